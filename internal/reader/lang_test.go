package reader_test

import (
	"net/http"
	"strings"
	"testing"

	"stoppress/internal/page"
	"stoppress/internal/reader"
	"stoppress/internal/store"
)

// TestLanguage: a message under a page's address is in the page's language, and
// the list of pages names each one's own.
func TestLanguage(t *testing.T) {
	h := start(t, reader.Options{})
	if _, _, err := h.store.CreatePage(t.Context(), store.NewPage{Slug: "toofan", Head: page.Head{Title: "توفان", Zone: "Asia/Tehran", Lang: "fa"}}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"/toofan/0000000001":    `<html lang="fa" dir="rtl">`,
		"/toofan?chunk=99":      `<html lang="fa" dir="rtl">`,
		"/storm/0000000001":     `<html lang="en" dir="ltr">`,
		"/nothing":              `<html lang="en" dir="ltr">`,
		"/toofan/nothing/there": `<html lang="fa" dir="rtl">`,
	} {
		r, body := h.get(path)
		if r.StatusCode != http.StatusNotFound || !strings.Contains(body, want) {
			t.Errorf("%s: %d, without %s:\n%s", path, r.StatusCode, want, body)
		}
	}
	if _, body := h.get("/"); !strings.Contains(body, `<a href="/toofan" lang="fa" dir="rtl">توفان</a>`) {
		t.Errorf("the list of pages:\n%s", body)
	}
}
