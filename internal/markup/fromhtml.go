package markup

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Beyond these bounds elements are read as if only their text were there.
const (
	maxElements = 128 // open at the same time
	maxPlaces   = 32  // lists, items, quotes, tables and cells within each other
)

// FromHTML reads HTML: what a browser, a word processor or a mail program puts
// on the clipboard. The warnings name what was left out and shows: pictures,
// links that aren't allowed, struck-out text, players and forms.
//
// It reads a stream of tokens, not a document tree, so its memory grows with
// the text and not with how the markup is nested. Over MaxHTML bytes nothing is
// read, and Check refuses the Doc.
func FromHTML(s string) (*Doc, []string) {
	d, lost := ReadHTML(s)
	w := warnings{list: lost}
	return d, w.sentences()
}

// ReadHTML is [FromHTML] for who says by themselves what was left out.
func ReadHTML(s string) (*Doc, []Loss) {
	if len(s) > MaxHTML {
		return tooLarge(s), []Loss{{Text: fmt.Sprintf("The HTML has %d bytes, the limit is %d.", len(s), MaxHTML)}}
	}
	r := &htmlReader{}
	r.at = &r.root
	z := html.NewTokenizer(strings.NewReader(clean(strings.TrimPrefix(s, "\ufeff"))))
	for more := true; more && r.nodes <= MaxNodes; {
		switch z.Next() {
		case html.ErrorToken:
			more = false
		case html.TextToken:
			if r.skip == 0 {
				r.text(clean(string(z.Text())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			r.start(readTag(z))
		case html.EndTagToken:
			name, _ := z.TagName()
			r.end(atom.Lookup(name))
		}
	}
	if r.nodes > MaxNodes {
		return tooLarge(s), []Loss{{Text: fmt.Sprintf("The HTML has more than %d blocks and runs of text.", MaxNodes)}}
	}
	r.closeTo(0)
	r.flush()
	d := &Doc{Blocks: r.root.blocks}
	Normalise(d)
	return d, r.list
}

// A tag is an opening tag: what it is and what its attributes say that matters.
type tag struct {
	atom                                            atom.Atom
	style, href, src, alt, title, cite, embed, role string
	hidden                                          bool
}

// readTag reads the tag that z stands at.
func readTag(z *html.Tokenizer) tag {
	name, more := z.TagName()
	t := tag{atom: atom.Lookup(name)}
	for more {
		var key, val []byte
		key, val, more = z.TagAttr()
		val = val[:min(len(val), 2*MaxURL)] // pictures can be written out in an address
		switch string(key) {
		case "style":
			t.style = strings.ToLower(string(val))
		case "href":
			t.href = string(val)
		case "src":
			t.src = string(val)
		case "alt":
			t.alt = clean(string(val))
		case "title":
			t.title = clean(string(val))
		case "cite":
			t.cite = string(val)
		case "data-embed":
			t.embed = string(val)
		case "role":
			t.role = string(val)
		case "hidden":
			t.hidden = true
		}
	}
	return t
}

// A place gathers the blocks of the body, a list, an item, a quote, a table, a
// cell or an embed's card.
type place struct {
	up     *place
	depth  int
	kind   atom.Atom // 0, Ul, Li, Blockquote, Table, Td, Figure
	block  Block     // what the place will be: a list, quote or embed
	blocks []Block   // what it holds
	rows   [][][]Block
	head   bool // table: the first row has only header cells
	layout bool // table: it says that it is none
}

// state is what an element changes for its content.
type state struct {
	marks   Span // under which text is read, without text
	pre     bool
	heading int  // level; 0: none
	cite    bool // the text says who is quoted
	caption bool // of a picture that was left out
	item    int  // level in a word processor's list; 0: none
	label   bool // the marker of such an item
}

// An opened element, with the state before it.
type opened struct {
	atom  atom.Atom
	was   state
	place bool // it opened a place
}

// A run is a span as it was read.
type run struct {
	Span
	pre bool // white space counts
}

type htmlReader struct {
	warnings
	state
	root      place
	at        *place
	stack     []opened
	skip      atom.Atom // the element whose content is being left out; 0: none
	skipDepth int       // elements of that kind that are open
	line      []run     // text not yet in a block
	marker    string    // of a word processor's list item
	lost      bool      // a picture was left out of the figure being read
	nodes     int
}

// What becomes of elements; those that aren't named stand for their text only.
var (
	dropped = atoms(atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Title, atom.Object, atom.Applet,
		atom.Svg, atom.Math, atom.Select, atom.Textarea, atom.Button, atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Datalist,
		atom.Noframes, atom.Noembed, atom.Rp, atom.Del, atom.S, atom.Strike, atom.Xmp, atom.Plaintext, atom.Frameset)
	told = map[atom.Atom]LossKind{atom.Object: LostObject, atom.Audio: LostPlayer, atom.Video: LostPlayer, atom.Svg: LostDrawing,
		atom.Math: LostFormula, atom.Button: LostButton, atom.Select: LostField, atom.Textarea: LostField,
		atom.Del: LostStruck, atom.S: LostStruck, atom.Strike: LostStruck}
	void = atoms(atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta,
		atom.Param, atom.Source, atom.Track, atom.Wbr)
	blocky = atoms(atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd, atom.Details,
		atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure, atom.Footer, atom.Form, atom.H1,
		atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header, atom.Hgroup, atom.Html, atom.Legend, atom.Li, atom.Listing, atom.Main,
		atom.Menu, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot,
		atom.Th, atom.Thead, atom.Tr, atom.Ul)
	// An opening tag of the first kind closes open elements of the second,
	// looking no further than the third.
	implied = map[atom.Atom][2]map[atom.Atom]bool{
		atom.Li: {atoms(atom.Li), atoms(atom.Ul, atom.Ol, atom.Menu, atom.Dir, atom.Table, atom.Blockquote)},
		atom.Dt: {atoms(atom.Dt, atom.Dd), atoms(atom.Dl)},
		atom.Dd: {atoms(atom.Dt, atom.Dd), atoms(atom.Dl)},
		atom.Tr: {atoms(atom.Tr), atoms(atom.Table)},
		atom.Td: {atoms(atom.Td, atom.Th, atom.Caption), atoms(atom.Table)},
		atom.Th: {atoms(atom.Td, atom.Th, atom.Caption), atoms(atom.Table)},
	}
	paragraphs = [2]map[atom.Atom]bool{atoms(atom.P), atoms(atom.Li, atom.Td, atom.Th, atom.Blockquote, atom.Table, atom.Div)}
)

func atoms(list ...atom.Atom) map[atom.Atom]bool {
	m := map[atom.Atom]bool{}
	for _, a := range list {
		m[a] = true
	}
	return m
}

// start reads an opening tag.
func (r *htmlReader) start(t tag) {
	if r.skip != 0 {
		switch {
		case r.skip == atom.Head && t.atom == atom.Body:
			r.skip = 0
		case t.atom == r.skip && implied[t.atom][0] == nil && t.atom != atom.P:
			r.skipDepth++
			return
		case t.atom == r.skip: // its closing tag was left away
			r.skip = 0
		default:
			return
		}
	}
	switch t.atom {
	case 0:
		return
	case atom.Br:
		r.add(Span{Break: true})
		return
	case atom.Hr:
		r.flush()
		r.put(Block{Kind: Divider})
		return
	case atom.Img:
		r.image(t)
		return
	case atom.Iframe, atom.Embed:
		r.player(t)
	}
	if blocky[t.atom] {
		r.flush()
		r.imply(paragraphs)
		r.imply(implied[t.atom])
	}
	if void[t.atom] {
		return
	}
	struck := strings.Contains(t.style, "line-through")
	if dropped[t.atom] || t.atom == atom.Iframe || struck || t.isHidden() {
		if what := told[t.atom]; what != "" || struck {
			if struck {
				what = LostStruck
			}
			r.lose(what, "")
		}
		r.skip, r.skipDepth = t.atom, 1
		return
	}
	if len(r.stack) >= maxElements {
		return
	}
	o := opened{atom: t.atom, was: r.state}
	if r.at.depth < maxPlaces {
		o.place = r.open(t)
	}
	r.enter(t)
	r.stack = append(r.stack, o)
}

// isHidden tells whether readers of the HTML wouldn't see the element.
func (t *tag) isHidden() bool {
	if t.hidden {
		return true
	}
	s := strings.ReplaceAll(t.style, " ", "")
	return strings.Contains(s, "display:none") || strings.Contains(s, "mso-hide:all") || strings.Contains(s, "visibility:hidden")
}

// open opens a place, if t is the tag of one.
func (r *htmlReader) open(t tag) bool {
	p := &place{up: r.at, depth: r.at.depth + 1, kind: t.atom}
	switch t.atom {
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		p.kind = atom.Ul
		p.block = Block{Kind: List, Ordered: t.atom == atom.Ol}
	case atom.Li:
		if r.at.kind != atom.Ul {
			return false
		}
	case atom.Blockquote:
		p.block = Block{Kind: Quote}
		if u, ok := CleanURL(t.cite); ok && webURL(u) {
			p.block.URL = u
		}
	case atom.Table:
		p.layout = t.role == "presentation" || t.role == "none"
	case atom.Tr:
		if r.at.kind == atom.Table {
			r.at.rows = append(r.at.rows, nil)
			r.nodes++
		}
		return false
	case atom.Td, atom.Th:
		if r.at.kind != atom.Table {
			return false
		}
		if len(r.at.rows) == 0 {
			r.at.rows = append(r.at.rows, nil)
		}
		if len(r.at.rows) == 1 {
			r.at.head = t.atom == atom.Th && (r.at.head || len(r.at.rows[0]) == 0)
		}
		p.kind = atom.Td
	case atom.Figure:
		r.lost = false
		u, ok := CleanURL(t.embed)
		if !ok || !webURL(u) {
			return false
		}
		p.block = Block{Kind: Embed, URL: u}
	default:
		return false
	}
	r.nodes++
	r.at = p
	return true
}

// wordList finds the level of a word processor's list item in its style.
var wordList = regexp.MustCompile(`mso-list:\s*\w+\s+level(\d)`)

// enter changes the state to that within t.
func (r *htmlReader) enter(t tag) {
	switch t.atom {
	case atom.B, atom.Strong, atom.Dt:
		r.marks.Strong = true
	case atom.I, atom.Em, atom.Dfn, atom.Var:
		r.marks.Emphasis = true
	case atom.Cite:
		if r.at.kind == atom.Blockquote && len(r.line) == 0 && len(r.at.blocks) > 0 {
			r.cite = true
		} else {
			r.marks.Emphasis = true
		}
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		r.marks.Code = true
	case atom.Pre, atom.Listing:
		r.pre = true
	case atom.Q:
		r.text("“")
	case atom.A:
		r.marks.Href = ""
		if t.href != "" && !strings.HasPrefix(t.href, "#") {
			u, ok := CleanURL(unwrapped(t.href))
			if !ok {
				r.lostLink(t.href)
			}
			r.marks.Href = u
		}
	case atom.H1:
		r.heading = 1
	case atom.H2:
		r.heading = 2
	case atom.H3, atom.H4, atom.H5, atom.H6:
		r.heading = 3
	case atom.Footer:
		r.cite = r.at.kind == atom.Blockquote
	case atom.Figcaption:
		n := len(r.at.blocks)
		r.cite = r.at.kind == atom.Blockquote || n > 0 && r.at.blocks[n-1].Kind == Quote && !r.lost
		r.caption = r.lost
	case atom.Li, atom.Td, atom.Th:
		r.heading, r.pre, r.item = 0, false, 0
	}
	if t.style == "" {
		return
	}
	for declaration := range strings.SplitSeq(t.style, ";") {
		name, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(name) {
		case "font-weight":
			weight, err := strconv.Atoi(value)
			switch {
			case value == "bold" || value == "bolder" || err == nil && weight >= 600:
				r.marks.Strong = r.heading == 0 // a heading is bold by itself
			case value == "normal" || value == "lighter" || err == nil:
				r.marks.Strong = false
			}
		case "font-style":
			switch {
			case value == "italic" || strings.HasPrefix(value, "oblique"):
				r.marks.Emphasis = true
			case value == "normal":
				r.marks.Emphasis = false
			}
		case "mso-list":
			if value == "ignore" {
				r.label = true
			} else if m := wordList.FindStringSubmatch(t.style); m != nil && blocky[t.atom] {
				level, _ := strconv.Atoi(m[1])
				r.item, r.marker = min(max(level, 1), MaxDepth-1), ""
			}
		}
	}
}

// imply closes what an opening tag ends without a closing one.
func (r *htmlReader) imply(rule [2]map[atom.Atom]bool) {
	for i := len(r.stack) - 1; i >= 0; i-- {
		a := r.stack[i].atom
		if rule[0][a] {
			r.closeTo(i)
			return
		}
		if rule[1][a] {
			return
		}
	}
}

// end reads a closing tag.
func (r *htmlReader) end(a atom.Atom) {
	if r.skip != 0 {
		if a != r.skip {
			return
		}
		if r.skipDepth--; r.skipDepth == 0 {
			r.skip = 0
		}
		return
	}
	if a == 0 {
		return
	}
	if a == atom.P {
		r.flush()
	}
	for i := len(r.stack) - 1; i >= 0; i-- {
		o := r.stack[i]
		if o.atom == a {
			r.closeTo(i)
			return
		}
		// A mark ends inside its cell, item or quote, and nothing but a table's
		// own tags reaches out of a cell.
		if o.place && !blocky[a] || o.atom == atom.Table ||
			(o.atom == atom.Td || o.atom == atom.Th) && a != atom.Table && a != atom.Tr && a != atom.Tbody && a != atom.Thead && a != atom.Tfoot {
			return
		}
	}
}

// closeTo closes the open elements from number i on.
func (r *htmlReader) closeTo(i int) {
	for len(r.stack) > i {
		o := r.stack[len(r.stack)-1]
		r.stack = r.stack[:len(r.stack)-1]
		if o.atom == atom.Q {
			r.text("”")
		}
		if blocky[o.atom] || r.cite && !o.was.cite {
			r.flush()
		}
		r.state = o.was
		if o.place {
			r.close()
		}
	}
}

// close closes the innermost place and puts what it holds into the one around.
func (r *htmlReader) close() {
	p := r.at
	r.at = p.up
	switch p.kind {
	case atom.Li:
		r.at.block.Items = append(r.at.block.Items, p.blocks)
	case atom.Ul:
		if len(p.blocks) > 0 { // what stood outside its items
			p.block.Items = append(p.block.Items, p.blocks)
		}
		if n := len(r.at.block.Items); r.at.kind == atom.Ul && n > 0 { // a list right in a list
			r.at.block.Items[n-1] = append(r.at.block.Items[n-1], p.block)
			return
		}
		r.put(p.block)
	case atom.Blockquote:
		p.block.Blocks = p.blocks
		r.put(p.block)
	case atom.Td:
		row := &r.at.rows[len(r.at.rows)-1]
		*row = append(*row, p.blocks)
	case atom.Table:
		for _, b := range p.blocks { // a caption, and what stood outside its cells
			r.put(b)
		}
		r.table(p)
	case atom.Figure:
		p.block.Title = strings.TrimSpace(plain((&Doc{Blocks: p.blocks}).Text()))
		if u, err := url.Parse(p.block.URL); err == nil && p.block.Title == u.Host {
			p.block.Title = ""
		}
		r.put(p.block)
	}
}

// table puts a table, or what stands in its cells if it only served to lay out
// a page, as in mails.
func (r *htmlReader) table(p *place) {
	b := Block{Kind: Table, Header: p.head}
	layout, columns := p.layout, 0
	for _, row := range p.rows {
		columns = max(columns, len(row))
		var cells []Cell
		for _, blocks := range row {
			var c Cell
			for i, block := range blocks {
				if block.Kind != Paragraph || i == 3 {
					layout = true
				}
				if i > 0 {
					c.Spans = append(c.Spans, Span{Break: true})
				}
				c.Spans = append(c.Spans, block.Spans...)
			}
			cells = append(cells, c)
		}
		b.Rows = append(b.Rows, cells)
	}
	if layout || columns < 2 || columns > MaxColumns || len(p.rows) < 2 || columns*len(p.rows) > MaxNodes {
		for _, row := range p.rows {
			for _, blocks := range row {
				for _, block := range blocks {
					r.put(block)
				}
			}
		}
		return
	}
	r.put(b)
}

// put adds a block to the place that is being read.
func (r *htmlReader) put(b Block) {
	r.nodes++
	r.at.blocks = append(r.at.blocks, b)
}

// text reads text.
func (r *htmlReader) text(s string) {
	if r.label {
		if len(r.marker) < 16 {
			r.marker += s
		}
		return
	}
	span := r.marks
	span.Text = s
	r.add(span)
}

func (r *htmlReader) add(s Span) {
	if len(r.line) == 0 && !r.pre && strings.Trim(s.Text, space) == "" && !s.Break {
		return // between blocks
	}
	r.nodes++
	if r.pre {
		if r.nodes += strings.Count(s.Text, "\n"); r.nodes > MaxNodes {
			return // too many lines to keep
		}
	}
	r.line = append(r.line, run{s, r.pre})
}

// space is what HTML takes for white space, and the space that doesn't break,
// which editors put where HTML would drop white space.
const space = " \t\n\u00a0"

// flush makes blocks of the text read since the last block.
func (r *htmlReader) flush() {
	if len(r.line) == 0 {
		return
	}
	lines := collapse(r.line)
	r.line = r.line[:0]
	if r.caption {
		for _, l := range lines {
			if len(l) > 0 {
				r.lose(LostCaption, short(spansText(l)))
			}
		}
		return
	}
	if r.cite {
		r.setCite(lines)
		return
	}
	var rest []Span
	end := func() {
		if len(rest) == 0 {
			return
		}
		b := Block{Kind: Paragraph, Spans: rest}
		rest = nil
		switch {
		case r.heading > 0:
			b.Kind, b.Level = Heading, r.heading
			for i := range b.Spans {
				b.Spans[i].Strong = false
			}
			r.put(b)
		case r.item > 0:
			r.putItem(b)
		default:
			r.put(b)
		}
	}
	for _, l := range lines {
		if len(l) == 0 {
			end()
			continue
		}
		if u, ok := standsAlone(l); ok && r.at.kind == 0 && r.heading == 0 && r.item == 0 {
			end()
			r.put(Block{Kind: Embed, URL: u})
			continue
		}
		if len(rest) > 0 {
			rest = append(rest, Span{Break: true})
		}
		rest = append(rest, l...)
	}
	end()
}

// standsAlone tells whether a line is nothing but a web address.
func standsAlone(l []Span) (string, bool) {
	if len(l) != 1 || l[0].Strong || l[0].Emphasis || l[0].Code || !webURL(l[0].Text) || strings.IndexFunc(l[0].Text, unicode.IsSpace) >= 0 {
		return "", false
	}
	u, ok := CleanURL(l[0].Text)
	return u, ok && (l[0].Href == "" || l[0].Href == u)
}

// setCite takes lines for who said the quote that is open or was just closed.
func (r *htmlReader) setCite(lines [][]Span) {
	b := &r.at.block
	if r.at.kind != atom.Blockquote {
		n := len(r.at.blocks)
		if n == 0 || r.at.blocks[n-1].Kind != Quote {
			return
		}
		b = &r.at.blocks[n-1]
	}
	for _, l := range lines {
		for _, s := range l {
			if webURL(s.Href) && b.URL == "" {
				b.URL = s.Href
			}
		}
		if t := strings.Trim(spansText(l), space+"—–-"); t != "" && b.Cite == "" {
			b.Cite = t
		} else if t != "" {
			b.Cite += ", " + t
		}
	}
	if u, err := url.Parse(b.URL); err == nil && b.URL != "" && b.Cite == u.Host {
		b.Cite = ""
	}
}

// number is the marker of an item in a numbered list.
var number = regexp.MustCompile(`^\(?[0-9A-Za-z]{1,5}[.)]`)

// putItem adds a word processor's list item to the list before it.
func (r *htmlReader) putItem(b Block) {
	ordered := number.MatchString(strings.Trim(r.marker, space))
	blocks := &r.at.blocks
	for level := 1; ; level++ {
		n := len(*blocks)
		if n == 0 || (*blocks)[n-1].Kind != List || level == r.item && (*blocks)[n-1].Ordered != ordered {
			r.nodes++
			*blocks = append(*blocks, Block{Kind: List, Ordered: ordered})
			n++
		}
		list := &(*blocks)[n-1]
		if level == r.item {
			r.nodes += 2
			list.Items = append(list.Items, []Block{b})
			return
		}
		if len(list.Items) == 0 {
			list.Items = append(list.Items, nil)
		}
		blocks = &list.Items[len(list.Items)-1]
	}
}

// collapse makes lines of runs as a browser shows them: white space is one
// space, none at the ends of a line. Two breaks in a row give an empty line,
// where the paragraph ends. White space at the edge of a mark is moved out.
func collapse(runs []run) [][]Span {
	var lines [][]Span
	var line []Span
	gap := true // a space here would be the first, or the second in a row
	end := func() {
		for n := len(line); n > 0 && !gapKept(line[n-1]); n = len(line) {
			if line[n-1].Text = strings.TrimRight(line[n-1].Text, space); line[n-1].Text != "" {
				break
			}
			line = line[:n-1]
		}
		lines = append(lines, normalSpans(moveSpace(normalSpans(line))))
		line, gap = nil, true
	}
	for _, u := range runs {
		if u.Break {
			end()
			continue
		}
		if u.pre {
			for i, s := range strings.Split(u.Text, "\n") {
				if i > 0 {
					end()
				}
				u.Text = s
				line = append(line, u.Span)
				gap = false
			}
			continue
		}
		var b strings.Builder
		for text := u.Text; text != ""; {
			word := strings.IndexAny(text, space)
			if word < 0 {
				word = len(text)
			}
			if word > 0 {
				b.WriteString(text[:word])
				text, gap = text[word:], false
				continue
			}
			rest := strings.TrimLeft(text, space)
			white := text[:len(text)-len(rest)]
			text = rest
			if gap {
				continue
			}
			if white != "\u00a0" { // one that stands alone was meant
				white = " "
			}
			b.WriteString(white)
			gap = true
		}
		u.Text = b.String()
		line = append(line, u.Span)
	}
	end()
	for len(lines) > 0 && len(lines[0]) == 0 {
		lines = lines[1:]
	}
	return lines
}

// gapKept tells whether the end of a line is left as it is.
func gapKept(s Span) bool {
	return s.Code && strings.Trim(s.Text, space) != ""
}

// moveSpace gives white space at the edge of a span the marks of both sides.
func moveSpace(spans []Span) []Span {
	var out []Span
	for i, s := range spans {
		core := strings.TrimLeft(s.Text, space)
		before := s.Text[:len(s.Text)-len(core)]
		core = strings.TrimRight(core, space)
		after := s.Text[len(before)+len(core):]
		var prev, next Span
		if i > 0 {
			prev = spans[i-1]
		}
		if i+1 < len(spans) {
			next = spans[i+1]
		}
		if core == "" {
			out = append(out, shared(prev, next, before))
			continue
		}
		if before != "" {
			out = append(out, shared(prev, s, before))
		}
		s.Text = core
		out = append(out, s)
		if after != "" {
			out = append(out, shared(s, next, after))
		}
	}
	return out
}

// shared is a text under the marks that a and b have in common.
func shared(a, b Span, text string) Span {
	s := Span{Text: text, Strong: a.Strong && b.Strong, Emphasis: a.Emphasis && b.Emphasis, Code: a.Code && b.Code}
	if a.Href == b.Href {
		s.Href = a.Href
	}
	return s
}

// image reads a picture. Only the post's own are pictures.
func (r *htmlReader) image(t tag) {
	if key, ok := strings.CutPrefix(t.src, "media:"); ok && validMedia(key) {
		r.flush()
		r.put(Block{Kind: PictureBlock, Media: key})
		return
	}
	r.lost = true
	switch {
	case t.alt != "":
		r.lose(LostPicture, short(t.alt))
	case t.src != "":
		r.lose(LostPicture, "")
	}
}

// player reads a frame of another site. It becomes a card.
func (r *htmlReader) player(t tag) {
	if t.isHidden() {
		return
	}
	src := t.src
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	u, ok := CleanURL(src)
	if !ok || !webURL(u) {
		r.lose(LostFrame, "")
		return
	}
	r.flush()
	r.put(Block{Kind: Embed, URL: u, Title: strings.TrimSpace(plain(t.title))})
}

// unwrapped returns the address behind the redirect that mail and office
// programs put round links, so that readers aren't sent through it.
func unwrapped(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return s
	}
	to := ""
	switch host := strings.ToLower(u.Hostname()); {
	case (host == "www.google.com" || host == "google.com") && u.Path == "/url":
		if to = u.Query().Get("q"); to == "" {
			to = u.Query().Get("url")
		}
	case strings.HasSuffix(host, ".safelinks.protection.outlook.com"):
		to = u.Query().Get("url")
	}
	if c, ok := CleanURL(to); ok && webURL(c) {
		return c
	}
	return s
}
