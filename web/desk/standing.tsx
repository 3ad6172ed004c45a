// How far a draft is, whose it is, and who is here.
import { useEffect } from "preact/hooks"
import { type Draft, type Someone, ask } from "./api"
import { setting } from "./setting"
import { type Here, S, hand, may, redraw } from "./state"
import { t } from "./texts"
import { gist } from "./tree"

export const statuses = ["", "unverified", "checking", "verified"]

/** statusOf says how far a draft is; what is checked, by whom. */
export const statusOf = (d: Draft) => (d.status === "checking" && d.assignee ? t("status.checking.by", { who: d.assignee.name }) : t("status." + d.status))

let people: Someone[] | null = null
let asked = 0 // when they were asked for last

/** learn has whom a draft can be given to: with each draft that comes, since whoever brings it may be new. */
function learn() {
  if (Date.now() - asked < 5000) return
  asked = Date.now()
  ask<{ people: Someone[] }>("GET", "people").then(
    (r) => {
      people = r.people
      redraw()
    },
    () => (asked = 0),
  )
}

/** colleagues are those whom a draft can be given to, as far as they are known. */
const colleagues = (): Someone[] => people ?? [S.me.account]

/** Standing sets both. id tells one from another on the screen; off: there is no draft yet. */
export function Standing({ d, id, off = false }: { d: Pick<Draft, "id" | "status" | "assignee">; id: string; off?: boolean }) {
  useEffect(() => {
    if (!off) learn()
  }, [off])
  const me = S.me.account
  // A contributor gives a draft to nobody but themselves.
  const all = may("editor") ? colleagues() : [me]
  const whose = d.assignee && !all.some((p) => p.id === d.assignee!.id) ? [d.assignee, ...all] : all
  return (
    <p class="standing">
      <span>
        <label class="inline" for={id + "-status"}>
          {t("status")}
        </label>
        <select id={id + "-status"} disabled={off} value={d.status} onChange={(e) => void hand(d.id, { status: e.currentTarget.value })}>
          {statuses.map((s) => (
            <option value={s}>{s ? t("status." + s) : "—"}</option>
          ))}
        </select>
      </span>
      <span>
        <label class="inline" for={id + "-assignee"}>
          {t("assignee")}
        </label>
        <select id={id + "-assignee"} disabled={off} value={d.assignee?.id ?? ""} onChange={(e) => void hand(d.id, { assignee: e.currentTarget.value })}>
          <option value="">—</option>
          {whose.map((p) => (
            <option value={p.id}>{p.id === me.id ? t("assignee.me", { who: p.name }) : p.name}</option>
          ))}
        </select>
      </span>
    </p>
  )
}

const initials = (name: string) => {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words[words.length - 1] : ""].map((w) => [...(w ?? "")][0] ?? "").join("")
}

/** Who is someone who is here: initials, and the name as text. */
export function Who({ name }: { name: string }) {
  return (
    <span class="who">
      <span class="initials" aria-hidden="true">
        {initials(name)}
      </span>
      <bdi>{name}</bdi>
    </span>
  )
}

/** opened is what someone has open. */
function opened(p: Here): string {
  const post = p.post && S.posts.find((x) => x.id === p.post)
  const draft = p.draft && S.drafts.find((x) => x.id === p.draft)
  return post ? gist(post) : draft ? gist(draft) || t("untitled") : ""
}

/** People has a row of its own whether anyone is here or not, so that who comes and
 *  goes moves nothing: from the first colleague on whom this browser ever saw. */
export function People() {
  if (S.people.length) setting("company", "on")
  else return <div class={"people" + (setting("company") ? " company" : "")} />
  return (
    <ul class="people" aria-label={t("people.here")}>
      {S.people.map((p) => {
        const what = opened(p)
        return (
          <li key={p.id + !!p.elsewhere + (p.draft ?? p.post ?? "")}>
            <Who name={p.elsewhere ? t("people.you") : p.name} />
            {what && (
              <>
                {": "}
                <bdi class="what">{what}</bdi>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
