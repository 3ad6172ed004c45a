// Questions that are asked before something is done, and the way in.
import { useEffect, useState } from "preact/hooks"
import { AskPictures } from "./askpictures"
import { type Draft, type Me, type Post, type Problem, ask, at, path } from "./api"
import { Box, Cancel, Wrong, ending, forget, shut, useLeft } from "./box"
import type { Work } from "./keep"
import { seatOf, sees } from "./menu"
import { S, act, fail, redraw, refresh, set, signedIn, writeNew, wrong } from "./state"
import { loadMore, t } from "./texts"
import { gist } from "./tree"

const later = () => set({ sign: false })

/** Sign stands above whatever was begun, which stays as it is. */
function Sign() {
  const [code, setCode] = useState(false)
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const again = async () => {
    const me = await ask<Me>("GET", "me")
    // Another's sign-in in this browser is not this one's: their texts are apart.
    if (S.me && me.account.id !== S.me.account.id) return location.reload()
    await signedIn(me)
  }
  useEffect(() => {
    const seen = () => document.visibilityState === "visible" && void again().catch(() => {}) // still signed out
    document.addEventListener("visibilitychange", seen)
    return () => document.removeEventListener("visibilitychange", seen)
  }, [])
  return (
    <Box title={t("sign.title")} onClose={later}>
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
          <Cancel onClick={later} />
        </div>
      </form>
    </Box>
  )
}

function How({ work }: { work: Work }) {
  const name = "how " + work.id
  const [how, setHow] = useLeft<"edit" | "amend" | "correct">(name, "how", "edit")
  const [kind, setKind] = useLeft(name, "kind", "correction")
  const [note, setNote] = useLeft(name, "note", "")
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

function Withdraw({ post }: { post: Post }) {
  const name = "withdraw " + post.id
  const [failed, setFailed] = useState(false)
  return (
    <Box title={t("withdraw.title")} keep={name}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const note = String(new FormData(e.currentTarget).get("note")).trim()
          setFailed(false)
          const end = ending()
          // Changed meanwhile, it is withdrawn as it is now only by whoever was told so.
          if (await act((failed && S.posts.find((p) => p.id === post.id)) || post, "withdraw", { note }, t("told.withdraw"))) forget(name), end()
          else setFailed(true)
        }}
      >
        <p dir="auto">
          <b>{gist(post)}</b>
        </p>
        <p class="hint">{t("withdraw.hint")}</p>
        <label for="withdraw-note">{t("withdraw.note")}</label>
        <input id="withdraw-note" name="note" dir="auto" />
        {failed && S.wrong && (
          <p class="bad" role="alert">
            {wrong()}
          </p>
        )}
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
  const name = "back " + draft.id
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("draft.return")} keep={name}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          const note = String(new FormData(e.currentTarget).get("note")).trim()
          const end = ending()
          try {
            await ask("POST", path.draft(S.page!.id, draft.id, "/return"), { note })
            forget(name)
            end()
            set({ told: t("told.return") })
          } catch (e) {
            if ((e as Problem).status === 401) fail(e)
            else setWrong(e as Problem)
          }
          void refresh()
        }}
      >
        <label for="return-note">{t("draft.return.note")}</label>
        <textarea id="return-note" name="note" dir="auto" rows={3} required />
        <Wrong p={p} />
        <div class="buttons">
          <button class="go">{t("draft.return")}</button>
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

let rest: typeof import("./more") | null = null
let asked: Promise<void> | null = null

/** fetchMore has what is not in the first load, once. */
export const fetchMore = () =>
  (asked ??= Promise.all([import("./more"), loadMore()]).then(
    ([m]) => void (rest = m),
    (e) => {
      asked = null
      throw e
    },
  ))

/** has says whether there is such a screen, once that is known. */
export const has = (screen: string) => !!rest?.screens[screen]

/** useMore gives the rest of the desk once it is here; wrong: it can't be had now. */
function useMore() {
  const [wrong, setWrong] = useState(false)
  const get = () => {
    setWrong(false)
    fetchMore().then(redraw, () => setWrong(true))
  }
  useEffect(() => {
    if (!rest) get()
  }, [])
  return { rest, wrong, get }
}

function More({ of, onClose = shut }: { of: { name: string; of?: any }; onClose?: () => void }) {
  const m = useMore()
  if (m.rest) return <>{m.rest.dialogs[of.name]?.(of.of)}</>
  if (!m.wrong) return null
  return (
    <Box title={t("noanswer")} onClose={onClose}>
      <div class="buttons">
        <button class="go" onClick={m.get}>
          {t("again")}
        </button>
        <Cancel onClick={onClose} />
      </div>
    </Box>
  )
}

/** Part is a part of the page that is not needed to write. */
export function Part({ name }: { name: string }) {
  const m = useMore()
  return <>{m.rest?.parts[name]?.() ?? (m.wrong && <p class="bad">{t("noanswer")}</p>)}</>
}

/** Screen is one in place of the page. */
export function Screen({ name, of }: { name: string; of: string }) {
  const m = useMore()
  const seat = seatOf(name)
  return (
    <main class="screen" data-screen={name}>
      {S.keep.signedOut ? null : seat && !sees(seat) ? ( // what it shows is for those who are signed in
        <p>{t("screen.role")}</p>
      ) : m.rest ? (
        (m.rest.screens[name]?.(of) ?? <p>{t("screen.none")}</p>)
      ) : m.wrong ? (
        <p class="bad" role="alert">
          {t("noanswer")}{" "}
          <button class="quiet" onClick={m.get}>
            {t("again")}
          </button>
        </p>
      ) : null}
    </main>
  )
}

export function Dialogs() {
  return (
    <>
      <Asked />
      {S.doubt && <More of={{ name: "doubt" }} onClose={() => S.doubt?.go(false)} />}
      {S.step && <More of={{ name: "stepup" }} onClose={() => S.step?.(false)} />}
      {S.sign && <Sign />}
    </>
  )
}

function Asked() {
  const d = S.dialog
  switch (d?.kind) {
    case "how":
      return <How work={d.work} />
    case "conflict":
      return d.work.other ? <More of={{ name: "conflict", of: d.work }} /> : null
    case "withdraw":
      return <Withdraw post={d.post} />
    case "stamp":
      return <Stamp post={d.post} />
    case "back":
      return <Back draft={d.draft} />
    case "pictures":
      return <AskPictures works={d.works} go={d.go} />
    case "more":
      return <More of={d} />
    default:
      return null
  }
}
