// Tokens: what programs come in with.
import { useState } from "preact/hooks"
import { ask } from "./api"
import { Box, Cancel, Wrong, shut } from "./box"
import { Head, Load, Once, When, sent, stale, titleOf, useDo, useLoad } from "./parts"
import { S, set, stepUp } from "./state"
import { t } from "./texts"

interface Token {
  id: string
  name: string
  token?: string
  page?: string
  scope?: string
  created: string
  expires?: string
  last_used?: string
  revoked: boolean
  by?: string
}

const days = [30, 90, 365, 0]

export function NewToken() {
  const [made, setMade] = useState<Token | null>(null)
  const { wrong, going, run } = useDo()
  if (made)
    return (
      <Box title={t("token.made", { name: made.name })}>
        <p>{t("token.once")}</p>
        <Once text={made.token!} label={t("token")} />
        <div class="buttons">
          <button class="outline" onClick={shut}>
            {t("done")}
          </button>
        </div>
      </Box>
    )
  return (
    <Box title={t("token.new")}>
      <form
        class="stack"
        onSubmit={sent((f) => {
          const n = Number(f.get("days"))
          const body: Record<string, unknown> = { name: String(f.get("name")).trim() }
          if (f.get("page")) body.page = f.get("page")
          if (f.get("scope")) body.scope = f.get("scope")
          if (n) body.expires = new Date(Date.now() + n * 86_400_000).toISOString()
          void run(async () => {
            setMade(await stepUp<Token>("POST", "tokens", body))
            stale()
          })
        })}
      >
        <label for="token-name">{t("token.name")}</label>
        <input id="token-name" name="name" dir="auto" maxLength={100} required placeholder={t("token.name.hint")} />
        <label for="token-page">{t("token.page")}</label>
        <select id="token-page" name="page">
          <option value="">{t("token.all")}</option>
          {S.pages.map((p) => (
            <option value={p.id}>{p.title}</option>
          ))}
        </select>
        <label for="token-scope">{t("token.scope")}</label>
        <select id="token-scope" name="scope">
          <option value="">{t("token.scope.write")}</option>
          <option value="read">{t("token.scope.read")}</option>
        </select>
        <label for="token-days">{t("token.expires")}</label>
        <select id="token-days" name="days">
          {days.map((n) => (
            <option value={n} selected={n === 90}>
              {n ? t("token.days", { n }) : t("token.forever")}
            </option>
          ))}
        </select>
        <p class="hint">{t("token.hint")}</p>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="go" id="token-go" disabled={going}>
            {t("token.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

export function Tokens() {
  const got = useLoad(() => ask<{ tokens: Token[] }>("GET", "tokens"), [], 30)
  const { wrong, going, run } = useDo()
  const over = (k: Token) => k.revoked || (!!k.expires && new Date(k.expires).getTime() < Date.now())
  const row = (k: Token) => (
    <li data-token={k.id} class={over(k) ? "off" : ""}>
      <div>
        <b>
          <bdi>{k.name}</bdi>
        </b>{" "}
        <span>
          {k.page ? <bdi>{titleOf(k.page)}</bdi> : t("token.all")}
          {k.scope === "read" && ` (${t("token.scope.read")})`}
        </span>
        {k.revoked ? <span class="mark bad">{t("token.revoked")}</span> : over(k) && <span class="mark bad">{t("token.over")}</span>}
        <p class="meta">
          {t("made")} <When time={k.created} day />
          {k.by && (
            <>
              {" "}
              · {t("by")} <bdi>{k.by}</bdi>
            </>
          )}{" "}
          · {t("used")} <When time={k.last_used} /> · {t("token.until")} <When time={k.expires} day />
        </p>
      </div>
      {!over(k) && (
        <button
          class="quiet"
          aria-label={t("token.revoke.of", { name: k.name })}
          disabled={going}
          onClick={() =>
            void run(async () => {
              await stepUp("DELETE", "tokens/" + k.id)
              stale()
            }, t("token.ended"))
          }
        >
          {t("revoke")}
        </button>
      )}
    </li>
  )
  const all = [...(got.v?.tokens ?? [])].reverse()
  const old = all.filter(over)
  return (
    <>
      <Head title={t("menu.tokens")}>
        <button class="go" id="token-new" onClick={() => set({ dialog: { kind: "more", name: "token" } })}>
          {t("token.new")}
        </button>
      </Head>
      <p class="hint">{t("tokens.hint")}</p>
      <Wrong p={wrong} />
      {!got.v ? (
        <Load of={got} />
      ) : all.length === old.length ? (
        <p>{t("tokens.none")}</p>
      ) : (
        <ul class="rows" id="tokens">
          {all.filter((k) => !over(k)).map(row)}
        </ul>
      )}
      {!!old.length && (
        <details class="more">
          <summary>{t("tokens.old", { n: old.length })}</summary>
          <ul class="rows">{old.map(row)}</ul>
        </details>
      )}
    </>
  )
}
