package main

import (
	"fmt"
	"math"
	"time"
)

// The heights, in centimetres above the mean, that matter in the demo's town.
const (
	netmakers  = 120
	customs    = 140
	highWater  = 16 // minutes from the start: when the forecast has the peak
	forecastTo = 45
)

// A sea is the weather of the demo, in minutes from when it was started.
type sea struct {
	start time.Time // in the page's zone
}

func (s sea) at(minute int) time.Time { return s.start.Add(time.Duration(minute) * time.Minute) }

// level is the water at the breakwater: a tide, a surge that rises to the high
// water, and a slow swing. After that it stays high, however long the demo runs.
func (s sea) level(m float64) float64 {
	swing := 1.2 * math.Sin(2*math.Pi*m/31)
	if after := m - highWater; after > 0 {
		return 138 + 12*math.Cos(2*math.Pi*after/130) + swing
	}
	return s.forecast(m) + swing
}

// forecast is the tide and the surge.
func (s sea) forecast(m float64) float64 {
	after := m - highWater
	return 5 + 107*math.Exp(-after*after/(300*300)) + 38*math.Cos(2*math.Pi*after/745)
}

// gust is the wind at Marre Head in metres a second.
func (s sea) gust(m float64) float64 {
	swing := 1.1*math.Sin(2*math.Pi*m/17) + 0.9*math.Sin(2*math.Pi*m/41)
	before := min(m, 0)
	return 13 + 17*math.Exp(-before*before/(300*300)) + swing
}

func (s sea) trend(m float64) string {
	switch by := s.level(m+15) - s.level(m); {
	case by > 1.5:
		return "rising"
	case by < -1.5:
		return "falling"
	}
	return "steady"
}

func centimetres(level float64) string {
	n := rounded(level)
	if n < 0 {
		return fmt.Sprintf("%d centimetres below the mean", -n)
	}
	return fmt.Sprintf("%d centimetres", n)
}

func rounded(x float64) int { return int(math.Round(x)) }
