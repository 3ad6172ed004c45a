package main

import (
	"testing"
	"time"

	"stoppress/internal/store"
)

// When the next day begins is said as it is: one that is due does not come
// tomorrow.
func TestBeginning(t *testing.T) {
	x := store.Series{Zone: "Asia/Tokyo"}
	for next, want := range map[string]string{
		"2020-03-01T21:00:00Z": "2020-03-02 06:00 (Asia/Tokyo), which has passed: at once, or when a server runs again",
		"2199-03-01T21:00:00Z": "2199-03-02 06:00 (Asia/Tokyo)",
	} {
		if got := beginning(x, next); got != want {
			t.Errorf("%s: %q, want %q", next, got, want)
		}
	}
	if soon := beginning(x, time.Now().Add(time.Hour).UTC().Format(time.RFC3339)); len(soon) != len("2020-03-02 06:00 (Asia/Tokyo)") {
		t.Errorf("in an hour: %q", soon)
	}
}
