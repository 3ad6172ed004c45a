package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Gap is a word that no text has: nothing that a query asks for spans it.
const Gap = "\ue000"

// maxIndex bounds what an index holds of one post, in bytes.
const maxIndex = 1 << 20

// Index gives the words that are kept of texts that stand apart, in order, with
// a Gap between one text and the next. What is written with a joiner is there a
// second time, as one word.
func Index(texts ...string) []string {
	var out []string
	size := 0
	put := func(words ...string) bool {
		for _, w := range words {
			if size += len(w) + 1; size > maxIndex {
				return false
			}
			out = append(out, w)
		}
		return true
	}
	joined, seen := []string{}, map[string]bool{}
	for _, s := range texts {
		words := Words(s)
		if len(words) == 0 {
			continue
		}
		if len(out) > 0 {
			put(Gap)
		}
		for i := 0; i < len(words); {
			to := run(words, i)
			for _, w := range words[i:to] {
				if !put(w.Text) {
					return out
				}
			}
			if one := join(words[i:to]); to-i > 1 && !seen[one] {
				seen[one] = true
				joined = append(joined, one)
			}
			i = to
		}
	}
	for _, w := range joined {
		if !put(Gap, w) {
			break
		}
	}
	return out
}

// run gives the end of the words from i on that only joiners part.
func run(words []Word, i int) int {
	i++
	for i < len(words) && words[i].Glued {
		i++
	}
	return i
}

// join gives words as they are written without joiners.
func join(words []Word) string {
	if len(words) == 1 {
		return words[0].Text
	}
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return cut(b.String(), maxWord)
}

// cut gives at most the first n characters of s.
func cut(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// Bounds of a query. What is beyond them is not looked at.
const (
	MaxQuery = 200 // characters
	maxTerms = 16
	maxWords = 32 // of all terms
)

// Term is one thing that a query asks for: words that follow each other.
type Term struct {
	Words  []string // folded; at least one
	Joined string   // the same as one word, which is as good; "" for none
	Prefix bool     // the last word is the beginning of one
}

// Query is what a reader looks for. All terms must be there.
type Query struct{ Terms []Term }

// Clean gives what a reader typed without space at its ends or in a row, cut to
// MaxQuery characters: what is shown again, and what tells one query from another.
func Clean(s string) string {
	s = strings.ToValidUTF8(cut(s, 4*MaxQuery), "")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.TrimRight(cut(strings.Join(strings.Fields(s), " "), MaxQuery), " ")
}

// Parse reads a query: words, of which all must be there, and "words in quotes",
// which must follow each other. A word of four letters or more, and the last
// word, may be the beginning of one; in quotes words are whole. There is no query
// that is wrong; one without a word has no terms.
func Parse(s string) Query {
	s = Clean(s)
	var q Query
	words := 0
	add := func(t Term) {
		if len(t.Words) == 0 || len(q.Terms) == maxTerms || words+len(t.Words) > maxWords {
			return
		}
		if slices.ContainsFunc(q.Terms, func(u Term) bool {
			return slices.Equal(u.Words, t.Words) && u.Joined == t.Joined && u.Prefix == t.Prefix
		}) {
			return
		}
		words += len(t.Words)
		q.Terms = append(q.Terms, t)
	}
	parts := unquote(s)
	for i, p := range parts {
		if i%2 == 1 {
			add(term(Words(p)))
			continue
		}
		for _, chunk := range strings.Fields(p) {
			ws := Words(chunk)
			for len(ws) > 0 {
				n := 1
				for n < len(ws) && together(ws[n-1], ws[n]) {
					n++
				}
				t := term(ws[:n])
				last := t.Words[len(t.Words)-1]
				t.Prefix = long(last)
				add(t)
				ws = ws[n:]
			}
		}
		// The last word of all, if it is not in quotes.
		if i == len(parts)-1 && strings.TrimSpace(p) != "" && len(q.Terms) > 0 {
			q.Terms[len(q.Terms)-1].Prefix = true
		}
	}
	return q
}

// quotes are what readers put around words that follow each other.
const quotes = "\"“”„«»"

// unquote parts a query at its quotes: every second part was in them. A quote
// that is never closed is none.
func unquote(s string) []string {
	parts := []string{""}
	runes := []rune(s)
	from := 0
	for i, r := range runes {
		if !strings.ContainsRune(quotes, r) {
			continue
		}
		if i > 0 && i+1 < len(runes) && unicode.Is(unicode.Hebrew, runes[i-1]) && unicode.Is(unicode.Hebrew, runes[i+1]) {
			continue // within an abbreviation
		}
		parts[len(parts)-1] = string(runes[from:i])
		parts = append(parts, "")
		from = i + 1
	}
	rest := string(runes[from:])
	if len(parts)%2 == 0 {
		parts = parts[:len(parts)-1]
		parts[len(parts)-1] += " " + rest
		return parts
	}
	parts[len(parts)-1] = rest
	return parts
}

// together says whether b, typed behind a without a space, belongs to it.
func together(a, b Word) bool {
	return b.Glued || b.Beside || number(a.Text) && number(b.Text) // 10:30
}

func number(s string) bool { return strings.Trim(s, "0123456789") == "" }

// long says whether a word says enough that it may be the beginning of one: the
// is not to find there and them.
func long(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return utf8.RuneCountInString(s) >= 4 && !number(s) && !unicode.In(r, unspaced...)
}

func term(words []Word) Term {
	var t Term
	for _, w := range words {
		t.Words = append(t.Words, w.Text)
	}
	if len(words) > 1 && run(words, 0) == len(words) {
		t.Joined = join(words)
	}
	return t
}

// Alone gives the one word that the term may be found as: "" for none.
func (t *Term) Alone() string {
	if len(t.Words) == 1 {
		return t.Words[0]
	}
	return t.Joined
}
