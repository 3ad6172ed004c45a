package markup

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/util"
)

// Markdown returns d as Markdown that [FromMarkdown] reads as the same tree.
// What Markdown would take for a mark is escaped; white space that it would
// drop is written as a character reference.
func (d *Doc) Markdown() string {
	s := mdBlocks(d.normal().Blocks, false)
	if s == "" {
		return ""
	}
	return s + "\n"
}

// mdBlocks writes blocks parted by blank lines. quoted is set for those of a
// quote.
func mdBlocks(blocks []Block, quoted bool) string {
	var parts []string
	flip := false // the other list marker: two lists in a row would be one
	for i, b := range blocks {
		flip = i > 0 && b.Kind == List && blocks[i-1].Kind == List && b.Ordered == blocks[i-1].Ordered && !flip
		parts = append(parts, mdBlock(b, flip, quoted))
	}
	return strings.Join(parts, "\n\n")
}

func mdBlock(b Block, flip, quoted bool) string {
	switch b.Kind {
	case Paragraph:
		return mdInline(b.Spans, mdPlace{quoted: quoted})
	case Heading:
		return strings.Repeat("#", b.Level) + " " + mdInline(b.Spans, mdPlace{heading: true})
	case Quote:
		s := mdBlocks(b.Blocks, true)
		name := mdInline([]Span{{Text: b.Cite, Href: b.URL}}, mdPlace{inLine: true})
		switch {
		case b.Cite != "":
			s += "\n\n" + dash + name
		case b.URL != "":
			s += "\n\n" + dash + "<" + b.URL + ">"
		}
		return strings.ReplaceAll("> "+strings.ReplaceAll(s, "\n", "\n> "), "> \n", ">\n")
	case List:
		return mdList(b, flip)
	case PictureBlock:
		return "![](media:" + b.Media + ")"
	case Embed:
		if b.Title == "" {
			return "<" + b.URL + ">"
		}
		return "![" + mdInline([]Span{{Text: b.Title}}, mdPlace{inLine: true}) + "](" + mdDestination(b.URL) + ")"
	case Divider:
		return "***"
	case Table:
		return mdTable(b)
	}
	return ""
}

func mdList(b Block, flip bool) string {
	var items []string
	for i, item := range b.Items {
		marker := "- "
		switch {
		case b.Ordered && flip:
			marker = strconv.Itoa(i+1) + ") "
		case b.Ordered:
			marker = strconv.Itoa(i+1) + ". "
		case flip:
			marker = "* "
		}
		s := ""
		if len(item) == 2 && item[0].Kind == Paragraph && item[1].Kind == List {
			s = mdBlocks(item[:1], false) + "\n" + mdBlocks(item[1:], false)
		} else {
			s = mdBlocks(item, false)
		}
		s = marker + indent(s, len(marker))
		items = append(items, blankLines.ReplaceAllString(s, ""))
	}
	return strings.Join(items, "\n")
}

var blankLines = regexp.MustCompile(`(?m)^ +$`)

func mdTable(b Block) string {
	var out strings.Builder
	columns := len(b.Rows[0])
	row := func(cells []Cell) {
		out.WriteString("|")
		for _, c := range cells {
			out.WriteString(" " + mdInline(c.Spans, mdPlace{cell: true, inLine: true}) + " |")
		}
	}
	rows := b.Rows
	if b.Header {
		row(rows[0])
		rows = rows[1:]
	} else {
		row(make([]Cell, columns))
	}
	out.WriteString("\n|" + strings.Repeat(" --- |", columns))
	for _, cells := range rows {
		out.WriteString("\n")
		row(cells)
	}
	return out.String()
}

// mdDestination writes an address for the place behind a link's text.
func mdDestination(u string) string {
	u = references.ReplaceAllString(u, `\$0`)
	if strings.ContainsAny(u, "()") {
		return "<" + u + ">"
	}
	return u
}

var references = regexp.MustCompile(`&[#0-9A-Za-z]+;`)

// mdPlace says where a line of text stands.
type mdPlace struct {
	heading, cell bool
	quoted        bool // a dash at the start would be taken for who said it
	inLine        bool // something stands before it on its line
}

// An mdLine writes the spans of one block.
type mdLine struct {
	place mdPlace
	out   []byte
	line  int  // where the current line starts in out
	raw   rune // the last character, if it is text that stands for itself; else 0
	guard bool // a mark was closed after which a letter would keep it open
	// strong or emphasis was opened and nothing was written since
	opened bool
	stack  []mark
}

type mark struct {
	kind byte // 'a', 'b', 'i' for link, strong, emphasis
	sign string
	href string
}

func mdInline(spans []Span, place mdPlace) string {
	w := mdLine{place: place}
	for i, s := range spans {
		if s.Break {
			w.closeTo(0)
			last := i == len(spans)-1
			// A break at an edge, or after a backslash, is not read as one.
			if place.heading || place.cell || i == 0 || last || spans[i-1].Break || spans[i+1].Break || w.out[len(w.out)-1] == '\\' {
				w.markup("&#10;")
			} else {
				w.markup("\\\n")
				w.line = len(w.out)
			}
			continue
		}
		self := s.Href != "" && s.Text == s.Href && webURL(s.Href) && !s.Code && len(spans) > 1 &&
			(i == 0 || spans[i-1].Href != s.Href) && (i == len(spans)-1 || spans[i+1].Href != s.Href)
		w.shift(spans, i, self)
		switch {
		case self:
			w.markup("<" + s.Href + ">")
		case s.Code:
			w.code(s.Text)
		default:
			w.text(s.Text, i == len(spans)-1 || spans[i+1].Break || w.endsBefore(spans[i+1]))
		}
	}
	w.closeTo(0)
	return string(w.out)
}

// has tells whether s bears a mark of a kind.
func has(s Span, kind byte, href string) bool {
	switch {
	case s.Break:
		return false
	case kind == 'a':
		return s.Href == href
	case kind == 'b':
		return s.Strong
	}
	return s.Emphasis
}

// shift closes the marks that span i doesn't bear and opens those it does,
// the one that lasts longest first.
func (w *mdLine) shift(spans []Span, i int, self bool) {
	s := spans[i]
	keep := 0
	for keep < len(w.stack) {
		m := w.stack[keep]
		if !has(s, m.kind, m.href) || m.kind == 'a' && self {
			break
		}
		keep++
	}
	w.closeTo(keep)
	type want struct {
		mark
		lasts int
	}
	var open []want
	for _, kind := range []byte{'a', 'b', 'i'} {
		if kind == 'a' && (s.Href == "" || self) || !has(s, kind, s.Href) {
			continue
		}
		if slices.ContainsFunc(w.stack, func(m mark) bool { return m.kind == kind }) {
			continue
		}
		n := 0
		for i+n < len(spans) && has(spans[i+n], kind, s.Href) {
			n++
		}
		m := mark{kind: kind}
		switch kind {
		case 'a':
			m.sign, m.href = "[", s.Href
		case 'b':
			m.sign = "**"
		case 'i':
			m.sign = emphasisSign(spans, i)
		}
		open = append(open, want{m, n})
	}
	slices.SortStableFunc(open, func(a, b want) int { return b.lasts - a.lasts })
	for _, m := range open {
		switch {
		case m.kind == 'a':
			if w.raw == '!' {
				w.recode("\\!")
			}
		case w.raw != 0 && wordlike(w.raw) && (m.sign == "_" || len(open) > 1 || !startsWithWord(s) || self):
			w.recode(ref(w.raw))
		}
		w.markup(m.sign)
		w.opened = m.kind != 'a'
		w.stack = append(w.stack, m.mark)
	}
}

// emphasisSign chooses the sign for emphasis: an asterisk also works inside a
// word, but not where it would touch those of strong.
func emphasisSign(spans []Span, i int) string {
	for j := i; j >= 0 && !spans[j].Break; j-- {
		if spans[j].Strong {
			return "_"
		}
		if !spans[j].Emphasis {
			break
		}
	}
	for j := i; j < len(spans) && !spans[j].Break; j++ {
		if spans[j].Strong {
			return "_"
		}
		if !spans[j].Emphasis {
			break
		}
	}
	return "*"
}

// closeTo closes marks until n are left.
func (w *mdLine) closeTo(n int) {
	for len(w.stack) > n {
		m := w.stack[len(w.stack)-1]
		w.stack = w.stack[:len(w.stack)-1]
		if m.kind == 'a' {
			w.markup("](" + mdDestination(m.href) + ")")
			continue
		}
		guard := m.sign == "_" || w.raw == 0 || !wordlike(w.raw)
		w.markup(m.sign)
		w.guard = guard
	}
}

// markup writes what isn't text.
func (w *mdLine) markup(s string) {
	w.out = append(w.out, s...)
	w.raw, w.guard, w.opened = 0, false, false
}

// recode writes the last character anew.
func (w *mdLine) recode(s string) {
	w.out = w.out[:len(w.out)-utf8.RuneLen(w.raw)]
	w.markup(s)
}

func (w *mdLine) code(s string) {
	longest, run := 0, 0
	for i := range len(s) {
		if s[i] == '`' {
			run++
			longest = max(longest, run)
		} else {
			run = 0
		}
	}
	fence := strings.Repeat("`", longest+1)
	if s[0] == '`' || s[len(s)-1] == '`' || s[0] == ' ' && s[len(s)-1] == ' ' && strings.Trim(s, " \t") != "" { // of white space alone nothing is taken off
		s = " " + s + " "
	}
	if w.place.cell {
		s = strings.ReplaceAll(s, "|", "\\|")
	}
	w.markup(fence + s + fence)
}

// endsBefore tells whether strong or emphasis is closed before s.
func (w *mdLine) endsBefore(s Span) bool {
	ends := false
	for _, m := range w.stack {
		ends = ends || !has(s, m.kind, m.href)
		if ends && m.kind != 'a' {
			return true
		}
	}
	return false
}

// text writes text; edge is set if a line or a mark ends after it. White space
// is written as a reference where it would be lost or keep a mark from being one.
func (w *mdLine) text(s string, edge bool) {
	opened := w.opened
	for i, r := range s {
		size := utf8.RuneLen(r)
		rest := s[i+size:]
		lineStart := len(w.out) == w.line && !w.place.inLine
		switch {
		case r == '\t', r == byteOrderMark, util.IsSpaceRune(r) && (len(w.out) == w.line || i == 0 && opened || rest == "" && edge):
			w.markup(ref(r))
			continue
		case w.guard && wordlike(r):
			w.markup(ref(r))
			continue
		case r == '—' && lineStart && w.place.quoted:
			w.markup(ref(r))
			continue
		case w.mustEscape(r, rest, lineStart):
			w.markup("\\" + string(r))
			continue
		}
		w.out = utf8.AppendRune(w.out, r)
		w.raw, w.guard, w.opened = r, false, false
	}
}

// mustEscape tells whether r would be taken for a mark.
func (w *mdLine) mustEscape(r rune, rest string, lineStart bool) bool {
	switch r {
	case '\\', '`', '*', '_', '[', ']', '<', '|':
		return true
	case '&':
		return rest != "" && (rest[0] == '#' || isAlnum(rest[0]))
	case '#':
		return lineStart || w.place.heading
	case '>', '-', '+', '=', '~':
		return lineStart
	case ':':
		return lineStart || strings.HasPrefix(rest, "//")
	case '.', ')':
		line := w.out[w.line:]
		return !w.place.inLine && len(line) > 0 && strings.Trim(string(line), "0123456789") == ""
	}
	return false
}

func ref(r rune) string {
	return fmt.Sprintf("&#%d;", r)
}

// wordlike tells whether a mark that r touches is taken for part of a word.
func wordlike(r rune) bool {
	return !util.IsSpaceRune(r) && !util.IsPunctRune(r) && r != byteOrderMark
}

// byteOrderMark is always written as a reference: at the start it would be
// dropped.
const byteOrderMark = '\ufeff'

// startsWithWord tells whether s is sure to be written with a letter or the like
// first. A single letter isn't: a mark that opens after it may recode it.
func startsWithWord(s Span) bool {
	r, size := utf8.DecodeRuneInString(s.Text)
	return !s.Code && wordlike(r) && len(s.Text) > size
}

// MarkdownOut returns d as Markdown for other programs, which know nothing of the
// post around it: headings from o.HeadingBase on, pictures by their addresses with
// the caption below, embeds as links. FromMarkdown does not give d back from it.
func (d *Doc) MarkdownOut(o HTMLOptions) string {
	if o.HeadingBase < 1 {
		o.HeadingBase = 5
	}
	level := 0 // of the heading before
	var out []Block
	for _, b := range d.normal().Blocks {
		switch b.Kind {
		case Heading:
			level = min(b.Level, level+1)
			b.Level = min(o.HeadingBase+level-1, 6)
		case PictureBlock:
			if o.Picture == nil {
				continue
			}
			p, ok := o.Picture(b.Media)
			if !ok || p.URL == "" {
				continue
			}
			out = append(out, Block{Kind: Embed, URL: p.URL, Title: strings.Join(strings.Fields(plain(p.Alt)), " ")})
			text := strings.Join(strings.Fields(plain(p.Caption)+" "+plain(p.Credit)), " ")
			if text == "" {
				continue
			}
			b = Block{Kind: Paragraph, Spans: []Span{{Text: text, Emphasis: true}}}
		case Embed:
			title := strings.Join(strings.Fields(b.Title), " ")
			if title == "" {
				title = b.URL
			}
			b = Block{Kind: Paragraph, Spans: []Span{{Text: title, Href: b.URL}}}
		}
		out = append(out, b)
	}
	if s := mdBlocks(out, false); s != "" {
		return s + "\n"
	}
	return ""
}
