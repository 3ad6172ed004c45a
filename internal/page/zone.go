package page

import (
	"slices"
	"time"
)

// WallForm is how a time is written as a clock on the wall shows it.
const WallForm = "2006-01-02T15:04"

// Instants gives the moments, UTC, at which a clock in a zone shows a time; wall
// is that time as if it were UTC. There is one, but for the nights on which
// clocks are changed: none of a time that they pass over, and both, the earlier
// first, of one that they show twice.
func Instants(wall time.Time, zone string) []time.Time {
	l := Location(zone)
	wall = wall.UTC()
	var found []time.Time
	for _, probe := range []time.Duration{-36 * time.Hour, 0, 36 * time.Hour} {
		_, offset := wall.Add(probe).In(l).Zone()
		at := wall.Add(-time.Duration(offset) * time.Second)
		if _, there := at.In(l).Zone(); there == offset && !slices.ContainsFunc(found, at.Equal) {
			found = append(found, at)
		}
	}
	slices.SortFunc(found, time.Time.Compare)
	return found
}

// Instant is the first of [Instants], or, of a time that clocks pass over, the
// moment at which they do.
func Instant(wall time.Time, zone string) time.Time {
	if found := Instants(wall, zone); len(found) > 0 {
		return found[0]
	}
	l := Location(zone)
	_, before := wall.Add(-36 * time.Hour).In(l).Zone()
	start, _ := wall.Add(-time.Duration(before) * time.Second).In(l).ZoneBounds()
	return start.UTC()
}
