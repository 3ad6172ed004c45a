// The watch list, the question that it asks, and the one about what is not verified.
import { type Doubt, type Someone, type Watched, ask, path } from "./api"
import { Box, Wrong } from "./box"
import { Head, Load, When, sent, useDo, useLoad } from "./parts"
import { S, may } from "./state"
import { t } from "./texts"
import { gist } from "./tree"

const fields = ["headline", "body", "note", "title", "standfirst", "notice", "recap", "byline", "tags", "sources", "dateline", "media", "slug"]

/** Ask is what stands between a word of the list and readers. */
export function Ask({ words, go }: { words: Watched[]; go: (on: boolean) => void }) {
  return (
    <Box title={t("watched.title")} onClose={() => go(false)}>
      <ul class="watched">
        {words.map((w) => (
          <li>
            <p>
              <b dir="auto">{w.word}</b> <bdi class="bad">{w.reason}</bdi>
            </p>
            {w.where.map((at) => (
              <p class="meta">
                {fields.includes(at.field) ? t("field." + at.field) + ": " : ""}
                <bdi>{at.text}</bdi>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p class="hint">{t("watched.hint")}</p>
      <div class="buttons">
        <button class="go" id="watched-back" autofocus onClick={() => go(false)}>
          {t("watched.back")}
        </button>
        <button class="danger" id="watched-go" onClick={() => go(true)}>
          {t("watched.go")}
        </button>
      </div>
    </Box>
  )
}

/** Unsure asks before drafts go out that nobody said are right. */
export function Unsure({ drafts, go }: { drafts: Doubt[]; go: (on: boolean) => void }) {
  return (
    <Box title={t("unsure.title")} onClose={() => go(false)}>
      <ul class="watched">
        {drafts.map((x) => {
          const d = S.drafts.find((d) => d.id === x.id)
          return (
            <li>
              <b dir="auto">{x.headline || (d && gist(d)) || t("untitled")}</b>{" "}
              <span class="bad">{x.status === "checking" && d?.assignee ? t("status.checking.by", { who: d.assignee.name }) : t("status." + x.status)}</span>
            </li>
          )
        })}
      </ul>
      <div class="buttons">
        <button class="go" id="unsure-back" autofocus onClick={() => go(false)}>
          {t("watched.back")}
        </button>
        <button class="danger" id="unsure-go" onClick={() => go(true)}>
          {t("watched.go")}
        </button>
      </div>
    </Box>
  )
}

interface Word {
  id: string
  word: string
  reason: string
  until?: string
  by: Someone | null
}

function List({ at, title, hint, name }: { at: string; title: string; hint: string; name: string }) {
  const list = useLoad(() => ask<{ words: Word[] }>("GET", at), [at])
  const { wrong, going, run } = useDo()
  const words = list.v?.words
  return (
    <section id={"watch-" + name} aria-labelledby={"watch-title-" + name}>
      <h2 id={"watch-title-" + name}>{title}</h2>
      <p class="hint">{hint}</p>
      {!words ? (
        <Load of={list} />
      ) : (
        <ul class="rows">
          {words.map((w) => (
            <li key={w.id}>
              <div>
                <b dir="auto">{w.word}</b> <bdi>{w.reason}</bdi>
                <p class="meta">
                  {w.by && <bdi>{w.by.name}</bdi>}
                  {w.until && (
                    <>
                      {w.by ? " · " : ""}
                      {t(new Date(w.until) > new Date() ? "watch.until" : "watch.over")} <When time={w.until} />
                    </>
                  )}
                </p>
              </div>
              <button
                class="danger"
                disabled={going}
                onClick={() =>
                  void run(async () => {
                    await ask("DELETE", `${at}/${w.id}`)
                    await list.load()
                  }, t("watch.dropped"))
                }
              >
                {t("watch.drop")} <span class="vh">{w.word}</span>
              </button>
            </li>
          ))}
          {!words.length && <li class="hint">{t("watch.empty")}</li>}
        </ul>
      )}
      <form
        class="stack"
        onSubmit={sent(
          (f, form) =>
            void run(async () => {
              const until = String(f.get("until"))
              await ask("POST", at, { word: f.get("word"), reason: f.get("reason"), ...(until ? { until: new Date(until).toISOString() } : {}) })
              form.reset()
              await list.load()
            }, t("watch.added")),
        )}
      >
        <label for={name + "-word"}>{t("watch.word")}</label>
        <input id={name + "-word"} name="word" dir="auto" required maxLength={200} autocomplete="off" />
        <label for={name + "-reason"}>{t("watch.reason")}</label>
        <input id={name + "-reason"} name="reason" dir="auto" required maxLength={200} autocomplete="off" />
        <label for={name + "-until"}>{t("watch.lapses")}</label>
        <input id={name + "-until"} name="until" type="datetime-local" />
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="outline" disabled={going}>
            {t("watch.add")}
          </button>
        </div>
      </form>
    </section>
  )
}

export function WatchList() {
  return (
    <>
      <Head title={t("menu.watch")} />
      <p>{t("watch.hint")}</p>
      {S.page && may("editor") && <List name="page" at={path.page(S.page.id, "/watch")} title={S.page.title} hint={t("watch.page.hint")} />}
      {may("editor", "") && <List name="site" at="watch" title={t("watch.site")} hint={t("watch.site.hint")} />}
    </>
  )
}
