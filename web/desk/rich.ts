// The rich editor: ProseMirror over a schema that is stoppress-body/1, so that it
// can hold nothing that a post can't. docs/body.md says what a body is.
import { baseKeymap, chainCommands, exitCode, setBlockType, toggleMark, wrapIn } from "prosemirror-commands"
import { dropCursor } from "prosemirror-dropcursor"
import { gapCursor } from "prosemirror-gapcursor"
import { history, redo, undo } from "prosemirror-history"
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules"
import { keymap } from "prosemirror-keymap"
import { Fragment, type Mark, type MarkType, type Node, Schema, Slice } from "prosemirror-model"
import { liftListItem, sinkListItem, splitListItem, wrapInList } from "prosemirror-schema-list"
import { type Command, EditorState, Plugin, Selection, TextSelection } from "prosemirror-state"
import { EditorView } from "prosemirror-view"
import type { Block, Span, Tree } from "./api"
import { format } from "./tree"

const isWeb = (s: string) => /^https?:\/\/[^\s<>"]+\.[^\s<>"]+$/i.test(s) || /^https?:\/\/(localhost|[^\s<>"/]+:\d+)\S*$/i.test(s)
const isLink = (s: string) => isWeb(s) || /^(mailto:|tel:)\S+$/i.test(s)

const head = (level: number) => ({ tag: "h" + level, attrs: { level: Math.min(3, Math.max(1, level - 1)) } })

export const schema = new Schema({
  nodes: {
    doc: { content: "(paragraph | heading | quote | bullet_list | ordered_list | picture | embed | divider | table)+" },
    paragraph: { content: "inline*", group: "inside", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      content: "inline*",
      attrs: { level: { default: 1 } },
      defining: true,
      parseDOM: [{ tag: "h1", attrs: { level: 1 } }, head(2), head(3), head(4), head(5), head(6)],
      toDOM: (n) => ["h" + (n.attrs.level + 2), 0],
    },
    quote: {
      content: "inside+",
      attrs: { cite: { default: "" }, url: { default: "" } },
      defining: true,
      parseDOM: [{ tag: "blockquote" }],
      toDOM: (n) => ["blockquote", n.attrs.cite ? { "data-cite": n.attrs.cite } : {}, 0],
    },
    bullet_list: { content: "list_item+", group: "inside", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: { content: "list_item+", group: "inside", parseDOM: [{ tag: "ol" }], toDOM: () => ["ol", 0] },
    list_item: { content: "paragraph inside*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    picture: { attrs: { media: {} }, atom: true, toDOM: (n) => ["p", { class: "card" }, "▣ " + n.attrs.media] },
    embed: {
      attrs: { url: {}, title: { default: "" } },
      atom: true,
      parseDOM: [{ tag: "iframe[src]", getAttrs: (e) => (isWeb((e as HTMLIFrameElement).src) ? { url: (e as HTMLIFrameElement).src } : false) }],
      toDOM: (n) => ["p", { class: "card" }, ["b", n.attrs.title || new URL(n.attrs.url).host], " ", ["bdi", { dir: "ltr" }, n.attrs.url]],
    },
    divider: { parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    table: {
      content: "table_row+",
      attrs: { header: { default: false } },
      isolating: true,
      parseDOM: [{ tag: "table", getAttrs: (e) => ({ header: !!(e as Element).querySelector("th") }) }],
      toDOM: () => ["table", ["tbody", 0]],
    },
    table_row: { content: "table_cell+", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    table_cell: { content: "inline*", isolating: true, parseDOM: [{ tag: "td" }, { tag: "th" }], toDOM: () => ["td", 0] },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    text: { group: "inline" },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (e) => {
            const href = (e as HTMLElement).getAttribute("href")!.trim()
            return isLink(href) ? { href } : false
          },
        },
      ],
      toDOM: (m) => ["a", { href: m.attrs.href, rel: "noopener" }, 0],
    },
    emphasis: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
    strong: {
      parseDOM: [
        { tag: "strong" },
        { tag: "b" },
      ],
      toDOM: () => ["strong", 0],
    },
    code: { parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  },
})
const { nodes: N, marks: M } = schema as unknown as { nodes: Record<string, any>; marks: Record<string, MarkType> }

// --- to and from the stored form ---

function spansOf(node: Node): Span[] {
  const out: Span[] = []
  node.forEach((child) => {
    if (child.type === N.hard_break) {
      out.push({ break: true })
      return
    }
    const s: Span = { text: child.text ?? "" }
    for (const m of child.marks) {
      if (m.type === M.link) s.href = m.attrs.href
      else (s as Record<string, unknown>)[m.type.name] = true
    }
    out.push(s)
  })
  return out
}

const children = (n: Node): Node[] => {
  const out: Node[] = []
  n.forEach((c) => void out.push(c))
  return out
}

/** alone is the address that a paragraph holds, and nothing else. */
function alone(n: Node): string {
  return n.type === N.paragraph && n.childCount === 1 && isWeb(n.textContent.trim()) ? n.textContent.trim() : ""
}

function blockOf(n: Node): Block | null {
  switch (n.type) {
    case N.heading:
      return n.content.size ? { kind: "heading", level: n.attrs.level, spans: spansOf(n) } : null
    case N.quote: {
      const b: Block = { kind: "quote", blocks: blocksOf(n) }
      if (!b.blocks!.length) return null
      if (n.attrs.cite) b.cite = n.attrs.cite
      if (n.attrs.url) b.url = n.attrs.url
      return b
    }
    case N.bullet_list:
    case N.ordered_list: {
      const b: Block = { kind: "list", items: children(n).map(blocksOf).filter((i) => i.length) }
      if (n.type === N.ordered_list) b.ordered = true
      return b.items!.length ? b : null
    }
    case N.picture:
      return { kind: "picture", media: n.attrs.media }
    case N.embed:
      return n.attrs.title ? { kind: "embed", url: n.attrs.url, title: n.attrs.title } : { kind: "embed", url: n.attrs.url }
    case N.divider:
      return { kind: "divider" }
    case N.table: {
      const width = Math.min(32, Math.max(...children(n).map((r) => r.childCount)))
      const rows = children(n).map((r) => {
        const cells = children(r).slice(0, width).map((c) => ({ spans: spansOf(c) }))
        while (cells.length < width) cells.push({ spans: [] })
        return cells
      })
      return n.attrs.header ? { kind: "table", header: true, rows } : { kind: "table", rows }
    }
    default:
      return n.textContent.trim() ? { kind: "paragraph", spans: spansOf(n) } : null
  }
}

const blocksOf = (n: Node): Block[] => children(n).map(blockOf).filter((b): b is Block => b !== null)

export function toTree(doc: Node): Tree | null {
  const blocks = children(doc)
    .map((n) => (alone(n) ? ({ kind: "embed", url: alone(n) } as Block) : blockOf(n)))
    .filter((b): b is Block => b !== null)
  return blocks.length ? { format, blocks } : null
}

function inlines(spans: Span[] = []): Node[] {
  return spans.flatMap((s) => {
    if (s.break) return [N.hard_break.create() as Node]
    if (!s.text) return []
    const marks: Mark[] = []
    if (s.href && isLink(s.href)) marks.push(M.link!.create({ href: s.href })) // a draft may hold what no post could
    for (const name of ["emphasis", "strong", "code"] as const) if (s[name]) marks.push(M[name]!.create())
    return [schema.text(s.text, marks)]
  })
}

function nodeOf(b: Block): Node {
  const all = (bs: Block[] = []) => {
    const out = bs.map(nodeOf)
    return out.length ? out : [N.paragraph.create() as Node]
  }
  switch (b.kind) {
    case "heading":
      return N.heading.create({ level: b.level ?? 1 }, inlines(b.spans))
    case "quote":
      return N.quote.create({ cite: b.cite ?? "", url: b.url ?? "" }, all(b.blocks))
    case "list":
      return (b.ordered ? N.ordered_list : N.bullet_list).create(
        null,
        (b.items ?? []).map((i) => {
          const inner = all(i)
          if (inner[0]!.type !== N.paragraph) inner.unshift(N.paragraph.create())
          return N.list_item.create(null, inner)
        }),
      )
    case "picture":
      return N.picture.create({ media: b.media })
    case "embed":
      return N.embed.create({ url: b.url, title: b.title ?? "" })
    case "divider":
      return N.divider.create()
    case "table":
      return N.table.create(
        { header: !!b.header },
        (b.rows ?? []).map((r) => N.table_row.create(null, r.map((c) => N.table_cell.create(null, inlines(c.spans))))),
      )
    default:
      return N.paragraph.create(null, inlines(b.spans))
  }
}

export function fromTree(tree: Tree | null): Node {
  const blocks = tree?.blocks ?? []
  return N.doc.create(null, blocks.length ? blocks.map(nodeOf) : [N.paragraph.create()])
}

// --- Markdown as one types ---

function markRule(re: RegExp, type: MarkType): InputRule {
  return new InputRule(re, (state, match, start, end) => {
    const text = match[2]!
    const from = start + match[0].indexOf(match[1]!)
    if (state.doc.rangeHasMark(from, end, M.code!)) return null
    return state.tr.replaceWith(from, end, schema.text(text, [...(state.doc.resolve(from).marks() ?? []), type.create()])).removeStoredMark(type)
  })
}

const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,3})\s$/, N.heading, (m) => ({ level: m[1]!.length })),
    wrappingInputRule(/^\s*>\s$/, N.quote),
    wrappingInputRule(/^\s*[-*+]\s$/, N.bullet_list),
    wrappingInputRule(/^(\d+)[.)]\s$/, N.ordered_list),
    new InputRule(/^(?:---|\*\*\*|___)$/, (state, _match, start) => {
      const at = state.doc.resolve(start)
      if (at.depth !== 1) return null
      const tr = state.tr.replaceWith(at.before(1), at.after(1), [N.divider.create(), N.paragraph.create()])
      return tr.setSelection(TextSelection.create(tr.doc, at.before(1) + 2))
    }),
    markRule(/(?:^|\s)(\*\*([^*\s](?:[^*]*[^*\s])?)\*\*)$/, M.strong!),
    markRule(/(?:^|[^*\w])(\*([^*\s](?:[^*]*[^*\s])?)\*)$/, M.emphasis!),
    markRule(/(?:^|[^_\w])(_([^_\s](?:[^_]*[^_\s])?)_)$/, M.emphasis!),
    markRule(/(?:^|[^`])(`([^`]+)`)$/, M.code!),
    new InputRule(/\[([^\]]+)\]\((\S+)\)$/, (state, match, start, end) => {
      if (!isLink(match[2]!)) return null
      return state.tr.replaceWith(start, end, schema.text(match[1]!, [M.link!.create({ href: match[2] })])).removeStoredMark(M.link!)
    }),
  ],
})

// --- what is pasted ---

/**
 * clean makes plain structure of what word processors put on the clipboard; the
 * schema then drops what a post can't hold. The text is parsed in a document of
 * its own, which runs nothing and loads nothing.
 */
export function clean(html: string): string {
  // The desk's policy would complain of each style and handler, even there.
  const quiet = html
    .replace(/<!--[\s\S]*?-->|<!\[[^\]]*\]>|<style[\s\S]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])style\s*=/gi, "$1data-style=").replace(/([\s"'/])on[a-z]+\s*=/gi, "$1data-on="))
  const doc = new DOMParser().parseFromString(quiet, "text/html")
  for (const e of doc.querySelectorAll("script, style, meta, link, title, head > *, object, svg, math, noscript, template, xml, del, s, strike")) e.remove()
  for (const e of [...doc.body.querySelectorAll<HTMLElement>("*")]) {
    const style = e.getAttribute("data-style") ?? ""
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
    const lead = /^\s*(?:[·•o▪§–-]|(\d+|[a-z])[.)])[\s\u00a0]+/i.exec(p.textContent ?? "")
    const depth = Math.min(Number(mso?.[1] ?? 1), 4)
    const li = doc.createElement("li")
    const inner = doc.createElement("p")
    inner.append(...p.childNodes)
    li.append(inner)
    if (lead) trimLead(inner, lead[0].length)
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
  for (const p of [...doc.body.querySelectorAll("p")]) {
    if (!(p.textContent ?? "").replace(/\u00a0/g, " ").trim() && !p.querySelector("img, iframe")) p.remove()
  }
  return doc.body.innerHTML.replace(/\u00a0/g, " ")
}

function trimLead(e: Element, n: number) {
  const walk = e.ownerDocument.createTreeWalker(e, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode() as Text | null; text && n > 0; text = walk.nextNode() as Text | null) {
    const cut = Math.min(n, text.data.length)
    text.deleteData(0, cut)
    n -= cut
  }
}

/** lines makes paragraphs of plain text: blank lines part them, a line end is a break. */
function lines(text: string): Slice {
  const parts = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .trim()
    .split(/\n[ \t]*\n+/)
  const nodes = parts.map((p) => {
    const inner: Node[] = []
    p.split("\n").forEach((l, i) => {
      if (i) inner.push(N.hard_break.create())
      if (l) inner.push(schema.text(l))
    })
    return N.paragraph.create(null, inner) as Node
  })
  return new Slice(Fragment.from(nodes), 1, 1)
}

// An address on its own line becomes a card as soon as one is elsewhere.
const cards = new Plugin({
  appendTransaction(trs, _old, state) {
    if (!trs.some((tr) => tr.docChanged || tr.selectionSet)) return null
    const found: { from: number; to: number; url: string }[] = []
    state.doc.forEach((n, from) => {
      const to = from + n.nodeSize
      const url = alone(n)
      if (url && (state.selection.from < from || state.selection.from > to)) found.push({ from, to, url })
    })
    if (!found.length) return null
    const tr = state.tr
    for (const f of found.reverse()) tr.replaceWith(f.from, f.to, N.embed.create({ url: f.url }))
    return tr
  },
})

export const active = (state: EditorState, name: string): boolean => {
  const mark = M[name]
  if (mark) {
    const { from, to, empty, $from } = state.selection
    return empty ? !!mark.isInSet(state.storedMarks || $from.marks()) : state.doc.rangeHasMark(from, to, mark)
  }
  const { $from } = state.selection
  for (let d = $from.depth; d > 0; d--) if ($from.node(d).type.name === name) return true
  return false
}

const toggleBlock =
  (on: Command, name: string): Command =>
  (state, dispatch, view) => {
    if (!active(state, name)) return on(state, dispatch, view)
    if (name === "heading") return setBlockType(N.paragraph)(state, dispatch)
    if (name === "quote") {
      const { $from, $to } = state.selection
      const range = $from.blockRange($to, (n) => n.type === N.quote)
      if (range && dispatch) dispatch(state.tr.lift(range, range.depth - 1))
      return !!range
    }
    return liftListItem(N.list_item)(state, dispatch)
  }

export const commands: Record<string, Command> = {
  strong: toggleMark(M.strong!),
  emphasis: toggleMark(M.emphasis!),
  heading: toggleBlock(setBlockType(N.heading, { level: 1 }), "heading"),
  quote: toggleBlock(wrapIn(N.quote), "quote"),
  bullet_list: toggleBlock(wrapInList(N.bullet_list), "bullet_list"),
  ordered_list: toggleBlock(wrapInList(N.ordered_list), "ordered_list"),
  undo,
  redo,
}

/** setLink puts an address on the selection, or takes it off where it is "". */
export function setLink(view: EditorView, href: string): boolean {
  const { from, to, empty } = view.state.selection
  const tr = view.state.tr.removeMark(from, to, M.link!)
  if (href) {
    if (!isLink(href)) return false
    if (empty) tr.insert(from, schema.text(href, [M.link!.create({ href })]))
    else tr.addMark(from, to, M.link!.create({ href }))
  }
  view.dispatch(tr)
  view.focus()
  return true
}

/** setCite says who is quoted, in the quote that the cursor is in. */
export function setCite(view: EditorView, cite: string) {
  const { $from } = view.state.selection
  for (let d = $from.depth; d > 0; d--) {
    if ($from.node(d).type !== N.quote) continue
    view.dispatch(view.state.tr.setNodeMarkup($from.before(d), null, { ...$from.node(d).attrs, cite }))
    return
  }
}
export function citeOf(state: EditorState): string | null {
  const { $from } = state.selection
  for (let d = $from.depth; d > 0; d--) if ($from.node(d).type === N.quote) return $from.node(d).attrs.cite
  return null
}

const nextCell =
  (dir: 1 | -1): Command =>
  (state, dispatch) => {
    const { $from } = state.selection
    for (let d = $from.depth; d > 0; d--) {
      if ($from.node(d).type !== N.table_cell) continue
      const at = state.doc.resolve(dir > 0 ? $from.after(d) : $from.before(d))
      const to = Selection.findFrom(at, dir, true)
      if (to && dispatch) dispatch(state.tr.setSelection(to).scrollIntoView())
      return true
    }
    return false
  }

const br: Command = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(N.hard_break.create()).scrollIntoView())
  return true
})

export interface Editing {
  tree: Tree | null
  label: string
  lang: string
  readonly: boolean
  change(tree: Tree | null): void
  moved(view: EditorView): void
}

export function makeEditor(place: HTMLElement, e: Editing): EditorView {
  const view: EditorView = new EditorView(place, {
    state: EditorState.create({
      doc: fromTree(e.tree),
      plugins: [
        rules,
        keymap({
          "Mod-b": commands.strong!,
          "Mod-i": commands.emphasis!,
          "Mod-z": undo,
          "Mod-y": redo,
          "Shift-Mod-z": redo,
          "Mod-Shift-7": commands.ordered_list!,
          "Mod-Shift-8": commands.bullet_list!,
          "Mod-Shift-9": commands.quote!,
          "Shift-Enter": br,
          Backspace: undoInputRule,
          Enter: splitListItem(N.list_item),
          Tab: chainCommands(nextCell(1), sinkListItem(N.list_item)),
          "Shift-Tab": chainCommands(nextCell(-1), liftListItem(N.list_item)),
        }),
        keymap(baseKeymap),
        history(),
        dropCursor(),
        gapCursor(),
        cards,
      ],
    }),
    editable: () => !e.readonly,
    attributes: { role: "textbox", "aria-multiline": "true", "aria-label": e.label, spellcheck: "true", dir: "auto", ...(e.lang ? { lang: e.lang } : {}) },
    transformPastedHTML: clean,
    clipboardTextParser: lines,
    handlePaste(v, event) {
      const text = event.clipboardData?.getData("text/plain").trim() ?? ""
      if (!v.state.selection.empty && isLink(text)) return setLink(v, text)
      const { $from } = v.state.selection
      if (isWeb(text) && v.state.selection.empty && $from.depth === 1 && $from.parent.type === N.paragraph && !$from.parent.content.size) {
        const tr = v.state.tr.replaceWith($from.before(1), $from.after(1), [N.embed.create({ url: text }), N.paragraph.create()])
        v.dispatch(tr.setSelection(TextSelection.create(tr.doc, $from.before(1) + 2)).scrollIntoView())
        return true
      }
      return false
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr))
      if (tr.docChanged) e.change(toTree(view.state.doc))
      e.moved(view)
    },
  })
  return view
}
