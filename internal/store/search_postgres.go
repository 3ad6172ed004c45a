package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"stoppress/internal/search"
)

// maxLexemes bounds the lexemes of a post, in bytes: a tsvector holds 1 MB.
const maxLexemes = 1_000_000

// lexemes gives each of the words once, with the key of their page.
func lexemes(words, key string) string {
	var once []string
	seen := map[string]bool{}
	size := 0
	for w := range strings.FieldsSeq(words) {
		if seen[w] {
			continue
		}
		seen[w] = true
		if size += len(key) + len(w); size > maxLexemes {
			break
		}
		once = append(once, w)
	}
	return keyedWords(once, key)
}

// lexeme writes a word as the text of a tsquery has it.
func lexeme(word, key string, prefix bool) string {
	s := `'` + strings.NewReplacer(`'`, `''`, `\`, `\\`).Replace(key+word) + `'`
	if prefix {
		s += `:*`
	}
	return s
}

func (d *postgresDialect) match(q search.Query, pageID string) (string, []any) {
	key := wordKey(pageID)
	args := []any{nil, pageID}
	param := func(v any) string {
		args = append(args, v)
		return fmt.Sprintf("$%d", len(args))
	}
	var all, behind []string
	for _, t := range q.Terms {
		var words []string
		for i, w := range t.Words {
			words = append(words, lexeme(w, key, t.Prefix && i == len(t.Words)-1))
		}
		term := strings.Join(words, " & ")
		if t.Joined != "" {
			term += " | " + lexeme(t.Joined, key, t.Prefix)
		}
		all = append(all, "("+term+")")
		if len(t.Words) == 1 {
			continue
		}
		// One behind the other.
		phrase := " " + strings.Join(t.Words, " ")
		if !t.Prefix {
			phrase += " "
		}
		cond := "strpos(p.words, " + param(phrase) + ") > 0"
		if t.Joined != "" {
			cond = "(" + cond + " OR p.lexemes @@ " + param(lexeme(t.Joined, key, t.Prefix)) + "::text::tsquery)"
		}
		behind = append(behind, " AND "+cond)
	}
	args[0] = strings.Join(all, " & ")
	return `SELECT p.idx, p.post, p.place FROM search_post p WHERE p.lexemes @@ $1::text::tsquery AND p.page = $2` + strings.Join(behind, ""), args
}

func (d *postgresDialect) indexedPost() string {
	return `SELECT idx, place, words FROM search_post WHERE page = $1 AND post = $2`
}

func (d *postgresDialect) putSearch(ctx context.Context, tx *sql.Tx, rows []indexed) error {
	for _, r := range rows {
		_, err := tx.ExecContext(ctx, `INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES ($1, $2, $3, $4, $5, array_to_tsvector(string_to_array($6::text, ' ')))`,
			r.idx, r.page, r.post, r.place, r.words, lexemes(r.words, wordKey(r.page)))
		if err != nil {
			return err
		}
	}
	return nil
}

func (d *postgresDialect) dropSearch(ctx context.Context, tx *sql.Tx, r indexed) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM search_post WHERE idx = $1`, r.idx)
	return err
}

func (d *postgresDialect) emptySearch(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM search_post`)
	return err
}

// forget leaves it to scrub.
func (d *postgresDialect) forget(context.Context, *sql.Tx, string, []string) error { return nil }
