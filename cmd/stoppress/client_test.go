package main

import (
	"net/http/httptest"
	"strings"
	"testing"
)

// Whose address counts: no one can choose it by a header unless a trusted proxy
// passes it on, and then it is the last that no such proxy has. It is the same for
// whoever counts streams, sign-ins, and writes the audit log.
func TestClientOf(t *testing.T) {
	trusted, err := prefixes([]string{"10.0.0.0/8", "127.0.0.1", "fd00::/8", "::ffff:172.16.0.1", "fe80::1"})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("192.0.2.7, ", 2000)
	for _, c := range []struct {
		from      string
		forwarded []string
		want      string
	}{
		// From elsewhere nothing is believed.
		{"203.0.113.9:1", nil, "203.0.113.9"},
		{"203.0.113.9:1", []string{"198.51.100.1"}, "203.0.113.9"},
		{"203.0.113.9:1", []string{"127.0.0.1"}, "203.0.113.9"},
		{"[2001:db8::2]:1", []string{"2001:db8::1"}, "2001:db8::2"},
		// The last that is not trusted, whatever whoever asks wrote before it.
		{"127.0.0.1:1", []string{"198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"192.0.2.7, 198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"192.0.2.7, 198.51.100.1, 10.1.2.3"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"127.0.0.1, 198.51.100.1, 10.1.2.3"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"nonsense, 198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"<script>,\x00, 198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{long + "198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{strings.Repeat(",", 30_000) + "198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{strings.Repeat("x", 30_000) + ", 198.51.100.1"}, "198.51.100.1"},
		// Several lines are one list.
		{"127.0.0.1:1", []string{"192.0.2.7", "198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"192.0.2.7, 198.51.100.1", "10.1.2.3"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"198.51.100.1", ""}, "198.51.100.1"},
		// Nothing between two commas.
		{"127.0.0.1:1", []string{"198.51.100.1,"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"192.0.2.7, , 198.51.100.1 ,\t, "}, "198.51.100.1"},
		{"127.0.0.1:1", []string{""}, "127.0.0.1"},
		{"127.0.0.1:1", []string{",,,", " "}, "127.0.0.1"},
		// With the port, as some proxies write it.
		{"127.0.0.1:1", []string{"198.51.100.1:40312"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"192.0.2.7, 198.51.100.1:40312, 10.1.2.3:8080"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"[2001:db8::1]:40312"}, "2001:db8::1"},
		{"127.0.0.1:1", []string{"[2001:db8::1]"}, "2001:db8::1"},
		{"127.0.0.1:1", []string{"[2001:db8::1]:40312, [fd00::3]:1"}, "2001:db8::1"},
		// IPv4 within IPv6, and zones.
		{"[::ffff:10.9.9.9]:1", []string{"198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
		{"127.0.0.1:1", []string{"[::ffff:198.51.100.1]:9, ::ffff:10.0.0.1"}, "198.51.100.1"},
		{"[fd00::1]:1", []string{"2001:db8::1"}, "2001:db8::1"},
		{"172.16.0.1:1", []string{"198.51.100.1"}, "198.51.100.1"},
		{"[fe80::1%eth7]:1", []string{"198.51.100.1"}, "198.51.100.1"},
		{"[fe80::2%eth7]:1", []string{"198.51.100.1"}, "fe80::2"},
		{"127.0.0.1:1", []string{"fe80::9%" + strings.Repeat("z", 1000)}, "fe80::9"},
		{"127.0.0.1:1", []string{"198.51.100.1, fd00::1%x"}, "198.51.100.1"},
		// What can't be read ends it: the nearest that is known counts.
		{"10.9.9.9:1", nil, "10.9.9.9"},
		{"10.9.9.9:1", []string{"nonsense"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.1, unknown"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.1, _hidden, 10.8.8.8"}, "10.8.8.8"},
		{"10.9.9.9:1", []string{"198.51.100.1:"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.1:99999"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.1:1:1"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"[198.51.100.1]"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"[2001:db8::1"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.1 192.0.2.7"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{`"198.51.100.1"`}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"0x7f000001"}, "10.9.9.9"},
		{"10.9.9.9:1", []string{"198.51.100.01"}, "10.9.9.9"},
		// All trusted: the first.
		{"10.9.9.9:1", []string{"10.1.1.1"}, "10.1.1.1"},
		{"10.9.9.9:1", []string{"10.1.1.1, 10.2.2.2", "10.3.3.3"}, "10.1.1.1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.from
		r.Header["X-Forwarded-For"] = c.forwarded
		show := strings.Join(c.forwarded, " | ")
		if len(show) > 80 {
			show = show[:80] + "…"
		}
		if got := clientOf(trusted)(r).String(); got != c.want {
			t.Errorf("%s forwarded %q: %s, want %s", c.from, show, got, c.want)
		}
		// Of readers none is counted as whom a proxy stands.
		want := c.want
		if strings.HasPrefix(want, "10.") || want == "127.0.0.1" {
			want = "invalid IP"
		}
		if got := readerOf(trusted)(r).String(); got != want {
			t.Errorf("a reader, %s forwarded %q: %s, want %s", c.from, show, got, want)
		}
		if got := clientOf(nil)(r); readerOf(nil) != nil || got.Zone() != "" || !strings.Contains(strings.ReplaceAll(c.from, "::ffff:", ""), got.String()) {
			t.Errorf("%s forwarded %q, with no proxy: %s", c.from, show, got)
		}
	}
	for _, bad := range []string{"here", "10.0.0.0/99", "10.0.0", "", "::ffff:10.0.0.0/104", "10.0.0.1:80", "fe80::1%eth0/64", "fe80::1%eth0", "0.0.0.0/0", "::/0"} {
		if got, err := prefixes([]string{bad}); err == nil {
			t.Errorf("%q is taken as a network: %v", bad, got)
		}
	}
}
