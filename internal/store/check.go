package store

import (
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/language"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// Limits of what is accepted, in characters (code points) where nothing else is said.
const (
	MaxTitle    = 300
	MaxText     = 5000 // standfirst, recap, notice
	MaxHeadline = 300
	MaxByline   = 200
	MaxNote     = 2000
	MaxSources  = 50
	MaxTags     = 50
	MaxTag      = 60
	MaxMediaIn  = 50    // pictures in a post
	MaxBatch    = 500   // posts published at once
	MaxImport   = 10000 // posts under one stamp of an import, and drafts of a page
	MaxURL      = 2000
	MaxName     = 200      // of a source, place or link
	MaxMedia    = 32 << 20 // bytes of a picture
	maxVersions = 100      // language versions of a page
	maxFooter   = 20       // links in the foot of pages
	maxOutside  = 500      // bytes of the address of a hub or a script
	maxHosts    = 20       // that the script may ask
)

// checkText: UTF-8 of at most max characters, no control characters but tab and
// line feed.
func checkText(field, s string, max int) error {
	if !utf8.ValidString(s) {
		return invalid(field, "request", "it is not UTF-8")
	}
	if n := utf8.RuneCountInString(s); n > max {
		return tooLarge(field, "long n max", "%d characters, the limit is %d", n, max)
	}
	for _, r := range s {
		if (r < ' ' && r != '\n' && r != '\t') || r == 0x7f {
			return invalid(field, "control -", "it holds the control character U+%04X", r)
		}
	}
	return nil
}

// checkLine is checkText for what is one line.
func checkLine(field, s string, max int) error {
	if strings.ContainsAny(s, "\n\t") {
		return invalid(field, "lines", "it is more than one line")
	}
	return checkText(field, s, max)
}

func checkNote(s string) error { return checkText(page.FieldNote, s, MaxNote) }

func checkReason(s string) error {
	if s == "" || slices.Contains(page.Reasons, s) {
		return nil
	}
	return invalid("reason", "request", "%q is none of: %s", s, strings.Join(page.Reasons, ", "))
}

func checkLang(field, s string) error {
	if len(s) > 100 {
		return invalid(field, "lang_empty", "it is not a BCP 47 language tag")
	}
	if _, err := language.Raw.Parse(s); err != nil {
		return invalid(field, "lang_unknown given", "%q is not a BCP 47 language tag such as en, de-AT or fa", s)
	}
	return nil
}

// checkURL: an absolute http or https address.
func checkURL(field, s string) error {
	if len(s) > MaxURL {
		return tooLarge(field, "url_long max", "an address has at most %d bytes", MaxURL)
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return invalid(field, "url_form given", "%q is not an http or https address", s)
	}
	return checkLine(field, s, MaxURL)
}

// checkPost looks at a post's texts as they would stand.
func checkPost(x page.Texts) error {
	if x.Headline == "" && len(x.Body) == 0 && len(x.Media) == 0 {
		return invalid(page.FieldBody, "post_empty", "a post has a headline, a body or a picture")
	}
	if err := checkLine(page.FieldHeadline, x.Headline, MaxHeadline); err != nil {
		return err
	}
	if err := checkLine(page.FieldByline, x.Byline, MaxByline); err != nil {
		return err
	}
	if err := checkLine(page.FieldDateline, x.Dateline.Place, MaxName); err != nil {
		return err
	}
	if err := checkLine(page.FieldDateline, x.Dateline.Date, MaxName); err != nil {
		return err
	}
	if len(x.Sources) > MaxSources {
		return tooLarge(page.FieldSources, "sources_many n max", "%d sources, the limit is %d", len(x.Sources), MaxSources)
	}
	for _, s := range x.Sources {
		if s.Name == "" && s.URL == "" {
			return invalid(page.FieldSources, "source_name", "a source without a name")
		}
		if err := checkLine(page.FieldSources, s.Name, MaxName); err != nil {
			return err
		}
		if s.URL != "" {
			if err := checkURL(page.FieldSources, s.URL); err != nil {
				return err
			}
		}
	}
	if len(x.Tags) > MaxTags {
		return tooLarge(page.FieldTags, "tags_many n max", "%d tags, the limit is %d", len(x.Tags), MaxTags)
	}
	for _, s := range x.Tags {
		if s == "" {
			return invalid(page.FieldTags, "tag_empty", "an empty tag")
		}
		if err := checkLine(page.FieldTags, s, MaxTag); err != nil {
			return err
		}
	}
	if x.Lang != "" {
		if err := checkLang(page.FieldLang, x.Lang); err != nil {
			return err
		}
	}
	if len(x.Media) > MaxMediaIn {
		return tooLarge(page.FieldMedia+"*", "pictures_many n max", "%d pictures, the limit is %d", len(x.Media), MaxMediaIn)
	}
	for key, m := range x.Media {
		if err := checkPicture(page.FieldMedia+key, m); err != nil {
			return err
		}
	}
	return checkBody(x.Body)
}

var hexSum = regexp.MustCompile(`^[0-9a-f]{64}$`)

func checkPicture(field string, m page.Media) error {
	switch {
	case !mediaID.MatchString(m.ID):
		return invalid(field, "request", "%q is not a picture's id", m.ID)
	case !hexSum.MatchString(m.SHA256):
		return invalid(field, "request", "sha256 is not 64 hexadecimal digits")
	case m.Width < 0 || m.Height < 0:
		return invalid(field, "request", "the size is not one")
	}
	if err := checkText(field, m.Alt, MaxNote); err != nil {
		return err
	}
	if err := checkText(field, m.Caption, MaxNote); err != nil {
		return err
	}
	if err := checkLine(field, m.Type, MaxName); err != nil {
		return err
	}
	return checkLine(field, m.Credit, MaxName)
}

// checkHead looks at a page's own texts, but for its slug.
func checkHead(h page.Head) error {
	if strings.TrimSpace(h.Title) == "" {
		return invalid(page.FieldTitle, "title_empty", "a page has a title")
	}
	if err := checkLine(page.FieldTitle, h.Title, MaxTitle); err != nil {
		return err
	}
	for _, t := range []struct{ field, text string }{
		{page.FieldStandfirst, h.Standfirst}, {page.FieldNotice, h.Notice.Text}, {page.FieldRecap, h.Recap.Text},
	} {
		if err := checkText(t.field, t.text, MaxText); err != nil {
			return err
		}
	}
	if err := checkLang(page.FieldLang, h.Lang); err != nil {
		return err
	}
	if err := checkZone(h.Zone); err != nil {
		return err
	}
	if h.Cover != nil {
		if err := checkPicture(page.FieldCover, *h.Cover); err != nil {
			return err
		}
	}
	if h.Canonical != "" {
		if err := checkURL(page.FieldCanonical, h.Canonical); err != nil {
			return err
		}
	}
	if len(h.Versions) > maxVersions {
		return tooLarge(page.FieldVersions, "versions_many n max", "%d language versions, the limit is %d", len(h.Versions), maxVersions)
	}
	for _, v := range h.Versions {
		if err := checkLang(page.FieldVersions, v.Lang); err != nil {
			return err
		}
		if slug, here := strings.CutPrefix(v.URL, "/"); here && page.CheckSlug(slug) == nil {
			continue
		}
		if err := checkURL(page.FieldVersions, v.URL); err != nil {
			return err
		}
	}
	if h.Clock != "" && h.Clock != "24" {
		return invalid(page.FieldClock, "request", `%q is neither "24" nor empty`, h.Clock)
	}
	return nil
}

func checkZone(zone string) error {
	if zone != "" && zone != "Local" {
		if _, err := time.LoadLocation(zone); err == nil {
			return nil
		}
	}
	return invalid(page.FieldZone, "zone_unknown given", "%q is not a time zone's name such as Europe/Paris", zone)
}

var accent = regexp.MustCompile(`^#[0-9a-fA-F]{6}$`)

func (s *Settings) check() error {
	for _, t := range []struct{ field, text string }{{"name", s.Name}, {"publisher", s.Publisher}, {"contact", s.Contact}} {
		if err := checkLine(t.field, t.text, MaxTitle); err != nil {
			return err
		}
	}
	if s.Lang != "" {
		if err := checkLang("lang", s.Lang); err != nil {
			return err
		}
	}
	if s.Accent != "" && !accent.MatchString(s.Accent) {
		return invalid("accent", "accent_form given", "%q is not a colour such as #b3261e", s.Accent)
	}
	if s.Logo != nil {
		if err := checkPicture("logo", *s.Logo); err != nil {
			return err
		}
	}
	if len(s.Footer) > maxFooter {
		return tooLarge("footer", "footer_many n max", "%d links, the limit is %d", len(s.Footer), maxFooter)
	}
	for _, l := range s.Footer {
		if err := checkLine("footer", l.Name, MaxName); err != nil {
			return err
		}
		if err := checkURL("footer", l.URL); err != nil {
			return err
		}
	}
	if s.Hub != "" {
		if err := checkHub(s.Hub); err != nil {
			return err
		}
	}
	if s.Measure != nil {
		if err := s.Measure.check(); err != nil {
			return err
		}
	}
	if s.Hold < 0 || s.Hold > MaxHold {
		return invalid("hold_seconds", "hold_range n max", "%d is not a number of seconds from 0 to %d", s.Hold, MaxHold)
	}
	if s.History != HistoryText && s.History != HistoryWhen {
		return invalid("history", "request", "%q is neither empty nor %q", s.History, HistoryWhen)
	}
	return nil
}

// checkHub: it is asked by this server and named in every feed, so a name and a
// password have no place in it.
func checkHub(s string) error {
	u, err := url.Parse(s)
	switch {
	case len(s) > maxOutside:
		return tooLarge("hub", "url_long - max", "the hub's address has %d bytes, the limit is %d", len(s), maxOutside)
	case err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || strings.ContainsFunc(s, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune(`<>"`, c) }):
		return invalid("hub", "hub_form given", "%q is not the address of a hub such as https://hub.example.org/", s)
	case u.User != nil || u.Fragment != "":
		return invalid("hub", "url_user", "%q: a hub's address has no user, password or #", s)
	}
	return nil
}

var hostName = regexp.MustCompile(`^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:[1-9][0-9]{0,4})?$`)

// check adds the script's own host to those that are named. What it lets through
// goes into a Content-Security-Policy as it stands.
func (m *Measure) check() error {
	u, err := url.Parse(m.Script)
	switch {
	case len(m.Script) > maxOutside:
		return tooLarge("measure.script", "url_long - max", "the address has %d bytes, the limit is %d", len(m.Script), maxOutside)
	case err != nil || u.Scheme != "https" || u.User != nil || u.Fragment != "" || strings.ContainsFunc(m.Script, func(c rune) bool { return c <= ' ' || c > '~' || strings.ContainsRune(`<>"'`, c) }):
		return invalid("measure.script", "script_form given", "%q is not the address of a script such as https://stats.example.org/count.js", m.Script)
	}
	hosts := append([]string{u.Host}, m.Hosts...)
	if len(hosts) > maxHosts {
		return tooLarge("measure.hosts", "hosts_many n max", "%d hosts, the limit is %d", len(hosts), maxHosts)
	}
	m.Hosts = nil
	for i, host := range hosts {
		host = strings.ToLower(strings.TrimSpace(host))
		if !hostName.MatchString(host) || len(host) > 255 {
			field := "measure.hosts"
			if i == 0 {
				field = "measure.script"
			}
			return invalid(field, "host_form given", "%q is not a host's name such as stats.example.org", host)
		}
		if !slices.Contains(m.Hosts, host) {
			m.Hosts = append(m.Hosts, host)
		}
	}
	return nil
}

// checkBody: stored as it is, but only what markup can read back.
func checkBody(b []byte) error {
	_, err := markup.Decode(b)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, markup.ErrTooLarge):
		return &Invalid{Field: page.FieldBody, Text: err.Error(), Err: errors.Join(ErrTooLarge, err)}
	}
	return &Invalid{Field: page.FieldBody, Text: err.Error(), Err: errors.Join(ErrInvalid, err)}
}
