package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"stoppress/internal/store"
)

type siteCmd struct {
	Show siteShowCmd `cmd:"" help:"Show the site's settings and the key that signs its record."`
	Set  siteSetCmd  `cmd:"" help:"Change the site's settings. An empty text takes one away. A running server shows them when it is next started."`
}

// siteShown is the site as it is shown.
type siteShown struct {
	ID     string `json:"id"`
	Epoch  int64  `json:"epoch"`
	Next   int64  `json:"entries"`
	Key    string `json:"public_key"`
	Engine string `json:"engine"`
	Data   string `json:"data"`
	store.Settings
}

type siteShowCmd struct{}

func (c *siteShowCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	site, err := s.Site(a.ctx)
	if err != nil {
		return err
	}
	shown := siteShown{site.ID, site.Epoch, site.Next, site.PublicKey, s.Engine(), s.Dir(), site.Settings}
	if a.JSON {
		return a.say(shown, "")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, l := range [][2]string{
		{"name", shown.Name}, {"lang", shown.Lang}, {"publisher", shown.Publisher}, {"contact", shown.Contact}, {"accent", shown.Accent}, {"history", shown.History},
	} {
		fmt.Fprintf(w, "%s\t%s\n", l[0], l[1])
	}
	for _, l := range shown.Footer {
		fmt.Fprintf(w, "footer\t%s=%s\n", l.Name, l.URL)
	}
	fmt.Fprintf(w, "id\t%s\nepoch\t%d\nentries\t%d\npublic key\t%s\nengine\t%s\ndata\t%s\n", shown.ID, shown.Epoch, shown.Next, shown.Key, shown.Engine, shown.Data)
	return w.Flush()
}

type siteSetCmd struct {
	Name      *string   `help:"Its name, in the masthead."`
	Lang      *string   `help:"The language of the list of pages and of messages, such as en, de-AT or fa. A page has its own."`
	Publisher *string   `help:"Who answers for what is published."`
	Contact   *string   `help:"Where tips and mistakes are sent: an address or a URL."`
	Accent    *string   `help:"Its colour." placeholder:"#b3261e"`
	History   *string   `help:"What readers see of former texts: all, or only when and why they were changed." enum:"all,when" placeholder:"all|when"`
	Footer    *[]string `help:"Links in the foot of every page, in place of those there are." placeholder:"NAME=URL" sep:"none"`
}

func (c *siteSetCmd) Run(a *app) error {
	var links []store.Link
	if c.Footer != nil {
		for _, l := range *c.Footer {
			if l == "" {
				continue
			}
			name, url, ok := strings.Cut(l, "=")
			if !ok {
				return usage("--footer %q: give a name and an address, such as Imprint=https://example.org/imprint", l)
			}
			links = append(links, store.Link{Name: strings.TrimSpace(name), URL: strings.TrimSpace(url)})
		}
	}
	var said []string
	set := func(name string, from, to *string) {
		if from != nil {
			*to = *from
			said = append(said, name)
		}
	}
	if c.Name == nil && c.Lang == nil && c.Publisher == nil && c.Contact == nil && c.Accent == nil && c.History == nil && c.Footer == nil {
		return usage("say what to set: --name, --lang, --publisher, --contact, --accent, --history or --footer")
	}
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer s.Close()
	err = s.SetSite(a.ctx, func(to *store.Settings) error {
		said = nil
		set("name", c.Name, &to.Name)
		set("lang", c.Lang, &to.Lang)
		set("publisher", c.Publisher, &to.Publisher)
		set("contact", c.Contact, &to.Contact)
		set("accent", c.Accent, &to.Accent)
		if c.History != nil {
			to.History = map[string]string{"all": store.HistoryText, "when": store.HistoryWhen}[*c.History]
			said = append(said, "history")
		}
		if c.Footer != nil {
			to.Footer = links
			said = append(said, "footer")
		}
		return nil
	})
	if err != nil {
		return err
	}
	return a.say(map[string]any{"set": said}, "Set %s; a running server shows it when it is next started", strings.Join(said, ", "))
}
