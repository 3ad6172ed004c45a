package live

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"stoppress/internal/render"
)

// What an address stands for is asked once a second, whoever asks for it, and at
// once when anything was committed; where it can't be told it is what it was.
func TestStanding(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		day, asked, lost := "daily-2026-03-01", 0, error(nil)
		o := &origin{open: func(slug string) (*Page, error) {
			asked++
			if lost != nil {
				return nil, lost
			}
			if slug != "daily" {
				return nil, ErrNotFound
			}
			return nil, &Standing{For: day}
		}}
		h := NewHub(o, &render.Renderer{})
		want := func(slug string, times int) {
			t.Helper()
			_, err := h.Page(t.Context(), "daily")
			var s *Standing
			if !errors.As(err, &s) || s.For != slug || asked != times {
				t.Errorf("%v after %d questions, want %s after %d", err, asked, slug, times)
			}
		}
		want("daily-2026-03-01", 1)
		want("daily-2026-03-01", 1)
		day = "daily-2026-03-02"
		want("daily-2026-03-01", 1)
		h.SiteChanged() // the new day's first post
		want("daily-2026-03-02", 2)
		time.Sleep(absentFor + time.Millisecond)
		want("daily-2026-03-02", 3)
		lost = errors.New("the database is away")
		time.Sleep(absentFor + time.Millisecond)
		want("daily-2026-03-02", 4)
		lost = ErrNotFound // the series is gone
		time.Sleep(absentFor + time.Millisecond)
		for range 2 {
			if _, err := h.Page(t.Context(), "daily"); !errors.Is(err, ErrNotFound) {
				t.Errorf("gone: %v", err)
			}
		}
	})
}
