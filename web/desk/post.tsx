// What an editor does to a post that readers have, or have had: compare what it
// said, seal former texts and open them again, destroy them.
import { useEffect, useState } from "preact/hooks"
import { type Post, type Problem, type Texts, ask, path } from "./api"
import { Box, Cancel, Wrong, ending, shut } from "./box"
import { S, act, refresh, set, stepUp } from "./state"
import { dirOf, lang, momentIn, stampIn, t } from "./texts"
import { Body, gist } from "./tree"
import { type Run, compare } from "./words"

/** Restore asks before readers get a withdrawn post again, and shows what they will get. */
export function Restore({ post }: { post: Post }) {
  const [going, setGoing] = useState(false)
  return (
    <Box title={t("restore.title")}>
      <form
        class="stack"
        onSubmit={async (e) => {
          e.preventDefault()
          setGoing(true)
          const end = ending()
          await act(post, "restore", {}, t("told.restore"))
          end()
        }}
      >
        <p class="meta">
          {stampIn(post.stamp, S.page?.zone)} · {t("withdrawn")} <bdi>{post.note}</bdi>
        </p>
        <div class="said shown-again" dir="auto" lang={post.lang || S.page?.lang}>
          {post.headline && (
            <p>
              <b>{post.headline}</b>
            </p>
          )}
          <Body of={post.body} media={post.media} />
        </div>
        <p class="hint">{t("restore.hint")}</p>
        <div class="buttons">
          <button class="go" id="restore-go" autofocus disabled={going}>
            {t("post.restore")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

interface Value {
  name: string
  state: "open" | "withheld" | "erased"
}
interface Former extends Texts {
  text: string
  seq: number
  rev: number
  op: string
  time: string
  reason?: string
  by?: string
  note?: string
  values: Value[]
}

const order = ["headline", "dateline", "body", "byline", "sources", "tags", "lang", "note"]
const place = (name: string) => (order.indexOf(name) + 1 || order.length + 1) - 1
const fieldName = (name: string) => (name.startsWith("media:") ? t("former.picture") : t("former.field." + name))
/** said is one value of a revision, as text. */
function said(r: Former, name: string): string {
  switch (name) {
    case "headline":
    case "byline":
    case "lang":
      return r[name]
    case "body":
      return r.text
    case "note":
      return r.note ?? ""
    case "tags":
      return r.tags.join(", ")
    case "dateline":
      return r.dateline ? [r.dateline.place, r.dateline.date].filter(Boolean).join(", ") : ""
    case "sources":
      return r.sources.map((s) => s.name + (s.url ? ` (${s.url})` : "")).join(", ")
  }
  const m = r.media[name.slice("media:".length)]
  return m ? [m.alt, m.caption, m.credit].filter(Boolean).join("\n") : ""
}
const texts = (r: Former) => r.values.filter((v) => v.name !== "flags" && v.name !== "note")

/** useFormer fetches what the post said after each change, the newest first. */
function useFormer(post: Post): { list: Former[] | null; p: Problem | null } {
  const [list, setList] = useState<Former[] | null>(null)
  const [p, setWrong] = useState<Problem | null>(null)
  useEffect(() => {
    ask<{ revisions: Former[] }>("GET", path.post(S.page!.id, post.id, "/revisions")).then((r) => setList(r.revisions), setWrong)
  }, [post.id])
  return { list, p }
}

const kindOf = (r: Former) => (r.op === "correct" && r.reason ? t("kind." + r.reason) : t("former.op." + r.op))

function State({ r, gone }: { r: Former; gone: boolean }) {
  const all = texts(r)
  const has = (s: Value["state"]) => all.some((v) => v.state === s)
  if (!all.length) return null
  return (
    <>
      {has("open") && <span class="mark">{t(gone ? "former.state.gone" : "former.state.open")}</span>}
      {has("withheld") && <span class="mark">{t("former.state.withheld")}</span>}
      {has("erased") && <span class="mark bad">{t("former.state.erased")}</span>}
    </>
  )
}

function Runs({ of, lang }: { of: Run[]; lang: string }) {
  return (
    <p class="diff" dir={dirOf(lang)} lang={lang}>
      {of.map(([kind, text]) => (kind === "-" ? <del>{text}</del> : kind === "+" ? <ins>{text}</ins> : text))}
    </p>
  )
}

/** Compared shows what two revisions say, word by word, in the order of a post. */
function Compared({ from, to, seals }: { from: Former; to: Former; seals: (name: string, r: Former) => string }) {
  const names = [...new Set([...order.slice(0, -1), ...Object.keys(from.media).concat(Object.keys(to.media)).map((k) => "media:" + k)])]
  const own = to.lang || S.page?.lang || "en"
  const shown = names
    .map((name) => ({ name, was: said(from, name), is: said(to, name), seals: [...new Set([seals(name, from), seals(name, to)])].filter(Boolean) }))
    .filter((x) => x.was || x.is || x.seals.length)
  return (
    <div class="compared" tabIndex={0} role="group" aria-label={t("former.compared")}>
      {shown.map(({ name, was, is, seals }) => (
        <section data-field={name}>
          <h3>
            {fieldName(name)}
            {seals.map((s) => (
              <span class={s === "erased" ? "mark bad" : "mark"}>{t("former.state." + s)}</span>
            ))}
          </h3>
          {was === is ? (
            name === "body" || name === "headline" ? (
              <Runs of={[["", is]]} lang={own} />
            ) : (
              <p class="meta">
                {t("former.same")} <bdi>{is}</bdi>
              </p>
            )
          ) : (
            <Runs of={compare(was, is)} lang={own} />
          )}
        </section>
      ))}
      {!shown.length && <p class="hint">{t("former.nothing")}</p>}
    </div>
  )
}

/** Former lists what was done to a post, and compares any two of its texts. */
export function Former({ post }: { post: Post }) {
  const { list, p } = useFormer(post)
  const [pair, setPair] = useState<[number, number] | null>(null)
  const told = (list ?? []).filter((r) => texts(r).length) // those that said something
  const [a, b] = pair ?? [told[1]?.seq ?? told[0]?.seq ?? 0, told[0]?.seq ?? 0]
  const of = (seq: number) => told.find((r) => r.seq === seq)
  const [from, to] = [of(Math.min(a, b)), of(Math.max(a, b))]
  // What became of a field's value as it stood at a revision: that of whoever set it last.
  const seals = (name: string, r: Former) => {
    const by = told.find((x) => x.seq <= r.seq && x.values.some((v) => v.name === name))
    const s = by?.values.find((v) => v.name === name)?.state
    return s && s !== "open" ? s : ""
  }
  return (
    <Box title={t("former.title")} wide>
      <p class="hint" dir="auto">
        {gist(post)}
      </p>
      <Wrong p={p} />
      {list && (
        <div class="former">
          <ol class="changes">
            {list.map((r) => {
              const one = texts(r).length > 0
              return (
                <li data-seq={r.seq} data-op={r.op}>
                  {one && (
                    <span class="two">
                      {([0, 1] as const).map((i) => (
                        <label>
                          <input type="radio" name={"former-" + i} checked={(i ? b : a) === r.seq} onChange={() => setPair(i ? [a, r.seq] : [r.seq, b])} />
                          <span class="vh">{t(i ? "former.to" : "former.from", { time: momentIn(r.time, S.page?.zone) })}</span>
                        </label>
                      ))}
                    </span>
                  )}
                  <span>
                    <b>{kindOf(r)}</b> <time dateTime={r.time}>{momentIn(r.time, S.page?.zone)}</time> {r.by && <bdi>{r.by}</bdi>}
                    <State r={r} gone={post.withdrawn} />
                    {r.reason && r.op !== "correct" && <span class="mark">{t("reason." + r.reason)}</span>}
                    {r.note && (
                      <span class="meta" dir="auto">
                        {r.note}
                      </span>
                    )}
                  </span>
                </li>
              )
            })}
          </ol>
          {from && to && <Compared from={from} to={to} seals={seals} />}
        </div>
      )}
      <div class="buttons">
        <button class="go" onClick={shut}>
          {t("ok")}
        </button>
        {list && told.some((r) => texts(r).some((v) => v.state === "open")) && <Other post={post} op="withhold" />}
        {list?.some((r) => r.values.some((v) => v.state === "withheld")) && <Other post={post} op="release" />}
        {list && told.some((r) => texts(r).some((v) => v.state !== "erased")) && <Other post={post} op="erase" />}
      </div>
    </Box>
  )
}

type Op = "withhold" | "release" | "erase"
const Other = ({ post, op }: { post: Post; op: Op }) => (
  <button type="button" class={op === "erase" ? "quiet bad" : "quiet"} data-act={op} onClick={() => set({ dialog: { kind: "more", name: "seal", of: { post, op } } })}>
    {t("seal." + op)}
  </button>
)

const reasons = ["legal", "privacy", "safety", "copyright", "mistake", "duplicate", "request", "other"]
const able = (op: Op, s: Value["state"]) => (op === "withhold" ? s === "open" : op === "release" ? s === "withheld" : s !== "erased")

/** Seal withholds, releases or erases values of a post that are chosen here. */
export function Seal({ post, op }: { post: Post; op: Op }) {
  const { list, p: unread } = useFormer(post)
  const [chosen, setChosen] = useState<Set<string> | null>(null)
  const [p, setWrong] = useState<Problem | null>(null)
  const [typed, setTyped] = useState("")
  const [going, setGoing] = useState(false)
  const key = (seq: number, name: string) => seq + " " + name
  // The newest value of each name is what the post says now.
  const newest = new Map<string, string>()
  for (const r of [...(list ?? [])].reverse()) for (const v of r.values) newest.set(v.name, key(r.seq, v.name))
  const rows = (list ?? [])
    .map((r) => ({ r, values: r.values.filter((v) => v.name !== "flags" && able(op, v.state)).sort((x, y) => place(x.name) - place(y.name)) }))
    .filter((x) => x.values.length)
  const all = rows.flatMap(({ r, values }) => values.map((v) => key(r.seq, v.name)))
  // Each correction's note stays above the text.
  const current = (k: string) => k.endsWith(" note") || newest.get(k.slice(k.indexOf(" ") + 1)) === k
  const former = all.filter((k) => !current(k))
  const now = chosen ?? new Set(op === "withhold" ? former : op === "release" ? all : [])
  const toggle = (k: string) => {
    const n = new Set(now)
    if (!n.delete(k)) n.add(k)
    setChosen(n)
  }
  const word = t("erase.word")
  const sure = op !== "erase" || typed.trim().toLocaleLowerCase(lang) === word.toLocaleLowerCase(lang)
  const touches = [...now].some(current) && !post.withdrawn
  return (
    <Box title={t("seal." + op + ".title")} wide>
      <form
        class="stack seal"
        onSubmit={async (e) => {
          e.preventDefault()
          const reason = String(new FormData(e.currentTarget).get("reason") ?? "")
          const targets = [...now].map((k) => ({ seq: parseInt(k), name: k.slice(k.indexOf(" ") + 1) }))
          setGoing(true)
          setWrong(null)
          const end = ending()
          try {
            await stepUp("POST", path.post(S.page!.id, post.id, "/" + op), { rev: post.rev, reason, targets })
            // What this browser kept of it goes, too.
            if (op === "erase") for (const w of [...S.keep.works.values()]) if (w.edits === post.id) S.keep.forget(w)
            end()
            set({ told: t("seal." + op + ".told"), wrong: "" })
          } catch (e) {
            setWrong(e as Problem)
          }
          setGoing(false)
          void refresh()
        }}
      >
        <p class="hint" dir="auto">
          {gist(post)}
        </p>
        <p>{t("seal." + op + ".hint")}</p>
        <Wrong p={unread} />
        {list && !all.length && <p>{t("seal.none")}</p>}
        {!!all.length && (
          <>
            <p class="acts">
              {!!former.length && former.length < all.length && (
                <button type="button" class="quiet" id="seal-former" onClick={() => setChosen(new Set(former))}>
                  {t("seal.former")}
                </button>
              )}
              <button type="button" class="quiet" id="seal-all" onClick={() => setChosen(new Set(all))}>
                {t("seal.all")}
              </button>
            </p>
            <div class="values">
              {rows.map(({ r, values }) => (
                <fieldset>
                  <legend>
                    {kindOf(r)} · {momentIn(r.time, S.page?.zone)}
                  </legend>
                  {values.map((v) => (
                    <label class="flag" data-value={key(r.seq, v.name)}>
                      <input type="checkbox" checked={now.has(key(r.seq, v.name))} onChange={() => toggle(key(r.seq, v.name))} />
                      <span>
                        <b>{fieldName(v.name)}</b>
                        {current(key(r.seq, v.name)) && !post.withdrawn && v.state === "open" && <span class="mark">{t("seal.now")}</span>}
                        {v.state === "withheld" && op === "erase" && <span class="mark">{t("former.state.withheld")}</span>}
                        <span class="line" dir="auto">
                          {said(r, v.name).slice(0, 160)}
                        </span>
                      </span>
                    </label>
                  ))}
                </fieldset>
              ))}
            </div>
            {touches && op !== "release" && (
              <p class="bad" role="status">
                {t("seal.touches")}
              </p>
            )}
            <label for="seal-reason">{t("seal.reason")}</label>
            <select id="seal-reason" name="reason" required={op !== "release"}>
              <option value="">{op === "release" ? "—" : t("seal.choose")}</option>
              {reasons.map((r) => (
                <option value={r}>{t("reason." + r)}</option>
              ))}
            </select>
            {op === "erase" && (
              <>
                <h3>{t("erase.lost")}</h3>
                <ul class="tell">
                  <li>{t("erase.lost.values", { n: now.size })}</li>
                  <li>{t("erase.lost.drafts")}</li>
                  <li>{t("erase.lost.pictures")}</li>
                </ul>
                <h3>{t("erase.stays")}</h3>
                <ul class="tell">
                  <li>{t("erase.stays.leaf")}</li>
                  <li>{t("erase.stays.said")}</li>
                  <li>{t("erase.stays.copies")}</li>
                </ul>
                <label for="erase-word">{t("erase.type", { word })}</label>
                <input id="erase-word" autocomplete="off" autocapitalize="off" value={typed} onInput={(e) => setTyped(e.currentTarget.value)} />
              </>
            )}
          </>
        )}
        <Wrong p={p} />
        <div class="buttons">
          <button class={op === "erase" ? "danger" : "go"} id="seal-go" disabled={going || !now.size || !sure}>
            {t("seal." + op + ".go", { n: now.size })}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}
