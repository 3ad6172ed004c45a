package intake

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the outlines of testdata/pages as they are now")

// A testPage is a file of testdata/pages: options, the page, and the outline that it must give.
type testPage struct {
	options Options
	head    string
	page    string
	outline string
}

func readPage(t testing.TB, file string) testPage {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, rest, ok := strings.Cut(string(raw), "-- page --\n")
	if !ok {
		t.Fatalf("%s: no page", file)
	}
	page, outline, _ := strings.Cut(rest, "-- outline --\n")
	p := testPage{head: head, page: page, outline: outline, options: Options{Name: "page", Lang: "en"}}
	for line := range strings.Lines(head) {
		k, v, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch {
		case strings.HasPrefix(line, "#"):
		case k == "zone":
			p.options.Zone = zone(t, v)
		case k == "lang":
			p.options.Lang = v
		case k == "date":
			if p.options.Date, err = ParseDate(v); err != nil {
				t.Fatal(err)
			}
		case k == "now":
			if p.options.Now, err = time.Parse(time.RFC3339, v); err != nil {
				t.Fatal(err)
			}
		default:
			t.Fatalf("%s: what is %q?", file, line)
		}
	}
	return p
}

func pages(t testing.TB) []string {
	files, err := filepath.Glob("testdata/pages/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no pages", err)
	}
	return files
}

// TestPages checks the outlines of invented pages.
func TestPages(t *testing.T) {
	for _, file := range pages(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			p := readPage(t, file)
			var b bytes.Buffer
			o, err := Parse(strings.NewReader(p.page), p.options)
			if err != nil {
				var pe *ParseError
				if !errors.As(err, &pe) {
					t.Fatal(err)
				}
				filled(t, pe.Saying, pe.Why+pe.Way)
				b.WriteString("error: " + err.Error() + "\n")
			} else {
				if err := o.WriteText(&b); err != nil {
					t.Fatal(err)
				}
				wholeIn(t, p.page, o)
				for _, d := range o.Doubts {
					filled(t, d.Saying, d.Why+d.Choice)
				}
			}
			if *update {
				if err := os.WriteFile(file, []byte(p.head+"-- page --\n"+p.page+"-- outline --\n"+b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(p.outline, b.String()); d != "" {
				t.Errorf("outline (-want +got):\n%s", d)
			}
		})
	}
}

// wholeIn checks that every line of a page which isn't blank is in exactly one place of its outline or, as doubts say, left out.
func wholeIn(t interface {
	Helper()
	Errorf(string, ...any)
}, page string, o *Outline) {
	t.Helper()
	at := map[int][]part{}
	for _, p := range o.parts {
		at[p.line] = append(at[p.line], p)
	}
	// The parts must also be what the outline shows.
	var shown strings.Builder
	shown.WriteString(o.Notice + "\n" + o.Standfirst + "\n")
	for _, u := range o.Updates {
		shown.WriteString(u.DayLine + "\n" + u.Written + "\n")
		for _, p := range u.Posts {
			shown.WriteString(p.Headline + "\n" + strings.Join(p.Paragraphs, "\n") + "\n")
		}
	}
	for _, d := range o.Doubts {
		shown.WriteString(d.Text + "\n")
	}
	fold := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, isBlank), "")
	}
	all := fold(shown.String())
	for i, l := range splitLines(page) {
		l = fold(strings.TrimPrefix(l, "\ufeff"))
		if l == "" {
			if len(at[i+1]) > 0 {
				t.Errorf("line %d is blank, but stands for %v", i+1, at[i+1])
			}
			continue
		}
		// A line may be a stamp and the text beside it; with what parts them it makes the line again.
		left := l
		texts := 0
		// The longest first: the stamp's text may stand in the headline's too.
		slices.SortFunc(at[i+1], func(a, b part) int { return len(b.text) - len(a.text) })
		for _, p := range at[i+1] {
			text := fold(p.text)
			k := strings.Index(left, text)
			if k < 0 {
				t.Errorf("line %d %q: %s %q isn't of it", i+1, l, p.kind, p.text)
				continue
			}
			left = left[:k] + left[k+len(text):]
			if p.kind != inStamp {
				texts++
			}
			if p.kind != leftOut && !strings.Contains(all, text) {
				t.Errorf("line %d: %s %q isn't in the outline", i+1, p.kind, p.text)
			}
		}
		if len(at[i+1]) == 0 || texts > 1 {
			t.Errorf("line %d %q is in %d places: %v", i+1, l, len(at[i+1]), at[i+1])
		}
		if strings.Trim(left, marks) != "" {
			t.Errorf("line %d %q: lost %q", i+1, l, left)
		}
	}
}
