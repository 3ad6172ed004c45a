package main

import (
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// trust are the networks of the proxies that are believed.
type trust []netip.Prefix

func (t trust) holds(a netip.Addr) bool {
	return slices.ContainsFunc(t, func(p netip.Prefix) bool { return p.Contains(a) })
}

// prefixes reads networks and single addresses.
func prefixes(list []string) (trust, error) {
	var all trust
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if a, bad := netip.ParseAddr(s); bad == nil {
			p, err = netip.PrefixFrom(bare(a), bare(a).BitLen()), nil
		}
		// What is looked at is bare: nothing would be in a network of IPv4 within IPv6, and
		// an address on one link is not to be trusted on all.
		if err != nil || p.Addr().Is4In6() || strings.Contains(s, "%") {
			return nil, usage("--trust-proxy %q: give an address or network such as 127.0.0.1 or 10.0.0.0/8", s)
		}
		if p.Bits() == 0 { // then whoever asks writes all of the list, and is who they say
			return nil, usage("--trust-proxy %q would have everyone be who they say they are; name the proxy, or the network that it is in", s)
		}
		all = append(all, p.Masked())
	}
	return all, nil
}

// bare is an address as it is compared, counted and written down: IPv4 as such, and
// without the zone, which says only by which of this machine's links it came.
func bare(a netip.Addr) netip.Addr { return a.Unmap().WithZone("") }

// clientOf tells whose request it is: the other end of the connection, or, where
// that is a trusted proxy, the last address in X-Forwarded-For that is not one.
// What stands before that came with the request, and anyone can write it. Where all
// are trusted it is the first, and where a proxy tells of none that can be read, or
// passes on none, its own.
func clientOf(trusted trust) func(*http.Request) netip.Addr {
	return func(r *http.Request) netip.Addr {
		at, _ := netip.ParseAddrPort(r.RemoteAddr)
		client := bare(at.Addr())
		if !trusted.holds(client) {
			return client
		}
		for _, line := range slices.Backward(r.Header.Values("X-Forwarded-For")) {
			for more := true; more; {
				var hop string
				if i := strings.LastIndexByte(line, ','); i >= 0 {
					line, hop = line[:i], line[i+1:]
				} else {
					hop, more = line, false
				}
				if hop = strings.TrimSpace(hop); hop == "" { // nothing in a list counts for nothing: RFC 9110, 5.6.1
					continue
				}
				a, ok := hopOf(hop)
				if !ok {
					return client
				}
				if client = a; !trusted.holds(client) {
					return client
				}
			}
		}
		return client
	}
}

// hopOf reads an address of X-Forwarded-For. Some proxies write the port, too, and
// brackets around an address of IPv6.
func hopOf(s string) (netip.Addr, bool) {
	a, err := netip.ParseAddr(s)
	if err != nil {
		at, bad := netip.ParseAddrPort(s)
		a, err = at.Addr(), bad
	}
	if err != nil && strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") {
		if a, err = netip.ParseAddr(s[1 : len(s)-1]); a.Is4() {
			return netip.Addr{}, false
		}
	}
	return bare(a), err == nil
}

// readerOf tells whose a reader's request is: no address where there is no proxy
// that tells, since then many may be behind the one that is seen; and none where
// it is a proxy's own.
func readerOf(trusted trust) func(*http.Request) netip.Addr {
	if len(trusted) == 0 {
		return nil
	}
	client := clientOf(trusted)
	return func(r *http.Request) netip.Addr {
		a := client(r)
		if trusted.holds(a) {
			return netip.Addr{}
		}
		return a
	}
}
