//go:build unix

package main

import (
	"bufio"
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// An authority gives certificates, as RFC 8555 says, to who answers http-01. It
// does not look at signatures.
type authority struct {
	t    *testing.T
	srv  *httptest.Server
	key  *ecdsa.PrivateKey
	cert *x509.Certificate
	pool *x509.CertPool
	site string // address at which whoever asks answers http

	mu     sync.Mutex // guards what follows
	thumb  string     // of the account's key
	name   string     // that the order is for
	ready  bool       // it has answered
	leaf   []byte
	orders int
}

func newAuthority(t *testing.T) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	a := &authority{t: t, key: key, pool: x509.NewCertPool()}
	tmpl := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour * 24 * 400),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, tmpl, tmpl, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	if a.cert, err = x509.ParseCertificate(der); err != nil {
		t.Fatal(err)
	}
	a.pool.AddCert(a.cert)
	a.srv = httptest.NewUnstartedServer(http.HandlerFunc(a.serve))
	a.srv.Start() // once it is a's: who asks is another process, which the race detector knows nothing of
	t.Cleanup(a.srv.Close)
	return a
}

// sign gives a certificate for a key.
func (a *authority) sign(name string, key crypto.PublicKey, serial int64) []byte {
	a.t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(90 * 24 * time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, a.cert, key, a.key)
	if err != nil {
		a.t.Error(err)
	}
	return der
}

func (a *authority) serve(w http.ResponseWriter, r *http.Request) {
	a.mu.Lock()
	defer a.mu.Unlock()
	at := a.srv.URL
	w.Header().Set("Replay-Nonce", fmt.Sprint(time.Now().UnixNano()))
	say := func(status int, v any) {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(v)
	}
	unpack := func(s string) []byte { b, _ := base64.RawURLEncoding.DecodeString(s); return b }
	var jws struct{ Protected, Payload string }
	_ = json.NewDecoder(r.Body).Decode(&jws)
	payload := unpack(jws.Payload)
	order := func() map[string]any {
		o := map[string]any{"status": "pending", "identifiers": []any{map[string]string{"type": "dns", "value": a.name}}, "authorizations": []string{at + "/authz"}, "finalize": at + "/finalize"}
		if a.ready {
			o["status"] = "ready"
		}
		if a.leaf != nil {
			o["status"], o["certificate"] = "valid", at+"/cert"
		}
		return o
	}
	const token = "token-of-the-challenge"
	challenge := map[string]any{"type": "http-01", "url": at + "/challenge", "token": token, "status": map[bool]string{true: "valid", false: "pending"}[a.ready]}
	switch r.URL.Path {
	case "/":
		say(200, map[string]any{"newNonce": at + "/nonce", "newAccount": at + "/account", "newOrder": at + "/order", "revokeCert": at + "/revoke", "keyChange": at + "/key"})
	case "/nonce":
	case "/account":
		var head struct {
			JWK struct{ Crv, Kty, X, Y string } `json:"jwk"`
		}
		_ = json.Unmarshal(unpack(jws.Protected), &head)
		sum := sha256.Sum256(fmt.Appendf(nil, `{"crv":%q,"kty":%q,"x":%q,"y":%q}`, head.JWK.Crv, head.JWK.Kty, head.JWK.X, head.JWK.Y))
		a.thumb = base64.RawURLEncoding.EncodeToString(sum[:])
		w.Header().Set("Location", at+"/account/1")
		say(201, map[string]string{"status": "valid"})
	case "/order":
		if len(payload) > 0 {
			var want struct{ Identifiers []struct{ Value string } }
			_ = json.Unmarshal(payload, &want)
			a.name, a.ready, a.leaf = want.Identifiers[0].Value, false, nil
			a.orders++
			w.Header().Set("Location", at+"/order")
			say(201, order())
			return
		}
		say(200, order())
	case "/authz":
		say(200, map[string]any{"status": challenge["status"], "identifier": map[string]string{"type": "dns", "value": a.name}, "challenges": []any{challenge}})
	case "/challenge":
		ask, _ := http.NewRequest("GET", "http://"+a.site+"/.well-known/acme-challenge/"+token, nil)
		ask.Host = a.name
		if answer, err := http.DefaultClient.Do(ask); err == nil {
			b, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			a.ready = string(b) == token+"."+a.thumb
		}
		if !a.ready {
			a.t.Error("the challenge was not answered")
		}
		say(200, challenge)
	case "/finalize":
		var in struct{ CSR string }
		_ = json.Unmarshal(payload, &in)
		csr, err := x509.ParseCertificateRequest(unpack(in.CSR))
		if err != nil || !a.ready {
			a.t.Error("the request:", err)
			say(400, map[string]string{"type": "urn:ietf:params:acme:error:badCSR"})
			return
		}
		a.leaf = a.sign(a.name, csr.PublicKey, int64(100+a.orders))
		w.Header().Set("Location", at+"/order")
		say(200, order())
	case "/cert":
		w.Header().Set("Content-Type", "application/pem-certificate-chain")
		_ = pem.Encode(w, &pem.Block{Type: "CERTIFICATE", Bytes: a.leaf})
		_ = pem.Encode(w, &pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
	default:
		http.NotFound(w, r)
	}
}

// visitor is a client that looks for a name at an address.
func (a *authority) visitor(name, address string) *http.Client {
	return &http.Client{
		Timeout:       time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			ForceAttemptHTTP2: true, DisableKeepAlives: false,
			TLSClientConfig: &tls.Config{RootCAs: a.pool, ServerName: name},
			DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
				return new(net.Dialer).DialContext(ctx, network, address)
			},
		},
	}
}

// TestTLSByName: a certificate is got from an authority, kept, and used again;
// http is led on to https; other names get nothing.
func TestTLSByName(t *testing.T) {
	t.Parallel()
	a, data := newAuthority(t), t.TempDir()
	a.site = free(t)
	args := []string{"--tls-host", "News.example.org", "--tls-authority", a.srv.URL, "--tls-http", a.site}
	s := startServer(t, data, args...)
	address := strings.TrimPrefix(s.address, "https://")
	_, port, _ := net.SplitHostPort(address)
	c := a.visitor("news.example.org", address)
	var answer *http.Response
	var err error
	for range 100 { // the first is for the authority to give
		if answer, err = c.Get("https://news.example.org:" + port + "/desk/"); err == nil {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, s.log)
	}
	b, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != 200 || answer.ProtoMajor != 2 || answer.Header.Get("Strict-Transport-Security") != "max-age=15552000" || !strings.Contains(string(b), "/desk/signin") {
		t.Errorf("%s %s %v", answer.Proto, answer.Status, answer.Header)
	}
	dir := filepath.Join(data, "certificates")
	if st, err := os.Stat(dir); err != nil || st.Mode().Perm() != 0o700 {
		t.Errorf("%v %v", st, err)
	}
	_ = filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if st, _ := d.Info(); err != nil || st != nil && !d.IsDir() && st.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v %v", name, st.Mode(), err)
		}
		return nil
	})
	if _, err := a.visitor("other.example.org", address).Get("https://other.example.org/"); err == nil {
		t.Error("another name was answered")
	}
	if _, err := tls.Dial("tcp", address, &tls.Config{RootCAs: a.pool, ServerName: "news.example.org", MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11}); err == nil {
		t.Error("TLS 1.1 is spoken")
	}
	// Plain http.
	open := &http.Client{CheckRedirect: c.CheckRedirect}
	for _, x := range []struct {
		method, host, path string
		status             int
		to                 string
	}{
		{"GET", "news.example.org", "/a%2Fb?c=d", 308, "https://news.example.org:" + port + "/a%2Fb?c=d"},
		{"HEAD", "NEWS.example.org:80", "//evil.example/", 308, "https://news.example.org:" + port + "//evil.example/"},
		{"GET", "evil.example", "/", 421, ""},
		{"POST", "news.example.org", "/desk/signin", 403, ""},
		{"GET", "news.example.org", "/.well-known/acme-challenge/x", 404, ""},
	} {
		r, _ := http.NewRequest(x.method, "http://"+a.site+x.path, nil)
		r.Host = x.host
		answer, err := open.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != x.status || answer.Header.Get("Location") != x.to {
			t.Errorf("%+v: %s to %q", x, answer.Status, answer.Header.Get("Location"))
		}
	}
	s.kill()
	s = startServer(t, data, args...)
	again := a.visitor("news.example.org", strings.TrimPrefix(s.address, "https://"))
	if answer, err = again.Get("https://news.example.org/readyz"); err != nil {
		t.Fatalf("%v\n%s", err, s.log)
	}
	answer.Body.Close()
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.orders != 1 {
		t.Errorf("the authority was asked %d times", a.orders)
	}
}

// writePair puts a new certificate and its key where the server looks.
func (a *authority) writePair(dir string, serial int64) (cert, key string) {
	a.t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		a.t.Fatal(err)
	}
	der, err := x509.MarshalPKCS8PrivateKey(k)
	if err != nil {
		a.t.Fatal(err)
	}
	cert, key = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for name, b := range map[string]*pem.Block{cert: {Type: "CERTIFICATE", Bytes: a.sign("localhost", k.Public(), serial)}, key: {Type: "PRIVATE KEY", Bytes: der}} {
		next := name + ".next"
		if err := os.WriteFile(next, pem.EncodeToMemory(b), 0o600); err != nil {
			a.t.Fatal(err)
		}
		if err := os.Rename(next, name); err != nil {
			a.t.Fatal(err)
		}
	}
	return cert, key
}

// TestTLSFromFiles: with a certificate of someone else's making, which is read
// anew when it changes. A reader's stream goes on over HTTP/2.
func TestTLSFromFiles(t *testing.T) {
	t.Parallel()
	a, dir, data := newAuthority(t), t.TempDir(), t.TempDir()
	cert, key := a.writePair(dir, 1)
	st, err := store.Open(t.Context(), store.Options{Dir: data, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := st.CreatePage(t.Context(), store.NewPage{Slug: "storm", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}}); err != nil {
		t.Fatal(err)
	}
	token, _, err := st.CreateToken(t.Context(), store.By{Name: "test"}, store.Token{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	s := startServer(t, data, "--tls-cert", cert, "--tls-key", key, "--tls-hsts", "0")
	address := strings.TrimPrefix(s.address, "https://")
	c := a.visitor("localhost", address)
	stream, err := c.Get(s.address + "/storm/stream")
	if err != nil {
		t.Fatalf("%v\n%s", err, s.log)
	}
	defer stream.Body.Close()
	if stream.ProtoMajor != 2 || stream.StatusCode != 200 || stream.Header.Get("Strict-Transport-Security") != "max-age=0" {
		t.Fatalf("%s %s %v", stream.Proto, stream.Status, stream.Header)
	}
	r, _ := http.NewRequest("POST", s.address+"/api/v1/pages/storm/posts", strings.NewReader(`{"headline": "Gusts over the harbour", "text": "x"}`))
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	answer, err := c.Do(r)
	if err != nil || answer.StatusCode != 201 {
		t.Fatal(answer, err)
	}
	answer.Body.Close()
	lines := bufio.NewScanner(stream.Body)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() && !strings.Contains(lines.Text(), "Gusts over the harbour") {
	}
	if lines.Err() != nil {
		t.Fatal("the stream:", lines.Err())
	}
	serial := func() int64 {
		t.Helper()
		conn, err := tls.Dial("tcp", address, &tls.Config{RootCAs: a.pool, ServerName: "localhost"})
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		return conn.ConnectionState().PeerCertificates[0].SerialNumber.Int64()
	}
	want(t, "the first certificate", serial(), 1)
	a.writePair(dir, 2)
	want(t, "the next", serial(), 2)
	if err := os.WriteFile(cert, []byte("half a fi"), 0o600); err != nil {
		t.Fatal(err)
	}
	want(t, "while what is there can't be read", serial(), 2)
	if err := os.Remove(cert); err != nil {
		t.Fatal(err)
	}
	want(t, "while there is none", serial(), 2)
	a.writePair(dir, 3)
	want(t, "when it is whole again", serial(), 3)
}
