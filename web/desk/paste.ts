// What is pasted: plain structure made of what word processors, mail programs, web
// pages and PDF viewers put on the clipboard.

/**
 * clean makes plain structure of what word processors put on the clipboard; the
 * schema then drops what a post can't hold. The text is parsed in a document of
 * its own, which runs nothing and loads nothing.
 */
export function clean(html: string): string {
  const doc = read(html)
  for (const e of doc.querySelectorAll("script, style, meta, link, title, head > *, object, svg, math, noscript, template, xml, del, s, strike")) e.remove()
  for (const e of [...doc.body.querySelectorAll<HTMLElement>("*")]) {
    const style = e.getAttribute("data-style") ?? ""
    // The number or bullet that a word processor wrote itself tells which list it is.
    if (/mso-list:\s*ignore/i.test(style)) e.closest("p")?.setAttribute("data-lead", e.textContent!.replace(/\u00a0/g, " ").trim())
    if (/display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(style) || (/mso-list:\s*ignore/i.test(style) && e.tagName !== "P") || /line-through/i.test(style)) {
      e.remove()
      continue
    }
    // A name space of a word processor's own holds nothing, or plain text.
    if (e.tagName.includes(":")) e.replaceWith(...e.childNodes)
  }
  // Lists that are only paragraphs with a bullet in front.
  let list: HTMLElement[] = []
  for (const p of [...doc.body.querySelectorAll<HTMLElement>("p")]) {
    const mso = /mso-list:\s*\S+\s+level(\d)/i.exec(p.getAttribute("data-style") ?? "")
    if (!mso && !/MsoListParagraph/.test(p.className)) {
      list = []
      continue
    }
    const mark = p.dataset.lead
    const lead = /^\s*(?:[·•o▪§–-]|(\d+|[a-z]|[ivx]+)[.)])[\s\u00a0]+/i.exec(mark ? mark + " " : (p.textContent ?? ""))
    const depth = Math.min(Number(mso?.[1] ?? 1), 4)
    const li = doc.createElement("li")
    const inner = doc.createElement("p")
    inner.append(...p.childNodes)
    li.append(inner)
    if (lead && !mark) trimLead(inner, lead[0].length)
    let prev = list.length ? p.previousElementSibling : null
    if (prev !== list[0]) {
      list = []
      prev = null
    }
    list.length = Math.min(list.length, depth)
    while (list.length < depth) {
      const made = doc.createElement(lead?.[1] ? "ol" : "ul")
      const over = list[list.length - 1]
      if (!over) p.before(made)
      else if (over.lastElementChild) over.lastElementChild.append(made)
      else {
        list.push(over)
        continue
      }
      list.push(made)
    }
    list[list.length - 1]!.append(li)
    p.remove()
  }
  for (const e of [...doc.body.querySelectorAll<HTMLElement>("[data-style]")]) {
    const style = e.getAttribute("data-style")!
    const bold = /(?<![-\w])font-weight:\s*(bold|bolder|[6-9]00)/i.test(style)
    const plain = /(?<![-\w])font-weight:\s*(normal|400)/i.test(style)
    const italic = /(?<![-\w])font-style:\s*italic/i.test(style)
    e.removeAttribute("data-style")
    // A page of some word processors is one <b> that is not bold.
    if (plain && e.tagName === "B") {
      e.replaceWith(...e.childNodes)
      continue
    }
    for (const [on, tag] of [[bold, "strong"], [italic, "em"]] as const) {
      if (!on || !e.textContent?.trim() || /^H\d|^(UL|OL|TABLE|TBODY|TR|DIV|BODY)$/.test(e.tagName)) continue
      const w = doc.createElement(tag)
      w.append(...e.childNodes)
      e.append(w)
    }
  }
  plainTables(doc)
  // A line end between blocks parts nothing.
  const block = "p, ul, ol, table, blockquote, hr, h1, h2, h3, h4, h5, h6"
  for (const b of [...doc.body.querySelectorAll("br")])
    if ((!b.previousSibling || b.previousElementSibling?.matches(block)) && (!b.nextSibling || b.nextElementSibling?.matches(block)) && b.parentElement!.querySelector(block)) b.remove()
  for (const e of [...doc.body.querySelectorAll("p, div, body")]) joinLines(e)
  for (const p of [...doc.body.querySelectorAll("p")]) {
    if (!(p.textContent ?? "").replace(/\u00a0/g, " ").trim() && !p.querySelector("img, iframe")) p.remove()
  }
  return doc.body.innerHTML.replace(/\u00a0/g, " ")
}

function read(html: string): Document {
  // The desk's policy would complain of each style and handler, even there.
  const quiet = html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>|<style[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])style\s*=/gi, "$1data-style=").replace(/([\s"'/])on[a-z]+\s*=/gi, "$1data-on="))
  return new DOMParser().parseFromString(quiet, "text/html")
}

/** loose counts the pictures in what is pasted: they lie elsewhere, and can't be a post's. */
export function loose(html: string): number {
  const side = (e: Element, name: string) => Number(e.getAttribute(name) ?? 99) || 0
  return [...read(html).querySelectorAll("img")].filter((e) => side(e, "width") > 2 && side(e, "height") > 2).length
}

/** plainTables takes tables apart that a mail is only laid out with, and leaves one line of text a cell. */
function plainTables(doc: Document) {
  for (const table of [...doc.querySelectorAll("table")].reverse()) {
    const rows = [...table.rows]
    const laid = table.getAttribute("role") === "presentation" || !!table.querySelector("table") || rows.every((r) => r.cells.length < 2)
    if (laid) {
      table.replaceWith(
        ...rows.flatMap((r) =>
          [...r.cells].flatMap((c) => {
            if (c.querySelector("p, div, ul, ol, table, h1, h2, h3, h4, h5, h6, blockquote")) return [...c.childNodes]
            const p = doc.createElement("p")
            p.append(...c.childNodes)
            return [p]
          }),
        ),
      )
      continue
    }
    for (const cell of rows.flatMap((r) => [...r.cells]))
      for (const p of [...cell.querySelectorAll("p, div")]) {
        if (p.nextSibling && (p.nextSibling.textContent ?? "").trim()) p.after(doc.createElement("br"))
        p.replaceWith(...p.childNodes)
      }
  }
}

/**
 * unwrap joins lines that only the width of a column broke, as those of a PDF are;
 * null where they are lines that someone meant.
 */
export function unwrap(all: string[]): string | null {
  const lines = all.map((l) => l.trim())
  if (lines.length < 2) return null
  const full = lines.slice(0, -1)
  const widest = Math.max(...lines.map((l) => l.length))
  // Columns have over 40 characters, and lines that are about as long; a list or a poem has not.
  if (widest < 40 || full.some((l) => l.length < 0.7 * widest) || lines.some((l) => /^([-*+•]|\d+[.)])\s/.test(l))) return null
  if (full.every((l) => /[.!?…:;؟۔»”"]$/.test(l))) return null
  return lines.reduce((a, b) => (/\p{Ll}[-\u00ad]$/u.test(a) && /^\p{Ll}/u.test(b) ? a.slice(0, -1) + b : a + " " + b))
}

/** joinLines does that to the text of an element. */
function joinLines(e: Element) {
  const breaks = [...e.querySelectorAll("br")].filter((b) => b.closest("p, div, td, th, li, body") === e)
  if (!breaks.length || e.querySelector("p, div, ul, ol, table, blockquote, pre, h1, h2, h3, h4, h5, h6")) return
  const parts = [""]
  const walk = e.ownerDocument.createTreeWalker(e, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    if (n.nodeName === "BR") parts.push("")
    else if (n.nodeType === 3) parts.push(parts.pop()! + (n as Text).data)
  }
  while (parts.length && !parts[parts.length - 1]!.trim()) parts.pop()
  if (parts.some((l) => !l.trim()) || unwrap(parts) === null) return
  for (const b of breaks) {
    let before: Node | null = b.previousSibling
    while (before?.lastChild) before = before.lastChild
    let after: Node | null = b.nextSibling
    while (after?.firstChild) after = after.firstChild
    const text = before?.nodeType === 3 ? (before as Text) : null
    if (text && /\p{Ll}[-\u00ad]\s*$/u.test(text.data) && /^\s*\p{Ll}/u.test(after?.textContent ?? "")) {
      text.data = text.data.replace(/[-\u00ad]\s*$/, "")
      if (after?.nodeType === 3) (after as Text).data = (after as Text).data.replace(/^\s+/, "")
      b.remove()
    } else b.replaceWith(" ")
  }
}

function trimLead(e: Element, n: number) {
  const walk = e.ownerDocument.createTreeWalker(e, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode() as Text | null; text && n > 0; text = walk.nextNode() as Text | null) {
    const cut = Math.min(n, text.data.length)
    text.deleteData(0, cut)
    n -= cut
  }
}

