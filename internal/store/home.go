package store

import (
	"context"
	"database/sql"

	"stoppress/internal/page"
)

// Home is where a page is at home: what lists of pages need to know of it besides
// its Head.
type Home struct {
	Lang string // BCP 47; "" where the page names none
	Zone string // IANA
}

// Homes gives the home of each page that has a log, by the page's id.
func (s *Store) Homes(ctx context.Context) (map[string]Home, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT e.page, f.name, f.value FROM page_head h
		JOIN entry e ON e.page = h.id AND e.post = ''
		JOIN field f ON f.page = e.page AND f.seq = e.seq
		WHERE f.name IN ('lang', 'zone') ORDER BY e.page, e.seq`)
	if err != nil {
		return nil, s.fail("listing the pages' languages", err)
	}
	defer rows.Close()
	homes := map[string]Home{}
	for rows.Next() {
		var id, name string
		var value sql.Null[[]byte]
		if err := rows.Scan(&id, &name, &value); err != nil {
			return nil, s.fail("listing the pages' languages", err)
		}
		h := homes[id]
		switch name { // an erased value is null, which names nothing
		case page.FieldLang:
			h.Lang = string(value.V)
		case page.FieldZone:
			h.Zone = string(value.V)
		}
		homes[id] = h
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("listing the pages' languages", err)
	}
	return homes, nil
}
