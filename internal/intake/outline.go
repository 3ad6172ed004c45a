package intake

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stoppress/internal/page"
)

// A Date is a day of the calendar, in the page's home zone unless said otherwise. The zero Date is "not known".
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// ParseDate reads a day written as 2024-10-23.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse("2006-01-02", s)
	if err != nil {
		return Date{}, fmt.Errorf("%q is not a date: write it as 2024-10-23", s)
	}
	return DateOf(t), nil
}

// DateOf is the day of t in t's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// IsZero says that the day is not known.
func (d Date) IsZero() bool { return d == Date{} }

// String writes the day as 2024-10-23; the zero Date is empty.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText writes the day as String does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// utc is midnight UTC of the day, for counting days.
func (d Date) utc() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }

// add is the day n days later.
func (d Date) add(n int) Date { return DateOf(d.utc().AddDate(0, 0, n)) }

// sub is the number of days from e to d.
func (d Date) sub(e Date) int { return int(d.utc().Sub(e.utc()) / (24 * time.Hour)) }

func (d Date) weekday() time.Weekday { return d.utc().Weekday() }

// long is the day as a day line writes it.
func (d Date) long() string { return d.utc().Format("Monday, January 2, 2006") }

// The order in which a page reads.
const (
	NewestFirst = "newest first"
	OldestFirst = "oldest first"
)

// An Outline is what Parse understood of a rolling page, and what Write makes a rolling page of.
type Outline struct {
	Name       string         `json:"name,omitempty"`       // of the file, for messages
	Encoding   string         `json:"encoding,omitempty"`   // UTF-8, UTF-16 or Windows-1252
	Format     string         `json:"format,omitempty"`     // of an export: Atom, RSS, JSON Feed, page.json or LiveBlogPosting. Its lines are its posts
	Title      string         `json:"title,omitempty"`      // of an export: what it calls itself
	Lines      int            `json:"lines,omitempty"`      // of the file, blank ones too
	Zone       *time.Location `json:"-"`                    // the page's home zone
	ZoneNote   string         `json:"zone_note,omitempty"`  // what the page says once of its times: "All times CET"
	Order      string         `json:"order,omitempty"`      // NewestFirst or OldestFirst
	Notice     string         `json:"notice,omitempty"`     // lines parted by \n
	Standfirst string         `json:"standfirst,omitempty"` // paragraphs parted by \n
	Updates    []Update       `json:"updates"`              // in the order of the file
	Doubts     []Doubt        `json:"doubts"`               // by line

	parts []part // where each line went; written by the parser only
}

// An Update is all that stands under one stamp.
type Update struct {
	Stamp   time.Time `json:"stamp"`              // UTC, to the minute
	Written string    `json:"written"`            // the stamp as it stands in the file
	Label   string    `json:"label"`              // the stamp in the home zone: "10:30 PM CEST"
	Foreign bool      `json:"foreign"`            // Written is of another zone than the page's
	Line    int       `json:"line"`               // of the stamp
	Posts   []Post    `json:"posts"`              // as they stand
	DayLine string    `json:"day_line,omitempty"` // the line above that names the day
}

// A Post is one story. Its texts are as they stand in the file, each one line without the spaces at its ends.
type Post struct {
	Line       int      `json:"line"` // its first
	Headline   string   `json:"headline,omitempty"`
	Dateline   Dateline `json:"dateline,omitzero"`
	Paragraphs []string `json:"paragraphs"`
	Whole      *Whole   `json:"whole,omitempty"` // of an export

	instead *string // the headline that it gets in the place of the export's
}

// Whole is what a post of an export says besides its headline; its Paragraphs are the body's words alone.
type Whole struct {
	Body     json.RawMessage `json:"body"` // stoppress-body/1, or null
	Dateline page.Dateline   `json:"dateline,omitzero"`
	Sources  []page.Source   `json:"sources,omitempty"`
	Byline   string          `json:"byline,omitempty"`
	Tags     []string        `json:"tags,omitempty"`
	Lang     string          `json:"lang,omitempty"`
	Key      bool            `json:"key,omitempty"` // a key moment
}

func (w *Whole) texts(headline string) page.Texts {
	return page.Texts{Headline: headline, Dateline: w.Dateline, Body: w.Body, Sources: w.Sources, Byline: w.Byline, Tags: w.Tags, Lang: w.Lang}
}

// A Dateline is the place and day that a story's headline or first paragraph opens with.
type Dateline struct {
	Place string `json:"place,omitempty"`
	Date  Date   `json:"date,omitzero"`
	// Lead is what opens the first paragraph, up to its first word proper, as written:
	// "Lugano, Switzerland—October 19, 2024: ". It is empty where only the headline has the dateline.
	Lead string `json:"lead,omitempty"`
	// InHeadline says that the headline opens with place and date too, so that a reader need not be shown them again.
	InHeadline bool `json:"in_headline,omitempty"`
}

// Body is the post's paragraphs without the dateline's lead, for a page that shows the dateline by itself.
// Lead + Body()[0] is Paragraphs[0] again.
func (p Post) Body() []string {
	if p.Dateline.Lead == "" || len(p.Paragraphs) == 0 {
		return p.Paragraphs
	}
	rest, ok := strings.CutPrefix(p.Paragraphs[0], p.Dateline.Lead)
	if !ok {
		return p.Paragraphs
	}
	return append([]string{rest}, p.Paragraphs[1:]...)
}

// A Doubt is something an editor should look at.
type Doubt struct {
	Line   int    `json:"line"`   // 0: the file as a whole
	Text   string `json:"text"`   // the line, cut short
	Why    string `json:"why"`    // what is unsure, in English
	Choice string `json:"choice"` // what was done, likewise
	Saying        // both of these
}

// A part is one line's place in the outline.
type part struct {
	line int
	kind partKind
	text string
}

type partKind string

const (
	inNotice     partKind = "notice"
	inStandfirst partKind = "standfirst"
	inDay        partKind = "day line"
	inStamp      partKind = "stamp"
	inHeadline   partKind = "headline"
	inParagraph  partKind = "paragraph"
	leftOut      partKind = "left out" // and a doubt says so
)

// Mend has the posts of an export that have these numbers ([Post.Line]) left out, and gives others another headline. What
// was mended counts as changed on the page: a later copy of the export leaves it alone. A number that the export does not have, or
// that is in both, is an error.
func (o *Outline) Mend(leave []int, headlines map[int]string) error {
	left := map[int]bool{}
	for _, no := range leave {
		left[no] = true
	}
	known := map[int]bool{}
	for i := range o.Updates {
		u := &o.Updates[i]
		for j := range u.Posts {
			p := &u.Posts[j]
			known[p.Line] = true
			if text, ok := headlines[p.Line]; ok {
				text = line(text)
				p.instead = &text
			}
		}
		u.Posts = slices.DeleteFunc(u.Posts, func(p Post) bool {
			return left[p.Line] || p.instead != nil && *p.instead == "" && len(p.Paragraphs) == 0 && len(p.Whole.Body) == 0
		})
	}
	o.Updates = slices.DeleteFunc(o.Updates, func(u Update) bool { return len(u.Posts) == 0 })
	for _, no := range leave {
		if _, both := headlines[no]; both {
			return fmt.Errorf("post %d is left out, and gets another headline", no)
		}
	}
	for _, no := range slices.Concat(leave, slices.Collect(maps.Keys(headlines))) {
		if !known[no] {
			return fmt.Errorf("there is no post %d in it", no)
		}
	}
	return nil
}

// Unit is what lines are called: those of an export are its posts.
func (o *Outline) Unit() string {
	if o.Format != "" {
		return unitItem
	}
	return "line"
}

const unitItem = "item"

// Posts counts the posts of all updates.
func (o *Outline) Posts() int {
	n := 0
	for _, u := range o.Updates {
		n += len(u.Posts)
	}
	return n
}

func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// short cuts a text for a message, at a letter.
func short(s string, max int) string {
	if utf8.RuneCountInString(s) <= max {
		return s
	}
	r := []rune(s)
	return strings.TrimSpace(string(r[:max-1])) + "…"
}

// WriteText writes the outline for an editor to check: what stands above the updates, each update with its stamp as
// written and in UTC, each post with headline, dateline and number of paragraphs, and all that was unsure.
func (o *Outline) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	name := o.Name
	if name == "" {
		name = "The text"
	}
	zone := "UTC"
	if o.Zone != nil {
		zone = o.Zone.String()
	}
	unit := o.Unit()
	fmt.Fprintf(b, "%s: %s, %s, %s\n", name, o.Encoding+o.Format, count(o.Lines, unit, unit+"s"), o.Order)
	fmt.Fprintf(b, "Zone: %s\n", zone)
	if o.ZoneNote != "" {
		fmt.Fprintf(b, "Times: %s\n", o.ZoneNote)
	}
	for _, t := range []struct{ label, text string }{{"Notice", o.Notice}, {"Standfirst", o.Standfirst}} {
		if t.text != "" {
			fmt.Fprintf(b, "%s: %s\n", t.label, strings.ReplaceAll(t.text, "\n", "\n  "))
		}
	}
	unsure := "nothing unsure"
	if n := len(o.Doubts); n > 0 {
		unsure = fmt.Sprintf("%d unsure, see the end", n)
	}
	fmt.Fprintf(b, "%s, %s, %s\n", count(len(o.Updates), "update", "updates"), count(o.Posts(), "post", "posts"), unsure)

	flag := map[int]bool{}
	for _, d := range o.Doubts {
		flag[d.Line] = true
	}
	mark := func(line int) string {
		if flag[line] {
			return " ?"
		}
		return ""
	}
	for _, u := range o.Updates {
		home := u.Label
		if o.Zone != nil {
			home = u.Stamp.In(o.Zone).Format("2006-01-02") + " " + u.Label
		}
		fmt.Fprintf(b, "\n%s  =  %s  =  %s UTC  (%s %d, %s)%s\n", u.Written, home,
			u.Stamp.UTC().Format("2006-01-02 15:04"), unit, u.Line, count(len(u.Posts), "post", "posts"), mark(u.Line))
		for _, p := range u.Posts {
			head := p.Headline
			if head == "" {
				head = "(no headline)"
				if len(p.Paragraphs) > 0 {
					head += " " + short(p.Paragraphs[0], 60)
				}
			}
			fmt.Fprintf(b, "%6d  %s%s\n", p.Line, head, mark(p.Line))
			b.WriteString("        ")
			if d := p.Dateline; d.Place != "" || !d.Date.IsZero() {
				b.WriteString(d.Place)
				if d.Place != "" && !d.Date.IsZero() {
					b.WriteString(", ")
				}
				b.WriteString(d.Date.String() + "; ")
			}
			b.WriteString(count(len(p.Paragraphs), "paragraph", "paragraphs") + "\n")
		}
	}
	if len(o.Doubts) > 0 {
		b.WriteString("\nUnsure:\n")
		for _, d := range o.Doubts {
			if d.Line > 0 {
				fmt.Fprintf(b, "  %s %d: ", unit, d.Line)
			} else {
				b.WriteString("  ")
			}
			b.WriteString(d.Why)
			if d.Choice != "" {
				b.WriteString(": " + d.Choice)
			}
			b.WriteByte('\n')
			if d.Text != "" {
				fmt.Fprintf(b, "          %s\n", d.Text)
			}
		}
	}
	return b.Flush()
}

// Write writes a page as a rolling text: notice and standfirst, then each update under a stamp such as
// "UPDATE: 10:30 PM CEST" with its posts, in the order given. A page of more than one day gets a day line
// ("Wednesday, October 23, 2024") above the first update of each day; a page of one day bears no date, and a later import is
// told it.
//
// Blank lines carry what the words can't: two stand before each stamp and each further post, one before each paragraph that
// isn't right below its headline. Parse sees this, so headlines and posts come back as they were whatever they look like, but for
// a post of a single line, which is told by its looks, and a line that is itself written as a stamp or a day line. Days and
// order come back where the updates go newest first. A line break inside a paragraph becomes a paragraph of its own. Only Notice, Standfirst, Zone, Updates.Stamp and Posts are used;
// a Post's Dateline is not (its texts hold it).
func Write(w io.Writer, o *Outline) error {
	zone := o.Zone
	if zone == nil {
		zone = time.UTC
	}
	b := bufio.NewWriter(w)
	lines := func(text string) []string {
		var out []string
		for _, l := range splitLines(text) {
			if l = trimLine(l); l != "" {
				out = append(out, l)
			}
		}
		return out
	}
	empty := true
	for _, text := range []string{o.Notice, o.Standfirst} {
		if ls := lines(text); len(ls) > 0 {
			if !empty {
				b.WriteByte('\n')
			}
			b.WriteString(strings.Join(ls, "\n") + "\n")
			empty = false
		}
	}
	days := map[Date]bool{}
	for _, u := range o.Updates {
		days[DateOf(u.Stamp.In(zone))] = true
	}
	var day Date
	for _, u := range o.Updates {
		b.WriteString("\n\n")
		if d := DateOf(u.Stamp.In(zone)); len(days) > 1 && d != day {
			b.WriteString(d.long() + "\n\n")
			day = d
		}
		b.WriteString("UPDATE: " + Label(u.Stamp, zone) + "\n")
		for i, p := range u.Posts {
			if i > 0 {
				b.WriteString("\n\n")
			}
			head := lines(p.Headline)
			if len(head) > 0 {
				b.WriteString(strings.Join(head, " ") + "\n")
			}
			first := true
			for _, para := range p.Paragraphs {
				for _, l := range lines(para) {
					if !first {
						b.WriteByte('\n')
					}
					first = false
					b.WriteString(l + "\n")
				}
			}
		}
	}
	return b.Flush()
}
