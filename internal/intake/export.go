package intake

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mmcdole/gofeed"
	jsonfeed "github.com/mmcdole/gofeed/json"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	xunicode "golang.org/x/text/encoding/unicode"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Limits of an export.
const (
	MaxExport  = 64 << 20 // bytes
	maxNesting = 500      // of XML, and of what search engines are told of a page
	minPart    = 16       // bytes of the file to each of its objects or elements, at least: what they take in memory is far more
)

// What an export can be, as [Outline.Format] says it.
const (
	formatPage = "page.json"
	formatLive = "LiveBlogPosting"
)

// Read is [Parse] for a file of any kind that is understood. What another system, or this one, wrote for programs is an export:
// Atom, RSS or JSON Feed; page.json, as a page serves it and "export --format json" writes it; and LiveBlogPosting of schema.org,
// by itself or in the HTML of a live page. Anything else is a rolling text. An export's posts bear their own times, so that
// [Options.Date] is not used; a time without a zone is the page's.
func Read(r io.Reader, o Options) (*Outline, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.MaxExport == 0 {
		o.MaxExport = MaxExport
	}
	b := bufio.NewReaderSize(r, 4<<10)
	head, _ := b.Peek(4 << 10) // an error comes again
	wide := bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff"))
	if wide {
		head, _ = utf16.NewDecoder().Bytes(head)
	}
	kind := exportKind(head)
	if kind == 0 {
		return Parse(b, o)
	}
	raw, err := io.ReadAll(io.LimitReader(b, int64(o.MaxExport)+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", o.Name, err)
	}
	e := &export{Options: o}
	if len(raw) > o.MaxExport {
		return nil, e.fail(ErrTooLarge, 0, "export_large", args{"mb": o.MaxExport >> 20})
	}
	if raw, err = inUTF8(raw, kind, wide); err != nil {
		return nil, e.fail(ErrEncoding, 0, "utf16", nil)
	}
	if kind == '{' && !json.Valid(raw) {
		if bytes.HasPrefix(bytes.TrimSpace(raw), []byte("[")) {
			return Parse(bytes.NewReader(raw), o) // as a text may begin whose times stand in brackets
		}
		return nil, e.damaged(raw)
	}
	if err := e.read(kind, raw); err != nil {
		return nil, err
	}
	return e.outline()
}

var (
	utf16    = xunicode.UTF16(xunicode.LittleEndian, xunicode.UseBOM)
	declared = regexp.MustCompile(`^(\s*<\?xml[^>]{0,100}?)\s+encoding\s*=\s*(?:"[^"]*"|'[^']*')`)
)

// inUTF8 gives an export as UTF-8. What has letters in UTF-8 is that, whatever it says of itself: it may have been pasted, or
// converted. XML that is not is left to those who read it, by what it says.
func inUTF8(raw []byte, kind byte, wide bool) ([]byte, error) {
	if wide {
		var err error
		if raw, err = utf16.NewDecoder().Bytes(raw); err != nil {
			return nil, err
		}
	}
	raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	letters := bytes.ContainsFunc(raw, func(c rune) bool { return c >= utf8.RuneSelf })
	switch {
	case letters && !utf8.Valid(raw) && kind == 'h':
		as, _, _ := charset.DetermineEncoding(raw, "")
		return as.NewDecoder().Bytes(raw)
	case letters && !utf8.Valid(raw):
	case kind == '<' && (letters || wide):
		raw = declared.ReplaceAll(raw, []byte("$1"))
	}
	return raw, nil
}

// exportKind tells by its first bytes what an export is: '{' for JSON, '<' for a feed in XML, 'h' for HTML; 0: none.
func exportKind(head []byte) byte {
	low := strings.ToLower(strings.TrimLeftFunc(strings.TrimPrefix(string(head), "\ufeff"), unicode.IsSpace))
	switch {
	case strings.HasPrefix(low, "{"), strings.HasPrefix(low, "["):
		return '{'
	case strings.HasPrefix(low, "<!doctype html"), strings.HasPrefix(low, "<html"):
		return 'h'
	case strings.HasPrefix(low, "<?xml"), strings.HasPrefix(low, "<rss"), strings.HasPrefix(low, "<feed"), strings.HasPrefix(low, "<rdf:rdf"):
		if strings.Contains(low, "<html") { // XHTML
			return 'h'
		}
		return '<'
	}
	return 0
}

// export is an export while it is read.
type export struct {
	Options
	out   Outline
	items []exported
}

// exported is a post of an export.
type exported struct {
	no    int // in the file, from 1
	at    time.Time
	texts page.Texts
	doc   *markup.Doc // the body of texts
	key   bool        // a key moment
}

func (e *export) fail(kind error, item int, code string, a args) *ParseError {
	p := fail(e.Name, kind, 0, e.Zone, code, a)
	p.Item = item
	return p
}

func (e *export) doubt(item int, text, code string, a args) {
	d := Doubt{Line: item, Text: short(text, 100)}
	d.Saying, d.Why, d.Choice = say(e.Zone, code, a)
	e.out.Doubts = append(e.out.Doubts, d)
}

// damaged says what is wrong with JSON that is not well-formed, and on which line.
func (e *export) damaged(raw []byte) *ParseError {
	err := json.Unmarshal(raw, new(any))
	p := e.fail(ErrNotText, 0, "json_damaged", args{"what": err})
	var at *json.SyntaxError
	if errors.As(err, &at) {
		p.Line = lineAt(raw, int(min(at.Offset, int64(len(raw)))))
	}
	return p
}

// crumbs says whether a file has so many parts that it is made of little else.
func crumbs(parts, size int) bool { return parts > 1000+size/minPart }

func (e *export) read(kind byte, raw []byte) error {
	switch kind {
	case 'h':
		return e.document(raw)
	case '{':
		if crumbs(bytes.Count(raw, []byte("{")), len(raw)) {
			return e.fail(ErrTooLarge, 0, "crumbled", nil)
		}
		var some struct {
			Version string          `json:"version"`
			Page    json.RawMessage `json:"page"`
			Updates json.RawMessage `json:"updates"`
		}
		// Of a list there is nothing in it.
		if err := json.Unmarshal(raw, &some); err == nil {
			switch {
			case some.Page != nil && some.Updates != nil:
				return e.page(raw)
			case strings.Contains(some.Version, "jsonfeed.org"):
				return e.jsonFeed(raw)
			}
		}
		return e.live([][]byte{raw})
	}
	return e.xml(raw)
}

// page reads page.json; docs/api.md has its members.
func (e *export) page(raw []byte) error {
	var doc struct {
		Page struct {
			Title      string `json:"title"`
			Standfirst string `json:"standfirst"`
			Notice     string `json:"notice"`
		} `json:"page"`
		Updates []struct {
			Stamp time.Time `json:"stamp"`
			Posts []struct {
				Headline    string            `json:"headline"`
				Dateline    page.Dateline     `json:"dateline"`
				HTML        string            `json:"html"`
				Sources     []page.Source     `json:"sources"`
				Byline      string            `json:"byline"`
				Tags        []string          `json:"tags"`
				Lang        string            `json:"lang"`
				Key         bool              `json:"key"`
				Pinned      bool              `json:"pinned"`
				Breaking    bool              `json:"breaking"`
				Withdrawn   bool              `json:"withdrawn"`
				Corrections []json.RawMessage `json:"corrections"`
			} `json:"posts"`
		} `json:"updates"`
		Next *string `json:"next"`
	}
	if err := json.Unmarshal(raw, &doc); err != nil {
		return e.other(formatPage, err)
	}
	e.out.Format, e.out.Title, e.out.Standfirst, e.out.Notice = formatPage, line(doc.Page.Title), doc.Page.Standfirst, doc.Page.Notice
	if doc.Next != nil {
		e.doubt(0, "", "newest_only", args{"text": short(*doc.Next, 300)})
	}
	no := 0
	for _, u := range doc.Updates {
		for _, p := range u.Posts {
			if no++; no > MaxLines { // empty ones, too, of which each is a doubt
				return e.fail(ErrTooLarge, 0, "export_many", args{"n": MaxLines})
			}
			if p.Withdrawn {
				e.doubt(no, p.Headline, "was_withdrawn", nil)
				continue
			}
			if len(p.Corrections) > 0 {
				e.doubt(no, p.Headline, "was_corrected", nil)
			}
			if p.Pinned || p.Breaking {
				e.doubt(no, p.Headline, "was_marked", nil)
			}
			doc, left := markup.ReadHTML(p.HTML)
			e.add(exported{no, u.Stamp, page.Texts{Headline: p.Headline, Dateline: p.Dateline, Sources: p.Sources, Byline: p.Byline, Tags: p.Tags, Lang: p.Lang}, doc, p.Key}, left)
		}
	}
	return nil
}

// xml reads Atom (RFC 4287), RSS 2.0 and 1.0.
func (e *export) xml(raw []byte) error {
	for i, c := range raw { // in what is not UTF-8, too
		if isControl(rune(c)) {
			raw[i] = ' '
		}
	}
	if err := e.bounded(raw); err != nil {
		return err
	}
	feed, err := gofeed.NewParser().Parse(bytes.NewReader(raw))
	switch {
	case errors.Is(err, gofeed.ErrFeedTypeNotDetected):
		return e.fail(ErrNotText, 0, "not_feed", nil)
	case err != nil:
		return e.fail(ErrNotText, 0, "xml_damaged", args{"what": err})
	}
	e.out.Format, e.out.Title = map[string]string{"atom": "Atom", "rss": "RSS"}[feed.FeedType], plain(feed.Title)
	for i, item := range feed.Items {
		at := cmp.Or(item.PublishedParsed, item.UpdatedParsed)
		if at == nil {
			return e.undated(i+1, item.Published+item.Updated)
		}
		t := page.Texts{Headline: plain(item.Title)}
		for _, tag := range item.Categories {
			t.Tags = append(t.Tags, plain(tag))
		}
		var authors []string
		for _, a := range item.Authors {
			if a != nil && a.Name != "" {
				authors = append(authors, plain(a.Name))
			}
		}
		t.Byline = strings.Join(authors, ", ")
		doc, left := either(cmp.Or(item.Content, item.Description))
		e.add(exported{no: i + 1, at: *at, texts: t, doc: doc}, left)
	}
	return nil
}

// bounded looks whether XML is well-formed, and nested no deeper and no more finely than a feed
// can be: what reads feeds goes down into them without a bound.
func (e *export) bounded(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	d.Strict, d.CharsetReader = false, charset.NewReaderLabel // as there
	for depth, elements := 0, 0; ; {
		t, err := d.Token()
		var at *xml.SyntaxError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &at):
			p := e.fail(ErrNotText, 0, "xml_damaged", args{"what": at.Msg})
			p.Line = at.Line
			return p
		case err != nil:
			return e.fail(ErrNotText, 0, "xml_damaged", args{"what": err})
		}
		switch t.(type) {
		case xml.StartElement:
			if depth++; depth > maxNesting {
				return e.fail(ErrTooLarge, 0, "crumbled", nil)
			}
			if elements++; crumbs(elements, len(raw)) {
				return e.fail(ErrTooLarge, 0, "crumbled", nil)
			}
		case xml.EndElement:
			depth--
		}
	}
}

// jsonFeed reads JSON Feed 1.1, in which everything but content_html is plain text.
func (e *export) jsonFeed(raw []byte) error {
	feed, err := new(jsonfeed.Parser).Parse(bytes.NewReader(raw))
	if err != nil {
		return e.other("JSON Feed", err)
	}
	e.out.Format, e.out.Title = "JSON Feed", line(feed.Title)
	for i, item := range feed.Items {
		at, ok := moment(cmp.Or(item.DatePublished, item.DateModified), e.Zone)
		if !ok {
			return e.undated(i+1, cmp.Or(item.DatePublished, item.DateModified))
		}
		var authors []string
		for _, a := range append(item.Authors, item.Author) { // one in version 1
			if a != nil && a.Name != "" && !slices.Contains(authors, a.Name) {
				authors = append(authors, a.Name)
			}
		}
		doc, left := markup.FromText(cmp.Or(item.ContentText, item.Summary)), []markup.Loss(nil)
		if item.ContentHTML != "" {
			doc, left = markup.ReadHTML(item.ContentHTML)
		}
		e.add(exported{no: i + 1, at: at, texts: page.Texts{Headline: item.Title, Byline: strings.Join(authors, ", "), Tags: item.Tags}, doc: doc}, left)
	}
	return nil
}

// other is for JSON that is of a known kind, but says something else than that kind does.
func (e *export) other(format string, err error) error {
	what := err.Error()
	var kind *json.UnmarshalTypeError
	var at *time.ParseError
	switch {
	case errors.As(err, &kind):
		what = kind.Field + ": " + kind.Value
	case errors.As(err, &at):
		what = fmt.Sprintf("%q", short(strings.Trim(at.Value, `"`), 40))
	}
	return e.fail(ErrNotText, 0, "json_other", args{"format": format, "what": what})
}

func (e *export) undated(no int, written string) error {
	return e.fail(ErrNoDate, no, "export_undated", args{"text": fmt.Sprintf("%q", short(written, 40))})
}

// document reads what an HTML page tells search engines.
func (e *export) document(raw []byte) error {
	var scripts [][]byte
	z := html.NewTokenizer(bytes.NewReader(raw))
	for inside := false; ; {
		switch z.Next() {
		case html.ErrorToken:
			return e.live(scripts)
		case html.StartTagToken:
			t := z.Token()
			inside = t.Data == "script" && slices.ContainsFunc(t.Attr, func(a html.Attribute) bool {
				return a.Key == "type" && strings.EqualFold(strings.TrimSpace(a.Val), "application/ld+json")
			})
		case html.TextToken:
			if inside {
				scripts = append(scripts, bytes.Clone(z.Raw()))
			}
		case html.EndTagToken:
			inside = false
		}
	}
}

// live reads LiveBlogPosting of schema.org, wherever it stands in the JSON.
func (e *export) live(documents [][]byte) error {
	e.out.Format = formatLive
	no, found := 0, false
	for _, raw := range documents {
		var doc any
		if crumbs(bytes.Count(raw, []byte("{")), len(raw)) {
			return e.fail(ErrTooLarge, 0, "crumbled", nil)
		}
		if json.Unmarshal(raw, &doc) != nil {
			continue // others' mistakes stand in many pages
		}
		for _, blog := range typed(doc, formatLive, maxNesting) {
			found = true
			e.out.Title = cmp.Or(e.out.Title, plain(cmp.Or(said(blog["headline"]), said(blog["name"]))))
			for _, u := range listed(blog["liveBlogUpdate"]) {
				post, ok := u.(map[string]any)
				if !ok {
					continue
				}
				no++
				written := cmp.Or(said(post["datePublished"]), said(post["dateModified"]))
				at, ok := moment(written, e.Zone)
				if !ok {
					return e.undated(no, written)
				}
				var authors []string
				for _, a := range listed(post["author"]) {
					if m, ok := a.(map[string]any); ok && m["@type"] == "Person" { // a house is no byline
						authors = append(authors, plain(said(m["name"])))
					}
				}
				// Texts, by the vocabulary; HTML on many pages.
				doc, left := either(cmp.Or(said(post["articleBody"]), said(post["text"])))
				t := page.Texts{Headline: plain(cmp.Or(said(post["headline"]), said(post["name"]))), Byline: strings.Join(authors, ", ")}
				e.add(exported{no: no, at: at, texts: t, doc: doc}, left)
			}
		}
	}
	if found {
		return nil
	}
	return e.fail(ErrMarkup, 0, "no_blog", nil)
}

// typed gives the objects of a type that stand anywhere in the JSON.
func typed(v any, name string, depth int) (found []map[string]any) {
	if depth == 0 {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			found = append(found, typed(x, name, depth-1)...)
		}
	case map[string]any:
		for _, t := range listed(v["@type"]) {
			if t == name {
				return []map[string]any{v}
			}
		}
		for _, x := range v {
			found = append(found, typed(x, name, depth-1)...)
		}
	}
	return found
}

// listed gives a value that may be one or several as several.
func listed(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

func said(v any) string {
	s, _ := v.(string)
	return strings.TrimSpace(s)
}

// moment reads a time of schema.org, ISO 8601.
func moment(s string, zone *time.Location) (time.Time, bool) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05Z0700", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

// add takes a post in. left is what its HTML had and its body has not.
func (e *export) add(it exported, left []markup.Loss) {
	t := &it.texts
	t.Headline, t.Byline, t.Body = line(t.Headline), line(t.Byline), it.doc.Encode()
	for _, l := range left {
		switch code := losses[l.Kind]; {
		case code == "": // Check says it
		case l.Kind == markup.LostPicture && l.Text != "":
			e.doubt(it.no, t.Headline, "picture_named", args{"text": l.Text})
		case l.Text != "":
			e.doubt(it.no, t.Headline, code, args{"text": l.Text})
		default:
			e.doubt(it.no, t.Headline, code, nil)
		}
	}
	if t.Headline == "" && len(t.Body) == 0 {
		e.doubt(it.no, "", "empty_post", nil)
		return
	}
	if utf8.RuneCountInString(t.Byline) > store.MaxByline {
		e.doubt(it.no, t.Byline, "byline_long", nil)
		t.Byline = ""
	}
	given := t.Tags
	t.Tags = nil
	for _, tag := range given {
		switch tag = line(tag); {
		case tag == "" || slices.Contains(t.Tags, tag):
		case utf8.RuneCountInString(tag) > store.MaxTag:
			e.doubt(it.no, t.Headline, "tag_long", args{"text": short(tag, 100)})
		default:
			t.Tags = append(t.Tags, tag)
		}
	}
	if n := len(t.Tags); n > store.MaxTags {
		e.doubt(it.no, t.Headline, "many_tags", args{"n": n, "max": store.MaxTags})
		t.Tags = t.Tags[:store.MaxTags]
	}
	e.items = append(e.items, it)
}

// losses are what is said of what HTML had and a body has not.
var losses = map[markup.LossKind]string{
	markup.LostPicture: "picture", markup.LostCaption: "caption", markup.LostLink: "link", markup.LostStruck: "struck",
	markup.LostFrame: "player", markup.LostObject: "player", markup.LostPlayer: "player",
	markup.LostDrawing: "drawing", markup.LostFormula: "drawing", markup.LostButton: "form", markup.LostField: "form",
	markup.LostMore: "more_left_out",
}

// either reads what may be HTML or text: feeds don't say which.
func either(s string) (*markup.Doc, []markup.Loss) {
	if marked(s) {
		return markup.ReadHTML(s)
	}
	return markup.FromText(s), nil
}

// marked says whether a text is HTML.
func marked(s string) bool {
	_, after, ok := strings.Cut(s, "<")
	if ok && after != "" && (after[0] == '/' || after[0] == '!' || 'a' <= after[0]|0x20 && after[0]|0x20 <= 'z') {
		return true
	}
	return html.UnescapeString(s) != s
}

// plain gives a line of a feed without what HTML stands in it.
func plain(s string) string {
	if marked(s) {
		doc, _ := markup.FromHTML(s)
		s = strings.Join(doc.Paragraphs(), " ")
	}
	return s
}

// line gives a text as one line.
func line(s string) string {
	return strings.Join(strings.Fields(strings.Map(func(c rune) rune {
		if isControl(c) {
			return ' '
		}
		return c
	}, s)), " ")
}

// outline puts the posts under their stamps, newest first.
func (e *export) outline() (*Outline, error) {
	if len(e.items) == 0 {
		return nil, e.fail(ErrEmpty, 0, "export_empty", nil)
	}
	if len(e.items) > MaxLines {
		return nil, e.fail(ErrTooLarge, 0, "export_many", args{"n": MaxLines})
	}
	for _, it := range e.items {
		if err := it.doc.Check(); err != nil {
			return nil, e.fail(ErrTooLarge, it.no, "story_large", args{"what": err})
		}
		if it.at.After(e.Now) {
			return nil, e.fail(ErrFuture, it.no, "export_future", args{"at": it.at})
		}
	}
	// Of posts under one time, that is on top which stands there in a file that goes newest first.
	if first, last := e.items[0], e.items[len(e.items)-1]; first.at.Before(last.at) {
		slices.Reverse(e.items)
	}
	slices.SortStableFunc(e.items, func(a, b exported) int { return b.at.Compare(a.at) })
	out := &e.out
	out.Name, out.Zone, out.Order, out.Lines = e.Name, e.Zone, NewestFirst, len(e.items)
	for _, it := range e.items {
		stamp := it.at.UTC().Truncate(time.Minute)
		if n := len(out.Updates); n == 0 || !out.Updates[n-1].Stamp.Equal(stamp) {
			out.Updates = append(out.Updates, Update{Stamp: stamp, Written: it.at.Format(time.RFC3339), Label: Label(stamp, e.Zone), Line: it.no})
		}
		u := &out.Updates[len(out.Updates)-1]
		t := it.texts
		u.Posts = append(u.Posts, Post{Line: it.no, Headline: t.Headline, Paragraphs: it.doc.Paragraphs(), Whole: &Whole{t.Body, t.Dateline, t.Sources, t.Byline, t.Tags, t.Lang, it.key}})
	}
	if out.Doubts == nil {
		out.Doubts = []Doubt{}
	}
	return out, nil
}
