// The menu: where else one may go, the desk's language, and the way out.
import { useRef } from "preact/hooks"
import { ask, at } from "./api"
import { palette, sources } from "./commands"
import { has } from "./dialogs"
import { sees, seats } from "./menu"
import { S, fail, may, screen, set } from "./state"
import { lang, t } from "./texts"

/** The languages of the desk, each by its own name. */
export const languages = { en: "English", fr: "Français", es: "Español", de: "Deutsch", ar: "العربية", fa: "فارسی" }

/** settle keeps what is being written before the desk is left. */
export async function settle() {
  if (S.work) await S.keep.save(S.work).catch(() => {})
}

// What the menu holds the palette has, too.
sources.push(() =>
  seats
    .flat()
    .filter((x) => has(x.screen) && sees(x))
    .map((x) => ({ id: "screen-" + x.screen, group: "desk", says: () => t(x.text), run: () => screen(x.screen) })),
)

export async function speak(tag: string) {
  try {
    await ask("PATCH", "me", { lang: tag })
    await settle()
    location.reload()
  } catch (e) {
    fail(e)
  }
}

async function leave() {
  await settle()
  try {
    await ask("POST", "signout", {})
    location.assign(at("/"))
  } catch (e) {
    fail(e)
  }
}

export function Menu({ onTexts }: { onTexts: () => void }) {
  const box = useRef<HTMLDivElement>(null)
  const shut = () => box.current?.hidePopover()
  const p = S.page
  const go = (act: () => void) => () => {
    shut()
    act()
  }
  return (
    <>
      <button class="quiet" id="menu-button" popovertarget="menu">
        {t("menu")}
      </button>
      <div id="menu" popover="auto" role="group" aria-label={t("menu")} ref={box}>
        <ul class="narrow">
          <li>
            <button class="quiet" onClick={go(() => palette())}>
              {t("cmd.do")}
            </button>
          </li>
          {p && may("editor") && (
            <li>
              <button class="quiet" onClick={go(onTexts)}>
                {t("page.title")}
              </button>
            </li>
          )}
          {p && p.state !== "draft" && (
            <li>
              <a class="quiet" href={p.url} target="_blank" rel="noopener" onClick={shut}>
                {t("page.see")}
              </a>
            </li>
          )}
          {may("editor", "") && (
            <li>
              <button class="quiet" onClick={go(() => set({ dialog: { kind: "more", name: "open" } }))}>
                {t("open.title")}
              </button>
            </li>
          )}
        </ul>
        {seats.map((group) => {
          const shown = group.filter((x) => has(x.screen) && sees(x))
          return (
            !!shown.length && (
              <ul>
                {shown.map((x) => (
                  <li>
                    <a class="quiet" href={"#/-/" + x.screen} aria-current={S.screen?.name === x.screen ? "page" : undefined} onClick={shut}>
                      {t(x.text)}
                    </a>
                  </li>
                ))}
              </ul>
            )
          )
        })}
        <div class="you">
          <p>
            <bdi>{S.me.account.name}</bdi>
          </p>
          <label for="menu-lang">{t("menu.lang")}</label>
          <select id="menu-lang" value={lang} onChange={(e) => void speak(e.currentTarget.value)}>
            {Object.entries(languages).map(([tag, name]) => (
              <option value={tag} lang={tag}>
                {name}
              </option>
            ))}
          </select>
          <button class="quiet" id="sign-out" onClick={() => void leave()}>
            {t("sign.out")}
          </button>
        </div>
      </div>
    </>
  )
}
