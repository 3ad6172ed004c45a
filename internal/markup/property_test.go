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
