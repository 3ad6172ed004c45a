package main

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"stoppress/internal/render"
	"stoppress/internal/store"
)

// What the site chose to keep from readers reaches whoever writes for them.
func TestRenderSite(t *testing.T) {
	for history, want := range map[string]bool{store.HistoryText: false, store.HistoryWhen: true} {
		site := store.Settings{History: history}
		if got := renderSite(site, "https://example.org", render.Theme{}).Reticent; got != want {
			t.Errorf("history %q: %v", history, got)
		}
	}
}

// The path of the public address is taken off where it is there, and only there.
func TestUnder(t *testing.T) {
	got := ""
	h := under("/live", http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = r.URL.EscapedPath() }))
	for path, want := range map[string]string{
		"/live": "/", "/live/": "/", "/live/news": "/news", "/live/news/stream": "/news/stream", "/news": "/news", "/": "/",
		"/livery": "/livery", "/live/live": "/live", "/live/a%2Fb": "/a%2Fb",
	} {
		got = "not called"
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", path, nil))
		if got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}

func TestParseStamp(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2024, 10, 23, 22, 30, 0, 0, time.UTC) // past midnight in Paris
	for in, want := range map[string]string{
		"2024-10-23T20:30:00Z": "2024-10-23T20:30:00Z", "2024-10-23T22:30:59+02:00": "2024-10-23T20:30:00Z", "2024-10-23 22:30": "2024-10-23T20:30:00Z",
		"2024-12-23 22:30": "2024-12-23T21:30:00Z", "00:25": "2024-10-23T22:25:00Z", "12:05 PM": "2024-10-24T10:05:00Z", "2024-10-23T22:30": "2024-10-23T20:30:00Z",
	} {
		if got, err := parseStamp(in, zone, now); err != nil || got.Format(time.RFC3339) != want {
			t.Errorf("%q: %v, %v; want %s", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "noon", "25:00", "2024-13-01 10:00", "10"} {
		if got, err := parseStamp(bad, zone, now); err == nil {
			t.Errorf("%q: %v", bad, got)
		}
	}
}

func TestParseAge(t *testing.T) {
	for in, want := range map[string]time.Duration{"90d": 90 * 24 * time.Hour, "4w": 28 * 24 * time.Hour, "24h": 24 * time.Hour, "1h30m": 90 * time.Minute} {
		if got, err := parseAge(in); err != nil || got != want {
			t.Errorf("%q: %v, %v", in, got, err)
		}
	}
	for _, bad := range []string{"", "d", "0d", "-1d", "1.5d", "soon", "-2h", "99999999d"} {
		if got, err := parseAge(bad); err == nil {
			t.Errorf("%q: %v", bad, got)
		}
	}
}
