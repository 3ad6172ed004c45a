package desk

import (
	"strings"
	"testing"
	"time"
)

func TestCheckZone(t *testing.T) {
	for in, want := range map[string]string{
		"Europe/Paris": "Europe/Paris", "europe/paris": "Europe/Paris", "America/New York": "America/New_York",
		"UTC": "UTC", "utc": "UTC", "Etc/UTC": "UTC", "Etc/GMT-5": "Etc/GMT-5", "America/Argentina/Buenos_Aires": "America/Argentina/Buenos_Aires",
	} {
		if got, err := CheckZone(in); got != want || err != nil {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, hint := range map[string]string{
		"": "needs its home zone", "Europe/Pari": "Europe/Paris", "Paris": "Europe/Paris", "Europe/Tehran": "Asia/Tehran", "CEST": "Europe/Paris",
		"EST": "America/New_York", "Local": "UTC", "Mars/Olympus_Mons": "as in the IANA database", "../etc/passwd": "as in the IANA database",
		"+02:00": "as in the IANA database", "America/NewYork": "America/New_York", "Europe/Lodnon": "Europe/London",
	} {
		got, err := CheckZone(in)
		if err == nil || !strings.Contains(err.Error(), hint) {
			t.Errorf("%q: %q, %v; want %q in it", in, got, err, hint)
		}
	}
}

// A name that is proposed must be one that is taken.
func TestZoneNames(t *testing.T) {
	names := zoneNames
	for _, z := range zoneOf {
		names = append(names, z...)
	}
	for _, z := range names {
		if _, err := time.LoadLocation(z); err != nil {
			t.Error(err)
		}
	}
}

func TestCheckLang(t *testing.T) {
	for in, want := range map[string]string{"en": "en", "en_gb": "en-GB", "PT-br": "pt-BR", "fa": "fa", "zh-hant-tw": "zh-Hant-TW"} {
		if got, err := CheckLang(in); got != want || err != nil {
			t.Errorf("%q: %q, %v", in, got, err)
		}
	}
	for in, hint := range map[string]string{"": "needs its language", "english": "is it en?", "Farsi": "is it fa?", "xx-yy-zz": "not the tag", "und": "not the tag", "e": "not the tag", "klingonish": "not the tag"} {
		if got, err := CheckLang(in); err == nil || !strings.Contains(err.Error(), hint) {
			t.Errorf("%q: %q, %v; want %q in it", in, got, err, hint)
		}
	}
	for name, tag := range langOf {
		if got, err := CheckLang(tag); err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
