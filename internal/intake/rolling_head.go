package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// headScore weighs whether line i of the lines under a stamp is a headline: 3 and more is one, -2 and less is a paragraph, between
// is doubt, of which why tells the reason. opens: it is where a story must begin; afterHead: the line above is a headline.
func headScore(lines []textLine, i int, opens, afterHead bool) (score int, why lookReasons) {
	s := lines[i].text
	n := utf8.RuneCountInString(s)
	if n > 200 || isList(s) || isLabel(s) {
		return -9, why
	}
	var against, for_ []string
	no := func(k int, reason string) { score -= k; against = append(against, reason) }
	yes := func(k int, reason string) {
		score += k
		if reason != "" {
			for_ = append(for_, reason)
		}
	}
	switch {
	case n <= 80:
		yes(2, "short")
	case n <= 120:
		yes(1, "")
	case n <= 160:
		no(2, "long")
	default:
		no(4, "long")
	}
	end := lastMark(s)
	switch {
	case endsSentence(s):
		no(6, "full_stop")
	case strings.ContainsRune(":;,،，", end):
		no(4, "mark")
	case end == '?' || end == '!' || end == '؟' || end == '？' || end == '！':
		no(2, "mark")
	default:
		yes(2, "no_mark")
	}
	if inner := sentences(s); inner > 0 {
		no(5, "sentences")
	}
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
	switch {
	case shouts(s):
		yes(3, "capitals")
	case titled(s):
		yes(3, "title")
	case unicode.IsLower(first):
		no(4, "small")
	}
	if quoted(s) {
		no(4, "quotation")
	}
	if opens {
		yes(2, "")
	}
	if afterHead {
		no(6, "after")
	}
	if i+1 < len(lines) {
		next := lines[i+1].text
		m := utf8.RuneCountInString(next)
		switch {
		case isMark(next):
		case m > 120 || m*2 > n*3 || endsSentence(next) || sentences(next) > 0:
			yes(2, "")
		default:
			no(1, "no_text")
		}
		if b := lines[i].blank; b > 0 && lines[i+1].blank == 0 {
			yes(1, "")
		}
	} else if opens {
		no(1, "nothing_after")
	} else {
		no(4, "nothing_after")
	}
	switch {
	case score >= 1 && len(against) > 0:
		why.because = against
	case score < 1 && len(for_) > 0:
		why.because, why.although = against, for_
	default:
		why.because = append(for_, against...)
	}
	if slices.Contains(against, "mark") {
		why.mark = string(end)
	}
	return score, why
}

// closers may stand behind the mark that ends a sentence.
const closers = "\"'”’»›)]“‘*_"

func lastMark(s string) rune {
	c, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, closers))
	return c
}

// endsSentence says that a line ends with a full stop that isn't an abbreviation's ("in the U.S.").
func endsSentence(s string) bool {
	s = strings.TrimRight(s, closers)
	switch c, _ := utf8.DecodeLastRuneInString(s); c {
	case '。', '۔', '।', '…', '｡', '።':
		return true
	case '.':
	default:
		return false
	}
	w := strings.TrimSuffix(s[strings.LastIndexAny(s, " \u00a0")+1:], ".")
	if strings.HasSuffix(w, "..") || w == "" {
		return true
	}
	return !(strings.Contains(strings.Trim(w, "."), ".") && utf8.RuneCountInString(w) <= 7)
}

// sentences counts the sentences that end inside a line.
func sentences(s string) int {
	n := 0
	r := []rune(s)
	for i := 2; i+2 < len(r); i++ {
		if r[i] == '。' || r[i] == '۔' && r[i+1] == ' ' {
			n++
		}
		if r[i] != '.' && r[i] != '!' && r[i] != '?' && r[i] != '؟' {
			continue
		}
		j := i + 1
		for j < len(r) && strings.ContainsRune(closers, r[j]) {
			j++
		}
		if j >= len(r)-1 || !unicode.IsSpace(r[j]) {
			continue
		}
		next := r[j+1]
		if strings.ContainsRune("“\"«‘'", next) && j+2 < len(r) {
			next = r[j+2]
		}
		if unicode.IsLower(next) || !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			continue
		}
		if r[i] == '.' {
			from := i
			for from > 0 && !unicode.IsSpace(r[from-1]) {
				from--
			}
			// "U.S. Army", "Dr. Who", "St. Malo", "J. Smith": no end of a sentence.
			if w := string(r[from:i]); strings.Contains(w, ".") || i-from <= 3 && unicode.IsUpper(r[from]) {
				continue
			}
		} else {
			continue // "Who? Me!" may be a headline
		}
		n++
	}
	return n
}

// titled says that most longer words of a line begin with a capital.
func titled(s string) bool {
	long, caps := 0, 0
	for i, w := range strings.Fields(s) {
		w = strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) })
		c, _ := utf8.DecodeRuneInString(w)
		if i == 0 || utf8.RuneCountInString(w) < 4 {
			continue
		}
		if !unicode.IsUpper(c) && !unicode.IsLower(c) {
			return false // a script without capitals
		}
		long++
		if unicode.IsUpper(c) {
			caps++
		}
	}
	return long >= 2 && caps*10 >= long*7
}

// quoted says that a line is one quotation from end to end, with a mark that closes it.
func quoted(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	d, size := utf8.DecodeLastRuneInString(s)
	if !strings.ContainsRune("“\"«„‘", c) || !strings.ContainsRune("”\"»“’", d) {
		return false
	}
	e, _ := utf8.DecodeLastRuneInString(s[:len(s)-size])
	return strings.ContainsRune(".!?,…", e)
}

var labels = []string{
	"source:", "sources:", "photo:", "photos:", "picture:", "image:", "video:", "credit:", "read more", "read also", "see also", "watch:", "listen:", "more:", "via ", "by ",
	"quelle:", "quellen:", "foto:", "bild:", "mehr:", "lesen sie", "von ", "photo :", "source :", "lire aussi", "à lire", "par ", "fuente:", "leer más", "fonte:", "leggi anche", "bron:", "källa:", "kilde:", "lähde:", "źródło:", "источник:", "منبع:", "عکس:", "المصدر:",
	"http://", "https://", "www.",
}

// isLabel says that a short line tells of the story above: its source, its author, a picture's credit.
func isLabel(s string) bool {
	low := strings.ToLower(s)
	for _, l := range labels {
		if strings.HasPrefix(low, l) {
			// "By Nightfall the Harbour Was Shut" is a headline, "By Ada Pole" a name.
			if (l == "by " || l == "von " || l == "par " || l == "via ") && len(strings.Fields(s)) > 4 {
				continue
			}
			return true
		}
	}
	return false
}

// findDateline finds the place and day that a post opens with. day is the post's own, by which a date without a year is read.
func findDateline(p *Post, day Date, lang string) Dateline {
	var d Dateline
	head, inHead := takeDateline(p.Headline, day, lang)
	if inHead && !head.Date.IsZero() {
		d = head
		d.Lead, d.InHeadline = "", true
	}
	if len(p.Paragraphs) == 0 {
		return d
	}
	body, ok := takeDateline(p.Paragraphs[0], day, lang)
	if !ok {
		return d
	}
	body.InHeadline = d.InHeadline && d.Place == body.Place && (body.Date.IsZero() || d.Date == body.Date)
	return body
}

// takeDateline takes, at the head of a text, one of
//
//	Lugano, Switzerland—October 19, 2024: Text
//	LUGANO, Oct 19 (Agency) — Text
//	Lugano (Agency) – Text
//	LUGANO — Text
//
// A place alone must be in capitals: "Storm — the latest" has none.
func takeDateline(text string, day Date, lang string) (Dateline, bool) {
	s := newScanner(text)
	if _, ok := s.takeDate(lang); ok {
		return Dateline{}, false
	}
	words, last := 0, 0
	for words < 7 {
		w := s.placeWord()
		if w == "" {
			break
		}
		if d := s.i; words > 0 { // a month or a weekday begins the date
			s.i = last
			s.spaces()
			if _, ok := s.takeDate(lang); ok {
				s.i = last
				break
			}
			s.i = d
		}
		words++
		last = s.i
		if s.peek(0) == ',' && s.peek(1) == ' ' {
			mark := s.i
			s.i += 2
			if _, ok := s.takeDate(lang); ok {
				s.i = mark
				break
			}
			s.i = mark + 2
			continue
		}
		if !s.spaces() {
			break
		}
	}
	if words == 0 || last > 60 || words == 1 && openers[strings.ToLower(s.text(0, last))] {
		return Dateline{}, false
	}
	s.i = last
	place := strings.TrimSpace(s.text(0, last))
	mark := s.i
	for s.spaces() || s.any(",–—|/-") {
	}
	open := s.any("(")
	sep := s.i > mark
	d, dated := s.takeDate(lang)
	if dated && (d.day == 0 || !sep) {
		dated = false
	}
	if !dated {
		s.i = mark
	} else if open {
		s.any(")")
	}
	var out Dateline
	out.Place = place
	if dated {
		out.Date = d.withYear(day, true)
		if d.year == 0 && abs(out.Date.sub(day)) > 60 {
			out.Date = d.withYear(day, false)
		}
	}
	mark = s.i
	s.spaces()
	agency := false
	if s.any("(") {
		from := s.i
		for k := 0; k < 24 && s.peek(0) != ')' && s.peek(0) != 0; k++ {
			s.i++
		}
		agency = s.i-from >= 2 && s.any(")")
		if !agency {
			s.i = mark
		}
	}
	s.spaces()
	if !s.any("–—:") && !(s.peek(0) == '-' && s.peek(1) == ' ' && s.any("-")) && !s.lit("--") {
		return Dateline{}, false
	}
	colon := s.peek(-1) == ':'
	if !dated && (colon || !agency && !shouts(place)) {
		return Dateline{}, false
	}
	if !dated && !agency && !strings.ContainsRune("–—-", s.peek(-1)) {
		return Dateline{}, false
	}
	s.spaces()
	if s.end() || s.rest() == "" {
		return Dateline{}, false
	}
	out.Lead = text[:s.at[s.i]]
	return out, true
}

// notPlaces are words in capitals that open a text otherwise.
var notPlaces = map[string]bool{
	"UPDATE": true, "UPDATED": true, "LIVE": true, "BREAKING": true, "NEW": true, "WATCH": true, "JUST": true, "CORRECTION": true, "NOTE": true, "VIDEO": true, "PHOTOS": true, "EILMELDUNG": true, "DIRECT": true, "ALERT": true,
	"EXCLUSIVE": true, "OPINION": true, "ANALYSIS": true, "READ": true, "MORE": true, "NEWS": true, "LATEST": true, "RECAP": true, "URGENT": true, "WARNING": true, "CLARIFICATION": true, "SUMMARY": true,
}

// openers open a sentence on a day: "On October 19, 2024: ...".
var openers = map[string]bool{"on": true, "in": true, "at": true, "by": true, "from": true, "since": true, "until": true, "after": true, "before": true, "as": true, "am": true, "vom": true, "seit": true, "le": true, "du": true, "el": true, "den": true, "the": true, "til": true, "till": true}

// placeWord takes one word of a place's name; small words inside a name among them.
func (s *scanner) placeWord() string {
	from := s.i
	for c := s.peek(0); unicode.IsLetter(c) || unicode.Is(unicode.Mn, c) || s.i > from && (c == '\'' || c == '’' || c == '.' || c == '-' && unicode.IsLetter(s.peek(1)) && s.peek(-1) != ' '); c = s.peek(0) {
		s.i++
	}
	w := string(s.r[from:s.i])
	if w == "" || notPlaces[strings.ToUpper(strings.Trim(w, "."))] {
		s.i = from
		return ""
	}
	c := []rune(w)[0]
	small := map[string]bool{"de": true, "la": true, "le": true, "les": true, "am": true, "an": true, "der": true, "of": true, "the": true, "upon": true, "sur": true, "del": true, "den": true, "do": true, "da": true, "di": true, "near": true, "off": true}
	if !unicode.IsUpper(c) && (unicode.IsLower(c) && (!small[w] || from == 0)) {
		s.i = from
		return ""
	}
	return w
}
