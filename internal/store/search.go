package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/search"
)

// FoundAtOnce is how many posts one answer of [Store.Search] has at most.
const FoundAtOnce = 20

// Found is what a search found.
type Found struct {
	Count int      // of all posts that were found
	Posts []string // ids, the newest first
	Older string   // where the next answer begins; "" at the end
	Newer string   // where the answer before begins; "" where that is the first one
	First bool     // nothing newer was found: there is no answer before
}

// Search finds the posts of a page in which all that a query asks for is there,
// of those that readers can see, as of the newest commit. from is where the answer
// begins, a [page.Post.Order]: newer posts are counted and left out; "" begins with
// the newest. A query without terms finds nothing.
func (s *Store) Search(ctx context.Context, pageID string, q search.Query, from string) (Found, error) {
	const doing = "searching a page"
	if len(q.Terms) == 0 {
		return Found{First: true}, nil
	}
	if from == "" {
		from = "~" // after all
	}
	match, args := s.dialect.match(q, pageID)
	args = append(args, from)
	rows, err := s.read.QueryContext(ctx, fmt.Sprintf(`WITH hit AS MATERIALIZED (%s)
		SELECT 0, count(*), '', '' FROM hit
		UNION ALL SELECT 1, 0, post, place FROM (SELECT post, place FROM hit WHERE place <= $%d ORDER BY place DESC LIMIT %d) AS older
		UNION ALL SELECT 2, 0, post, place FROM (SELECT post, place FROM hit WHERE place > $%[2]d ORDER BY place LIMIT %[3]d) AS newer`,
		match, len(args), FoundAtOnce+1), args...)
	if err != nil {
		return Found{}, s.fail(doing, err)
	}
	defer rows.Close()
	type at struct{ post, place string }
	var f Found
	var older, newer []at
	for rows.Next() {
		var kind, count int
		var a at
		if err := rows.Scan(&kind, &count, &a.post, &a.place); err != nil {
			return Found{}, s.fail(doing, err)
		}
		switch kind {
		case 0:
			f.Count = count
		case 1:
			older = append(older, a)
		default:
			newer = append(newer, a)
		}
	}
	if err := rows.Err(); err != nil {
		return Found{}, s.fail(doing, err)
	}
	slices.SortFunc(older, func(a, b at) int { return strings.Compare(b.place, a.place) })
	slices.SortFunc(newer, func(a, b at) int { return strings.Compare(a.place, b.place) })
	if len(older) > FoundAtOnce {
		f.Older, older = older[FoundAtOnce].place, older[:FoundAtOnce]
	}
	for _, a := range older {
		f.Posts = append(f.Posts, a.post)
	}
	f.First = len(newer) == 0
	if len(newer) > FoundAtOnce {
		f.Newer = newer[FoundAtOnce-1].place
	}
	return f, nil
}

// wordKey is what the words of a page begin with in the index. Two pages may have
// the same: it only keeps most of what others hold out of the way.
func wordKey(pageID string) string { return pageID[:min(6, len(pageID))] }

// indexed is what the index holds of a post.
type indexed struct {
	idx               int64
	page, post, place string
	words             string // with a space before each and after the last
}

// indexOf gives what the index is to hold of a post; false where readers see
// nothing of it.
func indexOf(pageID string, idx int64, p *page.Post) (indexed, bool) {
	if p.Gone() {
		return indexed{}, false
	}
	texts := searched(p.Texts)
	for _, c := range p.Corrections {
		texts = append(texts, c.Note)
	}
	words := search.Index(texts...)
	return indexed{idx: idx, page: pageID, post: p.ID, place: p.Order(), words: " " + strings.Join(words, " ") + " "}, true
}

// searched gives the texts of a post that are searched. A body that can't be read
// is not shown, and not found.
func searched(t page.Texts) []string {
	texts := []string{t.Headline, t.Dateline.Place, t.Dateline.Date}
	if doc, err := markup.Decode(t.Body); err == nil {
		texts = append(texts, doc.Paragraphs()...)
	}
	for _, key := range slices.Sorted(maps.Keys(t.Media)) {
		m := t.Media[key]
		texts = append(texts, m.Alt, m.Caption, m.Credit)
	}
	texts = append(texts, t.Byline)
	for _, src := range t.Sources {
		texts = append(texts, src.Name)
	}
	return append(texts, t.Tags...)
}

// lastWords gives the words that a value brought to the index, when it is about to
// be erased.
func lastWords(name string, value []byte) []string {
	if name == page.FieldNote {
		return search.Index(string(value))
	}
	t, err := page.Texts{}.Apply([]page.Field{{Name: name, Value: value}})
	if err != nil {
		return nil
	}
	return search.Index(searched(t)...)
}

// putSearch brings the index up to date with what the command appended. It is
// called before the entries are written.
func (t *Tx) putSearch() error {
	byPost := map[string][]page.Entry{}
	var order []string
	for _, e := range t.entries {
		if e.Post == "" {
			continue
		}
		if byPost[e.Post] == nil {
			order = append(order, e.Post)
		}
		byPost[e.Post] = append(byPost[e.Post], e)
	}
	var rows []indexed
	for _, id := range order {
		entries := byPost[id]
		if fresh := entries[0].Op == page.OpPublish; !fresh {
			if !slices.ContainsFunc(entries, func(e page.Entry) bool { return e.Op != page.OpFlag }) {
				continue
			}
			before, err := t.s.postEntries(t.ctx, t.tx, t.head.ID, id)
			if err != nil {
				return err
			}
			entries = append(before, entries...)
			if len(before) == 0 {
				continue
			}
		}
		post, err := page.FoldPost(entries)
		if err != nil {
			return err
		}
		row, shown := indexOf(t.head.ID, entries[0].Index, post)
		if byPost[id][0].Op != page.OpPublish {
			same, err := t.s.dropSearch(t.ctx, t.tx, t.head.ID, id, row)
			if err != nil {
				return err
			}
			shown = shown && !same
		}
		if shown {
			rows = append(rows, row)
		}
	}
	if err := t.s.dialect.putSearch(t.ctx, t.tx, rows); err != nil {
		return err
	}
	if len(t.erased) > 0 {
		return t.s.dialect.forget(t.ctx, t.tx, wordKey(t.head.ID), t.erased)
	}
	return nil
}

// dropSearch takes a post out of the index, unless what it holds is the same as
// what it is to hold.
func (s *Store) dropSearch(ctx context.Context, tx *sql.Tx, pageID, post string, to indexed) (same bool, err error) {
	old := indexed{page: pageID, post: post}
	err = tx.QueryRowContext(ctx, s.dialect.indexedPost(), pageID, post).Scan(&old.idx, &old.place, &old.words)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return false, nil
	case err != nil:
		return false, s.fail("reading the search index", err)
	case old == to:
		return true, nil
	}
	return false, s.dialect.dropSearch(ctx, tx, old)
}

// makeSearch makes the whole index anew. Pages that this program can't read are
// not in it.
func (s *Store) makeSearch(ctx context.Context, tx *sql.Tx) error {
	const doing = "making the search index"
	if err := s.dialect.emptySearch(ctx, tx); err != nil {
		return s.fail(doing, err)
	}
	ids, err := s.pageIDs(ctx, tx)
	if err != nil {
		return err
	}
	for _, id := range ids {
		p, err := s.load(ctx, tx, id)
		switch {
		case errors.Is(err, page.ErrVersion), errors.Is(err, page.ErrGap), errors.Is(err, page.ErrEntry):
			s.log.Warn("a page can't be read and is not searched", "page", id, "err", err)
			continue
		case err != nil:
			return err
		}
		rows, err := s.indexOfPage(ctx, tx, p)
		if err != nil {
			return err
		}
		if err := s.dialect.putSearch(ctx, tx, rows); err != nil {
			return s.fail(doing, err)
		}
	}
	_, err = tx.ExecContext(ctx, `UPDATE site SET search = $1`, search.Version)
	return s.fail(doing, err)
}

// freshSearch makes the index anew where it was made by other rules, or never.
func (s *Store) freshSearch(ctx context.Context, tx *sql.Tx) error {
	var version int
	if err := tx.QueryRowContext(ctx, `SELECT search FROM site`).Scan(&version); err != nil {
		return s.fail("reading the site", err)
	}
	if version == search.Version {
		return nil
	}
	return s.makeSearch(ctx, tx)
}

// indexOfPage gives what the index is to hold of a page.
func (s *Store) indexOfPage(ctx context.Context, q querier, p *page.Page) ([]indexed, error) {
	const doing = "reading the log"
	rows, err := q.QueryContext(ctx, `SELECT post, idx FROM entry WHERE page = $1 AND op = 'publish' ORDER BY idx`, p.ID)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	var all []indexed
	for rows.Next() {
		var id string
		var idx int64
		if err := rows.Scan(&id, &idx); err != nil {
			return nil, s.fail(doing, err)
		}
		if post := p.Post(id); post != nil {
			if row, shown := indexOf(p.ID, idx, post); shown {
				all = append(all, row)
			}
		}
	}
	return all, s.fail(doing, rows.Err())
}

// CheckSearch says whether the index holds of a page what its log says: nil, or
// an error that wraps ErrSearch.
func (s *Store) CheckSearch(ctx context.Context, pageID string) error {
	const doing = "checking the search index"
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return s.fail(doing, err)
	}
	defer tx.Rollback()
	p, err := s.load(ctx, tx, pageID)
	if err != nil {
		return err
	}
	want, err := s.indexOfPage(ctx, tx, p)
	if err != nil {
		return err
	}
	wrong := func(what string, post string) error {
		return fmt.Errorf("page %s: %w: post %s %s", p.Slug, ErrSearch, post, what)
	}
	var n int
	if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM search_post WHERE page = $1`, pageID).Scan(&n); err != nil {
		return s.fail(doing, err)
	}
	if n > len(want) {
		return fmt.Errorf("page %s: %w: it holds %d posts, readers see %d", p.Slug, ErrSearch, n, len(want))
	}
	for _, w := range want {
		have := indexed{page: pageID, post: w.post}
		err := tx.QueryRowContext(ctx, s.dialect.indexedPost(), pageID, w.post).Scan(&have.idx, &have.place, &have.words)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return wrong("is missing", w.post)
		case err != nil:
			return s.fail(doing, err)
		case have != w:
			return wrong("has other words", w.post)
		}
		words := strings.Fields(w.words)
		if len(words) == 0 {
			continue
		}
		// As a reader would find it, by its first words.
		q := search.Query{Terms: []search.Term{{Words: words[:min(len(words), 8)]}}}
		match, args := s.dialect.match(q, pageID)
		var idx int64
		err = tx.QueryRowContext(ctx, `SELECT idx FROM (`+match+`) AS hit WHERE idx = $`+fmt.Sprint(len(args)+1), append(args, w.idx)...).Scan(&idx)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return wrong("is not found", w.post)
		case err != nil:
			return s.fail(doing, err)
		}
	}
	return nil
}
