package desk_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"stoppress/internal/store"
)

// TestUnverified: what nobody verified is asked about by the server, by each way
// that publishes a draft; only naming that draft is an answer.
func TestUnverified(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		ada.must(201, "POST", "/api/pages/news/posts", `{"headline":"Storm","draft":"0zzzzzzzzz"}`)
		draft := func(id, status, more string) {
			t.Helper()
			ada.must(200, "PUT", "/api/pages/news/drafts/"+id, `{"rev":0,"headline":"They say","status":"`+status+`"`+more+`}`)
		}
		for i, way := range []struct{ name, status, path, body, more string }{
			{"a post", "unverified", "/posts", `{"headline":"They say","draft":"0aaaaaaaaa","draft_rev":1}`, ""},
			{"an update", "checking", "/updates", `{"drafts":[{"id":"0aaaaaaaab","rev":1}]}`, ""},
			{"a change", "unverified", "/posts/0zzzzzzzzz/amend", `{"rev":1,"headline":"They say","draft":"0aaaaaaaac"}`, `,"edits":"0zzzzzzzzz","post_rev":1`},
		} {
			id := "0aaaaaaaa" + string(rune('a'+i))
			draft(id, way.status, way.more)
			before := strings.Join(ada.published(), "|")
			named := func(ids string) string { return strings.Replace(way.body, "{", `{"unverified":[`+ids+`],`, 1) }
			for _, body := range []string{way.body, named(""), named(`"0zzzzzzzzz","yes"`)} {
				a := ada.must(http.StatusConflict, "POST", "/api/pages/news"+way.path, body)
				if d := a.list("drafts"); a.code() != "unverified" || len(d) != 1 || d[0].str("id") != id || d[0].str("status") != way.status || d[0].str("headline") != "They say" {
					t.Errorf("%s: %s", way.name, a.raw)
				}
			}
			if now := strings.Join(ada.published(), "|"); now != before {
				t.Errorf("%s: %q is published", way.name, now)
			}
			if a := ada.do("POST", "/api/pages/news"+way.path, strings.Replace(way.body, "{", `{"unverified":true,`, 1)); a.status != http.StatusBadRequest || a.field() != "unverified" {
				t.Errorf("%s: unverified: true: %d %s", way.name, a.status, a.raw)
			}
			if a := ada.do("POST", "/api/pages/news"+way.path, named(`"`+id+`"`)); a.status >= 300 {
				t.Errorf("%s, named: %d %s", way.name, a.status, a.raw)
			}
			if a := ada.do("GET", "/api/pages/news/drafts/"+id, ""); a.status != http.StatusNotFound {
				t.Errorf("%s: the draft is still there: %s", way.name, a.raw)
			}
			// Who went on has a line of its own, with the post and its entry.
			post := id
			if way.more != "" {
				post = "0zzzzzzzzz"
			}
			acts, err := n.store.Acts(t.Context(), store.ActFilter{Act: store.ActUnverified})
			if err != nil {
				t.Fatal(err)
			}
			if len(acts) != i+1 || acts[0].Post != post || acts[0].Page != n.page.ID || acts[0].Detail != way.status || acts[0].Seq == 0 || acts[0].Name != "Ada" {
				t.Errorf("%s: in the audit log: %+v", way.name, acts)
			}
		}

		// Of several all that are doubtful are told of, though some were named.
		draft("0baaaaaaaa", "unverified", "")
		draft("0baaaaaaab", "verified", "")
		draft("0baaaaaaac", "checking", "")
		a := ada.must(http.StatusConflict, "POST", "/api/pages/news/updates", `{"unverified":["0baaaaaaaa"],"drafts":[{"id":"0baaaaaaaa","rev":1},{"id":"0baaaaaaab","rev":1},{"id":"0baaaaaaac","rev":1}]}`)
		if d := a.list("drafts"); len(d) != 2 {
			t.Errorf("of three drafts: %s", a.raw)
		}

		// Without script: the question is a box to tick.
		form := "once=o1&draft=0baaaaaaaa&rev=1&headline=They+say&body=So."
		send := func(form string) *httptest.ResponseRecorder {
			w := httptest.NewRecorder()
			n.desk.ServeHTTP(w, ada.request("POST", "/p/news", []byte(form), "Content-Type", "application/x-www-form-urlencoded"))
			return w
		}
		if w := send(form); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), `name="unverified" value="0baaaaaaaa"`) {
			t.Errorf("without script: %d\n%s", w.Code, w.Body)
		}
		if w := send(form + "&unverified=0baaaaaaaa"); w.Code != http.StatusSeeOther {
			t.Errorf("without script, ticked: %d\n%s", w.Code, w.Body)
		}
	})
}
