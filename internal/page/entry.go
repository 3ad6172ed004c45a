// Package page holds the words of the house: a page, its posts, and the
// entries that a page's log is made of.
//
// A page is a fold over its log. [Page.Apply] takes the page as it stood
// before an entry and returns the page as it stands after it; it is pure, it
// never changes its receiver, and what it costs does not grow with the page.
// Everything that readers see is computed from the Page it returns.
package page

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"time"
)

// Version is the version of entries that this program writes and reads.
const Version = 1

// SitePage is the reserved page id of entries that concern the whole site.
const SitePage = "site"

// Op says what an entry does.
type Op string

// The ops of the log. DESIGN's table says in which state of a page each may
// come and which fields it may commit; [Op.Fields] and [Op.Allowed] hold it.
const (
	OpOpen     Op = "open"     // seq 1; a draft page goes live
	OpPage     Op = "page"     // changes the page's own texts or slug
	OpPublish  Op = "publish"  // a post
	OpEdit     Op = "edit"     // a small fix, no mark
	OpAmend    Op = "amend"    // new information: "Updated 10:41 PM"
	OpCorrect  Op = "correct"  // a correction that readers are told of
	OpFlag     Op = "flag"     // key, pinned, breaking on or off
	OpWithdraw Op = "withdraw" // the post gives way to one line
	OpRestore  Op = "restore"  // it comes back
	OpWithhold Op = "withhold" // named values are sealed
	OpRelease  Op = "release"  // and opened again
	OpErase    Op = "erase"    // named values and salts are destroyed
	OpEnd      Op = "end"
	OpReopen   Op = "reopen"
	OpEpoch    Op = "epoch" // of SitePage: a restore
	OpKey      Op = "key"   // of SitePage: a new signing key
)

// State is the state of a page.
type State string

// The states of a page.
const (
	Draft State = "draft" // has no log; its posts are drafts
	Live  State = "live"
	Ended State = "ended" // readers are told "closed"
)

// Names of the fields that an entry may commit. docs/record.md tables them.
const (
	FieldTitle      = "title"
	FieldStandfirst = "standfirst"
	FieldNotice     = "notice"
	FieldRecap      = "recap"
	FieldLang       = "lang"
	FieldZone       = "zone"
	FieldCover      = "cover"
	FieldSlug       = "slug"
	FieldCanonical  = "canonical"
	FieldVersions   = "versions"
	FieldClock      = "clock"

	FieldHeadline = "headline"
	FieldDateline = "dateline"
	FieldBody     = "body"
	FieldSources  = "sources"
	FieldByline   = "byline"
	FieldTags     = "tags"
	FieldFlags    = "flags"
	FieldNote     = "note"
	FieldMedia    = "media:" // followed by the picture's key, [a-z0-9]{1,32}
)

// Reasons is the fixed list of words that an entry's reason is one of. The
// first three are the kinds of a correction; "imported" marks a post whose
// stamp was taken from a text written elsewhere.
var Reasons = []string{
	"correction", "clarification", "note",
	"imported",
	"legal", "privacy", "safety", "copyright", "mistake", "duplicate", "request", "other",
}

// The reasons that the fold itself looks at.
const (
	ReasonCorrection    = "correction"
	ReasonClarification = "clarification"
	ReasonNote          = "note"
	ReasonImported      = "imported"
)

// Field is one named value that an entry commits. Value is the exact stored
// bytes; it is nil, and Missing set, where the value was withheld from whoever
// loaded the entry or has been destroyed. An empty Value takes the text away.
type Field struct {
	Name    string
	Value   []byte
	Missing bool
}

// Target names one value of an earlier entry: what withhold, release and
// erase are about.
type Target struct {
	Seq  int64  `json:"seq"`
	Name string `json:"name"`
}

// Flags are the marks of a post.
type Flags struct {
	Key      bool `json:"key"`      // a key moment of the coverage
	Pinned   bool `json:"pinned"`   // the head links to it
	Breaking bool `json:"breaking"` // shown as breaking until it lapses
}

// Entry is one change to a page, as the log holds it.
type Entry struct {
	V     int    // version of the entry; see Version
	Index int64  // place among all entries of the site, from 0, without a gap
	Page  string // id of the page, never its slug
	Seq   int64  // place in the page's log, from 1, without a gap
	Op    Op
	Post  string    // id of the post; "" where the entry is about the page itself
	Rev   int64     // the post's revision after this entry, from 1; 0 for the page itself
	Time  time.Time // when it was committed: UTC, to the millisecond

	Stamp    time.Time // the post's stamp: UTC, to the minute; zero for the page itself
	Batch    int64     // publish: seq of the first entry of its batch
	Position int64     // publish: place in the batch, ascending as the editor put it
	Flags    Flags     // publish: the flags that the post starts with

	Reason  string   // one of Reasons, or ""
	Targets []Target // withhold, release, erase: sorted by seq and name
	Fields  []Field  // sorted by name
}

// Errors of the fold. Each is wrapped with the page, seq and what was found.
var (
	ErrVersion = errors.New("entry of a version that this program does not know")
	ErrGap     = errors.New("entry out of sequence")
	ErrEntry   = errors.New("entry that does not fit the page")
)

var (
	pageFields    = []string{FieldTitle, FieldStandfirst, FieldNotice, FieldRecap, FieldLang, FieldZone, FieldCover, FieldSlug, FieldCanonical, FieldVersions, FieldClock}
	openFields    = []string{FieldTitle, FieldStandfirst, FieldNotice, FieldRecap, FieldLang, FieldZone, FieldCover}
	postFields    = []string{FieldHeadline, FieldDateline, FieldBody, FieldSources, FieldByline, FieldTags, FieldLang}
	correctFields = append([]string{FieldNote}, postFields...)
	mediaField    = regexp.MustCompile(`^media:[a-z0-9]{1,32}$`)
	postID        = regexp.MustCompile(`^[0-9][0-9a-z]{9}$`)
	slugForm      = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)
)

// Commits says whether an entry with this op may commit the named field.
func (o Op) Commits(name string) bool {
	switch o {
	case OpOpen:
		return slices.Contains(openFields, name)
	case OpPage:
		return slices.Contains(pageFields, name)
	case OpPublish, OpEdit, OpAmend:
		return slices.Contains(postFields, name) || mediaField.MatchString(name)
	case OpCorrect:
		return slices.Contains(correctFields, name) || mediaField.MatchString(name)
	case OpFlag:
		return name == FieldFlags
	case OpWithdraw, OpRestore, OpEnd, OpReopen:
		return name == FieldNote
	}
	return false
}

// Allowed says whether an entry with this op may be appended to a page in the
// given state.
func (o Op) Allowed(s State) bool {
	switch o {
	case OpOpen:
		return s == Draft
	case OpPublish, OpEnd:
		return s == Live
	case OpReopen:
		return s == Ended
	case OpEdit, OpAmend, OpCorrect, OpFlag:
		return s == Live || s == Ended
	case OpPage, OpWithdraw, OpRestore, OpWithhold, OpRelease, OpErase:
		return true
	}
	return false
}

// OnPost says whether the op is about a post.
func (o Op) OnPost() bool {
	switch o {
	case OpPublish, OpEdit, OpAmend, OpCorrect, OpFlag, OpWithdraw, OpRestore:
		return true
	}
	return false
}

// ValidPostID says whether s has the form of a post's id.
func ValidPostID(s string) bool { return postID.MatchString(s) }

// reserved slugs are fixed addresses, now or to come.
var reserved = []string{
	"api", "desk", "record", "oembed", "healthz", "readyz", "metrics", "search", "series", "pages", "page",
	"login", "logout", "admin", "static", "assets", "media", "about", "help", "tag", "tags", "feed", "feeds",
	"embed", "fragment", "stream", "updates", "history", "robots", "sitemap", "favicon", "site", "new", "index", "www",
}

// devices are what Windows calls its own: no folder there can have such a name, and
// the copy of a page has one with the page's.
var devices = []string{
	"con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
}

// Errors of [CheckSlug].
var (
	ErrSlugForm     = errors.New("a slug is 1 to 63 of a-z, 0-9 and -, and does not begin with -")
	ErrSlugReserved = errors.New("this slug is reserved for the program's own addresses")
	ErrSlugDevice   = errors.New("no folder can have this name on Windows, and copies of the page would have one")
)

// CheckSlug says what is wrong with a slug: nil, or an error that wraps
// ErrSlugForm, ErrSlugReserved or ErrSlugDevice.
func CheckSlug(s string) error {
	if !slugForm.MatchString(s) {
		return fmt.Errorf("slug %q: %w", s, ErrSlugForm)
	}
	if slices.Contains(reserved, s) {
		return fmt.Errorf("slug %q: %w", s, ErrSlugReserved)
	}
	if slices.Contains(devices, s) {
		return fmt.Errorf("slug %q: %w", s, ErrSlugDevice)
	}
	return nil
}
