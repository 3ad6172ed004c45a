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

// watchOf is the id of the page that a list is of; "" is the site.
func (a *work) watchOf(c *call) (string, error) {
	if c.looks {
		return "", errLooks // the words are what is not to be said
	}
	if c.PathValue("page") == "" {
		return "", anyPage(c)
	}
	head, err := a.find(c)
	return head.ID, err
}

func (n names) watchword(w store.Watchword) Watchword {
	return Watchword{ID: w.ID, Word: w.Word, Reason: w.Reason, Until: clock(w.Until), By: n.of(w.Account), Created: clock(w.Created)}
}

// showWatch: GET /watch, /pages/{page}/watch
func (a *work) showWatch(c *call) (int, any, error) {
	on, err := a.watchOf(c)
	if err != nil {
		return 0, nil, err
	}
	list, err := a.store.Watchwords(c.Context(), on)
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
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
func (a *work) addWatch(c *call) (int, any, error) {
	on, err := a.watchOf(c)
	if err != nil {
		return 0, nil, err
	}
	w := store.Watchword{Page: on}
	if err := c.take(func(o *object) { w.Word, w.Reason, w.Until = o.word("word"), o.word("reason"), o.instant("until") }); err != nil {
		return 0, nil, err
	}
	w, err = a.store.AddWatchword(c.Context(), c.by, w)
	if err != nil {
		return 0, nil, err
	}
	n, err := a.names(c.Context())
	if err != nil {
		return 0, nil, err
	}
	return http.StatusCreated, n.watchword(w), nil
}

// dropWatch: DELETE /watch/{id}, /pages/{page}/watch/{id}
func (a *work) dropWatch(c *call) (int, any, error) {
	on, err := a.watchOf(c)
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, fine, a.store.DropWatchword(c.Context(), c.by, on, c.PathValue("id"))
}
