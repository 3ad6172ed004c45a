package markup

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func diff(a, b *Doc) string { return cmp.Diff(a, b, cmpopts.EquateEmpty()) }

func TestStoredFormRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDoc().Draw(t, "doc")
		b := d.Encode()
		back, err := Decode(b)
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		if again := back.Encode(); !bytes.Equal(b, again) {
			t.Fatalf("encoded again it is\n%s\nnot\n%s", again, b)
		}
		Normalise(d)
		if s := diff(d, back); s != "" {
			t.Fatal(s)
		}
		if err := d.Check(); err != nil {
			t.Fatal(err)
		}
	})
}

func TestMarkdownRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := genDoc().Draw(t, "doc")
		Normalise(d)
		md := d.Markdown()
		back, warnings := FromMarkdown(md)
		if s := diff(d, back); s != "" {
			t.Fatalf("%s\n%s\n%q", s, md, md)
		}
		if len(warnings) > 0 {
			t.Fatalf("warnings %q for\n%s", warnings, md)
		}
	})
}

// Trees that once came back as others, or would without one of the writer's rules.
func TestMarkdownRoundTripOf(t *testing.T) {
	p := func(spans ...Span) *Doc { return &Doc{Blocks: []Block{{Kind: Paragraph, Spans: spans}}} }
	cell := func(spans ...Span) *Doc {
		return &Doc{Blocks: []Block{{Kind: Table, Rows: [][]Cell{{{Spans: spans}}}}}}
	}
	for name, d := range map[string]*Doc{
		"a mark closed between a sign and a letter": p(Span{Text: "(", Strong: true}, Span{Text: "a"}),
		"a mark opened between a letter and a sign": p(Span{Text: "a"}, Span{Text: "(b", Strong: true}),
		"emphasis inside a word":                    p(Span{Text: "a"}, Span{Text: "b", Emphasis: true}, Span{Text: "c"}),
		"strong, both, emphasis":                    p(Span{Text: "a", Strong: true}, Span{Text: "b", Strong: true, Emphasis: true}, Span{Text: "c", Emphasis: true}),
		"a letter, then both marks and an address":  p(Span{Text: "a"}, Span{Text: "b", Strong: true}, Span{Text: "https://example.org/", Strong: true, Emphasis: true, Href: "https://example.org/"}),
		"a byte order mark":                         p(Span{Text: "\ufeff"}),
		"a backslash before a break":                p(Span{Text: `\`}, Span{Break: true}, Span{Text: " "}, Span{Break: true}),
		"an exclamation mark before a link":         p(Span{Text: "a!"}, Span{Text: "b", Href: "https://example.org/"}),
		"a link alone":                              p(Span{Text: "https://example.org/", Href: "https://example.org/"}),
		"an address that is no link":                p(Span{Text: "https://example.org/"}),
		"white space as code in a table":            cell(Span{Text: " \t ", Code: true}),
		"a pipe as code in a table":                 cell(Span{Text: "a|b||c", Code: true}, Span{Text: "|"}),
		"a list after a list":                       {Blocks: []Block{{Kind: List, Items: [][]Block{p(Span{Text: "a"}).Blocks}}, {Kind: List, Items: [][]Block{p(Span{Text: "b"}).Blocks}}}},
		"a dash in a quote":                         {Blocks: []Block{{Kind: Quote, Blocks: append(p(Span{Text: "a"}).Blocks, p(Span{Text: "— b"}).Blocks...)}}},
	} {
		md := d.Markdown()
		back, _ := FromMarkdown(md)
		if s := diff(d, back); s != "" {
			t.Errorf("%s: %s\n%q", name, s, md)
		}
	}
}
