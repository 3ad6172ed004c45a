package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"stoppress/internal/page"
)

// SourceImport marks drafts that an import made: the next import replaces them,
// and they keep their stamps when the page is opened.
const SourceImport = "import"

// How far a draft was checked. Readers never see it.
const (
	Unverified = "unverified"
	Checking   = "checking"
	Verified   = "verified"
)

// Statuses are those of a draft; "" is that nothing was said.
var Statuses = []string{"", Unverified, Checking, Verified}

// Draft is a post that is not published yet. Its id becomes the post's.
type Draft struct {
	ID       string    // "": PutDraft makes one
	Page     string    // id; PutDraft and SaveDraft set it
	Stamp    time.Time // of an imported draft; zero: it gets one when it is published
	Batch    int64     // drafts of one stamp and batch are published together, lower batches first
	Position int64     // as in NewPost
	Texts    page.Texts
	Flags    page.Flags
	Source   string    // SourceImport or ""
	Created  time.Time // set by PutDraft and SaveDraft
	Updated  time.Time

	// Of a draft that someone writes on the desk.
	Rev       int64     // 1, 2, 3 ...: counts what was saved; set by SaveDraft
	Author    string    // id of the account that began it, or ""; set by SaveDraft from Hand
	Hand      string    // id of the account that saved it last, or ""
	Client    string    // names the window that saved it last, or ""
	Status    string    // one of Statuses
	Assignee  string    // id of an account, or ""
	Note      string    // a word between the desk and whoever writes
	Submitted time.Time // when it was handed in; zero: it is not
	Edits     string    // id of the published post that it is to change; "": it is to be a new one
	PostRev   int64     // with Edits: the revision that it was made from
	Scheduled time.Time // when it is to go out; zero: when someone says so. Set by Tx.Schedule
	Schedule  string    // id of the Schedule that it is of, or ""; likewise

	base    int64 // the rev from which Client has saved alone
	place   int64 // in its schedule, from the top
	readied int64 // the rev with which it was scheduled
}

// draftData is what the data column holds: texts as their stored fields, so
// that it is as lasting as the log.
type draftData struct {
	Fields []draftField `json:"fields"`
	Flags  []string     `json:"flags"`
}

type draftField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

const draftColumns = `page, id, stamp, batch, position, data, source, created, updated, rev, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev`

func scanDraft(row scanner) (d Draft, b []byte, err error) {
	var stamp, submitted, scheduled sql.NullInt64
	var created, updated int64
	err = row.Scan(&d.Page, &d.ID, &stamp, &d.Batch, &d.Position, &b, &d.Source, &created, &updated,
		&d.Rev, &d.Author, &d.Hand, &d.Client, &d.base, &d.Status, &d.Assignee, &d.Note, &submitted, &d.Edits, &d.PostRev, &scheduled, &d.Schedule, &d.place, &d.readied)
	if err != nil {
		return d, nil, err
	}
	d.Stamp, d.Created, d.Updated = fromNull(stamp), fromMillis(created), fromMillis(updated)
	d.Submitted, d.Scheduled = fromNull(submitted), fromNull(scheduled)
	return d, b, nil
}

// Submitted counts the drafts that wait for an editor, by page id; a page without
// one is not there.
func (s *Store) Submitted(ctx context.Context) (map[string]int, error) {
	const doing = "counting what was submitted"
	rows, err := s.read.QueryContext(ctx, `SELECT page, COUNT(*) FROM draft WHERE submitted IS NOT NULL GROUP BY page`)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	waiting := map[string]int{}
	for rows.Next() {
		var id string
		var n int
		if err := rows.Scan(&id, &n); err != nil {
			return nil, s.fail(doing, err)
		}
		waiting[id] = n
	}
	return waiting, s.fail(doing, rows.Err())
}

// Drafts lists a page's drafts in the order in which Open publishes them: by
// stamp, the oldest first and those without one last, batch and position; those
// of one place the newest first.
func (s *Store) Drafts(ctx context.Context, pageID string) ([]Draft, error) {
	return s.drafts(ctx, s.read, pageID)
}

// Drafts is [Store.Drafts] of the command's page.
func (t *Tx) Drafts() ([]Draft, error) {
	drafts, err := t.s.drafts(t.ctx, t.tx, t.head.ID)
	if err != nil {
		t.fail(err)
	}
	return drafts, err
}

func (s *Store) drafts(ctx context.Context, q querier, pageID string) ([]Draft, error) {
	const doing = "reading drafts"
	rows, err := q.QueryContext(ctx, `SELECT `+draftColumns+` FROM draft WHERE page = $1`, pageID)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var drafts []Draft
	for rows.Next() {
		d, b, err := scanDraft(rows)
		if err != nil {
			return nil, s.fail(doing, err)
		}
		if err := d.decode(b); err != nil {
			return nil, fmt.Errorf("%s: %s: %w: %v", doing, d.ID, ErrDatabase, err)
		}
		drafts = append(drafts, d)
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail(doing, err)
	}
	slices.SortFunc(drafts, func(a, b Draft) int {
		switch {
		case a.Stamp.IsZero() != b.Stamp.IsZero():
			if a.Stamp.IsZero() {
				return 1
			}
			return -1
		case !a.Stamp.Equal(b.Stamp):
			return a.Stamp.Compare(b.Stamp)
		case a.Batch != b.Batch:
			return int(a.Batch - b.Batch)
		case a.Source != b.Source:
			return strings.Compare(a.Source, b.Source)
		case a.Position != b.Position:
			return int(a.Position - b.Position)
		case !a.Created.Equal(b.Created):
			return b.Created.Compare(a.Created)
		}
		return strings.Compare(a.ID, b.ID)
	})
	return drafts, nil
}

// Draft reads one draft of a page. ErrNoDraft where there is none.
func (s *Store) Draft(ctx context.Context, pageID, id string) (Draft, error) {
	d, _, err := s.draft(ctx, s.read, pageID, id)
	return d, err
}

// Draft is [Store.Draft] of the command's page.
func (t *Tx) Draft(id string) (Draft, error) {
	d, _, err := t.s.draft(t.ctx, t.tx, t.head.ID, id)
	if err != nil && !errors.Is(err, ErrNoDraft) {
		t.fail(err)
	}
	return d, err
}

// draft reads a draft, and its texts as they are kept.
func (s *Store) draft(ctx context.Context, q querier, pageID, id string) (Draft, []byte, error) {
	const doing = "reading a draft"
	if !page.ValidPostID(id) {
		return Draft{}, nil, fmt.Errorf("draft %.100q: %w", id, ErrNoDraft)
	}
	d, b, err := scanDraft(q.QueryRowContext(ctx, `SELECT `+draftColumns+` FROM draft WHERE page = $1 AND id = $2`, pageID, id))
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Draft{}, nil, fmt.Errorf("draft %q: %w", id, ErrNoDraft)
	case err != nil:
		return Draft{}, nil, s.fail(doing, err)
	}
	if err := d.decode(b); err != nil {
		return Draft{}, nil, fmt.Errorf("%s: %s: %w: %v", doing, id, ErrDatabase, err)
	}
	return d, b, nil
}

// data gives the draft's texts as they are kept.
func (d *Draft) data() ([]byte, error) {
	data := draftData{Flags: d.Flags.Words()}
	for _, f := range d.Texts.Fields() {
		data.Fields = append(data.Fields, draftField{f.Name, string(f.Value)})
	}
	return json.Marshal(data)
}

func (d *Draft) decode(b []byte) error {
	var data draftData
	if err := json.Unmarshal(b, &data); err != nil {
		return err
	}
	var err error
	if d.Flags, err = page.ParseFlags(data.Flags); err != nil {
		return err
	}
	var fields []page.Field
	for _, f := range data.Fields {
		fields = append(fields, page.Field{Name: f.Name, Value: []byte(f.Value)})
	}
	d.Texts, err = d.Texts.Apply(fields)
	return err
}

// PutDraft saves a draft of the command's page, in place of the one with its id,
// for a program: what it holds could be published. What people write goes by
// [Tx.SaveDraft].
func (t *Tx) PutDraft(d Draft) (Draft, error) {
	const doing = "saving a draft"
	if d.ID == "" {
		d.ID = NewPostID()
	}
	if !page.ValidPostID(d.ID) {
		return Draft{}, invalid("id", "request", "%q is not a post's id: a digit, then nine of 0-9 and a-z", d.ID)
	}
	if d.Source != "" && d.Source != SourceImport {
		return Draft{}, invalid("source", "request", "%q is not known", d.Source)
	}
	if d.Source == SourceImport && d.Stamp.IsZero() {
		return Draft{}, invalid("stamp", "request", "an imported draft brings its own")
	}
	if d.Position < 0 || d.Position > page.MaxPosition {
		return Draft{}, invalid("position", "request", "%d is not from 0 to %d", d.Position, page.MaxPosition)
	}
	if err := checkPost(d.Texts); err != nil {
		return Draft{}, err
	}
	n, err := t.count(doing, `SELECT count(*) FROM draft WHERE page = $1`, t.head.ID)
	if err != nil {
		return Draft{}, err
	}
	if n >= MaxImport {
		return Draft{}, tooLarge("posts", "drafts_full max", "a page has at most %d drafts", MaxImport)
	}
	d.Page, d.Created, d.Updated = t.head.ID, t.now, t.now
	if !d.Stamp.IsZero() {
		d.Stamp = d.Stamp.UTC().Truncate(time.Minute)
	}
	b, err := d.data()
	if err != nil {
		return Draft{}, err
	}
	return d, t.exec(doing, `INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)
		ON CONFLICT (page, id) DO UPDATE SET stamp = excluded.stamp, batch = excluded.batch, position = excluded.position, data = excluded.data, source = excluded.source, updated = excluded.updated, rev = draft.rev + 1, client = ''`,
		d.Page, d.ID, nullMillis(d.Stamp), d.Batch, d.Position, b, d.Source, millis(t.now))
}

// DropDraft throws one draft away, with its former texts. ErrNoDraft where there is none.
func (t *Tx) DropDraft(id string) error {
	res, err := t.tx.ExecContext(t.ctx, `DELETE FROM draft WHERE page = $1 AND id = $2`, t.head.ID, id)
	if err != nil {
		return t.fail(t.s.fail("dropping a draft", err))
	}
	if n, err := res.RowsAffected(); err == nil && n == 0 {
		return fmt.Errorf("draft %q: %w", id, ErrNoDraft)
	}
	if err := t.exec("dropping a draft", `DELETE FROM draft_rev WHERE page = $1 AND id = $2`, t.head.ID, id); err != nil {
		return err
	}
	return t.exec("dropping a draft", `DELETE FROM import_item WHERE page = $1 AND post = $2`, t.head.ID, id)
}

// DropDrafts throws away the drafts of one source and what the import remembers
// of them, and says how many there were.
func (t *Tx) DropDrafts(source string) (int, error) {
	const doing = "dropping drafts"
	if err := t.exec(doing, `DELETE FROM import_item WHERE page = $1 AND post IN (SELECT id FROM draft WHERE page = $1 AND source = $2)`, t.head.ID, source); err != nil {
		return 0, err
	}
	res, err := t.tx.ExecContext(t.ctx, `DELETE FROM draft WHERE page = $1 AND source = $2`, t.head.ID, source)
	if err != nil {
		return 0, t.fail(t.s.fail(doing, err))
	}
	n, err := res.RowsAffected()
	return int(n), t.s.fail(doing, err)
}

// ImportItem is what an import remembers of a post that it made, so that a later
// one can tell whether the post was changed in its source or here. Source and
// Headline are keyed hashes ([Store.Hash]) and empty once the post was erased.
type ImportItem struct {
	Post     string
	Source   []byte    // of the story as it was imported
	Headline []byte    // of its headline
	Rev      int64     // the post's revision that the import left
	Stamp    time.Time // as imported
	Place    int64     // its place under that stamp, from 1
}

// ImportItems lists what imports remember of a page's posts, by stamp and place.
func (s *Store) ImportItems(ctx context.Context, pageID string) ([]ImportItem, error) {
	return s.importItems(ctx, s.read, pageID)
}

// ImportItems is [Store.ImportItems] of the command's page.
func (t *Tx) ImportItems() ([]ImportItem, error) {
	items, err := t.s.importItems(t.ctx, t.tx, t.head.ID)
	if err != nil {
		t.fail(err)
	}
	return items, err
}

func (s *Store) importItems(ctx context.Context, q querier, pageID string) ([]ImportItem, error) {
	const doing = "reading what was imported"
	rows, err := q.QueryContext(ctx, `SELECT post, source, headline, rev, stamp, place FROM import_item WHERE page = $1 ORDER BY stamp, place, post`, pageID)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var items []ImportItem
	for rows.Next() {
		var it ImportItem
		var stamp sql.NullInt64
		if err := rows.Scan(&it.Post, &it.Source, &it.Headline, &it.Rev, &stamp, &it.Place); err != nil {
			return nil, s.fail(doing, err)
		}
		it.Stamp = fromNull(stamp)
		items = append(items, it)
	}
	return items, s.fail(doing, rows.Err())
}

// PutImportItem saves what an import remembers of a post.
func (t *Tx) PutImportItem(it ImportItem) error {
	if !page.ValidPostID(it.Post) {
		return fmt.Errorf("post %q: %w", it.Post, ErrNoPost)
	}
	if it.Source == nil {
		it.Source = []byte{}
	}
	if it.Headline == nil {
		it.Headline = []byte{}
	}
	return t.exec("saving what was imported", `INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ($1, $2, $3, $4, $5, $6, $7)
		ON CONFLICT (page, post) DO UPDATE SET source = excluded.source, headline = excluded.headline, rev = excluded.rev, stamp = excluded.stamp, place = excluded.place`,
		t.head.ID, it.Post, it.Source, it.Headline, it.Rev, nullMillis(it.Stamp), it.Place)
}
