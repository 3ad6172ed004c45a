package record

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/tlog"
)

// Hash is a SHA-256 sum.
type Hash = [32]byte

const (
	leafHeader   = "stoppress-entry/v1"
	commitHeader = "stoppress-commit/v1\n"

	timeLayout  = "2006-01-02T15:04:05.000Z"
	stampLayout = "2006-01-02T15:04:00Z"
)

// MaxLeaf is the longest leaf text in bytes. An entry bundle gives each leaf a
// 16-bit length, so nothing longer could ever be published. An entry with more
// targets than fit has to be split into several.
const MaxLeaf = 1<<16 - 1

// SitePage is the reserved page id whose log holds the site's own entries: the
// ops epoch and key, and no others.
const SitePage = "site"

// ErrLeaf is wrapped by every refusal of a leaf. The text says which line, and why.
var ErrLeaf = errors.New("record: not a leaf")

// ops are the words of a leaf's op line. A new word needs a new header line:
// a verifier that doesn't know an op can't know what it seals.
var ops = []string{
	"open", "page", "publish", "edit", "amend", "correct", "flag", "withdraw", "restore",
	"withhold", "release", "erase", "end", "reopen", "epoch", "key",
}

var reasons = []string{
	"correction", "clarification", "note", "imported", "legal", "privacy",
	"safety", "copyright", "mistake", "duplicate", "request", "other",
}

// Ops returns the words that a leaf's op line may hold.
func Ops() []string { return slices.Clone(ops) }

// Reasons returns the words that a leaf's reason line may hold. The list is
// fixed, so that no text of anybody's can get into a leaf, where it could never be erased.
func Reasons() []string { return slices.Clone(reasons) }

// A Leaf is what the record keeps of one entry: no name, no address, no text,
// only commitments to the values. It can be published for ever, also when a
// value that it commits to had to be destroyed.
type Leaf struct {
	Page    string    // the page's id, or SitePage
	Seq     int64     // the entry's place in the page's log, from 1
	Prev    *Hash     // LeafSum of the page's leaf Seq-1; nil for the first
	Op      string    // one of Ops
	Post    string    // the post's id; empty where the entry is the page's
	Rev     int64     // the post's revision that the entry made; 0 where there is none
	Time    time.Time // when it was appended; millisecond, UTC
	Stamp   time.Time // the post's stamp; minute, UTC; zero where there is none
	Fields  []Commitment
	Targets []Target // of withhold, release and erase
	Reason  string   // one of Reasons; empty where there is none
}

// A Commitment binds an entry to the value of one of its fields and hides the value.
type Commitment struct {
	Name string
	Sum  Hash
}

// A Target names one field of an earlier entry of the same page.
type Target struct {
	Seq  int64
	Name string
}

func compareCommitments(a, b Commitment) int { return strings.Compare(a.Name, b.Name) }

func compareTargets(a, b Target) int {
	if a.Seq != b.Seq {
		if a.Seq < b.Seq {
			return -1
		}
		return 1
	}
	return strings.Compare(a.Name, b.Name)
}

// Text returns the leaf as it is hashed, with its final newline. Fields and
// targets are written in order, whatever order the Leaf has them in, and times
// are cut to their unit. Text does not check: a text that ParseLeaf would refuse
// comes from a Leaf that Check refuses.
func (l *Leaf) Text() []byte {
	fields := slices.Clone(l.Fields)
	slices.SortFunc(fields, compareCommitments)
	targets := slices.Clone(l.Targets)
	slices.SortFunc(targets, compareTargets)

	var b bytes.Buffer
	b.Grow(400 + 100*len(fields) + 32*len(targets))
	line := func(words ...string) {
		for i, w := range words {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
		b.WriteByte('\n')
	}
	prev, stamp := "-", "-"
	if l.Prev != nil {
		prev = hex.EncodeToString(l.Prev[:])
	}
	if !l.Stamp.IsZero() {
		stamp = l.Stamp.UTC().Format(stampLayout)
	}
	line(leafHeader)
	line("page", l.Page)
	line("seq", strconv.FormatInt(l.Seq, 10))
	line("prev", prev)
	line("op", l.Op)
	line("post", dash(l.Post))
	line("rev", strconv.FormatInt(l.Rev, 10))
	line("time", l.Time.UTC().Format(timeLayout))
	line("stamp", stamp)
	for _, f := range fields {
		line("field", f.Name, hex.EncodeToString(f.Sum[:]))
	}
	for _, t := range targets {
		line("target", strconv.FormatInt(t.Seq, 10), t.Name)
	}
	line("reason", dash(l.Reason))
	return b.Bytes()
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// Check reports whether the leaf can be written: an error wraps ErrLeaf and
// names the line that is wrong.
func (l *Leaf) Check() error {
	bad := func(line, format string, args ...any) error {
		return fmt.Errorf("%w: %s: %s", ErrLeaf, line, fmt.Sprintf(format, args...))
	}
	if !validPage(l.Page) {
		return bad("page", "%q is not a page id", l.Page)
	}
	if l.Seq < 1 {
		return bad("seq", "%d is below 1", l.Seq)
	}
	if (l.Prev == nil) != (l.Seq == 1) {
		return bad("prev", "the first leaf of a page has none, every other has one; seq is %d", l.Seq)
	}
	if !slices.Contains(ops, l.Op) {
		return bad("op", "%q is not an op", l.Op)
	}
	if (l.Page == SitePage) != (l.Op == "epoch" || l.Op == "key") {
		return bad("op", "%q does not belong to page %q", l.Op, l.Page)
	}
	if l.Post != "" && !ValidPost(l.Post) {
		return bad("post", "%q is not a post id", l.Post)
	}
	if l.Rev < 0 {
		return bad("rev", "%d is below 0", l.Rev)
	}
	if y := l.Time.UTC().Year(); l.Time.IsZero() || y < 1 || y > 9999 {
		return bad("time", "missing, or its year is not of four digits")
	}
	if y := l.Stamp.UTC().Year(); !l.Stamp.IsZero() && (y < 1 || y > 9999) {
		return bad("stamp", "its year is not of four digits")
	}
	fields := slices.Clone(l.Fields)
	slices.SortFunc(fields, compareCommitments)
	for i, f := range fields {
		if !ValidField(f.Name) {
			return bad("field", "%q is not a field name", f.Name)
		}
		if i > 0 && fields[i-1].Name == f.Name {
			return bad("field", "%s is there twice", f.Name)
		}
	}
	if len(l.Targets) > 0 && l.Op != "withhold" && l.Op != "release" && l.Op != "erase" {
		return bad("target", "op %s has none", l.Op)
	}
	targets := slices.Clone(l.Targets)
	slices.SortFunc(targets, compareTargets)
	for i, t := range targets {
		if t.Seq < 1 || t.Seq >= l.Seq {
			return bad("target", "seq %d is not before this entry's %d", t.Seq, l.Seq)
		}
		if !ValidField(t.Name) {
			return bad("target", "%q is not a field name", t.Name)
		}
		if i > 0 && targets[i-1] == t {
			return bad("target", "%d %s is there twice", t.Seq, t.Name)
		}
	}
	if l.Reason != "" && !slices.Contains(reasons, l.Reason) {
		return bad("reason", "%q is not in the list", l.Reason)
	}
	if n := len(l.Text()); n > MaxLeaf {
		return bad("length", "%d bytes, the limit is %d; split the entry", n, MaxLeaf)
	}
	return nil
}

// ParseLeaf reads a leaf's text. It is strict: a leaf has one spelling, and a
// text that is not that spelling, byte for byte, is refused with an error that
// wraps ErrLeaf and names the line.
func ParseLeaf(b []byte) (*Leaf, error) {
	if len(b) > MaxLeaf {
		return nil, fmt.Errorf("%w: %d bytes, the limit is %d", ErrLeaf, len(b), MaxLeaf)
	}
	text, ok := strings.CutSuffix(string(b), "\n")
	if !ok {
		return nil, fmt.Errorf("%w: the final newline is missing", ErrLeaf)
	}
	lines := strings.Split(text, "\n")
	n := 0
	bad := func(format string, args ...any) error {
		return fmt.Errorf("%w: line %d: %s", ErrLeaf, n, fmt.Sprintf(format, args...))
	}
	next := func(key string) (string, error) {
		n++
		if n > len(lines) {
			return "", bad("missing, expected %q", key)
		}
		v, ok := strings.CutPrefix(lines[n-1], key+" ")
		if !ok {
			return "", bad("expected %q", key)
		}
		return v, nil
	}
	if n = 1; lines[0] != leafHeader {
		return nil, bad("expected %q", leafHeader)
	}

	var l Leaf
	var err error
	for _, item := range []struct {
		key string
		set func(v string) error
	}{
		{"page", func(v string) error { l.Page = v; return nil }},
		{"seq", func(v string) error { l.Seq, err = parseInt(v); return err }},
		{"prev", func(v string) error { l.Prev, err = parsePrev(v); return err }},
		{"op", func(v string) error { l.Op = v; return nil }},
		{"post", func(v string) error { l.Post = undash(v); return nil }},
		{"rev", func(v string) error { l.Rev, err = parseInt(v); return err }},
		{"time", func(v string) error { l.Time, err = parseTime(timeLayout, v); return err }},
		{"stamp", func(v string) error {
			if v != "-" {
				l.Stamp, err = parseTime(stampLayout, v)
			}
			return err
		}},
	} {
		v, err := next(item.key)
		if err != nil {
			return nil, err
		}
		if err := item.set(v); err != nil {
			return nil, bad("%s: %v", item.key, err)
		}
	}
	for n < len(lines) && strings.HasPrefix(lines[n], "field ") {
		v, _ := next("field")
		name, sum, _ := strings.Cut(v, " ")
		h, err := parseHash(sum)
		if err != nil {
			return nil, bad("field: %v", err)
		}
		if k := len(l.Fields); k > 0 && l.Fields[k-1].Name >= name {
			return nil, bad("field %q is out of order or there twice", name)
		}
		l.Fields = append(l.Fields, Commitment{name, h})
	}
	for n < len(lines) && strings.HasPrefix(lines[n], "target ") {
		v, _ := next("target")
		seq, name, _ := strings.Cut(v, " ")
		s, err := parseInt(seq)
		if err != nil {
			return nil, bad("target: %v", err)
		}
		t := Target{s, name}
		if k := len(l.Targets); k > 0 && compareTargets(l.Targets[k-1], t) >= 0 {
			return nil, bad("target %q is out of order or there twice", v)
		}
		l.Targets = append(l.Targets, t)
	}
	v, err := next("reason")
	if err != nil {
		return nil, err
	}
	l.Reason = undash(v)
	if n != len(lines) {
		n++
		return nil, bad("nothing may follow the reason")
	}
	if err := l.Check(); err != nil {
		return nil, err
	}
	// The parts above are each exact; this is the promise itself, so that a
	// spelling nobody thought of is refused too.
	if !bytes.Equal(l.Text(), b) {
		return nil, fmt.Errorf("%w: not in its one spelling", ErrLeaf)
	}
	return &l, nil
}

func undash(s string) string {
	if s == "-" {
		return ""
	}
	return s
}

func parseInt(s string) (int64, error) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 || strconv.FormatInt(n, 10) != s {
		return 0, fmt.Errorf("%q is not a plain decimal number", s)
	}
	return n, nil
}

func parseHash(s string) (h Hash, err error) {
	b, err := hex.DecodeString(s)
	if err != nil || len(b) != len(h) || strings.ToLower(s) != s {
		return h, fmt.Errorf("%q is not 64 lower-case hexadecimal digits", s)
	}
	return Hash(b), nil
}

func parsePrev(s string) (*Hash, error) {
	if s == "-" {
		return nil, nil
	}
	h, err := parseHash(s)
	if err != nil {
		return nil, err
	}
	return &h, nil
}

func parseTime(layout, s string) (time.Time, error) {
	t, err := time.Parse(layout, s)
	if err != nil || t.Format(layout) != s {
		return time.Time{}, fmt.Errorf("%q is not of the form %s", s, layout)
	}
	return t, nil
}

// validPage: lower-case letters, digits and inner hyphens, at most 64.
func validPage(s string) bool {
	return len(s) > 0 && len(s) <= 64 && s[0] != '-' && s[len(s)-1] != '-' && every(s, func(c byte) bool { return alnum(c) || c == '-' })
}

// ValidPost reports whether s is a post id: ten of 0-9 a-z, the first a digit.
func ValidPost(s string) bool {
	return len(s) == 10 && '0' <= s[0] && s[0] <= '9' && every(s, alnum)
}

// ValidField reports whether s can name a field: a word of at most 32 lower-case
// letters and digits that begins with a letter, and after a colon, for a field
// that an entry may have several of (media:K), a key of the same letters.
func ValidField(s string) bool {
	word, key, keyed := strings.Cut(s, ":")
	ok := len(word) > 0 && len(word) <= 32 && 'a' <= word[0] && word[0] <= 'z' && every(word, alnum)
	return ok && (!keyed || len(key) > 0 && len(key) <= 32 && every(key, alnum))
}

func alnum(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' }

func every(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}

// NewSalt returns a fresh random salt. Every field of every revision gets one of
// its own, so that a commitment tells nothing about a value, not even that it is
// the same as another.
func NewSalt() [32]byte {
	var s [32]byte
	rand.Read(s[:]) // never fails: the program is ended instead
	return s
}

// Commit returns the commitment to a value:
//
//	SHA-256("stoppress-commit/v1\n" + u64(len name) + name + salt + u64(len value) + value)
//
// where u64 is big-endian. The lengths keep two different fields from having one
// input. The value is the exact stored bytes, never re-encoded.
func Commit(name string, salt [32]byte, value []byte) Hash {
	h := sha256.New()
	h.Write([]byte(commitHeader))
	var n [8]byte
	binary.BigEndian.PutUint64(n[:], uint64(len(name)))
	h.Write(n[:])
	h.Write([]byte(name))
	h.Write(salt[:])
	binary.BigEndian.PutUint64(n[:], uint64(len(value)))
	h.Write(n[:])
	h.Write(value)
	return Hash(h.Sum(nil))
}

// LeafSum returns the SHA-256 of a leaf's text, which the page's next leaf cites as prev.
func LeafSum(text []byte) Hash { return sha256.Sum256(text) }

// TreeHash returns the leaf's hash in the site's Merkle tree: SHA-256 of a zero byte and the text (RFC 6962, 2.1).
func TreeHash(text []byte) tlog.Hash { return tlog.RecordHash(text) }
