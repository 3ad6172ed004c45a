package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"

	"stoppress/internal/outbound"
	"stoppress/internal/page"
)

// Looking at the page of a site that a live page was put on.
const (
	lookMost   = 2 << 20 // bytes of it
	lookAtOnce = 10      // looks of one person
	lookEach   = 6 * time.Second
	streamTime = 6 * time.Second // in which a stream that nobody holds up has begun
	sayMost    = 200             // characters that are told of what others wrote
)

// How the page was put there.
const (
	wayCMS    = "cms" // the fragment, put in by the host's server: by WordPress, or another way
	wayScript = "script"
	wayFrame  = "frame"
	wayProxy  = "proxy"
)

// What a finding says.
const (
	foundOK      = "ok"
	foundBad     = "bad"     // readers don't get it as it is meant
	foundWarn    = "warn"    // they do, and something is missing
	foundUnknown = "unknown" // it can't be told from outside
)

// Finding is one thing that was looked at. Its code names a text of the desk.
type Finding struct {
	Code   string `json:"code"`
	State  string `json:"state"`
	Detail string `json:"detail,omitempty"`
}

// Look is what was found on a host's page.
type Look struct {
	URL      string    `json:"url"` // where it was in the end
	Findings []Finding `json:"findings"`
}

func (l *Look) say(state, code, detail string) {
	if r := []rune(strings.ToValidUTF8(detail, "")); len(r) > sayMost {
		detail = string(r[:sayMost]) + "…"
	}
	l.Findings = append(l.Findings, Finding{code, state, detail})
}

// lookAt: POST /pages/{page}/check
func (d *Desk) lookAt(c *call) (int, any, error) {
	var way, address string
	if err := c.take(func(o *object) { way, address = o.word("way"), strings.TrimSpace(o.word("url")) }); err != nil {
		return 0, nil, err
	}
	if !slices.Contains([]string{wayCMS, wayScript, wayFrame, wayProxy}, way) {
		return 0, nil, refuse(codeInvalid, "way", "request", "way is one of cms, script, frame and proxy")
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" || u.User != nil || len(address) > 2000 {
		return 0, nil, refuse(codeInvalid, "url", "site_url", "give the address of the page on your site, such as https://paper.example/storm")
	}
	if d.look == nil {
		return 0, nil, &Problem{Status: http.StatusNotImplemented, Code: "not_here", Kind: "looks_off", Message: "this server looks at no pages"}
	}
	if _, ok := d.looks.try(c.person.ID, d.now()); !ok {
		return 0, nil, &Problem{Status: http.StatusTooManyRequests, Code: "too_many", Kind: "looks_many", Message: "that was a lot of pages; wait a few seconds"}
	}
	own, err := d.store.Own(c.Context(), c.head.ID)
	if err != nil {
		return 0, nil, err
	}
	u.Fragment = ""
	l := &looking{Look: Look{URL: u.String(), Findings: []Finding{}}, d: d, own: own, base: d.base, slug: c.head.Slug, seq: c.head.Seq}
	l.home = Address(d.base, l.slug, "")
	l.run(c.Context(), way, u)
	return http.StatusOK, l.Look, nil
}

// looking is one look at a host's page.
type looking struct {
	Look
	d          *Desk
	own        *page.Page
	base, slug string
	home       string // address of the live page
	seq        int64

	at        *url.URL // of the host's page, in the end
	from      *url.URL // of which its addresses are parts
	policies  []policySet
	tags      []tag
	shortcode bool // a shortcode that nobody has read stands in the text
	include   bool // an include likewise
}

// tag is an element as it was found: its attributes by name.
type tag struct {
	name string
	attr map[string]string
}

func (l *looking) get(ctx context.Context, u *url.URL) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", "StopPress (site check; "+l.base+")")
	r.Header.Set("Accept-Encoding", "identity")
	return l.d.look.Do(r)
}

func (l *looking) run(ctx context.Context, way string, u *url.URL) {
	r, err := l.get(ctx, u)
	var private *outbound.Private
	switch {
	case errors.As(err, &private): // it may have been sent there by another
		l.say(foundBad, "private", private.Host)
		return
	case err != nil:
		l.say(foundBad, "unreachable", err.Error())
		return
	}
	defer r.Body.Close()
	l.at = r.Request.URL
	l.from, l.URL = l.at, l.at.String()
	if r.StatusCode != http.StatusOK {
		l.say(foundBad, "status", strconv.Itoa(r.StatusCode))
		return
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "text/html" && kind != "application/xhtml+xml" {
		l.say(foundBad, "not_html", r.Header.Get("Content-Type"))
		return
	}
	b, err := outbound.Read(r, lookMost)
	if errors.Is(err, outbound.ErrLarge) {
		l.say(foundWarn, "cut", "")
	} else if err != nil {
		l.say(foundBad, "unreachable", err.Error())
		return
	}
	for _, p := range r.Header.Values("Content-Security-Policy") {
		l.addPolicies(p)
	}
	l.read(string(b))
	switch way {
	case wayCMS:
		l.cms()
	case wayScript:
		l.element()
	case wayFrame:
		l.frame()
	case wayProxy:
		l.proxy(ctx)
	}
	l.canonical(way)
}

// read takes the page apart. It costs what the page is long, however it is nested.
func (l *looking) read(text string) {
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(lookMost + 1)
	for len(l.tags) < 50_000 {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.TextToken:
			l.shortcode = l.shortcode || strings.Contains(string(z.Raw()), "[stop_press ")
		case html.CommentToken:
			s := strings.TrimSpace(string(z.Text()))
			l.include = l.include || strings.HasPrefix(s, "#") && strings.Contains(s, "include") && strings.Contains(s, "/fragment")
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			one := tag{t.Data, map[string]string{}}
			for _, a := range t.Attr {
				if _, twice := one.attr[a.Key]; !twice {
					one.attr[a.Key] = a.Val
				}
			}
			_, live := one.attr["data-page"]
			switch {
			case live: // main on our own page, and something else within another's
				one.name = "main"
				l.tags = append(l.tags, one)
			case t.Data == "esi:include":
				l.include = l.include || strings.Contains(one.attr["src"], "/fragment")
			case t.Data == "meta" && strings.EqualFold(one.attr["http-equiv"], "Content-Security-Policy"):
				l.addPolicies(one.attr["content"])
			case t.Data == "base" && one.attr["href"] != "":
				if u, err := l.at.Parse(one.attr["href"]); err == nil {
					l.from = u
				}
			case slices.Contains([]string{"script", "link", "iframe", "stop-press"}, t.Data):
				l.tags = append(l.tags, one)
			}
		}
	}
}

// all gives the elements of a name.
func (l *looking) all(name string) (found []tag) {
	for _, t := range l.tags {
		if t.name == name {
			found = append(found, t)
		}
	}
	return found
}

// whole makes an address of the page whole.
func (l *looking) whole(address string) string {
	u, err := l.from.Parse(strings.TrimSpace(address))
	if err != nil {
		return address
	}
	return u.String()
}

// leads says whether an address is this page's own, or that of one of its addresses
// in tail, and what slug it names otherwise; "" for none of ours.
func (l *looking) leads(address, tail string) (ours bool, slug string) {
	u, err := url.Parse(l.whole(address))
	if err != nil {
		return false, ""
	}
	own, err := url.Parse(l.base)
	if err != nil || !strings.EqualFold(u.Host, own.Host) {
		return false, ""
	}
	rest, ok := strings.CutPrefix(u.Path, strings.TrimRight(own.Path, "/")+"/")
	if !ok {
		return false, ""
	}
	rest = strings.TrimSuffix(rest, "/")
	if tail != "" {
		if rest, ok = strings.CutSuffix(rest, "/"+tail); !ok {
			return false, ""
		}
	}
	return rest == l.slug, rest
}

// hostScript finds a script of ours: the page's, or that of the element.
func (l *looking) hostScript(name string) (src, nonce string) {
	for _, t := range l.all("script") {
		if s := l.whole(t.attr["src"]); t.attr["src"] != "" && strings.HasPrefix(s, l.base+"/") && strings.HasSuffix(strings.SplitN(s, "?", 2)[0], "/"+name) {
			return s, t.attr["nonce"]
		}
	}
	return "", ""
}

func (l *looking) cms() {
	found, other := (*tag)(nil), ""
	for _, t := range l.all("main") {
		slug, ok := t.attr["data-page"]
		if !ok {
			continue
		}
		if slug == l.slug {
			found = &t
			break
		}
		other = slug
	}
	switch {
	case found != nil && (found.attr["data-base"] == "" || found.attr["data-seq"] == ""):
		l.say(foundBad, "cleaned", "")
	case found != nil:
		l.say(foundOK, "fragment_ok", "")
	case l.shortcode:
		l.say(foundBad, "shortcode", "")
		return
	case l.include:
		l.say(foundBad, "include", "")
		return
	case other != "":
		l.say(foundBad, "fragment_other", other)
		return
	default:
		l.say(foundBad, "fragment_missing", "")
		return
	}
	if seq, err := strconv.ParseInt(found.attr["data-seq"], 10, 64); err == nil && l.seq-seq > 200 {
		l.say(foundWarn, "behind", strconv.FormatInt(l.seq-seq, 10))
	}
	src, nonce := l.hostScript("host.js")
	if src == "" {
		src, nonce = l.hostScript("embed.js")
	}
	if src == "" {
		l.say(foundBad, "hostjs_missing", l.base+"/embed.js")
		src = l.base + "/embed.js"
	} else {
		l.say(foundOK, "hostjs_ok", "")
	}
	l.csp(map[string]string{"script-src": src, "style-src": l.base + "/-/assets/", "img-src": l.base + "/-/media/", "connect-src": l.home + "/stream"}, nonce)
}

func (l *looking) element() {
	src, nonce := l.hostScript("embed.js")
	switch {
	case src != "":
		l.say(foundOK, "embedjs_ok", "")
	default:
		for _, t := range l.all("script") {
			if strings.HasSuffix(strings.SplitN(t.attr["src"], "?", 2)[0], "/embed.js") && src == "" {
				src = l.whole(t.attr["src"])
			}
		}
		if src != "" {
			l.say(foundBad, "embedjs_other", src)
		} else {
			l.say(foundBad, "embedjs_missing", l.base+"/embed.js")
		}
		src = l.base + "/embed.js"
	}
	other, ours := "", false
	for _, t := range l.all("stop-press") {
		is, _ := l.leads(t.attr["page"], "")
		if ours = ours || is; !is {
			other = t.attr["page"]
		}
	}
	switch {
	case ours:
		l.say(foundOK, "element_ok", "")
	case other != "":
		l.say(foundBad, "element_other", other)
	default:
		l.say(foundBad, "element_missing", "")
	}
	l.csp(map[string]string{"script-src": src, "frame-src": l.home + "/embed"}, nonce)
}

func (l *looking) frame() {
	other := ""
	var found *tag
	for _, t := range l.all("iframe") {
		is, slug := l.leads(t.attr["src"], "embed")
		if is {
			found = &t
			break
		}
		if slug == "" {
			if bare, _ := l.leads(t.attr["src"], ""); bare {
				slug = l.slug // the page itself, which refuses to be framed
			}
		}
		if slug != "" {
			other = t.attr["src"]
		}
	}
	switch {
	case found != nil:
		l.say(foundOK, "frame_ok", "")
	case other != "":
		l.say(foundBad, "frame_other", other)
	default:
		l.say(foundBad, "frame_missing", "")
	}
	if found != nil {
		if s, sandboxed := found.attr["sandbox"]; sandboxed && !slices.Contains(strings.Fields(strings.ToLower(s)), "allow-scripts") {
			l.say(foundBad, "frame_sandbox", "")
		}
		if strings.TrimSpace(found.attr["title"]) == "" {
			l.say(foundWarn, "frame_title", "")
		}
	}
	l.csp(map[string]string{"frame-src": l.home + "/embed"}, "")
}

// proxy looks at the page itself, by way of the host's proxy, and at whether its
// stream comes through at once.
func (l *looking) proxy(ctx context.Context) {
	ok, other := false, ""
	for _, t := range l.all("main") {
		if slug, is := t.attr["data-page"]; is {
			ok = ok || slug == l.slug
			other = slug
		}
	}
	switch {
	case ok:
		l.say(foundOK, "page_ok", "")
	case other != "":
		l.say(foundBad, "page_other", other)
		return
	default:
		l.say(foundBad, "page_missing", "")
		return
	}
	plain := *l.at
	plain.RawQuery, plain.Fragment = "", ""
	if strings.TrimSuffix(plain.String(), "/") != l.home {
		l.say(foundWarn, "address", l.home)
	}
	plain.Path = strings.TrimSuffix(plain.Path, "/") + "/stream"
	ctx, cancel := context.WithTimeout(ctx, streamTime)
	defer cancel()
	began := time.Now()
	r, err := l.get(ctx, &plain)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		l.say(foundBad, "stream_buffered", "")
		return
	case err != nil:
		l.say(foundBad, "stream_failed", err.Error())
		return
	}
	defer r.Body.Close()
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	switch {
	case r.StatusCode == http.StatusNoContent: // the page has ended
		l.say(foundUnknown, "stream_ended", "")
		return
	case r.StatusCode != http.StatusOK:
		l.say(foundBad, "stream_failed", strconv.Itoa(r.StatusCode))
		return
	case kind != "text/event-stream":
		l.say(foundBad, "stream_type", r.Header.Get("Content-Type"))
		return
	}
	// Whoever has all gets a head event at once. Nothing until the time is over
	// means that something on the way keeps it.
	b := make([]byte, 256)
	n, err := io.ReadAtLeast(r.Body, b, 6)
	switch {
	case n >= 6 && err == nil:
		l.say(foundOK, "stream_ok", strconv.FormatInt(time.Since(began).Milliseconds(), 10))
	case ctx.Err() != nil:
		l.say(foundBad, "stream_buffered", "")
	default:
		l.say(foundBad, "stream_failed", fmt.Sprint(err))
	}
}

// canonical looks at which of the two addresses search engines are told of.
func (l *looking) canonical(way string) {
	host := ""
	for _, t := range l.all("link") {
		if slices.Contains(strings.Fields(strings.ToLower(t.attr["rel"])), "canonical") && host == "" {
			host = l.whole(t.attr["href"])
		}
	}
	set := l.own.Canonical
	want := host
	if want == "" {
		want = l.URL
	}
	switch {
	case way == wayProxy:
		if host == "" {
			l.say(foundWarn, "canonical_host", "")
		} else {
			l.say(foundOK, "canonical_ok", host)
		}
	case set == "":
		l.say(foundWarn, "canonical_unset", want)
	case strings.TrimSuffix(set, "/") == strings.TrimSuffix(want, "/"):
		l.say(foundOK, "canonical_ok", set)
	default:
		l.say(foundBad, "canonical_differs", set+" / "+want)
	}
	if host == "" && way != wayProxy {
		l.say(foundWarn, "canonical_host", "")
	}
	if u, err := url.Parse(l.base); err == nil && u.Scheme == "http" && l.at.Scheme == "https" {
		l.say(foundBad, "mixed", l.base)
	}
}

// A policySet is one Content-Security-Policy: sources by directive.
type policySet map[string][]string

// addPolicies takes in a header, which may hold several.
func (l *looking) addPolicies(text string) {
	for one := range strings.SplitSeq(text, ",") {
		p := policySet{}
		for directive := range strings.SplitSeq(one, ";") {
			words := strings.Fields(directive)
			if len(words) == 0 {
				continue
			}
			name := strings.ToLower(words[0])
			if _, twice := p[name]; !twice { // the first holds
				p[name] = words[1:]
			}
		}
		if len(p) > 0 {
			l.policies = append(l.policies, p)
		}
	}
}

// fallback says which directives stand in for one that is not there.
var fallback = map[string][]string{
	"script-src":  {"script-src-elem", "script-src", "default-src"},
	"style-src":   {"style-src-elem", "style-src", "default-src"},
	"img-src":     {"img-src", "default-src"},
	"connect-src": {"connect-src", "default-src"},
	"frame-src":   {"frame-src", "child-src", "default-src"},
}

// csp looks at whether the host's policies let the page have what it needs.
func (l *looking) csp(needs map[string]string, nonce string) {
	if len(l.policies) == 0 {
		l.say(foundOK, "csp_none", "")
		return
	}
	own, _ := url.Parse(l.base)
	origin := own.Scheme + "://" + own.Host
	good := true
	for _, name := range []string{"script-src", "style-src", "img-src", "connect-src", "frame-src"} {
		need, wanted := needs[name]
		if !wanted {
			continue
		}
		target, err := url.Parse(need)
		if err != nil {
			continue
		}
		for _, p := range l.policies {
			if !p.allows(name, target, l.at, nonce) {
				good = false
				l.say(foundBad, "csp_"+strings.TrimSuffix(name, "-src"), name+" "+origin)
				break
			}
		}
	}
	if good {
		l.say(foundOK, "csp_ok", "")
	}
}

// allows says whether a policy lets a page load an address, as browsers read it
// (Content Security Policy Level 3, 6.7.2).
func (p policySet) allows(directive string, target, page *url.URL, nonce string) bool {
	var sources []string
	found := false
	for _, name := range fallback[directive] {
		if sources, found = p[name]; found {
			break
		}
	}
	if !found {
		return true
	}
	strict := false
	for _, s := range sources {
		if directive == "script-src" || directive == "style-src" {
			if nonce != "" && s == "'nonce-"+nonce+"'" {
				return true
			}
		}
		strict = strict || directive == "script-src" && strings.EqualFold(s, "'strict-dynamic'")
	}
	if strict {
		return false // what stands in the page needs a nonce then
	}
	return slices.ContainsFunc(sources, func(s string) bool { return sourceAllows(s, target, page) })
}

func sourceAllows(s string, target, page *url.URL) bool {
	ports := map[string]string{"http": "80", "https": "443"}
	portOf := func(u *url.URL) string {
		if p := u.Port(); p != "" {
			return p
		}
		return ports[u.Scheme]
	}
	upgrades := func(from, to string) bool { return from == to || from == "http" && to == "https" }
	switch {
	case s == "*":
		return target.Scheme == "http" || target.Scheme == "https"
	case strings.EqualFold(s, "'self'"):
		return strings.EqualFold(page.Hostname(), target.Hostname()) && (portOf(page) == portOf(target) && page.Scheme == target.Scheme || upgrades(page.Scheme, target.Scheme) && portOf(page) == ports[page.Scheme] && portOf(target) == ports[target.Scheme])
	case strings.HasPrefix(s, "'"):
		return false
	case strings.HasSuffix(s, ":") && !strings.Contains(s, "/"):
		return upgrades(strings.ToLower(strings.TrimSuffix(s, ":")), target.Scheme)
	}
	scheme, rest, has := strings.Cut(s, "://")
	if !has {
		scheme, rest = page.Scheme, s
	}
	if !upgrades(strings.ToLower(scheme), target.Scheme) {
		return false
	}
	host, path, hasPath := strings.Cut(rest, "/")
	port := ""
	if i := strings.LastIndex(host, ":"); i >= 0 && !strings.HasSuffix(host, "]") {
		host, port = host[:i], host[i+1:]
	}
	host, name := strings.ToLower(host), strings.ToLower(target.Hostname())
	if suffix, wide := strings.CutPrefix(host, "*."); wide {
		if !strings.HasSuffix(name, "."+suffix) {
			return false
		}
	} else if host != name && host != "*" {
		return false
	}
	switch port {
	case "*":
	case "":
		if portOf(target) != ports[target.Scheme] {
			return false
		}
	default:
		if port != portOf(target) && !(port == "80" && portOf(target) == "443") {
			return false
		}
	}
	if !hasPath || path == "" {
		return true
	}
	path = "/" + path
	if strings.HasSuffix(path, "/") {
		return strings.HasPrefix(target.Path, path)
	}
	return target.Path == path
}
