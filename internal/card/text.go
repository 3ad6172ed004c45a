package card

import (
	"slices"
	"strings"

	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"
)

// Bounds of what is read of a text: more than a card can show, whatever the
// text is made of.
const (
	maxBytes = 4096
	maxRunes = 400
	maxMarks = 4 // on one letter
)

// clean makes of a text what can be set in a family: one line without controls,
// in which every character has a glyph. Signs that no font has, as emoji, are
// left out. Where a letter or a figure has none the words would no longer be the
// author's, so there is no text at all. cut says that the text goes on.
func clean(s string, f family) (text []rune, cut bool) {
	if len(s) > maxBytes {
		end := maxBytes
		for end > 0 && !utf8.RuneStart(s[end]) {
			end--
		}
		s, cut = s[:end], true
	}
	marks := maxMarks // of the letter before; none may begin a text
	add := func(r rune) bool {
		switch {
		case r == '\u00A0' || r == '\u202F': // French sets its quotes with them
			if !f.covers(r) {
				r = '\u00A0'
			}
			if n := len(text); n > 0 && text[n-1] == ' ' {
				text = text[:n-1]
			}
			text, marks = append(text, r), maxMarks
		case unicode.IsSpace(r):
			if n := len(text); n > 0 && !unicode.IsSpace(text[n-1]) {
				text, marks = append(text, ' '), maxMarks
			}
		case r == '\u200C' || r == '\u200D': // between letters, as Persian has them
			if n := len(text); n > 0 && unicode.In(text[n-1], unicode.L, unicode.M) {
				text = append(text, r)
			}
		case r == '\u200E' || r == '\u200F' || r == '\u061C':
			text = append(text, r) // which way the signs beside it run
		case unicode.In(r, unicode.C, unicode.Variation_Selector) || r == utf8.RuneError || r == '\u034F':
			// Controls, and what no one has given a meaning.
		case unicode.In(r, unicode.Mn, unicode.Me):
			if marks < maxMarks && f.covers(r) {
				text = append(text, r)
				marks++
			}
		case f.covers(r):
			text, marks = append(text, r), 0
		case unicode.In(r, unicode.L, unicode.N, unicode.Mc):
			return false
		default:
			marks = maxMarks
		}
		return true
	}
	for _, r := range norm.NFC.String(s) {
		if len(text) >= maxRunes {
			cut = true
			break
		}
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.C) && !unicode.IsSpace(r) && !f.covers(r) {
			// A letter in disguise, wide or in a circle, is set as the letter.
			for _, plain := range norm.NFKC.String(string(r)) {
				if !add(plain) {
					return nil, false
				}
			}
			continue
		}
		if !add(r) {
			return nil, false
		}
	}
	for len(text) > 0 && unicode.In(text[len(text)-1], unicode.Z, unicode.Cf) {
		text = text[:len(text)-1]
	}
	if !slices.ContainsFunc(text, func(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S) }) {
		return nil, false
	}
	return text, cut
}

// setter sets texts. One card's drawing owns it.
type setter struct {
	faces   [families]*faces
	shaper  shaping.HarfbuzzShaper
	parts   shaping.Segmenter
	wrapper shaping.LineWrapper
	bidi    bidi.Paragraph
}

func newSetter() *setter {
	var s setter
	for f := range families {
		s.faces[f] = newFaces(f)
	}
	return &s
}

// para is a text made ready to be set. A text that can't be set has no para.
type para struct {
	s      *setter
	f      family
	text   []rune
	dir    di.Direction
	lang   language.Language
	levels []bidi.Level // of each character
	lead   float64      // from baseline to baseline, in ems
	rise   float64      // from the top to the first baseline, likewise
}

// naskhSize is how much larger than Latin beside it Naskh is set, to look as
// large.
const naskhSize = 1.2

// paragraph makes a text ready; nil if there is nothing to set.
func (s *setter) paragraph(t Text, f family) *para {
	text, cut := clean(t.S, f)
	if text == nil {
		return nil
	}
	if cut {
		text = append(text, '…')
	}
	p := &para{s: s, f: f, dir: di.DirectionLTR, lang: language.NewLanguage(t.Lang), lead: 1.16, rise: 0.86}
	p.text = text
	if t.RTL {
		p.dir = di.DirectionRTL
	}
	if f != headline {
		p.lead = 1.3
	}
	naskh := 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Arabic, r):
			naskh++
		case unicode.Is(unicode.L, r):
			naskh--
		}
	}
	switch {
	case naskh > 0:
		p.lead, p.rise = 1.56, 1.18
	case slices.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }):
		p.lead = 1.4
	}
	p.levels = s.embed(text, t.RTL)
	return p
}

// embed gives the embedding level of each character: that of the line, even from
// left to right and odd from right to left, or of what is embedded in it.
func (s *setter) embed(text []rune, rtl bool) []bidi.Level {
	dir := bidi.LeftToRight
	if rtl {
		dir = bidi.RightToLeft
	}
	levels := make([]bidi.Level, len(text))
	runs := s.bidi.Segment(text, dir)
	for i := range runs.NumRuns() {
		run := runs.Run(i)
		for j := run.Start; j < run.End; j++ {
			levels[j] = run.Level
		}
		if rtl || run.Level < 2 {
			continue
		}
		// In a line from left to right this run begins with a figure that belongs to
		// the words before it. What follows the figure belongs to the line, but the
		// library makes one run of both, since they run the same way.
		end := run.Start
		for j := run.Start; j < run.End && (unicode.IsDigit(text[j]) || strings.ContainsRune(".,:/+-−%٪$€£¥₪°#٫٬", text[j])); j++ {
			if !strings.ContainsRune(".,:/+-−", text[j]) {
				end = j + 1
			}
		}
		for j := end; j < run.End; j++ {
			levels[j] = 0
		}
	}
	return levels
}

// shape turns a text into glyphs of a size in pixels.
func (p *para) shape(text []rune, levels []bidi.Level, size float64) []shaping.Output {
	in := shaping.Input{
		Text: text, RunEnd: len(text), Direction: p.dir, Language: p.lang,
		Script: language.Latin,
	}
	var out []shaping.Output
	for _, part := range p.s.parts.Split(in, p.s.faces[p.f]) {
		for end := part.RunEnd; part.RunStart < end; part.RunStart = part.RunEnd {
			part.RunEnd = part.RunStart + 1
			for part.RunEnd < end && levels[part.RunEnd] == levels[part.RunStart] {
				part.RunEnd++
			}
			part.Size = fixed.Int26_6(size*64 + 0.5)
			if part.Face == p.s.faces[p.f].all[arabic] {
				part.Size = fixed.Int26_6(size*naskhSize*64 + 0.5)
			}
			out = append(out, p.s.shaper.Shape(part))
		}
	}
	return out
}

// wrap breaks shaped runs into lines of at most width pixels, of at most most
// lines where that is not 0.
func (p *para) wrap(runs []shaping.Output, size float64, width, most int, policy shaping.LineBreakPolicy) [][]shaping.Output {
	config := shaping.WrapConfig{Direction: p.dir, BreakPolicy: policy}
	if most > 0 {
		config.TruncateAfterLines = most
		config.Truncator = p.ellipsis(size)
	}
	// Wrapping changes the glyphs that it is given.
	own := slices.Clone(runs)
	for i := range own {
		own[i].Glyphs = slices.Clone(own[i].Glyphs)
	}
	lines, left := p.s.wrapper.WrapParagraph(config, width, p.text, shaping.NewSliceIterator(own))
	out := make([][]shaping.Output, len(lines))
	for i, line := range lines {
		ends := most > 0 && i == most-1 && left > 0 // with the ellipsis
		out[i] = p.order(slices.Clone(line), ends)
	}
	return out
}

func (p *para) ellipsis(size float64) shaping.Output {
	return p.shape([]rune{'…'}, []bidi.Level{0}, size)[0]
}

// order puts the runs of a line as they stand from left to right: rule L2 of the
// Unicode bidirectional algorithm. The wrapper's own order knows one level of
// embedding only, which a figure within Arabic within English goes beyond.
func (p *para) order(line []shaping.Output, ellipsis bool) []shaping.Output {
	levels := make([]bidi.Level, len(line))
	base, most := bidi.Level(0), bidi.Level(0)
	if p.dir == di.DirectionRTL {
		base = 1
	}
	for i, run := range line {
		levels[i] = base
		if !ellipsis || i < len(line)-1 { // which runs as the text does
			levels[i] = p.levels[run.Runes.Offset]
		}
		most = max(most, levels[i])
	}
	if !ellipsis && len(line) > 0 {
		p.trim(&line[len(line)-1])
	}
	for level := most; level > 0; level-- {
		for i := 0; i < len(line); i++ {
			j := i
			for j < len(line) && levels[j] >= level {
				j++
			}
			if j > i {
				slices.Reverse(line[i:j])
				slices.Reverse(levels[i:j])
				i = j
			}
		}
	}
	return line
}

// trim takes away the width of the spaces at the end of a line's last run, which
// may stand at either side of the line.
func (p *para) trim(run *shaping.Output) {
	for at := run.Runes.Offset + run.Runes.Count - 1; at >= run.Runes.Offset && p.text[at] == ' '; at-- {
		for i := range run.Glyphs {
			if run.Glyphs[i].TextIndex() == at {
				run.Glyphs[i].Advance = 0
			}
		}
	}
	run.RecomputeAdvance()
}

// block is a text set in lines.
type block struct {
	lines [][]shaping.Output // each from left to right
	size  float64            // in pixels
	lead  float64            // from baseline to baseline, in pixels
}

func width(line []shaping.Output) float64 {
	var w fixed.Int26_6
	for _, run := range line {
		w += run.Advance
	}
	return float64(w) / 64
}

// set sets the text in the greatest of the sizes, given in falling order, in
// which it stands whole in the width and height; in the smallest, it is cut with
// an ellipsis. most is how many lines there may be.
func (p *para) set(sizes []float64, wide, high float64, most int) block {
	var b block
	for i, size := range sizes {
		b.size, b.lead = size, size*p.lead
		n := min(most, max(1, int(high/b.lead)))
		runs := p.shape(p.text, p.levels, size)
		lines := p.wrap(runs, size, int(wide), 0, shaping.Never)
		whole := !slices.ContainsFunc(lines, func(l []shaping.Output) bool { return width(l) > wide })
		if whole && len(lines) <= n {
			b.lines = p.balance(runs, size, lines, wide)
			return b
		}
		if i == len(sizes)-1 {
			policy := shaping.WhenNecessary
			if whole {
				policy = shaping.Never
			}
			b.lines = p.wrap(runs, size, int(wide), n, policy)
		}
	}
	return b
}

// balance breaks the lines anew so that they are about as long as each other,
// without there being more of them.
func (p *para) balance(runs []shaping.Output, size float64, lines [][]shaping.Output, wide float64) [][]shaping.Output {
	if len(lines) < 2 {
		return lines
	}
	low, high := int(wide)/2, int(wide)
	for high-low > 8 {
		mid := (low + high) / 2
		try := p.wrap(runs, size, mid, 0, shaping.Never)
		if len(try) <= len(lines) && !slices.ContainsFunc(try, func(l []shaping.Output) bool { return width(l) > float64(mid) }) {
			high = mid
			lines = try
		} else {
			low = mid
		}
	}
	return lines
}

// Text is a text and how it runs.
type Text struct {
	S    string
	Lang string // BCP 47
	RTL  bool   // it runs from right to left
}
