package render

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
)

func TestLabel(t *testing.T) {
	for _, c := range []struct{ when, zone, lang, clock, want string }{
		{"2024-10-23T20:30:00Z", "Europe/Paris", "en", "", "10:30 PM CEST"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "en", "24", "22:30 CEST"},
		{"2024-01-23T20:30:00Z", "Europe/Paris", "en", "", "9:30 PM CET"},
		{"2024-10-23T22:05:00Z", "Europe/Paris", "en", "", "12:05 AM CEST"},
		{"2024-10-23T10:05:00Z", "Europe/Paris", "en", "", "12:05 PM CEST"},
		{"2024-10-23T22:05:00Z", "Europe/Paris", "en", "24", "00:05 CEST"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "en-GB", "", "10:30 PM CEST"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "fr", "", "22:30 CEST"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "fr-CA", "", "22:30 CEST"},
		{"2024-10-23T20:30:00Z", "Europe/Berlin", "de", "", "22:30 MESZ"},
		{"2024-12-23T20:30:00Z", "Europe/Berlin", "de", "", "21:30 MEZ"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "xx", "", "22:30 CEST"},

		// The hour in which the clocks go back comes twice, and each time says which.
		{"2024-10-27T00:30:00Z", "Europe/Paris", "en", "", "2:30 AM CEST"},
		{"2024-10-27T01:30:00Z", "Europe/Paris", "en", "", "2:30 AM CET"},
		{"2024-03-31T00:59:00Z", "Europe/Paris", "en", "", "1:59 AM CET"},
		{"2024-03-31T01:00:00Z", "Europe/Paris", "en", "", "3:00 AM CEST"},
		{"2024-11-03T05:30:00Z", "America/New_York", "en", "", "1:30 AM EDT"},
		{"2024-11-03T06:30:00Z", "America/New_York", "en", "", "1:30 AM EST"},

		{"2024-10-27T00:30:00Z", "Europe/Paris", "tr", "", "02:30 (Paris saati) · UTC+2"},
		{"2024-10-27T01:30:00Z", "Europe/Paris", "tr", "", "02:30 (Paris saati) · UTC+1"},
		{"2024-10-26T23:59:00Z", "Europe/Paris", "tr", "", "01:59 (Paris saati)"},
		{"2024-10-27T00:00:00Z", "Europe/Paris", "tr", "", "02:00 (Paris saati) · UTC+2"},
		{"2024-10-27T01:59:00Z", "Europe/Paris", "tr", "", "02:59 (Paris saati) · UTC+1"},
		{"2024-10-27T02:00:00Z", "Europe/Paris", "tr", "", "03:00 (Paris saati)"},
		{"2024-03-31T00:59:00Z", "Europe/Paris", "tr", "", "01:59 (Paris saati)"},
		{"2024-03-31T01:00:00Z", "Europe/Paris", "tr", "", "03:00 (Paris saati)"},
		{"2021-09-21T19:00:00Z", "Asia/Tehran", "en", "", "11:30 PM Tehran time · UTC+4:30"},
		{"2021-09-21T20:00:00Z", "Asia/Tehran", "en", "", "11:30 PM Tehran time · UTC+3:30"},

		// Abbreviations that are numbers.
		{"2024-10-23T19:00:00Z", "Asia/Tehran", "en", "", "10:30 PM Tehran time"},
		{"2021-07-01T18:00:00Z", "Asia/Tehran", "en", "", "10:30 PM Tehran time"}, // Iran's last years of summer time
		{"2024-10-23T19:30:00Z", "Europe/Istanbul", "en", "", "10:30 PM Istanbul time"},
		{"2024-10-23T19:30:00Z", "Turkey", "en", "", "10:30 PM Istanbul time"},
		{"2024-10-23T19:30:00Z", "America/Argentina/Buenos_Aires", "en", "", "4:30 PM Buenos Aires time"},
		{"2024-10-23T19:30:00Z", "America/Sao_Paulo", "en", "", "4:30 PM São Paulo time"},
		{"2024-10-23T19:30:00Z", "Asia/Ho_Chi_Minh", "en", "", "2:30 AM Ho Chi Minh City time"},
		{"2024-10-23T19:30:00Z", "Etc/GMT-3", "en", "", "10:30 PM UTC+3"},
		{"2024-10-23T19:30:00Z", "Asia/Kathmandu", "en", "", "1:15 AM Kathmandu time"},

		// Abbreviations that stand for several zones.
		{"2024-10-23T17:00:00Z", "Asia/Kolkata", "en", "", "10:30 PM India time"},
		{"2024-10-23T17:00:00Z", "Asia/Calcutta", "en", "", "10:30 PM India time"},
		{"2024-10-23T14:30:00Z", "Asia/Shanghai", "en", "", "10:30 PM China time"},
		{"2024-10-23T14:30:00Z", "Asia/Taipei", "en", "", "10:30 PM Taipei time"},
		{"2024-10-23T14:30:00Z", "Asia/Manila", "en", "", "10:30 PM Manila time"},
		{"2024-12-23T20:30:00Z", "Asia/Jerusalem", "en", "", "10:30 PM Jerusalem time"},
		{"2024-07-23T19:30:00Z", "Asia/Jerusalem", "en", "", "10:30 PM IDT"},
		{"2024-07-23T21:30:00Z", "Europe/Dublin", "en", "", "10:30 PM Dublin time"},
		{"2024-12-23T22:30:00Z", "Europe/Dublin", "en", "", "10:30 PM GMT"},
		{"2024-12-23T22:30:00Z", "America/Havana", "en", "", "5:30 PM Havana time"},
		{"2024-07-23T22:30:00Z", "America/Havana", "en", "", "6:30 PM Havana time"},
		{"2024-12-23T22:30:00Z", "Pacific/Pago_Pago", "en", "", "11:30 AM Pago Pago time"},

		// And those that are clear.
		{"2024-07-23T22:30:00Z", "Europe/London", "en", "", "11:30 PM BST"},
		{"2024-07-23T22:30:00Z", "America/Chicago", "en", "", "5:30 PM CDT"},
		{"2024-12-23T22:30:00Z", "America/Chicago", "en", "", "4:30 PM CST"},
		{"2024-12-23T22:30:00Z", "America/Los_Angeles", "en", "", "2:30 PM PST"},
		{"2024-12-23T22:30:00Z", "America/St_Johns", "en", "", "7:00 PM NST"},
		{"2024-12-23T22:30:00Z", "Australia/Adelaide", "en", "", "9:00 AM ACDT"},
		{"2024-12-23T22:30:00Z", "UTC", "en", "", "10:30 PM UTC"},
		{"2024-12-23T22:30:00Z", "Etc/UTC", "en", "", "10:30 PM UTC"},
		{"2024-12-23T22:30:00Z", "No/Such_Zone", "en", "", "10:30 PM UTC"},
		{"2024-12-23T22:30:00Z", "", "", "", "22:30 UTC"},

		// The place in the page's language.
		{"2024-10-23T19:00:00Z", "Asia/Tehran", "fa", "", "۲۲:۳۰ به وقت تهران"},
		{"2024-10-23T20:30:00Z", "Europe/Paris", "fa-AF", "", "۲۲:۳۰ به وقت پاریس"},
		{"2024-10-23T19:30:00Z", "Europe/Istanbul", "ar", "", "22:30 بتوقيت إسطنبول"},
		{"2024-10-23T19:30:00Z", "Asia/Baghdad", "ar-IQ", "", "٢٢:٣٠ بتوقيت بغداد"},
		{"2024-10-23T19:00:00Z", "Asia/Tehran", "fr", "", "22:30, heure de Téhéran"},
		{"2024-10-23T19:30:00Z", "Europe/Istanbul", "fr", "", "22:30, heure d’Istanbul"},
		{"2024-10-23T19:30:00Z", "Europe/Istanbul", "uk", "", "22:30 за стамбульським часом"},
		{"2024-10-23T19:30:00Z", "Asia/Ulaanbaatar", "uk", "", "03:30 (Ulaanbaatar)"},
		{"2024-10-23T19:00:00Z", "Asia/Tehran", "de", "", "22:30 Ortszeit Teheran"},
		{"2024-10-23T19:30:00Z", "Asia/Baghdad", "ckb", "", "\u206622:30 Baghdad time\u2069"}, // English, from right to left
		{"2024-10-23T19:00:00Z", "UTC", "fa", "", "۱۹:۰۰ UTC"},
	} {
		if got := Label(at(c.when), c.zone, c.lang, c.clock); got != c.want {
			t.Errorf("%s in %s, %s %s: %q, want %q", c.when, c.zone, c.lang, c.clock, got, c.want)
		}
	}
}

func TestDayLabel(t *testing.T) {
	for _, c := range []struct{ when, zone, lang, want string }{
		{"2024-10-23T20:30:00Z", "Europe/Paris", "en", "Wednesday, 23 October 2024"},
		{"2024-10-23T22:00:00Z", "Europe/Paris", "en", "Thursday, 24 October 2024"},
		{"2024-10-23T21:59:00Z", "Europe/Paris", "en", "Wednesday, 23 October 2024"},
		{"2024-10-23T20:29:00Z", "Asia/Tehran", "en", "Wednesday, 23 October 2024"},
		{"2024-10-23T20:30:00Z", "Asia/Tehran", "en", "Thursday, 24 October 2024"},
		{"2024-12-31T11:00:00Z", "Pacific/Auckland", "en", "Wednesday, 1 January 2025"},
		{"2024-11-01T12:00:00Z", "Europe/Paris", "fr", "vendredi 1er novembre 2024"},
		{"2024-10-23T12:00:00Z", "Europe/Paris", "fr", "mercredi 23 octobre 2024"},
		{"2024-10-23T12:00:00Z", "Europe/Berlin", "de", "Mittwoch, 23. Oktober 2024"},
		{"2024-10-23T12:00:00Z", "Asia/Tehran", "fa", "چهارشنبه ۲ آبان ۱۴۰۳"},
		{"2025-03-20T12:00:00Z", "Asia/Tehran", "fa", "پنجشنبه ۳۰ اسفند ۱۴۰۳"},
		{"2025-03-21T12:00:00Z", "Asia/Tehran", "fa", "جمعه ۱ فروردین ۱۴۰۴"},
		{"2024-10-23T12:00:00Z", "Asia/Baghdad", "ar", "الأربعاء 23 أكتوبر 2024"},
		{"2024-10-23T12:00:00Z", "Asia/Baghdad", "ar-IQ", "الأربعاء ٢٣ تشرين الأول ٢٠٢٤"},
		{"2024-10-23T12:00:00Z", "Africa/Algiers", "ar-DZ", "الأربعاء 23 أكتوبر 2024"},
		{"2024-10-23T12:00:00Z", "Asia/Kabul", "fa-AF", "چهارشنبه ۲ عقرب ۱۴۰۳"},
		{"2024-01-23T12:00:00Z", "Europe/Vienna", "de-AT", "Dienstag, 23. Jänner 2024"},
	} {
		if got := DayLabel(at(c.when), c.zone, c.lang); got != c.want {
			t.Errorf("%s in %s, %s: %q, want %q", c.when, c.zone, c.lang, got, c.want)
		}
	}
}

// TestAbbreviations holds the table of clear abbreviations against the zones
// that use them: no label that names its zone by an abbreviation may be had, at
// another offset, from another zone.
func TestAbbreviations(t *testing.T) {
	for abbr, quarters := range known {
		if quarters < -48 || quarters > 56 {
			t.Errorf("%s: offset of %d quarters of an hour", abbr, quarters)
		}
		if !unambiguous(abbr, quarters*15*60) || unambiguous(abbr, quarters*15*60+3600) {
			t.Errorf("%s: not told by its offset", abbr)
		}
	}
	for _, never := range []string{"IST", "+03", "+0330", "-03", "LMT", "SST", ""} {
		if _, ok := known[never]; ok {
			t.Errorf("%q is taken for clear", never)
		}
	}
}

// TestPersian compares the calendar with ICU's ca-persian: testdata/nowruz.txt
// has the first day of each year as Node 20 gives it.
func TestPersian(t *testing.T) {
	f, err := os.Open("testdata/nowruz.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := 0
	for s := bufio.NewScanner(f); s.Scan(); lines++ {
		day, year, _ := strings.Cut(s.Text(), " ")
		first, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		y, m, d := persian(first.Date())
		if got := fmt.Sprint(y, m, d); got != year+" 1 1" {
			t.Errorf("%s: %s, want %s 1 1", day, got, year)
		}
		y, m, d = persian(first.AddDate(0, 0, -1).Date())
		if m != 12 || d != 29 && d != 30 || fmt.Sprint(y+1) != year {
			t.Errorf("the day before %s: %d %d %d", day, y, m, d)
		}
		for i, want := range []string{"1 31", "2 1", "6 31", "7 1", "7 30", "8 1", "12 1"} {
			_, m, d = persian(first.AddDate(0, 0, []int{30, 31, 185, 186, 215, 216, 336}[i]).Date())
			if got := fmt.Sprint(m, d); got != want {
				t.Errorf("%s: %s, want %s", day, got, want)
			}
		}
	}
	if lines < 170 {
		t.Fatalf("only %d years compared", lines)
	}
}
