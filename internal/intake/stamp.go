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
	s.takeKeyword(st, lang)
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
	s.takeSecond(st, home)
	if st.date == nil {
		s.takeDateAfter(st, lang)
	}
	mark := s.i
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

// takeKeyword takes "UPDATE", and the number of "UPDATE 3: 10:30 PM", "Update #2 (22:30)":
// one that neither a date nor a time begins with.
func (s *scanner) takeKeyword(st *stamp, lang string) {
	st.whole = s.oneOf(wholeKeywords...)
	st.keyword = st.whole || s.oneOf(keywords...)
	if !st.keyword {
		return
	}
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

// takeSecond takes the same time in another zone: "/ 4:30 PM ET", "(2030 GMT)".
func (s *scanner) takeSecond(st *stamp, home homeZone) {
	from := s.i
	s.spaces()
	paren := s.any("/(")
	s.spaces()
	if paren {
		closing := s.peek(-1) == '(' || strings.ContainsRune(s.textRunes(from, s.i), '(')
		if t, is := s.takeTime(); is {
			second := &stamp{minute: t.minute, half: t.half, shape: t.shape}
			s.takeZone(second, home, true)
			s.spaces()
			if second.zone.loc != nil && (!closing || s.any(")")) {
				st.second = second
				return
			}
		}
	}
	s.i = from
}

// takeDateAfter takes the date that stands behind the time.
func (s *scanner) takeDateAfter(st *stamp, lang string) {
	from := s.i
	s.spaces()
	s.any(",–—(|-")
	s.spaces()
	s.oneOf("on", "am", "le", "den", "el", "of")
	s.spaces()
	d, is := s.takeDate(lang)
	if !is || d.day == 0 && !s.end() && !strings.ContainsRune("])", s.peek(0)) {
		s.i = from
		return
	}
	st.date = &d
	if strings.ContainsRune(s.textRunes(from, s.i), '(') {
		s.any(")")
	}
}

func (s *scanner) textRunes(i, j int) string { return string(s.r[i:j]) }

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
