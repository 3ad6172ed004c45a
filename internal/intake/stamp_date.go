package intake

import (
	"strings"
	"time"
	"unicode"
)

// A rawDate is a day as written.
type rawDate struct {
	year      int // 0: not written
	month     time.Month
	day       int // 0: only a weekday is written
	weekday   time.Weekday
	hasWD     bool
	ambiguous bool // 3/4/2024
}

func (d rawDate) date() Date { return Date{d.year, d.month, d.day} }

var months = map[string]time.Month{}

var weekdays = map[string]time.Weekday{}

func init() {
	// en de fr es it pt nl sv da nb fi pl cs ru uk tr, ar, fa (Gregorian), he; nominative and, where dates have it, genitive.
	for i, names := range []string{
		"january jan januar jänner janvier janv enero ene gennaio gen janeiro januari jan stycznia ledna января янв січня ocak يناير ژانویه ינואר tammikuuta",
		"february feb februar février févr fév febrero febbraio febr fevereiro fev februari lutego února февраля фев лютого şubat فبراير فوریه פברואר helmikuuta",
		"march mar märz mrz mars marzo março maart mrt marca marts března марта мар березня mart مارس מרץ maaliskuuta",
		"april apr avril avr abril abr aprile kwietnia dubna апреля апр квітня nisan أبريل ابريل آوریل אפריל huhtikuuta",
		"may mai mayo maggio mag maio mei maj maja května мая травня mayıs مايو مه מאי toukokuuta",
		"june jun juni juin junio giugno giu junho czerwca června июня червня haziran يونيو ژوئن יוני kesäkuuta",
		"july jul juli juillet juil julio luglio lug julho lipca července июля липня temmuz يوليو ژوئیه יולי heinäkuuta",
		"august aug août aout agosto ago augustus augusti sierpnia srpna августа авг серпня ağustos أغسطس اوت אוגוסט elokuuta",
		"september sep sept septembre septiembre setiembre settembre set setembro września září сентября сен вересня eylül سبتمبر سپتامبر ספטמבר syyskuuta",
		"october oct oktober okt octobre octubre ottobre ott outubro out października října октября окт жовтня ekim أكتوبر اکتبر אוקטובר lokakuuta",
		"november nov novembre noviembre novembro listopada listopadu ноября ноя листопада kasım نوفمبر نوامبر נובמבר marraskuuta",
		"december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des grudnia prosince декабря дек грудня aralık ديسمبر دسامبر דצמבר joulukuuta",
	} {
		for _, n := range strings.Fields(names) {
			months[n] = time.Month(i + 1)
		}
	}
	for i, names := range []string{
		"sunday sun sonntag so dimanche dim domingo dom domenica zondag zo söndag søndag sön søn niedziela воскресенье",
		"monday mon montag mo lundi lun lunes lunedì maandag ma måndag mandag mån poniedziałek понедельник",
		"tuesday tue tues dienstag di mardi martes martedì dinsdag tisdag tirsdag tis tir wtorek вторник",
		"wednesday wed mittwoch mi mercredi mer miércoles mié mercoledì woensdag wo onsdag ons środa среда",
		"thursday thu thur thurs donnerstag do jeudi jeu jueves jue giovedì gio donderdag torsdag tor czwartek четверг",
		"friday fri freitag fr vendredi ven viernes vie venerdì vrijdag vr fredag fre piątek пятница",
		"saturday sat samstag sonnabend sa samedi sam sábado sáb sabato zaterdag za lördag lørdag lör lør sobota суббота",
	} {
		for _, n := range strings.Fields(names) {
			weekdays[n] = time.Weekday(i)
		}
	}
}

// takeDate takes a date here, in one of the forms
//
//	2024-10-23   23.10.2024   23.10.   23/10/2024
//	October 23, 2024   Oct. 23   23 October 2024   23rd of October   23. Oktober   1er octobre
//	Wednesday   Wed, Oct 23
//
// A month first or day first where both are numbers goes by lang ("en-US": month first).
func (s *scanner) takeDate(lang string) (d rawDate, ok bool) {
	from := s.i
	defer func() {
		if ok && d.day > 0 && (d.month < 1 || d.month > 12 || d.day > monthDays(d.year, d.month) || d.year != 0 && (d.year < 1990 || d.year > 2150)) {
			ok = false
		}
		if !ok {
			s.i, d = from, rawDate{}
		}
	}()
	if c := s.peek(0); unicode.IsLetter(c) {
		// A short name needs its capital: "so", "do" and "sun" are words.
		w := s.word()
		if wd, is := weekdays[strings.ToLower(w)]; is && (unicode.IsUpper([]rune(w)[0]) || len([]rune(w)) > 4) {
			d.weekday, d.hasWD = wd, true
			mark := s.i
			s.any(".,")
			s.any(",")
			s.spaces()
			s.oneOf("den", "the", "le", "el")
			s.spaces()
			if c := s.peek(0); !unicode.IsLetter(c) && !isDigit(c) {
				s.i = mark
				return d, true
			}
			if rest, is := s.takeDay(lang); is {
				rest.weekday, rest.hasWD = d.weekday, true
				return rest, true
			}
			s.i = mark
			return d, true
		}
		s.i = from
	}
	return s.takeDay(lang)
}

func (s *scanner) takeDay(lang string) (d rawDate, ok bool) {
	from := s.i
	fail := func() (rawDate, bool) { s.i = from; return rawDate{}, false }
	if unicode.IsLetter(s.peek(0)) {
		w := s.word()
		m, is := months[strings.ToLower(w)]
		if !is || (strings.EqualFold(w, "may") || strings.EqualFold(w, "march") || len([]rune(w)) <= 3) && !unicode.IsUpper([]rune(w)[0]) {
			return fail()
		}
		s.any(".")
		if !s.spaces() {
			return fail()
		}
		n, is := s.number(1, 2)
		if !is || s.peek(0) == ':' || s.peek(0) == '.' && isDigit(s.peek(1)) {
			return fail()
		}
		s.oneOf("st", "nd", "rd", "th")
		d.month, d.day = m, n
		d.year = s.takeYear()
		return d, true
	}
	mark := s.i
	if y, is := s.number(4, 4); is { // 2024-10-23, 2024/10/23, 2024.10.23
		sep := s.peek(0)
		if !s.any("-/.") {
			return fail()
		}
		m, ok1 := s.number(1, 2)
		if !ok1 || s.peek(0) != sep {
			return fail()
		}
		s.i++
		n, ok2 := s.number(1, 2)
		if !ok2 {
			return fail()
		}
		return rawDate{year: y, month: time.Month(m), day: n}, true
	}
	s.i = mark
	a, is := s.number(1, 2)
	if !is {
		return fail()
	}
	if sep := s.peek(0); (sep == '.' || sep == '/') && isDigit(s.peek(1)) {
		s.i++
		b, is := s.number(1, 2)
		if !is {
			return fail()
		}
		if s.peek(0) != sep {
			return fail() // 10.30 is a time, 1/2 a part
		}
		s.i++
		y, is := s.number(4, 4)
		if !is {
			if y, is = s.number(2, 2); is && s.peek(0) != ':' {
				y += 2000
			} else if sep == '.' && !isDigit(s.peek(0)) {
				y = 0 // 23.10.
			} else {
				return fail()
			}
		}
		d = rawDate{year: y, month: time.Month(b), day: a}
		if sep == '/' {
			if b > 12 || a <= 12 && strings.HasPrefix(strings.ToLower(lang), "en-us") {
				d.month, d.day = time.Month(a), b
			}
			d.ambiguous = a <= 12 && b <= 12 && a != b
		}
		return d, true
	}
	// 23 October 2024
	if !s.any(".") {
		s.oneOf("st", "nd", "rd", "th", "er", "º", "ª", "-го")
	}
	s.spaces()
	if s.oneOf("of", "de", "di", "del") {
		s.spaces()
	}
	w := s.word()
	m, is := months[strings.ToLower(w)]
	if !is || strings.EqualFold(w, "may") && w == "may" {
		return fail()
	}
	if s.peek(0) == '.' {
		s.i++
	}
	d.month, d.day = m, a
	mark = s.i
	s.spaces()
	if s.oneOf("de", "del", "of") {
		s.spaces()
	} else {
		s.i = mark
	}
	if d.year = s.takeYear(); d.year == 0 {
		s.i = mark
	}
	return d, true
}

// takeYear takes ", 2024" or " 2024", or nothing.
func (s *scanner) takeYear() int {
	mark := s.i
	s.any(",")
	s.spaces()
	if y, ok := s.number(4, 4); ok && y >= 1990 && y <= 2150 {
		return y
	}
	s.i = mark
	return 0
}

func monthDays(year int, m time.Month) int {
	if year == 0 {
		year = 2024 // a leap year: 29 February may be meant
	}
	return time.Date(year, m+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// withYear gives a day that bears no year the year that brings it nearest to base, or, where past is set, the latest that
// isn't after base.
func (d rawDate) withYear(base Date, past bool) Date {
	if d.year != 0 {
		return d.date()
	}
	var best Date
	for y := base.Year - 8; y <= base.Year+1; y++ {
		c := Date{y, d.month, d.day}
		if d.day > monthDays(y, d.month) || d.hasWD && c.weekday() != d.weekday {
			continue
		}
		if past && c.sub(base) > 0 {
			continue
		}
		if best.IsZero() || abs(c.sub(base)) < abs(best.sub(base)) {
			best = c
		}
	}
	if best.IsZero() && d.hasWD { // the weekday is of no such year: a slip, told elsewhere
		d.hasWD = false
		return d.withYear(base, past)
	}
	return best
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// A foundDate is a date in running text.
type foundDate struct {
	rawDate
	line int
	text string
}

// findDates finds the dates with a month and a day in running text.
func findDates(no int, line, lang string) []foundDate {
	var out []foundDate
	s := foldLine(line, MaxLine)
	for !s.end() {
		c, before := s.peek(0), s.peek(-1)
		if (unicode.IsLetter(c) || isDigit(c)) && !unicode.IsLetter(before) && !isDigit(before) && before != '.' && before != ',' && before != '/' {
			from := s.i
			if d, ok := s.takeDate(lang); ok && d.day > 0 && s.i > from {
				out = append(out, foundDate{d, no, s.text(from, s.i)})
				continue
			}
			s.i = from
		}
		s.i++
	}
	return out
}

// dayLine reads a line that holds a day and nothing else.
func dayLine(line, lang string) (rawDate, bool) {
	s := newScanner(line)
	for s.any("*_#=—–-•[( ") {
	}
	d, ok := s.takeDate(lang)
	if !ok {
		return d, false
	}
	for s.any("*_#=—–-•]) :.,") {
	}
	return d, s.end() && len(s.at) > 0 && s.rest() == ""
}
