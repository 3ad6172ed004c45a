package desk

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"golang.org/x/text/language"
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
		l := &lang{Tag: tag, file: b}
		if err := json.Unmarshal(b, &l.texts); err != nil {
			return nil, fmt.Errorf("lang/%s.json: %w", tag, err)
		}
		l.Name, l.Dir = l.texts["lang.name"], l.texts["lang.dir"]
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
