// Before what can't be undone, and what lets people in: show again who you are.
import { useState } from "preact/hooks"
import { Problem, ask, at } from "./api"
import { Box, Cancel, Wrong } from "./box"
import { use } from "./passkey"
import { S } from "./state"
import { t } from "./texts"

/** StepUp stands above what asked for it, which goes on when it is done. */
export function StepUp() {
  const [p, setWrong] = useState<Problem | null>(null)
  const [going, setGoing] = useState(false)
  const [away, setAway] = useState(false) // at the provider, in another window
  const close = () => S.step?.(false)
  const { password = true, passkeys = 0 } = S.me.account
  const outside = (S.me.account.linked ?? 0) > 0 ? S.me.outside : undefined
  const keys = !!S.me.passkeys_possible && passkeys > 0 && "PublicKeyCredential" in window
  const go = async (show: () => Promise<void>) => {
    setGoing(true)
    setWrong(null)
    try {
      await show()
      S.step?.(true)
    } catch (e) {
      // The browser says in its own words what became of a passkey.
      const p = e instanceof Problem ? e : new Problem(403, "passkey", "")
      setWrong(p.code === "password" || p.code === "passkey" ? new Problem(p.status, p.code, t("stepup.wrong." + p.code)) : p)
    }
    setGoing(false)
  }
  return (
    <Box title={t("stepup.title")} onClose={close}>
      <p>{t("stepup.hint")}</p>
      <form
        class="stack"
        id="stepup"
        onSubmit={(e) => {
          e.preventDefault()
          const password = new FormData(e.currentTarget).get("password")
          void go(() => ask("POST", "stepup", { password }))
        }}
      >
        <input type="text" name="email" autocomplete="username" value={S.me.account.email} hidden readOnly />
        {password && (
          <>
            <label for="stepup-password">{t("password")}</label>
            <input id="stepup-password" name="password" type="password" dir="ltr" autocomplete="current-password" required autofocus />
          </>
        )}
        <Wrong p={p} />
        <div class="buttons">
          {password && (
            <button class="go" disabled={going}>
              {t("stepup.go")}
            </button>
          )}
          {keys && (
            <button
              type="button"
              class={password ? "outline" : "go"}
              id="stepup-passkey"
              disabled={going}
              onClick={() =>
                void go(async () => {
                  const credential = await use(await ask("POST", "passkey/stepup/begin", {}))
                  await ask("POST", "passkey/stepup/finish", { credential })
                })
              }
            >
              {t("stepup.passkey")}
            </button>
          )}
          {outside && (
            <a class="quiet" id="stepup-outside" href={at("/stepup?next=/account")} target="_blank" rel="noopener" onClick={() => setAway(true)}>
              {t("stepup.outside", { name: outside })}
            </a>
          )}
          {outside && away && (
            <button type="button" class="go" onClick={() => S.step?.(true)}>
              {t("stepup.back")}
            </button>
          )}
          {!password && !keys && !outside && <p class="hint">{t("stepup.none")}</p>}
          <Cancel onClick={close} />
        </div>
      </form>
    </Box>
  )
}
