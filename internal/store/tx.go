package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"stoppress/internal/page"
)

// Tx is one command in the making. It is for one goroutine, and only until the
// function that it was given to returns.
type Tx struct {
	s    *Store
	ctx  context.Context
	tx   *sql.Tx
	cmd  Command
	now  time.Time
	site siteRow

	head        Head // as it stands with what was appended
	headChanged bool
	entries     []page.Entry    // appended; written once fn has returned
	posts       map[string]bool // ids of the posts among entries
	page        *page.Page      // nil until Page is called
	scrub       bool            // something was erased
	erased      []string        // words of it, as the search index has them
	acts        []Act           // noted; written after those of entries
	unverified  []Draft         // named by the command, and taken all the same
	made        string          // id of what was made besides entries
	failed      error           // the first error that left the transaction half done
}

// Now is the time of the entries: UTC, to the millisecond.
func (t *Tx) Now() time.Time { return t.now }

// Head is the page as it stands with what this command has appended.
func (t *Tx) Head() Head { return t.head }

// Hash is [Store.Hash].
func (t *Tx) Hash(b []byte) []byte { return t.s.Hash(b) }

// Page folds the whole page, with what this command has appended. Of a draft
// page it has the texts and no posts. What it costs grows with the page.
func (t *Tx) Page() (*page.Page, error) {
	if t.page == nil {
		p, err := t.s.load(t.ctx, t.tx, t.head.ID)
		if err != nil {
			return nil, t.fail(err)
		}
		if p, err = p.Fold(t.entries); err != nil {
			return nil, err
		}
		t.page = p
	}
	return t.page, nil
}

// Post folds one post, and reads no other's entries. ErrNoPost where the page
// has no such post.
func (t *Tx) Post(id string) (*page.Post, error) {
	if !page.ValidPostID(id) {
		return nil, fmt.Errorf("post %q: %w", id, ErrNoPost)
	}
	entries, err := t.s.postEntries(t.ctx, t.tx, t.head.ID, id)
	if err != nil {
		return nil, t.fail(err)
	}
	entries = append(entries, t.appended(id)...)
	if len(entries) == 0 {
		return nil, fmt.Errorf("post %q: %w", id, ErrNoPost)
	}
	for _, e := range entries {
		if e.V != page.Version {
			return nil, fmt.Errorf("post %s, seq %d: %w: version %d", id, e.Seq, page.ErrVersion, e.V)
		}
	}
	return page.FoldPost(entries)
}

// own folds the entries about the page itself.
func (t *Tx) own() (*page.Page, error) {
	p, err := t.s.loadOwn(t.ctx, t.tx, t.head.ID)
	if err != nil {
		return nil, t.fail(err)
	}
	return foldOwn(p, t.appended(""))
}

// appended gives this command's entries about a post, or the page itself.
func (t *Tx) appended(post string) (entries []page.Entry) {
	for i := range t.entries {
		if t.entries[i].Post == post {
			entries = append(entries, t.entries[i])
		}
	}
	return entries
}

// fail keeps an error after which the transaction must not be committed, even
// if whoever gave the command passes over it.
func (t *Tx) fail(err error) error {
	if t.failed == nil {
		t.failed = err
	}
	return err
}

func (t *Tx) exec(doing, query string, args ...any) error {
	if _, err := t.tx.ExecContext(t.ctx, query, args...); err != nil {
		return t.fail(t.s.fail(doing, err))
	}
	return nil
}

// append adds an entry at the end of the page's log.
func (t *Tx) append(e page.Entry) (page.Entry, error) {
	if err := t.allowed(e.Op); err != nil {
		return page.Entry{}, err
	}
	e.V, e.Page, e.Seq, e.Time = page.Version, t.head.ID, t.head.Seq+1, t.now
	e.Index = t.site.next + int64(len(t.entries))
	for _, f := range e.Fields {
		if !e.Op.Commits(f.Name) {
			return page.Entry{}, invalid(f.Name, "request", "%s can't change it", e.Op)
		}
	}
	if t.page != nil {
		p, err := t.page.Apply(&e)
		if err != nil {
			return page.Entry{}, err
		}
		t.page = p
	}
	t.entries = append(t.entries, e)
	if e.Op == page.OpPublish {
		if t.posts == nil {
			t.posts = map[string]bool{}
		}
		t.posts[e.Post] = true
		if e.Flags.Breaking {
			if err := t.markBreaking(e.Post, e.Seq, true); err != nil {
				return page.Entry{}, err
			}
		}
	}
	t.head.Seq, t.headChanged = e.Seq, true
	return e, nil
}

// allowed says in words why an op is not possible in the page's state.
func (t *Tx) allowed(op page.Op) error {
	if op.Allowed(t.head.State) {
		return nil
	}
	switch t.head.State {
	case page.Draft:
		return stateErr("page_draft", "page %s is a draft; open it first", t.head.Slug)
	case page.Ended:
		if op == page.OpEnd {
			return stateErr("page_over", "page %s has ended already", t.head.Slug)
		}
		return stateErr("page_ended", "page %s has ended; reopen it first", t.head.Slug)
	}
	return stateErr("page_live", "page %s is live already", t.head.Slug)
}

// NewPost is a post to be published.
type NewPost struct {
	ID       string // "": a new one is made
	Texts    page.Texts
	Flags    page.Flags
	Position int64 // place in the batch, ascending from the top; 0: after those before it, with room between
}

// At says where posts are published. The zero At is the usual one: the server's
// stamp, a batch of their own.
type At struct {
	Stamp    time.Time // zero: now, or the page's newest stamp if that is later. Cut to the minute
	Imported bool      // the stamp comes from a text written elsewhere, and may be any; it must be given. The history says so
	Batch    int64     // the batch of this stamp that the posts join; 0: a new one
}

// step between assigned positions: room for an import to put a story between two.
const positionStep = 1024

// Publish appends the posts as one batch, in this order from the top.
func (t *Tx) Publish(posts []NewPost, at At) ([]page.Entry, error) {
	if err := t.allowed(page.OpPublish); err != nil {
		return nil, err
	}
	limit := MaxBatch
	if at.Imported {
		limit = MaxImport
	}
	switch {
	case len(posts) == 0:
		return nil, invalid("posts", "posts_none", "there is none")
	case len(posts) > limit:
		return nil, tooLarge("posts", "update_many n max", "%d at once, the limit is %d", len(posts), limit)
	}
	stamp, err := t.stamp(at)
	if err != nil {
		return nil, err
	}
	batch, position := t.head.Seq+1, int64(0)
	if at.Batch != 0 {
		if position, err = t.batch(at.Batch, stamp); err != nil {
			return nil, err
		}
		batch = at.Batch
	}
	ids, err := t.newIDs(posts)
	if err != nil {
		return nil, err
	}
	reason := ""
	if at.Imported {
		reason = page.ReasonImported
	}
	first := len(t.entries)
	for i, p := range posts {
		if err := checkPost(p.Texts); err != nil {
			return nil, postErr(i, len(posts), err)
		}
		position += positionStep
		if p.Position != 0 {
			position = p.Position
		}
		if position < 1 || position > page.MaxPosition {
			return nil, postErr(i, len(posts), invalid("position", "request", "%d is not from 1 to %d", position, page.MaxPosition))
		}
		_, err := t.append(page.Entry{
			Op: page.OpPublish, Post: ids[i], Rev: 1, Stamp: stamp, Batch: batch, Position: position,
			Flags: p.Flags, Reason: reason, Fields: p.Texts.Fields(),
		})
		if err != nil {
			return nil, postErr(i, len(posts), err)
		}
	}
	if stamp.After(t.head.LastStamp) {
		t.head.LastStamp = stamp
	}
	return slices.Clone(t.entries[first:]), nil
}

// postErr says which post of a batch an error is about.
func postErr(i, n int, err error) error {
	if n == 1 {
		return err
	}
	return &InPost{N: i + 1, Of: n, Err: err}
}

func (t *Tx) stamp(at At) (time.Time, error) {
	stamp := at.Stamp.UTC().Truncate(time.Minute)
	switch {
	case at.Stamp.IsZero() && at.Imported:
		return stamp, invalid("stamp", "request", "an imported post brings its own")
	case at.Stamp.IsZero():
		stamp = t.now.Truncate(time.Minute)
		if stamp.Before(t.head.LastStamp) {
			stamp = t.head.LastStamp
		}
	case !at.Imported && stamp.Before(t.head.LastStamp):
		return stamp, invalid("stamp", "request", "%s is before the page's newest, %s; only an import may do that", stamp.Format(time.RFC3339), t.head.LastStamp.Format(time.RFC3339))
	case stamp.Year() < 1000 || stamp.Year() > 9999:
		return stamp, invalid("stamp", "request", "its year is not of four digits")
	}
	return stamp, nil
}

// batch returns the last position in a batch, which must be of this stamp.
func (t *Tx) batch(seq int64, stamp time.Time) (position int64, err error) {
	last, found := int64(0), false
	for _, e := range t.entries {
		if e.Op == page.OpPublish && e.Batch == seq && e.Stamp.Equal(stamp) {
			last, found = max(last, e.Position), true
		}
	}
	if found && seq >= t.entries[0].Seq {
		return last, nil
	}
	var max sql.NullInt64
	err = t.tx.QueryRowContext(t.ctx, `SELECT max(position) FROM entry WHERE page = $1 AND op = 'publish' AND batch = $2 AND stamp = $3`,
		t.head.ID, seq, millis(stamp)).Scan(&max)
	if err != nil {
		return 0, t.fail(t.s.fail("looking for a batch", err))
	}
	if !max.Valid {
		return 0, invalid("batch", "request", "the page has no batch %d under the stamp %s", seq, stamp.Format(time.RFC3339))
	}
	if max.Int64 > last {
		last = max.Int64
	}
	return last, nil
}

// newIDs checks the ids given and makes those that are not.
func (t *Tx) newIDs(posts []NewPost) ([]string, error) {
	ids := make([]string, len(posts))
	seen := map[string]bool{}
	for i, p := range posts {
		if p.ID == "" {
			continue
		}
		if !page.ValidPostID(p.ID) {
			return nil, postErr(i, len(posts), invalid("id", "request", "%q is not a post's id: a digit, then nine of 0-9 and a-z", p.ID))
		}
		if seen[p.ID] || t.posts[p.ID] {
			return nil, postErr(i, len(posts), invalid("id", "request", "the page has a post %s already", p.ID))
		}
		seen[p.ID] = true
		ids[i] = p.ID
	}
	for i := range ids {
		for ids[i] == "" {
			if id := NewPostID(); !seen[id] && !t.posts[id] {
				ids[i], seen[id] = id, true
			}
		}
	}
	for start := 0; start < len(ids); start += 500 {
		part := ids[start:min(start+500, len(ids))]
		args := []any{t.head.ID}
		for _, id := range part {
			args = append(args, id)
		}
		var id string
		err := t.tx.QueryRowContext(t.ctx, `SELECT post FROM entry WHERE page = $1 AND post IN (`+t.s.dialect.params(2, len(part))+`) LIMIT 1`, args...).Scan(&id)
		switch {
		case err == nil:
			return nil, invalid("id", "request", "the page has a post %s already", id)
		case !errors.Is(err, sql.ErrNoRows):
			return nil, t.fail(t.s.fail("looking for a post's id", err))
		}
	}
	return ids, nil
}

// Change is one op on a post. With Post "" it is about the page's own values:
// withhold, release and erase only.
type Change struct {
	Op   page.Op // edit, amend, correct, flag, withdraw, restore, withhold, release, erase
	Post string
	Rev  int64 // the revision that it was made from; 0: not checked, but edit, amend and correct need one

	Edit    func(page.Texts) (page.Texts, error) // edit, amend, correct: the new texts from the present ones, a copy
	Flags   func(page.Flags) page.Flags          // flag: likewise
	Note    string                               // what readers are told: correct (needed), withdraw, restore
	Reason  string                               // one of page.Reasons, or ""; of correct its kind, "" being a correction
	Targets []page.Target                        // withhold, release, erase; none: every value that it can be done to
}

// Change appends one op. A revision that is not the post's gets *Stale, an op
// that would change nothing ErrUnchanged, one that is not possible as things
// stand ErrState. A correction may change no text, but has a note.
func (t *Tx) Change(c Change) (page.Entry, error) {
	texts := c.Op == page.OpEdit || c.Op == page.OpAmend || c.Op == page.OpCorrect
	seal := c.Op == page.OpWithhold || c.Op == page.OpRelease || c.Op == page.OpErase
	if !texts && !seal && c.Op != page.OpFlag && c.Op != page.OpWithdraw && c.Op != page.OpRestore {
		return page.Entry{}, invalid("op", "request", "%q is not an op on a post", c.Op)
	}
	if err := c.check(texts, seal); err != nil {
		return page.Entry{}, err
	}
	if err := t.allowed(c.Op); err != nil {
		return page.Entry{}, err
	}
	if seal && c.Post == "" {
		return t.sealOwn(c)
	}
	post, err := t.Post(c.Post)
	if err != nil {
		return page.Entry{}, err
	}
	if c.Rev != 0 && c.Rev != post.Rev {
		return page.Entry{}, &Stale{Post: post, Rev: c.Rev}
	}
	e := page.Entry{Op: c.Op, Post: post.ID, Rev: post.Rev + 1, Stamp: post.Stamp, Reason: c.Reason}
	if seal {
		return t.seal(e, c.Targets, post.Revisions)
	}
	switch {
	case post.Withdrawn && c.Op == page.OpWithdraw:
		return page.Entry{}, stateErr("post_withdrawn_already", "post %s is withdrawn already", post.ID)
	case post.Withdrawn && c.Op != page.OpRestore:
		return page.Entry{}, stateErr("post_withdrawn", "post %s is withdrawn; restore it first", post.ID)
	case !post.Withdrawn && c.Op == page.OpRestore:
		return page.Entry{}, stateErr("post_there", "post %s is not withdrawn", post.ID)
	}
	switch {
	case texts:
		to, err := c.Edit(cloneTexts(post.Texts))
		if err != nil {
			return page.Entry{}, err
		}
		if err := checkPost(to); err != nil {
			return page.Entry{}, err
		}
		e.Fields = post.Texts.Diff(to)
		if len(e.Fields) == 0 && c.Op != page.OpCorrect {
			return page.Entry{}, fmt.Errorf("post %s: %w", post.ID, ErrUnchanged)
		}
		if c.Op == page.OpCorrect && e.Reason == "" {
			e.Reason = page.ReasonCorrection
		}
	case c.Op == page.OpFlag:
		to := c.Flags(post.Flags)
		if to == post.Flags {
			return page.Entry{}, fmt.Errorf("post %s: %w", post.ID, ErrUnchanged)
		}
		e.Fields = []page.Field{to.Field()}
		if to.Breaking != post.Flags.Breaking {
			if err := t.markBreaking(post.ID, t.head.Seq+1, to.Breaking); err != nil {
				return page.Entry{}, err
			}
		}
	}
	e.Fields = withNote(e.Fields, c.Note)
	return t.append(e)
}

// check looks at what can be said without the post.
func (c *Change) check(texts, seal bool) error {
	noted := c.Op == page.OpCorrect || c.Op == page.OpWithdraw || c.Op == page.OpRestore
	switch {
	case texts && c.Rev == 0:
		return invalid("rev", "request", "%s needs the revision that it was made from", c.Op)
	case c.Rev < 0:
		return invalid("rev", "request", "%d is not a revision", c.Rev)
	case texts && c.Edit == nil:
		return invalid("op", "request", "%s without new texts", c.Op)
	case c.Op == page.OpFlag && c.Flags == nil:
		return invalid("flags", "request", "flag without flags")
	case c.Op == page.OpCorrect && c.Note == "":
		return invalid(page.FieldNote, "note_empty", "a correction says what was wrong")
	case !noted && c.Note != "":
		return invalid(page.FieldNote, "request", "%s has none", c.Op)
	case !seal && len(c.Targets) > 0:
		return invalid("targets", "request", "%s has none", c.Op)
	}
	if err := checkNote(c.Note); err != nil {
		return err
	}
	if c.Op == page.OpCorrect {
		switch c.Reason {
		case "", page.ReasonCorrection, page.ReasonClarification, page.ReasonNote:
			return nil
		}
		return invalid("reason", "request", "%q is not a kind of correction: correction, clarification or note", c.Reason)
	}
	return checkReason(c.Reason)
}

func withNote(fields []page.Field, note string) []page.Field {
	if note == "" {
		return fields
	}
	fields = append(fields, page.Field{Name: page.FieldNote, Value: []byte(note)})
	slices.SortFunc(fields, func(a, b page.Field) int { return bytes.Compare([]byte(a.Name), []byte(b.Name)) })
	return fields
}

func cloneTexts(x page.Texts) page.Texts {
	x.Body, x.Sources, x.Tags, x.Media = slices.Clone(x.Body), slices.Clone(x.Sources), slices.Clone(x.Tags), maps.Clone(x.Media)
	return x
}

// sealOwn withholds, releases or erases values of the page's own entries.
func (t *Tx) sealOwn(c Change) (page.Entry, error) {
	if c.Rev != 0 {
		return page.Entry{}, invalid("rev", "request", "the page itself has none")
	}
	if len(c.Targets) == 0 {
		return page.Entry{}, invalid("targets", "request", "name the values of the page that are meant")
	}
	p, err := t.own()
	if err != nil {
		return page.Entry{}, err
	}
	if p.Seq == 0 {
		return page.Entry{}, stateErr("page_draft", "page %s is a draft; open it first", t.head.Slug)
	}
	e, err := t.seal(page.Entry{Op: c.Op, Reason: c.Reason}, c.Targets, p.Log())
	if err != nil {
		return page.Entry{}, err
	}
	if p, err = t.own(); err != nil {
		return page.Entry{}, err
	}
	t.head.Title = p.Title
	return e, nil
}

// seal appends a withhold, release or erase of values of these revisions. Those
// that are so already are left out.
func (t *Tx) seal(e page.Entry, targets []page.Target, revisions []page.Revision) (page.Entry, error) {
	able := func(s page.Seal) bool {
		switch e.Op {
		case page.OpWithhold:
			return s == page.Open
		case page.OpRelease:
			return s == page.Withheld
		}
		return s != page.Erased && s != page.Absent
	}
	all := map[page.Target]page.Value{}
	for _, r := range revisions {
		for _, v := range r.Values {
			all[page.Target{Seq: r.Seq, Name: v.Name}] = v
		}
	}
	if len(targets) == 0 {
		targets = slices.Collect(maps.Keys(all))
	}
	pictures := map[string]bool{}
	for _, g := range targets {
		v, ok := all[g]
		switch {
		case !ok:
			return page.Entry{}, invalid("targets", "request", "entry %d has no value %q of this post or page", g.Seq, g.Name)
		case e.Op == page.OpErase && g.Name == page.FieldSlug:
			return page.Entry{}, invalid("targets", "slug_kept", "a slug is an address and can't be erased")
		case e.Op == page.OpErase && len(t.entries) > 0 && g.Seq >= t.entries[0].Seq:
			return page.Entry{}, invalid("targets", "request", "entry %d is of this same command", g.Seq)
		case !able(v.Seal) || slices.Contains(e.Targets, g):
			continue
		}
		e.Targets = append(e.Targets, g)
		if e.Op == page.OpErase && e.Post != "" {
			t.erased = append(t.erased, lastWords(g.Name, v.Bytes)...)
		}
		if id := pictureID(v); e.Op == page.OpErase && id != "" {
			pictures[id] = true
		}
	}
	if len(e.Targets) == 0 {
		return page.Entry{}, fmt.Errorf("%s: %w", e.Op, ErrUnchanged)
	}
	slices.SortFunc(e.Targets, func(a, b page.Target) int {
		if a.Seq != b.Seq {
			return int(a.Seq - b.Seq)
		}
		return bytes.Compare([]byte(a.Name), []byte(b.Name))
	})
	e, err := t.append(e)
	if err != nil || e.Op != page.OpErase {
		return e, err
	}
	return e, t.destroy(e, pictures)
}

// destroy takes erased values and all that was made of them out of the tables.
func (t *Tx) destroy(e page.Entry, pictures map[string]bool) error {
	const doing = "erasing values"
	t.scrub = true
	for _, g := range e.Targets {
		if err := t.exec(doing, `UPDATE field SET salt = NULL, value = NULL WHERE page = $1 AND seq = $2 AND name = $3`, e.Page, g.Seq, g.Name); err != nil {
			return err
		}
		if err := t.exec(doing, `UPDATE idempotency SET request = NULL WHERE page = $1 AND first <= $2 AND last >= $2`, e.Page, g.Seq); err != nil {
			return err
		}
	}
	if e.Post != "" {
		// What people were writing over it holds its words, too.
		for _, query := range []string{
			`DELETE FROM draft_rev WHERE page = $1 AND (id = $2 OR edits = $2 OR id IN (SELECT id FROM draft WHERE page = $1 AND edits = $2))`,
			`DELETE FROM draft WHERE page = $1 AND edits = $2`,
		} {
			if err := t.exec(doing, query, e.Page, e.Post); err != nil {
				return err
			}
		}
		if err := t.exec(doing, `UPDATE import_item SET source = $1, headline = $1 WHERE page = $2 AND post = $3`, []byte{}, e.Page, e.Post); err != nil {
			return err
		}
	}
	for id := range pictures {
		used, err := t.pictureUsed(id)
		if err != nil {
			return err
		}
		if !used {
			if err := t.exec(doing, `DELETE FROM media WHERE id = $1`, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// pictureID is the id of the picture that a value names, or "".
func pictureID(v page.Value) string {
	if v.Name != page.FieldCover && !bytes.HasPrefix([]byte(v.Name), []byte(page.FieldMedia)) {
		return ""
	}
	var m page.Media
	if json.Unmarshal(v.Bytes, &m) != nil {
		return ""
	}
	return m.ID
}

// pictureUsed says whether any text but the erased ones still names a picture.
// Former texts of drafts don't hold an erasure up. It reads them all; erasures are
// rare.
func (t *Tx) pictureUsed(id string) (bool, error) {
	const doing = "looking for uses of a picture"
	for _, query := range []string{
		`SELECT value FROM field WHERE (name LIKE 'media:%' OR name = 'cover') AND value IS NOT NULL`,
		`SELECT data FROM draft`,
		`SELECT head FROM page WHERE head IS NOT NULL`,
		`SELECT settings FROM site`,
	} {
		rows, err := t.tx.QueryContext(t.ctx, query)
		if err != nil {
			return false, t.fail(t.s.fail(doing, err))
		}
		found := false
		for rows.Next() && !found {
			var b []byte
			if err := rows.Scan(&b); err != nil {
				rows.Close()
				return false, t.fail(t.s.fail(doing, err))
			}
			found = bytes.Contains(b, []byte(id))
		}
		err = rows.Err()
		rows.Close()
		if err != nil {
			return false, t.fail(t.s.fail(doing, err))
		}
		if found {
			return true, nil
		}
	}
	return false, nil
}

// SetPage changes the page's own texts, and its slug if edit changes that. A
// draft page's texts are changed without an entry. ErrUnchanged where they are
// the same.
func (t *Tx) SetPage(edit func(page.Head) (page.Head, error)) error {
	p, err := t.own()
	if err != nil {
		return err
	}
	from := p.Head
	given := from
	given.Versions = slices.Clone(from.Versions)
	to, err := edit(given)
	if err != nil {
		return err
	}
	if err := checkHead(to); err != nil {
		return err
	}
	fields := from.Diff(to)
	if len(fields) == 0 {
		return fmt.Errorf("page %s: %w", t.head.Slug, ErrUnchanged)
	}
	if from.Slug != to.Slug {
		if err := t.checkSlug(to.Slug); err != nil {
			return err
		}
	}
	if err := t.hushNotice(from.Notice, to.Notice); err != nil {
		return err
	}
	if t.head.State == page.Draft {
		b, err := json.Marshal(to)
		if err != nil {
			return err
		}
		if err := t.exec("changing a draft page", `UPDATE page SET slug = $1, head = $2 WHERE id = $3`, to.Slug, b, t.head.ID); err != nil {
			return err
		}
		t.page = nil // it is loaded anew when asked for
	} else if _, err := t.append(page.Entry{Op: page.OpPage, Fields: fields}); err != nil {
		return err
	}
	t.head.Slug, t.head.Title, t.headChanged = to.Slug, to.Title, true
	return nil
}

// Rename gives the page another slug. The old one redirects for ever.
func (t *Tx) Rename(slug string) error {
	return t.SetPage(func(h page.Head) (page.Head, error) {
		h.Slug = slug
		return h, nil
	})
}

// checkSlug says whether a page may take a slug.
func (t *Tx) checkSlug(slug string) error {
	if err := page.CheckSlug(slug); err != nil {
		return &Invalid{Field: page.FieldSlug, Text: fmt.Sprintf("%q: %v", slug, errors.Unwrap(err)), Err: errors.Join(ErrInvalid, err)}
	}
	var current string
	err := t.tx.QueryRowContext(t.ctx, `SELECT h.slug FROM slug s JOIN page_head h ON h.id = s.page WHERE s.slug = $1`, slug).Scan(&current)
	switch {
	case err == nil && current == slug:
		return fmt.Errorf("slug %q: %w", slug, ErrSlugTaken)
	case err == nil:
		return fmt.Errorf("slug %q: %w", slug, ErrSlugFormer)
	case !errors.Is(err, sql.ErrNoRows):
		return t.fail(t.s.fail("looking for a slug", err))
	}
	// Pages are found by id as well.
	var n int64
	if err := t.tx.QueryRowContext(t.ctx, `SELECT count(*) FROM page WHERE id = $1`, slug).Scan(&n); err != nil {
		return t.fail(t.s.fail("looking for a slug", err))
	}
	if n > 0 {
		return fmt.Errorf("slug %q: %w", slug, ErrSlugTaken)
	}
	if n, err = t.count("looking for a slug", `SELECT count(*) FROM series WHERE slug = $1`, slug); err != nil {
		return err
	}
	if n > 0 {
		return fmt.Errorf("slug %q is a series': %w", slug, ErrSlugTaken)
	}
	return nil
}

// Open makes a draft page live: its texts, then its drafts, a batch for each
// stamp and batch that they name, the oldest stamp first. Imported drafts keep
// their stamps; the others get the server's. Drafts stay where they are that hold
// nothing, are not verified by their own status, or are scheduled.
func (t *Tx) Open() error { return t.open((*Draft).waits) }

// OpenWith is Open with these drafts and no others, but for those that were
// imported. One that was saved since gets *StaleDraft, and nothing is opened.
func (t *Tx) OpenWith(picks []Pick) error {
	for _, k := range picks {
		d, err := t.Draft(k.ID)
		switch {
		case err != nil:
			return err
		case d.Rev != k.Rev:
			return &StaleDraft{Draft: d, Rev: k.Rev}
		case !d.Scheduled.IsZero():
			return invalid("drafts", "draft_scheduled", "draft %s is scheduled; it goes out at its time", d.ID)
		}
	}
	return t.open(func(d *Draft) bool {
		return d.Source == "" && !slices.ContainsFunc(picks, func(k Pick) bool { return k.ID == d.ID })
	})
}

// open makes a draft page live. stays says which drafts are left.
func (t *Tx) open(stays func(*Draft) bool) error {
	if err := t.allowed(page.OpOpen); err != nil {
		return err
	}
	p, err := t.s.blank(t.ctx, t.tx, t.head.ID)
	if err != nil {
		return t.fail(err)
	}
	drafts, err := t.Drafts()
	if err != nil {
		return err
	}
	var now, after []page.Field
	for _, f := range p.Head.Fields() {
		if page.OpOpen.Commits(f.Name) {
			now = append(now, f)
		} else {
			after = append(after, f)
		}
	}
	if _, err := t.append(page.Entry{Op: page.OpOpen, Fields: now}); err != nil {
		return err
	}
	t.head.State = page.Live
	t.page = nil // what it had was the draft's
	if len(after) > 0 {
		if _, err := t.append(page.Entry{Op: page.OpPage, Fields: after}); err != nil {
			return err
		}
	}
	if err := t.exec("opening a page", `UPDATE page SET head = NULL WHERE id = $1`, t.head.ID); err != nil {
		return err
	}
	left := []any{t.head.ID}
	drafts = slices.DeleteFunc(drafts, func(d Draft) bool {
		wait := stays(&d)
		if wait {
			left = append(left, d.ID)
		}
		return wait
	})
	for len(drafts) > 0 {
		first, n := drafts[0], 1
		for n < len(drafts) && drafts[n].Stamp.Equal(first.Stamp) && drafts[n].Batch == first.Batch && drafts[n].Source == first.Source {
			n++
		}
		at := At{}
		limit := MaxBatch
		if first.Source == SourceImport {
			at = At{Stamp: first.Stamp, Imported: true}
			limit = MaxImport
		}
		n = min(n, limit)
		posts := make([]NewPost, n)
		for i, d := range drafts[:n] {
			posts[i] = NewPost{ID: d.ID, Texts: d.Texts, Flags: d.Flags, Position: d.Position}
		}
		if _, err := t.Publish(posts, at); err != nil {
			return err
		}
		drafts = drafts[n:]
	}
	but := ""
	if n := len(left) - 1; n > 0 {
		but = ` AND id NOT IN (` + t.s.dialect.params(2, n) + `)`
	}
	if err := t.exec("opening a page", `DELETE FROM draft_rev WHERE page = $1`+but, left...); err != nil {
		return err
	}
	return t.exec("opening a page", `DELETE FROM draft WHERE page = $1`+but, left...)
}

// End closes the page. Readers are told the note.
func (t *Tx) End(note string) error { return t.endOrReopen(page.OpEnd, page.Ended, note) }

// Reopen makes an ended page live again.
func (t *Tx) Reopen(note string) error { return t.endOrReopen(page.OpReopen, page.Live, note) }

func (t *Tx) endOrReopen(op page.Op, to page.State, note string) error {
	if err := checkNote(note); err != nil {
		return err
	}
	if _, err := t.append(page.Entry{Op: op, Fields: withNote(nil, note)}); err != nil {
		return err
	}
	t.head.State = to
	return nil
}

// NewPage is a page to be made.
type NewPage struct {
	Slug  string
	Head  page.Head // its own texts; Slug in it is not looked at
	Draft bool      // else it is live at once

	Scope, Key string // as in Command
	Request    []byte
	By         By       // likewise
	Watched    []string // likewise
}

// CreatePage makes a page. A live one has `open` as seq 1; texts that `open`
// does not commit follow in a `page` entry.
func (s *Store) CreatePage(ctx context.Context, n NewPage) (Head, Result, error) {
	var head Head
	result, err := s.run(ctx, Command{Scope: n.Scope, Key: n.Key, Request: n.Request, By: n.By, Watched: n.Watched}, func(t *Tx) error {
		err := t.create(n)
		head = t.head
		return err
	})
	if err == nil && result.Replayed {
		head, err = s.head(ctx, s.read, result.Page)
	}
	return head, result, err
}

// create makes the page that the command is then about.
func (t *Tx) create(n NewPage) error {
	to := n.Head
	to.Slug = n.Slug
	if err := t.checkSlug(n.Slug); err != nil {
		return err
	}
	if err := checkHead(to); err != nil {
		return err
	}
	b, err := json.Marshal(to)
	if err != nil {
		return err
	}
	t.head = Head{ID: randomID(), Slug: n.Slug, State: page.Draft, Title: to.Title}
	t.headChanged = true
	if err := t.exec("making a page", `INSERT INTO page (id, slug, head, created) VALUES ($1, $2, $3, $4)`, t.head.ID, n.Slug, b, millis(t.now)); err != nil {
		return err
	}
	if err := t.hushNotice(page.Notice{}, to.Notice); err != nil {
		return err
	}
	if !n.Draft {
		return t.Open()
	}
	return t.Note(Act{Act: ActCreate})
}
