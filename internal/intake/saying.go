package intake

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Saying is what Parse and Import have to say about a text, for who says it in another language than English. Codes stay as
// they are; see Codes.
type Saying struct {
	Code string `json:"code"`
	// Args are what it speaks of: numbers in digits, a moment as RFC 3339 in UTC, a day as 2024-10-23, a time of day as 22:30, a
	// weekday as a number from 0, Sunday. "because" and "although" hold names of Reasons, with commas between, and "places" an
	// abbreviation that several zones go by.
	Args map[string]string `json:"args,omitempty"`
	Item int               `json:"item,omitempty"` // the post of an export that an error is about, from 1
}

// A sentence is a Saying in English: what is unsure or wrong, and what was done or is to do about it. Args stand in braces.
type sentence struct{ why, way string }

var english = map[string]sentence{
	// Doubts.
	"windows_1252":     {"the file is not UTF-8", "read as Windows-1252; check the letters outside English"},
	"control":          {"the line holds control characters", "they are left out"},
	"lost_letters":     {"the text holds “\uFFFD”: letters were lost before it came here", "kept as it stands"},
	"html_marks":       {"the line holds HTML marks", "kept as text"},
	"broken_lines":     {"the lines of the file are broken at {width} letters", "they are joined into paragraphs"},
	"lone_day":         {"a day on a line of its own, with no stamp under it", "taken as text"},
	"two_days":         {"two lines name the day", "line {line} counts"},
	"zone_or_word":     {"“{word}” stands where a time zone may stand", "taken as the first word of the text; the time is {zone} time"},
	"last_updated":     {"the line says when the page was last updated", "left out: the page says so by itself"},
	"own_lines":        {"the line begins with a time, but the page's stamps stand on lines of their own", "taken as text"},
	"lone_time":        {"a time or a number on a line of its own", "taken as text"},
	"unset_text":       {"the line begins with a time that nothing sets off from the text", "taken as text"},
	"unset_stamp":      {"the line begins with a time that nothing sets off from the text", "taken as a stamp"},
	"time_in_line":     {"the short line holds a time", "taken as text, not as a stamp"},
	"empty_stamp":      {"nothing stands under this stamp", "left out"},
	"empty_day":        {"nothing stands under the stamp of this day", "left out"},
	"notice_below":     {"the notice stands under other text", "taken as the notice; what stands above it as the standfirst"},
	"notice_or_title":  {"what stands above the first stamp may be the page's title or its notice", "taken as the notice"},
	"headline_above":   {"a headline right above a stamp that opens with text", "taken as the headline of the post under the stamp"},
	"headlines_only":   {"nothing but short lines stands under this stamp", "each is taken as a headline without text"},
	"marks":            {"a line of marks", "taken as the end of a story, as are others like it; left out"},
	"headline":         {"headline or paragraph? {because}", "taken as a headline"},
	"paragraph":        {"headline or paragraph? {because}", "taken as a paragraph"},
	"no_half":          {"AM or PM is written at other stamps, but not here", "read as {clock}"},
	"odd_half":         {"the hour and AM or PM don't go together", "read as {clock}"},
	"soon":             {"the stamp lies in the future", "read as {at}"},
	"same_time":        {"the same time as the stamp of line {line}", "kept as an update of its own under that time"},
	"later":            {"on a page that reads newest first this stamp is later than the one above it (line {line})", "taken as written: {at}"},
	"earlier":          {"on a page that reads oldest first this stamp is earlier than the one above it (line {line})", "taken as written: {at}"},
	"no_year":          {"no year is written", "{year} is taken; --date says it otherwise"},
	"day_or_month":     {"day and month could be meant either way round", "read as {day}"},
	"wrong_weekday":    {"{day} was a {is}, not a {written}", "the date counts, not the weekday"},
	"order_newest":     {"the stamps could be read newest first or oldest first", "read as newest first"},
	"order_oldest":     {"the stamps could be read newest first or oldest first", "read as oldest first"},
	"given_weekday":    {"{day} is a {is}, not a {written}", "the date that was given counts"},
	"given_here":       {"at this moment it is {there} in the stamp's zone and {here} in the page's", "the date given is taken as the day here"},
	"given_there":      {"at this moment it is {there} in the stamp's zone and {here} in the page's", "the date given is taken as the day there"},
	"given_other":      {"the date given for the newest update is {given}, but by the dates in the text it is {day}", "the text counts"},
	"midnight":         {"24:00 is the end of a day", "read as 0:00 of {day}"},
	"skipped":          {"clocks skipped {clock} on {day}", "read as {at}"},
	"zone_season":      {"“{zone}” is not in force on {day}, “{is}” is", "read as local time there: {at}"},
	"page_zone_season": {"the zone named for the page, {zone}, is not in force on {day}, {is} is", "read as local time there: {at}"},
	"twice":            {"clocks were put back on {day}: {clock} came twice", "read as {at}"},
	"second_zone":      {"the two times of the stamp are not the same moment: {first} and {second}", "the first counts"},

	// Doubts about exports.
	"newest_only":   {"the file has only the page's newest posts; older ones are at {text}", "bring those, too, or export the page whole"},
	"was_withdrawn": {"the post was withdrawn there", "left out"},
	"was_corrected": {"the post was corrected there", "its text is taken as it stands; what was corrected is left out"},
	"was_marked":    {"the post was marked there as pinned or breaking", "the mark is left out: it is of that page, and of that moment"},
	"empty_post":    {"the post is empty", "left out"},
	"byline_long":   {"the byline is longer than may be", "left out"},
	"tag_long":      {"the tag “{text}” is longer than may be", "left out"},
	"many_tags":     {"the post has {n} tags", "the first {max} are taken"},
	"picture":       {"the post has a picture", "left out; add it at the desk"},
	"picture_named": {"the post has a picture, “{text}”", "left out; add it at the desk"},
	"caption":       {"a picture that is left out has a caption, “{text}”", "left out, too"},
	"link":          {"the link to “{text}” can't be taken", "its text stays"},
	"player":        {"the post has a player, or something else of another site that has no address", "left out"},
	"drawing":       {"the post has a drawing or a formula", "left out"},
	"form":          {"the post has a form or a part of one", "left out"},
	"struck":        {"the post has struck-out text", "left out"},
	"more_left_out": {"there is more in the post that has no place here", "left out"},

	// Errors of exports.
	"export_large":   {"it has more than {mb} MB", "bring fewer posts at a time"},
	"export_many":    {"it holds more than {n} posts", "bring fewer at a time"},
	"export_empty":   {"it holds no post", "check that it is the page's own feed or export"},
	"export_future":  {"the post is dated {at}, which is still to come", "take it out of the file, and publish it by schedule"},
	"export_undated": {"the post bears no date that can be read ({text})", "mend it in the file, or bring the page's text"},
	"json_damaged":   {"it looks like JSON, but can't be read: {what}", "export it anew"},
	"json_other":     {"it looks like {format}, but this does not belong there: {what}", "export it anew"},
	"xml_damaged":    {"it looks like a feed, but can't be read: {what}", "fetch it anew, or bring the page's text"},
	"crumbled":       {"its parts are nested deeper, or are far more, than those of any export", "fetch it anew, or bring the page's text"},
	"not_feed":       {"it is XML, but neither Atom nor RSS", "bring a feed of the page, or its text"},
	"no_blog":        {"no post was found in it", "bring a feed of the page, its HTML if that has LiveBlogPosting, or its text"},

	// Errors.
	"not_text":          {"this is {what}, not text", "save the page as plain text (UTF-8) and import that"},
	"nul":               {"the file holds NUL bytes: it is not text", "save the page as plain text (UTF-8) and import that"},
	"nul_utf16":         {"the file holds NUL bytes: it is UTF-16 without a byte order mark, or not text", "save the page as plain text (UTF-8) and import that"},
	"control_full":      {"the file is full of control characters: it is not text", "save the page as plain text (UTF-8) and import that"},
	"line_long":         {"the line is longer than {kb} KB", "a line may have {kb} KB, a file {mb} MB; break it into paragraphs"},
	"file_large":        {"the file is larger than {mb} MB", "a line may have {kb} KB, a file {mb} MB; split it and import the older part first"},
	"many_lines":        {"the file has more than {lines} lines", "split it and import the older part first"},
	"many_texts":        {"the file has more than {lines} lines of text", "split it and import the older part first"},
	"utf16":             {"the file says that it is UTF-16 but is damaged", "save it as UTF-8"},
	"utf8_damaged":      {"byte {byte} of the line ({hex}) is not UTF-8, though other letters of the file are", "the file is damaged there: mend the line, or save the page again as UTF-8"},
	"utf8_neither":      {"byte {byte} of the line ({hex}) is not UTF-8, nor does the file look like Windows-1252", "save the page as UTF-8 and import that"},
	"utf8_1252":         {"the text is not UTF-8: it looks like Windows-1252", "save it as UTF-8, or have it read as that: --windows-1252"},
	"empty":             {"the file is empty", "give the text of a rolling page: a stamp such as “UPDATE: 10:30 PM”, and stories under it"},
	"html":              {"this is the source of a web page (HTML), not its text", "open the page in a browser, copy what is shown there and save that as plain text"},
	"nothing_under":     {"nothing stands under any stamp of the page", "put the stories under their stamps; a story's headline goes on a line of its own"},
	"no_stamp":          {"no line of the file was read as the stamp of an update", "put a stamp such as “UPDATE: 10:30 PM” on a line of its own above each update"},
	"no_stamp_near":     {"no stamp of an update was found; this line comes nearest: “{text}”", "put a stamp such as “UPDATE: 10:30 PM” on a line of its own above each update"},
	"zone_unknown":      {"“{text}”: “{name}” is not a time zone that is known here", "leave it out where the time is of the page's zone ({zone}), or write a place (“10:30 PM Tehran time”) or an offset (“22:30 UTC+3”)"},
	"zone_unknown_word": {"“{text}”: “{name}” is not a time zone that is known here", "leave it out where the time is of the page's zone ({zone}), or write a place (“10:30 PM Tehran time”) or an offset (“22:30 UTC+3”), or put a dash before it where it is the story's first word"},
	"zone_shared":       {"“{text}”: “{name}” is the time of {places}", "leave it out where the time is of the page's zone ({zone}), or write a place (“10:30 PM Tehran time”) or an offset (“22:30 UTC+3”)"},
	"page_zone_unknown": {"“{text}”: “{name}” is not a time zone that is known here", "name the page's zone ({zone}) by a place or an offset (“UTC+3”), or take the line out"},
	"page_zone_shared":  {"“{text}”: “{name}” is the time of {places}", "name the page's zone ({zone}) by a place or an offset (“UTC+3”), or take the line out"},
	"future":            {"“{text}” would be {at}, which is still to come", "say with --date of which day the newest update is, or mend the date in the text"},
	"no_date":           {"the stamps bear no date, and none was given", "say of which day the newest update is, such as --date 2024-10-23"},
	"no_date_near":      {"the stamps bear no date, and none was given; the latest day that the text speaks of is here: “{text}”", "if the newest update is of that day: --date {day}"},
	"no_post":           {"there is no post in it", "it needs a stamp with a story under it"},
	"headline_long":     {"the headline has {n} characters, the limit is {max}", "shorten it, or part headline and text by a blank line"},
	"story_large":       {"{what}", "break it up"},
}

// Reasons are why a line was taken for a headline or for a paragraph. {mark} is an argument of the Saying.
var reasons = map[string]string{
	"short":         "it is short",
	"long":          "it is long",
	"full_stop":     "it ends with a full stop",
	"mark":          "it ends with “{mark}”",
	"no_mark":       "it has no closing mark",
	"sentences":     "it holds several sentences",
	"capitals":      "it is in capitals",
	"title":         "it has a headline's capitals",
	"small":         "it begins with a small letter",
	"quotation":     "it is a quotation",
	"after":         "it follows a headline",
	"no_text":       "no longer text follows",
	"nothing_after": "nothing follows it",
}

// Codes are the codes that a Saying may have, and for each the names of its Args.
func Codes() map[string][]string {
	out := map[string][]string{}
	for code, s := range english {
		out[code] = argNames(s.why + s.way)
	}
	for _, code := range []string{"headline", "paragraph"} {
		out[code] = append(out[code], "although", "mark")
	}
	return out
}

// Reasons are the names that the args "because" and "although" may hold.
func Reasons() []string { return slices.Sorted(maps.Keys(reasons)) }

// Places are what the argument "places" may hold.
func Places() []string { return slices.Sorted(maps.Keys(ambiguousZones)) }

func argNames(text string) []string {
	var out []string
	for _, part := range strings.Split(text, "{")[1:] {
		if name, _, ok := strings.Cut(part, "}"); ok && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// A minute is a time of day, in minutes after midnight.
type minute int

func (m minute) String() string { return fmt.Sprintf("%d:%02d", m/60%24, m%60) }

// longDay is a Date that English writes with its weekday.
type longDay Date

// args are what a sentence speaks of: a string, int, minute, Date, longDay, time.Weekday, sharedZone, lookReasons, or a time.Time,
// which is a moment.
type args map[string]any

// say gives a Saying and its English sentence. Moments are told by the clocks of zone.
func say(zone *time.Location, code string, a args) (s Saying, why, way string) {
	s = Saying{Code: code}
	fill := make([]string, 0, 2*len(a))
	for name, v := range a {
		var wire, en string
		switch v := v.(type) {
		case time.Time:
			wire, en = v.UTC().Format(time.RFC3339), full(v, zone)
		case time.Weekday:
			wire, en = strconv.Itoa(int(v)), v.String()
		case longDay:
			wire, en = Date(v).String(), Date(v).long()
		case sharedZone:
			wire, en = string(v), ambiguousZones[string(v)]
		case lookReasons:
			if len(v.although) > 0 {
				s.put("although", strings.Join(v.although, ","))
			}
			if v.mark != "" {
				s.put("mark", v.mark)
			}
			wire, en = strings.Join(v.because, ","), v.english()
		default:
			wire = fmt.Sprint(v)
			en = wire
		}
		s.put(name, wire)
		fill = append(fill, "{"+name+"}", en)
	}
	filled := strings.NewReplacer(fill...)
	of := english[code]
	return s, filled.Replace(of.why), filled.Replace(of.way)
}

func (s *Saying) put(name, value string) {
	if s.Args == nil {
		s.Args = map[string]string{}
	}
	s.Args[name] = value
}

// full is a moment as messages write it: "2024-10-23, 10:30 PM CEST".
func full(t time.Time, zone *time.Location) string {
	return DateOf(t.In(zone)).String() + ", " + Label(t, zone)
}

// lookReasons are why a line was taken for what it was.
type lookReasons struct {
	because, although []string // names of reasons
	mark              string   // at the line's end
}

func (r lookReasons) english() string {
	join := func(names []string) string {
		out := make([]string, len(names))
		for i, n := range names {
			out[i] = strings.ReplaceAll(reasons[n], "{mark}", r.mark)
		}
		return strings.Join(out, ", ")
	}
	if len(r.although) > 0 {
		return join(r.although) + ", but " + join(r.because)
	}
	return join(r.because)
}

// fail makes a ParseError of a sentence.
func fail(name string, kind error, line int, zone *time.Location, code string, a args) *ParseError {
	e := &ParseError{Name: name, Line: line, Kind: kind}
	e.Saying, e.Why, e.Way = say(zone, code, a)
	return e
}
