package desk

import (
	"net/http"

	"stoppress/internal/store"
)

// Watchword is a word of a watch list. A page's list is kept by its editors, the
// site's by the site's; others are not shown them, since the words are what is
// not to be said.
type Watchword struct {
	ID      string     `json:"id"`
	Word    string     `json:"word"`
	Reason  string     `json:"reason"`
	Until   string     `json:"until,omitempty"`
	By      *Colleague `json:"by"` // null: the command line
	Created string     `json:"created"`
}

// watchOf is the page that a list is of; "" is the site.
func watchOf(c *call) string {
	if c.head != nil {
		return c.head.ID
	}
	return ""
}

func (n names) watchword(w store.Watchword) Watchword {
	return Watchword{ID: w.ID, Word: w.Word, Reason: w.Reason, Until: clock(w.Until), By: n.of(w.Account), Created: clock(w.Created)}
}

// showWatch: GET /watch, /pages/{page}/watch
func (d *Desk) showWatch(c *call) (int, any, error) {
	list, err := d.store.Watchwords(c.Context(), watchOf(c))
	if err != nil {
		return 0, nil, err
	}
	n, err := d.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	words := []Watchword{}
	for _, w := range list {
		words = append(words, n.watchword(w))
	}
	return http.StatusOK, map[string]any{"words": words}, nil
}

// addWatch: POST /watch, /pages/{page}/watch
func (d *Desk) addWatch(c *call) (int, any, error) {
	w := store.Watchword{Page: watchOf(c)}
	if err := c.take(func(o *object) { w.Word, w.Reason, w.Until = o.word("word"), o.word("reason"), o.instant("until") }); err != nil {
		return 0, nil, err
	}
	w, err := d.store.AddWatchword(c.Context(), c.by, w)
	if err != nil {
		return 0, nil, err
	}
	n, err := d.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	return http.StatusCreated, n.watchword(w), nil
}

// dropWatch: DELETE /watch/{id}, /pages/{page}/watch/{id}
func (d *Desk) dropWatch(c *call) (int, any, error) {
	return http.StatusOK, fine, d.store.DropWatchword(c.Context(), c.by, watchOf(c), c.PathValue("id"))
}
