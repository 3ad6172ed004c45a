package main

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"stoppress/internal/store"
)

// How a command wants the data.
type opening int

const (
	toRead   opening = iota // there must be some; nothing is written
	toChange                // there must be some
	toMake                  // made where there is none
)

// open opens the data that the flags name. The caller closes it.
func (a *app) open(how opening) (*store.Store, error) {
	if err := a.checkURL(); err != nil {
		return nil, err
	}
	o := store.Options{Dir: a.Data, URL: a.Database, Log: a.log, ReadOnly: how == toRead}
	dir, err := filepath.Abs(a.Data)
	if err != nil {
		return nil, err
	}
	if how == toChange {
		// A mistyped folder must not become a new site.
		o.ReadOnly = true
		s, err := store.Open(a.ctx, o)
		if err == nil {
			s.Close()
		}
		if errors.Is(err, store.ErrNoSite) {
			return nil, a.noSite(dir)
		}
		o.ReadOnly = false
	}
	_, missing := os.Stat(dir)
	s, err := store.Open(a.ctx, o)
	switch {
	case errors.Is(err, store.ErrNoSite):
		return nil, a.noSite(dir)
	case errors.Is(err, store.ErrUnavailable) && a.Database == "":
		return nil, fmt.Errorf("%w; %s and all in it must be owned by the user who runs this", err, dir)
	case err != nil:
		return nil, err
	case s.Created() && a.Database != "":
		a.note("Made a new site in the database; its keys are in %s", s.Dir())
	case s.Created(), missing != nil && !o.ReadOnly:
		a.note("Made the data folder %s", s.Dir())
	}
	return s, nil
}

func (a *app) noSite(dir string) error {
	where := dir
	if a.Database != "" {
		where = "the database"
	}
	return fmt.Errorf("%w: nothing in %s; name the data with --data or --database, or make a page with: stoppress page create", store.ErrNoSite, where)
}

// checkURL brings the public address to the form that all others take it in:
// without a slash at the end.
func (a *app) checkURL() error {
	if a.URL == "" {
		return nil
	}
	u, err := url.Parse(strings.TrimRight(a.URL, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || strings.Contains(u.Path, "//") || strings.Contains(u.Path, "..") {
		return usage("--url %q: give an address such as https://example.org or https://example.org/live", a.URL)
	}
	a.URL = u.String()
	return nil
}

// find gives a page by its slug, by a former one, or by its id; by a series' slug
// its newest page.
func (a *app) find(s *store.Store, slug string) (store.Head, error) {
	head, err := s.Find(a.ctx, slug)
	var moved *store.Moved
	switch {
	case errors.As(err, &moved):
		fmt.Fprintf(a.stderr, "%s is called %s now\n", slug, moved.To)
		return s.Find(a.ctx, moved.Page)
	case !errors.Is(err, store.ErrNoPage):
		return head, err
	}
	if today, none := s.Today(a.ctx, slug); none == nil {
		fmt.Fprintf(a.stderr, "%s stands for %s now\n", slug, today.Slug)
		return today, nil
	}
	heads, listErr := s.Pages(a.ctx)
	if listErr != nil {
		return head, listErr
	}
	way := "stoppress page list names those there are"
	if len(heads) == 0 {
		way = "make it with: stoppress page create"
	}
	for _, h := range heads {
		if strings.EqualFold(h.Slug, slug) || strings.HasPrefix(h.Slug, slug) || strings.HasPrefix(slug, h.Slug) {
			way = "is it " + h.Slug + "?"
			break
		}
	}
	return head, fmt.Errorf("%w: %q; %s", store.ErrNoPage, slug, way)
}
