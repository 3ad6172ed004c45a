package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
)

// Notice is the line above a page that says how things stand.
type Notice struct {
	Text  string     `json:"text"`
	Until *time.Time `json:"until,omitempty"` // when it lapses by itself; nil: when it is taken away
}

// Recap is the story so far, and the time as of which it holds.
type Recap struct {
	Text string    `json:"text"`
	Time time.Time `json:"time"`
}

// LangVersion names the same page in another language. URL is absolute, or for a
// page of the same site a stroke and its slug.
type LangVersion struct {
	Lang string `json:"lang"`
	URL  string `json:"url"`
}

// Dateline says where and when a story was written. Date is as the writer put
// it, RFC 3339 full-date where it could be understood.
type Dateline struct {
	Place string `json:"place,omitempty"`
	Date  string `json:"date,omitempty"`
}

// Source is where a story comes from.
type Source struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// Media is one picture of a post: the value of its field media:K. ID is the
// address under which its bytes are kept; SHA256 is of the original served
// bytes, in hex.
type Media struct {
	ID      string `json:"id"`
	SHA256  string `json:"sha256"`
	Type    string `json:"type"`
	Width   int    `json:"width"`
	Height  int    `json:"height"`
	Alt     string `json:"alt"`
	Caption string `json:"caption,omitempty"`
	Credit  string `json:"credit,omitempty"`
}

// Head holds the page's own texts.
type Head struct {
	Title      string        `json:"title"`
	Standfirst string        `json:"standfirst,omitempty"`
	Notice     Notice        `json:"notice,omitzero"`
	Recap      Recap         `json:"recap,omitzero"`
	Lang       string        `json:"lang"`            // BCP 47
	Zone       string        `json:"zone"`            // IANA name of the home zone
	Cover      *Media        `json:"cover,omitempty"` //
	Slug       string        `json:"slug,omitempty"`
	Canonical  string        `json:"canonical,omitempty"` // the page's address on a host site
	Versions   []LangVersion `json:"versions,omitempty"`
	Clock      string        `json:"clock,omitempty"` // "24" asks for 24 hours; "" is the language's own way
}

// Texts holds what a post says. Body is stoppress-body/1, undecoded.
type Texts struct {
	Headline string
	Dateline Dateline
	Body     []byte
	Sources  []Source
	Byline   string
	Tags     []string
	Lang     string           // "" is the page's own
	Media    map[string]Media // by key, which the body's pictures name
}

// encode gives the stored bytes of a list or structure: JSON in the order of
// the type's own fields, without escaping for HTML and without a final newline.
func encode(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("page: encoding a plain structure: " + err.Error())
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

func decode(name string, b []byte, v any) error {
	if len(b) == 0 {
		return nil
	}
	if err := json.Unmarshal(b, v); err != nil {
		return fmt.Errorf("field %s: %w", name, err)
	}
	return nil
}

// value gives the stored bytes of v, or none where empty is set.
func value(empty bool, v any) []byte {
	if empty {
		return []byte{}
	}
	return encode(v)
}

// Fields gives the page's texts as fields, sorted by name, leaving out empty
// ones. The slug is not among them: a page entry commits it when it changes.
func (h Head) Fields() []Field {
	return changed(Head{}.all(), h.all())
}

func (h Head) all() []Field {
	return []Field{
		{Name: FieldCanonical, Value: []byte(h.Canonical)},
		{Name: FieldClock, Value: []byte(h.Clock)},
		{Name: FieldCover, Value: value(h.Cover == nil, h.Cover)},
		{Name: FieldLang, Value: []byte(h.Lang)},
		{Name: FieldNotice, Value: value(h.Notice.Text == "", h.Notice)},
		{Name: FieldRecap, Value: value(h.Recap.Text == "", h.Recap)},
		{Name: FieldStandfirst, Value: []byte(h.Standfirst)},
		{Name: FieldTitle, Value: []byte(h.Title)},
		{Name: FieldVersions, Value: value(len(h.Versions) == 0, h.Versions)},
		{Name: FieldZone, Value: []byte(h.Zone)},
	}
}

// Diff gives the fields, sorted by name, that turn h into to.
func (h Head) Diff(to Head) []Field {
	fields := changed(h.all(), to.all())
	if h.Slug != to.Slug {
		fields = append(fields, Field{Name: FieldSlug, Value: []byte(to.Slug)})
		sortFields(fields)
	}
	return fields
}

func (h *Head) set(f Field) (err error) {
	switch f.Name {
	case FieldTitle:
		h.Title = string(f.Value)
	case FieldStandfirst:
		h.Standfirst = string(f.Value)
	case FieldNotice:
		h.Notice = Notice{}
		err = decode(f.Name, f.Value, &h.Notice)
	case FieldRecap:
		h.Recap = Recap{}
		err = decode(f.Name, f.Value, &h.Recap)
	case FieldLang:
		h.Lang = string(f.Value)
	case FieldZone:
		h.Zone = string(f.Value)
	case FieldCover:
		h.Cover = nil
		err = decode(f.Name, f.Value, &h.Cover)
	case FieldSlug:
		h.Slug = string(f.Value)
	case FieldCanonical:
		h.Canonical = string(f.Value)
	case FieldVersions:
		h.Versions = nil
		err = decode(f.Name, f.Value, &h.Versions)
	case FieldClock:
		h.Clock = string(f.Value)
	}
	return err
}

// Fields gives the post's texts as fields, sorted by name, leaving out empty
// ones.
func (t Texts) Fields() []Field { return Texts{}.Diff(t) }

// Diff gives the fields, sorted by name, that turn t into to.
func (t Texts) Diff(to Texts) []Field { return changed(t.all(to), to.all(t)) }

// all gives every field of t, with those pictures that only other has as empty
// fields, so that two lists made from each other name the same fields.
func (t Texts) all(other Texts) []Field {
	fields := []Field{
		{Name: FieldBody, Value: t.Body},
		{Name: FieldByline, Value: []byte(t.Byline)},
		{Name: FieldDateline, Value: value(t.Dateline == Dateline{}, t.Dateline)},
		{Name: FieldHeadline, Value: []byte(t.Headline)},
		{Name: FieldLang, Value: []byte(t.Lang)},
		{Name: FieldSources, Value: value(len(t.Sources) == 0, t.Sources)},
		{Name: FieldTags, Value: value(len(t.Tags) == 0, t.Tags)},
	}
	for k, m := range t.Media {
		fields = append(fields, Field{Name: FieldMedia + k, Value: encode(m)})
	}
	for k := range other.Media {
		if _, ok := t.Media[k]; !ok {
			fields = append(fields, Field{Name: FieldMedia + k, Value: []byte{}})
		}
	}
	sortFields(fields)
	return fields
}

func (t *Texts) set(f Field) (err error) {
	switch f.Name {
	case FieldHeadline:
		t.Headline = string(f.Value)
	case FieldDateline:
		t.Dateline = Dateline{}
		err = decode(f.Name, f.Value, &t.Dateline)
	case FieldBody:
		t.Body = f.Value
	case FieldSources:
		t.Sources = nil
		err = decode(f.Name, f.Value, &t.Sources)
	case FieldByline:
		t.Byline = string(f.Value)
	case FieldTags:
		t.Tags = nil
		err = decode(f.Name, f.Value, &t.Tags)
	case FieldLang:
		t.Lang = string(f.Value)
	default:
		if key, ok := strings.CutPrefix(f.Name, FieldMedia); ok {
			t.Media = maps.Clone(t.Media)
			if len(f.Value) == 0 {
				delete(t.Media, key)
				return nil
			}
			var m Media
			if err = decode(f.Name, f.Value, &m); err == nil {
				if t.Media == nil {
					t.Media = map[string]Media{}
				}
				t.Media[key] = m
			}
		}
	}
	return err
}

// Apply returns t with the fields set: what the texts are after an entry that
// commits them. Unknown and missing fields are passed over.
func (t Texts) Apply(fields []Field) (Texts, error) {
	for _, f := range fields {
		if f.Missing {
			continue
		}
		if err := t.set(f); err != nil {
			return t, err
		}
	}
	return t, nil
}

// Apply returns h with the fields set, likewise.
func (h Head) Apply(fields []Field) (Head, error) {
	for _, f := range fields {
		if f.Missing {
			continue
		}
		if err := h.set(f); err != nil {
			return h, err
		}
	}
	return h, nil
}

// changed gives the fields of to whose bytes differ from those of from. Both
// name the same fields in the same order.
func changed(from, to []Field) []Field {
	var fields []Field
	for i, f := range to {
		if !bytes.Equal(from[i].Value, f.Value) {
			if f.Value == nil {
				f.Value = []byte{}
			}
			fields = append(fields, f)
		}
	}
	return fields
}

func sortFields(fields []Field) {
	slices.SortFunc(fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) })
}

// Words gives the flags that are set, in the order key, pinned, breaking.
func (f Flags) Words() []string {
	words := []string{}
	if f.Key {
		words = append(words, "key")
	}
	if f.Pinned {
		words = append(words, "pinned")
	}
	if f.Breaking {
		words = append(words, "breaking")
	}
	return words
}

// ParseFlags reads the words that [Flags.Words] writes.
func ParseFlags(words []string) (Flags, error) {
	var f Flags
	for _, w := range words {
		switch w {
		case "key":
			f.Key = true
		case "pinned":
			f.Pinned = true
		case "breaking":
			f.Breaking = true
		default:
			return f, fmt.Errorf("flag %q: flags are key, pinned and breaking", w)
		}
	}
	return f, nil
}

// Field gives the flags as the field that a flag entry commits.
func (f Flags) Field() Field { return Field{Name: FieldFlags, Value: encode(f.Words())} }

func decodeFlags(b []byte) (Flags, error) {
	var words []string
	if err := decode(FieldFlags, b, &words); err != nil {
		return Flags{}, err
	}
	return ParseFlags(words)
}
