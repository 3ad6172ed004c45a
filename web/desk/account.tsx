// One's own account: name and byline, ways to sign in, and where one is signed in.
import { useRef, useState } from "preact/hooks"
import { type Me, Problem, ask, at } from "./api"
import { Cancel, Wrong } from "./box"
import { setByline } from "./keep"
import { languages, settle } from "./menubox"
import { Head, Load, When, sent, useDo, useLoad } from "./parts"
import { make } from "./passkey"
import { S, set, stepUp } from "./state"
import { t } from "./texts"

interface Passkey {
  id: string
  name: string
  created: string
  used?: string
  here: boolean
  domain: string
}

/** again asks who one is, after that was changed. */
async function again() {
  const me = await ask<Me>("GET", "me")
  setByline(me.account.byline)
  set({ me })
}

function About() {
  const a = S.me.account
  const [signs, setSigns] = useState(!!a.byline)
  const { wrong, going, run } = useDo()
  return (
    <section>
      <h2>{t("you")}</h2>
      <form
        class="stack"
        id="person"
        onSubmit={sent((f) => {
          const lang = String(f.get("lang"))
          void run(async () => {
            await ask("PATCH", "me", { name: f.get("name"), byline: signs ? f.get("byline") : "", lang })
            await again()
            if (lang === a.lang) return
            await settle()
            location.reload()
          }, t("saved"))
        })}
      >
        <label for="my-name">{t("name")}</label>
        <input id="my-name" name="name" autocomplete="name" dir="auto" maxLength={100} required defaultValue={a.name} />
        <label class="flag">
          <input id="my-signs" type="checkbox" checked={signs} onChange={(e) => setSigns(e.currentTarget.checked)} /> {t("byline.use")}
        </label>
        {signs ? (
          <>
            <label for="my-byline">{t("byline")}</label>
            <input id="my-byline" name="byline" dir="auto" maxLength={200} required defaultValue={a.byline} />
          </>
        ) : (
          <p class="hint">{t("byline.hint")}</p>
        )}
        <label for="my-lang">{t("menu.lang")}</label>
        <select id="my-lang" name="lang">
          <option value="">{t("lang.browser")}</option>
          {Object.entries(languages).map(([tag, name]) => (
            <option value={tag} lang={tag} selected={tag === a.lang}>
              {name}
            </option>
          ))}
        </select>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="outline" disabled={going}>
            {t("save")}
          </button>
        </div>
      </form>
    </section>
  )
}

function Email() {
  const { wrong, going, run } = useDo()
  return (
    <section>
      <h2>{t("email")}</h2>
      <form
        class="stack"
        id="email"
        onSubmit={sent((f) => {
          void run(async () => {
            await stepUp("POST", "email", { email: String(f.get("email")).trim() })
            await again()
          }, t("saved"))
        })}
      >
        <label for="my-email">{t("email.hint")}</label>
        <input id="my-email" name="email" type="email" dir="ltr" autocomplete="email" required defaultValue={S.me.account.email} />
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="outline" disabled={going}>
            {t("save")}
          </button>
        </div>
      </form>
    </section>
  )
}

function Password() {
  const has = S.me.account.password
  const { wrong, going, run } = useDo()
  return (
    <section>
      <h2>{t(has ? "password.change" : "password.set")}</h2>
      <form
        class="stack"
        id="password-form"
        onSubmit={sent((f, form) => {
          void run(async () => {
            await stepUp("POST", "password", { was: f.get("was") ?? "", new: f.get("new") })
            form.reset()
            await again()
          }, t("password.done"))
        })}
      >
        <input type="text" autocomplete="username" value={S.me.account.email} hidden readOnly />
        {has && (
          <>
            <label for="my-was">{t("password.was")}</label>
            <input id="my-was" name="was" type="password" dir="ltr" autocomplete="current-password" required />
          </>
        )}
        <label for="my-new">{t("password.new")}</label>
        <input id="my-new" name="new" type="password" dir="ltr" autocomplete="new-password" minLength={10} maxLength={500} required aria-describedby="my-new-hint" />
        <p class="hint" id="my-new-hint">
          {t("password.hint")}
        </p>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="outline" disabled={going}>
            {t("save")}
          </button>
        </div>
      </form>
    </section>
  )
}

/** Codes are shown once: to be copied or printed. */
function Codes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const list = useRef<HTMLUListElement>(null)
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(codes.join("\n"))
    } catch {
      getSelection()?.selectAllChildren(list.current!)
      if (!document.execCommand("copy")) return
    }
    setCopied(true)
  }
  return (
    <div class="codes" role="group" aria-label={t("recovery")}>
      <h3>{t("recovery")}</h3>
      <p>{t("recovery.hint")}</p>
      <ul ref={list} dir="ltr" id="recovery">
        {codes.map((c) => (
          <li>
            <code>{c}</code>
          </li>
        ))}
      </ul>
      <div class="buttons">
        <button class="go" onClick={() => void copy()}>
          {t("copy.short")}
        </button>
        <button class="outline" onClick={() => print()}>
          {t("print")}
        </button>
        <button class="quiet" id="codes-done" onClick={onDone}>
          {t("recovery.done")}
        </button>
        <span role="status" class="good">
          {copied ? t("copied") : ""}
        </span>
      </div>
    </div>
  )
}

function Factor() {
  const a = S.me.account
  const [made, setMade] = useState<{ uri: string; secret: string; image?: string } | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const { wrong, going, run } = useDo()
  const body = () => {
    if (codes) return <Codes codes={codes} onDone={() => setCodes(null)} />
    if (made)
      return (
        <form
          key="finish" // no field of the other form is used again: it held a password
          class="stack"
          id="factor-finish"
          onSubmit={sent((f) => {
            void run(async () => {
              const { recovery } = await ask<{ recovery: string[] }>("POST", "totp/finish", { code: String(f.get("code")) })
              setMade(null)
              setCodes(recovery)
              await again()
            })
          })}
        >
          <p>{t("factor.scan")}</p>
          {made.image && <img class="qr" src={made.image} width={220} height={220} alt={t("factor.image")} />}
          <p>
            {t("factor.type")}{" "}
            <code id="factor-secret" dir="ltr">
              {made.secret}
            </code>
          </p>
          <label for="factor-code">{t("factor.code")}</label>
          <input id="factor-code" name="code" inputMode="numeric" dir="ltr" autocomplete="one-time-code" required />
          <Wrong p={wrong} />
          <div class="buttons">
            <button class="go" disabled={going}>
              {t("factor.finish")}
            </button>
            <button type="button" class="quiet" onClick={() => setMade(null)}>
              {t("cancel")}
            </button>
          </div>
        </form>
      )
    if (a.totp)
      return (
        <>
          <p>{t("factor.on", { n: a.recovery ?? 0 })}</p>
          <Wrong p={wrong} />
          <div class="buttons">
            <button
              class="outline"
              id="recovery-new"
              disabled={going}
              onClick={() =>
                void run(async () => {
                  setCodes((await stepUp<{ recovery: string[] }>("POST", "totp/recovery", {})).recovery)
                  await again()
                })
              }
            >
              {t("recovery.new")}
            </button>
            <button
              class="danger"
              id="factor-end"
              disabled={going}
              onClick={() =>
                void run(async () => {
                  await stepUp("DELETE", "totp")
                  await again()
                }, t("factor.gone"))
              }
            >
              {t("factor.end")}
            </button>
          </div>
        </>
      )
    return (
      <form
        key="begin"
        class="stack"
        id="factor-begin"
        onSubmit={sent((f) => void run(async () => setMade(await ask("POST", "totp/begin", { password: f.get("password") }))))}
      >
        <p>{t("factor.off")}</p>
        <input type="text" autocomplete="username" value={a.email} hidden readOnly />
        <label for="factor-password">{t("password.was")}</label>
        <input id="factor-password" name="password" type="password" dir="ltr" autocomplete="current-password" required />
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="outline" disabled={going}>
            {t("factor.begin")}
          </button>
        </div>
      </form>
    )
  }
  return (
    <section id="factor">
      <h2>{t("factor")}</h2>
      {body()}
    </section>
  )
}

function Passkeys() {
  const got = useLoad(() => ask<{ passkeys: Passkey[] }>("GET", "passkeys"), [S.me.account.passkeys])
  const { wrong, going, run } = useDo()
  const [naming, setNaming] = useState("") // id of the passkey whose name is being changed
  const can = S.me.passkeys_possible && "PublicKeyCredential" in window
  if (!can && !got.v?.passkeys.length) return null
  return (
    <section id="passkeys">
      <h2>{t("passkeys")}</h2>
      <p>{t("passkeys.hint")}</p>
      {!!got.v?.passkeys.length && (
        <ul class="rows">
          {got.v.passkeys.map((k) => (
            <li data-passkey-id={k.id}>
              <div>
                <b>
                  <bdi>{k.name}</bdi>
                </b>{" "}
                {!k.here && <span class="mark">{t("passkey.elsewhere", { domain: k.domain })}</span>}
                <p class="meta">
                  {t("made")} <When time={k.created} day /> · {t("used")} <When time={k.used} />
                </p>
              </div>
              {naming === k.id ? (
                <form
                  class="ask"
                  onSubmit={(e) => {
                    e.preventDefault()
                    const name = String(new FormData(e.currentTarget).get("name")).trim()
                    void run(async () => {
                      if (name !== k.name) await ask("PATCH", "passkeys/" + k.id, { name })
                      await got.load()
                      setNaming("")
                    }, t("passkey.renamed"))
                  }}
                >
                  <input name="name" aria-label={t("passkey.rename.of", { name: k.name })} dir="auto" maxLength={100} required autofocus defaultValue={k.name} />
                  <button class="quiet" disabled={going}>
                    {t("save")}
                  </button>
                  <Cancel onClick={() => setNaming("")} />
                </form>
              ) : (
                <button class="quiet" data-act="rename" aria-label={t("passkey.rename.of", { name: k.name })} onClick={() => setNaming(k.id)}>
                  {t("passkey.rename")}
                </button>
              )}
              <button
                class="quiet"
                data-act="remove"
                aria-label={t("passkey.remove.of", { name: k.name })}
                disabled={going}
                onClick={() =>
                  void run(async () => {
                    await stepUp("DELETE", "passkeys/" + k.id)
                    await again()
                  }, t("passkey.removed"))
                }
              >
                {t("remove")}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Wrong p={wrong} />
      {can && (
        <form
          class="stack"
          id="passkey-new"
          onSubmit={sent((f, form) => {
            void run(async () => {
              const options = await stepUp<any>("POST", "passkey/register/begin", {})
              let credential
              try {
                credential = await make(options)
              } catch {
                // The browser says in its own words why.
                throw new Problem(422, "passkey", t("passkey.wrong"))
              }
              await stepUp("POST", "passkey/register/finish", { credential, name: String(f.get("name")).trim() })
              form.reset()
              await again()
            }, t("passkey.added"))
          })}
        >
          <label for="passkey-name">{t("passkey.name")}</label>
          <input id="passkey-name" name="name" dir="auto" maxLength={100} required placeholder={t("passkey.name.hint")} />
          <div class="buttons">
            <button class="outline" disabled={going}>
              {t("passkey.add")}
            </button>
          </div>
        </form>
      )}
    </section>
  )
}

/** Outside leads to where a provider's account is linked, which is a page of the server's own. */
function Outside() {
  const n = S.me.account.linked ?? 0
  if (!S.me.outside && !n) return null
  return (
    <section id="outside">
      <h2>{t("identities")}</h2>
      <p>{n ? t("identities.some", { n }) : t("identities.hint", { name: S.me.outside ?? "" })}</p>
      <p>
        <a class="quiet" href={at("/account")}>
          {t("identities.open")}
        </a>
      </p>
    </section>
  )
}

export function Account() {
  return (
    <>
      <Head title={t("menu.account")} />
      <About />
      <Email />
      <Password />
      {S.me.account.password && <Factor />}
      <Passkeys />
      <Outside />
      <section>
        <h2>{t("menu.sessions")}</h2>
        <SessionList />
      </section>
    </>
  )
}

interface Session {
  id: string
  device: string
  address: string
  created: string
  used: string
  here?: boolean
}

function SessionList() {
  const got = useLoad(() => ask<{ sessions: Session[] }>("GET", "sessions"), [], 30)
  const { wrong, going, run } = useDo()
  if (!got.v) return <Load of={got} />
  const end = (rest: string, told: string) =>
    void run(async () => {
      await ask("DELETE", "sessions" + rest)
      await got.load()
    }, told)
  return (
    <>
      <Wrong p={wrong} />
      <ul class="rows" id="sessions">
        {got.v.sessions.map((s) => (
          <li data-session={s.id}>
            <div>
              <b>
                <bdi>{s.device || t("session.unknown")}</bdi>
              </b>{" "}
              {s.here && <span class="mark">{t("session.here")}</span>}
              <p class="meta">
                <bdi>{s.address}</bdi> · {t("session.since")} <When time={s.created} /> · {t("used")} <When time={s.used} />
              </p>
            </div>
            {!s.here && (
              <button class="quiet" aria-label={t("session.end.of", { device: s.device })} disabled={going} onClick={() => end("/" + s.id, t("session.ended"))}>
                {t("sign.out")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {got.v.sessions.length > 1 && (
        <div class="buttons">
          <button class="outline" id="sessions-end" disabled={going} onClick={() => end("", t("session.ended"))}>
            {t("sessions.others")}
          </button>
        </div>
      )}
    </>
  )
}

export function Sessions() {
  return (
    <>
      <Head title={t("menu.sessions")} />
      <p class="hint">{t("sessions.hint")}</p>
      <SessionList />
    </>
  )
}
