package record

import (
	"bytes"
	"encoding/hex"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestOpeningComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &Opening{Index: rapid.Int64Min(0).Draw(t, "index"), Leaf: anyLeaf().Draw(t, "leaf").Text()}
		for _, n := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{1,5}(:[a-z0-9]{1,3})?`), 0, 5, rapid.ID[string]).Draw(t, "names") {
			v := Value{Name: n, Salt: anyHash().Draw(t, "salt"), Value: []byte(rapid.String().Draw(t, "value"))}
			o.Fields = append(o.Fields, v)
		}
		b, err := o.Encode()
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseOpening(b)
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		slices.SortFunc(o.Fields, func(a, b Value) int { return strings.Compare(a.Name, b.Name) })
		if d := cmp.Diff(o, back); d != "" {
			t.Fatal(d)
		}
	})
}

func TestOpeningRefused(t *testing.T) {
	s := harbour(t)
	good := string(s.opening("page-a", 2))
	if _, err := ParseOpening([]byte(good)); err != nil {
		t.Fatal(err)
	}
	tags := good[strings.Index(good, `{"name":"tags"`):strings.LastIndex(good, "]")]
	for name, r := range map[string][2]string{
		"another format":  {"opening/1", "opening/2"},
		"a blank":         {`,"leaf"`, `, "leaf"`},
		"no newline":      {"]}\n", "]}"},
		"more after":      {"]}\n", "]}\n{}"},
		"an unknown key":  {`"index"`, `"extra":1,"index"`},
		"a key twice":     {`"index":2`, `"index":2,"index":2`},
		"a key in caps":   {`"index"`, `"Index"`},
		"no fields":       {`"fields":[`, `"felds":[`},
		"an escape":       {`"tags"`, `"\u0074ags"`},
		"index as text":   {`"index":2`, `"index":"2"`},
		"index below 0":   {`"index":2`, `"index":-2`},
		"index of 2.0":    {`"index":2`, `"index":2.0`},
		"salt in caps":    {`"salt":"`, `"salt":"A`},
		"not a leaf":      {`stoppress-entry/v1\n`, `stoppress-entry/v1\n\n`},
		"field name":      {`"name":"tags"`, `"name":"Tags"`},
		"field twice":     {tags, tags + "," + tags},
		"no UTF-8":        {`quay`, "qu\xffy"},
		"half a pair":     {`quay`, `qu\ud800y`},
		"null for fields": {good[strings.Index(good, `"fields"`):], "\"fields\":null}\n"},
	} {
		bad := strings.Replace(good, r[0], r[1], 1)
		if bad == good {
			t.Errorf("%s: the case changes nothing", name)
		}
		if o, err := ParseOpening([]byte(bad)); !errors.Is(err, ErrOpening) {
			t.Errorf("%s: %v, %v", name, o, err)
		}
	}
	o := &Opening{Leaf: s.texts[2], Fields: []Value{{Name: "body", Value: []byte("\xff")}}}
	if _, err := o.Encode(); !errors.Is(err, ErrOpening) {
		t.Errorf("a value that is not UTF-8 is written: %v", err)
	}
}

func TestHeadFile(t *testing.T) {
	h := Head{"page-a", 12}
	back, err := ParseHead(h.Encode())
	if err != nil || back != h {
		t.Fatal(back, err)
	}
	b := h.Encode()
	for i := range b {
		bad := slices.Clone(b)
		bad[i] ^= 0x20
		if got, err := ParseHead(bad); err == nil && got == h {
			t.Fatalf("byte %d doesn't count", i)
		}
	}
	for _, bad := range []string{"", "{}", "[]", "null", string(b) + "\n", strings.Replace(string(b), "12", "0", 1), strings.Replace(string(b), "page-a", "Page a", 1)} {
		if _, err := ParseHead([]byte(bad)); !errors.Is(err, ErrOpening) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParseOpening(f *testing.F) {
	s := harbour(f)
	for id, p := range s.pages {
		for i := range p.seqs {
			f.Add(s.opening(id, int64(i+1)))
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := ParseOpening(b)
		if err != nil {
			if !errors.Is(err, ErrOpening) {
				t.Fatalf("does not wrap ErrOpening: %v", err)
			}
			return
		}
		if again, err := o.Encode(); err != nil || !bytes.Equal(again, b) {
			t.Fatalf("two spellings: %v\n%q\n%q", err, b, again)
		}
	})
}

func FuzzParseHead(f *testing.F) {
	f.Add(Head{"page-a", 12}.Encode())
	f.Fuzz(func(t *testing.T, b []byte) {
		if h, err := ParseHead(b); err == nil && !bytes.Equal(h.Encode(), b) {
			t.Fatalf("two spellings: %q", b)
		}
	})
}

// The one spelling of text, as docs/record.md gives it.
func TestOpeningSpelling(t *testing.T) {
	text := "\"\\/<>&\x7f\u2028\u2029é🌊"
	want := `\"\\/<>&` + "\x7f" + `\u2028\u2029é🌊`
	for c := range 0x20 {
		text += string(rune(c))
		switch short := map[int]string{8: `\b`, 9: `\t`, 10: `\n`, 12: `\f`, 13: `\r`}[c]; short {
		case "":
			want += `\u00` + hex.EncodeToString([]byte{byte(c)})
		default:
			want += short
		}
	}
	o := &Opening{Leaf: harbour(t).texts[0], Fields: []Value{{Name: "title", Value: []byte(text)}}}
	b, err := o.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(b, []byte(`,"value":"`+want+"\"}]}\n")) {
		t.Fatalf("got %s\nwant at its end %s", b, want)
	}
}
