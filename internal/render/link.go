package render

import (
	"net/url"
	"regexp"
	"strings"
)

// linkRun is a piece of a text: a link where it has a URL.
type linkRun struct{ Text, URL string }

// linkForm finds the links of a note: [text](address), or an address alone.
var linkForm = regexp.MustCompile(`\[([^\[\]\n]+)\]\((https?://[^\s()<>"]+)\)|https?://[^\s<>"]+`)

// linked parts a plain text at the addresses in it. All else stays text, also an
// address that names someone before its host: it may look like another's.
func linked(s string) (runs []linkRun) {
	for s != "" {
		m := linkForm.FindStringSubmatchIndex(s)
		if m == nil {
			return append(runs, linkRun{Text: s})
		}
		end, address, text := m[1], "", ""
		if m[2] >= 0 {
			text, address = s[m[2]:m[3]], s[m[4]:m[5]]
		} else {
			address = strings.TrimRight(s[m[0]:m[1]], ".,;:!?)]»”’'\u061b\u061f\u060c")
			end = m[0] + len(address)
			_, text, _ = strings.Cut(address, "://")
			text = strings.TrimSuffix(text, "/")
		}
		u, err := url.Parse(address)
		if err != nil || u.Host == "" || u.User != nil {
			runs, s = append(runs, linkRun{Text: s[:end]}), s[end:]
			continue
		}
		if m[0] > 0 {
			runs = append(runs, linkRun{Text: s[:m[0]]})
		}
		runs, s = append(runs, linkRun{Text: text, URL: address}), s[end:]
	}
	return runs
}

// follows is the address of what follows a page that has ended, or "": the first
// that its note links to.
func (f *frame) follows() string {
	for _, r := range linked(f.p.EndNote) {
		if r.URL != "" {
			return r.URL
		}
	}
	return ""
}
