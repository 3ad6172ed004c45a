package render

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// log builds a page entry by entry, as the store would.
type log struct {
	t   testing.TB
	p   *page.Page
	now time.Time
	ids int
}

func at(s string) time.Time {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		panic(err)
	}
	return t
}

func open(t testing.TB, slug string, head page.Head, when string) *log {
	l := &log{t: t, p: page.New("pg1", slug), now: at(when)}
	head.Slug = ""
	l.add(page.Entry{Op: page.OpOpen, Fields: head.Fields()})
	if more := l.p.Head.Diff(with(head, slug)); len(more) > 0 {
		l.add(page.Entry{Op: page.OpPage, Fields: more})
	}
	return l
}

func with(h page.Head, slug string) page.Head { h.Slug = slug; return h }

// add appends one entry and returns its effect.
func (l *log) add(e page.Entry) page.Effect {
	l.t.Helper()
	e.V, e.Page, e.Seq = page.Version, l.p.ID, l.p.Seq+1
	if e.Time.IsZero() {
		e.Time = l.now
	}
	if e.Post != "" && e.Op != page.OpPublish {
		post := l.p.Post(e.Post)
		e.Rev, e.Stamp = post.Rev+1, post.Stamp
	}
	next, err := l.p.Apply(&e)
	if err != nil {
		l.t.Fatal(err)
	}
	eff := next.Effect(l.p, &e)
	l.p = next
	return eff
}

// publish adds posts as one update at a time and returns their ids.
func (l *log) publish(when string, flags page.Flags, posts ...page.Texts) []string {
	l.t.Helper()
	l.now = at(when)
	batch := l.p.Seq + 1
	var ids []string
	for i, t := range posts {
		l.ids++
		id := fmt.Sprintf("0%09d", l.ids)
		l.add(page.Entry{
			Op: page.OpPublish, Post: id, Rev: 1, Stamp: l.now.Truncate(time.Minute), Batch: batch, Position: int64(i+1) * 1024,
			Flags: flags, Fields: t.Fields(),
		})
		ids = append(ids, id)
		flags = page.Flags{}
	}
	return ids
}

func (l *log) on(op page.Op, id, when, reason string, fields ...page.Field) page.Effect {
	l.t.Helper()
	l.now = at(when)
	return l.add(page.Entry{Op: op, Post: id, Reason: reason, Fields: fields})
}

func text(name, value string) page.Field { return page.Field{Name: name, Value: []byte(value)} }

func body(s string) []byte { return markup.FromText(s).Encode() }

const storyText = `Waves broke over the outer mole shortly after dusk and the harbour master closed the fish dock to all but lifeboats.

“We have had worse, but never this early in the autumn,” said the keeper of the old lighthouse, who has logged the weather here for thirty years. The gauge at the pier head stood at 4.1 metres, forty centimetres above the alarm.`

// harbour is an invented page with everything set.
func harbour(t testing.TB) *log {
	l := open(t, "storm", page.Head{
		Title:      "Storm over Port Ellery: what we know",
		Standfirst: "A deep low is crossing the coast tonight. Ferries are stopped and the lower town is being cleared.",
		Notice:     page.Notice{Text: "This page will be updated through the night."},
		Recap: page.Recap{
			Text: "The storm reached the bay at dusk with gusts of 130 km/h. The lower town has been cleared as far as Chandlers’ Row, some 1,200 people are staying in the school and the customs hall, and the power is out east of the river. No one is missing. High water is due at 2:10 AM and the flood gates will stay shut until noon.",
			Time: at("2024-10-23T19:40:00Z"),
		},
		Lang: "en", Zone: "Europe/Paris",
	}, "2024-10-22T16:00:00Z")

	l.publish("2024-10-22T17:05:00Z", page.Flags{Key: true}, page.Texts{
		Headline: "Red warning for the whole coast", Body: body("The weather office raised its warning to red for all harbours between the cape and the estuary."),
		Sources: []page.Source{{Name: "Coastal Weather Office", URL: "https://weather.example/warnings/17"}}, Byline: "Ines Marlow",
	})
	l.publish("2024-10-22T20:30:00Z", page.Flags{}, page.Texts{Body: body("The last ferry of the day came in two hours late. All passengers are ashore.")})
	five := l.publish("2024-10-23T09:00:00Z", page.Flags{},
		page.Texts{Headline: "Schools close at noon", Body: body("All four schools send pupils home at noon. The hall of the upper school is being made ready for the night.")},
		page.Texts{Headline: "Sandbags at the town yard", Body: body("Ten a household, from 8 AM. Bring a shovel and proof of address.")},
		page.Texts{Headline: "Market moved to the upper square", Body: body("Stalls open until one.")},
		page.Texts{Headline: "Ferries stopped until Friday", Body: body("No sailings from either quay. Tickets stay valid for a week."), Dateline: page.Dateline{Place: "Port Ellery", Date: "2024-10-23"}},
		page.Texts{Headline: "Hospital keeps all beds open", Body: body("Planned operations are put off; the emergency ward has a second generator.")},
	)
	l.on(page.OpFlag, five[3], "2024-10-23T09:05:00Z", "", page.Flags{Key: true}.Field())
	gone := l.publish("2024-10-23T12:15:00Z", page.Flags{},
		page.Texts{Headline: "Crane down at the east basin", Body: body("A crane is said to have fallen.")},
		page.Texts{Headline: "Bridge closed to lorries", Body: body("The river bridge is closed to anything over 3.5 tonnes.")},
	)
	pinned := l.publish("2024-10-23T15:30:00Z", page.Flags{Pinned: true}, page.Texts{
		Headline: "Where to go, whom to call", Body: body("The school and the customs hall are open to anyone who needs a bed. The town’s line is staffed all night.\n\nDo not drive through standing water."), Tags: []string{"Service", "Lower town"},
	})
	l.on(page.OpAmend, pinned[0], "2024-10-23T18:02:00Z", "", page.Field{Name: page.FieldBody, Value: body("The school, the customs hall and the sailing club are open to anyone who needs a bed. The town’s line is staffed all night.\n\nDo not drive through standing water.")})
	wave := l.publish("2024-10-23T18:45:00Z", page.Flags{Key: true}, page.Texts{
		Headline: "Waves break over the outer mole", Body: body(storyText),
		Dateline: page.Dateline{Place: "Port Ellery", Date: "2024-10-23"},
		Sources:  []page.Source{{Name: "Harbour master", URL: "https://harbour.example/log"}, {Name: "Our own reporting"}}, Byline: "Ines Marlow",
		Tags: []string{"Harbour"},
	})
	l.on(page.OpCorrect, wave[0], "2024-10-23T19:10:00Z", page.ReasonCorrection,
		page.Field{Name: page.FieldBody, Value: body(strings.ReplaceAll(storyText, "forty", "thirty"))},
		text(page.FieldNote, "An earlier version said that the gauge stood forty centimetres above the alarm. It was thirty."))
	l.on(page.OpWithdraw, gone[0], "2024-10-23T19:20:00Z", "mistake", text(page.FieldNote, "The crane is standing; the report was wrong."))
	l.publish("2024-10-23T20:30:00Z", page.Flags{Breaking: true}, page.Texts{
		Headline: "Lower town to be cleared before high water", Body: body("The mayor has ordered everyone between the quay and Chandlers’ Row to leave by midnight. Buses run from the fish market every ten minutes.\n\nHigh water is expected at 2:10 AM."),
		Sources: []page.Source{{Name: "Town hall", URL: "https://town.example/notice"}},
	}, page.Texts{
		Headline: "Power out east of the river", Body: body("About 2,300 homes are without power since 10:12 PM. The network says that it will not send crews out before the wind drops."),
	})
	return l
}

func site() Site {
	return Site{
		Name: "The Ellery Post", Publisher: "Ellery Post Society", Contact: "desk@ellery.example", Accent: "#0a6c74",
		Footer: []Link{{"Imprint", "https://ellery.example/imprint"}, {"Privacy", "https://ellery.example/privacy"}, {"Corrections policy", "https://ellery.example/corrections"}},
		URL:    "https://ellery.example/live",
	}
}

func renderer(t testing.TB) *Renderer {
	t.Helper()
	r, err := New(site())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var view = View{Epoch: 1729500000, Now: at("2024-10-23T20:31:00Z")}

// persianPage is a small page written from right to left, with one post in
// English.
func persianPage(t testing.TB) *log {
	// Kept in a file, since the texts hold characters that can't be seen.
	b, err := os.ReadFile("testdata/toofan.texts")
	if err != nil {
		t.Fatal(err)
	}
	fa := strings.Split(string(b), "\n")
	for i, s := range fa {
		fa[i] = strings.ReplaceAll(s, "¶", "\n\n")
	}
	l := open(t, "toofan", page.Head{
		Title: fa[0], Standfirst: fa[1],
		Notice: page.Notice{Text: fa[2]},
		Recap: page.Recap{Text: fa[3],
			Time: at("2024-10-23T19:40:00Z")},
		Lang: "fa", Zone: "Asia/Tehran",
	}, "2024-10-23T10:00:00Z")
	l.publish("2024-10-23T18:45:00Z", page.Flags{Key: true}, page.Texts{
		Headline: fa[4], Body: body(fa[5]),
		Dateline: page.Dateline{Place: fa[6], Date: "2024-10-23"}, Sources: []page.Source{{Name: fa[7], URL: "https://harbour.example/log"}}, Byline: fa[8],
	})
	l.publish("2024-10-23T20:30:00Z", page.Flags{Breaking: true}, page.Texts{
		Headline: fa[9], Body: body(fa[10]),
	}, page.Texts{
		Headline: "Statement of the coastal weather office", Lang: "en", Body: body("Gusts of up to 140 km/h are to be expected until the small hours."),
	})
	return l
}

// sources are the room's own code and templates.
func sources(t testing.TB) []string {
	t.Helper()
	var texts []string
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			if strings.HasSuffix(n, "_test.go") {
				continue
			}
			b, err := os.ReadFile(n)
			if err != nil {
				t.Fatal(err)
			}
			texts = append(texts, string(b))
		}
	}
	return texts
}
