package reader_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/reader"
	"stoppress/internal/store"
)

// look asks for a search of the page storm.
func (h *house) look(query, rest string) (*http.Response, string) {
	h.t.Helper()
	return h.get("/storm/search?q=" + url.QueryEscape(query) + rest)
}

func TestSearch(t *testing.T) {
	h := start(t, reader.Options{Prefix: "/live"})
	var ids []string
	for i := range 45 {
		ids = append(ids, h.post(fmt.Sprintf("Ferry %d", i))...)
	}
	const note = `<script>alert("x")</script> & Café`
	h.write(func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: note, Body: markup.FromText(strings.Repeat("One two three. ", 40) + "علي می\u200cرود.\n\n" + note).Encode(), Tags: []string{"granite"}}}}, store.At{})
		return err
	})

	answer, form := h.get("/storm/search")
	if answer.StatusCode != 200 || !strings.Contains(form, `action="/live/storm/search"`) || !strings.Contains(form, `name="robots" content="noindex"`) || strings.Contains(form, "data-found") || strings.Contains(form, `rel="canonical"`) {
		t.Errorf("the form alone: %d\n%s", answer.StatusCode, form)
	}
	answer, first := h.look("ferr", "")
	if answer.Header.Get("Cache-Control") != "public, max-age=5" || answer.Header.Get("ETag") == "" {
		t.Errorf("%v", answer.Header)
	}
	if !strings.Contains(first, "<p class=\"meta\" data-found>45 posts</p>") || strings.Count(first, "<h2>") != 20 || strings.Contains(first, `rel="prev"`) ||
		!strings.Contains(first, `<a href="/live/storm/`+ids[44]+`"><mark>Ferry</mark> 44</a>`) || !strings.Contains(first, `It says <mark>Ferry</mark> 44.`) || !strings.Contains(first, `value="ferr"`) {
		t.Errorf("first\n%s", first)
	}
	link := func(html, rel string) string {
		t.Helper()
		m := regexp.MustCompile(`<a href="/live(/storm/search\?[^"]*)" rel="` + rel + `"`).FindStringSubmatch(html)
		if m == nil {
			t.Fatalf("no %s in\n%s", rel, html)
		}
		return strings.ReplaceAll(m[1], "&amp;", "&")
	}
	older := link(first, "next")
	_, second := h.get(older)
	h.post("Ferry again")
	_, still := h.get(older)
	if cut := func(s string) string { return s[strings.Index(s, "<ul"):] }; cut(second) != cut(still) {
		t.Errorf("the second page moved")
	}
	_, third := h.get(link(still, "next"))
	if strings.Count(third, "<h2>") != 5 || strings.Contains(third, `rel="next"`) {
		t.Errorf("third\n%s", third)
	}
	if _, back := h.get(link(third, "prev")); !strings.Contains(back, ids[24]) {
		t.Errorf("back from the third\n%s", back)
	}

	// What was typed is text, and so is what is found.
	for _, q := range []string{`<script>alert("x")</script> cafe`, `"><img src=x onerror=alert(1)>`, `&quot; onfocus=x`, "علی میرود", "granite", `{{.Site}}`} {
		_, body := h.look(q, "")
		if strings.Contains(body, "<script") || strings.Contains(body, "<img") || strings.Contains(body, `" onfocus`) || strings.Contains(body, "&amp;quot; &") {
			t.Errorf("%s is not text:\n%s", q, body)
		}
	}
	if _, body := h.look("alert cafe", ""); !strings.Contains(body, `&lt;script&gt;<mark>alert</mark>(&#34;x&#34;)&lt;/script&gt; &amp; <mark>Café</mark>`) {
		t.Errorf("a hostile post:\n%s", body)
	}
	if _, body := h.look("علی میرود", ""); !strings.Contains(body, "… ") || !strings.Contains(body, "<mark>علي</mark> <mark>می\u200cرود</mark>") {
		t.Errorf("Persian:\n%s", body)
	}
	if _, body := h.look("granite", ""); !strings.Contains(body, "<p><mark>granite</mark></p>") {
		t.Errorf("a tag:\n%s", body)
	}
	for _, q := range []string{"nothingofthekind", "?!", `"`, "NEAR(", strings.Repeat("x", 3000), "\x00?\xff"} {
		answer, body := h.look(q, "")
		if answer.StatusCode != 200 || !strings.Contains(body, "0 posts") || !strings.Contains(body, "No post has all of these words") {
			t.Errorf("%.20q: %d\n%.2000s", q, answer.StatusCode, body)
		}
	}
	if _, body := h.look(strings.Repeat("é", 3000), ""); strings.Count(body, "é") > 500 {
		t.Errorf("the query is not cut: %d", strings.Count(body, "é"))
	}
	for _, rest := range []string{"&from=x", "&from=1", "&from=%27", "&from=202410232030.0000000001.99998975%00"} {
		if answer, _ := h.look("ferry", rest); answer.StatusCode != 404 {
			t.Errorf("%s: %d", rest, answer.StatusCode)
		}
	}
	if answer, _ := h.get("/storm/search/more"); answer.StatusCode != 404 {
		t.Errorf("below it: %d", answer.StatusCode)
	}
	if answer, _ := h.do(http.MethodPost, "/storm/search?q=x"); answer.StatusCode != 405 {
		t.Errorf("POST: %d", answer.StatusCode)
	}

	// What is withdrawn or withheld is found no more, nor are drafts and draft pages.
	for _, op := range []page.Op{page.OpWithdraw, page.OpRestore, page.OpWithhold} {
		h.write(func(tx *store.Tx) error {
			_, err := tx.Change(store.Change{Op: op, Post: ids[7], Reason: "mistake"})
			return err
		})
		_, body := h.look(`"ferry 7"`, "")
		if shown := strings.Contains(body, "<mark>"); shown != (op == page.OpRestore) {
			t.Errorf("after %s shown %v:\n%s", op, shown, body)
		}
	}
	if _, err := h.store.Write(t.Context(), store.Command{Page: h.page}, func(tx *store.Tx) error {
		_, err := tx.PutDraft(store.Draft{Texts: page.Texts{Headline: "Unready"}})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if _, body := h.look("unready", ""); !strings.Contains(body, "0 posts") {
		t.Error("a draft is found")
	}
	if _, _, err := h.store.CreatePage(t.Context(), store.NewPage{Slug: "later", Draft: true, Head: page.Head{Title: "Later", Zone: "UTC", Lang: "en"}}); err != nil {
		t.Fatal(err)
	}
	if answer, _ := h.get("/later/search?q=x"); answer.StatusCode != 404 {
		t.Errorf("a draft page: %d", answer.StatusCode)
	}
	// An ended page is searched; a former address leads on with the query.
	h.write(func(tx *store.Tx) error { return tx.End("") })
	if _, body := h.look("ferry", ""); !strings.Contains(body, "45 posts") {
		t.Error("an ended page is not searched")
	}
	h.write(func(tx *store.Tx) error { return tx.Rename("gale") })
	if answer, _ := h.look("ferry wall", ""); answer.StatusCode != 301 || answer.Header.Get("Location") != "/live/gale/search?q=ferry+wall" {
		t.Errorf("moved: %d %s", answer.StatusCode, answer.Header.Get("Location"))
	}
}
