// The desk's own texts: for each language one file in texts/, for the first load,
// and one in texts/more/, for more.tsx.
const texts: Record<string, string> = {}
export let lang = "en"
let from = ""

async function load(name: string) {
  const r = await fetch(`${from}/${name}.${lang}.json`)
  if (!r.ok) throw new Error(`texts: ${r.status}`)
  Object.assign(texts, await r.json())
}

export function loadTexts(assets: string, tag: string) {
  lang = tag
  from = assets
  return load("work")
}

/** loadMore has the texts of more.tsx. */
export const loadMore = () => load("more")

/** t gives a text; what stands in braces is filled in. */
export function t(key: string, fill: Record<string, string | number> = {}): string {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(fill[name] ?? ""))
}

/** has says whether there is such a text. */
export const has = (key: string) => key in texts

const pad = (n: number) => String(n).padStart(2, "0")

/** clock is a time of day to the second, by this browser's clock. */
export function clock(time: number | string | Date): string {
  const d = new Date(time)
  return `${pad(d.getHours())}:${pad(d.getMinutes())}:${pad(d.getSeconds())}`
}

/** stampIn is a post's time in the zone of its page. */
export function stampIn(time: string, zone?: string): string {
  try {
    return new Intl.DateTimeFormat(lang === "fa" || lang === "ar" ? lang + "-u-nu-latn" : lang, {
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      ...(zone ? { timeZone: zone } : {}),
    }).format(new Date(time))
  } catch {
    return time.slice(11, 16)
  }
}

/** momentIn is a day and a time in a zone, with the zone's name for it. */
export function momentIn(time: string | Date, zone?: string): string {
  try {
    return new Intl.DateTimeFormat(lang === "fa" || lang === "ar" ? lang + "-u-nu-latn" : lang, {
      day: "numeric",
      month: "short",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
      ...(zone ? { timeZone: zone } : {}),
    }).format(new Date(time))
  } catch {
    return String(time)
  }
}

/** dirOf says how a language is written. */
export function dirOf(tag: string): "ltr" | "rtl" {
  try {
    const l = new Intl.Locale(tag).maximize()
    return ["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"].includes(l.script ?? "") ? "rtl" : "ltr"
  } catch {
    return "ltr"
  }
}
