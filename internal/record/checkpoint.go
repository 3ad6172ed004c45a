package record

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Errors of keys and checkpoints. Their texts never hold a private key.
var (
	ErrKey        = errors.New("record: bad key")
	ErrCheckpoint = errors.New("record: bad checkpoint")
	ErrProof      = errors.New("record: proof fails")
)

// maxSize bounds the tree size that is believed, so that arithmetic on it can't overflow.
const maxSize = 1 << 48

// NewSite returns a random site id, 128 bits as hexadecimal. It is the log's
// name for ever: never a host name, since a site may move.
func NewSite() string {
	var b [16]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// Origin returns a log's origin line: the site id, a slash, the epoch in Unix seconds.
func Origin(site string, epoch int64) string {
	return site + "/" + strconv.FormatInt(epoch, 10)
}

// ParseOrigin reads what Origin writes, and nothing else.
func ParseOrigin(s string) (site string, epoch int64, err error) {
	site, e, _ := strings.Cut(s, "/")
	epoch, err = parseInt(e)
	if err != nil || !validPage(site) {
		return "", 0, fmt.Errorf("%w: %q is not an origin of the form SITE/EPOCH", ErrCheckpoint, s)
	}
	return site, epoch, nil
}

// A Key signs a site's checkpoints: Ed25519, in the text forms of C2SP
// signed-note. Its name is the site id, without the epoch, so that a key outlives a restore.
type Key struct {
	signer          note.Signer
	private, public string
}

// NewKey makes a random key for a site.
func NewKey(site string) (*Key, error) {
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		return nil, fmt.Errorf("%w: making one: %v", ErrKey, err)
	}
	return KeyOf(site, private)
}

// KeyOf makes an Ed25519 private key, wherever it is kept, a site's key.
func KeyOf(site string, private ed25519.PrivateKey) (*Key, error) {
	if !validPage(site) {
		return nil, fmt.Errorf("%w: %q is not a site id", ErrKey, site)
	}
	if len(private) != ed25519.PrivateKeySize {
		return nil, fmt.Errorf("%w: not an Ed25519 private key", ErrKey)
	}
	public, err := note.NewEd25519VerifierKey(site, private.Public().(ed25519.PublicKey))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrKey, err)
	}
	id := strings.Split(public, "+")[1]
	text := fmt.Sprintf("PRIVATE+KEY+%s+%s+%s", site, id, base64.StdEncoding.EncodeToString(append([]byte{algEd25519}, private.Seed()...)))
	signer, err := note.NewSigner(text)
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrKey, err)
	}
	return &Key{signer, text, public}, nil
}

// algEd25519 is signed-note's byte for the algorithm, before the key itself.
const algEd25519 = 1

// ParseKey reads a private key: PRIVATE+KEY+<site id>+<key id>+<base64>. Line
// ends after it are allowed, as a file has one.
func ParseKey(private string) (*Key, error) {
	private = strings.TrimRight(private, "\r\n")
	signer, err := note.NewSigner(private)
	if err != nil {
		return nil, fmt.Errorf("%w: not a private key in the form of signed-note", ErrKey)
	}
	// NewSigner has checked the form: an algorithm byte and a seed of 32. Cut by
	// length, not at the last plus: base64 has pluses of its own.
	seed, err := base64.StdEncoding.DecodeString(private[len("PRIVATE+KEY++00000000+")+len(signer.Name()):])
	if err != nil || len(seed) != 1+ed25519.SeedSize {
		return nil, fmt.Errorf("%w: not a private key in the form of signed-note", ErrKey)
	}
	return KeyOf(signer.Name(), ed25519.NewKeyFromSeed(seed[1:]))
}

// Site is the id of the site whose key it is.
func (k *Key) Site() string { return k.signer.Name() }

// Private is the text that ParseKey reads. It is the secret itself.
func (k *Key) Private() string { return k.private }

// Public is the verifier key: <site id>+<key id>+<base64>.
func (k *Key) Public() string { return k.public }

// String is Public, so that a key that strays into a log tells no secret.
func (k *Key) String() string { return k.public }

// GoString is Public too.
func (k *Key) GoString() string { return k.public }

// ParsePublic reads a verifier key and returns the site that it is for.
func ParsePublic(public string) (site string, v note.Verifier, err error) {
	v, err = note.NewVerifier(strings.TrimRight(public, "\r\n"))
	if err != nil {
		return "", nil, fmt.Errorf("%w: %q is not a verifier key in the form of signed-note", ErrKey, public)
	}
	if !validPage(v.Name()) {
		return "", nil, fmt.Errorf("%w: its name %q is not a site id", ErrKey, v.Name())
	}
	return v.Name(), v, nil
}

// A Checkpoint is the head of a site's tree.
type Checkpoint struct {
	Site  string    // the site id
	Epoch int64     // Unix seconds
	Size  int64     // leaves in the tree
	Root  tlog.Hash // RFC 6962 root of them
}

// Origin is the checkpoint's first line.
func (c Checkpoint) Origin() string { return Origin(c.Site, c.Epoch) }

// Text is the signed part of a checkpoint: origin, size and root, a line each.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin(), c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

func parseCheckpointText(text string) (c Checkpoint, err error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return c, fmt.Errorf("%w: expected three lines, origin, size and root", ErrCheckpoint)
	}
	if c.Site, c.Epoch, err = ParseOrigin(lines[0]); err != nil {
		return c, err
	}
	if c.Size, err = parseInt(lines[1]); err != nil || c.Size > maxSize {
		return c, fmt.Errorf("%w: %q is not a tree size", ErrCheckpoint, lines[1])
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return c, fmt.Errorf("%w: %q is not a root hash in base64", ErrCheckpoint, lines[2])
	}
	c.Root = tlog.Hash(root)
	if c.Text() != text {
		return c, fmt.Errorf("%w: not in its one spelling", ErrCheckpoint)
	}
	return c, nil
}

// Sign signs a checkpoint. The key has to be the site's own.
func (c Checkpoint) Sign(k *Key) ([]byte, error) {
	if k.Site() != c.Site {
		return nil, fmt.Errorf("%w: it is site %s's, the checkpoint is site %s's", ErrKey, k.Site(), c.Site)
	}
	if _, err := parseCheckpointText(c.Text()); err != nil {
		return nil, err
	}
	b, err := note.Sign(&note.Note{Text: c.Text()}, k.signer)
	if err != nil {
		return nil, fmt.Errorf("%w: signing: %v", ErrCheckpoint, err)
	}
	return b, nil
}

// VerifyCheckpoint checks a signed checkpoint against verifier keys, of which
// one must have signed it, and returns what it says. Signatures by other keys
// (a witness's, a former key's) are passed over, as signed-note demands. It does not
// judge the site or the epoch, beyond that the key must be that site's: the
// caller compares them with what it asked for.
func VerifyCheckpoint(signed []byte, keys ...string) (Checkpoint, error) {
	var known []note.Verifier
	for _, k := range keys {
		_, v, err := ParsePublic(k)
		if err != nil {
			return Checkpoint{}, err
		}
		known = append(known, v)
	}
	n, err := note.Open(signed, note.VerifierList(known...))
	if err != nil {
		var unverified *note.UnverifiedNoteError
		if errors.As(err, &unverified) {
			return Checkpoint{}, fmt.Errorf("%w: not signed by a key that was given", ErrCheckpoint)
		}
		return Checkpoint{}, fmt.Errorf("%w: %v", ErrCheckpoint, err)
	}
	c, err := parseCheckpointText(n.Text)
	if err != nil {
		return Checkpoint{}, err
	}
	for _, s := range n.Sigs {
		if s.Name != c.Site {
			return Checkpoint{}, fmt.Errorf("%w: of site %s, signed with site %s's key", ErrCheckpoint, c.Site, s.Name)
		}
		// note.Open lets the base64's spare bits be anything. One signature, one spelling.
		if _, err := base64.StdEncoding.Strict().DecodeString(s.Base64); err != nil {
			return Checkpoint{}, fmt.Errorf("%w: the signature is not in its one spelling", ErrCheckpoint)
		}
	}
	return c, nil
}

// CheckInclusion checks a proof, as tlog.ProveRecord makes it, that the leaf is
// in the tree at the index.
func (c Checkpoint) CheckInclusion(index int64, leaf []byte, proof tlog.RecordProof) error {
	if index < 0 || index >= c.Size {
		return fmt.Errorf("%w: index %d is not in a tree of %d leaves", ErrProof, index, c.Size)
	}
	if err := tlog.CheckRecord(proof, c.Size, c.Root, index, TreeHash(leaf)); err != nil {
		return fmt.Errorf("%w: leaf %d is not in the tree of %d leaves: %v", ErrProof, index, c.Size, err)
	}
	return nil
}

// CheckConsistency checks a proof, as tlog.ProveTree makes it, that the tree
// of c is the tree of old with leaves added at its end. From an empty tree, and
// between equals, the proof is empty.
func (c Checkpoint) CheckConsistency(old Checkpoint, proof tlog.TreeProof) error {
	switch {
	case old.Origin() != c.Origin():
		return fmt.Errorf("%w: %s and %s are different logs", ErrProof, old.Origin(), c.Origin())
	case old.Size > c.Size:
		return fmt.Errorf("%w: the tree shrank from %d leaves to %d", ErrProof, old.Size, c.Size)
	case old.Size == 0:
		if empty, _ := tlog.TreeHash(0, nil); old.Root != empty || len(proof) != 0 {
			return fmt.Errorf("%w: size 0 with a root that is not the empty tree's, or a proof where none is needed", ErrProof)
		}
		return nil
	}
	if err := tlog.CheckTree(proof, c.Size, c.Root, old.Size, old.Root); err != nil {
		return fmt.Errorf("%w: the tree of %d leaves does not begin with the tree of %d: %v", ErrProof, c.Size, old.Size, err)
	}
	return nil
}
