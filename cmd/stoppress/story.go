package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/goccy/go-yaml"

	"stoppress/internal/desk"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// Limits of a story's file.
const (
	maxStory = 1 << 20
	maxFront = 16 << 10
)

// A storyFile is a Markdown file as it was read.
type storyFile struct {
	name  string
	text  []byte // as it came, for the request's hash
	story *desk.Story
	stamp string // as the front matter has it
}

// readStory reads a story: front matter between lines of ---, then Markdown
// whose first heading of the first level is the headline. Errors name the line.
func (a *app) readStory(name string) (*storyFile, error) {
	f := &storyFile{name: name}
	var in io.Reader
	if name == "-" {
		if a.terminal {
			fmt.Fprintln(a.stderr, "Write the story here; end it with Ctrl-D on a line of its own.")
		}
		f.name, in = "stdin", a.stdin
	} else {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	b, err := io.ReadAll(io.LimitReader(in, maxStory+1))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.name, err)
	}
	f.text = b
	if err := f.read(b); err != nil {
		return nil, inFile(f.name, err)
	}
	for _, w := range f.story.Warnings {
		fmt.Fprintf(a.stderr, "%s: %s\n", f.name, w)
	}
	return f, nil
}

// badFile is an error of a file's text.
func badFile(line int, format string, args ...any) error {
	text := fmt.Sprintf(format, args...)
	if line > 0 {
		text = fmt.Sprintf("line %d: %s", line, text)
	}
	return &store.Invalid{Field: "file", Text: text, Err: store.ErrInvalid}
}

// badStamp is an error of a stamp in the front matter.
func badStamp(format string, args ...any) error {
	return &store.Invalid{Field: "stamp", Text: fmt.Sprintf(format, args...), Err: store.ErrInvalid}
}

// A fileError says which file's text is wrong: a person is told the name, a
// program what stands in Invalid.
type fileError struct {
	name string
	*store.Invalid
}

func (e *fileError) Error() string { return e.name + ": " + e.Text }
func (e *fileError) Unwrap() error { return e.Invalid }

// inFile puts the file's name before an error of its text.
func inFile(name string, err error) error {
	if in, ok := err.(*store.Invalid); ok && in.Field == "file" {
		return &fileError{name, in}
	}
	return fmt.Errorf("%s: %w", name, err)
}

func (f *storyFile) read(b []byte) error {
	if len(b) > maxStory {
		return badFile(0, "a story has at most %d KB", maxStory>>10)
	}
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if kind := http.DetectContentType(b); !strings.HasPrefix(kind, "text/") && len(b) > 0 {
		return badFile(0, "this is not text but %s", kind)
	}
	for i, line := range bytes.Split(b, []byte("\n")) {
		if !utf8.Valid(line) {
			return badFile(i+1, "this is not UTF-8; save the file as UTF-8, or convert it with: iconv -f WINDOWS-1252 -t UTF-8")
		}
	}
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(b))
	f.story = &desk.Story{}
	if rest, ok := strings.CutPrefix(text, "---\n"); ok {
		front, body, found := cutFront(rest)
		if !found {
			return badFile(1, "the front matter that begins here has no end: a line of ---")
		}
		if err := f.readFront(front); err != nil {
			return err
		}
		text = body
	}
	if strings.TrimSpace(text) == "" {
		return nil // front matter alone: an edit of what it names
	}
	doc, warnings := markup.FromMarkdown(text)
	f.story.Warnings = warnings
	if headline, ok := takeHeadline(doc); ok {
		if f.story.Headline != nil {
			return badFile(0, "it has two headlines, one in the front matter and one after #")
		}
		f.story.Headline = &headline
	}
	if len(doc.Blocks) > 0 { // a headline alone leaves the body of an edited post as it is
		f.story.Body = doc
	}
	return nil
}

// cutFront parts the front matter from what follows its last line.
func cutFront(s string) (front, body string, found bool) {
	at := 0
	for line := range strings.Lines(s) {
		if l := strings.TrimRight(line, " \t\n"); l == "---" || l == "..." {
			return s[:at], s[at+len(line):], true
		}
		at += len(line)
	}
	return "", "", false
}

// takeHeadline takes the first heading of the first level out of the body. What
// stands under it moves up one level, since levels count from the headline.
func takeHeadline(d *markup.Doc) (string, bool) {
	at := slices.IndexFunc(d.Blocks, func(b markup.Block) bool { return b.Kind == markup.Heading && b.Level == 1 })
	if at < 0 {
		return "", false
	}
	one := markup.Doc{Blocks: d.Blocks[at : at+1]}
	headline := strings.Join(strings.Fields(one.Text()), " ")
	d.Blocks = slices.Delete(slices.Clone(d.Blocks), at, at+1)
	for i := range d.Blocks {
		if b := &d.Blocks[i]; b.Kind == markup.Heading && b.Level > 1 {
			b.Level--
		}
	}
	return headline, true
}

// readFront reads the front matter.
func (f *storyFile) readFront(front string) error {
	if len(front) > maxFront {
		return badFile(1, "the front matter has at most %d KB", maxFront>>10)
	}
	var m map[string]any
	// The line of --- is put back as a blank one, so that lines are counted right.
	if err := yaml.Unmarshal([]byte("\n"+front), &m); err != nil {
		line, text := yamlError(err)
		return badFile(line, "the front matter is not YAML: %s", text)
	}
	line := func(name string) int {
		for i, l := range strings.Split(front, "\n") {
			if strings.HasPrefix(l, name) {
				return i + 2
			}
		}
		return 0
	}
	s := f.story
	var dateline page.Dateline
	for name, v := range m {
		bad := func(format string, args ...any) error {
			return badFile(line(name), "%s: %s", name, fmt.Sprintf(format, args...))
		}
		word, isWord := scalar(v)
		words, isList := scalars(v)
		switch name {
		case "headline", "stamp", "place", "date", "lang":
			if !isWord {
				return bad("give one text")
			}
		case "byline", "tags", "flags":
			if !isWord && !isList {
				return bad("give a text or a list of texts")
			}
		}
		switch name {
		case "headline":
			s.Headline = &word
		case "stamp":
			f.stamp = word
		case "place":
			dateline.Place = word
			s.Dateline = &dateline
		case "date":
			dateline.Date = word
			s.Dateline = &dateline
		case "lang":
			if word != "" {
				var err error
				if word, err = desk.CheckLang(word); err != nil {
					return bad("%v", err)
				}
			}
			s.Lang = &word
		case "byline":
			if isList {
				word = strings.Join(words, ", ")
			}
			s.Byline = &word
		case "tags", "flags":
			if isWord {
				words = split(word)
			}
			if name == "tags" {
				s.Tags = &words
			} else if err := setFlags(s, words); err != nil {
				return bad("%v", err)
			}
		case "sources":
			list, err := sourcesOf(v)
			if err != nil {
				return bad("%v", err)
			}
			s.Sources = &list
		default:
			return badFile(line(name), "the front matter has no %q; there are headline, stamp, place, date, sources, byline, tags, flags and lang", name)
		}
	}
	return nil
}

// yamlError is the line that an error of the front matter names, and its text.
func yamlError(err error) (line int, text string) {
	text, _, _ = strings.Cut(strings.TrimSpace(yaml.FormatError(err, false, false)), "\n")
	at, rest, ok := strings.Cut(text, "] ")
	if _, scanErr := fmt.Sscanf(at, "[%d:", &line); ok && scanErr == nil {
		return line, rest
	}
	return 0, text
}

// scalar gives a YAML value as text; null is "".
func scalar(v any) (string, bool) {
	switch v := v.(type) {
	case nil:
		return "", true
	case string:
		return strings.TrimSpace(v), true
	case bool, int, int64, uint64, float64:
		return fmt.Sprint(v), true
	case time.Time:
		return v.Format(time.DateOnly), true
	}
	return "", false
}

func scalars(v any) ([]string, bool) {
	list, ok := v.([]any)
	words := []string{}
	for _, v := range list {
		w, one := scalar(v)
		if !one {
			return nil, false
		}
		words = append(words, w)
	}
	return words, ok
}

func split(s string) []string {
	words := []string{}
	for w := range strings.SplitSeq(s, ",") {
		if w = strings.TrimSpace(w); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// sourcesOf reads sources: one or a list of "Name", "https://...", "Name
// <https://...>", or {name, url}.
func sourcesOf(v any) ([]page.Source, error) {
	items, ok := v.([]any)
	if !ok && v != nil {
		items = []any{v}
	}
	list := []page.Source{}
	for _, v := range items {
		if m, ok := v.(map[string]any); ok {
			var s page.Source
			for k, v := range m {
				w, ok := scalar(v)
				switch {
				case !ok:
					return nil, fmt.Errorf("%s must be a text", k)
				case k == "name":
					s.Name = w
				case k == "url":
					s.URL = w
				default:
					return nil, fmt.Errorf("a source has a name and a url, no %q", k)
				}
			}
			list = append(list, s)
			continue
		}
		w, ok := scalar(v)
		if !ok || w == "" {
			return nil, errors.New("give each as a name, as \"Name <https://...>\", or as {name, url}")
		}
		s := page.Source{Name: w}
		name, rest, bracket := strings.Cut(w, "<")
		switch {
		case bracket && strings.HasSuffix(rest, ">"):
			s = page.Source{Name: strings.TrimSpace(name), URL: strings.TrimSuffix(rest, ">")}
		case strings.HasPrefix(w, "https://"), strings.HasPrefix(w, "http://"):
			s = page.Source{URL: w}
		}
		list = append(list, s)
	}
	return list, nil
}

// setFlags reads the words key, pinned and breaking, or no-key and so on; what
// is not named stays as it is.
func setFlags(s *desk.Story, words []string) error {
	for _, w := range words {
		word, off := strings.CutPrefix(w, "no-")
		on := !off
		switch word {
		case "key":
			s.Key = &on
		case "pinned":
			s.Pinned = &on
		case "breaking":
			s.Breaking = &on
		default:
			return fmt.Errorf("flag %q: flags are key, pinned and breaking, and no-key, no-pinned and no-breaking take them off", w)
		}
	}
	return nil
}

// parseStamp reads a stamp of the front matter: a full one, or a time of today
// in the page's home zone.
func parseStamp(s string, zone *time.Location, now time.Time) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02 15:04 Z07:00", "2006-01-02T15:04Z"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Truncate(time.Minute), nil
		}
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 3:04 PM"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t.UTC().Truncate(time.Minute), nil
		}
	}
	for _, layout := range []string{"15:04", "3:04 PM"} {
		if t, err := time.Parse(layout, s); err == nil {
			y, m, d := now.In(zone).Date()
			return time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, zone).UTC(), nil
		}
	}
	return time.Time{}, badStamp("%q: write it as 22:30 (today, in %s), 2024-10-23 22:30 or 2024-10-23T20:30:00Z", s, zone)
}
