package reader

import (
	"net/http"
	"regexp"

	"stoppress/internal/live"
	"stoppress/internal/search"
)

// cacheSearch is short: what was withdrawn is found no more.
const cacheSearch = "public, max-age=5"

// place is the form of a [page.Post.Order], at which an answer begins.
var place = regexp.MustCompile(`^[0-9]{12}\.[0-9]{10,19}\.[0-9]{8}$`)

// search serves what a reader looks for in a page: ?q=WORDS, and &from=ORDER for
// older posts than the first that are found. Without a query it serves the form
// alone.
func (s *Server) search(w http.ResponseWriter, r *http.Request, p *live.Page) {
	q := r.URL.Query()
	from := q.Get("from")
	if from != "" && !place.MatchString(from) {
		s.message(w, r, http.StatusNotFound)
		return
	}
	query := search.Clean(q.Get("q"))
	if len(search.Parse(query).Terms) == 0 {
		from = ""
	}
	b, err := s.hub.Search(r.Context(), p, live.BodySearch+from+"/"+query)
	s.cold(w, r, b, err, cacheSearch)
}
