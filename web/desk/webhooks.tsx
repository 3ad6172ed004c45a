// Webhooks: who else is told of what is published, and how that went.
import { useState } from "preact/hooks"
import { ask } from "./api"
import { Box, Cancel, Wrong, ending, shut } from "./box"
import { Head, Load, Once, When, sent, stale, titleOf, useDo, useLoad } from "./parts"
import { S, screen, set, stepUp } from "./state"
import { lang, t } from "./texts"

interface Hook {
  id: string
  name: string
  url: string
  page: string
  events: string[]
  paused: "" | "paused" | "failed" | "gone"
  failing?: string
  fails: number
  created: string
  secret?: string
}
interface Delivery {
  id: string
  event: string
  page?: string
  post?: string
  made: string
  state: "waiting" | "delivered" | "dropped"
  tries: number
  due?: string
  tried?: string
  status?: number
  ms: number
  error?: string
}

// Those that are asked for first; the others are folded away.
const first = ["publish", "correct", "withdraw"]
const others = ["edit", "amend", "flag", "restore", "withhold", "release", "erase", "open", "page", "end", "reopen"]
const eventName = (e: string) => t("event." + e)
const at = (h: { id: string }, rest = "") => "hooks/" + encodeURIComponent(h.id) + rest

/** HookForm makes a webhook, or changes one. */
export function HookForm({ hook }: { hook?: Hook }) {
  const [made, setMade] = useState<Hook | null>(null)
  const { wrong, going, run } = useDo()
  if (made)
    return (
      <Box title={t("hook.made", { name: made.name })}>
        <p>{t("hook.once")}</p>
        <Once text={made.secret!} label={t("hook.secret")} />
        <div class="buttons">
          <button class="outline" onClick={shut}>
            {t("done")}
          </button>
        </div>
      </Box>
    )
  const box = (e: string) => (
    <label class="flag">
      <input type="checkbox" name="event" value={e} defaultChecked={hook ? hook.events.includes(e) : first.includes(e)} /> {eventName(e)}
    </label>
  )
  return (
    <Box title={hook ? t("hook.edit") : t("hook.new")}>
      <form
        class="stack"
        id="hook"
        onSubmit={sent((f) => {
          const body = { name: String(f.get("name")).trim(), url: String(f.get("url")).trim(), page: f.get("page"), events: f.getAll("event") }
          void run(async () => {
            const end = ending()
            const h = await stepUp<Hook>(hook ? "PATCH" : "POST", hook ? at(hook) : "hooks", body)
            stale()
            if (hook) end()
            else setMade(h)
          })
        })}
      >
        <label for="hook-name">{t("hook.name")}</label>
        <input id="hook-name" name="name" dir="auto" maxLength={100} required defaultValue={hook?.name} />
        <label for="hook-url">{t("hook.url")}</label>
        <input id="hook-url" name="url" type="url" dir="ltr" maxLength={2000} required placeholder="https://" defaultValue={hook?.url} />
        <label for="hook-page">{t("hook.page")}</label>
        <select id="hook-page" name="page">
          <option value="">{t("token.all")}</option>
          {S.pages.map((p) => (
            <option value={p.id} selected={p.id === hook?.page}>
              {p.title}
            </option>
          ))}
        </select>
        <fieldset class="events">
          <legend>{t("hook.events")}</legend>
          {first.map(box)}
          <details class="more" open={hook?.events.some((e) => others.includes(e))}>
            <summary>{t("hook.others")}</summary>
            {others.map(box)}
          </details>
        </fieldset>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="go" id="hook-go" disabled={going}>
            {hook ? t("save") : t("hook.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

/** State says in a word whether a webhook is told. */
function State({ h }: { h: Hook }) {
  if (h.paused) return <span class="mark bad">{t("hook.is." + h.paused)}</span>
  if (h.failing)
    return (
      <span class="mark bad">
        {t("hook.failing")} <When time={h.failing} />
      </span>
    )
  return <span class="mark good">{t("hook.is.told")}</span>
}

const About = ({ h }: { h: Hook }) => (
  <p class="meta">
    <bdi dir="ltr">{h.url}</bdi> · {h.page ? <bdi>{titleOf(h.page)}</bdi> : t("token.all")} · {new Intl.ListFormat(lang, { type: "unit" }).format(h.events.map(eventName))}
  </p>
)

export function Webhooks({ of }: { of: string }) {
  return of ? <One key={of} id={of} /> : <All />
}

function All() {
  const got = useLoad(() => ask<{ hooks: Hook[] }>("GET", "hooks"), [], 10)
  return (
    <>
      <Head title={t("menu.webhooks")}>
        <button class="go" id="hook-new" onClick={() => set({ dialog: { kind: "more", name: "hook" } })}>
          {t("hook.new")}
        </button>
      </Head>
      <p class="hint">{t("hooks.hint")}</p>
      {!got.v ? (
        <Load of={got} />
      ) : !got.v.hooks.length ? (
        <p id="hooks-none">{t("hooks.none")}</p>
      ) : (
        <ul class="rows" id="hooks">
          {got.v.hooks.map((h) => (
            <li data-hook={h.id} class={h.paused ? "off" : ""}>
              <div>
                <b>
                  <bdi>{h.name}</bdi>
                </b>{" "}
                <State h={h} />
                <About h={h} />
              </div>
              <button class="quiet" aria-label={t("hook.see.of", { name: h.name })} onClick={() => screen("webhooks", h.id)}>
                {t("hook.see")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function One({ id }: { id: string }) {
  const got = useLoad(() => ask<Hook>("GET", at({ id })), [id], 5)
  const list = useLoad(() => ask<{ deliveries: Delivery[] }>("GET", at({ id }, "/deliveries")), [id], 3)
  const { wrong, going, run } = useDo()
  const [secret, setSecret] = useState("")
  const [sure, setSure] = useState(false)
  const h = got.v
  if (!h)
    return (
      <>
        <Head title={t("menu.webhooks")} />
        <Load of={got} />
      </>
    )
  const act = (what: () => Promise<unknown>, told: string) => () =>
    void run(async () => {
      await what()
      stale()
    }, told)
  return (
    <>
      <Head title={h.name}>
        <button class="quiet" onClick={() => screen("webhooks")}>
          {t("menu.webhooks")}
        </button>
      </Head>
      <div id="hook-one">
        <p>
          <State h={h} />
        </p>
        <About h={h} />
        {h.paused && h.paused !== "paused" && <p class="bad">{t("hook.why." + h.paused)}</p>}
        {h.failing && !h.paused && <p class="bad">{t("hook.failing.hint", { n: h.fails })}</p>}
        <div class="buttons">
          <button class="go" id="hook-test" disabled={going} onClick={act(() => ask("POST", at(h, "/test"), {}), t("hook.tested"))}>
            {t("hook.test")}
          </button>
          <button class="outline" id="hook-pause" disabled={going} onClick={act(() => stepUp("PATCH", at(h), { paused: !h.paused }), h.paused ? t("hook.on") : t("hook.off"))}>
            {h.paused ? t("hook.resume") : t("hook.pause")}
          </button>
          <button class="outline" onClick={() => set({ dialog: { kind: "more", name: "hook", of: h } })}>
            {t("edit")}
          </button>
          <button class="outline" disabled={going} onClick={() => void run(async () => setSecret((await stepUp<Hook>("POST", at(h, "/secret"), {})).secret!))}>
            {t("hook.turn")}
          </button>
          {!sure && (
            <button class="quiet" id="hook-remove" onClick={() => setSure(true)}>
              {t("remove")}
            </button>
          )}
        </div>
        {secret && (
          <div role="status">
            <p>{t("hook.turned")}</p>
            <Once text={secret} label={t("hook.secret")} />
          </div>
        )}
        {sure && (
          <div class="sure">
            <p>{t("hook.sure", { name: h.name })}</p>
            <div class="buttons">
              <button
                class="danger"
                id="hook-sure"
                disabled={going}
                onClick={() =>
                  void run(async () => {
                    await ask("DELETE", at(h))
                    screen("webhooks")
                  }, t("hook.removed"))
                }
              >
                {t("remove")}
              </button>
              <Cancel onClick={() => setSure(false)} />
            </div>
          </div>
        )}
        <Wrong p={wrong} />
      </div>
      <section>
        <h2>{t("hook.told")}</h2>
        <p class="hint">{t("hook.told.hint")}</p>
        {!list.v ? (
          <Load of={list} />
        ) : !list.v.deliveries.length ? (
          <p>{t("hook.told.none")}</p>
        ) : (
          <ul class="rows" id="deliveries">
            {list.v.deliveries.map((d) => (
              <li data-delivery={d.id} data-state={d.state}>
                <div>
                  <b>{eventName(d.event)}</b> <span class={"mark " + (d.state === "delivered" ? "good" : d.state === "dropped" || d.error ? "bad" : "")}>{t("hook.state." + d.state)}</span>
                  <p class="meta">
                    <When time={d.made} />
                    {d.page && (
                      <>
                        {" "}
                        · <bdi>{titleOf(d.page)}</bdi>
                      </>
                    )}
                    {d.tries > 0 && <> · {t("hook.try", { n: d.tries })}</>}
                    {!!d.status && (
                      <>
                        {" "}
                        · <span dir="ltr">HTTP {d.status}</span>
                      </>
                    )}
                    {d.tried && <> · {t("hook.ms", { n: d.ms })}</>}
                    {d.state === "waiting" && d.due && d.tries > 0 && (
                      <>
                        {" "}
                        · {t("hook.due")} <When time={d.due} />
                      </>
                    )}
                  </p>
                  {d.error && (
                    <p class="bad">
                      <bdi dir="ltr">{d.error}</bdi>
                    </p>
                  )}
                </div>
                {d.event !== "test" && (d.state === "dropped" || d.error) && d.state !== "delivered" && (
                  <button class="quiet" disabled={going} onClick={act(() => ask("POST", at(h, `/deliveries/${encodeURIComponent(d.id)}/again`), {}), t("hook.sent"))}>
                    {t("hook.again")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}
