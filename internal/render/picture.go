package render

import (
	"fmt"
	"html/template"
	"strings"

	"stoppress/internal/markup"
)

// PictureWidths are the widths in pixels that a picture is offered in, besides its
// own: /-/media/ID/WIDTH. The first three are what a phone and a desk fill with
// it at one to three device pixels to the pixel, the last is for a screen full of it.
var PictureWidths = []int{400, 800, 1200, 1800}

// pictureSizes says how wide pictures are shown: as reader.css has it, a measure
// of 34rem with 1.25rem beside it on narrow screens.
const pictureSizes = "(min-width: 36.5rem) 34rem, calc(100vw - 2.5rem)"

// sized is a picture with the addresses of its smaller sizes.
func sized(p markup.Picture) markup.Picture {
	var set []string
	for _, w := range PictureWidths {
		if w < p.Width {
			set = append(set, fmt.Sprintf("%s/%d %[2]dw", p.URL, w))
		}
	}
	if len(set) > 0 {
		p.Srcset = strings.Join(append(set, fmt.Sprintf("%s %dw", p.URL, p.Width)), ", ")
		p.Sizes = pictureSizes
	}
	return p
}

// lazy is how the HTML of a picture says that it need not be loaded before it
// comes near. No text can hold it, since quotes in texts are escaped.
const lazy = ` loading="lazy" decoding="async"`

// eager makes the first picture of an article be loaded at once, and answers
// whether there is one.
func eager(article template.HTML) (template.HTML, bool) {
	first := strings.Replace(string(article), lazy, ` fetchpriority="high" decoding="async"`, 1)
	return template.HTML(first), len(first) != len(article)
}

// ask gives the words by which a reader asks for what lies on another host; nil
// where nothing could be shown.
func (f *frame) ask() func(string) string {
	if f.still {
		return nil
	}
	return func(host string) string { return fill(f.l.T("show"), "host", host) }
}

// FrameSources are the places that embeds are shown from, as a
// Content-Security-Policy names them.
func FrameSources() []string { return markup.FrameSources() }
