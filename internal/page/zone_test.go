package page

import (
	"fmt"
	"testing"
	"time"
)

// What a clock on the wall shows, on nights on which clocks are changed too.
func TestInstants(t *testing.T) {
	for _, c := range []struct{ zone, wall, want, first string }{
		{"Europe/Paris", "2026-01-10T07:00", "[2026-01-10T06:00Z]", "2026-01-10T06:00Z"},
		{"Europe/Paris", "2026-03-29T01:59", "[2026-03-29T00:59Z]", "2026-03-29T00:59Z"},
		{"Europe/Paris", "2026-03-29T02:00", "[]", "2026-03-29T01:00Z"},
		{"Europe/Paris", "2026-03-29T02:59", "[]", "2026-03-29T01:00Z"},
		{"Europe/Paris", "2026-03-29T03:00", "[2026-03-29T01:00Z]", "2026-03-29T01:00Z"},
		{"Europe/Paris", "2026-10-25T02:00", "[2026-10-25T00:00Z 2026-10-25T01:00Z]", "2026-10-25T00:00Z"},
		{"Europe/Paris", "2026-10-25T02:59", "[2026-10-25T00:59Z 2026-10-25T01:59Z]", "2026-10-25T00:59Z"},
		{"Europe/Paris", "2026-10-25T03:00", "[2026-10-25T02:00Z]", "2026-10-25T02:00Z"},
		{"America/New_York", "2026-03-08T02:30", "[]", "2026-03-08T07:00Z"},
		{"America/New_York", "2026-11-01T01:30", "[2026-11-01T05:30Z 2026-11-01T06:30Z]", "2026-11-01T05:30Z"},
		{"Australia/Lord_Howe", "2026-10-04T02:10", "[]", "2026-10-03T15:30Z"}, // half an hour
		{"Asia/Tehran", "2026-03-21T00:30", "[2026-03-20T21:00Z]", "2026-03-20T21:00Z"},
		{"Pacific/Apia", "2011-12-30T12:00", "[]", "2011-12-30T10:00Z"}, // a day that was left out
		{"UTC", "2026-03-29T02:30", "[2026-03-29T02:30Z]", "2026-03-29T02:30Z"},
	} {
		wall, err := time.Parse(WallForm, c.wall)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, at := range Instants(wall, c.zone) {
			got = append(got, at.Format("2006-01-02T15:04Z"))
		}
		if fmt.Sprint(got) != c.want {
			t.Errorf("%s %s: %v, want %s", c.zone, c.wall, got, c.want)
		}
		if first := Instant(wall, c.zone).Format("2006-01-02T15:04Z"); first != c.first {
			t.Errorf("%s %s: first %s, want %s", c.zone, c.wall, first, c.first)
		}
	}
}
