package desk

import (
	"encoding/json"
	"errors"
	"testing"

	"stoppress/internal/page"
)

// FuzzRequest: a request is taken or refused with a Problem of 4xx, and what is
// taken is JSON that others would read too.
func FuzzRequest(f *testing.F) {
	for _, s := range []string{
		`{}`, `{"headline":"a","body":"*b*","sources":[{"name":"x","url":"https://example.org"}],"tags":["a"],"dateline":{"place":"p"}}`,
		`{"body":{"format":"stoppress-body/1","blocks":[{"kind":"divider"}]}}`, `{"headline":null,"key":true}`, `{"a":1,"a":2}`, `{"x":{"y":[1,2,{}]}} x`, `[`, `{"\u0000":1}`, "{\"a\":\"\xff\"}",
		`{"html":"<p>a<script>b</script>"}`, `{"text":"a\n\nb","lang":"en-GB"}`,
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		o, err := readObject(b)
		if err == nil {
			_, _, err = o.takePost()
		}
		if err != nil {
			p := Tell(err)
			if p.Status < 400 || p.Status > 499 || p.Message == "" {
				t.Fatalf("%q: %d %v", b, p.Status, err)
			}
			return
		}
		if !json.Valid(b) {
			t.Fatalf("%q was taken and is not JSON", b)
		}
	})
}

// What the store never says is told as a fault of ours, without its words.
func TestTellUnknown(t *testing.T) {
	p := Tell(errors.New("dial tcp 10.0.0.1:5432: password of user x"))
	if p.Status != 500 || p.Code != "internal" || p.Message != "the server failed; its log says why" {
		t.Errorf("%+v", p)
	}
	for _, e := range told {
		if p := Tell(e.err); p.Status != e.status || p.Code != e.code || p.Message == "" {
			t.Errorf("%v: %+v", e.err, p)
		}
	}
}

func TestStoryKeepsWhatItDoesNotSay(t *testing.T) {
	was := page.Texts{Headline: "h", Byline: "b", Tags: []string{"t"}, Lang: "en", Dateline: page.Dateline{Place: "p"}}
	got, err := (&Story{}).Texts(was)
	if err != nil || len(was.Diff(got)) != 0 {
		t.Errorf("%+v, %v", got, err)
	}
	on := true
	if f := (&Story{Pinned: &on}).Flags(page.Flags{Key: true}); !f.Key || !f.Pinned || f.Breaking {
		t.Errorf("%+v", f)
	}
}
