// What the desk asks of its server: JSON over HTTP, below the desk's own path.
import { lang, t } from "./texts"

/** Watched is a word of the watch list that was met in what was to be published. */
export interface Watched {
  word: string
  reason: string
  site: boolean
  where: { post?: string; field: string; text: string }[]
}

/** Doubt is a draft that was to be published, and that nobody verified. */
export interface Doubt {
  id: string
  headline: string
  status: string
}

/** Saying is what the server says of a text that was pasted: a sentence's code, and
 *  what it speaks of. */
export interface Saying {
  code: string
  args?: Record<string, string>
  item?: number // the post of an export that it is about
}

/** Problem is an answer that says no. status 0: no answer came. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly field = "",
    readonly current: unknown = null,
    readonly yours: any = null,
    readonly words: Watched[] = [], // of the watch list, where code is watched
    readonly drafts: Doubt[] = [], // where code is unverified
    readonly line = 0, // of a text that was pasted
    readonly said: Saying | null = null, // of that text
  ) {
    super(message)
  }

  /** passing: it may go better later, with the same request. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

let base = "/desk"
export function setBase(path: string) {
  base = path
}
export const at = (path: string) => base + path
/** picture is the address of a picture, at its own size or as wide as that. */
export const picture = (id: string, width?: 400 | 800 | 1200) => base.replace(/\/desk$/, "") + "/-/media/" + id + (width ? "/" + width : "")

// Longer than the server takes for anything; what hangs is sent again.
const patience = 20_000

let question: ((p: Problem, body: any) => Promise<boolean>) | null = null
/** onDoubt names who asks before a word of the watch list is published, or a draft
 *  that nobody verified. */
export const onDoubt = (fn: typeof question) => void (question = fn)

const going = new Map<string, Promise<unknown>>() // what changes something and is on its way

/** ask sends a request; one to change something that is on its way already is not
 *  sent again, since somebody only pressed twice. What holds words of the watch list,
 *  or is not verified, is asked about, and goes on with that named, or fails with a
 *  Problem "watched" or "unverified". */
export function ask<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  if (method === "GET") return asking<T>(method, path, body, key)
  const sum = JSON.stringify([method, path, body, key])
  const on = (going.get(sum) as Promise<T> | undefined) ?? asking<T>(method, path, body, key).finally(() => going.delete(sum))
  going.set(sum, on)
  return on
}

async function asking<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  for (;;) {
    try {
      return await once<T>(method, path, body, key)
    } catch (e) {
      if (!["watched", "unverified"].includes((e as Problem).code) || !question || !(await question(e as Problem, body))) throw e
    }
  }
}

async function once<T>(method: string, path: string, body?: unknown, key?: string): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json", "Accept-Language": lang } // errors come in it
  if (body !== undefined) headers["Content-Type"] = "application/json"
  if (key) headers["Idempotency-Key"] = key
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patience)
  try {
    const r = await fetch(at("/api/" + path), {
      method,
      headers,
      signal: stop.signal,
      credentials: "same-origin",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await r.text()
    let v: any = null
    try {
      v = text ? JSON.parse(text) : {}
    } catch {
      // A proxy that answers for a server that is not there writes a page.
      throw new Problem(r.ok ? 0 : r.status, "answer", between(r.status))
    }
    if (!r.ok) throw new Problem(r.status, v.code || "", v.message || between(r.status), v.field || "", v.current ?? null, v.yours ?? null, v.words, v.drafts, v.line, v.said)
    return v as T
  } catch (e) {
    if (e instanceof Problem) throw e
    throw new Problem(0, "network", String(e))
  } finally {
    clearTimeout(timer)
  }
}

/** between says that what lies before the server answered in its place. */
export const between = (status: number) => (status < 500 ? t("between", { status }) : t("noanswer"))

const seg = encodeURIComponent
export const path = {
  page: (page: string, rest = "") => `pages/${seg(page)}${rest}`,
  draft: (page: string, id: string, rest = "") => `pages/${seg(page)}/drafts/${seg(id)}${rest}`,
  post: (page: string, id: string, rest = "") => `pages/${seg(page)}/posts/${seg(id)}${rest}`,
}

export type Role = "administrator" | "editor" | "contributor" | ""
export interface Me {
  account: { id: string; name: string; email: string; byline: string; lang: string; password?: boolean; totp?: boolean; passkeys?: number; recovery?: number; linked?: number }
  roles: Record<string, Role>
  session: { id: string; stepped: boolean }
  site: { name: string; url: string; accent: string; hold_seconds?: number }
  passkeys_possible?: boolean
  outside?: string // a provider by which people may sign in
  draftsEvery?: number
}
export interface Listed {
  submitted?: number // drafts that wait for an editor, where one is
  id: string
  slug: string
  url: string
  state: "draft" | "live" | "ended"
  title: string
  zone: string
  lang: string
  colour: string
  last_stamp?: string
  original?: string // id of the page that it is a translation of
  behind?: number // corrections of that one that are not in it yet
  quiet?: string // since when it is silent, where the desk asks about that
}
/** Due is what goes out at a set time. */
export interface Due {
  id: string
  page: string
  at: string
  state: "waiting" | "missed" | "failed"
  reason?: string
  detail?: string
  by: Someone | null
  drafts: { id: string; rev: number; headline: string; status: string }[]
}
/** Original is what a page is a translation of, and what was corrected there since. */
export interface Original {
  id: string
  slug: string
  title: string
  lang: string
  url: string
  seq: number
  seen: number
  behind: { seq: number; op: string; kind?: string; time: string; post: string; url: string; headline: string; note?: string }[]
}
export interface Page extends Omit<Listed, "original"> {
  standfirst: string
  notice: { text: string; until?: string | null } | null
  recap: { text: string; time: string } | null
  lang: string
  zone: string
  canonical: string
  versions: { lang: string; url: string }[]
  original: Original | null
}
export interface Span {
  text?: string
  strong?: boolean
  emphasis?: boolean
  code?: boolean
  href?: string
  break?: boolean
}
export interface Block {
  kind: string
  level?: number
  spans?: Span[]
  blocks?: Block[]
  cite?: string
  url?: string
  title?: string
  media?: string
  ordered?: boolean
  items?: Block[][]
  header?: boolean
  rows?: { spans?: Span[] }[][]
}
export interface Tree {
  format: string
  blocks: Block[]
}
export interface Source {
  name: string
  url: string
}
export interface Someone {
  id: string
  name: string
}
/** Media is a picture of a post. Without an id it has not reached the server yet. */
export interface Media {
  id: string
  alt: string
  caption: string
  credit: string
  width?: number
  height?: number
  focus?: [number, number] // thousandths
}
/** Texts are what a post says. body: a tree, Markdown, or null. */
export interface Texts {
  headline: string
  body: Tree | string | null
  dateline: { place: string; date: string } | null
  sources: Source[]
  byline: string
  tags: string[]
  lang: string
  media: Record<string, Media>
  key: boolean
  pinned: boolean
  breaking: boolean
}
export interface Draft extends Texts {
  id: string
  rev: number
  author: Someone | null
  hand?: Someone | null
  status: string
  assignee: Someone | null
  note: string
  submitted?: string
  scheduled?: string
  updated: string
  edits: string
  post_rev?: number
  text: string
}
export interface Post extends Texts {
  id: string
  rev: number
  url: string
  stamp: string
  text: string
  withdrawn: boolean
  note?: string
  published: string
  updated?: string
  corrections: { time: string; kind: string; note: string }[]
  revisions: { seq: number; values: { name: string; state: "open" | "withheld" | "erased" }[] }[]
}
export interface Done {
  id: string
  rev: number
  url?: string
  time: string
  stamp?: string
}
