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
