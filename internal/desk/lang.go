package desk

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
	"golang.org/x/text/unicode/bidi"
)

// The desk's own texts. Each file is one flat object, of a text by its key; what
// stands in braces is filled in. The script fetches the same file.
//
//go:embed lang/*.json
var langFiles embed.FS

// lang is the desk in one language.
type lang struct {
	Tag   string
	Name  string // as its speakers call it
	Dir   string // ltr or rtl
	texts map[string]string
	file  []byte
	tag   language.Tag // with the digits that the desk has in every language
}

// langs are all, English first: it is taken where none that is asked for is here.
type langs struct {
	all   []*lang
	match language.Matcher
}

var langTags = []string{"en", "fr", "es", "de", "ar", "fa"}

func readLangs() (*langs, error) {
	out := &langs{}
	var tags []language.Tag
	for _, tag := range langTags {
		b, err := langFiles.ReadFile(path.Join("lang", tag+".json"))
		if err != nil {
			return nil, err
		}
		l := &lang{Tag: tag, file: b, tag: language.Make(tag + "-u-nu-latn")}
		if err := json.Unmarshal(b, &l.texts); err != nil {
			return nil, fmt.Errorf("lang/%s.json: %w", tag, err)
		}
		l.Name, l.Dir = l.texts["lang.name"], l.texts["lang.dir"]
		if l.Dir == "rtl" {
			for key, text := range l.texts {
				if strings.HasPrefix(key, "error.") {
					l.texts[key] = literal.ReplaceAllStringFunc(text, func(s string) string {
						if s[0] == '{' {
							return s
						}
						return isolate + s + restore
					})
				}
			}
		}
		out.all, tags = append(out.all, l), append(tags, language.Make(tag))
	}
	out.match = language.NewMatcher(tags)
	return out, nil
}

// pick returns the language for what is wanted: BCP 47 tags or Accept-Language
// headers, the most wanted first.
func (ls *langs) pick(wanted ...string) *lang {
	for _, w := range wanted {
		if w == "" || len(w) > 500 {
			continue
		}
		tags, _, err := language.ParseAcceptLanguage(w)
		if err != nil || len(tags) == 0 {
			continue
		}
		if _, i, sure := ls.match.Match(tags...); sure > language.No {
			return ls.all[i]
		}
	}
	return ls.all[0]
}

// Text returns a text, with pairs of name and value filled in.
func (l *lang) Text(key string, pairs ...any) string {
	s, ok := l.texts[key]
	if !ok {
		return key
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		s = strings.ReplaceAll(s, "{"+fmt.Sprint(pairs[i])+"}", fmt.Sprint(pairs[i+1]))
	}
	return s
}

// Has says whether there is a text of a key.
func (l *lang) Has(key string) bool { _, ok := l.texts[key]; return ok }

// errorKeys are under which a Problem's sentence is looked for: the first that is
// there is its own.
func errorKeys(p *Problem) []string {
	var keys []string
	if p.Kind != "" {
		keys = append(keys, "error."+p.Kind)
	}
	return append(keys, "error."+p.Code+"."+p.Field, "error."+p.Code)
}

// say says in the language what is told of an error: what was wrong, where, and
// what to do.
func (l *lang) say(p *Problem) string {
	for _, key := range errorKeys(p) {
		if !l.Has(key) {
			continue
		}
		said := l.fill(key, p)
		if _, of := p.Args["post"]; of {
			said = l.fill("error.in_post", p) + said
		}
		return said
	}
	return p.Message
}

// blank is a place in a sentence that is filled in: {max} with a value, and
// {max:characters} with that many of something, which unit.characters.* name by
// plural forms. {where} is what the desk calls the field that an error is about, and
// {field} what the JSON calls it.
var blank = regexp.MustCompile(`\{(\w+)(?::(\w+))?\}`)

func (l *lang) fill(key string, p *Problem) string {
	return blank.ReplaceAllStringFunc(l.texts[key], func(s string) string {
		m := blank.FindStringSubmatch(s)
		switch m[1] {
		case "where":
			return l.where(p.Field)
		case "field":
			return l.apart(p.Field)
		}
		v := p.Args[m[1]]
		if long, ok := v.(int64); ok {
			v = int(long)
		}
		switch v := v.(type) {
		case nil:
			return ""
		case int:
			if m[2] != "" {
				return l.count(m[2], v)
			}
			return l.number(v)
		case either:
			out := make([]string, len(v))
			for i, s := range v {
				out[i] = l.apart(s)
			}
			return strings.Join(out, l.texts["error.or"])
		default:
			return l.apart(fmt.Sprint(v))
		}
	})
}

// number is a number as it is written in the language, with the digits 0 to 9.
func (l *lang) number(n int) string {
	return message.NewPrinter(l.tag).Sprint(number.Decimal(n))
}

// count is n of something.
func (l *lang) count(unit string, n int) string {
	key := "unit." + unit + "."
	form := forms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]
	if !l.Has(key + form) {
		form = "other"
	}
	return strings.ReplaceAll(l.Text(key+form), "{n}", l.number(n))
}

var forms = map[plural.Form]string{
	plural.Other: "other", plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many",
}

// where is what the desk calls a field: of posts[1].sources[0].url the sources. One
// that it has no name for is a text.
func (l *lang) where(field string) string {
	if _, of, ok := strings.Cut(field, "]."); ok && strings.HasPrefix(field, "posts[") {
		field = of
	}
	for field != "" {
		if key := "where." + field; l.Has(key) {
			return l.Text(key)
		}
		field = field[:max(0, strings.LastIndexAny(field, ".[:"))]
	}
	return l.Text("where.")
}

// A text of its own direction within another, as Unicode's bidirectional algorithm
// has it: first strong isolate, pop directional isolate.
const isolate, restore = "\u2068", "\u2069"

// literal is what stands in sentences of every language as it is typed: an address, a
// colour, a flag. Within a sentence from right to left its signs would change sides.
// What is filled in matches as well, to be left alone.
var literal = regexp.MustCompile(`\{[^}]*\}|(?:#|--)?[A-Za-z]\w*(?:[-:/.@]+\w+)*(?:://|/)?`)

// longest is how much of what someone typed is said again, in characters.
const longest = 80

// apart is a text from elsewhere within a sentence: short, and kept from turning the
// direction of what is around it.
func (l *lang) apart(s string) string {
	if utf8.RuneCountInString(s) > longest {
		s = string([]rune(s)[:longest-1]) + "…"
	}
	turns := func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.R || p.Class() == bidi.AL
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil || l.Dir == "ltr" && !strings.ContainsFunc(s, turns) {
		return s
	}
	return isolate + s + restore
}
