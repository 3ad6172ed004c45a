// Two people changed one text: both, with the words that differ marked.
import type { Draft, Post, Texts } from "./api"
import { Box, Cancel } from "./box"
import { type Work, newID } from "./keep"
import { S, refresh, set, write, writeNew } from "./state"
import { t } from "./texts"
import { toMarkdown } from "./tree"
import { type Run, compare } from "./words"

const parts: [string, (x: Texts) => string][] = [
  ["headline", (x) => x.headline],
  ["details.dateline", (x) => [x.dateline?.place, x.dateline?.date].filter(Boolean).join(", ")],
  ["body", (x) => toMarkdown(x.body)],
  ["sources", (x) => x.sources.map((s) => [s.name, s.url].filter(Boolean).join(" ")).join("\n")],
  ["byline", (x) => x.byline],
  ["tags", (x) => x.tags.join(", ")],
]

function Side({ title, mark, of }: { title: string; mark: "+" | "-"; of: [string, Run[]][] }) {
  return (
    <section class="side" data-side={mark === "+" ? "mine" : "theirs"}>
      <h3>{title}</h3>
      {of.map(([name, runs]) => (
        <div data-part={name}>
          <h4>{t(name)}</h4>
          <p class="diff" dir="auto">
            {runs.map(([kind, text]) => (kind === "" ? text : kind === mark ? <ins>{text}</ins> : null))}
          </p>
        </div>
      ))}
    </section>
  )
}

export function Conflict({ work }: { work: Work }) {
  const other = work.other as Draft | Post | null
  if (!other) return null
  const runs = parts.map(([name, of]): [string, Run[]] => [name, compare(of(other), of(work))]).filter(([name, r]) => name === "body" || name === "headline" || r.some(([kind]) => kind))
  return (
    <Box title={t("conflict.title")} wide>
      <p>{t("conflict.hint")}</p>
      <p class="hint">{t("conflict.words")}</p>
      <div class="sides" tabIndex={0} role="group" aria-label={t("conflict.title")}>
        <Side title={t("conflict.mine")} mark="+" of={runs} />
        <Side title={t("conflict.theirs")} mark="-" of={runs} />
      </div>
      <div class="buttons">
        <button
          class="go"
          id="take-mine"
          onClick={() => {
            S.keep.mine(work)
            set({ dialog: null })
            write(work)
          }}
        >
          {t("conflict.take.mine")}
        </button>
        <button
          class="outline"
          id="take-theirs"
          onClick={() => {
            // One's own stays, as a draft of its own.
            putAside(work)
            set({ dialog: null, told: t("conflict.aside") })
          }}
        >
          {t("conflict.take.theirs")}
        </button>
        <Cancel />
      </div>
    </Box>
  )
}

/** putAside keeps one's own text as a draft apart, and leaves the other as it is. */
function putAside(work: Work) {
  S.keep.forget(work)
  S.keep.change({ ...work, other: null, wrong: null, id: newID(), edits: "", post_rev: 0, rev: 0, saved: -1, out: null }, {})
  writeNew()
  void refresh()
}
