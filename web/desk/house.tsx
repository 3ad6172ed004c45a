// People, and what the house is set to.
import { useState } from "preact/hooks"
import { type Problem, ask } from "./api"
import { Box, Cancel, Wrong } from "./box"
import { set } from "./state"
import { t } from "./texts"

export function Invite() {
  const [link, setLink] = useState("")
  const [p, setWrong] = useState<Problem | null>(null)
  return (
    <Box title={t("door.invite")}>
      {link ? (
        <>
          <p>{t("invite.link")}</p>
          <input readOnly dir="ltr" value={link} aria-label={t("invite.link")} onFocus={(e) => e.currentTarget.select()} />
          <div class="buttons">
            <button class="go" onClick={() => void navigator.clipboard?.writeText(link).then(() => set({ dialog: null, told: t("copied") }))}>
              {t("copy")}
            </button>
            <Cancel />
          </div>
        </>
      ) : (
        <form
          class="stack"
          onSubmit={async (e) => {
            e.preventDefault()
            const f = new FormData(e.currentTarget)
            try {
              setLink((await ask<{ link: string }>("POST", "people/invites", { email: f.get("email"), role: f.get("role") })).link)
            } catch (e) {
              setWrong(e as Problem)
            }
          }}
        >
          <label for="invite-email">{t("email")}</label>
          <input id="invite-email" name="email" type="email" dir="ltr" required />
          <label for="invite-role">{t("role")}</label>
          <select id="invite-role" name="role">
            {["editor", "contributor", "administrator"].map((r) => (
              <option value={r}>{t("role." + r)}</option>
            ))}
          </select>
          <Wrong p={p} />
          <div class="buttons">
            <button class="go">{t("door.invite")}</button>
            <Cancel />
          </div>
        </form>
      )}
    </Box>
  )
}
