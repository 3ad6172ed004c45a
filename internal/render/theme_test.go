package render

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

func readTheme(t *testing.T, files ...string) (Theme, error) {
	t.Helper()
	folder := fstest.MapFS{}
	for i, text := range files {
		folder[string(rune('a'+i))+".css"] = &fstest.MapFile{Data: []byte(text)}
	}
	return ReadTheme(folder)
}

func TestTheme(t *testing.T) {
	theme, err := readTheme(t,
		"/* Ours.\n Two lines. */\n:root {\n  --ink: #111; --link:#7A1FA2;\n  --serif: \"Source Serif\", Georgia, serif\n}\n",
		"@media (prefers-color-scheme: dark) { :root { --link: #e1bee7; } }\n:root { --serif-arabic: Amiri, serif; --measure: 36rem; }")
	if err != nil {
		t.Fatal(err)
	}
	css := string(theme.css())
	for _, want := range []string{
		"@media screen{:root{--ink:#111;--link:#7A1FA2;--measure:36rem;}}",
		`:root,[lang]{--serif:"Source Serif", Georgia, serif;}`,
		":lang(ckb)){--serif:Amiri, serif;}",
		// The ink of the dark is the program's: the theme's stands after it, and is for the light.
		"@media screen and (prefers-color-scheme:dark){:root{--ink:#e8eaed;--link:#e1bee7;}}",
	} {
		if !strings.Contains(css, want) {
			t.Errorf("lacks %s\n%s", want, css)
		}
	}

	plain, err := New(Site{Name: "Post"})
	if err != nil {
		t.Fatal(err)
	}
	own, err := New(Site{Name: "Post", Theme: theme, Accent: "#00f"})
	if err != nil {
		t.Fatal(err)
	}
	if own.css == plain.css {
		t.Error("with a theme the style sheet has the address that it has without")
	}
	b, exact := own.Asset(strings.TrimPrefix(own.css, "/-/assets/"))
	if !exact || !strings.HasSuffix(string(b.Bytes()), css+":root{--accent:#00f}\n") {
		t.Errorf("the style sheet ends %.300q", string(b.Bytes()[max(0, len(b.Bytes())-300):]))
	}
	if Theme := (Theme{}); Theme.css() != nil {
		t.Errorf("no theme writes %q", Theme.css())
	}
}

// Each error says where it is and what may stand there.
func TestThemeErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{":root {\n --papier: #fff; }", "a.css:2: --papier is not one that can be set; those are --amber, "},
		{":root { --ink: black; }", `a.css:1: --ink can't be "black"; it must be like #16181d`},
		{":root { --ink: #16181d }\n\n.head { color: red }", `a.css:3: ".head {" is not understood`},
		{":root { color: red; }", `"color: red" is not a variable`},
		{"@import url(https://example.org/x.css);", `a.css:1: "@import url(https://example.org/x.css);" is not understood`},
		{":root { --serif: url(x); }", `--serif can't be "url(x)"`},
		{":root { --serif: Georgia } body{}", `"body{" is not understood`},
		{":root { --measure: 34em; }", "it must be like 34rem"},
		{":root { --ink: #111", `"--ink: #111" does not end with a semicolon`},
		{":root { --ink: #111;", "a } is missing"},
		{"}", "is not understood"},
		{"hello", "is not understood"},
		{"@media (prefers-color-scheme: dark) { :root { --edge: 1rem; } }", "--edge is not a colour; set it outside of @media"},
		{":root { --meta: #aaa; }", "in the light, --meta (#aaa) on --paper (#fff) has a contrast of 2.3 to 1; readers need at least 4.5"},
		{"@media (prefers-color-scheme:dark){:root{--paper:#ffffff}}", "in the dark, --ink (#e8eaed) on --paper (#ffffff)"},
		{strings.Repeat("/* */", maxTheme), "more than 64 KB"},
	} {
		_, err := readTheme(t, c.text)
		if !errors.Is(err, ErrTheme) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60q: %v; want %s", c.text, err, c.want)
		}
	}
	// Nothing is read that has no end, nor more of what is too much than shows that it is.
	folder := t.TempDir()
	sheet := filepath.Join(folder, "a.css")
	for name, make := range map[string]func() error{
		"a.css: it is not a file":         func() error { return os.Symlink(os.DevNull, sheet) },
		"no such file":                    func() error { return os.Symlink(filepath.Join(folder, "gone"), sheet) },
		"a.css: more than 64 KB together": func() error { return errors.Join(os.WriteFile(sheet, nil, 0o600), os.Truncate(sheet, 1<<40)) },
	} {
		if err := make(); err != nil {
			t.Logf("this system has no such file: %v", err)
		} else if _, err := ReadTheme(os.DirFS(folder)); !errors.Is(err, ErrTheme) || !strings.Contains(err.Error(), name) {
			t.Errorf("%v; want %s", err, name)
		}
		_ = os.Remove(sheet)
	}
	if _, err := readTheme(t); err == nil || !strings.Contains(err.Error(), "no .css file") {
		t.Errorf("an empty folder: %v", err)
	}
}

// The contrasts that WCAG's own examples have.
func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"#000", "#ffffff", 21}, {"#fff", "#fff", 1}, {"#767676", "#fff", 4.54}} {
		if got := contrast(c.a, c.b); got < c.want-0.005 || got > c.want+0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func FuzzTheme(f *testing.F) {
	f.Add(":root { --ink: #111; }\n@media (prefers-color-scheme: dark) { :root { --ink: #eee } }")
	f.Add(":root{--serif:\"A b\", c}}{;/*")
	f.Fuzz(func(t *testing.T, text string) {
		theme, err := readTheme(t, text)
		if err != nil {
			if !errors.Is(err, ErrTheme) {
				t.Fatal(err)
			}
			return
		}
		if css := string(theme.css()); strings.ContainsAny(css, "<\\@'") && strings.Contains(strings.ReplaceAll(css, "@media", ""), "@") || strings.Count(css, "{") != strings.Count(css, "}") {
			t.Errorf("%q makes %q", text, css)
		}
	})
}
