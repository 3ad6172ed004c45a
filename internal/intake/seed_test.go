package intake

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

// seed reads the real page that lies beside the project, in ../shared/seed. It is never copied into it.
func seed(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("../../../shared/seed/rolling-page.txt")
	if errors.Is(err, os.ErrNotExist) {
		if os.Getenv("CI") == "true" {
			t.Fatal("the seed page is not there: ../shared/seed/rolling-page.txt beside the repository")
		}
		t.Skip("the seed page is not there: ../shared/seed/rolling-page.txt beside the repository")
	}
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestSeed checks the shape of the real page: which lines are headlines, how many paragraphs stand under each, and where
// datelines are.
func TestSeed(t *testing.T) {
	raw := seed(t)
	o, err := Parse(bytes.NewReader(raw), Options{Zone: zone(t, "Europe/Paris"), Date: Date{2024, 10, 23}, Lang: "en", Name: "rolling-page.txt"})
	if err != nil {
		t.Fatal(err)
	}
	lines := splitLines(string(raw))
	var got []string
	for _, u := range o.Updates {
		got = append(got, fmt.Sprintf("%d %s %q %s", u.Line, u.Stamp.Format(time.RFC3339), u.Written, u.Label))
		for _, p := range u.Posts {
			if p.Headline != trimLine(lines[p.Line-1]) {
				t.Errorf("line %d: the headline is not the line: %q", p.Line, p.Headline)
			}
			for i, para := range p.Paragraphs {
				if para != trimLine(lines[p.Line+i]) {
					t.Errorf("line %d: paragraph %d is not the line", p.Line, i+1)
				}
			}
			if strings.Join(p.Paragraphs, "\n") != p.Dateline.Lead+strings.Join(p.Body(), "\n") {
				t.Errorf("line %d: lead and body don't make the paragraphs again", p.Line)
			}
			got = append(got, fmt.Sprintf("  %d+%d %s %s %v", p.Line, len(p.Paragraphs), p.Dateline.Place, p.Dateline.Date, p.Dateline.InHeadline))
		}
	}
	want := []string{
		`2 2024-10-23T20:30:00Z "UPDATE: 10:30 PM CEST" 10:30 PM CEST`, "  3+1   false",
		`5 2024-10-23T11:30:00Z "UPDATE: 1:30 PM CEST" 1:30 PM CEST`, "  6+2   false",
		`9 2024-10-23T10:30:00Z "UPDATE: 12:30 PM CEST" 12:30 PM CEST`, "  10+4   false",
		`15 2024-10-23T05:00:00Z "UPDATE: 7:00 AM CEST" 7:00 AM CEST`,
		"  16+2   false", "  19+2   false", "  22+2   false", "  25+1   false", "  27+2   false", "  30+1   false", "  32+2   false",
		"  35+1 Lugano, Switzerland 2024-10-19 true", "  37+1 Stockholm, Sweden 2024-10-19 false",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
	if len(o.Doubts) != 0 || o.Notice != lines[0] || o.Standfirst != "" || o.Order != NewestFirst {
		t.Errorf("doubts %v, notice %q, standfirst %q, %s", o.Doubts, o.Notice, o.Standfirst, o.Order)
	}
	wholeIn(t, string(raw), o)

	var out bytes.Buffer
	if err := Write(&out, o); err != nil {
		t.Fatal(err)
	}
	if g, w := solid(out.String()), solid(string(raw)); g != w {
		t.Errorf("written:\n%s\nwant:\n%s", g, w)
	}
}

// TestSeedWithoutDate: a page without dates needs one, and its texts tell which it may be.
func TestSeedWithoutDate(t *testing.T) {
	_, err := Parse(bytes.NewReader(seed(t)), Options{Zone: zone(t, "Europe/Paris"), Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC), Lang: "en"})
	var pe *ParseError
	if !errors.As(err, &pe) || !errors.Is(err, ErrNoDate) || pe.Proposal != (Date{2024, 10, 22}) || pe.Line != 31 {
		t.Fatalf("got %v", err)
	}
}

// solid is a text without blank lines and spaces at the ends of lines.
func solid(s string) string {
	var out []string
	for _, l := range splitLines(s) {
		if l = trimLine(l); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}
