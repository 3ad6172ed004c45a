package reader

import (
	"net/http"
	"net/netip"
	"strconv"
	"time"

	"stoppress/internal/live"
)

// maxCopies is how many copies are sent at once.
const maxCopies = 64

// copyAgain is when one is to ask again whose address has its share of the copies.
const copyAgain = time.Minute

// copySlow is how long each piece of 32 KB of a copy may take: they are large, and a line
// may be slow. Only tests change it.
var copySlow = 30 * time.Second

// copy serves the page as a zip file, in parts where a reader asks for one.
func (s *Server) copy(w http.ResponseWriter, r *http.Request, p *live.Page) {
	n := s.copies.Add(1)
	defer s.copies.Add(-1)
	if n > maxCopies {
		s.failed(w, r, live.ErrBusy)
		return
	}
	if client := s.copier(r); client.IsValid() {
		of := network(client)
		defer s.copiers.drop(of)
		if beyond(s.copiers.add(of), n, maxCopies) {
			w.Header().Set("Retry-After", strconv.Itoa(int(copyAgain/time.Second)))
			s.message(w, r, http.StatusTooManyRequests)
			return
		}
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

// copier tells who asks for a copy. Where nobody tells who is behind a proxy the
// connection's other end counts, as it does not for streams: a proxy that holds a
// whole crowd still has half of the places, and a server without one has no other
// guard against somebody who takes copies slowly.
func (s *Server) copier(r *http.Request) netip.Addr {
	if s.opt.Client != nil {
		return s.opt.Client(r)
	}
	at, _ := netip.ParseAddrPort(r.RemoteAddr)
	return at.Addr().Unmap()
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
