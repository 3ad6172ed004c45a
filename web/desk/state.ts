// What the desk knows, and what it does. One plain object, drawn anew when it changes.
import { type Done, type Draft, type Due, type Listed, type Me, type Post, Problem, type Role, type Someone, ask, at, onDoubt, path } from "./api"
import { setting } from "./setting"
import { Stream } from "./stream"
import { clock, t } from "./texts"
import { Keep, type Work, blank, empty, setByline, unsent } from "./keep"

export interface Here extends Someone {
  draft?: string
  post?: string
  elsewhere?: boolean // oneself, in another browser
}

/** openBy says who has something open. */
export const openBy = (all: Here[]) => {
  const others = all.filter((p) => !p.elsewhere)
  return [others.length && t("others.here", { who: others.map((p) => p.name).join(", ") }), all.length > others.length && t("others.you")].filter(Boolean).join(" · ")
}

export type Dialog =
  | { kind: "how"; work: Work }
  | { kind: "conflict"; work: Work }
  | { kind: "withdraw"; post: Post }
  | { kind: "stamp"; post: Post }
  | { kind: "back"; draft: Draft }
  | { kind: "pictures"; works: Work[]; go: () => void }
  | { kind: "more"; name: string; of?: any } // one of more.tsx, made of what it says there
  | null

export const S = {
  me: null as unknown as Me,
  keep: null as unknown as Keep,
  pages: [] as Listed[],
  langs: ["en"] as string[], // that readers' pages speak
  page: null as Listed | null,
  posts: [] as Post[],
  next: "" as string | null,
  drafts: [] as Draft[],
  due: [] as Due[], // what goes out at a set time, on all pages, or was to
  people: [] as Here[],
  notes: null as { rev: number; text: string; by: Someone | null; updated?: string } | null, // the desk's own, of the page
  work: null as Work | null,
  fresh: 0, // counts what the composer was given anew
  view: "write" as "drafts" | "write" | "live",
  screen: null as { name: string; of: string } | null, // one of more.tsx in place of the page
  dialog: null as Dialog,
  sign: false, // the way in is open, above all that was begun
  step: null as ((shown: boolean) => void) | null, // waits for someone to show who they are, above the dialog
  doubt: null as { p: Problem; go: (on: boolean) => void } | null, // is asked, above the dialog
  preview: false, // stands in place of what readers have
  told: "", // one line, of what was done
  wrong: "", // or of what could not be
  streaming: false,
  reached: true, // the last request was answered
  mine: false, // of the drafts, one's own only
  picked: [] as string[],
  pickKey: "",
}

/** narrow asks whether one thing is seen at a time, as on a phone. */
export const narrow = "(max-width: 60rem)"

let draw = () => {}
export const onDraw = (fn: () => void) => void (draw = fn)
export const redraw = () => draw()
let telling: ReturnType<typeof setTimeout> | undefined
export function set(to: Partial<typeof S>) {
  Object.assign(S, to)
  if (to.told) {
    clearTimeout(telling)
    telling = setTimeout(() => set({ told: "" }), 15_000) // by then it hides more than it tells
  }
  draw()
}

const rank: Role[] = ["", "contributor", "editor", "administrator"]
export function role(page: string): Role {
  const a = S.me.roles[""] ?? ""
  const b = S.me.roles[page] ?? ""
  return rank.indexOf(a) > rank.indexOf(b) ? a : b
}
export const may = (least: Role, page = S.page?.id ?? "") => rank.indexOf(role(page)) >= rank.indexOf(least)

/** fail says what went wrong; signed out, the way in opens in place. */
export function fail(e: unknown) {
  const p = e as Problem
  if (p.status === 401) set({ sign: true })
  else set({ wrong: p.status === 0 ? "~" : p.message }) // "~": no answer came
}

/** wrong puts S.wrong into words. */
export const wrong = () => (S.wrong === "~" ? t("noanswer") : S.wrong)

/** brought has a work saved before something else is done with it, with what is
 *  typed meanwhile; where no answer comes, that is said, and false. */
export async function brought(w: Work): Promise<boolean> {
  for (let n = 0; n < 3; n++) {
    if (await S.keep.save(w)) return true
    if (w.lost || w.wrong || w.other || w.out) break
  }
  if (w.lost) set({ wrong: "~" })
  return false
}

let showing: Promise<boolean> | null = null
/** stepUp is ask() for what only those may who have just shown who they are: where
 *  they have not, it asks them to, in place, and goes on with what was to be done.
 *  Whoever thinks better of it gets a Problem "stepup". */
export async function stepUp<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  for (;;) {
    try {
      return await ask<T>(method, path, body, key)
    } catch (e) {
      if ((e as Problem).code !== "stepup") throw e
      showing ??= new Promise<boolean>((ok) => set({ step: ok })).finally(() => {
        showing = null
        set({ step: null })
      })
      if (!(await showing)) throw new Problem(403, "stepup", t("stepup.not"))
    }
  }
}

let asking: Promise<unknown> = Promise.resolve()
onDoubt((p, body) => {
  const answer = asking.then(() => new Promise<boolean>((go) => set({ doubt: { p, go } })))
  asking = answer
  return answer.then((on) => {
    set({ doubt: null })
    if (on) {
      if (p.code === "watched") body.watched = p.words.map((w) => w.word)
      else body.unverified = p.drafts.map((d) => d.id)
      S.keep.keepOut() // sent again, it must be the same request
    }
    return on
  })
})

let first = ""
export async function start(me: Me, page: string) {
  S.me = me
  first = page
  setByline(me.account.byline)
  S.keep = new Keep(me.account.id, me.draftsEvery ?? 1500, (what, w) => {
    if (what === "signin" && !S.dialog) S.sign = true
    if (what === "conflict" && !S.dialog && w && w.page === S.page?.id) S.dialog = { kind: "conflict", work: w }
    if (what === "sent") {
      S.told = ""
      S.wrong = ""
      if (w?.page === S.page?.id) void refresh()
    }
    // What can't go out comes back to be mended, unless something else is being written.
    if (what === "work" && w?.wrong && !w.out && S.work !== w && w.page === S.page?.id && (!S.work || empty(S.work))) write(w)
    draw()
  })
  await listPages()
  addEventListener("hashchange", () => void go())
  await go()
  S.keep.begin()
  listen()
  setInterval(() => {
    if (!S.streaming && document.visibilityState === "visible") void refresh()
  }, 10_000)
  setInterval(present, 20_000)
}

let lists = 0 // that were asked for
let listed = 0 // which of them came last

export async function listPages() {
  const turn = ++lists
  try {
    const r = await ask<{ pages: Listed[]; langs?: string[] }>("GET", "pages")
    if (turn < listed) return // a newer one has overtaken it
    listed = turn
    const before = S.pages
    S.pages = r.pages
    count()
    if (waitingElsewhere().some((p) => p.submitted! > (before.find((b) => b.id === p.id)?.submitted ?? Infinity)) && setting("sound") === "on") chime()
    if (r.langs) S.langs = r.langs
    if (S.page) S.page = S.pages.find((p) => p.id === S.page!.id) ?? S.page
    draw()
  } catch (e) {
    fail(e)
  }
}

/** go opens the page that the address names, or the one that is at work. */
async function go() {
  const slug = decodeURIComponent(location.hash.replace(/^#\/?/, "")) || first
  const [, name = "", of = ""] = /^-\/([a-z]+)\/?(.*)$/.exec(slug) ?? []
  set({ screen: name ? { name, of } : null, wrong: "" })
  if (name && S.page) return
  const page = S.pages.find((p) => p.slug === slug) ?? S.pages.find((p) => p.state === "live") ?? S.pages[0] ?? null
  if (S.page?.id === page?.id && S.page) return
  Object.assign(S, { page, posts: [], drafts: [], people: [], notes: null, next: "", picked: [], pickKey: "", work: null })
  document.title = page ? `${page.title} – ${S.me.site.name || "Stop Press"}` : S.me.site.name || "Stop Press"
  if (!page) return draw()
  const waiting = [...S.keep.works.values()].find((w) => w.page === page.id && !w.out)
  const was = lastOpen(page.id)
  write(waiting ?? blank(page.id))
  void fetchNotes()
  await refresh()
  // What this window had open, and has been saved since.
  const d = S.drafts.find((d) => d.id === was)
  if (d && !waiting && S.page?.id === page.id && S.work && empty(S.work)) write(workOf(d))
  present()
}

/** screen opens a screen of more.tsx in place of the page. No slug begins with its sign. */
export const screen = (name: string, of = "") => void (location.hash = `#/-/${name}` + (of && "/" + encodeURIComponent(of)))
export const open = (p: Listed) => void (location.hash = "#/" + encodeURIComponent(p.slug))

const openKey = (page: string) => `stoppress:desk:${S.me.account.id}:open:${page}`
function lastOpen(page: string): string {
  try {
    return sessionStorage.getItem(openKey(page)) ?? ""
  } catch {
    return ""
  }
}

/** write puts a work into the composer. */
export function write(w: Work) {
  if (S.work && S.work !== w) void S.keep.save(S.work)
  try {
    sessionStorage.setItem(openKey(w.page), w.id)
  } catch {
    // After a reload the draft is among the others.
  }
  set({ work: w, fresh: S.fresh + 1, view: "write", wrong: "" })
  present()
}
export function writeNew() {
  if (!S.page) return
  write(blank(S.page.id))
  S.told = ""
  toHead()
}

/** toHead puts the cursor into the headline, once it is there. */
export const toHead = () => setTimeout(() => !S.dialog && document.querySelector<HTMLElement>("#headline")?.focus())

/** takeUp is write() by someone's own hand: where there is a keyboard, what is typed
 *  next goes into the text. On glass the keyboard would hide what was opened. */
export function takeUp(w: Work) {
  write(w)
  if (!matchMedia("(pointer: coarse)").matches) toHead()
}

/** workOf makes a work of a draft on the server. */
export function workOf(d: Draft): Work {
  const here = S.keep.works.get(d.id)
  if (here && (here.turn !== here.saved || here.out || here === S.work || unsent(here).length)) return here
  const b = blank(S.page!.id)
  const w: Work = {
    ...b,
    id: d.id,
    edits: d.edits ?? "",
    post_rev: d.post_rev ?? 0,
    rev: d.rev,
    savedAt: d.updated,
    headline: d.headline,
    body: d.body,
    dateline: d.dateline,
    sources: d.sources ?? [],
    byline: d.byline,
    tags: d.tags ?? [],
    lang: d.lang,
    media: d.media ?? {},
    key: d.key,
    pinned: d.pinned,
    breaking: d.breaking,
  }
  return w
}

/** edit takes a published post into the composer. */
export function edit(p: Post) {
  const begun = [...S.keep.works.values()].find((w) => w.edits === p.id && !w.out)
  if (begun) return takeUp(begun)
  takeUp({
    ...blank(S.page!.id),
    edits: p.id,
    post_rev: p.rev,
    headline: p.headline,
    body: p.body,
    dateline: p.dateline,
    sources: p.sources,
    byline: p.byline,
    tags: p.tags,
    lang: p.lang,
    media: p.media ?? {},
  })
}

/** came gives what waits for whoever is here, on the page that is open: for editors
 *  what was submitted, for its author what was sent back. What is open is seen. */
export const came = () => S.drafts.filter((d) => d.id !== S.work?.id && (may("editor") ? d.submitted && d.author?.id !== S.me.account.id : !d.submitted && d.note && d.author?.id === S.me.account.id))

/** waitingElsewhere gives the other pages on which something was submitted. */
export const waitingElsewhere = () => S.pages.filter((p) => p.id !== S.page?.id && p.submitted)

let heeded = "" // the page whose drafts were seen before
/** heed counts what waits in the window's title, and sounds where that is wanted when something has come. */
function heed(page: string, before: Draft[]) {
  count()
  const fresh = came().filter((d) => {
    const was = before.find((b) => b.id === d.id)
    return was?.submitted !== d.submitted || (!d.submitted && was?.note !== d.note)
  })
  if (fresh.length && heeded === page && setting("sound") === "on") chime()
  heeded = page
}

function count() {
  const n = (may("editor") ? S.drafts.filter((d) => d.submitted) : came()).length + waitingElsewhere().reduce((n, p) => n + p.submitted!, 0)
  const name = document.title.replace(/^\(\d+\) /, "")
  document.title = n ? `(${n}) ${name}` : name
}

let sound: AudioContext | undefined
/** chime is two short tones. */
export function chime() {
  try {
    sound ??= new AudioContext()
    void sound.resume()
    const at = sound.currentTime + 0.02
    for (const [i, pitch] of [660, 880].entries()) {
      const tone = sound.createOscillator()
      const loud = sound.createGain()
      tone.frequency.value = pitch
      loud.gain.setValueAtTime(0, at + i * 0.14)
      loud.gain.linearRampToValueAtTime(0.12, at + i * 0.14 + 0.01)
      loud.gain.exponentialRampToValueAtTime(0.0001, at + i * 0.14 + 0.13)
      tone.connect(loud).connect(sound.destination)
      tone.start(at + i * 0.14)
      tone.stop(at + i * 0.14 + 0.14)
    }
  } catch {
    // A browser without sound.
  }
}

/** fetchNotes has what the desk notes of the page. */
export async function fetchNotes() {
  const page = S.page?.id
  if (!page) return
  try {
    const notes = await ask<NonNullable<typeof S.notes>>("GET", path.page(page, "/notes"))
    if (S.page?.id === page && notes.rev >= (S.notes?.rev ?? 0)) set({ notes }) // not an answer that others have overtaken
  } catch {
    // They come with the next event, or when they are opened.
  }
}

let looking: Promise<void> | null = null
let again: Promise<void> | null = null
/** refresh fetches what stands on the page. It is done when what stood there at the call is here. */
export function refresh(): Promise<void> {
  if (!looking) return (looking = look().finally(() => (looking = null)))
  return (again ??= looking.then(() => ((again = null), refresh())))
}

async function look() {
  if (!S.page) return
  const page = S.page.id
  try {
    const [posts, drafts, due] = await Promise.all([
      ask<{ posts: Post[]; next?: string }>("GET", path.page(page, "/posts")),
      ask<{ drafts: Draft[] }>("GET", path.page(page, "/drafts")),
      ask<{ schedule: Due[] }>("GET", "schedule"),
    ])
    S.due = due.schedule
    if (S.page?.id === page) {
      const older = S.posts.filter((p) => !posts.posts.some((q) => q.id === p.id))
      const last = posts.posts[posts.posts.length - 1]
      S.posts = older.length && last && posts.next ? [...posts.posts, ...older.filter((p) => p.stamp <= last.stamp)] : posts.posts
      if (!older.length || !posts.next) S.next = posts.next ?? ""
      const before = S.drafts
      S.drafts = drafts.drafts
      heed(page, before)
      // What the server has, and nobody looks at here, is the server's.
      for (const w of S.keep.works.values()) if (w !== S.work && w.turn === w.saved && !w.out && !w.busy && !w.other && !unsent(w).length) S.keep.forget(w)
      // The draft in the composer was published, or thrown away, by someone else.
      const w = S.work
      if (w?.rev && w.turn === w.saved && !w.busy && !w.out && before.some((d) => d.id === w.id) && !S.drafts.some((d) => d.id === w.id)) {
        const post = S.posts.find((p) => p.id === w.id)
        S.keep.forget(w)
        S.work = blank(page)
        S.fresh++
        S.told = post ? t("out.published", { time: clock(post.published) }) : t("discarded")
      }
      S.picked = S.picked.filter((id) => S.drafts.some((d) => d.id === id))
      // A draft in the composer that another changed, and that has nothing new here.
      const d = S.work && S.drafts.find((d) => d.id === S.work!.id)
      if (d && S.work!.rev && d.rev > S.work!.rev && S.work!.turn === S.work!.saved && !S.work!.busy && !unsent(S.work!).length) {
        S.keep.forget(S.work!)
        S.work = workOf(d)
        S.fresh++
      }
    }
    S.reached = true
    if (S.wrong === "~") S.wrong = ""
  } catch (e) {
    const p = e as Problem
    S.reached = !p.passing
    if (!p.passing) fail(e)
  } finally {
    draw()
  }
}

const acting = new Map<string, Promise<boolean>>() // what is being done to posts: the id, and what

/** act does one op on a post, and says what came of it: after what is being done to
 *  the post already, and what of that is the same is not done again. */
export function act(p: Post, op: string, body: Record<string, unknown>, told: string): Promise<boolean> {
  const page = S.page!.id // which another may take the place of, before it is its turn
  const what = p.id + JSON.stringify([op, body])
  const same = acting.get(what)
  if (same) return same
  const before = [...acting].filter(([k]) => k.startsWith(p.id)).map(([, on]) => on)
  const on = Promise.all(before)
    .then(() => actNow(page, (before.length && S.posts.find((q) => q.id === p.id)) || p, op, body, told))
    .finally(() => acting.delete(what))
  acting.set(what, on)
  return on
}

async function actNow(page: string, p: Post, op: string, body: Record<string, unknown>, told: string): Promise<boolean> {
  try {
    p.rev = (await ask<Done>("POST", path.post(page, p.id, "/" + op), { rev: p.rev, ...body })).rev
    set({ told, wrong: "" })
    await refresh()
    return true
  } catch (e) {
    fail(e)
    void refresh()
    return false
  }
}

/** hand says how far a draft is, or whose it is. What is checked is checked by someone. */
export async function hand(id: string, to: { status?: string; assignee?: string }) {
  const page = S.page!.id
  const w = S.keep.works.get(id) ?? (S.work?.id === id ? S.work : undefined)
  const d = S.drafts.find((d) => d.id === id)
  if (w && !(await brought(w))) return
  const body: Record<string, unknown> = { rev: w?.rev || d?.rev || 0, ...to }
  if (to.status === "checking" && !d?.assignee) body.assignee = S.me.account.id
  try {
    await ask("PUT", path.draft(page, id), body)
  } catch (e) {
    fail(e)
  }
  await refresh()
}

function present() {
  if (!S.page || !S.streaming) return
  const body: Record<string, string> = { page: S.page.id }
  if (S.work?.rev) body.draft = S.work.id
  if (S.work?.edits) body.post = S.work.edits
  ask("POST", "presence", body).catch(() => {})
}

let elsewhere: ReturnType<typeof setTimeout> | undefined // what is due or submitted on other pages is looked at soon
const here = (page: unknown) => page === S.page?.id || page === S.page?.slug
const hears: Record<string, (d: any) => void> = {
  draft(d) {
    if (here(d.page)) void refresh()
    else
      elsewhere ??= setTimeout(() => {
        elsewhere = undefined
        void listPages()
        void refresh()
      }, 1000)
  },
  page(d) {
    if (!here(d.page)) return void listPages()
    Object.assign(S.page!, { state: d.state, quiet: d.quiet })
    void refresh()
  },
  notes: (d) => void (here(d.page) && fetchNotes()),
  presence(d) {
    if (here(d.page)) set({ people: (d.people ?? []).filter((p: Here) => p.id !== S.me.account.id || p.elsewhere) })
  },
  // Nothing of before counts any more: roles may have changed, too.
  reset() {
    ask<Me>("GET", "me").then((me) => (setByline(me.account.byline), set({ me })), () => {})
    void listPages()
    void refresh()
    void fetchNotes()
  },
  session() {
    S.keep.signedOut = true
    set({ streaming: false, sign: true })
  },
}

let stream: Stream | null = null
/** listen hears of what others do, as it happens. */
export function listen() {
  stream ??= new Stream(`stoppress:desk:${at("")}:${S.me.account.id}`, at("/events"), {
    event: (type, data) => hears[type]?.(data),
    open() {
      S.streaming = true
      S.reached = true
      present()
      S.keep.wake()
      draw()
    },
    lost: () => set({ streaming: false }),
  })
  stream.listen()
}

/** signedIn goes on where the session ended. */
export async function signedIn(me: Me) {
  S.me = me
  S.keep.signedOut = false
  set({ sign: false, wrong: "" })
  S.keep.wake()
  listen()
  await listPages()
  await refresh()
}

/** publishPicked publishes drafts as one update. Sent again, it is done once. */
export async function publishPicked(told: string) {
  const page = S.page!
  const picked = S.picked.map((id) => ({ d: S.drafts.find((d) => d.id === id), w: S.keep.works.get(id), id }))
  for (const { w } of picked) if (w && !(await brought(w))) return
  const drafts = picked.map(({ d, w, id }) => ({ id, rev: w?.rev || d!.rev }))
  const sum = JSON.stringify(drafts)
  if (!S.pickKey.endsWith(sum)) S.pickKey = crypto.getRandomValues(new Uint32Array(3)).join("-") + sum
  try {
    await ask("POST", path.page(page.id, "/updates"), { drafts }, S.pickKey.slice(0, S.pickKey.indexOf("[")))
    // What was typed meanwhile stays: once it is saved, it is a change of the post.
    for (const { w } of picked) if (w && w.turn === w.saved) S.keep.forget(w)
    const w = S.work
    const view = S.view === "drafts" ? "live" : S.view // as on a phone
    if (w && w.turn === w.saved && drafts.some((d) => d.id === w.id)) write(blank(page.id))
    set({ picked: S.picked.filter((id) => !drafts.some((d) => d.id === id)), pickKey: "", told, wrong: "" })
    if (S.page?.id === page.id) S.view = view
    await refresh()
    if (document.activeElement === document.body) toHead()
  } catch (e) {
    fail(e)
    void refresh()
  }
}

/** reopen has readers expect more again of a page that was ended. */
export async function reopen() {
  try {
    await ask("POST", path.page(S.page!.id, "/reopen"), {})
    set({ told: t("told.reopen"), wrong: "" })
    await listPages()
    await refresh()
  } catch (e) {
    fail(e)
  }
}
