package render

import (
	"cmp"
	"embed"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

//go:embed lang/*.json
var langFiles embed.FS

// lang is one language of the fixed texts, as its file under lang/ has it.
// It is immutable once loaded.
type lang struct {
	Tag      string `json:"tag"`      // BCP 47, also the name of the file
	Name     string `json:"name"`     // of itself, in itself
	Dir      string `json:"dir"`      // ltr or rtl
	Reviewed bool   `json:"reviewed"` // someone who grew up with the language has read it

	Hours    int    `json:"hours"`    // 12 or 24
	Calendar string `json:"calendar"` // "" or "persian"
	Digits   string `json:"digits"`   // the ten digits, 0 first; "" for 0-9

	Weekdays []string `json:"weekdays"` // Sunday first
	Days     []string `json:"days"`     // their short names, none with a comma
	Months   []string `json:"months"`   // of Calendar
	First    string   `json:"first"`    // the first day of a month, where it has a form of its own

	Day    string `json:"day"`    // {weekday} {day} {month} {year}
	Date   string `json:"date"`   // {day} {month} {year}
	Short  string `json:"short"`  // {day} {month}
	Moment string `json:"moment"` // {date} {time}: both in one line

	Dateline string `json:"dateline"` // {place} {date}: where and when a post was written
	Comma    string `json:"comma"`    // between names; "" is ", "
	Colon    string `json:"colon"`    // after the word that says what they are; "" is ": "

	Abbreviate bool              `json:"abbreviate"` // a zone is named by its abbreviation where that is clear
	Zones      map[string]string `json:"zones"`      // this language's own abbreviations
	Place      string            `json:"place"`      // {time} {place}: the zone named by its place
	Zoned      string            `json:"zoned"`      // {time} {zone}: by its abbreviation
	Vowel      string            `json:"vowel"`      // likewise for a place that begins with a vowel; "" is Place
	Elsewhere  string            `json:"elsewhere"`  // likewise for a place that Places has not; "" is Place
	Places     map[string]string `json:"places"`     // IANA zone to place, in the form that Place asks for, where the zone's own name won't do

	Texts   map[string]string            `json:"texts"`
	Plurals map[string]map[string]string `json:"plurals"` // by CLDR plural form, with {n}

	// What is different in some regions, in the same form as the file itself:
	// the regions with a space between them, and what takes the place of the above.
	Regions map[string]json.RawMessage `json:"regions"`

	tag    language.Tag
	digits []rune
}

// langs are the languages that there are, by tag, and those of their regions
// that differ, as ar-EG; en is what all others fall back to.
var langs = mustLangs()

func mustLangs() map[string]*lang {
	files, err := langFiles.ReadDir("lang")
	if err != nil {
		panic("render: " + err.Error())
	}
	all := map[string]*lang{}
	for _, f := range files {
		b, err := langFiles.ReadFile(path.Join("lang", f.Name()))
		if err != nil {
			panic("render: " + err.Error())
		}
		l, err := readLang(b)
		if err != nil {
			panic("render: lang/" + f.Name() + ": " + err.Error())
		}
		all[l.Tag] = l
		for names, own := range l.Regions {
			for _, region := range strings.Fields(names) {
				of, err := l.in(region, own)
				if err != nil {
					panic("render: lang/" + f.Name() + ": region " + region + ": " + err.Error())
				}
				all[of.Tag] = of
			}
		}
	}
	if all["en"] == nil {
		panic("render: lang/en.json is missing")
	}
	return all
}

// Languages are the tags of those that pages speak, without their regions, sorted.
func Languages() []string {
	var all []string
	for tag := range langs {
		if !strings.Contains(tag, "-") {
			all = append(all, tag)
		}
	}
	slices.Sort(all)
	return all
}

func readLang(b []byte) (*lang, error) {
	var l lang
	if err := json.Unmarshal(b, &l); err != nil {
		return nil, err
	}
	return &l, l.check()
}

// in is the language as one region writes it.
func (l *lang) in(region string, own json.RawMessage) (*lang, error) {
	of := *l
	// Unmarshal adds to the maps that it finds, and these are l's.
	of.Zones, of.Places, of.Texts, of.Plurals = maps.Clone(l.Zones), maps.Clone(l.Places), maps.Clone(l.Texts), maps.Clone(l.Plurals)
	of.Weekdays, of.Days, of.Months = slices.Clone(l.Weekdays), slices.Clone(l.Days), slices.Clone(l.Months)
	if err := json.Unmarshal(own, &of); err != nil {
		return nil, err
	}
	of.Tag, of.Regions = l.Tag+"-"+region, nil
	return &of, of.check()
}

// check takes what is worked out from the texts, and says what is wrong with them.
func (l *lang) check() error {
	tag, err := language.Parse(l.Tag)
	if err != nil {
		return fmt.Errorf("tag %q: %w", l.Tag, err)
	}
	l.tag, l.digits = tag, []rune(l.Digits)
	l.Comma, l.Colon = cmp.Or(l.Comma, ", "), cmp.Or(l.Colon, ": ")
	switch {
	case len(l.Weekdays) != 7 || len(l.Days) != 7 || len(l.Months) != 12:
		return fmt.Errorf("%d weekdays, %d short ones and %d months", len(l.Weekdays), len(l.Days), len(l.Months))
	case strings.Contains(strings.Join(l.Days, ""), ","):
		return fmt.Errorf("a short name with a comma among %q", l.Days)
	case len(l.digits) != 0 && len(l.digits) != 10:
		return fmt.Errorf("%d digits", len(l.digits))
	case l.Hours != 12 && l.Hours != 24:
		return fmt.Errorf("a day of %d hours", l.Hours)
	}
	return nil
}

// languageName is the name of a language in itself, as its readers look for it.
func languageName(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return tag
	}
	base, _ := t.Base()
	if l := langs[base.String()]; l != nil && t == language.Make(base.String()) {
		return l.Name
	}
	if name := display.Self.Name(t); name != "" {
		return name
	}
	return tag
}

// langOf gives the language of a BCP 47 tag, or the nearest that there is: of
// fa-IR that is fa, of a language not here English.
func langOf(tag string) *lang {
	t, err := language.Parse(tag)
	if err != nil {
		return langs["en"]
	}
	base, _ := t.Base()
	if region, sure := t.Region(); sure == language.Exact {
		if l := langs[base.String()+"-"+region.String()]; l != nil {
			return l
		}
	}
	if l := langs[base.String()]; l != nil {
		return l
	}
	return langs["en"]
}

// rtl are the scripts and languages written from right to left.
var rtl = map[string]bool{
	"Arab": true, "Hebr": true, "Thaa": true, "Syrc": true, "Nkoo": true, "Adlm": true, "Rohg": true, "Mand": true, "Samr": true,
}

// dirOf gives the direction in which the language of a tag is written.
func dirOf(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return "ltr"
	}
	if script, _ := t.Script(); rtl[script.String()] {
		return "rtl"
	}
	return "ltr"
}

// T is a fixed text. A text that a language lacks is a defect that a test
// catches; a reader then gets English.
func (l *lang) T(key string) string {
	if s, ok := l.Texts[key]; ok {
		return s
	}
	return langs["en"].Texts[key]
}

// N is a fixed text about n things.
func (l *lang) N(key string, n int) string {
	forms := l.Plurals[key]
	if forms == nil {
		return langs["en"].N(key, n)
	}
	s, ok := forms[pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]]
	if !ok {
		s = forms["other"]
	}
	return fill(s, "n", l.Number(n))
}

var pluralForms = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// Number writes n in the language's own digits.
func (l *lang) Number(n int) string { return l.numerals(strconv.Itoa(n)) }

// numerals writes the ASCII digits of s in the language's own.
func (l *lang) numerals(s string) string {
	if len(l.digits) == 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return l.digits[r-'0']
		}
		return r
	}, s)
}

// kept says of a page that it is an old one, with # for the time.
func (l *lang) kept() string { return fill(l.T("keptpage"), "time", "#") }

// fill sets values, given as name, value, name, value, into the {name} of a
// pattern.
func fill(pattern string, pairs ...string) string {
	for i := 0; i < len(pairs); i += 2 {
		pattern = strings.ReplaceAll(pattern, "{"+pairs[i]+"}", pairs[i+1])
	}
	return pattern
}
