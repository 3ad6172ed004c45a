package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	gtext "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The bounds of what is given to the Markdown parser, whose cost grows with
// the square of either. Text beyond them is read as plain text, with a warning.
const (
	maxMarks  = 5_000 // characters that may be marks, between two blank lines
	maxOpen   = 32    // quotes and lists opened by one line
	maxWarned = 20    // warnings given at most
)

// never matches nothing: web addresses alone become links by themselves.
var never = regexp.MustCompile(`^[^\s\S]`)

// addresses is what is taken for an address in running text. What follows the
// host may be anything but white space and what opens other markup.
var addresses = regexp.MustCompile(`^https?://[-\pL\pN@:%._+~#=]+(?:[/?#][^\s<>` + "`" + `|\\]*)?`)

// commonMark reads CommonMark with tables and bare addresses.
var commonMark = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(extension.NewLinkifyParser(
			extension.WithLinkifyAllowedProtocols([]string{"http:", "https:"}),
			extension.WithLinkifyURLRegexp(addresses),
			extension.WithLinkifyWWWRegexp(never),
			extension.WithLinkifyEmailRegexp(never),
		), 999))...),
	parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
		util.Prioritized(extension.NewTableParagraphTransformer(), 200))...),
	parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
)

// FromMarkdown reads CommonMark with tables. The warnings name what was left
// out or changed: HTML, links that aren't allowed, other people's pictures.
// docs/body.md says what stands for what has no sign in CommonMark: a picture
// is ![](media:KEY), an embed an address or ![title](address) on a line of its
// own, and a quote's last line "— name" tells who said it.
//
// Over MaxMarkdown bytes nothing is read, and Check refuses the Doc.
func FromMarkdown(s string) (*Doc, []string) {
	if len(s) > MaxMarkdown {
		return tooLarge(s), []string{fmt.Sprintf("The text has %d bytes, the limit is %d.", len(s), MaxMarkdown)}
	}
	s = clean(strings.TrimPrefix(s, "\ufeff"))
	if nodes, ok := tame(s); nodes > MaxNodes {
		return tooLarge(s), []string{tooMany}
	} else if !ok {
		return FromText(s), []string{"The text has too many marks in one paragraph and was read as plain text."}
	}
	r := &mdReader{src: []byte(s)}
	root := commonMark.Parse(gtext.NewReader(r.src))
	d := &Doc{}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		d.Blocks = append(d.Blocks, r.block(n, true)...)
		d.Blocks = append(d.Blocks, r.after...)
		r.after = nil
		if len(d.Blocks) > MaxNodes {
			return tooLarge(s), []string{tooMany}
		}
	}
	Normalise(d)
	return d, r.sentences()
}

var tooMany = fmt.Sprintf("The text has more than %d paragraphs and cells.", MaxNodes)

// tame counts the paragraphs and the cells of tables in s, at least those that
// it will have, and tells whether s stays within maxMarks and maxOpen.
func tame(s string) (nodes int, ok bool) {
	marks, columns, blank := 0, 0, true
	for line := range strings.SplitSeq(s, "\n") {
		if strings.Trim(line, " \t") == "" {
			marks, columns, blank = 0, 0, true
			continue
		}
		if blank {
			nodes++
			blank = false
		}
		// A table's rows are filled up to the columns of the line under its head.
		nodes += columns
		if strings.Trim(line, " \t|:->+*.)0123456789") == "" && strings.Contains(line, "-") {
			columns = max(columns, strings.Count(line, "|"))
		}
		if columns > 2*MaxColumns {
			return MaxNodes + 1, false
		}
		open, start := 0, true
		for i := 0; i < len(line); i++ {
			switch c := line[i]; c {
			case '\\':
				i++
				start = false
				continue
			case '*', '_', '`', '[', ']', '<':
				marks++
			}
			if !start {
				continue
			}
			next := byte(' ')
			if i+1 < len(line) {
				next = line[i+1]
			}
			switch c := line[i]; {
			case c == ' ' || c == '\t' || c >= '0' && c <= '9':
			case c == '>':
				open++
			case strings.IndexByte("-+*.)", c) >= 0 && (next == ' ' || next == '\t'):
				open++
			default:
				start = false
			}
		}
		if marks > maxMarks || open > maxOpen {
			return nodes, false
		}
	}
	return nodes, true
}

// warnings gathers what was left out. The zero value is ready to use; only the
// reader that holds it uses it.
type warnings struct {
	list []Loss
	seen map[Loss]bool
}

func (w *warnings) lose(kind LossKind, text string) {
	l := Loss{kind, text}
	if w.seen[l] || len(w.list) == maxWarned {
		return
	}
	if w.seen == nil {
		w.seen = map[Loss]bool{}
	}
	w.seen[l] = true
	if len(w.list) == maxWarned-1 {
		l = Loss{Kind: LostMore}
	}
	w.list = append(w.list, l)
}

// warn says of what has no kind of its own what became of it.
func (w *warnings) warn(format string, args ...any) {
	w.lose("", fmt.Sprintf(format, args...))
}

func (w *warnings) lostLink(address string) {
	w.lose(LostLink, short(clean(address)))
}

func (w *warnings) sentences() []string {
	var out []string
	for _, l := range w.list {
		out = append(out, l.String())
	}
	return out
}

type mdReader struct {
	warnings
	src   []byte
	after []Block // lifted out of the block being read, to stand after it
}

// A piece is a span as it was read, with what decides about blocks.
type piece struct {
	Span
	soft  bool   // a line end that is no break
	auto  bool   // an address that stands for itself
	start int    // offset of the text in the source; -1 if it isn't there as it is
	block *Block // a picture, or an embed if it stands alone
}

func (r *mdReader) children(n ast.Node, top bool) []Block {
	var out []Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, r.block(c, top)...)
	}
	return out
}

func (r *mdReader) block(n ast.Node, top bool) []Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraph(r.pieces(n), top)
	case *ast.Heading:
		return []Block{{Kind: Heading, Level: min(n.Level, 3), Spans: r.spans(r.pieces(n))}}
	case *ast.ThematicBreak:
		return []Block{{Kind: Divider}}
	case *ast.FencedCodeBlock:
		code := strings.TrimSuffix(string(n.Lines().Value(r.src)), "\n")
		return []Block{{Kind: Paragraph, Spans: []Span{{Text: code, Code: true}}}}
	case *ast.CodeBlock: // in a newsroom's text an indent is an accident
		var spans []Span
		for _, line := range strings.Split(strings.TrimRight(string(n.Lines().Value(r.src)), "\n"), "\n") {
			if len(spans) > 0 {
				spans = append(spans, Span{Break: true})
			}
			spans = append(spans, Span{Text: strings.TrimSpace(line)})
		}
		return []Block{{Kind: Paragraph, Spans: spans}}
	case *ast.HTMLBlock:
		raw := strings.TrimSpace(string(n.Lines().Value(r.src)))
		if n.HTMLBlockType != ast.HTMLBlockType2 { // a comment
			r.warn("HTML was left out: %s", short(raw))
		}
		return nil
	case *ast.Blockquote:
		return []Block{r.quote(n)}
	case *ast.List:
		b := Block{Kind: List, Ordered: n.IsOrdered()}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			b.Items = append(b.Items, r.children(c, false))
		}
		return []Block{b}
	case *extast.Table:
		b := Block{Kind: Table, Header: true}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []Cell
			for c := row.FirstChild(); c != nil; c = c.NextSibling() {
				cells = append(cells, Cell{Spans: r.spans(r.pieces(c))})
			}
			b.Rows = append(b.Rows, cells)
		}
		return []Block{b}
	}
	return r.children(n, top)
}

// quote reads a quote, whose last line "— name" is who said it.
func (r *mdReader) quote(n ast.Node) Block {
	b := Block{Kind: Quote}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		_, isParagraph := c.(*ast.Paragraph)
		if !isParagraph || c.NextSibling() != nil {
			b.Blocks = append(b.Blocks, r.block(c, false)...)
			continue
		}
		pieces := r.pieces(c)
		last := 0
		for i, p := range pieces {
			if p.soft {
				last = i + 1
			}
		}
		if cite := pieces[last:]; (last > 0 || len(b.Blocks) > 0) && r.isCite(cite) {
			pieces = pieces[:max(last-1, 0)]
			b.Cite, b.URL = r.cite(cite)
		}
		b.Blocks = append(b.Blocks, r.paragraph(pieces, false)...)
	}
	return b
}

const dash = "— "

// isCite tells whether a line starts with a dash that is written as one.
func (r *mdReader) isCite(line []piece) bool {
	return len(line) > 0 && line[0].start >= 0 && line[0].Span == (Span{Text: line[0].Text}) &&
		bytes.HasPrefix(r.src[line[0].start:], []byte(dash))
}

// cite reads "— name", "— [name](address)" or "— <address>".
func (r *mdReader) cite(line []piece) (name, address string) {
	for _, p := range line {
		if p.Href != "" && webURL(p.Href) {
			address = p.Href
		}
		if !p.auto {
			name += p.Text
		}
	}
	return strings.TrimPrefix(name, dash), address
}

// paragraph makes blocks of a paragraph's pieces: at the top an address alone
// on its line is an embed, and a picture parts the paragraph.
func (r *mdReader) paragraph(pieces []piece, top bool) []Block {
	var out []Block
	var rest []piece
	flush := func() {
		spans := r.spans(rest)
		if n := len(spans); n > 0 && len(rest) < len(pieces) { // parted: so is white space
			spans[0].Text = strings.TrimLeft(spans[0].Text, " ")
			spans[n-1].Text = strings.TrimRight(spans[n-1].Text, " ")
		}
		if len(normalSpans(spans)) > 0 {
			out = append(out, Block{Kind: Paragraph, Spans: spans})
		}
		rest = nil
	}
	for i, p := range pieces {
		alone := top && (i == 0 || pieces[i-1].soft) && (i+1 == len(pieces) || pieces[i+1].soft)
		switch {
		case alone && p.block != nil:
			flush()
			out = append(out, *p.block)
		case alone && p.auto && p.Span == (Span{Text: p.Text, Href: p.Href}):
			flush()
			out = append(out, Block{Kind: Embed, URL: p.Href})
		case top && p.block != nil && p.block.Kind == PictureBlock:
			flush()
			out = append(out, *p.block)
		default:
			rest = append(rest, p)
		}
	}
	flush()
	return out
}

// spans makes spans of pieces that stay text. Pictures among them are lifted
// out of the block.
func (r *mdReader) spans(pieces []piece) []Span {
	for len(pieces) > 0 && pieces[0].soft {
		pieces = pieces[1:]
	}
	for len(pieces) > 0 && pieces[len(pieces)-1].soft {
		pieces = pieces[:len(pieces)-1]
	}
	var out []Span
	for i, p := range pieces {
		switch {
		case p.block != nil && p.block.Kind == PictureBlock:
			r.after = append(r.after, *p.block)
		case p.block != nil:
			s := p.Span
			s.Text, s.Href = p.block.label(), p.block.URL
			out = append(out, s)
		case p.soft:
			if i > 0 && !joins(pieces[i-1].Text, pieces[i+1].Text) {
				out = append(out, p.Span)
			}
		default:
			out = append(out, p.Span)
		}
	}
	return out
}

// joins tells whether a line end between a and b is no space: between two
// characters of a script that is written without.
func joins(a, b string) bool {
	last, first := []rune(a), []rune(b)
	spaceless := []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}
	return len(last) > 0 && len(first) > 0 && unicode.In(last[len(last)-1], spaceless...) && unicode.In(first[0], spaceless...)
}

func (r *mdReader) pieces(n ast.Node) []piece {
	var out []piece
	r.inline(n, Span{}, &out)
	return out
}

// inline appends the pieces of n's children, under the marks of m.
func (r *mdReader) inline(n ast.Node, m Span, out *[]piece) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s := m
			value := c.Segment.Value(r.src)
			if c.IsRaw() {
				s.Text = string(value)
			} else {
				s.Text = resolve(value)
			}
			if s.Text != "" {
				*out = append(*out, piece{Span: s, start: c.Segment.Start})
			}
			if c.HardLineBreak() {
				*out = append(*out, piece{Span: Span{Break: true}, start: -1})
			} else if c.SoftLineBreak() {
				s.Text = " "
				*out = append(*out, piece{Span: s, soft: true, start: -1})
			}
		case *ast.String:
			s := m
			s.Text = string(c.Value)
			*out = append(*out, piece{Span: s, start: -1})
		case *ast.CodeSpan:
			s := m
			s.Code = true
			for t := c.FirstChild(); t != nil; t = t.NextSibling() {
				if t, ok := t.(*ast.Text); ok {
					s.Text += strings.ReplaceAll(string(t.Segment.Value(r.src)), "\n", " ")
				}
			}
			*out = append(*out, piece{Span: s, start: -1})
		case *ast.Emphasis:
			s := m
			if c.Level == 2 {
				s.Strong = true
			} else {
				s.Emphasis = true
			}
			r.inline(c, s, out)
		case *ast.Link:
			s := m
			s.Href = r.href(resolve(c.Destination))
			r.inline(c, s, out)
		case *ast.AutoLink:
			s := m
			s.Text = string(c.Label(r.src))
			address := string(c.URL(r.src))
			if c.AutoLinkType == ast.AutoLinkEmail {
				address = "mailto:" + s.Text
			}
			s.Href = r.href(address)
			*out = append(*out, piece{Span: s, auto: s.Href != "" && webURL(s.Href), start: -1})
		case *ast.Image:
			r.image(c, m, out)
		case *ast.RawHTML:
			raw := string(c.Segments.Value(r.src))
			switch {
			case lineBreak.MatchString(raw):
				*out = append(*out, piece{Span: Span{Break: true}, start: -1})
			case !strings.HasPrefix(raw, "<!--"):
				r.warn("HTML was left out: %s", short(raw))
			}
		default:
			r.inline(c, m, out)
		}
	}
}

var lineBreak = regexp.MustCompile(`(?i)^<br\s*/?>$`)

// href returns the clean form of an address, or "" with a warning.
func (r *mdReader) href(s string) string {
	u, ok := CleanURL(s)
	if !ok {
		r.lostLink(s)
	}
	return u
}

// image reads ![text](address). Only the post's own pictures are pictures.
func (r *mdReader) image(n *ast.Image, m Span, out *[]piece) {
	var in []piece
	r.inline(n, Span{}, &in)
	alt := ""
	for _, p := range in {
		alt += p.Text
	}
	address := resolve(n.Destination)
	if key, ok := strings.CutPrefix(address, "media:"); ok {
		if validMedia(key) {
			*out = append(*out, piece{Span: m, start: -1, block: &Block{Kind: PictureBlock, Media: key}})
			return
		}
		r.warn("The picture %q was left out: its key is not 1 to 32 of a-z and 0-9.", short(key))
		return
	}
	u, ok := CleanURL(address)
	if ok && webURL(u) {
		*out = append(*out, piece{Span: m, start: -1, block: &Block{Kind: Embed, URL: u, Title: plain(alt)}})
		return
	}
	r.warn("The picture %q was left out.", short(address))
	if alt != "" {
		m.Text = alt
		*out = append(*out, piece{Span: m, start: -1})
	}
}

// resolve replaces backslash escapes and character references.
func resolve(b []byte) string {
	if bytes.IndexByte(b, '\\') < 0 && bytes.IndexByte(b, '&') < 0 {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		if b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]) {
			i++
			out.WriteByte(b[i])
			continue
		}
		if b[i] == '&' {
			if end := bytes.IndexByte(b[i:min(len(b), i+40)], ';'); end > 1 {
				if s, ok := reference(string(b[i+1 : i+end])); ok {
					out.WriteString(s)
					i += end
					continue
				}
			}
		}
		out.WriteByte(b[i])
	}
	return out.String()
}

// reference returns what the character reference &name; stands for.
func reference(name string) (string, bool) {
	number, isNumber := strings.CutPrefix(name, "#")
	if !isNumber {
		e, ok := util.LookUpHTML5EntityByName(name)
		if !ok {
			return "", false
		}
		return string(e.Characters), true
	}
	base, most := 10, 7
	if hex, ok := strings.CutPrefix(strings.ToLower(number), "x"); ok {
		number, base, most = hex, 16, 6
	}
	v, err := strconv.ParseUint(number, base, 32)
	if err != nil || len(number) > most {
		return "", false
	}
	if v == 0 || v > unicode.MaxRune {
		v = unicode.ReplacementChar
	}
	return string(rune(v)), true
}
