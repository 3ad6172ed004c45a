// What goes out at a set time: the dialogs and the list; the notice of a page that
// pauses; and the pages that begin each day.
import { useEffect, useState } from "preact/hooks"
import { type Draft, type Due, type Listed, type Problem, ask, path } from "./api"
import { Box, Cancel, Wrong, ending, shut } from "./box"
import { add } from "./commands"
import { saved, schedule } from "./due"
import type { Work } from "./keep"
import { Head, Load, say, sent, stale, unchanged, useDo, useLoad } from "./parts"
import { S, listPages, may, open, publishPicked, refresh, set, writeNew } from "./state"
import { lang, momentIn, stampIn, t } from "./texts"
import { gist, said } from "./tree"
import { slugOf } from "./pages"
import { LangInput, ZoneInput } from "./zones"

add({
  id: "schedule",
  group: "write",
  says: () => t("schedule"),
  keys: ["s d"],
  when: () => !!S.page && !S.screen && !!S.work && !S.work.edits && may("editor") && S.page.state !== "ended" && said(S.work),
  run: () => schedule([S.work!.id]),
})

const pad = (n: number) => String(n).padStart(2, "0")

/** wallIn is what a clock in a zone shows: 2026-03-29T06:00. */
function wallIn(at: Date, zone?: string): string {
  const f = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone || "UTC" })
  const p = Object.fromEntries(f.formatToParts(at).map((x) => [x.type, x.value]))
  return `${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}`
}

/** instantIn is the moment at which a clock in a zone shows that; of two, one. */
function instantIn(wall: string, zone?: string): Date {
  const asked = Date.parse(wall + ":00Z")
  let at = asked
  for (let i = 0; i < 2; i++) at += asked - Date.parse(wallIn(new Date(at), zone) + ":00Z")
  return new Date(at)
}

/** nextHour is the next full hour but one in a zone, or soon; no zone is an hour off by less than 15 minutes. */
function later(minutes: number, zone?: string): string {
  const wall = wallIn(new Date(Date.now() + minutes * 60_000), zone)
  const m = Math.ceil(Number(wall.slice(14)) / 15) * 15
  return m === 60 ? wallIn(new Date(instantIn(wall.slice(0, 14) + "00", zone).getTime() + 3600_000), zone) : wall.slice(0, 14) + pad(m)
}

interface Choice {
  at: string
  zone: string
}

/** When asks for a day and a time, in the page's zone. */
function When({ page, at, onAt, id }: { page: Listed; at: string; onAt: (to: (was: string) => string) => void; id: string }) {
  return (
    <>
      <div class="pair">
        <p>
          <label for={id + "-day"}>{t("when.day")}</label>
          <input id={id + "-day"} type="date" dir="ltr" required value={at.slice(0, 10)} onInput={({ currentTarget: { value } }) => onAt((was) => value + was.slice(10))} />
        </p>
        <p>
          <label for={id + "-time"}>{t("when.time")}</label>
          <input id={id + "-time"} type="time" dir="ltr" required value={at.slice(11)} onInput={({ currentTarget: { value } }) => onAt((was) => was.slice(0, 11) + value)} />
        </p>
      </div>
      <p class="hint">
        {t("when.zone")} <bdi dir="ltr">{page.zone}</bdi>. {t("when.now")} <bdi>{momentIn(new Date(), page.zone)}</bdi>
      </p>
    </>
  )
}

/** Schedule sets the time at which drafts go out, or gives what is scheduled another. */
export function Schedule({ works = [], due }: { works?: Work[]; due?: Due }) {
  const page = S.pages.find((p) => p.id === (due?.page ?? S.page?.id))!
  const [at, setAt] = useState(() => (due && Date.parse(due.at) > Date.now() ? wallIn(new Date(due.at), page.zone) : later(45, page.zone)))
  const [choices, setChoices] = useState<Choice[]>([])
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(!due) // until the drafts are saved
  const [drafts, setDrafts] = useState<Draft[]>([])
  useEffect(() => {
    const end = ending()
    if (!due)
      void saved(works.map((w) => w.id)).then((found) => {
        if (!found?.length) return end(), set({ wrong: found ? "~" : S.wrong })
        setDrafts(found)
        setGoing(false)
      })
  }, [])
  const doubtful = (due?.drafts ?? drafts).some((d) => d.status === "unverified" || d.status === "checking")
  const send = async (at: string) => {
    setGoing(true)
    setWrong(null)
    setChoices([])
    const end = ending()
    try {
      const x = due
        ? await ask<Due>("PUT", path.page(page.id, "/schedule/" + due.id), { at })
        : await ask<Due>("POST", path.page(page.id, "/schedule"), { at, drafts: drafts.map((d) => ({ id: d.id, rev: d.rev })) })
      end()
      S.picked = S.picked.filter((id) => !x.drafts.some((d) => d.id === id))
      if (S.work && x.drafts.some((d) => d.id === S.work!.id)) writeNew()
      set({ told: t("told.scheduled", { time: momentIn(x.at, page.zone) }), wrong: "" })
      await refresh()
    } catch (e) {
      const p = e as Problem
      if (p.code === "time_twice" || p.code === "time_gap") setChoices(p.yours?.choices ?? [])
      setWrong(p)
    }
    setGoing(false)
  }
  return (
    <Box title={t("schedule.title")}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          void send(at)
        }}
      >
        <ol class="going">
          {(due?.drafts ?? works).map((d) => (
            <li dir="auto">{d.headline || ("body" in d ? gist(d) : "") || t("untitled")}</li>
          ))}
        </ol>
        <When
          id="schedule"
          page={page}
          at={at}
          onAt={(to) => {
            setAt(to)
            setChoices([])
            setWrong(null)
          }}
        />
        <p class="hint">{t("schedule.hint")}</p>
        {doubtful && <p class="bad">{t("schedule.doubtful")}</p>}
        {choices.length ? (
          <p class="bad" role="alert">
            {t(choices.length > 1 ? "schedule.twice" : "schedule.gap")}
          </p>
        ) : (
          <Wrong p={p} />
        )}
        <div class="buttons">
          {choices.map((c) => (
            <button type="button" class="outline" data-choice={c.at} disabled={going} onClick={() => void send(c.at)}>
              <bdi dir="ltr">{c.at.slice(11, 16) + " " + c.zone}</bdi>
            </button>
          ))}
          {!choices.length && (
            <button class="go" id="schedule-go" disabled={going}>
              {t("schedule.go")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

async function publishNow(x: Due) {
  const page = S.pages.find((p) => p.id === x.page)
  if (!page) return
  if (S.page?.id !== page.id || S.screen) {
    open(page)
    set({ dialog: { kind: "more", name: "missed" } })
    return
  }
  shut()
  await refresh() // of a page that was just opened nothing may be here yet
  if (S.page?.id !== page.id) return
  S.picked = x.drafts.map((d) => d.id).filter((id) => S.drafts.some((d) => d.id === id))
  if (!S.picked.length) return set({ wrong: "~" })
  await publishPicked(t("told.update", { n: x.drafts.length }))
}

/** Row is one thing that is scheduled, with what can be done about it. */
function Row({ x, named }: { x: Due; named?: boolean }) {
  const page = S.pages.find((p) => p.id === x.page)
  const editor = may("editor", x.page)
  const { wrong, going, run } = useDo() // said here: the screen has no other place for it
  const bad = x.state !== "waiting"
  return (
    <li data-due={x.id} data-state={x.state}>
      <p class="when">
        <time dateTime={x.at}>{momentIn(x.at, page?.zone)}</time>
      </p>
      <p class="meta">
        {named && <bdi>{page?.title} · </bdi>}
        <bdi dir="ltr">{page?.zone}</bdi>
        {x.by?.name && (
          <>
            {" · "}
            <bdi>{x.by.name}</bdi>
          </>
        )}
      </p>
      {bad && (
        <p class="bad">
          {t("due.why." + x.reason)} {(x.reason === "invalid" || x.reason === "watched") && <bdi>{x.detail}</bdi>}
        </p>
      )}
      <ol>
        {x.drafts.map((d) => (
          <li dir="auto">
            {d.headline || gist(S.drafts.find((y) => y.id === d.id) ?? { headline: "", body: null }) || t("untitled")} {d.status && d.status !== "verified" && <span class="mark">{t("status." + d.status)}</span>}
          </li>
        ))}
      </ol>
      {editor && (
        <div class="acts">
          {bad && page?.state === "live" && (
            <button class="outline" data-act="now" onClick={() => void publishNow(x)}>
              {t("due.now", { time: stampIn(new Date().toISOString(), page.zone) })}
            </button>
          )}
          <button class="quiet" data-act="time" onClick={() => set({ dialog: { kind: "more", name: "schedule", of: { due: x } } })}>
            {t("due.time")}
          </button>
          <button class="quiet" data-act="stop" disabled={going} onClick={() => void run(() => ask("DELETE", path.page(x.page, "/schedule/" + x.id)), t("told.stopped")).then(refresh)}>
            {t(bad ? "due.keep" : "due.stop")}
          </button>
        </div>
      )}
      <Wrong p={wrong} />
    </li>
  )
}

/** Missed asks about what did not go out. */
export function Missed() {
  const list = S.due.filter((x) => x.page === S.page?.id && x.state !== "waiting")
  useEffect(() => {
    if (!list.length) shut()
  }, [list.length])
  return (
    <Box title={t("missed.title")}>
      <p class="hint">{t("missed.hint")}</p>
      <ul class="timed">
        {list.map((x) => (
          <Row key={x.id} x={x} />
        ))}
      </ul>
      <div class="buttons">
        <Cancel />
      </div>
    </Box>
  )
}

/** Scheduled lists what goes out at a set time, here and on other pages. */
export function Scheduled() {
  useEffect(() => void refresh(), [])
  const here = S.due.filter((x) => x.page === S.page?.id)
  const others = S.due.filter((x) => x.page !== S.page?.id)
  return (
    <>
      <Head title={t("menu.scheduled")} />
      <section>
        {!here.length && <p class="hint">{t("scheduled.none")}</p>}
        <ul class="timed" id="scheduled">
          {here.map((x) => (
            <Row key={x.id} x={x} />
          ))}
        </ul>
      </section>
      {!!others.length && (
        <section>
          <h2>{t("scheduled.others")}</h2>
          <ul class="timed">
            {others.map((x) => (
              <Row key={x.id} x={x} named />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

// What a pause says, in the language of the page; readers' pages speak these.
const back: Record<string, string> = {
  ar: "نعود في {time}",
  de: "Zurück um {time}",
  en: "Back at {time}",
  es: "Volvemos a las {time}",
  fa: "بازمی‌گردیم: {time}",
  fr: "De retour à {time}",
  he: "נחזור בשעה {time}",
  ku: "Em di saet {time} de vedigerin",
  it: "Torniamo alle {time}",
  nl: "Terug om {time}",
  pt: "Voltamos às {time}",
  ru: "Вернёмся в {time}",
  sv: "Tillbaka kl. {time}",
  tr: "Yeniden buradayız: {time}",
  uk: "Повернемося о {time}",
}

/** Pause puts a notice that lapses onto a silent page. */
export function Pause() {
  const page = S.page!
  const say = (at: string) => {
    const time = new Intl.DateTimeFormat(page.lang || lang, { hour: "numeric", minute: "2-digit", timeZone: "UTC" })
    const [h = 0, m = 0] = at.slice(11).split(":").map(Number)
    const clock = time.format(new Date(Date.UTC(2000, 0, 1, h, m)))
    return (back[(page.lang || lang).split("-")[0]!] ?? back.en!).replace("{time}", clock)
  }
  const [at, setAt] = useState(() => {
    const now = wallIn(new Date(), page.zone)
    const morning = now.slice(0, 11) + "07:00"
    return now < morning ? morning : wallIn(new Date(instantIn(morning, page.zone).getTime() + 86_400_000), page.zone)
  })
  const [text, setText] = useState("")
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("pause.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const until = instantIn(at, page.zone)
          const end = ending()
          try {
            await ask("PATCH", path.page(page.id), { notice: { text: (text || say(at)).trim(), until: until.toISOString().replace(/\.\d+/, "") } }).catch(unchanged)
            end()
            set({ told: t("told.page"), wrong: "" })
            await listPages()
          } catch (e) {
            setWrong(e as Problem)
          }
        }}
      >
        <p class="hint">{t("pause.hint")}</p>
        <When id="pause" page={page} at={at} onAt={setAt} />
        <label for="pause-text">{t("pause.notice")}</label>
        <input id="pause-text" dir="auto" lang={page.lang} value={text || say(at)} onInput={(e) => setText(e.currentTarget.value)} />
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="pause-go">
            {t("pause.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

export interface Run {
  slug: string
  url: string
  title: string
  standfirst: string
  lang: string
  zone: string
  at: string
  ends: string
  state: "runs" | "stopped"
  next?: string
  trouble?: string
  today?: string
}

/** Series lists the pages that begin each day, changes them and makes new ones. */
export function Series() {
  const list = useLoad(() => ask<{ series: Run[] }>("GET", "series").then((v) => v.series))
  const act = useDo()
  const turn = (x: Run) =>
    act.run(async () => {
      await ask("POST", `series/${encodeURIComponent(x.slug)}/${x.state === "runs" ? "stop" : "start"}`, {})
      await list.load()
    }, t(x.state === "runs" ? "series.stopped" : "series.started"))
  return (
    <>
      <Head title={t("menu.series")} />
      <section>
        <p class="hint">{t("series.hint")}</p>
        <Wrong p={act.wrong} />
        {!list.v ? <Load of={list} /> : !list.v.length && <p>{t("series.none")}</p>}
        <ul class="timed" id="series-list">
          {list.v?.map((x) => (
            <li key={x.slug} data-series={x.slug} data-state={x.state}>
              <h2 class="when" dir="auto">
                {x.title}
              </h2>
              <p class="meta">
                <a href={x.url} target="_blank" rel="noopener" dir="ltr">
                  {x.url}
                </a>
              </p>
              <p class="meta">
                {t("series.each")} <bdi dir="ltr">{`${x.at} ${x.zone}`}</bdi>. {t("series.ends")}: {t("series.ends." + x.ends)}
              </p>
              <p class="meta">{x.next ? t("series.next", { time: momentIn(x.next, x.zone) }) : t("series.stopped")}</p>
              {x.trouble && (
                <p class="bad">
                  {t("series.trouble")} <bdi>{x.trouble}</bdi>
                </p>
              )}
              <div class="acts">
                {x.today && S.pages.some((q) => q.slug === x.today) && (
                  <button class="quiet" onClick={() => open(S.pages.find((q) => q.slug === x.today)!)}>
                    {t("series.today")}
                  </button>
                )}
                <button class="quiet" data-act="edit" onClick={() => set({ dialog: { kind: "more", name: "series", of: x } })}>
                  {t("edit")}
                </button>
                <button class="quiet" data-act="turn" onClick={() => void turn(x)}>
                  {t(x.state === "runs" ? "series.stop" : "series.start")}
                </button>
              </div>
              {x.today && <Days slug={x.slug} />}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t("series.new")}</h2>
        <SeriesForm
          id="series"
          go={t("series.go")}
          save={async (v, form) => {
            await ask("POST", "series", v)
            form.reset()
            say(t("series.made"))
            await listPages()
            await list.load()
          }}
        />
      </section>
    </>
  )
}

/** SeriesEdit changes a series from its next day on. */
export function SeriesEdit({ x }: { x: Run }) {
  return (
    <Box title={t("series.edit")}>
      <p class="hint">{t("series.edit.hint")}</p>
      <SeriesForm
        id="change"
        x={x}
        go={t("save")}
        save={async (v) => {
          const end = ending()
          await ask("PATCH", "series/" + encodeURIComponent(x.slug), v).catch(unchanged)
          end()
          say(t("series.changed"))
          stale()
        }}
      />
    </Box>
  )
}

/** SeriesForm is what a series is made from. */
function SeriesForm({ id, x, go, save }: { id: string; x?: Run; go: string; save: (v: Record<string, unknown>, form: HTMLFormElement) => Promise<void> }) {
  const act = useDo()
  const zone = x?.zone ?? (S.page?.zone || Intl.DateTimeFormat().resolvedOptions().timeZone)
  const [slug, setSlug] = useState("")
  const [own, setOwn] = useState(false)
  return (
    <form
      class="stack"
      id={id + "-form"}
      onSubmit={sent((f, form) => {
        const v: Record<string, unknown> = Object.fromEntries([...f].map(([name, value]) => [name, String(value).trim()]))
        if (!x) v.now = f.has("now")
        void act.run(() => save(v, form))
      })}
    >
      <label for={id + "-title"}>{t("series.title")}</label>
      <input id={id + "-title"} name="title" dir="auto" required maxLength={100} defaultValue={x?.title ?? ""} onInput={(e) => own || setSlug(slugOf(e.currentTarget.value.replace("{date}", "")).slice(0, 52).replace(/-$/, ""))} />
      <p class="hint">{t("series.title.hint", { date: "{date}" })}</p>
      <label for={id + "-standfirst"}>{t("field.standfirst")}</label>
      <input id={id + "-standfirst"} name="standfirst" dir="auto" defaultValue={x?.standfirst ?? ""} />
      {!x && (
        <>
          <label for="series-slug">{t("series.slug")}</label>
          <input
            id="series-slug"
            name="slug"
            dir="ltr"
            required
            pattern="[a-z0-9]([a-z0-9\-]{0,50}[a-z0-9])?"
            value={slug}
            onInput={(e) => {
              setOwn(true)
              setSlug(e.currentTarget.value)
            }}
          />
        </>
      )}
      <div class="pair">
        <p>
          <label for={id + "-at"}>{t("series.at")}</label>
          <input id={id + "-at"} name="at" type="time" dir="ltr" required defaultValue={x?.at ?? "06:00"} />
        </p>
        <p>
          <label for={id + "-zone"}>{t("series.zone")}</label>
          <ZoneInput id={id + "-zone"} name="zone" value={zone} />
        </p>
      </div>
      <label for={id + "-lang"}>{t("series.lang")}</label>
      <LangInput id={id + "-lang"} name="lang" value={x?.lang ?? (S.page?.lang || lang)} />
      <label for={id + "-ends"}>{t("series.ends")}</label>
      <select id={id + "-ends"} name="ends">
        {["begin", "post", "stay"].map((e) => (
          <option value={e} selected={e === x?.ends}>
            {t("series.ends." + e)}
          </option>
        ))}
      </select>
      {!x && (
        <label class="flag">
          <input type="checkbox" name="now" /> {t("series.now")}
        </label>
      )}
      <Wrong p={act.wrong} />
      <div class="buttons">
        <button class="go" id={id + "-go"} disabled={act.going}>
          {go}
        </button>
        {x && <Cancel />}
      </div>
    </form>
  )
}

interface Day {
  day: string
  slug: string
  title: string
  url: string
  state: string
}

/** Days lists all days of a series, as many at a time as the server gives. */
function Days({ slug }: { slug: string }) {
  const [days, setDays] = useState<Day[]>([])
  const [next, setNext] = useState("")
  const act = useDo()
  const load = (before: string) =>
    act.run(async () => {
      const v = await ask<{ days: Day[]; next: string }>("GET", `series/${encodeURIComponent(slug)}/days?before=${before}`)
      setDays((was) => (before ? [...was, ...v.days] : v.days))
      setNext(v.next)
    })
  return (
    <details onToggle={(e) => (e.currentTarget as HTMLDetailsElement).open && void load("")}>
      <summary>{t("series.days")}</summary>
      <ul class="rows">
        {days.map((d) => {
          const page = S.pages.find((q) => q.slug === d.slug)
          return (
            <li key={d.day} data-day={d.day}>
              <div>
                <a href={d.url} target="_blank" rel="noopener">
                  <bdi>{d.title}</bdi>
                </a>
                <p class="meta">
                  <bdi dir="ltr">{d.day}</bdi> · {t("state." + d.state)}
                </p>
              </div>
              {page && (
                <button class="quiet" onClick={() => open(page)}>
                  {t("edit")}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      <Wrong p={act.wrong} />
      {next && (
        <button class="outline" data-act="more" disabled={act.going} onClick={() => void load(next)}>
          {t("more")}
        </button>
      )}
    </details>
  )
}
