package intake

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

const plainPage = "This page will be updated.\nUPDATE: 10:30 PM CEST\nHarbour Gates Closed Early\nThe harbour master closed both gates – “for now”.\n"

func parse(t testing.TB, text string) (*Outline, error) {
	t.Helper()
	return Parse(strings.NewReader(text), Options{Zone: zone(t, "Europe/Paris"), Date: Date{2024, 10, 23}, Lang: "en", Name: "page.txt"})
}

// TestBadInput: each bad text is refused with its kind, its line and a way out.
func TestBadInput(t *testing.T) {
	latin, err := charmap.Windows1252.NewEncoder().String(plainPage)
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("word ", 2<<20)
	for _, c := range []struct {
		name, text string
		kind       error
		line       int
		says       []string
	}{
		{"empty", "", ErrEmpty, 0, []string{"page.txt: the file is empty"}},
		{"blank", "\ufeff \r\n\t\r\n", ErrEmpty, 0, []string{"empty"}},
		{"PNG", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", ErrNotText, 0, []string{"PNG picture", "plain text"}},
		{"large JPEG", "\xff\xd8\xff\xe0" + long, ErrNotText, 0, []string{"JPEG picture"}},
		{"WebP", "RIFF\x00\x00\x00\x00WEBPVP8 ", ErrNotText, 0, []string{"WebP"}},
		{"document", "PK\x03\x04\x14\x00", ErrNotText, 0, []string{"office document"}},
		{"bytes", plainPage + "\x00\x01\x02", ErrNotText, 5, []string{"NUL"}},
		{"UTF-16 without a mark", "U\x00P\x00D\x00A\x00T\x00E\x00", ErrNotText, 1, []string{"UTF-16"}},
		{"control characters", strings.Repeat("ab\x01\x02", 40), ErrNotText, 0, []string{"control"}},
		{"damaged UTF-8", plainPage + "Caf\xc3 au lait\n", ErrEncoding, 5, []string{"line 5", "0xC3", "UTF-8", "damaged"}},
		{"another 8-bit encoding", "UPDATE: 10:30 PM\n\xcf\xf0\xe8\xe2\xe5\xf2 \xcc\xe8\xf0\n", ErrEncoding, 2, []string{"UTF-8"}},
		{"line of 10 MB", plainPage + long, ErrLineTooLong, 5, []string{"line 5", "128 KB", "8 MB"}},
		{"too many lines", "UPDATE: 10:30 PM\n" + strings.Repeat("x\n", MaxLines), ErrTooLarge, MaxLines + 1, []string{"100000 lines"}},
		{"too many blank lines", "UPDATE: 10:30 PM\n" + strings.Repeat("\n", 4*MaxLines+1), ErrTooLarge, 4 * MaxLines, []string{"400000 lines"}},
		{"HTML", "<!DOCTYPE html>\n<html><body>\n<p>UPDATE: 10:30 PM</p>", ErrMarkup, 1, []string{"HTML", "browser"}},
		{"a piece of HTML", "<h2>UPDATE: 10:30 PM</h2>\n<p>One</p>\n<p>Two</p>\n<p>Three</p>\n", ErrMarkup, 1, []string{"HTML"}},
		{"no stamp", "A page\nwith text at 10:30 PM\n", ErrNoStamp, 2, []string{"10:30 PM", "UPDATE"}},
		{"stamps alone", "UPDATE: 10:30 PM\nUPDATE: 9:30 PM\n", ErrEmpty, 1, []string{"under any stamp"}},
		{"unknown zone", "Notice\nUPDATE: 10:30 PM QQT\nHead\nText.\n", ErrZone, 2, []string{"line 2", "QQT", "Europe/Paris", "UTC+3"}},
		{"ambiguous zone", "UPDATE: 10:30 PM IST\nHead\nText.\n", ErrZone, 1, []string{"India"}},
		{"unknown zone of the page", "All times QQT\nUPDATE: 10:30 PM\nHead\nText.\n", ErrZone, 1, []string{"QQT"}},
		{"unknown place", "UPDATE: 10:30 PM Atlantis time\nHead\nText.\n", ErrZone, 1, []string{"Atlantis time"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o, err := parse(t, c.text)
			var pe *ParseError
			if !errors.As(err, &pe) || !errors.Is(err, c.kind) || o != nil {
				t.Fatalf("got %v, %v", o, err)
			}
			if pe.Line != c.line || pe.Way == "" {
				t.Errorf("line %d, want %d; way out %q", pe.Line, c.line, pe.Way)
			}
			filled(t, pe.Saying, pe.Why+pe.Way)
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q doesn't say %q", err, s)
				}
			}
		})
	}

	t.Run("Windows-1252", func(t *testing.T) {
		o, err := Parse(strings.NewReader(latin), Options{Date: Date{2024, 10, 23}, Take1252: true})
		if err != nil {
			t.Fatal(err)
		}
		if o.Encoding != "Windows-1252" || !strings.Contains(o.Updates[0].Posts[0].Paragraphs[0], "– “for now”") || o.Doubts[0].Line != 4 {
			t.Errorf("got %+v", o)
		}
		_, err = Parse(strings.NewReader(latin), Options{Date: Date{2024, 10, 23}})
		var pe *ParseError
		if !errors.As(err, &pe) || pe.Kind != ErrEncoding || pe.Line != 4 || !strings.Contains(err.Error(), "Windows-1252") {
			t.Errorf("refused: %v", err)
		}
	})
}

// TestAccepted: the same page comes out of every way in which editors' programs save a text.
func TestAccepted(t *testing.T) {
	want, err := parse(t, plainPage)
	if err != nil {
		t.Fatal(err)
	}
	encode := func(e xunicode.Endianness) string {
		s, err := xunicode.UTF16(e, xunicode.UseBOM).NewEncoder().String(plainPage)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, text := range map[string]string{
		"BOM":                "\ufeff" + plainPage,
		"CRLF":               strings.ReplaceAll(plainPage, "\n", "\r\n"),
		"BOM and CRLF":       "\ufeff" + strings.ReplaceAll(plainPage, "\n", "\r\n"),
		"CR":                 strings.ReplaceAll(plainPage, "\n", "\r"),
		"UTF-16LE":           encode(xunicode.LittleEndian),
		"UTF-16BE":           encode(xunicode.BigEndian),
		"no last line end":   strings.TrimSpace(plainPage),
		"blanks at ends":     strings.ReplaceAll(plainPage, "\n", " \u00a0\t\n"),
		"blanks at heads":    "\t" + strings.ReplaceAll(plainPage, "\n", "\n  "),
		"breaks in a column": strings.ReplaceAll(plainPage, "\n", "\v"),
	} {
		got, err := parse(t, text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if a, b := written(t, got), written(t, want); a != b || len(got.Doubts) != 0 {
			t.Errorf("%s: got %q, doubts %v", name, a, got.Doubts)
		}
	}
}

// endless gives a text without end, and counts what is taken of it.
type endless struct{ taken int }

func (e *endless) Read(b []byte) (int, error) {
	const line = "A line of a page that never ends.\n"
	for i := range b {
		b[i] = line[(e.taken+i)%len(line)]
	}
	e.taken += len(b)
	return len(b), nil
}

// TestTooLarge: a file over the limit is refused with the limit, and isn't read to its end.
func TestTooLarge(t *testing.T) {
	var e endless
	_, err := Parse(&e, Options{Name: "big.txt"})
	if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "8 MB") {
		t.Errorf("got %v", err)
	}
	if e.taken > MaxFile+1<<20 {
		t.Errorf("read %d bytes", e.taken)
	}
	_, err = Parse(io.LimitReader(zeros{}, 100<<20), Options{Name: "sparse.txt"})
	if !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file of 100 MB of NULs: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

// TestReadError: what the reader fails with is handed on.
func TestReadError(t *testing.T) {
	broken := errors.New("broken pipe")
	_, err := Parse(io.MultiReader(strings.NewReader(plainPage), errReader{broken}), Options{})
	if !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

type errReader struct{ error }

func (e errReader) Read([]byte) (int, error) { return 0, e.error }

// TestProposals: the date that is proposed is the latest of the text which isn't after today.
func TestProposals(t *testing.T) {
	now := time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, c := range []struct{ text, want string }{
		{"The gates were shut on October 23, 2024, and on 4 May 1999.", "2024-10-23"},
		{"The gates were shut on Tuesday, October 22.", "2024-10-22"}, // of the latest year in which it was one
		{"The gates open on October 23, 2031.", ""},
		{"The gates were shut on 2024-10-19, and again on October 21.", "2024-10-21"},
		{"Nobody knows.", ""},
	} {
		_, err := Parse(strings.NewReader("UPDATE: 10:30 PM\nGates Shut Again\n"+c.text+"\n"), Options{Zone: zone(t, "Europe/Paris"), Now: now, Lang: "en"})
		var pe *ParseError
		if !errors.As(err, &pe) || !errors.Is(err, ErrNoDate) || pe.Proposal.String() != c.want || !strings.Contains(err.Error(), "--date") {
			t.Errorf("%s: got %v, want %s", c.text, err, c.want)
		}
	}
}

func written(t testing.TB, o *Outline) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// aLine is a line of text as an editor might write it that isn't read as a stamp, a day or a mark.
func aLine(home homeZone) *rapid.Generator[string] {
	word := rapid.OneOf(
		rapid.SampledFrom([]string{"harbour", "Gate", "the", "of", "U.S.", "22:30", "7 a.m.", "October 19, 2024:", "Port Ash—", "UPDATE", "“so”", "été", "بندر", "港", "100", "Mr.", "storm,", "why?", "done."}),
		rapid.StringMatching(`[A-Za-z]{1,9}[,.:;!?]?`),
		rapid.StringN(1, 5, 20),
	)
	return rapid.Custom(func(t *rapid.T) string {
		s := strings.Join(rapid.SliceOfN(word, 1, 30).Draw(t, "words"), " ")
		s = strings.Map(func(c rune) rune {
			if unicode.IsControl(c) || c == '<' || c == '\u2028' || c == '\u2029' || c == unicode.ReplacementChar {
				return 'x'
			}
			return c
		}, s)
		return trimLine(s)
	}).Filter(func(s string) bool {
		_, stamped := takeStamp(1, s, "en", home)
		_, tail := takeTail(1, s, "en", home)
		_, day := dayLine(s, "en")
		_, note, _, _ := zoneNote(s, home)
		return s != "" && !stamped && !tail && !day && !isMark(s) && note == "" && signature([]byte(s)) == ""
	})
}

// TestRoundTrip: a page that is written and read again is the same page: days, stamps, posts, headlines, paragraphs.
func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		loc := zone(t, rapid.SampledFrom([]string{"Europe/Paris", "America/New_York", "Asia/Tehran", "Asia/Kolkata", "UTC", "Australia/Lord_Howe", "Asia/Shanghai"}).Draw(rt, "zone"))
		line := aLine(newHome(loc, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)))
		want := &Outline{Zone: loc}
		if rapid.Bool().Draw(rt, "notice") {
			want.Notice = "This page will be updated."
		}
		if rapid.Bool().Draw(rt, "standfirst") {
			want.Standfirst = "A storm came in over the coast, the first of this year's season. It is expected to last, and we tell of it here."
		}
		// From a night on which clocks change, so that some pages see an hour twice or not at all.
		at := rapid.SampledFrom([]time.Time{
			time.Date(2024, 10, 27, 9, 0, 0, 0, time.UTC), time.Date(2025, 3, 30, 9, 0, 0, 0, time.UTC),
			time.Date(2024, 11, 3, 12, 0, 0, 0, time.UTC), time.Date(2025, 7, 1, 12, 0, 0, 0, time.UTC),
		}).Draw(rt, "at")
		if loc.String() == "Australia/Lord_Howe" {
			at = time.Date(2025, 7, 1, 12, 0, 0, 0, time.UTC) // its seasons have no names: an hour that came twice can't be told
		}
		for range rapid.IntRange(1, 6).Draw(rt, "updates") {
			at = at.Add(-time.Duration(rapid.IntRange(1, 15*60).Draw(rt, "minutes")) * time.Minute)
			u := Update{Stamp: at, Label: Label(at, loc)}
			for range rapid.IntRange(1, 4).Draw(rt, "posts") {
				p := Post{}
				n := rapid.IntRange(0, 3).Draw(rt, "paragraphs")
				switch {
				case n == 0:
					p.Headline = "Harbour Gates Closed Early"
				case rapid.Bool().Draw(rt, "headline"):
					p.Headline = line.Draw(rt, "head")
				case n == 1:
					p.Paragraphs = []string{"The harbour master closed both gates."}
					n = 0
				}
				for range n {
					p.Paragraphs = append(p.Paragraphs, line.Draw(rt, "paragraph"))
				}
				u.Posts = append(u.Posts, p)
			}
			want.Updates = append(want.Updates, u)
		}
		text := written(t, want)
		got, err := Parse(strings.NewReader(text), Options{Zone: loc, Date: DateOf(want.Updates[0].Stamp.In(loc)), Lang: "en"})
		if err != nil {
			rt.Fatalf("%v\n%s", err, text)
		}
		wholeIn(rt, text, got)
		if got.Notice != want.Notice || got.Standfirst != want.Standfirst || len(got.Updates) != len(want.Updates) {
			rt.Fatalf("notice %q, standfirst %q, %d updates of\n%s", got.Notice, got.Standfirst, len(got.Updates), text)
		}
		for i, u := range got.Updates {
			w := want.Updates[i]
			if !u.Stamp.Equal(w.Stamp) || u.Label != w.Label || len(u.Posts) != len(w.Posts) || u.Foreign {
				rt.Fatalf("update %d: %v %s with %d posts, want %v %s with %d, of\n%s", i, u.Stamp, u.Label, len(u.Posts), w.Stamp, w.Label, len(w.Posts), text)
			}
			for j, p := range u.Posts {
				if p.Headline != w.Posts[j].Headline || strings.Join(p.Paragraphs, "\n") != strings.Join(w.Posts[j].Paragraphs, "\n") {
					rt.Fatalf("update %d, post %d: %+v, want %+v, of\n%s", i, j, p, w.Posts[j], text)
				}
			}
		}
		if again := written(t, got); again != text {
			rt.Fatalf("written again:\n%s\nwas:\n%s", again, text)
		}
	})
}

// TestPagesAgain: what Write makes of each page of testdata is read as the same updates and posts.
func TestPagesAgain(t *testing.T) {
	for _, file := range pages(t) {
		p := readPage(t, file)
		o, err := Parse(strings.NewReader(p.page), p.options)
		if err != nil {
			continue // TestPages has it
		}
		text := written(t, o)
		p.options.Date = DateOf(o.Updates[0].Stamp.In(p.options.Zone))
		if o.Order == OldestFirst {
			p.options.Date = DateOf(o.Updates[len(o.Updates)-1].Stamp.In(p.options.Zone))
		}
		again, err := Parse(strings.NewReader(text), p.options)
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		if b := written(t, again); b != text {
			t.Errorf("%s: written again\n%s\nwas\n%s", file, b, text)
		}
	}
}

// FuzzParse: whatever comes in, no panic, no line lost, and all texts stand in what is written.
func FuzzParse(f *testing.F) {
	for _, file := range pages(f) {
		f.Add([]byte(readPage(f, file).page), "en")
	}
	for _, s := range []string{"\ufeffUPDATE: 22:30\r\nx", "\xff\xfeU\x00", "UPDATE: 22:30 QQT\nx", "All times QQT\n22:30\nx", "22:30\n22:30\n22:30", "Caf\xe9\n22:30\nx", "24:00\n0:00 AM\n13 PM", "<p>22:30</p>", "* * *\n22:30\n* * *"} {
		f.Add([]byte(s), "en-US")
	}
	paris := zone(f, "Europe/Paris")
	f.Fuzz(func(t *testing.T, data []byte, lang string) {
		o, err := Parse(bytes.NewReader(data), Options{Zone: paris, Date: Date{2024, 10, 27}, Now: time.Date(2024, 10, 28, 0, 0, 0, 0, time.UTC), Lang: lang})
		if err != nil {
			var pe *ParseError
			if !errors.As(err, &pe) || pe.Way == "" || pe.Why == "" {
				t.Fatalf("an error without a way out: %v", err)
			}
			if o != nil {
				t.Fatal("an outline with an error")
			}
			return
		}
		if o.Encoding == asUTF8 {
			wholeIn(t, string(data), o)
		}
		for _, u := range o.Updates {
			if u.Stamp.Second() != 0 || u.Stamp.Nanosecond() != 0 || u.Written == "" || len(u.Posts) == 0 {
				t.Fatalf("update %+v", u)
			}
		}
		if err := o.WriteText(io.Discard); err != nil {
			t.Fatal(err)
		}
		lines := map[string]int{}
		for _, l := range splitLines(written(t, o)) {
			lines[trimLine(l)]++
		}
		for _, u := range o.Updates {
			for _, p := range u.Posts {
				for _, text := range append([]string{p.Headline}, p.Paragraphs...) {
					if lines[trimLine(text)]--; text != "" && lines[text] < 0 {
						t.Fatalf("%q isn't written", text)
					}
				}
			}
		}
	})
}
