package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Phrase is a word, or some that follow each other, that texts are watched for.
// It is found however it was typed, and whatever invisible was put into it; where
// its words are written as one, as in a tag, too. It is found as whole words,
// but where it began or ended with a star.
type Phrase struct {
	text          string       // its letters, folded, without what parts its words
	parted        map[int]bool // where in it words may be parted
	before, after bool         // more letters may stand there
}

// ReadPhrase reads what someone wants texts to be watched for. It is false where
// there is neither letter nor digit in it.
func ReadPhrase(s string) (Phrase, bool) {
	s = strings.TrimSpace(Seen(s))
	p := Phrase{parted: map[int]bool{}, before: strings.HasPrefix(s, "*"), after: strings.HasSuffix(s, "*")}
	for _, w := range Words(s) {
		p.parted[len(p.text)] = true
		p.text += w.Text
	}
	return p, p.text != ""
}

// Seen is a text without what nobody sees and that would still part its words.
func Seen(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '\u200b', '\u115f', '\u1160', '\u17b4', '\u17b5', '\u3164', '\uffa0':
			return -1
		case '\u200c', '\u200d': // of scripts that write with them
			return r
		}
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, s)
}

// Find gives the words of a text, from and up to, that are the phrase. The text
// should be one that Seen gave.
func (p Phrase) Find(words []Word) (from, to int, found bool) {
	for i := range words {
		if !p.before {
			if to, ok := p.at(words, i, 0); ok {
				return i, to, true
			}
			continue
		}
		for start := range words[i].Text {
			if to, ok := p.at(words, i, start); ok {
				return i, to, true
			}
		}
	}
	return 0, 0, false
}

// at tells whether the phrase begins in word i, at a byte of it.
func (p Phrase) at(words []Word, i, start int) (to int, ok bool) {
	rest, done := p.text, 0
	for j := i; j < len(words); j++ {
		if j > i && !words[j].Glued && !words[j].Beside && !p.parted[done] {
			return 0, false
		}
		have := words[j].Text[start:]
		start = 0
		switch {
		case len(have) < len(rest):
			if !strings.HasPrefix(rest, have) {
				return 0, false
			}
			rest, done = rest[len(have):], done+len(have)
		case p.after:
			return j + 1, strings.HasPrefix(have, rest)
		default:
			return j + 1, have == rest
		}
	}
	return 0, false
}

// Around gives the words from and up to, with about n bytes of text on each side.
func Around(s string, words []Word, from, to, n int) string {
	start, end := words[from].Start, words[to-1].End
	a, b := max(0, start-n), min(len(s), end+n)
	for a > 0 && !utf8.RuneStart(s[a]) {
		a--
	}
	for b < len(s) && !utf8.RuneStart(s[b]) {
		b++
	}
	out := strings.Join(strings.Fields(s[a:b]), " ")
	if a > 0 {
		out = "… " + out
	}
	if b < len(s) {
		out += " …"
	}
	return out
}
