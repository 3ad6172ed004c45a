package desk_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testpg"
)

// floor is a desk over a real store with a live page, and people.
type floor struct {
	t     *testing.T
	store *store.Store
	desk  *desk.Desk
	page  store.Head
}

var byTest = store.By{Name: "test"}

// floors runs a test on both engines.
func floors(t *testing.T, fn func(*testing.T, *floor)) {
	for _, engine := range []string{"sqlite", "postgres"} {
		t.Run(engine, func(t *testing.T) {
			o := store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)}
			if engine == "postgres" {
				o.URL = testpg.New(t)
			}
			s, err := store.Open(t.Context(), o)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { s.Close() })
			d, err := desk.NewDesk(desk.Options{Store: s, URL: base})
			if err != nil {
				t.Fatal(err)
			}
			n := &floor{t: t, store: s, desk: d}
			n.page = (&house{t: t, store: s}).page("news")
			fn(t, n)
		})
	}
}

// one is someone at the desk.
type one struct {
	*floor
	account store.Account
	session store.Session
	secret  string
}

// join makes an account with a role, and signs it in.
func (n *floor) join(name string, role store.Role, on string) *one {
	n.t.Helper()
	ctx := context.Background()
	who := store.NewPerson{Person: store.Person{Name: name, Email: strings.ToLower(name) + "@example.org"},
		Password: "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"}
	var secret string
	var err error
	if role == store.Administrator {
		secret, _, err = n.store.Setup(ctx, byTest)
	} else {
		secret, _, err = n.store.Invite(ctx, byTest, store.Invite{Email: who.Email, Role: role, Page: on})
	}
	if err != nil {
		n.t.Fatal(err)
	}
	x := &one{floor: n}
	if x.account, err = n.store.Accept(ctx, secret, who); err != nil {
		n.t.Fatal(err)
	}
	x.signIn()
	return x
}

func (x *one) signIn() {
	x.t.Helper()
	var err error
	if x.secret, x.session, err = x.store.StartSession(context.Background(), x.account.ID, "A browser", "192.0.2.1"); err != nil {
		x.t.Fatal(err)
	}
}

func (x *one) request(method, path string, body []byte, headers ...string) *http.Request {
	r := httptest.NewRequest(method, "/desk"+path, bytes.NewReader(body))
	r.AddCookie(&http.Cookie{Name: "__Secure-stoppress_desk", Value: x.secret})
	if len(body) > 0 {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return r
}

func (x *one) do(method, path, body string, headers ...string) answer {
	x.t.Helper()
	w := httptest.NewRecorder()
	x.desk.ServeHTTP(w, x.request(method, path, []byte(body), headers...))
	a := answer{status: w.Code, header: w.Header(), raw: w.Body.String()}
	if err := json.Unmarshal(w.Body.Bytes(), &a.m); err != nil {
		x.t.Fatalf("%s %s: the answer is not JSON: %v\n%s", method, path, err, w.Body)
	}
	return a
}

func (x *one) must(status int, method, path, body string, headers ...string) answer {
	x.t.Helper()
	a := x.do(method, path, body, headers...)
	if a.status != status {
		x.t.Fatalf("%s %s %s: %d, want %d\n%s", method, path, body, a.status, status, a.raw)
	}
	return a
}

// in takes a member of a member.
func (a answer) in(name string) answer {
	m, _ := a.m[name].(map[string]any)
	return answer{m: m}
}

func (a answer) list(name string) (out []answer) {
	l, _ := a.m[name].([]any)
	for _, v := range l {
		m, _ := v.(map[string]any)
		out = append(out, answer{m: m})
	}
	return out
}

func (x *one) published() []string {
	x.t.Helper()
	var heads []string
	p, err := x.store.Load(context.Background(), x.page.ID)
	if err != nil {
		x.t.Fatal(err)
	}
	for _, post := range p.Newest().Posts {
		heads = append(heads, post.Headline)
	}
	return heads
}

const d1, d2, d3 = "0aaaaaaaaa", "0bbbbbbbbb", "0ccccccccc"

// Two editors on one draft: a refusal with both texts, and none is lost.
func TestTwoOnOneDraft(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada, bo := n.join("Ada", store.Administrator, ""), n.join("Bo", store.Editor, "")
		const at = "/api/pages/news/drafts/" + d1
		a := ada.must(200, "PUT", at, `{"rev": 0, "headline": "Ferries", "body": "In *port*."}`)
		if a.num("rev") != 1 || a.str("saved") == "" {
			t.Errorf("saved: %s", a.raw)
		}
		again := ada.must(200, "PUT", at, `{"rev": 0, "headline": "Ferries", "body": "In *port*."}`)
		if again.raw != a.raw {
			t.Errorf("the same save again: %s, was %s", again.raw, a.raw)
		}
		bo.must(200, "PUT", at, `{"rev": 1, "headline": "Ferries stay"}`)
		a = ada.must(409, "PUT", at, `{"rev": 1, "headline": "Ferries sail", "text": "At last."}`)
		if a.code() != "stale_draft" || a.in("current").str("headline") != "Ferries stay" || a.in("current").num("rev") != 2 || a.in("current").in("hand").str("name") != "Bo" ||
			a.in("yours").str("headline") != "Ferries sail" || a.in("yours").str("text") != "At last." || a.in("yours").num("rev") != 1 {
			t.Errorf("both texts: %s", a.raw)
		}
		// A status is set beside it, whoever writes.
		bo.must(200, "PUT", at, `{"rev": 1, "status": "checking", "assignee": "`+bo.account.ID+`"}`)
		ada.must(200, "PUT", at, `{"rev": 2, "headline": "Ferries sail", "text": "At last."}`)
		d := ada.must(200, "GET", at, "")
		if d.str("status") != "checking" || d.in("assignee").str("name") != "Bo" || d.str("text") != "At last." || d.in("author").str("name") != "Ada" || d.num("rev") != 3 {
			t.Errorf("the draft: %s", d.raw)
		}
		revs := bo.must(200, "GET", at+"/revs", "").list("revs")
		if len(revs) != 2 || revs[0].str("headline") != "Ferries stay" || revs[1].str("text") != "In port." {
			t.Errorf("former texts: %v", revs)
		}
		bo.must(409, "DELETE", at+"?rev=2", "")
		bo.must(200, "DELETE", at+"?rev=3", "")
		ada.must(404, "GET", at, "")
		a = ada.must(404, "PUT", at, `{"rev": 3, "headline": "Ferries sail on"}`)
		if a.code() != "no_draft" {
			t.Errorf("%s", a.raw)
		}
		if revs := ada.must(200, "GET", at+"/revs", "").list("revs"); len(revs) != 3 || revs[0].str("headline") != "Ferries sail" {
			t.Errorf("former texts of one thrown away: %v", revs)
		}
		ada.must(200, "PUT", at, `{"rev": 0, "headline": "Ferries sail on"}`)
	})
}

// What no post could be is saved all the same, and refused when it is published.
func TestUnfinishedDraft(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		const at = "/api/pages/news/drafts/" + d1
		long := strings.Repeat("x", 400)
		for i, body := range []string{
			`{"rev": 0}`,
			`{"rev": 1, "headline": "` + long + `"}`,
			`{"rev": 2, "sources": [{"name": "", "url": "htt"}], "tags": [""], "lang": "en-Not-A-Language-At-All", "dateline": {"place": "Skagen"}}`,
			`{"rev": 3, "body": {"format": "stoppress-body/1", "blocks": [{"kind": "mystery"}]}}`,
		} {
			if a := ada.must(200, "PUT", at, body); a.num("rev") != int64(i+1) {
				t.Errorf("%s: %s", body, a.raw)
			}
		}
		d := ada.must(200, "GET", at, "")
		if !strings.Contains(d.raw, "mystery") || d.str("headline") != long {
			t.Errorf("what was typed is not there: %s", d.raw)
		}
		if a := ada.must(413, "POST", "/api/pages/news/updates", `{"drafts": [{"id": "`+d1+`", "rev": 4}]}`); a.field() != "headline" {
			t.Errorf("%s", a.raw)
		}
		ada.must(200, "PUT", at, `{"rev": 4, "headline": "Short", "sources": [], "tags": [], "lang": ""}`)
		if a := ada.must(422, "POST", "/api/pages/news/updates", `{"drafts": [{"id": "`+d1+`", "rev": 5}]}`); a.field() != "body" {
			t.Errorf("%s", a.raw)
		}
		ada.must(200, "GET", at, "")
		for _, bad := range []string{`{"rev": 5, "status": "perhaps"}`, `{"rev": -1}`, `{"rev": 5, "assignee": "nobody"}`, `{"rev": 5, "edits": "0zzzzzzzzz", "post_rev": 1}`, `{"rev": 5, "media": {"a": {"id": "nothing"}}}`} {
			if a := ada.do("PUT", at, bad); a.status != 422 && a.status != 404 {
				t.Errorf("%s: %d %s", bad, a.status, a.raw)
			}
		}
		ada.must(422, "PUT", "/api/pages/news/drafts/nonsense", `{"rev": 0}`)
		ada.must(413, "PUT", at, `{"rev": 5, "text": "`+strings.Repeat("word ", 60_000)+`"}`)
	})
}

// A draft is published once, whatever answer was lost.
func TestPublishOnce(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada, bo := n.join("Ada", store.Administrator, ""), n.join("Bo", store.Editor, "")
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 0, "headline": "Ferries"}`)
		body := `{"headline": "Ferries stay", "draft": "` + d1 + `", "draft_rev": 1}`
		first := ada.must(201, "POST", "/api/pages/news/posts", body)
		if first.str("id") != d1 {
			t.Errorf("%s", first.raw)
		}
		ada.signIn() // the session was lost with the answer
		second := ada.must(201, "POST", "/api/pages/news/posts", body)
		if first.raw != second.raw || second.header.Get("Idempotency-Replayed") != "true" {
			t.Errorf("the second answer: %s\nthe first: %s", second.raw, first.raw)
		}
		for _, who := range []*one{ada, bo} { // with other words, and by another
			a := who.must(409, "POST", "/api/pages/news/posts", `{"headline": "Ferries sail", "draft": "`+d1+`", "draft_rev": 1}`)
			if a.code() != "published" || a.in("current").str("headline") != "Ferries stay" {
				t.Errorf("%s", a.raw)
			}
		}
		if a := bo.must(409, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 1, "headline": "Late"}`); a.code() != "published" || a.in("yours").str("headline") != "Late" {
			t.Errorf("a late save: %s", a.raw)
		}
		if got := fmt.Sprint(ada.published()); got != "[Ferries stay]" {
			t.Errorf("published %v", got)
		}
		ada.must(404, "GET", "/api/pages/news/drafts/"+d1, "")

		// One that was never saved, and one that another changed meanwhile.
		ada.must(201, "POST", "/api/pages/news/posts", `{"headline": "Quick", "draft": "`+d2+`"}`)
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d3, `{"rev": 0, "headline": "Slow"}`)
		bo.must(200, "PUT", "/api/pages/news/drafts/"+d3, `{"rev": 1, "headline": "Slower"}`)
		if a := ada.must(409, "POST", "/api/pages/news/posts", `{"headline": "Slow", "draft": "`+d3+`", "draft_rev": 1}`); a.code() != "stale_draft" || a.in("current").str("headline") != "Slower" {
			t.Errorf("%s", a.raw)
		}

		// An edit of a post, as a draft.
		const e = "0eeeeeeeee"
		ada.must(200, "PUT", "/api/pages/news/drafts/"+e, `{"rev": 0, "edits": "`+d2+`", "post_rev": 1, "headline": "Quicker"}`)
		edit := `{"rev": 1, "headline": "Quicker", "draft": "` + e + `", "draft_rev": 1}`
		a := ada.must(200, "POST", "/api/pages/news/posts/"+d2+"/amend", edit)
		if b := ada.must(200, "POST", "/api/pages/news/posts/"+d2+"/amend", edit); b.raw != a.raw {
			t.Errorf("an edit sent again: %s, was %s", b.raw, a.raw)
		}
		ada.must(404, "GET", "/api/pages/news/drafts/"+e, "")
		revs := ada.must(200, "GET", "/api/pages/news/posts/"+d2+"/revisions", "").list("revisions")
		if len(revs) != 2 || revs[0].str("headline") != "Quicker" || revs[1].str("headline") != "Quick" || revs[0].str("by") != "Ada" {
			t.Errorf("former texts: %v", revs)
		}
		if got := fmt.Sprint(ada.published()); got != "[Quicker Ferries stay]" {
			t.Errorf("published %v", got)
		}
	})
}

func TestUpdateOfDrafts(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		for i, id := range []string{d1, d2, d3} {
			ada.must(200, "PUT", "/api/pages/news/drafts/"+id, fmt.Sprintf(`{"rev": 0, "headline": "Story %d", "key": true}`, i+1))
		}
		body := `{"drafts": [{"id": "` + d3 + `", "rev": 1}, {"id": "` + d1 + `", "rev": 1}, {"id": "` + d2 + `", "rev": 1}]}`
		first := ada.must(201, "POST", "/api/pages/news/updates", body)
		if len(first.list("posts")) != 3 {
			t.Errorf("%s", first.raw)
		}
		if again := ada.must(201, "POST", "/api/pages/news/updates", body); again.raw != first.raw {
			t.Errorf("sent again: %s, was %s", again.raw, first.raw)
		}
		if got := fmt.Sprint(ada.published()); got != "[Story 3 Story 1 Story 2]" {
			t.Errorf("published %s", got)
		}
		posts := ada.must(200, "GET", "/api/pages/news/posts", "")
		if l := posts.list("posts"); len(l) != 3 || l[0].str("id") != d3 || l[0].m["key"] != true || posts.str("next") != "" {
			t.Errorf("the live column: %s", posts.raw)
		}
		order := posts.list("posts")[0].str("order")
		if l := ada.must(200, "GET", "/api/pages/news/posts?before="+order, "").list("posts"); len(l) != 2 || l[0].str("id") != d1 {
			t.Errorf("what is older: %v", l)
		}
		ada.must(422, "GET", "/api/pages/news/posts?before=x", "")
		ada.must(422, "POST", "/api/pages/news/updates", `{"drafts": []}`)
		ada.must(409, "POST", "/api/pages/news/updates", `{"drafts": [{"id": "`+d1+`", "rev": 1}]}`)
	})
}

// A contributor writes and submits their own, reads others', and publishes nothing.
func TestContributor(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		cy, di := n.join("Cy", store.Contributor, n.page.ID), n.join("Di", store.Contributor, "")
		const mine, other = "/api/pages/news/drafts/" + d1, "/api/pages/news/drafts/" + d2
		cy.must(200, "PUT", mine, `{"rev": 0, "headline": "By Cy"}`)
		ada.must(200, "PUT", other, `{"rev": 0, "headline": "By Ada"}`)
		if l := cy.must(200, "GET", "/api/pages/news/drafts", "").list("drafts"); len(l) != 2 {
			t.Errorf("Cy reads %v", l)
		}
		for _, try := range [][3]string{
			{"PUT", other, `{"rev": 1, "headline": "Taken"}`},
			{"PUT", other, `{"rev": 1, "status": "verified"}`},
			{"DELETE", other, ""},
			{"POST", other + "/submit", `{}`},
			{"POST", mine + "/return", `{}`},
			{"PUT", mine, `{"rev": 1, "assignee": "` + ada.account.ID + `"}`},
			{"POST", "/api/pages/news/schedule", `{"at": "2030-01-01T10:00:00Z", "drafts": [{"id": "` + d1 + `", "rev": 1}]}`},
			{"POST", "/api/pages/news/posts", `{"headline": "Out", "draft": "` + d1 + `"}`},
			{"POST", "/api/pages/news/updates", `{"drafts": [{"id": "` + d1 + `", "rev": 1}]}`},
			{"POST", "/api/pages/news/import", `{"text": "x"}`},
			{"POST", "/api/import/preview", `{"text": "x", "zone": "UTC"}`},
		} {
			if a := cy.do(try[0], try[1], try[2]); a.status != 403 || a.code() != "role" {
				t.Errorf("%v: %d %s", try, a.status, a.raw)
			}
		}
		if a := di.do("PUT", mine, `{"rev": 1, "headline": "x"}`); a.status != 403 {
			t.Errorf("another contributor: %s", a.raw)
		}
		if d := cy.must(200, "POST", mine+"/submit", `{"note": "Please look"}`); d.str("submitted") == "" || d.str("note") != "Please look" {
			t.Errorf("%s", d.raw)
		}
		// Editors are told of it in the list of pages, others are not.
		for _, x := range []struct {
			told bool
			raw  string
		}{{true, ada.must(200, "GET", "/api/pages", "").raw}, {false, cy.must(200, "GET", "/api/pages", "").raw}} {
			if strings.Contains(x.raw, `"submitted":1`) != x.told {
				t.Errorf("told %v: %s", x.told, x.raw)
			}
		}
		if d := ada.must(200, "POST", mine+"/return", `{"note": "Who says so?"}`); d.str("submitted") != "" {
			t.Errorf("%s", d.raw)
		}
		if a := ada.must(200, "GET", "/api/pages", ""); strings.Contains(a.raw, `"submitted"`) {
			t.Errorf("sent back, it still waits: %s", a.raw)
		}
		cy.must(200, "PUT", mine, `{"rev": 1, "headline": "By Cy, mended", "assignee": "`+cy.account.ID+`"}`)
		cy.must(200, "POST", "/api/pages/news/preview", `{"headline": "x"}`)
		if got := ada.published(); len(got) != 0 {
			t.Errorf("published %v", got)
		}
		// Another page is none of Cy's business.
		(&house{t: t, store: n.store}).page("secret")
		for _, path := range []string{"/api/pages/secret/drafts", "/api/pages/secret/notes", "/api/pages/secret/posts"} {
			cy.must(404, "GET", path, "")
		}
		cy.must(404, "POST", "/api/presence", `{"page": "secret"}`)
		if l := cy.must(200, "GET", "/api/pages", "").list("pages"); len(l) != 1 || l[0].str("zone") != "Europe/Paris" || l[0].str("colour") == "" {
			t.Errorf("Cy's pages: %v", l)
		}
		if err := n.store.SetRole(context.Background(), byTest, cy.account.ID, n.page.ID, ""); err != nil {
			t.Fatal(err)
		}
		cy.must(404, "GET", "/api/pages/news/drafts", "")
	})
}

func TestNotes(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada, bo := n.join("Ada", store.Administrator, ""), n.join("Bo", store.Editor, "")
		const at = "/api/pages/news/notes"
		if a := ada.must(200, "GET", at, ""); a.num("rev") != 0 || a.str("text") != "" {
			t.Errorf("%s", a.raw)
		}
		ada.must(200, "PUT", at, `{"rev": 0, "text": "Ada is on until 6 PM."}`)
		a := bo.must(409, "PUT", at, `{"rev": 0, "text": "Bo is on."}`)
		if a.code() != "stale_notes" || a.in("current").str("text") != "Ada is on until 6 PM." || a.in("current").in("by").str("name") != "Ada" || a.in("yours").str("text") != "Bo is on." {
			t.Errorf("%s", a.raw)
		}
		if a := bo.must(200, "PUT", at, `{"rev": 1, "text": "Both."}`); a.num("rev") != 2 {
			t.Errorf("%s", a.raw)
		}
	})
}

// Hostile HTML is text wherever the desk hands it out.
func TestHostileDraft(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		const bad = `<script>alert(1)</script><img src=x onerror=alert(2)><a href=\"javascript:alert(3)\">go</a><svg onload=alert(4)>`
		for i, body := range []string{
			`"headline": "` + bad + `", "byline": "` + bad + `", "sources": [{"name": "` + bad + `"}], "tags": ["` + bad[:40] + `"], "dateline": {"place": "` + bad + `"}, "html": "` + bad + `ok"`,
			`"headline": "x", "body": "` + bad + ` ok"`,
			`"headline": "x", "text": "` + bad + ` ok"`,
			`"headline": "x", "body": {"format": "stoppress-body/1", "blocks": [{"kind": "paragraph", "spans": [{"text": "` + bad + `", "href": "javascript:alert(1)"}]}]}`,
			`"headline": "x", "body": {"format": "stoppress-body/1", "blocks": [{"kind": "paragraph", "spans": [{"text": "` + bad + `"}]}]}`,
		} {
			a := ada.must(200, "POST", "/api/pages/news/preview", "{"+body+"}")
			id := fmt.Sprintf("0aaaaaaaa%d", i)
			ada.must(200, "PUT", "/api/pages/news/drafts/"+id, `{"rev": 0, `+body+"}")
			d := ada.must(200, "GET", "/api/pages/news/drafts/"+id, "")
			for _, html := range []string{a.str("html"), d.str("html")} {
				for _, sign := range []string{"<script", "<img src=x", "<svg onload", "href=\"javascript", "<img src=\"x"} {
					if strings.Contains(strings.ToLower(html), sign) {
						t.Errorf("%s\ngives %s", body, html)
					}
				}
			}
			if !strings.HasPrefix(d.header.Get("Content-Type"), "application/json") || d.header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("%v", d.header)
			}
		}
	})
}

func TestPreview(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		body := `{"headline": "Ferries stay in port", "body": "Wind of **force 10**.", "sources": [{"name": "Harbour office"}]}`
		a := ada.must(200, "POST", "/api/pages/news/preview", body)
		for _, want := range []string{"<article", "Ferries stay in port", "<strong>force 10</strong>", "Harbour office"} {
			if !strings.Contains(a.str("html"), want) {
				t.Errorf("the preview lacks %q: %s", want, a.str("html"))
			}
		}
		if a := ada.must(200, "POST", "/api/pages/news/preview", `{"html": "<p>x</p><video src=y></video>"}`); len(a.m["warnings"].([]any)) == 0 {
			t.Errorf("no warning: %s", a.raw)
		}
		id := ada.must(201, "POST", "/api/pages/news/posts", body).str("id")
		a = ada.must(200, "POST", "/api/pages/news/preview", `{"post": "`+id+`", "headline": "Ferries sail"}`)
		if html := a.str("html"); !strings.Contains(html, "Ferries sail") || !strings.Contains(html, "force 10") || !strings.Contains(html, `data-post="`+id) {
			t.Errorf("an edit: %s", html)
		}
		ada.must(200, "POST", "/api/pages/news/preview", `{}`)
	})
}

const rolling = "10:30 PM CEST\n\nFerries stay in port\n\nWind of force 10.\n\n9:15 PM CEST\n\nStorm warning\n\nStay inside.\n"

// Paste your page: what was understood, mended, published; sent again, once.
func TestPaste(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		text, _ := json.Marshal(rolling)
		a := ada.must(422, "POST", "/api/import/preview", `{"text": `+string(text)+`}`)
		if a.field() != "zone" {
			t.Errorf("%s", a.raw)
		}
		a = ada.must(200, "POST", "/api/import/preview", `{"text": `+string(text)+`, "zone": "Europe/Paris", "lang": "en", "date": "2026-03-01"}`)
		if a.num("posts") != 2 || a.num("updates") != 2 {
			t.Fatalf("%s", a.raw)
		}
		a = ada.must(200, "POST", "/api/import/preview", `{"text": `+string(text)+`, "zone": "Europe/Paris", "lang": "en", "date": "2026-06-01"}`)
		ups := a.in("outline").list("updates")
		if ups[0].str("stamp") != "2026-06-01T20:30:00Z" || ups[0].list("posts")[0].str("headline") != "Ferries stay in port" {
			t.Errorf("%s", a.raw)
		}
		outline, _ := json.Marshal(a.m["outline"])
		mended := strings.Replace(string(outline), "Ferries stay in port", "Ferries stay", 1)
		body := `{"slug": "storm", "title": "The storm", "zone": "Europe/Paris", "lang": "en", "outline": ` + mended + `}`
		a = ada.must(201, "POST", "/api/import", body, "Idempotency-Key", "k1")
		if a.in("page").str("state") != "live" || a.in("page").str("slug") != "storm" {
			t.Errorf("%s", a.raw)
		}
		again := ada.must(201, "POST", "/api/import", body, "Idempotency-Key", "k1")
		head, err := n.store.Find(context.Background(), "storm")
		if err != nil {
			t.Fatal(err)
		}
		p, err := n.store.Load(context.Background(), head.ID)
		if err != nil {
			t.Fatal(err)
		}
		var heads []string
		for _, post := range p.Newest().Posts {
			heads = append(heads, fmt.Sprint(post.Headline, post.Imported))
		}
		if got := fmt.Sprint(heads); got != "[Ferries staytrue Storm warningtrue]" {
			t.Errorf("%s, after %s", got, again.raw)
		}
		ada.must(409, "POST", "/api/import", body, "Idempotency-Key", "k2") // the slug is taken

		// Onto a page that is there.
		if a := ada.must(200, "POST", "/api/pages/storm/import/preview", `{"date": "2026-06-01", "text": `+string(text)+`}`); len(a.in("report").list("items")) == 0 {
			t.Errorf("%s", a.raw)
		}
		if a := ada.must(422, "POST", "/api/pages/storm/import/preview", `{"text": "No time stands here."}`); a.str("message") == "" {
			t.Errorf("%s", a.raw)
		}
		ada.must(400, "POST", "/api/pages/storm/import", `{"outline": {"updates": "x"}}`)
		ada.must(422, "POST", "/api/pages/storm/import", `{}`)
	})
}

func TestMedia(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 4))); err != nil {
			t.Fatal(err)
		}
		a := ada.must(201, "POST", "/api/media", b.String(), "Content-Type", "image/png")
		if a.num("width") != 8 || a.num("height") != 4 || !strings.HasPrefix(a.str("url"), "/live/-/media/") {
			t.Errorf("%s", a.raw)
		}
		for _, bad := range []string{"<svg onload=alert(1)>", "", b.String()[:30]} {
			a := ada.must(422, "POST", "/api/media", bad, "Accept-Language", "de")
			if !strings.Contains(a.str("message"), "Datei") || !strings.Contains(a.str("detail"), "picture") {
				t.Errorf("%q: %s", bad, a.raw)
			}
		}
		pic := `"media": {"a": {"id": "` + a.str("id") + `", "alt": "Grey"}}, "body": {"format": "stoppress-body/1", "blocks": [{"kind": "picture", "media": "a"}]}`
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 0, `+pic+`}`)
		if m := ada.must(200, "GET", "/api/pages/news/drafts/"+d1, "").in("media").in("a"); m.num("width") != 8 || m.str("alt") != "Grey" || m.str("sha256") == "" {
			t.Errorf("%v", m.m)
		}
		if a := ada.must(200, "POST", "/api/pages/news/preview", `{`+pic+`}`); !strings.Contains(a.str("html"), `alt="Grey"`) {
			t.Errorf("%s", a.raw)
		}
		id := ada.must(201, "POST", "/api/pages/news/posts", `{"draft": "`+d1+`", "draft_rev": 1, `+pic+`}`).str("id")
		p, err := n.store.Post(context.Background(), n.page.ID, id)
		if err != nil || p.Media["a"].Width != 8 {
			t.Errorf("%+v, %v", p, err)
		}
	})
}

// The library shows people what is theirs to see, and only who may aims.
func TestLibrary(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada, bo, cleo := n.join("Ada", store.Administrator, ""), n.join("Bo", store.Contributor, n.page.ID), n.join("Cleo", store.Editor, n.page.ID)
		other, _, err := n.store.CreatePage(context.Background(), store.NewPage{Slug: "other", Head: page.Head{Title: "Other", Lang: "en", Zone: "Europe/Paris"}})
		if err != nil {
			t.Fatal(err)
		}
		upload := func(who *one, shade uint8) string {
			var b bytes.Buffer
			m := image.NewGray(image.Rect(0, 0, 8, 4))
			m.Pix[0] = shade
			if err := png.Encode(&b, m); err != nil {
				t.Fatal(err)
			}
			return who.must(201, "POST", "/api/media", b.String()).str("id")
		}
		publish := func(on, id, alt string) string {
			return ada.must(201, "POST", "/api/pages/"+on+"/posts", `{"headline": "With `+alt+`", "media": {"a": {"id": "`+id+`", "alt": "`+alt+`"}}, "body": {"format": "stoppress-body/1", "blocks": [{"kind": "picture", "media": "a"}]}}`).str("id")
		}
		news, elsewhere, unused, his := upload(ada, 1), upload(ada, 2), upload(ada, 3), upload(bo, 4)
		post := publish("news", news, "Grey quay")
		publish(other.Slug, elsewhere, "Grey mole")
		see := func(who *one, query string) string {
			var ids []string
			for _, x := range who.must(200, "GET", "/api/media"+query, "").list("pictures") {
				ids = append(ids, map[string]string{news: "news", elsewhere: "elsewhere", unused: "unused", his: "his"}[x.str("id")])
			}
			slices.Sort(ids)
			return strings.Join(ids, " ")
		}
		for _, c := range []struct {
			who   *one
			query string
			want  string
		}{
			{ada, "", "elsewhere his news unused"}, {bo, "", "his news"}, {cleo, "", "news"},
			{ada, "?q=grey+MOLE", "elsewhere"}, {bo, "?q=mole", ""}, {cleo, "?id=" + elsewhere, ""},
		} {
			if got := see(c.who, c.query); got != c.want {
				t.Errorf("%s sees of %q: %q, want %q", c.who.account.Name, c.query, got, c.want)
			}
		}
		x := cleo.must(200, "GET", "/api/media?q=quay", "").list("pictures")[0]
		if u := x.list("uses"); len(u) != 1 || u[0].str("state") != "published" || u[0].str("post") != post || !strings.HasSuffix(u[0].str("url"), "/news/"+post) || x.str("by") != "Ada" || x.str("alt") != "Grey quay" {
			t.Errorf("%s", x.raw)
		}
		ada.must(422, "GET", "/api/media?before=x", "")

		aim := `{"focus": [100, 900]}`
		cleo.must(200, "PUT", "/api/media/"+news, aim)
		cleo.must(404, "PUT", "/api/media/"+elsewhere, aim)
		bo.must(403, "PUT", "/api/media/"+news, aim)
		bo.must(200, "PUT", "/api/media/"+his, aim)
		for _, bad := range []string{`{}`, `{"focus": [1]}`, `{"focus": "x"}`, `{"focus": [0, 1001]}`, `{"focus": [1, 1], "more": 1}`} {
			if a := ada.do("PUT", "/api/media/"+news, bad); a.status != 422 && a.status != 400 {
				t.Errorf("%s: %d %s", bad, a.status, a.raw)
			}
		}
		if m, err := n.store.Picture(context.Background(), news); err != nil || m.Focus != (store.Focus{X: 100, Y: 900}) {
			t.Errorf("%+v, %v", m, err)
		}

		// Its file, to whom it is shown: whatever readers get.
		ada.must(200, "POST", "/api/pages/news/posts/"+post+"/withdraw", `{"rev": 1}`)
		file := func(who *one, id string) (int, io.Reader) {
			w := httptest.NewRecorder()
			who.desk.ServeHTTP(w, who.request("GET", "/api/media/"+id, nil))
			return w.Code, w.Body
		}
		for _, who := range []*one{ada, bo, cleo} {
			status, b := file(who, news)
			if c, err := png.DecodeConfig(b); status != 200 || err != nil || c.Width != 8 {
				t.Errorf("%s: %d, %v", who.account.Name, status, err)
			}
		}
		ada.must(200, "POST", "/api/pages/news/posts/"+post+"/withhold", `{"rev": 2, "reason": "privacy"}`)
		for _, c := range []struct {
			who  *one
			id   string
			want int
		}{{ada, news, 200}, {cleo, news, 404}, {bo, elsewhere, 404}, {ada, "nothing", 404}} {
			if status, _ := file(c.who, c.id); status != c.want {
				t.Errorf("withheld: %s is answered %d for %s, want %d", c.who.account.Name, status, c.id, c.want)
			}
		}

		// The cover of a page: described, kept, taken away.
		cover := func(alt string) string {
			return `{"cover": {"id": "` + unused + `", "alt": "` + alt + `", "credit": "Lantern"}}`
		}
		if a := cleo.must(422, "PATCH", "/api/pages/news", cover(" ")); a.field() != "cover.alt" {
			t.Errorf("%s", a.raw)
		}
		cleo.must(422, "PATCH", "/api/pages/news", `{"cover": {"id": "nothing", "alt": "x"}}`)
		cleo.must(200, "PATCH", "/api/pages/news", cover("The harbour"))
		if m := bo.must(200, "GET", "/api/pages/news", "").in("cover"); m.str("alt") != "The harbour" || m.num("width") != 8 {
			t.Errorf("%s", m.raw)
		}
		if u := cleo.must(200, "GET", "/api/media?id="+unused, "").list("pictures")[0].list("uses"); len(u) != 1 || u[0].str("state") != "cover" {
			t.Errorf("%v", u)
		}
		cleo.must(200, "PATCH", "/api/pages/news", `{"cover": null}`)
		if a := bo.must(200, "GET", "/api/pages/news", ""); !strings.Contains(a.raw, `"cover":null`) {
			t.Errorf("%s", a.raw)
		}

		if a := bo.must(200, "GET", "/api/embed?url="+url.QueryEscape("https://www.youtube.com/watch?v=abcdefghijk"), ""); a.str("kind") != "video" || a.str("host") != "youtube.com" {
			t.Errorf("%s", a.raw)
		}
		if a := bo.must(200, "GET", "/api/embed?url=https://example.org/", ""); a.str("kind") != "" {
			t.Errorf("%s", a.raw)
		}
		bo.must(422, "GET", "/api/embed?url=javascript:1", "")
	})
}

// A stream is what a window of the desk hears.
type stream struct {
	t    *testing.T
	news chan string // "kind data"
	end  context.CancelFunc
}

func (x *one) listen(srv *httptest.Server) *stream {
	x.t.Helper()
	ctx, end := context.WithCancel(context.Background())
	r, err := http.NewRequestWithContext(ctx, "GET", srv.URL+"/desk/events", nil)
	if err != nil {
		x.t.Fatal(err)
	}
	r.AddCookie(&http.Cookie{Name: "__Secure-stoppress_desk", Value: x.secret})
	resp, err := srv.Client().Do(r)
	if err != nil {
		x.t.Fatal(err)
	}
	if resp.StatusCode != 200 || !strings.HasPrefix(resp.Header.Get("Content-Type"), "text/event-stream") {
		x.t.Fatalf("%s", resp.Status)
	}
	s := &stream{t: x.t, news: make(chan string, 100), end: end}
	go func() {
		defer resp.Body.Close()
		defer close(s.news)
		kind := ""
		for in := bufio.NewScanner(resp.Body); in.Scan(); {
			if k, ok := strings.CutPrefix(in.Text(), "event: "); ok {
				kind = k
			} else if d, ok := strings.CutPrefix(in.Text(), "data: "); ok {
				s.news <- kind + " " + d
			}
		}
	}()
	x.t.Cleanup(end)
	return s
}

// hear waits for an event that has all the words.
func (s *stream) hear(words ...string) string {
	s.t.Helper()
	for limit := time.After(time.Minute); ; {
		select {
		case e, ok := <-s.news:
			if !ok {
				s.t.Fatalf("the stream ended; wanted %q", words)
			}
			if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(e, w) }) {
				return e
			}
		case <-limit:
			s.t.Fatalf("did not hear %q", words)
		}
	}
}

// ends waits for the stream's end, before which no event of the kinds may come.
func (s *stream) ends(never ...string) {
	s.t.Helper()
	for limit := time.After(time.Minute); ; {
		select {
		case e, ok := <-s.news:
			if !ok {
				return
			}
			if slices.ContainsFunc(never, func(kind string) bool { return strings.HasPrefix(e, kind) }) {
				s.t.Errorf("heard %s", e)
			}
		case <-limit:
			s.t.Fatal("the stream goes on")
		}
	}
}

func TestEvents(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada, cy := n.join("Ada", store.Administrator, ""), n.join("Cy", store.Contributor, n.page.ID)
		srv := httptest.NewServer(n.desk)
		defer srv.Close()
		secret := (&house{t: t, store: n.store}).page("secret")

		atAda, atCy := ada.listen(srv), cy.listen(srv)
		atAda.hear("reset ")
		atCy.hear("reset ")
		// Nothing of a page that is not Cy's.
		ada.must(200, "PUT", "/api/pages/secret/drafts/"+d2, `{"rev": 0, "headline": "Hush"}`)
		ada.must(200, "PUT", "/api/pages/secret/notes", `{"rev": 0, "text": "Hush"}`)
		atAda.hear("notes ", secret.ID)

		cy.must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 0, "headline": "Ferries"}`)
		atAda.hear("draft ", n.page.ID, d1, `"rev":1`)
		if e := atCy.hear("draft "); !strings.Contains(e, d1) {
			t.Errorf("Cy heard %s", e)
		}
		cy.must(200, "POST", "/api/pages/news/drafts/"+d1+"/submit", `{}`)
		atAda.hear("draft ", d1, `"rev":1`)
		cy.must(200, "POST", "/api/presence", `{"page": "news", "draft": "`+d1+`"}`)
		atAda.hear("presence ", `"name":"Cy"`, d1)
		cy.must(200, "POST", "/api/presence", `{"page": "news", "gone": true}`)
		atAda.hear("presence ", `"people":[]`)
		// Oneself in another browser is told apart from oneself here.
		again := &one{floor: n, account: ada.account}
		again.signIn()
		again.must(200, "POST", "/api/presence", `{"page": "news", "draft": "`+d1+`"}`)
		atAda.hear("presence ", `"name":"Ada"`, d1, `"elsewhere":true`)
		ada.must(200, "POST", "/api/presence", `{"page": "news", "draft": "`+d1+`"}`)
		atAda.hear("presence ", `"draft":"`+d1+`"}`, `"elsewhere":true`)
		again.must(200, "POST", "/api/presence", `{"page": "news", "gone": true}`)
		ada.must(200, "POST", "/api/presence", `{"page": "news", "gone": true}`)
		atAda.hear("presence ", `"people":[]`)
		ada.must(201, "POST", "/api/pages/news/posts", `{"headline": "Ferries", "draft": "`+d1+`"}`)
		atCy.hear("page ", n.page.ID, `"seq":2`)
		atCy.hear("draft ", d1, `"gone":true`)

		// A role that is given or taken starts the window's work anew.
		if err := n.store.SetRole(context.Background(), byTest, cy.account.ID, secret.ID, store.Editor); err != nil {
			t.Fatal(err)
		}
		atCy.hear("reset ")
		// A new secret of the same session: the window comes back by itself.
		if _, err := n.store.Rotate(context.Background(), ada.secret, true); err != nil {
			t.Fatal(err)
		}
		atAda.ends("session ")
		if err := n.store.EndSession(context.Background(), byTest, cy.account.ID, cy.session.ID); err != nil {
			t.Fatal(err)
		}
		atCy.hear("session ", `"gone":true`)
		atCy.ends()

		cy.signIn()
		last := cy.listen(srv)
		last.hear("reset ")
		n.desk.Drain()
		last.ends()
		cy.must(503, "GET", "/events", "")
	})
}

// Two servers on one database tell each other's people.
func TestEventsOfTwoServers(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		srv := httptest.NewServer(n.desk)
		defer srv.Close()
		other, err := desk.NewDesk(desk.Options{Store: n.store, URL: base})
		if err != nil {
			t.Fatal(err)
		}
		s := ada.listen(srv)
		s.hear("reset ")
		there := *n
		there.desk = other
		(&one{&there, ada.account, ada.session, ada.secret}).must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 0, "headline": "From there"}`)
		s.hear("draft ", d1)
		n.desk.Drain()
	})
}
