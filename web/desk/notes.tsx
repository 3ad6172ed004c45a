// What the desk notes of a page: who is on until when, what is unconfirmed. It is
// in no log and no record. And what a draft said before.
import { useEffect, useRef, useState } from "preact/hooks"
import { type Draft, type Problem, type Someone, type Texts, ask, path } from "./api"
import { Box, Cancel, Wrong, ending, forget, shut, useLeft } from "./box"
import { S, fail, fetchNotes, set, workOf, write } from "./state"
import { dirOf, momentIn, t } from "./texts"
import { gist, toMarkdown } from "./tree"
import { compare } from "./words"

export interface Noted {
  rev: number
  text: string
  by: Someone | null
  updated?: string
}

const signed = (n: Noted) => (n.updated ? [n.by?.name, momentIn(n.updated, S.page?.zone)].filter(Boolean).join(", ") : "")

export function DeskNotes() {
  const page = S.page!.id
  const name = "notes " + page
  // What was typed is kept with what it was typed over.
  const [base, setBase] = useLeft<Noted | null>(name, "base", S.notes)
  const [text, setText] = useLeft(name, "text", S.notes?.text ?? "")
  const [other, setOther] = useState<Noted | null>(null)
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  useEffect(() => void fetchNotes(), [])
  // Another's words come in where one has written none.
  useEffect(() => {
    const now = S.notes
    if (!now || now.rev === (base?.rev ?? 0)) return
    if (text === (base?.text ?? "")) {
      setBase(now)
      setText(now.text)
    } else if (now.text !== text) setOther(now)
  }, [S.notes])
  const typed = useRef(text)
  typed.current = text
  const save = async (rev: number) => {
    const here = S.dialog
    const end = ending()
    setGoing(true)
    setWrong(null)
    try {
      const n = await ask<Noted>("PUT", path.page(page, "/notes"), { rev, text })
      if (S.page?.id === page) S.notes = n
      if (typed.current === text) {
        forget(name)
        end()
      } else {
        // One has typed on: that stands over what is saved now.
        setBase(n)
        setOther(null)
      }
      set({ told: t("notes.told") })
    } catch (e) {
      const p = e as Problem
      if (p.code === "stale_notes") setOther(p.current as Noted)
      else if (p.status === 401 || S.dialog !== here) fail(p) // left, it could not say so itself
      else setWrong(p)
    }
    setGoing(false)
  }
  return (
    <Box title={t("notes")} wide={!!other}>
      <form
        class="stack"
        onSubmit={(e) => {
          e.preventDefault()
          void save(other ? other.rev : (base?.rev ?? 0))
        }}
      >
        <p class="hint">{t("notes.hint")}</p>
        {other && (
          <p class="bad" role="alert">
            {t("notes.conflict", { who: other.by?.name ?? "" })}
          </p>
        )}
        <div class={other ? "sides" : ""}>
          <section>
            <label for="notes-text">{t(other ? "conflict.mine" : "notes.text")}</label>
            <textarea
              id="notes-text"
              dir="auto"
              rows={10}
              maxLength={20000}
              value={text}
              onInput={(e) => {
                setBase(base)
                setText(e.currentTarget.value)
              }}
            />
          </section>
          {other && (
            <section class="side" dir="auto">
              <h3>{t("conflict.theirs")}</h3>
              <p class="plain" id="notes-theirs">
                {other.text}
              </p>
            </section>
          )}
        </div>
        {!other && base && <p class="meta">{signed(base)}</p>}
        <Wrong p={p} />
        <div class="buttons">
          <button class="go" id="notes-save" disabled={going}>
            {t(other ? "notes.save.mine" : "notes.save")}
          </button>
          {other && (
            <button
              type="button"
              class="quiet"
              id="notes-both"
              onClick={() => {
                setText(other.text.trimEnd() + "\n\n" + text)
                setBase(other)
                setOther(null)
              }}
            >
              {t("notes.both")}
            </button>
          )}
          {other && (
            <button type="button" class="quiet" onClick={() => {
                forget(name)
                set({ notes: other, dialog: null })
              }}>
              {t("notes.theirs")}
            </button>
          )}
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

interface Rev extends Texts {
  rev: number
  hand: Someone | null
  saved: string
}

/** DraftRevs are the former texts of a draft, one of which may come back. */
export function DraftRevs({ draft }: { draft: Draft }) {
  const [list, setList] = useState<Rev[] | null>(null)
  const [at, setAt] = useState(0)
  const [p, setWrong] = useState<Problem | null>(null)
  useEffect(() => {
    ask<{ revs: Rev[] }>("GET", path.draft(S.page!.id, draft.id, "/revs")).then((r) => setList([...r.revs].sort((a, b) => b.rev - a.rev).filter((x) => x.rev !== draft.rev)), setWrong)
  }, [])
  const one = list?.[at]
  const text = (x: Pick<Texts, "headline" | "body">) => (x.headline ? x.headline + "\n\n" : "") + toMarkdown(x.body)
  const own = draft.lang || S.page?.lang || "en"
  return (
    <Box title={t("revs.title")} wide>
      <p class="hint" dir="auto">
        {gist(draft) || t("untitled")}
      </p>
      <Wrong p={p} />
      {list && !list.length && <p>{t("revs.none")}</p>}
      {one && (
        <div class="former">
          <ol class="changes">
            {list!.map((r, i) => (
              <li data-rev={r.rev}>
                <label class="flag">
                  <input type="radio" name="rev" checked={i === at} onChange={() => setAt(i)} />
                  <span>
                    <time dateTime={r.saved}>{momentIn(r.saved, S.page?.zone)}</time> {r.hand && <bdi>{r.hand.name}</bdi>}
                  </span>
                </label>
              </li>
            ))}
          </ol>
          <div class="compared" tabIndex={0} role="group" aria-label={t("revs.compared")}>
            <p class="diff" dir={dirOf(own)} lang={own}>
              {text(one) === text(draft) ? text(one) : compare(text(one), text(draft)).map(([kind, s]) => (kind === "-" ? <del>{s}</del> : kind === "+" ? <ins>{s}</ins> : s))}
            </p>
          </div>
        </div>
      )}
      <div class="buttons">
        {one && (
          <button
            class="go"
            id="revs-take"
            onClick={() => {
              // It is a change like any other: what stands there now is kept as well.
              const w = workOf(draft)
              const { headline, body, dateline, sources, byline, tags, lang, media } = one
              S.keep.change(w, { headline, body, dateline, sources: sources ?? [], byline, tags: tags ?? [], lang, media: media ?? {} })
              shut()
              write(w)
              set({ told: t("revs.told") })
            }}
          >
            {t("revs.take")}
          </button>
        )}
        <Cancel />
      </div>
    </Box>
  )
}
