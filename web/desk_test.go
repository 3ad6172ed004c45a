package web

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/intake"
)

// TestDeskTexts: each language of the desk has each text, with the same places to
// fill in, in the file of the first load or in that of the rest, and the desk asks
// for none that is not there.
func TestDeskTexts(t *testing.T) {
	texts := func(lang string) map[string]string {
		t.Helper()
		m := map[string]string{}
		for _, folder := range []string{"", "more"} {
			b, err := os.ReadFile(filepath.Join("desk", "texts", folder, lang+".json"))
			if err != nil {
				t.Fatal(err)
			}
			own := map[string]string{}
			if err := json.Unmarshal(b, &own); err != nil {
				t.Fatalf("%s: %v", lang, err)
			}
			for key, text := range own {
				if m[key] != "" {
					t.Errorf("%s has %q twice", lang, key)
				}
				m[key] = text
			}
		}
		return m
	}
	place := regexp.MustCompile(`\{\w+\}`)
	places := func(s string) string {
		all := place.FindAllString(s, -1)
		slices.Sort(all)
		return strings.Join(all, "")
	}
	english := texts("en")
	for _, lang := range []string{"fr", "es", "de", "ar", "fa"} {
		own := texts(lang)
		for key, text := range english {
			if strings.TrimSpace(own[key]) == "" {
				t.Errorf("%s lacks %q", lang, key)
			} else if places(own[key]) != places(text) {
				t.Errorf("%s: %q has %s, not %s", lang, key, places(own[key]), places(text))
			}
		}
		for key := range own {
			if _, ok := english[key]; !ok {
				t.Errorf("%s has %q, English has not", lang, key)
			}
		}
	}
	for code, args := range intake.Codes() { // as pastepage.tsx says them
		text, ok := english["said."+code]
		if !ok {
			t.Errorf("there is no text for what intake says by %q", code)
		}
		for _, p := range place.FindAllString(text, -1) {
			if !slices.Contains(args, strings.Trim(p, "{}")) {
				t.Errorf("%q speaks of %s, which intake doesn't give", "said."+code, p)
			}
		}
	}
	for _, name := range intake.Reasons() {
		if english["said.reason."+name] == "" {
			t.Errorf("there is no text for the reason %q", name)
		}
	}
	for _, name := range intake.Places() {
		if english["said.places."+name] == "" {
			t.Errorf("there is no text for the places of %s", name)
		}
	}
	sources, err := filepath.Glob("desk/*.ts*")
	if err != nil || len(sources) == 0 {
		t.Fatal("no sources", err)
	}
	keys := slices.Collect(maps.Keys(english))
	asked := regexp.MustCompile(`\bt\("([a-z.]+)"( \+)?`)
	n := 0
	for _, name := range sources {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range asked.FindAllStringSubmatch(string(b), -1) {
			n++
			ok := english[m[1]] != ""
			if m[2] != "" { // the rest is said at run time
				ok = slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, m[1]) })
			}
			if !ok {
				t.Errorf("%s asks for %q, which is no text", name, m[1])
			}
		}
	}
	if n < 100 {
		t.Errorf("only %d texts are asked for: nothing was looked at", n)
	}
}
