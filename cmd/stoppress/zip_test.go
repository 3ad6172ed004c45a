package main

import (
	"archive/zip"
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testhtml"
	"stoppress/internal/testneed"
)

// picture publishes a post with one.
func (c *coast) picture(w words) {
	c.t.Helper()
	s, err := store.Open(c.t.Context(), store.Options{Dir: c.data, URL: c.database})
	if err != nil {
		c.t.Fatal(err)
	}
	defer s.Close()
	img := image.NewRGBA(image.Rect(0, 0, 640, 360))
	draw.Draw(img, img.Bounds(), image.NewUniform(color.RGBA{90, 120, 140, 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		c.t.Fatal(err)
	}
	m, err := s.PutMedia(c.t.Context(), store.Media{Type: "image/png", Width: 640, Height: 360, Bytes: b.Bytes()})
	if err != nil {
		c.t.Fatal(err)
	}
	doc, _ := markup.FromMarkdown(w.paragraphs[0] + "\n\n![](media:k1)\n")
	head, err := s.Find(c.t.Context(), c.slug)
	if err != nil {
		c.t.Fatal(err)
	}
	if _, err := s.Write(c.t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{
			Headline: w.place, Body: doc.Encode(),
			Media: map[string]page.Media{"k1": {ID: m.ID, SHA256: m.SHA256, Type: m.Type, Width: 640, Height: 360, Alt: w.place, Caption: w.title, Credit: w.place}},
		}}}, store.At{})
		return err
	}); err != nil {
		c.t.Fatal(err)
	}
}

// The copy of a page opens from a disk, with no server and no line, and asks for
// nothing.
func TestBrowserCopy(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(filepath.Join(testneed.Root(t), "web/node_modules/axe-core/axe.min.js"))
	if err != nil {
		testneed.Missing(t, "no axe-core (run npm ci in web/)")
	}
	tab := testbrowser.New(t)
	tab.Offline(true)
	for _, w := range []words{english, persian} {
		c := build(t, w, 12, "")
		c.picture(w)
		s := c.serve()
		b := fetch(t, s.address+"/"+c.slug+"/page.zip")
		z, err := zip.NewReader(strings.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		dir := t.TempDir()
		if err := os.CopyFS(dir, z); err != nil {
			t.Fatal(err)
		}
		check := func(name string) {
			t.Helper()
			b, err := os.ReadFile(filepath.Join(dir, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range testhtml.Check(t, b) {
				if !strings.Contains(found, "Article lacks heading") {
					t.Errorf("%s, %s: %s", w.lang, name, found)
				}
			}
			for _, dark := range []bool{false, true} {
				tab.Dark(dark)
				painted(tab)
				tab.Eval(string(axe)+"; undefined", nil)
				got := eval[struct {
					Passes     int
					Violations []string
				}](tab, `axe.run(document, {preload: false, resultTypes: ["violations"]}).then(r => ({passes: r.passes.length,
					violations: r.violations.map(v => v.id + ": " + v.help + "\n" + v.nodes.map(n => n.html + " " + n.failureSummary).join("\n"))}))`)
				for _, v := range got.Violations {
					t.Errorf("%s, %s, dark %v: %s", w.lang, name, dark, v)
				}
				if got.Passes < 15 {
					t.Errorf("%s, %s: only %d rules passed: nothing was looked at", w.lang, name, got.Passes)
				}
			}
			tab.Dark(false)
		}
		at := "file://" + filepath.ToSlash(dir)
		tab.Desktop()
		tab.Open(at + "/index.html")
		tab.Wait(`[...document.images].every(i => { i.loading = "eager"; return i.complete && i.naturalWidth })`)
		want(t, "pictures", eval[int](tab, `document.images.length`), 1)
		want(t, "posts", eval[int](tab, `document.querySelectorAll("[data-post]").length`), 15)
		want(t, "the look is there", eval[bool](tab, `getComputedStyle(document.querySelector("h1")).fontSize > "30px"`), true)
		want(t, "files that were asked for", eval[string](tab, `performance.getEntriesByType("resource").map(e => e.name).filter(n => !n.startsWith("file:")).join(" ")`), "")
		if got := eval[string](tab, `document.documentElement.textContent`); strings.Contains(got, w.secret) || strings.Contains(got, w.secretHeadline) {
			t.Errorf("%s: a post that was withdrawn is in it", w.lang)
		}
		want(t, "direction", eval[string](tab, `getComputedStyle(document.body).direction`), map[string]string{"en": "ltr", "fa": "rtl"}[w.lang])
		check("index.html")
		tab.FullScreenshot("copy-" + w.lang)
		tab.Phone()
		want(t, "sticks out on a phone", eval[string](tab, sticksOut), "")
		tab.Screenshot("copy-" + w.lang + "-phone")
		tab.Click("[data-moments] summary")
		tab.Click("[data-moments] a")
		tab.Wait(`location.hash && document.querySelector(location.hash + " [data-key]")`)
		tab.Desktop()
		corrected := fmt.Sprintf("history/%s.html", c.posts[10])
		tab.Click(fmt.Sprintf(`a[href="%s"]`, corrected))
		tab.Wait(`document.querySelector(".history")`)
		check(corrected)
		tab.Screenshot("copy-history-" + w.lang)
		tab.Click("header.head a[href*='#p-']")
		tab.Wait(`location.hash === "#p-` + c.posts[10] + `"`)
	}
}
