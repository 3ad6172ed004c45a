package markup

import (
	"os"
	"strings"
	"testing"
)

// The examples of docs/body.md are what the code does: each stored body is
// canonical and gives the Markdown shown after it.
func TestDocumentedExamples(t *testing.T) {
	b, err := os.ReadFile("../../docs/body.md")
	if err != nil {
		t.Fatal(err)
	}
	_, examples, ok := strings.Cut(string(b), "## Examples\n")
	if !ok {
		t.Fatal("no examples")
	}
	var parts []string
	for _, part := range strings.Split(examples, "as Markdown\n") {
		part, _, _ = strings.Cut(part, "\nand\n")
		parts = append(parts, part)
	}
	unindent := func(s string) string {
		return strings.TrimSpace(strings.ReplaceAll("\n"+s, "\n    ", "\n"))
	}
	found := 0
	for stored := range strings.SplitSeq(examples, "\n    ") {
		if !strings.HasPrefix(stored, `{"format"`) {
			continue
		}
		stored, _, _ = strings.Cut(stored, "\n")
		d, err := Decode([]byte(stored))
		if err != nil {
			t.Fatal(err)
		}
		if got := string(d.Encode()); got != stored {
			t.Errorf("encoded it is\n%s\nnot\n%s", got, stored)
		}
		found++
		if got, want := strings.TrimSpace(d.Markdown()), unindent(parts[found]); got != want {
			t.Errorf("as Markdown it is\n%s\nnot\n%s", got, want)
		}
	}
	if found != 2 {
		t.Errorf("%d examples", found)
	}
}
