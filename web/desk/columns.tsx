// What stands beside the composer: the page as readers have it, and its drafts.
import { useLayoutEffect, useRef, useState } from "preact/hooks"
import { type Draft, type Post, ask, path } from "./api"
import { asking } from "./askpictures"
import { Planned, schedule } from "./due"
import type { Work } from "./keep"
import { S, act, edit, fail, may, openBy, publishPicked, redraw, refresh, set, takeUp, workOf, writeNew } from "./state"
import { Standing, statusOf } from "./standing"
import { clock, stampIn, t } from "./texts"
import { Body, gist } from "./tree"

const settles = 400 // milliseconds: who aims at a row has not seen yet what came in its place

/** useSteady gives the ref of a column whose rows come and go by what others do. A
 *  row that has just come to stand elsewhere takes no tap: whoever taps there meant
 *  the one that stood there before. */
function useSteady() {
  const column = useRef<HTMLElement>(null)
  const stood = useRef(new Map<HTMLElement, number>()) // where each row was when it was last drawn
  useLayoutEffect(() => {
    const c = column.current!
    const before = stood.current
    stood.current = new Map()
    if (!c.getClientRects().length) return // not in sight
    for (const row of c.querySelectorAll<HTMLElement>("[data-row]")) {
      const top = row.getBoundingClientRect().top + c.scrollTop
      stood.current.set(row, top)
      if (!before.size || Math.abs((before.get(row) ?? NaN) - top) < 4) continue
      const turn = String(performance.now())
      row.dataset.moved = turn
      setTimeout(() => row.dataset.moved === turn && delete row.dataset.moved, settles)
    }
  })
  return column
}

function LivePost({ p }: { p: Post }) {
  const [open, setOpen] = useState(false)
  const zone = S.page?.zone
  const here = S.people.filter((x) => x.post === p.id)
  const editor = may("editor")
  const flag = (name: "key" | "pinned" | "breaking") => (
    <button class="quiet" aria-pressed={p[name]} onClick={() => void act(p, "flag", { [name]: !p[name] }, t("told.flag"))}>
      {t("flag." + name)}
    </button>
  )
  const able = (op: string) => p.revisions.some((r) => r.values.some((v) => v.name !== "flags" && (op === "erase" ? v.state !== "erased" : v.state === (op === "release" ? "withheld" : "open"))))
  const door = (name: "former" | "restore" | "seal", op = "") => (
    <button class={op === "erase" ? "quiet bad" : "quiet"} data-act={op || name} onClick={() => set({ dialog: { kind: "more", name, of: op ? { post: p, op } : p } })}>
      {t("post." + (op || name))}
    </button>
  )
  return (
    <article class={"post" + (p.withdrawn ? " gone" : "")} data-post={p.id} data-row aria-label={p.headline || gist(p)}>
      <p class="meta">
        <button class="stamp" title={t("stamp.why")} onClick={() => set({ dialog: { kind: "stamp", post: p } })}>
          {stampIn(p.stamp, zone)}
        </button>
        {p.pinned && <span class="mark">{t("flag.pinned")}</span>}
        {p.key && <span class="mark">{t("flag.key")}</span>}
        {p.breaking && <span class="mark red">{t("flag.breaking")}</span>}
        {p.updated && !p.withdrawn && <span class="mark">{t("changed", { time: stampIn(p.updated, zone) })}</span>}
        {!!here.length && <span class="mark bad">{openBy(here)}</span>}
      </p>
      {p.withdrawn ? (
        <p class="withdrawn">
          {t("withdrawn")} {p.note && <bdi>{p.note}</bdi>}
        </p>
      ) : (
        <>
          {p.headline && (
            <h3 dir="auto" lang={p.lang || S.page?.lang}>
              {p.headline}
            </h3>
          )}
          {p.corrections.map((c) => (
            <p class="correction" dir="auto">
              <b>{t("kind." + c.kind)}</b> <bdi>{c.note}</bdi>
            </p>
          ))}
          <div class="said" dir="auto" lang={p.lang || S.page?.lang}>
            <Body of={p.body} media={p.media} />
          </div>
          {!!p.sources.length && <p class="meta">{p.sources.map((s) => s.name || s.url).join(" · ")}</p>}
          {p.byline && <p class="meta">{p.byline}</p>}
        </>
      )}
      {editor && (
        <div class="acts">
          {p.withdrawn ? (
            door("restore")
          ) : (
            <button class="quiet" data-act="edit" onClick={() => edit(p)}>
              {t("edit")}
            </button>
          )}
          <button class="quiet" data-act="more" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t("more")}
          </button>
          {open && (
            <>
              {!p.withdrawn && (
                <>
                  {flag("key")}
                  {flag("pinned")}
                  {flag("breaking")}
                </>
              )}
              <a class="quiet" href={p.url} target="_blank" rel="noopener">
                {t("out.see")}
              </a>
              {!p.withdrawn && (
                <button key="withdraw" class="danger" data-act="withdraw" onClick={() => set({ dialog: { kind: "withdraw", post: p } })}>
                  {t("withdraw")}
                </button>
              )}
              {door("former")}
              {(["withhold", "release", "erase"] as const).map((op) => able(op) && door("seal", op))}
            </>
          )}
        </div>
      )}
    </article>
  )
}

async function more() {
  const { page, next } = S
  try {
    const r = await ask<{ posts: Post[]; next?: string }>("GET", path.page(page!.id, "/posts?before=" + encodeURIComponent(next!)))
    if (S.page?.id !== page!.id || S.next !== next) return // they are not what follows here any more
    set({ posts: [...S.posts, ...r.posts.filter((p) => !S.posts.some((q) => q.id === p.id))], next: r.next ?? "" })
  } catch (e) {
    fail(e)
  }
}

export function Live() {
  const column = useSteady()
  return (
    <section id="live" class="column" ref={column} aria-labelledby="live-title" hidden={false}>
      <header>
        <h2 id="live-title">{t("live")}</h2>
        <span class="meta" role="status">
          {S.keep.signedOut || !navigator.onLine ? t("link.none") : S.streaming ? t("link.stream") : S.reached ? t("link.poll") : t("link.none")}
        </span>
      </header>
      {S.posts.map((p) => (
        <LivePost key={p.id} p={p} />
      ))}
      {!S.posts.length && <p class="hint">{t("live.empty")}</p>}
      {S.next && (
        <button class="quiet" onClick={() => void more()}>
          {t("live.more")}
        </button>
      )}
    </section>
  )
}

const move = (id: string, by: number) => {
  const i = S.picked.indexOf(id)
  const j = i + by
  if (i < 0 || j < 0 || j >= S.picked.length) return
  S.picked.splice(j, 0, ...S.picked.splice(i, 1))
  redraw()
}

async function drop(d: Draft) {
  if (!confirm(t("discard.sure"))) return
  const page = S.page!.id
  const w = S.keep.works.get(d.id)
  try {
    if (w) await S.keep.save(w) // by a save on its way the rev would be an old one
    await ask("DELETE", path.draft(page, d.id, "?rev=" + Math.max(w?.rev ?? 0, d.rev)))
    if (w) S.keep.forget(w)
    if (S.work?.id === d.id) writeNew()
    set({ told: t("discarded") })
  } catch (e) {
    fail(e)
  }
  void refresh()
}

/** OnlyHere is the row of a text that the server does not have yet. */
function OnlyHere({ w }: { w: Work }) {
  return (
    <>
      <div class="row">
        <button class="title" dir="auto" onClick={() => takeUp(w)}>
          {gist(w) || t("untitled")}
        </button>
      </div>
      <p class="meta bad">{t("draft.here")}</p>
    </>
  )
}

function DraftRow({ d }: { d: Draft }) {
  const mine = d.author?.id === S.me.account.id
  const can = may("editor") || mine
  const here = S.people.filter((x) => x.draft === d.id)
  return (
    <>
      <div class="row">
        {may("editor") && !d.edits && (
          <label class="pick">
            <input
              type="checkbox"
              checked={S.picked.includes(d.id)}
              onChange={(e) => {
                S.picked = e.currentTarget.checked ? [...S.picked, d.id] : S.picked.filter((x) => x !== d.id)
                redraw()
              }}
            />
            <span class="vh">{t("pick", { name: gist(d) || t("untitled") })}</span>
          </label>
        )}
        <button class="title" dir="auto" disabled={!can} onClick={() => takeUp(workOf(d))}>
          {gist(d) || t("untitled")}
        </button>
      </div>
      <p class="meta">
        {d.author?.name && !mine && (
          <>
            <bdi>{d.author.name}</bdi>{" · "}
          </>
        )}
        {clock(d.updated).slice(0, 5)}
        {d.edits && <span class="mark">{t("draft.edits")}</span>}
        {d.submitted && <span class="mark blue">{t("draft.submitted")}</span>}
        {d.status && <span class={"mark" + (d.status === "verified" ? "" : " bad")}>{statusOf(d)}</span>}
        {d.assignee && d.status !== "checking" && <span class="mark">{t("assigned", { who: d.assignee.name })}</span>}
        {d.scheduled && <Planned d={d} />}
        {!!here.length && <span class="mark bad">{openBy(here)}</span>}
      </p>
      {d.note && (
        <p class="meta note" dir="auto">
          {d.note}
        </p>
      )}
      {can && (
        <details class="acts">
          <summary>{t("more")}</summary>
          <Standing d={d} id={"d" + d.id} />
          {d.submitted && may("editor") && (
            <button class="quiet" onClick={() => set({ dialog: { kind: "back", draft: d } })}>
              {t("draft.return")}
            </button>
          )}
          {d.rev > 1 && (
            <button class="quiet" data-act="revs" onClick={() => set({ dialog: { kind: "more", name: "revs", of: d } })}>
              {t("post.former")}
            </button>
          )}
          <button class="danger" onClick={() => void drop(d)}>
            {t("discard")}
          </button>
        </details>
      )}
    </>
  )
}

function Update() {
  const [going, setGoing] = useState(false)
  const [dragged, drag] = useState("")
  const list = useRef<HTMLOListElement>(null)
  const picked = S.picked.map((id) => S.drafts.find((d) => d.id === id)).filter((d): d is Draft => !!d)
  if (!picked.length) return null
  const row = (id: string) => list.current?.querySelector<HTMLElement>(`[data-picked="${id}"]`)
  /** By keys or a button: what was moved keeps the focus, and it is said where it is. */
  const step = (d: Draft, by: number) => {
    move(d.id, by)
    set({ told: t("moved", { name: gist(d) || t("untitled"), n: S.picked.indexOf(d.id) + 1, of: picked.length }) })
    setTimeout(() => {
      const same = row(d.id)?.querySelector<HTMLButtonElement>(`[data-by="${by}"]`)
      ;(same?.disabled ? row(d.id)?.querySelector<HTMLButtonElement>("[data-by]:enabled") : same)?.focus()
    })
  }
  /** By a finger or the mouse: what is held goes where the pointer is. */
  const over = (y: number) => {
    for (const [i, d] of picked.entries()) {
      const box = row(d.id)?.getBoundingClientRect()
      if (!box || d.id === dragged || y < box.top || y > box.bottom) continue
      const from = S.picked.indexOf(dragged)
      // Not before the pointer is past its middle, or rows of two heights would change places for ever.
      if (i < from ? y < box.top + box.height / 2 : y > box.top + box.height / 2) move(dragged, i - from)
      return
    }
  }
  return (
    <section class="update" aria-labelledby="update-title">
      <h3 id="update-title">{t("update")}</h3>
      <p class="hint">{t("update.hint")}</p>
      <ol ref={list}>
        {picked.map((d, i) => (
          <li key={d.id} data-picked={d.id} class={d.id === dragged ? "dragged" : ""}>
            <span
              class="grip"
              aria-hidden="true"
              onPointerDown={(e) => {
                e.preventDefault()
                e.currentTarget.setPointerCapture(e.pointerId)
                drag(d.id)
              }}
              onPointerMove={(e) => dragged === d.id && over(e.clientY)}
              onLostPointerCapture={() => drag("")}
            />
            <span class="name" dir="auto">
              {gist(d) || t("untitled")}
            </span>
            <button class="quiet" data-by="-1" disabled={!i} aria-label={t("up", { name: gist(d) })} onClick={() => step(d, -1)}>
              ↑
            </button>
            <button class="quiet" data-by="1" disabled={i === picked.length - 1} aria-label={t("down", { name: gist(d) })} onClick={() => step(d, 1)}>
              ↓
            </button>
          </li>
        ))}
      </ol>
      <button class="quiet" id="schedule-update" disabled={going || S.page?.state === "ended"} onClick={() => schedule(picked.map((d) => d.id))}>
        {t("schedule")}
      </button>{" "}
      <button
        class="outline"
        id="publish-update"
        disabled={going || S.page?.state !== "live"}
        onClick={() => {
          const go = async () => {
            setGoing(true)
            await publishPicked(t("told.update", { n: picked.length }))
            setGoing(false)
          }
          if (!asking(picked.map((d) => S.keep.works.get(d.id) ?? workOf(d)), true, go)) void go()
        }}
      >
        {t("update.go", { n: picked.length })}
      </button>
    </section>
  )
}

/** Noted is what the desk notes of the page, in short. */
function Noted() {
  const text = S.notes?.text.trim() ?? ""
  return (
    <div id="noted" class={text ? "some" : ""}>
      {text && (
        <p dir="auto" class="plain">
          {text.length > 280 ? text.slice(0, 280) + "…" : text}
        </p>
      )}
      <button class="quiet" id="desk-notes" onClick={() => set({ dialog: { kind: "more", name: "notes" } })}>
        {t(text ? "notes.open" : "notes.write")}
      </button>
    </div>
  )
}

const ranks = new Map<string, number>() // of drafts, in the order in which this window first saw them
/** ranked keeps a draft at its place however often it is saved: the newest to come stands highest. */
function ranked(drafts: Draft[]): Draft[] {
  for (const d of [...drafts].reverse()) if (!ranks.has(d.id)) ranks.set(d.id, ranks.size)
  const at = (d: Draft) => (d.submitted ? 0 : 1)
  return [...drafts].sort((a, b) => at(a) - at(b) || ranks.get(b.id)! - ranks.get(a.id)!)
}

export function Drafts() {
  const column = useSteady()
  // What only this browser has stands here too.
  const only = [...S.keep.works.values()].filter((w) => w.page === S.page?.id && !w.out && w.turn !== w.saved && w !== S.work && !S.drafts.some((d) => d.id === w.id))
  const all = S.drafts.filter((d) => !S.keep.works.get(d.id)?.out) // what is on its way is no draft any more
  const mine = all.filter((d) => (d.assignee ?? d.author)?.id === S.me.account.id)
  const drafts = ranked(S.mine ? mine : all)
  const rows: { id: string; w?: Work; d?: Draft }[] = [...only.map((w) => ({ id: w.id, w })), ...drafts.map((d) => ({ id: d.id, d }))]
  return (
    <section id="drafts" class="column" ref={column} aria-labelledby="drafts-title">
      <header>
        <h2 id="drafts-title">{t("drafts")}</h2>
        <button class="quiet" id="new" onClick={writeNew}>
          {t("new")}
        </button>
      </header>
      {(S.mine || mine.length < all.length) && (
        <p class="filter">
          <button class="quiet" id="mine" aria-pressed={S.mine} onClick={() => set({ mine: !S.mine })}>
            {t("drafts.mine", { n: mine.length })}
          </button>
        </p>
      )}
      <Noted />
      <ul class="drafts">
        {rows.map(({ id, w, d }) => (
          <li key={id} class={"draft" + (S.work?.id === id ? " open" : "")} data-draft={id} data-row>
            {d ? <DraftRow d={d} /> : <OnlyHere w={w!} />}
          </li>
        ))}
      </ul>
      {!rows.length && <p class="hint">{t("drafts.empty")}</p>}
      <Update />
    </section>
  )
}
