package card

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/go-text/typesetting/shaping"
)

// glyphs gives the glyphs of a text as it is set in a family.
func glyphs(s *setter, t Text, f family) []shaping.Output {
	p := s.paragraph(t, f)
	if p == nil {
		return nil
	}
	return p.shape(p.text, p.levels, 48)
}

// tofu says whether a glyph stands for one that is missing.
func tofu(runs []shaping.Output) bool {
	return slices.ContainsFunc(runs, func(run shaping.Output) bool {
		return slices.ContainsFunc(run.Glyphs, func(g shaping.Glyph) bool { return g.GlyphID == 0 })
	})
}

// TestNoTofu sets every fixed text of every language, and what headlines are made
// of, in every family.
func TestNoTofu(t *testing.T) {
	set := newSetter()
	check := func(t *testing.T, s, lang string, rtl bool) {
		t.Helper()
		for f := range families {
			runs := glyphs(set, Text{s, lang, rtl}, f)
			if len(runs) == 0 {
				t.Errorf("%q in %q is not set in family %d", s, lang, f)
			}
			if tofu(runs) {
				t.Errorf("%q in %q has a character without a glyph in family %d", s, lang, f)
			}
		}
	}
	files, err := filepath.Glob("../render/lang/*.json")
	if err != nil || len(files) < 15 {
		t.Fatalf("%d files of languages: %v", len(files), err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var l struct {
			Tag, Dir string
			Weekdays []string
			Months   []string
			Digits   string
			Places   map[string]string
			Zones    map[string]string
			Texts    map[string]string
			Plurals  map[string]map[string]string
		}
		if err := json.Unmarshal(b, &l); err != nil {
			t.Fatal(err)
		}
		t.Run(l.Tag, func(t *testing.T) {
			all := append(slices.Clone(l.Weekdays), l.Months...)
			if l.Digits != "" {
				all = append(all, l.Digits)
			}
			for _, m := range append([]map[string]string{l.Places, l.Zones, l.Texts}, maps(l.Plurals)...) {
				for _, s := range m {
					all = append(all, s)
				}
			}
			for _, s := range all {
				if s != "" {
					check(t, s, l.Tag, l.Dir == "rtl")
				}
			}
		})
	}
	for _, c := range []struct {
		lang, s string
		rtl     bool
	}{
		{"fr", "« Où naît l’œuvre ? » – Ça coûte 12,50 € à Ÿ", false},
		{"fr", "« Où » : 12 %", false},
		{"de", "„Straße“ ẞ ÄÖÜ äöüß § 5", false},
		{"es", "¿Qué pasó en el año? ¡Ñandú! 1.ª 2.º", false},
		{"pt", "São João: ações às 10h½", false},
		{"sv", "Åäö É", false},
		{"tr", "İIıi ŞşĞğ Çç Öö Üü Ââ", false},
		{"ku", "Êê Îî Ûû Şş Çç", false},
		{"pl", "Zażółć gęślą jaźń", false},
		{"cs", "Příliš žluťoučký kůň", false},
		{"ro", "Știri în țară", false},
		{"az", "Əə Xəbərlər", false},
		{"vi", "Tiếng Việt: ngừng chạy phà", false},
		{"mt", "Għajnsielem ħż", false},
		{"uk", "ЄєІіЇїҐґ під’їзд", false},
		{"ru", "ЁёЪъЫыЭэ №5 — «да»", false},
		{"sr", "Ђђ Љљ Њњ Ћћ Џџ", false},
		{"kk", "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ", false},
		{"el", "Τα πλοία μένουν ΐ ΰ", false},
		{"ar", "العبّارات ٱلْمِينَاءُ ٠١٢٣ ؟ ، ؛ ٪ ﷼ ﷲ", true},
		{"fa", "پ چ ژ گ ک ی می\u200cخواهم ۱۲۳۴۵۶۷۸۹۰ ٫ ٬ « » هٔ", true},
		{"ckb", "ڕ ڵ ۆ ێ ە ھ ئ گەڕانەوە", true},
		{"ur", "ٹ ڈ ڑ ں ے ہ ۂ ھ", true},
		{"ps", "ټ ډ ړ ږ ښ ګ ڼ ې ۍ", true},
		{"he", "שָׁלוֹם עֲלֵיכֶם קמ״ש ג׳ ־ ₪", true},
		{"en", "“Quotes” ‘single’ … – — • → ← ½ ¾ ² ³ H₂O 5° −3 × ÷ ± ≈ ≠ ≤ ≥ € £ ¥ ₺ ₴ ₽ ₹ ™ © ® † ‰ № ﬁ", false},
	} {
		check(t, c.s, c.lang, c.rtl)
	}
}

func maps(m map[string]map[string]string) (all []map[string]string) {
	for _, one := range m {
		all = append(all, one)
	}
	return all
}

func TestClean(t *testing.T) {
	for _, c := range []struct {
		name, in, want string
		cut            bool
	}{
		{"plain", "Bridge closed", "Bridge closed", false},
		{"space", " \t Bridge\r\n\n closed  ", "Bridge closed", false},
		{"controls", "Bri\x00dge\x1b[31m \u0085closed\u009f", "Bridge[31m closed", false},
		{"order is not to be forged", "abc\u202Edef\u202C\u2067ghi\u2069", "abcdefghi", false},
		{"no break", "«\u00A0Oui\u00A0»", "«\u00A0Oui\u00A0»", false},
		{"emoji", "Storm 🌊🌊 hits 👨‍👩‍👧 🇫🇷 coast 5️⃣!", "Storm hits coast 5!", false},
		{"nothing but emoji", "🌊🔥", "", false},
		{"nothing", " \n\u200B\u200E ", "", false},
		{"decomposed", "Cafe\u0301", "Café", false},
		{"marks", "Z" + strings.Repeat("\u0335", 1000) + "algo", "Z̵̵̵̵algo", false},
		{"mark alone", "\u0301 abc", "abc", false},
		{"a letter in disguise", "𝐁𝐫𝐞𝐚𝐤ing ＮＥＷＳ", "Breaking NEWS", false},
		{"joiners", "می\u200Cخواهم", "می\u200Cخواهم", false},
		{"joiner of nothing", "a 😀\u200D b", "a b", false},
		{"a script we lack", "港にフェリー", "", false},
		{"a word of one", "New year 春节 begins", "", false},
		{"broken", "Bri\xff\xfedge", "Bridge", false},
		{"soft hyphen", "Hoch\u00ADwasser", "Hochwasser", false},
		{"long", strings.Repeat("a", 10_000), strings.Repeat("a", maxRunes), true},
		{"long, cut in a letter", strings.Repeat("€", 3000), strings.Repeat("€", maxRunes), true},
		{"long, of nothing", strings.Repeat("\x01", 1<<20) + "abc", "", false},
	} {
		got, cut := clean(c.in, headline)
		if string(got) != c.want || cut != c.cut {
			t.Errorf("%s: %q, %v; want %q, %v", c.name, string(got), cut, c.want, c.cut)
		}
	}
}

// seen is a line as one sees it from left to right, by the characters that its
// glyphs were made of.
func seen(p *para, line []shaping.Output) string {
	var b strings.Builder
	for _, run := range line {
		for _, g := range run.Glyphs {
			if run.Runes.Count == 0 {
				b.WriteRune('…')
				continue
			}
			b.WriteRune(p.text[g.TextIndex()])
		}
	}
	return strings.Trim(b.String(), " ")
}

// TestOrder holds lines of two directions to the Unicode bidirectional
// algorithm.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		s    string
		rtl  bool
		want string
	}{
		{"abc def", false, "abc def"},
		{"שלום abc", true, "abc םולש"},
		{"abc שלום", true, "םולש abc"}, // the first letter does not decide
		{"abc שלום", false, "abc םולש"},
		{"he said שלום 123 עולם today", false, "he said םלוע 123 םולש today"},
		{"at שלום 123 abc", false, "at 123 םולש abc"},
		{"at שלום 12:30, 14% abc", false, "at 14% ,12:30 םולש abc"}, // signs between two figures run with them
		{"שלום 123 abc 456 עולם", true, "םלוע abc 456 123 םולש"},
		{"ל־110 קמ״ש", true, "ש״מק 110־ל"},
	} {
		p := newSetter().paragraph(Text{c.s, "he", c.rtl}, headline)
		lines := p.wrap(p.shape(p.text, p.levels, 40), 40, 5000, 0, shaping.Never)
		if got := seen(p, lines[0]); len(lines) != 1 || got != c.want {
			t.Errorf("%q, from right to left %v: %q in %d lines, want %q", c.s, c.rtl, got, len(lines), c.want)
		}
	}
}

// TestSet holds what is set within its lines, whatever it is.
func TestSet(t *testing.T) {
	word := strings.Repeat("Rindfleischetikettierung", 400)
	for _, c := range []struct {
		name  string
		text  Text
		lines int // 0 for any
		cut   bool
	}{
		{"short", Text{"Bridge closed", "en", false}, 1, false},
		{"two lines", Text{"Ferries stay in port until the morning", "en", false}, 0, false},
		{"10,000 characters", Text{strings.Repeat("Ferries stay ", 800), "en", false}, 5, true},
		{"a word without an end", Text{word, "de", false}, 5, true},
		{"Arabic without an end", Text{strings.Repeat("العبّارات ", 900), "ar", true}, 0, true},
		{"narrow", Text{strings.Repeat("i", 9000), "en", false}, 0, true},
		{"marks", Text{strings.Repeat("e"+strings.Repeat("\u0317\u0300", 20), 500), "en", false}, 0, true},
	} {
		p := newSetter().paragraph(c.text, headline)
		b := p.set(headSizes, inner, 330, 5)
		if len(b.lines) > 5 || len(b.lines) == 0 || c.lines > 0 && len(b.lines) != c.lines || float64(len(b.lines))*b.lead > 340 {
			t.Errorf("%s: %d lines of %.0f", c.name, len(b.lines), b.lead)
		}
		for i, line := range b.lines {
			if w := width(line); w > inner+1 {
				t.Errorf("%s: line %d is %.0f wide", c.name, i, w)
			}
		}
		last := b.lines[len(b.lines)-1]
		end := last[len(last)-1]
		if c.text.RTL {
			end = last[0]
		}
		dots := glyphs(newSetter(), Text{"a…", "en", false}, headline)[0].Glyphs[1].GlyphID
		naskh := newSetter().faces[headline].all[arabic]
		arabicDots, _ := naskh.NominalGlyph('…')
		if len(end.Glyphs) == 0 {
			t.Fatalf("%s: an empty run", c.name)
		}
		tail := end.Glyphs[len(end.Glyphs)-1].GlyphID
		if c.text.RTL {
			tail = end.Glyphs[0].GlyphID
		}
		got := tail == dots || tail == arabicDots
		if got != c.cut {
			t.Errorf("%s: ends in an ellipsis: %v, want %v", c.name, got, c.cut)
		}
	}
}

// inkIn counts the pixels in a part of a picture that are not paper.
func inkIn(m *image.Paletted, r image.Rectangle) (n int) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for _, i := range m.Pix[m.PixOffset(r.Min.X, y):m.PixOffset(r.Max.X-1, y)] {
			if m.Palette[i] != paper {
				n++
			}
		}
	}
	return n
}

func decode(t *testing.T, b []byte) *image.Paletted {
	t.Helper()
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return m.(*image.Paletted)
}

// TestDraw draws the samples; into the folder that STOPPRESS_SCREENSHOTS names,
// if it does, for who wants to see them.
func TestDraw(t *testing.T) {
	dir := os.Getenv("STOPPRESS_SCREENSHOTS")
	var wait sync.WaitGroup
	for name, c := range samples {
		wait.Go(func() { // all at once, as servers do
			b := Draw(c)
			if dir != "" {
				if err := os.WriteFile(filepath.Join(dir, "card-"+name+".png"), b, 0o644); err != nil {
					t.Error(err)
				}
			}
			m := decode(t, b)
			if m.Bounds() != image.Rect(0, 0, Width, Height) {
				t.Errorf("%s: %v", name, m.Bounds())
			}
			if len(b) > 64<<10 {
				t.Errorf("%s: %d bytes", name, len(b))
			}
			if strings.HasPrefix(name, "fa") && !bytes.Equal(b, Draw(c)) {
				t.Errorf("%s: the same card is drawn otherwise", name)
			}
			reds := slices.ContainsFunc(m.Pix, func(i uint8) bool { return m.Palette[i] == red })
			if want := c.Word.S != ""; reds != want {
				t.Errorf("%s: red is on it: %v, want %v", name, reds, want)
			}
			// Letters may reach over the margin by what they overhang, never the edge.
			if n := inkIn(m, image.Rect(0, band, margin-12, Height)) + inkIn(m, image.Rect(Width-margin+12, band, Width, Height)) + inkIn(m, image.Rect(0, Height-12, Width, Height)); n > 0 {
				t.Errorf("%s: %d pixels in the margins", name, n)
			}
			near, far := image.Rect(margin-12, 250, margin+60, Height), image.Rect(Width-margin-60, 250, Width-margin+12, Height)
			if c.Headline.RTL {
				near, far = far, near
			}
			if name != "ja" && (inkIn(m, near) < 100 || inkIn(m, near) <= inkIn(m, far)) {
				t.Errorf("%s: %d pixels where lines begin, %d where they end", name, inkIn(m, near), inkIn(m, far))
			}
		})
	}
	wait.Wait()
}

// TestLacking draws the card without what can't be set.
func TestLacking(t *testing.T) {
	ja := samples["ja-mixed"]
	plain := ja
	plain.Headline.S, plain.Headline.Lang = "", ""
	if !bytes.Equal(Draw(ja), Draw(plain)) {
		t.Error("a headline that can't be set is on the card")
	}
	if n := inkIn(decode(t, Draw(Card{})), image.Rect(0, 100, Width, Height)); n > 0 {
		t.Errorf("a card of nothing has %d pixels", n)
	}
}

func TestHash(t *testing.T) {
	c := samples["en"]
	seen := map[string]bool{c.Hash(): true}
	for _, change := range []func(*Card){
		func(c *Card) { c.Accent = "#000000" }, func(c *Card) { c.Site.S += "." }, func(c *Card) { c.Word.S = "Live" }, func(c *Card) { c.Time.S += "." },
		func(c *Card) { c.Date.S += "." }, func(c *Card) { c.Headline.S += "." }, func(c *Card) { c.Headline.Lang = "de" }, func(c *Card) { c.Headline.RTL = true }, func(c *Card) { c.Foot.S += "." },
	} {
		other := c
		change(&other)
		if h := other.Hash(); seen[h] || len(h) != 12 {
			t.Errorf("%+v: the hash %s is not its own", other, h)
		}
		seen[other.Hash()] = true
	}
	if c.Hash() != samples["en"].Hash() {
		t.Error("the same card has another hash")
	}
}

// TestContrast reads the site's name on any accent.
func TestContrast(t *testing.T) {
	for i := range 1 << 12 {
		accent := parse("#" + string("0123456789abcdef"[i>>8]) + string("0123456789abcdef"[i>>4&15]) + string("0123456789abcdef"[i&15]))
		if got := max(contrast(ink, accent), contrast(paper, accent)); got < 4 {
			t.Fatalf("%v: %.1f", accent, got)
		}
	}
	if parse("#16181d") != parse("") || parse("#f80").R != 0xff || parse("#f80").G != 0x88 || parse("red") != ink {
		t.Error("a colour is read wrongly")
	}
}

func FuzzDraw(f *testing.F) {
	for _, c := range samples {
		f.Add(c.Headline.S, c.Headline.Lang, c.Headline.RTL)
	}
	f.Add("he said שלום 123 עולם\u200F today", "en", false)
	f.Add("a\u0301\u200D\u0600\u06DD١٢٣", "ar", true)
	f.Fuzz(func(t *testing.T, s, lang string, rtl bool) {
		text, set := Text{s, lang, rtl}, newSetter()
		for f := range families {
			if got, _ := clean(s, f); len(got) > maxRunes+20 || !utf8.ValidString(string(got)) {
				t.Fatalf("%q", string(got))
			}
			if tofu(glyphs(set, text, f)) {
				t.Fatalf("%q: a character without a glyph in family %d", s, f)
			}
		}
		for f := range families {
			p := set.paragraph(text, f)
			if p == nil {
				continue
			}
			b := p.set(headSizes, inner, 330, 5)
			for _, line := range b.lines {
				if len(b.lines) > 5 || width(line) > inner+60 {
					t.Fatalf("%q: %d lines, one of %.0f", s, len(b.lines), width(line))
				}
			}
		}
	})
}
