package desk

import (
	_ "embed"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // so that zones are known on a machine that has none

	"golang.org/x/text/language"
)

// zoneText holds the names that a wrong one is compared with: those of places in
// the IANA database, without its links for countries.
//
//go:embed zones.txt
var zoneText string

var zoneNames = strings.Fields(zoneText)

// zoneOf says which zone was likely meant by an abbreviation. None is taken for
// the zone itself: most mean half a year, and several mean more than one place.
var zoneOf = map[string][]string{
	"CET": {"Europe/Paris", "Europe/Berlin"}, "CEST": {"Europe/Paris", "Europe/Berlin"}, "MET": {"Europe/Paris", "Europe/Berlin"},
	"GMT": {"UTC", "Europe/London"}, "BST": {"Europe/London"}, "WET": {"Europe/Lisbon"}, "WEST": {"Europe/Lisbon"},
	"EET": {"Europe/Helsinki", "Europe/Athens"}, "EEST": {"Europe/Helsinki", "Europe/Athens"}, "MSK": {"Europe/Moscow"},
	"ET": {"America/New_York"}, "EST": {"America/New_York"}, "EDT": {"America/New_York"}, "EST5EDT": {"America/New_York"},
	"CT": {"America/Chicago"}, "CST": {"America/Chicago", "Asia/Shanghai"}, "CDT": {"America/Chicago"}, "CST6CDT": {"America/Chicago"},
	"MT": {"America/Denver"}, "MST": {"America/Denver", "America/Phoenix"}, "MDT": {"America/Denver"}, "MST7MDT": {"America/Denver"},
	"PT": {"America/Los_Angeles"}, "PST": {"America/Los_Angeles"}, "PDT": {"America/Los_Angeles"}, "PST8PDT": {"America/Los_Angeles"},
	"HST": {"Pacific/Honolulu"}, "IST": {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}, "JST": {"Asia/Tokyo"}, "KST": {"Asia/Seoul"},
	"AEST": {"Australia/Sydney"}, "AEDT": {"Australia/Sydney"}, "NZST": {"Pacific/Auckland"}, "NZDT": {"Pacific/Auckland"}, "IRST": {"Asia/Tehran"},
	"IRAN": {"Asia/Tehran"}, "ISRAEL": {"Asia/Jerusalem"}, "JAPAN": {"Asia/Tokyo"}, "TURKEY": {"Europe/Istanbul"}, "PRC": {"Asia/Shanghai"},
	"HONGKONG": {"Asia/Hong_Kong"}, "SINGAPORE": {"Asia/Singapore"}, "POLAND": {"Europe/Warsaw"}, "PORTUGAL": {"Europe/Lisbon"}, "EGYPT": {"Africa/Cairo"},
	"Z": {"UTC"}, "ZULU": {"UTC"}, "LOCAL": {"UTC", "Europe/Paris"},
}

// CheckZone returns the IANA name of a page's home zone, or an error that says
// which one may have been meant.
func CheckZone(name string) (string, error) {
	if strings.EqualFold(name, "UTC") || name == "Etc/UTC" {
		return "UTC", nil
	}
	if name == "" {
		return "", refuse(codeInvalid, "", "zone_empty", "a page needs its home zone, such as Europe/Paris or UTC")
	}
	wanted := strings.ReplaceAll(strings.TrimSpace(name), " ", "_")
	for _, z := range zoneNames {
		if strings.EqualFold(z, wanted) {
			return z, nil
		}
	}
	if strings.Contains(name, "/") {
		// A zone newer than the list, or one of an offset (Etc/GMT-5).
		if l, err := time.LoadLocation(name); err == nil {
			return l.String(), nil
		}
	}
	if near := nearZones(wanted); len(near) > 0 {
		return "", refuse(codeInvalid, "", "zone_near given near", "%q is not the name of a time zone; is it %s?", name, either(near))
	}
	return "", refuse(codeInvalid, "", "zone_unknown given", "%q is not the name of a time zone; write it as in the IANA database: Europe/Paris, America/New_York, Asia/Tehran, UTC", name)
}

// either is several names of which one may be meant.
type either []string

func (e either) String() string { return strings.Join(e, " or ") }

// nearZones gives up to three zones that may have been meant.
func nearZones(name string) []string {
	if meant := zoneOf[strings.ToUpper(name)]; meant != nil {
		return meant
	}
	name = strings.ToLower(name)
	_, place := cutLast(name)
	type near struct {
		zone     string
		distance int
	}
	var found []near
	for _, z := range zoneNames {
		low := strings.ToLower(z)
		_, zonePlace := cutLast(low)
		d := distance(name, low)
		if p := distance(place, zonePlace); p == 0 {
			d = min(d, 1) // the right place under another area
		} else if p <= len(place)/4 {
			d = min(d, p+1)
		}
		if d <= 3 && d < len(name) {
			found = append(found, near{z, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.distance - b.distance })
	var out []string
	for _, f := range found {
		if f.distance > found[0].distance+1 || len(out) == 3 {
			break
		}
		out = append(out, f.zone)
	}
	return out
}

func cutLast(s string) (before, after string) {
	i := strings.LastIndexByte(s, '/')
	return s[:max(i, 0)], s[i+1:]
}

// distance is how many letters must be changed, added or taken to make b of a.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		corner := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := corner
			if a[i] != b[j] {
				cost++
			}
			corner = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// langOf says which language was likely meant by its name.
var langOf = map[string]string{
	"english": "en", "french": "fr", "français": "fr", "francais": "fr", "german": "de", "deutsch": "de", "spanish": "es", "español": "es", "espanol": "es",
	"italian": "it", "italiano": "it", "portuguese": "pt", "português": "pt", "dutch": "nl", "nederlands": "nl", "danish": "da", "dansk": "da",
	"swedish": "sv", "svenska": "sv", "norwegian": "nb", "norsk": "nb", "finnish": "fi", "suomi": "fi", "polish": "pl", "polski": "pl", "czech": "cs",
	"greek": "el", "turkish": "tr", "türkçe": "tr", "russian": "ru", "ukrainian": "uk", "arabic": "ar", "hebrew": "he", "persian": "fa", "farsi": "fa",
	"hindi": "hi", "japanese": "ja", "korean": "ko", "chinese": "zh", "irish": "ga", "welsh": "cy", "romanian": "ro", "hungarian": "hu",
	"gr": "el", "jp": "ja", "cz": "cs", "dk": "da", "cn": "zh", "ua": "uk", "ir": "fa",
}

// CheckLang returns the BCP 47 tag of a language in its usual form, or an error
// that says which one may have been meant.
func CheckLang(name string) (string, error) {
	if name == "" {
		return "", refuse(codeInvalid, "", "lang_empty", "a page needs its language, such as en, fr or fa")
	}
	if meant := langOf[strings.ToLower(name)]; meant != "" {
		return "", refuse(codeInvalid, "", "lang_near given near", "%q is not the tag of a language; is it %s?", name, meant)
	}
	tag, err := language.Parse(name)
	switch base, _, _ := tag.Raw(); {
	case err != nil, base.String() == "und", base.String() == "mul", base.String() == "zxx":
		return "", refuse(codeInvalid, "", "lang_unknown given", "%q is not the tag of a language; write it as en, fr, pt-BR or fa", name)
	}
	return tag.String(), nil
}
