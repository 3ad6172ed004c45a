// All that can be done at the desk, in one table: the keys of the desk, its
// palette (Ctrl+K) and its list of keys are made of it. What the desk
// begins with is in acts.ts; a screen adds its own with add(), when more.tsx is fetched.
import { S, set } from "./state"
import { setting } from "./setting"

/** Group is where a command stands in the palette and in the list of keys. */
export type Group = "write" | "post" | "page" | "go" | "desk"

export interface Command {
  id: string // "publish"; of its own
  group: Group
  says: () => string // what it is called now
  /**
   * The keys that do it. "mod+enter": Ctrl or ⌘ held, while one types, too.
   * "?": one key, and "g d": one after the other, where nothing is typed. Letters
   * are those of the keyboard at hand, or where it has other letters, those that
   * stand in their place on a Latin one.
   */
  keys?: string[]
  when?: () => boolean // it can be done now, by this person; left out: always
  run: () => unknown
}

/** commands are in the order in which they are listed. */
export const commands: Command[] = []
export const add = (...list: Command[]) => void commands.push(...list)

/** sources give commands that are made anew each time the palette opens. */
export const sources: (() => Command[])[] = []

/** palette opens the palette, with something typed into it. */
export const palette = (typed = "") => set({ dialog: { kind: "more", name: "palette", of: typed } })

export { setting }

/** typing tells whether a key that is pressed there writes something. */
export function typing(e: EventTarget | null): boolean {
  if (!(e instanceof HTMLElement)) return false
  if (e.isContentEditable || e instanceof HTMLTextAreaElement || e instanceof HTMLSelectElement) return true
  return e instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(e.type)
}

const mac = /mac|iphone|ipad/i.test(navigator.platform)

/** pressed is how a key that goes down is written in the table; "" where it is none. */
function pressed(e: KeyboardEvent): string {
  let key = e.key.toLowerCase()
  if (key === "؟") key = "?"
  else if (!/^[ -~]$|^\w{2,}$/.test(key)) key = /^Key([A-Z])$/.exec(e.code)?.[1]!.toLowerCase() ?? ""
  if (!key) return ""
  if (e.altKey) return ""
  if (e.ctrlKey || e.metaKey) {
    // There Ctrl+K and the like are for moving in a text.
    if (mac && e.ctrlKey && key !== "enter") return ""
    return "mod+" + (e.shiftKey ? "shift+" : "") + key
  }
  return key.length === 1 ? key : ""
}

let before = "" // the first key of two
let at = 0 // when it was pressed

/** onKey does what a key stands for, and tells whether it stood for something. */
export function onKey(e: KeyboardEvent): boolean {
  if (e.isComposing || e.defaultPrevented || S.dialog || S.sign || S.step || S.doubt) return false
  const writes = typing(e.target)
  if (e.key === "Escape" && writes) {
    // Out of the text, to where single keys are heard.
    ;(e.target as HTMLElement).blur()
    return true
  }
  const key = pressed(e)
  const mod = key.startsWith("mod+")
  if (!key || (!mod && (writes || e.repeat || setting("keys") === "off"))) {
    if (e.key.length === 1) before = ""
    return false
  }
  const two = before && Date.now() - at < 5000 ? before + " " + key : ""
  before = ""
  const found = commands.find((c) => (c.keys?.includes(two) || (!two && c.keys?.includes(key))) && (!c.when || c.when()))
  if (found) {
    void found.run()
    return true
  }
  // Of these the browser has its own meaning, which would be taken for the desk's.
  if (mod && commands.some((c) => c.keys?.includes(key))) return true
  if (!mod && !two && commands.some((c) => c.keys?.some((k) => k.startsWith(key + " ")))) {
    before = key
    at = Date.now()
  }
  return false
}

/** shown is how keys are written for people. */
export const shown = (keys: string): string =>
  keys
    .split(" ")
    .map((k) =>
      k
        .split("+")
        .map((x) => (x === "mod" ? (mac ? "⌘" : "Ctrl") : x === "shift" ? (mac ? "⇧" : "Shift") : x === "enter" ? (mac ? "↩" : "Enter") : x.toUpperCase()))
        .join(mac ? "" : "+"),
    )
    .join(" ")
