package render

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
)

var placeholder = regexp.MustCompile(`\{[a-z]+\}`)

// TestLanguages sees to it that no language lacks a text, a plural form or a
// placeholder, and that none has one that English does not.
func TestLanguages(t *testing.T) {
	en := langs["en"]
	for tag, l := range langs {
		same := func(what, a, b string) {
			x, y := placeholder.FindAllString(a, -1), placeholder.FindAllString(b, -1)
			slices.Sort(x)
			slices.Sort(y)
			if !slices.Equal(x, y) {
				t.Errorf("%s: %s: %q has not the placeholders of %q", tag, what, b, a)
			}
		}
		for k, s := range en.Texts {
			if l.Texts[k] == "" {
				t.Errorf("%s: no text %q", tag, k)
			}
			same(k, s, l.Texts[k])
		}
		for k := range l.Texts {
			if _, ok := en.Texts[k]; !ok {
				t.Errorf("%s: text %q that nothing uses", tag, k)
			}
		}
		same("place", en.Place, l.Place)
		same("zoned", en.Zoned, l.Zoned)
		same("day", en.Day, l.Day)
		same("date", en.Date, l.Date)
		same("short", en.Short, l.Short)
		same("moment", en.Moment, l.Moment)

		want := map[string]bool{}
		for n := range 300 {
			want[pluralForms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]] = true
		}
		want[pluralForms[plural.Cardinal.MatchPlural(l.tag, 1_000_000, 0, 0, 0, 0)]] = true
		for k := range en.Plurals {
			forms := l.Plurals[k]
			for f := range want {
				if forms[f] == "" {
					t.Errorf("%s: %s has no form %q", tag, k, f)
				}
			}
			for f := range forms {
				if !want[f] {
					t.Errorf("%s: %s has a form %q, which the language has not", tag, k, f)
				}
			}
		}
		for k := range l.Plurals {
			if en.Plurals[k] == nil {
				t.Errorf("%s: plural %q that nothing uses", tag, k)
			}
		}
		if l.Dir != dirOf(tag) {
			t.Errorf("%s: dir is %q", tag, l.Dir)
		}
	}
}

// TestTextsUsed sees to it that every text that code and templates ask for is
// there, and that none is there that nobody asks for.
func TestTextsUsed(t *testing.T) {
	asked := regexp.MustCompile(`\.T\(?\s*"([a-z]+)"`)
	used := map[string]bool{}
	for _, name := range sources(t) {
		for _, m := range asked.FindAllStringSubmatch(name, -1) {
			used[m[1]] = true
		}
	}
	for _, w := range opWords {
		used[w] = true
	}
	for _, w := range fieldOrder {
		used[w] = true
	}
	// By a name that is worked out: kinds of corrections, flags, the language.
	for _, w := range []string{"correction", "clarification", "note", "key", "pinned", "breaking", "language"} {
		used[w] = true
	}
	delete(used, "lang")
	for _, k := range slices.Sorted(maps.Keys(used)) {
		if langs["en"].Texts[k] == "" {
			t.Errorf("text %q is asked for and is not there", k)
		}
	}
	for k := range langs["en"].Texts {
		if !used[k] {
			t.Errorf("text %q is there and nobody asks for it", k)
		}
	}
}

func TestPlurals(t *testing.T) {
	for _, c := range []struct {
		lang string
		n    int
		want string
	}{
		{"en", 1, "1 new post"}, {"en", 0, "0 new posts"}, {"en", 12, "12 new posts"},
		{"fr", 0, "0 nouvelle publication"}, {"fr", 2, "2 nouvelles publications"},
		{"fa", 3, "۳ مطلب تازه"},
		{"ar", 2, "منشوران جديدان"}, {"ar", 3, "٣ منشورات جديدة"}, {"ar", 11, "١١ منشورًا جديدًا"}, {"ar", 100, "١٠٠ منشور جديد"},
	} {
		if got := langOf(c.lang).N("newposts", c.n); got != c.want {
			t.Errorf("%s, %d: %q, want %q", c.lang, c.n, got, c.want)
		}
	}
	var forms map[string]string
	if err := json.Unmarshal([]byte(langOf("en").forms("newposts")), &forms); err != nil || forms["one"] != "# new post" || forms["other"] != "# new posts" {
		t.Errorf("forms for the script: %v, %v", forms, err)
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[string]string{
		"en": "ltr", "fa": "rtl", "ar-EG": "rtl", "he": "rtl", "ur": "rtl", "ckb": "rtl", "ku": "ltr", "ku-Arab": "rtl",
		"az": "ltr", "az-Arab": "rtl", "pa": "ltr", "uk": "ltr", "": "ltr", "!": "ltr", "yi": "rtl", "dv": "rtl", "ps": "rtl",
	} {
		if got := dirOf(tag); got != want {
			t.Errorf("%s: %s, want %s", tag, got, want)
		}
	}
	if l := langOf("FA-af"); l.Tag != "fa" {
		t.Errorf("FA-af: texts of %s", l.Tag)
	}
	if l := langOf("zz"); l.Tag != "en" || strings.Contains(l.T("live"), "{") {
		t.Errorf("zz: texts of %s", l.Tag)
	}
}
