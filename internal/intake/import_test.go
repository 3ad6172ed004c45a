package intake

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// desk is a page in a real store that texts are imported into.
type importDesk struct {
	t    *testing.T
	s    *store.Store
	id   string
	zone *time.Location
}

func newImportDesk(t *testing.T, draft bool) *importDesk {
	t.Helper()
	s, err := store.Open(t.Context(), store.Options{Dir: t.TempDir(), Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	head, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "news", Draft: draft, Head: page.Head{Title: "News", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return &importDesk{t, s, head.ID, zone}
}

// text writes a rolling page: each update is a stamp and its stories, and a
// story is its headline.
func rolling(updates ...[]string) string {
	var b strings.Builder
	for _, u := range updates {
		fmt.Fprintf(&b, "UPDATE: %s CEST\n", u[0])
		for _, story := range u[1:] {
			headline, text, ok := strings.Cut(story, ": ")
			if !ok {
				text = "The text of " + headline + " is here, and it is a sentence that ends with a full stop."
			}
			fmt.Fprintf(&b, "\n\n%s\n%s\n", headline, text)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func (d *importDesk) parse(text string) *Outline {
	d.t.Helper()
	o, err := Parse(strings.NewReader(text), Options{Zone: d.zone, Date: Date{2024, 10, 23}, Now: time.Date(2024, 10, 24, 0, 0, 0, 0, time.UTC), Lang: "en"})
	if err != nil {
		d.t.Fatal(err)
	}
	return o
}

func (d *importDesk) page() *page.Page {
	d.t.Helper()
	p, err := d.s.Load(d.t.Context(), d.id)
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

// imports a text, first dry, and sees that both reports say the same and that
// the dry one wrote nothing.
func (d *importDesk) imports(text string) *Report {
	d.t.Helper()
	before := d.page().Seq
	dry, err := Import(d.t.Context(), d.s, store.By{}, d.id, d.parse(text), true)
	if err != nil {
		d.t.Fatal(err)
	}
	if d.page().Seq != before || !dry.DryRun {
		d.t.Fatal("a dry run wrote")
	}
	r, err := Import(d.t.Context(), d.s, store.By{}, d.id, d.parse(text), false)
	if err != nil {
		d.t.Fatal(err)
	}
	var a, b []string
	for _, it := range dry.Items {
		a = append(a, fmt.Sprint(it.Fate, it.Line, it.Headline))
	}
	for _, it := range r.Items {
		b = append(b, fmt.Sprint(it.Fate, it.Line, it.Headline))
	}
	if !slices.Equal(a, b) {
		d.t.Errorf("the dry run said\n%s\nthe import\n%s", a, b)
	}
	return r
}

// shown is what readers see: "22:30 A B | 13:30 C".
func (d *importDesk) shown() string {
	d.t.Helper()
	var out []string
	p := d.page()
	for _, c := range slices.Backward(p.Chunks) {
		for _, u := range c.Updates() {
			line := u.Stamp.In(d.zone).Format("15:04")
			for _, post := range u.Posts {
				if post.Gone() {
					line += " -"
				} else {
					line += " " + post.Headline
				}
			}
			out = append(out, line)
		}
	}
	return strings.Join(out, " | ")
}

func (d *importDesk) id4(headline string) string {
	d.t.Helper()
	for _, c := range d.page().Chunks {
		for _, post := range c.Posts {
			if post.Headline == headline {
				return post.ID
			}
		}
	}
	d.t.Fatalf("no post %q", headline)
	return ""
}

func (d *importDesk) change(c store.Change) {
	d.t.Helper()
	if _, err := d.s.Write(d.t.Context(), store.Command{Page: d.id}, func(tx *store.Tx) error {
		_, err := tx.Change(c)
		return err
	}); err != nil {
		d.t.Fatal(err)
	}
}

func fates(r *Report) string {
	var out []string
	for _, it := range r.Items {
		out = append(out, string(it.Fate))
	}
	return strings.Join(out, ", ")
}

var firstText = [][]string{{"10:30 PM", "Alpha"}, {"1:30 PM", "Beta", "Gamma", "Delta"}}

func TestImportAgain(t *testing.T) {
	for _, c := range []struct {
		name, shown, fates string
		text               [][]string
	}{
		{"the same", "22:30 Alpha | 13:30 Beta Gamma Delta", "unchanged, unchanged, unchanged, unchanged", firstText},
		{"a new update on top", "23:10 Omega | 22:30 Alpha | 13:30 Beta Gamma Delta", "added, unchanged, unchanged, unchanged, unchanged",
			[][]string{{"11:10 PM", "Omega"}, firstText[0], firstText[1]}},
		{"an older update below", "22:30 Alpha | 13:30 Beta Gamma Delta | 07:00 Zeta", "unchanged, unchanged, unchanged, unchanged, added",
			[][]string{firstText[0], firstText[1], {"7:00 AM", "Zeta"}}},
		{"a story on top of an update", "22:30 Alpha | 13:30 New Beta Gamma Delta", "unchanged, added, unchanged, unchanged, unchanged",
			[][]string{firstText[0], {"1:30 PM", "New", "Beta", "Gamma", "Delta"}}},
		{"stories in the middle", "22:30 Alpha | 13:30 Beta New Newer Gamma Delta", "unchanged, unchanged, added, added, unchanged, unchanged",
			[][]string{firstText[0], {"1:30 PM", "Beta", "New", "Newer", "Gamma", "Delta"}}},
		{"a story at the end", "22:30 Alpha | 13:30 Beta Gamma Delta New", "unchanged, unchanged, unchanged, unchanged, added",
			[][]string{firstText[0], {"1:30 PM", "Beta", "Gamma", "Delta", "New"}}},
		{"a text changed", "22:30 Alpha | 13:30 Beta Gamma Delta", "unchanged, unchanged, edited, unchanged",
			[][]string{firstText[0], {"1:30 PM", "Beta", "Gamma: It is another text now, with more in it.", "Delta"}}},
		{"a headline changed", "22:30 Alpha | 13:30 Beta Gamut Delta", "unchanged, unchanged, edited, unchanged",
			[][]string{firstText[0], {"1:30 PM", "Beta", "Gamut: The text of Gamma is here, and it is a sentence that ends with a full stop.", "Delta"}}},
		{"headline and text changed", "22:30 Alpha | 13:30 Beta Gamut Delta", "unchanged, unchanged, edited, unchanged",
			[][]string{firstText[0], {"1:30 PM", "Beta", "Gamut", "Delta"}}},
		{"one on top, the next one's headline changed", "22:30 Alpha | 13:30 New Bet Gamma Delta", "unchanged, added, edited, unchanged, unchanged",
			[][]string{firstText[0], {"1:30 PM", "New", "Bet", "Gamma", "Delta"}}},
		{"one taken out", "22:30 Alpha | 13:30 Beta Gamma Delta", "unchanged, unchanged, unchanged, no longer in the text",
			[][]string{firstText[0], {"1:30 PM", "Beta", "Delta"}}},
		{"one taken out, another put on top", "22:30 Alpha | 13:30 New Beta Gamma Delta", "unchanged, added, unchanged, unchanged, no longer in the text",
			[][]string{firstText[0], {"1:30 PM", "New", "Beta", "Gamma"}}},
		{"the other way round", "22:30 Alpha | 13:30 Beta Gamma Delta", "unchanged, unchanged, unchanged, unchanged",
			[][]string{firstText[0], {"1:30 PM", "Delta", "Gamma", "Beta"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newImportDesk(t, false)
			if r := d.imports(rolling(firstText...)); r.Count(Added) != 4 || r.Stamps != 2 {
				t.Fatalf("first: %s", fates(r))
			}
			seq := d.page().Seq
			r := d.imports(rolling(c.text...))
			if got := fates(r); got != c.fates {
				t.Errorf("fates: %s\nwant %s", got, c.fates)
			}
			if got := d.shown(); got != c.shown {
				t.Errorf("shown: %s\nwant %s", got, c.shown)
			}
			if did := int64(r.Count(Added, Edited)); d.page().Seq-seq != did {
				t.Errorf("%d entries for %d changes", d.page().Seq-seq, did)
			}
			// Once more: nothing.
			seq = d.page().Seq
			if r := d.imports(rolling(c.text...)); r.Count(Added, Edited) != 0 || d.page().Seq != seq {
				t.Errorf("again: %s", fates(r))
			}
			for _, chunk := range d.page().Chunks {
				for _, post := range chunk.Posts {
					if !post.Imported {
						t.Errorf("the history of %s doesn't say that it was imported", post.Headline)
					}
				}
			}
		})
	}
}

// What was changed on the page since is reported and never touched.
func TestImportLeavesAlone(t *testing.T) {
	d := newImportDesk(t, false)
	d.imports(rolling(firstText...))
	edit := func(headline string) func(page.Texts) (page.Texts, error) {
		return func(x page.Texts) (page.Texts, error) { x.Headline = headline; return x, nil }
	}
	d.change(store.Change{Op: page.OpEdit, Post: d.id4("Alpha"), Rev: 1, Edit: edit("Alphabet")})
	d.change(store.Change{Op: page.OpWithdraw, Post: d.id4("Beta")})
	d.change(store.Change{Op: page.OpErase, Post: d.id4("Gamma"), Reason: "privacy"})
	d.change(store.Change{Op: page.OpFlag, Post: d.id4("Delta"), Flags: func(f page.Flags) page.Flags { f.Key = true; return f }})
	seq := d.page().Seq
	want := "changed here since, withdrawn here since, erased here since, unchanged"
	if r := d.imports(rolling(firstText...)); fates(r) != want || d.page().Seq != seq {
		t.Errorf("%s\nwant %s", fates(r), want)
	}
	// Their texts changed too: still not touched. A flag is no change of the text.
	other := rolling([]string{"10:30 PM", "Alpha: Other words that are quite another text."},
		[]string{"1:30 PM", "Beta: Other words that are quite another text.", "Gamma: Other words that are quite another text.", "Delta: Other words that are quite another text."})
	want = "changed here since, withdrawn here since, erased here since, edited"
	if r := d.imports(other); fates(r) != want || d.page().Seq != seq+1 {
		t.Errorf("%s\nwant %s", fates(r), want)
	}
	if got := d.shown(); got != "22:30 Alphabet | 13:30 - - Delta" {
		t.Error(got)
	}
	var b bytes.Buffer
	if err := d.imports(other).WriteText(&b); err != nil || !strings.Contains(b.String(), "Left alone:\n  line ") || strings.Contains(b.String(), "Gamma: ") {
		t.Errorf("%v\n%s", err, b.String())
	}
}

// A post that no import brought is found by stamp and headline, and left alone.
func TestImportBesideOwn(t *testing.T) {
	d := newImportDesk(t, false)
	body := "The text of Beta is here, and it is a sentence that ends with a full stop."
	at := time.Date(2024, 10, 23, 11, 30, 0, 0, time.UTC)
	if _, err := d.s.Write(t.Context(), store.Command{Page: d.id}, func(tx *store.Tx) error {
		_, err := tx.Publish([]store.NewPost{
			{Texts: page.Texts{Headline: "Beta", Body: markup.FromText(body).Encode()}},
			{Texts: page.Texts{Headline: "Gamma", Body: markup.FromText("Its own text.").Encode()}},
		}, store.At{Stamp: at, Imported: true})
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if r := d.imports(rolling(firstText...)); fates(r) != "added, unchanged, published here, added" {
		t.Error(fates(r))
	}
	if got := d.shown(); got != "22:30 Alpha | 13:30 Beta Gamma Delta" {
		t.Error(got)
	}
}

// Many stories put between the same two: the room between positions runs out,
// and nothing is lost.
func TestImportNoRoom(t *testing.T) {
	d := newImportDesk(t, false)
	text := []string{"1:30 PM", "First", "Last"}
	for i := range 14 {
		d.imports(rolling(text))
		text = slices.Insert(text, 2, fmt.Sprintf("Story-%02d", i))
	}
	r := d.imports(rolling(text))
	if p := d.page(); p.Count != 16 || r.Stories != 16 {
		t.Errorf("%d posts of %d stories: %s", p.Count, r.Stories, d.shown())
	}
	if r := d.imports(rolling(text)); r.Count(Unchanged) != 16 {
		t.Error(fates(r))
	}
}

// On a draft page an import replaces the one before, and open publishes all.
func TestImportDrafts(t *testing.T) {
	d := newImportDesk(t, true)
	above := "Harbour news, updated all day.\n\n\n"
	if r := d.imports(above + rolling(firstText...)); r.Count(Saved) != 4 || r.Replaced != 0 || len(r.Texts) != 1 {
		t.Errorf("%s, %v", fates(r), r.Texts)
	}
	second := above + rolling([]string{"9:00 PM", "Alpha"}, firstText[1])
	if r := d.imports(second); r.Count(Saved) != 4 || r.Replaced != 4 {
		t.Errorf("%s, replaced %d", fates(r), r.Replaced)
	}
	if p := d.page(); p.Seq != 0 {
		t.Error("a draft page has a log")
	}
	if _, err := d.s.Write(t.Context(), store.Command{Page: d.id}, (*store.Tx).Open); err != nil {
		t.Fatal(err)
	}
	if got := d.shown(); got != "21:00 Alpha | 13:30 Beta Gamma Delta" {
		t.Error(got)
	}
	// The page is live: the same text adds nothing, and a later one is told apart.
	if r := d.imports(second); r.Count(Unchanged) != 4 {
		t.Error(fates(r))
	}
	if r := d.imports(above + rolling([]string{"11:00 PM", "New"}, []string{"9:00 PM", "Alpha: It is another text now, with more in it."}, firstText[1])); fates(r) != "added, edited, unchanged, unchanged, unchanged" {
		t.Error(fates(r))
	}
}

// The page's own texts: set where there is none or an import set them.
func TestImportTexts(t *testing.T) {
	d := newImportDesk(t, false)
	if r := d.imports("Harbour news, updated all day.\n\n\n" + rolling(firstText...)); len(r.Texts) != 1 {
		t.Fatal(r.Texts)
	}
	p := d.page()
	was := p.Notice.Text + p.Standfirst
	if was != "Harbour news, updated all day." {
		t.Errorf("%q", was)
	}
	if r := d.imports("Harbour news, updated all night.\n\n\n" + rolling(firstText...)); len(r.Texts) != 1 || len(r.Left) != 0 {
		t.Errorf("set %v, left %v", r.Texts, r.Left)
	}
	if _, err := d.s.Write(t.Context(), store.Command{Page: d.id}, func(tx *store.Tx) error {
		return tx.SetPage(func(h page.Head) (page.Head, error) {
			if h.Notice.Text != "" {
				h.Notice.Text = "An editor's words."
			} else {
				h.Standfirst = "An editor's words."
			}
			return h, nil
		})
	}); err != nil {
		t.Fatal(err)
	}
	if r := d.imports("Harbour news, updated all week.\n\n\n" + rolling(firstText...)); len(r.Texts) != 0 || len(r.Left) != 1 {
		t.Errorf("set %v, left %v", r.Texts, r.Left)
	}
	if p := d.page(); p.Notice.Text+p.Standfirst != "An editor's words." {
		t.Error("an editor's words were replaced")
	}
}

// An ended page takes no new post, but the same text is no error.
func TestImportEnded(t *testing.T) {
	d := newImportDesk(t, false)
	d.imports(rolling(firstText...))
	if _, err := d.s.Write(t.Context(), store.Command{Page: d.id}, func(tx *store.Tx) error { return tx.End("") }); err != nil {
		t.Fatal(err)
	}
	if r := d.imports(rolling(firstText...)); r.Count(Unchanged) != 4 {
		t.Error(fates(r))
	}
	for _, dry := range []bool{true, false} {
		_, err := Import(t.Context(), d.s, store.By{}, d.id, d.parse(rolling([]string{"11:00 PM", "New"}, firstText[0], firstText[1])), dry)
		if !errors.Is(err, store.ErrState) {
			t.Errorf("dry %v: %v", dry, err)
		}
	}
}

// What can't be a post is an error that names the line, and nothing is done.
func TestImportTooLarge(t *testing.T) {
	d := newImportDesk(t, false)
	o := d.parse(rolling(firstText...))
	o.Updates[1].Posts[2].Headline = strings.Repeat("long ", 80)
	_, err := Import(t.Context(), d.s, store.By{}, d.id, o, false)
	var bad *ParseError
	if !errors.As(err, &bad) || bad.Line != o.Updates[1].Posts[2].Line || !errors.Is(err, ErrTooLarge) {
		t.Errorf("%v", err)
	}
	if d.page().Seq != 1 {
		t.Error("it was imported in part")
	}
}

// A dateline that export can write again is shown by itself; all of the text
// comes back in either case.
func TestImportDatelines(t *testing.T) {
	d := newImportDesk(t, false)
	text := "UPDATE: 10:30 PM CEST\n\n\nFerries stay in port\nSkagen, Denmark—October 19, 2024: No ship has left the harbour since the morning.\n\n\nTrains run late\nPARIS, Oct. 23 (Wire) - Trains ran late in all of the country on Wednesday.\n"
	d.imports(text)
	p := d.page()
	a, b := p.Post(d.id4("Ferries stay in port")), p.Post(d.id4("Trains run late"))
	if a.Dateline != (page.Dateline{Place: "Skagen, Denmark", Date: "2024-10-19"}) || bodyOf(a.Texts)[0] != "No ship has left the harbour since the morning." {
		t.Errorf("%+v %s", a.Dateline, a.Texts.Body)
	}
	if !strings.HasPrefix(bodyOf(b.Texts)[0], "PARIS, Oct. 23 (Wire) - Trains") {
		t.Errorf("%+v %s", b.Dateline, b.Texts.Body)
	}
	var out bytes.Buffer
	if err := Write(&out, OutlineOf(p, d.zone)); err != nil {
		t.Fatal(err)
	}
	words := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' }), "\n")
	}
	if words(out.String()) != words(text) {
		t.Errorf("came back as\n%s", out.String())
	}
}

// Stories that were rewritten are told by their words where one above or below
// them was taken out: here the second text has no Power, the third changes Buses.
func TestImportAlike(t *testing.T) {
	d := newImportDesk(t, false)
	bus, power, school := "Buses run: Lines 2 and 7 run until midnight, free of charge.", "Power out: The old town has been dark since noon.", "Schools shut: All classes are off until Friday."
	d.imports(rolling([]string{"1:30 PM", bus, power, school}))
	id := d.id4("Buses run")
	if r := d.imports(rolling([]string{"1:30 PM", bus, school})); fates(r) != "unchanged, unchanged, no longer in the text" {
		t.Error(fates(r))
	}
	r := d.imports(rolling([]string{"1:30 PM", "No charge on buses: Lines 2 and 7 run until midnight, for free.", school}))
	if fates(r) != "edited, unchanged, no longer in the text" || r.Items[0].Post != id {
		t.Errorf("%s: %+v", fates(r), r.Items)
	}
	// Nothing alike is left of it: its place tells it, for what is gone from the text has none.
	r = d.imports(rolling([]string{"1:30 PM", "Quite another headline: Taxis wait at every corner of town.", school}))
	if fates(r) != "edited, unchanged, no longer in the text" || r.Items[0].Post != id {
		t.Errorf("%s: %+v", fates(r), r.Items)
	}
	// A post that was rewritten here is still the one that it was, and left alone.
	d.change(store.Change{Op: page.OpEdit, Post: d.id4("Schools shut"), Rev: 1, Edit: func(x page.Texts) (page.Texts, error) {
		x.Headline, x.Body = "Lessons at home", markup.FromText("Pupils learn at the kitchen table.").Encode()
		return x, nil
	}})
	if r := d.imports(rolling([]string{"1:30 PM", "Quite another headline: Taxis wait at every corner of town.", "Schools remain shut: All classes are off until Friday.", "Trams stop: No line has power."})); fates(r) != "unchanged, changed here since, added, no longer in the text" {
		t.Errorf("%s: %+v", fates(r), r.Items)
	}
	// Taken up again it is what it was.
	if r := d.imports(rolling([]string{"1:30 PM", "Quite another headline: Taxis wait at every corner of town.", power})); fates(r) != "unchanged, unchanged, no longer in the text, no longer in the text" {
		t.Error(fates(r))
	}
}

// An erased text never comes back, wherever a later copy of the text has it, and
// however it was changed there.
func TestImportErased(t *testing.T) {
	bus, power, school := "Buses run: Lines 2 and 7 run until midnight, free of charge.", "Power out: The old town has been dark since noon.", "Schools shut: All classes are off until Friday."
	for _, c := range []struct {
		name, fates string
		stories     []string
	}{
		{"as it was", "unchanged, erased here since, unchanged", []string{bus, power, school}},
		{"rewritten", "unchanged, erased here since, unchanged", []string{bus, "Lights out: The old town has had no light since noon.", school}},
		{"moved", "unchanged, unchanged, erased here since", []string{bus, school, power}},
		{"another taken out", "unchanged, erased here since, no longer in the text", []string{bus, power}},
		{"another put in", "unchanged, not added, it may be a post that was erased here, not added, it may be a post that was erased here, unchanged", []string{bus, "Taxis wait: They wait at every corner.", power, school}},
		{"another put in on top", "not added, it may be a post that was erased here, unchanged, not added, it may be a post that was erased here, unchanged", []string{"Taxis wait: They wait at every corner.", bus, power, school}},
		{"another rewritten beyond recognition", "not added, it may be a post that was erased here, not added, it may be a post that was erased here, unchanged, no longer in the text",
			[]string{"Taxis wait: They stand at every corner.", power, school}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newImportDesk(t, false)
			d.imports(rolling([]string{"1:30 PM", bus, power, school}))
			d.change(store.Change{Op: page.OpErase, Post: d.id4("Power out"), Reason: "privacy"})
			seq := d.page().Seq
			r := d.imports(rolling(append([]string{"1:30 PM"}, c.stories...)))
			if fates(r) != c.fates || d.page().Seq != seq {
				t.Errorf("%s\nwant %s; %d entries", fates(r), c.fates, d.page().Seq-seq)
			}
			if shown := d.shown(); strings.Contains(shown, "Power") || strings.Contains(shown, "Lights") {
				t.Error(shown)
			}
			var b bytes.Buffer
			if err := r.WriteText(&b); err != nil || strings.Contains(b.String(), "post )") {
				t.Errorf("%v\n%s", err, b.String())
			}
		})
	}
}
