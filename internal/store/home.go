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

// homes reads what the pages said of their language and zone. CROSS JOIN has SQLite
// go from the pages to their own entries, of which there are few; left to itself it
// walks the whole log.
const homes = `SELECT e.page, e.seq, f.name, f.value FROM page_head h CROSS JOIN entry e CROSS JOIN field f
	WHERE e.page = h.id AND e.post = '' AND f.page = e.page AND f.seq = e.seq AND f.name IN ('lang', 'zone')`

// Homes gives the home of each page that has a log, by the page's id.
func (s *Store) Homes(ctx context.Context) (map[string]Home, error) {
	rows, err := s.read.QueryContext(ctx, homes)
	if err != nil {
		return nil, s.fail("listing the pages' languages", err)
	}
	defer rows.Close()
	type said struct{ page, name string }
	newest := map[said]int64{} // seqs
	all := map[string]Home{}
	for rows.Next() {
		var of said
		var seq int64
		var value sql.Null[[]byte]
		if err := rows.Scan(&of.page, &seq, &of.name, &value); err != nil {
			return nil, s.fail("listing the pages' languages", err)
		}
		if seq < newest[of] {
			continue
		}
		newest[of] = seq
		h := all[of.page]
		switch of.name { // an erased value is null, which names nothing
		case page.FieldLang:
			h.Lang = string(value.V)
		case page.FieldZone:
			h.Zone = string(value.V)
		}
		all[of.page] = h
	}
	if err := rows.Err(); err != nil {
		return nil, s.fail("listing the pages' languages", err)
	}
	return all, nil
}
