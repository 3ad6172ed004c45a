package desk_test

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"maps"
	"testing"
	"time"

	"stoppress/internal/store"
)

// A fob is an authenticator that does as it is told, and the browser that has it.
type fob struct {
	t      *testing.T
	key    *ecdsa.PrivateKey
	id     []byte
	handle []byte
	count  uint32
}

func newFob(t *testing.T) *fob {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	f := &fob{t: t, key: key, id: make([]byte, 20)}
	rand.Read(f.id)
	return f
}

// lie is what an answer says other than it should; the zero one is honest.
type lie struct {
	client map[string]any // members of what the browser says, in the place of its own
	domain string         // "": example.org
	flags  byte           // turned over: 1 present, 4 verified
	signer *fob           // nil: itself
	handle []byte         // nil: its own
	id     []byte         // likewise
}

func b64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// says is what the browser says of where it was asked, and by which challenge.
func (l lie) says(kind string, options obj) []byte {
	challenge := options["publicKey"].(obj)["challenge"]
	all := map[string]any{"type": kind, "challenge": challenge, "origin": "https://example.org", "crossOrigin": false}
	maps.Copy(all, l.client)
	b, _ := json.Marshal(all)
	return b
}

// data is what the authenticator says, but for a key.
func (f *fob) data(l lie, flags byte) []byte {
	if l.domain == "" {
		l.domain = "example.org"
	}
	sum := sha256.Sum256([]byte(l.domain))
	f.count++
	return binary.BigEndian.AppendUint32(append(sum[:], flags^l.flags), f.count)
}

// made answers who asks for a new passkey (WebAuthn, 5.1 and 6.5; its CBOR is
// written out).
func (f *fob) made(options obj, l lie) obj {
	user := options["publicKey"].(obj)["user"].(obj)["id"].(string)
	f.handle, _ = base64.RawURLEncoding.DecodeString(user)
	point, err := f.key.PublicKey.Bytes()
	if err != nil {
		f.t.Fatal(err)
	}
	data := f.data(l, 1|4|64)
	data = append(data, make([]byte, 16)...)
	data = append(binary.BigEndian.AppendUint16(data, uint16(len(f.id))), f.id...)
	data = append(data, 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32) // EC2, ES256, P-256, x
	data = append(append(append(data, point[1:33]...), 0x22, 0x58, 32), point[33:]...)
	object := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(data)))
	return obj{"id": b64(f.id), "rawId": b64(f.id), "type": "public-key", "response": obj{
		"clientDataJSON": b64(l.says("webauthn.create", options)), "attestationObject": b64(append(object, data...)), "transports": []string{"internal"},
	}}
}

// used answers who asks for a passkey that there is.
func (f *fob) used(options obj, l lie) obj {
	signer, id, handle := f, f.id, f.handle
	if l.signer != nil {
		signer = l.signer
	}
	if l.id != nil {
		id = l.id
	}
	if l.handle != nil {
		handle = l.handle
	}
	data, said := f.data(l, 1|4), l.says("webauthn.get", options)
	sum := sha256.Sum256(said)
	whole := sha256.Sum256(append(bytes.Clone(data), sum[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, signer.key, whole[:])
	if err != nil {
		f.t.Fatal(err)
	}
	return obj{"id": b64(id), "rawId": b64(id), "type": "public-key", "response": obj{
		"clientDataJSON": b64(said), "authenticatorData": b64(data), "signature": b64(signature), "userHandle": b64(handle),
	}}
}

// TestForgedPasskeys: a passkey is good at this site, for what was asked, once, and by
// its owner's hand alone.
func TestForgedPasskeys(t *testing.T) {
	n := newLobby(t, "https://example.org/live")
	join := func(role store.Role, email string) (*browser, *fob, string) {
		secret, _, err := n.store.Invite(t.Context(), testBy, store.Invite{Role: role, Email: email})
		if err != nil {
			t.Fatal(err)
		}
		b, f := n.browser(), newFob(t)
		asked := func() obj {
			return b.must("POST", "/api/passkey/join/begin", obj{"secret": secret, "name": email, "email": email})
		}
		for name, l := range map[string]lie{
			"another site":     {client: obj{"origin": "https://evil.example"}},
			"its port":         {client: obj{"origin": "https://example.org:8443"}},
			"http":             {client: obj{"origin": "http://example.org"}},
			"another domain":   {domain: "evil.example"},
			"nobody verified":  {flags: 4},
			"nobody there":     {flags: 1},
			"another ceremony": {client: obj{"type": "webauthn.get"}},
			"in a frame":       {client: obj{"crossOrigin": true, "topOrigin": "https://evil.example"}},
			"no challenge":     {client: obj{"challenge": ""}},
		} {
			if status, text := b.json("POST", "/api/passkey/join/finish", obj{"credential": newFob(t).made(asked(), l)}); status != 401 {
				t.Errorf("made %s: %d %v", name, status, text)
			}
		}
		b.must("POST", "/api/passkey/join/finish", obj{"credential": f.made(asked(), lie{})})
		accounts, err := n.store.Accounts(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range accounts {
			if a.Email == email {
				return b, f, a.ID
			}
		}
		t.Fatalf("%s did not join", email)
		return nil, nil, ""
	}
	n.admin()
	ada, hers, _ := join(store.Administrator, "bea@example.org")
	_, his, bo := join(store.Editor, "bo@example.org")

	begin := func(b *browser) obj { return b.must("POST", "/api/passkey/signin/begin", obj{}) }
	finish := func(b *browser, credential obj) int {
		status, _ := b.json("POST", "/api/passkey/signin/finish", obj{"credential": credential})
		n.pass(time.Minute) // what is wrong is counted
		return status
	}
	if got := finish(n.browser(), hers.used(begin(n.browser()), lie{})); got != 200 {
		t.Fatalf("as it should be: %d", got)
	}
	for name, l := range map[string]lie{
		"another site":           {client: obj{"origin": "https://evil.example"}},
		"one below":              {client: obj{"origin": "https://example.org.evil.example"}},
		"a site within":          {client: obj{"origin": "https://sub.example.org"}},
		"another port":           {client: obj{"origin": "https://example.org:8443"}},
		"http":                   {client: obj{"origin": "http://example.org"}},
		"no site":                {client: obj{"origin": "null"}},
		"another domain":         {domain: "evil.example"},
		"nobody verified":        {flags: 4},
		"nobody there":           {flags: 1},
		"a new passkey's answer": {client: obj{"type": "webauthn.create"}},
		"in a frame":             {client: obj{"crossOrigin": true, "topOrigin": "https://evil.example"}},
		"another challenge":      {client: obj{"challenge": b64(make([]byte, 32))}},
		"no challenge":           {client: obj{"challenge": ""}},
		"another key":            {signer: newFob(t)},
		"his key":                {signer: his},
		"his handle":             {handle: his.handle},
		"his id":                 {id: his.id},
		"nobody's id":            {id: make([]byte, 20)},
	} {
		b := n.browser()
		if got := finish(b, hers.used(begin(b), l)); got != 401 || b.session() != "" {
			t.Errorf("%s: %d, session %q", name, got, b.session())
		}
	}
	// An answer is good once, and for what was asked.
	asked := begin(n.browser())
	answer := hers.used(asked, lie{})
	if got := finish(n.browser(), answer); got != 200 {
		t.Errorf("first: %d", got)
	}
	if got := finish(n.browser(), answer); got != 401 {
		t.Errorf("again: %d", got)
	}
	if got := finish(n.browser(), hers.used(asked, lie{})); got != 401 {
		t.Errorf("the same challenge, signed anew: %d", got)
	}
	n.pass(time.Hour)
	step := ada.must("POST", "/api/passkey/stepup/begin", obj{})
	if got := finish(n.browser(), hers.used(step, lie{})); got != 401 {
		t.Errorf("a step-up's answer signs in: %d", got)
	}
	signIn := begin(n.browser())
	ada.refused(401, "passkey", "POST", "/api/passkey/stepup/finish", obj{"credential": hers.used(signIn, lie{})})
	ada.refused(401, "passkey", "POST", "/api/passkey/stepup/finish", obj{"credential": his.used(ada.must("POST", "/api/passkey/stepup/begin", obj{}), lie{})})
	ada.must("POST", "/api/passkey/stepup/finish", obj{"credential": hers.used(ada.must("POST", "/api/passkey/stepup/begin", obj{}), lie{})})
	late := begin(n.browser())
	n.pass(6 * time.Minute)
	if got := finish(n.browser(), hers.used(late, lie{})); got != 401 {
		t.Errorf("after six minutes: %d", got)
	}
	// A copy of it, which has counted less far.
	hers.count -= 5
	if got := finish(n.browser(), hers.used(begin(n.browser()), lie{})); got != 401 {
		t.Errorf("a copy: %d", got)
	}
	// Whose account is disabled, or gone, gets in no more.
	if got := finish(n.browser(), his.used(begin(n.browser()), lie{})); got != 200 {
		t.Fatalf("his: %d", got)
	}
	if err := n.store.Disable(t.Context(), testBy, bo); err != nil {
		t.Fatal(err)
	}
	b := n.browser()
	if got := finish(b, his.used(begin(b), lie{})); got < 400 || b.session() != "" {
		t.Errorf("of a disabled account: %d", got)
	}
}
