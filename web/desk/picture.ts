// Pictures on their way to the server. One that can't go now waits, in this browser,
// a reload long too, and goes when the server answers.
import { type Media, at, picture } from "./api"
import { type Work, shown } from "./keep"
import { S, redraw, set } from "./state"
import { lang, t } from "./texts"

/** Sending is a file on its way. */
export interface Sending {
  key: string
  file: Blob
  url: string // by which this browser shows it
  done: number // of 1
  state: "going" | "waits" | "refused"
  why: string // it was refused
  request: XMLHttpRequest | null
  tries: number
  from: number // not before this time
}

export const sending = new Map<string, Sending>()

const maxBytes = 20 * 2 ** 20
const kinds = "image/jpeg,image/png,image/webp"
export const takes = kinds
const atOnce = 2

// Who shows a picture is told when something of it has changed.
const watchers = new Map<string, Set<() => void>>()
export function watch(key: string, fn: () => void): () => void {
  const all = watchers.get(key) ?? new Set()
  watchers.set(key, all.add(fn))
  return () => void all.delete(fn)
}
function tell(key: string) {
  watchers.get(key)?.forEach((fn) => fn())
  redraw()
}

const holder = (key: string): Work | undefined => [S.work, ...S.keep.works.values()].find((w): w is Work => !!w && key in w.media)

/** mediaOf is what a text says of its picture. */
export const mediaOf = (key: string): Media | undefined => holder(key)?.media[key]

/** say changes what a text says of its picture. */
export function say(key: string, to: Partial<Media>) {
  const w = holder(key)
  if (!w) return
  S.keep.change(w, { media: { ...w.media, [key]: { ...w.media[key]!, ...to } } })
}

const letters = "abcdefghijklmnopqrstuvwxyz0123456789"
const newKey = () => [...crypto.getRandomValues(new Uint8Array(10))].map((b) => letters[b % 36]).join("")

/** have puts a picture that the server has into the text at work, and gives its key. */
export function have(m: Media): string {
  const key = newKey()
  S.work!.media = { ...S.work!.media, [key]: m }
  return key
}

/** take begins to send files, and gives the keys of their pictures. */
export function take(files: Iterable<File>): string[] {
  const keys: string[] = []
  for (const file of files) {
    if (file.type && !file.type.startsWith("image/")) {
      set({ wrong: t("pic.kind", { name: file.name }) })
      continue
    }
    const key = have({ id: "", alt: "", caption: "", credit: "" })
    keys.push(key)
    const x = begun(key, file)
    if (file.size > maxBytes) refuse(x, t("pic.large"))
    else void keepFile(key, file)
  }
  next()
  return keys
}

function begun(key: string, file: Blob): Sending {
  const x: Sending = { key, file, url: URL.createObjectURL(file), done: 0, state: "waits", why: "", request: null, tries: 0, from: 0 }
  sending.set(key, x)
  return x
}

function refuse(x: Sending, why: string) {
  x.state = "refused"
  x.why = why
  void dropFile(x.key)
  tell(x.key)
}

/** next sends what waits, a few at once. */
export function next() {
  const all = [...sending.values()]
  for (const x of all.filter((x) => x.state === "waits" && !x.request && x.from <= Date.now()).slice(0, Math.max(0, atOnce - all.filter((x) => x.state === "going").length))) send(x)
}

/** Arrived is what the server says of a picture that it has. */
export interface Arrived {
  id: string
  width: number
  height: number
  focus: [number, number]
}

/** post sends one file. end is told the status, 0 where no answer came. */
export function post(file: Blob, progress: (part: number) => void, end: (status: number, v: any) => void): XMLHttpRequest {
  const r = new XMLHttpRequest()
  r.open("POST", at("/api/media"))
  r.timeout = 5 * 60_000
  r.setRequestHeader("Accept", "application/json")
  r.setRequestHeader("Accept-Language", lang)
  r.upload.onprogress = (e) => progress(e.total ? e.loaded / e.total : 0)
  r.onloadend = () => {
    let v: any = {}
    try {
      v = JSON.parse(r.responseText)
    } catch {
      // A proxy's own page.
    }
    end(r.status === 201 && !v.id ? 0 : r.status, v)
  }
  r.send(file)
  return r
}

/** whyNot is the text for a file that the server does not take. */
export const whyNot = (status: number, message = "") => message || t(status === 413 ? "pic.large" : "pic.refused")

function send(x: Sending) {
  if (!holder(x.key)) return cancel(x.key) // its text is gone
  x.state = "going"
  x.done = 0
  const r = post(
    x.file,
    (part) => {
      x.done = part
      tell(x.key)
    },
    (status, v) => {
      if (x.request !== r) return
      x.request = null
      if (status === 201) arrived(x, v)
      else if (status === 401 || !status || status === 429 || status >= 500) {
        if (status === 401) {
          S.keep.signedOut = true
          if (!S.dialog) set({ sign: true })
        }
        later(x)
      } else refuse(x, whyNot(status, v.message))
      next()
    },
  )
  x.request = r
  tell(x.key)
}

function later(x: Sending) {
  x.state = "waits"
  x.tries++
  const after = Math.min(15_000, 500 * 2 ** x.tries) * (0.75 + Math.random() / 2)
  x.from = Date.now() + after
  tell(x.key)
  setTimeout(next, after + 1)
}

/** wake tries again at once. */
function wake() {
  for (const x of sending.values()) x.from = 0
  next()
}

function arrived(x: Sending, v: Arrived) {
  sending.delete(x.key)
  say(x.key, { id: v.id, width: v.width, height: v.height, focus: v.focus })
  void dropFile(x.key)
  tell(x.key)
  setTimeout(() => URL.revokeObjectURL(x.url), 60_000) // the other address has been loaded by then
}

/** again sends a picture once more that was refused, or that waits. */
export function again(key: string) {
  const x = sending.get(key)
  if (!x || x.request) return
  if (x.file.size > maxBytes) return
  x.state = "waits"
  void keepFile(key, x.file)
  send(x)
}

/** cancel stops sending. */
export function cancel(key: string) {
  const x = sending.get(key)
  if (!x) return
  sending.delete(key)
  x.request?.abort()
  URL.revokeObjectURL(x.url)
  void dropFile(key)
  tell(key)
  next()
}

/** source is where this browser has a picture from. */
export const source = (key: string, width: 400 | 800 = 800) => {
  const x = sending.get(key)
  const id = mediaOf(key)?.id
  return x ? x.url : id ? picture(id, width) : ""
}

// --- files that wait, in this browser ---

const open = () =>
  new Promise<IDBDatabase>((ok, no) => {
    const r = indexedDB.open("stoppress-desk", 1)
    r.onupgradeneeded = () => r.result.createObjectStore("files")
    r.onsuccess = () => ok(r.result)
    r.onerror = () => no(r.error)
  })

async function files<T>(mode: IDBTransactionMode, do_: (s: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const db = await open()
    return await new Promise<T>((ok, no) => {
      const r = do_(db.transaction("files", mode).objectStore("files"))
      r.onsuccess = () => ok(r.result)
      r.onerror = () => no(r.error)
    }).finally(() => db.close())
  } catch {
    return undefined // a private window; the file waits while this one is open
  }
}
const name = (key: string) => S.me.account.id + ":" + key
const keepFile = (key: string, file: Blob) => files("readwrite", (s) => s.put(file, name(key)))
const dropFile = (key: string) => files("readwrite", (s) => s.delete(name(key)))

/** begin goes on with what an earlier visit left, and whenever there is a connection again. */
export async function begin() {
  addEventListener("online", wake)
  for (const w of [...S.keep.works.values()])
    for (const key of shown(w)) {
      if (w.media[key]?.id !== "" || sending.has(key)) continue
      const file = await files<Blob>("readonly", (s) => s.get(name(key)))
      if (file) begun(key, file)
      tell(key)
    }
  next()
}
