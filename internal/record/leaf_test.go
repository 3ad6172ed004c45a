package record

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func anyHash() *rapid.Generator[Hash] {
	return rapid.Custom(func(t *rapid.T) Hash {
		return Hash(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, "hash"))
	})
}

// anyLeaf draws leaves that Check accepts.
func anyLeaf() *rapid.Generator[*Leaf] {
	name := rapid.StringMatching(`[a-z][a-z0-9]{0,31}(:[a-z0-9]{1,32})?`)
	return rapid.Custom(func(t *rapid.T) *Leaf {
		l := &Leaf{
			Page: rapid.StringMatching(`[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?`).Draw(t, "page"),
			Seq:  rapid.Int64Min(1).Draw(t, "seq"),
			Op:   rapid.SampledFrom(ops).Draw(t, "op"),
			Rev:  rapid.Int64Min(0).Draw(t, "rev"),
			Time: time.UnixMilli(rapid.Int64Range(0, 253402300799999).Draw(t, "time")).UTC(),
		}
		if l.Op == "epoch" || l.Op == "key" {
			l.Page = SitePage
		} else if l.Page == SitePage {
			l.Page = "page"
		}
		if l.Seq > 1 {
			h := anyHash().Draw(t, "prev")
			l.Prev = &h
		}
		if rapid.Bool().Draw(t, "has post") {
			l.Post = rapid.StringMatching(`[0-9][0-9a-z]{9}`).Draw(t, "post")
			l.Stamp = time.Unix(60*rapid.Int64Range(0, 4223371679).Draw(t, "stamp"), 0).UTC()
		}
		for _, n := range rapid.SliceOfNDistinct(name, 0, 8, rapid.ID[string]).Draw(t, "fields") {
			l.Fields = append(l.Fields, Commitment{n, anyHash().Draw(t, "sum")})
		}
		slices.SortFunc(l.Fields, compareCommitments)
		if l.Seq > 1 && (l.Op == "withhold" || l.Op == "release" || l.Op == "erase") {
			l.Targets = rapid.SliceOfNDistinct(rapid.Custom(func(t *rapid.T) Target {
				return Target{rapid.Int64Range(1, l.Seq-1).Draw(t, "seq"), name.Draw(t, "name")}
			}), 0, 8, rapid.ID[Target]).Draw(t, "targets")
			slices.SortFunc(l.Targets, compareTargets)
			if len(l.Targets) == 0 {
				l.Targets = nil
			}
		}
		if rapid.Bool().Draw(t, "has reason") {
			l.Reason = rapid.SampledFrom(reasons).Draw(t, "reason")
		}
		return l
	})
}

func TestLeafComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLeaf().Draw(t, "leaf")
		text := l.Text()
		back, err := ParseLeaf(text)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if d := cmp.Diff(l, back); d != "" {
			t.Fatal(d)
		}
	})
}

// A leaf's text doesn't hang on the order that its maker had the lines in.
func TestTextSorts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := anyLeaf().Draw(t, "leaf")
		text := l.Text()
		shuffled := *l
		shuffled.Fields = rapid.Permutation(l.Fields).Draw(t, "fields")
		shuffled.Targets = rapid.Permutation(l.Targets).Draw(t, "targets")
		before := slices.Clone(shuffled.Fields)
		if !bytes.Equal(shuffled.Text(), text) {
			t.Fatalf("another order, another text:\n%s\n%s", text, shuffled.Text())
		}
		if !slices.Equal(before, shuffled.Fields) {
			t.Fatal("Text changed its leaf")
		}
	})
}

// Whatever byte of a leaf is changed to whatever else, it is no leaf any more,
// or another one, which its own hash tells.
func TestLeafEveryByteCounts(t *testing.T) {
	s := harbour(t)
	for _, text := range s.texts {
		for i := range text {
			for _, mask := range []byte{0x01, 0x20, 0x80, 0xff} {
				bad := slices.Clone(text)
				bad[i] ^= mask
				if l, err := ParseLeaf(bad); err == nil && !bytes.Equal(l.Text(), bad) {
					t.Fatalf("byte %d ^ %#x: parsed, but is not its own text:\n%s", i, mask, bad)
				} else if err != nil && !errors.Is(err, ErrLeaf) {
					t.Fatalf("byte %d ^ %#x: error does not wrap ErrLeaf: %v", i, mask, err)
				}
				if LeafSum(bad) == LeafSum(text) || TreeHash(bad) == TreeHash(text) {
					t.Fatal("same hash")
				}
			}
		}
	}
}

const (
	sumA = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	good = "stoppress-entry/v1\npage p1\nseq 5\nprev " + sumA + "\nop erase\npost 1aaaaaaaaa\nrev 3\ntime 2024-10-23T20:41:07.125Z\nstamp 2024-10-23T20:30:00Z\n" +
		"field a " + sumA + "\nfield b " + sumA + "\ntarget 2 b\ntarget 3 a\nreason privacy\n"
)

func TestParseLeafRefuses(t *testing.T) {
	if _, err := ParseLeaf([]byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ name, old, new, want string }{
		{"no final newline", "privacy\n", "privacy", "final newline"},
		{"CRLF", "\npage p1\n", "\r\npage p1\r\n", "line 1"},
		{"another version", "entry/v1", "entry/v2", "line 1"},
		{"empty", good, "", "final newline"},
		{"a line after the end", "reason privacy\n", "reason privacy\n\n", "line 15: nothing may follow"},
		{"a line missing", "op erase\n", "", `line 5: expected "op"`},
		{"cut off", "target 2 b\ntarget 3 a\nreason privacy\n", "", "line 12: missing"},
		{"order of lines", "op erase\npost 1aaaaaaaaa\n", "post 1aaaaaaaaa\nop erase\n", `line 5: expected "op"`},
		{"two blanks", "page p1", "page  p1", "page"},
		{"blank at the end", "page p1", "page p1 ", "page"},
		{"page with capitals", "page p1", "page P1", "page"},
		{"no page", "page p1", "page ", "page"},
		{"leading zero", "seq 5", "seq 05", "line 3"},
		{"plus", "seq 5", "seq +5", "line 3"},
		{"minus", "rev 3", "rev -3", "line 7"},
		{"minus zero", "rev 3", "rev -0", "line 7"},
		{"too large", "seq 5", "seq 9223372036854775808", "line 3"},
		{"seq 0", "seq 5", "seq 0", "below 1"},
		{"first with prev", "seq 5", "seq 1", "prev"},
		{"later without prev", "prev " + sumA, "prev -", "prev"},
		{"prev in capitals", "prev 0123456789abcdef", "prev 0123456789ABCDEF", "line 4"},
		{"prev short", "prev 01", "prev ", "line 4"},
		{"op unknown", "op erase", "op forget", "op"},
		{"op of the site", "op erase", "op key", "op"},
		{"targets of an edit", "op erase", "op edit", "target"},
		{"post id", "post 1a", "post aa", "post"},
		{"post id long", "post 1a", "post 1aa", "post"},
		{"time in seconds", ".125Z", "Z", "line 8"},
		{"time in microseconds", ".125Z", ".125000Z", "line 8"},
		{"time with a comma", "07.125Z", "07,125Z", "line 8"},
		{"time with an offset", ".125Z", ".125+00:00", "line 8"},
		{"time not there", "10-23T20:41", "02-30T20:41", "line 8"},
		{"stamp with seconds", "20:30:00Z", "20:30:01Z", "line 9"},
		{"stamp to the minute alone", "20:30:00Z", "20:30Z", "line 9"},
		{"fields out of order", "field a " + sumA + "\nfield b", "field b " + sumA + "\nfield a", "line 11"},
		{"field twice", "field b", "field a", "line 11"},
		{"field name", "field b", "field B", "field"},
		{"field key", "field b", "field media:", "field"},
		{"field sum", "field b 01", "field b ", "line 11"},
		{"targets out of order", "target 2 b\ntarget 3 a", "target 3 a\ntarget 2 b", "line 13"},
		{"target twice", "target 3 a", "target 2 b", "line 13"},
		{"target in the future", "target 3 a", "target 5 a", "target"},
		{"target 0", "target 2 b", "target 0 b", "target"},
		{"target name", "target 3 a", "target 3 ", "target"},
		{"target after reason", "target 3 a\nreason privacy\n", "reason privacy\ntarget 3 a\n", "nothing may follow"},
		{"field after target", "target 2 b\n", "target 2 b\nfield c " + sumA + "\n", "line 13"},
		{"reason", "reason privacy", "reason because", "reason"},
		{"no reason", "reason privacy", "reason ", "one spelling"},
		{"NUL", "page p1", "page p\x00", "page"},
		{"not ASCII", "page p1", "page é", "page"},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := strings.Replace(good, test.old, test.new, 1)
			if text == good {
				t.Fatal("the case changes nothing")
			}
			_, err := ParseLeaf([]byte(text))
			if !errors.Is(err, ErrLeaf) || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got %v, want an ErrLeaf that says %q", err, test.want)
			}
		})
	}
}

func TestCheckRefusesALongLeaf(t *testing.T) {
	sum := Hash{}
	l := &Leaf{Page: "p", Seq: 100_000, Prev: &sum, Op: "erase", Time: time.Unix(1, 0)}
	for seq := int64(1); seq <= 4000; seq++ {
		l.Targets = append(l.Targets, Target{seq, "headline"})
	}
	if err := l.Check(); !errors.Is(err, ErrLeaf) || !strings.Contains(err.Error(), "split") {
		t.Fatalf("got %v", err)
	}
	l.Targets = l.Targets[:2500]
	if err := l.Check(); err != nil {
		t.Fatal(err)
	}
}

func TestCommitIsTheFormula(t *testing.T) {
	salt := testSalt(1)
	input := "stoppress-commit/v1\n" + "\x00\x00\x00\x00\x00\x00\x00\x08headline" + string(salt[:]) + "\x00\x00\x00\x00\x00\x00\x01\x00" + strings.Repeat("x", 256)
	if got, want := Commit("headline", salt, []byte(strings.Repeat("x", 256))), sha256.Sum256([]byte(input)); got != want {
		t.Fatalf("got %x, want %x", got, want)
	}
}

func TestCommitBinds(t *testing.T) {
	type in struct {
		Name  string
		Salt  Hash
		Value string
	}
	gen := rapid.Custom(func(t *rapid.T) in {
		return in{rapid.StringN(0, 4, -1).Draw(t, "name"), rapid.SampledFrom([]Hash{testSalt(1), testSalt(2)}).Draw(t, "salt"), rapid.StringN(0, 4, -1).Draw(t, "value")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := gen.Draw(t, "a"), gen.Draw(t, "b")
		same := Commit(a.Name, a.Salt, []byte(a.Value)) == Commit(b.Name, b.Salt, []byte(b.Value))
		if same != (a == b) {
			t.Fatalf("%+v and %+v: same commitment %v", a, b, same)
		}
	})
}

func TestSaltsDiffer(t *testing.T) {
	seen := map[[32]byte]bool{{}: true}
	for range 1000 {
		s := NewSalt()
		if seen[s] {
			t.Fatal("a salt twice, or of zeros")
		}
		seen[s] = true
	}
}

func FuzzParseLeaf(f *testing.F) {
	for _, text := range harbour(f).texts {
		f.Add(text)
	}
	f.Add([]byte(good))
	f.Add([]byte(strings.Replace(good, "stamp 2024", "stamp 0000", 1)))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := ParseLeaf(b)
		if err != nil {
			if !errors.Is(err, ErrLeaf) {
				t.Fatalf("does not wrap ErrLeaf: %v", err)
			}
			return
		}
		if !bytes.Equal(l.Text(), b) {
			t.Fatalf("two spellings:\n%q\n%q", b, l.Text())
		}
		if err := l.Check(); err != nil {
			t.Fatal(err)
		}
	})
}
