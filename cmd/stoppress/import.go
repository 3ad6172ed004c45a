package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"stoppress/internal/intake"
)

type importCmd struct {
	slugged
	File   string `arg:"" help:"The text, or an export: a feed, page.json, a live page's HTML. - for standard input."`
	Date   string `help:"The day of the page's newest update, if the text doesn't say it." placeholder:"2024-10-23"`
	DryRun bool   `help:"Show what was understood, and what would be done; write nothing."`
	Latin  bool   `name:"windows-1252" help:"Read a text that is not UTF-8 as Windows-1252."`
}

// Run reads the text whole before anything is written.
func (c *importCmd) Run(a *app) error {
	var date intake.Date
	if c.Date != "" {
		var err error
		if date, err = intake.ParseDate(c.Date); err != nil {
			return usage("--date %v", err)
		}
	}
	how := toChange
	if c.DryRun {
		how = toRead
	}
	s, err := a.open(how)
	if err != nil {
		return err
	}
	defer s.Close()
	head, err := a.find(s, c.Page)
	if err != nil {
		return err
	}
	p, err := s.Load(a.ctx, head.ID)
	if err != nil {
		return err
	}
	zone, err := time.LoadLocation(p.Zone)
	if err != nil {
		return fmt.Errorf("page %s: %w", p.Slug, err)
	}
	var in io.Reader = a.stdin
	name := "stdin"
	if c.File != "-" {
		f, err := os.Open(c.File)
		if err != nil {
			return err
		}
		defer f.Close()
		if st, err := f.Stat(); err == nil && st.IsDir() {
			return fmt.Errorf("%s is a folder; name the file", c.File)
		}
		in, name = f, filepath.Base(c.File)
	}
	outline, err := intake.Read(in, intake.Options{Zone: zone, Date: date, Now: time.Now(), Lang: p.Lang, Name: name, Take1252: c.Latin})
	if err != nil {
		return err
	}
	report, err := intake.Import(a.ctx, s, a.by(), head.ID, outline, c.DryRun, a.Watched...)
	var text *intake.ParseError
	switch {
	case errors.As(err, &text):
		return err // names the file
	case err != nil:
		return fmt.Errorf("%s: %w", name, err)
	}
	if a.JSON {
		said := map[string]any{"report": report}
		if c.DryRun {
			said["outline"] = outline
		} else if len(outline.Doubts) > 0 {
			said["doubts"] = outline.Doubts
		}
		return a.say(said, "")
	}
	if c.DryRun {
		if err := outline.WriteText(a.stdout); err != nil {
			return err
		}
		fmt.Fprintln(a.stdout)
	} else {
		a.unsure(outline)
	}
	return report.WriteText(a.stdout)
}

// doubtsShown is how many doubts an import shows; a dry run shows all.
const doubtsShown = 20

func (a *app) unsure(o *intake.Outline) {
	for i, d := range o.Doubts {
		if i == doubtsShown {
			fmt.Fprintf(a.stderr, "and %d more; --dry-run shows all\n", len(o.Doubts)-i)
			return
		}
		text := d.Why
		if d.Choice != "" {
			text += ": " + d.Choice
		}
		if d.Line > 0 {
			text = fmt.Sprintf("%s %d: %s", o.Unit(), d.Line, text)
		}
		fmt.Fprintln(a.stderr, "unsure:", text)
	}
}
