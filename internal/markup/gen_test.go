package markup

import (
	"strings"

	"pgregory.net/rapid"
)

// awkward are bits of text that some format takes for something else.
var awkward = []string{
	"a", "b", "word", "Zürich", "北京", "سلام", " ", "  ", "\t", "\n", "\n\n", "*", "**", "_", "__", "`", "``", "[", "]", "](", "!", "![",
	"(", ")", "<", ">", "<b>", "</p>", "<script>", "&", "&amp;", "&#32;", "#", "# ", "-", "- ", "+ ", "* ", "1. ", "1", ".", "1) ", "> ", "=", "===",
	"---", "***", "|", "| --- |", ":--", "~~~", "```", "\\", "\\\\", "https://example.org/", "http://", "://", "www.example.org",
	"a@example.org", "javascript:", "\u00a0", "\u3000", "\u200f", "\u2028", "—", "— ", "“", "”", "é", "e\u0301", "\U0001f6a2", "media:", "\"", "'", ";", ":",
	"[x]: https://example.org/", "{#id}", "\ufeff",
}

var addressesForTest = []string{
	"https://example.org/", "http://example.com", "https://example.org/a_b*c?x=1&amp;y=2", "https://example.org/(x)", "https://example.org/a(b",
	"mailto:desk@example.org", "tel:+33-1-23", "https://xn--mnchen-3ya.example/%C3%A9#top", "https://example.org:8080/?q=a'b&copy;c", "https://[::1]/",
}

func genText() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.SampledFrom(awkward), rapid.SampledFrom(awkward), rapid.StringN(0, 3, -1)), 1, 5).Draw(t, "text"), "")
	})
}

func genSpan() *rapid.Generator[Span] {
	return rapid.Custom(func(t *rapid.T) Span {
		if rapid.IntRange(0, 7).Draw(t, "break") == 0 {
			return Span{Break: true}
		}
		s := Span{Text: genText().Draw(t, "text")}
		s.Strong = rapid.Bool().Draw(t, "strong")
		s.Emphasis = rapid.Bool().Draw(t, "emphasis")
		s.Code = rapid.IntRange(0, 4).Draw(t, "code") == 0
		if rapid.IntRange(0, 3).Draw(t, "link") == 0 {
			s.Href = rapid.SampledFrom(addressesForTest).Draw(t, "href")
			if rapid.Bool().Draw(t, "self") {
				s.Text = s.Href
			}
		}
		return s
	})
}

func genSpans() *rapid.Generator[[]Span] { return rapid.SliceOfN(genSpan(), 0, 5) }

func genBlock(depth int) *rapid.Generator[Block] {
	return rapid.Custom(func(t *rapid.T) Block {
		kinds := []Kind{Paragraph, Paragraph, Heading, PictureBlock, Embed, Divider, Table}
		if depth < 4 {
			kinds = append(kinds, Quote, List, List)
		}
		b := Block{Kind: rapid.SampledFrom(kinds).Draw(t, "kind")}
		switch b.Kind {
		case Paragraph, Heading:
			b.Spans = genSpans().Draw(t, "spans")
			b.Level = rapid.IntRange(0, 4).Draw(t, "level")
		case PictureBlock:
			b.Media = rapid.SampledFrom([]string{"1", "abc", "k9", "", "NO"}).Draw(t, "media")
		case Embed:
			b.URL = rapid.SampledFrom(addressesForTest).Draw(t, "url")
			b.Title = rapid.OneOf(rapid.Just(""), genText()).Draw(t, "title")
		case Quote:
			b.Blocks = rapid.SliceOfN(genBlock(depth+1), 0, 3).Draw(t, "blocks")
			b.Cite = rapid.OneOf(rapid.Just(""), genText()).Draw(t, "cite")
			b.URL = rapid.OneOf(rapid.Just(""), rapid.SampledFrom(addressesForTest)).Draw(t, "url")
		case List:
			b.Ordered = rapid.Bool().Draw(t, "ordered")
			b.Items = rapid.SliceOfN(rapid.SliceOfN(genBlock(depth+1), 0, 3), 0, 3).Draw(t, "items")
		case Table:
			b.Header = rapid.Bool().Draw(t, "header")
			b.Rows = rapid.SliceOfN(rapid.SliceOfN(rapid.Map(genSpans(), func(s []Span) Cell { return Cell{s} }), 0, 3), 0, 3).Draw(t, "rows")
		}
		return b
	})
}

// genDoc makes any tree, also ones that Normalise has to mend.
func genDoc() *rapid.Generator[*Doc] {
	return rapid.Custom(func(t *rapid.T) *Doc {
		return &Doc{Blocks: rapid.SliceOfN(genBlock(1), 0, 4).Draw(t, "blocks")}
	})
}
