package search

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Pairs of the same text, typed in two ways.
func TestSame(t *testing.T) {
	for _, p := range [][2]string{
		{"café", "cafe"}, {"cafe\u0301", "CAFÉ"}, {"Straße", "STRASSE"}, {"ẞ", "ss"}, {"Ærøskøbing", "aeroskobing"}, {"Łódź", "lodz"},
		{"İstanbul", "istanbul"}, {"ISPARTA", "ısparta"}, {"ΟΔΟΣ", "οδος"}, {"οδός", "ΟΔΌΣ"}, {"ёлка", "елка"}, {"ﬁnance", "finance"},
		{"Ｔｏｋｙｏ", "tokyo"}, {"x²", "x2"}, {"Đà Nẵng", "da nang"},
		// Arabic and Persian: yeh, kaf, hamza, teh marbuta, harakat, tatweel, forms.
		{"علي", "علی"}, {"على", "علی"}, {"كتاب", "کتاب"}, {"أحمد", "احمد"}, {"إيران", "ایران"}, {"آذر", "اذر"}, {"ٱلرحمن", "الرحمن"}, {"سؤال", "سوال"}, {"مسئول", "مسيول"},
		{"شيء", "شی"}, {"مدرسة", "مدرسه"}, {"خانهٔ", "خانه"}, {"خانۀ", "خانه"}, {"مُحَمَّد", "محمد"}, {"رحمٰن", "رحمن"}, {"بـــاد", "باد"}, {"ﻻ", "لا"}, {"ﷲ", "الله"},
		{"سه\u200cشنبه", "سه شنبه"}, {"تهران\u200f", "تهران"}, {"کوردستان", "كوردستان"}, {"هەولێر", "ههولير"}, {"بەڕێوە", "بهریوه"},
		{"۱۴۰۳", "1403"}, {"١٤٠٣", "1403"}, {"१२३", "123"}, {"𝟗𝟗", "99"},
		{"שָׁלוֹם", "שלום"}, {"צה״ל", "צה\"ל"}, {"co\u00adoperate", "cooperate"},
		{"ガス", "ｶﾞｽ"},
	} {
		a, b := Fold(p[0]), Fold(p[1])
		if a != b || a == "" {
			t.Errorf("%q folds to %q, %q to %q", p[0], a, p[1], b)
		}
	}
	for _, p := range [][2]string{{"ガス", "カス"}, {"पानी", "पाना"}, {"1.5", "15"}, {"سال", "سؤال"}} {
		if Fold(p[0]) == Fold(p[1]) {
			t.Errorf("%q and %q fold to the same", p[0], p[1])
		}
	}
}

func TestDigits(t *testing.T) {
	want := map[rune]string{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if unicode.Is(unicode.Nd, r) {
			want[r] = fmt.Sprint(len(want) % 10) // all come in tens
		}
	}
	for r, w := range want {
		if got := folded(r); got != w {
			t.Errorf("%c folds to %s, not %s", r, got, w)
		}
	}
}

func TestWords(t *testing.T) {
	for s, want := range map[string]string{
		"":                          "",
		"... \u200c - '":            "",
		"The ferry’s off, at 10:30": "the ferry -s off at 10 30",
		"e-mail -- x":               "e -mail x",
		"the U.S. and 1.5":          "the u -s and 1 5",
		"می\u200cرود":               "می -رود",
		"東京news":                    "東 +京 +news",
		"\xff\xfea":                 "a",
		"ab\ue000c":                 "ab c",
		"foo\"bar":                  "foo bar",
	} {
		var got []string
		for _, w := range Words(s) {
			switch {
			case w.Glued:
				w.Text = "-" + w.Text
			case w.Beside:
				w.Text = "+" + w.Text
			}
			got = append(got, w.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestParse(t *testing.T) {
	terms := func(ts ...Term) []Term { return ts }
	for s, want := range map[string][]Term{
		"":                      nil,
		"  \" ' * ^ : ( ) NEAR": terms(Term{Words: []string{"near"}, Prefix: true}),
		"?!*":                   nil,
		"Storm at":              terms(Term{Words: []string{"storm"}, Prefix: true}, Term{Words: []string{"at"}, Prefix: true}),
		"at storm":              terms(Term{Words: []string{"at"}}, Term{Words: []string{"storm"}, Prefix: true}),
		"\"in port\" ferry":     terms(Term{Words: []string{"in", "port"}}, Term{Words: []string{"ferry"}, Prefix: true}),
		"ferry «in port»":       terms(Term{Words: []string{"ferry"}, Prefix: true}, Term{Words: []string{"in", "port"}}),
		"ferry “in port":        terms(Term{Words: []string{"ferry"}, Prefix: true}, Term{Words: []string{"in"}}, Term{Words: []string{"port"}, Prefix: true}),
		"E-mail 10:30 2024 a,b": terms(Term{Words: []string{"e", "mail"}, Joined: "email", Prefix: true}, Term{Words: []string{"10", "30"}}, Term{Words: []string{"2024"}}, Term{Words: []string{"a"}}, Term{Words: []string{"b"}, Prefix: true}),
		"צה\"ל הודיע":           terms(Term{Words: []string{"צה", "ל"}, Joined: "צהל"}, Term{Words: []string{"הודיע"}, Prefix: true}),
		"می\u200cرود \"":        terms(Term{Words: []string{"می", "رود"}, Joined: "میرود", Prefix: true}),
		"東京 storm":              terms(Term{Words: []string{"東", "京"}}, Term{Words: []string{"storm"}, Prefix: true}),
		"storm storm":           terms(Term{Words: []string{"storm"}, Prefix: true}),
		"a OR b":                terms(Term{Words: []string{"a"}}, Term{Words: []string{"or"}}, Term{Words: []string{"b"}, Prefix: true}),
	} {
		if got := Parse(s).Terms; !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	}
	long := Parse(strings.Repeat("ab ", 5000))
	if len(long.Terms) != 1 {
		t.Errorf("%d terms", len(long.Terms))
	}
	var b strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&b, "%d ", i)
	}
	if n := len(Parse(b.String()).Terms); n != maxTerms {
		t.Errorf("%d terms of a thousand", n)
	}
}

func show(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Hit {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

func TestMark(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"cafe", "Das Café, die CAFÉS", "Das [Café], die [CAFÉS]"},
		{"\"cafe\"", "Das Café, die CAFÉS", "Das [Café], die CAFÉS"},
		{"\"in port\"", "stay in port, in a port", "stay [in port], in a port"},
		{"علی كتاب", "كِتابِ علي\u200cرضا", "[كِتابِ] [علي]\u200cرضا"},
		{"میرود", "او می\u200cرود.", "او [می\u200cرود]."},
		{"می\u200cرود", "او ميرود و می رود", "او [ميرود] و [می رود]"},
		{"email", "by e-mail", "by [e-mail]"},
		{"1403", "سال ۱۴۰۳ بود", "سال [۱۴۰۳] بود"},
		{"strass", "Hauptstraße, Straße", "Hauptstraße, [Straße]"},
		{"us", "the U.S. navy", "the [U.S]. navy"},
		{"\"a b\" \"b c\"", "a b c", "[a b c]"},
		{"京", "東京で", "東[京]で"},
		{"?", "why?", "why?"},
		{"<b>", "a <b>bold</b>", "a <[b]>[bold]</[b]>"},
	} {
		runs := Parse(c.query).Mark(c.text)
		if got := show(runs); got != c.want {
			t.Errorf("%s in %s: %s, want %s", c.query, c.text, got, c.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	text := strings.Repeat("one two three four five. ", 20) + "The ferry\nstays  in port." + strings.Repeat(" six seven", 40)
	for _, c := range []struct {
		query string
		n     int
		want  string
	}{
		{"ferry port", 60, "… four five. The [ferry] stays in [port]. six seven six …"},
		{"nothing", 30, "one two three four five. one …"},
		{"one", 30, "[one] two three four five. [one] …"},
		{"seven", 20, "… six [seven] six …"},
	} {
		if got := show(Parse(c.query).Excerpt(text, c.n)); got != c.want {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
	if got := show(Parse("port").Excerpt("In  port\nnow", 100)); got != "In [port] now" {
		t.Errorf("%q", got)
	}
	if got := Parse("port").Excerpt("", 100); got != nil {
		t.Errorf("%v", got)
	}
}

func TestIndex(t *testing.T) {
	got := strings.Join(Index("E-mail, e-mail", "", "in port"), " ")
	if want := "e mail e mail " + Gap + " in port " + Gap + " email"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	size := 0
	for _, w := range Index(strings.Repeat("harbour ", 1<<18)) {
		size += len(w) + 1
	}
	if size > maxIndex {
		t.Errorf("%d bytes", size)
	}
}

// What is indexed and what is marked agree: a query finds a text if and only if
// all its terms are marked in it.
func found(q Query, index []string) bool {
	for i := range q.Terms {
		t := &q.Terms[i]
		ok := false
		for j := range index {
			ws := make([]Word, 0, len(t.Words))
			for _, w := range index[j:min(len(index), j+len(t.Words))] {
				ws = append(ws, Word{Text: w})
			}
			ok = ok || t.at(ws, 0) || t.Alone() != "" && t.is(index[j], t.Alone(), true)
		}
		if !ok {
			return false
		}
	}
	return true
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"", "Café -- e-mail", "سه\u200cشنبه ۱۴۰۳ كتابِ", "צה\"ל", "ガス東京", "क़लम", "\xff\ue000a\u0301\u0300", "U.S.", "ŉ ǆ İ ﷺ", "한국어"} {
		f.Add(s, "cafe \"e mail\"")
	}
	f.Fuzz(func(t *testing.T, s, query string) {
		fold := Fold(s)
		if again := Fold(fold); again != fold {
			t.Errorf("%q folds to %q, and that to %q", s, fold, again)
		}
		at := 0
		words := Words(s)
		for _, w := range words {
			if w.Start < 0 || w.End > len(s) || w.Start >= w.End || w.Start < at || w.Text == "" || strings.ContainsAny(w.Text, " "+Gap) || !utf8.ValidString(w.Text) {
				t.Fatalf("%q: %+v", s, w)
			}
			at = w.Start
			if n := utf8.RuneCountInString(w.Text); n > 4*maxWord {
				t.Fatalf("a word of %d", n)
			}
		}
		q := Parse(query)
		n := 0
		for _, term := range q.Terms {
			n += len(term.Words)
		}
		if n > maxWords || len(q.Terms) > maxTerms {
			t.Fatalf("%d words", n)
		}
		var all strings.Builder
		hits := false
		for _, r := range q.Mark(s) {
			all.WriteString(r.Text)
			hits = hits || r.Hit
		}
		if all.String() != s {
			t.Errorf("marked %q, was %q", all.String(), s)
		}
		if len(q.Terms) > 0 && found(q, Index(s)) && !hits {
			t.Errorf("%q is found in %q and not marked", query, s)
		}
		n = 0
		for _, r := range q.Excerpt(s, 40) {
			n += utf8.RuneCountInString(r.Text)
		}
		if n > 40+len("… ")+len(" …") {
			t.Errorf("an excerpt of %d characters", n)
		}
		// A word finds itself.
		for _, w := range words[:min(len(words), 20)] {
			if self := Parse(w.Text); len(self.Terms) > 0 && !found(self, Index(s)) {
				t.Errorf("%q does not find itself in %q: %+v %q", w.Text, s, self, Index(s))
			}
		}
	})
}
