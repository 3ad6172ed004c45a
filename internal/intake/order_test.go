package intake

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestOrder reads pages whose order, days or zones a hasty reader mistakes. A stamp gives its UTC time, ? where a doubt tells of it.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name, zone, date string
		stamps           []string
		order, want      string
	}{
		{"oldest first by its day lines", "Europe/Paris", "", []string{"Monday, 21 October 2024", "9:00", "23:30", "Tuesday, 22 October 2024", "8:00", "7:00"},
			OldestFirst, "21 07:00, 21 21:30, 22 06:00, 22 05:00?"},
		{"newest first by its day lines", "Europe/Paris", "", []string{"Tuesday, 22 October 2024", "8:00", "0:30", "Monday, 21 October 2024", "23:30", "9:00"},
			NewestFirst, "22 06:00, 21 22:30, 21 21:30, 21 07:00"},
		{"two stamps over midnight, oldest first", "Europe/Paris", "2024-10-23", []string{"23:30", "00:15"}, OldestFirst, "22 21:30, 22 22:15"},
		{"two stamps over midnight, newest first", "Europe/Paris", "2024-10-23", []string{"00:15", "23:30"}, NewestFirst, "22 22:15, 22 21:30"},
		{"two stamps of a day", "Europe/Paris", "2024-10-23", []string{"22:30", "7:00"}, NewestFirst, "23 20:30, 23 05:00"},
		{"all of another zone: its day and its midnight", "Europe/Paris", "2024-10-23", []string{"10:30 PM ET", "7 a.m. ET"}, NewestFirst, "24 02:30?, 23 11:00"},
		{"all of another zone, a long day", "Europe/Paris", "2024-10-23", []string{"10:30 PM ET", "3:00 AM ET", "11:00 PM ET"}, NewestFirst, "24 02:30?, 23 07:00, 23 03:00"},
		{"the newest of another zone, others at home", "Europe/Paris", "2024-10-24", []string{"10:30 PM ET", "11:00 PM CEST"}, NewestFirst, "24 02:30?, 23 21:00"},
		{"the hour that came twice, with its seasons", "America/New_York", "2024-11-03", []string{"3:10 AM ET", "1:40 AM EST", "1:50 AM EDT"}, NewestFirst, "03 08:10, 03 06:40, 03 05:50"},
		{"a small step back", "Europe/Paris", "2024-10-23", []string{"22:30", "21:00", "21:15", "20:00"}, NewestFirst, "23 20:30, 23 19:00, 23 19:15?, 23 18:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var text strings.Builder
			for _, s := range c.stamps {
				text.WriteString(s + "\n\n")
				if !strings.HasSuffix(s, "2024") {
					text.WriteString("A harbour under water\nThe wall gave way in the night, and the water came in as far as the market square.\n\n")
				}
			}
			o := Options{Zone: zone(t, c.zone), Lang: "en"}
			if c.date != "" {
				d, err := ParseDate(c.date)
				if err != nil {
					t.Fatal(err)
				}
				o.Date = d
			}
			out, err := Parse(strings.NewReader(text.String()), o)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, u := range out.Updates {
				s := u.Stamp.Format("02 15:04")
				for _, d := range out.Doubts {
					if d.Line == u.Line && !strings.Contains(d.Why, "newest first or oldest first") {
						s += "?"
					}
				}
				got = append(got, s)
			}
			if s := strings.Join(got, ", "); s != c.want || out.Order != c.order {
				t.Errorf("%s: %s\nwant %s: %s\n%+v", out.Order, s, c.order, c.want, out.Doubts)
			}
		})
	}
}

// TestFuture: a stamp of a day that is still to come is a wrong date; a few hours may be a slip, and a doubt says so.
func TestFuture(t *testing.T) {
	text := "UPDATE: 10:30 PM CEST\nHarbour Gates Closed Early\nThe harbour master closed both gates.\n"
	for _, c := range []struct {
		date   Date
		future bool
		doubts int
	}{{Date{2024, 10, 23}, false, 0}, {Date{2024, 10, 24}, false, 1}, {Date{2024, 10, 26}, true, 0}, {Date{2924, 10, 23}, true, 0}} {
		o, err := Parse(strings.NewReader(text), Options{Zone: zone(t, "Europe/Paris"), Date: c.date, Now: time.Date(2024, 10, 24, 6, 0, 0, 0, time.UTC)})
		if errors.Is(err, ErrFuture) != c.future || !c.future && (err != nil || len(o.Doubts) != c.doubts) {
			t.Errorf("%s: %v", c.date, err)
		}
	}
}

// TestSuspect: capitals behind a time are a zone or the story's first word, and where it is unsure a doubt says so.
func TestSuspect(t *testing.T) {
	for _, c := range []struct{ first, second, want string }{
		{"10:30 PM CEST Ferries stop", "9:30 PM XQT Halls open", "line 4: “9:30 PM XQT”"},
		{"10:30 PM XQT Ferries stop", "9:30 PM XQT Halls open", "line 1: “10:30 PM XQT”"},
		{"10:30 PM XYZ Ferries stop", "9:30 PM XYZ Halls open", "line 1: “10:30 PM XYZ”"},
		{"UPDATE: 10:30 PM XQT Ferries stop", "UPDATE: 9:30 PM XQT Halls open", "XQT"},
		{"10:30 PM CST Ferries stop", "9:30 PM Halls open", "“CST” is the time of North America"},
		{"22:30 hrs IST Ferries stop", "21:30 hrs Halls open", "“IST” is the time of India"},
		{"10:30 PM CEST Ferries stop", "9:30 PM NATO Ships leave", "? NATO"},
		{"10:30 PM Ferries stop", "9:30 PM SWAT Teams move in", "? SWAT"},
		{"10:30 PM Ferries stop", "9:30 PM NATO Ships leave", ""},
		{"10:30 PM CEST Ferries stop", "9:30 PM – XQT Halls open", ""},
		{"10:30 PM WAS IST LOS", "9:30 PM IST DAS GUT", ""},
	} {
		text := "The wall gave way in the night, and the water came in as far as the market square.\n\n"
		o, err := parse(t, c.first+"\n"+text+c.second+"\n"+text)
		got := ""
		if err != nil {
			got = err.Error()
		} else {
			for _, d := range o.Doubts {
				if strings.Contains(d.Why, "stands where a time zone may stand") {
					got += "? " + d.Why
				}
			}
		}
		want, ok := strings.CutPrefix(c.want, "? ")
		if ok != strings.HasPrefix(got, "? ") || !strings.Contains(got, want) || want == "" && got != "" {
			t.Errorf("%q, %q: %s\nwant %s", c.first, c.second, got, c.want)
		}
	}
}
