package markup

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// CleanURL returns the address s in the form that a body holds: ASCII, what
// needs it percent-encoded, an international host name in its xn-- form. It
// answers false for what may not be linked to: schemes other than http, https,
// mailto and tel, relative addresses, addresses with a user name or password
// and whatever is longer than MaxURL.
func CleanURL(s string) (string, bool) {
	s = strings.Trim(s, " \t\r\n\f\u00a0")
	if len(s) > MaxURL || !isClean(s) {
		return "", false
	}
	s = strings.Map(func(r rune) rune { // as browsers do
		if r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, s)
	scheme, rest, ok := strings.Cut(s, ":")
	if !ok {
		return "", false
	}
	scheme = strings.ToLower(scheme)
	switch scheme {
	case "http", "https":
		rest, ok = strings.CutPrefix(rest, "//")
		if !ok {
			return "", false
		}
		end := strings.IndexAny(rest, "/?#")
		if end < 0 {
			end = len(rest)
		}
		host, ok := cleanHost(rest[:end])
		if !ok {
			return "", false
		}
		path, fragment, hasFragment := strings.Cut(rest[end:], "#")
		s = scheme + "://" + host + encodeURL(path)
		if hasFragment && fragment != "" {
			s += "#" + encodeURL(strings.ReplaceAll(fragment, "#", "%23"))
		}
	case "mailto":
		s = "mailto:" + encodeURL(strings.ReplaceAll(rest, "#", "%23"))
	case "tel":
		s = "tel:" + strings.ReplaceAll(rest, " ", "")
	default:
		return "", false
	}
	if !validURL(s) {
		// url.String may spell a path differently; its spelling is stable.
		u, err := url.Parse(s)
		if err != nil {
			return "", false
		}
		s = u.String()
	}
	return s, validURL(s)
}

// cleanHost returns the ASCII form of a host with an optional port.
func cleanHost(s string) (string, bool) {
	host, port := s, ""
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		host, port = s[:i], s[i+1:]
	}
	if !strings.HasPrefix(host, "[") {
		ascii, err := hostNames.ToASCII(host)
		if err != nil {
			return "", false
		}
		host = ascii
	}
	if port != "" {
		host += ":" + port
	}
	return host, validHost(host)
}

// hostNames reads host names as browsers do; underscores are left to validHost.
var hostNames = idna.New(idna.MapForLookup(), idna.BidiRule(), idna.StrictDomainName(false), idna.Transitional(false), idna.VerifyDNSLength(true))

// validHost tells whether s is a lower-case ASCII host with an optional port.
func validHost(s string) bool {
	host := s
	if i := strings.LastIndexByte(s, ':'); i >= 0 && !strings.HasSuffix(s, "]") {
		port, err := strconv.ParseUint(s[i+1:], 10, 16)
		if err != nil || strconv.FormatUint(port, 10) != s[i+1:] {
			return false
		}
		host = s[:i]
	}
	if inner, ok := strings.CutPrefix(host, "["); ok {
		inner, ok = strings.CutSuffix(inner, "]")
		a, err := netip.ParseAddr(inner)
		return ok && err == nil && a.Is6() && a.Zone() == "" && a.String() == inner
	}
	for i := range len(host) {
		c := host[i]
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && c != '.' && c != '_' {
			return false
		}
	}
	last := host[strings.LastIndexByte(strings.TrimSuffix(host, "."), '.')+1:]
	if last != "" && last[0] >= '0' && last[0] <= '9' { // then it is an IPv4 address to browsers
		a, err := netip.ParseAddr(host)
		return err == nil && a.Is4()
	}
	ascii, err := hostNames.ToASCII(host)
	return err == nil && ascii == host && host != ""
}

// encodeURL percent-encodes what may not stand in a path, query or fragment.
func encodeURL(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if urlByte(c) || c == '%' && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]) {
			b.WriteByte(c)
		} else {
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
		}
	}
	return b.String()
}

// urlByte tells whether c stands for itself in a path, query or fragment.
func urlByte(c byte) bool {
	return isAlnum(c) || strings.IndexByte("-._~!$&'()*+,;=:@/?", c) >= 0
}

func isAlnum(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}

// validURL tells whether s is an address in the form that CleanURL gives.
func validURL(s string) bool {
	if s == "" || len(s) > MaxURL {
		return false
	}
	fragment := false
	scheme, rest, _ := strings.Cut(s, ":")
	body := rest
	switch scheme {
	case "http", "https":
		var ok bool
		if body, ok = strings.CutPrefix(rest, "//"); !ok {
			return false
		}
		end := strings.IndexAny(body, "/?#")
		if end < 0 {
			end = len(body)
		}
		if !validHost(body[:end]) {
			return false
		}
		body = body[end:]
	case "mailto":
		if body == "" || !strings.Contains(body, "@") {
			return false
		}
		fragment = true // none allowed
	case "tel":
		if strings.Trim(body, "0123456789+-.()*;=,abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || !strings.ContainsAny(body, "0123456789") {
			return false
		}
	default:
		return false
	}
	for i := range len(body) {
		c := body[i]
		switch {
		case c == '#' && !fragment:
			fragment = true
		case c == '%':
			if i+2 >= len(body) || !isHex(body[i+1]) || !isHex(body[i+2]) {
				return false
			}
		case !urlByte(c):
			return false
		}
	}
	u, err := url.Parse(s)
	return err == nil && u.String() == s
}

// webURL tells whether a valid address is of scheme http or https.
func webURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}
