// The composer: what a post says, and how it goes out.
import type { EditorView } from "prosemirror-view"
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks"
import { type Draft, type Media, type Tree, ask, path } from "./api"
import { pictureCard } from "./card"
import { type Work, empty, shown, signed, missing } from "./keep"
import { asking } from "./askpictures"
import { have, take, takes } from "./picture"
import { active, afterQuote, citeOf, commands, makeEditor, putPictures, setCite, setLink, tableAt, tables } from "./rich"
import { S, brought, fail, may, narrow, openBy, redraw, refresh, set, write, writeNew } from "./state"
import { Standing } from "./standing"
import { clock, t } from "./texts"
import { gist, said, toMarkdown } from "./tree"

const change = (to: Partial<Work>) => {
  S.told = ""
  S.wrong = ""
  S.keep.change(S.work!, to)
}

/** The line that says plainly what is where. */
export function Where() {
  const w = S.work
  if (!w) return null
  let text = ""
  let kind = "calm"
  const offline = w.lost || !navigator.onLine
  if (w.wrong) {
    kind = "bad"
    text = w.wrong.code === "became_edit" ? t("where.became") : w.wrong.code === "watched" ? t("where.watched", { words: w.wrong.words.map((x) => x.word).join(", ") }) : w.wrong.code === "unverified" ? w.wrong.message : `${t("where.refused")} ${w.wrong.message}`
  } else if (w.turn === w.saved || (w.rev === 0 && empty(w))) {
    text = w.savedAt ? t("where.saved", { time: clock(w.savedAt) }) : t("where.new")
    kind = w.savedAt ? "good" : "calm"
  } else if (S.keep.signedOut) {
    kind = "bad"
    text = t("where.signedout")
  } else if (offline) {
    kind = "bad"
    text = t(S.keep.kept ? "where.browser" : "where.nowhere")
  } else text = w.savedAt ? t("where.saving.after", { time: clock(w.savedAt) }) : t("where.saving")
  const n = missing(w).length
  return (
    <p id="where" class={"where " + kind} role="status" data-state={w.turn === w.saved ? "saved" : offline ? "browser" : "saving"}>
      {text} {n > 0 && <b class="bad">{t("where.pictures", { n })}</b>}
    </p>
  )
}

/** What is on its way, and what has just gone out. */
export function Outbox() {
  const waiting = [...S.keep.works.values()].filter((w) => w.out)
  const held = waiting.filter((w) => w.out!.from > Date.now())
  useEffect(() => {
    if (!held.length) return
    const timer = setInterval(redraw, 250)
    return () => clearInterval(timer)
  }, [held.length])
  const sent = S.keep.sent
  // What came back while something else is being written.
  const aside = [...S.keep.works.values()].filter((w) => w.page === S.page?.id && w !== S.work && !w.out && (w.other || w.wrong))
  return (
    <div class="outbox" role="status" id="outbox">
      {waiting.map((w) => {
        const left = Math.ceil((w.out!.from - Date.now()) / 1000)
        return (
          <p class={w.lost ? "bad" : "calm"} data-out={w.id}>
            <b>{gist(w)}</b>{" "}
            {left > 0 ? t("out.held", { n: left }) : S.keep.signedOut ? t("out.signin") : w.lost ? t("out.waiting") : t("out.going")}{" "}
            {left > 0 && (
              <button
                class="quiet"
                onClick={() => {
                  S.keep.stop(w)
                  write(w)
                }}
              >
                {t("cancel")}
              </button>
            )}
          </p>
        )
      })}
      {aside.map((w) => (
        <p class="bad" data-aside={w.id}>
          <b>{gist(w)}</b> {w.other ? t("conflict.title") : `${t("where.refused")} ${w.wrong!.message}`}{" "}
          <button class="quiet" onClick={() => (w.other ? set({ dialog: { kind: "conflict", work: w } }) : write(w))}>
            {t(w.other ? "conflict.see" : "edit")}
          </button>
        </p>
      ))}
      {sent && sent.page === S.page?.id && !waiting.length && (
        <p class="good">
          {t(sent.op === "publish" ? "out.published" : "out.changed", { time: clock(sent.done.time) })}{" "}
          {sent.done.url && (
            <a href={sent.done.url} target="_blank" rel="noopener">
              {t("out.see")}
            </a>
          )}
        </p>
      )}
    </div>
  )
}

/** preview shows what readers would get: beside the composer, or over it. */
export function preview() {
  if (matchMedia(narrow).matches) set({ dialog: { kind: "more", name: "preview" } })
  else set({ preview: !S.preview })
}

/** publish sends what is in the composer; a published post is asked about first. */
export function publish() {
  const w = S.work
  if (!w || w.out || !S.page || !said(w)) return
  if (w.other) return set({ dialog: { kind: "conflict", work: w } })
  if (asking([w], may("editor") && S.page.state === "live", publish)) return
  if (!may("editor")) return void submit()
  if (S.page.state !== "live") return set({ wrong: t("page." + S.page.state) })
  if (w.edits) return set({ dialog: { kind: "how", work: w } })
  S.keep.publish(w, "publish", {}, S.me.site.hold_seconds ?? 0)
  writeNew()
}

let submitting: Work | null = null // it is on its way; pressed again, nothing more is to be done

async function submit() {
  const w = S.work!
  if (submitting === w) return
  submitting = w
  try {
    if (!(await brought(w))) return
    await ask("POST", path.draft(w.page, w.id, "/submit"), {})
    if (S.work === w) writeNew()
    set({ told: t("submitted") })
    await refresh()
  } catch (e) {
    fail(e)
  } finally {
    submitting = null
  }
}

function Tools({ view, bump }: { view: EditorView; bump: number }) {
  void bump
  const [link, setAsk] = useState<string | null>(null)
  const [all, setAll] = useState(false) // on a phone, those that are rarely wanted too
  const cite = citeOf(view.state)
  const one = (name: string, sign: string, cls = "") => (
    <button
      type="button"
      class={"tool " + cls}
      aria-label={t("tool." + name)}
      title={t("tool." + name)}
      aria-pressed={active(view.state, name)}
      onMouseDown={(e) => e.preventDefault()}
      onClick={() => {
        commands[name]!(view.state, view.dispatch, view)
        view.focus()
      }}
      data-sign={sign}
    />
  )
  return (
    <>
      <div class={all ? "tools all" : "tools"} role="toolbar" aria-label={t("tools")}>
        {one("strong", "B", "b")}
        {one("emphasis", "I", "i")}
        <button
          type="button"
          class="tool u"
          id="tool-link"
          aria-label={t("tool.link")}
          title={t("tool.link")}
          aria-pressed={active(view.state, "link")}
          onMouseDown={(e) => e.preventDefault()}
          onClick={() => (active(view.state, "link") ? setLink(view, "") : setAsk("https://"))}
        >
          {t("tool.link.short")}
        </button>
        <Pictures put={(keys) => putPictures(view, keys)} />
        {one("quote", "”")}
        {one("heading", "H", "rare")}
        {one("bullet_list", "•", "rare")}
        {one("ordered_list", "1.", "rare")}
        {one("table", "⊞", "rare")}
        {one("divider", "―", "rare")}
        {one("undo", "↶", "rare")}
        {one("redo", "↷", "rare")}
        <button type="button" class="tool" id="tool-all" aria-label={t("more")} title={t("more")} aria-expanded={all} onMouseDown={(e) => e.preventDefault()} onClick={() => setAll(!all)}>
          …
        </button>
      </div>
      {link !== null && (
        <form
          class="ask"
          onSubmit={(e) => {
            e.preventDefault()
            if (setLink(view, link.trim())) setAsk(null)
          }}
        >
          <label for="link-to">{t("tool.link.to")}</label>
          <input id="link-to" dir="ltr" type="url" required value={link} autofocus onInput={(e) => setAsk(e.currentTarget.value)} />
          <button class="quiet">{t("ok")}</button>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              setAsk(null)
              view.focus()
            }}
          >
            {t("cancel")}
          </button>
        </form>
      )}
      {cite !== null && (
        <div
          class="pair cite"
          onKeyDown={(e) => {
            if (e.key !== "Enter" || e.isComposing || e.ctrlKey || e.metaKey) return
            e.preventDefault()
            afterQuote(view)
          }}
        >
          <p>
            <label for="cite">{t("tool.cite")}</label>
            <input id="cite" dir="auto" enterkeyhint="done" value={cite.cite} onInput={(e) => setCite(view, { cite: e.currentTarget.value })} />
          </p>
          <p>
            <label for="cite-url">{t("tool.cite.url")}</label>
            <input id="cite-url" dir="ltr" type="url" enterkeyhint="done" value={cite.url} onInput={(e) => setCite(view, { url: e.currentTarget.value.trim() })} />
          </p>
        </div>
      )}
      {tableAt(view.state) && (
        <div class="ask" role="group" aria-label={t("tool.table")}>
          {Object.entries(tables).map(([name, command]) => (
            <button type="button" class="quiet" data-table={name} onMouseDown={(e) => e.preventDefault()} onClick={() => (command(view.state, view.dispatch), view.focus())}>
              {t("table." + name)}
            </button>
          ))}
        </div>
      )}
    </>
  )
}

/** Pictures has the ways to put pictures into the text. */
function Pictures({ put }: { put: (keys: string[]) => void }) {
  const [open, setOpen] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const place = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (e: Event) => {
      if (!place.current?.contains(e.target as Node)) setOpen(false)
    }
    addEventListener("pointerdown", away)
    return () => removeEventListener("pointerdown", away)
  }, [open])
  const picked = (e: { currentTarget: HTMLInputElement }) => {
    put(take([...(e.currentTarget.files ?? [])]))
    e.currentTarget.value = ""
  }
  const way = (name: string, go: () => void) => (
    <button
      type="button"
      class="quiet"
      data-way={name}
      onClick={() => {
        setOpen(false)
        go()
      }}
    >
      {t("pic." + name)}
    </button>
  )
  return (
    <span class="ways" ref={place} onKeyDown={(e) => e.key === "Escape" && setOpen(false)}>
      <button type="button" class="tool" id="tool-picture" aria-expanded={open} onMouseDown={(e) => e.preventDefault()} onClick={() => setOpen(!open)}>
        {t("tool.picture")}
      </button>
      {open && (
        <span class="ways-open">
          {way("file", () => file.current!.click())}
          {matchMedia("(pointer: coarse)").matches && way("camera", () => camera.current!.click())}
          {way("library", () =>
            set({ dialog: { kind: "more", name: "library", of: (m: Media) => put([have(m)]) } }),
          )}
        </span>
      )}
      <input ref={file} id="pick-pictures" class="vh" type="file" accept={takes} multiple tabIndex={-1} aria-label={t("pic.file")} onChange={picked} />
      <input ref={camera} id="take-picture" class="vh" type="file" accept="image/*" capture="environment" tabIndex={-1} aria-label={t("pic.camera")} onChange={picked} />
    </span>
  )
}

/** PlainPicture is a picture of a text that is written as Markdown. */
function PlainPicture({ name, remove }: { name: string; remove: () => void }) {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const c = pictureCard(name, { remove })
    place.current!.replaceChildren(c.dom)
    return c.end
  }, [name])
  return <div ref={place} />
}

function Rich({ work, readonly }: { work: Work; readonly: boolean }) {
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<EditorView | null>(null)
  const [bump, setBump] = useState(0)
  useLayoutEffect(() => {
    let v: EditorView
    try {
      v = makeEditor(place.current!, {
        tree: work.body as Tree | null,
        label: t("body"),
        lang: work.lang || S.page?.lang || "",
        readonly,
        change: (body) => change({ body }),
        moved: () => setBump((n) => n + 1),
        take,
        left: (n) => void setTimeout(() => set({ told: t("paste.pictures", { n }) })), // once what was pasted is there
      })
    } catch (e) {
      // Where it can't run, text is written as Markdown, and the editor is told why.
      change({ plain: true, body: toMarkdown(work.body) })
      set({ wrong: t("rich.fails") })
      return
    }
    setView(v)
    return () => v.destroy()
  }, [S.fresh, work.id])
  return (
    <>
      {view && <Tools view={view} bump={bump} />}
      <div class="rich" ref={place} data-placeholder={work.body ? undefined : t("body.hint")} />
    </>
  )
}

/** toRich asks the server to read the Markdown, since it is what reads it in the end. */
async function toRich(): Promise<void> {
  const w = S.work!
  if (typeof w.body !== "string" || !w.body.trim()) return (change({ plain: false, body: null }), set({ fresh: S.fresh + 1 }))
  if (!(await brought(w))) return set({ wrong: t("plain.offline") })
  try {
    const { drafts } = await ask<{ drafts: Draft[] }>("GET", path.page(w.page, "/drafts"))
    const d = drafts.find((d) => d.id === w.id)
    if (!d || S.work !== w) return // another is being written by now
    if (w.turn !== w.saved) return toRich() // with what was typed meanwhile
    if (d.rev !== w.rev) return
    change({ plain: false, body: d.body })
    set({ fresh: S.fresh + 1 })
  } catch (e) {
    fail(e)
  }
}

function Details({ w }: { w: Work }) {
  const [sources, setSources] = [w.sources.length ? w.sources : [{ name: "", url: "" }], (sources: Work["sources"]) => change({ sources })]
  return (
    <details class="more" open={!!(w.dateline?.place || w.sources.length || signed(w) || w.tags.length)}>
      <summary>{t("details")}</summary>
      <div class="pair">
        <p>
          <label for="place">{t("place")}</label>
          <input id="place" dir="auto" value={w.dateline?.place ?? ""} onInput={(e) => change({ dateline: { date: w.dateline?.date ?? "", place: e.currentTarget.value } })} />
        </p>
        <p>
          <label for="date">{t("date")}</label>
          <input id="date" dir="auto" value={w.dateline?.date ?? ""} onInput={(e) => change({ dateline: { place: w.dateline?.place ?? "", date: e.currentTarget.value } })} />
        </p>
      </div>
      <fieldset>
        <legend>{t("sources")}</legend>
        {sources.map((s, i) => (
          <div class="pair">
            <p>
              <label for={"source" + i}>{t("source.name")}</label>
              <input id={"source" + i} dir="auto" value={s.name} onInput={(e) => setSources(sources.map((x, j) => (i === j ? { ...x, name: e.currentTarget.value } : x)))} />
            </p>
            <p>
              <label for={"source-url" + i}>{t("source.url")}</label>
              <input id={"source-url" + i} dir="ltr" type="url" value={s.url} onInput={(e) => setSources(sources.map((x, j) => (i === j ? { ...x, url: e.currentTarget.value } : x)))} />
            </p>
          </div>
        ))}
        <button type="button" class="quiet" onClick={() => setSources([...sources, { name: "", url: "" }])}>
          {t("source.more")}
        </button>
      </fieldset>
      <div class="pair">
        <p>
          <label for="byline">{t("byline")}</label>
          <input id="byline" dir="auto" list="bylines" autocomplete="off" value={w.byline} onInput={(e) => change({ byline: e.currentTarget.value })} />
          <datalist id="bylines">{S.me.account.byline && <option value={S.me.account.byline} />}</datalist>
        </p>
        <p>
          <label for="tags">{t("tags")}</label>
          <input
            id="tags"
            dir="auto"
            defaultValue={w.tags.join(", ")}
            onInput={(e) =>
              change({
                tags: e.currentTarget.value
                  .split(/[,،]/)
                  .map((s) => s.trim())
                  .filter(Boolean),
              })
            }
          />
        </p>
      </div>
    </details>
  )
}

export function Compose() {
  const w = S.work
  const head = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => {
    const e = head.current
    // Most browsers do it by themselves; and what is not seen has no height.
    if (!e || CSS.supports("field-sizing", "content") || !e.getClientRects().length) return
    e.style.height = "auto"
    e.style.height = e.scrollHeight + "px"
  })
  if (!w || !S.page) return null
  const others = S.people.filter((p) => (p.draft && p.draft === w.id) || (p.post && p.post === w.edits))
  const draft = S.drafts.find((d) => d.id === w.id)
  const edited = w.edits ? S.posts.find((p) => p.id === w.edits) : null
  const flag = (name: "key" | "pinned" | "breaking") => (
    <label class="flag">
      <input type="checkbox" checked={w[name]} onChange={(e) => change({ [name]: e.currentTarget.checked })} /> {t("flag." + name)}
    </label>
  )
  return (
    <div class="compose" key={w.id + S.fresh}>
      {w.edits && (
        <p class="band-note">
          {t("editing")} <b>{edited ? gist(edited) : w.edits}</b>{" "}
          <button class="quiet" onClick={writeNew}>
            {t("editing.leave")}
          </button>
        </p>
      )}
      {draft && (draft.submitted || draft.note) && (
        <div class="band-note" id="handed">
          {draft.submitted && may("editor") && (
            <p>
              {t("came.this", { who: draft.author?.name ?? "" })}{" "}
              <button class="quiet" id="send-back" onClick={() => set({ dialog: { kind: "back", draft } })}>
                {t("draft.return")}
              </button>
            </p>
          )}
          {draft.note && (
            <p class="note" dir="auto">
              {draft.note}
            </p>
          )}
        </div>
      )}
      {!!others.length && <p class="band-note bad">{openBy(others)}</p>}
      <label class="vh" for="headline">
        {t("headline")}
      </label>
      <textarea
        id="headline"
        ref={head}
        rows={1}
        dir="auto"
        maxLength={300}
        placeholder={t("headline")}
        value={w.headline}
        lang={w.lang || S.page.lang}
        onInput={(e) => change({ headline: e.currentTarget.value.replace(/[\r\n]+/g, " ") })}
        onKeyDown={(e) => {
          if (e.key !== "Enter" || e.isComposing || e.ctrlKey || e.metaKey) return
          e.preventDefault()
          document.querySelector<HTMLElement>(".ProseMirror, #plain")?.focus()
        }}
      />
      {w.plain || typeof w.body === "string" ? (
        <>
          <label class="vh" for="plain">
            {t("body")}
          </label>
          <div class="tools">
            <Pictures
              put={(keys) => {
                const e = document.querySelector<HTMLTextAreaElement>("#plain")!
                const at = e.selectionEnd
                change({ plain: true, body: (e.value.slice(0, at).replace(/\s+$/, "") + keys.map((k) => `\n\n![](media:${k})`).join("") + "\n\n" + e.value.slice(at).replace(/^\s+/, "")).trim() })
              }}
            />
          </div>
          <textarea id="plain" class="plaintext" dir="auto" rows={12} placeholder={t("plain.hint")} value={toMarkdown(w.body)} onInput={(e) => change({ plain: true, body: e.currentTarget.value })} />
          {shown(w).map((k) => (
            <PlainPicture
              key={k}
              name={k}
              remove={() => change({ plain: true, body: toMarkdown(S.work!.body).replace(new RegExp(`\\n*!\\[[^\\]]*\\]\\(<?media:${k}>?\\)\\n*`), "\n\n") })}
            />
          ))}
        </>
      ) : (
        <Rich work={w} readonly={false} />
      )}
      <p class="swap">
        <button class="quiet" id="preview-open" aria-pressed={S.preview} onClick={preview}>
          {t("preview")}
        </button>
        <button
          class="quiet"
          id="swap"
          onClick={() => {
            if (w.plain || typeof w.body === "string") void toRich()
            else change({ plain: true, body: toMarkdown(w.body) })
          }}
        >
          {t(w.plain ? "to.rich" : "to.plain")}
        </button>
      </p>
      {!w.edits && (
        <fieldset class="flags">
          <legend class="vh">{t("flags")}</legend>
          {flag("key")} {flag("pinned")} {flag("breaking")}
          {w.breaking && <p class="meta">{t("flag.breaking.hint")}</p>}
        </fieldset>
      )}
      <Standing d={draft ?? { id: w.id, status: "", assignee: null }} id="draft" off={!draft} />
      <Details w={w} />
    </div>
  )
}

export function Go({ id = "publish" }: { id?: string }) {
  const w = S.work
  const label = !may("editor") ? t("submit") : w?.edits ? t("save.post") : t("publish")
  return (
    <button id={id} class="go" disabled={!w || !said(w) || (!!w.edits && !w.turn)} onClick={publish} title={t("publish.key")}>
      {label}
    </button>
  )
}
