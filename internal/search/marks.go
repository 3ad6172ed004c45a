package search

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Run is a piece of a text as it was written.
type Run struct {
	Text string
	Hit  bool // the query asks for it
}

// span is a place in a text, in bytes, at which a term was found.
type span struct{ from, to, term int }

// maxSpans is how many places are looked for in one text.
const maxSpans = 1000

// spans gives where the query's terms are in a text, in order.
func (q Query) spans(words []Word) []span {
	var found []span
	for n := range q.Terms {
		t := &q.Terms[n]
		alone := t.Alone()
		for i := 0; i < len(words) && len(found) < maxSpans*(n+1); {
			first, to, had := i, run(words, i), len(found)
			for ; i < to; i++ {
				if t.at(words, i) {
					found = append(found, span{words[i].Start, words[i+len(t.Words)-1].End, n})
				}
			}
			// What is written with a joiner may be asked for without, and the other way round.
			if alone != "" && len(found) == had && t.is(join(words[first:to]), alone, true) {
				found = append(found, span{words[first].Start, words[to-1].End, n})
			}
		}
	}
	slices.SortFunc(found, func(a, b span) int { return cmp.Or(a.from-b.from, b.to-a.to, a.term-b.term) })
	return found
}

// at says whether the term's words stand in words from i on.
func (t *Term) at(words []Word, i int) bool {
	if len(words)-i < len(t.Words) {
		return false
	}
	for j, want := range t.Words {
		if !t.is(words[i+j].Text, want, j == len(t.Words)-1) {
			return false
		}
	}
	return true
}

func (t *Term) is(word, want string, last bool) bool {
	return word == want || last && t.Prefix && strings.HasPrefix(word, want)
}

// Mark gives a text in pieces, those that the query asks for marked.
func (q Query) Mark(s string) []Run {
	return pieces(s, 0, len(s), q.spans(Words(s)))
}

// Excerpt gives about n characters of a text, from where most of what the query
// asks for stands close together; without any from its beginning. Space is one
// space, and an ellipsis stands for what is left out.
func (q Query) Excerpt(s string, n int) []Run {
	words := Words(s)
	found := q.spans(words)
	from, to := 0, len(s)
	if utf8.RuneCountInString(s) > n {
		first := 0
		if len(found) > 0 {
			first = found[q.densest(s, found, n*2/3)].from
		}
		from, to = window(s, words, first, n)
	}
	runs := pieces(s, from, to, found)
	for i := range runs {
		runs[i].Text = spaced(runs[i].Text)
	}
	if len(runs) == 0 {
		return nil
	}
	last := len(runs) - 1
	runs[0].Text = strings.TrimLeft(runs[0].Text, " ")
	runs[last].Text = strings.TrimRight(runs[last].Text, " ")
	if strings.TrimSpace(s[:from]) != "" {
		runs = slices.Insert(runs, 0, Run{Text: "… "})
		last++
	}
	if strings.TrimSpace(s[to:]) != "" {
		if runs[last].Hit {
			runs = append(runs, Run{})
			last++
		}
		runs[last].Text = strings.TrimRight(runs[last].Text, " ,;:–—") + " …"
	}
	return runs
}

// densest gives the place from which n characters hold the most terms.
func (q Query) densest(s string, found []span, n int) int {
	best, most := 0, 0
	for i, a := range found {
		seen := map[int]bool{}
		end := a.from + len(cut(s[a.from:], n))
		for _, b := range found[i:] {
			if b.to > end {
				break
			}
			seen[b.term] = true
		}
		if len(seen) > most {
			best, most = i, len(seen)
		}
		if most == len(q.Terms) {
			break
		}
	}
	return best
}

// window gives n characters of a text around what begins at first, a third of
// them before it, or more where the text ends, cut where words begin and end.
func window(s string, words []Word, first, n int) (from, to int) {
	before := n / 3
	for from = first; from > 0 && before > 0; before-- {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	to = from + len(cut(s[from:], n))
	for left := n - utf8.RuneCountInString(s[from:to]); from > 0 && left > 0; left-- { // the text ends before
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	if from > 0 {
		i, _ := slices.BinarySearchFunc(words, from, func(w Word, at int) int { return w.Start - at })
		if i < len(words) && words[i].Start <= max(first, from) {
			from = words[i].Start
		}
	}
	if to < len(s) {
		i, _ := slices.BinarySearchFunc(words, to, func(w Word, at int) int { return w.End - at })
		// i is the first word that ends at or after to.
		if i < len(words) && words[i].End != to && i > 0 && words[i-1].End > first {
			to = words[i-1].End
		}
	}
	return from, to
}

// pieces parts s[from:to] at the places found.
func pieces(s string, from, to int, found []span) []Run {
	var runs []Run
	at := from
	for _, f := range found {
		if f.from < at && f.to <= at || f.to > to || f.from < from {
			continue
		}
		if f.from < at { // it begins within the one before
			runs[len(runs)-1].Text += s[at:f.to]
			at = f.to
			continue
		}
		if f.from > at {
			runs = append(runs, Run{Text: s[at:f.from]})
		}
		runs = append(runs, Run{Text: s[f.from:f.to], Hit: true})
		at = f.to
	}
	if at < to {
		runs = append(runs, Run{Text: s[at:to]})
	}
	return runs
}

// spaced makes every run of space one space.
func spaced(s string) string {
	if strings.TrimSpace(s) == "" {
		if s == "" {
			return ""
		}
		return " "
	}
	t := strings.Join(strings.Fields(s), " ")
	if s[0] == ' ' || s[0] == '\n' || s[0] == '\t' {
		t = " " + t
	}
	if c := s[len(s)-1]; c == ' ' || c == '\n' || c == '\t' {
		t += " "
	}
	return t
}
