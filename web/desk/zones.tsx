// Where a page's clocks stand, and which language it speaks: chosen by typing what
// people know, a city or the language's name.
import { useRef, useState } from "preact/hooks"
import { S } from "./state"
import { lang, t } from "./texts"

// Places that people name, and after which no zone of the IANA database is called.
const cities: Record<string, string> = {
  "Europe/Berlin": "Munich, München, Frankfurt, Hamburg, Köln, Cologne, Stuttgart, Düsseldorf, Leipzig, Dresden, Bremen, Hannover, Nürnberg",
  "Europe/Paris": "Lyon, Marseille, Toulouse, Nice, Bordeaux, Lille, Nantes, Strasbourg, Rennes",
  "Europe/Madrid": "Barcelona, Sevilla, Valencia, Bilbao, Zaragoza, Málaga",
  "Europe/Rome": "Milan, Milano, Naples, Napoli, Turin, Torino, Florence, Firenze, Venice, Venezia, Palermo, Bologna",
  "Europe/London": "Manchester, Birmingham, Edinburgh, Glasgow, Liverpool, Leeds, Cardiff, Belfast, Bristol",
  "Europe/Amsterdam": "Rotterdam, The Hague, Den Haag, Utrecht, Eindhoven",
  "Europe/Brussels": "Antwerp, Antwerpen, Ghent, Liège",
  "Europe/Zurich": "Geneva, Genève, Basel, Bern, Lausanne",
  "Europe/Vienna": "Graz, Salzburg, Linz, Innsbruck, Wien",
  "Europe/Warsaw": "Kraków, Gdańsk, Łódź, Wrocław, Poznań",
  "Europe/Lisbon": "Porto, Braga, Coimbra",
  "Europe/Stockholm": "Göteborg, Gothenburg, Malmö, Uppsala",
  "Europe/Copenhagen": "Aarhus, Odense",
  "Europe/Oslo": "Bergen, Trondheim, Stavanger",
  "Europe/Helsinki": "Tampere, Turku, Espoo",
  "Europe/Kiev": "Kyiv, Kharkiv, Lviv, Odesa, Dnipro",
  "Europe/Kyiv": "Kharkiv, Lviv, Odesa, Dnipro",
  "Europe/Moscow": "Saint Petersburg, Kazan, Nizhny Novgorod",
  "Europe/Athens": "Thessaloniki, Patras",
  "Europe/Istanbul": "Ankara, Izmir, Bursa, Antalya, Diyarbakır",
  "Europe/Bucharest": "Cluj, Timișoara, Iași",
  "America/New_York": "Washington, Boston, Philadelphia, Atlanta, Miami, Baltimore, Charlotte, Orlando, Tampa, Pittsburgh, Cleveland",
  "America/Chicago": "Houston, Dallas, Austin, San Antonio, Minneapolis, St. Louis, New Orleans, Kansas City, Nashville, Memphis, Milwaukee",
  "America/Denver": "Salt Lake City, Albuquerque, Colorado Springs",
  "America/Los_Angeles": "San Francisco, San Diego, Seattle, Portland, Las Vegas, Sacramento, Oakland",
  "America/Toronto": "Montreal, Montréal, Ottawa, Québec",
  "America/Sao_Paulo": "Rio de Janeiro, Brasília, Belo Horizonte, Curitiba, Porto Alegre",
  "America/Mexico_City": "Guadalajara, Puebla",
  "America/Bogota": "Medellín, Cali, Cartagena",
  "Asia/Tehran": "Mashhad, Isfahan, Shiraz, Tabriz, Karaj, Ahvaz, Qom, تهران, مشهد, اصفهان, شیراز, تبریز",
  "Asia/Baghdad": "Basra, Mosul, Erbil, Sulaymaniyah, بغداد, البصرة, أربيل",
  "Asia/Riyadh": "Jeddah, Mecca, Medina, Dammam, الرياض, جدة, مكة",
  "Asia/Dubai": "Abu Dhabi, Sharjah, دبي, أبوظبي",
  "Asia/Beirut": "Tripoli, بيروت",
  "Asia/Damascus": "Aleppo, Homs, دمشق, حلب",
  "Asia/Jerusalem": "Tel Aviv, Haifa, القدس",
  "Africa/Cairo": "Alexandria, Giza, القاهرة, الإسكندرية",
  "Africa/Casablanca": "Rabat, Marrakesh, Fez, الدار البيضاء, الرباط",
  "Africa/Johannesburg": "Cape Town, Durban, Pretoria",
  "Africa/Lagos": "Abuja, Kano, Ibadan",
  "Africa/Nairobi": "Mombasa",
  "Asia/Kolkata": "Mumbai, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune, Ahmedabad, Calcutta",
  "Asia/Calcutta": "Mumbai, Delhi, New Delhi, Bengaluru, Bangalore, Chennai, Hyderabad, Pune, Ahmedabad, Kolkata",
  "Asia/Karachi": "Islamabad, Lahore, Peshawar",
  "Asia/Shanghai": "Beijing, Guangzhou, Shenzhen, Chengdu, Wuhan, Tianjin",
  "Asia/Tokyo": "Osaka, Kyoto, Nagoya, Sapporo, Fukuoka",
  "Asia/Seoul": "Busan, Incheon",
  "Asia/Ho_Chi_Minh": "Hanoi, Saigon",
  "Asia/Saigon": "Hanoi, Ho Chi Minh",
  "Australia/Sydney": "Canberra, Newcastle",
  "Pacific/Auckland": "Wellington, Christchurch",
}

/** fold makes letters alike that people take for the same. */
export const fold = (s: string) =>
  s
    .normalize("NFKD")
    .replace(/[\u0300-\u036f\u064b-\u065f\u200c]/g, "")
    .replace(/ي/g, "ی")
    .replace(/ك/g, "ک")
    .toLowerCase()
    .replace(/[_/-]+/g, " ")
    .trim()

interface Zone {
  zone: string
  names: string[] // folded: its own, then those of cities
}
let zones: Zone[] | null = null
function all(): Zone[] {
  if (!zones) {
    const known: string[] = (Intl as any).supportedValuesOf?.("timeZone") ?? Object.keys(cities)
    zones = [...new Set(["UTC", ...known])].map((zone) => ({
      zone,
      names: [fold(zone.slice(zone.lastIndexOf("/") + 1)), fold(zone), ...(cities[zone]?.split(", ") ?? []).map(fold)],
    }))
  }
  return zones
}

/** findZones gives the zones that a typed text may mean, the nearest first. */
export function findZones(typed: string): string[] {
  const q = fold(typed)
  if (!q) return []
  const near = (z: Zone) => Math.min(...z.names.map((n) => (n === q ? 0 : n.startsWith(q) ? 1 : n.includes(" " + q) ? 2 : n.includes(q) ? 3 : 9)))
  return all()
    .map((z) => ({ zone: z.zone, d: near(z) }))
    .filter((x) => x.d < 9)
    .sort((a, b) => a.d - b.d)
    .slice(0, 8)
    .map((x) => x.zone)
}

const clockIn = (zone: string) => {
  try {
    return new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(new Date())
  } catch {
    return ""
  }
}

/** ZoneInput is a field of a form that holds an IANA zone. */
export function ZoneInput({ id, name, value }: { id: string; name: string; value: string }) {
  const [typed, setTyped] = useState(value)
  const [found, setFound] = useState<string[]>([])
  const [at, setAt] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const take = (zone: string) => {
    setTyped(zone)
    setFound([])
  }
  const list = id + "-list"
  return (
    <span class="combo">
      <input
        id={id}
        ref={input}
        name={name}
        dir="ltr"
        required
        autocomplete="off"
        role="combobox"
        aria-expanded={!!found.length}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={found.length ? `${list}-${at}` : undefined}
        aria-describedby={id + "-now"}
        value={typed}
        onInput={(e) => {
          const is = e.currentTarget.value
          setTyped(is)
          setFound(findZones(is).filter((z) => z !== is))
          setAt(0)
        }}
        onKeyDown={(e) => {
          if (!found.length) return
          if (e.key === "ArrowDown" || e.key === "ArrowUp") {
            e.preventDefault()
            setAt((at + (e.key === "ArrowDown" ? 1 : found.length - 1)) % found.length)
          } else if (e.key === "Enter") {
            e.preventDefault()
            take(found[at]!)
          } else if (e.key === "Escape") {
            e.preventDefault()
            e.stopPropagation()
            setFound([])
          }
        }}
        onBlur={() => {
          // A city that was typed out is taken at its word.
          if (!all().some((z) => z.zone === typed) && found[0]) take(found[0])
          setFound([])
        }}
      />
      <ul id={list} role="listbox" aria-label={t("open.zone")} hidden={!found.length}>
        {found.map((z, i) => (
          <li
            id={`${list}-${i}`}
            role="option"
            aria-selected={i === at}
            onPointerDown={(e) => {
              e.preventDefault()
              take(z)
            }}
          >
            <bdi>{z}</bdi> <span class="meta">{clockIn(z)}</span>
          </li>
        ))}
      </ul>
      <small id={id + "-now"} class="meta">
        {clockIn(typed) ? t("zone.now", { time: clockIn(typed) }) : t("zone.hint")}
      </small>
    </span>
  )
}

const nameOf = (tag: string) => {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** LangInput is a field of a form that holds a BCP 47 tag: of those that readers'
 *  pages speak, or any other. */
export function LangInput({ id, name, value }: { id: string; name: string; value: string }) {
  const known = S.langs
  const [own, setOwn] = useState(!known.includes(value))
  const [tag, setTag] = useState(value)
  return (
    <>
      <select
        id={id}
        value={own ? "" : tag}
        onChange={(e) => {
          setOwn(!e.currentTarget.value)
          setTag(e.currentTarget.value || tag)
        }}
      >
        {known.map((x) => (
          <option value={x} lang={x}>
            {nameOf(x)} – {x}
          </option>
        ))}
        <option value="">{t("lang.other")}</option>
      </select>
      {own && (
        <>
          <label for={id + "-tag"}>{t("lang.tag")}</label>
          <input id={id + "-tag"} dir="ltr" required value={tag} maxLength={100} onInput={(e) => setTag(e.currentTarget.value)} />
        </>
      )}
      <input type="hidden" name={name} value={tag} />
    </>
  )
}

/** wallOf is what a clock in a zone shows at a time, as an input of type
 *  datetime-local has it: that knows no zone but the browser's. */
export function wallOf(time: Date | string, zone: string): string {
  const p = Object.fromEntries(
    new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone })
      .formatToParts(new Date(time))
      .map((x) => [x.type, x.value]),
  )
  return `${p.year!.padStart(4, "0")}-${p.month}-${p.day}T${p.hour}:${p.minute}`
}

/** timeAt is the time at which a clock in a zone shows this; where it does so
 *  twice the first, and where it never does, as much later as the clock was put. */
export function timeAt(wall: string, zone: string): Date {
  const as = Date.parse(wall + "Z")
  const ahead = (at: number) => Date.parse(wallOf(new Date(at), zone) + "Z") - at
  const shown = [as - ahead(as - 86_400_000), as - ahead(as + 86_400_000)]
  return new Date(shown.find((at) => at + ahead(at) === as) ?? shown[0]!)
}

/** shownIn is a time of day, and the day, as people of this desk write it. */
export const shownIn = (time: Date, zone?: string) =>
  new Intl.DateTimeFormat(lang === "fa" || lang === "ar" ? lang + "-u-nu-latn" : lang, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    ...(zone ? { timeZone: zone } : {}),
  }).format(time)
