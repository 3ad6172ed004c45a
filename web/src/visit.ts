// What the browser keeps of a reader's last visit to a page. It stays in the
// browser: no cookie, nothing sent. Where storage is refused there is none.

/** Visit is what had been shown of a page when it was left. */
export interface Visit {
  epoch: number;
  seq: number;
  time: number; // ms
}

const key = (base: string) => "stoppress:" + base;

export function recall(base: string): Visit | null {
  try {
    return JSON.parse(localStorage.getItem(key(base))!);
  } catch {
    return null;
  }
}

/** remember keeps v. Of two tabs the one that showed more counts. */
export function remember(base: string, v: Visit): void {
  const was = recall(base);
  if (was && was.epoch === v.epoch) v.seq = Math.max(v.seq, was.seq);
  try {
    localStorage.setItem(key(base), JSON.stringify(v));
  } catch {
    // Full, or refused.
  }
}

/** ago says how long before now a time was, in whole units of the language. */
export function ago(time: number, lang: string | undefined): string {
  const minutes = (Date.now() - time) / 60000;
  const [n, unit]: [number, Intl.RelativeTimeFormatUnit] =
    minutes < 1 ? [0, "second"] : minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
  return new Intl.RelativeTimeFormat(lang, { numeric: "auto", style: "short" }).format(-Math.floor(n), unit);
}
