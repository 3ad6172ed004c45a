package search

import "testing"

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		phrase, text string
		want         bool
	}{
		{"Karst", "Emil Karst was seen", true},
		{"Karst", "EMIL KARST", true},
		{"karst", "Kárst’s house", true},
		{"Karst", "Karsten was seen", false},
		{"Karst", "Oberkarst", false},
		{"Karst*", "Karsten was seen", true},
		{"*karst", "Oberkarst", true},
		{"*arst*", "Oberkarsten", true},
		{"Karst", "Kar\u00adst", true},
		{"Karst", "Kar\u200bst", true},
		{"Karst", "Kar\u2060st and Ka\u200drst", true},
		{"Karst", "Kar\u200cst", true},
		{"Karst", "K\u3164arst", true},
		{"Karst", "Kar-st", true},
		{"Karst", "Ｋａｒｓｔ", true},
		{"Emil Karst", "Emil\n\u00a0Karst", true},
		{"Emil Karst", "Emil\u2003\t Karst", true},
		{"Emil Karst", "Emil, Karst", true},
		{"Emil Karst", "#EmilKarst", true},
		{"Emil Karst", "https://example.org/emil-karst-held", true},
		{"Emil Karst", "Emil A. Karst", false},
		{"Emil Karst", "Emil Karsten", false},
		{"EmilKarst", "Emil Karst", false},
		{"e-mail", "email", true},
		{"Straße 5", "STRASSE 5", true},
		{"أحمد علي", "قال احمد على أمس", true},
		{"أحمد", "أَحْمَـــد", true},
		{"أحمد", "وأحمد", false},
		{"*أحمد", "وأحمد", true},
		{"کریمی", "كريمي", true},
		{"می\u200cرود", "میرود", true},
		{"میرود", "می\u200cرود", true},
		{"۱۲۳", "123", true},
		{"東京", "昨日東京で", true},
		{"Kovač", "Kovac", true},
		{"İstanbul", "istanbul", true},
	} {
		p, ok := ReadPhrase(c.phrase)
		if !ok {
			t.Fatalf("%q is no phrase", c.phrase)
		}
		text := Seen(c.text)
		words := Words(text)
		from, to, found := p.Find(words)
		if found != c.want {
			t.Errorf("%q in %q: %v, want %v", c.phrase, c.text, found, c.want)
		}
		if found && Around(text, words, from, to, 10) == "" {
			t.Errorf("%q in %q: nothing around it", c.phrase, c.text)
		}
	}
	for _, s := range []string{"", "*", "**", " – ", "\u200b"} {
		if _, ok := ReadPhrase(s); ok {
			t.Errorf("%q is a phrase", s)
		}
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("Emil Karst", "So said Emil Karst.")
	f.Add("*می\u200cرود*", "او می\u200cرود")
	f.Fuzz(func(t *testing.T, phrase, text string) {
		p, ok := ReadPhrase(phrase)
		if !ok {
			return
		}
		for _, s := range []string{text, text + " " + phrase + " " + text} {
			s = Seen(s)
			words := Words(s)
			if from, to, found := p.Find(words); found {
				Around(s, words, from, to, 20)
			}
		}
	})
}
