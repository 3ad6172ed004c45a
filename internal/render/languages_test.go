package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"stoppress/internal/testneed"
)

// wanted are the languages that the fixed texts are in.
var wanted = []string{"en", "fr", "de", "es", "it", "pt", "nl", "sv", "tr", "uk", "ru", "ar", "fa", "he", "ku"}

// TestLabels writes the lines that stand above updates and days, and what the
// head says of the last update, in every language: both sides of each change of
// the clocks, zones with and without a name that all know, the first of a month,
// New Year in a zone ahead. testdata/labels.txt was read line by line; where the
// zones' rules change, it will.
func TestLabels(t *testing.T) {
	var b bytes.Buffer
	for _, tag := range append(slices.Clone(wanted), "ar-EG", "ar-IQ", "fa-AF", "pt-PT", "es-MX", "de-AT", "xx") {
		if base, _, _ := strings.Cut(tag, "-"); langs[base] == nil && base != "xx" {
			t.Fatalf("%s is not there", tag)
		}
		for _, c := range []struct{ zone, when string }{
			{"Europe/Paris", "2024-03-31T00:59:00Z"}, {"Europe/Paris", "2024-03-31T01:00:00Z"},
			{"Europe/Paris", "2024-10-27T00:30:00Z"}, {"Europe/Paris", "2024-10-27T01:30:00Z"},
			{"America/New_York", "2024-11-03T05:30:00Z"}, {"America/New_York", "2024-11-03T06:30:00Z"},
			{"Asia/Tehran", "2022-09-21T19:29:00Z"}, {"Asia/Tehran", "2022-09-21T20:30:00Z"},
			{"Europe/Istanbul", "2024-10-31T21:00:00Z"}, {"Europe/Kyiv", "2024-10-27T00:59:00Z"}, {"Europe/Kyiv", "2024-10-27T01:00:00Z"},
			{"Asia/Kolkata", "2024-12-31T18:30:00Z"}, {"Asia/Ulaanbaatar", "2024-07-05T03:00:00Z"}, {"Etc/GMT-3", "2024-10-23T19:30:00Z"}, {"UTC", "2024-10-23T22:30:00Z"},
		} {
			k := newClock(c.zone, tag, "")
			fmt.Fprintf(&b, "%s %s %s\n\t%s\n\t%s\n\t%s\n", tag, c.zone, c.when,
				Label(at(c.when), c.zone, tag, ""), DayLabel(at(c.when), c.zone, tag), k.moment(at(c.when)))
		}
	}
	golden(t, "labels.txt", b.Bytes())
}

// icu is what Node's Intl knows of a language.
type icu struct {
	Months, Weekdays, Days []string
	Digits                 string
	Forms                  []string          // plural forms that it has
	Form                   map[string]string // of some whole numbers
	Now                    string
	Minutes, Hours         map[string]string // some, ago
}

const askICU = `
const tags = JSON.parse(process.argv[1]), ns = JSON.parse(process.argv[2]), out = {};
for (const tag of tags) {
  if (Intl.DateTimeFormat.supportedLocalesOf([tag]).length == 0) { console.error("no data for " + tag); process.exit(1); }
  const part = (type, options, t) => new Intl.DateTimeFormat(tag, { timeZone: "UTC", ...options }).formatToParts(t).find(p => p.type == type).value;
  const first = tag.startsWith("fa") ? Date.UTC(2024, 2, 25) : Date.UTC(2024, 0, 5);
  const rules = new Intl.PluralRules(tag), relative = new Intl.RelativeTimeFormat(tag, { numeric: "auto", style: "short" });
  const ago = (unit, most) => Object.fromEntries([...Array(most).keys()].map(n => [n + 1, relative.format(-n - 1, unit)]));
  out[tag] = {
    Months: [...Array(12).keys()].map(m => part("month", { dateStyle: "long" }, first + m * 30.5 * 86400e3)),
    Weekdays: [...Array(7).keys()].map(d => part("weekday", { dateStyle: "full" }, Date.UTC(2024, 9, 20 + d))),
    Days: [...Array(7).keys()].map(d => part("weekday", { weekday: "short" }, Date.UTC(2024, 9, 20 + d))),
    Digits: new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210),
    Forms: rules.resolvedOptions().pluralCategories,
    Form: Object.fromEntries(ns.map(n => [n, rules.select(n)])),
    Now: relative.format(0, "second"), Minutes: ago("minute", 59), Hours: ago("hour", 23),
  };
}
console.log(JSON.stringify({ cldr: process.versions.cldr, tags: out }));`

// TestICU holds the names of months and days, the digits and the plural forms of
// every language and region against ICU's, of the CLDR that the files were made
// from or newer. The script in readers' browsers chooses among data-text-new's
// forms by the same rules.
func TestICU(t *testing.T) {
	const since = 48
	node, err := exec.LookPath("node")
	if err != nil {
		testneed.Missing(t, "node is not there; install Node 20 or newer")
	}
	ns := []int{1_000_000, 2_000_000, 1_000_001, 1_000_010, 999_999}
	for n := range 240 {
		ns = append(ns, n)
	}
	tags := slices.Sorted(maps.Keys(langs))
	a, _ := json.Marshal(tags) // strings and ints
	b, _ := json.Marshal(ns)
	out, err := exec.Command(node, "-e", askICU, string(a), string(b)).Output()
	if err != nil {
		t.Fatalf("node: %v: %s", err, out)
	}
	var has struct {
		CLDR string
		Tags map[string]icu
	}
	if err := json.Unmarshal(out, &has); err != nil {
		t.Fatalf("node: %v: %s", err, out)
	}
	if v, err := strconv.ParseFloat(has.CLDR, 64); err != nil || v < since {
		testneed.Missing(t, fmt.Sprintf("node has the CLDR %q; install one with %d or newer", has.CLDR, since))
	}
	for _, tag := range tags {
		l, want := langs[tag], has.Tags[tag]
		if !slices.Equal(l.Months, want.Months) {
			t.Errorf("%s: months\n%q, ICU has\n%q", tag, l.Months, want.Months)
		}
		if !slices.Equal(l.Weekdays, want.Weekdays) {
			t.Errorf("%s: weekdays\n%q, ICU has\n%q", tag, l.Weekdays, want.Weekdays)
		}
		if !slices.Equal(l.Days, want.Days) {
			t.Errorf("%s: short weekdays\n%q, ICU has\n%q", tag, l.Days, want.Days)
		}
		if got := l.Number(9876543210); got != want.Digits {
			t.Errorf("%s: digits %s, ICU has %s", tag, got, want.Digits)
		}
		if got := l.T("now"); got != want.Now {
			t.Errorf("%s: now is %q, ICU has %q", tag, got, want.Now)
		}
		for key, texts := range map[string]map[string]string{"minutesago": want.Minutes, "hoursago": want.Hours} {
			for n, text := range texts {
				whole, _ := strconv.Atoi(n)
				// All but Brazil write min without a stop.
				if got := l.N(key, whole); got != text && !(strings.HasPrefix(tag, "pt-") && got == text+".") {
					t.Errorf("%s: %s %s is %q, ICU has %q", tag, n, key, got, text)
				}
			}
		}
		forms := map[string]string{}
		if err := json.Unmarshal([]byte(l.forms("newposts")), &forms); err != nil {
			t.Fatal(err)
		}
		base, _ := l.tag.Base()
		slices.Sort(want.Forms)
		if table := strings.Fields(cardinal[base.String()]); !slices.Equal(slices.Sorted(slices.Values(table)), want.Forms) {
			t.Errorf("%s: plural forms %q, ICU has %q", tag, table, want.Forms)
		}
		for n, form := range want.Form {
			// As the script puts it together, and as the server does.
			script := strings.Replace(forms[form], "#", l.numerals(n), 1)
			whole, _ := strconv.Atoi(n)
			known := plural.Cardinal.MatchPlural(l.tag, whole, 0, 0, 0, 0)
			switch got := l.N("newposts", whole); {
			case got == script:
			case form == "many" && known == plural.Other:
				// A million is more than the server counts to: see cardinal.
			case whole == 0 && base.String() == "pt":
				// For x/text all but Brazil follow Portugal. Nobody is told of 0 posts.
			default:
				t.Errorf("%s: %q, and %q by ICU's rules", tag, got, script)
			}
			if forms[form] == "" {
				t.Errorf("%s: ICU asks for the form %q of %s", tag, form, n)
			}
		}
	}
}

// TestWanted sees to it that all languages are there, and that one that nobody
// who grew up with it has read says so.
func TestWanted(t *testing.T) {
	for _, tag := range wanted {
		l := langs[tag]
		if l == nil {
			t.Errorf("%s is not there", tag)
			continue
		}
		b, err := langFiles.ReadFile("lang/" + tag + ".json")
		if err != nil || !bytes.Contains(b, []byte(`"reviewed": `)) {
			t.Errorf("%s: does not say whether it was read (%v)", tag, err)
		}
		if tag, err := language.Parse(l.Tag); err != nil || tag != l.tag {
			t.Errorf("%s: tag %v, %v", l.Tag, l.tag, err)
		}
	}
}
