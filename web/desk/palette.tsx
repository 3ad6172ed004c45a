// The palette: whatever can be done, by typing a part of its name. And the list of
// keys. Both are made of the table in commands.ts.
import { useLayoutEffect, useRef, useState } from "preact/hooks"
import { Box, Cancel, shut } from "./box"
import { type Command, type Group, commands, setting, shown, sources } from "./commands"
import { redraw } from "./state"
import { t } from "./texts"

const forms: Record<string, string> = { ي: "ی", ى: "ی", ك: "ک", ة: "ه", أ: "ا", إ: "ا", آ: "ا", ß: "ss", æ: "ae", œ: "oe", ø: "o" }

/** fold takes from a text what people type differently. */
const fold = (s: string) =>
  s
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, "")
    .replace(/[يىكةأإآßæœø]/g, (c) => forms[c]!)

/** score tells how well a name fits what is typed; 0: not at all. Each word that is typed must be found. */
export function score(name: string, typed: string): number {
  const text = " " + fold(name)
  let sum = 1
  for (const word of fold(typed).split(/[\s:]+/)) {
    if (!word) continue
    if (text.includes(" " + word)) sum += 8
    else if (word.length > 1 && text.includes(word)) sum += 4
    else {
      // Its letters in order, the first at the beginning of a word.
      let at = text.indexOf(" " + word[0])
      for (let i = 0; at >= 0 && i < word.length; i++) at = text.indexOf(word[i]!, at + 1)
      if (at < 0 || word.length < 2) return 0
      sum += 1
    }
  }
  return sum
}

/** possible are the commands that can be given now. */
const possible = (): Command[] => [...commands, ...sources.flatMap((s) => s())].filter((c) => c.id !== "palette" && (!c.when || c.when()))

export function Palette({ typed: first }: { typed: string }) {
  const [typed, setTyped] = useState(first)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const all = useRef<{ c: Command; name: string }[] | null>(null)
  all.current ??= possible().map((c) => ({ c, name: c.says() }))
  const found = all.current
    .map(({ c, name }, i) => ({ c, name, i, n: score(name, typed) }))
    .filter((x) => x.n > 0)
    .sort((a, b) => (typed.trim() ? b.n - a.n : 0) || a.i - b.i)
    .slice(0, 60)
  const here = Math.min(at, found.length - 1)
  useLayoutEffect(() => list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" }))
  const go = (c: Command | undefined) => {
    if (!c) return
    shut()
    setTimeout(() => void c.run()) // when the dialog has given the focus back
  }
  return (
    <Box title={t("cmd.palette")} className="palette">
      <input
        id="palette-typed"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-autocomplete="list"
        aria-label={t("cmd.palette")}
        aria-activedescendant={here >= 0 ? "palette-" + here : undefined}
        dir={typed ? "auto" : undefined}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        autofocus
        placeholder={t("cmd.type")}
        value={typed}
        onInput={(e) => {
          setTyped(e.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={(e) => {
          if (e.isComposing) return
          const n = found.length
          if (e.key === "ArrowDown") setAt(n ? (here + 1) % n : 0)
          else if (e.key === "ArrowUp") setAt(n ? (here + n - 1) % n : 0)
          else if (e.key === "PageDown") setAt(Math.min(n - 1, here + 8))
          else if (e.key === "PageUp") setAt(Math.max(0, here - 8))
          else if (e.key === "Enter") go(found[here]?.c)
          else if (e.key.toLowerCase() === "k" && (e.ctrlKey || e.metaKey)) shut()
          else return
          e.preventDefault()
        }}
      />
      <ul id="palette-list" role="listbox" aria-label={t("cmd.do")} ref={list}>
        {found.map(({ c, name }, i) => (
          <li key={c.id} id={"palette-" + i} role="option" aria-selected={i === here} data-command={c.id} onClick={() => go(c)}>
            <bdi>{name}</bdi>
            {c.keys?.map((k) => (
              <kbd dir="ltr">{shown(k)}</kbd>
            ))}
          </li>
        ))}
      </ul>
      <p class="hint" role="status">
        {found.length ? "" : t("cmd.none")}
      </p>
      <Cancel />
    </Box>
  )
}

const groups: Group[] = ["write", "post", "page", "go", "desk"]

/** What the editor itself takes, in the composer. */
const inText: [string, string][] = [
  ["mod+b", "tool.strong"],
  ["mod+i", "tool.emphasis"],
  ["mod+shift+7", "tool.ordered_list"],
  ["mod+shift+8", "tool.bullet_list"],
  ["mod+shift+9", "tool.quote"],
  ["esc", "cmd.leave"],
]

export function Keys() {
  const [, bump] = useState(0)
  const row = (keys: string[], name: string) => (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {keys.map((k) => (
          <kbd dir="ltr">{shown(k)}</kbd>
        ))}
      </td>
    </tr>
  )
  return (
    <Box title={t("cmd.keys")} wide>
      <p class="hint">{t("cmd.keys.hint")}</p>
      <label class="flag">
        <input
          type="checkbox"
          id="single-keys"
          checked={setting("keys") !== "off"}
          onChange={(e) => {
            setting("keys", e.currentTarget.checked ? "on" : "off")
            bump((n) => n + 1)
            redraw()
          }}
        />{" "}
        {t("cmd.keys.single")}
      </label>
      <div class="keys">
        {groups.map((g) => (
          <table>
            <caption>{t("cmd.group." + g)}</caption>
            <tbody>
              {commands.filter((c) => c.group === g && c.keys).map((c) => row(c.keys!, c.says()))}
              {g === "write" && inText.map(([keys, name]) => row([keys], t(name)))}
            </tbody>
          </table>
        ))}
      </div>
      <div class="buttons">
        <button class="go" onClick={shut}>
          {t("ok")}
        </button>
      </div>
    </Box>
  )
}
