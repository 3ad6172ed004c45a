package intake

import "unicode"

// A shape is how a time was written.
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

// A clockTime is a time of day as it was written: see stamp.
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
	if n, is := s.number(4, 4); is {
		return s.takeHours(n)
	}
	t.padded = s.peek(0) == '0'
	h, is := s.number(1, 2)
	if !is || h > 24 {
		return t, false
	}
	m, is := 0, false
	if m, t.shape, is = s.takeMinute(); !is {
		return t, false
	}
	if t.shape == "" || t.shape == colon || t.shape == dot {
		s.closeTime(&t)
	}
	if t.shape == "" || h == 24 && m != 0 {
		return t, false
	}
	switch {
	case t.half == 0:
	case h > 12 || h == 0:
		t.odd = true
	default:
		h %= 12
		if t.half == 'p' {
			h += 12
		}
	}
	t.minute = h*60 + m
	if c := s.peek(0); unicode.IsLetter(c) && unicode.IsLetter(s.peek(-1)) || isDigit(c) {
		return t, false
	}
	return t, true
}

// takeHours takes what follows four digits that were just taken: 2230 hrs, 2030 GMT.
func (s *scanner) takeHours(n int) (t clockTime, ok bool) {
	if n/100 > 24 || n%100 > 59 {
		return t, false
	}
	t = clockTime{minute: n/100*60 + n%100, shape: digits}
	s.spaces()
	mark := s.i
	if s.oneOf("hrs", "hrs.", "hours", "h", "uhr") {
		t.shape = uhr
	} else {
		s.i = mark
	}
	return t, true
}

// minute takes the minutes after a mark, if they are there.
func (s *scanner) minute() (m int, ok bool) {
	m, ok = s.number(2, 2)
	return m, ok && m < 60
}

// takeMinute takes what says that the number before it was an hour, with the minutes,
// if there are any. No shape: a half of the day must say so.
func (s *scanner) takeMinute() (m int, as shape, ok bool) {
	mark := s.i
	switch {
	case s.peek(0) == ':' && isDigit(s.peek(1)):
		s.i++
		if m, ok = s.minute(); !ok {
			return 0, "", false
		}
		return m, colon, s.passSeconds()
	case s.peek(0) == '.' && isDigit(s.peek(1)):
		s.i++
		m, ok = s.minute()
		number := (s.peek(0) == '.' || s.peek(0) == ',') && isDigit(s.peek(1)) || s.peek(0) == '%'
		return m, dot, ok && !number
	}
	s.spaces()
	switch {
	case s.peek(0) == 'h' || s.peek(0) == 'H':
		return s.takeAitch()
	case s.oneOf("uhr"):
		if m, ok := s.minuteAfterSpaces(); ok {
			return m, uhr, true
		}
		return 0, hourOnly, true
	}
	s.i = mark
	return 0, "", true
}

// passSeconds passes over seconds, if they are there; false: there are but half of them.
func (s *scanner) passSeconds() bool {
	if s.peek(0) != ':' || !isDigit(s.peek(1)) {
		return true
	}
	s.i++
	if _, is := s.number(2, 2); !is {
		return false
	}
	if s.peek(0) == '.' && isDigit(s.peek(1)) {
		s.i++
		s.number(1, 9)
	}
	return true
}

// takeAitch takes 22h30, 22 h, 22 heures 30 from the letter on.
func (s *scanner) takeAitch() (m int, as shape, ok bool) {
	from := s.i
	s.i++
	after := s.i
	s.spaces()
	if isDigit(s.peek(0)) {
		if m, ok := s.minute(); ok {
			return m, aitch, true
		}
		if s.i == after {
			return 0, "", false
		}
		s.i = after
		return 0, aitch, true
	}
	s.i = from
	if !s.oneOf("heures", "heure", "hrs", "hs", "h") {
		return 0, "", false
	}
	if m, ok := s.minuteAfterSpaces(); ok {
		return m, aitch, true
	}
	return 0, hourOnly, true
}

// minuteAfterSpaces takes minutes that stand apart; else nothing.
func (s *scanner) minuteAfterSpaces() (m int, ok bool) {
	from := s.i
	s.spaces()
	if isDigit(s.peek(0)) {
		if m, ok := s.minute(); ok {
			return m, true
		}
	}
	s.i = from
	return 0, false
}

// closeTime takes what may follow the digits of a time: PM, Uhr.
func (s *scanner) closeTime(t *clockTime) {
	mark := s.i
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
