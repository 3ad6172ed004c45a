package render

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// historyView is the history of a post as the template "history" has it.
type historyView struct {
	plainView
	Page              *page.Page
	Home, Back        string
	Headline          string
	PostLang, PostDir string
	TextLang          string
	Imported          string
	Revisions         []revisionView
}

type revisionView struct {
	Rev     int64
	Op      page.Op
	Word    string
	Time    moment
	Note    string
	Changes []changeView
}

type changeView struct {
	Name   string
	Runs   []run
	Unseen string
	place  int // in fieldOrder; -1 comes last
}

// fieldOrder is the order in which a revision's texts are shown; pictures come
// after them.
var fieldOrder = []string{
	page.FieldHeadline, page.FieldDateline, page.FieldBody, page.FieldByline, page.FieldSources, page.FieldTags, page.FieldLang,
}

// opWords are the texts that name what an op did to a post.
var opWords = map[page.Op]string{
	page.OpPublish: "published", page.OpEdit: "edited", page.OpAmend: "newinformation", page.OpCorrect: "correction",
	page.OpFlag: "flagged", page.OpWithdraw: "withdrew", page.OpRestore: "restored",
	page.OpWithhold: "withheld", page.OpRelease: "released", page.OpErase: "erased",
}

// History renders what was changed in a post, when and why, the newest change
// first. Of a post that is gone, and of what is withheld or erased, it shows when
// and why and never the text; of any post where the site is reticent. nil: the page has no such post.
func (r *Renderer) History(p *page.Page, v View, id string) *Body {
	post := p.Post(id)
	if post == nil {
		return nil
	}
	return htmlBody(r.frame(p, v).history(post))
}

func (f *frame) history(post *page.Post) []byte {
	r, p, id := f.r, f.p, post.ID
	d := historyView{plainView: r.plain(), Page: p, Home: f.home, Back: f.postAddress(post)}
	d.Save = f.home + "/page.zip"
	if c := f.copy; c != nil {
		d.Site, d.Root, d.CSS, d.Home, d.Save = f.copiedSite(), r.site.URL+"/", c.up+"style.css", c.up+"index.html", ""
	}
	d.L, d.Lang, d.Dir = f.l, p.Lang, dirOf(p.Lang)
	if d.Lang == "" {
		d.Lang = "en"
	}
	d.TextLang = f.l.Tag
	d.Title = f.l.T("historyof")
	if !post.Gone() {
		d.Headline = titleOf(post, bodyOf(post))
	}
	d.Window = window(r.site.Name, d.Title, d.Headline)
	d.PostLang, d.PostDir = langAttr(post.Lang, p.Lang)
	d.Canonical = f.address() + "/" + id + "/history"
	d.NoIndex = true
	if post.Imported {
		d.Imported = f.l.T("imported")
	}

	texts := map[string]string{} // by field, as of the revision before; only what may be shown
	for _, rev := range post.Revisions {
		w := revisionView{
			Rev: rev.Rev, Op: rev.Op, Word: f.l.T(opWords[rev.Op]),
			Time: moment{timeText(rev.Time), f.c.moment(rev.Time)},
		}
		if rev.Op == page.OpCorrect && rev.Reason != "" {
			w.Word = f.l.T(rev.Reason)
		}
		for _, val := range rev.Values {
			switch {
			case val.Name == page.FieldNote:
				if val.Seal == page.Open && (!post.Gone() || rev.Op == page.OpWithdraw) {
					w.Note = string(val.Bytes)
				}
				continue
			case val.Name == page.FieldFlags:
				w.Word, w.Note = f.flagWords(val)
				continue
			case r.site.Reticent:
				continue
			}
			c := changeView{Name: f.fieldName(val.Name)}
			if post.Gone() || val.Seal != page.Open {
				delete(texts, val.Name)
				c.Unseen = f.l.T("unseen")
			} else {
				now := f.fieldText(val)
				was, known := texts[val.Name]
				if texts[val.Name] = now; known {
					c.Runs = compare(was, now)
				} else if now != "" {
					c.Runs = []run{{Text: now}}
					if rev.Op != page.OpPublish {
						c.Runs[0].Kind = "+"
					}
				}
			}
			if c.Runs == nil && c.Unseen == "" {
				continue
			}
			c.place = slices.Index(fieldOrder, val.Name)
			w.Changes = append(w.Changes, c)
		}
		slices.SortStableFunc(w.Changes, func(a, b changeView) int { return cmp.Compare(uint(a.place), uint(b.place)) })
		d.Revisions = append([]revisionView{w}, d.Revisions...)
	}
	return r.execute("history", d)
}

func (f *frame) flagWords(val page.Value) (word, note string) {
	var words []string
	if val.Seal == page.Open {
		_ = json.Unmarshal(val.Bytes, &words) // page has read it already
	}
	if len(words) == 0 {
		return f.l.T("unflagged"), ""
	}
	for i, w := range words {
		words[i] = f.l.T(w)
	}
	return f.l.T("flagged"), strings.Join(words, " · ")
}

func (f *frame) fieldName(name string) string {
	switch {
	case name == page.FieldLang:
		return f.l.T("language")
	case strings.HasPrefix(name, page.FieldMedia):
		return f.l.T("picture")
	}
	return f.l.T(name)
}

// fieldText gives a committed value as readers can compare it.
func (f *frame) fieldText(val page.Value) string {
	t, err := page.Texts{}.Apply([]page.Field{{Name: val.Name, Value: val.Bytes}})
	if err != nil {
		return ""
	}
	switch val.Name {
	case page.FieldBody:
		if doc, err := markup.Decode(val.Bytes); err == nil {
			return doc.Text()
		}
		return ""
	case page.FieldDateline:
		return f.dateline(t.Dateline)
	case page.FieldSources:
		var names []string
		for _, s := range t.Sources {
			n := s.Name
			if s.URL != "" {
				n += " (" + s.URL
				if dirOf(f.p.Lang) == "rtl" {
					n += "\u200e" // keeps the slash that an address ends with at its end
				}
				n += ")"
			}
			names = append(names, n)
		}
		return strings.Join(names, " · ")
	case page.FieldTags:
		return strings.Join(t.Tags, " · ")
	}
	for _, m := range t.Media {
		return strings.TrimSpace(m.Alt + "\n" + m.Caption + "\n" + m.Credit)
	}
	return string(val.Bytes)
}

// run is a piece of a text: kept, taken away (-) or put in (+).
type run struct{ Kind, Text string }

// compareMost bounds the work of compare: words of one text times words of the
// other, after what they begin and end with alike is set aside.
const compareMost = 4 << 20

// compare gives the change from one text to another, word by word.
func compare(was, is string) []run {
	a, b := words(was), words(is)
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if len(a) == head && len(b) == head {
		return nil
	}
	var runs []run
	add := func(kind, text string) {
		if text == "" {
			return
		}
		if n := len(runs); n > 0 && runs[n-1].Kind == kind {
			runs[n-1].Text += text
			return
		}
		runs = append(runs, run{kind, text})
	}
	// What was taken away since the last word that both have, and what was put in.
	// The space that both end with is kept, so that it bears no line.
	var gone, put string
	change := func() {
		alike := ""
		for gone != "" && put != "" && gone[len(gone)-1] == put[len(put)-1] && isSpace(rune(gone[len(gone)-1])) {
			alike = gone[len(gone)-1:] + alike
			gone, put = gone[:len(gone)-1], put[:len(put)-1]
		}
		add("-", gone)
		add("+", put)
		add("", alike)
		gone, put = "", ""
	}
	add("", strings.Join(a[:head], ""))
	x, y := a[head:len(a)-tail], b[head:len(b)-tail]
	if len(x)*len(y) > compareMost {
		gone, put = strings.Join(x, ""), strings.Join(y, "")
	} else {
		// A word is the same whatever space comes after it.
		same := func(i, j int) bool {
			return strings.TrimRightFunc(x[i], isSpace) == strings.TrimRightFunc(y[j], isSpace)
		}
		// n[i][j] is how many words x[i:] and y[j:] have in common, in order.
		n := make([][]int32, len(x)+1)
		for i := range n {
			n[i] = make([]int32, len(y)+1)
		}
		for i := len(x) - 1; i >= 0; i-- {
			for j := len(y) - 1; j >= 0; j-- {
				if same(i, j) {
					n[i][j] = n[i+1][j+1] + 1
				} else {
					n[i][j] = max(n[i+1][j], n[i][j+1])
				}
			}
		}
		i, j := 0, 0
		for i < len(x) && j < len(y) {
			switch {
			case same(i, j):
				change()
				word := strings.TrimRightFunc(x[i], isSpace)
				add("", word)
				gone, put = x[i][len(word):], y[j][len(word):]
				i, j = i+1, j+1
			case n[i+1][j] >= n[i][j+1]:
				gone += x[i]
				i++
			default:
				put += y[j]
				j++
			}
		}
		gone += strings.Join(x[i:], "")
		put += strings.Join(y[j:], "")
	}
	change()
	add("", strings.Join(a[len(a)-tail:], ""))
	return runs
}

func isSpace(c rune) bool { return c == ' ' || c == '\n' || c == '\t' }

// words cuts a text before each word, so that joining them gives it back.
func words(s string) []string {
	var ws []string
	start, space := 0, false
	for i, c := range s {
		is := isSpace(c)
		if space && !is {
			ws = append(ws, s[start:i])
			start = i
		}
		space = is
	}
	if start < len(s) {
		ws = append(ws, s[start:])
	}
	return ws
}
