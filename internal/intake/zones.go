package intake

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	_ "time/tzdata" // so that zones are known on a machine that has none
)

// A zoneRef is the zone that a stamp names.
type zoneRef struct {
	written string // as it stands; empty: none is named
	home    bool   // the page's own zone: "local time", or one of its abbreviations
	abbr    string // the abbreviation that must be in force ("CET", "CEST"); empty: either season
	loc     *time.Location
}

// zoneTable holds the abbreviations that mean one zone wherever they are written. An abbreviation of a season is
// checked against the day; one that the time-zone database writes as a number, or that names both seasons (ET), is not.
var zoneTable = map[string]struct{ zone, abbr string }{
	"UTC": {"UTC", ""}, "GMT": {"UTC", ""}, "Z": {"UTC", ""}, "UCT": {"UTC", ""}, "TU": {"UTC", ""}, "TUC": {"UTC", ""},
	"CET": {"Europe/Paris", "CET"}, "CEST": {"Europe/Paris", "CEST"}, "MEZ": {"Europe/Berlin", "CET"}, "MESZ": {"Europe/Berlin", "CEST"},
	"WET": {"Europe/Lisbon", "WET"}, "WEST": {"Europe/Lisbon", "WEST"}, "EET": {"Europe/Athens", "EET"}, "EEST": {"Europe/Athens", "EEST"},
	"BST": {"Europe/London", "BST"}, "MSK": {"Europe/Moscow", "MSK"}, "TRT": {"Europe/Istanbul", ""},
	"EST": {"America/New_York", "EST"}, "EDT": {"America/New_York", "EDT"}, "ET": {"America/New_York", ""},
	"CDT": {"America/Chicago", "CDT"}, "CT": {"America/Chicago", ""},
	"MST": {"America/Denver", "MST"}, "MDT": {"America/Denver", "MDT"}, "MT": {"America/Denver", ""},
	"PST": {"America/Los_Angeles", "PST"}, "PDT": {"America/Los_Angeles", "PDT"}, "PT": {"America/Los_Angeles", ""},
	"AKST": {"America/Anchorage", "AKST"}, "AKDT": {"America/Anchorage", "AKDT"}, "HST": {"Pacific/Honolulu", "HST"},
	"ADT": {"America/Halifax", "ADT"}, "NST": {"America/St_Johns", "NST"}, "NDT": {"America/St_Johns", "NDT"},
	"BRT": {"America/Sao_Paulo", ""}, "ART": {"America/Argentina/Buenos_Aires", ""}, "CLT": {"America/Santiago", ""}, "COT": {"America/Bogota", ""},
	"IRST": {"Asia/Tehran", ""}, "IRDT": {"Asia/Tehran", ""}, "GST": {"Asia/Dubai", ""}, "PKT": {"Asia/Karachi", ""}, "NPT": {"Asia/Kathmandu", ""},
	"AFT": {"Asia/Kabul", ""}, "ICT": {"Asia/Bangkok", ""}, "WIB": {"Asia/Jakarta", ""}, "SGT": {"Asia/Singapore", ""}, "HKT": {"Asia/Hong_Kong", ""},
	"JST": {"Asia/Tokyo", ""}, "KST": {"Asia/Seoul", ""}, "IDT": {"Asia/Jerusalem", "IDT"},
	"AEST": {"Australia/Sydney", "AEST"}, "AEDT": {"Australia/Sydney", "AEDT"}, "ACST": {"Australia/Adelaide", "ACST"}, "ACDT": {"Australia/Adelaide", "ACDT"},
	"AWST": {"Australia/Perth", ""}, "NZST": {"Pacific/Auckland", "NZST"}, "NZDT": {"Pacific/Auckland", "NZDT"},
	"SAST": {"Africa/Johannesburg", ""}, "EAT": {"Africa/Nairobi", ""}, "WAT": {"Africa/Lagos", ""}, "CAT": {"Africa/Maputo", ""},
}

// ambiguous abbreviations mean one zone only on a page that is at home in one of them.
var ambiguousZones = map[string]string{
	"IST": "India, Ireland and Israel",
	"CST": "North America, China and Cuba",
	"AST": "Atlantic Canada and Arabia",
	"SST": "Samoa and Singapore",
}

// zoneNames are what is said instead of an abbreviation, before "time".
var zoneNames = map[string]string{
	"eastern": "America/New_York", "us eastern": "America/New_York", "central": "America/Chicago", "mountain": "America/Denver",
	"pacific": "America/Los_Angeles", "central european": "Europe/Paris", "eastern european": "Europe/Athens", "western european": "Europe/Lisbon",
	"british": "Europe/London", "uk": "Europe/London", "universal": "UTC", "greenwich mean": "UTC", "coordinated universal": "UTC",
	"india": "Asia/Kolkata", "indian": "Asia/Kolkata", "iran": "Asia/Tehran", "china": "Asia/Shanghai", "beijing": "Asia/Shanghai", "israel": "Asia/Jerusalem",
	"turkey": "Europe/Istanbul", "japan": "Asia/Tokyo", "swiss": "Europe/Zurich", "delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "washington": "America/New_York",
	"kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv",
}

var zoneAreas = []string{"Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian", "America/Argentina", "America/Indiana", "America/Kentucky", "America/North_Dakota"}

var loaded sync.Map // name -> *time.Location or nil; its own lock

func loadZone(name string) *time.Location {
	if v, ok := loaded.Load(name); ok {
		return v.(*time.Location)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil // not kept: the text decides which names are asked for
	}
	loaded.Store(name, loc)
	return loc
}

// placeZone is the zone called after a place ("Paris", "New York"), or nil.
func (h homeZone) placeZone(place string) *time.Location {
	key := strings.ToLower(place)
	if z, ok := zoneNames[key]; ok {
		return loadZone(z)
	}
	if n := utf8.RuneCountInString(place); n < 3 || n > 24 {
		return nil
	}
	words := strings.Fields(key)
	for i, w := range words {
		for _, c := range w {
			if c < 'a' || c > 'z' {
				return nil
			}
		}
		words[i] = strings.ToUpper(w[:1]) + w[1:]
	}
	if h.places[key] || len(h.places) >= maxPlaces {
		return nil
	}
	for _, area := range zoneAreas {
		if loc := loadZone(area + "/" + strings.Join(words, "_")); loc != nil {
			return loc
		}
	}
	h.places[key] = true
	return nil
}

// maxPlaces bounds how many places that are none are looked up for one text: each look-up goes through all zones.
const maxPlaces = 100

// zonePlace is the place that a zone is called after: "Tehran".
func zonePlace(loc *time.Location) string {
	name := loc.String()
	if i := strings.LastIndexByte(name, '/'); i >= 0 {
		return strings.ReplaceAll(name[i+1:], "_", " ")
	}
	return ""
}

// homeZone is what is known of the page's own zone.
type homeZone struct {
	loc   *time.Location
	abbrs map[string]string // abbreviations that it goes by, and what the database calls them
	both  map[string]bool   // abbreviations of either season

	places map[string]bool // places that have no zone; of one Parse
}

func newHome(loc *time.Location, now time.Time) homeZone {
	h := homeZone{loc: loc, abbrs: map[string]string{}, both: map[string]bool{}, places: map[string]bool{}}
	// Abbreviations of the years in which a rolling page may have been kept; before, zones had others.
	t := time.Date(1995, 1, 1, 0, 0, 0, 0, time.UTC)
	for range 200 {
		abbr, _ := t.In(loc).Zone()
		if alphabetic(abbr) {
			h.abbrs[abbr] = abbr
		}
		_, end := t.In(loc).ZoneBounds()
		if end.IsZero() || end.After(now.AddDate(2, 0, 0)) {
			break
		}
		t = end
	}
	for alias, of := range map[string]string{"MEZ": "CET", "MESZ": "CEST"} {
		if _, ok := h.abbrs[of]; ok {
			h.abbrs[alias] = of
		}
	}
	for abbr, z := range zoneTable {
		if z.abbr != "" {
			continue
		}
		if zl := loadZone(z.zone); z.zone == loc.String() && z.zone != "UTC" {
			h.both[abbr] = true
		} else if zl != nil && len(abbr) == 2 { // ET on a page at home in Toronto
			if a, _ := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).In(zl).Zone(); h.abbrs[a] != "" {
				h.both[abbr] = true
			}
		}
	}
	return h
}

func alphabetic(s string) bool {
	for _, c := range s {
		if !unicode.IsLetter(c) {
			return false
		}
	}
	return s != ""
}

// A badZone is a zone that isn't known: its name as written, and where several go by that name the abbreviation. The zero badZone
// is none.
type badZone struct {
	name   string
	shared sharedZone
}

// A sharedZone is a key of ambiguousZones.
type sharedZone string

func (b badZone) code() string {
	if b.shared != "" {
		return "zone_shared"
	}
	return "zone_unknown"
}

// args are what is said of it; written is what it stands in, home the page's zone.
func (b badZone) args(written string, home *time.Location) args {
	a := args{"text": short(written, 60), "name": b.name, "zone": home.String()}
	if b.shared != "" {
		a["places"] = b.shared
	}
	return a
}

// byAbbr finds the zone of an abbreviation in capitals, or says which isn't known.
func (h homeZone) byAbbr(abbr string) (z zoneRef, bad badZone) {
	if of, ok := h.abbrs[abbr]; ok {
		return zoneRef{home: true, abbr: of, loc: h.loc}, badZone{}
	}
	if h.both[abbr] {
		return zoneRef{home: true, loc: h.loc}, badZone{}
	}
	if e, ok := zoneTable[abbr]; ok {
		return zoneRef{abbr: e.abbr, loc: loadZone(e.zone), home: e.zone == h.loc.String()}, badZone{}
	}
	if _, ok := ambiguousZones[abbr]; ok {
		return zoneRef{}, badZone{abbr, sharedZone(abbr)}
	}
	return zoneRef{}, badZone{name: abbr}
}

// byPlace finds the zone of a place or of a name such as "Eastern".
func (h homeZone) byPlace(place string) (zoneRef, bool) {
	if p := zonePlace(h.loc); p != "" && strings.EqualFold(p, place) {
		return zoneRef{home: true, loc: h.loc}, true
	}
	if loc := h.placeZone(place); loc != nil {
		return zoneRef{home: loc.String() == h.loc.String(), loc: loc}, true
	}
	return zoneRef{}, false
}

// Label is a stamp as a rolling text in English writes it: "10:30 PM CEST", or "10:30 PM Tehran time" where the zone has no
// abbreviation of its own.
func Label(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	clock := t.Format("3:04 PM ")
	abbr, offset := t.Zone()
	_, shared := ambiguousZones[abbr]
	// Chicago keeps CST, which is read back there; Shanghai's and Havana's readers would take it for Chicago's.
	if shared && abbr == "CST" && strings.HasPrefix(zone.String(), "America/") && zone.String() != "America/Havana" {
		shared = false
	}
	if alphabetic(abbr) && !shared {
		return clock + abbr
	}
	if place := zonePlace(zone); place != "" && alphabetic(strings.ReplaceAll(place, " ", "")) && !strings.HasPrefix(zone.String(), "Etc/") {
		return clock + place + " time"
	}
	sign := '+'
	if offset < 0 {
		sign, offset = '-', -offset
	}
	return clock + fmt.Sprintf("UTC%c%02d:%02d", sign, offset/3600, offset/60%60)
}

// instants are the moments at which clocks in loc showed the given time of the given day: one, two where they were put back,
// none where they were put forward.
func instants(d Date, minute int, loc *time.Location) []time.Time {
	wall := d.utc().Add(time.Duration(minute) * time.Minute)
	var out []time.Time
	for _, near := range []time.Time{wall.Add(-26 * time.Hour), wall, wall.Add(26 * time.Hour)} {
		_, offset := near.In(loc).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second)
		if _, is := t.In(loc).Zone(); is == offset && !slices.ContainsFunc(out, t.Equal) {
			out = append(out, t)
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// afterGap is the moment meant by a time that clocks in loc skipped: as if they had not been put forward.
func afterGap(d Date, minute int, loc *time.Location) time.Time {
	wall := d.utc().Add(time.Duration(minute) * time.Minute)
	_, offset := wall.Add(-26 * time.Hour).In(loc).Zone()
	return wall.Add(-time.Duration(offset) * time.Second)
}
