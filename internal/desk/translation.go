package desk

import (
	"net/http"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Original is the page that another is a translation of, and what was corrected
// in it since someone said that the translation has it all.
type Original struct {
	ID     string `json:"id"`
	Slug   string `json:"slug"`
	Title  string `json:"title"`
	Lang   string `json:"lang"`
	URL    string `json:"url"`
	Seq    int64  `json:"seq"` // of its last entry
	Seen   int64  `json:"seen"`
	Behind []Mend `json:"behind"`
}

// Mend is one correction of an original.
type Mend struct {
	Seq      int64   `json:"seq"`
	Op       page.Op `json:"op"`
	Kind     string  `json:"kind,omitempty"`
	Time     string  `json:"time"`
	Post     string  `json:"post"`
	URL      string  `json:"url"`
	Headline string  `json:"headline"`
	Note     string  `json:"note,omitempty"`
}

// original gives a page's, if it has one that whoever asks has to do with.
func (a *work) original(c *call, id string) (*Original, error) {
	all, err := a.store.Translations(c.Context())
	if err != nil {
		return nil, err
	}
	x := all[id]
	if x.Original == "" || !c.sees(x.Original) {
		return nil, nil
	}
	p, err := a.store.Find(c.Context(), x.Original)
	if err != nil {
		return nil, err
	}
	own, err := a.store.Own(c.Context(), p.ID)
	if err != nil {
		return nil, err
	}
	o := &Original{ID: p.ID, Slug: p.Slug, Title: p.Title, Lang: own.Lang, URL: Address(a.base, p.Slug, ""), Seq: p.Seq, Seen: x.Seen, Behind: []Mend{}}
	mends, err := a.store.Mends(c.Context(), p.ID, x.Seen)
	if err != nil {
		return nil, err
	}
	for _, m := range mends {
		one := Mend{Seq: m.Seq, Op: m.Op, Kind: m.Kind, Time: clock(m.Time), Post: m.Post, URL: Address(a.base, p.Slug, m.Post)}
		post, err := a.store.Post(c.Context(), p.ID, m.Post)
		if err != nil {
			return nil, err
		}
		one.Headline = post.Headline
		for _, r := range post.Corrections {
			if r.Seq == m.Seq {
				one.Note = r.Note
			}
		}
		if m.Op == page.OpWithdraw {
			one.Note = post.Note
		}
		o.Behind = append(o.Behind, one)
	}
	return o, nil
}

// putOriginal: PUT /pages/{page}/original
//
// It says what the page is a translation of, and that all is in it that was
// corrected there up to an entry; without one, up to the last.
func (a *work) putOriginal(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	var slug string
	var seen int64
	last := true
	if err := c.take(func(o *object) {
		last = !o.has("seen")
		slug, seen = o.word("original"), o.number("seen")
	}); err != nil {
		return 0, nil, err
	}
	var of store.Head
	if slug != "" {
		if of, err = a.store.Find(c.Context(), slug); err != nil {
			return 0, nil, err
		}
		if !c.sees(of.ID) {
			return 0, nil, store.ErrNoPage
		}
		if last {
			seen = of.Seq
		}
	}
	c.key = ""
	if _, err := a.write(c, head, func(tx *store.Tx) error {
		if err := tx.Translates(of.ID, seen); err != nil {
			return err
		}
		return tx.Note(store.Act{Act: "translation", Detail: of.Slug})
	}); err != nil {
		return 0, nil, err
	}
	o, err := a.original(c, head.ID)
	return http.StatusOK, map[string]any{"original": o}, err
}
