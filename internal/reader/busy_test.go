package reader_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"stoppress/internal/live"
	"stoppress/internal/reader"
	"stoppress/internal/render"
)

// busySource has one picture, and no time to make it smaller.
type busySource struct{ live.Source }

func (busySource) Body(_ context.Context, _, name string) (*render.Body, error) {
	switch {
	case strings.HasPrefix(name, live.BodyMedia+"storm/"):
		return nil, live.ErrBusy
	case name == live.BodyMedia+"storm":
		return render.NewBody("image/png", []byte("as it is")), nil
	}
	return nil, nil
}

// A server that can't make pictures smaller just now sends them as they are, and
// says that it may be asked again soon.
func TestPictureWhileBusy(t *testing.T) {
	r, err := render.New(render.Site{Name: "Harbour Post"})
	if err != nil {
		t.Fatal(err)
	}
	s := reader.New(live.NewHub(busySource{}, r), reader.Options{})
	for path, want := range map[string]struct {
		status int
		cache  string
	}{
		"/-/media/storm/400": {http.StatusOK, "max-age=2,"},
		"/-/media/storm":     {http.StatusOK, "immutable"},
		"/-/media/other/400": {http.StatusNotFound, ""},
	} {
		w := httptest.NewRecorder()
		s.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != want.status || !strings.Contains(w.Header().Get("Cache-Control"), want.cache) || want.status == http.StatusOK && w.Body.String() != "as it is" {
			t.Errorf("%s: %d, %q, %q", path, w.Code, w.Header().Get("Cache-Control"), w.Body)
		}
	}
}
