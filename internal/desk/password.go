package desk

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Length of a password, in characters. The upper bound is only so that no one
// sends a book.
const (
	MinPassword = 10
	MaxPassword = 500
)

// cost is what it takes to try one password.
type cost struct {
	memory  uint32 // KB
	time    uint32
	threads uint8
}

// costs of new hashes: RFC 9106, 4, the second choice, with one thread so that a
// server of two cores still answers readers. A test sets it lower.
var costs = cost{memory: 64 << 10, time: 3, threads: 1}

// Bounds of hashing: so many at once, with so many waiting, so that no number of
// visitors takes more memory than hashAtOnce times the cost.
const (
	hashAtOnce  = 2
	hashWaiting = 30
)

const (
	saltSize = 16
	hashSize = 32 // of each half: the first is kept, the second is a key
)

// A press makes password hashes.
type press struct {
	places chan struct{} // one for each that is at work
	queue  chan struct{} // one for each that is at work or waits
	dummy  string        // a hash that no password has, as dear as any
	made   atomic.Int64  // hashes so far: a test sees that every refusal costs the same
}

func newPress() *press {
	return &press{
		places: make(chan struct{}, hashAtOnce), queue: make(chan struct{}, hashAtOnce+hashWaiting),
		dummy: phc(costs, make([]byte, saltSize), make([]byte, hashSize)),
	}
}

var errCrowded = &Problem{Status: http.StatusServiceUnavailable, Code: codeBusy, Kind: "crowded", Message: "too many people are signing in at the same time; try again"}

// stretch makes the hash of a password, and a key that only who knows the
// password can make.
func (p *press) stretch(ctx context.Context, password string, salt []byte, c cost) (hash, key []byte, err error) {
	select {
	case p.queue <- struct{}{}:
		defer func() { <-p.queue }()
	default:
		return nil, nil, errCrowded
	}
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
	case <-ctx.Done():
		return nil, nil, ctx.Err()
	}
	p.made.Add(1)
	out := argon2.IDKey(spelled(password), salt, c.time, c.memory, c.threads, 2*hashSize)
	key, err = hkdf.Key(sha256.New, out[hashSize:], nil, "stoppress second factor", 32)
	return out[:hashSize], key, err
}

// spelled makes the same of a password however a keyboard composes it: RFC 8265,
// 4.2 (OpaqueString).
func spelled(password string) []byte {
	return []byte(norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Zs, r) {
			return ' '
		}
		return r
	}, password)))
}

// phc writes a hash as a PHC string.
func phc(c cost, salt, hash []byte) string {
	b := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, c.memory, c.time, c.threads, b(salt), b(hash))
}

// readPHC reads what phc wrote. It takes no cost that this server would not bear.
func readPHC(s string) (c cost, salt, hash []byte, err error) {
	bad := func() (cost, []byte, []byte, error) {
		return cost{}, nil, nil, errors.New("desk: a password's hash is not one of argon2id")
	}
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return bad()
	}
	var version int
	if n, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &c.memory, &c.time, &c.threads); n != 4 || err != nil || version != argon2.Version {
		return bad()
	}
	if c.memory < 8 || c.memory > 256<<10 || c.time < 1 || c.time > 10 || c.threads < 1 || c.threads > 4 {
		return bad()
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil || len(salt) < 8 || len(salt) > 64 {
		return bad()
	}
	if hash, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(hash) != hashSize {
		return bad()
	}
	return c, salt, hash, nil
}

// make makes the hash that is kept of a new password, and its key.
func (p *press) make(ctx context.Context, password string) (kept string, key []byte, err error) {
	salt := make([]byte, saltSize)
	rand.Read(salt)
	c := costs
	hash, key, err := p.stretch(ctx, password, salt, c)
	if err != nil {
		return "", nil, err
	}
	return phc(c, salt, hash), key, nil
}

// check says whether a password is the one that kept was made of, and gives its
// key. With kept "" it takes as long, and says no.
func (p *press) check(ctx context.Context, password, kept string) (key []byte, ok bool, err error) {
	real := kept != ""
	if !real {
		kept = p.dummy
	}
	c, salt, want, err := readPHC(kept)
	if err != nil {
		return nil, false, err
	}
	if utf8.RuneCountInString(password) > MaxPassword { // it can't be right, and must not tell whether it could
		password = ""
	}
	hash, key, err := p.stretch(ctx, password, salt, c)
	if err != nil {
		return nil, false, err
	}
	if subtle.ConstantTimeCompare(hash, want) != 1 || !real {
		return nil, false, nil
	}
	return key, true, nil
}

// seal encrypts a second factor's key under that of a password.
func seal(key, plain []byte) ([]byte, error) {
	a, err := aead(key)
	if err != nil {
		return nil, err
	}
	return a.Seal(nil, nil, plain, nil), nil // the nonce stands before it
}

// unseal is its inverse.
func unseal(key, sealed []byte) ([]byte, error) {
	a, err := aead(key)
	if err != nil {
		return nil, err
	}
	return a.Open(nil, nil, sealed, nil)
}

func aead(key []byte) (cipher.AEAD, error) {
	b, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(b)
}

// common are passwords that many people have, from what was stolen elsewhere:
// zxcvbn-ts's list, lower-case, whose licence is in common.LICENSE.
//
//go:embed common.txt.gz
var commonFile []byte

// commonWords is the list as a set, unpacked when a password is first set: 49,000.
var commonWords = sync.OnceValue(func() map[string]struct{} {
	z, err := gzip.NewReader(bytes.NewReader(commonFile))
	if err != nil {
		panic(err) // the file above is wrong
	}
	b, err := io.ReadAll(z)
	if err != nil {
		panic(err)
	}
	set := make(map[string]struct{}, 50000)
	for word := range strings.Lines(string(b)) {
		set[strings.TrimSuffix(word, "\n")] = struct{}{}
	}
	return set
})

// checkPassword refuses a password that is short, that many have, or that says
// who has it. It is refused too where it is such a word with digits and signs
// around it, or two such words, or a word over and over. about are the names that
// it must not be made of.
func checkPassword(field, password string, about ...string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case !utf8.ValidString(password) || strings.ContainsFunc(password, unicode.IsControl):
		return refuse(codeInvalid, field, "password_control", "the password holds a character that can't be typed")
	case n < MinPassword:
		return &Problem{Status: http.StatusUnprocessableEntity, Code: "password_short", Args: map[string]any{"n": n, "min": MinPassword}, Field: field, Message: fmt.Sprintf("the password has %d characters; give at least %d", n, MinPassword)}
	case n > MaxPassword:
		return refuse(codeInvalid, field, "password_long n max", "the password has %d characters, the limit is %d", n, MaxPassword)
	}
	folded := cases.Fold().String(string(spelled(password)))
	core := strings.TrimFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) })
	plain := strings.NewReplacer("0", "o", "1", "i", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i").Replace(folded)
	plainCore := strings.TrimFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) })
	easy := repeats(folded) || runs(folded)
	for _, s := range []string{folded, core, plain, plainCore} {
		easy = easy || isCommon(s) || repeats(s)
	}
	if easy {
		return &Problem{Status: http.StatusUnprocessableEntity, Code: "password_common", Field: field, Message: "the password is one that many people have, or is easily guessed; take another, such as four words that have nothing to do with each other"}
	}
	for _, name := range about {
		name = cases.Fold().String(norm.NFC.String(strings.TrimSpace(name)))
		box, _, _ := strings.Cut(name, "@")
		for _, s := range []string{name, box, strings.ReplaceAll(name, " ", "")} {
			if len(s) > 2 && (folded == s || core == s || strings.Contains(folded, s) && len(folded)-len(s) < 5) {
				return &Problem{Status: http.StatusUnprocessableEntity, Code: "password_name", Field: field, Message: "the password is made of your name, your address or the site's name; take another"}
			}
		}
	}
	return nil
}

// isCommon says whether a word is in the list, or is two that are.
func isCommon(s string) bool {
	words := commonWords()
	if _, ok := words[s]; ok {
		return true
	}
	if len(s) > 20 {
		return false
	}
	for i := 4; i <= len(s)-4; i++ {
		_, a := words[s[:i]]
		_, b := words[s[i:]]
		if a && b {
			return true
		}
	}
	return false
}

// repeats says whether a word is one of up to six bytes over and over.
func repeats(s string) bool {
	for n := 1; n <= 6 && 2*n <= len(s); n++ {
		if strings.HasPrefix(strings.Repeat(s[:n], len(s)/n+1), s) {
			return true
		}
	}
	return false
}

// runs says whether a word is a row of keys or of characters that follow each other.
func runs(s string) bool {
	steps := 0
	for i := 1; i < len(s); i++ {
		if d := int(s[i]) - int(s[i-1]); d >= -1 && d <= 1 {
			steps++
		}
	}
	return len(s) > 1 && steps*4 >= (len(s)-1)*3
}
