package markup

import "testing"

func TestCards(t *testing.T) {
	ask := func(host string) string { return "Show <" + host + ">" }
	for _, c := range []struct{ name, in, want string }{
		{"known", "![A film](https://www.youtube.com/watch?v=abcdefghi_1)", `<figure class="embed" data-embed="https://www.youtube.com/watch?v=abcdefghi_1" data-frame="https://www.youtube-nocookie.com/embed/abcdefghi_1" data-kind="video">` +
			`<a href="https://www.youtube.com/watch?v=abcdefghi_1" rel="noopener"><span>A film</span> <span class="host">youtube.com</span></a><div><button type="button" data-show>Show &lt;youtube.com&gt;</button></div></figure>` + "\n"},
		{"not known", "![A film](https://films.example.org/1)", `<figure class="embed" data-embed="https://films.example.org/1"><a href="https://films.example.org/1" rel="noopener"><span>A film</span> <span class="host">films.example.org</span></a></figure>` + "\n"},
		{"no title", "https://films.example.org/1", `<figure class="embed" data-embed="https://films.example.org/1"><a href="https://films.example.org/1" rel="noopener"><span>films.example.org</span></a></figure>` + "\n"},
	} {
		doc, _ := FromMarkdown(c.in)
		out := doc.HTML(HTMLOptions{Ask: ask})
		if out != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.name, out, c.want)
		}
		// What is pasted from the page is what was on it.
		back, _ := FromHTML(out)
		if len(back.Blocks) != 1 || back.Blocks[0].Kind != Embed || back.Blocks[0].URL != doc.Blocks[0].URL {
			t.Errorf("%s: pasted, it is %+v", c.name, back.Blocks)
		}
	}
}

// TestPictureName: a link to a picture that has no text of its own has a name.
func TestPictureName(t *testing.T) {
	doc := Doc{Blocks: []Block{{Kind: PictureBlock, Media: "p"}}}
	for alt, want := range map[string]string{
		"":       `<figure class="picture"><a href="/m" aria-label="Picture"><img src="/m" alt="" loading="lazy" decoding="async"></a></figure>` + "\n",
		"A quay": `<figure class="picture"><a href="/m"><img src="/m" alt="A quay" loading="lazy" decoding="async"></a></figure>` + "\n",
	} {
		got := doc.HTML(HTMLOptions{Enlarge: "Picture", Picture: func(string) (Picture, bool) { return Picture{URL: "/m", Alt: alt}, true }})
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", alt, got, want)
		}
	}
}
