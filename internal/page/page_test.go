package page

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 29, 12, 0, 0, 0, time.UTC)

// log makes entries that fit one page, as the store would.
type log struct {
	t       rapid.TB
	page    *Page
	entries []Entry
	now     time.Time
	ids     int
}

func newLog(t rapid.TB) *log {
	l := &log{t: t, page: New("pstorm", "storm"), now: noon}
	l.add(Entry{Op: OpOpen, Fields: Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}.Fields()})
	return l
}

func (l *log) add(e Entry) *Page {
	e.V, e.Page, e.Seq, e.Time = Version, l.page.ID, l.page.Seq+1, l.now
	if p := l.page.Post(e.Post); p != nil {
		e.Rev, e.Stamp = p.Rev+1, p.Stamp
	} else if e.Post != "" {
		e.Rev = 1
	}
	next, err := l.page.Apply(&e)
	if err != nil {
		l.t.Fatalf("seq %d, %s: %v", e.Seq, e.Op, err)
	}
	l.entries = append(l.entries, e)
	l.page = next
	l.now = l.now.Add(time.Second)
	return next
}

// publish adds a batch of posts under one stamp and returns their ids.
func (l *log) publish(stamp time.Time, n int) []string {
	batch := l.page.Seq + 1
	var ids []string
	for i := range n {
		id := fmt.Sprintf("0%09d", l.ids)
		l.ids++
		ids = append(ids, id)
		l.add(Entry{Op: OpPublish, Post: id, Stamp: stamp, Batch: batch, Position: int64(i+1) * 1024,
			Fields: Texts{Headline: "Headline " + id, Body: []byte("body " + id)}.Fields()})
	}
	return ids
}

func (l *log) all() []*Post {
	var posts []*Post
	for i := len(l.page.Chunks) - 1; i >= 0; i-- {
		posts = append(posts, l.page.Chunks[i].Posts...)
	}
	return posts
}

// TestProperties draws logs with batches, back-dated imports, edits, flags,
// withdrawals and seals, and holds what the fold promises after every entry.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLog(t)
		stamp := noon
		var ranges []string // of chunks, as they were closed
		for range rapid.IntRange(1, 60).Draw(t, "entries") {
			before := l.page
			frozen := fmt.Sprint(ids(before))
			switch what := rapid.SampledFrom([]string{"now", "now", "now", "same", "back", "edit", "flag", "withdraw", "restore", "withhold", "release", "erase"}).Draw(t, "what"); what {
			case "now":
				stamp = stamp.Add(time.Duration(rapid.IntRange(1, 90).Draw(t, "minutes")) * time.Minute)
				l.publish(stamp, rapid.IntRange(1, 9).Draw(t, "posts"))
			case "same":
				l.publish(stamp, rapid.IntRange(1, 3).Draw(t, "posts"))
			case "back":
				l.publish(stamp.Add(-time.Duration(rapid.IntRange(1, 3000).Draw(t, "minutes"))*time.Minute), 1)
			default:
				posts := l.all()
				if len(posts) == 0 {
					continue
				}
				p := rapid.SampledFrom(posts).Draw(t, "post")
				e := Entry{Op: Op(what), Post: p.ID}
				switch e.Op {
				case OpEdit:
					e.Fields = []Field{{Name: FieldHeadline, Value: []byte(rapid.String().Draw(t, "headline"))}}
				case OpFlag:
					e.Fields = []Field{Flags{Key: rapid.Bool().Draw(t, "key"), Pinned: rapid.Bool().Draw(t, "pinned")}.Field()}
				case OpWithhold, OpRelease, OpErase:
					r := rapid.SampledFrom(p.Revisions).Draw(t, "revision")
					if len(r.Values) == 0 {
						continue
					}
					v := rapid.SampledFrom(r.Values).Draw(t, "value")
					e.Targets = []Target{{r.Seq, v.Name}}
				}
				l.add(e)
				eff := l.page.Effect(before, &l.entries[len(l.entries)-1])
				if eff.Kind == Skip && shown(before) != shown(l.page) {
					t.Fatalf("%s was skipped, yet readers see another page", what)
				}
				if eff.Kind == Put && eff.Post.Gone() || eff.Kind == Drop && !eff.Post.Gone() {
					t.Fatalf("%s: effect %d of a post whose Gone is %v", what, eff.Kind, eff.Post.Gone())
				}
			}
			if fmt.Sprint(ids(before)) != frozen {
				t.Fatal("Apply changed the page it was given")
			}
			ranges = check(t, l.page, ranges)
		}

		again := New("pstorm", "storm")
		for i := range l.entries {
			var err error
			if again, err = again.Apply(&l.entries[i]); err != nil {
				t.Fatal(err)
			}
		}
		if shown(again) != shown(l.page) {
			t.Fatal("the same log gave two different pages")
		}
		// All at once, and from a page in the middle, which stays as it was.
		cut := rapid.IntRange(0, len(l.entries)).Draw(t, "cut")
		first, err := New("pstorm", "storm").Fold(l.entries[:cut])
		if err != nil {
			t.Fatal(err)
		}
		frozen, posts := shown(first), fmt.Sprint(ids(first))
		whole, err := first.Fold(l.entries[cut:])
		if err != nil {
			t.Fatal(err)
		}
		check(t, whole, nil)
		if shown(whole) != shown(l.page) || whole.Len() != l.page.Len() {
			t.Fatal("folded at once, the log gave a different page")
		}
		if shown(first) != frozen || fmt.Sprint(ids(first)) != posts {
			t.Fatal("Fold changed the page it was given")
		}
		for _, p := range l.all() {
			if d := cmp.Diff(p, whole.Post(p.ID)); d != "" {
				t.Fatalf("folded at once, a post differs:\n%s", d)
			}
		}
		// And each entry's effect, told while folding, is what it is between two pages.
		folding, now := New("pstorm", "storm").Folding(), New("pstorm", "storm")
		if err := folding.Take(l.entries[:cut]); err != nil {
			t.Fatal(err)
		}
		if now, err = now.Fold(l.entries[:cut]); err != nil {
			t.Fatal(err)
		}
		for i := range l.entries[cut:] {
			e := &l.entries[cut+i]
			got, err := folding.Effect(e)
			if err != nil {
				t.Fatal(err)
			}
			next, err := now.Apply(e)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(next.Effect(now, e), got); d != "" {
				t.Fatalf("seq %d: its effect, told while folding, differs:\n%s", e.Seq, d)
			}
			now = next
		}
		if shown(folding.Page()) != shown(now) {
			t.Fatal("folded with effects, the log gave a different page")
		}
		for _, p := range l.all() {
			var own []Entry
			for _, e := range l.entries {
				if e.Post == p.ID {
					own = append(own, e)
				}
			}
			alone, err := FoldPost(own)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(p, alone); d != "" {
				t.Fatalf("a post folded by itself differs:\n%s", d)
			}
		}
	})
}

// check holds the order and the chunks of a page, and returns the ranges of its
// closed chunks.
func check(t rapid.TB, p *Page, closed []string) []string {
	var all []*Post
	var ranges []string
	for i, c := range p.Chunks {
		if c.N != i+1 {
			t.Fatalf("chunk %d is numbered %d", i+1, c.N)
		}
		if i == 0 != c.From.IsZero() || (i == len(p.Chunks)-1) != c.To.IsZero() {
			t.Fatalf("chunk %d of %d has the range %v to %v", c.N, len(p.Chunks), c.From, c.To)
		}
		if i > 0 && !p.Chunks[i-1].To.Equal(c.From) {
			t.Fatalf("chunk %d does not begin where the one before it ends", c.N)
		}
		for _, q := range c.Posts {
			if q.Stamp.Before(c.From) || !c.To.IsZero() && !q.Stamp.Before(c.To) {
				t.Fatalf("post %s of %v lies in chunk %d, %v to %v", q.ID, q.Stamp, c.N, c.From, c.To)
			}
			if p.ChunkOf(q.Stamp) != c {
				t.Fatalf("ChunkOf finds another chunk for %v", q.Stamp)
			}
			if p.Post(q.ID) != q {
				t.Fatalf("post %s stands in two forms", q.ID)
			}
		}
		if !c.To.IsZero() {
			ranges = append(ranges, fmt.Sprint(c.From, c.To))
		}
		all = append(slices.Clone(c.Posts), all...)
	}
	if !slices.IsSortedFunc(all, Compare) {
		t.Fatal("posts are not in order")
	}
	if !slices.IsSortedFunc(all, func(a, b *Post) int { return -strings.Compare(a.Order(), b.Order()) }) {
		t.Fatal("Order sorts posts in another order than Compare")
	}
	if len(all) != p.Len() {
		t.Fatalf("%d posts in chunks, %d in all", len(all), p.Len())
	}
	if n := p.Newest(); len(n.Posts) >= 2*S && !n.Posts[0].Stamp.Equal(n.Posts[len(n.Posts)-1].Stamp) {
		t.Fatalf("the newest chunk holds %d posts of several updates", len(n.Posts))
	}
	if len(ranges) < len(closed) || !slices.Equal(ranges[:len(closed)], closed) {
		t.Fatalf("a closed chunk's range moved: %v, was %v", ranges, closed)
	}
	count, keys, pins := 0, []string(nil), []string(nil)
	for _, q := range all {
		if q.Gone() {
			continue
		}
		count++
		if q.Key {
			keys = append(keys, q.ID)
		}
		if q.Pinned {
			pins = append(pins, q.ID)
		}
	}
	if count != p.Count || !slices.Equal(keys, p.Moments) || !slices.Equal(pins, p.Pins) {
		t.Fatalf("counted %d, %v, %v; the page says %d, %v, %v", count, keys, pins, p.Count, p.Moments, p.Pins)
	}
	return ranges
}

// shown is what readers are given of a page, as text.
func shown(p *Page) string {
	var b strings.Builder
	for _, c := range p.Chunks {
		for _, q := range c.Posts {
			if q.Gone() {
				fmt.Fprintln(&b, q.ID, "gone", q.Note)
				continue
			}
			fmt.Fprintln(&b, q.ID, q.Stamp, q.Headline, string(q.Body), q.Flags, q.Corrections)
		}
	}
	return b.String() + fmt.Sprint(p.Head, p.Moments, p.Pins)
}

func ids(p *Page) (out []string) {
	for _, c := range p.Chunks {
		for _, q := range c.Posts {
			out = append(out, fmt.Sprint(q.ID, q.Rev))
		}
		out = append(out, fmt.Sprint(c.From, c.To))
	}
	return append(out, fmt.Sprint(p.Seq, p.Moments, p.Pins))
}

func TestOrder(t *testing.T) {
	l := newLog(t)
	first := l.publish(noon, 3)                 // a batch stands as the editor put it
	second := l.publish(noon, 1)                // under the same stamp, a newer batch above it
	older := l.publish(noon.Add(-time.Hour), 1) // an import
	want := slices.Concat(second, first, older)
	var got []string
	for _, p := range l.all() {
		got = append(got, p.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("order is %v, want %v", got, want)
	}
	if u := l.page.Newest().Updates(); len(u) != 2 || len(u[0].Posts) != 4 {
		t.Errorf("posts under one stamp are not one update: %v", u)
	}
	if got := l.page.Started(); !got.Equal(noon.Add(-time.Hour)) {
		t.Errorf("coverage started %v, want the oldest stamp", got)
	}
}

func TestOneLargeUpdateStaysWhole(t *testing.T) {
	l := newLog(t)
	l.publish(noon, 3*S)
	if len(l.page.Chunks) != 1 {
		t.Fatalf("one update was parted into %d chunks", len(l.page.Chunks))
	}
	l.publish(noon.Add(time.Minute), 1)
	if len(l.page.Chunks) != 2 || len(l.page.Chunk(1).Posts) != 3*S {
		t.Errorf("the update before a newer one was not closed whole: %d chunks", len(l.page.Chunks))
	}
}

// TestSeals: what is withheld or erased is nowhere in the page as it stands, also
// not its former value, and what was released is there again.
func TestSeals(t *testing.T) {
	l := newLog(t)
	id := l.publish(noon, 1)[0]
	published := l.page.Seq
	l.add(Entry{Op: OpEdit, Post: id, Fields: []Field{{Name: FieldHeadline, Value: []byte("A name that must go")}}})
	edited := l.page.Seq
	before := l.page

	l.add(Entry{Op: OpWithhold, Post: id, Targets: []Target{{published, FieldHeadline}}})
	if eff := l.page.Effect(before, last(l)); eff.Kind != Skip {
		t.Errorf("withholding a former value has effect %d", eff.Kind)
	}
	if got := l.page.Post(id).Headline; got != "A name that must go" {
		t.Errorf("the headline is %q", got)
	}

	before = l.page
	l.add(Entry{Op: OpWithhold, Post: id, Targets: []Target{{edited, FieldHeadline}}})
	if p := l.page.Post(id); p.Headline != "" || p.Gone() {
		t.Errorf("the headline is %q, gone is %v", p.Headline, p.Gone())
	}
	if eff := l.page.Effect(before, last(l)); eff.Kind != Put {
		t.Errorf("withholding what is shown has effect %d", eff.Kind)
	}
	l.add(Entry{Op: OpRelease, Post: id, Targets: []Target{{edited, FieldHeadline}}})
	if got := l.page.Post(id).Headline; got != "A name that must go" {
		t.Errorf("released, the headline is %q", got)
	}
	l.add(Entry{Op: OpErase, Post: id, Targets: []Target{{published, FieldBody}, {edited, FieldHeadline}}})
	if p := l.page.Post(id); !p.Gone() || len(p.Body) != 0 {
		t.Errorf("nothing is left to show, yet the post is not gone: %+v", p.Texts)
	}
	for _, r := range l.page.Post(id).Revisions {
		for _, v := range r.Values {
			if v.Seal == Erased && v.Bytes != nil {
				t.Errorf("%s of seq %d was erased and is there", v.Name, r.Seq)
			}
		}
	}
	l.add(Entry{Op: OpRelease, Post: id, Targets: []Target{{edited, FieldHeadline}}})
	if !l.page.Post(id).Gone() {
		t.Error("what was erased came back")
	}
}

// TestMissing: a log whose erased values are not there folds to the same page.
func TestMissing(t *testing.T) {
	l := newLog(t)
	id := l.publish(noon, 1)[0]
	l.add(Entry{Op: OpErase, Post: id, Targets: []Target{{2, FieldBody}, {2, FieldHeadline}}})
	again := New("pstorm", "storm")
	for _, e := range l.entries {
		e.Fields = slices.Clone(e.Fields)
		for i := range e.Fields {
			if e.Op == OpPublish {
				e.Fields[i].Value, e.Fields[i].Missing = nil, true
			}
		}
		var err error
		if again, err = again.Apply(&e); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(l.page.Post(id), again.Post(id)); d != "" {
		t.Errorf("a post whose values are gone folds differently:\n%s", d)
	}
}

func last(l *log) *Entry { return &l.entries[len(l.entries)-1] }

func TestWithdraw(t *testing.T) {
	l := newLog(t)
	id := l.publish(noon, 1)[0]
	l.add(Entry{Op: OpFlag, Post: id, Fields: []Field{Flags{Key: true}.Field()}})
	before := l.page
	l.add(Entry{Op: OpWithdraw, Post: id, Fields: []Field{{Name: FieldNote, Value: []byte("Sent in error.")}}})
	p := l.page.Post(id)
	eff := l.page.Effect(before, last(l))
	if !p.Gone() || p.Note != "Sent in error." || l.page.Count != 0 || len(l.page.Moments) != 0 || eff.Kind != Drop || !eff.Head {
		t.Errorf("withdrawn: %+v, effect %+v, count %d, moments %v", p, eff, l.page.Count, l.page.Moments)
	}
	l.add(Entry{Op: OpRestore, Post: id})
	if p := l.page.Post(id); p.Gone() || p.Headline == "" || l.page.Count != 1 || len(l.page.Moments) != 1 {
		t.Errorf("restored: %+v", p)
	}
}

// TestMidnight: the head tells times of today without a date, so that it changes
// with the first post of a day, a day of the page's home.
func TestMidnight(t *testing.T) {
	l := newLog(t)
	l.publish(noon, 1)
	for _, tt := range []struct {
		at   string
		head bool
	}{{"2026-03-29T21:59:00Z", false}, {"2026-03-29T22:00:00Z", true}, {"2026-03-29T22:01:00Z", false}, {"2026-03-30T00:00:00Z", false}} {
		at, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		before := l.page
		l.now = at
		l.publish(at, 1)
		if eff := l.page.Effect(before, last(l)); eff.Head != tt.head {
			t.Errorf("the post of %s changes the head: %t", tt.at, eff.Head)
		}
	}
}

func TestRefused(t *testing.T) {
	l := newLog(t)
	id := l.publish(noon, 1)[0]
	next := Entry{V: Version, Page: "pstorm", Seq: l.page.Seq + 1, Time: noon}
	with := func(change func(*Entry)) Entry { e := next; change(&e); return e }
	for name, tt := range map[string]struct {
		entry Entry
		want  error
	}{
		"a newer version": {with(func(e *Entry) { e.V, e.Op = Version+1, OpEnd }), ErrVersion},
		"a gap":           {with(func(e *Entry) { e.Seq++; e.Op = OpEnd }), ErrGap},
		"again":           {with(func(e *Entry) { e.Seq--; e.Op = OpEnd }), ErrGap},
		"another page":    {with(func(e *Entry) { e.Page, e.Op = "pother", OpEnd }), ErrEntry},
		"opened twice":    {with(func(e *Entry) { e.Op = OpOpen }), ErrEntry},
		"reopened live":   {with(func(e *Entry) { e.Op = OpReopen }), ErrEntry},
		"unknown post":    {with(func(e *Entry) { e.Op, e.Post, e.Rev = OpEdit, "0aaaaaaaaa", 2 }), ErrEntry},
		"no post":         {with(func(e *Entry) { e.Op = OpEdit }), ErrEntry},
		"unknown op":      {with(func(e *Entry) { e.Op = "shred" }), ErrEntry},
		"published twice": {with(func(e *Entry) { e.Op, e.Post, e.Rev, e.Stamp = OpPublish, id, 1, noon }), ErrEntry},
		"revision jumps":  {with(func(e *Entry) { e.Op, e.Post, e.Rev = OpAmend, id, 3 }), ErrEntry},
	} {
		if _, err := l.page.Apply(&tt.entry); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
	}
	l.add(Entry{Op: OpEnd})
	e := with(func(e *Entry) {
		e.Seq, e.Op, e.Post, e.Rev, e.Stamp = l.page.Seq+1, OpPublish, "0bbbbbbbbb", 1, noon
	})
	if _, err := l.page.Apply(&e); !errors.Is(err, ErrEntry) {
		t.Errorf("publishing on an ended page: %v", err)
	}
}

func TestFieldsRoundTrip(t *testing.T) {
	until := noon.Add(time.Hour)
	h := Head{
		Title: "Storm", Standfirst: "It is coming.", Notice: Notice{"Back at 7:00 AM", &until}, Recap: Recap{"So far <calm>.", noon},
		Lang: "en", Zone: "Europe/Paris", Cover: &Media{ID: "a", Alt: "A wave"}, Canonical: "https://example.org/storm",
		Versions: []LangVersion{{"fr", "https://example.org/tempete"}}, Clock: "24",
	}
	got, err := Head{}.Apply(h.Fields())
	if d := cmp.Diff(h, got); d != "" || err != nil {
		t.Errorf("%v\n%s", err, d)
	}
	if gone, err := h.Apply(h.Diff(Head{})); err != nil || cmp.Diff(Head{}, gone) != "" {
		t.Errorf("taking all away leaves %+v, %v", gone, err)
	}
	p := Texts{
		Headline: "Wind", Dateline: Dateline{"Harbour", "2026-03-29"}, Body: []byte("x"), Sources: []Source{{"Harbour office", ""}},
		Byline: "Night desk", Tags: []string{"wind"}, Lang: "en", Media: map[string]Media{"a1": {ID: "m", Alt: "A mast"}},
	}
	fields := p.Fields()
	back, err := Texts{}.Apply(fields)
	if d := cmp.Diff(p, back); d != "" || err != nil {
		t.Errorf("%v\n%s", err, d)
	}
	if !slices.IsSortedFunc(fields, func(a, b Field) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("fields are not sorted by name")
	}
	for _, f := range fields {
		if !OpPublish.Commits(f.Name) {
			t.Errorf("publish may not commit %s", f.Name)
		}
	}
	if gone, err := p.Apply(p.Diff(Texts{})); err != nil || gone.Headline != "" || len(gone.Body) != 0 || len(gone.Media) != 0 {
		t.Errorf("taking all away leaves %+v, %v", gone, err)
	}
}

func TestCheckSlug(t *testing.T) {
	for slug, want := range map[string]error{
		"news": nil, "a": nil, "2026-03-29": nil, strings.Repeat("a", 63): nil,
		"": ErrSlugForm, "-a": ErrSlugForm, "News": ErrSlugForm, "a/b": ErrSlugForm, "é": ErrSlugForm, strings.Repeat("a", 64): ErrSlugForm,
		"api": ErrSlugReserved, "desk": ErrSlugReserved, "record": ErrSlugReserved, "healthz": ErrSlugReserved,
		"con": ErrSlugDevice, "com1": ErrSlugDevice, "lpt9": ErrSlugDevice, "console": nil, "con-2": nil, "com10": nil,
	} {
		if err := CheckSlug(slug); !errors.Is(err, want) {
			t.Errorf("CheckSlug(%q) = %v, want %v", slug, err, want)
		}
	}
}

// BenchmarkApply publishes onto pages of different lengths; the cost is to be the
// same.
func BenchmarkApply(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := newLog(b)
			for i := range n {
				l.publish(noon.Add(time.Duration(i)*time.Minute), 1)
			}
			e := Entry{V: Version, Page: l.page.ID, Seq: l.page.Seq + 1, Op: OpPublish, Post: "0zzzzzzzzz", Rev: 1, Stamp: noon.Add(1e6 * time.Minute), Time: noon}
			b.ReportAllocs()
			for b.Loop() {
				if _, err := l.page.Apply(&e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFold compares a log of 10,000 posts folded at once, a thousand entries
// at a time as they are read, with one entry after the other.
func BenchmarkFold(b *testing.B) {
	var entries []Entry
	for i := range int64(10_000) {
		if i == 0 {
			entries = append(entries, Entry{Op: OpOpen, Fields: Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}.Fields()})
		}
		entries = append(entries, Entry{Op: OpPublish, Post: fmt.Sprintf("0%09d", i), Rev: 1, Stamp: noon.Add(time.Duration(i/3) * time.Minute), Batch: i + 2, Position: 1024,
			Fields: Texts{Headline: "Headline", Body: []byte("body")}.Fields()})
	}
	for i := range entries {
		entries[i].V, entries[i].Page, entries[i].Seq, entries[i].Time = Version, "pstorm", int64(i+1), noon
	}
	var one, all time.Duration
	for b.Loop() {
		begin := time.Now()
		p := New("pstorm", "storm")
		for i := range entries {
			next, err := p.Apply(&entries[i])
			if err != nil {
				b.Fatal(err)
			}
			p = next
		}
		one += time.Since(begin)
		begin = time.Now()
		p = New("pstorm", "storm")
		for part := range slices.Chunk(entries, 1000) {
			next, err := p.Fold(part)
			if err != nil {
				b.Fatal(err)
			}
			p = next
		}
		all += time.Since(begin)
	}
	b.ReportMetric(float64(all)/float64(one), "x-of-apply")
	b.ReportMetric(float64(all.Milliseconds())/float64(b.N), "ms-fold")
	b.ReportMetric(float64(one.Milliseconds())/float64(b.N), "ms-apply")
}
