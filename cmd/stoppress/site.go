package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"

	"stoppress/internal/media"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

type siteCmd struct {
	Show siteShowCmd `cmd:"" help:"Show the site's settings and the key that signs its record."`
	Set  siteSetCmd  `cmd:"" help:"Change the site's settings. An empty text takes one away. A running server shows them at once."`
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
		{"name", shown.Name}, {"lang", shown.Lang}, {"publisher", shown.Publisher}, {"contact", shown.Contact}, {"accent", shown.Accent}, {"history", shown.History}, {"hub", shown.Hub},
	} {
		fmt.Fprintf(w, "%s\t%s\n", l[0], l[1])
	}
	if m := shown.Measure; m != nil {
		fmt.Fprintf(w, "measure\t%s (asks %s)\n", m.Script, strings.Join(m.Hosts, ", "))
	}
	if shown.Hold > 0 {
		fmt.Fprintf(w, "hold\t%d s\n", shown.Hold)
	}
	if shown.Logo != nil {
		fmt.Fprintf(w, "logo\t%d x %d pixels\n", shown.Logo.Width, shown.Logo.Height)
	}
	for _, l := range shown.Footer {
		fmt.Fprintf(w, "footer\t%s=%s\n", l.Name, l.URL)
	}
	fmt.Fprintf(w, "id\t%s\nepoch\t%d\nentries\t%d\npublic key\t%s\nengine\t%s\ndata\t%s\n", shown.ID, shown.Epoch, shown.Next, shown.Key, shown.Engine, shown.Data)
	return w.Flush()
}

type siteSetCmd struct {
	Name        *string  `help:"Its name, in the masthead."`
	Lang        *string  `help:"The language of the list of pages and of messages, such as en, de-AT or fa. A page has its own."`
	Publisher   *string  `help:"Who answers for what is published."`
	Contact     *string  `help:"Where tips and mistakes are sent: an address or a URL."`
	Logo        *string  `help:"A picture of its name: a JPEG, PNG or WebP file, shown 32 pixels high." placeholder:"FILE"`
	Accent      *string  `help:"Its colour." placeholder:"#b3261e"`
	History     *string  `help:"What readers see of former texts: all, or only when and why they were changed." enum:"all,when" placeholder:"all|when"`
	Hub         *string  `help:"A WebSub hub: feeds name it, and it is told when they change." placeholder:"URL"`
	Measure     *string  `help:"A script of others on every page, to count readers with. Off by default; an empty text takes it away." placeholder:"URL"`
	MeasureHost []string `help:"With --measure: another host that the script asks, besides its own." placeholder:"HOST" sep:"none"`
	Hold        *int     `help:"How many seconds the desk holds a post before it goes out, so that it can be stopped: 0 to 30." placeholder:"SECONDS"`
	Footer      []string `help:"Links in the foot of every page, in place of those there are." placeholder:"NAME=URL" sep:"none"`
}

func (c *siteSetCmd) Run(a *app) error {
	var links []store.Link
	if c.Footer != nil {
		for _, l := range c.Footer {
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
	if c.Name == nil && c.Lang == nil && c.Publisher == nil && c.Contact == nil && c.Accent == nil && c.Logo == nil && c.History == nil && c.Hub == nil && c.Measure == nil && c.Hold == nil && c.Footer == nil {
		if c.MeasureHost != nil {
			return usage("--measure-host goes with --measure, the script's address")
		}
		return usage("say what to set: --name, --lang, --publisher, --contact, --accent, --logo, --history, --hub, --measure, --hold or --footer")
	}
	var logo *page.Media
	var picture store.Media
	if c.Logo != nil && *c.Logo != "" {
		b, err := os.ReadFile(*c.Logo)
		if err != nil {
			return fmt.Errorf("--logo: %w", err)
		}
		if picture, err = media.Take(a.ctx, b); err != nil {
			return fmt.Errorf("--logo %s: %w", *c.Logo, err)
		}
	}
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer s.Close()
	if picture.Bytes != nil {
		if picture, err = s.PutMedia(a.ctx, picture); err != nil {
			return fmt.Errorf("--logo: %w", err)
		}
		logo = &page.Media{ID: picture.ID, SHA256: picture.SHA256, Type: picture.Type, Width: picture.Width, Height: picture.Height}
	}
	err = s.SetSite(a.ctx, a.by(), func(to *store.Settings) error {
		said = nil
		set("name", c.Name, &to.Name)
		set("lang", c.Lang, &to.Lang)
		set("publisher", c.Publisher, &to.Publisher)
		set("contact", c.Contact, &to.Contact)
		set("accent", c.Accent, &to.Accent)
		if c.Logo != nil {
			to.Logo = logo
			said = append(said, "logo")
		}
		if c.History != nil {
			to.History = map[string]string{"all": store.HistoryText, "when": store.HistoryWhen}[*c.History]
			said = append(said, "history")
		}
		set("hub", c.Hub, &to.Hub)
		if c.Measure != nil {
			to.Measure = nil
			if *c.Measure != "" {
				to.Measure = &store.Measure{Script: *c.Measure, Hosts: c.MeasureHost}
			}
			said = append(said, "measure")
		}
		if c.Hold != nil {
			to.Hold = *c.Hold
			said = append(said, "hold")
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
	return a.say(map[string]any{"set": said}, "Set %s", strings.Join(said, ", "))
}
