package main

import (
	"errors"
	"fmt"
	"net/url"
	"strings"
	"text/tabwriter"

	"stoppress/internal/desk"
	"stoppress/internal/outbound"
	"stoppress/internal/store"
)

type webhookCmd struct {
	List       webhookListCmd       `cmd:"" help:"List the webhooks."`
	Add        webhookAddCmd        `cmd:"" help:"Make a webhook, which is told of what is done from now on, and print its secret."`
	Remove     webhookRemoveCmd     `cmd:"" help:"Remove a webhook, and all that it was told."`
	Deliveries webhookDeliveriesCmd `cmd:"" help:"List the newest 100 of what a webhook was told or is to be, each with its last try."`
}

type webhookListCmd struct{}

func (c *webhookListCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.Hooks(a.ctx)
	if err != nil {
		return err
	}
	if a.JSON {
		list := []desk.Hook{}
		for _, h := range all {
			list = append(list, desk.HookOf(h, ""))
		}
		return a.say(map[string]any{"hooks": list}, "")
	}
	if len(all) == 0 {
		return a.say(nil, "There is no webhook yet.")
	}
	slugs, err := a.slugs(s)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, h := range all {
		on, state := "every page", "told"
		if h.Page != "" {
			on = slugs[h.Page]
		}
		switch {
		case h.Paused == store.HookFailed:
			state = "stopped: it took nothing for three days"
		case h.Paused == store.HookGone:
			state = "stopped: it wants nothing more"
		case h.Paused != "":
			state = "paused"
		case h.Fails > 0:
			state = "failing since " + h.Failing.Format("2006-01-02 15:04Z")
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", h.ID, h.Name, h.URL, on, state, strings.Join(h.Events, " "))
	}
	return w.Flush()
}

type webhookAddCmd struct {
	URL          string   `arg:"" help:"The address that is told, by https."`
	Name         string   `help:"What it is called; else its host." placeholder:"NAME"`
	Page         string   `help:"Only what is done on one page." placeholder:"SLUG"`
	Event        []string `help:"What it is told of, of those that docs/webhooks.md lists; may be given several times." default:"publish,correct,withdraw" placeholder:"publish"`
	AllowPrivate []string `name:"allow-private" help:"A host that serve is started with --allow-private for, which may be asked by http." placeholder:"HOST" sep:"none"`
}

func (c *webhookAddCmd) Run(a *app) error {
	h := store.Hook{Name: c.Name, URL: c.URL, Events: c.Event}
	u, err := url.Parse(c.URL)
	if err == nil && h.Name == "" {
		h.Name = u.Hostname()
	}
	way, err := outbound.New(outbound.Options{Allow: c.AllowPrivate})
	if err != nil {
		return usage("--allow-private: %v", err)
	}
	if err := desk.CheckHookURL(c.URL, way); err != nil {
		if u != nil && u.Scheme == "http" {
			return fmt.Errorf("%w; say so here too, with --allow-private %s", err, u.Hostname())
		}
		return err
	}
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	if c.Page != "" {
		head, err := a.find(s, c.Page)
		if err != nil {
			return err
		}
		h.Page = head.ID
	}
	secret, h, err := s.CreateHook(a.ctx, a.by(), h)
	if err != nil {
		return err
	}
	if !a.JSON {
		// The secret alone on stdout: SECRET=$(stoppress webhook add ...).
		fmt.Fprintf(a.stderr, "Made webhook %s (%s), which a running server tells. Keep what follows: it can't be shown again.\n", h.ID, h.Name)
	}
	return a.say(desk.HookOf(h, secret), "%s", secret)
}

// webhookNamed is the webhook that a command is about.
type webhookNamed struct {
	Webhook string `arg:"" help:"Its id or name, as webhook list has it."`
}

// hook gives a webhook by its id, or by its name where no other has that.
func (c *webhookNamed) hook(a *app, s *store.Store) (store.Hook, error) {
	all, err := s.Hooks(a.ctx)
	if err != nil {
		return store.Hook{}, err
	}
	var found []store.Hook
	for _, h := range all {
		if h.ID == c.Webhook {
			return h, nil
		}
		if h.Name == c.Webhook {
			found = append(found, h)
		}
	}
	switch len(found) {
	case 0:
		return store.Hook{}, fmt.Errorf("%w: %q; stoppress webhook list names those there are", store.ErrNoHook, c.Webhook)
	case 1:
		return found[0], nil
	}
	return store.Hook{}, errors.New("several webhooks are called that; give the id that stoppress webhook list has")
}

type webhookRemoveCmd struct{ webhookNamed }

func (c *webhookRemoveCmd) Run(a *app) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := c.hook(a, s)
	if err != nil {
		return err
	}
	if err := s.RemoveHook(a.ctx, a.by(), h.ID); err != nil {
		return err
	}
	return a.say(map[string]string{"id": h.ID}, "Removed webhook %s (%s)", h.ID, h.Name)
}

type webhookDeliveriesCmd struct{ webhookNamed }

func (c *webhookDeliveriesCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	h, err := c.hook(a, s)
	if err != nil {
		return err
	}
	all, err := s.Deliveries(a.ctx, h.ID, 100)
	if err != nil {
		return err
	}
	list := []desk.Delivery{}
	for _, d := range all {
		list = append(list, desk.DeliveryOf(d))
	}
	if a.JSON {
		return a.say(map[string]any{"deliveries": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "It was told of nothing yet.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, d := range list {
		how := d.Error
		if d.Status != 0 {
			how = strings.TrimSpace(fmt.Sprintf("%d %s", d.Status, d.Error))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", d.Made, d.Event, d.State, count(int(d.Tries), "try", "tries"), d.ID, how)
	}
	return w.Flush()
}
