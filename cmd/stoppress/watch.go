package main

import (
	"fmt"
	"strings"
	"time"

	"stoppress/internal/store"
)

// askWatched asks what the desk asks, of someone who can only say it again.
func (a *app) askWatched(w *store.Watched) {
	again := ""
	for _, x := range w.Words {
		for _, at := range x.Where {
			fmt.Fprintf(a.stderr, "  %s: %s: %s\n", x.Word, at.Field, at.Text)
		}
		again += " --watched '" + strings.ReplaceAll(x.Word, "'", `'\''`) + "'"
	}
	fmt.Fprintf(a.stderr, "Nothing was done. Publish it all the same? Then say it again with%s\n", again)
}

type watchCmd struct {
	List   watchListCmd   `cmd:"" help:"List the words that are watched for."`
	Add    watchAddCmd    `cmd:"" help:"Watch for a word or phrase: who is about to publish it is asked first."`
	Remove watchRemoveCmd `cmd:"" help:"Watch for a word no longer."`
}

// watchedPage is where a list is kept.
type watchedPage struct {
	Page string `help:"The list of one page; else that of the site." placeholder:"SLUG"`
}

// on opens the data and finds the page; "" is the site.
func (c *watchedPage) on(a *app, how opening) (*store.Store, string, error) {
	s, err := a.open(how)
	if err != nil || c.Page == "" {
		return s, "", err
	}
	head, err := a.find(s, c.Page)
	if err != nil {
		_ = s.Close()
		return nil, "", err
	}
	return s, head.ID, nil
}

// watchword is one of them, as --json says it.
type watchword struct {
	Word   string `json:"word"`
	Reason string `json:"reason"`
	Until  string `json:"until,omitempty"`
}

func watchwordOf(w store.Watchword) watchword {
	x := watchword{Word: w.Word, Reason: w.Reason}
	if !w.Until.IsZero() {
		x.Until = w.Until.Format(time.RFC3339)
	}
	return x
}

type watchListCmd struct{ watchedPage }

func (c *watchListCmd) Run(a *app) error {
	s, id, err := c.on(a, toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Watchwords(a.ctx, id)
	if err != nil {
		return err
	}
	words := []watchword{}
	var lines []string
	for _, w := range list {
		x := watchwordOf(w)
		words = append(words, x)
		line := x.Word + ": " + x.Reason
		if x.Until != "" {
			line += " (until " + x.Until + ")"
		}
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		lines = []string{"Nothing is watched for"}
	}
	return a.say(map[string]any{"words": words}, "%s", strings.Join(lines, "\n"))
}

type watchAddCmd struct {
	watchedPage
	Word   string    `arg:"" help:"The word or phrase. A star at an end stands for any letters."`
	Reason string    `required:"" help:"Why; who publishes reads it."`
	Until  time.Time `help:"When it lapses, such as 2024-10-23T18:00:00Z." placeholder:"TIME"`
}

func (c *watchAddCmd) Run(a *app) error {
	s, id, err := c.on(a, toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	w, err := s.AddWatchword(a.ctx, a.by(), store.Watchword{Page: id, Word: c.Word, Reason: c.Reason, Until: c.Until})
	if err != nil {
		return err
	}
	return a.say(watchwordOf(w), "Watching for %q: %s", w.Word, w.Reason)
}

type watchRemoveCmd struct {
	watchedPage
	Word string `arg:"" help:"The word, as it is listed."`
}

func (c *watchRemoveCmd) Run(a *app) error {
	s, id, err := c.on(a, toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.Watchwords(a.ctx, id)
	if err != nil {
		return err
	}
	for _, w := range list {
		if w.Word == c.Word {
			if err := s.DropWatchword(a.ctx, a.by(), id, w.ID); err != nil {
				return err
			}
			return a.say(watchwordOf(w), "No longer watching for %q", w.Word)
		}
	}
	return store.ErrNoWatchword
}
