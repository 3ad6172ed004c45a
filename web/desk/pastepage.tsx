// Paste your page: what was understood of a page that was kept by hand, or that
// another system wrote, is shown and mended before anything is published.
import { useEffect, useRef, useState } from "preact/hooks"
import { type Problem, type Saying, type Source, type Tree, ask, path } from "./api"
import { Box, Cancel, Wrong, ending, forget, shut, useLeft } from "./box"
import { Naming } from "./pages"
import { S, listPages, may, open } from "./state"
import { lang, momentIn, t } from "./texts"
import { Body } from "./tree"
import { timeAt, wallOf } from "./zones"

interface Story {
  line: number
  headline?: string
  paragraphs: string[]
  whole?: Whole // of an export
}
interface Whole {
  body: Tree | null
  dateline?: { place: string; date: string }
  sources?: Source[]
  byline?: string
  tags?: string[]
  lang?: string
  key?: boolean
}
interface Update {
  stamp: string
  label: string
  line: number
  day_line?: string
  posts: Story[]
}
interface Doubt extends Saying {
  line: number
  text: string
  why: string // in English, as is choice
  choice: string
}
interface Outline {
  encoding?: string
  format?: string // of an export; its lines are its posts
  title?: string
  notice?: string
  standfirst?: string
  updates: Update[]
  doubts: Doubt[]
}
interface Report {
  items: { fate: string; stamp: string; headline?: string }[]
  left?: string[]
}

// What the server calls what became of a story.
const fates: Record<string, string> = {
  added: "added",
  "saved as a draft": "saved",
  edited: "edited",
  unchanged: "unchanged",
  "changed here since": "here",
  "withdrawn here since": "gone",
  "erased here since": "destroyed",
  "not added, it may be a post that was erased here": "held",
  "published here": "own",
  "no longer in the text": "missing",
}
const calm = ["added", "saved", "edited", "unchanged"]

function Became({ of, zone, done, newest }: { of: Report; zone: string; done: boolean; newest: boolean }) {
  const count = new Map<string, number>()
  const items = of.items.filter((x) => !newest || fates[x.fate] !== "missing") // a feed has the newest posts only
  for (const x of items) count.set(fates[x.fate] ?? x.fate, (count.get(fates[x.fate] ?? x.fate) ?? 0) + 1)
  const left = items.filter((x) => !calm.includes(fates[x.fate] ?? ""))
  return (
    <section class="became" aria-label={t("paste.report")}>
      <p>
        <b>{t(done ? "paste.report.done" : "paste.report")}</b>{" "}
        {[...count].map(([fate, n]) => (
          <span class="mark" data-fate={fate}>
            {t("fate." + fate)}: {n}
          </span>
        ))}
      </p>
      {!!left.length && (
        <ul class="tell">
          {left.slice(0, 200).map((x) => (
            <li>
              {momentIn(x.stamp, zone)} <bdi>{x.headline}</bdi>: {t("fate." + (fates[x.fate] ?? "own"))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** sentence is what the server says of a text, in the desk's language; times are
 *  told by the page's clock. */
function sentence({ code, args = {} }: Saying, zone: string): string {
  const tag = lang === "fa" || lang === "ar" ? lang + "-u-nu-latn" : lang
  const day = (time: number, how: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, { ...how, timeZone: "UTC" }).format(time)
  const fill: Record<string, string> = {}
  for (const [name, v] of Object.entries(args)) {
    let said = v
    if (name === "because" || name === "although") {
      fill[name] = v
        .split(",")
        .map((x) => t("said.reason." + x, { mark: args.mark ?? "" }))
        .join(t("said.comma"))
      continue
    }
    if (name === "places") said = t("said.places." + v)
    else if (name === "text") said = v
    else if (/^\d{4}-\d\d-\d\dT/.test(v)) said = momentIn(v, zone)
    else if (/^\d{4}-\d\d-\d\d$/.test(v)) said = day(Date.parse(v), { day: "numeric", month: "long", year: "numeric" })
    else if ((name === "is" || name === "written") && /^[0-6]$/.test(v)) said = day(Date.UTC(2023, 0, 1 + Number(v)), { weekday: "long" })
    fill[name] = `\u2068${said}\u2069` // whichever way it is written
  }
  if (fill.although) fill.because = t("said.but", fill)
  if (fill.because) fill.because = fill.because.charAt(0).toLocaleUpperCase(lang) + fill.because.slice(1)
  return t("said." + code, fill)
}

const maxFile = 8 // MB, as intake.MaxFile

/** Kept is a file as it was when it was chosen. */
interface Kept {
  name: string
  bytes: Blob
}

/** exported tells by its first letters whether a file is another system's export; the
 *  server reads such a file itself, as the command line does. */
function exported(b: ArrayBuffer): boolean {
  const head = new Uint8Array(b.slice(0, 2))
  const name = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "windows-1252"
  return /^(\ufeff|\u00ef\u00bb\u00bf)?\s*(<[!?a-z]|\{|\[\s*[{"[\]])/i.test(new TextDecoder(name).decode(b.slice(0, 4096)))
}

const base64 = (b: Blob) =>
  new Promise<string>((ok, no) => {
    const r = new FileReader()
    r.onload = () => ok(String(r.result).replace(/^[^,]*,/, ""))
    r.onerror = no
    r.readAsDataURL(b)
  })

const size = (n: number) => new Intl.NumberFormat(lang, { style: "unit", unit: n < 1e6 ? "kilobyte" : "megabyte", maximumFractionDigits: n < 1e6 ? 0 : 1 }).format(n < 1e6 ? Math.max(1, n / 1e3) : n / 1e6)

/** Full is a post of an export as it will stand, but for its headline. */
function Full({ of }: { of: Whole }) {
  const by = [of.byline, of.dateline?.place, of.dateline?.date].filter(Boolean)
  return (
    <div class="full" dir="auto" {...(of.lang ? { lang: of.lang } : {})}>
      {(of.key || !!by.length) && (
        <p class="meta">
          {of.key && <b class="mark">{t("flag.key")}</b>} {by.join(" · ")}
        </p>
      )}
      <Body of={of.body} />
      {!!of.sources?.length && (
        <p class="meta">
          {t("sources")}:{" "}
          {of.sources.map((s, i) => (
            <>
              {i > 0 && ", "}
              {/^https?:/i.test(s.url) ? (
                <a href={s.url} target="_blank" rel="noopener noreferrer">
                  {s.name || s.url}
                </a>
              ) : (
                s.name
              )}
            </>
          ))}
        </p>
      )}
      {!!of.tags?.length && (
        <p class="meta">
          {of.tags.map((tag) => (
            <bdi class="tag">{tag}</bdi>
          ))}
        </p>
      )}
    </div>
  )
}

/** read gives a file's text, or null where it is not UTF-8 or UTF-16. */
function read(b: ArrayBuffer): string | null {
  const head = new Uint8Array(b.slice(0, 2))
  const name = head[0] === 0xff && head[1] === 0xfe ? "utf-16le" : head[0] === 0xfe && head[1] === 0xff ? "utf-16be" : "utf-8"
  try {
    return new TextDecoder(name, { fatal: true }).decode(b)
  } catch {
    return null
  }
}

export function Paste() {
  const [text, setText] = useLeft("paste", "text", "")
  const [old, setOld] = useState<ArrayBuffer | null>(null) // a file in another encoding
  const [file, setFile] = useLeft<Kept | null>("paste", "file", null) // an export
  const [date, setDate] = useLeft("paste", "date", "")
  const [to, setTo] = useLeft("paste", "to", "") // id of a page that is there
  const [named, setNamed] = useLeft<Record<string, FormDataEntryValue | null>>("paste", "named", {})
  const [found, setFound] = useLeft<Outline | null>("paste", "found", null)
  const [back, setBack] = useLeft<Outline[]>("paste", "back", [])
  const [right, setRight] = useLeft<Set<Doubt>>("paste", "right", new Set())
  const [report, setReport] = useLeft<Report | null>("paste", "report", null)
  const [done, setDone] = useState("") // slug of the page that it was brought to
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const key = useRef("")
  const form = useRef<HTMLFormElement>(null)
  const pages = S.pages.filter((x) => may("editor", x.id))
  const onto = pages.find((x) => x.id === to)
  const zone = onto?.zone ?? String(named.zone ?? "UTC")
  const go = async (what: () => Promise<void>) => {
    setGoing(true)
    setWrong(null)
    try {
      await what()
    } catch (e) {
      const p = e as Problem
      if ((p.code === "no_date" || p.said?.code === "future") && !date) setDate(p.yours?.date || new Date().toISOString().slice(0, 10))
      setWrong(p)
    }
    setGoing(false)
  }
  const refuse = (message: string) => setWrong({ status: 422, message } as Problem)
  const take = async (f: File | undefined) => {
    if (!f) return
    setWrong(null)
    setOld(null)
    if (f.size > maxFile << 20) return refuse(t("paste.large", { name: f.name, mb: maxFile }))
    const b = await f.arrayBuffer().catch(() => null)
    if (!b) return refuse(t("paste.unread", { name: f.name }))
    if (exported(b)) return setFile({ name: f.name, bytes: new Blob([b]) })
    const s = read(b)
    if (s === null) return setOld(b)
    setFile(null)
    setText(s)
  }
  useEffect(() => {
    const box = form.current!.closest("dialog")!
    const files = (e: DragEvent) => !!e.dataTransfer?.types.includes("Files")
    const on: Record<string, (e: DragEvent) => void> = {
      dragover: (e) => {
        if (!files(e)) return
        e.preventDefault() // else the browser leaves the desk to show the file
        box.classList.add("over")
      },
      dragleave: (e) => box.contains(e.relatedTarget as Node | null) || box.classList.remove("over"),
      drop: (e) => {
        box.classList.remove("over")
        if (!files(e)) return
        e.preventDefault()
        if (form.current!.querySelector("#paste-file")) void take(e.dataTransfer!.files[0])
      },
    }
    for (const [name, fn] of Object.entries(on)) box.addEventListener(name, fn as EventListener)
    return () => {
      for (const [name, fn] of Object.entries(on)) box.removeEventListener(name, fn as EventListener)
    }
  }, [])
  const mend = (updates: Update[]) => {
    setBack([...back, found!])
    setFound({ ...found!, updates: updates.map((u) => ({ ...u, posts: u.posts.filter((q) => q.headline || q.paragraphs.length || q.whole?.body) })).filter((u) => u.posts.length) })
    key.current = ""
  }
  const post = (u: number, i: number, to: Story[]) => mend(found!.updates.map((x, j) => (j === u ? { ...x, posts: x.posts.flatMap((q, k) => (k === i ? to : [q])) } : x)))
  // With the one above, which may stand under another time.
  const join = (u: number, i: number) => {
    const q = found!.updates[u]!.posts[i]!
    const lines = [...(q.headline ? [q.headline] : []), ...q.paragraphs]
    const [v, k] = i ? [u, i - 1] : [u - 1, found!.updates[u - 1]!.posts.length - 1]
    mend(
      found!.updates.map((x, j) => ({
        ...x,
        posts: x.posts.flatMap((r, n) => (j === u && n === i ? [] : j === v && n === k ? [{ ...r, paragraphs: [...r.paragraphs, ...lines] }] : [r])),
      })),
    )
  }
  const brought = async () => ({ ...(file ? { name: file.name, file: await base64(file.bytes) } : { text }), ...(date ? { date } : {}) })
  // An export goes as it is, with what was mended of it.
  const mended = async (o: Outline) => {
    const posts = (o: Outline) => new Map(o.updates.flatMap((u) => u.posts.map((q) => [q.line, q.headline ?? ""] as const)))
    const now = posts(o)
    const leave: number[] = []
    const headlines: Record<number, string> = {}
    for (const [no, was] of posts(back[0] ?? o)) {
      const is = now.get(no)
      if (is === undefined) leave.push(no)
      else if (is !== was) headlines[no] = is
    }
    return { ...(await brought()), leave, headlines }
  }
  const send = async (outline: Outline) => {
    key.current ||= crypto.getRandomValues(new Uint32Array(4)).join("-")
    const end = ending()
    const what = outline.format ? await mended(outline) : { outline, ...(date ? { date } : {}) }
    const made = await ask<{ page: { slug: string }; report?: Report }>("POST", to ? path.page(to, "/import") : "import", to ? what : { ...named, ...what }, key.current)
    forget("paste")
    await listPages()
    if (to && made.report) {
      setReport(made.report)
      setDone(made.page.slug)
      return
    }
    if (!end()) return // who left it goes on where they are
    const page = S.pages.find((x) => x.slug === made.page.slug)
    if (page) open(page)
  }
  // The doubts about a part of the text stand where that part is.
  const doubts = found?.doubts.filter((d) => !right.has(d)) ?? []
  const starts = found?.updates.flatMap((u) => [u.line, ...u.posts.map((q) => q.line)]) ?? []
  const about = (line: number) => doubts.filter((d) => d.line && starts.reduce((at, s) => (s <= d.line && s > at ? s : at), 0) === line)
  const first = doubts.filter((d) => !d.line || !starts.some((s) => s <= d.line))
  const Doubts = ({ of }: { of: Doubt[] }) => (
    <>
      {of.map((d) => (
        <p class="doubt" data-doubt={d.line}>
          <b>{d.line ? t(found?.format ? "paste.post" : "paste.line", { n: d.line }) : t("paste.whole")}</b> {d.code ? sentence(d, zone) : <span lang="en">{d.why}; {d.choice}.</span>} {!found?.format && <bdi class="meta">{d.text}</bdi>}
          <button type="button" class="quiet" onClick={() => setRight(new Set([...right, d]))}>
            {t("paste.right")}
          </button>
        </p>
      ))}
    </>
  )
  // A post that begins where its update does has its doubts there.
  const shown = new Set<number>()
  const once = (line: number) => (shown.has(line) ? [] : (shown.add(line), about(line)))
  return (
    <Box title={t("door.paste")} wide keep="paste">
      <form
        class="stack"
        ref={form}
        onFocusOut={() => {
          // A zone that was chosen from the list is no input that the dialog sees.
          const f = new FormData(form.current!)
          if (f.has("zone")) setNamed({ ...named, zone: f.get("zone"), lang: f.get("lang") })
        }}
        onSubmit={(e) => {
          e.preventDefault()
          if (done) {
            const page = S.pages.find((x) => x.slug === done)
            shut()
            if (page) open(page)
            return
          }
          void go(async () => {
            if (found) return send(found)
            const f = new FormData(form.current!)
            const said = { title: f.get("title"), slug: f.get("slug"), zone: f.get("zone"), lang: f.get("lang") }
            setNamed(said)
            const asked = { ...(await brought()), ...(to ? {} : { title: said.title, zone: said.zone, lang: said.lang }) }
            const r = await ask<{ outline: Outline; report?: Report }>("POST", to ? path.page(to, "/import/preview") : "import/preview", asked)
            setFound(r.outline)
            setReport(r.report ?? null)
            setRight(new Set())
            setBack([])
            key.current = ""
          })
        }}
      >
        {done ? (
          <Became of={report!} zone={zone} done newest={!!found?.format} />
        ) : !found ? (
          <>
            {!!pages.length && (
              <>
                <label for="paste-to">{t("paste.to")}</label>
                <select id="paste-to" value={to} onChange={(e) => setTo(e.currentTarget.value)}>
                  <option value="">{t("paste.to.new")}</option>
                  {pages.map((x) => (
                    <option value={x.id}>{x.title}</option>
                  ))}
                </select>
              </>
            )}
            {!to && <Naming was={named} />}
            {to && <p class="hint">{t("paste.to.hint")}</p>}
            {date && (
              <>
                <label for="paste-date">{t("paste.date")}</label>
                <input id="paste-date" type="date" dir="ltr" value={date} onInput={(e) => setDate(e.currentTarget.value)} />
              </>
            )}
            {file ? (
              <p class="picked" id="paste-picked" role="status">
                <b>
                  <bdi>{file.name}</bdi>
                </b>{" "}
                <span class="meta">{size(file.bytes.size)}</span>
                <button
                  type="button"
                  class="quiet"
                  id="paste-unpick"
                  onClick={() => {
                    setFile(null)
                    setWrong(null)
                    form.current!.querySelector<HTMLElement>("#paste-file")!.focus()
                  }}
                >
                  {t("paste.unpick")}
                  <span class="vh">: {file.name}</span>
                </button>
              </p>
            ) : (
              <>
                <label for="paste-text">{t("paste.text")}</label>
                <textarea id="paste-text" dir="auto" rows={12} required value={text} onInput={(e) => setText(e.currentTarget.value)} />
              </>
            )}
            <label for="paste-file">{t(file ? "paste.file.other" : "paste.file")}</label>
            <input
              id="paste-file"
              type="file"
              aria-describedby="paste-kinds"
              accept=".txt,.md,.text,.xml,.rss,.atom,.json,.html,.htm,.xhtml,text/*,application/json,application/feed+json,application/xml,application/rss+xml,application/atom+xml,application/xhtml+xml"
              onChange={async (e) => {
                const input = e.currentTarget
                await take(input.files?.[0])
                input.value = "" // the same file may be chosen again, changed
              }}
            />
            <p class="hint" id="paste-kinds">
              {t("paste.kinds")}
            </p>
            {old && (
              <p class="bad" role="alert">
                {t("paste.encoding")}{" "}
                <button
                  type="button"
                  class="outline"
                  id="paste-1252"
                  onClick={() => {
                    setText(new TextDecoder("windows-1252").decode(old))
                    setFile(null)
                    setOld(null)
                  }}
                >
                  {t("paste.1252")}
                </button>
              </p>
            )}
          </>
        ) : (
          <>
            <p>
              {found.format && (
                <>
                  <b>{found.format}</b> <bdi>{found.title}</bdi>
                  <br />
                </>
              )}
              {t(found.format ? "paste.found.export" : "paste.found", { updates: found.updates.length, posts: found.updates.reduce((n, u) => n + u.posts.length, 0) })}{" "}
              {!!doubts.length && <b class="bad">{t("paste.doubts", { n: doubts.length })}</b>}
              {!!back.length && (
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    setFound(back[back.length - 1]!)
                    setBack(back.slice(0, -1))
                  }}
                >
                  {t("paste.undo")}
                </button>
              )}
            </p>
            {report && <Became of={report} zone={zone} done={false} newest={!!found.format} />}
            <div class="found" tabIndex={0} role="group" aria-label={t("paste.found.label")}>
              <Doubts of={first} />
              {found.updates.map((u, i) => (
                <section data-stamp={u.stamp}>
                  <div class="stamped">
                    <h3>
                      <span dir="auto">{u.label}</span> <span class="meta">{momentIn(u.stamp, zone)}</span>
                    </h3>
                    {!found.format && (
                      <input
                        type="datetime-local"
                        dir="ltr"
                        aria-label={t("paste.stamp", { zone })}
                        value={wallOf(u.stamp, zone)}
                        onChange={(e) => {
                          const v = e.currentTarget.value
                          if (v) mend(found.updates.map((x, j) => (j === i ? { ...x, stamp: timeAt(v, zone).toISOString().replace(/\.\d+/, ""), label: v.slice(11) } : x)))
                        }}
                      />
                    )}
                  </div>
                  <Doubts of={once(u.line)} />
                  {u.posts.map((q, j) => {
                    const name = q.headline || q.paragraphs[0] || ""
                    return (
                      <div class="story">
                        <input
                          dir="auto"
                          aria-label={t("headline")}
                          placeholder={t("headline")}
                          value={q.headline ?? ""}
                          onChange={(e) => post(i, j, [{ ...q, headline: e.currentTarget.value.trim() }])}
                        />
                        <Doubts of={once(q.line)} />
                        {q.whole && <Full of={q.whole} />}
                        {!q.whole && q.paragraphs.map((line, k) => (
                          <p dir="auto">
                            {line}
                            {(k > 0 || q.headline) && (
                              <button
                                type="button"
                                class="quiet split"
                                onClick={() =>
                                  post(i, j, [
                                    { ...q, paragraphs: q.paragraphs.slice(0, k) },
                                    { line: q.line, paragraphs: q.paragraphs.slice(k) },
                                  ])
                                }
                              >
                                {t("paste.split")}
                                <span class="vh">: {line.slice(0, 40)}</span>
                              </button>
                            )}
                          </p>
                        ))}
                        <p class="acts">
                          {!found.format && !q.headline && q.paragraphs.length > 0 && (
                            <button type="button" class="quiet" onClick={() => post(i, j, [{ ...q, headline: q.paragraphs[0]!, paragraphs: q.paragraphs.slice(1) }])}>
                              {t("paste.head")}
                            </button>
                          )}
                          {!found.format && (i > 0 || j > 0) && (
                            <button type="button" class="quiet" aria-label={t("paste.join.name", { name })} onClick={() => join(i, j)}>
                              {t("paste.join")}
                            </button>
                          )}
                          <button type="button" class="quiet" aria-label={t("paste.drop", { name })} onClick={() => post(i, j, [])}>
                            {t("paste.drop.short")}
                          </button>
                        </p>
                      </div>
                    )
                  })}
                </section>
              ))}
            </div>
          </>
        )}
        {p?.said ? (
          <p class="bad" role="alert">
            {!!p.line && <b>{t("paste.line", { n: p.line })}</b>} {!!p.said.item && <b>{t("paste.post", { n: p.said.item })}</b>} {sentence(p.said, zone)}
          </p>
        ) : (
          <Wrong p={p} />
        )}
        <div class="buttons">
          <button class="go" id="paste-go" disabled={going || (!!found && !found.updates.length)}>
            {t(done ? "page.see.desk" : !found ? "paste.look" : to ? "paste.go.here" : "paste.go")}
          </button>
          {found && !done && (
            <button
              type="button"
              class="quiet"
              onClick={() => {
                setFound(null)
                setReport(null)
                setWrong(null)
              }}
            >
              {t(file ? "paste.again.file" : "paste.again")}
            </button>
          )}
          {!done && <Cancel />}
        </div>
      </form>
    </Box>
  )
}
