package render

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
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
		for _, pattern := range []string{l.Vowel, l.Elsewhere} {
			if pattern != "" {
				same("place", en.Place, pattern)
			}
		}
		same("zoned", en.Zoned, l.Zoned)
		same("day", en.Day, l.Day)
		same("date", en.Date, l.Date)
		same("short", en.Short, l.Short)
		same("moment", en.Moment, l.Moment)
		same("dateline", en.Dateline, l.Dateline)

		base, _ := l.tag.Base()
		if cardinal[base.String()] == "" {
			t.Fatalf("%s: its plural forms are not in the table here", tag)
		}
		want := map[string]bool{}
		for _, f := range strings.Fields(cardinal[base.String()]) {
			want[f] = true
		}
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

// cardinal are the plural forms that each language has, from the Unicode CLDR 48,
// common/supplemental/plurals.xml. What golang.org/x/text knows is older: it has
// no "many" for French, Italian, Portuguese and Spanish, and one for Hebrew,
// which has it no more.
var cardinal = map[string]string{
	"en": "one other", "de": "one other", "nl": "one other", "sv": "one other", "tr": "one other", "fa": "one other", "ku": "one other",
	"fr": "one many other", "es": "one many other", "it": "one many other", "pt": "one many other",
	"ru": "one few many other", "uk": "one few many other",
	"he": "one two other", "ar": "zero one two few many other",
}

// alike are the texts that are, rightly, the same as in English.
var alike = map[string]string{
	"de": "live body", "fr": "sources",
}

// TestTranslated sees to it that no language has English left in it.
func TestTranslated(t *testing.T) {
	en := langs["en"]
	for tag, l := range langs {
		base, _ := l.tag.Base()
		if base.String() == "en" {
			continue
		}
		same := map[string]bool{}
		for k, s := range l.Texts {
			same[k] = s == en.Texts[k]
		}
		for k, forms := range l.Plurals {
			for _, s := range forms {
				same[k] = same[k] || s == en.Plurals[k]["one"] || s == en.Plurals[k]["other"]
			}
		}
		for _, k := range strings.Fields(alike[base.String()]) {
			if !same[k] {
				t.Errorf("%s: %q is not as in English, and said to be", tag, k)
			}
			delete(same, k)
		}
		for k, is := range same {
			if is {
				t.Errorf("%s: %q is as in English", tag, k)
			}
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
	for _, w := range messages {
		used[w], used[w+"text"] = true, true
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
		{"ar", 2, "منشوران جديدان"}, {"ar", 3, "3 منشورات جديدة"}, {"ar", 11, "11 منشورًا جديدًا"}, {"ar", 100, "100 منشور جديد"}, {"ar-EG", 3, "٣ منشورات جديدة"},
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
	for tag, want := range map[string]string{
		"FA-af": "fa-AF", "fa-IR": "fa", "fa_IR": "fa", "fa-Arab-AF": "fa-AF", "ar-EG": "ar-EG", "ar": "ar", "ar-AE": "ar", "fr-CA": "fr",
		"zz": "en", "": "en", "!": "en", "ja": "en", "en-GB": "en",
	} {
		if l := langOf(tag); l.Tag != want {
			t.Errorf("%q: texts of %s, want %s", tag, l.Tag, want)
		}
	}
}
