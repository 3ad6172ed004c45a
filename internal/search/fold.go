// Package search says what it is to find words in a text: how a word is folded,
// so that it is found however it was typed, what an index of a text holds, how
// a reader's query is read, and where in the original text it was found. It is
// pure; store keeps the index, render shows what was found.
//
// Folding takes a text to Unicode's NFKD and then takes away what people type
// differently or not at all: case; accents and harakat, Hebrew points, tatweel
// and all that is invisible; the forms of hamza, alef, yeh, kaf, heh and waw;
// the digits of a script; ß, æ and the like, and the dots of the Turkish i.
// What is left are words of letters and digits. A folded text folds to itself.
package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Version numbers the rules of folding and of what an index holds. An index that
// was made by other rules is made anew.
const Version = 1

// Bounds of a word, in characters. What is beyond them is not looked at.
const (
	maxWord  = 64
	maxMarks = 8 // that follow each other
)

// Word is one word of a text.
type Word struct {
	Text       string // folded
	Start, End int    // bytes of the original that it was made of
	Glued      bool   // only a joiner parts it from the word before: e-mail, می‌رود
	Beside     bool   // nothing parts it from the word before: 東京
}

// Fold gives the words of a text with one space between them.
func Fold(s string) string {
	var texts []string
	for _, w := range Words(s) {
		texts = append(texts, w.Text)
	}
	return strings.Join(texts, " ")
}

// class is what a character is to a word.
type class uint8

const (
	other   class = iota // parts words
	letter               // of a word: letters and digits
	single               // a word of its own, in scripts that put no spaces between words
	mark                 // belongs to the letter before
	dropped              // as if it were not there
	joiner               // parts words that may as well be written as one
)

// atom is one character of the text in NFKD.
type atom struct {
	r        rune
	class    class
	from, to int // bytes of the original that it came from
}

// Words gives the words of a text in order.
func Words(s string) []Word {
	atoms := make([]atom, 0, len(s))
	var it norm.Iter
	it.InitString(norm.NFKD, s)
	for !it.Done() {
		from := it.Pos()
		part := it.Next()
		to := it.Pos()
		if to == from { // more of what this character comes apart to is to follow
			_, n := utf8.DecodeRuneInString(s[from:])
			to += n
		}
		for len(part) > 0 {
			r, n := utf8.DecodeRune(part)
			part = part[n:]
			atoms = append(atoms, atom{r, classOf(r), from, to})
		}
	}
	// Between one word and the next stands: nothing, a joiner, or something else.
	const (
		nothing = iota
		joined
		apart
	)
	var words []Word
	var text []byte // of the word that is being read; none is where it is empty
	var w Word
	chars, marks, marked, alone := 0, 0, false, false // of it
	between := apart
	end := func() {
		if len(text) == 0 {
			return
		}
		w.Text = string(text)
		if marked { // marks that came apart are in no order
			w.Text = norm.NFKD.String(w.Text)
		}
		words = append(words, w)
		text, chars, marks, marked, alone = text[:0], 0, 0, false, false
		between = nothing
	}
	for i, a := range atoms {
		if a.class == joiner && !joins(atoms, i) {
			a.class = other
		}
		switch a.class {
		case letter, single:
			if alone || a.class == single {
				end()
			}
			if len(text) == 0 {
				w = Word{Start: a.from, Glued: between == joined, Beside: between == nothing}
				alone = a.class == single
			}
			w.End, marks = a.to, 0
			if chars < maxWord {
				was := len(text)
				text = append(text, folded(a.r)...)
				chars += utf8.RuneCount(text[was:])
			}
		case mark:
			if len(text) > 0 {
				w.End = a.to
				if marks < maxMarks && chars < maxWord {
					text, marked = utf8.AppendRune(text, a.r), true
					chars, marks = chars+1, marks+1
				}
			}
		case dropped:
			if len(text) > 0 {
				w.End = a.to // what is shown of the word has it
			}
		case joiner:
			end()
			if between == nothing && len(words) > 0 {
				between = joined
			} else {
				between = apart
			}
		default:
			end()
			between = apart
		}
	}
	end()
	return words
}

// joins says whether a character that may be a joiner is one where it stands.
func joins(atoms []atom, i int) bool {
	at := func(i int) atom {
		if i < 0 || i >= len(atoms) {
			return atom{}
		}
		return atoms[i]
	}
	before, after := at(i-1), at(i+1)
	switch atoms[i].r {
	case '"': // as people type the gershayim of an abbreviation
		return unicode.Is(unicode.Hebrew, before.r) && unicode.Is(unicode.Hebrew, after.r)
	case '.': // U.S.
		return unicode.IsLetter(before.r) && unicode.IsLetter(after.r) && at(i-2).class != letter && at(i+2).class != letter
	}
	return true
}

// unwritten are scripts whose marks are left out or put in as one likes.
var unwritten = []*unicode.RangeTable{
	unicode.Inherited, unicode.Common, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Coptic,
}

// unspaced are scripts that don't put spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		switch {
		case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9':
			return letter
		case r == '-', r == '\'', r == '"', r == '.':
			return joiner
		}
		return other
	}
	switch r {
	case '\u200c', '\u2010', '\u2018', '\u2019', '\u02bb', '\u02bc', '\u00b7', '\u05be', '\u05f3', '\u05f4':
		return joiner
	case '\u200b':
		return other
	case '\u0640', '\u07fa', '\u0621': // tatweel, and hamza that stands alone
		return dropped
	case '\u3099', '\u309a': // of kana
		return mark
	case utf8.RuneError:
		return other
	}
	switch {
	case unicode.Is(unicode.Cf, r):
		return dropped
	case unicode.Is(unicode.M, r):
		if unicode.Is(unicode.Mc, r) || !unicode.In(r, unwritten...) {
			return mark
		}
		return dropped
	case unicode.IsLetter(r), unicode.IsNumber(r):
		if unicode.In(r, unspaced...) {
			return single
		}
		return letter
	}
	return other
}

// forms are letters that are written for others, after case and what NFKD takes
// apart.
var forms = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'ł': "l", 'ħ': "h", 'ŧ': "t", 'þ': "th", 'ı': "i", 'ŋ': "ng", 'ĸ': "k",
	'ς': "σ", 'ґ': "г",
	'ٱ': "ا",
	'ي': "ی", 'ى': "ی", 'ې': "ی", 'ۍ': "ی", 'ے': "ی", 'ێ': "ی",
	'ك': "ک", 'ڪ': "ک", 'ګ': "گ",
	'ة': "ه", 'ە': "ه", 'ہ': "ه", 'ھ': "ه", 'ۃ': "ه",
	'ۆ': "و", 'ڕ': "ر", 'ڵ': "ل",
}

// folded gives a letter or digit as all its forms fold to it.
func folded(r rune) string {
	if r < utf8.RuneSelf {
		return string(unicode.ToLower(r))
	}
	if unicode.Is(unicode.Nd, r) {
		return string('0' + digit(r))
	}
	r = unicode.ToLower(r)
	if s, ok := forms[r]; ok {
		return s
	}
	return string(r)
}

// digit gives the value of a decimal digit: the digits of a script follow each
// other, and the ranges of Unicode's table begin with a zero.
func digit(r rune) rune {
	for _, t := range unicode.Nd.R16 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	for _, t := range unicode.Nd.R32 {
		if rune(t.Lo) <= r && r <= rune(t.Hi) {
			return (r - rune(t.Lo)) % 10
		}
	}
	return 0
}
