package markup

import (
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// HTMLOptions say how a body is written as HTML.
type HTMLOptions struct {
	// HeadingBase is the level of a body's first headings: 5 under an h4
	// headline. No heading is more than one level below the one before it, as
	// HTML wants it, and levels end at h6. 0 stands for 5.
	HeadingBase int
	// Picture returns what is to be shown for a picture's key. Where it is nil
	// or answers false the picture is left out.
	Picture func(key string) (Picture, bool)
	// Enlarge names the link of a picture that has no text of its own.
	Enlarge string
	// Ask, if not nil, gives the words of the button by which a reader asks for
	// what lies on the host of an embed. Only an embed that [FrameFor] knows has one;
	// without script the card is a link like any other.
	Ask func(host string) string
}

// A Picture is what HTML shows for a picture block. The texts are plain.
type Picture struct {
	URL           string // http, https or relative; anything else leaves the picture out
	Alt           string
	Caption       string
	Credit        string
	Width, Height int    // pixels; 0: not known
	Srcset        string // other sizes, as the attribute has it; may be empty
	Sizes         string // the attribute that goes with a Srcset by width; empty: 100vw
	Linked        bool   // it is not at hand: a link to URL stands in its place
}

// HTML returns d as HTML: valid, escaped, without script, style or third-party
// request. Nothing but d and o goes into it, so it is the same each time.
func (d *Doc) HTML(o HTMLOptions) string {
	if o.HeadingBase < 1 {
		o.HeadingBase = 5
	}
	w := htmlWriter{o: o}
	w.blocks(d.normal().Blocks)
	return w.String()
}

type htmlWriter struct {
	strings.Builder
	o     HTMLOptions
	level int // of the heading before, from 1; 0: none yet
}

// put writes markup with each %s in it replaced by the next text, escaped.
func (w *htmlWriter) put(markup string, texts ...string) {
	for _, t := range texts {
		before, after, _ := strings.Cut(markup, "%s")
		w.WriteString(before)
		w.WriteString(html.EscapeString(t))
		markup = after
	}
	w.WriteString(markup)
}

func (w *htmlWriter) blocks(blocks []Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *htmlWriter) block(b Block) {
	switch b.Kind {
	case Paragraph:
		w.put("<p>")
		w.spans(b.Spans)
		w.put("</p>\n")
	case Heading:
		w.level = min(b.Level, w.level+1)
		h := "h" + strconv.Itoa(min(w.o.HeadingBase+w.level-1, 6))
		w.put("<" + h + ">")
		w.spans(b.Spans)
		w.put("</" + h + ">\n")
	case Quote:
		w.quote(b)
	case List:
		tag := "ul"
		if b.Ordered {
			tag = "ol"
		}
		w.put("<" + tag + ">\n")
		for _, item := range b.Items {
			w.put("<li>")
			for i, c := range item {
				// The text of a plain item stands bare, as people write it.
				if c.Kind == Paragraph && i == 0 && (len(item) == 1 || item[1].Kind == List) {
					w.spans(c.Spans)
					continue
				}
				w.block(c)
			}
			w.put("</li>\n")
		}
		w.put("</" + tag + ">\n")
	case PictureBlock:
		w.picture(b.Media)
	case Embed:
		w.embed(b)
	case Divider:
		w.put("<hr>\n")
	case Table:
		w.table(b)
	}
}

func (w *htmlWriter) embed(b Block) {
	host := ""
	if u, err := url.Parse(b.URL); err == nil {
		host = u.Host
	}
	label := b.Title
	if label == "" {
		label = host
	}
	if w.o.Ask == nil {
		w.put(`<figure class="embed" data-embed="%s"><a href="%s" rel="noopener">%s</a></figure>`+"\n", b.URL, b.URL, label)
		return
	}
	host = strings.TrimPrefix(host, "www.")
	w.put(`<figure class="embed" data-embed="%s"`, b.URL)
	f, known := FrameFor(b.URL)
	if known {
		w.put(` data-frame="%s" data-kind="%s"`, f.URL, f.Kind)
	}
	w.put(`><a href="%s" rel="noopener"><span>%s</span>`, b.URL, label)
	if b.Title != "" {
		w.put(` <span class="host">%s</span>`, host)
	}
	w.put("</a>")
	if known {
		w.put(`<div><button type="button" data-show>%s</button></div>`, w.o.Ask(host))
	}
	w.put("</figure>\n")
}

func (w *htmlWriter) quote(b Block) {
	if b.Cite != "" || b.URL != "" {
		w.put(`<figure class="quote">`)
	}
	if b.URL != "" {
		w.put(`<blockquote cite="%s">`+"\n", b.URL)
	} else {
		w.put("<blockquote>\n")
	}
	w.blocks(b.Blocks)
	w.put("</blockquote>")
	if b.Cite != "" || b.URL != "" {
		w.put("<figcaption>")
		label := b.Cite
		if label == "" {
			if u, err := url.Parse(b.URL); err == nil {
				label = u.Host
			}
		}
		if b.URL != "" {
			w.put(`<a href="%s" rel="noopener">%s</a>`, b.URL, label)
		} else {
			w.put("%s", label)
		}
		w.put("</figcaption></figure>")
	}
	w.put("\n")
}

func (w *htmlWriter) picture(key string) {
	if w.o.Picture == nil {
		return
	}
	p, ok := w.o.Picture(key)
	if !ok {
		return
	}
	u, err := url.Parse(p.URL)
	if err != nil || p.URL == "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return
	}
	if p.Linked {
		label := plain(p.Alt)
		if strings.TrimSpace(label) == "" {
			label = u.Host + u.Path
		}
		w.put(`<figure class="picture"><a href="%s" rel="noopener">%s</a>`, p.URL, label)
		w.legend(p)
		return
	}
	w.put(`<figure class="picture"><a href="%s"`, p.URL)
	if alt := plain(p.Alt); strings.TrimSpace(alt) == "" && w.o.Enlarge != "" {
		w.put(` aria-label="%s"`, w.o.Enlarge)
	}
	w.put(`><img src="%s"`, p.URL)
	if p.Srcset != "" {
		w.put(` srcset="%s"`, p.Srcset)
		if p.Sizes == "" {
			p.Sizes = "100vw"
		}
		w.put(` sizes="%s"`, p.Sizes)
	}
	if p.Width > 0 && p.Height > 0 {
		w.put(` width="%s" height="%s"`, strconv.Itoa(p.Width), strconv.Itoa(p.Height))
	}
	w.put(` alt="%s" loading="lazy" decoding="async"></a>`, plain(p.Alt))
	w.legend(p)
}

// legend ends a picture with its caption and credit.
func (w *htmlWriter) legend(p Picture) {
	if p.Caption != "" || p.Credit != "" {
		w.put("<figcaption>%s", plain(p.Caption))
		if p.Credit != "" {
			if p.Caption != "" {
				w.put(" ")
			}
			w.put(`<span class="credit">%s</span>`, plain(p.Credit))
		}
		w.put("</figcaption>")
	}
	w.put("</figure>\n")
}

func (w *htmlWriter) table(b Block) {
	w.put(`<div class="table"><table>` + "\n")
	rows := b.Rows
	if b.Header {
		w.put("<thead><tr>")
		for _, c := range rows[0] {
			// A heading cell that says nothing is no heading.
			if len(c.Spans) == 0 {
				w.put("<td></td>")
				continue
			}
			w.put(`<th scope="col">`)
			w.spans(c.Spans)
			w.put("</th>")
		}
		w.put("</tr></thead>\n")
		rows = rows[1:]
	}
	if len(rows) > 0 {
		w.put("<tbody>\n")
		for _, row := range rows {
			w.put("<tr>")
			for _, c := range row {
				w.put("<td>")
				w.spans(c.Spans)
				w.put("</td>")
			}
			w.put("</tr>\n")
		}
		w.put("</tbody>\n")
	}
	w.put("</table></div>\n")
}

// spans writes a line of text. Neighbours under the same link stand in one
// link; inside it the marks are nested strong, emphasis, code.
func (w *htmlWriter) spans(spans []Span) {
	href := ""
	for _, s := range spans {
		if s.Href != href {
			if href != "" {
				w.put("</a>")
			}
			if href = s.Href; href != "" {
				w.put(`<a href="%s" rel="noopener">`, href)
			}
		}
		if s.Break {
			w.put("<br>\n")
			continue
		}
		var end string
		for _, m := range []struct {
			on  bool
			tag string
		}{{s.Strong, "strong"}, {s.Emphasis, "em"}, {s.Code, "code"}} {
			if m.on {
				w.put("<" + m.tag + ">")
				end = "</" + m.tag + ">" + end
			}
		}
		w.put("%s", s.Text)
		w.put(end)
	}
	if href != "" {
		w.put("</a>")
	}
}
