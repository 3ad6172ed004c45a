package record

import (
	"reflect"
	"strings"
	"testing"
)

func TestIndex(t *testing.T) {
	x := Index{Epoch: 1729715400, Pages: []IndexPage{{"page-b", "ferries", 3}, {"page-a", "storm-2024", 9}}}
	b := x.Encode()
	want := `{"format":"stoppress-index/1","epoch":1729715400,"pages":[{"page":"page-a","folder":"storm-2024","seq":9},{"page":"page-b","folder":"ferries","seq":3}]}` + "\n"
	if string(b) != want {
		t.Fatalf("got %s", b)
	}
	got, err := ParseIndex(b)
	if err != nil || !reflect.DeepEqual(got, Index{x.Epoch, []IndexPage{x.Pages[1], x.Pages[0]}}) {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err := ParseIndex(Index{Epoch: 5}.Encode()); err != nil || got.Epoch != 5 || len(got.Pages) != 0 {
		t.Fatalf("none: %+v, %v", got, err)
	}
	for _, c := range []struct{ old, new string }{
		{"stoppress-index/1", "stoppress-index/2"},
		{`"seq":9`, `"seq":0`},
		{`"seq":9`, `"seq":9.0`},
		{"1729715400", "-1"},
		{"page-b", "page-a"},
		{"page-b", "page-0"}, // not sorted
		{"page-b", "Page"},
		{"ferries", "storm-2024"},
		{"ferries", "record"},
		{"ferries", ".."},
		{"ferries", "a/b"},
		{"ferries", ""},
		{"ferries", "-a"},
		{"ferries", strings.Repeat("a", 64)},
		{`,"pages"`, `,"more":1,"pages"`},
		{"}\n", "}"},
		{"{", ""},
	} {
		if got, err := ParseIndex([]byte(strings.Replace(want, c.old, c.new, 1))); err == nil {
			t.Errorf("%s for %s is taken: %+v", c.new, c.old, got)
		}
	}
}
