package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// An object is one JSON object of a request. Members are taken out by name, and
// what no one asked for is an error, so that a misspelt member is never passed
// over in silence. The first error is kept; later calls do nothing.
type object struct {
	path    string // "" for the request itself, else "dateline." and the like
	members map[string]json.RawMessage
	order   []string
	err     *error // shared with the objects inside
	loose   bool   // a draft: what no post could say is kept as it is
}

// readObject reads the whole of a request's body as one JSON object.
func readObject(b []byte) (*object, error) {
	if !utf8.Valid(b) {
		return nil, refuse(codeJSON, "", "request", "the body is not valid UTF-8")
	}
	o := &object{err: new(error)}
	o.read(b)
	return o, *o.err
}

func (o *object) fail(err error) {
	if *o.err == nil {
		*o.err = err
	}
}

// read takes the members apart. A name that comes twice is an error: of two
// programs that read the same text, one would take the first and one the last.
func (o *object) read(b []byte) {
	d := json.NewDecoder(bytes.NewReader(b))
	o.members = map[string]json.RawMessage{}
	bad := func(err error) {
		o.fail(refuse(codeJSON, strings.TrimSuffix(o.path, "."), "request", "the body is not well-formed JSON: %s", jsonText(err)))
	}
	t, err := d.Token()
	if err != nil {
		bad(err)
		return
	}
	if t != json.Delim('{') {
		if o.path == "" {
			o.fail(refuse(codeType, "", "request", "the body must be a JSON object"))
		} else {
			o.wrong("", "an object")
		}
		return
	}
	for d.More() {
		t, err := d.Token()
		if err != nil {
			bad(err)
			return
		}
		name := t.(string) // the decoder lets nothing else stand here
		var v json.RawMessage
		if err := d.Decode(&v); err != nil {
			bad(err)
			return
		}
		if _, twice := o.members[name]; twice {
			o.fail(refuse(codeJSON, o.path+name, "request", "%q is there twice", o.path+name))
			return
		}
		o.members[name] = v
		o.order = append(o.order, name)
	}
	if _, err := d.Token(); err != nil {
		bad(err)
		return
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		o.fail(refuse(codeJSON, "", "request", "something follows the JSON object"))
	}
}

// jsonText is what the decoder says, without its package's name.
func jsonText(err error) string {
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "it ends too early"
	}
	var at *json.SyntaxError
	if errors.As(err, &at) {
		return fmt.Sprintf("%s, at byte %d", at, at.Offset)
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// take removes a member; nil where there is none.
func (o *object) take(name string) json.RawMessage {
	v := o.members[name]
	delete(o.members, name)
	if *o.err != nil {
		return nil
	}
	return v
}

func (o *object) has(name string) bool { _, ok := o.members[name]; return ok }

func (o *object) wrong(name, want string) {
	field := o.path + name
	if name == "" {
		field = strings.TrimSuffix(o.path, ".")
	}
	o.fail(refuse(codeType, field, "request", "%s must be %s", field, want))
}

func isNull(v json.RawMessage) bool { return string(v) == "null" }

// text takes a string; null is "". It is nil where the member is absent.
func (o *object) text(name string) *string {
	v := o.take(name)
	if v == nil {
		return nil
	}
	s := ""
	if !isNull(v) && json.Unmarshal(v, &s) != nil {
		o.wrong(name, "a string")
		return nil
	}
	return &s
}

// word takes a string where absent and empty are the same.
func (o *object) word(name string) string {
	if s := o.text(name); s != nil {
		return *s
	}
	return ""
}

// number takes a whole number; 0 where it is absent.
func (o *object) number(name string) int64 {
	v := o.take(name)
	if v == nil {
		return 0
	}
	var n int64
	if isNull(v) || json.Unmarshal(v, &n) != nil {
		o.wrong(name, "a whole number")
	}
	return n
}

// truth takes true or false; nil where it is absent.
func (o *object) truth(name string) *bool {
	v := o.take(name)
	if v == nil {
		return nil
	}
	var b bool
	if isNull(v) || json.Unmarshal(v, &b) != nil {
		o.wrong(name, "true or false")
		return nil
	}
	return &b
}

// instant takes a time as RFC 3339 writes it; zero where it is absent or null.
func (o *object) instant(name string) time.Time {
	s := o.word(name)
	if s == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		o.wrong(name, "a time such as 2024-10-23T20:30:00Z")
	}
	return t.UTC()
}

// object takes an object; null, and absent, are nil.
func (o *object) object(name string) *object {
	v := o.take(name)
	if v == nil || isNull(v) {
		return nil
	}
	return o.inner(name, v)
}

func (o *object) inner(name string, v json.RawMessage) *object {
	in := &object{path: o.path + name + ".", err: o.err, loose: o.loose}
	in.read(v)
	return in
}

// list takes an array; null is empty. set is false where it is absent.
func (o *object) list(name string) (items []json.RawMessage, set bool) {
	v := o.take(name)
	if v == nil {
		return nil, false
	}
	if json.Unmarshal(v, &items) != nil {
		o.wrong(name, "an array")
		return nil, false
	}
	return items, true
}

// each calls fn with every item of an array of objects, and checks that nothing
// is left of it.
func (o *object) each(name string, items []json.RawMessage, fn func(*object)) {
	for i, v := range items {
		if *o.err != nil {
			return
		}
		in := o.inner(fmt.Sprintf("%s[%d]", name, i), v)
		fn(in)
		in.end()
	}
}

// end says that nothing more is wanted of the object.
func (o *object) end() {
	if o == nil || *o.err != nil {
		return
	}
	for _, name := range o.order {
		if _, left := o.members[name]; left {
			o.fail(refuse(codeUnknown, o.path+name, "request", "there is no %q here", o.path+name))
			return
		}
	}
}

// takeWatched takes the words of the watch list that whoever asks has been told of.
func (o *object) takeWatched(c *call) { c.watched = o.words("watched") }

// takeDoubts takes the ids of the drafts that nobody verified, and that whoever
// asks has been asked about.
func (o *object) takeDoubts(c *call) { c.doubts = o.words("unverified") }

// words takes an array of strings.
func (o *object) words(name string) (list []string) {
	items, _ := o.list(name)
	for i, v := range items {
		var s string
		if isNull(v) || json.Unmarshal(v, &s) != nil {
			o.wrong(fmt.Sprintf("%s[%d]", name, i), "a string")
			return nil
		}
		list = append(list, s)
	}
	return list
}
