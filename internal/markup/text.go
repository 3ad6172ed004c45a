package markup

import (
	"strconv"
	"strings"
)

// FromText reads plain text: blank lines part paragraphs, a single line end
// inside a paragraph becomes a break. It never fails.
func FromText(s string) *Doc {
	s = clean(bounded(strings.TrimPrefix(s, "\ufeff")))
	var paragraphs []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			paragraphs = append(paragraphs, strings.Join(lines, "\n"))
			lines = nil
		}
	}
	for line := range strings.SplitSeq(s, "\n") {
		if strings.TrimSpace(line) == "" {
			flush()
			continue
		}
		lines = append(lines, line)
	}
	flush()
	return FromLines(paragraphs)
}

// FromLines makes one paragraph of each text that isn't empty. [Doc.Paragraphs]
// gives the texts back as they are, but for what no text may hold: control
// characters and invalid UTF-8.
func FromLines(paragraphs []string) *Doc {
	d := &Doc{}
	size := 0
	for _, p := range paragraphs {
		if size > MaxBytes {
			break // too large already, as Check will say
		}
		size += len(p)
		d.Blocks = append(d.Blocks, Block{Kind: Paragraph, Spans: []Span{{Text: bounded(p)}}})
	}
	Normalise(d)
	return d
}

// bounded cuts a text that is too large anyway to a size that still is.
func bounded(s string) string {
	return s[:min(len(s), MaxBytes+1)]
}

// tooLarge is the Doc for input over a limit. Check refuses it.
func tooLarge(s string) *Doc {
	return &Doc{Blocks: []Block{{Kind: Paragraph, Spans: []Span{{Text: clean(bounded(s)) + strings.Repeat(".", MaxBytes)}}}}}
}

// Text returns d as plain text, its blocks parted by blank lines.
func (d *Doc) Text() string {
	return strings.Join(d.Paragraphs(), "\n\n")
}

// Paragraphs returns the plain text of each top-level block that has one; a
// break is a line feed. A list has one line an item, a table one line a row.
func (d *Doc) Paragraphs() []string {
	if d == nil {
		return nil
	}
	var out []string
	for _, b := range d.Blocks {
		if t := blockText(b); t != "" {
			out = append(out, t)
		}
	}
	return out
}

func blockText(b Block) string {
	switch b.Kind {
	case Paragraph, Heading:
		return spansText(b.Spans)
	case Quote:
		var parts []string
		for _, c := range b.Blocks {
			if t := blockText(c); t != "" {
				parts = append(parts, t)
			}
		}
		if b.Cite != "" && len(parts) > 0 {
			parts = append(parts, "— "+b.Cite)
		}
		return strings.Join(parts, "\n\n")
	case List:
		var lines []string
		for i, item := range b.Items {
			marker := "- "
			if b.Ordered {
				marker = strconv.Itoa(i+1) + ". "
			}
			var parts []string
			for _, c := range item {
				if t := blockText(c); t != "" {
					parts = append(parts, t)
				}
			}
			lines = append(lines, marker+indent(strings.Join(parts, "\n"), len(marker)))
		}
		return strings.Join(lines, "\n")
	case Embed:
		if b.Title == "" {
			return b.URL
		}
		return b.Title + "\n" + b.URL
	case Divider:
		return "* * *"
	case Table:
		var rows []string
		for _, row := range b.Rows {
			var cells []string
			for _, c := range row {
				cells = append(cells, strings.ReplaceAll(spansText(c.Spans), "\n", " "))
			}
			rows = append(rows, strings.TrimRight(strings.Join(cells, "\t"), "\t"))
		}
		return strings.Join(rows, "\n")
	}
	return ""
}

func spansText(spans []Span) string {
	if len(spans) == 1 && !spans[0].Break {
		return spans[0].Text
	}
	var b strings.Builder
	for _, s := range spans {
		if s.Break {
			b.WriteByte('\n')
		} else {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// indent puts n spaces before every line of s but the first.
func indent(s string, n int) string {
	return strings.ReplaceAll(s, "\n", "\n"+strings.Repeat(" ", n))
}
