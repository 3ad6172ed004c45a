package markup

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// The JSON form of a tree, written in the order of these fields.
type (
	jsonDoc struct {
		Format string      `json:"format"`
		Blocks []jsonBlock `json:"blocks"`
	}
	jsonBlock struct {
		Kind    Kind          `json:"kind"`
		Level   int           `json:"level,omitempty"`
		Spans   []jsonSpan    `json:"spans,omitempty"`
		Blocks  []jsonBlock   `json:"blocks,omitempty"`
		Cite    string        `json:"cite,omitempty"`
		URL     string        `json:"url,omitempty"`
		Title   string        `json:"title,omitempty"`
		Media   string        `json:"media,omitempty"`
		Ordered bool          `json:"ordered,omitempty"`
		Items   [][]jsonBlock `json:"items,omitempty"`
		Header  bool          `json:"header,omitempty"`
		Rows    [][]jsonCell  `json:"rows,omitempty"`
	}
	jsonCell struct {
		Spans []jsonSpan `json:"spans,omitempty"`
	}
	jsonSpan struct {
		Text     string `json:"text,omitempty"`
		Strong   bool   `json:"strong,omitempty"`
		Emphasis bool   `json:"emphasis,omitempty"`
		Code     bool   `json:"code,omitempty"`
		Href     string `json:"href,omitempty"`
		Break    bool   `json:"break,omitempty"`
	}
)

// Encode returns the stored form of d, normalised: the same bytes for the same
// tree, nil for an empty one. It doesn't look at the limits; [Doc.Check] and
// [Decode] do.
func (d *Doc) Encode() []byte {
	b, _ := d.encode()
	return b
}

// encode returns the stored form and what Check says of it.
func (d *Doc) encode() ([]byte, error) {
	n := d.normal()
	if len(n.Blocks) == 0 {
		return nil, nil
	}
	nodes, columns := 0, 0
	j := jsonDoc{Format: Format, Blocks: toJSON(n.Blocks, &nodes, &columns)}
	var buf bytes.Buffer
	e := json.NewEncoder(&buf)
	e.SetEscapeHTML(false)
	if err := e.Encode(j); err != nil {
		panic("markup: a tree that JSON can't hold: " + err.Error()) // strings, numbers and bools only
	}
	b := bytes.TrimSuffix(buf.Bytes(), []byte("\n"))
	switch {
	case len(b) > MaxBytes:
		return b, overLimit("%d bytes when stored, the limit is %d", len(b), MaxBytes)
	case nodes > MaxNodes:
		return b, overLimit("%d blocks, items, cells and spans, the limit is %d", nodes, MaxNodes)
	case columns > MaxColumns:
		return b, overLimit("a table of %d columns, the limit is %d", columns, MaxColumns)
	}
	return b, nil
}

func toJSON(in []Block, nodes, columns *int) []jsonBlock {
	out := make([]jsonBlock, 0, len(in))
	spans := func(in []Span) []jsonSpan {
		out := make([]jsonSpan, 0, len(in))
		*nodes += len(in)
		for _, s := range in {
			out = append(out, jsonSpan(s))
		}
		return out
	}
	for _, b := range in {
		*nodes++
		j := jsonBlock{Kind: b.Kind, Level: b.Level, Spans: spans(b.Spans), Blocks: toJSON(b.Blocks, nodes, columns),
			Cite: b.Cite, URL: b.URL, Title: b.Title, Media: b.Media, Ordered: b.Ordered, Header: b.Header}
		for _, item := range b.Items {
			*nodes++
			j.Items = append(j.Items, toJSON(item, nodes, columns))
		}
		for _, row := range b.Rows {
			*nodes += 1 + len(row)
			*columns = max(*columns, len(row))
			cells := make([]jsonCell, 0, len(row))
			for _, c := range row {
				cells = append(cells, jsonCell{Spans: spans(c.Spans)})
			}
			j.Rows = append(j.Rows, cells)
		}
		out = append(out, j)
	}
	return out
}

// Decode reads the stored form. No bytes are an empty Doc. An error wraps
// ErrSyntax or ErrTooLarge and names the place ("blocks[2].spans[0].href: ...").
// The Doc is normalised.
func Decode(b []byte) (*Doc, error) {
	if len(b) == 0 {
		return &Doc{}, nil
	}
	if len(b) > MaxBytes {
		return nil, overLimit("%d bytes, the limit is %d", len(b), MaxBytes)
	}
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("%w: it is not UTF-8", ErrSyntax)
	}
	r := reader{dec: json.NewDecoder(bytes.NewReader(b))}
	r.dec.UseNumber()
	d := &Doc{}
	format := ""
	err := r.object("", func(name, at string) error {
		switch name {
		case "format":
			err := r.text(at, &format)
			if err == nil && format != Format {
				return r.fail(at, "it is %q, not %q", short(format), Format)
			}
			return err
		case "blocks":
			var err error
			d.Blocks, err = r.blocks(at, 1, false)
			return err
		}
		return errUnknown
	})
	if err != nil {
		return nil, err
	}
	if format == "" {
		return nil, r.fail("format", "it is missing")
	}
	if _, err := r.dec.Token(); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("%w: something follows the object", ErrSyntax)
	}
	Normalise(d)
	if err := d.Check(); err != nil { // a repaired tree can be longer: line feeds become breaks
		return nil, err
	}
	return d, nil
}

// errUnknown is a member's answer that it isn't known.
var errUnknown = errors.New("unknown member")

// A reader takes a body from a stream of JSON tokens, so that depth and count
// are refused before they cost anything. Only the goroutine in Decode uses it.
type reader struct {
	dec   *json.Decoder
	nodes int
}

func (r *reader) fail(at, format string, args ...any) error {
	if at == "" {
		at = "the body"
	}
	return fmt.Errorf("%w: %s: %s", ErrSyntax, at, fmt.Sprintf(format, args...))
}

// count counts one node and refuses too many.
func (r *reader) count(at string) error {
	if r.nodes++; r.nodes > MaxNodes {
		return overLimit("%s: more than %d blocks, items, cells and spans", at, MaxNodes)
	}
	return nil
}

func (r *reader) token(at string) (json.Token, error) {
	t, err := r.dec.Token()
	if errors.Is(err, io.EOF) {
		return nil, r.fail(at, "it ends too early")
	}
	if err != nil {
		return nil, r.fail(at, "%v", err)
	}
	return t, nil
}

func (r *reader) open(at string, delim json.Delim, what string) error {
	t, err := r.token(at)
	if err != nil {
		return err
	}
	if t != delim {
		return r.fail(at, "it is not %s", what)
	}
	return nil
}

// object reads an object and calls member, which reads the value, for each of
// its members.
func (r *reader) object(at string, member func(name, at string) error) error {
	if err := r.open(at, '{', "an object"); err != nil {
		return err
	}
	seen := map[string]bool{}
	for r.dec.More() {
		t, err := r.token(at)
		if err != nil {
			return err
		}
		name, ok := t.(string)
		if !ok {
			return r.fail(at, "a member has no name")
		}
		if seen[name] {
			return r.fail(at, "%q is there twice", short(name))
		}
		seen[name] = true
		place := name
		if at != "" {
			place = at + "." + name
		}
		err = member(name, place)
		if err == errUnknown {
			return r.fail(at, "the member %q has no place here", short(name))
		}
		if err != nil {
			return err
		}
	}
	_, err := r.token(at)
	return err
}

// array reads an array and calls element, which reads the value, for each of
// its elements.
func (r *reader) array(at string, element func(at string) error) error {
	if err := r.open(at, '[', "an array"); err != nil {
		return err
	}
	for i := 0; r.dec.More(); i++ {
		place := fmt.Sprintf("%s[%d]", at, i)
		if err := r.count(place); err != nil {
			return err
		}
		if err := element(place); err != nil {
			return err
		}
	}
	_, err := r.token(at)
	return err
}

func (r *reader) text(at string, s *string) error {
	t, err := r.token(at)
	if err != nil {
		return err
	}
	v, ok := t.(string)
	if !ok {
		return r.fail(at, "it is not a string")
	}
	if !isClean(v) {
		return r.fail(at, "it holds a control character")
	}
	*s = v
	return nil
}

func (r *reader) bool(at string, b *bool) error {
	t, err := r.token(at)
	if err != nil {
		return err
	}
	v, ok := t.(bool)
	if !ok {
		return r.fail(at, "it is not true or false")
	}
	*b = v
	return nil
}

// members says which members a block of a kind may have besides "kind".
var members = map[Kind]string{
	Paragraph:    " spans ",
	Heading:      " level spans ",
	Quote:        " blocks cite url ",
	List:         " ordered items ",
	PictureBlock: " media ",
	Embed:        " url title ",
	Divider:      " ",
	Table:        " header rows ",
}

// blocks reads an array of blocks at a depth; inside is set within a quote or
// a list item, where only paragraphs and lists stand.
func (r *reader) blocks(at string, depth int, inside bool) ([]Block, error) {
	var out []Block
	err := r.array(at, func(at string) error {
		if depth > MaxDepth {
			return overLimit("%s: nested deeper than %d", at, MaxDepth)
		}
		b, err := r.block(at, depth)
		if err != nil {
			return err
		}
		if inside && b.Kind != Paragraph && b.Kind != List {
			return r.fail(at, "only paragraphs and lists stand inside a quote or a list, not a %s", b.Kind)
		}
		out = append(out, b)
		return nil
	})
	return out, err
}

func (r *reader) block(at string, depth int) (Block, error) {
	var b Block
	var names []string
	err := r.object(at, func(name, at string) error {
		names = append(names, name)
		switch name {
		case "kind":
			var kind string
			err := r.text(at, &kind)
			if b.Kind = Kind(kind); err == nil && members[b.Kind] == "" {
				return r.fail(at, "unknown kind %q", short(kind))
			}
			return err
		case "level":
			t, err := r.token(at)
			if err != nil {
				return err
			}
			n, ok := t.(json.Number)
			level, err := n.Int64()
			if !ok || err != nil || level < 1 || level > 3 {
				return r.fail(at, "it is not 1, 2 or 3")
			}
			b.Level = int(level)
			return nil
		case "spans":
			var err error
			b.Spans, err = r.spans(at)
			return err
		case "blocks":
			var err error
			b.Blocks, err = r.blocks(at, depth+1, true)
			return err
		case "cite":
			return r.line(at, &b.Cite)
		case "url":
			return r.address(at, &b.URL, true)
		case "title":
			return r.line(at, &b.Title)
		case "media":
			err := r.text(at, &b.Media)
			if err == nil && !validMedia(b.Media) {
				return r.fail(at, "it is not 1 to 32 of a-z and 0-9")
			}
			return err
		case "ordered":
			return r.bool(at, &b.Ordered)
		case "items":
			return r.array(at, func(at string) error {
				item, err := r.blocks(at, depth+1, true)
				b.Items = append(b.Items, item)
				return err
			})
		case "header":
			return r.bool(at, &b.Header)
		case "rows":
			return r.array(at, func(at string) error {
				row, err := r.row(at)
				b.Rows = append(b.Rows, row)
				return err
			})
		}
		return errUnknown
	})
	if err != nil {
		return b, err
	}
	if b.Kind == "" {
		return b, r.fail(at, "kind is missing")
	}
	for _, name := range names {
		if name != "kind" && !bytes.Contains([]byte(members[b.Kind]), []byte(" "+name+" ")) {
			return b, r.fail(at, "a %s has no %s", b.Kind, name)
		}
	}
	switch {
	case b.Kind == Heading && b.Level == 0:
		return b, r.fail(at, "level is missing")
	case b.Kind == Embed && b.URL == "":
		return b, r.fail(at, "url is missing")
	case b.Kind == PictureBlock && b.Media == "":
		return b, r.fail(at, "media is missing")
	}
	return b, nil
}

func (r *reader) row(at string) ([]Cell, error) {
	var row []Cell
	err := r.array(at, func(at string) error {
		if len(row) == MaxColumns {
			return overLimit("%s: more than %d columns", at, MaxColumns)
		}
		var c Cell
		err := r.object(at, func(name, at string) error {
			if name != "spans" {
				return errUnknown
			}
			var err error
			c.Spans, err = r.spans(at)
			return err
		})
		row = append(row, c)
		return err
	})
	return row, err
}

func (r *reader) spans(at string) ([]Span, error) {
	var out []Span
	err := r.array(at, func(at string) error {
		var s Span
		err := r.object(at, func(name, at string) error {
			switch name {
			case "text":
				return r.text(at, &s.Text)
			case "strong":
				return r.bool(at, &s.Strong)
			case "emphasis":
				return r.bool(at, &s.Emphasis)
			case "code":
				return r.bool(at, &s.Code)
			case "href":
				return r.address(at, &s.Href, false)
			case "break":
				return r.bool(at, &s.Break)
			}
			return errUnknown
		})
		if err == nil && s.Break && s != (Span{Break: true}) {
			return r.fail(at, "a break has no text and no marks")
		}
		out = append(out, s)
		return err
	})
	return out, err
}

// line reads a text of one line.
func (r *reader) line(at string, s *string) error {
	err := r.text(at, s)
	if err == nil && bytes.IndexByte([]byte(*s), '\n') >= 0 {
		return r.fail(at, "it holds a line feed")
	}
	return err
}

// address reads an address; web allows http and https only.
func (r *reader) address(at string, s *string, web bool) error {
	if err := r.text(at, s); err != nil {
		return err
	}
	switch {
	case len(*s) > MaxURL:
		return overLimit("%s: an address of %d bytes, the limit is %d", at, len(*s), MaxURL)
	case web && (!validURL(*s) || !webURL(*s)):
		return r.fail(at, "%q is not an absolute http or https address, percent-encoded", short(*s))
	case !validURL(*s):
		return r.fail(at, "%q is not an absolute http, https, mailto or tel address, percent-encoded", short(*s))
	}
	return nil
}

// short cuts a text for an error message.
func short(s string) string {
	const most = 60
	if len(s) <= most {
		return s
	}
	n := most
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}
