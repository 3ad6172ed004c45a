// Pages: opened, pasted, renamed, ended.
import { useRef, useState } from "preact/hooks"
import { type Page, type Problem, ask, path } from "./api"
import { Box, Cancel, Wrong, shut } from "./box"
import { S, listPages, open, pageAct, set } from "./state"
import { lang, t } from "./texts"

// A slug of a title; of one in another script the editor is asked.
const slugOf = (title: string) =>
  title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60)

/** What a new page needs to be called, and where its clocks stand. */
function Naming() {
  const [slug, setSlug] = useState("")
  const [own, setOwn] = useState(false)
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <>
      <label for="open-title">{t("open.name")}</label>
      <input id="open-title" name="title" dir="auto" required maxLength={200} onInput={(e) => own || setSlug(slugOf(e.currentTarget.value))} />
      <label for="open-slug">{t("open.slug")}</label>
      <input
        id="open-slug"
        name="slug"
        dir="ltr"
        required
        pattern="[a-z0-9]+(-[a-z0-9]+)*"
        value={slug}
        onInput={(e) => {
          setOwn(true)
          setSlug(e.currentTarget.value)
        }}
      />
      <div class="pair">
        <p>
          <label for="open-zone">{t("open.zone")}</label>
          <input id="open-zone" name="zone" dir="ltr" required defaultValue={zone === "UTC" ? "Etc/UTC" : zone} list="zones" />
          <datalist id="zones">{((Intl as any).supportedValuesOf?.("timeZone") ?? []).map((z: string) => <option value={z} />)}</datalist>
        </p>
        <p>
          <label for="open-lang">{t("open.lang")}</label>
          <input id="open-lang" name="lang" dir="ltr" required defaultValue={lang} />
        </p>
      </div>
    </>
  )
}

export function OpenPage() {
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("open.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          const slug = String(f.get("slug"))
          try {
            await ask("POST", "pages", { title: f.get("title"), slug, zone: f.get("zone"), lang: f.get("lang"), draft: f.get("draft") === "on" })
            await listPages()
            shut()
            const made = S.pages.find((x) => x.slug === slug)
            if (made) open(made)
          } catch (e) {
            setWrong(e as Problem)
          }
        }}
      >
        <Naming />
        <label class="flag">
          <input type="checkbox" name="draft" /> {t("open.draft")}
        </label>
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="open-go">
            {t("open.go")}
          </button>
          <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "more", name: "paste" } })}>
            {t("door.paste")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

// For an input of type datetime-local, which knows no zone but the browser's.
const local = (time?: string | null) => {
  if (!time) return ""
  const d = new Date(time)
  return new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

export function PageTexts({ page }: { page: Page }) {
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("page.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          const is = (name: string) => String(f.get(name) ?? "").trim()
          const body: Record<string, unknown> = {}
          if (is("title") !== page.title) body.title = is("title")
          if (is("standfirst") !== page.standfirst) body.standfirst = is("standfirst")
          if (is("recap") !== (page.recap?.text ?? "")) body.recap = is("recap")
          const until = is("until")
          if (is("notice") !== (page.notice?.text ?? "") || until !== local(page.notice?.until))
            body.notice = is("notice") ? { text: is("notice"), ...(until ? { until: new Date(until).toISOString().replace(/\.\d+/, "") } : {}) } : null
          if (!Object.keys(body).length) return shut()
          try {
            await ask("PATCH", path.page(page.id), body)
            set({ dialog: null, told: t("told.page") })
            await listPages()
          } catch (e) {
            setWrong(e as Problem)
          }
        }}
      >
        <label for="page-title">{t("open.name")}</label>
        <input id="page-title" name="title" dir="auto" required maxLength={200} defaultValue={page.title} />
        <label for="page-standfirst">{t("page.standfirst")}</label>
        <textarea id="page-standfirst" name="standfirst" dir="auto" rows={2} defaultValue={page.standfirst} />
        <label for="page-recap">{t("page.recap")}</label>
        <textarea id="page-recap" name="recap" dir="auto" rows={3} defaultValue={page.recap?.text ?? ""} />
        <label for="page-notice">{t("page.notice")}</label>
        <input id="page-notice" name="notice" dir="auto" defaultValue={page.notice?.text ?? ""} placeholder={t("page.notice.hint")} />
        <label for="page-until">{t("page.until")}</label>
        <input id="page-until" name="until" type="datetime-local" dir="ltr" defaultValue={local(page.notice?.until)} />
        <Wrong p={p} />
        <div class="buttons">
          <button class="go">{t("page.save")}</button>
          <button type="button" class="quiet" id="page-cover" onClick={() => set({ dialog: { kind: "more", name: "cover", of: page } })}>
            {t("cover.title")}
          </button>
          {page.state === "live" && (
            <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "more", name: "end" } })}>
              {t("page.end")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

interface Outline {
  updates: { label: string; day_line?: string; posts: { headline?: string; paragraphs: string[] }[] }[]
  doubts: { line: number; text: string; why: string; choice: string }[]
}

/** Paste your page: what was understood is shown, and mended, before anything is published. */
export function Paste() {
  const [text, setText] = useState("")
  const [date, setDate] = useState("")
  const [found, setFound] = useState<Outline | null>(null)
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const asked = () => {
    const f = new FormData(form.current!)
    const out: Record<string, unknown> = { title: f.get("title"), slug: f.get("slug"), zone: f.get("zone"), lang: f.get("lang") }
    if (date) out.date = date
    return out
  }
  const go = async (what: () => Promise<void>) => {
    setGoing(true)
    setWrong(null)
    try {
      await what()
    } catch (e) {
      const p = e as Problem
      if (p.code === "no_date" && !date) setDate(p.yours?.date || new Date().toISOString().slice(0, 10))
      setWrong(p)
    }
    setGoing(false)
  }
  const mend = (u: number, i: number, to: { headline?: string; paragraphs?: string[] } | null) =>
    setFound({
      ...found!,
      updates: found!.updates
        .map((x, j) => (j === u ? { ...x, posts: x.posts.flatMap((q, k) => (k !== i ? [q] : to ? [{ ...q, ...to }] : [])) } : x))
        .filter((x) => x.posts.length),
    })
  return (
    <Box title={t("door.paste")} wide>
      <form
        class="stack"
        ref={form}
        onSubmit={(e) => {
          e.preventDefault()
          void go(async () => {
            if (!found) {
              const { slug, ...rest } = asked()
              void slug
              setFound((await ask<{ outline: Outline }>("POST", "import/preview", { ...rest, text })).outline)
              return
            }
            const made = await ask<{ page: { slug: string } }>("POST", "import", { ...asked(), outline: found })
            await listPages()
            shut()
            const page = S.pages.find((x) => x.slug === made.page.slug)
            if (page) open(page)
          })
        }}
      >
        <Naming />
        {date && (
          <>
            <label for="paste-date">{t("paste.date")}</label>
            <input id="paste-date" type="date" dir="ltr" value={date} onInput={(e) => setDate(e.currentTarget.value)} />
          </>
        )}
        {!found ? (
          <>
            <label for="paste-text">{t("paste.text")}</label>
            <textarea id="paste-text" dir="auto" rows={12} required value={text} onInput={(e) => setText(e.currentTarget.value)} />
            <label for="paste-file">{t("paste.file")}</label>
            <input id="paste-file" type="file" accept=".txt,.md,text/plain" onChange={(e) => void e.currentTarget.files?.[0]?.text().then(setText)} />
          </>
        ) : (
          <>
            <p>{t("paste.found", { updates: found.updates.length, posts: found.updates.reduce((n, u) => n + u.posts.length, 0) })}</p>
            <div class="found" dir="auto" tabIndex={0} role="group" aria-label={t("paste.found.label")}>
              {found.updates.map((u, i) => (
                <>
                  <h3>
                    {u.day_line} {u.label}
                  </h3>
                  {u.posts.map((q, j) => (
                    <div class="pick">
                      <button type="button" class="quiet" aria-label={t("paste.drop", { name: q.headline || q.paragraphs[0] || "" })} onClick={() => mend(i, j, null)}>
                        ×
                      </button>
                      <div>
                        <input dir="auto" aria-label={t("headline")} value={q.headline ?? ""} onInput={(e) => mend(i, j, { headline: e.currentTarget.value })} />
                        {q.paragraphs.map((line) => (
                          <p>{line}</p>
                        ))}
                      </div>
                    </div>
                  ))}
                </>
              ))}
            </div>
            {!!found.doubts.length && (
              <ul class="bad">
                {found.doubts.slice(0, 20).map((d) => (
                  <li>
                    {d.line}: {d.why}; {d.choice} <bdi>{d.text}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="paste-go" disabled={going}>
            {t(found ? "paste.go" : "paste.look")}
          </button>
          {found && (
            <button type="button" class="quiet" onClick={() => setFound(null)}>
              {t("paste.again")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

export function End() {
  return (
    <Box title={t("end.title", { page: S.page!.title })}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          void pageAct("end", { note: String(new FormData(e.currentTarget).get("note")).trim() })
        }}
      >
        <p class="hint">{t("end.hint")}</p>
        <label for="end-note">{t("end.note")}</label>
        <input id="end-note" name="note" dir="auto" />
        <div class="buttons">
          <button class="go">{t("page.end")}</button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}
