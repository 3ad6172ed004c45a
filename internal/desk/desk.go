// Package desk serves those who write: the JSON API under /api/v1.
//
// docs/api.md is its reference. It promises: a bearer token is the only way in,
// and a token for one page does nothing on another; a request is taken whole or
// not at all, and answered once what it did is durable; the same
// Idempotency-Key with the same request is answered with the same status and
// body, and does nothing again; an edit made from an old revision is refused
// with both texts; and an error names what was wrong and where, without a word
// about the machine.
package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stoppress/internal/live"
	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// Limits of a request.
const (
	maxBody = 1 << 20
	maxKey  = 200 // characters of an Idempotency-Key
	reading = 20 * time.Second
	working = 30 * time.Second
	writing = 10 * time.Second
)

// Options sets up the API.
type Options struct {
	Store  *store.Store
	URL    string                         // public address: origin and path prefix, no slash at the end
	Client func(*http.Request) netip.Addr // who asks; nil: the connection's other end
	Log    *slog.Logger

	// Way is what goes out to addresses that were typed here: webhooks (as to
	// which may be inside), the check of a host's page. nil: nothing does.
	Way *outbound.Way

	// Provider is by whom people may sign in to the desk too; nil: nobody.
	Provider *Provider

	// Look is what pages of other sites are looked at with: it follows redirects.
	// nil: none are.
	Look *outbound.Way

	// Count counts those who read on this server, and begins to count anew; nil:
	// nobody reads here.
	Count func() map[string]live.Count

	// Render gives what renders the site's pages for readers, for the desk's
	// preview; nil: one is made of the site's settings.
	Render func() *render.Renderer
}

// work is what programs and people can do alike: the two differ in who asks.
type work struct {
	store  *store.Store
	base   string // public address
	prefix string // its path
	root   string // path of what it answers, without the prefix
	client func(*http.Request) netip.Addr
	log    *slog.Logger
	render func() *render.Renderer // may be nil
	way    *outbound.Way           // likewise
}

func newWork(o Options, root string) (work, *http.CrossOriginProtection, error) {
	u, err := url.Parse(o.URL)
	if err != nil {
		return work{}, nil, fmt.Errorf("desk: the public address: %w", err)
	}
	cross := http.NewCrossOriginProtection()
	if u.Host != "" { // a proxy may have put another name in the place of the public one
		if err := cross.AddTrustedOrigin(u.Scheme + "://" + u.Host); err != nil {
			return work{}, nil, fmt.Errorf("desk: the public address: %w", err)
		}
	}
	k := work{store: o.Store, base: strings.TrimRight(o.URL, "/"), prefix: strings.TrimRight(u.EscapedPath(), "/"), root: root, client: o.Client, log: o.Log, render: o.Render, way: o.Way}
	if k.log == nil {
		k.log = slog.New(slog.DiscardHandler)
	}
	if k.client == nil {
		k.client = func(r *http.Request) netip.Addr {
			at, _ := netip.ParseAddrPort(r.RemoteAddr)
			return at.Addr()
		}
	}
	return k, cross, nil
}

// API answers editors' programs.
type API struct {
	work
	mux   *http.ServeMux
	wrong guard[netip.Prefix]

	// A token is sent by programs only, never by a browser of its own accord. So
	// a page of another site can do nothing here; this says so before anything is
	// looked at, whatever else may be taken for a proof one day.
	cross *http.CrossOriginProtection
}

// New makes the handler of /api/v1. The path of the public address is taken off
// before.
func New(o Options) (*API, error) {
	k, cross, err := newWork(o, "/api/v1")
	if err != nil {
		return nil, err
	}
	a := &API{work: k, cross: cross, wrong: guard[netip.Prefix]{atOnce: wrongAtOnce, each: wrongEach}}
	a.mux = http.NewServeMux()
	for path, m := range a.routes() {
		a.mux.Handle("/api/v1"+path, m)
	}
	return a, nil
}

// routes are all addresses below /api/v1, and what each does by method.
// docs/openapi.json describes them.
func (a *API) routes() map[string]methods {
	all := map[string]methods{
		"/pages":                        {"GET": a.listPages, "POST": a.createPage},
		"/pages/{page}":                 {"GET": a.showPage, "PATCH": a.changePage, "POST": a.changePage},
		"/pages/{page}/{op}":            {"POST": a.pageOp},
		"/pages/{page}/posts":           {"GET": a.listPosts, "POST": a.publish},
		"/pages/{page}/updates":         {"POST": a.publishBatch},
		"/pages/{page}/posts/{id}":      {"GET": a.showPost},
		"/pages/{page}/posts/{id}/{op}": {"POST": a.postOp},

		"/pages/{page}/posts/{id}/revisions": {"GET": a.postRevisions},
		"/pages/{page}/original":             {"PUT": a.putOriginal},
		"/pages/{page}/go-on":                {"POST": a.goOn},

		"/pages/{page}/drafts":             {"GET": a.listDrafts},
		"/pages/{page}/drafts/{id}":        {"GET": a.showDraft, "PUT": a.putDraft, "DELETE": a.dropDraft},
		"/pages/{page}/drafts/{id}/revs":   {"GET": a.draftRevs},
		"/pages/{page}/drafts/{id}/submit": {"POST": hand("submit", a.handDraft)},
		"/pages/{page}/drafts/{id}/return": {"POST": hand("return", a.handDraft)},

		"/schedule":                   {"GET": a.allSchedules},
		"/pages/{page}/schedule":      {"GET": a.listSchedules, "POST": a.setSchedule},
		"/pages/{page}/schedule/{id}": {"PUT": a.moveSchedule, "DELETE": a.dropSchedule},

		"/series":              {"GET": a.listSeries, "POST": a.createSeries},
		"/series/{slug}":       {"GET": a.showSeries, "PATCH": a.editSeries},
		"/series/{slug}/days":  {"GET": a.listDays},
		"/series/{slug}/stop":  {"POST": a.stopSeries},
		"/series/{slug}/start": {"POST": a.startSeries},

		"/watch":                   {"GET": a.showWatch, "POST": a.addWatch},
		"/watch/{id}":              {"DELETE": a.dropWatch},
		"/pages/{page}/watch":      {"GET": a.showWatch, "POST": a.addWatch},
		"/pages/{page}/watch/{id}": {"DELETE": a.dropWatch},

		"/media":      {"GET": a.library, "POST": a.putMedia},
		"/media/{id}": {"PUT": a.aim},

		"/": {},
	}
	maps.Copy(all, a.hookRoutes())
	return all
}

// files are the addresses whose body is read by what answers them: a picture is
// larger than what is said in JSON.
var files = []string{"POST /api/v1/media"}

// hand does what an address names as its op.
func hand(op string, do handle) handle {
	return func(c *call) (int, any, error) {
		c.SetPathValue("op", op)
		return do(c)
	}
}

// Operations are all that the API does: "POST /api/v1/pages/{page}/end" and the
// like, with each op by its name, sorted.
func (a *API) Operations() []string {
	var all []string
	for path, m := range a.routes() {
		ops := []page.Op{""}
		switch {
		case strings.HasSuffix(path, "{id}/{op}"):
			ops = postOps
		case strings.HasSuffix(path, "/{op}"):
			ops = pageOps
		}
		for method := range m {
			for _, op := range ops {
				all = append(all, method+" /api/v1"+strings.TrimSuffix(path, "{op}")+string(op))
			}
		}
	}
	slices.Sort(all)
	return all
}

// An actor is who asks: a program with its token, or someone with a session.
type actor struct {
	by      store.By       // who the audit log says it was
	scope   string         // whose Idempotency-Key it is
	page    string         // of a program: id of the one page that its token is for; "": all
	looks   bool           // of a program: its token may read only
	person  *store.Account // nil: a program, or nobody
	session store.Session  // of a person
	secret  string         // of the session
}

// id is the account's or the token's: whose a draft, a picture or a set time is.
func (x actor) id() string {
	if x.person != nil {
		return x.person.ID
	}
	return x.by.Token
}

// may says whether the actor has at least a role on a page; with "" on the site. A
// token does what an editor may, on the page or pages that it is for.
func (x actor) may(pageID string, least store.Role) bool {
	if x.person != nil {
		return x.person.May(pageID, least)
	}
	return x.sees(pageID) && !x.looks && least != store.Administrator
}

// sees says whether a page is one of those that the actor has to do with; with ""
// whether all are.
func (x actor) sees(pageID string) bool {
	if x.person != nil {
		return x.person.Role(pageID) != ""
	}
	return x.page == "" || x.page == pageID
}

// A call is one request of someone known, or to an address that is for anyone.
type call struct {
	*http.Request
	actor
	w        http.ResponseWriter // for cookies, what is not JSON, and how long a body may take
	pattern  string              // of the address, as New names it
	head     *store.Head         // the page of the address, where it was looked up
	body     []byte
	form     url.Values // on the desk, of what a form sent
	lang     *lang      // on the desk
	wrong    *Problem   // on the desk: what a page is to say first
	key      string
	watched  []string // words of the watch list that are to be published all the same
	doubts   []string // ids of drafts that are to go out though nobody verified them
	replayed bool     // set by whoever writes
}

// handle answers a call: with a status and what is to be written as JSON, or an
// error.
type handle func(*call) (int, any, error)

// methods holds what an address does, by method. It is the mux's handler; what
// is found there is run by API.ServeHTTP.
type methods map[string]handle

// ServeHTTP is never called: the mux only finds.
func (methods) ServeHTTP(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }

func (m methods) allow() string {
	var all []string
	for name := range m {
		all = append(all, name)
		if name == http.MethodGet {
			all = append(all, http.MethodHead)
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	rc := http.NewResponseController(w)
	_ = rc.SetReadDeadline(time.Now().Add(reading)) // a test's recorder has none
	_ = rc.SetWriteDeadline(time.Now().Add(reading + working + writing))
	ctx, cancel := context.WithTimeout(r.Context(), working)
	defer cancel()

	status, v, err := a.serve(w, r.WithContext(ctx), r.Context())
	if err != nil && Tell(err).Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="stoppress"`)
	}
	a.answer(w, r, status, v, err, nil)
}

// answer writes what a request is answered with, as JSON. say, which may be nil, puts
// an error in other words.
func (a *work) answer(w http.ResponseWriter, r *http.Request, status int, v any, err error, say func(*Problem)) {
	h := w.Header()
	var moved *redirect
	if errors.As(err, &moved) {
		h.Set("Location", moved.to)
		status, v, err = http.StatusPermanentRedirect, &Problem{Code: "moved", Message: "the page's slug is now " + moved.slug}, nil
	}
	if err != nil {
		p := *a.problem(w, r, err) // a copy: many are shared
		if say != nil {
			say(&p)
		}
		status, v = p.Status, &p
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		a.log.Error("an answer could not be written", "path", r.URL.Path, "error", err)
		status = http.StatusInternalServerError
		b.Reset()
		b.WriteString(`{"code":"internal","message":"the server failed; its log says why"}` + "\n")
	}
	h.Set("Content-Type", "application/json; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(b.Bytes()) // one who has gone is no one's concern
	}
}

// problem says what is told of an error, and logs what only the log is told.
func (a *work) problem(w http.ResponseWriter, r *http.Request, err error) *Problem {
	p := Tell(err)
	if p.Status >= 500 && r.Context().Err() == nil {
		level := slog.LevelError
		if p.Code == codeBusy { // whoever sends many can have this many times over
			level = slog.LevelWarn
		}
		a.log.Log(r.Context(), level, "a request could not be answered", "method", r.Method, "path", r.URL.Path, "status", p.Status, "error", err)
	}
	if p.Status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "2")
	}
	return p
}

// serve does what every request needs before it is looked at: who it is from,
// what it is, and all of its body. whole is the context of one that takes longer.
func (a *API) serve(w http.ResponseWriter, r *http.Request, whole context.Context) (int, any, error) {
	if a.cross.Check(r) != nil {
		return 0, nil, &Problem{Status: http.StatusForbidden, Code: "cross_site", Message: "a page of another site can't write here; send this from a program"}
	}
	token, err := a.authenticate(w, r)
	if err != nil {
		return 0, nil, err
	}
	found, pattern := a.mux.Handler(r)
	m, ok := found.(methods)
	if !ok || len(m) == 0 {
		return 0, nil, &Problem{Status: http.StatusNotFound, Code: "not_found", Message: "there is no such address; docs/api.md lists them"}
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	do := m[method]
	if do == nil {
		w.Header().Set("Allow", m.allow())
		return 0, nil, &Problem{Status: http.StatusMethodNotAllowed, Code: "method_not_allowed", Kind: "request", Message: "this address takes " + m.allow()}
	}
	if method != http.MethodGet && token.Scope == store.ScopeRead {
		return 0, nil, errLooks
	}
	if !match(r, pattern) {
		return 0, nil, errNothing
	}
	c := &call{Request: r, pattern: pattern, actor: actor{
		by:    store.By{Token: token.ID, Name: token.Name, Address: a.client(r).Unmap().String()},
		scope: token.ID, page: token.Page, looks: token.Scope == store.ScopeRead,
	}, w: w}
	switch {
	case slices.Contains(files, method+" "+pattern):
		c.Request = r.WithContext(whole)
	case method != http.MethodGet:
		if c.key, err = idempotencyKey(r); err != nil {
			return 0, nil, err
		}
		if c.body, err = readBody(w, r); err != nil {
			return 0, nil, err
		}
	}
	status, v, err := do(c)
	if c.replayed && err == nil {
		w.Header().Set("Idempotency-Replayed", "true")
	}
	return status, v, err
}

// maxPart is how long a part of a path may be, in bytes: longer than any id, slug
// or secret.
const maxPart = 300

// match sets the path's values as the mux would. It returns false where one is
// what nothing here is called: PostgreSQL fails at a NUL, and at what is not UTF-8.
func match(r *http.Request, pattern string) (sound bool) {
	sound = true
	names := strings.Split(pattern, "/")
	values := strings.Split(r.URL.EscapedPath(), "/")
	for i, name := range names {
		if name, ok := strings.CutPrefix(name, "{"); ok && i < len(values) {
			if v, err := url.PathUnescape(values[i]); err == nil {
				r.SetPathValue(strings.TrimSuffix(name, "}"), v)
				sound = sound && len(v) <= maxPart && utf8.ValidString(v) && !strings.ContainsRune(v, 0)
			}
		}
	}
	return sound
}

var errLooks = &Problem{Status: http.StatusForbidden, Code: "token_scope", Message: "the token may read only"}

var errNothing = &Problem{Status: http.StatusNotFound, Code: "not_found", Message: "there is nothing of that name"}

// authenticate finds out whose request it is, by its bearer token and by nothing
// else.
func (a *API) authenticate(w http.ResponseWriter, r *http.Request) (store.Token, error) {
	header := r.Header.Values("Authorization")
	if len(header) == 0 {
		return store.Token{}, &Problem{Status: http.StatusUnauthorized, Code: "token", Message: "give a token: Authorization: Bearer sp_..."}
	}
	scheme, secret, _ := strings.Cut(header[0], " ")
	if len(header) > 1 || !strings.EqualFold(scheme, "Bearer") {
		return store.Token{}, &Problem{Status: http.StatusUnauthorized, Code: "token", Message: "give one token: Authorization: Bearer sp_..."}
	}
	token, err := a.store.Authenticate(r.Context(), strings.TrimSpace(secret))
	if errors.Is(err, store.ErrToken) || errors.Is(err, store.ErrTokenExpired) {
		if wait, ok := a.wrong.wrong(household(a.client(r)), time.Now()); !ok {
			w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)))
			return store.Token{}, &Problem{Status: http.StatusTooManyRequests, Code: "too_many", Message: "too many wrong tokens from this address; wait"}
		}
	}
	return token, err
}

func idempotencyKey(r *http.Request) (string, error) {
	values := r.Header.Values("Idempotency-Key")
	if len(values) == 0 {
		return "", nil
	}
	bad := func(c rune) bool { return c < '!' || c > '~' }
	if k := values[0]; len(values) > 1 || k == "" || len(k) > maxKey || strings.ContainsFunc(k, bad) {
		return "", refuse(codeInvalid, "Idempotency-Key", "request", "an Idempotency-Key is 1 to %d printable characters of ASCII, without spaces", maxKey)
	}
	return values[0], nil
}

// readBody reads all of a request's body. None at all is an empty object.
func readBody(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	if r.ContentLength > maxBody {
		return nil, refuse(codeLarge, "", "request_large max", "the body is larger than %d KB", maxBody>>10)
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, refuse(codeLarge, "", "request_large max", "the body is larger than %d KB", maxBody>>10)
	case err != nil:
		return nil, refuse(codeJSON, "", "cut_off", "the body could not be read to its end")
	}
	if len(bytes.TrimSpace(b)) == 0 && r.Header.Get("Content-Type") == "" {
		return []byte("{}"), nil
	}
	kind, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := params["charset"]; err != nil || kind != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return nil, &Problem{Status: http.StatusUnsupportedMediaType, Code: "content_type", Kind: "request", Message: "the body must be JSON, with Content-Type: application/json"}
	}
	return b, nil
}

// redirect is the error for a page asked for by a former slug.
type redirect struct{ slug, to, page string }

func (r *redirect) Error() string { return "the page has moved to " + r.slug }

// find gives the page that a call is about, if its token is for it.
func (a *work) find(c *call) (store.Head, error) {
	if c.head != nil { // who may what there was looked at
		return *c.head, nil
	}
	slug := c.PathValue("page")
	head, err := a.store.Find(c.Context(), slug)
	if errors.Is(err, store.ErrNoPage) {
		// A series' slug stands for its newest page.
		if today, none := a.store.Today(c.Context(), slug); none == nil {
			head, err = today, nil
		}
	}
	var moved *store.Moved
	id := head.ID
	if errors.As(err, &moved) {
		id = moved.Page
	}
	if c.page != "" && (id == "" && errors.Is(err, store.ErrNoPage) || id != "" && id != c.page) {
		return head, &Problem{Status: http.StatusForbidden, Code: "other_page", Message: "the token is for another page"}
	}
	if moved != nil {
		rest := strings.TrimPrefix(c.URL.EscapedPath(), a.root+"/pages/"+url.PathEscape(slug))
		to := a.prefix + a.root + "/pages/" + moved.To + rest
		if c.URL.RawQuery != "" {
			to += "?" + c.URL.RawQuery
		}
		return head, &redirect{moved.To, to, moved.Page}
	}
	return head, err
}

// anyPage refuses a token that is for one page only.
func anyPage(c *call) error {
	if c.page != "" {
		return &Problem{Status: http.StatusForbidden, Code: "other_page", Message: "the token is for one page only"}
	}
	return nil
}

// request is what the keyed hash of an idempotent request is made of: what is
// asked, of what, and the exact body.
func (c *call) request(id string) []byte {
	about := []string{c.Method, c.pattern, c.PathValue("op"), id, c.PathValue("id")}
	return append([]byte(strings.Join(about, "\n")+"\n"), c.body...)
}

// write runs one command on a page.
func (a *work) write(c *call, head store.Head, fn func(*store.Tx) error) (store.Result, error) {
	r, err := a.store.Write(c.Context(), store.Command{Page: head.ID, Scope: c.scope, Key: c.key, Request: c.request(head.ID), By: c.by, Watched: c.watched, Unverified: c.doubts}, fn)
	c.replayed = r.Replayed
	return r, err
}

// opOf checks the op that an address names.
func opOf(c *call, ops ...page.Op) (page.Op, error) {
	if op := page.Op(c.PathValue("op")); slices.Contains(ops, op) {
		return op, nil
	}
	var words []string
	for _, op := range ops {
		words = append(words, string(op))
	}
	return "", &Problem{Status: http.StatusNotFound, Code: "not_found", Message: "there is no such op; there are " + strings.Join(words, ", ")}
}
