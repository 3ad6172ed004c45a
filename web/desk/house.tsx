// People: who is here, what they may, and the links that let others in.
import { useState } from "preact/hooks"
import { type Role, ask } from "./api"
import { Box, Cancel, Wrong, ending, shut } from "./box"
import { Head, Load, Once, When, sent, stale, titleOf, unchanged, useDo, useLoad } from "./parts"
import { S, set, stepUp } from "./state"
import { t } from "./texts"

interface Person {
  id: string
  name: string
  email: string
  roles?: Record<string, Role>
  disabled?: boolean
  password?: boolean
  totp?: boolean
  passkeys?: number
  created: string
  seen?: string
}
interface Link {
  id: string
  kind: "invite" | "setup" | "back"
  email?: string
  role?: Role
  page?: string
  by?: string
  expires: string
}
interface Made {
  id: string
  link: string
  expires: string
}

const people = () => ask<{ people: Person[]; invites: Link[] }>("GET", "people")

/** Where a role holds. */
const where = (page: string) => (page ? titleOf(page) : t("role.site"))
const rolesOf = (p: Person) => Object.entries(p.roles ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
const rules = (p: Person) => !p.disabled && p.roles?.[""] === "administrator"

/** The link that was made, once. */
function Given({ made, back }: { made: Made; back?: boolean }) {
  return (
    <>
      <p>{t(back ? "reset.link" : "invite.link")}</p>
      <Once text={made.link} label={t("invite.field")} />
      <p class="hint">
        {t("invite.expires")} <When time={made.expires} />
      </p>
    </>
  )
}

export function Invite() {
  const [made, setMade] = useState<Made | null>(null)
  const [page, setPage] = useState("")
  const { wrong, going, run } = useDo()
  if (made)
    return (
      <Box title={t("door.invite")}>
        <Given made={made} />
        <div class="buttons">
          <button class="outline" onClick={shut}>
            {t("done")}
          </button>
        </div>
      </Box>
    )
  const roles = ["editor", "contributor", ...(page ? [] : ["administrator"])]
  return (
    <Box title={t("door.invite")}>
      <form
        class="stack"
        onSubmit={sent((f) => {
          const body: Record<string, unknown> = { email: f.get("email"), role: f.get("role") }
          if (page) body.page = page
          void run(async () => {
            setMade(await stepUp<Made>("POST", "people/invites", body))
            stale()
          })
        })}
      >
        <label for="invite-email">{t("email")}</label>
        <input id="invite-email" name="email" type="email" dir="ltr" required />
        <label for="invite-page">{t("role.where")}</label>
        <select id="invite-page" value={page} onChange={(e) => setPage(e.currentTarget.value)}>
          <option value="">{t("role.site")}</option>
          {S.pages.map((x) => (
            <option value={x.id}>{x.title}</option>
          ))}
        </select>
        <label for="invite-role">{t("role")}</label>
        <select id="invite-role" name="role">
          {roles.map((r) => (
            <option value={r}>{t("role." + r)}</option>
          ))}
        </select>
        <ul class="hint plainlist">
          {roles.map((r) => (
            <li>
              <b>{t("role." + r)}:</b> {t("role." + r + ".may")}
            </li>
          ))}
        </ul>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="go" id="invite-go" disabled={going}>
            {t("invite.go")}
          </button>
          <Cancel />
        </div>
      </form>
    </Box>
  )
}

/** Someone is one person: their roles, and what is done to an account. */
export function Someone({ of, last }: { of: Person; last: boolean }) {
  const [roles, setRoles] = useState<Record<string, Role>>({ "": "", ...of.roles })
  const [made, setMade] = useState<Made | null>(null)
  const [sure, setSure] = useState("")
  const { wrong, going, run } = useDo()
  const mine = of.id === S.me.account.id
  const path = (rest = "") => `people/${encodeURIComponent(of.id)}${rest}`
  const free = S.pages.filter((p) => !(p.id in roles))
  const act = (rest: string, told: string, method = "POST") =>
    void run(async () => {
      const end = ending()
      await stepUp(method, path(rest), method === "POST" ? {} : undefined)
      end()
      stale()
    }, told)
  if (made)
    return (
      <Box title={of.name}>
        <Given made={made} back />
        <div class="buttons">
          <button class="outline" onClick={shut}>
            {t("done")}
          </button>
        </div>
      </Box>
    )
  return (
    <Box title={of.name} className="person">
      <form
        class="stack"
        onSubmit={sent((f) => {
          void run(async () => {
            const end = ending()
            const email = String(f.get("email")).trim()
            if (email !== of.email) await stepUp("POST", path("/email"), { email }).catch(unchanged)
            for (const [page, role] of Object.entries(roles)) {
              if ((of.roles?.[page] ?? "") !== role) await stepUp("PUT", path("/role"), { page, role }).catch(unchanged)
            }
            end()
            stale()
          }, t("saved"))
        })}
      >
        <label for="person-email">{t("email")}</label>
        <input id="person-email" name="email" type="email" dir="ltr" required defaultValue={of.email} />
        <fieldset class="rolesof">
          <legend>{t("roles")}</legend>
          {Object.entries(roles).map(([page, role]) => (
            <div class="pair">
              <label for={"role-" + page}>
                <bdi>{where(page)}</bdi>
              </label>
              <select id={"role-" + page} value={role} disabled={!page && last} onChange={(e) => setRoles({ ...roles, [page]: e.currentTarget.value as Role })}>
                <option value="">{t("role.none")}</option>
                {["contributor", "editor", ...(page ? [] : ["administrator"])].map((r) => (
                  <option value={r}>{t("role." + r)}</option>
                ))}
              </select>
            </div>
          ))}
          {last && <p class="hint">{t("person.last")}</p>}
          {!!free.length && (
            <>
              <label for="role-add">{t("role.add")}</label>
              <select id="role-add" value="" onChange={(e) => e.currentTarget.value && setRoles({ ...roles, [e.currentTarget.value]: "contributor" })}>
                <option value="">{t("role.pick")}</option>
                {free.map((p) => (
                  <option value={p.id}>{p.title}</option>
                ))}
              </select>
            </>
          )}
        </fieldset>
        <Wrong p={wrong} />
        <div class="buttons">
          <button class="go" id="person-save" disabled={going}>
            {t("save")}
          </button>
          <Cancel />
        </div>
      </form>
      <div class="acts apart">
        <button class="quiet" id="person-signout" disabled={going} onClick={() => act("/signout", t("person.signedout", { name: of.name }))}>
          {t(mine ? "sessions.others" : "person.signout")}
        </button>
        {!of.disabled && !mine && (
          <button class="quiet" id="person-reset" disabled={going} onClick={() => void run(async () => setMade(await stepUp<Made>("POST", path("/reset"), {})))}>
            {t("person.reset")}
          </button>
        )}
        {of.disabled ? (
          <button class="quiet" id="person-enable" disabled={going} onClick={() => act("/enable", t("person.enabled", { name: of.name }))}>
            {t("person.enable")}
          </button>
        ) : (
          !last && (
            <button class="quiet" id="person-disable" disabled={going} onClick={() => setSure("disable")}>
              {t("person.disable")}
            </button>
          )
        )}
        {!last && (
          <button class="danger" id="person-remove" disabled={going} onClick={() => setSure("remove")}>
            {t("person.remove")}
          </button>
        )}
      </div>
      {sure && (
        <div class="sure" role="group" aria-label={t("person.sure." + sure, { name: of.name })}>
          <p>{t("person.sure." + sure, { name: of.name })}</p>
          <div class="buttons">
            <button
              class="danger"
              id="person-sure"
              disabled={going}
              onClick={() => (sure === "remove" ? act("", t("person.removed", { name: of.name }), "DELETE") : act("/disable", t("person.disabled", { name: of.name })))}
            >
              {t("person." + sure)}
            </button>
            <Cancel onClick={() => setSure("")} />
          </div>
        </div>
      )}
    </Box>
  )
}

export function People() {
  const got = useLoad(people, [], 15)
  const { wrong, run } = useDo()
  const rulers = got.v?.people.filter(rules).length ?? 0
  return (
    <>
      <Head title={t("menu.people")}>
        <button class="go" id="invite" onClick={() => set({ dialog: { kind: "more", name: "invite" } })}>
          {t("door.invite")}
        </button>
      </Head>
      <Wrong p={wrong} />
      {!got.v ? (
        <Load of={got} />
      ) : (
        <>
          {!!got.v.invites.length && (
            <section>
              <h2>{t("invites")}</h2>
              <ul class="rows" id="invites">
                {got.v.invites.map((i) => (
                  <li data-invite={i.id}>
                    <div>
                      <b>
                        <bdi>{i.email || t("invite.anyone")}</bdi>
                      </b>{" "}
                      {i.role ? (
                        <span>
                          {t("role." + i.role)} · <bdi>{where(i.page ?? "")}</bdi>
                        </span>
                      ) : (
                        <span>{t("invite." + i.kind)}</span>
                      )}
                      <p class="meta">
                        {i.by && (
                          <>
                            {t("by")} <bdi>{i.by}</bdi> ·{" "}
                          </>
                        )}
                        {t("invite.expires")} <When time={i.expires} />
                      </p>
                    </div>
                    <button
                      class="quiet"
                      aria-label={t("invite.revoke.of", { name: i.email || "" })}
                      onClick={() =>
                        void run(async () => {
                          await ask("DELETE", "people/invites/" + i.id)
                          stale()
                        }, t("invite.revoked"))
                      }
                    >
                      {t("revoke")}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section>
            <h2>{t("people.all", { n: got.v.people.length })}</h2>
            <ul class="rows" id="people">
              {got.v.people.map((p) => (
                <li data-person={p.id} class={p.disabled ? "off" : ""}>
                  <div>
                    <b>
                      <bdi>{p.name}</bdi>
                    </b>{" "}
                    {p.id === S.me.account.id && <span class="mark">{t("person.you")}</span>}
                    {p.disabled && <span class="mark bad">{t("person.off")}</span>}
                    <p class="meta">
                      <bdi>{p.email}</bdi>
                    </p>
                    <p class="roles">
                      {rolesOf(p).length
                        ? rolesOf(p).map(([page, role], i) => (
                            <span>
                              {!!i && " · "}
                              {t("role." + role)} (<bdi>{where(page)}</bdi>)
                            </span>
                          ))
                        : t("role.none")}
                    </p>
                    <p class="meta">
                      {t("person.seen")} <When time={p.seen} /> · {t(p.totp ? "person.totp" : p.passkeys ? "person.passkeys" : "person.bare", { n: p.passkeys ?? 0 })}
                    </p>
                  </div>
                  <button
                    class="quiet"
                    aria-label={t("person.change.of", { name: p.name })}
                    onClick={() => set({ dialog: { kind: "more", name: "person", of: { of: p, last: rules(p) && rulers === 1 } } })}
                  >
                    {t("change")}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
    </>
  )
}
