package desk_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"stoppress/internal/store"
)

// TestWatched: at the desk, whoever publishes is asked about a word of the watch
// list, by each way there is; the lists are their editors'.
func TestWatched(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		bo := n.join("Bo", store.Editor, n.page.ID)
		cy := n.join("Cy", store.Contributor, n.page.ID)
		ada.must(201, "POST", "/api/watch", `{"word":"Emil Karst","reason":"Injunction of 1 March"}`)
		own := bo.must(201, "POST", "/api/pages/news/watch", `{"word":"merger","reason":"Embargo","until":"2099-01-01T00:00:00Z"}`)
		if own.str("until") != "2099-01-01T00:00:00Z" || own.in("by").str("name") != "Bo" {
			t.Errorf("%s", own.raw)
		}
		for _, c := range []struct {
			who          *one
			method, path string
			status       int
		}{
			{bo, "GET", "/api/watch", 403}, {bo, "POST", "/api/watch", 403},
			{cy, "GET", "/api/pages/news/watch", 403}, {cy, "POST", "/api/pages/news/watch", 403},
			{bo, "DELETE", "/api/pages/news/watch/none", 404},
		} {
			if a := c.who.do(c.method, c.path, `{"word":"x","reason":"y"}`); a.status != c.status {
				t.Errorf("%s %s: %d %s", c.method, c.path, a.status, a.raw)
			}
		}

		const says = `"headline":"Emil Karst and the merger"`
		asked := func(method, path, body string) {
			t.Helper()
			before := strings.Join(bo.published(), "|")
			a := bo.must(http.StatusConflict, method, path, body)
			words := a.list("words")
			if a.code() != "watched" || len(words) == 0 || words[0].str("reason") == "" || len(words[0].list("where")) == 0 {
				t.Errorf("%s %s: %s", method, path, a.raw)
			}
			if now := strings.Join(bo.published(), "|"); now != before {
				t.Errorf("%s %s: %q is published", method, path, now)
			}
			// Another word, or a mere yes, is no answer; a list it must be.
			bo.must(http.StatusConflict, method, path, strings.Replace(body, "{", `{"watched":["yes","Emil"],`, 1))
			if a := bo.do(method, path, strings.Replace(body, "{", `{"watched":true,`, 1)); a.status != http.StatusBadRequest || a.field() != "watched" {
				t.Errorf("watched: true: %d %s", a.status, a.raw)
			}
		}
		named := func(body string) string { return strings.Replace(body, "{", `{"watched":["Emil Karst","merger"],`, 1) }

		// A draft may hold it; it is asked about when it is published.
		saved := cy.must(200, "PUT", "/api/pages/news/drafts/0aaaaaaaaa", `{"rev":0,`+says+`}`)
		body := fmt.Sprintf(`{%s,"draft":"0aaaaaaaaa","draft_rev":%d}`, says, saved.num("rev"))
		asked("POST", "/api/pages/news/posts", body)
		done := bo.must(201, "POST", "/api/pages/news/posts", named(body))
		if again := bo.must(201, "POST", "/api/pages/news/posts", named(body)); again.num("seq") != done.num("seq") {
			t.Errorf("sent again: %s", again.raw)
		}
		post := "/api/pages/news/posts/" + done.str("id")
		asked("POST", post+"/edit", `{"rev":1,"headline":"Emil Karst, again"}`)
		asked("POST", post+"/amend", `{"rev":1,"headline":"Emil Karst, again"}`)
		asked("POST", post+"/correct", `{"rev":1,"headline":"A man","kind":"correction","note":"We named Emil Karst."}`)
		bo.must(200, "POST", post+"/correct", named(`{"rev":1,"headline":"A man","kind":"correction","note":"We named Emil Karst."}`))
		cy.must(200, "PUT", "/api/pages/news/drafts/0bbbbbbbbb", `{"rev":0,`+says+`}`)
		asked("POST", "/api/pages/news/updates", `{"drafts":[{"id":"0bbbbbbbbb","rev":1}]}`)
		bo.must(201, "POST", "/api/pages/news/updates", named(`{"drafts":[{"id":"0bbbbbbbbb","rev":1}]}`))
		asked("POST", "/api/pages/news/updates", `{"posts":[{"headline":"Calm"},{`+says+`}]}`)
		asked("PATCH", "/api/pages/news", `{"notice":"Emil Karst speaks"}`)
		bo.must(200, "PATCH", "/api/pages/news", named(`{"notice":"Emil Karst speaks"}`))
		asked("POST", "/api/pages/news/end", `{"note":"Emil Karst sleeps"}`)
		asked("POST", "/api/pages/news/import", fmt.Sprintf(`{"text":%q,"date":"2024-10-23"}`, "8:30 PM (Paris)\n\nEmil Karst\n\nHe sails.\n"))
		if a := ada.must(http.StatusConflict, "POST", "/api/pages", `{"slug":"trial","title":"Emil Karst on trial","zone":"UTC","lang":"en"}`); a.code() != "watched" {
			t.Errorf("%s", a.raw)
		}
		ada.must(201, "POST", "/api/pages", `{"watched":["Emil Karst"],"slug":"trial","title":"Emil Karst on trial","zone":"UTC","lang":"en"}`)

		// The log says who went on, and with which word.
		var about []string
		if err := n.store.AllActs(context.Background(), store.ActFilter{}, func(a store.Act) error {
			if a.Act == store.ActWatched {
				about = append(about, a.Name+" "+a.About)
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(about, ", "); got != "Bo Emil Karst, Bo merger, Bo Emil Karst, Bo Emil Karst, Bo merger, Bo Emil Karst, Ada Emil Karst" {
			t.Errorf("audit: %s", got)
		}
		bo.must(200, "DELETE", "/api/pages/news/watch/"+own.str("id"), "")
		bo.must(201, "POST", "/api/pages/news/posts", `{"headline":"The merger"}`)
	})
}

// TestWatchedAPI: programs are asked too.
func TestWatchedAPI(t *testing.T) {
	h := newHouse(t)
	if _, err := h.store.AddWatchword(t.Context(), byTest, store.Watchword{Word: "Emil Karst", Reason: "Injunction"}); err != nil {
		t.Fatal(err)
	}
	n := h.entries()
	a := h.must(http.StatusConflict, "POST", "/pages/news/posts", `{"headline":"Emil Karst","body":"Said."}`, "Idempotency-Key", "one")
	if words, _ := a.m["words"].([]any); a.code() != "watched" || len(words) != 1 || h.entries() != n {
		t.Errorf("%s", a.raw)
	}
	h.must(http.StatusCreated, "POST", "/pages/news/posts", `{"headline":"Emil Karst","body":"Said.","watched":["Emil Karst"]}`, "Idempotency-Key", "one")
}
