package main

import (
	"context"
	"errors"
	"fmt"
	"text/tabwriter"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

type seriesCmd struct {
	Create seriesCreateCmd `cmd:"" help:"Make a page that starts anew each day. The server begins each day's page at its time."`
	List   seriesListCmd   `cmd:"" help:"List the series."`
	Show   seriesShowCmd   `cmd:"" help:"Show a series and its last days."`
	Edit   seriesEditCmd   `cmd:"" help:"Change a series from its next day on."`
	Days   seriesDaysCmd   `cmd:"" help:"List all days of a series, the newest first."`
	Stop   seriesStopCmd   `cmd:"" help:"Begin no more days. What the address shows stays."`
	Start  seriesStartCmd  `cmd:"" help:"Go on with a series that was stopped, from the next day on."`
}

type seriesCreateCmd struct {
	Slug       string `arg:"" help:"The last part of its standing address: a-z, 0-9 and -. The day follows it in those of the days' pages."`
	Title      string `required:"" help:"The title of each day's page; {date} in it stands for the day."`
	Zone       string `required:"" help:"Its home time zone, such as Europe/Paris."`
	Lang       string `required:"" help:"Its language, such as en."`
	At         string `help:"When a day begins, in its zone." default:"00:00" placeholder:"HH:MM"`
	Ends       string `help:"When a day's page ends: begin (when the next day begins), post (with the next day's first post), stay (not by itself)." default:"begin" enum:"begin,post,stay" placeholder:"WHEN"`
	Now        bool   `help:"Begin today's page at once, instead of at the next time."`
	Standfirst string `help:"What stands under the title."`
	Clock      string `help:"24 for times of 24 hours where the language has others." placeholder:"24"`
}

func (c *seriesCreateCmd) Run(a *app) error {
	x, err := desk.NewSeries(store.Series{
		Slug: c.Slug, Title: c.Title, Standfirst: c.Standfirst, Lang: c.Lang, Zone: c.Zone, Clock: c.Clock, Ends: c.Ends,
	}, c.At)
	if err != nil {
		return err
	}
	if err := page.CheckSlug(c.Slug); err != nil {
		return err // before a folder is made for it
	}
	s, err := a.open(toMake)
	if err != nil {
		return err
	}
	defer s.Close()
	var begin func(store.Series, string) string
	if c.Now {
		begin = desk.DayTitle
	}
	if x, _, err = s.CreateSeries(a.ctx, store.Command{By: a.by()}, x, begin); err != nil {
		return err
	}
	shown, err := a.shownSeries(s, x)
	if err != nil {
		return err
	}
	if c.Now {
		return a.say(shown, "Made series %s at %s. Today's page is live at %s; the next begins %s", x.Slug, shown.URL, shown.Days[0].URL, beginning(x, shown.Next))
	}
	return a.say(shown, "Made series %s at %s. Its first page begins %s", x.Slug, shown.URL, beginning(x, shown.Next))
}

// beginning tells when a day begins, as a clock in the series' zone shows it.
func beginning(x store.Series, next string) string {
	at, err := time.Parse(time.RFC3339, next)
	if err != nil {
		return next
	}
	text := fmt.Sprintf("%s (%s)", at.In(page.Location(x.Zone)).Format("2006-01-02 15:04"), x.Zone)
	if !at.After(time.Now()) {
		text += ", which has passed: at once, or when a server runs again"
	}
	return text
}

func (a *app) shownSeries(s *store.Store, x store.Series) (desk.Series, error) {
	days, err := s.Days(a.ctx, x.Slug, "", 30)
	return desk.SeriesOf(x, days, a.URL, time.Now()), err
}

// series gives a series by its slug.
func (a *app) series(s *store.Store, slug string) (store.Series, error) {
	x, err := s.Series(a.ctx, slug)
	if errors.Is(err, store.ErrNoSeries) {
		return x, fmt.Errorf("%w: %q; stoppress series list names those there are", store.ErrNoSeries, slug)
	}
	return x, err
}

type seriesListCmd struct{}

func (c *seriesListCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	all, err := s.AllSeries(a.ctx)
	if err != nil {
		return err
	}
	list := []desk.Series{}
	for _, x := range all {
		shown, err := a.shownSeries(s, x)
		if err != nil {
			return err
		}
		shown.Days = nil
		list = append(list, shown)
	}
	if a.JSON {
		return a.say(map[string]any{"series": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "There is no series yet.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, x := range list {
		today := x.Today
		if today == "" {
			today = "no page yet"
		}
		fmt.Fprintf(w, "%s\t%s\t%s %s\t%s\t%s\n", x.Slug, x.State, x.At, x.Zone, today, x.Title)
	}
	return w.Flush()
}

// seriesNamed is the series that a command is about.
type seriesNamed struct {
	Series string `arg:"" help:"The series' slug."`
}

type seriesShowCmd struct{ seriesNamed }

func (c *seriesShowCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	x, err := a.series(s, c.Series)
	if err != nil {
		return err
	}
	shown, err := a.shownSeries(s, x)
	if err != nil {
		return err
	}
	if a.JSON {
		return a.say(shown, "")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	next := "stopped"
	if shown.Next != "" {
		next = beginning(x, shown.Next)
	}
	for _, row := range [][2]string{
		{"address", shown.URL}, {"title", shown.Title}, {"standfirst", shown.Standfirst}, {"language", shown.Lang}, {"zone", shown.Zone},
		{"a day begins", shown.At}, {"a day's page ends", shown.Ends}, {"next day", next}, {"trouble", shown.Trouble},
	} {
		if row[1] != "" {
			fmt.Fprintf(w, "%s\t%s\n", row[0], row[1])
		}
	}
	for _, d := range shown.Days {
		fmt.Fprintf(w, "%s\t%s\t%s\n", d.Day, d.State, d.URL)
	}
	return w.Flush()
}

type seriesEditCmd struct {
	seriesNamed
	Title      *string `help:"The title of each day's page; {date} in it stands for the day."`
	Zone       *string `help:"Its home time zone, such as Europe/Paris."`
	Lang       *string `help:"Its language, such as en."`
	At         *string `help:"When a day begins, in its zone." placeholder:"HH:MM"`
	Ends       *string `help:"When a day's page ends: begin, post or stay, as of series create." placeholder:"begin"`
	Standfirst *string `help:"What stands under the title."`
	Clock      *string `help:"24 for times of 24 hours where the language has others; empty for the language's." placeholder:"24"`
}

func (c *seriesEditCmd) Run(a *app) error {
	edit := desk.SeriesEdit{Title: c.Title, Standfirst: c.Standfirst, Zone: c.Zone, Lang: c.Lang, Clock: c.Clock, At: c.At, Ends: c.Ends}
	if edit == (desk.SeriesEdit{}) {
		return errors.New("say what is to change: --title, --standfirst, --zone, --lang, --clock, --at or --ends")
	}
	return a.turnSeries(c.Series, func(s *store.Store, ctx context.Context, cmd store.Command, slug string) (store.Series, store.Result, error) {
		return s.EditSeries(ctx, cmd, slug, edit.Apply)
	}, "Changed series %s; the days that are there stay as they are")
}

type seriesDaysCmd struct{ seriesNamed }

func (c *seriesDaysCmd) Run(a *app) error {
	s, err := a.open(toRead)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := a.series(s, c.Series); err != nil {
		return err
	}
	list := []desk.Day{}
	for before := ""; ; {
		days, err := s.Days(a.ctx, c.Series, before, 500)
		if err != nil {
			return err
		}
		if len(days) == 0 {
			break
		}
		for _, d := range days {
			list = append(list, desk.Day{Day: d.Day, Listed: desk.ListedOf(d.Page, a.URL)})
		}
		before = days[len(days)-1].Day
	}
	if a.JSON {
		return a.say(map[string]any{"days": list}, "")
	}
	if len(list) == 0 {
		return a.say(nil, "It has no day yet.")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 8, 2, ' ', 0)
	for _, d := range list {
		fmt.Fprintf(w, "%s\t%s\t%s\n", d.Day, d.State, d.URL)
	}
	return w.Flush()
}

type seriesStopCmd struct{ seriesNamed }

func (c *seriesStopCmd) Run(a *app) error {
	return a.turnSeries(c.Series, (*store.Store).StopSeries, "Stopped series %s; its address goes on showing its last page")
}

type seriesStartCmd struct{ seriesNamed }

func (c *seriesStartCmd) Run(a *app) error {
	return a.turnSeries(c.Series, (*store.Store).StartSeries, "Started series %s again")
}

func (a *app) turnSeries(slug string, do func(*store.Store, context.Context, store.Command, string) (store.Series, store.Result, error), text string) error {
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	if _, err := a.series(s, slug); err != nil {
		return err
	}
	x, _, err := do(s, a.ctx, store.Command{By: a.by()}, slug)
	if err != nil {
		return err
	}
	shown, err := a.shownSeries(s, x)
	if err != nil {
		return err
	}
	text = fmt.Sprintf(text, slug)
	if shown.Next != "" {
		text += "; the next day begins " + beginning(x, shown.Next)
	}
	return a.say(shown, "%s", text)
}
