// Who did what, when: the audit log.
import { useState } from "preact/hooks"
import { ask, at } from "./api"
import { Wrong } from "./box"
import { Head, Load, When, titleOf, useDo, useLoad } from "./parts"
import { S } from "./state"
import { has, t } from "./texts"

interface Line {
  n: number
  time: string
  name: string
  account?: string
  token?: string
  address?: string
  act: string
  page?: string
  post?: string
  whom?: string
  about?: string
  detail?: string
}

/** What is done, in the groups that one looks for. */
const acts = [
  ["publish", "edit", "amend", "correct", "flag", "withdraw", "restore", "withhold", "release", "erase", "submit", "discard", "schedule", "unschedule", "schedule-missed", "go-on", "watched", "unverified"],
  ["create", "open", "page", "end", "reopen", "translation", "series", "series-set", "series-start", "series-stop", "watch", "unwatch", "site"],
  ["setup", "invite", "invite-revoke", "join", "back", "return", "role", "person", "disable", "enable", "remove"],
  ["signin", "signout", "stepup", "password", "factor", "factor-off", "recovery", "passkey", "passkey-name", "passkey-off", "identity", "identity-off"],
  ["token", "token-revoke", "hook", "hook-change", "hook-remove", "hook-secret", "hook-stop", "audit"],
]

const name = (act: string) => (has("act." + act) ? t("act." + act) : act)
/** One word stands for two acts: a draft sent back, and someone who came back. */
const nameOf = (l: Line) => name(l.act === "return" && l.post ? "sendback" : l.act)
/** A detail is a role, a draft's status, or says itself. */
const detail = (s: string) => (has("role." + s) ? t("role." + s) : has("status." + s) ? t("status." + s) : s)

export function Audit() {
  const [f, setF] = useState({ page: "", account: "", whom: "", act: "" })
  const [older, setOlder] = useState<Line[]>([])
  const [end, setEnd] = useState(false)
  const who = useLoad(() => ask<{ people: { id: string; name: string }[] }>("GET", "people"))
  const file = (kind: string) => at(`/audit.${kind}?` + new URLSearchParams(f))
  const query = (before = 0) => "audit?" + new URLSearchParams({ ...f, ...(before ? { before: String(before) } : {}) })
  const got = useLoad(() => ask<{ acts: Line[] }>("GET", query()), [f.page, f.account, f.whom, f.act], older.length ? 0 : 15)
  const { wrong, going, run } = useDo()
  const first = got.v?.acts ?? []
  const last = older[older.length - 1] ?? first[first.length - 1]
  const lines = [...first, ...older.filter((l) => l.n < (first[first.length - 1]?.n ?? Infinity))]
  const pick = (to: Partial<typeof f>) => {
    setOlder([])
    setEnd(false)
    setF({ ...f, ...to })
  }
  return (
    <>
      <Head title={t("menu.audit")} />
      <p class="hint">
        {t("audit.hint")}{" "}
        <a id="audit-csv" href={file("csv")} download>
          {t("audit.csv")}
        </a>{" "}
        ·{" "}
        <a id="audit-jsonl" href={file("jsonl")} download>
          {t("audit.jsonl")}
        </a>
      </p>
      <div class="filters">
        <p>
          <label for="audit-page">{t("audit.page")}</label>
          <select id="audit-page" value={f.page} onChange={(e) => pick({ page: e.currentTarget.value })}>
            <option value="">{t("audit.any")}</option>
            {S.pages.map((p) => (
              <option value={p.id}>{p.title}</option>
            ))}
          </select>
        </p>
        <p>
          <label for="audit-who">{t("audit.who")}</label>
          <select id="audit-who" value={f.account} onChange={(e) => pick({ account: e.currentTarget.value })}>
            <option value="">{t("audit.any")}</option>
            {who.v?.people.map((p) => (
              <option value={p.id}>{p.name}</option>
            ))}
          </select>
        </p>
        <p>
          <label for="audit-whom">{t("audit.whom")}</label>
          <select id="audit-whom" value={f.whom} onChange={(e) => pick({ whom: e.currentTarget.value })}>
            <option value="">{t("audit.any")}</option>
            {who.v?.people.map((p) => (
              <option value={p.id}>{p.name}</option>
            ))}
          </select>
        </p>
        <p>
          <label for="audit-act">{t("audit.act")}</label>
          <select id="audit-act" value={f.act} onChange={(e) => pick({ act: e.currentTarget.value })}>
            <option value="">{t("audit.any")}</option>
            {acts.map((group, i) => (
              <optgroup label={t("acts." + "posts pages people ways programs".split(" ")[i])}>
                {group.map((a) => (
                  <option value={a}>{name(a)}</option>
                ))}
              </optgroup>
            ))}
          </select>
        </p>
      </div>
      {!got.v ? (
        <Load of={got} />
      ) : (
        <>
          <ol class="rows" id="audit">
            {lines.map((l) => (
              <li data-act={l.act}>
                <div>
                  <b>{nameOf(l)}</b>
                  {l.about && l.about !== l.name && (
                    <>
                      {" · "}
                      <bdi>{l.about}</bdi>
                    </>
                  )}
                  {l.detail && (
                    <>
                      {" · "}
                      <bdi>{detail(l.detail)}</bdi>
                    </>
                  )}
                  <p class="meta">
                    <When time={l.time} exact /> · <bdi>{l.name}</bdi>
                    {l.token && <> ({t("token")})</>}
                    {l.page && (
                      <>
                        {" · "}
                        <bdi>{titleOf(l.page)}</bdi>
                      </>
                    )}
                    {l.address && (
                      <>
                        {" · "}
                        <bdi>{l.address}</bdi>
                      </>
                    )}
                  </p>
                </div>
              </li>
            ))}
          </ol>
          {!lines.length && <p>{t("audit.none")}</p>}
          <Wrong p={wrong} />
          {last && first.length >= 100 && !end && last.n > 1 && (
            <div class="buttons">
              <button
                class="outline"
                id="audit-older"
                disabled={going}
                onClick={() =>
                  void run(async () => {
                    const r = await ask<{ acts: Line[] }>("GET", query(last.n))
                    if (r.acts.length < 100) setEnd(true)
                    setOlder([...older, ...r.acts])
                  })
                }
              >
                {t("audit.older")}
              </button>
            </div>
          )}
        </>
      )}
    </>
  )
}
