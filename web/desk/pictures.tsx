// The library of pictures, a page's cover, and what readers would get.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"
import { type Media, type Page, type Problem, ask, path, picture } from "./api"
import { Box, Cancel, Wrong, ending, shut } from "./box"
import { aimer } from "./card"
import { textsOf, missing } from "./keep"
import { Head, unchanged } from "./parts"
import { type Arrived, post, takes, whyNot } from "./picture"
import { S, listPages, narrow, open, set } from "./state"
import { stampIn, t } from "./texts"
import { said } from "./tree"

interface Use {
  page: string
  title: string
  post?: string
  draft?: string
  headline?: string
  url?: string
  state: "cover" | "published" | "draft" | "withdrawn" | "former"
}
interface Shelved extends Media {
  url: string
  created: string
  by: string
  may_aim: boolean
  uses: Use[]
}

/** AimButton lets one say what crops keep of the picture that `view` shows. */
function AimButton({ id, view }: { id: string; view: { current: HTMLElement | null } }) {
  const [wrong, setWrong] = useState("")
  const [on, setOn] = useState(false)
  const toggle = useRef<(() => Promise<void>) | null>(null)
  return (
    <>
      <button type="button" class="quiet" data-act="focus" aria-pressed={on} onClick={() => void (toggle.current ??= aimer(view.current!, () => id, setWrong, setOn))()}>
        {t("pic.focus")}
      </button>
      {wrong && (
        <span class="bad" role="alert">
          {wrong}
        </span>
      )}
    </>
  )
}

function One({ x, pick }: { x: Shelved; pick: ((m: Media) => void) | undefined }) {
  const view = useRef<HTMLDivElement>(null)
  const [open_, setOpen] = useState(false)
  const label = x.alt || t("library.bare")
  const use = (u: Use) => {
    const name = u.headline || u.title
    const page = S.pages.find((p) => p.slug === u.page)
    return (
      <li>
        {u.url ? (
          <a href={u.url} target="_blank" rel="noopener">
            <bdi>{name}</bdi>
          </a>
        ) : page ? (
          <button type="button" class="quiet" onClick={() => (shut(), open(page))}>
            <bdi>{name || t("untitled")}</bdi>
          </button>
        ) : (
          <bdi>{name}</bdi>
        )}{" "}
        <span class="meta">{t("use." + u.state)}</span>
        {u.headline && u.title !== u.headline && (
          <span class="meta">
            {" "}
            <bdi>{u.title}</bdi>
          </span>
        )}
      </li>
    )
  }
  return (
    <li class="shelved" data-picture={x.id}>
      <div class="pic-view" ref={view}>
        <img src={picture(x.id, 400)} alt={x.alt} width={x.width} height={x.height} loading="lazy" />
      </div>
      <p dir="auto" class={x.alt ? "" : "meta"}>
        {label}
      </p>
      {(x.caption || x.credit) && (
        <p class="meta" dir="auto">
          {x.caption} {x.credit}
        </p>
      )}
      <p class="meta">
        {new Date(x.created).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" })} {x.by && <bdi>{x.by}</bdi>}
      </p>
      <p class="pic-acts">
        {pick && (
          <button type="button" class="outline" data-act="insert" aria-label={t("library.insert.this", { name: label })} onClick={() => pick({ id: x.id, alt: x.alt, caption: x.caption, credit: x.credit, width: x.width!, height: x.height!, focus: x.focus! })}>
            {t("library.insert")}
          </button>
        )}
        {x.may_aim && <AimButton id={x.id} view={view} />}
        <button type="button" class="quiet" aria-expanded={open_} data-act="uses" onClick={() => setOpen(!open_)}>
          {t("library.uses", { n: x.uses.length })}
        </button>
      </p>
      {open_ && <ul class="uses">{x.uses.length ? x.uses.map(use) : <li class="meta">{t("library.unused")}</li>}</ul>}
    </li>
  )
}

/** Shelf is the library, and lets one pick where pick is given. */
function Shelf({ pick }: { pick?: ((m: Media) => void) | undefined }) {
  const [q, setQ] = useState("")
  const [list, setList] = useState<Shelved[] | null>(null)
  const [next, setNext] = useState("")
  const [wrong, setWrong] = useState<Problem | null>(null)
  const turn = useRef(0)
  const load = async (q: string, before: string) => {
    const mine = ++turn.current
    setWrong(null)
    try {
      const r = await ask<{ pictures: Shelved[]; next: string }>("GET", "media?" + new URLSearchParams({ q, before }))
      if (mine !== turn.current) return
      setList((was) => (before && was ? [...was, ...r.pictures] : r.pictures))
      setNext(r.next)
    } catch (e) {
      if (mine === turn.current) setWrong(e as Problem)
    }
  }
  useEffect(() => {
    const timer = setTimeout(() => void load(q, ""), q ? 250 : 0)
    return () => clearTimeout(timer)
  }, [q])
  return (
    <div class="shelf">
      <label for="shelf-q">{t("library.search")}</label>
      <input id="shelf-q" type="search" dir="auto" value={q} onInput={(e) => setQ(e.currentTarget.value)} />
      <Wrong p={wrong} />
      <p class="vh" role="status">
        {list && t("library.found", { n: list.length })}
      </p>
      <ul>
        {list?.map((x) => (
          <One key={x.id} x={x} pick={pick} />
        ))}
      </ul>
      {list && !list.length && <p class="hint">{t(q ? "library.none" : "library.empty")}</p>}
      {next && (
        <button type="button" class="quiet" data-act="more" onClick={() => void load(q, next)}>
          {t("library.more")}
        </button>
      )}
    </div>
  )
}

export function Library({ pick }: { pick?: (m: Media) => void }) {
  return (
    <Box title={t("menu.library")} wide>
      <Shelf
        pick={
          pick &&
          ((m) => {
            shut()
            pick(m)
          })
        }
      />
      <Close />
    </Box>
  )
}

const Close = () => (
  <div class="buttons">
    <button type="button" class="quiet" onClick={shut}>
      {t("preview.close")}
    </button>
  </div>
)

export const LibraryScreen = () => (
  <>
    <Head title={t("menu.library")} />
    <p class="hint">{t("library.hint")}</p>
    <Shelf />
  </>
)

/** Cover sets the picture that a page is shared with. */
export function Cover({ page }: { page: Page & { cover: Media | null } }) {
  const [m, setM] = useState<Media | null>(page.cover)
  const [shelf, setShelf] = useState(false)
  const [part, setPart] = useState(-1)
  const [why, setWhy] = useState("")
  const [p, setWrong] = useState<Problem | null>(null)
  const request = useRef<XMLHttpRequest | null>(null)
  const view = useRef<HTMLDivElement>(null)
  useEffect(() => () => request.current?.abort(), [])
  const say = (to: Partial<Media>) => setM({ ...m!, ...to })
  const save = async (cover: unknown) => {
    setWrong(null)
    const end = ending()
    try {
      await ask("PATCH", path.page(page.id), { cover }).catch(unchanged)
      end()
      set({ told: t(cover ? "cover.set" : "cover.off") })
      await listPages()
    } catch (e) {
      setWrong(e as Problem)
    }
  }
  return (
    <Box title={t("cover.title")} wide>
      <p class="hint">{t("cover.hint")}</p>
      <div class="buttons">
        <label class="quiet upload" for="cover-file">
          {t("pic.file")}
        </label>
        <input
          id="cover-file"
          class="vh"
          type="file"
          accept={takes}
          onChange={(e) => {
            const file = e.currentTarget.files?.[0]
            e.currentTarget.value = ""
            if (!file) return
            setWhy("")
            setPart(0)
            request.current?.abort()
            const r: XMLHttpRequest = post(file, setPart, (status, v: Arrived & { message?: string }) => {
              if (request.current !== r) return
              setPart(-1)
              if (status === 201) setM({ alt: "", caption: "", credit: "", ...v })
              else setWhy(status ? whyNot(status, v.message) : t("noanswer"))
            })
            request.current = r
          }}
        />
        <button type="button" class="quiet" aria-expanded={shelf} id="cover-shelf" onClick={() => setShelf(!shelf)}>
          {t("pic.library")}
        </button>
        {page.cover && (
          <button type="button" class="quiet" id="cover-off" onClick={() => void save(null)}>
            {t("cover.remove")}
          </button>
        )}
      </div>
      {part >= 0 && <progress max={1} value={part} aria-label={t("pic.going")} />}
      {why && (
        <p class="bad" role="alert">
          {why}
        </p>
      )}
      {shelf && (
        <Shelf
          pick={(m) => {
            setM(m)
            setShelf(false)
          }}
        />
      )}
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          void save({ id: m!.id, alt: m!.alt.trim(), caption: m!.caption ?? "", credit: m!.credit ?? "" })
        }}
      >
        {m && !shelf && (
          <div class="ask-pic">
            <div>
              <div class="pic-view" ref={view}>
                <img id="cover-now" src={picture(m.id, 800)} alt={m.alt} />
              </div>
              <p class="pic-acts">
                <AimButton key={m.id} id={m.id} view={view} />
              </p>
            </div>
            <div>
              <label for="cover-alt">{t("pic.alt")}</label>
              <textarea id="cover-alt" dir="auto" rows={2} required maxLength={1000} value={m.alt} onInput={(e) => say({ alt: e.currentTarget.value })} />
              <label for="cover-credit">{t("pic.credit")}</label>
              <input id="cover-credit" dir="auto" maxLength={200} value={m.credit ?? ""} onInput={(e) => say({ credit: e.currentTarget.value })} />
            </div>
          </div>
        )}
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="cover-go" disabled={!m || part >= 0}>
            {t("cover.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

const escape = (s: string) => s.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)

/** Preview shows the text at work as the server would give it to readers, with their style sheet, in a frame that runs nothing. */
export function Preview() {
  const [doc, setDoc] = useState("")
  const [wrong, setWrong] = useState<Problem | null>(null)
  const [warnings, setWarnings] = useState<string[]>([])
  const [dark, setDark] = useState(matchMedia("(prefers-color-scheme: dark)").matches)
  const [phone, setPhone] = useState(true)
  const small = matchMedia(narrow).matches
  const frame = useRef<HTMLIFrameElement>(null)
  const w = S.work
  const mark = w ? w.id + ":" + w.turn + ":" + missing(w).length : ""
  useEffect(() => {
    if (!w || !S.page || !said(w)) return setDoc("")
    let over = false
    const timer = setTimeout(
      async () => {
        try {
          const body: Record<string, unknown> = { ...textsOf(w), key: w.key, pinned: w.pinned, breaking: w.breaking, draft: w.id }
          if (w.edits) body.post = w.edits
          const r = await ask<{ html: string; warnings: string[]; style: string; lang: string; stamp: string }>("POST", path.page(w.page, "/preview"), body)
          if (over) return
          const dir = /^(ar|fa|he|ur|ckb|ps|yi)\b/.test(r.lang) ? "rtl" : "ltr"
          setWarnings(r.warnings)
          setWrong(null)
          setDoc(
            `<!DOCTYPE html><html lang="${escape(r.lang)}" dir="${dir}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="stylesheet" href="${escape(r.style)}"></head><body><main><div class="list" data-list><section class="update" data-update><h3><time>${escape(stampIn(r.stamp, S.page!.zone))}</time></h3>${r.html}</section></div></main></body></html>`,
          )
        } catch (e) {
          if (!over) setWrong(e as Problem)
        }
      },
      doc ? 600 : 0,
    )
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [mark])
  // Dark and light are what is chosen here, whatever this screen is set to.
  const dress = () => {
    const d = frame.current?.contentDocument
    if (!d) return
    for (const sheet of d.styleSheets)
      for (const rule of sheet.cssRules) {
        if (!(rule instanceof (d.defaultView as any).CSSMediaRule)) continue
        const r = rule as CSSMediaRule & { asked?: string }
        r.asked ??= r.media.mediaText
        if (/prefers-color-scheme:\s*dark/.test(r.asked)) r.media.mediaText = dark ? "all" : "not all"
        // Readers have what scripts bring, though here none runs.
        if (/scripting:\s*none/.test(r.asked)) r.media.mediaText = "not all"
      }
    d.documentElement.style.colorScheme = dark ? "dark" : "light"
    d.documentElement.dataset.dressed = dark ? "dark" : "light"
  }
  useLayoutEffect(dress, [dark, doc])
  const choose = (on: boolean, text: string, act: () => void, name: string) => (
    <button type="button" class="quiet" aria-pressed={on} data-act={name} onClick={act}>
      {text}
    </button>
  )
  return (
    <div class="preview">
      <p class="acts" role="group" aria-label={t("preview.how")}>
        {choose(!dark, t("preview.light"), () => setDark(false), "light")}
        {choose(dark, t("preview.dark"), () => setDark(true), "dark")}
        {!small && choose(phone, t("preview.phone"), () => setPhone(true), "phone")}
        {!small && choose(!phone, t("preview.wide"), () => setPhone(false), "wide")}
      </p>
      {w && missing(w).length > 0 && <p class="bad">{t("where.pictures", { n: missing(w).length })}</p>}
      <Wrong p={wrong} />
      {warnings.map((x) => (
        <p class="bad" dir="auto">
          {x}
        </p>
      ))}
      {doc ? <iframe ref={frame} class={phone ? "phone" : ""} sandbox="allow-same-origin" srcdoc={doc} title={t("preview")} onLoad={dress} /> : !wrong && <p class="hint">{t("preview.empty")}</p>}
    </div>
  )
}

export const PreviewBox = () => (
  <Box title={t("preview")} wide>
    <Preview />
    <Close />
  </Box>
)
