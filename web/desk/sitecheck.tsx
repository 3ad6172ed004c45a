// Put it on your site: what to write there, and what is missing where it was done.
import { useState } from "preact/hooks"
import { ask, path } from "./api"
import { Wrong } from "./box"
import { Head, say, sent, useDo } from "./parts"
import { S } from "./state"
import { t } from "./texts"

interface Finding {
  code: string
  state: "ok" | "bad" | "warn" | "unknown"
  detail?: string
}
interface Look {
  url: string
  findings: Finding[]
}

const escape = (s: string) => s.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")

/** ways are how a page gets there: what to write, and as what it is looked at. */
const ways: Record<string, { as: string; text: (url: string, site: string, title: string) => string }> = {
  wordpress: { as: "cms", text: (url) => `[stop_press page="${url}"]` },
  script: {
    as: "script",
    text: (url, site, title) => `<script src="${site}/embed.js" async></script>\n<stop-press page="${url}">\n  <a href="${url}">${escape(title)}</a>\n</stop-press>`,
  },
  include: { as: "cms", text: (url) => `${url}/fragment` },
  proxy: {
    as: "proxy",
    text: (_, site) => {
      const at = new URL(site)
      const prefix = at.pathname.replace(/\/$/, "") || "/live"
      return `# stoppress serve --url https://${at.hostname === "localhost" || /^[0-9.]+$/.test(at.hostname) ? "paper.example" : at.host}${prefix}\nlocation ${prefix}/ {\n  proxy_pass http://127.0.0.1:8080;\n  proxy_http_version 1.1;\n  proxy_buffering off;\n  proxy_read_timeout 1h;\n  proxy_set_header Host $host;\n  proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n}`
    },
  },
  frame: {
    as: "frame",
    text: (url, _, title) => `<iframe src="${url}/embed" title="${escape(title)}" width="100%" height="800" loading="lazy"></iframe>`,
  },
}

const kept = (page: string) => `stoppress:desk:host:${page}`
const remembered = (page: string) => {
  try {
    return localStorage.getItem(kept(page)) ?? ""
  } catch {
    return ""
  }
}

function Found({ look }: { look: Look }) {
  const bad = look.findings.filter((f) => f.state === "bad").length
  const warn = look.findings.filter((f) => f.state === "warn").length
  return (
    <section id="look" data-bad={bad}>
      <h2>{bad ? t("look.bad") : warn ? t("look.warn") : t("look.good")}</h2>
      <p class="meta">
        <bdi dir="ltr">{look.url}</bdi>
      </p>
      <ul class="rows">
        {look.findings.map((f) => (
          <li data-code={f.code} data-state={f.state}>
            <div>
              <span class={"mark " + (f.state === "ok" ? "good" : f.state === "bad" ? "bad" : "")}>{t("look.is." + f.state)}</span> {t("look." + f.code)}
              {f.detail && (
                <p class="meta">
                  <bdi dir="ltr">{f.code === "stream_ok" ? `${f.detail} ms` : f.detail}</bdi>
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function SiteCheck() {
  const page = S.page
  const [way, setWay] = useState("wordpress")
  const [look, setLook] = useState<Look | null>(null)
  const { wrong, going, run } = useDo()
  if (!page)
    return (
      <>
        <Head title={t("menu.sitecheck")} />
        <p>{t("site.nopage")}</p>
      </>
    )
  const text = ways[way]!.text(page.url, S.me.site.url, page.title)
  return (
    <>
      <Head title={t("menu.sitecheck")} />
      <p class="hint">{t("site.hint")}</p>
      <section>
        <h2>{t("site.how")}</h2>
        <div class="ways" role="group" aria-label={t("site.how")}>
          {Object.keys(ways).map((w) => (
            <button
              type="button"
              class="outline"
              data-way={w}
              aria-pressed={w === way}
              onClick={() => {
                setWay(w)
                setLook(null)
              }}
            >
              {t("site." + w)}
            </button>
          ))}
        </div>
        <p>{t(`site.${way}.do`)}</p>
        <pre id="snippet" dir="ltr" tabIndex={0}>
          {text}
        </pre>
        <button class="outline" onClick={() => void navigator.clipboard?.writeText(text).then(() => say(t("copied")))}>
          {t("copy.short")}
        </button>
        <p class="hint">{t("site.more")}</p>
      </section>
      <section>
        <h2>{t("site.check")}</h2>
        <form
          class="stack"
          id="site-check"
          onSubmit={sent((f) => {
            const url = String(f.get("url")).trim()
            try {
              localStorage.setItem(kept(page.id), url)
            } catch {
              // it is asked for again
            }
            setLook(null)
            void run(async () => setLook(await ask<Look>("POST", path.page(page.id, "/check"), { way: ways[way]!.as, url })))
          })}
        >
          <label for="site-url">{t("site.url")}</label>
          <input id="site-url" name="url" type="url" dir="ltr" required placeholder="https://" defaultValue={remembered(page.id)} />
          <Wrong p={wrong} />
          <div class="buttons">
            <button class="go" id="site-go" disabled={going}>
              {going ? t("site.looking") : t("site.go")}
            </button>
          </div>
        </form>
      </section>
      <div aria-live="polite">{look && <Found look={look} />}</div>
    </>
  )
}
