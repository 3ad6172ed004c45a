// Package markup holds the body of a post: a typed tree of blocks.
//
// The tree can say only what a reader may be shown, so no stored body can hold
// a script, a style or a request to a third party. Text, Markdown and HTML are
// parsed into it ([FromText], [FromLines], [FromMarkdown], [FromHTML]), and
// what has no place in it is dropped and named in a warning. HTML, text and
// Markdown are made of it on the way out. The package is pure: it reads no
// file, opens no connection and keeps no state, and its functions may be called
// at the same time as long as nobody changes the Doc meanwhile.
//
// # The stored form, stoppress-body/1
//
// A body is stored as one JSON object in UTF-8:
//
//	{"format":"stoppress-body/1","blocks":[
//	  {"kind":"paragraph","spans":[{"text":"Ferries "},{"text":"stay in port","strong":true}]},
//	  {"kind":"divider"}]}
//
// The empty body is stored as no bytes at all. Each block has a "kind" and
// only the members of its kind:
//
//	paragraph  spans
//	heading    level (1 to 3), spans
//	quote      blocks (paragraphs and lists), cite, url
//	list       ordered, items (each an array of paragraphs and lists)
//	picture    media (the K of the post's field media:K, [a-z0-9]{1,32})
//	embed      url (http or https), title
//	divider    -
//	table      header (the first row is one), rows (arrays of cells {"spans": [...]})
//
// A span is {"break":true}, a hard line break, or has "text" and any of the
// marks "strong", "emphasis", "code" (true) and "href". Members that are empty
// or false are left out.
//
// An address is absolute, of scheme http, https, mailto or tel, in the form
// that [CleanURL] gives. Text holds no control characters but the tab (a line
// feed is read as a break), no noncharacters and no invalid UTF-8.
//
// [Decode] is strict: unknown or repeated members, members of another kind, bad
// addresses and whatever passes the limits ([MaxBytes], [MaxDepth], [MaxNodes],
// [MaxColumns], [MaxURL]) are errors that name the place. [Doc.Encode] gives one
// fixed sequence of bytes for one tree. docs/body.md is the same for readers of
// other programs.
package markup

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Format is the name of the stored form, the value of its member "format".
const Format = "stoppress-body/1"

// The limits of a body. They hold for what [Decode] accepts and [Doc.Check]
// passes.
const (
	MaxBytes   = 256 << 10 // bytes of the encoded body
	MaxDepth   = 8         // a block at the top has depth 1, one inside a quote or a list item one more
	MaxNodes   = 20_000    // blocks, items, rows, cells and spans together
	MaxColumns = 32        // cells of a table's row
	MaxURL     = 2048      // bytes of an address
)

// The limits of what is read into a tree, in bytes. They are wider than
// MaxBytes because markup is wordier than what it says.
const (
	MaxMarkdown = 512 << 10
	MaxHTML     = 8 << 20
)

var (
	// ErrTooLarge is wrapped by the errors for a body that passes a limit.
	ErrTooLarge = errors.New("the text is too large")
	// ErrSyntax is wrapped by the errors for a body that is not stoppress-body/1.
	ErrSyntax = errors.New("the body is not valid " + Format)
)

// A Doc is the body of a post. The zero Doc is an empty body.
type Doc struct {
	Blocks []Block
}

// Kind says what a block is.
type Kind string

const (
	Paragraph    Kind = "paragraph"
	Heading      Kind = "heading"
	Quote        Kind = "quote"
	List         Kind = "list"
	PictureBlock Kind = "picture"
	Embed        Kind = "embed"
	Divider      Kind = "divider"
	Table        Kind = "table"
)

// A Block is one block of a body. Kind says which of the other fields count;
// [Normalise] empties the rest.
type Block struct {
	Kind    Kind
	Spans   []Span    // paragraph, heading
	Level   int       // heading: 1 to 3, 1 being the first level under the post's own headline
	Blocks  []Block   // quote: the paragraphs and lists quoted
	Cite    string    // quote: who said it, plain text; may be empty
	URL     string    // embed: what is embedded; quote: where it was said, may be empty
	Title   string    // embed: what the card shows; empty: the address
	Media   string    // picture: K of the post's field media:K
	Ordered bool      // list: numbered
	Items   [][]Block // list: each item holds paragraphs and lists
	Rows    [][]Cell  // table: every row has the same number of cells
	Header  bool      // table: the first row is its header
}

// A Cell is one cell of a table.
type Cell struct {
	Spans []Span
}

// A Span is a run of text under the same marks, or a hard line break.
type Span struct {
	Text     string
	Strong   bool
	Emphasis bool
	Code     bool
	Href     string // an address that CleanURL accepts; empty: no link
	Break    bool   // a hard line break; the other fields are empty
}

// Empty tells whether d shows nothing: no text, picture, embed or divider.
func (d *Doc) Empty() bool {
	if d == nil {
		return true
	}
	return !slices.ContainsFunc(d.Blocks, shows)
}

// shows tells whether a reader would see anything of b.
func shows(b Block) bool {
	switch b.Kind {
	case PictureBlock, Embed, Divider:
		return true
	}
	return strings.TrimSpace(blockText(b)) != ""
}

// Media returns the keys of the pictures in the order in which they appear,
// each once.
func (d *Doc) Media() []string {
	var keys []string
	if d == nil {
		return nil
	}
	for _, b := range d.Blocks {
		if b.Kind == PictureBlock && validMedia(b.Media) && !slices.Contains(keys, b.Media) {
			keys = append(keys, b.Media)
		}
	}
	return keys
}

// Check tells whether d may be stored: nil, or an error that wraps ErrTooLarge
// and says which limit is passed. What is wrong with a tree in other ways is
// mended by [Normalise], which [Doc.Encode] applies.
//
// The readers FromText, FromLines, FromMarkdown and FromHTML have no error of
// their own: given too much they return a Doc that Check refuses.
func (d *Doc) Check() error {
	_, err := d.encode()
	return err
}

// Normalise brings d into the one form that is stored, in place. It drops what
// a kind doesn't use, blocks that hold nothing, links and embeds with addresses
// that aren't allowed, control characters and invalid UTF-8; it turns line feeds
// into breaks, joins neighbouring spans with equal marks, gives the rows of a table equal length, and lifts out what
// is nested too deep or where it has no place. Visible text is never changed.
func Normalise(d *Doc) {
	if d == nil {
		return
	}
	d.Blocks = normalBlocks(d.Blocks, 1, true)
}

// normal returns a normalised copy of d.
func (d *Doc) normal() *Doc {
	if d == nil {
		return &Doc{}
	}
	return &Doc{Blocks: normalBlocks(d.Blocks, 1, true)}
}

// normalBlocks returns the normal form of blocks at depth. The result shares
// no slice with in. top is set for the body itself and for what may hold every
// kind; elsewhere only paragraphs and lists stand.
func normalBlocks(in []Block, depth int, top bool) []Block {
	var out []Block
	for _, b := range in {
		if b, ok := normalBlock(b, depth); ok {
			if top || b.Kind == Paragraph || b.Kind == List && depth < MaxDepth {
				out = append(out, b)
			} else {
				out = append(out, lower(b)...)
			}
		}
	}
	return out
}

func normalBlock(b Block, depth int) (Block, bool) {
	switch b.Kind {
	case Paragraph:
		n := Block{Kind: Paragraph, Spans: normalSpans(b.Spans)}
		return n, len(n.Spans) > 0
	case Heading:
		n := Block{Kind: Heading, Level: min(max(b.Level, 1), 3), Spans: normalSpans(b.Spans)}
		return n, strings.TrimSpace(spansText(n.Spans)) != ""
	case Quote:
		n := Block{Kind: Quote, Cite: plain(b.Cite), Blocks: normalBlocks(b.Blocks, depth+1, false)}
		if validURL(b.URL) && webURL(b.URL) {
			n.URL = b.URL
		}
		return n, len(n.Blocks) > 0
	case List:
		n := Block{Kind: List, Ordered: b.Ordered}
		for _, item := range b.Items {
			if item := normalBlocks(item, depth+1, false); len(item) > 0 {
				n.Items = append(n.Items, item)
			}
		}
		return n, len(n.Items) > 0
	case PictureBlock:
		return Block{Kind: PictureBlock, Media: b.Media}, validMedia(b.Media)
	case Embed:
		return Block{Kind: Embed, URL: b.URL, Title: plain(b.Title)}, validURL(b.URL) && webURL(b.URL)
	case Divider:
		return Block{Kind: Divider}, true
	case Table:
		return normalTable(b)
	}
	return Block{}, false
}

func normalTable(b Block) (Block, bool) {
	n := Block{Kind: Table, Header: b.Header}
	columns, text := 0, false
	for _, row := range b.Rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return n, false
	}
	for i, row := range b.Rows {
		cells, some := make([]Cell, columns), false
		for j, c := range row {
			cells[j].Spans = normalSpans(c.Spans)
			some = some || len(cells[j].Spans) > 0
		}
		if i == 0 && b.Header && !some {
			n.Header = false // a header that says nothing
			continue
		}
		text = text || some
		n.Rows = append(n.Rows, cells)
	}
	return n, text
}

// lower turns a normal block into paragraphs and lists for a place that holds
// nothing else. A picture has no place there and gives nothing.
func lower(b Block) []Block {
	switch b.Kind {
	case Heading:
		return []Block{{Kind: Paragraph, Spans: b.Spans}}
	case Quote:
		if b.Cite == "" {
			return b.Blocks
		}
		return append(b.Blocks, Block{Kind: Paragraph, Spans: []Span{{Text: dash + b.Cite, Href: b.URL}}})
	case List:
		var out []Block
		for _, item := range b.Items {
			for _, c := range item {
				if c.Kind == Paragraph {
					out = append(out, c)
				} else {
					out = append(out, lower(c)...)
				}
			}
		}
		return out
	case Embed:
		return []Block{{Kind: Paragraph, Spans: []Span{{Text: b.label(), Href: b.URL}}}}
	case Table:
		var out []Block
		for _, row := range b.Rows {
			var spans []Span
			for _, c := range row {
				if len(c.Spans) > 0 && len(spans) > 0 {
					spans = append(spans, Span{Text: " "})
				}
				spans = append(spans, c.Spans...)
			}
			if spans = normalSpans(spans); len(spans) > 0 {
				out = append(out, Block{Kind: Paragraph, Spans: spans})
			}
		}
		return out
	}
	return nil
}

// normalSpans returns the normal form of spans in a slice of its own.
func normalSpans(in []Span) []Span {
	var out []Span
	var texts []string // of the last of out, still to be joined
	join := func() {
		if len(texts) > 0 {
			out[len(out)-1].Text = strings.Join(texts, "")
			texts = texts[:0]
		}
	}
	add := func(s Span) {
		if s.Text == "" && !s.Break {
			return
		}
		if n := len(out); n > 0 && !s.Break && !out[n-1].Break && sameMarks(out[n-1], s) {
			texts = append(texts, s.Text)
			return
		}
		join()
		if !s.Break {
			texts = append(texts, s.Text)
		}
		out = append(out, s)
	}
	for _, s := range in {
		if s.Break {
			add(Span{Break: true})
			continue
		}
		if s.Href != "" && !validURL(s.Href) {
			s.Href = ""
		}
		lines := strings.Split(clean(s.Text), "\n")
		for i, line := range lines {
			if i > 0 {
				add(Span{Break: true})
			}
			s.Text = line
			add(s)
		}
	}
	join()
	return out
}

func sameMarks(a, b Span) bool {
	return a.Strong == b.Strong && a.Emphasis == b.Emphasis && a.Code == b.Code && a.Href == b.Href
}

// plain is clean for a text of one line.
func plain(s string) string {
	return strings.ReplaceAll(clean(s), "\n", " ")
}

// clean makes s fit for a tree: each invalid byte of UTF-8 becomes U+FFFD, every
// line end a line feed; other controls and noncharacters go.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for i, r := range s {
		switch {
		case r == '\r':
			if strings.HasPrefix(s[i+1:], "\n") {
				continue
			}
			b.WriteByte('\n')
		case r == '\v' || r == '\f':
			b.WriteByte('\n')
		case !forbidden(r):
			b.WriteRune(r) // an invalid byte is U+FFFD here
		}
	}
	return b.String()
}

func isClean(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	return strings.IndexFunc(s, forbidden) < 0
}

// forbidden tells whether r is a control other than tab and line feed, or a
// noncharacter: what HTML calls a parse error in text.
func forbidden(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\n' && r != '\t'
	case r < 0x7f:
		return false
	case r <= 0x9f:
		return true
	case r >= 0xfdd0 && r <= 0xfdef:
		return true
	}
	return r&0xfffe == 0xfffe
}

func validMedia(k string) bool {
	if len(k) == 0 || len(k) > 32 {
		return false
	}
	return strings.IndexFunc(k, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	}) < 0
}

// label is what an embed's card shows.
func (b *Block) label() string {
	if b.Title != "" {
		return b.Title
	}
	return b.URL
}

// overLimit returns an error that wraps ErrTooLarge.
func overLimit(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrTooLarge}, args...)...)
}
