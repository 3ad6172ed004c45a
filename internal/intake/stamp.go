package intake

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// A stamp is a time found in a line, before it is known which day and zone it is of.
type stamp struct {
	line     int
	written  string // as it stands, from its first mark to its last
	rest     string // what stands beside it on the line
	tail     bool   // rest stands before the stamp, not after
	keyword  bool   // "UPDATE"
	whole    bool   // "Last updated": perhaps the page's own
	bracket  bool   // [14:05]
	set      bool   // set off from the text by more than a space
	shape    shape
	minute   int  // of the day; 24:00 is 1440
	half     byte // 'a', 'p' or 0
	timely   bool // opened by a word of beforeTimes
	odd      bool // 13:30 PM
	padded   bool // 08:30
	zone     zoneRef
	bad      badZone  // its zone, where that isn't known
	word     bool     // that may be the first word of the text instead
	second   *stamp   // the same time in a second zone
	date     *rawDate // as written beside it
	dayLine  *rawDate // as written above it
	day      Date
	dayKnown bool
	at       time.Time
}

type shape string

const (
	colon    shape = "22:30"
	dot      shape = "22.30"
	aitch    shape = "22h30"
	hourOnly shape = "22h" // also 22 Uhr
	uhr      shape = "22:30 Uhr"
	clock12  shape = "10:30 PM"
	hour12   shape = "10 PM"
	digits   shape = "2230"
	named    shape = "noon"
)

// keywords open a stamp. Longer ones stand before those they begin with.
var keywords = []string{
	"live updates", "live update", "latest update", "latest", "breaking news update", "breaking news", "breaking", "news update", "updates", "updated", "update", "new", "posted", "published", "added",
	"aktualisierung", "aktualisiert", "neu", "mise à jour", "mis à jour", "mise a jour", "mis a jour", "màj", "maj", "actualisé", "actualisation", "publié",
	"última hora", "actualización", "actualizacion", "actualizado", "publicado", "aggiornamento", "aggiornato", "atualização", "atualizado",
	"bijgewerkt", "uppdatering", "uppdaterad", "uppdaterat", "oppdatering", "oppdatert", "opdatering", "opdateret", "päivitetty", "päivitys",
	"aktualizacja", "zaktualizowano", "aktualizováno", "обновлено", "обновление", "оновлено", "güncelleme", "güncellendi",
	"به\u200cروزرسانی", "به روز رسانی", "به\u200cروز شده", "تحديث", "عاجل", "עדכון", "更新于", "更新於", "更新",
}

// wholeKeywords may speak of the page as a whole.
var wholeKeywords = []string{
	"page last updated", "this page was last updated", "last updated", "last update", "last modified", "zuletzt aktualisiert", "letzte aktualisierung", "letztes update", "stand",
	"dernière mise à jour", "dernière actualisation", "última actualización", "última atualização", "ultimo aggiornamento", "laatst bijgewerkt", "laatste update",
	"senast uppdaterad", "sist oppdatert", "senest opdateret", "viimeksi päivitetty", "ostatnia aktualizacja", "последнее обновление", "son güncelleme", "آخرین به\u200cروزرسانی", "آخر تحديث",
}

// joiners stand between a keyword, a date and a time.
var joiners = []string{
	"at", "@", "on", "as of", "from", "um", "vom", "von", "der", "den", "am", "à", "a las", "a la", "le", "alle ore", "ore", "alle", "às", "om", "kl.", "kl", "klokken", "klo", "kello", "klockan", "o godz.", "godz.", "o", "в",
	"time", "ساعت", "الساعة", "בשעה", "uhrzeit", "heure",
}

var timeWords = []string{"kl.", "kl", "klokken", "klockan", "klo", "kello", "alle ore", "ore", "godz.", "ساعت", "الساعة", "בשעה"}

// beforeTimes open a stamp that stands alone or is set off; in running text they open a sentence.
var beforeTimes = []string{"um", "à", "às", "a las", "alle", "@"}

// decor is what people set before and after stamps and headlines.
const decor = "*_#>•●■▪►▶‣·⏰🔴🕐|=~"

// takeStamp reads a stamp at the head of a line.
func takeStamp(no int, line, lang string, home homeZone) (*stamp, bool) {
	s := newScanner(line)
	if !slices.ContainsFunc(s.r, isDigit) && !strings.Contains(string(s.r), "oon") && !strings.Contains(string(s.r), "idnight") {
		return nil, false
	}
	for s.any(decor) || s.spaces() || (s.peek(0) == '-' || s.peek(0) == '–' || s.peek(0) == '—') && s.any("-–—") {
	}
	st, ok := s.takeStamp(lang, home)
	if !ok {
		return nil, false
	}
	from, end := 0, s.i
	after := s.i
	s.spaces()
	switch {
	case st.bracket || s.end():
		st.set = true
	}
	for s.any(":–—|•·►▶>,;»*_/=~") || s.peek(0) == '-' && s.any("-") || s.peek(0) == '.' && s.peek(1) != '.' && s.any(".") {
		if c := s.peek(-1); c != ',' && c != '*' && c != '_' && c != '.' {
			st.set = true
		}
		if st.keyword {
			st.set = true
		}
		s.spaces()
	}
	if s.i == after && !s.end() && !st.bracket {
		return nil, false // letters right behind: "7amazing"
	}
	st.line = no
	if st.rest = trimLine(s.rest()); isMark(st.rest) {
		st.rest = ""
	}
	if st.timely && st.rest != "" && !st.set {
		return nil, false
	}
	st.written = trimLine(s.text(from, end))
	if st.bad.name != "" && st.rest == "" {
		st.set = true
	}
	// What seems to go on as a sentence or a span of time isn't a stamp.
	if st.rest != "" {
		r := newScanner(st.rest)
		c := r.peek(0)
		if !st.bracket && unicode.IsLower(c) && !(st.keyword && st.set) && !st.strongSet() {
			return nil, false
		}
		if _, ok := r.takeTime(); ok && !st.keyword && !st.bracket {
			return nil, false
		}
	}
	return st, true
}

// strongSet says that a mark which isn't also of a sentence parts the stamp from the text.
func (st *stamp) strongSet() bool { return st.set && (st.shape != hourOnly && st.shape != named) }

// takeStamp takes: opening bracket, keyword, date, time, zone, date, closing bracket; all but the time may be missing.
func (s *scanner) takeStamp(lang string, home homeZone) (st *stamp, ok bool) {
	from := s.i
	st = &stamp{}
	defer func() {
		if !ok {
			s.i = from
		}
	}()
	open := 0
	brackets := func() {
		for s.any("[(【") {
			open++
			s.spaces()
		}
	}
	brackets()
	if s.oneOf(wholeKeywords...) {
		st.keyword, st.whole = true, true
	} else if s.oneOf(keywords...) {
		st.keyword = true
	}
	if st.keyword {
		// "UPDATE 3: 10:30 PM", "Update #2 (22:30)": a number that no time begins with.
		mark := s.i
		s.spaces()
		s.any("#№")
		num := s.i
		_, isTime := s.takeTime()
		_, isDate := s.takeDate(lang)
		s.i = num
		if _, is := s.number(1, 3); isTime || isDate || !is || s.peek(0) != ' ' && !strings.ContainsRune(":,)(-–—|", s.peek(0)) {
			s.i = mark
		}
	}
	gap := func() {
		for s.spaces() || s.any(":,–—|•·") || s.peek(0) == '-' && s.any("-") {
			brackets()
		}
	}
	join := func() {
		for range 4 {
			gap()
			if st.keyword || st.date != nil {
				if !s.oneOf(joiners...) {
					break
				}
			} else if s.oneOf(timeWords...) {
				st.keyword = true // "kl. 14.32" is how a time is announced
			} else {
				break
			}
		}
		gap()
	}
	if !st.keyword && st.date == nil {
		brackets()
		if s.oneOf(timeWords...) {
			st.keyword = true
		} else if s.oneOf(beforeTimes...) {
			st.timely = true
			s.spaces()
		}
	}
	if st.keyword {
		join()
	}
	before := s.i
	if d, is := s.takeDate(lang); is {
		st.date = &d
		s.oneOf("T", "klo")
		join()
		if c := s.peek(0); c == 'T' && isDigit(s.peek(1)) {
			s.i++
		}
	}
	t, is := s.takeTime()
	if !is && st.date != nil { // perhaps it was no date
		s.i, st.date = before, nil
		t, is = s.takeTime()
	}
	if !is && strings.HasPrefix(strings.ToLower(strings.TrimLeft(s.text(from, s.i), "[(")), "kl") {
		t, is = s.takeHour()
	}
	if !is {
		return nil, false
	}
	st.minute, st.half, st.odd, st.padded, st.shape = t.minute, t.half, t.odd, t.padded, t.shape
	s.takeZone(st, home, open > 0)
	if st.shape == digits && st.zone.loc == nil {
		return nil, false
	}
	// "/ 4:30 PM ET", "(2030 GMT)"
	mark := s.i
	s.spaces()
	paren := s.any("/(")
	s.spaces()
	if paren {
		closing := s.peek(-1) == '(' || strings.ContainsRune(s.textRunes(mark, s.i), '(')
		if t2, is := s.takeTime(); is {
			two := &stamp{minute: t2.minute, half: t2.half, shape: t2.shape}
			s.takeZone(two, home, true)
			s.spaces()
			if two.zone.loc != nil && (!closing || s.any(")")) {
				st.second = two
				mark = s.i
			}
		}
	}
	s.i = mark
	if st.date == nil {
		s.spaces()
		s.any(",–—(|-")
		s.spaces()
		s.oneOf("on", "am", "le", "den", "el", "of")
		s.spaces()
		if d, is := s.takeDate(lang); is && (d.day > 0 || s.end() || strings.ContainsRune("])", s.peek(0))) {
			st.date = &d
			if strings.ContainsRune(s.textRunes(mark, s.i), '(') {
				s.any(")")
			}
			mark = s.i
		}
		s.i = mark
	}
	for open > 0 {
		s.spaces()
		s.any(":")
		if !s.any("])】") {
			break
		}
		open--
		st.bracket = true
		mark = s.i
	}
	s.i = mark
	if open > 0 {
		return nil, false
	}
	if st.shape == named && !st.keyword && !st.bracket && st.zone.loc == nil && st.date == nil {
		return nil, false
	}
	return st, true
}

func (s *scanner) textRunes(i, j int) string { return string(s.r[i:j]) }

type clockTime struct {
	minute int
	half   byte
	odd    bool
	padded bool
	shape  shape
}

// takeTime takes a time of day.
func (s *scanner) takeTime() (t clockTime, ok bool) {
	from := s.i
	defer func() {
		if !ok {
			s.i = from
		}
	}()
	if s.oneOf("12 noon", "noon", "midday") {
		return clockTime{minute: 720, half: 'p', shape: named}, true
	}
	if s.oneOf("12 midnight", "midnight") {
		return clockTime{shape: named}, true
	}
	if h, is := s.number(4, 4); is { // 2230 hrs, 2030 GMT
		s.spaces()
		mark := s.i
		if h/100 > 24 || h%100 > 59 {
			return t, false
		}
		said := s.oneOf("hrs", "hrs.", "hours", "h", "uhr")
		if !said {
			s.i = mark
		}
		t = clockTime{minute: h/100*60 + h%100, shape: digits}
		if said && h%100 < 60 {
			t.shape = uhr
		}
		return t, true
	}
	t.padded = s.peek(0) == '0'
	h, is := s.number(1, 2)
	if !is || h > 24 {
		return t, false
	}
	m := 0
	minutes := func() bool {
		n, is := s.number(2, 2)
		if is && n < 60 {
			m = n
			return true
		}
		return false
	}
	mark := s.i
	switch {
	case s.peek(0) == ':' && isDigit(s.peek(1)):
		s.i++
		if !minutes() {
			return t, false
		}
		if s.peek(0) == ':' && isDigit(s.peek(1)) {
			s.i++
			if _, is := s.number(2, 2); !is {
				return t, false
			}
			if s.peek(0) == '.' && isDigit(s.peek(1)) {
				s.i++
				s.number(1, 9)
			}
		}
		t.shape = colon
	case s.peek(0) == '.' && isDigit(s.peek(1)):
		s.i++
		if !minutes() || (s.peek(0) == '.' || s.peek(0) == ',') && isDigit(s.peek(1)) || s.peek(0) == '%' {
			return t, false
		}
		t.shape = dot
	default:
		s.spaces()
		switch {
		case s.peek(0) == 'h' || s.peek(0) == 'H':
			s.i++
			sp := s.i
			s.spaces()
			if isDigit(s.peek(0)) {
				if !minutes() {
					if s.i == sp {
						return t, false
					}
					s.i = sp
				}
				t.shape = aitch
			} else {
				s.i = sp - 1
				if !s.oneOf("heures", "heure", "hrs", "hs", "h") {
					return t, false
				}
				t.shape = hourOnly
				sp = s.i
				s.spaces()
				if isDigit(s.peek(0)) && minutes() {
					t.shape = aitch
				} else {
					s.i = sp
				}
			}
		case s.oneOf("uhr"):
			t.shape = hourOnly
			sp := s.i
			s.spaces()
			if isDigit(s.peek(0)) && minutes() {
				t.shape = uhr
			} else {
				s.i = sp
			}
		default:
			s.i = mark
		}
	}
	if t.shape == "" || t.shape == colon || t.shape == dot {
		mark = s.i
		s.spaces()
		if half, is := s.takeHalf(); is {
			t.half = half
			if t.shape == "" {
				t.shape = hour12
			} else {
				t.shape = clock12
			}
		} else if t.shape != "" && s.oneOf("uhr", "hrs", "hours", "heures", "uur", "h", "часов") {
			t.shape = uhr
		} else {
			s.i = mark
		}
	}
	if t.shape == "" || h == 24 && m != 0 {
		return t, false
	}
	if t.half != 0 {
		if h > 12 || h == 0 {
			t.odd = true
		} else {
			h %= 12
			if t.half == 'p' {
				h += 12
			}
		}
	}
	t.minute = h*60 + m
	if c := s.peek(0); unicode.IsLetter(c) && unicode.IsLetter(s.peek(-1)) || isDigit(c) {
		return t, false
	}
	return t, true
}

// takeHour takes the hour of "kl. 14", where nothing that could go on with it follows.
func (s *scanner) takeHour() (t clockTime, ok bool) {
	from := s.i
	h, ok := s.number(1, 2)
	if ok = ok && h <= 24 && (s.end() || s.closes() && !isDigit(s.peek(1)) && s.peek(0) != ','); !ok {
		s.i = from
		return t, false
	}
	return clockTime{minute: h * 60, shape: hourOnly}, true
}

// takeHalf takes "PM", "a.m.", "p. m.", "ب.ظ".
func (s *scanner) takeHalf() (byte, bool) {
	for _, h := range []struct {
		text string
		half byte
	}{{"ق.ظ", 'a'}, {"ق. ظ", 'a'}, {"ب.ظ", 'p'}, {"ب. ظ", 'p'}, {"صباحا", 'a'}, {"مساء", 'p'}, {"ص", 'a'}, {"م", 'p'}, {"π.μ.", 'a'}, {"μ.μ.", 'p'}} {
		if s.lit(h.text) {
			s.any(".")
			return h.half, true
		}
	}
	from := s.i
	c := unicode.ToLower(s.peek(0))
	if c != 'a' && c != 'p' {
		return 0, false
	}
	s.i++
	dotted := s.any(".")
	if dotted {
		s.spaces()
	}
	if unicode.ToLower(s.peek(0)) != 'm' || unicode.IsLetter(s.peek(1)) {
		s.i = from
		return 0, false
	}
	s.i++
	if dotted {
		s.any(".")
	}
	return byte(c), true
}

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
	from := s.i
	if s.oneOf(localWords...) {
		return zoneRef{home: true, loc: home.loc}, badZone{}, true
	}
	for _, p := range []string{"heure de ", "hora de ", "ora di ", "به وقت ", "بتوقيت "} {
		if s.lit(p) {
			if p == "به وقت " && s.lit("تهران") {
				return zoneRef{home: zonePlace(home.loc) == "Tehran", loc: loadZone("Asia/Tehran")}, badZone{}, true
			}
			w := s.word()
			if zr, is := home.byPlace(w); is {
				return zr, badZone{}, true
			}
			s.i = from
		}
	}
	// +02:00, UTC+2, GMT-3:30
	base := s.i
	utc := s.oneOf("utc", "gmt")
	if utc {
		s.spaces()
	}
	if c := s.peek(0); (c == '+' || c == '-' || c == '−') && isDigit(s.peek(1)) {
		s.i++
		n := s.i
		h, is := s.number(1, 2)
		m := 0
		if is && s.peek(0) == ':' && isDigit(s.peek(1)) {
			s.i++
			m, is = s.number(2, 2)
		} else if !is {
			s.i = n
			if h, is = s.number(4, 4); is {
				h, m = h/100, h%100
			}
		}
		// A bare "-2" may be the text's own; an offset has four digits or follows UTC.
		if is && h <= 14 && m < 60 && (utc || s.i-n >= 4) && !isDigit(s.peek(0)) {
			offset := h*3600 + m*60
			if c != '+' {
				offset = -offset
			}
			return zoneRef{loc: time.FixedZone(s.text(from, s.i), offset)}, badZone{}, true
		}
	}
	s.i = base
	// Area/City
	if w := s.word(); w != "" && s.peek(0) == '/' {
		for unicode.IsLetter(s.peek(0)) || strings.ContainsRune("/_-", s.peek(0)) {
			s.i++
		}
		if name := s.text(from, s.i); strings.Contains(name, "/") && len(name) < 40 {
			if len(home.places) < maxPlaces && !home.places[name] {
				if loc := loadZone(name); loc != nil {
					return zoneRef{loc: loc, home: loc.String() == home.loc.String()}, badZone{}, true
				}
				home.places[name] = true
			}
		}
	}
	s.i = from
	// "Paris time", "Central European Summer Time", "Eastern"
	var words []string
	ends := []int{}
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
	for n, w := range words {
		if n == 0 || n > 4 || !strings.EqualFold(w, "time") {
			continue
		}
		name := words[:n]
		if n > 1 && slices.Contains([]string{"summer", "daylight", "standard", "winter"}, strings.ToLower(name[n-1])) {
			name = name[:n-1] // said of the season or not, local time is meant
		}
		zr, is := home.byPlace(strings.Join(name, " "))
		if !is && n == 1 {
			zr, bad = home.byAbbr(strings.ToUpper(name[0]))
			if is = bad.name == ""; !is && (st.keyword || sure) && unicode.IsUpper([]rune(name[0])[0]) {
				s.i = ends[n]
				return zoneRef{}, badZone{strings.Join(words[:n+1], " "), bad.shared}, true
			}
		}
		if is {
			s.i = ends[n]
			return zr, badZone{}, true
		}
		if n > 1 && (st.keyword || sure) {
			s.i = ends[n]
			return zoneRef{}, badZone{name: strings.Join(words[:n+1], " ")}, true
		}
	}
	s.i = from
	if len(words) == 0 {
		return z, badZone{}, false
	}
	w := words[0]
	s.i = ends[0]
	upper := strings.ToUpper(w)
	closes := s.closes()
	if zn, is := zoneNames[strings.ToLower(w)]; is && unicode.IsUpper([]rune(w)[0]) && closes && (w == "Eastern" || w == "Central" || w == "Pacific" || w == "Mountain") {
		loc := loadZone(zn)
		return zoneRef{loc: loc, home: loc.String() == home.loc.String()}, badZone{}, true
	}
	ascii := true
	for _, c := range w {
		ascii = ascii && c < 0x80
	}
	if len(w) > 5 || !ascii {
		s.i = from
		return z, badZone{}, false
	}
	if w != upper {
		// "cest" in small letters, if nothing else can be meant: "est" and "et" are French words.
		zr, why := home.byAbbr(upper)
		if why.name != "" || len(w) < 3 && st.half == 0 || !closes || w != strings.ToLower(w) && w[1:] != strings.ToLower(w[1:]) {
			s.i = from
			return z, badZone{}, false
		}
		return zr, badZone{}, true
	}
	if len(w) == 1 && w != "Z" {
		s.i = from
		return z, badZone{}, false
	}
	zr, why := home.byAbbr(upper)
	if why.name == "" {
		if !closes && !zr.home && slices.Contains([]string{"CAT", "EAT", "ART", "WEST", "MT", "PT", "CT", "COT"}, w) { // words and titles too
			s.i = from
			return z, badZone{}, false
		}
		return zr, badZone{}, true
	}
	// Capitals that aren't a zone are an error where only a zone can stand, and text elsewhere: "22:30 NATO says".
	if sure && closes || closes && s.endsLine() && (st.shape != dot || st.keyword || len(w) >= 3 && !slices.Contains(units, w)) || st.keyword && closes {
		return zoneRef{}, why, true
	}
	s.i = from
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

// takeTail reads a stamp at the end of a line, behind its headline: "Harbour shut – 22:30 CET", "Harbour shut [UPDATE 22:30]".
func takeTail(no int, line, lang string, home homeZone) (*stamp, bool) {
	if len(line) > 400 {
		return nil, false
	}
	s := foldLine(line, 400)
	if tail := s.r[max(0, len(s.r)-60):]; !slices.ContainsFunc(tail, isDigit) {
		return nil, false
	}
	for i, tried := len(s.r)-1, 0; i > 0 && tried < 6; i-- {
		if !strings.ContainsRune("–—|([-", s.r[i]) || s.r[i] == '-' && s.r[i-1] != ' ' {
			continue
		}
		tried++
		s.i = i
		if s.r[i] != '(' && s.r[i] != '[' {
			s.i++
		}
		s.spaces()
		from := s.i
		st, ok := s.takeStamp(lang, home)
		if !ok || !s.end() || st.bad.name != "" {
			continue
		}
		if st.shape == dot && !st.keyword && st.zone.loc == nil || !st.keyword && !st.bracket && st.zone.loc == nil && st.half == 0 && st.shape != colon {
			continue
		}
		st.line, st.tail, st.set = no, true, true
		st.rest = trimLine(s.text(0, i))
		st.written = trimLine(s.text(from, s.i))
		return st, st.rest != ""
	}
	return nil, false
}

// strong says that the stamp needs no company to be believed.
func (st *stamp) strong() bool {
	loose := (st.shape == dot || st.shape == hourOnly) && st.zone.loc == nil // "New 7.30 Curfew"
	if st.keyword && (st.set || st.rest == "" || !loose) || st.bracket || st.date != nil && st.set {
		return true
	}
	if st.rest == "" { // a line of its own
		if st.bad.name != "" {
			return true // capitals that only a zone can be
		}
		switch st.shape {
		case dot, hourOnly:
			return st.zone.loc != nil
		}
		return true
	}
	switch st.shape {
	case hourOnly, named:
		return false
	case dot:
		return st.zone.loc != nil
	}
	return st.set || st.zone.loc != nil
}

// seemsTimed says that a short line holds a time, for a doubt about one that wasn't read as a stamp.
func seemsTimed(line string) bool {
	if len(line) > 200 || len([]rune(line)) > 48 || endsSentence(line) {
		return false
	}
	s := newScanner(line)
	for !s.end() {
		if isDigit(s.peek(0)) && !isDigit(s.peek(-1)) && !strings.ContainsRune(".,:/-–", s.peek(-1)) {
			from := s.i
			if t, ok := s.takeTime(); ok && t.shape != digits && t.shape != dot && t.shape != hourOnly {
				return true
			}
			s.i = from
		}
		s.i++
	}
	return false
}

// timesStems are in every way to speak of times that zoneNote knows.
var timesStems = []string{"time", "zeit", "angaben", "heures", "horas", "horários", "orari", "tijden", "tider", "ajat", "godziny"}

// zoneNote finds the zone named once for the page: "All times local", "Alle Zeiten MESZ", "Times in ET". Only where all times are
// spoken of is a zone that isn't known an error: "Hard Times in USA" is a headline.
func zoneNote(line string, home homeZone) (z zoneRef, note string, bad badZone, ok bool) {
	if low := strings.ToLower(line); len(line) > 400 || !slices.ContainsFunc(timesStems, func(w string) bool { return strings.Contains(low, w) }) {
		return
	}
	defer func() {
		if bad.name != "" && !strings.HasPrefix(strings.ToLower(note), "al") && !strings.HasPrefix(strings.ToLower(note), "to") {
			z, note, bad, ok = zoneRef{}, "", badZone{}, false
		}
	}()
	s := foldLine(line, 400)
	for !s.end() {
		if unicode.IsLetter(s.peek(0)) && !unicode.IsLetter(s.peek(-1)) {
			from := s.i
			if s.oneOf("all times", "all time stamps", "all timestamps", "all stamps", "times", "timestamps", "alle zeiten", "alle zeitangaben", "alle uhrzeiten", "alle angaben", "toutes les heures", "les heures", "heures", "todas las horas", "horas", "tutti gli orari", "gli orari", "orari", "todos os horários", "horários", "alle tijden", "alla tider", "alle tider", "kaikki ajat", "wszystkie godziny") {
				for range 4 {
					s.spaces()
					s.any("(:–—-=")
					s.spaces()
					if !s.oneOf("are", "in", "given", "shown", "listed", "is", "stated", "expressed", "sind", "nach", "gelten", "sont", "en", "indiquées", "données", "à l'", "à l’", "son", "sono", "em", "são", "zijn", "är", "i", "er", "according to", "the", "und") {
						break
					}
				}
				s.spaces()
				zr, why, is := s.zoneHere(&stamp{half: 'a'}, home, true)
				if is {
					s.oneOf(" time")
					return zr, s.text(from, s.i), why, true
				}
			}
			s.i = from
			s.word()
			continue
		}
		s.i++
	}
	return
}
