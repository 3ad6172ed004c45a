package intake

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// takeZone takes the zone behind a time into st, if one is there. sure says that nothing but a zone can stand here.
func (s *scanner) takeZone(st *stamp, home homeZone, sure bool) {
	mark := s.i
	s.spaces()
	s.any(",")
	s.spaces()
	paren := s.any("(")
	from := s.i
	z, bad, ok := s.zoneHere(st, home, sure || paren)
	if paren && (!ok || bad.name != "") { // "(New York)"
		s.i = from
		for s.word() != "" && s.any(" ") {
		}
		if zr, is := home.byPlace(s.text(from, s.i)); is && s.peek(0) == ')' {
			z, bad, ok = zr, badZone{}, true
		}
	}
	if !ok {
		s.i = mark
		return
	}
	end := s.i
	if paren {
		if !s.any(")") {
			s.i = mark
			return
		}
		if bad.name != "" && !st.keyword && st.shape == dot {
			s.i = mark
			return
		}
	}
	z.written = s.text(from, end)
	st.zone, st.bad = z, bad
}

var localWords = []string{
	"local time", "local", "ortszeit", "lokale zeit", "lokalzeit", "heure locale", "heures locales", "hora local", "ora locale", "lokal tid", "lokaltid", "plaatselijke tijd", "lokale tijd",
	"paikallista aikaa", "czasu lokalnego", "по местному времени", "местного времени", "yerel saat", "به وقت محلی", "بالتوقيت المحلي", "שעון מקומי",
}

func (s *scanner) zoneHere(st *stamp, home homeZone, sure bool) (z zoneRef, bad badZone, ok bool) {
	if s.oneOf(localWords...) {
		return zoneRef{home: true, loc: home.loc}, badZone{}, true
	}
	if z, ok := s.zoneOfPlace(home); ok {
		return z, badZone{}, true
	}
	if z, ok := s.zoneOffset(); ok {
		return z, badZone{}, true
	}
	if z, ok := s.zoneArea(home); ok {
		return z, badZone{}, true
	}
	words, ends := s.zoneWords()
	if len(words) == 0 {
		return z, badZone{}, false
	}
	if z, bad, ok := s.zoneTime(words, ends, home, st.keyword || sure); ok {
		return z, bad, true
	}
	from := s.i
	s.i = ends[0]
	if z, bad, ok = s.zoneAbbr(words[0], st, home, sure); !ok {
		s.i = from
	}
	return z, bad, ok
}

// zoneOfPlace takes "heure de Paris".
func (s *scanner) zoneOfPlace(home homeZone) (z zoneRef, ok bool) {
	from := s.i
	for _, p := range []string{"heure de ", "hora de ", "ora di ", "به وقت ", "بتوقيت "} {
		if !s.lit(p) {
			continue
		}
		if p == "به وقت " && s.lit("تهران") {
			return zoneRef{home: zonePlace(home.loc) == "Tehran", loc: loadZone("Asia/Tehran")}, true
		}
		if z, ok := home.byPlace(s.word()); ok {
			return z, true
		}
		s.i = from
	}
	return z, false
}

// zoneOffset takes +02:00, UTC+2, GMT-3:30.
func (s *scanner) zoneOffset() (z zoneRef, ok bool) {
	from := s.i
	defer func() {
		if !ok {
			s.i = from
		}
	}()
	utc := s.oneOf("utc", "gmt")
	if utc {
		s.spaces()
	}
	sign := s.peek(0)
	if sign != '+' && sign != '-' && sign != '−' || !isDigit(s.peek(1)) {
		return z, false
	}
	s.i++
	digits := s.i
	h, is := s.number(1, 2)
	m := 0
	if is && s.peek(0) == ':' && isDigit(s.peek(1)) {
		s.i++
		m, is = s.number(2, 2)
	} else if !is {
		s.i = digits
		if h, is = s.number(4, 4); is {
			h, m = h/100, h%100
		}
	}
	// A bare "-2" may be the text's own; an offset has four digits or follows UTC.
	if !is || h > 14 || m >= 60 || !utc && s.i-digits < 4 || isDigit(s.peek(0)) {
		return z, false
	}
	offset := h*3600 + m*60
	if sign != '+' {
		offset = -offset
	}
	return zoneRef{loc: time.FixedZone(s.text(from, s.i), offset)}, true
}

// zoneArea takes Europe/Paris.
func (s *scanner) zoneArea(home homeZone) (z zoneRef, ok bool) {
	from := s.i
	if w := s.word(); w != "" && s.peek(0) == '/' {
		for unicode.IsLetter(s.peek(0)) || strings.ContainsRune("/_-", s.peek(0)) {
			s.i++
		}
		if name := s.text(from, s.i); len(name) < 40 && len(home.places) < maxPlaces && !home.places[name] {
			if loc := loadZone(name); loc != nil {
				return zoneRef{loc: loc, home: loc.String() == home.loc.String()}, true
			}
			home.places[name] = true
		}
	}
	s.i = from
	return z, false
}

// zoneWords gives the few words that stand here, and where each ends. It takes none.
func (s *scanner) zoneWords() (words []string, ends []int) {
	from := s.i
	for len(words) < 5 {
		w := s.word()
		if w == "" {
			break
		}
		words, ends = append(words, w), append(ends, s.i)
		if s.peek(0) != ' ' {
			break
		}
		s.i++
	}
	s.i = from
	return words, ends
}

// zoneTime takes "Paris time", "Central European Summer Time", "ET time". Where there must
// be a zone, such words that name none are bad.
func (s *scanner) zoneTime(words []string, ends []int, home homeZone, must bool) (z zoneRef, bad badZone, ok bool) {
	for n, w := range words {
		if n == 0 || n > 4 || !strings.EqualFold(w, "time") {
			continue
		}
		name, said := words[:n], strings.Join(words[:n+1], " ")
		if n > 1 && slices.Contains([]string{"summer", "daylight", "standard", "winter"}, strings.ToLower(name[n-1])) {
			name = name[:n-1] // said of the season or not, local time is meant
		}
		zr, is := home.byPlace(strings.Join(name, " "))
		var why badZone
		if !is && n == 1 {
			zr, why = home.byAbbr(strings.ToUpper(name[0]))
			is = why.name == ""
		}
		switch {
		case is:
			s.i = ends[n]
			return zr, badZone{}, true
		case must && (n > 1 || unicode.IsUpper([]rune(name[0])[0])):
			s.i = ends[n]
			return zoneRef{}, badZone{said, why.shared}, true
		}
	}
	return z, badZone{}, false
}

// zoneAbbr is what the word w says that was just taken: CEST, ET, Eastern.
func (s *scanner) zoneAbbr(w string, st *stamp, home homeZone, sure bool) (z zoneRef, bad badZone, ok bool) {
	upper := strings.ToUpper(w)
	closes := s.closes()
	if closes && slices.Contains([]string{"Eastern", "Central", "Pacific", "Mountain"}, w) {
		loc := loadZone(zoneNames[strings.ToLower(w)])
		return zoneRef{loc: loc, home: loc.String() == home.loc.String()}, badZone{}, true
	}
	ascii := !strings.ContainsFunc(w, func(c rune) bool { return c >= 0x80 })
	if len(w) > 5 || !ascii || len(w) == 1 && w == upper && w != "Z" {
		return z, badZone{}, false
	}
	zr, why := home.byAbbr(upper)
	switch known := why.name == ""; {
	case w != upper:
		// "cest" in small letters, if nothing else can be meant: "est" and "et" are French words.
		if !known || len(w) < 3 && st.half == 0 || !closes || w != strings.ToLower(w) && w[1:] != strings.ToLower(w[1:]) {
			return z, badZone{}, false
		}
		return zr, badZone{}, true
	case known:
		if !closes && !zr.home && slices.Contains([]string{"CAT", "EAT", "ART", "WEST", "MT", "PT", "CT", "COT"}, w) { // words and titles too
			return z, badZone{}, false
		}
		return zr, badZone{}, true
	}
	// Capitals that aren't a zone are an error where only a zone can stand, and text elsewhere: "22:30 NATO says".
	if sure && closes || closes && s.endsLine() && (st.shape != dot || st.keyword || len(w) >= 3 && !slices.Contains(units, w)) || st.keyword && closes {
		return zoneRef{}, why, true
	}
	return z, badZone{}, false
}

// units may stand behind a number such as 10.39 that isn't a time.
var units = []string{"EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "JPY", "CNY", "INR", "TRY", "RUB", "UAH", "IRR", "AUD", "CAD", "NZD", "BRL", "ZAR", "KWH", "MWH", "GWH", "KMH", "MPH", "BPD"}

// closes says that here a stamp may end: the line ends, or a mark follows.
func (s *scanner) closes() bool {
	k := 0
	for s.peek(k) == ' ' {
		k++
	}
	c := s.peek(k)
	return c == 0 || strings.ContainsRune("])/(:–—|-,•·►*_.>", c) || isDigit(c)
}

func (s *scanner) endsLine() bool {
	k := 0
	for c := s.peek(k); c == ' ' || c != 0 && strings.ContainsRune(".:*_#]) ", c); c = s.peek(k) {
		k++
	}
	return s.peek(k) == 0 && s.rest() != "" || s.end()
}
