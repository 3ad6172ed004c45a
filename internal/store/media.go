package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/page"
)

// Media is a picture's bytes under a random id, so that the address says nothing.
type Media struct {
	ID            string // "": PutMedia makes one
	Type          string // image/...
	SHA256        string // hex, of Bytes; "": PutMedia computes it
	Width, Height int    // pixels
	Bytes         []byte
	Created       time.Time // set by PutMedia
	Account       string    // that brought it; "": the command line, or it is from before this was noted
	Focus         Focus     // set by SetFocus
}

// Focus is the point of a picture that a crop keeps in view, in thousandths of its
// width from the left and of its height from the top.
type Focus struct{ X, Y int }

// Middle is the focus of a picture that was given none.
var Middle = Focus{500, 500}

var mediaID = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

// PutMedia saves a picture and returns it with what was made for it. Its bytes
// never change: the id of another picture is refused.
func (s *Store) PutMedia(ctx context.Context, m Media) (Media, error) {
	if m.ID == "" {
		m.ID = randomID()
	}
	sum := sha256.Sum256(m.Bytes)
	got := hex.EncodeToString(sum[:])
	if m.SHA256 == "" {
		m.SHA256 = got
	}
	switch {
	case !mediaID.MatchString(m.ID):
		return Media{}, invalid("id", "request", "%q is not a picture's id", m.ID)
	case !strings.HasPrefix(m.Type, "image/") || len(m.Type) > 100:
		return Media{}, invalid("type", "request", "%q is not a kind of picture", m.Type)
	case len(m.Bytes) == 0:
		return Media{}, invalid("bytes", "request", "the picture is empty")
	case len(m.Bytes) > MaxMedia:
		return Media{}, tooLarge("bytes", "request", "%d bytes, the limit is %d", len(m.Bytes), MaxMedia)
	case m.SHA256 != got:
		return Media{}, invalid("sha256", "request", "it is not that of the bytes")
	case m.Width < 0 || m.Height < 0:
		return Media{}, invalid("width", "request", "the size is not one")
	}
	m.Focus = Middle
	m.Created = s.now().UTC().Truncate(time.Millisecond)
	err := s.transact(ctx, "saving a picture", func(tx *sql.Tx, _ *siteRow) error {
		var n int64
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM media WHERE id = $1`, m.ID).Scan(&n); err != nil {
			return s.fail("saving a picture", err)
		}
		if n > 0 {
			return invalid("id", "request", "there is a picture %s already", m.ID)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO media (id, type, sha256, width, height, created, bytes, account) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
			m.ID, m.Type, m.SHA256, m.Width, m.Height, millis(m.Created), m.Bytes, m.Account)
		return s.fail("saving a picture", err)
	})
	if err != nil {
		return Media{}, err
	}
	return m, nil
}

// Media reads a picture. ErrNoMedia where there is none.
func (s *Store) Media(ctx context.Context, id string) (Media, error) {
	var b []byte
	m, err := s.picture(ctx, id, ", bytes", &b)
	m.Bytes = b
	return m, err
}

// Picture is Media without the bytes.
func (s *Store) Picture(ctx context.Context, id string) (Media, error) {
	return s.picture(ctx, id, "")
}

const mediaColumns = `id, type, sha256, width, height, created, account, focus_x, focus_y`

func scanMedia(row scanner, more ...any) (m Media, err error) {
	var created int64
	err = row.Scan(append([]any{&m.ID, &m.Type, &m.SHA256, &m.Width, &m.Height, &created, &m.Account, &m.Focus.X, &m.Focus.Y}, more...)...)
	m.Created = fromMillis(created)
	return m, err
}

func (s *Store) picture(ctx context.Context, id, more string, into ...any) (Media, error) {
	if !mediaID.MatchString(id) { // PostgreSQL would not take every one of them as a text
		return Media{}, fmt.Errorf("picture %q: %w", id, ErrNoMedia)
	}
	m, err := scanMedia(s.read.QueryRowContext(ctx, `SELECT `+mediaColumns+more+` FROM media WHERE id = $1`, id), into...)
	if errors.Is(err, sql.ErrNoRows) {
		return Media{}, fmt.Errorf("picture %q: %w", id, ErrNoMedia)
	}
	if err != nil {
		return Media{}, s.fail("reading a picture", err)
	}
	return m, nil
}

// SetFocus sets the point that crops of a picture keep in view. It is no part of
// the record, and no post is changed by it. ErrNoMedia where there is no such
// picture.
func (s *Store) SetFocus(ctx context.Context, id string, f Focus) error {
	const doing = "setting the focus of a picture"
	if f.X < 0 || f.X > 1000 || f.Y < 0 || f.Y > 1000 {
		return invalid("focus", "request", "it is two numbers from 0 to 1000")
	}
	if !mediaID.MatchString(id) {
		return fmt.Errorf("picture %q: %w", id, ErrNoMedia)
	}
	return s.transact(ctx, doing, func(tx *sql.Tx, _ *siteRow) error {
		r, err := tx.ExecContext(ctx, `UPDATE media SET focus_x = $1, focus_y = $2 WHERE id = $3`, f.X, f.Y, id)
		if err != nil {
			return s.fail(doing, err)
		}
		if n, err := r.RowsAffected(); err != nil || n == 0 {
			return fmt.Errorf("picture %q: %w", id, ErrNoMedia)
		}
		return nil
	})
}

// Use is a text that shows a picture, or showed it.
type Use struct {
	Page  string     // id
	Post  string     // id; "": the page's cover
	Draft string     // id; "": it was published
	Now   bool       // it does so as it stands; false: a former text of it did
	Gone  bool       // readers see nothing of the post: it is withdrawn
	Title string     // headline of the post or draft, or the page's title; "" where there is none
	Said  page.Media // what it says of the picture
}

// Shelved is a picture of the library.
type Shelved struct {
	Media
	Uses []Use // published ones first, the newest first
}

// ShelfQuery says which pictures of the library are wanted.
type ShelfQuery struct {
	Text   string             // words in alt, caption or credit; "": any
	ID     string             // of one; "": any
	Before string             // what Shelf returned as next; "": from the newest
	Limit  int                // at most so many
	Sees   func(Shelved) bool // nil: all
}

// Shelf gives pictures that were taken in, the newest first, with where each is
// used; next is for the ones after, "" at the end. What a picture is found by, and
// its uses, are texts that are not withheld and not erased; one that only withheld
// texts show is left out.
func (s *Store) Shelf(ctx context.Context, q ShelfQuery) (found []Shelved, next string, err error) {
	const doing = "reading the library"
	where, args := "", []any{}
	if q.Before != "" {
		at, id, _ := strings.Cut(q.Before, ".")
		n, err := strconv.ParseInt(at, 10, 64)
		if id == "" || err != nil {
			return nil, "", invalid("before", "request", "%q is not what a list gave as next", q.Before)
		}
		where, args = ` WHERE (created < $1 OR created = $1 AND id < $2)`, []any{n, id}
	}
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, "", s.fail(doing, err)
	}
	defer tx.Rollback()
	uses, hidden, err := s.uses(ctx, tx)
	if err != nil {
		return nil, "", err
	}
	full := errors.New("enough")
	err = s.each(ctx, tx, `SELECT `+mediaColumns+` FROM media`+where+` ORDER BY created DESC, id DESC`, args, func(rows *sql.Rows) error {
		m, err := scanMedia(rows)
		if err != nil {
			return err
		}
		x := Shelved{m, uses[m.ID]}
		if q.ID != "" && m.ID != q.ID || len(x.Uses) == 0 && hidden[m.ID] || !x.says(q.Text) || q.Sees != nil && !q.Sees(x) {
			return nil
		}
		if len(found) == q.Limit {
			last := found[len(found)-1]
			next = fmt.Sprintf("%d.%s", millis(last.Created), last.ID)
			return full
		}
		found = append(found, x)
		return nil
	})
	if err != nil && err != full {
		return nil, "", s.fail(doing, err)
	}
	return found, next, s.stand(ctx, tx, found)
}

// HiddenMedia gives the ids of pictures that readers are not to be shown: those that
// no published text shows but withheld ones and those of withdrawn posts. It reads what all
// texts say of their pictures, where any was ever sealed.
func (s *Store) HiddenMedia(ctx context.Context) (map[string]bool, error) {
	const doing = "looking for sealed pictures"
	tx, err := s.read.BeginTx(ctx, s.dialect.snapshot())
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer tx.Rollback()
	var some bool
	if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM entry WHERE `+sealing+`)`).Scan(&some); err != nil || !some {
		return nil, s.fail(doing, err)
	}
	var settings []byte // with the site's logo
	if err := tx.QueryRowContext(ctx, `SELECT settings FROM site`).Scan(&settings); err != nil {
		return nil, s.fail(doing, err)
	}
	uses, hidden, err := s.uses(ctx, tx)
	maps.DeleteFunc(hidden, func(id string, _ bool) bool {
		published := slices.ContainsFunc(uses[id], func(u Use) bool { return u.Draft == "" && !u.Gone })
		return published || bytes.Contains(settings, []byte(id))
	})
	return hidden, err
}

// ShowsMedia says whether a post shows a picture, or did.
func (s *Store) ShowsMedia(ctx context.Context, pageID, post string) (does bool, err error) {
	err = s.read.QueryRowContext(ctx, showsMedia, pageID, post).Scan(&does)
	return does, s.fail("looking for a post's pictures", err)
}

const showsMedia = `SELECT EXISTS (SELECT 1 FROM entry e JOIN field f ON f.page = e.page AND f.seq = e.seq
	WHERE e.page = $1 AND e.post = $2 AND (f.name = 'cover' OR f.name LIKE 'media:%'))`

func (x Shelved) says(text string) bool {
	var said strings.Builder
	for _, u := range x.Uses {
		fmt.Fprintf(&said, "%s\n%s\n%s\n", u.Said.Alt, u.Said.Caption, u.Said.Credit)
	}
	all := strings.ToLower(said.String())
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if !strings.Contains(all, word) {
			return false
		}
	}
	return true
}

// uses gives the texts that name pictures, by the pictures' ids, without those that
// are withheld, and which pictures are named by values that are sealed: withheld, or of a
// withdrawn post. It reads what all texts say of their pictures, and little else.
func (s *Store) uses(ctx context.Context, tx querier) (uses map[string][]Use, hidden map[string]bool, err error) {
	const doing = "looking for uses of pictures"
	uses, hidden = map[string][]Use{}, map[string]bool{}
	type mention struct {
		Use
		seq  int64
		name string
	}
	var all []mention
	sealed := map[string]*seals{}
	err = s.each(ctx, tx, `SELECT f.page, f.seq, f.name, f.value, e.post FROM field f JOIN entry e ON e.page = f.page AND e.seq = f.seq
		WHERE (f.name = 'cover' OR f.name LIKE 'media:%') AND f.value IS NOT NULL ORDER BY e.idx DESC, f.name`, nil, func(rows *sql.Rows) error {
		var m mention
		var b []byte
		if err := rows.Scan(&m.Page, &m.seq, &m.name, &b, &m.Post); err != nil {
			return err
		}
		if json.Unmarshal(b, &m.Said) == nil && m.Said.ID != "" { // else it was taken out again
			all = append(all, m)
			sealed[m.Page] = nil
		}
		return nil
	})
	if err != nil {
		return nil, nil, s.fail(doing, err)
	}
	for id := range sealed {
		if sealed[id], err = s.seals(ctx, tx, id, nil); err != nil {
			return nil, nil, err
		}
	}
	told := map[[3]string]bool{}
	for _, m := range all {
		at := [3]string{m.Said.ID, m.Page, m.Post}
		switch {
		case sealed[m.Page].withheld[page.Target{Seq: m.seq, Name: m.name}]:
			hidden[m.Said.ID] = true
		case !told[at]: // else a newer text of the same said so
			told[at] = true
			if m.Gone = sealed[m.Page].withdrawn[m.Post]; m.Gone {
				hidden[m.Said.ID] = true
			}
			uses[m.Said.ID] = append(uses[m.Said.ID], m.Use)
		}
	}
	// What is not published: drafts, and the covers of draft pages.
	err = s.each(ctx, tx, `SELECT `+draftColumns+` FROM draft ORDER BY updated DESC`, nil, func(rows *sql.Rows) error {
		d, b, err := scanDraft(rows)
		if err != nil {
			return err
		}
		if !bytes.Contains(b, []byte(`"`+page.FieldMedia)) || d.decode(b) != nil {
			return nil
		}
		for _, m := range d.Texts.Media {
			uses[m.ID] = append(uses[m.ID], Use{Page: d.Page, Post: d.Edits, Draft: d.ID, Now: true, Title: d.Texts.Headline, Said: m})
		}
		return nil
	})
	if err != nil {
		return nil, nil, s.fail(doing, err)
	}
	err = s.each(ctx, tx, `SELECT id, head FROM page WHERE head IS NOT NULL`, nil, func(rows *sql.Rows) error {
		var id string
		var b []byte
		if err := rows.Scan(&id, &b); err != nil {
			return err
		}
		var h page.Head
		if json.Unmarshal(b, &h) == nil && h.Cover != nil {
			uses[h.Cover.ID] = append(uses[h.Cover.ID], Use{Page: id, Now: true, Title: h.Title, Said: *h.Cover})
		}
		return nil
	})
	return uses, hidden, s.fail(doing, err)
}

// stand says of published uses how they stand.
func (s *Store) stand(ctx context.Context, tx querier, found []Shelved) error {
	posts, pages := map[[2]string]*page.Post{}, map[string]*page.Page{}
	for _, x := range found {
		for i := range x.Uses {
			u := &x.Uses[i]
			switch at := [2]string{u.Page, u.Post}; {
			case u.Draft != "" || u.Now:
			case u.Post == "":
				if pages[u.Page] == nil {
					p, err := s.loadOwn(ctx, tx, u.Page)
					if err != nil {
						return err
					}
					pages[u.Page] = p
				}
				head := pages[u.Page]
				u.Title, u.Now = head.Title, head.Cover != nil && head.Cover.ID == x.ID
			default:
				if posts[at] == nil {
					entries, err := s.postEntries(ctx, tx, u.Page, u.Post)
					if err != nil {
						return err
					}
					of, err := folded(entries)
					if err != nil {
						return err
					}
					posts[at] = of[u.Post]
				}
				p := posts[at]
				u.Gone, u.Title = p.Gone(), p.Headline
				for _, is := range p.Media {
					u.Now = u.Now || is.ID == x.ID
				}
			}
		}
	}
	return nil
}

// each calls do for each row of a query.
func (s *Store) each(ctx context.Context, q querier, query string, args []any, do func(*sql.Rows) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := do(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
