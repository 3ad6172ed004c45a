package desk

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/feature/plural"

	"stoppress/internal/store"
)

// programs are the codes that only a program with a token can meet: they stay in English.
var programs = []string{"moved", "token", "token_expired", "token_scope", "other_page"}

// kept are errors of the store that told has no row for, and why.
var kept = map[string]string{
	"ErrNoToken":    "apiTokenEnd makes a Problem of it",
	"ErrNoRecord":   "of readers",
	"ErrNoSite":     "nobody is at a desk without a site",
	"ErrTaken":      "of archives",
	"ErrWatched":    "watchedOf",
	"ErrUnverified": "doubtfulOf",
	"ErrSchema":     "at the start only",
	"ErrSearch":     "of doctor",
	"ErrDatabase":   "internal",
}

// made is a Problem as some line of the program makes it.
type made struct {
	at         string
	kind, code string
	args       []string
}

// problems are all that the sources make: they are read, since nobody can provoke each.
func problems(t *testing.T) []made {
	t.Helper()
	var all []made
	calls := 0
	files := token.NewFileSet()
	for _, dir := range []string{".", "../store"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(files, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			codes := map[string]string{"codeInvalid": codeInvalid, "codeLarge": codeLarge, "codeBusy": codeBusy, "codeJSON": codeJSON, "codeType": codeType, "codeUnknown": codeUnknown}
			// word is the literal that an expression is; "" where it is none.
			word := func(e ast.Expr) string {
				switch e := e.(type) {
				case *ast.BasicLit:
					s, _ := strconv.Unquote(e.Value)
					return s
				case *ast.Ident:
					return codes[e.Name]
				}
				return ""
			}
			var within string // the function that is read
			ast.Inspect(f, func(n ast.Node) bool {
				if n == nil {
					return true
				}
				at := files.Position(n.Pos()).String()
				switch n := n.(type) {
				case *ast.FuncDecl:
					within = n.Name.Name
				case *ast.CallExpr:
					fn, ok := n.Fun.(*ast.Ident)
					i, ok2 := map[string]int{"invalid": 1, "tooLarge": 1, "stateErr": 0, "refuse": 2}[fmt.Sprint(fn)]
					if !ok || !ok2 {
						return true
					}
					calls++
					words := strings.Fields(word(n.Args[i]))
					if len(words) == 0 {
						t.Errorf("%s: %s is not told its kind by a word", at, fn)
						return true
					}
					if given := len(n.Args) - i - 2; len(words)-1 > given {
						t.Errorf("%s: %q names more than the %d values that are given", at, words, given)
					}
					m := made{at: at, kind: words[0]}
					for _, name := range words[1:] {
						if name != "-" {
							m.args = append(m.args, name)
						}
					}
					all = append(all, m)
				case *ast.AssignStmt: // p.Code, p.Kind = "...", "..."
					for i, left := range n.Lhs {
						x, ok := left.(*ast.SelectorExpr)
						if !ok || len(n.Rhs) != len(n.Lhs) {
							continue
						}
						if w := word(n.Rhs[i]); w != "" && x.Sel.Name == "Code" {
							all = append(all, made{at: at, code: w, args: []string{"clock", "zone"}})
						} else if w != "" && x.Sel.Name == "Kind" {
							all = append(all, made{at: at, kind: w})
						}
					}
				case *ast.CompositeLit:
					if kind := fmt.Sprint(n.Type); !slices.Contains([]string{"Problem", "Invalid", "Refused"}, kind) {
						return true
					}
					m := made{at: at}
					known := false
					for _, e := range n.Elts {
						kv, ok := e.(*ast.KeyValueExpr)
						if !ok {
							continue
						}
						switch fmt.Sprint(kv.Key) {
						case "Code":
							m.code = word(kv.Value)
						case "Kind":
							m.kind = word(kv.Value)
						case "Reason":
							known = true // what makes it was told: seen as a call
						case "Err":
							join, ok := kv.Value.(*ast.CallExpr)
							known = known || ok && len(join.Args) == 2 // of an error that told has a row for
						case "Args":
							if lit, ok := kv.Value.(*ast.CompositeLit); ok {
								for _, e := range lit.Elts {
									m.args = append(m.args, word(e.(*ast.KeyValueExpr).Key))
								}
							}
						}
					}
					switch {
					case m.code != "" || m.kind != "":
						all = append(all, m)
					case !known && within != "refuse" && within != "Tell" && within != "wallTime":
						t.Errorf("%s: a %s without a kind or code", at, n.Type)
					}
				}
				return true
			})
		}
	}
	if calls < 150 {
		t.Errorf("only %d calls were found that make problems", calls)
	}
	for _, x := range told {
		all = append(all, made{at: "told: " + x.code, kind: x.kind, code: x.code})
	}
	return append(all, made{at: "Tell", code: Tell(os.ErrProcessDone).Code})
}

// TestWordsOfErrors: each problem that someone can meet at the desk has a sentence of
// its own in each language, which fills in no more than it is given; and no sentence
// is left over.
func TestWordsOfErrors(t *testing.T) {
	ls, err := readLangs()
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{"error.in_post": true, "error.or": true}
	filled := map[string][]string{} // by key, what all that say it give
	for _, m := range problems(t) {
		key := "error." + m.code
		if m.kind != "" {
			key = "error." + m.kind
		} else if slices.Contains(programs, m.code) {
			continue
		}
		used[key] = true
		if was, ok := filled[key]; ok {
			m.args = slices.DeleteFunc(m.args, func(s string) bool { return !slices.Contains(was, s) })
		}
		filled[key] = append([]string{}, m.args...)
		for _, l := range ls.all {
			if !l.Has(key) {
				t.Errorf("%s: %s has no text %q", m.at, l.Tag, key)
			}
		}
	}
	units := map[string]bool{}
	for _, l := range ls.all {
		for key, text := range l.texts {
			if strings.HasPrefix(key, "unit.") {
				unit, _, _ := strings.Cut(strings.TrimPrefix(key, "unit."), ".")
				units[unit] = true
				continue
			}
			if !strings.HasPrefix(key, "error.") {
				continue
			}
			short := key[:max(len("error"), strings.LastIndex(key, "."))]
			if !used[key] && !used[short] {
				t.Errorf("%s: nothing says %s", l.Tag, key)
			}
			for _, b := range blank.FindAllStringSubmatch(text, -1) {
				if name := b[1]; name != "where" && name != "field" && name != "post" && !slices.Contains(filled[key], name) {
					t.Errorf("%s: %s: nobody fills in {%s}", l.Tag, key, name)
				}
				if b[2] != "" && !l.Has("unit."+b[2]+".other") {
					t.Errorf("%s: %s: there is no unit %q", l.Tag, key, b[2])
				}
			}
		}
	}
	for _, l := range ls.all {
		// A language's plural forms, of whole numbers up to a thousand.
		has := map[string]bool{}
		for n := range 1001 {
			has[forms[plural.Cardinal.MatchPlural(l.tag, n, 0, 0, 0, 0)]] = true
		}
		for unit := range units {
			for form := range has {
				if !l.Has("unit." + unit + "." + form) {
					t.Errorf("%s: unit.%s lacks %s", l.Tag, unit, form)
				}
			}
		}
	}
}

// TestErrorsAreTold: an error of the store that is new is either said to people, or
// it is said here why not.
func TestErrorsAreTold(t *testing.T) {
	f, err := parser.ParseFile(token.NewFileSet(), "../store/errors.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(f, func(node ast.Node) bool {
		x, ok := node.(*ast.ValueSpec)
		if !ok || !strings.HasPrefix(x.Names[0].Name, "Err") {
			return true
		}
		n++
		if name := x.Names[0].Name; kept[name] == "" && !strings.Contains(string(src), "{store."+name+",") {
			t.Errorf("store.%s: told has no row for it", name)
		}
		return true
	})
	if n < 40 {
		t.Errorf("%d errors were found", n)
	}
}

// TestSay: sentences have values in the order, the forms and the direction of their
// language.
func TestSay(t *testing.T) {
	ls, err := readLangs()
	if err != nil {
		t.Fatal(err)
	}
	in := map[string]*lang{}
	for _, l := range ls.all {
		in[l.Tag] = l
	}
	long := func(field string, n, max int) *Problem {
		return refuse(codeLarge, field, "long n max", "%d characters, the limit is %d", n, max)
	}
	second := long("posts[1].headline", 1, 300)
	second.post(2)
	for _, c := range []struct {
		lang string
		p    *Problem
		want string
	}{
		{"de", long("headline", 312, 300), "Überschrift: 312 Zeichen; höchstens 300 sind möglich. Kürzen Sie den Text."},
		{"de", long("text", 20300, 20000), "Notizen: 20.300 Zeichen; höchstens 20.000 sind möglich. Kürzen Sie den Text."},
		{"fr", second, "Article 2\u00a0: Titre\u00a0: 1 caractère\u00a0; la limite est de 300. Raccourcissez le texte."},
		{"ar", long("headline", 2, 1), "العنوان: حرفان؛ والحد 1. اختصر النص."},
		{"ar", long("headline", 303, 300), "العنوان: 303 أحرف؛ والحد 300. اختصر النص."},
		{"ar", long("media:a.alt", 2011, 2000), "الصورة: 2,011 حرفًا؛ والحد 2,000. اختصر النص."},
		{"ar", long("nothing.known", 300, 1), "النص: 300 حرف؛ والحد 1. اختصر النص."},
		{"fa", Tell(fmt.Errorf("in passing: %w", store.ErrSlugTaken)), "صفحهٔ دیگری این نشانی را دارد. نشانی دیگری برگزینید."},
		{"es", refuse(codeInvalid, "zone", "zone_near given near", "%q: %s?", "Berln", either{"Europe/Berlin", "Europe/Bern"}), "«Berln» no es una zona horaria conocida. ¿Es Europe/Berlin o Europe/Bern?"},
		{"ar", refuse(codeInvalid, "sources", "url_form given", "%q", "example.org"), "المصادر: «\u2068example.org\u2069» ليس عنوان ويب. ابدأه بـ \u2068https://\u2069"},
		{"fa", refuse(codeInvalid, "accent", "accent_form given", "%q", "red"), "«\u2068red\u2069» رنگ نیست. آن را به شکل \u2068#b3261e\u2069 بنویسید."},
		{"en", refuse(codeInvalid, "sources", "url_form given", "%q", "مثال"), "Sources: “\u2068مثال\u2069” is not a web address. Begin it with https://."},
		{"en", refuse(codeInvalid, "sources", "url_form given", "%q", strings.Repeat("x", 500)), "Sources: “" + strings.Repeat("x", 79) + "…” is not a web address. Begin it with https://."},
		{"en", &Problem{Status: http.StatusTeapot, Code: "unheard_of", Message: "as it is"}, "as it is"},
	} {
		if got := in[c.lang].say(c.p); got != c.want {
			t.Errorf("%s: %q, want %q", c.lang, got, c.want)
		}
	}
	if !maps.Equal(second.Args, map[string]any{"n": 1, "max": 300, "post": 2}) {
		t.Error(second.Args)
	}
}
