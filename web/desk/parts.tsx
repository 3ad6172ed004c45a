// What the screens of the house are made of.
import type { ComponentChildren } from "preact"
import { useEffect, useRef, useState } from "preact/hooks"
import type { Problem } from "./api"
import { Wrong } from "./box"
import { S, fail, set } from "./state"
import { lang, t } from "./texts"

/** Head names a screen, in the window's title too. */
export function Head({ title, children }: { title: string; children?: ComponentChildren }) {
  useEffect(() => {
    const was = document.title
    document.title = `${title} – ${S.me.site.name || "Stop Press"}`
    return () => void (document.title = was)
  }, [title])
  return (
    <header class="head">
      <h1>{title}</h1>
      {children}
    </header>
  )
}

const changed = new EventTarget()
/** stale says that what the screens show was changed: they fetch it anew. */
export const stale = () => void changed.dispatchEvent(new Event("stale"))

/** useLoad has what get fetches, and fetches it anew when it was changed here, when
 *  the window is looked at again, and every few seconds where others change it too. */
export function useLoad<T>(get: () => Promise<T>, of: unknown[] = [], every = 0) {
  const [v, setV] = useState<T | null>(null)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const turn = useRef(0)
  const load = async () => {
    const mine = ++turn.current
    try {
      const v = await get()
      if (mine !== turn.current) return
      setV(v)
      setWrong(null)
    } catch (e) {
      if (mine !== turn.current) return
      if ((e as Problem).status === 401) fail(e)
      else setWrong(e as Problem)
    }
  }
  useEffect(() => {
    const again = () => document.visibilityState === "visible" && void load()
    void load()
    changed.addEventListener("stale", again)
    document.addEventListener("visibilitychange", again)
    const timer = every ? setInterval(again, every * 1000) : 0
    return () => {
      turn.current++
      changed.removeEventListener("stale", again)
      document.removeEventListener("visibilitychange", again)
      clearInterval(timer)
    }
  }, of)
  return { v, setV, wrong, load }
}

/** unchanged takes no harm in what is as it should be already: it was done before, and
 *  only the answer lost. */
export const unchanged = (p: Problem) => {
  if (p.code !== "unchanged") throw p
}

/** useDo runs what a button or form does: one at a time, with what went wrong. */
export function useDo() {
  const [wrong, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const run = async (what: () => Promise<unknown>, told = "") => {
    setGoing(true)
    setWrong(null)
    let done = false
    try {
      await what()
      done = true
    } catch (e) {
      const p = e as Problem
      if (p.code === "unchanged") done = true
      else if (p.status === 401 && p.code === "signin") fail(p)
      else setWrong(p)
    }
    setGoing(false)
    if (done && told) say(told)
    return done
  }
  return { wrong, going, run, setWrong }
}

let silence: ReturnType<typeof setTimeout>
/** say says what was done, for a while. */
export function say(told: string) {
  clearTimeout(silence)
  set({ told })
  silence = setTimeout(() => S.told === told && set({ told: "" }), 6000)
}

/** form wraps what a form does. */
export const sent = (fn: (f: FormData, form: HTMLFormElement) => void) => (e: Event) => {
  e.preventDefault()
  const form = e.currentTarget as HTMLFormElement
  fn(new FormData(form), form)
}

/** When is a time by this browser's clock. */
export function When({ time, day, exact }: { time?: string | undefined; day?: boolean; exact?: boolean }) {
  if (!time) return <>{t("never")}</>
  const d = new Date(time)
  const shown = new Intl.DateTimeFormat(lang === "ar" || lang === "fa" ? lang + "-u-nu-latn-ca-gregory" : lang, day ? { dateStyle: "medium" } : { dateStyle: "medium", timeStyle: exact ? "medium" : "short" }).format(d)
  return <time dateTime={time}>{shown}</time>
}

/** Load stands where something is not here yet, or could not be had. */
export function Load({ of }: { of: { wrong: Problem | null; load: () => void } }) {
  if (!of.wrong) return <p class="meta">{t("loading")}</p>
  return (
    <div>
      <Wrong p={of.wrong} />
      <button class="outline" onClick={of.load}>
        {t("again")}
      </button>
    </div>
  )
}

/** Once shows a secret that can't be shown again, to be copied. */
export function Once({ text, label }: { text: string; label: string }) {
  const field = useRef<HTMLInputElement>(null)
  const [done, setDone] = useState(false)
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // Without https a browser has no clipboard for scripts but this.
      if (!document.execCommand("copy")) return
    }
    setDone(true)
  }
  return (
    <div class="once">
      <input ref={field} id="once" readOnly dir="ltr" spellcheck={false} value={text} aria-label={label} onFocus={(e) => e.currentTarget.select()} />
      <button type="button" class="go" onClick={() => void copy()}>
        {t("copy.short")}
      </button>
      <span role="status" class="good">
        {done ? t("copied") : ""}
      </span>
    </div>
  )
}

/** titleOf is how a page is called where only its id is known. */
export const titleOf = (id: string) => S.pages.find((p) => p.id === id)?.title ?? t("page.gone")
