package render

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // labels must be right on a machine that has no zone files
	"unicode/utf8"

	"stoppress/internal/page"
)

// Label gives the time of day of t in an IANA zone, as the line above an update
// bears it: "10:30 PM CEST". Where the abbreviation is a number, or stands for
// another zone to most readers, the label names the place: "10:30 PM Tehran
// time". English counts twelve hours unless clock is "24"; other languages count
// as they do. An unknown zone is taken for UTC, an unknown language for English
// with 24 hours.
func Label(t time.Time, zone, lang, clock string) string {
	return newClock(zone, lang, clock).label(t)
}

// DayLabel gives the day of t in an IANA zone, as the line between days bears
// it: "Wednesday, 23 October 2024".
func DayLabel(t time.Time, zone, lang string) string {
	return newClock(zone, lang, "").day(t)
}

// clock writes times in one zone and language. It is immutable.
type clock struct {
	l    *lang
	zone string
	loc  *time.Location
	h12  bool
	// The texts run the other way than the page's language, which has none here:
	// what is made of digits and words is kept together.
	apart bool
}

func newClock(zone, tag, hours string) clock {
	l := langOf(tag)
	c := clock{l: l, zone: zone, loc: page.Location(zone), h12: l.Hours == 12 && hours != "24"}
	if l.Tag == "en" && !strings.EqualFold(tag, "en") && !strings.HasPrefix(strings.ToLower(tag), "en-") {
		c.h12 = false // a language that is not here: English words, but not its hours
	}
	c.apart = l.Dir != dirOf(tag)
	return c
}

// whole keeps a text in one piece, in its own direction, where it stands in a
// page of the other.
func (c clock) whole(s string) string {
	if !c.apart {
		return s
	}
	return "\u2066" + s + "\u2069"
}

// hour is the time of day alone: "10:30 PM".
func (c clock) hour(t time.Time) string {
	t = t.In(c.loc)
	if !c.h12 {
		return c.l.numerals(t.Format("15:04"))
	}
	return c.l.numerals(t.Format("3:04 PM"))
}

// offset is how far the clock is ahead of UTC at a time, in minutes.
func (c clock) offset(t time.Time) int {
	_, seconds := t.In(c.loc).Zone()
	return seconds / 60
}

// label is the time of day with its zone.
func (c clock) label(t time.Time) string { return c.whole(c.zoned(t)) }

func (c clock) zoned(t time.Time) string {
	h := c.hour(t)
	abbr, offset := t.In(c.loc).Zone()
	if c.l.Abbreviate && unambiguous(abbr, offset) {
		if own := c.l.Zones[abbr]; own != "" {
			abbr = own
		}
		return fill(c.l.Zoned, "time", h, "zone", abbr)
	}
	place, pattern := c.place()
	if pattern == "" {
		return h + " " + utc(offset)
	}
	s := fill(pattern, "time", h, "place", place)
	if twice(t.In(c.loc)) {
		s += " · " + utc(offset)
	}
	return s
}

// twice says whether the zone's clocks show t's time of day two times that day,
// because they are put back. Only an abbreviation would tell one from the other.
func twice(t time.Time) bool {
	_, now := t.Zone()
	start, end := t.ZoneBounds()
	if !start.IsZero() {
		if _, before := start.Add(-time.Second).Zone(); t.Sub(start) < time.Duration(before-now)*time.Second {
			return true
		}
	}
	if !end.IsZero() {
		if _, after := end.Zone(); end.Sub(t) <= time.Duration(now-after)*time.Second {
			return true
		}
	}
	return false
}

// day is the day of t.
func (c clock) day(t time.Time) string { return c.date(c.l.Day, t) }

// iso is the day of t as data: 2024-10-23.
func (c clock) iso(t time.Time) string { return t.In(c.loc).Format(time.DateOnly) }

// moment is date and time in one line: "23 October 2024, 10:30 PM CEST".
func (c clock) moment(t time.Time) string {
	return fill(c.l.Moment, "date", c.date(c.l.Date, t), "time", c.label(t))
}

// since is the time of day of t, with the day where that is not the day of from.
func (c clock) since(t, from time.Time) string {
	if c.iso(t) == c.iso(from) {
		return c.hour(t)
	}
	return fill(c.l.Moment, "date", c.date(c.l.Short, t), "time", c.hour(t))
}

func (c clock) date(pattern string, t time.Time) string {
	t = t.In(c.loc)
	y, m, d := t.Year(), int(t.Month()), t.Day()
	if c.l.Calendar == "persian" {
		y, m, d = persian(y, t.Month(), d)
	}
	day := c.l.Number(d)
	if d == 1 && c.l.First != "" {
		day = c.l.First
	}
	return c.whole(fill(pattern,
		"weekday", c.l.Weekdays[t.Weekday()],
		"day", day,
		"month", c.l.Months[m-1],
		"year", c.l.Number(y)))
}

// known are the abbreviations that a reader anywhere may take at their word,
// with the offset at which they mean it. What is not here is a number, or stands
// for several zones: IST in India, Ireland and Israel, CST in China and Cuba,
// PST in Manila. The offsets are in quarters of an hour.
var known = map[string]int{
	"UTC": 0, "GMT": 0, "WET": 0, "WEST": 4, "BST": 4, "CET": 4, "CEST": 8, "EET": 8, "EEST": 12, "MSK": 12, "IDT": 12,
	"WAT": 4, "CAT": 8, "SAST": 8, "EAT": 12,
	"PKT": 20, "WIB": 28, "WITA": 32, "WIT": 36, "HKT": 32, "JST": 36, "KST": 36,
	"AWST": 32, "ACST": 38, "ACDT": 42, "AEST": 40, "AEDT": 44, "NZST": 48, "NZDT": 52, "ChST": 40,
	"NST": -14, "NDT": -10, "AST": -16, "ADT": -12, "EST": -20, "EDT": -16, "CST": -24, "CDT": -20,
	"MST": -28, "MDT": -24, "PST": -32, "PDT": -28, "AKST": -36, "AKDT": -32, "HST": -40, "HDT": -36,
}

// unambiguous says whether the abbreviation names one zone only. The offset is in
// seconds east of UTC.
func unambiguous(abbr string, offset int) bool {
	at, ok := known[abbr]
	return ok && at*15*60 == offset
}

// place names where the zone's clocks hang, in the clock's language as far as
// its file has the name, with the pattern to set it into; "" where the zone's
// name is no place.
func (c clock) place() (name, pattern string) {
	zone := c.zone
	if own, ok := sameZone[zone]; ok {
		zone = own
	}
	if p := c.l.Places[zone]; p != "" {
		return p, c.l.before(p, c.l.Place)
	}
	area, city, found := strings.Cut(zone, "/")
	if !found || area == "Etc" || c.loc == time.UTC {
		return "", ""
	}
	if pattern = c.l.Elsewhere; pattern == "" {
		pattern = c.l.Place
	}
	if name = langs["en"].Places[zone]; name == "" {
		name = strings.ReplaceAll(city[strings.LastIndexByte(city, '/')+1:], "_", " ")
	}
	return name, c.l.before(name, pattern)
}

// before is the pattern for a place, or the one for a place that begins with a
// vowel where the language has one.
func (l *lang) before(place, pattern string) string {
	if first, _ := utf8.DecodeRuneInString(place); l.Vowel != "" && strings.ContainsRune("AÀÂEÉÈÊIÎOÔUÛ", first) {
		return l.Vowel
	}
	return pattern
}

// sameZone maps older names of zones to those that the lang files use.
var sameZone = map[string]string{
	"Asia/Calcutta": "Asia/Kolkata", "Iran": "Asia/Tehran", "Turkey": "Europe/Istanbul", "Asia/Istanbul": "Europe/Istanbul",
	"PRC": "Asia/Shanghai", "Asia/Chongqing": "Asia/Shanghai", "Asia/Chungking": "Asia/Shanghai", "Asia/Harbin": "Asia/Shanghai",
	"Israel": "Asia/Jerusalem", "Asia/Tel_Aviv": "Asia/Jerusalem", "Eire": "Europe/Dublin", "Cuba": "America/Havana",
	"Singapore": "Asia/Singapore", "Egypt": "Africa/Cairo", "Asia/Saigon": "Asia/Ho_Chi_Minh", "Asia/Katmandu": "Asia/Kathmandu",
	"Asia/Rangoon": "Asia/Yangon", "Asia/Dacca": "Asia/Dhaka", "Europe/Kiev": "Europe/Kyiv", "ROC": "Asia/Taipei",
	"America/Buenos_Aires": "America/Argentina/Buenos_Aires", "Japan": "Asia/Tokyo", "Hongkong": "Asia/Hong_Kong",
	"Libya": "Africa/Tripoli", "Poland": "Europe/Warsaw", "Portugal": "Europe/Lisbon", "GB": "Europe/London",
}

// utc writes an offset in seconds as UTC+3:30.
func utc(offset int) string {
	if offset == 0 {
		return "UTC"
	}
	sign := "+"
	if offset < 0 {
		sign, offset = "−", -offset
	}
	s := "UTC" + sign + strconv.Itoa(offset/3600)
	if m := offset / 60 % 60; m != 0 {
		s += fmt.Sprintf(":%02d", m)
	}
	return s
}

// persian turns a Gregorian date into one of the Solar Hijri calendar, by the
// arithmetic of its 33-year cycles, which agrees with the calendar in use in
// Iran for all years that a page will see.
func persian(y int, m time.Month, d int) (year, month, day int) {
	days := dayNumber(y, m, d)
	year = y - 621
	k := days - nowruz(year)
	if k < 0 {
		year--
		k = days - nowruz(year)
	}
	if k < 186 {
		return year, 1 + k/31, 1 + k%31
	}
	k -= 186
	return year, 7 + k/30, 1 + k%30
}

// cycles are the Solar Hijri years in which the rhythm of leap years breaks.
var cycles = []int{-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178}

// nowruz gives the number of the first day of a Solar Hijri year.
func nowruz(year int) int {
	leaps, from, length := -14, cycles[0], 0
	for _, next := range cycles[1:] {
		length = next - from
		if year < next {
			break
		}
		leaps += length/33*8 + length%33/4
		from = next
	}
	n := year - from
	leaps += n/33*8 + (n%33+3)/4
	if length%33 == 4 && length-n == 4 {
		leaps++
	}
	gregorian := year + 621
	leapsG := gregorian/4 - (gregorian/100+1)*3/4 - 150
	return dayNumber(gregorian, time.March, 20+leaps-leapsG)
}

// dayNumber counts the days from 1970.
func dayNumber(y int, m time.Month, d int) int {
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}
