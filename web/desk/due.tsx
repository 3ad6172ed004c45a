// What the desk says of what goes out at a set time, and asks of what did not. The
// dialogs are in timed.tsx.
import { type Draft, ask, path } from "./api"
import { asking } from "./askpictures"
import { S, brought, came, fail, listPages, may, open, refresh, set, takeUp, waitingElsewhere, workOf } from "./state"
import { momentIn, t } from "./texts"
import { gist, said } from "./tree"

const here = (id: string) => S.keep.works.get(id) ?? (S.work?.id === id ? S.work : undefined)

/** schedule asks for the time at which drafts are to go out. The question stands at
 *  once, so that no key goes to the composer any more; they are saved meanwhile. */
export function schedule(ids: string[]): void {
  // What pictures lack is asked now: nobody may be there at that time.
  const works = ids.map((id) => here(id) ?? S.drafts.filter((d) => d.id === id).map(workOf)[0]).filter((w) => !!w)
  if (asking(works, true, () => schedule(ids))) return
  if (works.length) set({ dialog: { kind: "more", name: "schedule", of: { works } } })
}

/** saved gives drafts as the server has them now; null where it could not take one, which was said. */
export async function saved(ids: string[]): Promise<Draft[] | null> {
  for (const id of ids) {
    const w = here(id)
    if (w && !(await brought(w))) return null
  }
  await refresh()
  return ids.map((id) => S.drafts.find((d) => d.id === id)).filter((d): d is Draft => !!d)
}

/** Later stands beside Publish. */
export function Later() {
  const w = S.work
  if (!w || w.edits || !may("editor") || S.page?.state === "ended") return null
  return (
    <button class="quiet" id="schedule" disabled={!said(w) || !!w.out} onClick={() => schedule([w.id])}>
      {t("schedule")}
    </button>
  )
}

export function Planned({ d }: { d: Draft }) {
  const bad = S.due.some((x) => x.state !== "waiting" && x.drafts.some((y) => y.id === d.id))
  return <span class={"mark" + (bad ? " red" : " blue")}>{t(bad ? "draft.missed" : "draft.scheduled", { time: momentIn(d.scheduled!, S.page?.zone) })}</span>
}

/** apart keeps a name of another direction, with its full stop, in one piece. */
const apart = (s: string) => (document.dir === "rtl" ? "\u2068" + s + "\u2069" : s)

/** Came says what waits for someone, for as long as it does: above Publish, where it moves nothing that is being written. */
export function Came() {
  const here = came()
  const one = here[0]
  const others = waitingElsewhere()
  if (!one && !others.length) return null
  const name = one && (gist(one) || t("untitled"))
  return (
    <div id="came" role="status">
      {one && (
        <p>
          {one.submitted ? t("draft.came", { who: apart(one.author?.name ?? ""), name: apart(name!) }) : t("came.back", { name: apart(name!) })}{" "}
          {here.length > 1 && <>({t("came.more", { n: here.length - 1 })}) </>}
          <button class="quiet" id="came-see" onClick={() => takeUp(workOf(one))}>
            {t("out.see")}
          </button>
        </p>
      )}
      {others.map((p) => (
        <p key={p.id}>
          {t("came.elsewhere")}{" "}
          <button class="quiet" data-page={p.id} onClick={() => open(p)}>
            <bdi>{p.title}</bdi> ({p.submitted})
          </button>
        </p>
      ))}
    </div>
  )
}

/** Asks are the questions that the clock raised: of what did not go out, and of a
 *  page on which nothing has for long. */
export function Asks() {
  const bad = S.due.filter((x) => x.state !== "waiting" && may("editor", x.page))
  const here = bad.filter((x) => x.page === S.page?.id)
  const others = S.pages.filter((p) => p.id !== S.page?.id && may("editor", p.id) && (p.quiet || bad.some((x) => x.page === p.id)))
  const quiet = S.page?.quiet && may("editor") && S.page.state === "live"
  if (!here.length && !others.length && !quiet) return null
  const goOn = async () => {
    try {
      await ask("POST", path.page(S.page!.id, "/go-on"), {})
      set({ told: t("told.goon") })
      await listPages()
    } catch (e) {
      fail(e)
    }
  }
  return (
    <div class="band-note asks" role="status">
      {!!here.length && (
        <p class="bad">
          {t("due.missed", { n: here.length })}{" "}
          <button class="quiet" id="due" onClick={() => set({ dialog: { kind: "more", name: "missed" } })}>
            {t("due.see")}
          </button>
        </p>
      )}
      {quiet && (
        <div id="quiet">
          <p>{t("quiet.ask", { time: momentIn(S.page!.quiet!, S.page!.zone) })}</p>
          <div class="acts">
          <button class="quiet" id="quiet-pause" onClick={() => set({ dialog: { kind: "more", name: "pause" } })}>
            {t("quiet.pause")}
          </button>
          <button class="quiet" id="quiet-end" onClick={() => set({ dialog: { kind: "more", name: "end" } })}>
            {t("page.end")}
          </button>
          <button class="quiet" id="quiet-on" onClick={() => void goOn()}>
            {t("quiet.on")}
          </button>
          </div>
        </div>
      )}
      {others.map((p) => (
        <p>
          {t("due.elsewhere")}{" "}
          <button class="quiet" onClick={() => open(p)}>
            <bdi>{p.title}</bdi>
          </button>
        </p>
      ))}
    </div>
  )
}
