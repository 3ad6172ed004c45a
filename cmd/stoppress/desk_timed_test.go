package main

import (
	"fmt"
	"testing"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
)

// What runs by the clock, at the desk and before a reader's eyes.

// at opens the room's data as if it were another time, and does something there.
func (r *room) at(now time.Time, do func(*store.Store)) {
	r.coast.t.Helper()
	s, err := store.Open(r.coast.t.Context(), store.Options{Dir: r.data, Now: func() time.Time { return now }})
	if err != nil {
		r.coast.t.Fatal(err)
	}
	defer s.Close()
	do(s)
}

// drafts saves drafts of the first account, and gives them.
func (r *room) drafts(s *store.Store, slug string, headlines ...string) (head store.Head, picks []store.Pick, by string) {
	t := r.coast.t
	t.Helper()
	people, err := s.Accounts(t.Context())
	if err != nil || len(people) == 0 {
		t.Fatal("no account", err)
	}
	if head, err = s.Find(t.Context(), slug); err != nil {
		t.Fatal(err)
	}
	_, err = s.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		for i, h := range headlines {
			d := store.Draft{ID: fmt.Sprintf("0aaaaaaaa%d", i), Hand: people[0].ID, Texts: page.Texts{Headline: h, Body: markup.FromText("Words.").Encode()}}
			if _, err := tx.SaveDraft(d, 0); err != nil {
				return err
			}
			picks = append(picks, store.Pick{ID: d.ID, Rev: 1})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return head, picks, people[0].ID
}

// setTime puts a day and a time into a form, as someone does.
func setTime(tab *testbrowser.Tab, id, wall string) {
	tab.Wait(fmt.Sprintf(`!!document.querySelector("#%s-day")`, id))
	tab.Eval(fmt.Sprintf(`for (const [id, v] of [["%s-day", %q], ["%s-time", %q]]) {
		const e = document.getElementById(id); e.value = v; e.dispatchEvent(new Event("input", {bubbles: true})) }`, id, wall[:10], id, wall[11:16]), nil)
	painted(tab)
}

// onScreen looks at what stands in the page, on a laptop and on a phone, in the dark.
func onScreen(t *testing.T, tab *testbrowser.Tab, check func(string), what string) {
	t.Helper()
	painted(tab)
	check(what)
	tab.Screenshot("desk-" + what)
	tab.Viewport(360, 740, 2, true)
	tab.Dark(true)
	painted(tab)
	check(what + ", phone, dark")
	tab.Screenshot("desk-" + what + "-phone")
	want(t, what+": reaches over the edge", eval[string](tab, `[...document.querySelectorAll("main *")].filter(e => { const r = e.getBoundingClientRect();
		return r.width && !e.closest(".vh, .tools") && (r.left < -0.5 || r.right > innerWidth + 0.5) }).map(e => e.outerHTML.slice(0, 90)).join("; ")`), "")
	tab.Dark(false)
	tab.Desktop()
	painted(tab)
}

func paris(t *testing.T) *time.Location {
	t.Helper()
	l, err := time.LoadLocation("Europe/Paris")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// An update is scheduled, and shows itself on an open page under the time that was
// set; on nights on which clocks are changed the desk asks.
func TestDeskSchedule(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	r.at(time.Now(), func(s *store.Store) { r.drafts(s, r.slug, "Bridge opens", "Road opens") })
	tab.Wait(`document.querySelectorAll("#drafts .pick input").length === 2`)
	for _, id := range []string{"0aaaaaaaa1", "0aaaaaaaa0"} {
		tab.Click(`[data-draft="` + id + `"] .pick input`)
	}
	tab.Click("#schedule-update")
	autumn := time.Now().AddDate(0, 0, 2)
	for autumn.Month() != time.October || autumn.Weekday() != time.Sunday || autumn.Day() < 25 {
		autumn = autumn.AddDate(0, 0, 1)
	}
	setTime(tab, "schedule", autumn.Format(time.DateOnly)+"T02:30")
	onPhone(t, tab, check, "schedule")
	tab.Allow(`status 422: .*/schedule`)
	tab.Click("#schedule-go")
	tab.Wait(`document.querySelectorAll("[data-choice]").length === 2`)
	want(t, "which of the two", eval[string](tab, `[...document.querySelectorAll("[data-choice]")].map(e => e.textContent).join()`), "02:30 CEST,02:30 CET")
	tab.Screenshot("desk-schedule-twice")
	tab.Click(`[data-choice$="+01:00"]`)
	tab.Wait(`!document.querySelector("dialog") && document.querySelectorAll("#drafts .mark.blue").length === 2`)

	// Another time, from the list: the next minute that is far enough.
	tab.Eval(`location.hash = "#/-/scheduled"`, nil)
	tab.Wait(`document.querySelectorAll("#scheduled [data-due] ol li").length === 2`)
	want(t, "listed", eval[string](tab, `[...document.querySelectorAll("#scheduled [data-due] ol li")].map(e => e.textContent.trim()).join("/")`), "Road opens/Bridge opens")
	onScreen(t, tab, check, "scheduled")
	tab.Click("#scheduled [data-act=time]")
	stamp := time.Now().Add(30 * time.Second).Truncate(time.Minute).Add(time.Minute)
	setTime(tab, "schedule", stamp.In(paris(t)).Format(page.WallForm))
	tab.Click("#schedule-go")
	tab.Wait(`!document.querySelector("dialog") && document.querySelector("#scheduled time").dateTime.startsWith("` + stamp.UTC().Format("2006-01-02T15:04") + `")`)
	tab.Eval(`location.hash = "#/gale"`, nil)
	if n := eval[int](reading, `document.querySelectorAll("[data-list] [data-post]").length`); time.Now().Before(stamp) {
		want(t, "before its time readers have", n, 0)
	}
	time.Sleep(time.Until(stamp.Add(-5 * time.Second))) // a browser waits for less than a minute
	readerHas(reading, "Road opens")
	readerHas(reading, "Bridge opens")
	want(t, "one update, in order, under its time", eval[string](reading, `[...document.querySelectorAll("[data-list] [data-update]")].map(u =>
		u.dataset.update + " " + [...u.querySelectorAll("[data-post]")].map(e => e.querySelector("h1, h2, h3, h4").textContent.trim()).join("/")).join()`),
		stamp.UTC().Format("2006-01-02T15:04:05Z")+" Road opens/Bridge opens")
	liveHas(tab, "Road opens")
	tab.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 0`)
}

// What was missed does not go out by itself: the desk asks, and readers have
// nothing until someone decides.
func TestDeskMissed(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en", store.Contributor)
	reading := testbrowser.New(t)
	visit(reading, r.address+"/"+r.slug)
	linked(reading, "stream")
	tab := testbrowser.New(t)
	r.enter(tab, "Mara")
	now := time.Now()
	r.at(now.Add(-time.Hour), func(s *store.Store) {
		head, picks, by := r.drafts(s, r.slug, "Tide turns", "Second tide")
		_, err := s.Write(t.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
			if _, err := tx.Schedule(picks[:1], now.Add(-40*time.Minute), by); err != nil {
				return err
			}
			_, err := tx.Schedule(picks[1:], now.Add(-30*time.Minute), by)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	tab.Wait(`!!document.querySelector("#due")`)
	tab.Viewport(360, 740, 2, true)
	for _, view := range []string{"live", "drafts", "write"} { // on a phone the question is there, whatever one looks at
		tab.Click(".thumb [data-view=" + view + "]")
		want(t, "asked in "+view, eval[bool](tab, `(e => !!e.getClientRects().length && e.getBoundingClientRect().bottom < innerHeight)(document.querySelector("#due"))`), true)
	}
	tab.Click("#due")
	tab.Wait(`document.querySelectorAll("dialog [data-due][data-state=missed]").length === 2`)
	tab.Screenshot("desk-missed")
	want(t, "readers have", eval[int](reading, `document.querySelectorAll("[data-list] [data-post]").length`), 0)
	// A contributor is not asked.
	other := testbrowser.New(t)
	r.enter(other, "Nils")
	other.Wait(`document.querySelectorAll("#drafts [data-draft]").length === 2`)
	want(t, "what a contributor may", eval[int](other, `document.querySelectorAll("#due, #schedule, #schedule-update").length`), 0)

	tab.Click("dialog [data-due]:nth-child(2) [data-act=stop]")
	tab.Wait(`document.querySelectorAll("dialog [data-due]").length === 1`)
	tab.Click("dialog [data-act=now]")
	readerHas(reading, "Tide turns")
	tab.Wait(`!document.querySelector("#due, dialog")`)
	stamp, err := time.Parse(time.RFC3339, eval[string](reading, `document.querySelector("[data-list] [data-update]").dataset.update`))
	if err != nil || stamp.Before(now.Truncate(time.Minute)) {
		t.Errorf("published now, it bears %v, %v", stamp, err)
	}
	want(t, "readers have", eval[int](reading, `document.querySelectorAll("[data-list] [data-post]").length`), 1)
	want(t, "kept as a draft", tab.Text("#drafts [data-draft] .title"), "Second tide")
}

// A page that is silent for three hours is asked about; it pauses with a notice
// that readers see.
func TestDeskSilent(t *testing.T) {
	t.Parallel()
	r := openRoom(t, "en")
	r.at(time.Now().Add(-4*time.Hour), func(s *store.Store) {
		if _, _, err := s.CreatePage(t.Context(), store.NewPage{Slug: "calm", Head: page.Head{Title: "Calm", Lang: "sv", Zone: "Asia/Tehran"}}); err != nil {
			t.Fatal(err)
		}
	})
	reading := testbrowser.New(t)
	visit(reading, r.address+"/calm")
	linked(reading, "stream")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Eval(`location.hash = "#/gale"`, nil)
	tab.Wait(`!!document.querySelector(".asks")`) // of another page
	tab.Eval(`location.hash = "#/calm"`, nil)
	tab.Wait(`!!document.querySelector("#quiet")`)
	onScreen(t, tab, check, "quiet")
	tab.Click("#quiet-pause")
	tab.Wait(`!!document.querySelector("#pause-text")`)
	onPhone(t, tab, check, "pause")
	want(t, "proposed", eval[string](tab, `document.querySelector("#pause-text").value.replace(/\s/g, " ")`), "Tillbaka kl. 7:00") // in the page's language, not the desk's
	tab.Click("#pause-go")
	reading.Wait(`document.querySelector("[data-head]").textContent.replace(/\s/g, " ").includes("Tillbaka kl. 7:00")`)
	tab.Wait(`!document.querySelector("#quiet, dialog")`)
}

// A series is made at the desk; its address shows the day's page.
func TestDeskSeries(t *testing.T) {
	t.Parallel()
	// Times of day at which no day begins while this runs.
	begins, then := far(paris(t), 0), far(paris(t), -time.Hour)
	r := openRoom(t, "en")
	tab := testbrowser.New(t)
	check := accessibly(t, tab)
	r.enter(tab, "Mara")
	tab.Eval(`location.hash = "#/-/series"`, nil)
	tab.Wait(`!!document.querySelector("#series-form")`)
	tab.Eval(`for (const [id, v] of [["title", "The day, {date}"], ["slug", "daily"], ["at", "`+begins+`"]]) {
		const e = document.getElementById("series-" + id); e.value = v; e.dispatchEvent(new Event("input", {bubbles: true})) }
		document.querySelector("#series-form [name=now]").checked = true`, nil)
	onScreen(t, tab, check, "series")
	tab.Click("#series-go")
	tab.Wait(`!!document.querySelector("[data-series=daily]")`)
	onScreen(t, tab, check, "series listed")
	reading := testbrowser.New(t)
	visit(reading, r.address+"/daily")
	linked(reading, "stream")
	day := eval[string](reading, `document.querySelector("main").dataset.page`)
	if len(day) != len("daily-2026-03-01") || day[:6] != "daily-" {
		t.Errorf("the standing address shows %q", day)
	}
	tab.Click("[data-series=daily] .acts button")
	compose(tab, "First of the day", "It begins. ")
	tab.Eval(pressSend, nil)
	readerHas(reading, "First of the day")
	tab.Eval(`location.hash = "#/-/series"`, nil)
	tab.Wait(`!!document.querySelector("[data-series=daily][data-state=runs]")`)
	tab.Click("[data-series=daily] [data-act=edit]")
	tab.Wait(`document.querySelector("#change-title")?.value === "The day, {date}"`)
	onScreen(t, tab, check, "series changed")
	tab.Eval(`document.querySelector("#change-at").value = "`+then+`"; document.querySelector("#change-ends").value = "stay"`, nil)
	tab.Click("#change-go")
	tab.Wait(`!document.querySelector("dialog[open]") && document.querySelector("[data-series=daily]").textContent.includes("` + then + `")`)
	tab.Click("[data-series=daily] summary")
	tab.Wait(`document.querySelectorAll("[data-series=daily] [data-day]").length === 1`)
	onScreen(t, tab, check, "series days")
	tab.Click("[data-series=daily] [data-act=turn]")
	tab.Wait(`!!document.querySelector("[data-series=daily][data-state=stopped]")`)
}
