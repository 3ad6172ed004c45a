// The desk: drafts, composer, and the page as readers have it. It takes the place
// of the server's own page, which does the same without script.
import { render } from "preact"
import { useEffect, useState } from "preact/hooks"
import { pageTexts } from "./acts"
import { type Me, type Problem, ask, at, setBase } from "./api"
import { Drafts, Live } from "./columns"
import { onKey, palette, shown } from "./commands"
import { Compose, Go, Outbox, Where } from "./compose"
import { Dialogs, Part, Screen, fetchMore } from "./dialogs"
import { Asks, Came, Later } from "./due"
import { Menu } from "./menubox"
import { begin } from "./picture"
import { S, came, may, narrow, onDraw, open, redraw, reopen, set, start, waitingElsewhere, wrong } from "./state"
import { People } from "./standing"
import { loadTexts, t } from "./texts"

function Bar() {
  const p = S.page
  return (
    <header class="bar">
      <div class="band" aria-hidden="true" style={{ background: p?.colour }} />
      <div class="line">
        {S.screen ? (
          <p class="back">
            <a class="quiet" href={p ? "#/" + encodeURIComponent(p.slug) : "#/"}>
              <bdi>{p ? p.title : S.me.site.name || "Stop Press"}</bdi>
            </a>
          </p>
        ) : (
          <h1>
            <bdi>{p ? p.title : S.me.site.name || "Stop Press"}</bdi>
            {p && <span class={"state " + p.state}>{t("state." + p.state)}</span>}
          </h1>
        )}
        <nav aria-label={t("pages")}>
          <button class="quiet wide-only" id="palette" title={shown("mod+k")} onClick={() => palette()}>
            {t("cmd.do")}
          </button>
          {S.pages.length > 1 && (
            <>
              <label class="vh" for="pick-page">
                {t("pages.pick")}
              </label>
              <select
                id="pick-page"
                value={p?.id}
                onChange={(e) => {
                  const to = S.pages.find((x) => x.id === e.currentTarget.value)
                  if (to) open(to)
                }}
              >
                {S.pages.map((x) => (
                  <option value={x.id}>
                    {x.title}
                    {x.state === "live" ? "" : ` (${t("state." + x.state)})`}
                  </option>
                ))}
              </select>
            </>
          )}
          {p && may("editor") && (
            <button class="quiet wide-only" id="page-texts" onClick={() => void pageTexts()}>
              {t("page.title")}
            </button>
          )}
          {may("editor", "") && (
            <button class="quiet wide-only" id="open-page" onClick={() => set({ dialog: { kind: "more", name: "open" } })}>
              {t("open.title")}
            </button>
          )}
          {p && p.state !== "draft" && (
            <a class="quiet wide-only" href={p.url} target="_blank" rel="noopener">
              {t("page.see")}
            </a>
          )}
        </nav>
        <Menu onTexts={() => void pageTexts()} />
      </div>
      <People />
    </header>
  )
}

function State() {
  const p = S.page
  if (!p || !may("editor")) return null
  return (
    <>
      {p.state !== "live" && (
        <p class="band-note">
          {t("page." + p.state)}{" "}
          <button class="quiet" id="page-state" onClick={() => (p.state === "draft" ? set({ dialog: { kind: "more", name: "opening" } }) : void reopen())}>
            {t(p.state === "draft" ? "page.open" : "page.reopen")}
          </button>
        </p>
      )}
      {!!p.behind && (
        <p class="band-note" id="behind">
          {t("behind.band", { n: p.behind, page: S.pages.find((x) => x.id === p.original)?.title ?? "" })}{" "}
          <button class="quiet" onClick={() => set({ dialog: { kind: "more", name: "behind" } })}>
            {t("conflict.see")}
          </button>
        </p>
      )}
    </>
  )
}

/** What an empty desk offers. */
function Doors() {
  return (
    <main class="doors">
      <h1>{t("doors")}</h1>
      <div>
        <button class="door" id="door-paste" onClick={() => set({ dialog: { kind: "more", name: "paste" } })}>
          <b>{t("door.paste")}</b>
          <span>{t("door.paste.hint")}</span>
        </button>
        <button class="door" id="door-write" onClick={() => set({ dialog: { kind: "more", name: "open" } })}>
          <b>{t("door.write")}</b>
          <span>{t("door.write.hint")}</span>
        </button>
        {may("administrator", "") && (
          <button class="door" onClick={() => set({ dialog: { kind: "more", name: "invite" } })}>
            <b>{t("door.invite")}</b>
            <span>{t("door.invite.hint")}</span>
          </button>
        )}
      </div>
    </main>
  )
}

function Desk() {
  const [, bump] = useState(0)
  onDraw(() => bump((n) => n + 1))
  useEffect(() => {
    const net = () => {
      if (S.preview && matchMedia(narrow).matches) S.preview = false // it has no place there
      bump((n) => n + 1)
    }
    const key = (e: KeyboardEvent) => {
      if (onKey(e)) e.preventDefault()
    }
    // What the browser alone has must not be closed over in silence.
    const leave = (e: BeforeUnloadEvent) => {
      if (!S.keep.kept && S.work && S.work.turn > S.work.saved) e.preventDefault()
    }
    addEventListener("online", net)
    addEventListener("offline", net)
    addEventListener("resize", net)
    // Where the keyboard of a phone lies over the page, the desk ends above it.
    const seen = window.visualViewport
    const fit = () => {
      const root = document.getElementById("desk")!
      root.style.blockSize = seen && seen.scale === 1 && seen.height < innerHeight - 1 ? seen.height + "px" : ""
      if (root.style.blockSize) scrollTo(0, 0)
    }
    seen?.addEventListener("resize", fit)
    addEventListener("keydown", key, true)
    addEventListener("beforeunload", leave)
    return () => {
      removeEventListener("online", net)
      removeEventListener("offline", net)
      removeEventListener("resize", net)
      seen?.removeEventListener("resize", fit)
      removeEventListener("keydown", key, true)
      removeEventListener("beforeunload", leave)
    }
  }, [])
  const tab = (view: typeof S.view, label: string, n = 0, waits = false) => (
    <button aria-pressed={S.view === view} data-view={view} class={waits ? "waits" : ""} onClick={() => set({ view })}>
      {label}
      {n ? ` (${n})` : ""}
      {waits && <span class="vh"> {t("draft.submitted")}</span>}
    </button>
  )
  return (
    <>
      <Bar />
      {S.page && !S.screen && <Asks />}
      {S.wrong && (S.screen || !S.page) && (
        <p class="asks band-note bad" role="alert">
          {wrong()}
        </p>
      )}
      {S.screen ? (
        <Screen key={location.hash} {...S.screen} />
      ) : !S.page ? (
        may("editor", "") ? (
          <Doors />
        ) : (
          <main class="doors">
            <p>{t("nothing")}</p>
          </main>
        )
      ) : (
        <main class="work" data-view={S.view}>
          <Drafts />
          <section class="column" id="write" aria-label={t("write")}>
            <State />
            {S.wrong && (
              <p class="band-note bad" role="alert">
                {wrong()}
              </p>
            )}
            {S.work?.other && (
              <p class="band-note bad">
                {t("conflict.title")}{" "}
                <button class="quiet" onClick={() => set({ dialog: { kind: "conflict", work: S.work! } })}>
                  {t("conflict.see")}
                </button>
              </p>
            )}
            <Compose />
            <div class="foot">
              <Came />
              <Outbox />
              <div class="last">
                <Where />
                <span class="goes">
                  <Later />
                  <Go />
                </span>
              </div>
            </div>
          </section>
          {S.preview ? (
            <section id="preview" class="column" aria-label={t("preview")}>
              <header>
                <h2>{t("preview")}</h2>
                <button class="quiet" id="preview-close" onClick={() => set({ preview: false })}>
                  {t("preview.close")}
                </button>
              </header>
              <Part name="preview" />
            </section>
          ) : (
            <Live />
          )}
        </main>
      )}
      <p class="told" role="status">
        {S.told}
      </p>
      {S.page && !S.screen && (
        <nav class="thumb" aria-label={t("views")}>
          {tab("drafts", t("drafts"), S.drafts.length, came().length + waitingElsewhere().length > 0)}
          {tab("write", t("write"))}
          {tab("live", t("state.live"))}
          <Go id="publish-thumb" />
        </nav>
      )}
      <Dialogs />
    </>
  )
}

/** onlyHere has pictures shown that readers' address has no more, since only texts
 *  show them that are withheld or of withdrawn posts: from the desk's own. */
function onlyHere(): void {
  addEventListener(
    "error",
    ({ target: e }) => {
      if (!(e instanceof HTMLImageElement)) return
      const id = /\/-\/media\/([^/]+)/.exec(e.src)?.[1]
      if (id) e.src = at("/api/media/" + id)
    },
    true,
  )
}

async function main() {
  const root = document.getElementById("desk")
  if (!root) return
  const { base = "/desk", lang = "en", assets = base, page = "" } = root.dataset
  setBase(base)
  onlyHere()
  const style = document.createElement("link")
  style.rel = "stylesheet"
  style.media = "print" // until the desk is there; the server's own page keeps its looks so long
  style.href = assets + "/work.css"
  const dressed = new Promise((ok, no) => ((style.onload = ok), (style.onerror = no)))
  document.head.append(style)
  try {
    const [me] = await Promise.all([ask<Me>("GET", "me"), loadTexts(assets, lang), dressed])
    await start(me, page)
    // The server's own page has a look of its own.
    for (const l of document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"][href$="/desk.css"]')) l.disabled = true
    style.media = "all"
  } catch (e) {
    // The page that the server made stays, and works.
    style.remove()
    console.warn("the desk could not start:", (e as Problem).message)
    return
  }
  root.replaceChildren()
  render(<Desk />, root)
  void begin()
  fetchMore().then(redraw, () => {}) // asked for again when it is needed
}
void main()
