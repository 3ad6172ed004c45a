package record

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrOpening is wrapped by every refusal of an opening or of a page's head file.
var ErrOpening = errors.New("record: bad opening")

const (
	openingFormat = "stoppress-opening/1"
	headFormat    = "stoppress-record/1"

	// MaxOpening is the longest opening in bytes.
	MaxOpening = 8 << 20
	maxHead    = 4 << 10
)

// An Opening is what is published of one entry besides its leaf: the salts and
// values of those fields that are neither withdrawn, nor withheld, nor erased.
type Opening struct {
	Index  int64   // the leaf's index in the site's tree, from 0
	Leaf   []byte  // its text
	Fields []Value // sorted by name
}

// A Value is what a commitment binds: the field's stored bytes, UTF-8, and the salt.
type Value struct {
	Name  string
	Salt  [32]byte
	Value []byte
}

// Sum is the commitment that the value and salt give.
func (v Value) Sum() Hash { return Commit(v.Name, v.Salt, v.Value) }

type openingJSON struct {
	Format string      `json:"format"`
	Index  int64       `json:"index"`
	Leaf   string      `json:"leaf"`
	Fields []valueJSON `json:"fields"`
}

type valueJSON struct {
	Name  string `json:"name"`
	Salt  string `json:"salt"`
	Value string `json:"value"`
}

// Encode returns the opening's file, in its one spelling. It refuses what ParseOpening would.
func (o *Opening) Encode() ([]byte, error) {
	if _, err := ParseLeaf(o.Leaf); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrOpening, err)
	}
	if o.Index < 0 {
		return nil, fmt.Errorf("%w: index %d is below 0", ErrOpening, o.Index)
	}
	j := openingJSON{openingFormat, o.Index, string(o.Leaf), make([]valueJSON, 0, len(o.Fields))}
	fields := slices.Clone(o.Fields)
	slices.SortFunc(fields, func(a, b Value) int { return strings.Compare(a.Name, b.Name) })
	for i, f := range fields {
		if !ValidField(f.Name) {
			return nil, fmt.Errorf("%w: %q is not a field name", ErrOpening, f.Name)
		}
		if i > 0 && fields[i-1].Name == f.Name {
			return nil, fmt.Errorf("%w: field %s is there twice", ErrOpening, f.Name)
		}
		if !utf8.Valid(f.Value) {
			return nil, fmt.Errorf("%w: the value of %s is not UTF-8", ErrOpening, f.Name)
		}
		j.Fields = append(j.Fields, valueJSON{f.Name, hex.EncodeToString(f.Salt[:]), string(f.Value)})
	}
	b := encodeJSON(j)
	if len(b) > MaxOpening {
		return nil, fmt.Errorf("%w: %d bytes, the limit is %d", ErrOpening, len(b), MaxOpening)
	}
	return b, nil
}

// ParseOpening reads an opening. As with a leaf there is one spelling of it: a
// file that Encode would not have written is refused, so that no change to a
// published file goes unseen. It does not compare the values with the leaf's
// commitments; Verify does.
func ParseOpening(b []byte) (*Opening, error) {
	if len(b) > MaxOpening {
		return nil, fmt.Errorf("%w: %d bytes, the limit is %d", ErrOpening, len(b), MaxOpening)
	}
	var j openingJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrOpening, err)
	}
	if j.Format != openingFormat {
		return nil, fmt.Errorf("%w: its format is %q, expected %q", ErrOpening, j.Format, openingFormat)
	}
	o := &Opening{Index: j.Index, Leaf: []byte(j.Leaf)}
	for _, f := range j.Fields {
		salt, err := parseHash(f.Salt)
		if err != nil {
			return nil, fmt.Errorf("%w: the salt of %q: %v", ErrOpening, f.Name, err)
		}
		o.Fields = append(o.Fields, Value{f.Name, salt, []byte(f.Value)})
	}
	again, err := o.Encode()
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(again, b) {
		return nil, fmt.Errorf("%w: not in its one spelling", ErrOpening)
	}
	return o, nil
}

// A Head is the file at the head of a page's record. It says how many entries
// the record has, so that they can be asked for; no signature covers it.
type Head struct {
	Page string // the page's id
	Seq  int64  // its newest entry under the checkpoint
}

type headJSON struct {
	Format string `json:"format"`
	Page   string `json:"page"`
	Seq    int64  `json:"seq"`
}

// Encode returns the head's file, in its one spelling.
func (h Head) Encode() []byte { return encodeJSON(headJSON{headFormat, h.Page, h.Seq}) }

// ParseHead reads what Encode writes, and nothing else.
func ParseHead(b []byte) (Head, error) {
	var j headJSON
	if err := json.Unmarshal(b, &j); err != nil {
		return Head{}, fmt.Errorf("%w: %v", ErrOpening, err)
	}
	h := Head{j.Page, j.Seq}
	switch {
	case j.Format != headFormat:
		return Head{}, fmt.Errorf("%w: its format is %q, expected %q", ErrOpening, j.Format, headFormat)
	case !validPage(h.Page):
		return Head{}, fmt.Errorf("%w: %q is not a page id", ErrOpening, h.Page)
	case h.Seq < 1:
		return Head{}, fmt.Errorf("%w: seq %d is below 1", ErrOpening, h.Seq)
	case !bytes.Equal(h.Encode(), b):
		return Head{}, fmt.Errorf("%w: not in its one spelling", ErrOpening)
	}
	return h, nil
}

// encodeJSON: compact, keys in the order of the type, nothing escaped for HTML, a final newline.
func encodeJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("record: encoding a plain structure: " + err.Error())
	}
	return b.Bytes()
}
