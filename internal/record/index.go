package record

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

const indexFormat = "stoppress-index/1"

// MaxIndex is the longest index in bytes.
const MaxIndex = 64 << 20

// An Index is what a server tells of its record, so that a copy can be made: a
// folder lists its own files, an address does not. No signature covers it.
type Index struct {
	Epoch int64       // the present one
	Pages []IndexPage // sorted by id
}

// An IndexPage is one page of an Index.
type IndexPage struct {
	Page   string // the page's id
	Folder string // its address: the slug
	Seq    int64  // its newest entry
}

type indexJSON struct {
	Format string          `json:"format"`
	Epoch  int64           `json:"epoch"`
	Pages  []indexPageJSON `json:"pages"`
}

type indexPageJSON struct {
	Page   string `json:"page"`
	Folder string `json:"folder"`
	Seq    int64  `json:"seq"`
}

// Encode returns the index's file, in its one spelling.
func (x Index) Encode() []byte {
	j := indexJSON{indexFormat, x.Epoch, make([]indexPageJSON, 0, len(x.Pages))}
	for _, p := range x.Pages {
		j.Pages = append(j.Pages, indexPageJSON(p))
	}
	slices.SortFunc(j.Pages, func(a, b indexPageJSON) int { return strings.Compare(a.Page, b.Page) })
	return encodeJSON(j)
}

// ParseIndex reads what Encode writes, and nothing else. Folders are safe to make:
// of a slug's letters, none twice, none called record.
func ParseIndex(b []byte) (Index, error) {
	var j indexJSON
	if len(b) > MaxIndex {
		return Index{}, fmt.Errorf("%w: %d bytes, the limit is %d", ErrOpening, len(b), MaxIndex)
	}
	if err := json.Unmarshal(b, &j); err != nil {
		return Index{}, fmt.Errorf("%w: %v", ErrOpening, err)
	}
	switch {
	case j.Format != indexFormat:
		return Index{}, fmt.Errorf("%w: its format is %q, expected %q", ErrOpening, j.Format, indexFormat)
	case j.Epoch < 0:
		return Index{}, fmt.Errorf("%w: epoch %d is below 0", ErrOpening, j.Epoch)
	}
	x := Index{Epoch: j.Epoch}
	folders := map[string]bool{}
	for i, p := range j.Pages {
		switch {
		case !validPage(p.Page):
			return Index{}, fmt.Errorf("%w: %q is not a page id", ErrOpening, p.Page)
		case i > 0 && p.Page == j.Pages[i-1].Page:
			return Index{}, fmt.Errorf("%w: page %s is there twice", ErrOpening, p.Page)
		case !validFolder(p.Folder) || folders[p.Folder]:
			return Index{}, fmt.Errorf("%w: %q is not the folder of page %s", ErrOpening, p.Folder, p.Page)
		case p.Seq < 1:
			return Index{}, fmt.Errorf("%w: seq %d is below 1", ErrOpening, p.Seq)
		}
		folders[p.Folder] = true
		x.Pages = append(x.Pages, IndexPage(p))
	}
	if !bytes.Equal(x.Encode(), b) {
		return Index{}, fmt.Errorf("%w: not in its one spelling", ErrOpening)
	}
	return x, nil
}

// validFolder: 1 to 63 of a-z, 0-9 and -, not beginning with -, and not the
// folder that holds the tree.
func validFolder(s string) bool {
	if len(s) < 1 || len(s) > 63 || s[0] == '-' || s == "record" {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return true
}
