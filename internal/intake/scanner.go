package intake

import (
	"strings"
	"unicode"
)

// A scanner reads a line from the left. It sees the line folded: digits of other scripts as ASCII, all kinds of space
// as one, marks of direction not at all.
type scanner struct {
	line string
	r    []rune
	at   []int // at[i] is where r[i] begins in line; at[len(r)] is where the scanned part ends
	i    int
}

// scanLimit is how many letters of a line are looked at for a stamp: none is longer.
const scanLimit = 240

func newScanner(line string) *scanner { return foldLine(line, scanLimit) }

func foldLine(line string, limit int) *scanner {
	n := min(len(line), limit)
	s := &scanner{line: line, r: make([]rune, 0, n), at: make([]int, 0, n+1)}
	for i, c := range line {
		if len(s.r) == limit {
			s.at = append(s.at, i)
			return s
		}
		switch {
		case c == '\u200e' || c == '\u200f' || c == '\u061c' || c >= '\u202a' && c <= '\u202e' || c >= '\u2066' && c <= '\u2069' || c == '\u200b' || c == '\ufeff' || c == '\u2060' || c == '\u00ad':
			continue
		case c >= '٠' && c <= '٩':
			c = '0' + c - '٠'
		case c >= '۰' && c <= '۹':
			c = '0' + c - '۰'
		case c >= '０' && c <= '９':
			c = '0' + c - '０'
		case c == '：' || c == '∶':
			c = ':'
		case c == '\u200c' || unicode.IsSpace(c):
			c = ' '
		}
		s.r = append(s.r, c)
		s.at = append(s.at, i)
	}
	s.at = append(s.at, len(line))
	return s
}

func (s *scanner) end() bool { return s.i >= len(s.r) }

// peek is the letter k places on; 0 past the end.
func (s *scanner) peek(k int) rune {
	if s.i+k < 0 || s.i+k >= len(s.r) {
		return 0
	}
	return s.r[s.i+k]
}

func (s *scanner) spaces() bool {
	from := s.i
	for s.peek(0) == ' ' {
		s.i++
	}
	return s.i > from
}

// any takes one letter of set.
func (s *scanner) any(set string) bool {
	if c := s.peek(0); c != 0 && strings.ContainsRune(set, c) {
		s.i++
		return true
	}
	return false
}

// lit takes text, whatever its case. A text that ends with a letter must end a word.
func (s *scanner) lit(text string) bool {
	from := s.i
	var last rune
	for _, c := range text {
		if c == '\u200c' {
			c = ' ' // as foldLine has it
		}
		if unicode.ToLower(s.peek(0)) != unicode.ToLower(c) {
			s.i = from
			return false
		}
		last = c
		s.i++
	}
	if unicode.IsLetter(last) && unicode.IsLetter(s.peek(0)) && !unicode.Is(unicode.Han, last) {
		s.i = from
		return false
	}
	return true
}

func (s *scanner) oneOf(texts ...string) bool {
	for _, t := range texts {
		if s.lit(t) {
			return true
		}
	}
	return false
}

// word takes the letters here.
func (s *scanner) word() string {
	from := s.i
	for unicode.IsLetter(s.peek(0)) || unicode.Is(unicode.Mn, s.peek(0)) {
		s.i++
	}
	return string(s.r[from:s.i])
}

// number takes a number of min to max digits that no further digit follows.
func (s *scanner) number(min, max int) (int, bool) {
	from, n := s.i, 0
	for c := s.peek(0); c >= '0' && c <= '9'; c = s.peek(0) {
		if s.i-from == max {
			s.i = from
			return 0, false
		}
		n = n*10 + int(c-'0')
		s.i++
	}
	if s.i-from < min {
		s.i = from
		return 0, false
	}
	return n, true
}

// text is the line from letter i to letter j.
func (s *scanner) text(i, j int) string { return s.line[s.at[i]:s.at[j]] }

// rest is the line from here.
func (s *scanner) rest() string { return s.line[s.at[s.i]:] }

func isDigit(c rune) bool { return c >= '0' && c <= '9' }
