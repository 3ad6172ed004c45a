package record

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
)

func TestKeyComesBack(t *testing.T) {
	// Many, since a base64 with a plus in it once was cut in the wrong place.
	for range 300 {
		site := NewSite()
		k, err := NewKey(site)
		if err != nil {
			t.Fatal(err)
		}
		back, err := ParseKey(k.Private() + "\n")
		if err != nil {
			t.Fatal(err)
		}
		if back.Public() != k.Public() || back.Site() != site || k.Site() != site {
			t.Fatalf("%s became %s", k.Public(), back.Public())
		}
		name, v, err := ParsePublic(k.Public() + "\n")
		if err != nil || name != site {
			t.Fatal(name, err)
		}
		// The public text is made here, not by note: it has to fit what the private key signs.
		c := Checkpoint{Site: site, Epoch: 5, Size: 0, Root: new(Tree).Root()}
		signed, err := c.Sign(k)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := note.Open(signed, note.VerifierList(v)); err != nil {
			t.Fatal(err)
		}
	}
}

func TestKeyKeepsItsSecret(t *testing.T) {
	k, err := NewKey(NewSite())
	if err != nil {
		t.Fatal(err)
	}
	secret := k.Private()[strings.LastIndex(k.Private(), k.Site())+len(k.Site())+10:]
	for _, verb := range []string{"%v", "%s", "%+v", "%#v", "%q"} {
		if s := fmt.Sprintf(verb, k); strings.Contains(s, secret) {
			t.Errorf("%s prints the secret", verb)
		}
	}
	_, err = ParseKey(k.Private() + "x")
	if err == nil || strings.Contains(err.Error(), secret) {
		t.Errorf("a refusal prints the secret, or there is none: %v", err == nil)
	}
}

func TestKeysRefused(t *testing.T) {
	k, err := ParseKey(testKey)
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{"", "\n", k.Public(), testKey + " ", "x\n" + testKey, testKey[1:], testKey[:len(testKey)-4], strings.Replace(testKey, "43f7bfe2", "43f7bfe3", 1), strings.Replace(testKey, "0123", "0124", 1)} {
		if _, err := ParseKey(bad); !errors.Is(err, ErrKey) {
			t.Errorf("ParseKey(%q): %v", bad, err)
		}
	}
	for _, bad := range []string{"", testKey, k.Public()[1:], k.Public() + "A", strings.Replace(k.Public(), "+", "+0", 1)} {
		if _, _, err := ParsePublic(bad); !errors.Is(err, ErrKey) {
			t.Errorf("ParsePublic(%q): %v", bad, err)
		}
	}
	if _, err := NewKey("a site"); !errors.Is(err, ErrKey) {
		t.Error(err)
	}
	c := Checkpoint{Site: "another", Epoch: 1, Root: new(Tree).Root()}
	if _, err := c.Sign(k); !errors.Is(err, ErrKey) {
		t.Errorf("signed with another site's key: %v", err)
	}
}

func TestOrigin(t *testing.T) {
	site, epoch, err := ParseOrigin(Origin("0123456789abcdef", 1729715400))
	if site != "0123456789abcdef" || epoch != 1729715400 || err != nil {
		t.Fatal(site, epoch, err)
	}
	for _, bad := range []string{"", "/", "a/", "/1", "a", "a/01", "a/-1", "a/1/", "a/1 ", "A/1", "example.org/1", "a/1\n"} {
		if _, _, err := ParseOrigin(bad); !errors.Is(err, ErrCheckpoint) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestCheckpointEveryByteCounts(t *testing.T) {
	s := harbour(t)
	signed := s.checkpoint(s.tree.Size())
	c, err := VerifyCheckpoint(signed, s.key.Public())
	if err != nil {
		t.Fatal(err)
	}
	if want := (Checkpoint{s.key.Site(), s.epoch, s.tree.Size(), s.tree.Root()}); c != want {
		t.Fatalf("got %+v, want %+v", c, want)
	}
	for i := range signed {
		masks := []int{1, 2, 4, 8, 16, 32, 64, 128}
		if i >= len(signed)-4 { // where base64 has bits to spare
			masks = masks[:0]
			for m := range 255 {
				masks = append(masks, m+1)
			}
		}
		for _, mask := range masks {
			bad := slices.Clone(signed)
			bad[i] ^= byte(mask)
			if c, err := VerifyCheckpoint(bad, s.key.Public()); err == nil {
				t.Fatalf("byte %d ^ %#x passes: %+v\n%s", i, mask, c, bad)
			}
		}
		if _, err := VerifyCheckpoint(signed[:i], s.key.Public()); err == nil {
			t.Fatalf("cut at %d passes", i)
		}
	}
}

func TestCheckpointRefused(t *testing.T) {
	s := harbour(t)
	signed := s.checkpoint(s.tree.Size())
	other, err := NewKey(s.key.Site())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := VerifyCheckpoint(signed, other.Public()); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("another key of the same name: %v", err)
	}
	if _, err := VerifyCheckpoint(signed); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("no key: %v", err)
	}
	if _, err := VerifyCheckpoint(signed, other.Public(), s.key.Public()); err != nil {
		t.Errorf("one key of two: %v", err)
	}
	// Signed, but not a checkpoint of this site, or not one at all.
	root := strings.Split(string(signed), "\n")[2]
	origin := Origin(s.key.Site(), s.epoch)
	for name, text := range map[string]string{
		"another site":  "another/1\n1\n" + root + "\n",
		"no epoch":      s.key.Site() + "\n1\n" + root + "\n",
		"leading zero":  origin + "\n01\n" + root + "\n",
		"negative":      origin + "\n-1\n" + root + "\n",
		"huge":          origin + "\n9223372036854775807\n" + root + "\n",
		"short root":    origin + "\n1\nAAAA\n",
		"loose base64":  origin + "\n1\n" + root[:42] + "B=\n",
		"extension":     origin + "\n1\n" + root + "\nmore\n",
		"two lines":     origin + "\n1\n",
		"origin blanks": " " + origin + "\n1\n" + root + "\n",
	} {
		b, err := note.Sign(&note.Note{Text: text}, s.key.signer)
		if err != nil {
			t.Fatal(name, err)
		}
		if c, err := VerifyCheckpoint(b, s.key.Public()); !errors.Is(err, ErrCheckpoint) {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	// A witness may add its signature; it is none of the log's.
	n, err := note.Open(signed, note.VerifierList(mustVerifier(t, s.key)))
	if err != nil {
		t.Fatal(err)
	}
	w, err := NewKey("witness")
	if err != nil {
		t.Fatal(err)
	}
	both, err := note.Sign(n, w.signer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := VerifyCheckpoint(both, s.key.Public()); err != nil {
		t.Errorf("with a witness: %v", err)
	}
	if _, err := VerifyCheckpoint(both, w.Public()); !errors.Is(err, ErrCheckpoint) {
		t.Errorf("the witness alone: %v", err)
	}
}

func mustVerifier(t *testing.T, k *Key) note.Verifier {
	_, v, err := ParsePublic(k.Public())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func FuzzVerifyCheckpoint(f *testing.F) {
	s := harbour(f)
	f.Add(s.checkpoint(0))
	f.Add(s.checkpoint(s.tree.Size()))
	signed := map[string]bool{}
	for n := range s.tree.Size() + 1 {
		signed[string(s.checkpoint(n))] = true
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := VerifyCheckpoint(b, s.key.Public())
		if err != nil {
			return
		}
		again, err := c.Sign(s.key)
		if err != nil || !signed[string(again)] {
			t.Fatalf("passes, and was never signed: %q", b)
		}
	})
}

func FuzzParseCheckpointText(f *testing.F) {
	f.Add("0123456789abcdef/1729715400\n13\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")
	f.Fuzz(func(t *testing.T, text string) {
		if c, err := parseCheckpointText(text); err == nil && c.Text() != text {
			t.Fatalf("two spellings: %q %q", text, c.Text())
		}
	})
}
