package desk_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"stoppress/internal/store"
)

// A time is entered as a clock in the page's zone shows it; nights on which
// clocks are changed are asked about.
func TestScheduleTimes(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 0, "headline": "Ferries", "body": "In port."}`)
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d2, `{"rev": 0, "headline": "Trains", "body": "Late.", "status": "unverified"}`)
		const at = "/api/pages/news/schedule"
		drafts := `"drafts": [{"id": "` + d2 + `", "rev": 1}, {"id": "` + d1 + `", "rev": 1}]`
		for _, c := range []struct{ at, code string }{
			{"", "invalid"}, {"tomorrow", "invalid"}, {"2020-01-01T10:00", "invalid"}, {"2020-01-01T10:00:00Z", "invalid"}, {"9999-01-01T10:00", "invalid"},
		} {
			if a := ada.do("POST", at, `{"at": "`+c.at+`", `+drafts+`}`); a.status != 422 || a.code() != c.code || a.str("field") != "at" {
				t.Errorf("%q: %d %s", c.at, a.status, a.raw)
			}
		}
		spring, autumn := lastSunday(time.Now(), time.March), lastSunday(time.Now(), time.October)
		a := ada.must(422, "POST", at, `{"at": "`+spring+`T02:30", `+drafts+`}`)
		choices := a.in("yours").list("choices")
		if a.code() != "time_gap" || len(choices) != 1 || choices[0].str("at") != spring+"T03:00:00+02:00" || choices[0].str("zone") != "CEST" {
			t.Errorf("a time that is not there: %s", a.raw)
		}
		a = ada.must(422, "POST", at, `{"at": "`+autumn+`T02:30", `+drafts+`}`)
		choices = a.in("yours").list("choices")
		if a.code() != "time_twice" || len(choices) != 2 || choices[0].str("zone") != "CEST" || choices[1].str("zone") != "CET" {
			t.Fatalf("a time that is there twice: %s", a.raw)
		}
		a = ada.must(201, "POST", at, `{"at": "`+choices[1].str("at")+`", `+drafts+`}`)
		if a.str("at") != autumn+"T01:30:00Z" || a.str("state") != "waiting" || a.in("by").str("name") != "Ada" || len(a.list("drafts")) != 2 || a.list("drafts")[0].str("headline") != "Trains" {
			t.Errorf("scheduled: %s", a.raw)
		}
		one := at + "/" + a.str("id")
		a = ada.must(200, "PUT", one, `{"at": "`+spring+`T06:00"}`)
		if a.str("at") != spring+"T04:00:00Z" {
			t.Errorf("another time: %s", a.raw)
		}
		d := ada.must(200, "GET", "/api/pages/news/drafts/"+d1, "")
		if d.str("scheduled") != spring+"T04:00:00Z" || d.str("schedule") != a.str("id") || d.num("rev") != 1 {
			t.Errorf("the draft: %s", d.raw)
		}
		// A save leaves the time, whatever it says of the draft.
		ada.must(200, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 1, "headline": "Ferries sail", "status": "verified"}`)
		if d = ada.must(200, "GET", "/api/pages/news/drafts/"+d1, ""); d.str("scheduled") == "" {
			t.Errorf("after a save: %s", d.raw)
		}
		ada.must(400, "PUT", "/api/pages/news/drafts/"+d1, `{"rev": 2, "scheduled": "2030-01-01T10:00:00Z"}`)
		for _, path := range []string{at, "/api/schedule"} {
			if l := ada.must(200, "GET", path, "").list("schedule"); len(l) != 1 || l[0].list("drafts")[1].str("headline") != "Ferries sail" {
				t.Errorf("%s: %v", path, l)
			}
		}
		ada.must(200, "DELETE", one, "")
		if a := ada.must(404, "DELETE", one, ""); a.code() != "no_schedule" {
			t.Errorf("again: %s", a.raw)
		}
		ada.must(404, "PUT", one, `{"at": "`+spring+`T06:00"}`)
		if d = ada.must(200, "GET", "/api/pages/news/drafts/"+d1, ""); d.str("scheduled") != "" || d.str("schedule") != "" {
			t.Errorf("stopped: %s", d.raw)
		}
		// Published by hand, what was scheduled is gone.
		ada.must(201, "POST", at, `{"at": "`+spring+`T06:00", "drafts": [{"id": "`+d1+`", "rev": 2}]}`)
		ada.must(201, "POST", "/api/pages/news/updates", `{"drafts": [{"id": "`+d1+`", "rev": 2}]}`)
		if l := ada.must(200, "GET", at, "").list("schedule"); len(l) != 0 {
			t.Errorf("published by hand, it is scheduled: %v", l)
		}
		// What someone else saved meanwhile is not scheduled unseen.
		if a := ada.must(409, "POST", at, `{"at": "`+spring+`T06:00", "drafts": [{"id": "`+d2+`", "rev": 7}]}`); a.code() != "stale_draft" {
			t.Errorf("%s", a.raw)
		}
		// Words of the watch list are asked about when the time is set.
		if _, err := n.store.AddWatchword(t.Context(), byTest, store.Watchword{Word: "trains", Reason: "Wait for the minister."}); err != nil {
			t.Fatal(err)
		}
		body := `{"at": "` + spring + `T06:00", "drafts": [{"id": "` + d2 + `", "rev": 1}]`
		if a := ada.must(409, "POST", at, body+`}`); a.code() != "watched" || len(a.list("words")) != 1 {
			t.Errorf("a word of the watch list: %s", a.raw)
		}
		a = ada.must(201, "POST", at, body+`, "watched": ["trains"]}`)
		if a := ada.must(409, "PUT", at+"/"+a.str("id"), `{"at": "`+spring+`T07:00"}`); a.code() != "watched" {
			t.Errorf("another time: %s", a.raw)
		}
		ada.must(200, "PUT", at+"/"+a.str("id"), `{"at": "`+spring+`T07:00", "watched": ["trains"]}`)
		ada.must(200, "DELETE", at+"/"+a.str("id"), "")
		list, err := n.store.Watchwords(t.Context(), "")
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range list {
			if err := n.store.DropWatchword(t.Context(), byTest, "", w.ID); err != nil {
				t.Fatal(err)
			}
		}
		bo := n.join("Bo", store.Contributor, n.page.ID)
		ada.must(201, "POST", at, `{"at": "`+spring+`T06:00", "drafts": [{"id": "`+d2+`", "rev": 1}]}`)
		if l := bo.must(200, "GET", "/api/schedule", "").list("schedule"); len(l) != 1 {
			t.Errorf("Bo sees %v", l)
		}
		(&house{t: t, store: n.store}).page("secret")
		other := n.join("Cy", store.Contributor, headOf(t, n.store, "secret").ID)
		if l := other.must(200, "GET", "/api/schedule", "").list("schedule"); len(l) != 0 {
			t.Errorf("another page's people see %v", l)
		}
	})
}

func headOf(t *testing.T, s *store.Store, slug string) store.Head {
	t.Helper()
	h, err := s.Find(context.Background(), slug)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// lastSunday is the day of the next last Sunday of a month, on which clocks in
// Paris are changed.
func lastSunday(now time.Time, month time.Month) string {
	for year := now.Year(); ; year++ {
		at := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC)
		at = at.AddDate(0, 0, -int(at.Weekday()))
		if at.After(now.AddDate(0, 0, 1)) {
			return at.Format(time.DateOnly)
		}
	}
}

// A silent page is asked about, by the desk's list, the page, and the events.
func TestSilentPage(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		if a := ada.must(200, "GET", "/api/pages/news", ""); a.str("quiet") != "" {
			t.Errorf("at once: %s", a.raw)
		}
		a := ada.must(200, "POST", "/api/pages/news/go-on", `{}`)
		if again, err := time.Parse(time.RFC3339, a.str("again")); err != nil || again.Before(time.Now().Add(store.Silence-time.Hour)) {
			t.Errorf("asked again: %s", a.raw)
		}
		ada.must(200, "POST", "/api/pages/news/end", `{}`)
		ada.must(409, "POST", "/api/pages/news/go-on", `{}`)
	})
}

// Series over HTTP.
func TestSeriesHTTP(t *testing.T) {
	floors(t, func(t *testing.T, n *floor) {
		ada := n.join("Ada", store.Administrator, "")
		for _, c := range []struct{ body, field string }{
			{`{"slug": "daily", "title": "T", "zone": "CET", "lang": "en", "at": "06:00"}`, "zone"},
			{`{"slug": "daily", "title": "T", "zone": "UTC", "lang": "english", "at": "06:00"}`, "lang"},
			{`{"slug": "daily", "title": "T", "zone": "UTC", "lang": "en", "at": "6"}`, "at"},
			{`{"slug": "daily", "title": "", "zone": "UTC", "lang": "en", "at": "06:00"}`, "title"},
			{`{"slug": "daily", "title": "{date} {date}", "zone": "UTC", "lang": "en", "at": "06:00"}`, "title"},
			{`{"slug": "daily", "title": "T", "zone": "UTC", "lang": "en", "at": "06:00", "ends": "soon"}`, "ends"},
			{`{"slug": "desk", "title": "T", "zone": "UTC", "lang": "en", "at": "06:00"}`, "slug"},
		} {
			if a := ada.do("POST", "/api/series", c.body); a.status != 422 || a.str("field") != c.field {
				t.Errorf("%s: %d %s", c.body, a.status, a.raw)
			}
		}
		a := ada.must(201, "POST", "/api/series", `{"slug": "daily", "title": "The day, {date}", "zone": "Europe/Paris", "lang": "fr", "at": "00:00", "now": true}`)
		days := a.list("days")
		if len(days) != 1 || a.str("state") != "runs" || a.str("url") != base+"/daily" || a.str("today") != days[0].str("slug") || days[0].str("slug") != "daily-"+days[0].str("day") {
			t.Fatalf("made: %s", a.raw)
		}
		if title := days[0].str("title"); !strings.HasPrefix(title, "The day, ") || strings.Contains(title, "{") {
			t.Errorf("the day's title: %q", title)
		}
		if a := ada.must(409, "POST", "/api/series", `{"slug": "daily", "title": "T", "zone": "UTC", "lang": "en", "at": "06:00"}`); a.code() != "slug_taken" {
			t.Errorf("%s", a.raw)
		}
		// By the series' slug one has its newest page.
		if p := ada.must(200, "GET", "/api/pages/daily", ""); p.str("slug") != a.str("today") {
			t.Errorf("the page of today: %s", p.raw)
		}
		if l := ada.must(200, "GET", "/api/series", "").list("series"); len(l) != 1 || l[0].str("ends") != "begin" {
			t.Errorf("listed: %v", l)
		}
		if a := ada.must(200, "POST", "/api/series/daily/stop", `{}`); a.str("state") != "stopped" || a.str("next") != "" {
			t.Errorf("stopped: %s", a.raw)
		}
		ada.must(409, "POST", "/api/series/daily/stop", `{}`)
		ada.must(200, "POST", "/api/series/daily/start", `{}`)
		if a := ada.must(404, "GET", "/api/series/weekly", ""); a.code() != "no_series" {
			t.Errorf("%s", a.raw)
		}
		bo := n.join("Bo", store.Editor, n.page.ID) // of one page only
		bo.must(403, "POST", "/api/series/daily/stop", `{}`)
		bo.must(403, "GET", "/api/series", "")
		bo.must(404, "GET", "/api/pages/daily", "") // not theirs
	})
}
