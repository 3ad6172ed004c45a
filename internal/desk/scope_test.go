package desk_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/store"
)

// TestTokensEverywhere: at every address there is, a token that may read only
// changes nothing, and one for a page does nothing on another, nor to the site.
func TestTokensEverywhere(t *testing.T) {
	h := newHouse(t)
	h.page("gale")
	one, err := h.store.Find(t.Context(), "gale")
	if err != nil {
		t.Fatal(err)
	}
	reads := "Bearer " + h.newToken(store.Token{Name: "reads", Scope: store.ScopeRead})
	gale := "Bearer " + h.newToken(store.Token{Name: "gale", Page: one.ID})
	post := h.post(`{"headline":"x"}`)
	// What a token of one page may do without naming a page: it is given what is its own.
	own := []string{"GET /pages", "GET /schedule", "GET /media", "POST /media", "PUT /media/{id}"}
	before := h.entries()
	for _, op := range h.api.(*desk.API).Operations() {
		method, path, _ := strings.Cut(op, " ")
		path = strings.TrimPrefix(path, "/api/v1")
		at := strings.NewReplacer("{page}", "news", "{slug}", "daily", "{hook}", "0000000000", "/posts/{id}", "/posts/"+post, "{id}", "0aaaaaaaaa").Replace(path)
		body := `{}`
		if method == "GET" || method == "DELETE" {
			body = ""
		}
		if method != "GET" {
			if a := h.do(method, at, body, "Authorization", reads); a.status != http.StatusForbidden || a.code() != "token_scope" {
				t.Errorf("%s, by a token that reads: %d %s", op, a.status, a.raw)
			}
		}
		a := h.do(method, at, body, "Authorization", gale)
		if slices.Contains(own, method+" "+path) {
			if a.status == http.StatusForbidden {
				t.Errorf("%s, by a token of one page: %d %s", op, a.status, a.raw)
			}
			continue
		}
		if a.status != http.StatusForbidden || a.code() != "other_page" {
			t.Errorf("%s, by a token of another page: %d %s", op, a.status, a.raw)
		}
	}
	if h.entries() != before {
		t.Error("something was done")
	}
	if a := h.do("GET", "/watch", "", "Authorization", reads); a.code() != "token_scope" {
		t.Errorf("the watch list, by a token that reads: %s", a.raw)
	}
}

// TestTokenSees: a token of one page is shown what goes out there and the pictures
// that are used there or that it brought, and nothing else; it sets the focus of those alone.
func TestTokenSees(t *testing.T) {
	h := newHouse(t)
	one := h.page("gale")
	gale := "Bearer " + h.newToken(store.Token{Name: "gale", Page: one.ID})
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
		t.Fatal(err)
	}
	bring := func(by string) string {
		t.Helper()
		return h.must(http.StatusCreated, "POST", "/media", b.String(), "Content-Type", "image/png", "Authorization", by).str("id")
	}
	all := "Bearer " + h.token
	theirs, here, mine := bring(all), bring(all), bring(gale)
	h.must(http.StatusCreated, "POST", "/pages/news/posts", fmt.Sprintf(`{"headline":"x","media":{"a":{"id":%q,"alt":"x"}}}`, theirs))
	h.must(http.StatusCreated, "POST", "/pages/gale/posts", fmt.Sprintf(`{"headline":"x","media":{"a":{"id":%q,"alt":"x"}}}`, here))
	day := time.Now().AddDate(0, 0, 9).Format(time.DateOnly)
	for _, slug := range []string{"news", "gale"} {
		h.must(http.StatusCreated, "POST", "/pages/"+slug+"/schedule", `{"at":"`+day+`T06:00","posts":[{"headline":"x"}]}`)
	}
	if l := h.must(http.StatusOK, "GET", "/schedule", "", "Authorization", gale).list("schedule"); len(l) != 1 || l[0].str("page") != one.ID {
		t.Errorf("what is scheduled: %v", l)
	}
	var ids []string
	for _, p := range h.must(http.StatusOK, "GET", "/media", "", "Authorization", gale).list("pictures") {
		ids = append(ids, p.str("id"))
	}
	slices.Sort(ids)
	want := []string{here, mine}
	slices.Sort(want)
	if !slices.Equal(ids, want) {
		t.Errorf("pictures: %v, want %v", ids, want)
	}
	for id, status := range map[string]int{theirs: 404, here: 200, mine: 200} {
		h.must(status, "PUT", "/media/"+id, `{"focus":[1,2]}`, "Authorization", gale)
	}
}

// TestOtherIDs: a token of one page, and an editor of one, reach nothing of another by
// its id: neither in the address nor in what they send.
func TestOtherIDs(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		api, err := desk.New(desk.Options{Store: n.store, URL: base})
		if err != nil {
			t.Fatal(err)
		}
		h := &house{t: t, store: n.store, api: api}
		gale := h.page("gale")
		h.token = h.newToken(store.Token{Name: "gale", Page: gale.ID})
		chief, ed := n.join("Chief", store.Administrator, ""), n.join("Ed", store.Editor, gale.ID)
		type asks func(method, path, body string, headers ...string) answer
		both := map[string]asks{"token": h.do, "editor": func(method, path, body string, headers ...string) answer {
			return ed.do(method, "/api"+path, body, headers...)
		}}
		id := func(a answer) string { return a.str("id") }

		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 40, 30))); err != nil {
			t.Fatal(err)
		}
		picture := id(chief.must(http.StatusCreated, "POST", "/api/media", b.String(), "Content-Type", "image/png"))
		with := fmt.Sprintf(`"media":{"a":{"id":%q,"alt":"x"}}`, picture)
		post := id(chief.must(http.StatusCreated, "POST", "/api/pages/news/posts", `{"headline":"Theirs",`+with+`}`))
		const draft, timed = "0aaaaaaaaa", "0bbbbbbbbb"
		day := time.Now().AddDate(0, 0, 9).Format(time.DateOnly)
		for _, x := range []string{draft, timed} {
			chief.must(http.StatusOK, "PUT", "/api/pages/news/drafts/"+x, `{"rev":0,"headline":"Theirs"}`)
		}
		due := id(chief.must(http.StatusCreated, "POST", "/api/pages/news/schedule", `{"at":"`+day+`T06:00","drafts":[{"id":"`+timed+`","rev":1}]}`))
		word := id(chief.must(http.StatusCreated, "POST", "/api/pages/news/watch", `{"word":"theirs","reason":"x"}`))
		everyone := id(chief.must(http.StatusCreated, "POST", "/api/watch", `{"word":"everyone","reason":"x"}`))

		state := func() string {
			var all []string
			for _, at := range []string{"/pages/news/posts/" + post, "/pages/news/drafts", "/pages/news/schedule", "/pages/news/watch", "/watch", "/pages/news", "/media"} {
				all = append(all, chief.must(http.StatusOK, "GET", "/api"+at, "").raw)
			}
			return strings.Join(all, "\n")
		}
		// A picture of a public page may stand on another, and is not theirs for it.
		for who, do := range both {
			if a := do("PUT", "/pages/gale/drafts/0"+who[:4]+"00000", `{"rev":0,"headline":"Ours",`+with+`}`); a.status != http.StatusOK {
				t.Fatalf("%s: %s", who, a.raw)
			}
		}
		before := state()
		pick := `[{"id":"` + draft + `","rev":1}]`
		for who, do := range both {
			for _, of := range []struct{ method, path, body string }{
				{"GET", "/posts/" + post, ""},
				{"GET", "/posts/" + post + "/revisions", ""},
				{"POST", "/posts/" + post + "/edit", `{"rev":1,"headline":"x"}`},
				{"POST", "/posts/" + post + "/correct", `{"rev":1,"kind":"correction","note":"x","headline":"x"}`},
				{"POST", "/posts/" + post + "/flag", `{"pinned":true}`},
				{"POST", "/posts/" + post + "/withdraw", `{}`},
				{"POST", "/posts/" + post + "/withhold", `{"reason":"legal","targets":[{"seq":2,"name":"headline"}]}`},
				{"POST", "/updates", `{"drafts":` + pick + `}`},
				{"POST", "/schedule", `{"at":"` + day + `T06:00","drafts":` + pick + `}`},
				{"GET", "/drafts/" + draft, ""},
				{"PUT", "/drafts/" + draft, `{"rev":1,"headline":"x"}`},
				{"DELETE", "/drafts/" + draft, ""},
				{"POST", "/drafts/" + draft + "/submit", `{}`},
				{"POST", "/drafts/" + draft + "/return", `{"note":"x"}`},
				{"PUT", "/schedule/" + due, `{"at":"` + day + `T07:00"}`},
				{"DELETE", "/schedule/" + due, ""},
				{"DELETE", "/watch/" + word, ""},
				{"DELETE", "/watch/" + everyone, ""},
				{"PUT", "/original", `{"original":"news"}`},
				{"PUT", "/original", `{"original":"` + n.page.ID + `"}`},
			} {
				if a := do(of.method, "/pages/gale"+of.path, of.body); a.status < 400 || a.status >= 500 || strings.Contains(a.raw, "Theirs") {
					t.Errorf("%s: %s %s %s: %d %s", who, of.method, of.path, of.body, a.status, a.raw)
				}
			}
			// What no one kept here may be published here under any id, and has no former texts.
			if a := do("GET", "/pages/gale/drafts/"+draft+"/revs", ""); len(a.list("revs")) > 0 {
				t.Errorf("%s: former texts of a draft: %s", who, a.raw)
			}
			if a := do("POST", "/pages/gale/posts", `{"headline":"x","draft":"`+draft+`","draft_rev":1}`); a.status >= 500 {
				t.Errorf("%s: %s", who, a.raw)
			}
			if a := do("PUT", "/media/"+picture, `{"focus":[1,2]}`); a.status != http.StatusForbidden {
				t.Errorf("%s: the crop of a picture that another page shows: %d %s", who, a.status, a.raw)
			}
			for _, path := range []string{"/pages", "/schedule", "/pages/gale/drafts", "/pages/gale/schedule", "/pages/gale/watch"} {
				if a := do("GET", path, ""); a.status != http.StatusOK || strings.Contains(a.raw, "Theirs") || strings.Contains(a.raw, "theirs") || strings.Contains(a.raw, n.page.ID) {
					t.Errorf("%s: %s: %d %s", who, path, a.status, a.raw)
				}
			}
		}
		if after := state(); after != before {
			t.Errorf("something was done:\n%s\nit was\n%s", after, before)
		}
	})
}
