package reader

import (
	"net/http"
	"time"

	"stoppress/internal/live"
)

// maxCopies is how many copies are sent at once.
const maxCopies = 64

// copySlow is how long each piece of 32 KB of a copy may take: they are large, and a line
// may be slow. Only tests change it.
var copySlow = 30 * time.Second

// copy serves the page as a zip file, in parts where a reader asks for one.
func (s *Server) copy(w http.ResponseWriter, r *http.Request, p *live.Page) {
	defer s.copies.Add(-1)
	if s.copies.Add(1) > maxCopies {
		s.failed(w, r, live.ErrBusy)
		return
	}
	c, err := s.hub.Copy(r.Context(), p)
	if err != nil {
		s.failed(w, r, err)
		return
	}
	defer c.Close()
	h := w.Header()
	h.Set("Cache-Control", cacheCopy)
	h.Set("Content-Type", "application/zip")
	h.Set("Content-Disposition", `attachment; filename="`+c.Slug+`.zip"`) // a slug needs no escaping
	h.Set("ETag", c.ETag)
	// Its time is no Last-Modified: the record in it grows with the whole site.
	http.ServeContent(&slow{w, http.NewResponseController(w)}, r, "", time.Time{}, c.Reader())
}

// slow is an answer that may take as long as it needs, as long as it goes on.
type slow struct {
	http.ResponseWriter
	c *http.ResponseController
}

func (w *slow) Write(b []byte) (int, error) {
	_ = w.c.SetWriteDeadline(time.Now().Add(copySlow)) // where it can't be set, the server's own holds
	return w.ResponseWriter.Write(b)
}
