package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/user"
	"text/tabwriter"
	"time"

	"stoppress/internal/store"
)

// by is who the audit log says gave a command.
func (a *app) by() store.By {
	name := os.Getenv("USER")
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	if name == "" {
		return store.By{Name: "command line"}
	}
	return store.By{Name: "command line (" + name + ")"}
}

type auditCmd struct {
	Page string `help:"Only what was done on this page." placeholder:"SLUG"`
	Last int    `help:"How many lines, from the newest." default:"100" placeholder:"N"`
	All  bool   `help:"Every line, the oldest first, one JSON object a line: to keep elsewhere."`
}

// actShown is a line of the audit log as it is shown.
type actShown struct {
	N       int64  `json:"n"`
	Time    string `json:"time"`
	Act     string `json:"act"`
	Name    string `json:"name"` // of who did it
	Account string `json:"account,omitempty"`
	Session string `json:"session,omitempty"`
	Token   string `json:"token,omitempty"`
	Address string `json:"address,omitempty"`
	Page    string `json:"page,omitempty"`    // its slug
	PageID  string `json:"page_id,omitempty"` // which stays when the page is renamed
	Post    string `json:"post,omitempty"`
	Seq     int64  `json:"seq,omitempty"`
	Whom    string `json:"whom,omitempty"`
	About   string `json:"about,omitempty"`
	Detail  string `json:"detail,omitempty"`
}

func shownAct(a store.Act, slugs map[string]string) actShown {
	return actShown{
		N: a.N, Time: a.Time.UTC().Format(time.RFC3339Nano), Act: a.Act, Name: a.Name,
		Account: a.Account, Session: a.Session, Token: a.Token, Address: a.Address,
		Page: slugs[a.Page], PageID: a.Page, Post: a.Post, Seq: a.Seq, Whom: a.Whom, About: a.About, Detail: a.Detail,
	}
}

// Run prints the audit log.
func (c *auditCmd) Run(a *app) error {
	if c.Last < 1 || c.Last > 1000 {
		return usage("--last %d: give a number from 1 to 1000; --all prints every line", c.Last)
	}
	if c.All && c.Page != "" {
		return usage("--all prints every page's lines; leave --page out")
	}
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	slugs, err := a.slugs(s)
	if err != nil {
		return err
	}
	if c.All {
		out := bufio.NewWriter(a.stdout)
		e := json.NewEncoder(out)
		e.SetEscapeHTML(false)
		if err := s.AllActs(a.ctx, store.ActFilter{}, func(act store.Act) error { return e.Encode(shownAct(act, slugs)) }); err != nil {
			return err
		}
		return out.Flush()
	}
	f := store.ActFilter{Limit: c.Last}
	if c.Page != "" {
		head, err := a.find(s, c.Page)
		if err != nil {
			return err
		}
		f.Page = head.ID
	}
	acts, err := s.Acts(a.ctx, f)
	if err != nil {
		return err
	}
	list := []actShown{}
	for _, act := range acts {
		list = append(list, shownAct(act, slugs))
	}
	if a.JSON {
		return a.say(map[string]any{"acts": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "Nothing was done yet.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for i, l := range list {
		what := l.Page
		if l.Post != "" {
			what += "/" + l.Post
		}
		for _, s := range []string{l.About, l.Detail} {
			if s != "" && s != l.Name {
				if what != "" {
					what += " "
				}
				what += s
			}
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", acts[i].Time.UTC().Format(time.DateTime), l.Name, l.Act, what)
	}
	return w.Flush()
}
