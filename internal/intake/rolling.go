package intake

import (
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Options say how a rolling text is to be read.
type Options struct {
	Zone *time.Location // the page's home zone; nil is UTC
	// Date is the day of the page's newest update, in the home zone: of the first stamp of a page that reads newest first, of the
	// last of one that reads oldest first. Where all stamps are of one other zone it is the day there. Dates that stand in the text go
	// before it. Zero: not given.
	Date Date
	Now  time.Time // against which stamps lie in the future, and by which a day without a year is dated
	Lang string    // the page's language, a BCP 47 tag; it decides between 3/4 and 4/3 only
	Name string    // of the file, for messages
	// Take1252 reads a text in Windows-1252 and says so, which is else an error: letters outside English could come out wrong.
	Take1252 bool
	// MaxExport is how many bytes an export may have. Zero: [MaxExport].
	MaxExport int
}

// A textLine is a line that isn't blank, without the spaces at its ends.
type textLine struct {
	no    int
	text  string
	blank int // blank lines above it
}

// A section is what stands under one stamp.
type section struct {
	stamp *stamp
	day   *textLine // the day line above the stamp
	lines []textLine
	above *textLine // the line above the stamp, where that is the headline
	blank int       // blank lines above the stamp, or its day line
}

type parser struct {
	Options
	home  homeZone
	out   *Outline
	lines []textLine
	seen  map[int]bool   // lines that a doubt tells of
	first map[int]string // the first line, as it stands, of those that unwrap joined
}

// Parse reads a rolling text of at most MaxFile bytes. Errors in the text are *ParseError.
func Parse(r io.Reader, o Options) (*Outline, error) {
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	text, encoding, bad, err := readText(r, o.Name)
	if err != nil {
		return nil, err
	}
	p := &parser{Options: o, home: newHome(o.Zone, o.Now), seen: map[int]bool{}}
	p.out = &Outline{Name: o.Name, Encoding: encoding, Zone: o.Zone, Updates: []Update{}, Doubts: []Doubt{}}
	if bad > 0 {
		if !o.Take1252 {
			return nil, p.fail(ErrEncoding, bad, "utf8_1252", nil)
		}
		p.doubt(bad, "", "windows_1252", nil)
	}
	p.take(text)
	if n := len(p.lines); n > MaxLines {
		return nil, p.fail(ErrTooLarge, p.lines[MaxLines].no, "many_texts", args{"lines": MaxLines})
	}
	if err := p.refuseHTML(); err != nil {
		return nil, err
	}
	p.unwrap()
	preamble, sections, err := p.split()
	if err != nil {
		return nil, err
	}
	if err := p.date(sections); err != nil {
		return nil, err
	}
	p.compose(preamble, sections)
	if len(p.out.Updates) == 0 {
		return nil, p.fail(ErrEmpty, sections[0].stamp.line, "nothing_under", nil)
	}
	slices.SortStableFunc(p.out.Doubts, func(a, b Doubt) int { return a.Line - b.Line })
	return p.out, nil
}

func (p *parser) fail(kind error, line int, code string, a args) *ParseError {
	return fail(p.Name, kind, line, p.Zone, code, a)
}

func (p *parser) doubt(line int, text, code string, a args) {
	p.seen[line] = true
	d := Doubt{Line: line, Text: short(text, 100)}
	d.Saying, d.Why, d.Choice = say(p.Zone, code, a)
	p.out.Doubts = append(p.out.Doubts, d)
}

func (p *parser) put(kind partKind, line int, text string) {
	if f, ok := p.first[line]; ok && strings.HasPrefix(text, f+" ") {
		text = f
	}
	p.out.parts = append(p.out.parts, part{line, kind, text})
}

// take parts the text into lines.
func (p *parser) take(text string) {
	blank, lost, lines := 0, 0, splitLines(text)
	for i, l := range lines {
		clean := trimLine(l)
		if strings.ContainsFunc(clean, isControl) {
			clean = trimLine(strings.Map(func(c rune) rune {
				if isControl(c) {
					return -1
				}
				return c
			}, clean))
			p.doubt(i+1, clean, "control", nil)
		}
		if clean == "" {
			blank++
			continue
		}
		if strings.ContainsRune(clean, utf8.RuneError) && lost == 0 {
			lost = i + 1
			p.doubt(lost, clean, "lost_letters", nil)
		}
		p.lines = append(p.lines, textLine{i + 1, clean, blank})
		blank = 0
	}
	p.out.Lines = len(lines)
	if lines[len(lines)-1] == "" {
		p.out.Lines--
	}
}

var blockTags = []string{"<p>", "<p ", "</p>", "<div", "</div", "<h1", "<h2", "<h3", "<h4", "<br>", "<br/", "<br />", "<li>", "<li ", "<ul", "<ol", "<table", "<tr", "<td", "<span", "<article", "<section", "<svg", "<script", "<style", "<a href"}

func (p *parser) refuseHTML() error {
	tagged, first := 0, 0
	var firstText string
	for i, l := range p.lines {
		if !strings.Contains(l.text, "<") {
			continue
		}
		low := strings.ToLower(l.text)
		root := i < 20 && (strings.Contains(low, "<!doctype") || strings.Contains(low, "<html") || strings.HasPrefix(low, "<?xml") || strings.HasPrefix(low, "<svg"))
		n := 0
		for _, t := range blockTags {
			n += strings.Count(low, t)
		}
		if n == 0 && !root {
			continue
		}
		if first == 0 {
			first, firstText = l.no, l.text
		}
		tagged += n
		if root || tagged >= 6 {
			return p.fail(ErrMarkup, first, "html", nil)
		}
	}
	if tagged > 0 {
		p.doubt(first, firstText, "html_marks", nil)
	}
	return nil
}

// unwrap joins lines that a mail or an editor broke at a fixed width: where a file parts its paragraphs by blank lines, and
// line after line was broken just where the next word would not have fitted.
func (p *parser) unwrap() {
	width, short := 0, false
	for _, l := range p.lines {
		width = max(width, utf8.RuneCountInString(l.text))
		short = short || l.blank > 0
	}
	if width > 100 || width < 50 || !short {
		return
	}
	full := func(a, b textLine) bool {
		n := utf8.RuneCountInString(a.text)
		w, _, _ := strings.Cut(b.text, " ")
		return b.blank == 0 && n >= width*6/10 && n+1+utf8.RuneCountInString(w) > width && !isList(b.text)
	}
	pairs, broken := 0, 0
	for i := range p.lines[1:] {
		a, b := p.lines[i], p.lines[i+1]
		if b.blank == 0 {
			pairs++
			if full(a, b) {
				broken++
			}
		}
	}
	if broken < 4 || broken*10 < pairs*6 {
		return
	}
	var out []textLine
	first := 0
	for i, l := range p.lines {
		if i > 0 && full(p.lines[i-1], l) {
			if _, stamped := takeStamp(l.no, l.text, p.Lang, p.home); !stamped {
				if first == 0 {
					first = l.no
				}
				last := &out[len(out)-1]
				if len(last.text)+len(l.text) < MaxLine {
					p.put(inParagraph, l.no, l.text)
					if p.first == nil {
						p.first = map[int]string{}
					}
					if _, ok := p.first[last.no]; !ok {
						p.first[last.no] = last.text
					}
					last.text += " " + l.text
					continue
				}
			}
		}
		out = append(out, l)
	}
	if first > 0 {
		p.lines = out
		p.doubt(first, "", "broken_lines", args{"width": width})
	}
}

// isList says that a line is an item of a list.
func isList(s string) bool {
	sc := newScanner(s)
	if sc.any("•●▪‣*-–—·") {
		return sc.peek(0) == ' '
	}
	if n, ok := sc.number(1, 2); ok && n > 0 {
		return sc.any(".)") && sc.peek(0) == ' '
	}
	return false
}

// split finds the stamps and parts the text at them.
func (p *parser) split() (preamble []textLine, sections []section, err error) {
	stamps := p.stamps()
	first := -1
	for i := range p.lines {
		if stamps[i] != nil {
			first = i
			break
		}
	}
	if first < 0 {
		for _, l := range p.lines {
			if seemsTimed(l.text) {
				return nil, nil, p.fail(ErrNoStamp, l.no, "no_stamp_near", args{"text": short(l.text, 60)})
			}
		}
		return nil, nil, p.fail(ErrNoStamp, 0, "no_stamp", nil)
	}
	p.suspect(stamps)
	for i := range p.lines {
		if st := stamps[i]; st != nil && st.bad.name != "" {
			code := st.bad.code()
			if st.word {
				code = "zone_unknown_word"
			}
			return nil, nil, p.fail(ErrZone, st.line, code, st.bad.args(st.written, p.Zone))
		}
	}
	// A day line names the day of the stamp under it.
	days := map[int]*rawDate{}
	for i, l := range p.lines {
		if stamps[i] != nil || len(l.text) > 80 {
			continue
		}
		d, ok := dayLine(l.text, p.Lang)
		if !ok {
			continue
		}
		under := i + 1
		for under < len(p.lines) && stamps[under] == nil && len(p.lines[under].text) <= 80 {
			if _, more := dayLine(p.lines[under].text, p.Lang); !more {
				break
			}
			under++
		}
		near := under < len(p.lines) && stamps[under] != nil
		if near || i < first && d.day > 0 {
			days[i] = &d
		} else if d.day > 0 {
			p.doubt(l.no, l.text, "lone_day", nil)
		}
	}
	var day *rawDate
	var dayText *textLine
	for i, l := range p.lines {
		switch st := stamps[i]; {
		case days[i] != nil:
			if dayText != nil {
				p.doubt(dayText.no, dayText.text, "two_days", args{"line": l.no})
				p.put(leftOut, dayText.no, dayText.text)
			}
			day, dayText = days[i], &p.lines[i]
		case st != nil:
			sec := section{stamp: st, day: dayText, blank: l.blank}
			if dayText != nil {
				st.dayLine, sec.blank = day, dayText.blank
				p.put(inDay, dayText.no, dayText.text)
			}
			day, dayText = nil, nil
			p.put(inStamp, l.no, st.written)
			if st.rest != "" {
				sec.lines = append(sec.lines, textLine{l.no, st.rest, 0})
			}
			sections = append(sections, sec)
		case len(sections) == 0:
			preamble = append(preamble, l)
		default:
			s := &sections[len(sections)-1]
			s.lines = append(s.lines, l)
		}
	}
	return preamble, sections, nil
}

// suspect looks at capitals right behind a time, before the text of the line: "10:30 PM XQT Harbour shut". They are a zone that
// isn't known where they mean several, where all stamps have the same, or where they look like one and other stamps have a zone
// there. Else they may be text: "22:30 NATO ships leave the harbour".
func (p *parser) suspect(stamps []*stamp) {
	all, zoned := 0, 0
	said := map[string]int{}
	word := func(st *stamp) string {
		if st == nil || st.zone.loc != nil || st.bad.name != "" || st.set || st.tail || st.rest == "" {
			return ""
		}
		w, text, _ := strings.Cut(st.rest, " ")
		if n := len(w); n < 2 || n > 5 || strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || text == "" || shouts(text) {
			return ""
		}
		return w
	}
	for _, st := range stamps {
		if st == nil {
			continue
		}
		all++
		if st.zone.loc != nil {
			zoned++
		}
		said[word(st)]++
	}
	for _, st := range stamps {
		w := word(st)
		_, several := ambiguousZones[w]
		looks := len(w) >= 3 && strings.HasSuffix(w, "T")
		switch {
		case w == "":
		case several:
			st.bad = badZone{w, sharedZone(w)}
		case said[w] == all && all > 1, looks && (zoned > 0 || said[w] > 1):
			st.bad, st.word = badZone{name: w}, true
		case len(w) >= 3 && (looks || zoned > 0 && zoned == all-1):
			p.doubt(st.line, st.written+" "+st.rest, "zone_or_word", args{"word": w, "zone": p.Zone.String()})
		}
		if st != nil && st.word || several {
			st.written += " " + w
		}
	}
}

// stamps decides which lines bear a stamp, by line index.
func (p *parser) stamps() []*stamp {
	found := make([]*stamp, len(p.lines))
	type look struct {
		shape        shape
		own, keyword bool
	}
	company, styles := map[look]int{}, map[look]bool{}
	style := func(st *stamp) look { return look{st.shape, st.rest == "", st.keyword} }
	own, any, plain := 0, false, false
	for i, l := range p.lines {
		st, ok := takeStamp(l.no, l.text, p.Lang, p.home)
		if !ok {
			continue
		}
		found[i] = st
		company[style(st)]++
		any = true
		if st.strong() {
			plain = plain || !st.whole
			if st.rest == "" && !st.whole {
				own++
				styles[style(st)] = true
			}
		}
	}
	tails := 0
	for i, l := range p.lines {
		if found[i] != nil {
			continue
		}
		// A stamp behind its headline is believed where the page has no other kind, or where it says "update".
		if st, ok := takeTail(l.no, l.text, p.Lang, p.home); ok && (!any || st.keyword) {
			found[i] = st
			tails++
		}
	}
	whole := true
	for i, st := range found {
		if st == nil || st.tail {
			continue
		}
		bare := !st.keyword && !st.bracket && st.zone.loc == nil && st.date == nil
		text := func(code string) {
			p.doubt(st.line, p.lines[i].text, code, nil)
			found[i] = nil
		}
		switch {
		case st.whole && whole && plain && st.rest == "":
			// What the page as a whole says of itself isn't a stamp: the page will say it by itself.
			p.doubt(st.line, st.written, "last_updated", nil)
			p.put(leftOut, st.line, p.lines[i].text)
			if st.date != nil && p.Date.IsZero() && st.date.day > 0 {
				p.Date = st.date.withYear(p.today(), true)
			}
			found[i] = nil
			p.lines[i].text = ""
		case st.strong() && bare && st.rest != "" && own >= 2 && len(styles) == 1:
			text("own_lines")
		case st.strong():
			whole = false
		case st.rest == "" && own+company[style(st)] < 2 && any && own > 0, st.rest == "" && st.shape == dot && company[style(st)] < 2 && own == 0 && len(p.lines) > 3 && tails > 0:
			text("lone_time")
		case st.rest != "" && company[style(st)] < 2 && own > 0 && (st.shape == dot || st.shape == hourOnly || st.shape == hour12 || st.shape == named):
			text("unset_text")
		case st.rest != "" && own >= 2 && len(styles) == 1:
			text("own_lines")
		case st.rest != "" && company[style(st)] < 2:
			p.doubt(st.line, p.lines[i].text, "unset_stamp", nil)
			whole = false
		default:
			whole = false
		}
	}
	if slices.ContainsFunc(p.lines, func(l textLine) bool { return l.text == "" }) {
		var lines []textLine
		var kept []*stamp
		for i, l := range p.lines {
			if l.text != "" {
				lines, kept = append(lines, l), append(kept, found[i])
			}
		}
		p.lines, found = lines, kept
	}
	for i, l := range p.lines {
		if found[i] == nil && seemsTimed(l.text) && !p.doubted(l.no) {
			if _, note, _, ok := zoneNote(l.text, p.home); !ok || note == "" {
				p.doubt(l.no, l.text, "time_in_line", nil)
			}
		}
	}
	return found
}

// compose makes the outline of what was found.
func (p *parser) compose(preamble []textLine, sections []section) {
	roomy := spacedOut(sections)
	if !roomy {
		preamble = p.headlinesAbove(preamble, sections)
	}
	p.top(preamble)
	divided, dropped := 0, map[int]bool{}
	for i := range sections {
		sec := &sections[i]
		st := sec.stamp
		u := Update{Stamp: st.at, Written: st.written, Label: Label(st.at, p.Zone), Foreign: st.zone.loc != nil && !st.zone.home, Line: st.line}
		if sec.day != nil {
			u.DayLine = sec.day.text
		}
		if roomy {
			u.Posts = p.roomyPosts(sec.lines)
		} else {
			u.Posts = p.posts(sec, &divided)
		}
		if len(u.Posts) == 0 {
			p.doubt(st.line, st.written, "empty_stamp", nil)
			dropped[st.line] = true
			if sec.day != nil {
				dropped[sec.day.no] = true
				p.doubt(sec.day.no, sec.day.text, "empty_day", nil)
			}
			continue
		}
		for j := range u.Posts {
			u.Posts[j].Dateline = findDateline(&u.Posts[j], DateOf(st.at.In(p.Zone)), p.Lang)
		}
		p.out.Updates = append(p.out.Updates, u)
	}
	for i, at := range p.out.parts {
		if dropped[at.line] && (at.kind == inStamp || at.kind == inDay) {
			p.out.parts[i].kind = leftOut
		}
	}
}

// top makes notice and standfirst of what stands above the first stamp.
func (p *parser) top(lines []textLine) {
	var notice, stand []textLine
	said := false
	for _, l := range lines {
		if isNotice(l.text) {
			said = true
		}
	}
	for i, l := range lines {
		_, note, _, zoned := zoneNote(l.text, p.home)
		switch {
		case isNotice(l.text), zoned && len(l.text) < 200 && note != "":
			if len(stand) > 0 {
				p.doubt(l.no, l.text, "notice_below", nil)
			}
			notice = append(notice, l)
		case !said && i == 0 && len(stand) == 0 && utf8.RuneCountInString(l.text) <= 100 && !endsSentence(l.text),
			!said && i == 0 && shouts(l.text):
			notice = append(notice, l)
			if !shouts(l.text) {
				p.doubt(l.no, l.text, "notice_or_title", nil)
			}
		default:
			stand = append(stand, l)
		}
	}
	join := func(ls []textLine, kind partKind) string {
		var out []string
		for _, l := range ls {
			out = append(out, l.text)
			p.put(kind, l.no, l.text)
		}
		return strings.Join(out, "\n")
	}
	p.out.Notice, p.out.Standfirst = join(notice, inNotice), join(stand, inStandfirst)
}

// noticeWords say that a page goes on.
var noticeWords = []string{
	"will be updated", "is being updated", "being updated", "is updated", "be updated", "updated regularly", "updated throughout", "updated continuously", "constantly updated", "live updates", "refresh", "check back", "come back", "latest news", "developing story",
	"wird aktualisiert", "laufend aktualisiert", "ständig aktualisiert", "werden aktualisiert", "sera mis à jour", "sera mise à jour", "mis à jour régulièrement", "mise à jour en continu", "mise à jour régulièrement", "actualisée",
	"se actualiza", "se irá actualizando", "será actualizada", "verrà aggiornat", "in aggiornamento", "será atualizad", "wordt bijgewerkt", "wordt voortdurend", "uppdateras", "oppdateres", "opdateres", "päivitetään", "będzie aktualizowana", "обновля", "оновлю", "güncellen",
	"به\u200cروز می\u200cشود", "به روز می شود", "به\u200cروزرسانی می\u200cشود", "سيتم تحديث", "يتم تحديث",
}

func isNotice(s string) bool {
	if utf8.RuneCountInString(s) > 240 {
		return false
	}
	low := strings.ToLower(s)
	return slices.ContainsFunc(noticeWords, func(w string) bool { return strings.Contains(low, w) })
}

// shouts says that a line is all in capitals.
func shouts(s string) bool {
	upper := 0
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
		if unicode.IsUpper(c) {
			upper++
		}
	}
	return upper >= 4
}

// headlinesAbove moves a headline that stands right above its stamp to the post that it belongs to.
func (p *parser) headlinesAbove(preamble []textLine, sections []section) []textLine {
	lines := func(i int) *[]textLine {
		if i == 0 {
			return &preamble
		}
		return &sections[i-1].lines
	}
	fits := func(i int) bool {
		sec, above := &sections[i], *lines(i)
		if len(sec.lines) == 0 || len(above) == 0 || sec.day != nil || sec.stamp.tail {
			return false
		}
		l := above[len(above)-1]
		if i > 0 && len(above) == 1 && sections[i-1].above == nil {
			return false // all that the stamp above has
		}
		if i == 0 && (isNotice(l.text) || shouts(l.text) && len(above) == 1) {
			return false
		}
		if _, _, _, zoned := zoneNote(l.text, p.home); zoned || sec.blank > 0 && (len(above) == 1 || sec.blank >= l.blank) {
			return false
		}
		opens, _ := headScore(sec.lines, 0, true, false)
		if opens > 0 {
			return false // the stamp opens with a headline of its own
		}
		score, _ := headScore([]textLine{l, sec.lines[0]}, 0, i == 0, false)
		return score >= 3
	}
	n := 0
	for i := range sections {
		if fits(i) {
			above := lines(i)
			l := (*above)[len(*above)-1]
			*above = (*above)[:len(*above)-1]
			sections[i].above = &l
			n++
		}
	}
	for i := range sections {
		// Unless the page does so throughout, a last line stays with the story above it.
		if l := sections[i].above; l != nil && i > 0 && n*2 <= len(sections) {
			above := lines(i)
			*above, sections[i].above = append(*above, *l), nil
		}
	}
	if n < len(sections) {
		for i := range sections {
			if l := sections[i].above; l != nil {
				p.doubt(l.no, l.text, "headline_above", nil)
			}
		}
	}
	return preamble
}

// posts makes posts of the lines under a stamp by evidence.
func (p *parser) posts(sec *section, divided *int) []Post {
	var out []Post
	var cur *Post
	start := func(l textLine, headline string) {
		out = append(out, Post{Line: l.no, Headline: headline, Paragraphs: []string{}})
		cur = &out[len(out)-1]
	}
	if l := sec.above; l != nil {
		start(*l, l.text)
		p.put(inHeadline, l.no, l.text)
	}
	afterHead := sec.above != nil
	lines := sec.lines
	if sec.above == nil && allHeads(lines) {
		p.doubt(lines[0].no, lines[0].text, "headlines_only", nil)
		for _, l := range lines {
			start(l, l.text)
			p.put(inHeadline, l.no, l.text)
		}
		return out
	}
	for i, l := range lines {
		if isMark(l.text) {
			if *divided++; *divided == 1 {
				p.doubt(l.no, l.text, "marks", nil)
			}
			p.put(leftOut, l.no, l.text)
			cur, afterHead = nil, false
			continue
		}
		score, why := headScore(lines, i, i == 0 && sec.above == nil || cur == nil, afterHead)
		if sec.stamp.tail && i == 0 {
			score = 9
		}
		head := score >= 1
		if head && afterHead && score < 3 || head && i == 0 && sec.above != nil {
			head = false
		}
		if (score >= -1 && score <= 2 || afterHead && score >= -3) && !p.doubted(l.no) {
			if len(why.because) == 0 {
				why.because = []string{"after"}
			}
			as := "paragraph"
			if head {
				as = "headline"
			}
			p.doubt(l.no, l.text, as, args{"because": why})
		}
		if head {
			start(l, l.text)
			p.put(inHeadline, l.no, l.text)
			afterHead = true
			continue
		}
		if cur == nil {
			start(l, "")
		}
		cur.Paragraphs = append(cur.Paragraphs, l.text)
		p.put(inParagraph, l.no, l.text)
		afterHead = false
	}
	return out
}

// allHeads says that all of several lines look like headlines, so that none is another's text.
func allHeads(lines []textLine) bool {
	titles := 0
	for _, l := range lines {
		if score, _ := headScore([]textLine{l}, 0, true, false); score < 3 || isMark(l.text) {
			return false
		}
		if titled(l.text) || shouts(l.text) {
			titles++
		}
	}
	return len(lines) > 2 || len(lines) == 2 && titles == 2
}

func (p *parser) doubted(line int) bool {
	return p.seen[line]
}

// marks are what a line may be made of that parts stories and says nothing.
const marks = decor + " :–—-,.;/»«[](){}【】+…⁂★☆✦"

func isMark(s string) bool {
	return strings.Trim(s, marks) == ""
}

// spacedOut says that blank lines alone tell the page's posts apart, in the way that Write sets them: two above each stamp
// and each further post, none under a stamp and none between a headline and its text, one between paragraphs.
func spacedOut(sections []section) bool {
	for _, sec := range sections {
		if sec.blank < 2 || sec.stamp.rest != "" {
			return false
		}
		at := 0
		for i, l := range sec.lines {
			switch {
			case i == 0:
				if l.blank != 0 {
					return false
				}
			case l.blank >= 2:
				at = i
			case i-at > 1 && l.blank != 1:
				return false
			}
		}
	}
	return true
}

func (p *parser) roomyPosts(lines []textLine) []Post {
	var out []Post
	for i := 0; i < len(lines); {
		end := i + 1
		for end < len(lines) && lines[end].blank < 2 {
			end++
		}
		block := lines[i:end]
		head := len(block) > 1 && block[1].blank == 0
		if len(block) == 1 {
			score, why := headScore(block, 0, true, false)
			if head = score >= 1; score >= -1 && score <= 2 {
				as := "paragraph"
				if head {
					as = "headline"
				}
				p.doubt(block[0].no, block[0].text, as, args{"because": why})
			}
		}
		post := Post{Line: block[0].no, Paragraphs: []string{}}
		if head {
			post.Headline = block[0].text
			p.put(inHeadline, block[0].no, block[0].text)
			block = block[1:]
		}
		for _, l := range block {
			post.Paragraphs = append(post.Paragraphs, l.text)
			p.put(inParagraph, l.no, l.text)
		}
		out = append(out, post)
		i = end
	}
	return out
}
