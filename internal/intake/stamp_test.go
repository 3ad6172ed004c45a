package intake

import (
	"fmt"
	"testing"
	"time"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

// TestTakeStamp lists what opens a line as a stamp, with its time of day and zone as read, and what stands beside it.
func TestTakeStamp(t *testing.T) {
	home := newHome(zone(t, "Europe/Paris"), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct{ line, want, rest string }{
		{"UPDATE: 10:30 PM CEST", "22:30 home CEST", ""},
		{"Update 22:30", "22:30", ""},
		{"10.39 CET", "10:39 home CET", ""},
		{"7 a.m. ET", "7:00 America/New_York", ""},
		{"[14:05 UTC]", "14:05 UTC", ""},
		{"22:25 Uhr", "22:25", ""},
		{"14h32", "14:32", ""},
		{"kl. 14.32", "14:32", ""},
		{"kl 14:32", "14:32", ""},
		{"Kl 14.32: Hamnen stängd", "14:32", "Hamnen stängd"},
		{"22.30 Uhr", "22:30", ""},
		{"22h30", "22:30", ""},
		{"22 h 30", "22:30", ""},
		{"22 Uhr", "22:00", ""},
		{"22 Uhr 15", "22:15", ""},
		{"14:05 GMT", "14:05 UTC", ""},
		{"at 3 pm ET", "", ""},
		{"Updated at 3 pm ET", "15:00 America/New_York", ""},
		{"Mis à jour à 14h32", "14:32", ""},
		{"Mise à jour : 14 h 32", "14:32", ""},
		{"Aktualisiert um 22:25 Uhr", "22:25", ""},
		{"Updated 10:41 PM", "22:41", ""},
		{"Update, 10:41 P.M.", "22:41", ""},
		{"10:41 p. m.", "22:41", ""},
		{"10:41PM", "22:41", ""},
		{"12 AM CET", "0:00 home CET", ""},
		{"UPDATE: 12:05 AM", "0:05", ""},
		{"12:30 PM", "12:30", ""},
		{"Oct 23, 10:30 PM", "22:30 on 10-23", ""},
		{"Oct. 23, 2024, at 10:30 PM", "22:30 on 2024-10-23", ""},
		{"23 October 2024 22:30", "22:30 on 2024-10-23", ""},
		{"2024-10-23 22:30", "22:30 on 2024-10-23", ""},
		{"2024-10-23T22:30Z", "22:30 UTC on 2024-10-23", ""},
		{"2024-10-23T22:30:15+02:00", "22:30 +02:00 on 2024-10-23", ""},
		{"23.10.2024, 22:30 Uhr", "22:30 on 2024-10-23", ""},
		{"23.10. 22:30 Uhr", "22:30 on 10-23", ""},
		{"Mittwoch, 23. Oktober, 22:30 Uhr", "22:30 on 10-23", ""},
		{"le 23 octobre 2024 à 22h30", "", ""},
		{"Mis à jour le 23 octobre 2024 à 22h30", "22:30 on 2024-10-23", ""},
		{"10:30 PM CEST, October 23, 2024", "22:30 home CEST on 2024-10-23", ""},
		{"10:30 PM, Wednesday", "22:30 on Wednesday", ""},
		{"Wednesday 10:30 PM", "22:30 on Wednesday", ""},
		{"۲۲:۳۰", "22:30", ""},
		{"ساعت ۲۲:۳۰", "22:30", ""},
		{"٢٢:٣٠", "22:30", ""},
		{"به\u200cروزرسانی: ۲۲:۳۰", "22:30", ""},
		{"更新：22:30", "22:30", ""},
		{"UPDATE 3: 10:30 PM CEST", "22:30 home CEST", ""},
		{"Update #2 (22:30)", "22:30", ""},
		{"UPDATE 10 PM", "22:00", ""},
		{"**UPDATE 22:30**", "22:30", ""},
		{"• 22:30 – Harbour shut", "22:30", "Harbour shut"},
		{"UPDATE – 10:30 PM CEST – Harbour shut", "22:30 home CEST", "Harbour shut"},
		{"UPDATE 10:30 PM CEST Harbour Shut", "22:30 home CEST", "Harbour Shut"},
		{"22:30 | Harbour shut", "22:30", "Harbour shut"},
		{"22:30: trains stand still", "22:30", "trains stand still"},
		{"[14:05] The harbour is shut.", "14:05", "The harbour is shut."},
		{"(14:05 CET) The harbour is shut.", "14:05 home CET", "The harbour is shut."},
		{"10:30 PM (Paris) The harbour is shut.", "22:30 home", "The harbour is shut."},
		{"10:30 PM Paris time", "22:30 home", ""},
		{"10:30 PM Tehran time", "22:30 Asia/Tehran", ""},
		{"10:30 PM New York time", "22:30 America/New_York", ""},
		{"10:30 PM Eastern", "22:30 America/New_York", ""},
		{"10:30 PM Central European Summer Time", "22:30 home", ""},
		{"10:30 PM local time", "22:30 home", ""},
		{"22:30 Ortszeit", "22:30 home", ""},
		{"22h30 heure de Paris", "22:30 home", ""},
		{"22:30 Europe/Paris", "22:30 home", ""},
		{"22:30 UTC+3", "22:30 UTC+3", ""},
		{"22:30 (GMT+01:00)", "22:30 GMT+01:00", ""},
		{"22:30 cest", "22:30 home CEST", ""},
		{"10:30 PM CEST / 4:30 PM ET", "22:30 home CEST and 16:30", ""},
		{"10:30 PM CEST (2030 GMT)", "22:30 home CEST and 20:30", ""},
		{"2030 GMT", "20:30 UTC", ""},
		{"22:25 Uhr Die Feuerwehr rückt aus.", "22:25", "Die Feuerwehr rückt aus."},
		{"14h32 Les pompiers sont là.", "14:32", "Les pompiers sont là."},
		{"22:30 NATO ships leave the harbour.", "22:30", "NATO ships leave the harbour."},
		{"22:30: NATO ships leave the harbour.", "22:30", "NATO ships leave the harbour."},
		{"22:30 CAT stuck in a crane", "22:30", "CAT stuck in a crane"},
		{"7 a.m. ET Officials shut the port.", "7:00 America/New_York", "Officials shut the port."},
		{"UPDATE: 10:30 PM XYZ", "22:30 bad", ""},
		{"[14:05 XYZ] Text follows.", "14:05 bad", "Text follows."},
		{"UPDATE: 10:30 PM IST", "22:30 bad", ""},
		{"24:00", "24:00", ""},
		{"10.39 XQT", "10:39 bad", ""},
		{"kl. 14", "14:00", ""},
		{"Kl 14: Hamnen stängd", "14:00", "Hamnen stängd"},
		{"Kello 14.32", "14:32", ""},
		{"um 22:25 Uhr", "22:25", ""},
		{"À 14h32", "14:32", ""},
		{"às 14h32 – Porto fechado", "14:32", "Porto fechado"},
		{"Update @ 22:30", "22:30", ""},
		{"@ 22:30", "22:30", ""},
		{"2230 hrs", "22:30", ""},
		{"2230 hrs: Harbour shut", "22:30", "Harbour shut"},
		{"14:05 UTC+2: Harbour shut", "14:05 UTC+2", "Harbour shut"},
		{"14:05 UTC+05:30: Harbour shut", "14:05 UTC+05:30", "Harbour shut"},

		// No stamps.
		{"At 7 a.m. the council met.", "", ""},
		{"7 a.m. the council met.", "", ""},
		{"7 a.m. was the hour set for it.", "", ""},
		{"10:30 PM CEST was the deadline.", "", ""},
		{"10.30 million people live here.", "", ""},
		{"10.30 trains were late.", "", ""},
		{"22h30 et toujours rien", "", ""},
		{"Updated 10:41 PM and counting.", "", ""},
		{"25:10", "", ""},
		{"22:61", "", ""},
		{"10:30–12:00 The harbour opens.", "", ""},
		{"3 to 4 pm", "", ""},
		{"1.234,56 Euro", "", ""},
		{"10.5.3 is out", "", ""},
		{"12", "", ""},
		{"2024", "", ""},
		{"The harbour was shut at 22:30", "", ""},
		{"Noon came and went.", "", ""},
		{"UPDATE: the harbour is shut", "", ""},
		{"Um 22:25 Uhr schlossen die Tore.", "", ""},
		{"Um 22:25 Uhr Feuer in der Altstadt.", "", ""},
		{"À 14h32, Paris est dans le noir.", "", ""},
		{"kl. 14 fartyg", "", ""},
		{"kl. 14,5 meter", "", ""},
		{"2230 hours of work were lost.", "", ""},
		{"10.39 EUR", "10:39", "EUR"},
		{"", "", ""},
	} {
		st, ok := takeStamp(1, c.line, "en", home)
		got, rest := "", ""
		if ok {
			got, rest = fmt.Sprintf("%d:%02d", st.minute/60, st.minute%60), st.rest
			switch {
			case st.bad.name != "":
				got += " bad"
			case st.zone.home:
				got += " home"
				if st.zone.abbr != "" {
					got += " " + st.zone.abbr
				}
			case st.zone.loc != nil:
				got += " " + st.zone.loc.String()
			}
			if d := st.date; d != nil {
				switch {
				case d.day == 0:
					got += " on " + d.weekday.String()
				case d.year == 0:
					got += fmt.Sprintf(" on %02d-%02d", int(d.month), d.day)
				default:
					got += " on " + d.date().String()
				}
			}
			if two := st.second; two != nil {
				got += fmt.Sprintf(" and %d:%02d", two.minute/60, two.minute%60)
			}
		}
		if got != c.want || rest != c.rest {
			t.Errorf("%q: got %q beside %q, want %q beside %q", c.line, got, rest, c.want, c.rest)
		}
	}
}

func TestTakeTail(t *testing.T) {
	home := newHome(zone(t, "Europe/Paris"), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		line, rest string
		minute     int
	}{
		{"Harbour shut – 22:30 CET", "Harbour shut", 22*60 + 30},
		{"Harbour shut (UPDATE: 10:30 PM CEST)", "Harbour shut", 22*60 + 30},
		{"Harbour shut [22:30]", "Harbour shut", 22*60 + 30},
		{"Pole–Ash line cut | 7 a.m.", "Pole–Ash line cut", 7 * 60},
		{"The harbour was shut at 22:30", "", 0},
		{"Harbour shut – 22.30", "", 0},
		{"Harbour shut (again)", "", 0},
	} {
		st, ok := takeTail(1, c.line, "en", home)
		if ok != (c.rest != "") || ok && (st.rest != c.rest || st.minute != c.minute) {
			t.Errorf("%q: got %v %+v", c.line, ok, st)
		}
	}
}

func TestTakeDate(t *testing.T) {
	for _, c := range []struct{ text, lang, want string }{
		{"2024-10-23", "", "2024-10-23"},
		{"October 23, 2024", "", "2024-10-23"},
		{"Oct. 23", "", "0000-10-23"},
		{"23 October 2024", "", "2024-10-23"},
		{"23rd of October 2024", "", "2024-10-23"},
		{"23. Oktober 2024", "", "2024-10-23"},
		{"1er octobre 2024", "", "2024-10-01"},
		{"23 de octubre de 2024", "", "2024-10-23"},
		{"23 октября 2024", "", "2024-10-23"},
		{"23 października 2024", "", "2024-10-23"},
		{"۲۳ اکتبر ۲۰۲۴", "", "2024-10-23"},
		{"23.10.2024", "", "2024-10-23"},
		{"23.10.24", "", "2024-10-23"},
		{"23/10/2024", "en-US", "2024-10-23"},
		{"10/23/2024", "en-GB", "2024-10-23"},
		{"3/4/2024", "en-US", "2024-03-04"},
		{"3/4/2024", "en-GB", "2024-04-03"},
		{"Wednesday, October 23, 2024", "", "2024-10-23"},
		{"Wed 23 Oct", "", "0000-10-23"},
		{"29 February 2024", "", "2024-02-29"},
		{"29 February 2023", "", ""},
		{"October 32", "", ""},
		{"31.04.2024", "", ""},
		{"1403/08/02", "", ""}, // a year of another calendar
		{"may 5 people", "", ""},
		{"10.30", "", ""},
		{"1/2", "", ""},
	} {
		s := newScanner(c.text)
		d, ok := s.takeDate(c.lang)
		got := ""
		if ok {
			got = fmt.Sprintf("%04d-%02d-%02d", d.year, int(d.month), d.day)
		}
		if got != c.want {
			t.Errorf("%q in %q: got %q, want %q", c.text, c.lang, got, c.want)
		}
	}
}

func TestDatelines(t *testing.T) {
	day := Date{2024, 10, 23}
	for _, c := range []struct{ text, place, date, lead string }{
		{"Port Ash, Norland—October 19, 2024: The harbour", "Port Ash, Norland", "2024-10-19", "Port Ash, Norland—October 19, 2024: "},
		{"PORT ASH, Oct 19 (NNA) — The harbour", "PORT ASH", "2024-10-19", "PORT ASH, Oct 19 (NNA) — "},
		{"Port Ash (nna) – The harbour", "Port Ash", "", "Port Ash (nna) – "},
		{"PORT ASH — The harbour", "PORT ASH", "", "PORT ASH — "},
		{"PORT ASH, Norland (NNA) - The harbour", "PORT ASH, Norland", "", "PORT ASH, Norland (NNA) - "},
		{"Port Ash, 19. Oktober (nna) - Der Hafen", "Port Ash", "2024-10-19", "Port Ash, 19. Oktober (nna) - "},
		{"Ville-sur-Mer, le 19", "", "", ""},
		{"Storm — the latest", "", "", ""},
		{"LIVE — The harbour", "", "", ""},
		{"The harbour: shut", "", "", ""},
		{"Port Ash: The harbour", "", "", ""},
		{"On October 19, 2024: nothing", "", "", ""},
		{"", "", "", ""},
	} {
		d, ok := takeDateline(c.text, day, "en")
		if ok != (c.place != "") || ok && (d.Place != c.place || d.Date.String() != c.date || d.Lead != c.lead) {
			t.Errorf("%q: got %v %+v", c.text, ok, d)
		}
	}
}

// TestInstants: a clock shows a time once, twice where it was put back, never where it was put forward.
func TestInstants(t *testing.T) {
	paris := zone(t, "Europe/Paris")
	for _, c := range []struct {
		day    Date
		minute int
		want   []string
	}{
		{Date{2024, 10, 27}, 150, []string{"00:30", "01:30"}},
		{Date{2024, 10, 27}, 119, []string{"23:59"}},
		{Date{2024, 10, 27}, 180, []string{"02:00"}},
		{Date{2024, 3, 31}, 150, nil},
		{Date{2024, 3, 31}, 180, []string{"01:00"}},
		{Date{2024, 7, 1}, 0, []string{"22:00"}},
	} {
		var got []string
		for _, i := range instants(c.day, c.minute, paris) {
			got = append(got, i.UTC().Format("15:04"))
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%s %d: got %v, want %v", c.day, c.minute, got, c.want)
		}
	}
}

// TestLabel: a label is read back as the stamp it was made of, in every zone.
func TestLabel(t *testing.T) {
	for _, c := range []struct{ zone, want string }{
		{"Europe/Paris", "10:30 PM CEST"}, {"Europe/London", "9:30 PM BST"}, {"America/New_York", "4:30 PM EDT"}, {"America/Chicago", "3:30 PM CDT"},
		{"Asia/Tehran", "12:00 AM Tehran time"}, {"Europe/Istanbul", "11:30 PM Istanbul time"}, {"Asia/Kolkata", "2:00 AM Kolkata time"},
		{"Asia/Shanghai", "4:30 AM Shanghai time"}, {"America/Sao_Paulo", "5:30 PM Sao Paulo time"}, {"America/Argentina/Buenos_Aires", "5:30 PM Buenos Aires time"},
		{"America/Mexico_City", "2:30 PM CST"}, {"America/Havana", "4:30 PM CDT"}, {"Europe/Dublin", "9:30 PM Dublin time"}, {"UTC", "8:30 PM UTC"}, {"Asia/Kathmandu", "2:15 AM Kathmandu time"},
		{"Etc/GMT-3", "11:30 PM UTC+03:00"},
	} {
		loc := zone(t, c.zone)
		at := time.Date(2024, 10, 23, 20, 30, 0, 0, time.UTC)
		got := Label(at, loc)
		if got != c.want {
			t.Errorf("%s: got %q, want %q", c.zone, got, c.want)
		}
		st, ok := takeStamp(1, "UPDATE: "+got, "en", newHome(loc, at))
		local := at.In(loc)
		if !ok || st.bad.name != "" || st.rest != "" || st.minute != local.Hour()*60+local.Minute() {
			t.Errorf("%s: %q is not read back: %+v", c.zone, got, st)
		}
	}
}
