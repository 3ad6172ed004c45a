package render

import (
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func TestEncoding(t *testing.T) {
	plain := []byte(strings.Repeat("The harbour is closed. ", 100))
	b := NewBody("text/plain; charset=utf-8", plain)
	etags := map[string]string{}
	for _, c := range []struct{ accept, want string }{
		{"", ""},
		{"gzip, deflate, br, zstd", "br"},
		{"gzip, deflate, br", "br"},
		{"gzip, zstd", "zstd"},
		{"gzip", "gzip"},
		{"x-gzip", "gzip"},
		{"GZIP", "gzip"},
		{"deflate", ""},
		{"*", "br"},
		{"*;q=0.1, gzip", "gzip"},
		{"br;q=0, *", "zstd"},
		{"br;q=0, zstd;q=0, *", "gzip"},
		{"br;q=0.5, gzip;q=0.8", "gzip"},
		{"br;q=0.5, gzip;q=0.5", "br"},
		{"br;q=0", ""},
		{"gzip;q=0, br;q=0, zstd;q=0, identity", ""},
		{"identity", ""},
		{"identity, gzip;q=0.5", ""},
		{"identity;q=0.5, gzip", "gzip"},
		{"identity;q=0", ""}, // refuses everything that we have: plain is better than nothing
		{"identity;q=0, gzip;q=0.1", "gzip"},
		{"*;q=0", ""},
		{"gzip;q=0.001", "gzip"},
		{"br;q=high, gzip", "gzip"},
		{"br;q=-1, gzip", "gzip"},
		{"br;q=2, gzip", "gzip"},
		{"br;q=NaN, gzip", "gzip"},
		{"br ; q = 1 , gzip;q=0.5", "br"},
		{",,;;q=,gzip", "gzip"},
	} {
		name, data, etag := sent(b, c.accept)
		if name != c.want {
			t.Errorf("%q: %q, want %q", c.accept, name, c.want)
			continue
		}
		if n := b.Form(c.accept).Length; len(n) != 1 || n[0] != strconv.Itoa(len(data)) {
			t.Errorf("%q: length %q of %d bytes", c.accept, n, len(data))
		}
		if got := expand(t, name, data); !bytes.Equal(got, plain) {
			t.Errorf("%q: the %s form says something else", c.accept, name)
		}
		if !strings.HasPrefix(etag, `"`) || !strings.HasSuffix(etag, `"`) || len(etag) < 10 {
			t.Errorf("%q: ETag %s", c.accept, etag)
		}
		if old, ok := etags[name]; ok && old != etag {
			t.Errorf("%q: two ETags for %q", c.accept, name)
		}
		etags[name] = etag
	}
	seen := map[string]string{}
	for name, etag := range etags {
		if other, ok := seen[etag]; ok {
			t.Errorf("%q and %q share an ETag", name, other)
		}
		seen[etag] = name
	}
	if _, _, etag := sent(NewBody(b.Type(), append(plain, '!')), "br"); etag == etags["br"] {
		t.Error("other bytes, the same ETag")
	}
}

// sent gives the form of a body that is sent for an Accept-Encoding header.
func sent(b *Body, accept string) (name string, data []byte, etag string) {
	f := b.Form(accept)
	if f.Encoding != nil {
		name = f.Encoding[0]
	}
	return name, f.Data, f.ETag[0]
}

func expand(t *testing.T, name string, data []byte) []byte {
	t.Helper()
	var r io.Reader = bytes.NewReader(data)
	var err error
	switch name {
	case "br":
		r = brotli.NewReader(r)
	case "gzip":
		r, err = gzip.NewReader(r)
	case "zstd":
		var d *zstd.Decoder
		if d, err = zstd.NewReader(r); err == nil {
			defer d.Close()
			r = d
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b
}

func TestTinyBody(t *testing.T) {
	b := NewBody("application/json", []byte(`{"events":[]}`)).Warm()
	if name, data, _ := sent(b, "br, gzip"); name != "" || string(data) != `{"events":[]}` {
		t.Errorf("a body of 13 bytes is sent as %q, %q", name, data)
	}
}

// TestBodyIsStable: the same bytes give the same forms, however they were made.
func TestBodyIsStable(t *testing.T) {
	plain := renderer(t).Page(harbour(t).p, view, nil).HTML.Bytes()
	warm := NewBody(htmlType, plain).Warm()
	cold := NewBody(htmlType, bytes.Clone(plain))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for _, e := range []string{"br", "zstd", "gzip", ""} {
				_, a, x := sent(warm, e)
				_, b, y := sent(cold, e)
				if x != y || !bytes.Equal(a, b) {
					t.Errorf("%q: another form of the same bytes", e)
				}
			}
		})
	}
	all.Wait()
}

// TestFollow: what was asked for of a body lies ready in the next, and the one after
// that; what nobody asks for, or not for long, is made when somebody does.
func TestFollow(t *testing.T) {
	body := func() *Body { return NewBody(htmlType, []byte(strings.Repeat("pixel ", 1000))) }
	made := func(b *Body) (names []string) {
		for i := range b.forms {
			if b.forms[i].Form.Data != nil {
				names = append(names, encodings[i])
			}
		}
		return names
	}
	first := body()
	if first.Follow(body()); len(made(first)) != 0 {
		t.Errorf("made, and nobody asked: %q", made(first))
	}
	sent(first, "gzip")
	sent(first, "br")
	third := body().Follow(body().Follow(first))
	if got := made(third); !slices.Equal(got, []string{"br", "gzip"}) {
		t.Errorf("made ahead: %q", got)
	}
	third.forms[2].asked.Add(-int64(lately / time.Second))
	fourth := body().Follow(third)
	if got := made(fourth); !slices.Equal(got, []string{"br"}) {
		t.Errorf("made a minute later: %q", got)
	}
	if name, _, _ := sent(fourth, "gzip"); name != "gzip" {
		t.Errorf("asked for again: %q", name)
	}
}

func TestPicturesAreNotPacked(t *testing.T) {
	b := []byte(strings.Repeat("pixel ", 1000))
	for kind, want := range map[string]string{"image/png": "", "image/jpeg": "", "image/svg+xml": "br", "text/html": "br"} {
		if name, _, _ := sent(NewBody(kind, b), "br"); name != want {
			t.Errorf("%s is sent as %q, want %q", kind, name, want)
		}
	}
}
