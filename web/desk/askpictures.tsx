// What is asked of pictures before they go out.
import { useState } from "preact/hooks"
import { Box, Cancel } from "./box"
import { type Work, shown, missing } from "./keep"
import { cancel, source } from "./picture"
import { S, set } from "./state"
import { t } from "./texts"
import { gist } from "./tree"

/** bare gives the pictures of a text that nothing describes, and that nobody was asked about. */
export function bare(w: Work): string[] {
  const was = w.edits ? S.posts.find((p) => p.id === w.edits)?.media : undefined
  return shown(w).filter((k) => w.media[k]?.id && !w.media[k]!.alt?.trim() && !w.bare?.includes(k) && !(was?.[k] && !was[k]!.alt))
}

/** asking opens the question that has to be answered first; then go is called. */
export function asking(works: Work[], out: boolean, go: () => void): boolean {
  if (!works.some((w) => missing(w).length || (out && bare(w).length))) return false
  set({ dialog: { kind: "pictures", works, go } })
  return true
}

/** without takes pictures out of a text that have not reached the server. */
function without(w: Work) {
  const off = missing(w)
  if (typeof w.body === "string") {
    const body = off.reduce((s, k) => s.replace(new RegExp(`!\\[[^\\]]*\\]\\(<?media:${k}>?\\)`), ""), w.body)
    S.keep.change(w, { body })
  } else S.keep.change(w, { body: w.body && { ...w.body, blocks: w.body.blocks.filter((b) => b.kind !== "picture" || !off.includes(b.media!)) } })
  off.forEach(cancel)
  if (w === S.work) set({ fresh: S.fresh + 1 })
}

/** oneLine: Enter sends the form of a field that has one line, however high it is. */
function oneLine(e: KeyboardEvent) {
  if (e.key !== "Enter" || e.isComposing || e.ctrlKey || e.metaKey) return
  e.preventDefault()
  ;(e.currentTarget as HTMLTextAreaElement).form!.requestSubmit()
}

export function AskPictures({ works, go }: { works: Work[]; go: () => void }) {
  const on = works.filter((w) => missing(w).length)
  const [bareAlt, setBare] = useState<string[]>([])
  const next = () => {
    set({ dialog: null })
    go()
  }
  if (on.length)
    return (
      <Box title={t("pic.unsent")}>
        <p>{t("pic.unsent.hint")}</p>
        <ul>
          {on.map((w) => (
            <li dir="auto">{gist(w) || t("untitled")}</li>
          ))}
        </ul>
        <div class="buttons">
          <Cancel />
          <button
            class="outline"
            id="without"
            onClick={() => {
              on.forEach(without)
              next()
            }}
          >
            {t("pic.without")}
          </button>
        </div>
      </Box>
    )
  const all = works.flatMap((w) => bare(w).map((k) => ({ w, k })))
  return (
    <Box title={t("pic.ask")}>
      <form
        class="stack"
        id="ask-alt"
        onSubmit={(e) => {
          e.preventDefault()
          const f = new FormData(e.currentTarget)
          for (const w of works) {
            const keys = bare(w)
            if (!keys.length) continue
            const media = { ...w.media }
            for (const k of keys) media[k] = { ...media[k]!, alt: String(f.get("alt-" + k) ?? "").trim() }
            S.keep.change(w, { media, bare: [...(w.bare ?? []), ...keys] })
          }
          next()
        }}
      >
        <p>{t("pic.ask.hint")}</p>
        {all.map(({ k }, i) => (
          <div class="ask-pic">
            <img src={source(k, 400)} alt="" />
            <div>
              <label for={"alt-" + k}>{t("pic.alt")}</label>
              <textarea id={"alt-" + k} name={"alt-" + k} dir="auto" rows={2} maxLength={1000} required={!bareAlt.includes(k)} disabled={bareAlt.includes(k)} autofocus={!i} onKeyDown={(e) => oneLine(e)} />
              <label class="flag">
                <input type="checkbox" data-bare={k} onChange={(e) => setBare(e.currentTarget.checked ? [...bareAlt, k] : bareAlt.filter((x) => x !== k))} /> {t("pic.bare")}
              </label>
            </div>
          </div>
        ))}
        <div class="buttons">
          <button class="go" id="alt-go">
            {t("pic.ask.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}
