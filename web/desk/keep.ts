// Nothing that is typed is lost: each keystroke is kept in this browser, and soon
// after on the server as a draft. What is published goes through an outbox that
// lives in the browser too, with a key by which the server does it once.
import { type Block, type Done, type Draft, type Media, Problem, type Post, type Texts, ask, path } from "./api"
import { said } from "./tree"

/** Outgoing is a request that is to be answered, however often it is sent. */
export interface Outgoing {
  op: "publish" | "edit" | "amend" | "correct"
  body: Record<string, unknown>
  key: string
  from: number // time at which it is sent first: the editor may stop it before
}

/** Work is one text in this browser. */
export interface Work extends Texts {
  id: string
  page: string
  edits: string
  post_rev: number
  rev: number // of the server's draft that it was made from; 0: it has none
  turn: number // counts changes
  saved: number // the turn that the server has
  savedAt: string
  plain: boolean // written in the plain text area
  out: Outgoing | null
  bare?: string[] // pictures that need no description: it was asked
  // Not kept:
  wrong?: Problem | null // why the server does not take it
  other?: Draft | Post | null // what someone else made of it meanwhile
  lost?: boolean // the last request got no answer
  busy?: boolean
  sure?: number // the rev that the server's draft has by all that is known; a save whose answer is lost leaves it unknown
}

/** Sent is what came of an outgoing request, for the line that says so. */
export interface Sent {
  op: Outgoing["op"]
  page: string
  done: Done
}

const letters = "0123456789abcdefghijklmnopqrstuvwxyz"
const random = (n: number) => [...crypto.getRandomValues(new Uint8Array(n))].map((b) => letters[b % 36]).join("")
export const newID = () => letters[crypto.getRandomValues(new Uint8Array(1))[0]! % 10] + random(9)

let own = ""
/** setByline sets what a new text is signed with: only what its writer chose. */
export const setByline = (byline: string) => void (own = byline)
/** signed: it has another byline than it began with. */
export const signed = (w: Texts) => !!w.byline && w.byline !== own

export function blank(page: string): Work {
  return {
    id: newID(),
    page,
    edits: "",
    post_rev: 0,
    rev: 0,
    turn: 0,
    saved: 0,
    savedAt: "",
    plain: false,
    out: null,
    headline: "",
    body: null,
    dateline: null,
    sources: [],
    byline: own,
    tags: [],
    lang: "",
    media: {},
    key: false,
    pinned: false,
    breaking: false,
  }
}

/** shown gives the keys of the pictures that a text shows, in its order. */
export function shown(w: Pick<Texts, "body">): string[] {
  const of = (b: Block): string[] => (b.kind === "picture" ? [b.media!] : (b.blocks ?? []).flatMap(of))
  const all = typeof w.body === "string" ? [...w.body.matchAll(/\(<?media:([a-z0-9]{1,32})>?\)/g)].map((m) => m[1]!) : (w.body?.blocks ?? []).flatMap(of)
  return [...new Set(all)]
}

/** unsent gives those of them that this browser is to send yet. */
export const unsent = (w: Texts) => shown(w).filter((k) => w.media[k] && !w.media[k]!.id)

/** missing gives those that the server does not have, be it that another browser is to send them. */
export const missing = (w: Texts) => shown(w).filter((k) => !w.media[k]?.id)

const media = (w: Texts) =>
  Object.fromEntries(
    shown(w)
      .map((k) => [k, w.media[k]] as [string, Media | undefined])
      .filter(([, m]) => m?.id)
      .map(([k, m]) => [k, { id: m!.id, alt: (m!.alt ?? "").trim(), caption: (m!.caption ?? "").trim(), credit: (m!.credit ?? "").replace(/\s+/g, " ").trim() }]),
  )

/** textsOf is what a work says, as the server takes it. */
export function textsOf(w: Texts): Record<string, unknown> {
  const out: Record<string, unknown> = {
    headline: w.headline.replace(/\s+/g, " ").trim(),
    body: w.body,
    dateline: w.dateline && (w.dateline.place.trim() || w.dateline.date.trim()) ? { place: w.dateline.place.trim(), date: w.dateline.date.trim() } : null,
    sources: w.sources.filter((s) => s.name.trim() || s.url.trim()).map((s) => ({ name: s.name.trim(), url: s.url.trim() })),
    byline: w.byline.trim(),
    tags: w.tags,
    lang: w.lang,
  }
  if (Object.keys(w.media ?? {}).length) out.media = media(w)
  return out
}
const flagsOf = (w: Texts) => ({ key: w.key, pinned: w.pinned, breaking: w.breaking })

/** empty: there is nothing in it that would be missed. */
export const empty = (w: Work) => !said(w) && !signed(w) && !w.tags.length && !w.sources.some((s) => s.name || s.url) && !w.dateline?.place && !w.edits

export class Keep {
  works = new Map<string, Work>()
  kept = true // this browser does keep what it is given
  sent: Sent | null = null
  signedOut = false
  private timers = new Map<string, ReturnType<typeof setTimeout>>()
  private tries = new Map<string, number>()
  private saves = new Map<Work, Promise<void>>() // those on their way
  private readonly prefix: string
  private readonly client = random(16)

  constructor(
    account: string,
    private readonly every: number,
    private readonly on: (what: "work" | "sent" | "signin" | "conflict", w: Work | null) => void,
  ) {
    this.prefix = `stoppress:desk:${account}:`
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const name = localStorage.key(i)!
        if (!name.startsWith(this.prefix)) continue
        const w: Work = { ...blank(""), ...JSON.parse(localStorage.getItem(name)!) }
        if (w.out || unsent(w).length || (w.turn > w.saved && !empty(w))) this.works.set(w.id, w)
        else setTimeout(() => localStorage.removeItem(name)) // the server has it
      }
    } catch {
      this.kept = false
    }
    addEventListener("online", () => this.wake())
    document.addEventListener("visibilitychange", () => this.wake())
    addEventListener("pagehide", () => this.wake())
  }

  /** begin sends what an earlier visit left. */
  begin() {
    this.wake()
  }

  /** wake tries again at once what waits for a better time. */
  wake() {
    for (const w of this.works.values()) {
      this.tries.delete(w.id)
      this.plan(w, 0)
    }
  }

  private store(w: Work) {
    const { wrong, other, lost, busy, sure, ...rest } = w
    void wrong, other, lost, busy, sure
    try {
      localStorage.setItem(this.prefix + w.id, JSON.stringify(rest))
      this.kept = true
    } catch {
      this.kept = false
    }
  }

  forget(w: Work) {
    clearTimeout(this.timers.get(w.id))
    this.timers.delete(w.id)
    this.works.delete(w.id)
    try {
      localStorage.removeItem(this.prefix + w.id)
    } catch {
      // It kept nothing.
    }
  }

  /** change is one keystroke's. */
  change(w: Work, to: Partial<Work>) {
    Object.assign(w, to)
    w.turn++
    w.wrong = null
    this.works.set(w.id, w)
    this.store(w)
    this.plan(w, this.every)
    this.on("work", w)
  }

  private plan(w: Work, after: number) {
    if (this.timers.has(w.id) && after > 0) return
    clearTimeout(this.timers.get(w.id))
    this.timers.set(
      w.id,
      setTimeout(() => {
        this.timers.delete(w.id)
        void (w.out ? this.send(w) : this.save(w))
      }, after),
    )
  }

  private again(w: Work) {
    const n = (this.tries.get(w.id) ?? 0) + 1
    this.tries.set(w.id, n)
    this.plan(w, Math.min(15_000, 500 * 2 ** n) * (0.75 + Math.random() / 2))
  }

  /** save brings a work to the server, if it has something new: after a save that
   *  is on its way, which on a slow connection nearly always is. */
  async save(w: Work): Promise<boolean> {
    for (let on; (on = this.saves.get(w)); ) await on
    if (w.busy || w.out || w.other || !this.works.has(w.id)) return false
    if (w.turn === w.saved) return true
    if (w.rev === 0 && empty(w)) return true
    const on = this.saveNow(w)
    this.saves.set(w, on)
    await on
    return w.turn === w.saved
  }

  private async saveNow(w: Work) {
    const turn = w.turn
    w.busy = true
    this.on("work", w)
    try {
      await this.put(w)
    } catch (e) {
      this.failed(w, e as Problem)
    } finally {
      w.busy = false
      this.saves.delete(w)
      if (this.works.has(w.id) && (w.turn > turn || w.out) && !w.wrong) this.plan(w, w.out ? 0 : this.every)
      this.on("work", w)
    }
  }

  private async put(w: Work) {
    const turn = w.turn
    const body: Record<string, unknown> = { ...textsOf(w), ...flagsOf(w), rev: w.rev, client: this.client }
    if (w.edits) Object.assign(body, { edits: w.edits, post_rev: w.post_rev })
    w.sure = -1
    const r = await ask<{ rev: number; saved: string }>("PUT", path.draft(w.page, w.id), body)
    w.rev = w.sure = r.rev
    w.saved = turn
    w.savedAt = r.saved
    w.lost = false
    w.wrong = null
    this.signedOut = false
    this.tries.delete(w.id)
    if (this.works.has(w.id)) this.store(w)
  }

  private failed(w: Work, p: Problem) {
    w.lost = p.passing
    if (p.status === 401) {
      this.signedOut = true
      w.lost = true
      this.on("signin", w)
    } else if (p.passing) this.again(w)
    else if (p.code === "stale_draft" || p.code === "stale_rev") {
      w.out = null
      w.other = p.current as Draft | Post
      this.store(w)
      this.on("conflict", w)
    } else if (p.code === "published") this.becameEdit(w, p.current as Post)
    else if (p.code === "no_draft" && w.rev) {
      w.rev = 0 // thrown away by someone, while it was written here
      this.plan(w, this.every)
    } else {
      w.out = null
      w.wrong = p
      this.store(w)
    }
  }

  // What was published under this draft meanwhile is changed by what is here.
  private becameEdit(w: Work, post: Post) {
    const same = w.out && post.headline === textsOf(w).headline && JSON.stringify(post.body) === JSON.stringify(w.body)
    this.forget(w)
    if (same || empty({ ...w, edits: "" })) {
      this.sent = { op: "publish", page: w.page, done: { id: post.id, rev: post.rev, url: post.url, time: post.published } }
      this.on("sent", w)
      return
    }
    Object.assign(w, { id: newID(), edits: post.id, post_rev: post.rev, rev: 0, out: null, saved: -1 })
    this.works.set(w.id, w)
    w.wrong = new Problem(409, "became_edit", "")
    this.store(w)
    this.on("work", w)
  }

  /** publish puts a work into the outbox. */
  publish(w: Work, op: Outgoing["op"], more: Record<string, unknown>, hold: number) {
    const body: Record<string, unknown> = { ...textsOf(w), ...more }
    if (op === "publish") Object.assign(body, flagsOf(w), { draft: w.id })
    else body.rev = w.post_rev
    w.out = { op, body, key: `desk-${w.id}-${w.turn}-${random(6)}`, from: Date.now() + hold * 1000 }
    w.wrong = null
    this.works.set(w.id, w)
    this.store(w)
    this.tries.delete(w.id)
    if (hold) setTimeout(() => this.plan(w, 0), hold * 1000)
    else this.plan(w, 0)
    this.on("work", w)
  }

  /** keepOut keeps what is in the outbox as it is now. */
  keepOut() {
    for (const w of this.works.values()) if (w.out) this.store(w)
  }

  /** stop takes a work out of the outbox, before it was sent. */
  stop(w: Work) {
    w.out = null
    this.store(w)
    this.plan(w, 0)
    this.on("work", w)
  }

  private async send(w: Work) {
    const out = w.out
    if (!out || w.busy) return
    if (out.from > Date.now()) return this.plan(w, out.from - Date.now()) // after a reload nothing else waits for it
    w.busy = true
    this.on("work", w)
    try {
      // The server then sees whether another changed the draft meanwhile. What was
      // sent once is sent the same again. The text goes with it: it is saved before
      // only where the answer to a former save was lost, since that is no one else's change.
      if (w.rev && out.body.draft_rev === undefined) {
        if (w.turn !== w.saved && w.sure !== w.rev) await this.put(w)
        out.body.draft_rev = w.rev
        if (out.op !== "publish") out.body.draft = w.id
        this.store(w)
      }
      const to = out.op === "publish" ? path.page(w.page, "/posts") : path.post(w.page, w.edits, "/" + out.op)
      const done = await ask<Done>("POST", to, out.body, out.key)
      this.forget(w)
      this.signedOut = false
      this.sent = { op: out.op, page: w.page, done }
      this.on("sent", w)
    } catch (e) {
      this.failed(w, e as Problem)
    } finally {
      w.busy = false
      this.on("work", w)
    }
  }

  /** mine goes on with what is here, over what someone else made of it. */
  mine(w: Work) {
    const other = w.other
    if (!other) return
    w.other = null
    if ("withdrawn" in other) w.post_rev = other.rev
    else w.rev = other.rev
    this.change(w, {})
    this.plan(w, 0)
  }
}
