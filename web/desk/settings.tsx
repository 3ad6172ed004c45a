// What the site is set to, and how that looks to readers.
import { useState } from "preact/hooks"
import { type Me, Problem, ask, at, between } from "./api"
import { Wrong } from "./box"
import { Head, Load, sent, stale, useDo, useLoad } from "./parts"
import { S, set, stepUp } from "./state"
import { lang, t } from "./texts"

interface Link {
  name: string
  url: string
}
interface Site {
  name: string
  lang?: string
  accent?: string
  publisher?: string
  contact?: string
  logo?: { id: string; width: number; height: number } | null
  logo_url?: string
  footer?: Link[]
  history?: string
  hub?: string
  measure?: { script: string; hosts: string[] } | null
  hold_seconds?: number
}

const maxPicture = 20 << 20
const kinds = ["image/png", "image/jpeg", "image/webp"]

/** upload sends a picture's file, and gives the picture's id. */
async function upload(file: File): Promise<string> {
  if (!kinds.includes(file.type)) throw new Problem(422, "kind", t("logo.kind"))
  if (file.size > maxPicture) throw new Problem(413, "too_large", t("logo.large"))
  let r: Response
  try {
    r = await fetch(at("/api/media"), { method: "POST", body: file, headers: { "Content-Type": file.type, Accept: "application/json", "Accept-Language": lang }, credentials: "same-origin" })
  } catch (e) {
    throw new Problem(0, "network", String(e))
  }
  const v = await r.json().catch(() => ({}))
  if (!r.ok) throw new Problem(r.status, v.code || "", v.message || between(r.status))
  return v.id
}

const light = (hex: string) => {
  const of = (i: number) => {
    const v = parseInt(hex.slice(i, i + 2), 16) / 255
    return v > 0.04045 ? ((v + 0.055) / 1.055) ** 2.4 : v / 12.92
  }
  return 0.2126 * of(1) + 0.7152 * of(3) + 0.0722 * of(5)
}
/** contrast is that of WCAG 2, from 1 to 21. */
function contrast(a: string, b: string): number {
  const [x, y] = [light(a), light(b)]
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05)
}
const papers = { light: "#ffffff", dark: "#121417" }
const accentOf = (s: string) => (/^#[0-9a-f]{6}$/i.test(s) ? s : "")

/** Look is the head of the readers' page, by day and by night. */
function Look({ name, accent, logo, title }: { name: string; accent: string; logo?: string | undefined; title: string }) {
  return (
    <div class="looks" aria-label={t("look")} role="group">
      {(["light", "dark"] as const).map((shade) => (
        <div class={"look " + shade}>
          <div class="look-line" style={accent ? { background: accent } : {}} />
          {logo ? <img src={logo} alt={name} height={32} /> : <b>{name || "Stop Press"}</b>}
          <p class="look-title" dir="auto">
            {title}
          </p>
          {accent && contrast(accent, papers[shade]) < 3 && <p class="look-bad">{t("accent.faint." + shade, { n: contrast(accent, papers[shade]).toFixed(1) })}</p>}
        </div>
      ))}
    </div>
  )
}

function Logo({ site }: { site: Site }) {
  const { wrong, going, run } = useDo()
  const put = (logo: unknown) =>
    ask("PUT", "settings", { logo }).then(() => {
      stale()
    })
  return (
    <section>
      <h2>{t("logo")}</h2>
      <p class="hint">{t("logo.hint")}</p>
      {site.logo_url && (
        <p>
          <img id="logo" class="logo" src={site.logo_url} height={32} alt={t("logo.now")} />
        </p>
      )}
      <div class="stack">
        <label for="logo-file">{t("logo.file")}</label>
        <input
          id="logo-file"
          type="file"
          accept={kinds.join(",")}
          disabled={going}
          onChange={(e) => {
            const input = e.currentTarget
            const file = input.files?.[0]
            if (!file) return
            void run(async () => {
              try {
                await put({ id: await upload(file) })
              } finally {
                input.value = ""
              }
            }, t("saved.readers"))
          }}
        />
        <Wrong p={wrong} />
        {site.logo_url && (
          <div class="buttons">
            <button type="button" class="quiet" id="logo-none" disabled={going} onClick={() => void run(() => put(null), t("saved.readers"))}>
              {t("logo.remove")}
            </button>
          </div>
        )}
      </div>
    </section>
  )
}

/** Rest is the form. What it sends is what was changed in it, whatever others set meanwhile. */
function Rest({ site }: { site: Site }) {
  const [base, setBase] = useState(site)
  const [name, setName] = useState(site.name)
  const [accent, setAccent] = useState(site.accent ?? "")
  const [links, setLinks] = useState<Link[]>(site.footer ?? [])
  const [measure, setMeasure] = useState(!!site.measure)
  const { wrong, going, run } = useDo()
  /** swap moves a link by one; the focus goes with it. */
  const swap = (i: number, by: number, from: HTMLElement) => {
    const to = [...links]
    to.splice(i + by, 0, ...to.splice(i, 1))
    setLinks(to)
    set({ told: t("moved", { name: links[i]!.name || i + 1, n: i + by + 1, of: links.length }) })
    const rows = from.closest("fieldset")!.querySelectorAll(".link")
    setTimeout(() => {
      const buttons = [...rows[i + by]!.querySelectorAll<HTMLButtonElement>("[data-by]")]
      ;(buttons.find((b) => b.dataset.by === String(by) && !b.disabled) ?? buttons.find((b) => !b.disabled))?.focus()
    })
  }
  const link = (i: number, to: Partial<Link>) => setLinks(links.map((l, j) => (j === i ? { ...l, ...to } : l)))
  return (
    <form
      id="settings"
      onSubmit={sent((f) => {
        const text = (name: string) => String(f.get(name) ?? "").trim()
        const to: Record<string, unknown> = {}
        for (const key of ["name", "lang", "accent", "publisher", "contact", "hub", "history"] as const) {
          if (text(key) !== (base[key] ?? "")) to[key] = text(key)
        }
        const footer = links.map((l) => ({ name: l.name.trim(), url: l.url.trim() })).filter((l) => l.name || l.url)
        if (JSON.stringify(footer) !== JSON.stringify(base.footer ?? [])) to.footer = footer
        const hold = Number(text("hold") || 0)
        if (hold !== (base.hold_seconds ?? 0)) to.hold_seconds = hold
        const script = measure ? text("script") : ""
        const hosts = text("hosts").split(/[\s,]+/).filter(Boolean)
        const count = script ? { script, hosts } : null
        if (JSON.stringify(count) !== JSON.stringify(base.measure ?? null)) to.measure = count
        void run(async () => {
          if (Object.keys(to).length) setBase(await stepUp<Site>("PUT", "settings", to))
          set({ me: await ask<Me>("GET", "me") })
          stale()
        }, t("saved.readers"))
      })}
    >
      <section>
        <h2>{t("site")}</h2>
        <div class="stack">
          <label for="site-name">{t("site.name")}</label>
          <input id="site-name" name="name" dir="auto" maxLength={200} value={name} onInput={(e) => setName(e.currentTarget.value)} />
          <label for="site-accent">{t("site.accent")}</label>
          <div class="colour">
            <input type="color" aria-label={t("site.accent.pick")} value={accentOf(accent) || "#16181d"} onInput={(e) => setAccent(e.currentTarget.value)} />
            <input
              id="site-accent"
              name="accent"
              dir="ltr"
              pattern="#[0-9a-fA-F]{6}"
              placeholder="#b3261e"
              value={accent}
              onInput={(e) => setAccent(e.currentTarget.value)}
              aria-describedby="accent-hint"
            />
          </div>
          <p class="hint" id="accent-hint">
            {t("site.accent.hint")}
          </p>
          <Look name={name} accent={accentOf(accent)} logo={site.logo_url} title={S.page?.title ?? t("look.title")} />
          <label for="site-lang">{t("site.lang")}</label>
          <input id="site-lang" name="lang" dir="ltr" placeholder="en" defaultValue={site.lang ?? ""} />
        </div>
      </section>
      <Logo site={site} />
      <section>
        <h2>{t("site.who")}</h2>
        <div class="stack">
          <label for="site-publisher">{t("site.publisher")}</label>
          <input id="site-publisher" name="publisher" dir="auto" maxLength={200} defaultValue={site.publisher ?? ""} />
          <label for="site-contact">{t("site.contact")}</label>
          <input id="site-contact" name="contact" dir="ltr" maxLength={200} defaultValue={site.contact ?? ""} />
        </div>
        <fieldset class="links">
          <legend>{t("site.footer")}</legend>
          {links.map((l, i) => (
            <div class="link">
              <input aria-label={t("site.footer.name", { n: i + 1 })} placeholder={t("source.name")} dir="auto" required maxLength={100} value={l.name} onInput={(e) => link(i, { name: e.currentTarget.value })} />
              <input aria-label={t("site.footer.url", { n: i + 1 })} placeholder="https://" dir="ltr" type="url" required value={l.url} onInput={(e) => link(i, { url: e.currentTarget.value })} />
              <span class="order">
                <button type="button" class="quiet" data-by="-1" disabled={!i} aria-label={t("up", { name: l.name || String(i + 1) })} onClick={(e) => swap(i, -1, e.currentTarget)}>
                  ↑
                </button>
                <button type="button" class="quiet" data-by="1" disabled={i === links.length - 1} aria-label={t("down", { name: l.name || String(i + 1) })} onClick={(e) => swap(i, 1, e.currentTarget)}>
                  ↓
                </button>
              </span>
              <button type="button" class="quiet" aria-label={t("remove.of", { name: l.name || String(i + 1) })} onClick={() => setLinks(links.filter((_, j) => j !== i))}>
                {t("remove")}
              </button>
            </div>
          ))}
          {links.length < 20 && (
            <button type="button" class="quiet" id="footer-more" onClick={() => setLinks([...links, { name: "", url: "" }])}>
              {t("site.footer.more")}
            </button>
          )}
        </fieldset>
      </section>
      <section>
        <h2>{t("site.publishing")}</h2>
        <div class="stack">
          <label for="site-hold">{t("site.hold")}</label>
          <input id="site-hold" name="hold" class="short" type="number" dir="ltr" min={0} max={30} step={1} defaultValue={String(site.hold_seconds ?? 0)} aria-describedby="hold-hint" />
          <p class="hint" id="hold-hint">
            {t("site.hold.hint")}
          </p>
        </div>
        <fieldset class="choice">
          <legend>{t("site.history")}</legend>
          {["", "when"].map((h) => (
            <label>
              <input type="radio" name="history" value={h} defaultChecked={(site.history ?? "") === h} />
              <span>
                <b>{t(h ? "site.history.when" : "site.history.text")}</b>
                <small>{t(h ? "site.history.when.hint" : "site.history.text.hint")}</small>
              </span>
            </label>
          ))}
        </fieldset>
      </section>
      <section>
        <h2>{t("site.others")}</h2>
        <div class="stack">
          <label for="site-hub">{t("site.hub")}</label>
          <input id="site-hub" name="hub" type="url" dir="ltr" placeholder="https://" defaultValue={site.hub ?? ""} aria-describedby="hub-hint" />
          <p class="hint" id="hub-hint">
            {t("site.hub.hint")}
          </p>
          <label class="flag">
            <input id="site-measure" type="checkbox" checked={measure} onChange={(e) => setMeasure(e.currentTarget.checked)} /> {t("site.measure")}
          </label>
          <p class="hint">{t("site.measure.hint")}</p>
          {measure && (
            <>
              <label for="site-script">{t("site.measure.script")}</label>
              <input id="site-script" name="script" type="url" dir="ltr" required placeholder="https://" defaultValue={site.measure?.script ?? ""} />
              <label for="site-hosts">{t("site.measure.hosts")}</label>
              <textarea id="site-hosts" name="hosts" dir="ltr" rows={2} spellcheck={false} defaultValue={(site.measure?.hosts ?? []).join("\n")} />
            </>
          )}
        </div>
      </section>
      <Wrong p={wrong} />
      <div class="buttons">
        <button class="go" id="settings-save" disabled={going}>
          {t("save")}
        </button>
      </div>
    </form>
  )
}

export function Settings() {
  const got = useLoad(() => ask<Site>("GET", "settings"))
  return (
    <>
      <Head title={t("menu.settings")} />
      {got.v ? (
        <Rest site={got.v} />
      ) : (
        <Load of={got} />
      )}
    </>
  )
}
