// The reader's own time and "12 min ago" beside the time of an update. Both are
// attributes that the style sheet shows, so that they take no room in the flow
// and the line's own text stays what the server wrote.

const day = 24 * 60 * 60000;

/** relative makes what ago needs. A browser takes its time over it, so one does for many. */
export const relative = (lang: string | undefined) => new Intl.RelativeTimeFormat(lang, { numeric: "auto", style: "short" });

/** ago says how long before now a time was, in whole units of the language. */
export function ago(time: number, format: Intl.RelativeTimeFormat): string {
  const minutes = (Date.now() - time) / 60000;
  const [n, unit]: [number, Intl.RelativeTimeFormatUnit] =
    minutes < 1 ? [0, "second"] : minutes < 60 ? [minutes, "minute"] : minutes < 1440 ? [minutes / 60, "hour"] : [minutes / 1440, "day"];
  return format.format(-Math.floor(n), unit);
}

/** times sets the times beside the lines of all updates, as the page's data says; where still is set, none that run on. */
export function times(list: HTMLElement, data: DOMStringMap, still: boolean): void {
  const lang = data.textLang;
  const wall = (timeZone?: string) => new Intl.DateTimeFormat("en", { timeZone, dateStyle: "short", timeStyle: "short" });
  const here = wall();
  let home = here;
  try {
    home = wall(data.zone);
  } catch {
    // A zone that the browser does not know.
  }
  const clock = (weekday?: "short") =>
    new Intl.DateTimeFormat(lang, {
      hour: "numeric",
      minute: "2-digit",
      hourCycle: data.hours as "h12" | "h23",
      weekday,
    });
  const today = clock();
  const otherDay = clock("short");
  const format = relative(lang);
  for (const line of list.querySelectorAll<HTMLElement>(HOST ? '[data-update]>[data-h="3"]' : "[data-update]>h3")) {
    const time = line.querySelector("time")!;
    const t = Date.parse(time.dateTime);
    const past = Date.now() - t;
    const d = line.dataset;
    const text = still || past < 0 || past >= day ? "" : ago(t, format);
    if (text !== (d.ago || "")) d.ago = text;
    const a = here.format(t);
    const b = home.format(t);
    if (d.own || a === b) continue;
    d.own = data.textOwn!.replace("#", (a.split(",")[0] === b.split(",")[0] ? today : otherDay).format(t));
  }
}
