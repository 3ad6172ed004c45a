package desk_test

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/desk"
	"stoppress/internal/store"
)

// TestOdd asks every address with what no name, id or text can be: PostgreSQL fails
// at a NUL, and at what is not UTF-8. Nobody's typing is an error of the server's.
func TestOdd(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		odd := []string{"\x00", "a\x00b", "\xff", "\xc3\x28", strings.Repeat("a", 5000), "..", "%", "\u202e"}
		do := func(method, path, body, kind string) (int, string) {
			w := httptest.NewRecorder()
			n.desk.ServeHTTP(w, ada.request(method, path, []byte(body), "Content-Type", kind))
			return w.Code, w.Body.String()
		}
		ask := func(what string, status int, text string) {
			t.Helper()
			if status >= 500 {
				_, text, _ = strings.Cut(text, "role=\"alert\"")
				t.Errorf("%.200q: %d %.100s", what, status, text)
			}
		}
		var rows []desk.Row
		for _, r := range n.desk.Rows() {
			if r.Path != "/events" && !strings.HasSuffix(r.Path, "/signout") && r.Path != "/assets/{hash}/{name}" {
				rows = append(rows, r)
			}
		}
		for _, r := range rows {
			parts := strings.Split(r.Path, "/")
			for i, part := range parts {
				if !strings.HasPrefix(part, "{") || part == "{$}" {
					continue
				}
				for _, v := range odd {
					path := slices.Clone(parts)
					for j := range path {
						switch {
						case j == i:
							path[j] = url.PathEscape(v)
						case path[j] == "{page}":
							path[j] = "news"
						case strings.HasPrefix(path[j], "{"):
							path[j] = d1
						}
					}
					status, text := do(r.Method, strings.Join(path, "/"), "{}", "application/json")
					ask(r.Method+" "+strings.Join(path, "/"), status, text)
				}
			}
		}
		// Each member that there is, in each request.
		members := []string{"page", "id", "post", "draft", "edits", "assignee", "status", "note", "client", "headline", "text", "body", "html", "byline", "lang", "slug", "title", "zone", "email", "role",
			"name", "password", "was", "new", "code", "secret", "reason", "kind", "recap", "notice", "standfirst", "canonical", "clock", "url", "accent", "publisher", "contact", "history", "hub", "word", "words", "events", "day", "date", "do", "rest", "next", "once"}
		fill := strings.NewReplacer("{page}", "news", "{id}", d1, "{op}", "end", "{slug}", "x", "{part}", "x", "{secret}", "x")
		for _, r := range rows {
			if r.Method == "GET" {
				continue
			}
			for _, m := range members {
				for _, v := range []string{"a\x00b"} {
					path, kind, body := fill.Replace(r.Path), "application/json", ""
					if r.JSON || strings.HasPrefix(r.Path, "/api/") {
						b, _ := json.Marshal(map[string]any{m: v})
						body = string(b)
					} else {
						kind, body = "application/x-www-form-urlencoded", url.Values{m: {v}, "draft": {d1}, "rev": {"0"}, "do": {"save"}}.Encode()
					}
					status, text := do(r.Method, path, body, kind)
					ask(r.Method+" "+path+" "+body, status, text)
				}
			}
		}
		for _, q := range []string{"pages/news/posts?before=", "audit?page=", "audit?account=", "audit?whom=", "audit?before=", "pages/news/drafts/" + d1 + "?rev="} {
			for _, v := range odd {
				status, text := do("GET", "/api/"+q+url.QueryEscape(v), "", "")
				ask(q+v, status, text)
			}
		}
		for _, path := range []string{"/p/news?draft=", "/?why=", "/?next=", "/stepup?next=", "/account?done=", "/?lang="} {
			for _, v := range odd {
				status, text := do("GET", path+url.QueryEscape(v), "", "")
				ask(path+v, status, text)
			}
		}
		// Programs have the same.
		api, err := desk.New(desk.Options{Store: n.store, URL: base, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := n.store.CreateToken(t.Context(), byTest, store.Token{Name: "x"})
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range odd {
			for _, path := range []string{"/pages/" + url.PathEscape(v), "/pages/news/posts/" + url.PathEscape(v), "/pages/" + url.PathEscape(v) + "/posts"} {
				for _, method := range []string{"GET", "POST"} {
					r := httptest.NewRequest(method, "/api/v1"+path, strings.NewReader("{}"))
					r.Header = http.Header{"Authorization": {"Bearer " + token}, "Content-Type": {"application/json"}}
					w := httptest.NewRecorder()
					api.ServeHTTP(w, r)
					ask(method+" "+path, w.Code, w.Body.String())
					if method == "GET" && w.Code != 404 && w.Code != 405 && v != ".." && v != "%" {
						t.Errorf("%s: %d", path, w.Code)
					}
				}
			}
		}
	})
}
