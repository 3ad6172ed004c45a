package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// scope is what all rules of the host's style sheet stand under. The part that
// matches everything outweighs any rule of the host's that names no id.
const scope = ".stop-press:not(#never)"

// apart are parts of the page that a host's page does not get.
var apart = regexp.MustCompile(`\.(masthead|foot|index|history|skip|help)\b|^(kbd|del|ins)$|^body::before`)

// whole are elements whose attributes would lose their say with a reset.
const whole = "img,picture,source,video,iframe,canvas,svg,svg *,input"

// tunable are the variables that a host may set, each as --stop-press-NAME.
var tunable = []string{"paper", "ink", "meta", "link", "red", "hair", "amber", "amber-paper", "serif", "sans", "edge"}

// hosted turns the style sheet of the reader's page, and what differs elsewhere,
// into one for the page within a host's page: nothing in it reaches the host's
// own, and little of the host's reaches into it. The layout is that of a narrow
// screen, since a host's column is narrow whatever the screen is; dark and light
// are the host's.
func hosted(reader, host string) (string, error) {
	rules, err := parseCSS(reader)
	if err != nil {
		return "", fmt.Errorf("reader.css: %w", err)
	}
	own, err := parseCSS(host)
	if err != nil {
		return "", fmt.Errorf("host.css: %w", err)
	}
	dark := map[string]string{}
	var kept []rule
	for _, r := range rules {
		switch r.head {
		case "@media (prefers-color-scheme: dark)":
			for _, in := range r.rules {
				if in.head != ":root" {
					return "", fmt.Errorf("reader.css: %q for dark screens: there a host's page can take over only variables of :root", in.head)
				}
				for name, value := range in.variables() {
					dark[name] = value
				}
			}
		case "@media (min-width: 60rem)":
		case "@media (max-width: 59.99rem)":
			kept = append(kept, r.rules...)
		default:
			kept = append(kept, r)
		}
	}
	var b strings.Builder
	b.WriteString(scope + "{\n")
	fmt.Fprintf(&b, "*:not(:where(%s)),*::before,*::after,*::first-letter{all:revert}\n", whole)
	both := "" // the colours that follow the host's dark and light
	for _, r := range append(kept, own...) {
		if r.head == ":root" && len(dark) > 0 && both == "" {
			for i, d := range r.body {
				name, value, _ := strings.Cut(d, ":")
				short, value := strings.TrimPrefix(name, "--"), strings.TrimSpace(value)
				if slices.Contains(tunable, short) {
					r.body[i] = fmt.Sprintf("%s: var(--stop-press-%s, %s)", name, short, value)
				}
				if dark[name] != "" {
					both += fmt.Sprintf("%s: var(--stop-press-%s, light-dark(%s, %s));", name, short, value, dark[name])
				}
			}
			r.body = slices.DeleteFunc(r.body, func(d string) bool { return strings.HasPrefix(d, "color-scheme:") })
			r.body = append(r.body, "--rem: var(--stop-press-rem, max(1rem, 16px))", "--top: var(--stop-press-top, 0px)", "--bottom: var(--stop-press-bottom, 0px)")
			for i, d := range r.body {
				if strings.HasPrefix(d, "--edge:") {
					r.body[i] = "--edge: var(--stop-press-edge, 0px)"
				}
			}
			r.write(&b)
			fmt.Fprintf(&b, "@supports (color: light-dark(#000, #fff)){&{%s}}\n", both)
			continue
		}
		for i, d := range r.body { // faces are set for each language anew
			for _, name := range []string{"serif", "sans"} {
				if value, ok := strings.CutPrefix(d, "--"+name+":"); ok {
					r.body[i] = fmt.Sprintf("--%s: var(--stop-press-%[1]s, %s)", name, strings.TrimSpace(value))
				}
			}
		}
		r.write(&b)
	}
	b.WriteString("}\n")
	return b.String(), nil
}

// rule is a rule of a style sheet, or a rule of rules.
type rule struct {
	head  string   // its selectors, or what begins with @
	body  []string // declarations
	rules []rule
}

// variables gives the custom properties that the rule sets.
func (r rule) variables() map[string]string {
	m := map[string]string{}
	for _, d := range r.body {
		if name, value, ok := strings.Cut(d, ":"); ok && strings.HasPrefix(name, "--") {
			m[name] = strings.TrimSpace(value)
		}
	}
	return m
}

var (
	comment = regexp.MustCompile(`(?s)/\*.*?\*/`)
	space   = regexp.MustCompile(`\s+`)
	rem     = regexp.MustCompile(`(^|[^\w.])(-?)(\d*\.?\d+)rem\b`)
	element = regexp.MustCompile(`(^|[\s>+~(,])(html|body|main|h[1-6])\b`)
)

// parseCSS reads the style sheets of this project: rules and rules of rules, and
// no text that holds a brace or a semicolon.
func parseCSS(s string) ([]rule, error) {
	rules, rest, err := rulesOf(comment.ReplaceAllString(s, ""))
	if err == nil && strings.TrimSpace(rest) != "" {
		err = fmt.Errorf("what begins with %.40q stands outside of any rule", strings.TrimSpace(rest))
	}
	return rules, err
}

func rulesOf(s string) (rules []rule, rest string, err error) {
	for {
		s = strings.TrimSpace(s)
		if s == "" || s[0] == '}' {
			return rules, s, nil
		}
		at := strings.IndexByte(s, '{')
		if at < 0 {
			return nil, "", fmt.Errorf("no { after %.40q", s)
		}
		r := rule{head: space.ReplaceAllString(strings.TrimSpace(s[:at]), " ")}
		s = s[at+1:]
		if strings.HasPrefix(r.head, "@media") || strings.HasPrefix(r.head, "@supports") || strings.HasPrefix(r.head, "@container") {
			if r.rules, s, err = rulesOf(s); err != nil {
				return nil, "", err
			}
		}
		end := strings.IndexByte(s, '}')
		if end < 0 {
			return nil, "", fmt.Errorf("%s: no } at its end", r.head)
		}
		if strings.Contains(s[:end], "{") {
			return nil, "", fmt.Errorf("%s: rules within it are not understood here", r.head)
		}
		for d := range strings.SplitSeq(s[:end], ";") {
			if d = space.ReplaceAllString(strings.TrimSpace(d), " "); d != "" {
				r.body = append(r.body, d)
			}
		}
		rules, s = append(rules, r), s[end+1:]
	}
}

// write writes the rule as it stands under the scope.
func (r rule) write(b *strings.Builder) {
	if strings.HasPrefix(r.head, "@") {
		b.WriteString(r.head + "{\n")
		for _, in := range r.rules {
			in.write(b)
		}
		b.WriteString("}\n")
		return
	}
	var heads []string
	for _, h := range splitSelectors(r.head) {
		if apart.MatchString(h) {
			continue
		}
		h = strings.ReplaceAll(h, ":root", "&")
		h = strings.ReplaceAll(h, "#recap-more", `[id$="recap-more"]`)
		for element.MatchString(h) {
			h = element.ReplaceAllStringFunc(h, func(m string) string {
				at := strings.IndexAny(m, "hbm")
				switch name := m[at:]; name {
				case "html", "body":
					return m[:at] + "&"
				case "main":
					return m[:at] + "[data-page]"
				default:
					return m[:at] + `[data-h="` + name[1:] + `"]`
				}
			})
		}
		heads = append(heads, h)
	}
	if len(heads) == 0 {
		return
	}
	b.WriteString(strings.Join(heads, ",") + "{")
	for _, d := range r.body {
		// Where a host has made 1rem small, text is not.
		if !strings.HasPrefix(d, "--rem:") {
			d = rem.ReplaceAllString(d, "${1}calc(${2}${3} * var(--rem))")
		}
		b.WriteString(d + ";")
	}
	b.WriteString("}\n")
}

// splitSelectors parts a list of selectors at the commas outside of brackets.
func splitSelectors(s string) []string {
	var parts []string
	depth, from := 0, 0
	for i, c := range s {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if depth == 0 {
				parts = append(parts, strings.TrimSpace(s[from:i]))
				from = i + 1
			}
		}
	}
	return append(parts, strings.TrimSpace(s[from:]))
}
