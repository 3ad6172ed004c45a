package intake

import (
	"strings"
	"time"
)

const midnightStep = 6 * 60 // minutes: so far back, and it is another day

// futureAtMost is how far ahead a stamp may lie: a little may be a slip of the zone. More is a wrong date, and a live page would
// bear it from then on, since no later post has an earlier stamp.
const futureAtMost = 24 * time.Hour

// today is the day of Options.Now in the home zone, or zero.
func (p *parser) today() Date {
	if p.Now.IsZero() {
		return p.Date
	}
	return DateOf(p.Now.In(p.Zone))
}

// date gives every stamp its zone, day and instant, and finds the order in which the page reads.
func (p *parser) date(sections []section) error {
	st := make([]*stamp, len(sections))
	for i := range sections {
		st[i] = sections[i].stamp
	}
	if err := p.pageZone(st); err != nil {
		return err
	}
	if err := p.writtenDays(st); err != nil {
		return err
	}
	p.order(st)
	newest := p.out.Order == NewestFirst
	if err := p.walk(st, newest); err != nil {
		return err
	}
	// Oldest to newest, so that an hour that came twice falls where it keeps the order.
	var prev time.Time
	for k := range st {
		i := k
		if newest {
			i = len(st) - 1 - k
		}
		if !st[i].dayKnown || st[i].at.IsZero() {
			p.resolve(st[i], prev)
		}
		if st[i].at.After(prev) {
			prev = st[i].at
		}
	}
	for i, s := range st {
		switch {
		case s.half == 0 && s.shape == colon && !s.padded && s.minute < 13*60 && s.minute >= 60 && p.twelve(st):
			p.doubt(s.line, s.written, "no_half", args{"clock": minute(s.minute)})
		case s.odd:
			p.doubt(s.line, s.written, "odd_half", args{"clock": minute(s.minute)})
		}
		if s.second != nil {
			p.checkSecond(s)
		}
		if !p.Now.IsZero() && s.at.After(p.Now.Add(futureAtMost)) {
			return p.fail(ErrFuture, s.line, "future", args{"text": short(s.written, 60), "at": s.at})
		}
		if !p.Now.IsZero() && s.at.After(p.Now.Add(time.Minute)) {
			p.doubt(s.line, s.written, "soon", args{"at": s.at})
		}
		if i == 0 {
			continue
		}
		above := st[i-1]
		switch back := s.at.Sub(above.at); {
		case back == 0:
			p.doubt(s.line, s.written, "same_time", args{"line": above.line})
		case newest && back > 0:
			p.doubt(s.line, s.written, "later", args{"line": above.line, "at": s.at})
		case !newest && back < 0:
			p.doubt(s.line, s.written, "earlier", args{"line": above.line, "at": s.at})
		}
	}
	return nil
}

func (p *parser) twelve(st []*stamp) bool {
	for _, s := range st {
		if s.half != 0 {
			return true
		}
	}
	return false
}

// pageZone gives stamps without a zone the one that the page names once for all.
func (p *parser) pageZone(st []*stamp) error {
	for _, l := range p.lines {
		z, note, bad, ok := zoneNote(l.text, p.home)
		if !ok || l.no >= st[0].line && !strings.HasPrefix(strings.TrimLeft(l.text, decor+"([ "), note) {
			continue // a story's text; there a note stands on a line of its own
		}
		if bad.name != "" {
			return p.fail(ErrZone, l.no, "page_"+bad.code(), bad.args(note, p.Zone))
		}
		p.out.ZoneNote = note
		if z.home && z.abbr == "" {
			return nil // local: as is read anyway
		}
		for _, s := range st {
			if s.zone.loc == nil {
				s.zone = z
			}
		}
		return nil
	}
	return nil
}

// writtenDays reads the days that stand in the text.
func (p *parser) writtenDays(st []*stamp) error {
	base, certain := p.Date, !p.Date.IsZero()
	for _, s := range st {
		for _, d := range []*rawDate{s.date, s.dayLine} {
			if d != nil && d.year != 0 && base.IsZero() {
				base, certain = d.date(), true
			}
		}
	}
	if base.IsZero() {
		base = p.today()
	}
	guessed := false
	for _, s := range st {
		d, fromLine := s.date, false
		if d == nil || d.day == 0 {
			if s.dayLine != nil {
				d, fromLine = s.dayLine, true
			}
		}
		if d == nil || d.day == 0 || d.year == 0 && base.IsZero() {
			continue
		}
		s.day, s.dayKnown = d.withYear(base, !certain), true
		if d.year == 0 && !certain && !guessed {
			guessed = true
			p.doubt(s.line, s.written, "no_year", args{"year": s.day.Year})
		}
		if d.ambiguous {
			p.doubt(s.line, s.written, "day_or_month", args{"day": longDay(s.day)})
		}
		if d.hasWD && s.day.weekday() != d.weekday {
			p.doubt(s.line, s.written, "wrong_weekday", args{"day": s.day, "is": s.day.weekday(), "written": d.weekday})
		}
		if s.minute == 24*60 {
			s.minute, s.day = 0, s.day.add(1)
		}
		if !fromLine && s.zone.loc != nil && !s.zone.home {
			// The date is of the place whose time it is; ours may be another.
			p.resolve(s, time.Time{})
			s.day = DateOf(s.at.In(p.Zone))
		}
	}
	return nil
}

// homeMinute is a stamp's minute of the day in the home zone, for comparing neighbours.
func (p *parser) homeMinute(s *stamp) int {
	if s.zone.loc == nil || s.zone.home {
		return s.minute % (24 * 60)
	}
	if !s.at.IsZero() {
		t := s.at.In(p.Zone)
		return t.Hour()*60 + t.Minute()
	}
	day := s.day
	if day.IsZero() {
		if day = p.Date; day.IsZero() {
			if day = p.today(); day.IsZero() {
				day = Date{2024, 1, 1}
			}
		}
	}
	t := p.foreign(s, day).In(p.Zone)
	return t.Hour()*60 + t.Minute()
}

// foreign is the instant of a stamp of another zone that falls on the given day of the home zone.
func (p *parser) foreign(s *stamp, home Date) time.Time {
	for _, shift := range []int{0, -1, 1} {
		t := p.inZone(s, home.add(shift), s.zone.loc)
		if DateOf(t.In(p.Zone)) == home {
			return t
		}
	}
	return p.inZone(s, home, s.zone.loc)
}

// clocks gives two stamps' minutes of the day as one clock would show them: the other zone's where both are of that, else the
// home zone's, of one season where each names its own.
func (p *parser) clocks(a, b *stamp) (x, y int) {
	if a.abroad() && b.abroad() && a.zone.loc.String() == b.zone.loc.String() {
		return a.minute % (24 * 60), b.minute % (24 * 60)
	}
	x, y = p.homeMinute(a), p.homeMinute(b)
	if a.zone.home && b.zone.home && a.zone.abbr != "" && b.zone.abbr != "" && a.zone.abbr != b.zone.abbr {
		y += p.offset(a.zone.abbr) - p.offset(b.zone.abbr)
	}
	return x, y
}

// offset is how far clocks of the home zone are ahead of UTC, in minutes, in the season that the abbreviation is of.
func (p *parser) offset(abbr string) int {
	year := p.Date.Year
	if year == 0 {
		year = p.today().Year
	}
	for m := range 12 {
		if a, o := time.Date(year, time.Month(m+1), 1, 12, 0, 0, 0, p.Zone).Zone(); a == abbr {
			return o / 60
		}
	}
	return 0
}

// abroad says that the stamp names another zone than the page's.
func (st *stamp) abroad() bool { return st.zone.loc != nil && !st.zone.home }

// given is the day of the home zone that Options.Date means at a stamp: where all stamps are of one other zone, it is that one's.
func (p *parser) given(st []*stamp, s *stamp) Date {
	for _, o := range st {
		if !o.abroad() || o.zone.loc.String() != st[0].zone.loc.String() {
			return p.Date
		}
	}
	return DateOf(p.inZone(s, p.Date, s.zone.loc).In(p.Zone))
}

// inZone is the first instant at which a stamp's clock showed its time, in the season that it names if it can be.
func (p *parser) inZone(s *stamp, d Date, loc *time.Location) time.Time {
	c := instants(d, s.minute, loc)
	if len(c) == 0 {
		return afterGap(d, s.minute, loc)
	}
	for _, t := range c {
		if abbr, _ := t.In(loc).Zone(); abbr == s.zone.abbr {
			return t
		}
	}
	return c[0]
}

// order decides how the page reads: the way that leaves the fewest stamps out of order, then that which crosses fewer midnights.
func (p *parser) order(st []*stamp) {
	cost := func(newest bool) (c int) {
		var known *stamp // the last above that bears a day
		for i := 1; i < len(st); i++ {
			a, b := st[i-1], st[i]
			var fwd int // minutes towards the past when newest, towards the future else
			if a.dayKnown {
				known = a
			}
			if a.dayKnown && b.dayKnown {
				fwd = (b.day.sub(a.day))*24*60 + p.homeMinute(b) - p.homeMinute(a)
				if newest {
					fwd = -fwd
				}
				if fwd < 0 {
					c += 100_000
				}
				continue
			}
			if b.dayKnown && known != nil && b.day != known.day {
				// The day says it; the stamps between count for nothing.
				if b.day.sub(known.day) > 0 == newest {
					c += 100_000
				}
				continue
			}
			x, y := p.clocks(a, b)
			if fwd = y - x; newest {
				fwd = -fwd
			}
			switch {
			case fwd >= 0:
				c += fwd
			case fwd <= -midnightStep && newest:
				c += 24*60 + fwd + 12*60
			case fwd <= -midnightStep:
				c += 24*60 + fwd + 15*60 // most pages read newest first
			default:
				c += 50_000
			}
		}
		return c
	}
	p.out.Order = NewestFirst
	a, b := cost(true), cost(false)
	if b < a {
		p.out.Order = OldestFirst
	}
	if gap := abs(a - b); len(st) > 1 && a != b && gap < 5*60 {
		code := "order_newest"
		if b < a {
			code = "order_oldest"
		}
		p.doubt(st[0].line, st[0].written, code, nil)
	}
}

// walk gives a day to the stamps that bear none, from those that do or from Options.Date.
func (p *parser) walk(st []*stamp, newest bool) error {
	anchor := 0
	if !newest {
		anchor = len(st) - 1
	}
	given := p.Date
	if !p.Date.IsZero() {
		given = p.given(st, st[anchor])
	}
	first := -1
	for i, s := range st {
		if s.dayKnown {
			first = i
			break
		}
	}
	if first < 0 {
		if p.Date.IsZero() {
			return p.noDate()
		}
		st[anchor].day, st[anchor].dayKnown = given, true
		if wd := st[anchor]; wd.date != nil && wd.date.hasWD && wd.date.weekday != p.Date.weekday() {
			p.doubt(wd.line, wd.written, "given_weekday", args{"day": p.Date, "is": p.Date.weekday(), "written": wd.date.weekday})
		}
		first = anchor
	} else if newest && first > 0 && !p.Date.IsZero() {
		st[0].day, st[0].dayKnown = given, true
		first = 0
	}
	step := func(from, to *stamp, down bool) {
		a, b := p.clocks(from, to)
		past := down == newest // the walk goes towards the past
		days := 0
		switch {
		case past && b-a >= midnightStep:
			days = -1
		case !past && a-b >= midnightStep:
			days = 1
		}
		if from.abroad() && to.abroad() && from.zone.loc.String() == to.zone.loc.String() {
			// One midnight counts, theirs.
			theirs := DateOf(p.foreign(from, from.day).In(from.zone.loc)).add(days)
			to.day = DateOf(p.inZone(to, theirs, to.zone.loc).In(p.Zone))
		} else {
			to.day = from.day.add(days)
		}
		to.dayKnown = true
		for _, d := range []*rawDate{to.date, to.dayLine} {
			if d == nil || !d.hasWD || d.day != 0 {
				continue
			}
			for k := 0; k < 7 && to.day.weekday() != d.weekday; k++ {
				if past {
					to.day = to.day.add(-1)
				} else {
					to.day = to.day.add(1)
				}
			}
		}
	}
	for i := first; i > 0; i-- {
		if !st[i-1].dayKnown {
			step(st[i], st[i-1], false)
		}
	}
	for i := first + 1; i < len(st); i++ {
		if !st[i].dayKnown {
			step(st[i-1], st[i], true)
		}
	}
	if s := st[anchor]; !p.Date.IsZero() && s.day == given && s.abroad() && (s.date == nil || s.date.day == 0) && s.dayLine == nil {
		if there := DateOf(p.foreign(s, given).In(s.zone.loc)); there != given {
			code := "given_here"
			if there == p.Date {
				code = "given_there"
			}
			p.doubt(s.line, s.written, code, args{"there": there, "here": given})
		}
	}
	if s := st[anchor]; !p.Date.IsZero() && s.day != given {
		p.doubt(s.line, s.written, "given_other", args{"given": p.Date, "day": s.day})
	}
	return nil
}

// noDate is the error of a page whose stamps bear no date, with the latest day that its text speaks of as a proposal.
func (p *parser) noDate() error {
	var all []foundDate
	for _, l := range p.lines {
		all = append(all, findDates(l.no, l.text, p.Lang)...)
	}
	today := p.today()
	base := today
	var newest Date
	for _, d := range all {
		if d.year != 0 && (today.IsZero() || d.date().sub(today) <= 0) && (newest.IsZero() || d.date().sub(newest) > 0) {
			newest = d.date()
		}
	}
	if !newest.IsZero() {
		base = newest
	}
	var best Date
	var at foundDate
	for _, d := range all {
		if d.year == 0 && base.IsZero() {
			continue
		}
		day := d.withYear(base, newest.IsZero())
		if !today.IsZero() && day.sub(today) > 0 {
			continue
		}
		if best.IsZero() || day.sub(best) > 0 {
			best, at = day, d
		}
	}
	if best.IsZero() {
		return p.fail(ErrNoDate, 0, "no_date", nil)
	}
	e := p.fail(ErrNoDate, at.line, "no_date_near", args{"text": at.text, "day": best})
	e.Proposal = best
	return e
}

// resolve finds the instant of a stamp whose day is known. An hour that came twice is the first that isn't before prev.
func (p *parser) resolve(s *stamp, prev time.Time) {
	if s.minute == 24*60 {
		s.minute = 0
		p.doubt(s.line, s.written, "midnight", args{"day": s.day})
	}
	loc, day := p.Zone, s.day
	foreign := s.zone.loc != nil && !s.zone.home
	if s.zone.loc != nil {
		loc = s.zone.loc
	}
	if foreign && !(s.date != nil && s.date.day > 0) {
		// The day is ours; the other zone's may be the one before or after.
		day = DateOf(p.foreign(s, s.day).In(loc))
	}
	c := instants(day, s.minute, loc)
	if len(c) == 0 {
		s.at = afterGap(day, s.minute, loc)
		p.doubt(s.line, s.written, "skipped", args{"clock": minute(s.minute), "day": day, "at": s.at})
		return
	}
	if s.zone.abbr != "" {
		for _, t := range c {
			if abbr, _ := t.In(loc).Zone(); abbr == s.zone.abbr {
				s.at = t
				return
			}
		}
		is, _ := c[0].In(loc).Zone()
		if s.zone.written != "" {
			p.doubt(s.line, s.written, "zone_season", args{"zone": s.zone.written, "day": day, "is": is, "at": c[0]})
		} else {
			p.doubt(s.line, s.written, "page_zone_season", args{"zone": s.zone.abbr, "day": day, "is": is, "at": c[0]})
		}
	}
	s.at = c[0]
	if len(c) > 1 {
		for _, t := range c {
			if !t.Before(prev) {
				s.at = t
				break
			}
		}
		p.doubt(s.line, s.written, "twice", args{"clock": minute(s.minute), "day": day, "at": s.at})
	}
}

// checkSecond compares a stamp with the same time in a second zone beside it.
func (p *parser) checkSecond(s *stamp) {
	two := *s.second
	two.day, two.line, two.written = DateOf(s.at.In(two.zone.loc)), s.line, s.written
	t := p.inZone(&two, two.day, two.zone.loc)
	if !t.Equal(s.at) {
		p.doubt(s.line, s.written, "second_zone", args{"first": s.at.UTC().Format("15:04 UTC"), "second": t.UTC().Format("15:04 UTC")})
	}
}
