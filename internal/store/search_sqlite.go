package store

import (
	"context"
	"database/sql"
	"strings"
	"unicode/utf8"

	"stoppress/internal/search"
)

// keyed puts the key of their page before each of some words.
func keyedWords(words []string, key string) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(key)
		b.WriteString(w)
	}
	return b.String()
}

// ftsTerm writes a term for FTS5: what stands in quotes there is words and
// nothing else.
func ftsTerm(words []string, prefix bool, key string) string {
	s := `"` + strings.ReplaceAll(keyedWords(words, key), `"`, `""`) + `"`
	if prefix {
		s += ` *`
	}
	return s
}

func (d *sqliteDialect) match(q search.Query, pageID string) (string, []any) {
	key := wordKey(pageID)
	terms := make([]string, len(q.Terms))
	for i, t := range q.Terms {
		terms[i] = ftsTerm(t.Words, t.Prefix, key)
		if t.Joined != "" {
			terms[i] = "(" + terms[i] + " OR " + ftsTerm([]string{t.Joined}, t.Prefix, key) + ")"
		}
	}
	return `SELECT p.idx, p.post, p.place FROM search_word CROSS JOIN search_post p ON p.idx = search_word.rowid WHERE search_word MATCH $1 AND p.page = $2`,
		[]any{strings.Join(terms, " AND "), pageID}
}

func (d *sqliteDialect) indexedPost() string {
	return `SELECT p.idx, p.place, t.words FROM search_post p JOIN search_text t ON t.idx = p.idx WHERE p.page = $1 AND p.post = $2`
}

func (d *sqliteDialect) putSearch(ctx context.Context, tx *sql.Tx, rows []indexed) error {
	for _, r := range rows {
		if _, err := tx.ExecContext(ctx, `INSERT INTO search_post (idx, page, post, place) VALUES ($1, $2, $3, $4)`, r.idx, r.page, r.post, r.place); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO search_text (idx, words) VALUES ($1, $2)`, r.idx, r.words); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO search_word (rowid, words) VALUES ($1, $2)`, r.idx, keyedWords(strings.Fields(r.words), wordKey(r.page))); err != nil {
			return err
		}
	}
	return nil
}

func (d *sqliteDialect) dropSearch(ctx context.Context, tx *sql.Tx, r indexed) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', $1, $2)`, r.idx, keyedWords(strings.Fields(r.words), wordKey(r.page))); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM search_text WHERE idx = $1`, r.idx); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `DELETE FROM search_post WHERE idx = $1`, r.idx)
	return err
}

func (d *sqliteDialect) emptySearch(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{
		`INSERT INTO search_word (search_word) VALUES ('delete-all')`,
		// delete-all takes the setting with it.
		`INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1)`,
		`DELETE FROM search_text`,
		`DELETE FROM search_post`,
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

// forget sees to it that the words are not left in the index, once no post has
// them. With secure-delete FTS5 takes words out of its pages, but where a page
// begins is told by the beginning of a word, and that stays when the word has
// gone. This is rare; the index is then written anew.
func (d *sqliteDialect) forget(ctx context.Context, tx *sql.Tx, key string, words []string) error {

	if _, err := tx.ExecContext(ctx, `INSERT INTO search_word (search_word) VALUES ('flush')`); err != nil {
		return err
	}
	begins, err := d.pageBegins(ctx, tx, key)
	if err != nil {
		return err
	}
	for _, b := range begins {
		left := false
		for _, w := range words {
			w = key + w
			if !strings.HasPrefix(w, b) || len(b) <= len(key) {
				continue
			}
			n := len(b)
			for n < len(w) && !utf8.RuneStart(w[n]) {
				n++
			}
			var one int
			err := tx.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT rowid FROM search_word WHERE search_word MATCH $1 LIMIT 1)`,
				`"`+w[:n]+`" *`).Scan(&one)
			if err != nil {
				return err
			}
			left = left || one == 0
			if one > 0 {
				left = false
				break // another word begins so as well
			}
		}
		if left {
			return d.rewrite(ctx, tx)
		}
	}
	return nil
}

// pageBegins gives what tells where the pages of the index begin, of words with
// this key.
func (d *sqliteDialect) pageBegins(ctx context.Context, tx *sql.Tx, key string) ([]string, error) {
	// The first byte says which of FTS5's indexes it is.
	rows, err := tx.QueryContext(ctx, `SELECT DISTINCT substr(CAST(term AS BLOB), 2) FROM search_word_idx WHERE substr(CAST(term AS BLOB), 2, $1) = $2`, len(key), []byte(key))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var begins []string
	for rows.Next() {
		var b []byte
		if err := rows.Scan(&b); err != nil {
			return nil, err
		}
		begins = append(begins, string(b))
	}
	return begins, rows.Err()
}

// rewrite makes one segment of all of the index. FTS5 leaves one that is alone as
// it is, hence a row that comes and goes.
func (d *sqliteDialect) rewrite(ctx context.Context, tx *sql.Tx) error {
	for _, q := range []string{
		`INSERT INTO search_word (rowid, words) VALUES (-1, '` + search.Gap + `')`,
		`INSERT INTO search_word (search_word) VALUES ('flush')`,
		`INSERT INTO search_word (search_word) VALUES ('optimize')`,
		`INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', -1, '` + search.Gap + `')`,
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
