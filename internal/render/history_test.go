package render

import (
	"encoding/json"
	"strings"
	"testing"

	"stoppress/internal/page"
)

// TestReticent: a site may choose to tell readers only when and why.
func TestReticent(t *testing.T) {
	s := site()
	s.Reticent = true
	r, err := New(s)
	if err != nil {
		t.Fatal(err)
	}
	l := harbour(t)
	id := l.publish("2024-10-23T20:40:00Z", page.Flags{}, page.Texts{Headline: "Xyzzy headline", Body: body("Xyzzy body.")})[0]
	l.on(page.OpCorrect, id, "2024-10-23T20:41:00Z", page.ReasonCorrection, text(page.FieldHeadline, "As it is now"), text(page.FieldNote, "It was wrong."))
	l.on(page.OpEdit, id, "2024-10-23T20:42:00Z", "", page.Field{Name: page.FieldBody, Value: body("The body as it is now.")})
	h := string(r.History(l.p, view, id).Bytes())
	if strings.Contains(h, "Xyzzy") {
		t.Errorf("the history shows a former text:\n%s", h)
	}
	for _, want := range []string{"As it is now", "It was wrong.", "2024-10-23T20:41:00Z", `data-op="edit"`} {
		if !strings.Contains(h, want) {
			t.Errorf("the history lacks %q", want)
		}
	}
	if h := string(renderer(t).History(l.p, view, id).Bytes()); !strings.Contains(h, "Xyzzy headline") {
		t.Error("a site that is not reticent does not show former texts")
	}
}

// TestHistoryFromTheRight: in a line that runs from right to left an address
// keeps its last slash at its end.
func TestHistoryFromTheRight(t *testing.T) {
	texts := page.Texts{Headline: "Xyzzy", Sources: []page.Source{{Name: "Office", URL: "https://example.org/"}, {Name: "Town"}}, Tags: []string{"One", "Two"}}
	for name, c := range map[string]struct {
		l    *log
		want string
	}{
		"English": {harbour(t), "Office (https://example.org/) · Town<"},
		"Persian": {persianPage(t), "Office (https://example.org/\u200e) · Town<"},
	} {
		id := c.l.publish("2024-10-23T20:40:00Z", page.Flags{}, texts)[0]
		h := string(renderer(t).History(c.l.p, view, id).Bytes())
		for _, want := range []string{c.want, "One · Two<"} {
			if !strings.Contains(h, want) {
				t.Errorf("%s: the history lacks %q:\n%s", name, want, h)
			}
		}
	}
}

// TestGoneInJSON: page.json says of a post that is gone, for whatever reason, what
// the page's data-withdrawn says.
func TestGoneInJSON(t *testing.T) {
	r, l := renderer(t), harbour(t)
	id := l.publish("2024-10-23T20:40:00Z", page.Flags{}, page.Texts{Headline: "Xyzzy"})[0]
	withdrawn := func() bool {
		var doc docJSON
		if err := json.Unmarshal(r.JSON(l.p, view, 0).Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for _, u := range doc.Updates {
			for _, raw := range u.Posts {
				var post postJSON
				if err := json.Unmarshal(raw, &post); err != nil {
					t.Fatal(err)
				}
				if post.ID == id {
					return post.Withdrawn
				}
			}
		}
		t.Fatal("the post is not in its place")
		return false
	}
	if withdrawn() {
		t.Error("before")
	}
	targets := []page.Target{{Seq: l.p.Seq, Name: page.FieldHeadline}}
	l.add(page.Entry{Op: page.OpWithhold, Post: id, Targets: targets})
	if !withdrawn() {
		t.Error("all of it is withheld, and it is not said")
	}
	l.add(page.Entry{Op: page.OpRelease, Post: id, Targets: targets})
	if withdrawn() {
		t.Error("after it was released")
	}
}
