package publish

import (
	"fmt"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/render"
)

// TestSharesAreKept draws a picture once for as long as it is asked for, and
// keeps no more than the bound.
func TestSharesAreKept(t *testing.T) {
	r, err := render.New(render.Site{URL: "https://example.org"})
	if err != nil {
		t.Fatal(err)
	}
	share := func(title string) *render.Share {
		p := page.New("p", "storm")
		p.Title = title
		return r.Share(p, render.View{Now: time.Unix(0, 0)}, "")
	}
	var s shares
	first := s.body(share("Storm"))
	if s.body(share("Storm")) != first || s.body(share("Calm")) == first {
		t.Error("a picture is drawn twice, or one for another")
	}
	if s.body(nil) != nil {
		t.Error("there is a picture of nothing")
	}
	for i := range 2*sharesKept + 2 {
		s.keep(fmt.Sprint(i), first)
		s.body(share("Storm"))
		if len(s.young) > sharesKept || len(s.old) > sharesKept {
			t.Fatalf("%d and %d pictures are kept", len(s.young), len(s.old))
		}
	}
	if s.body(share("Storm")) != first {
		t.Error("what was asked for all the time was forgotten")
	}
}
