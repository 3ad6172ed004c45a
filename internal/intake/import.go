package intake

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// What became of a story of the outline, or of a post of the page.
type Fate string

// The fates.
const (
	Added     Fate = "added"
	Saved     Fate = "saved as a draft"
	Edited    Fate = "edited"
	Unchanged Fate = "unchanged"
	Here      Fate = "changed here since"   // left alone
	Gone      Fate = "withdrawn here since" // left alone
	Destroyed Fate = "erased here since"    // left alone
	Held      Fate = "not added, it may be a post that was erased here"
	Own       Fate = "published here" // not by an import, under the same stamp and headline: left alone
	Missing   Fate = "no longer in the text"
)

// An Item is one story and what became of it.
type Item struct {
	Fate     Fate      `json:"fate"`
	Line     int       `json:"line,omitempty"` // of the text; 0 where it is not in it
	Stamp    time.Time `json:"stamp"`
	Headline string    `json:"headline,omitempty"`
	Post     string    `json:"post,omitempty"` // id; empty where nothing was written
}

// A Report says what an import did, or would do.
type Report struct {
	Page     string   `json:"page"` // slug
	DryRun   bool     `json:"dry_run"`
	Stories  int      `json:"stories"` // in the text
	Stamps   int      `json:"stamps"`  // that are added to
	Replaced int      `json:"replaced,omitempty"`
	Texts    []string `json:"texts,omitempty"` // of the page's own that were set: notice, standfirst
	Left     []string `json:"left,omitempty"`  // likewise, that were changed here since and left alone
	Items    []Item   `json:"items"`           // in the order of the text, then what is missing in it

	unit string // what its lines are called
}

// Count is how many items have one of the fates.
func (r *Report) Count(fates ...Fate) int {
	n := 0
	for _, it := range r.Items {
		if slices.Contains(fates, it.Fate) {
			n++
		}
	}
	return n
}

// WriteText says in a few lines what was done; what was not is listed.
func (r *Report) WriteText(w io.Writer) error {
	b := bufio.NewWriter(w)
	did := func(fate Fate, one, many string) {
		if n := r.Count(fate); n > 0 {
			verb := map[Fate][2]string{Added: {"Added", "Would add"}, Saved: {"Saved", "Would save"}, Edited: {"Edited", "Would edit"}}[fate]
			word := verb[0]
			if r.DryRun {
				word = verb[1]
			}
			fmt.Fprintf(b, "%s %s", word, count(n, one, many))
			if fate != Edited {
				fmt.Fprintf(b, " under %s", count(r.Stamps, "stamp", "stamps"))
			}
			b.WriteByte('\n')
		}
	}
	did(Added, "post", "posts")
	did(Saved, "draft", "drafts")
	did(Edited, "post", "posts")
	if r.Replaced > 0 {
		fmt.Fprintf(b, "in place of %s of the import before\n", count(r.Replaced, "draft", "drafts"))
	}
	if len(r.Texts) > 0 {
		word := "Set"
		if r.DryRun {
			word = "Would set"
		}
		fmt.Fprintf(b, "%s the page's %s\n", word, strings.Join(r.Texts, " and "))
	}
	if r.Count(Added, Saved, Edited) == 0 && len(r.Texts) == 0 {
		b.WriteString("Nothing to add: ")
	}
	if n := r.Count(Unchanged); n > 0 || r.Count(Added, Saved, Edited) == 0 {
		fmt.Fprintf(b, "%d of %s of the text %s on the page as they are\n", n, count(r.Stories, "post", "posts"), map[bool]string{true: "is", false: "are"}[n == 1])
	}
	if n := r.Count(Missing); n > 0 && r.unit == unitItem {
		fmt.Fprintf(b, "Left alone: %s of earlier imports that it does not have\n", count(n, "post", "posts"))
	}
	left := false
	for _, it := range r.Items {
		switch it.Fate {
		case Added, Saved, Edited, Unchanged:
			continue
		case Missing:
			if r.unit == unitItem { // a feed has the newest only
				continue
			}
		}
		if !left {
			b.WriteString("Left alone:\n")
			left = true
		}
		where := ""
		if it.Line > 0 {
			where = fmt.Sprintf("%s %d: ", r.unit, it.Line)
		}
		head := it.Headline
		if head == "" {
			head = "(no headline)"
		}
		post := ""
		if it.Post != "" {
			post = ", post " + it.Post
		}
		fmt.Fprintf(b, "  %s%s: %s (%s UTC%s)\n", where, it.Fate, short(head, 80), it.Stamp.UTC().Format("2006-01-02 15:04"), post)
	}
	for _, name := range r.Left {
		fmt.Fprintf(b, "The page's %s was changed here since and is left alone\n", name)
	}
	return b.Flush()
}

// A story is a post of an outline, with what an import compares.
type story struct {
	line  int
	where string // "line 3"
	stamp time.Time
	place int64 // under its stamp, from 1
	texts page.Texts
	key   []byte // keyed hash of the headline, or of what stands for it
	hash  []byte // keyed hash of the whole
	match int    // index of a known post, or -1
	whole bool   // texts is all that is said of it, not its words alone
	keyed bool   // it is published as a key moment

	mended bool // its headline is not the export's
	held   bool // it may be an erased post: not to be added
}

// A known is a post that the page has, or a draft.
type known struct {
	item  *store.ImportItem // nil: not from an import
	post  *page.Post        // nil: a draft
	key   []byte
	taken bool
}

// headKey names a story among those under its stamp: by its headline, or where
// it has none by its first paragraph.
func headKey(headline string, paragraphs []string) []byte {
	if headline == "" && len(paragraphs) > 0 {
		return []byte("\x00" + paragraphs[0])
	}
	return []byte(headline)
}

// stories lists what the outline holds, checked against the limits of a post.
func stories(o *Outline, hash func([]byte) []byte) ([]story, error) {
	var list []story
	places := map[time.Time]int64{}
	for _, u := range o.Updates {
		for _, p := range u.Posts {
			texts, err := textsOf(p)
			if err != nil {
				return nil, fail(o.Name, ErrTooLarge, p.Line, o.Zone, "story_large", args{"what": err}).of(o)
			}
			own := texts
			if p.instead != nil {
				texts.Headline = *p.instead
			}
			if n := utf8.RuneCountInString(texts.Headline); n > store.MaxHeadline {
				return nil, fail(o.Name, ErrTooLarge, p.Line, o.Zone, "headline_long", args{"n": n, "max": store.MaxHeadline}).of(o)
			}
			said := []any{p.Headline, p.Paragraphs}
			if p.Whole != nil {
				said = []any{own}
			}
			whole, err := json.Marshal(said)
			if err != nil {
				return nil, err
			}
			places[u.Stamp]++
			list = append(list, story{
				line: p.Line, where: fmt.Sprintf("%s %d", o.Unit(), p.Line), stamp: u.Stamp, place: places[u.Stamp], texts: texts,
				key: hash(headKey(p.Headline, p.Body())), hash: hash(whole), match: -1,
				whole: p.Whole != nil, keyed: p.Whole != nil && p.Whole.Key, mended: texts.Headline != own.Headline,
			})
		}
	}
	if len(list) == 0 {
		return nil, fail(o.Name, ErrNoStamp, 0, o.Zone, "no_post", nil)
	}
	return list, nil
}

// Check looks whether each post is one that a page can have. The error is a *ParseError.
func (o *Outline) Check() error {
	_, err := stories(o, func(b []byte) []byte { return b })
	return err
}

// textsOf is what a post of an outline says. A dateline that export can write
// again is taken out of the text, since pages show it by itself; another stays
// where it is.
func textsOf(p Post) (page.Texts, error) {
	if p.Whole != nil {
		return p.Whole.texts(p.Headline), nil
	}
	t := page.Texts{Headline: p.Headline}
	paragraphs := p.Paragraphs
	d := page.Dateline{Place: p.Dateline.Place, Date: p.Dateline.Date.String()}
	if l := lead(d); l != "" && l == p.Dateline.Lead {
		t.Dateline, paragraphs = d, p.Body()
	}
	doc := markup.FromLines(paragraphs)
	if err := doc.Check(); err != nil {
		return t, err
	}
	t.Body = doc.Encode()
	return t, nil
}

// lead is how a text opens with a dateline: "Skagen, Denmark—October 19, 2024: ".
func lead(d page.Dateline) string {
	day := d.Date
	if t, err := ParseDate(d.Date); err == nil {
		day = t.utc().Format("January 2, 2006")
	}
	switch {
	case d.Place != "" && day != "":
		return d.Place + "—" + day + ": "
	case d.Place != "":
		return d.Place + " — "
	case day != "":
		return day + ": "
	}
	return ""
}

// OutlineOf is the page as an outline, for Write: every post that is not gone,
// newest first. An import's text comes back as it was but for blank lines.
func OutlineOf(p *page.Page, zone *time.Location) *Outline {
	o := &Outline{Zone: zone, Order: NewestFirst, Notice: p.Notice.Text, Standfirst: p.Standfirst, Updates: []Update{}, Doubts: []Doubt{}}
	for _, c := range slices.Backward(p.Chunks) {
		for _, u := range c.Updates() {
			update := Update{Stamp: u.Stamp, Label: Label(u.Stamp, zone)}
			for _, post := range u.Posts {
				if post.Gone() {
					continue
				}
				out := Post{Headline: post.Headline, Paragraphs: paragraphsOf(post.Texts)}
				update.Posts = append(update.Posts, out)
			}
			if len(update.Posts) > 0 {
				o.Updates = append(o.Updates, update)
			}
		}
	}
	return o
}

// paragraphsOf gives a post's text with its dateline before the first word.
func paragraphsOf(t page.Texts) []string {
	doc, err := markup.Decode(t.Body)
	if err != nil {
		return nil // a body that this program can't read is not shown either
	}
	paragraphs := doc.Paragraphs()
	if l := lead(t.Dateline); l != "" {
		if len(paragraphs) == 0 {
			return []string{strings.TrimSpace(l)}
		}
		paragraphs[0] = l + paragraphs[0]
	}
	return paragraphs
}

// Import makes the posts of an outline posts of the page, all in one
// transaction and each under its own stamp. What an earlier import brought is
// found again by stamp and headline, then by a text that is alike, then by
// position: what the text changed is edited, what was changed, withdrawn or
// erased on the page since is left alone and reported. An erased post can only be
// found by position; where that could be another story, neither is added. On a draft page the posts become drafts, in place of those of
// the import before. With dryRun nothing is written. watched names words of the
// watch list that are to be published all the same.
func Import(ctx context.Context, s *store.Store, by store.By, pageID string, o *Outline, dryRun bool, watched ...string) (*Report, error) {
	if dryRun {
		p, err := s.Load(ctx, pageID)
		if err != nil {
			return nil, err
		}
		items, err := s.ImportItems(ctx, pageID)
		if err != nil {
			return nil, err
		}
		drafts, err := s.Drafts(ctx, pageID)
		if err != nil {
			return nil, err
		}
		plan, err := newPlan(p, items, drafts, o, s.Hash)
		if err != nil {
			return nil, err
		}
		plan.report.DryRun = true
		return plan.report, nil
	}
	var plan *plan
	_, err := s.Write(ctx, store.Command{Page: pageID, By: by, Watched: watched}, func(tx *store.Tx) error {
		p, err := tx.Page()
		if err != nil {
			return err
		}
		items, err := tx.ImportItems()
		if err != nil {
			return err
		}
		drafts, err := tx.Drafts()
		if err != nil {
			return err
		}
		if plan, err = newPlan(p, items, drafts, o, tx.Hash); err != nil {
			return err
		}
		return plan.do(tx)
	})
	if err != nil {
		return nil, err
	}
	return plan.report, nil
}

// A plan is what an import will do.
type plan struct {
	page    *page.Page
	stories []story
	known   []known
	fates   []int // of each story, its item in the report
	set     func(page.Head) page.Head
	report  *Report
}

func newPlan(p *page.Page, items []store.ImportItem, drafts []store.Draft, o *Outline, hash func([]byte) []byte) (*plan, error) {
	list, err := stories(o, hash)
	if err != nil {
		return nil, err
	}
	n := &plan{page: p, stories: list, report: &Report{Page: p.Slug, Stories: len(list), Items: []Item{}, unit: o.Unit()}}
	n.texts(o, len(items) > 0)
	if p.State == page.Draft {
		stamps := map[time.Time]bool{}
		for _, d := range drafts {
			if d.Source == store.SourceImport {
				n.report.Replaced++
			}
		}
		for _, s := range list {
			stamps[s.stamp] = true
			n.note(s, Saved, "")
		}
		n.report.Stamps = len(stamps)
		return n, nil
	}
	n.know(items, hash)
	n.match()
	n.decide()
	if p.State == page.Ended && n.report.Count(Added) > 0 {
		return nil, fmt.Errorf("%w: page %s has ended; reopen it first", store.ErrState, p.Slug)
	}
	return n, nil
}

func (n *plan) note(s story, fate Fate, post string) {
	n.fates = append(n.fates, len(n.report.Items))
	n.report.Items = append(n.report.Items, Item{Fate: fate, Line: s.line, Stamp: s.stamp, Headline: s.texts.Headline, Post: post})
}

// texts sees to what stands above the updates: it is set where the page has no
// such text, or the one that an import set.
func (n *plan) texts(o *Outline, before bool) {
	imports := map[time.Time]bool{}
	for _, c := range n.page.Chunks {
		for _, post := range c.Posts {
			if post.Imported {
				imports[post.Published] = true
			}
		}
	}
	ours := func(field, now string) bool {
		if now == "" || n.page.State == page.Draft && before {
			return true
		}
		at := time.Time{}
		for _, r := range n.page.Log() {
			for _, v := range r.Values {
				if v.Name == field {
					at = r.Time
				}
			}
		}
		return imports[at]
	}
	notice, standfirst := "", ""
	for _, t := range []struct {
		field, now, text string
		to               *string
	}{
		{page.FieldNotice, n.page.Notice.Text, o.Notice, &notice},
		{page.FieldStandfirst, n.page.Standfirst, o.Standfirst, &standfirst},
	} {
		switch {
		case t.text == "" || t.text == t.now:
		case ours(t.field, t.now):
			*t.to = t.text
			n.report.Texts = append(n.report.Texts, t.field)
		default:
			n.report.Left = append(n.report.Left, t.field)
		}
	}
	if len(n.report.Texts) > 0 {
		n.set = func(h page.Head) page.Head {
			if notice != "" {
				h.Notice = page.Notice{Text: notice}
			}
			if standfirst != "" {
				h.Standfirst = standfirst
			}
			return h
		}
	}
}

// know lists the posts that stories may be, in the order in which the page shows
// them.
func (n *plan) know(items []store.ImportItem, hash func([]byte) []byte) {
	byPost := map[string]*store.ImportItem{}
	for i := range items {
		byPost[items[i].Post] = &items[i]
	}
	for _, c := range slices.Backward(n.page.Chunks) {
		for _, post := range c.Posts {
			k := known{item: byPost[post.ID], post: post}
			if k.item != nil && (len(k.item.Headline) > 0 || post.Gone()) {
				k.key = k.item.Headline
			} else {
				k.key = hash(headKey(post.Headline, bodyOf(post.Texts)))
			}
			n.known = append(n.known, k)
		}
	}
}

func bodyOf(t page.Texts) []string {
	doc, err := markup.Decode(t.Body)
	if err != nil {
		return nil
	}
	return doc.Paragraphs()
}

// match finds the post of each story: under one stamp, first by headline, then by
// a text that is the same or alike, then by position between those that are found.
// Of several that may be meant the lower ones are taken: what is new is put on top.
// A post that an earlier text had no more is not found by position.
func (n *plan) match() {
	posts := map[time.Time][]int{}
	for i, k := range n.known {
		at := k.post.Stamp
		posts[at] = append(posts[at], i)
	}
	under := map[time.Time][]int{}
	for i, s := range n.stories {
		under[s.stamp] = append(under[s.stamp], i)
	}
	for stamp, list := range under {
		candidates := posts[stamp]
		// An import remembers its order; posts from elsewhere stand where they are.
		slices.SortStableFunc(candidates, func(a, b int) int {
			x, y := n.known[a].item, n.known[b].item
			if x == nil || y == nil {
				return 0
			}
			return int(x.Place - y.Place)
		})
		pair := func(same func(*story, *known) bool) {
			for _, i := range list {
				for _, j := range candidates {
					if s, k := &n.stories[i], &n.known[j]; s.match < 0 && !k.taken && same(s, k) {
						s.match, k.taken = j, true
					}
				}
			}
		}
		pair(func(s *story, k *known) bool { return len(k.key) > 0 && string(s.key) == string(k.key) })
		pair(func(s *story, k *known) bool {
			return k.item != nil && len(s.texts.Body) > 0 && string(s.texts.Body) == string(k.post.Texts.Body)
		})
		n.alike(list, candidates)
		candidates = slices.DeleteFunc(slices.Clone(candidates), func(j int) bool {
			k := &n.known[j]
			return !k.taken && k.item != nil && k.item.Place == 0
		})
		if !n.erased(list, candidates) {
			n.between(list, candidates)
		}
	}
}

// Texts are alike from this share of words on. Many that are to be compared are
// left to their position.
const (
	alikeFrom   = 0.6
	alikeAtMost = 1 << 16 // pairs
)

// alike pairs stories with posts that an import brought by the words that they
// have in common, those that have most first. Words that many of the update have
// tell nothing.
func (n *plan) alike(list, candidates []int) {
	type text struct {
		at    int
		words map[string]bool
	}
	var open, posts []text
	common := map[string]bool{}
	collect := func(all []int, texts func(int) page.Texts, free func(int) bool) (left []text) {
		in := map[string]int{}
		for _, at := range all {
			words := wordsOf(texts(at))
			for w := range words {
				if in[w]++; in[w] > max(1, len(all)/2) {
					common[w] = true
				}
			}
			if free(at) {
				left = append(left, text{at, words})
			}
		}
		return left
	}
	free := func(i int) bool { return n.stories[i].match < 0 }
	ours := func(j int) bool { return !n.known[j].taken && n.known[j].item != nil }
	if !slices.ContainsFunc(list, free) || !slices.ContainsFunc(candidates, ours) {
		return
	}
	open = collect(list, func(i int) page.Texts { return n.stories[i].texts }, free)
	posts = collect(candidates, func(j int) page.Texts { return n.known[j].imported() }, ours)
	if len(open)*len(posts) > alikeAtMost {
		return
	}
	telling := func(words map[string]bool) (k int) {
		for w := range words {
			if !common[w] {
				k++
			}
		}
		return k
	}
	type pair struct {
		story, known int
		share        float64
	}
	var pairs []pair
	for _, a := range open {
		for _, b := range posts {
			both := 0
			for w := range b.words {
				if a.words[w] && !common[w] {
					both++
				}
			}
			if both == 0 {
				continue
			}
			if share := 2 * float64(both) / float64(telling(a.words)+telling(b.words)); share >= alikeFrom {
				pairs = append(pairs, pair{a.at, b.at, share})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.share, a.share) })
	for _, p := range pairs {
		if s, k := &n.stories[p.story], &n.known[p.known]; s.match < 0 && !k.taken {
			s.match, k.taken = p.known, true
		}
	}
}

// imported is headline and body as the last import left them, whatever they are
// now: that is what a later text resembles.
func (k known) imported() (t page.Texts) {
	if k.item == nil {
		return k.post.Texts
	}
	for _, r := range k.post.Revisions {
		if r.Rev > k.item.Rev {
			break
		}
		for _, v := range r.Values {
			switch v.Name {
			case page.FieldHeadline:
				t.Headline = string(v.Bytes)
			case page.FieldBody:
				t.Body = v.Bytes
			}
		}
	}
	return t
}

// wordsOf is the words of a post's headline and text.
func wordsOf(t page.Texts) map[string]bool {
	words := map[string]bool{}
	for _, text := range append(bodyOf(t), t.Headline) {
		for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) && !unicode.IsDigit(c) }) {
			words[w] = true
		}
	}
	return words
}

// erased sees to the stories of a stamp under which a post was erased: its words
// are not known any more. Where no more stories are left over than posts were
// erased they are these, else none of them is added, lest an erased text is
// published again.
func (n *plan) erased(list, candidates []int) bool {
	var left, gone []int
	for _, i := range list {
		if n.stories[i].match < 0 {
			left = append(left, i)
		}
	}
	for _, j := range candidates {
		if k := n.known[j]; !k.taken && k.item != nil && len(k.item.Source) == 0 {
			gone = append(gone, j)
		}
	}
	if len(gone) == 0 {
		return false
	}
	for at, i := range left {
		if s := &n.stories[i]; len(left) <= len(gone) {
			s.match, n.known[gone[at]].taken = gone[at], true
		} else {
			s.held = true
		}
	}
	return true
}

// between pairs what is left over by position, from the bottom of each gap
// between two that are paired. Only what an import brought is paired like this.
func (n *plan) between(list, candidates []int) {
	at := map[int]int{} // of a candidate, its place among them
	free := 0
	for i, j := range candidates {
		at[j] = i
		if k := &n.known[j]; !k.taken && k.item != nil {
			free++
		}
	}
	low := len(candidates) // candidates from here on are below
	for i := len(list) - 1; i >= 0 && free > 0; i-- {
		s := &n.stories[list[i]]
		if s.match >= 0 {
			low = min(low, at[s.match])
			continue
		}
		// How far up the gap reaches.
		high := -1
		for _, above := range list[:i] {
			if m := n.stories[above].match; m >= 0 && at[m] < low {
				high = max(high, at[m])
			}
		}
		for j := low - 1; j > high; j-- {
			if k := &n.known[candidates[j]]; !k.taken && k.item != nil {
				s.match, k.taken, low = candidates[j], true, j
				free--
				break
			}
		}
	}
}

// decide says what becomes of each story.
func (n *plan) decide() {
	stamps := map[time.Time]bool{}
	for _, s := range n.stories {
		if s.held {
			n.note(s, Held, "")
			continue
		}
		if s.match < 0 {
			stamps[s.stamp] = true
			n.note(s, Added, "")
			continue
		}
		k := n.known[s.match]
		n.note(s, n.fate(s, k), k.post.ID)
	}
	n.report.Stamps = len(stamps)
	for _, k := range n.known {
		if !k.taken && k.item != nil && !k.post.Gone() {
			n.report.Items = append(n.report.Items, Item{Fate: Missing, Stamp: k.post.Stamp, Headline: k.post.Headline, Post: k.post.ID})
		}
	}
}

func (n *plan) fate(s story, k known) Fate {
	switch {
	case k.item == nil && k.post.Headline == s.texts.Headline && string(k.post.Texts.Body) == string(s.texts.Body):
		return Unchanged
	case k.item == nil:
		return Own
	case k.post.Withdrawn:
		return Gone
	case len(k.item.Source) == 0 || k.post.Sealed:
		return Destroyed
	}
	for _, r := range k.post.Revisions {
		if r.Rev > k.item.Rev && r.Op != page.OpFlag {
			return Here
		}
	}
	if string(k.item.Source) == string(s.hash) && !s.mended {
		return Unchanged
	}
	return Edited
}

// do carries the plan out.
func (n *plan) do(tx *store.Tx) error {
	if n.set != nil {
		err := tx.SetPage(func(h page.Head) (page.Head, error) { return n.set(h), nil })
		if err != nil {
			return err
		}
	}
	if n.page.State == page.Draft {
		return n.save(tx)
	}
	for i, s := range n.stories {
		if it := &n.report.Items[n.fates[i]]; it.Fate == Edited {
			if err := n.edit(tx, s); err != nil {
				return err
			}
		} else if s.match >= 0 && n.known[s.match].item != nil && n.known[s.match].item.Place != s.place {
			moved := *n.known[s.match].item
			moved.Place = s.place
			if err := tx.PutImportItem(moved); err != nil {
				return err
			}
		}
	}
	for _, k := range n.known {
		if !k.taken && k.item != nil && k.item.Place != 0 && len(k.item.Source) > 0 {
			missing := *k.item
			missing.Place = 0
			if err := tx.PutImportItem(missing); err != nil {
				return err
			}
		}
	}
	// The oldest stamp first, as it would have come; of one stamp that stands in
	// two places the lower one, since the newer batch is shown on top.
	runs := n.runs()
	slices.Reverse(runs)
	slices.SortStableFunc(runs, func(a, b run) int { return a.stamp.Compare(b.stamp) })
	for _, r := range runs {
		if err := n.publish(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// save makes drafts of all stories.
func (n *plan) save(tx *store.Tx) error {
	if _, err := tx.DropDrafts(store.SourceImport); err != nil {
		return err
	}
	for i, s := range n.stories {
		d, err := tx.PutDraft(store.Draft{Stamp: s.stamp, Batch: 1, Position: s.place * step, Texts: s.texts, Flags: page.Flags{Key: s.keyed}, Source: store.SourceImport})
		if err != nil {
			return lineErr(s, err)
		}
		if err := n.remember(tx, s, d.ID, 1); err != nil {
			return err
		}
		n.report.Items[n.fates[i]].Post = d.ID
	}
	return nil
}

// step between positions leaves room for later stories.
const step = 1024

func (n *plan) remember(tx *store.Tx, s story, post string, rev int64) error {
	if s.mended {
		rev-- // so that it counts as changed since
	}
	return tx.PutImportItem(store.ImportItem{Post: post, Source: s.hash, Headline: s.key, Rev: rev, Stamp: s.stamp, Place: s.place})
}

func (n *plan) edit(tx *store.Tx, s story) error {
	post := n.known[s.match].post
	e, err := tx.Change(store.Change{Op: page.OpEdit, Post: post.ID, Rev: post.Rev, Edit: func(t page.Texts) (page.Texts, error) {
		t.Headline, t.Dateline, t.Body = s.texts.Headline, s.texts.Dateline, s.texts.Body
		if s.whole {
			t.Sources, t.Byline, t.Tags, t.Lang = s.texts.Sources, s.texts.Byline, s.texts.Tags, s.texts.Lang
		}
		return t, nil
	}})
	if err != nil {
		return lineErr(s, err)
	}
	return n.remember(tx, s, post.ID, e.Rev)
}

// A run is stories that are published together: neighbours under one stamp.
type run struct {
	stamp   time.Time
	stories []int
}

// runs parts what is to be added at the stories that the page has already.
func (n *plan) runs() []run {
	var runs []run
	for i, s := range n.stories {
		if s.match >= 0 || s.held {
			continue
		}
		last := len(runs) - 1
		if last >= 0 && runs[last].stamp.Equal(s.stamp) && runs[last].stories[len(runs[last].stories)-1] == i-1 {
			runs[last].stories = append(runs[last].stories, i)
			continue
		}
		runs = append(runs, run{s.stamp, []int{i}})
	}
	return runs
}

// publish adds a run: a batch of its own under a new stamp, else in the batch of
// the story below or above it, between the two.
func (n *plan) publish(tx *store.Tx, r run) error {
	at := store.At{Stamp: r.stamp, Imported: true}
	first, last := r.stories[0], r.stories[len(r.stories)-1]
	above, below := n.neighbour(first-1, r.stamp), n.neighbour(last+1, r.stamp)
	var lo, hi int64 = 0, 0
	switch {
	case below != nil:
		at.Batch, hi = below.Batch, below.Position
	case above != nil:
		at.Batch, hi = above.Batch, above.Position+step*int64(len(r.stories)+1)
	}
	if above != nil && above.Batch == at.Batch {
		lo = above.Position
	}
	for _, k := range n.known { // what stands there and is not in the text
		if p := k.post; at.Batch != 0 && p.Batch == at.Batch && p.Stamp.Equal(r.stamp) && p.Position > lo && p.Position < hi {
			if below != nil {
				lo = p.Position
			} else {
				hi = p.Position
			}
		}
	}
	k := int64(len(r.stories))
	if at.Batch != 0 && hi-lo <= k {
		at.Batch = 0 // no room is left between the two
	}
	posts := make([]store.NewPost, k)
	for i, j := range r.stories {
		posts[i].Texts, posts[i].Flags.Key = n.stories[j].texts, n.stories[j].keyed
		if at.Batch != 0 {
			posts[i].Position = lo + (hi-lo)*int64(i+1)/(k+1)
		}
	}
	entries, err := tx.Publish(posts, at)
	if err != nil {
		return lineErr(n.stories[first], err)
	}
	for i, e := range entries {
		s := n.stories[r.stories[i]]
		if err := n.remember(tx, s, e.Post, e.Rev); err != nil {
			return err
		}
		n.report.Items[n.fates[r.stories[i]]].Post = e.Post
	}
	return nil
}

// neighbour is the post of a story, if it is under the stamp and on the page.
func (n *plan) neighbour(i int, stamp time.Time) *page.Post {
	if i < 0 || i >= len(n.stories) || n.stories[i].match < 0 || !n.stories[i].stamp.Equal(stamp) {
		return nil
	}
	return n.known[n.stories[i].match].post
}

func lineErr(s story, err error) error { return fmt.Errorf("%s: %w", s.where, err) }
