// What stands in the text for a picture and for an embed: the thing itself, with
// what is said of it beside it. Made of DOM alone, so that the editor and the plain
// text area show the same.
import { type Media, ask } from "./api"
import { again, cancel, mediaOf, say, sending, source, watch } from "./picture"
import { t } from "./texts"

type Attrs = Record<string, string | boolean | ((e: any) => void) | undefined>
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attrs: Attrs = {}, ...inner: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag)
  for (const [k, v] of Object.entries(attrs)) {
    if (typeof v === "function") e.addEventListener(k, v)
    else if (v === true) e.setAttribute(k, "")
    else if (v !== false && v !== undefined) e.setAttribute(k, v)
  }
  e.append(...inner)
  return e
}

const button = (text: string, act: () => void, attrs: Attrs = {}) => h("button", { type: "button", class: "quiet", ...attrs, click: act }, text)

export interface Acts {
  remove(): void
  move?(by: 1 | -1): void
}

/** pictureCard shows one picture of the text at work. */
export function pictureCard(key: string, acts: Acts): { dom: HTMLElement; end(): void } {
  const img = h("img", { alt: "", draggable: "true" })
  const view = h("div", { class: "pic-view" }, img)
  const state = h("div", { class: "pic-state" })
  const field = (name: "alt" | "caption" | "credit", e: HTMLTextAreaElement | HTMLInputElement) => {
    e.addEventListener("input", () => say(key, { [name]: e.value }))
    return h("p", {}, h("label", { for: e.id }, t("pic." + name)), e)
  }
  const id = (name: string) => `pic-${name}-${key}`
  const alt = h("textarea", { id: id("alt"), rows: "2", dir: "auto", maxlength: "1000" })
  const caption = h("input", { id: id("caption"), dir: "auto", maxlength: "1000" })
  const credit = h("input", { id: id("credit"), dir: "auto", maxlength: "200" })
  const aim = button(t("pic.focus"), () => void aiming(), { "data-act": "focus" })
  const aiming = aimer(view, () => mediaOf(key)!.id, (text) => state.replaceChildren(h("span", { class: "bad", role: "alert" }, text)), (on) => aim.setAttribute("aria-pressed", String(on)))
  const dom = h(
    "figure",
    { class: "pic", "data-pic": key, contenteditable: "false" },
    h("div", { class: "pic-side" }, view, state),
    h(
      "div",
      { class: "pic-fields" },
      field("alt", alt),
      field("caption", caption),
      field("credit", credit),
      h(
        "div",
        { class: "pic-acts" },
        ...(acts.move
          ? [
              button("↑", () => acts.move!(-1), { "aria-label": t("pic.up"), title: t("pic.up"), "data-act": "up" }),
              button("↓", () => acts.move!(1), { "aria-label": t("pic.down"), title: t("pic.down"), "data-act": "down" }),
            ]
          : []),
        aim,
        button(t("pic.remove"), () => (sending.has(key) && cancel(key), acts.remove()), { "data-act": "remove" }),
      ),
    ),
  )
  let was = ""
  const draw = () => {
    const m = mediaOf(key)
    const x = sending.get(key)
    const src = source(key)
    if (img.getAttribute("src") !== src) {
      if (src) img.src = src
      else img.removeAttribute("src")
    }
    img.hidden = !src
    img.alt = m?.alt ?? ""
    const set = (e: HTMLTextAreaElement | HTMLInputElement, v = "") => {
      if (e.value !== v && e !== document.activeElement) e.value = v
      e.disabled = !m
    }
    set(alt, m?.alt)
    set(caption, m?.caption)
    set(credit, m?.credit)
    aim.hidden = !m?.id
    const now = x?.state ?? (m?.id ? "" : "lost")
    dom.dataset.state = now
    if (now !== was || now === "refused") {
      was = now
      state.replaceChildren()
      if (now === "going")
        state.append(h("progress", { max: "1", value: "0", "aria-label": t("pic.going") }), h("span", {}), button(t("cancel"), () => (cancel(key), acts.remove()), { "data-act": "cancel" }))
      if (now === "waits")
        state.append(h("span", { class: "bad", role: "status" }, t("pic.waits")), button(t("pic.now"), () => again(key)), button(t("cancel"), () => (cancel(key), acts.remove()), { "data-act": "cancel" }))
      if (now === "refused") state.append(h("span", { class: "bad", role: "alert" }, x!.why), button(t("again"), () => again(key), { "data-act": "again" }))
      if (now === "lost") state.append(h("span", { class: "bad" }, t("pic.lost")))
    }
    if (now === "going") {
      state.querySelector("progress")!.value = x!.done
      state.querySelector("span")!.textContent = t("pic.percent", { n: Math.round(x!.done * 100) })
    }
  }

  draw()
  return { dom, end: watch(key, draw) }
}

/** aimer sets the point that crops of a picture keep, over what shows the picture: clicked, or moved by the arrow keys. */
export function aimer(view: HTMLElement, id: () => string, wrong: (text: string) => void, pressed: (on: boolean) => void): () => Promise<void> {
  let over: HTMLButtonElement | null = null
  const toggle = async () => {
    if (over) {
      over.remove()
      over = null
      return pressed(false)
    }
    let x = 500
    let y = 500
    try {
      const { pictures } = await ask<{ pictures: { focus: [number, number]; may_aim: boolean }[] }>("GET", "media?id=" + id())
      if (!pictures[0]?.may_aim) return wrong(t("pic.focus.not"))
      ;[x, y] = pictures[0].focus
    } catch {
      return wrong(t("noanswer"))
    }
    if (over) return
    const dot = h("span", { class: "pic-dot", "aria-hidden": "true" })
    let timer: ReturnType<typeof setTimeout>
    const save = () =>
      ask("PUT", "media/" + id(), { focus: [x, y] }).then(
        () => over?.setAttribute("data-saved", x + " " + y),
        () => wrong(t("noanswer")),
      )
    const to = (nx: number, ny: number) => {
      x = Math.min(1000, Math.max(0, Math.round(nx)))
      y = Math.min(1000, Math.max(0, Math.round(ny)))
      dot.style.left = x / 10 + "%"
      dot.style.top = y / 10 + "%"
      made.setAttribute("aria-label", t("pic.focus.at", { x: Math.round(x / 10), y: Math.round(y / 10) }))
      clearTimeout(timer)
    }
    const made = h(
      "button",
      {
        type: "button",
        class: "pic-aim",
        click: (e: MouseEvent) => {
          if (!e.detail) return // by a key
          const box = made.getBoundingClientRect()
          to(((e.clientX - box.left) / box.width) * 1000, ((e.clientY - box.top) / box.height) * 1000)
          void save()
        },
        keydown: (e: KeyboardEvent) => {
          const by = ({ ArrowLeft: [-20, 0], ArrowRight: [20, 0], ArrowUp: [0, -20], ArrowDown: [0, 20] } as Record<string, [number, number]>)[e.key]
          if (e.key === "Escape") void toggle()
          if (!by) return
          e.preventDefault()
          to(x + by[0], y + by[1])
          timer = setTimeout(save, 300)
        },
      },
      dot,
    )
    over = made
    view.append(made)
    pressed(true)
    to(x, y)
    made.focus()
  }
  return toggle
}

// What is known of an address; asked of one's own server alone.
const known = new Map<string, Promise<{ host: string; kind: string }>>()

/** embedCard shows an address as readers get it: they are asked before anything is loaded of it. */
export function embedCard(url: string, title: string, acts: Acts & { title(s: string): void }): HTMLElement {
  let host = url
  try {
    host = new URL(url).host.replace(/^www\./, "")
  } catch {
    // It stands as it is.
  }
  const ask_ = h("span", { class: "embed-ask", hidden: true })
  const name = h("b", { dir: "auto" }, title || host)
  const input = h("input", { dir: "auto", "aria-label": t("embed.title"), placeholder: t("embed.title"), maxlength: "200", input: () => {
    name.textContent = input.value.trim() || host
    acts.title(input.value.trim())
  } })
  input.value = title
  if (!known.has(url)) known.set(url, ask<{ host: string; kind: string }>("GET", "embed?url=" + encodeURIComponent(url)))
  known.get(url)!.then(
    (k) => {
      ask_.hidden = !k.kind
      ask_.textContent = t("embed.ask", { host: k.host })
      ask_.dataset.kind = k.kind
    },
    () => known.delete(url),
  )
  return h(
    "div",
    { class: "card embed", contenteditable: "false", "data-embed": url },
    h("p", {}, name, " ", h("bdi", { dir: "ltr" }, url)),
    ask_,
    h("p", { class: "pic-acts" }, input, button(t("pic.remove"), acts.remove, { "data-act": "remove" })),
  )
}

export type { Media }
