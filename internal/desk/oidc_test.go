package desk_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/store"
)

// A notary is an OpenID Connect provider. What it says of someone, and what is
// wrong with how it says so, a test sets.
type notary struct {
	t      *testing.T
	srv    *httptest.Server
	key    *rsa.PrivateKey
	clock  func() time.Time
	client string

	mu     sync.Mutex // guards what follows
	down   bool
	issuer string                          // that it says it is; "": its own
	claims map[string]any                  // of whoever signs in next
	forge  func(head, body map[string]any) // what is wrong with the next token
	other  *rsa.PrivateKey                 // that signs the next token
	codes  map[string]url.Values           // what was asked for, by code
	sent   url.Values                      // of the last exchange
}

func newNotary(t *testing.T, clock func() time.Time) *notary {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	n := &notary{t: t, key: key, clock: clock, client: "stop-press", codes: map[string]url.Values{}}
	n.srv = httptest.NewServer(http.HandlerFunc(n.serve))
	t.Cleanup(n.srv.Close)
	return n
}

func (n *notary) serve(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	defer n.mu.Unlock()
	say := func(v any) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(v)
	}
	at := n.srv.URL
	switch {
	case n.down:
		http.Error(w, "down", http.StatusServiceUnavailable)
	case r.URL.Path == "/.well-known/openid-configuration":
		is := at
		if n.issuer != "" {
			is = n.issuer
		}
		say(map[string]any{
			"issuer": is, "authorization_endpoint": at + "/auth?tenant=a", "token_endpoint": at + "/token", "jwks_uri": at + "/keys",
			"id_token_signing_alg_values_supported": []string{"RS256", "HS256", "none"},
		})
	case r.URL.Path == "/keys":
		say(map[string]any{"keys": []any{map[string]string{
			"kty": "RSA", "kid": "one", "use": "sig", "alg": "RS256",
			"n": raw(n.key.N.Bytes()), "e": raw(big.NewInt(int64(n.key.E)).Bytes()),
		}}})
	case r.URL.Path == "/token":
		_ = r.ParseForm()
		n.sent = r.PostForm
		asked, ok := n.codes[r.PostForm.Get("code")]
		delete(n.codes, r.PostForm.Get("code"))
		sum := sha256.Sum256([]byte(r.PostForm.Get("code_verifier")))
		id, secret, _ := r.BasicAuth()
		if id == "" {
			id, secret = r.PostForm.Get("client_id"), r.PostForm.Get("client_secret")
		}
		if !ok || asked.Get("code_challenge_method") != "S256" || asked.Get("code_challenge") != raw(sum[:]) || asked.Get("redirect_uri") != r.PostForm.Get("redirect_uri") || id != n.client || secret != "hush" {
			w.WriteHeader(http.StatusBadRequest)
			say(map[string]string{"error": "invalid_grant"})
			return
		}
		head := map[string]any{"alg": "RS256", "kid": "one"}
		body := map[string]any{"iss": at, "aud": n.client, "sub": "7", "iat": n.clock().Unix(), "exp": n.clock().Add(time.Minute).Unix(), "nonce": asked.Get("nonce")}
		if asked.Get("max_age") != "" {
			body["auth_time"] = n.clock().Unix()
		}
		for name, v := range n.claims {
			body[name] = v
		}
		if n.forge != nil {
			n.forge(head, body)
		}
		h, _ := json.Marshal(head)
		b, _ := json.Marshal(body)
		text := raw(h) + "." + raw(b)
		sum = sha256.Sum256([]byte(text))
		key := n.key
		if n.other != nil {
			key = n.other
		}
		sig, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
		if err != nil {
			n.t.Error(err)
		}
		if head["alg"] == "none" {
			sig = nil
		}
		say(map[string]any{"access_token": "a", "token_type": "Bearer", "expires_in": 60, "id_token": text + "." + raw(sig)})
	default:
		http.NotFound(w, r)
	}
}

func raw(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// sign has someone sign in at the provider with what they were sent there for,
// and returns the path by which they come back.
func (n *notary) sign(at *url.URL) string {
	n.t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	q := at.Query()
	if q.Get("response_type") != "code" || q.Get("client_id") != n.client || q.Get("nonce") == "" || q.Get("state") == "" || q.Get("tenant") != "a" || !strings.Contains(q.Get("scope"), "openid") {
		n.t.Fatalf("sent to %s", at)
	}
	back, found := strings.CutPrefix(q.Get("redirect_uri"), base+"/desk")
	if !found {
		n.t.Fatalf("sent to %s", at)
	}
	code := fmt.Sprint("code", len(q.Get("state")), q.Get("state"))
	n.codes[code] = q
	return back + "?" + url.Values{"code": {code}, "state": {q.Get("state")}}.Encode()
}

// away sends a form that leads to the provider, and returns where.
func (b *browser) away(path string, pairs ...string) *url.URL {
	b.n.t.Helper()
	status, text := b.form(path, pairs...)
	m := regexp.MustCompile(`http-equiv="refresh" content="0; url=([^"]+)"`).FindStringSubmatch(text)
	if status != 200 || m == nil {
		b.n.t.Fatalf("%s: %d %s", path, status, text)
	}
	u, err := url.Parse(html.UnescapeString(m[1]))
	if err != nil {
		b.n.t.Fatal(err)
	}
	return u
}

// arrive comes back, and returns where the desk leads on to.
func (b *browser) arrive(path string) string {
	b.n.t.Helper()
	status, text := b.get(path)
	if status != 303 {
		b.n.t.Fatalf("%s: %d %s", path, status, text)
	}
	return strings.TrimPrefix(b.last.Header.Get("Location"), "/live/desk")
}

// withNotary is a lobby that has a provider.
func withNotary(t *testing.T, change func(*desk.Provider)) (*lobby, *notary) {
	t.Helper()
	n := newLobby(t, base)
	o := newNotary(t, n.clock)
	p := desk.Provider{Issuer: o.srv.URL, Client: o.client, Secret: "hush", Name: "Harbour <ID>"}
	if change != nil {
		change(&p)
	}
	var err error
	if n.desk, err = desk.NewDesk(desk.Options{Store: n.store, URL: base, Provider: &p, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}); err != nil {
		t.Fatal(err)
	}
	n.desk.SetClock(n.clock)
	return n, o
}

func TestProvider(t *testing.T) {
	n, o := withNotary(t, nil)
	ada := n.admin()
	o.claims = map[string]any{"sub": "ada-7", "email": "ada@example.org", "email_verified": true}

	// Every page to sign in has the button, in each language.
	for _, tag := range desk.LangTags {
		if _, text := n.browser().get("/?lang=" + tag); !strings.Contains(text, `action="/live/desk/oidc"`) || !strings.Contains(text, "Harbour &lt;ID&gt;") {
			t.Errorf("%s: no button\n%s", tag, text)
		}
	}
	// The same email address is no proof: nobody is let in who did not link it, nor
	// told whether there is an account.
	var first string
	for _, email := range []string{"ada@example.org", "nobody@example.org"} {
		o.claims["email"] = email
		b := n.browser()
		to := b.arrive(o.sign(b.away("/oidc", "next", "/account")))
		if b.session() != "" || !strings.Contains(to, "why=oidc_unlinked") {
			t.Errorf("%s: %s", email, to)
		}
		_, text := b.get(to)
		if !strings.Contains(text, "not linked") || !strings.Contains(text, `name="next" value="/account"`) {
			t.Errorf("%s", text)
		}
		text = regexp.MustCompile(`value="\w{26}"`).ReplaceAllString(text, "")
		if first == "" {
			first = text
		} else if text != first {
			t.Error("the answers differ")
		}
	}
	o.claims["email"] = "ada@example.org"

	// Linked by its owner, after a step-up.
	n.pass(11 * time.Minute)
	if status, _ := ada.form("/oidc/link"); status != 303 || !strings.Contains(ada.last.Header.Get("Location"), "/stepup") {
		t.Errorf("linked without a step-up: %d", status)
	}
	ada.must("POST", "/api/stepup", obj{"password": goodPassword})
	if to := ada.arrive(o.sign(ada.away("/oidc/link"))); to != "/account?done=identity" {
		t.Fatal(to)
	}
	if _, text := ada.get("/account"); !strings.Contains(text, "ada-7") || !strings.Contains(text, "/account/identity/end") {
		t.Errorf("%s", text)
	}
	b := n.browser()
	b.jar["__Secure-stoppress_desk"] = strings.Repeat("a", 50)
	way := o.sign(b.away("/oidc", "next", "/account"))
	if to := b.arrive(way); to != "/account" {
		t.Fatal(to)
	}
	if b.session() == strings.Repeat("a", 50) || b.must("GET", "/api/me", nil)["account"].(obj)["name"] != "Ada Birch" {
		t.Error("signed in as someone else")
	}
	if o.sent.Get("code_verifier") == "" {
		t.Error("no proof key")
	}
	// A state is used once, and by the browser that it was given to.
	if to := b.arrive(way); !strings.Contains(to, "why=oidc_late") {
		t.Errorf("again: %s", to)
	}
	victim, thief := n.browser(), n.browser()
	way = o.sign(thief.away("/oidc"))
	if to := victim.arrive(way); !strings.Contains(to, "why=oidc_late") || victim.session() != "" {
		t.Errorf("another browser: %s", to)
	}
	late := n.browser()
	way = o.sign(late.away("/oidc"))
	n.pass(11 * time.Minute)
	if to := late.arrive(way); !strings.Contains(to, "why=oidc_late") {
		t.Errorf("too late: %s", to)
	}
	for _, q := range []string{"", "?state=x", "?code=x", "?error=access_denied"} {
		if to := n.browser().arrive("/oidc/back" + q); !strings.Contains(to, "why=oidc_late") {
			t.Errorf("%s: %s", q, to)
		}
	}
	// Said no there.
	b = n.browser()
	state := b.away("/oidc").Query().Get("state")
	if to := b.arrive("/oidc/back?error=access_denied&state=" + state); !strings.Contains(to, "why=oidc_refused") {
		t.Error(to)
	}
	b = n.browser()
	way = o.sign(b.away("/oidc"))
	if to := b.arrive(way + "&iss=" + url.QueryEscape("https://other.example")); !strings.Contains(to, "why=oidc_refused") {
		t.Errorf("another issuer sends them: %s", to)
	}

	// A token that is not quite right lets nobody in.
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for name, forge := range map[string]func(head, body map[string]any){
		"issuer":         func(_, b map[string]any) { b["iss"] = "https://other.example" },
		"audience":       func(_, b map[string]any) { b["aud"] = "another" },
		"two audiences":  func(_, b map[string]any) { b["aud"] = []string{o.client, "another"} },
		"azp":            func(_, b map[string]any) { b["azp"] = "another" },
		"expired":        func(_, b map[string]any) { b["exp"] = n.clock().Add(-time.Hour).Unix() },
		"nonce":          func(_, b map[string]any) { b["nonce"] = "x" },
		"no nonce":       func(_, b map[string]any) { delete(b, "nonce") },
		"alg none":       func(h, _ map[string]any) { h["alg"] = "none" },
		"alg of secrets": func(h, _ map[string]any) { h["alg"] = "HS256" },
		"another's key":  func(_, _ map[string]any) { o.other = other },
	} {
		o.mu.Lock()
		o.forge = forge
		o.mu.Unlock()
		b := n.browser()
		to := b.arrive(o.sign(b.away("/oidc")))
		if b.session() != "" || !strings.Contains(to, "why=oidc_refused") {
			t.Errorf("%s: %s", name, to)
		}
		o.mu.Lock()
		o.other = nil
		o.mu.Unlock()
	}
	o.forge = nil

	// Step-up: only where the provider asked anew, and names who is signed in.
	n.pass(11 * time.Minute)
	if _, text := ada.get("/stepup"); !strings.Contains(text, "/oidc/stepup") {
		t.Errorf("%s", text)
	}
	at := ada.away("/oidc/stepup", "next", "/account")
	if q := at.Query(); q.Get("prompt") != "login" || q.Get("max_age") != "0" {
		t.Errorf("%s", at)
	}
	o.claims["auth_time"] = n.clock().Add(-time.Hour).Unix()
	if to := ada.arrive(o.sign(at)); !strings.Contains(to, "/stepup?why=oidc_fresh") {
		t.Errorf("signed in there long ago: %s", to)
	}
	ada.refused(403, "stepup", "POST", "/api/email", obj{"email": "x@example.org"})
	delete(o.claims, "auth_time")
	o.claims["sub"] = "someone else"
	if to := ada.arrive(o.sign(ada.away("/oidc/stepup"))); !strings.Contains(to, "why=oidc_unlinked") {
		t.Errorf("someone else: %s", to)
	}
	o.claims["sub"] = "ada-7"
	was := ada.session()
	if to := ada.arrive(o.sign(ada.away("/oidc/stepup", "next", "/account"))); to != "/account" || ada.session() == was {
		t.Errorf("%s", to)
	}
	ada.refused(422, "invalid", "POST", "/api/email", obj{"email": "x"})

	// It is nobody else's to link, and can be unlinked.
	bo := n.as(n.person("bo", store.Editor, ""))
	if to := bo.arrive(o.sign(bo.away("/oidc/link"))); to != "/account?why=oidc_linked" {
		t.Error(to)
	}
	stranger := n.browser()
	way = o.sign(bo.away("/oidc/link"))
	for name, v := range bo.jar {
		if name != "__Secure-stoppress_desk" {
			stranger.jar[name] = v
		}
	}
	if to := stranger.arrive(way); !strings.Contains(to, "/account?why=oidc_late") {
		t.Errorf("signed out meanwhile: %s", to)
	}
	// In the same browser someone else has signed in meanwhile.
	o.claims["sub"] = "eve-1"
	way = o.sign(bo.away("/oidc/link"))
	bos := bo.session()
	bo.jar["__Secure-stoppress_desk"] = ada.session()
	if to := bo.arrive(way); to != "/account?why=oidc_late" {
		t.Errorf("someone else's session: %s", to)
	}
	bo.jar["__Secure-stoppress_desk"] = bos
	if to := bo.arrive(o.sign(bo.away("/oidc/link"))); to != "/account?done=identity" {
		t.Fatal(to)
	}
	if to := ada.arrive(o.sign(ada.away("/oidc/stepup"))); !strings.Contains(to, "why=oidc_unlinked") {
		t.Errorf("Bo confirms that he is Ada: %s", to)
	}
	o.claims["sub"] = "ada-7"
	if status, _ := ada.form("/account/identity/end", "issuer", o.srv.URL, "subject", "ada-7"); status != 303 {
		t.Error(status)
	}
	b = n.browser()
	if to := b.arrive(o.sign(b.away("/oidc"))); !strings.Contains(to, "why=oidc_unlinked") {
		t.Errorf("unlinked: %s", to)
	}

	// A disabled account is not there.
	ada.must("GET", "/api/me", nil)
	if to := bo.arrive(o.sign(bo.away("/oidc/link"))); to != "/account?done=identity" {
		t.Fatal(to)
	}
	accounts, _ := n.store.Accounts(t.Context())
	for _, a := range accounts {
		if a.Name == "bo" {
			if err := n.store.Disable(t.Context(), testBy, a.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	b = n.browser()
	if to := b.arrive(o.sign(b.away("/oidc"))); !strings.Contains(to, "why=oidc_unlinked") || b.session() != "" {
		t.Errorf("disabled: %s", to)
	}
}

// TestProviderJoin: an invite is accepted by a provider that vouches for the
// address; the first administrator is not made by one.
func TestProviderJoin(t *testing.T) {
	n, o := withNotary(t, nil)
	setup, _, err := n.store.Setup(t.Context(), testBy)
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := n.browser().form("/oidc/join", "secret", setup); status != 404 {
		t.Errorf("the first administrator: %d", status)
	}
	if _, text := n.browser().get("/setup/" + setup); strings.Contains(text, "/oidc/join") {
		t.Error("the first administrator is offered it")
	}
	n.admin()
	invite := func(email string) string {
		secret, _, err := n.store.Invite(t.Context(), testBy, store.Invite{Role: store.Contributor, Email: email})
		if err != nil {
			t.Fatal(err)
		}
		return secret
	}
	secret := invite("bo@example.org")
	for _, c := range []struct {
		claims map[string]any
		why    string
	}{
		{map[string]any{"email": "bo@example.org"}, "oidc_email"},
		{map[string]any{"email": "bo@example.org", "email_verified": false}, "oidc_email"},
		{map[string]any{"email": "bo@example.org", "email_verified": 1}, "oidc_email"},
		{map[string]any{"email_verified": true}, "oidc_email"},
		{map[string]any{"email": "eve@example.org", "email_verified": true}, "oidc_other"},
	} {
		o.claims = c.claims
		b := n.browser()
		if to := b.arrive(o.sign(b.away("/oidc/join", "secret", secret))); to != "/invite/"+secret+"?why="+c.why || b.session() != "" {
			t.Errorf("%v: %s", c.claims, to)
		}
	}
	o.claims = map[string]any{"sub": "bo", "email": "Bo@Example.org", "email_verified": true, "name": " Bo\u202e \n Birch "}
	b := n.browser()
	if to := b.arrive(o.sign(b.away("/oidc/join", "secret", secret))); to != "/?in" {
		t.Fatal(to)
	}
	me := b.must("GET", "/api/me", nil)
	if a := me["account"].(obj); a["name"] != "Bo Birch" || a["email"] != "Bo@Example.org" || a["password"] != false || a["linked"] != 1.0 || me["outside"] != "Harbour <ID>" {
		t.Errorf("%v", me)
	}
	if roles := me["roles"].(obj); len(roles) != 1 || roles[""] != "contributor" {
		t.Errorf("roles %v", roles)
	}
	// Once, and as one person.
	if status, _ := n.browser().form("/oidc/join", "secret", secret); status != 410 {
		t.Errorf("a used invite: %d", status)
	}
	b = n.browser()
	open := invite("")
	if to := b.arrive(o.sign(b.away("/oidc/join", "secret", open))); !strings.Contains(to, "why=oidc_linked") {
		t.Errorf("known already: %s", to)
	}
	o.claims["sub"], o.claims["email"] = "ada", "ada@example.org"
	b = n.browser()
	if to := b.arrive(o.sign(b.away("/oidc/join", "secret", open))); !strings.Contains(to, "why=oidc_linked") || b.session() != "" {
		t.Errorf("an address that an account has: %s", to)
	}
	// Its only way in can't be taken away.
	b = n.browser()
	o.claims["sub"] = "bo"
	b.arrive(o.sign(b.away("/oidc")))
	if status, text := b.form("/account/identity/end", "issuer", o.srv.URL, "subject", "bo"); status != 409 || !strings.Contains(text, "last way") {
		t.Errorf("%d %s", status, text)
	}
}

// TestProviderBounds: only those whom the provider speaks for; and a provider
// that does not answer, or is another, keeps nobody out who has another way.
func TestProviderBounds(t *testing.T) {
	n, o := withNotary(t, func(p *desk.Provider) {
		p.Domains, p.Claims = []string{"@Example.org"}, map[string]string{"groups": "newsroom"}
	})
	n.admin()
	accounts, _ := n.store.Accounts(t.Context())
	if err := n.store.PutIdentity(t.Context(), testBy, store.Identity{Issuer: o.srv.URL, Subject: "7", Account: accounts[0].ID}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		claims map[string]any
		why    string
	}{
		{map[string]any{"email": "ada@EXAMPLE.org", "email_verified": true, "groups": []string{"x", "newsroom"}}, ""},
		{map[string]any{"email": "ada@example.org", "email_verified": true, "groups": "newsroom"}, ""},
		{map[string]any{"email": "ada@example.org", "email_verified": true}, "oidc_outside"},
		{map[string]any{"email": "ada@example.org", "email_verified": true, "groups": []any{"x", []string{"newsroom"}}}, "oidc_outside"},
		{map[string]any{"email": "ada@example.org", "email_verified": true, "groups": "newsroom2"}, "oidc_outside"},
		{map[string]any{"email": "ada@example.org", "email_verified": false, "groups": "newsroom"}, "oidc_email"},
		{map[string]any{"email": "ada@example.org.evil.example", "email_verified": true, "groups": "newsroom"}, "oidc_outside"},
		{map[string]any{"email": "ada@sub.example.org", "email_verified": true, "groups": "newsroom"}, "oidc_outside"},
		{map[string]any{"groups": "newsroom"}, "oidc_email"},
	} {
		o.claims = c.claims
		b := n.browser()
		to := b.arrive(o.sign(b.away("/oidc")))
		if in := b.session() != ""; in != (c.why == "") || !strings.Contains(to, c.why) {
			t.Errorf("%v: %s", c.claims, to)
		}
	}

	// Down after it was found: nobody is let in, and everyone is told.
	b := n.browser()
	way := o.sign(b.away("/oidc"))
	o.mu.Lock()
	o.down = true
	o.mu.Unlock()
	if to := b.arrive(way); !strings.Contains(to, "why=oidc_down") {
		t.Error(to)
	}
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})

	// Down from the beginning: it is asked again, but not by each who comes.
	n, o = withNotary(t, nil)
	n.admin()
	o.down = true
	for range 2 {
		b := n.browser()
		if status, _ := b.form("/oidc"); status != 303 || !strings.Contains(b.last.Header.Get("Location"), "/?why=oidc_down") {
			t.Fatalf("%d %v", status, b.last.Header)
		}
	}
	if _, text := n.browser().get("/?why=oidc_down"); !strings.Contains(text, "be reached") || !strings.Contains(text, `name="password"`) {
		t.Errorf("%s", text)
	}
	o.mu.Lock()
	o.down = false
	o.mu.Unlock()
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
	n.pass(time.Minute)
	n.browser().away("/oidc")

	// Another one than it was said to be.
	n, o = withNotary(t, nil)
	o.issuer = "https://other.example"
	b = n.browser()
	if b.form("/oidc"); !strings.Contains(b.last.Header.Get("Location"), "why=oidc_down") {
		t.Errorf("%v", b.last.Header)
	}
	// What an address asks to be shown is one of our texts, or nothing.
	if _, text := b.get("/?why=" + url.QueryEscape("<script>alert(1)</script>")); strings.Contains(text, "alert") {
		t.Errorf("%s", text)
	}
	for _, p := range []desk.Provider{
		{Issuer: "http://id.example.org", Client: "x"}, {Issuer: "id.example.org", Client: "x"}, {Issuer: "https://id.example.org"},
		{Issuer: "https://id.example.org?x", Client: "x"}, {Issuer: "https://id.example.org", Client: "x", Domains: []string{"*.example.org"}}, {Issuer: "ftp://id.example.org", Client: "x"},
	} {
		if _, err := desk.NewDesk(desk.Options{Store: n.store, URL: base, Provider: &p}); err == nil {
			t.Errorf("%+v was taken", p)
		}
	}
	// None at all.
	n = newLobby(t, base)
	if status, _ := n.browser().form("/oidc"); status != 404 {
		t.Error(status)
	}
	if _, text := n.browser().get("/"); strings.Contains(text, "/oidc") {
		t.Error("a button that leads nowhere")
	}
	// Who begins too often waits.
	n, _ = withNotary(t, nil)
	b, status := n.browser(), 0
	for range 100 {
		if status, _ = b.form("/oidc"); status != 200 {
			break
		}
	}
	if status != 429 {
		t.Errorf("a hundred times: %d", status)
	}
}
