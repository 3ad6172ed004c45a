package main

import (
	"errors"
	"fmt"
	"slices"

	"stoppress/internal/store"
)

type doctorCmd struct {
	Rebuild bool `help:"Make the list of pages and the search index anew from the log first."`
}

// Run folds every page's log and compares it with the page's head row and with
// what is kept for searching it.
func (c *doctorCmd) Run(a *app) error {
	how := toRead
	if c.Rebuild {
		how = toChange
	}
	s, err := a.open(how)
	if err != nil {
		return err
	}
	defer s.Close()
	found := []string{}
	if c.Rebuild {
		if err := s.Rebuild(a.ctx); err != nil {
			return err
		}
	}
	if _, err := s.Signer(); err != nil {
		found = append(found, err.Error())
	}
	heads, err := s.Pages(a.ctx)
	if err != nil {
		return err
	}
	for _, h := range heads {
		p, err := s.Load(a.ctx, h.ID)
		if err != nil {
			found = append(found, err.Error())
			continue
		}
		is := store.Head{ID: p.ID, Slug: p.Slug, State: p.State, Title: p.Title, Seq: p.Seq, LastStamp: p.LastStamp()}
		now, err := s.Find(a.ctx, h.ID)
		if err != nil {
			return err
		}
		// A page that is being written to may have moved on between the two.
		if is != h && is != now {
			found = append(found, fmt.Sprintf("page %s: its row in the list of pages is not what its log says; run: stoppress doctor --rebuild", h.Slug))
		}
		switch err := s.CheckSearch(a.ctx, h.ID); {
		case errors.Is(err, store.ErrSearch):
			found = append(found, err.Error()+"; run: stoppress doctor --rebuild")
		case err != nil:
			return err
		}
	}
	last := int64(0)
	err = s.AllActs(a.ctx, store.ActFilter{}, func(act store.Act) error {
		if act.N != last+1 {
			found = append(found, fmt.Sprintf("audit log: %s missing before line %d", count(int(act.N-last-1), "line is", "lines are"), act.N))
		}
		last = act.N
		return nil
	})
	if err != nil {
		return err
	}
	site, err := s.Site(a.ctx)
	if err != nil {
		return err
	}
	if len(found) > 0 {
		slices.Sort(found)
		for _, f := range found {
			fmt.Fprintln(a.stderr, f)
		}
		return fmt.Errorf("%s found", count(len(found), "fault", "faults"))
	}
	said := map[string]any{"data": s.Dir(), "engine": s.Engine(), "pages": len(heads), "entries": site.Next, "faults": found}
	return a.say(said, "Sound: %s, %s, %s in %s", s.Engine(), count(len(heads), "page", "pages"), count(int(site.Next), "entry", "entries"), s.Dir())
}
