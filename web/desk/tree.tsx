// The body of a post as a tree of stoppress-body/1 (docs/body.md): as Markdown,
// as text, and as the desk shows it. Nothing here makes HTML of a string, so a
// stored text can only be seen.
import type { ComponentChildren, JSX } from "preact"
import { type Block, type Span, type Texts, type Tree, picture } from "./api"

export const format = "stoppress-body/1"

const escape = (s: string) => s.replace(/[\\`*_[\]<>#|~]/g, "\\$&")

function spansText(spans: Span[] = []): string {
  return spans
    .map((s) => {
      if (s.break) return "\\\n"
      const text = s.text ?? ""
      if (s.code) return "`" + text + "`"
      const [, before, core, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!
      if (!core) return text
      let out = escape(core!)
      if (s.strong && s.emphasis) out = `***${out}***`
      else if (s.strong) out = `**${out}**`
      else if (s.emphasis) out = `*${out}*`
      if (s.href) out = `[${out}](<${s.href}>)`
      return before + out + after
    })
    .join("")
}

const indent = (s: string, first: string, rest: string) =>
  s
    .split("\n")
    .map((l, i) => (i ? (l ? rest + l : l) : first + l))
    .join("\n")

function blockText(b: Block): string {
  switch (b.kind) {
    case "heading":
      return "#".repeat(b.level ?? 1) + " " + spansText(b.spans)
    case "quote": {
      let inner = blocksText(b.blocks ?? [])
      if (b.cite || b.url) inner += "\n\n— " + (b.url ? `[${escape(b.cite || b.url)}](<${b.url}>)` : escape(b.cite!))
      return inner
        .split("\n")
        .map((l) => (l ? "> " + l : ">"))
        .join("\n")
    }
    case "list":
      return (b.items ?? [])
        .map((item, i) => {
          const mark = b.ordered ? `${i + 1}. ` : "- "
          return indent(blocksText(item, "\n"), mark, " ".repeat(mark.length))
        })
        .join("\n")
    case "picture":
      return `![](media:${b.media})`
    case "embed":
      return b.title ? `![${escape(b.title)}](<${b.url}>)` : `<${b.url}>`
    case "divider":
      return "***"
    case "table": {
      const rows = b.rows ?? []
      const line = (cells: { spans?: Span[] }[]) => "| " + cells.map((c) => spansText(c.spans).replace(/\\?\n/g, " ")).join(" | ") + " |"
      const width = rows[0]?.length ?? 1
      const head = b.header && rows[0] ? line(rows[0]) : "|" + "  |".repeat(width)
      return [head, "|" + " --- |".repeat(width), ...rows.slice(b.header ? 1 : 0).map(line)].join("\n")
    }
    default:
      return spansText(b.spans).replace(/^([-+>]|\d+[.)])(?=\s)/, "\\$1")
  }
}

const blocksText = (blocks: Block[], gap = "\n\n"): string => blocks.map(blockText).join(gap)

/** toMarkdown writes a body for the plain text area. */
export function toMarkdown(body: Tree | string | null): string {
  if (typeof body === "string") return body
  return body ? blocksText(body.blocks) : ""
}

/** Said tells whether a post says anything. */
export function said(x: Pick<Texts, "headline" | "body">): boolean {
  return x.headline.trim() !== "" || (typeof x.body === "string" ? x.body.trim() !== "" : !!x.body?.blocks.length)
}

/** Gist is a line that a draft is known by. */
export function gist(x: Pick<Texts, "headline" | "body">): string {
  if (x.headline.trim()) return x.headline
  return toMarkdown(x.body)
    .replace(/[*_`#>\\]/g, "")
    .trim()
    .slice(0, 90)
}

function Spans({ of }: { of: Span[] | undefined }): JSX.Element {
  return (
    <>
      {(of ?? []).map((s) => {
        if (s.break) return <br />
        let v: ComponentChildren = s.text
        if (s.code) v = <code>{v}</code>
        if (s.emphasis) v = <em>{v}</em>
        if (s.strong) v = <strong>{v}</strong>
        // The server takes only these; what another program put in a draft is not asked what it is.
        if (s.href && /^(https?|mailto|tel):/i.test(s.href))
          v = (
            <a href={s.href} target="_blank" rel="noopener noreferrer">
              {v}
            </a>
          )
        return v
      })}
    </>
  )
}

const host = (url = "") => {
  try {
    return new URL(url).host.replace(/^www\./, "")
  } catch {
    return url
  }
}

type Media = Texts["media"]

function One({ b, media }: { b: Block; media?: Media | undefined }): JSX.Element {
  switch (b.kind) {
    case "heading":
      return (
        <p class="sub">
          <Spans of={b.spans} />
        </p>
      )
    case "quote":
      return (
        <blockquote>
          <Blocks of={b.blocks} media={media} />
          {b.cite && <footer>— {b.cite}</footer>}
        </blockquote>
      )
    case "list": {
      const items = (b.items ?? []).map((i) => (
        <li>
          <Blocks of={i} />
        </li>
      ))
      return b.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case "picture":
      return media?.[b.media!]?.id ? (
        <figure class="shown">
          <img src={picture(media[b.media!]!.id, 800)} alt={media[b.media!]!.alt} width={media[b.media!]!.width} height={media[b.media!]!.height} loading="lazy" />
          {(media[b.media!]!.caption || media[b.media!]!.credit) && (
            <figcaption class="meta">
              {media[b.media!]!.caption} {media[b.media!]!.credit}
            </figcaption>
          )}
        </figure>
      ) : (
        <p class="card">▣</p>
      )
    case "embed":
      return (
        <p class="card">
          <b>{b.title || host(b.url)}</b> <bdi dir="ltr">{b.url}</bdi>
        </p>
      )
    case "divider":
      return <hr />
    case "table":
      return (
        <table>
          <tbody>
            {(b.rows ?? []).map((r, i) => (
              <tr>
                {r.map((c) =>
                  b.header && !i ? (
                    <th scope="col">
                      <Spans of={c.spans} />
                    </th>
                  ) : (
                    <td>
                      <Spans of={c.spans} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )
    default:
      return (
        <p>
          <Spans of={b.spans} />
        </p>
      )
  }
}

export function Blocks({ of, media }: { of: Block[] | undefined; media?: Media | undefined }): JSX.Element {
  return (
    <>
      {(of ?? []).map((b) => (
        <One b={b} media={media} />
      ))}
    </>
  )
}

export function Body({ of, media }: { of: Tree | string | null; media?: Media | undefined }): JSX.Element {
  if (typeof of === "string") return <p class="plain">{of}</p>
  return <Blocks of={of?.blocks} media={media} />
}
