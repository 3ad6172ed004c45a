package store

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/page"
)

// Limits of the desk's work.
const (
	MaxDraft  = 256 << 10 // bytes of a draft's texts together
	MaxDrafts = 500       // of a page that people write
	MaxNotes  = 20_000    // characters of a page's notes
	MaxClient = 64        // bytes

	draftRevs   = 20                  // former texts of a draft that are kept
	draftRevGap = time.Minute         // at least one is kept of each
	draftLife   = 30 * 24 * time.Hour // how long they are

	// PresenceLife is how long [Store.Present] holds if nothing more is heard.
	PresenceLife = time.Minute
)

// SaveDraft saves what someone writes, by d.ID. A draft may be incomplete, and
// may hold what no post could: only its size is looked at.
//
// from is the Rev that the texts were made from, 0 for a new draft. Texts made
// from another than the draft's get *StaleDraft, unless only d.Client saved since
// that one: then an answer was lost, and nothing else. A save that changes no
// text is never stale: status, assignee and note are simply set, and the
// same save sent twice gets the same answer. ErrNoDraft is a draft that was
// thrown away meanwhile, *Published one that was published.
//
// A former text is kept where it was another's, where the new one is shorter, and
// at least one of each minute: see [Store.DraftRevs].
func (t *Tx) SaveDraft(d Draft, from int64) (Draft, error) {
	const doing = "saving a draft"
	if err := d.check(); err != nil {
		return Draft{}, err
	}
	was, old, err := t.s.draft(t.ctx, t.tx, t.head.ID, d.ID)
	fresh := errors.Is(err, ErrNoDraft)
	switch {
	case fresh:
		post, err := t.Post(d.ID)
		if err == nil {
			return Draft{}, &Published{post}
		}
		if !errors.Is(err, ErrNoPost) {
			return Draft{}, err
		}
		if from != 0 {
			return Draft{}, fmt.Errorf("draft %q: %w", d.ID, ErrNoDraft)
		}
		n, err := t.count(doing, `SELECT count(*) FROM draft WHERE page = $1 AND source = ''`, t.head.ID)
		if err != nil {
			return Draft{}, err
		}
		if n >= MaxDrafts {
			return Draft{}, tooLarge("drafts", "drafts_full max", "a page has at most %d drafts; throw some away", MaxDrafts)
		}
		was = Draft{Author: d.Hand, Created: t.now}
	case err != nil:
		return Draft{}, t.fail(err)
	}
	if d.Edits != was.Edits || d.PostRev != was.PostRev {
		if err := t.checkEdits(d); err != nil {
			return Draft{}, err
		}
	}
	if d.Assignee != was.Assignee && d.Assignee != "" {
		if _, err := t.need(d.Assignee); err != nil {
			return Draft{}, invalid("assignee", "assignee_gone", "there is no such account")
		}
	}
	b, err := d.data()
	if err != nil {
		return Draft{}, err
	}
	texts := fresh || !bytes.Equal(b, old) || d.Edits != was.Edits || d.PostRev != was.PostRev
	d.Page, d.Source, d.Author, d.Created, d.Submitted = t.head.ID, was.Source, was.Author, was.Created, was.Submitted
	d.Stamp, d.Batch, d.Position = was.Stamp, was.Batch, was.Position
	d.Scheduled, d.Schedule, d.place, d.readied = was.Scheduled, was.Schedule, was.place, was.readied
	if !texts {
		if d.Status == was.Status && d.Assignee == was.Assignee && d.Note == was.Note {
			return was, nil
		}
		was.Status, was.Assignee, was.Note = d.Status, d.Assignee, d.Note
		return was, t.setDraft(was)
	}
	if !fresh {
		same := d.Client != "" && d.Client == was.Client && from >= was.base && from < was.Rev
		if from != was.Rev && !same {
			return Draft{}, &StaleDraft{Draft: was, Rev: from}
		}
		if err := t.keepDraft(was, old, len(b), was.Hand != d.Hand); err != nil {
			return Draft{}, err
		}
		d.base = was.base
	}
	if fresh || d.Client != was.Client {
		d.base = was.Rev
	}
	d.Rev, d.Updated = was.Rev+1, t.now
	if !fresh {
		return d, t.setDraft(d)
	}
	return d, t.exec(doing, `INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, author, hand, client, base, status, assignee, note, edits, post_rev)
		VALUES ($1, $2, NULL, 0, 0, $3, '', $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
		d.Page, d.ID, b, millis(t.now), d.Rev, d.Author, d.Hand, d.Client, d.base, d.Status, d.Assignee, d.Note, d.Edits, d.PostRev)
}

// setDraft writes a draft that is there.
func (t *Tx) setDraft(d Draft) error {
	b, err := d.data()
	if err != nil {
		return err
	}
	return t.exec("saving a draft", `UPDATE draft SET data = $1, updated = $2, rev = $3, hand = $4, client = $5, base = $6, status = $7, assignee = $8, note = $9,
		submitted = $10, edits = $11, post_rev = $12, turn = turn + 1 WHERE page = $13 AND id = $14`,
		b, millis(d.Updated), d.Rev, d.Hand, d.Client, d.base, d.Status, d.Assignee, d.Note, nullMillis(d.Submitted), d.Edits, d.PostRev, t.head.ID, d.ID)
}

// check looks at what even a draft must be.
func (d *Draft) check() error {
	if !page.ValidPostID(d.ID) {
		return invalid("id", "request", "%q is not a post's id: a digit, then nine of 0-9 and a-z", d.ID)
	}
	size := 0
	for _, f := range d.Texts.Fields() {
		size += len(f.Value)
	}
	if size > MaxDraft {
		return tooLarge(page.FieldBody, "draft_large n max", "the draft has %d KB, the limit is %d", size>>10, MaxDraft>>10)
	}
	if !slices.Contains(Statuses, d.Status) {
		return invalid("status", "request", "%q is not one of: unverified, checking, verified, or nothing", d.Status)
	}
	if len(d.Client) > MaxClient {
		return tooLarge("client", "request", "a window's name has at most %d bytes", MaxClient)
	}
	if err := checkLine("client", d.Client, MaxClient); err != nil {
		return err
	}
	return checkNote(d.Note)
}

// checkEdits looks at the published post that a draft is to change.
func (t *Tx) checkEdits(d Draft) error {
	if d.Edits == "" {
		if d.PostRev != 0 {
			return invalid("post_rev", "request", "it says of which revision, and edits is not said")
		}
		return nil
	}
	if d.Edits == d.ID {
		return invalid("edits", "request", "a draft that changes a post has an id of its own")
	}
	post, err := t.Post(d.Edits)
	if err != nil {
		return err
	}
	if d.PostRev < 1 || d.PostRev > post.Rev {
		return invalid("post_rev", "request", "post %s has no revision %d", post.ID, d.PostRev)
	}
	return nil
}

// keepDraft keeps a draft's text as it stands before another takes its place, if
// it is one of those to keep.
func (t *Tx) keepDraft(was Draft, data []byte, next int, always bool) error {
	const doing = "keeping a draft's former text"
	if !always && next >= len(data)-len(data)/10 {
		var last sql.NullInt64
		if err := t.tx.QueryRowContext(t.ctx, `SELECT max(kept) FROM draft_rev WHERE page = $1 AND id = $2`, t.head.ID, was.ID).Scan(&last); err != nil {
			return t.fail(t.s.fail(doing, err))
		}
		if last.Valid && t.now.Sub(fromMillis(last.Int64)) < draftRevGap {
			return nil
		}
	}
	err := t.exec(doing, `INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (page, id, rev) DO NOTHING`,
		t.head.ID, was.ID, was.Rev, data, was.Hand, was.Edits, millis(was.Updated), millis(t.now))
	if err != nil {
		return err
	}
	err = t.exec(doing, `DELETE FROM draft_rev WHERE page = $1 AND id = $2 AND rev NOT IN (SELECT rev FROM draft_rev WHERE page = $1 AND id = $2 ORDER BY rev DESC LIMIT $3)`,
		t.head.ID, was.ID, draftRevs)
	if err != nil {
		return err
	}
	return t.exec(doing, `DELETE FROM draft_rev WHERE kept < $1`, millis(t.now.Add(-draftLife)))
}

// DraftRevs gives the former texts that are kept of a draft, the newest first:
// Texts, Flags, Rev, Hand, Edits, and Updated, when it was saved. Of a draft that
// was thrown away they are kept for 30 days; of one that was published, none.
func (s *Store) DraftRevs(ctx context.Context, pageID, id string) ([]Draft, error) {
	const doing = "reading a draft's former texts"
	if !page.ValidPostID(id) {
		return []Draft{}, nil
	}
	rows, err := s.read.QueryContext(ctx, `SELECT rev, data, hand, edits, saved FROM draft_rev WHERE page = $1 AND id = $2 AND kept >= $3 ORDER BY rev DESC`,
		pageID, id, millis(s.now().Add(-draftLife)))
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	list := []Draft{}
	for rows.Next() {
		d := Draft{Page: pageID, ID: id}
		var b []byte
		var saved int64
		if err := rows.Scan(&d.Rev, &b, &d.Hand, &d.Edits, &saved); err != nil {
			return nil, s.fail(doing, err)
		}
		d.Updated = fromMillis(saved)
		if err := d.decode(b); err != nil {
			return nil, fmt.Errorf("%s: %s: %w: %v", doing, id, ErrDatabase, err)
		}
		list = append(list, d)
	}
	return list, s.fail(doing, rows.Err())
}

// SubmitDraft hands a draft in, with a word if one likes.
func (t *Tx) SubmitDraft(id, note string) (Draft, error) { return t.handDraft(id, note, "submit") }

// ReturnDraft hands a draft back to whoever wrote it, with a word.
func (t *Tx) ReturnDraft(id, note string) (Draft, error) { return t.handDraft(id, note, "return") }

func (t *Tx) handDraft(id, note, act string) (Draft, error) {
	if err := checkNote(note); err != nil {
		return Draft{}, err
	}
	d, err := t.Draft(id)
	if err != nil {
		return Draft{}, err
	}
	in := act == "submit"
	if d.Submitted.IsZero() != in && d.Note == note {
		return d, nil // sent again
	}
	d.Note, d.Submitted = note, time.Time{}
	if in {
		d.Submitted = t.now
	}
	if err := t.Note(Act{Act: act, Post: id}); err != nil {
		return Draft{}, err
	}
	return d, t.setDraft(d)
}

// DiscardDraft throws a draft away; its text is kept a while, see
// [Store.DraftRevs]. A rev that is not the draft's gets *StaleDraft; 0 is not
// looked at. ErrNoDraft where there is none.
func (t *Tx) DiscardDraft(id string, rev int64) error {
	d, b, err := t.s.draft(t.ctx, t.tx, t.head.ID, id)
	switch {
	case errors.Is(err, ErrNoDraft):
		return err
	case err != nil:
		return t.fail(err)
	case rev != 0 && rev != d.Rev:
		return &StaleDraft{Draft: d, Rev: rev}
	}
	if err := t.keepDraft(d, b, 0, true); err != nil {
		return err
	}
	if err := t.Note(Act{Act: "discard", Post: id}); err != nil {
		return err
	}
	return t.exec("throwing a draft away", `DELETE FROM draft WHERE page = $1 AND id = $2`, t.head.ID, id)
}

// TakeDraft removes a draft, with its former texts, because what it became is
// published by the same command. Where there is none it does nothing: what is
// published may never have been saved. A rev that is not the draft's gets
// *StaleDraft; 0 is not looked at. One that nobody verified gets *Doubtful, unless
// the command names it.
func (t *Tx) TakeDraft(id string, rev int64) error {
	d, err := t.Draft(id)
	switch {
	case errors.Is(err, ErrNoDraft):
		return nil
	case err != nil:
		return err
	case rev != 0 && rev != d.Rev:
		return &StaleDraft{Draft: d, Rev: rev}
	}
	if err := t.verified(d); err != nil {
		return err
	}
	return t.DropDraft(id)
}

// verified says whether drafts may go out by the command: *Doubtful where one is
// unverified or being checked, and the command does not name it.
func (t *Tx) verified(drafts ...Draft) error {
	var list []Draft
	ask := false
	for _, d := range drafts {
		if d.Status == Unverified || d.Status == Checking {
			list = append(list, d)
			ask = ask || !slices.Contains(t.cmd.Unverified, d.ID)
		}
	}
	if ask {
		return &Doubtful{list}
	}
	t.unverified = append(t.unverified, list...)
	return nil
}

// noteUnverified notes which drafts went out though nobody verified them.
func (t *Tx) noteUnverified() error {
	for _, d := range t.unverified {
		post := cmp.Or(d.Edits, d.ID)
		i := slices.IndexFunc(t.entries, func(e page.Entry) bool { return e.Post == post })
		if i < 0 {
			continue // it was taken, and changed nothing
		}
		if err := t.Note(Act{Act: ActUnverified, Post: post, Seq: t.entries[i].Seq, Detail: d.Status}); err != nil {
			return err
		}
	}
	return nil
}

// PublishDraft publishes texts as the post of a draft's id, and removes the
// draft. *Published where that was done before, *StaleDraft and *Doubtful as of
// [Tx.TakeDraft].
func (t *Tx) PublishDraft(p NewPost, rev int64) (page.Entry, error) {
	if err := t.unpublished(p.ID); err != nil {
		return page.Entry{}, err
	}
	if err := t.TakeDraft(p.ID, rev); err != nil {
		return page.Entry{}, err
	}
	entries, err := t.Publish([]NewPost{p}, At{})
	if err != nil {
		return page.Entry{}, err
	}
	return entries[0], nil
}

func (t *Tx) unpublished(id string) error {
	post, err := t.Post(id)
	switch {
	case err == nil:
		return &Published{post}
	case errors.Is(err, ErrNoPost):
		return nil
	}
	return err
}

// A Pick names a draft as someone saw it.
type Pick struct {
	ID  string
	Rev int64
}

// PublishDrafts publishes drafts as they stand as one update, in this order from
// the top, and removes them. One that was saved since gets *StaleDraft, one that
// was published *Published, one that nobody verified and the command does not name
// *Doubtful; then none is.
func (t *Tx) PublishDrafts(picks []Pick) ([]page.Entry, error) {
	if len(picks) > MaxBatch {
		return nil, tooLarge("drafts", "update_many n max", "%d at once, the limit is %d", len(picks), MaxBatch)
	}
	posts, drafts := make([]NewPost, len(picks)), make([]Draft, len(picks))
	for i, k := range picks {
		if slices.ContainsFunc(picks[:i], func(o Pick) bool { return o.ID == k.ID }) {
			return nil, invalid("drafts", "request", "draft %s is there twice", k.ID)
		}
		d, err := t.pick(k)
		if err != nil {
			return nil, err
		}
		posts[i], drafts[i] = NewPost{ID: d.ID, Texts: d.Texts, Flags: d.Flags}, d
	}
	if err := t.verified(drafts...); err != nil {
		return nil, err
	}
	entries, err := t.Publish(posts, At{})
	if err != nil {
		return nil, err
	}
	for _, k := range picks {
		if err := t.DropDraft(k.ID); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// pick reads a draft that is to be part of an update.
func (t *Tx) pick(k Pick) (Draft, error) {
	d, err := t.Draft(k.ID)
	if errors.Is(err, ErrNoDraft) {
		if err := t.unpublished(k.ID); err != nil {
			return Draft{}, err
		}
	}
	switch {
	case err != nil:
		return Draft{}, err
	case k.Rev != d.Rev:
		return Draft{}, &StaleDraft{Draft: d, Rev: k.Rev}
	case d.Edits != "":
		return Draft{}, invalid("drafts", "draft_edits", "draft %s changes a post that is published; publish it by itself", d.ID)
	case d.Source != "":
		return Draft{}, invalid("drafts", "draft_imported", "draft %s was imported; it is published when the page is opened", d.ID)
	}
	return d, nil
}

// waits says whether a draft is left alone when its page is opened: there is
// nothing in it yet, or someone said that it is not to go out now.
func (d *Draft) waits() bool {
	empty := d.Texts.Headline == "" && len(d.Texts.Body) == 0 && len(d.Texts.Media) == 0
	return d.Source == "" && (empty || d.Status == Unverified || d.Status == Checking || !d.Scheduled.IsZero())
}

// Notes are what the desk notes of a page.
type Notes struct {
	Rev     int64 // 0: nothing was ever noted
	Text    string
	Account string // id of who wrote it last
	Updated time.Time
}

// Notes reads a page's notes. A page without any has zero Notes.
func (s *Store) Notes(ctx context.Context, pageID string) (Notes, error) {
	return s.notes(ctx, s.read, pageID)
}

func (s *Store) notes(ctx context.Context, q querier, pageID string) (n Notes, err error) {
	var updated int64
	err = q.QueryRowContext(ctx, `SELECT rev, text, account, updated FROM page_note WHERE page = $1`, pageID).Scan(&n.Rev, &n.Text, &n.Account, &updated)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Notes{}, nil
	case err != nil:
		return Notes{}, s.fail("reading a page's notes", err)
	}
	n.Updated = fromMillis(updated)
	return n, nil
}

// SetNotes saves the page's notes, made from those of a rev; 0 where there were
// none. Those made from another get *StaleNotes. The same text is no change.
func (t *Tx) SetNotes(text, account string, from int64) (Notes, error) {
	if err := checkText("text", text, MaxNotes); err != nil {
		return Notes{}, err
	}
	was, err := t.s.notes(t.ctx, t.tx, t.head.ID)
	switch {
	case err != nil:
		return Notes{}, t.fail(err)
	case was.Text == text:
		return was, nil
	case was.Rev != from:
		return Notes{}, &StaleNotes{Notes: was, Rev: from}
	}
	n := Notes{Rev: was.Rev + 1, Text: text, Account: account, Updated: t.now}
	return n, t.exec("saving a page's notes", `INSERT INTO page_note (page, rev, text, account, updated) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (page) DO UPDATE SET rev = excluded.rev, text = excluded.text, account = excluded.account, updated = excluded.updated`,
		t.head.ID, n.Rev, n.Text, n.Account, millis(n.Updated))
}

// Presence says that someone has a page open on the desk, and what on it.
type Presence struct {
	Session string // id
	Page    string // id
	Account string // id
	Name    string // of the account; read, not written
	Draft   string // id, or ""
	Post    string // id, or ""
	Seen    time.Time
}

// Present notes it for [PresenceLife]. Nothing of it is kept longer.
func (s *Store) Present(ctx context.Context, p Presence) error {
	return s.bare(ctx, func(t *Tx) error {
		const doing = "noting who is there"
		if err := t.exec(doing, `DELETE FROM presence WHERE seen < $1`, millis(t.now.Add(-PresenceLife))); err != nil {
			return err
		}
		return t.exec(doing, `INSERT INTO presence (session, page, account, draft, post, seen) VALUES ($1, $2, $3, $4, $5, $6)
			ON CONFLICT (session, page) DO UPDATE SET draft = excluded.draft, post = excluded.post, seen = excluded.seen`,
			p.Session, p.Page, p.Account, p.Draft, p.Post, millis(t.now))
	})
}

// Absent takes back what [Store.Present] said of a session and a page.
func (s *Store) Absent(ctx context.Context, session, pageID string) error {
	return s.bare(ctx, func(t *Tx) error {
		return t.exec("noting who is there", `DELETE FROM presence WHERE session = $1 AND page = $2`, session, pageID)
	})
}

// Desk is how the desk's work stands, by marks that tell what was changed.
type Desk struct {
	Pages    []PageMark
	Drafts   []DraftMark // but imported ones
	Notes    []NotesMark
	Presence []Presence // of sessions that are not over, by page and name
}

// The marks of a page, a draft and a page's notes.
type (
	PageMark struct {
		ID    string
		Seq   int64
		Slug  string
		Title string
		State page.State
		Quiet time.Time // since when it is silent, where the desk asks about that
	}
	DraftMark struct {
		Page, ID  string
		Rev, Turn int64 // Turn counts what else was changed, too
	}
	NotesMark struct {
		Page string
		Rev  int64
	}
)

// Desk reads how the desk's work stands. It is cheap: no text is read.
func (s *Store) Desk(ctx context.Context) (Desk, error) {
	const doing = "looking at the desk's work"
	var d Desk
	for _, q := range []struct {
		query string
		args  []any
		scan  func(scanner) error
	}{
		{`SELECT h.id, h.seq, h.slug, h.title, h.state, ` + sinceSilent + ` FROM page_head h LEFT JOIN quiet q ON q.page = h.id ORDER BY h.id`, s.silentArgs(), func(row scanner) error {
			var m PageMark
			var quiet int64
			err := row.Scan(&m.ID, &m.Seq, &m.Slug, &m.Title, &m.State, &quiet)
			if quiet > 0 {
				m.Quiet = fromMillis(quiet)
			}
			d.Pages = append(d.Pages, m)
			return err
		}},
		{`SELECT page, id, rev, turn FROM draft WHERE source = '' ORDER BY page, id`, nil, func(row scanner) error {
			var m DraftMark
			err := row.Scan(&m.Page, &m.ID, &m.Rev, &m.Turn)
			d.Drafts = append(d.Drafts, m)
			return err
		}},
		{`SELECT page, rev FROM page_note ORDER BY page`, nil, func(row scanner) error {
			var m NotesMark
			err := row.Scan(&m.Page, &m.Rev)
			d.Notes = append(d.Notes, m)
			return err
		}},
		{`SELECT p.session, p.page, p.account, a.name, p.draft, p.post, p.seen FROM presence p JOIN session s ON s.id = p.session JOIN account a ON a.id = p.account
			WHERE p.seen >= $1 AND a.disabled = 0 ORDER BY p.page, a.name, p.account, p.session`, []any{millis(s.now().Add(-PresenceLife))}, func(row scanner) error {
			var m Presence
			var seen int64
			err := row.Scan(&m.Session, &m.Page, &m.Account, &m.Name, &m.Draft, &m.Post, &seen)
			m.Seen = fromMillis(seen)
			d.Presence = append(d.Presence, m)
			return err
		}},
	} {
		rows, err := s.read.QueryContext(ctx, q.query, q.args...)
		if err != nil {
			return Desk{}, s.fail(doing, err)
		}
		for rows.Next() {
			if err := q.scan(rows); err != nil {
				rows.Close()
				return Desk{}, s.fail(doing, err)
			}
		}
		err = rows.Err()
		rows.Close()
		if err != nil {
			return Desk{}, s.fail(doing, err)
		}
	}
	return d, nil
}

// Own loads a page without its posts: its texts and state. What it costs does
// not grow with them.
func (s *Store) Own(ctx context.Context, pageID string) (*page.Page, error) {
	if !validID(pageID) {
		return nil, fmt.Errorf("page %.100q: %w", pageID, ErrNoPage)
	}
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail("loading a page", err)
	}
	defer tx.Rollback()
	return s.loadOwn(ctx, tx, pageID)
}

// Post folds one post. ErrNoPost where the page has no such post.
func (s *Store) Post(ctx context.Context, pageID, id string) (*page.Post, error) {
	if !page.ValidPostID(id) {
		return nil, fmt.Errorf("post %q: %w", id, ErrNoPost)
	}
	entries, err := s.postEntries(ctx, s.read, pageID, id)
	if err != nil {
		return nil, err
	}
	posts, err := folded(entries)
	if err != nil {
		return nil, err
	}
	if posts[id] == nil {
		return nil, fmt.Errorf("post %q: %w", id, ErrNoPost)
	}
	return posts[id], nil
}

// Posts gives up to n posts of a page as they stand, the newest first, from the
// one after that whose Order is given; "" is from the newest. more says whether
// there are others. It reads no other posts' texts.
func (s *Store) Posts(ctx context.Context, pageID, before string, n int) (posts []*page.Post, more bool, err error) {
	const doing = "reading posts"
	where, args := "", []any{pageID, n + 1}
	if before != "" {
		stamp, batch, position, err := parseOrder(before)
		if err != nil {
			return nil, false, err
		}
		where = ` AND (stamp < $3 OR stamp = $3 AND (batch < $4 OR batch = $4 AND position > $5))`
		args = append(args, millis(stamp), batch, position)
	}
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, false, s.fail(doing, err)
	}
	defer tx.Rollback()
	rows, err := tx.QueryContext(ctx, `SELECT post FROM entry WHERE page = $1 AND op = 'publish'`+where+` ORDER BY stamp DESC, batch DESC, position, post LIMIT $2`, args...)
	if err != nil {
		return nil, false, s.fail(doing, err)
	}
	defer rows.Close()
	var ids []any
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, false, s.fail(doing, err)
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, false, s.fail(doing, err)
	}
	rows.Close()
	if len(ids) > n {
		ids, more = ids[:n], true
	}
	if len(ids) == 0 {
		return nil, false, nil
	}
	entries, err := s.joined(tx.QueryContext(ctx, `SELECT `+entryColumns+`, `+fieldColumns+` FROM entry e`+entryFields+
		`WHERE e.page = $1 AND e.post IN (`+s.dialect.params(2, len(ids))+`) ORDER BY +e.seq, f.name`, append([]any{pageID}, ids...)...))
	if err != nil {
		return nil, false, err
	}
	found, err := folded(entries)
	if err != nil {
		return nil, false, err
	}
	for _, id := range ids {
		if p := found[id.(string)]; p != nil {
			posts = append(posts, p)
		}
	}
	return posts, more, nil
}

// folded makes posts of their entries, which stand in order of seq.
func folded(entries []page.Entry) (map[string]*page.Post, error) {
	of := map[string][]page.Entry{}
	for _, e := range entries {
		if e.V != page.Version {
			return nil, fmt.Errorf("post %s, seq %d: %w: version %d", e.Post, e.Seq, page.ErrVersion, e.V)
		}
		of[e.Post] = append(of[e.Post], e)
	}
	posts := map[string]*page.Post{}
	for id, entries := range of {
		p, err := page.FoldPost(entries)
		if err != nil {
			return nil, err
		}
		posts[id] = p
	}
	return posts, nil
}

// parseOrder takes a [page.Post.Order] apart.
func parseOrder(s string) (stamp time.Time, batch, position int64, err error) {
	bad := invalid("before", "request", "%q is not the order of a post", s)
	parts := strings.Split(s, ".")
	if len(parts) != 3 {
		return stamp, 0, 0, bad
	}
	if stamp, err = time.Parse("200601021504", parts[0]); err != nil {
		return stamp, 0, 0, bad
	}
	batch, err = strconv.ParseInt(parts[1], 10, 64)
	if err != nil {
		return stamp, 0, 0, bad
	}
	if position, err = strconv.ParseInt(parts[2], 10, 64); err != nil {
		return stamp, 0, 0, bad
	}
	return stamp, batch, page.MaxPosition - position, nil
}
