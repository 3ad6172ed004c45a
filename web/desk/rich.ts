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
import { type Command, EditorState, Plugin, Selection, TextSelection, type Transaction } from "prosemirror-state"
import { EditorView, type NodeView } from "prosemirror-view"
import type { Block, Span, Tree } from "./api"
import { embedCard, pictureCard } from "./card"
import { clean, loose, unwrap } from "./paste"
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
    picture: {
      attrs: { media: {} },
      atom: true,
      draggable: true,
      parseDOM: [{ tag: "figure[data-pic]", getAttrs: (e) => ({ media: (e as HTMLElement).dataset.pic }) }],
      toDOM: (n) => ["figure", { "data-pic": n.attrs.media }],
    },
    embed: {
      attrs: { url: {}, title: { default: "" } },
      atom: true,
      draggable: true,
      parseDOM: [
        { tag: "iframe[src]", getAttrs: (e) => (isWeb((e as HTMLIFrameElement).src) ? { url: (e as HTMLIFrameElement).src } : false) },
        {
          tag: "div[data-embed]",
          getAttrs: (e) => {
            const { embed: url = "", title = "" } = (e as HTMLElement).dataset
            return isWeb(url) ? { url, title } : false
          },
        },
      ],
      toDOM: (n) => ["div", { "data-embed": n.attrs.url, "data-title": n.attrs.title }],
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
      if (isWeb(n.attrs.url)) b.url = n.attrs.url
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

/** lines makes paragraphs of plain text: blank lines part them, a line end is a break. */
function lines(text: string): Slice {
  const parts = text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .trim()
    .split(/\n[ \t]*\n+/)
    .map((p) => unwrap(p.split("\n")) ?? p)
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
  divider: (state, dispatch) => {
    dispatch?.(put(state, N.divider.create()))
    return true
  },
  table: (state, dispatch) => {
    const row = () => N.table_row.create(null, [0, 1].map(() => N.table_cell.create()))
    const tr = put(state, N.table.create({ header: true }, [row(), row(), row()]))
    const end = tr.selection.$from.before(1)
    tr.setSelection(Selection.near(tr.doc.resolve(end - tr.doc.resolve(end).nodeBefore!.nodeSize + 1)))
    dispatch?.(tr)
    return true
  },
  undo,
  redo,
}

/** put puts a node after the block at the cursor, or in its place where that is empty, and goes on below it. */
function put(state: EditorState, ...nodes: Node[]): Transaction {
  const { $from } = state.selection
  const empty = $from.depth === 1 && !$from.parent.content.size
  const from = $from.depth ? (empty ? $from.before(1) : $from.after(1)) : state.selection.to
  const to = empty ? $from.after(1) : from
  const rest = state.doc.resolve(to).nodeAfter
  const all = rest && rest.isTextblock ? nodes : [...nodes, N.paragraph.create() as Node]
  const tr = state.tr.replaceWith(from, to, all)
  const end = from + nodes.reduce((n, x) => n + x.nodeSize, 0)
  return tr.setSelection(Selection.near(tr.doc.resolve(end + 1))).scrollIntoView()
}

/** putPictures puts pictures at a place of the text, or at the cursor. */
export function putPictures(view: EditorView, keys: string[], at?: number) {
  if (!keys.length) return
  const nodes = keys.map((media) => N.picture.create({ media }) as Node)
  let state = view.state
  if (at !== undefined) {
    const $at = state.doc.resolve(at)
    const pos = $at.depth ? ($at.parentOffset * 2 < $at.parent.content.size ? $at.before(1) : $at.after(1)) : at
    return view.dispatch(state.tr.insert(pos, nodes).scrollIntoView())
  }
  view.dispatch(put(state, ...nodes))
}

// --- tables ---

/** tableAt is the table at the cursor, with the row and the column of it. */
export function tableAt(state: EditorState): { pos: number; node: Node; row: number; column: number } | null {
  const { $from } = state.selection
  for (let d = $from.depth; d > 0; d--)
    if ($from.node(d).type === N.table) return { pos: $from.before(d), node: $from.node(d), row: $from.index(d), column: d + 1 <= $from.depth ? $from.index(d + 1) : 0 }
  return null
}

const maxWidth = 32
/** tables change the table at the cursor. */
export const tables: Record<string, Command> = Object.fromEntries(
  ["row", "column", "row.off", "column.off", "off"].map((what) => [
    what,
    (state, dispatch) => {
      const at = tableAt(state)
      if (!at) return false
      const rows = children(at.node).map(children)
      const width = Math.max(...rows.map((r) => r.length))
      const cell = () => N.table_cell.create() as Node
      if (what === "off" || (what === "row.off" && rows.length < 2) || (what === "column.off" && width < 2)) {
        dispatch?.(state.tr.replaceWith(at.pos, at.pos + at.node.nodeSize, N.paragraph.create()).scrollIntoView())
        return true
      }
      if (what === "column" && width >= maxWidth) return false
      if (what === "row") rows.splice(at.row + 1, 0, Array.from({ length: width }, cell))
      if (what === "row.off") rows.splice(at.row, 1)
      if (what === "column") for (const r of rows) r.splice(Math.min(at.column + 1, r.length), 0, cell())
      if (what === "column.off") for (const r of rows) if (r.length > 1) r.splice(at.column, 1)
      const made = N.table.create(at.node.attrs, rows.map((r) => N.table_row.create(null, r)))
      const tr = state.tr.replaceWith(at.pos, at.pos + at.node.nodeSize, made)
      // Into the cell that is new, or the one that took the place.
      const row = Math.min(rows.length - 1, at.row + (what === "row" ? 1 : 0))
      const column = Math.min(rows[row]!.length - 1, what === "row" ? 0 : at.column + (what === "column" ? 1 : 0))
      let pos = at.pos + 2
      for (let i = 0; i < row; i++) pos += made.child(i).nodeSize
      for (let i = 0; i < column; i++) pos += made.child(row).child(i).nodeSize
      dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(pos + 1))).scrollIntoView())
      return true
    },
  ]),
)

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

/** setCite says who is quoted and where, in the quote that the cursor is in. */
export function setCite(view: EditorView, to: { cite?: string; url?: string }) {
  const { $from } = view.state.selection
  for (let d = $from.depth; d > 0; d--) {
    if ($from.node(d).type !== N.quote) continue
    view.dispatch(view.state.tr.setNodeMarkup($from.before(d), null, { ...$from.node(d).attrs, ...to }))
    return
  }
}
/** afterQuote goes on below the quote that the cursor is in. */
export function afterQuote(view: EditorView) {
  const { $from } = view.state.selection
  for (let d = $from.depth; d > 0; d--) {
    if ($from.node(d).type !== N.quote) continue
    const end = $from.after(d)
    const tr = view.state.tr
    if (!tr.doc.resolve(end).nodeAfter?.isTextblock) tr.insert(end, N.paragraph.create())
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 1)).scrollIntoView())
    break
  }
  view.focus()
}
/** toCite asks who is quoted, from within a quote. */
const toCite: Command = (state, dispatch) => {
  if (!citeOf(state)) return false
  if (dispatch) setTimeout(() => document.querySelector<HTMLElement>("#cite")?.focus())
  return true
}
export function citeOf(state: EditorState): { cite: string; url: string } | null {
  const { $from } = state.selection
  for (let d = $from.depth; d > 0; d--) if ($from.node(d).type === N.quote) return $from.node(d).attrs as { cite: string; url: string }
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
      if (!to && dir > 0) return tables.row!(state, dispatch) // out of the last cell
      if (to && dispatch) {
        // No further than the table reaches.
        const table = tableAt(state)!
        if (to.from > table.pos && to.from < table.pos + table.node.nodeSize) dispatch(state.tr.setSelection(to).scrollIntoView())
        else if (dir > 0) return tables.row!(state, dispatch)
      }
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
  take(files: File[]): string[] // keys of their pictures
  left(n: number): void // of what was pasted, so many pictures were left out
}

// What is shown for a node that is more than text, and what of its events are the editor's.
function nodeView(dom: HTMLElement, end: () => void = () => {}): NodeView {
  return {
    dom,
    ignoreMutation: () => true,
    stopEvent: (e) => !/^(drag|drop)/.test(e.type) && !!(e.target as HTMLElement).closest?.("input, textarea, button, label, progress"),
    destroy: end,
  }
}

const acts = (view: EditorView, getPos: () => number | undefined) => ({
  remove() {
    const pos = getPos()
    if (pos === undefined) return
    const node = view.state.doc.nodeAt(pos)!
    view.dispatch(view.state.doc.childCount === 1 ? view.state.tr.replaceWith(pos, pos + node.nodeSize, N.paragraph.create()) : view.state.tr.delete(pos, pos + node.nodeSize))
    view.focus()
  },
  move(by: 1 | -1) {
    const pos = getPos()
    if (pos === undefined) return
    const { doc, tr } = view.state
    const node = doc.nodeAt(pos)!
    const i = doc.resolve(pos).index(0)
    const other = doc.maybeChild(i + by)
    if (!other) return
    tr.delete(pos, pos + node.nodeSize)
    view.dispatch(tr.insert(by < 0 ? pos - other.nodeSize : pos + other.nodeSize, node).scrollIntoView())
    view.dom.querySelector<HTMLElement>(`[data-pic="${node.attrs.media}"] [data-act=${by < 0 ? "up" : "down"}]`)?.focus()
  },
})

const images = (d: DataTransfer | null | undefined) => [...(d?.files ?? [])].filter((f) => f.type.startsWith("image/") || !f.type)

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
          Tab: chainCommands(nextCell(1), sinkListItem(N.list_item), toCite),
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
    nodeViews: {
      picture(node, v, getPos) {
        const c = pictureCard(node.attrs.media, acts(v, getPos))
        return nodeView(c.dom, c.end)
      },
      embed(node, v, getPos) {
        const view = nodeView(
          embedCard(node.attrs.url, node.attrs.title, {
            remove: acts(v, getPos).remove,
            title: (title) => {
              const pos = getPos()
              if (pos !== undefined) v.dispatch(v.state.tr.setNodeMarkup(pos, null, { ...v.state.doc.nodeAt(pos)!.attrs, title }))
            },
          }),
        )
        view.update = (n) => n.type === node.type && n.attrs.url === node.attrs.url
        return view
      },
    },
    transformPastedHTML(html) {
      const n = loose(html)
      if (n) e.left(n)
      return clean(html)
    },
    clipboardTextParser: lines,
    handleDrop(v, event, _slice, moved) {
      const files = moved ? [] : images(event.dataTransfer)
      if (!files.length) return false
      event.preventDefault()
      const at = v.posAtCoords({ left: event.clientX, top: event.clientY })
      putPictures(v, e.take(files), at?.pos)
      return true
    },
    handlePaste(v, event) {
      // A picture that is copied by itself comes with an <img> at most. What word
      // processors add to a text is a picture of that text.
      const files = images(event.clipboardData)
      const html = event.clipboardData?.getData("text/html") ?? ""
      if (files.length && !html.replace(/<style[\s\S]*?<\/style>|<!--[\s\S]*?-->|<[^>]*>/gi, "").trim()) {
        putPictures(v, e.take(files))
        return true
      }
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
