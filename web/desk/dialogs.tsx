// Questions that are asked before something is done, and the way in.
import type { ComponentChildren } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import { type Draft, type Me, type Page, type Post, type Problem, ask, at, path } from "./api"
import { type Work, newID } from "./keep"
import { S, act, fail, listPages, open, refresh, set, signedIn, write, writeNew } from "./state"
import { lang, t } from "./texts"
import { Body, gist } from "./tree"

function Box({ title, children, wide, onClose }: { title: string; children: ComponentChildren; wide?: boolean; onClose?: () => void }) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null
    box.current?.showModal()
    return () => before?.isConnected && before.focus()
  }, [])
  const close = () => {
    onClose?.()
    set({ dialog: null })
  }
  return (
    <dialog
      ref={box}
      class={wide ? "wide" : ""}
      aria-labelledby="dialog-title"
      onCancel={(e) => {
        e.preventDefault()
        close()
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  )
}

const shut = () => set({ dialog: null })
const Cancel = () => (
  <button type="button" class="quiet" onClick={shut}>
    {t("cancel")}
  </button>
)

function Wrong({ p }: { p: Problem | null }) {
  if (!p) return null
  return (
    <p class="bad" role="alert">
      {p.status === 0 ? t("noanswer") : p.message}
    </p>
  )
}

function Sign() {
  const [code, setCode] = useState(false)
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const again = async () => {
    try {
      const me = await ask<Me>("GET", "me")
      // Another's sign-in in this browser is not this one's: their texts are apart.
      if (S.me && me.account.id !== S.me.account.id) return location.reload()
      await signedIn(me)
    } catch {
      // Still signed out.
    }
  }
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && void again()
    document.addEventListener("visibilitychange", seen)
    return () => document.removeEventListener("visibilitychange", seen)
  }, [])
  return (
    <Box title={t("sign.title")}>
      <p>{t("sign.hint")}</p>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          setGoing(true)
          setWrong(null)
          try {
            const body: Record<string, unknown> = { email: f.get("email"), password: f.get("password") }
            if (code) body.code = f.get("code")
            await ask("POST", "signin", body)
            await again()
          } catch (e) {
            const p = e as Problem
            if (p.code === "code" && !code) setCode(true)
            else setWrong(p)
          }
          setGoing(false)
        }}
      >
        <label for="sign-email">{t("email")}</label>
        <input id="sign-email" name="email" type="email" dir="ltr" autocomplete="username" required defaultValue={S.me.account.email} />
        <label for="sign-password">{t("password")}</label>
        <input id="sign-password" name="password" type="password" dir="ltr" autocomplete="current-password" required />
        {code && (
          <>
            <label for="sign-code">{t("code")}</label>
            <input id="sign-code" name="code" dir="ltr" autocomplete="one-time-code" required autofocus />
          </>
        )}
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" disabled={going}>
            {t("sign.in")}
          </button>
          <a class="quiet" href={at("/")} target="_blank" rel="noopener">
            {t("sign.otherwise")}
          </a>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

function How({ work }: { work: Work }) {
  const [how, setHow] = useState<"edit" | "amend" | "correct">("edit")
  const [kind, setKind] = useState("correction")
  const [note, setNote] = useState("")
  return (
    <Box title={t("how.title")}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          S.keep.publish(work, how, how === "correct" ? { kind, note: note.trim() } : {}, 0)
          set({ dialog: null })
          writeNew()
        }}
      >
        <fieldset class="choice">
          <legend class="vh">{t("how.title")}</legend>
          {(["edit", "amend", "correct"] as const).map((h) => (
            <label>
              <input type="radio" name="how" value={h} checked={how === h} onChange={() => setHow(h)} />
              <span>
                <b>{t("how." + h)}</b>
                <small>{t("how." + h + ".hint")}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {how === "correct" && (
          <>
            <label for="how-kind">{t("how.kind")}</label>
            <select id="how-kind" value={kind} onChange={(e) => setKind(e.currentTarget.value)}>
              {["correction", "clarification", "note"].map((k) => (
                <option value={k}>{t("kind." + k)}</option>
              ))}
            </select>
            <label for="how-note">{t("how.note")}</label>
            <textarea id="how-note" dir="auto" rows={3} required value={note} onInput={(e) => setNote(e.currentTarget.value)} />
          </>
        )}
        <div class="buttons">
          <button class="go" id="how-go">
            {t("how.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

function Side({ title, x }: { title: string; x: Pick<Post, "headline" | "body"> }) {
  return (
    <section class="side" dir="auto">
      <h3>{title}</h3>
      <p class="head">{x.headline}</p>
      <Body of={x.body} />
    </section>
  )
}

function Conflict({ work }: { work: Work }) {
  const other = work.other
  if (!other) return null
  return (
    <Box title={t("conflict.title")} wide>
      <p>{t("conflict.hint")}</p>
      <div class="sides">
        <Side title={t("conflict.mine")} x={work} />
        <Side title={t("conflict.theirs")} x={other} />
      </div>
      <div class="buttons">
        <button
          class="go"
          id="take-mine"
          onClick={() => {
            S.keep.mine(work)
            set({ dialog: null })
            write(work)
          }}
        >
          {t("conflict.take.mine")}
        </button>
        <button
          class="outline"
          id="take-theirs"
          onClick={() => {
            // One's own stays, as a draft of its own.
            putAside(work)
            set({ dialog: null, told: t("conflict.aside") })
          }}
        >
          {t("conflict.take.theirs")}
        </button>
        <Cancel />
      </div>
    </Box>
  )
}

/** putAside keeps one's own text as a draft apart, and leaves the other as it is. */
function putAside(work: Work) {
  S.keep.forget(work)
  S.keep.change({ ...work, other: null, wrong: null, id: newID(), edits: "", post_rev: 0, rev: 0, saved: -1, out: null }, {})
  writeNew()
  void refresh()
}

function Withdraw({ post }: { post: Post }) {
  return (
    <Box title={t("withdraw.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const note = String(new FormData(e.currentTarget).get("note")).trim()
          await act(post, "withdraw", { note }, t("told.withdraw"))
          shut()
        }}
      >
        <p dir="auto">
          <b>{gist(post)}</b>
        </p>
        <p class="hint">{t("withdraw.hint")}</p>
        <label for="withdraw-note">{t("withdraw.note")}</label>
        <input id="withdraw-note" name="note" dir="auto" />
        <div class="buttons">
          <button class="danger" id="withdraw-go">
            {t("withdraw")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

function Back({ draft }: { draft: Draft }) {
  return (
    <Box title={t("draft.return")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const note = String(new FormData(e.currentTarget).get("note")).trim()
          try {
            await ask("POST", path.draft(S.page!.id, draft.id, "/return"), { note })
            set({ dialog: null, told: t("told.return") })
          } catch (e) {
            shut()
            fail(e)
          }
          void refresh()
        }}
      >
        <label for="return-note">{t("draft.return.note")}</label>
        <textarea id="return-note" name="note" dir="auto" rows={3} required />
        <div class="buttons">
          <button class="go">{t("draft.return")}</button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

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

function OpenPage() {
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
          <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "paste" } })}>
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

function PageTexts({ page }: { page: Page }) {
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
          {page.state === "live" && (
            <button type="button" class="quiet" onClick={() => set({ dialog: { kind: "end" } })}>
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
function Paste() {
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

/** pageAct opens, ends or reopens the page. */
export async function pageAct(op: "open" | "end" | "reopen", body: Record<string, unknown> = {}) {
  try {
    await ask("POST", path.page(S.page!.id, "/" + op), body)
    set({ dialog: null, told: t("told." + op), wrong: "" })
    await listPages()
    await refresh()
  } catch (e) {
    shut()
    fail(e)
  }
}

function End() {
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

function Stamp({ post }: { post: Post }) {
  return (
    <Box title={t("stamp.title")}>
      <p>{t("stamp.why")}</p>
      <p class="hint" dir="auto">
        {gist(post)}
      </p>
      <div class="buttons">
        <button class="go" onClick={shut}>
          {t("ok")}
        </button>
      </div>
    </Box>
  )
}

function Invite() {
  const [link, setLink] = useState("")
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("door.invite")}>
      {link ? (
        <>
          <p>{t("invite.link")}</p>
          <input readOnly dir="ltr" value={link} aria-label={t("invite.link")} onFocus={(e) => e.currentTarget.select()} />
          <div class="buttons">
            <button class="go" onClick={() => void navigator.clipboard?.writeText(link).then(() => set({ dialog: null, told: t("copied") }))}>
              {t("copy")}
            </button>
            <Cancel />
          </div>
        </>
      ) : (
        <form
          class="stack"
          onSubmit={async (e) => {
            e.preventDefault()
            const f = new FormData(e.currentTarget)
            try {
              setLink((await ask<{ link: string }>("POST", "people/invites", { email: f.get("email"), role: f.get("role") })).link)
            } catch (e) {
              setWrong(e as Problem)
            }
          }}
        >
          <label for="invite-email">{t("email")}</label>
          <input id="invite-email" name="email" type="email" dir="ltr" required />
          <label for="invite-role">{t("role")}</label>
          <select id="invite-role" name="role">
            {["editor", "contributor", "administrator"].map((r) => (
              <option value={r}>{t("role." + r)}</option>
            ))}
          </select>
          <Wrong p={p} />
          <div class="buttons">
            <button class="go">{t("door.invite")}</button>
            <Cancel />
          </div>
        </form>
      )}
    </Box>
  )
}

export function Dialogs() {
  const d = S.dialog
  switch (d?.kind) {
    case "sign":
      return <Sign />
    case "how":
      return <How work={d.work} />
    case "conflict":
      return d.work.other ? <Conflict work={d.work} /> : null
    case "withdraw":
      return <Withdraw post={d.post} />
    case "page":
      return <PageTexts page={d.page} />
    case "open":
      return <OpenPage />
    case "paste":
      return <Paste />
    case "end":
      return <End />
    case "invite":
      return <Invite />
    case "stamp":
      return <Stamp post={d.post} />
    case "back":
      return <Back draft={d.draft} />
    default:
      return null
  }
}
