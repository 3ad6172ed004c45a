package render

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Theme is how a site differs from the look that comes with the program: values
// for some of the style sheet's variables. The zero Theme changes nothing. It is
// immutable. docs/look.md lists the variables.
type Theme struct {
	light, dark map[string]string // by name, without the two hyphens; dark has colours alone
}

// maxTheme is how large a theme's files are at most, together, in bytes.
const maxTheme = 64 << 10

// ErrTheme is wrapped by the errors of [ReadTheme], which name file and line and
// say what may stand there.
var ErrTheme = errors.New("theme")

// How the value of a variable must look.
var (
	themeColour = regexp.MustCompile(`^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$`)
	themeFaces  = regexp.MustCompile(`^("[\p{L}\p{N} ._-]+"|[\p{L}_-][\p{L}\p{N} _-]*)(\s*,\s*("[\p{L}\p{N} ._-]+"|[\p{L}_-][\p{L}\p{N} _-]*))*$`)
	themeLength = regexp.MustCompile(`^[0-9]{1,3}(\.[0-9]{1,3})?(rem|px)$`)
)

// themed are the variables that a theme may set.
var themed = map[string]struct {
	form *regexp.Regexp
	like string
}{
	"paper": {themeColour, "#ffffff"}, "ink": {themeColour, "#16181d"}, "meta": {themeColour, "#565b66"},
	"link": {themeColour, "#0b57c4"}, "red": {themeColour, "#b3141b"}, "hair": {themeColour, "#d9dbe0"},
	"amber": {themeColour, "#7a4b00"}, "amber-paper": {themeColour, "#fff6df"},
	"serif": {themeFaces, `"Source Serif", Georgia, serif`}, "sans": {themeFaces, `"Source Sans", Arial, sans-serif`},
	"serif-arabic": {themeFaces, `"Noto Naskh Arabic", serif`}, "sans-arabic": {themeFaces, `Vazirmatn, sans-serif`},
	"measure": {themeLength, "34rem"}, "gutter": {themeLength, "9rem"}, "edge": {themeLength, "1.25rem"}, "gap": {themeLength, "1.5rem"},
}

// pairs are what is read, and on what.
var pairs = [][2]string{{"ink", "paper"}, {"meta", "paper"}, {"link", "paper"}, {"red", "paper"}, {"amber", "amber-paper"}, {"ink", "amber-paper"}}

// leastContrast is what WCAG 2.2 asks of text: 1.4.3, level AA.
const leastContrast = 4.5

// ReadTheme reads the style sheets of a folder, in order of their names. They
// set variables in :root, and colours for the dark in
// @media (prefers-color-scheme: dark) { :root { } }, and hold nothing else. The
// error wraps ErrTheme: for what can't be read or is not understood, and for
// colours in which text could not be read.
func ReadTheme(folder fs.FS) (Theme, error) {
	names, err := fs.Glob(folder, "*.css")
	if err != nil {
		return Theme{}, fmt.Errorf("%w: %w", ErrTheme, err)
	}
	if len(names) == 0 {
		if _, err := fs.ReadDir(folder, "."); err != nil {
			return Theme{}, fmt.Errorf("%w: %w", ErrTheme, err)
		}
		return Theme{}, fmt.Errorf("%w: the folder holds no .css file", ErrTheme)
	}
	slices.Sort(names)
	t := Theme{light: map[string]string{}, dark: map[string]string{}}
	size := 0
	for _, name := range names {
		b, err := readSheet(folder, name)
		if err != nil {
			return Theme{}, fmt.Errorf("%w: %w", ErrTheme, err)
		}
		if size += len(b); size > maxTheme {
			return Theme{}, fmt.Errorf("%w: %s: more than %d KB together", ErrTheme, name, maxTheme>>10)
		}
		if line, err := t.read(string(b)); err != nil {
			return Theme{}, fmt.Errorf("%w: %s:%d: %w", ErrTheme, name, line, err)
		}
	}
	if err := t.readable(); err != nil {
		return Theme{}, fmt.Errorf("%w: %w", ErrTheme, err)
	}
	return t, nil
}

// readSheet reads a style sheet, and no more than a byte past maxTheme. A link leads to
// the file that it names; to a device or a pipe, which may have no end, it leads nowhere.
func readSheet(folder fs.FS, name string) ([]byte, error) {
	st, err := fs.Stat(folder, name)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: it is not a file", name)
	}
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, maxTheme+1))
}

// Where the reading of a theme is.
const (
	outside = iota
	inRoot
	inDark
	inDarkRoot
)

var (
	comment    = regexp.MustCompile(`(?s)/\*.*?\*/`)
	darkOpens  = regexp.MustCompile(`^@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)$`)
	newlines   = regexp.MustCompile(`[^\n]+`)
	rootSelect = ":root"
)

// read adds what a file sets. On an error it gives the line.
func (t *Theme) read(s string) (line int, err error) {
	// Comments go, their lines stay.
	s = comment.ReplaceAllStringFunc(strings.ReplaceAll(s, "\r\n", "\n"), func(c string) string { return newlines.ReplaceAllString(c, "") })
	state, line := outside, 1
	for {
		rest := strings.TrimLeft(s, " \t\n")
		line += strings.Count(s[:len(s)-len(rest)], "\n")
		if s = rest; s == "" {
			break
		}
		n := strings.IndexAny(s, "{};")
		if n < 0 {
			if state == inRoot || state == inDarkRoot {
				return line, fmt.Errorf("%q does not end with a semicolon", clip(s))
			}
			return line, fmt.Errorf("%q is not understood; a theme is :root { --name: value; } and the same in @media (prefers-color-scheme: dark) { }", clip(s))
		}
		text, mark := strings.TrimSpace(s[:n]), s[n]
		switch {
		case mark == '{' && text == rootSelect && state == outside:
			state = inRoot
		case mark == '{' && text == rootSelect && state == inDark:
			state = inDarkRoot
		case mark == '{' && state == outside && darkOpens.MatchString(text):
			state = inDark
		case mark == '}' && text == "" && state != outside:
			state = map[int]int{inRoot: outside, inDark: outside, inDarkRoot: inDark}[state]
		case mark == ';' && text == "":
		case (mark == ';' || mark == '}') && (state == inRoot || state == inDarkRoot):
			if err := t.set(text, state == inDarkRoot); err != nil {
				return line, err
			}
			if mark == '}' {
				n-- // ends the block, too
			}
		default:
			return line, fmt.Errorf("%q is not understood; a theme is :root { --name: value; } and the same in @media (prefers-color-scheme: dark) { }", clip(s[:n+1]))
		}
		line += strings.Count(s[:n+1], "\n")
		s = s[n+1:]
	}
	if state != outside {
		return line, errors.New("the file ends within a block; a } is missing")
	}
	return 0, nil
}

func (t *Theme) set(text string, dark bool) error {
	name, value, ok := strings.Cut(text, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	bare, hyphens := strings.CutPrefix(name, "--")
	v, known := themed[bare]
	switch {
	case !ok || !hyphens:
		return fmt.Errorf("%q is not a variable like --ink: #16181d", clip(text))
	case !known:
		return fmt.Errorf("--%s is not one that can be set; those are --%s", clip(bare), strings.Join(slices.Sorted(maps.Keys(themed)), ", --"))
	case !v.form.MatchString(value):
		return fmt.Errorf("--%s can't be %q; it must be like %s", bare, clip(value), v.like)
	case dark && v.form != themeColour:
		return fmt.Errorf("--%s is not a colour; set it outside of @media", bare)
	case dark:
		t.dark[bare] = value
	default:
		t.light[bare] = value
	}
	return nil
}

// clip keeps a quotation short.
func clip(s string) string { return shorten(strings.Join(strings.Fields(s), " "), 60) }

// readable looks at the colours as readers will have them together.
func (t *Theme) readable() error {
	light, dark := ownColours()
	maps.Copy(light, t.light)
	maps.Copy(dark, t.dark)
	for _, scheme := range []struct {
		name   string
		values map[string]string
	}{{"light", light}, {"dark", dark}} {
		for _, p := range pairs {
			if c := contrast(scheme.values[p[0]], scheme.values[p[1]]); c < leastContrast {
				return fmt.Errorf("in the %s, --%s (%s) on --%s (%s) has a contrast of %.1f to 1; readers need at least %.1f",
					scheme.name, p[0], scheme.values[p[0]], p[1], scheme.values[p[1]], math.Floor(c*10)/10, leastContrast)
			}
		}
	}
	return nil
}

// css is what stands after the program's own style sheet.
func (t *Theme) css() []byte {
	if len(t.light)+len(t.dark) == 0 {
		return nil
	}
	_, own := ownColours()
	var b bytes.Buffer
	block := func(before string, values map[string]string, after string) {
		if len(values) == 0 {
			return
		}
		b.WriteString(before)
		for _, name := range slices.Sorted(maps.Keys(values)) {
			fmt.Fprintf(&b, "--%s:%s;", strings.TrimSuffix(name, "-arabic"), values[name])
		}
		b.WriteString(after + "\n")
	}
	root, faces, arabic, dark := map[string]string{}, map[string]string{}, map[string]string{}, map[string]string{}
	for name, value := range t.light {
		switch {
		case strings.HasSuffix(name, "-arabic"):
			arabic[name] = value
		case themed[name].form == themeFaces:
			faces[name] = value
		default:
			root[name] = value
			// The light one comes after the dark one of the program, and must not win there.
			if themed[name].form == themeColour {
				dark[name] = own[name]
			}
		}
	}
	maps.Copy(dark, t.dark)
	block("@media screen{:root{", root, "}}")
	block(":root,[lang]{", faces, "}")
	block("[lang]:is(:lang(ar),:lang(fa),:lang(ur),:lang(ps),:lang(ckb)){", arabic, "}")
	block("@media screen and (prefers-color-scheme:dark){:root{", dark, "}}")
	b.WriteString("@media screen and (prefers-contrast:more){:root{--meta:var(--ink);--hair:var(--ink)}}\n")
	return b.Bytes()
}

var ownColour = regexp.MustCompile(`--([a-z-]+):\s*(#[0-9a-fA-F]{3,6})`)

// ownColours gives the colours of the program's own style sheet, which says them
// first of all: for the light, then for the dark.
func ownColours() (light, dark map[string]string) {
	b, err := assetFiles.ReadFile("assets/reader.css")
	if err != nil {
		panic("render: " + err.Error()) // it is embedded
	}
	colours := func(block []byte) map[string]string {
		m := map[string]string{}
		for _, found := range ownColour.FindAllSubmatch(block[:max(bytes.IndexByte(block, '}'), 0)], -1) {
			m[string(found[1])] = string(found[2])
		}
		return m
	}
	blocks := bytes.SplitN(b, []byte(":root{"), 4)
	light = colours(blocks[1])
	dark = maps.Clone(light)
	maps.Copy(dark, colours(blocks[2]))
	return light, dark
}

// contrast of two colours, as WCAG 2.2 defines it: from 1 to 21.
func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of #rgb or #rrggbb, as WCAG 2.2 defines it.
func luminance(colour string) float64 {
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			panic("render: colour " + colour) // its form was checked
		}
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
