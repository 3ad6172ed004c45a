package markup

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFromText(t *testing.T) {
	d := FromText("\ufeffOne\r\ntwo\n \t\n\nThree\x00\n")
	want := &Doc{Blocks: []Block{
		{Kind: Paragraph, Spans: []Span{{Text: "One"}, {Break: true}, {Text: "two"}}},
		{Kind: Paragraph, Spans: []Span{{Text: "Three"}}},
	}}
	if s := diff(want, d); s != "" {
		t.Error(s)
	}
	if got := d.Text(); got != "One\ntwo\n\nThree" {
		t.Errorf("Text is %q", got)
	}
	if !FromText(" \n\n").Empty() || d.Empty() {
		t.Error("Empty is wrong")
	}
	if got := FromText("https://example.org/").Blocks[0].Kind; got != Paragraph {
		t.Errorf("an address in plain text is a %s", got)
	}
}

func TestFromLinesIsVerbatim(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var lines []string
		for _, s := range rapid.SliceOf(genText()).Draw(t, "lines") {
			if s = clean(s); s != "" {
				lines = append(lines, s)
			}
		}
		d := FromLines(lines)
		if got := d.Paragraphs(); !slices.Equal(got, lines) {
			t.Fatalf("got %q, want %q", got, lines)
		}
		back, err := Decode(d.Encode())
		if err != nil || !slices.Equal(back.Paragraphs(), lines) {
			t.Fatalf("stored and read: %v %q", err, back.Paragraphs())
		}
	})
}

func TestTextOfEachKind(t *testing.T) {
	d, _ := FromMarkdown("# Head\n\n> said\n>\n> — Mara Dunn\n\n- a\n- b\n  1. c\n\n![](media:k)\n\n![Film](https://example.org/v)\n\n***\n\n|a|b|\n|-|-|\n|1|2|")
	want := []string{"Head", "said\n\n— Mara Dunn", "- a\n- b\n  1. c", "Film\nhttps://example.org/v", "* * *", "a\tb\n1\t2"}
	if got := d.Paragraphs(); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := d.Media(); !slices.Equal(got, []string{"k"}) {
		t.Errorf("Media is %q", got)
	}
}

func TestDecodeRefuses(t *testing.T) {
	body := func(blocks string) string { return `{"format":"stoppress-body/1","blocks":[` + blocks + `]}` }
	deep := func(n int) string {
		s := `{"kind":"paragraph","spans":[{"text":"a"}]}`
		for range n - 1 {
			s = `{"kind":"list","items":[[` + s + `]]}`
		}
		return body(s)
	}
	link := func(u string) string {
		return body(`{"kind":"paragraph","spans":[{"text":"a","href":"` + u + `"}]}`)
	}
	for _, c := range []struct {
		name, in string
		want     error // nil: accepted
		says     string
	}{
		{"empty", ``, nil, ""},
		{"no blocks", `{"format":"stoppress-body/1"}`, nil, ""},
		{"white space", " {\n\"format\" : \"stoppress-body/1\" , \"blocks\" : [ ] } ", nil, ""},
		{"no JSON", `Hello`, ErrSyntax, ""},
		{"null", `null`, ErrSyntax, "not an object"},
		{"cut off", `{"format":"stoppress-body/1","blocks":[{"kind"`, ErrSyntax, ""},
		{"no format", `{"blocks":[]}`, ErrSyntax, "format"},
		{"another format", `{"format":"stoppress-body/2","blocks":[]}`, ErrSyntax, "stoppress-body/2"},
		{"two objects", body("") + "{}", ErrSyntax, "follows"},
		{"a name twice", `{"format":"stoppress-body/1","blocks":[],"blocks":[]}`, ErrSyntax, "twice"},
		{"a name in capitals", `{"format":"stoppress-body/1","Blocks":[]}`, ErrSyntax, "Blocks"},
		{"invalid UTF-8", body("{\"kind\":\"paragraph\",\"spans\":[{\"text\":\"\xff\"}]}"), ErrSyntax, "UTF-8"},
		{"a NUL", body(`{"kind":"paragraph","spans":[{"text":"a\u0000"}]}`), ErrSyntax, "blocks[0].spans[0].text"},
		{"an escape", body(`{"kind":"paragraph","spans":[{"text":"a\u001b"}]}`), ErrSyntax, "control"},
		{"unknown kind", body(`{"kind":"script"}`), ErrSyntax, "blocks[0].kind"},
		{"no kind", body(`{}`), ErrSyntax, "blocks[0]"},
		{"another kind's member", body(`{"kind":"divider","url":"https://example.org/"}`), ErrSyntax, "divider has no url"},
		{"unknown member", body(`{"kind":"paragraph","onclick":"x"}`), ErrSyntax, "onclick"},
		{"level", body(`{"kind":"heading","level":4,"spans":[{"text":"a"}]}`), ErrSyntax, "blocks[0].level"},
		{"level as text", body(`{"kind":"heading","level":"1","spans":[{"text":"a"}]}`), ErrSyntax, "level"},
		{"a quote in a quote", body(`{"kind":"quote","blocks":[{"kind":"quote","blocks":[]}]}`), ErrSyntax, "blocks[0].blocks[0]"},
		{"a picture's key", body(`{"kind":"picture","media":"A/b"}`), ErrSyntax, "media"},
		{"an embed without address", body(`{"kind":"embed","title":"a"}`), ErrSyntax, "url"},
		{"an embed by mail", body(`{"kind":"embed","url":"mailto:a@example.org"}`), ErrSyntax, "http"},
		{"a break with text", body(`{"kind":"paragraph","spans":[{"text":"a","break":true}]}`), ErrSyntax, "break"},
		{"a mark that's a number", body(`{"kind":"paragraph","spans":[{"text":"a","strong":1}]}`), ErrSyntax, "strong"},
		{"javascript", link("javascript:alert(1)"), ErrSyntax, "href"},
		{"JavaScript", link("JavaScript:alert(1)"), ErrSyntax, "href"},
		{"javascript with a host", link("javascript://example.org/%0aalert(1)"), ErrSyntax, "href"},
		{"data", link("data:text/html,x"), ErrSyntax, "href"},
		{"relative", link("/x"), ErrSyntax, "href"},
		{"scheme relative", link("//example.org/"), ErrSyntax, "href"},
		{"a password", link("https://a:b@example.org/"), ErrSyntax, "href"},
		{"a space", link("https://example.org/a b"), ErrSyntax, "href"},
		{"a good link", link("https://example.org/a%20b"), nil, ""},
		{"a long link", link("https://example.org/" + strings.Repeat("a", MaxURL)), ErrTooLarge, "href"},
		{"deep enough", deep(MaxDepth), nil, ""},
		{"too deep", deep(MaxDepth + 1), ErrTooLarge, "deeper"},
		{"a bomb of depth", strings.Repeat("[", MaxBytes-1), ErrSyntax, ""},
		{"another", `{"format":"stoppress-body/1","blocks":` + strings.Repeat(`[{"kind":"quote","blocks":`, 5000), ErrTooLarge, "deeper"},
		{"too many bytes", body(`{"kind":"paragraph","spans":[{"text":"` + strings.Repeat("a", MaxBytes) + `"}]}`), ErrTooLarge, "limit"},
		{"too many nodes", body(`{"kind":"table","rows":[` + strings.Repeat("[],", MaxNodes) + `[]]}`), ErrTooLarge, "more than"},
		{"too many columns", body(`{"kind":"table","rows":[[` + strings.Repeat("{},", MaxColumns) + `{}]]}`), ErrTooLarge, "columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Decode([]byte(c.in))
			if !errors.Is(err, c.want) || (c.want == nil) != (err == nil) {
				t.Fatalf("error %v, want %v", err, c.want)
			}
			if err == nil {
				return
			}
			if d != nil {
				t.Error("a Doc besides the error")
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("%q doesn't say %q", err, c.says)
			}
			if len(err.Error()) > 400 {
				t.Errorf("an error of %d bytes", len(err.Error()))
			}
		})
	}
}

// Whatever is too large comes out as a Doc that may not be stored, in memory
// that doesn't grow with it.
func TestTooLarge(t *testing.T) {
	big := strings.Repeat("A storm is coming. ", 10<<20/19)
	fromMarkdown, _ := FromMarkdown(big)
	fromHTML, _ := FromHTML(big)
	var lines []string
	for i := range 300_000 {
		lines = append(lines, fmt.Sprint(i))
	}
	cells, _ := FromMarkdown(strings.Repeat("|a", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n" + strings.Repeat("|\n", 5000))
	elements, _ := FromHTML(strings.Repeat("<p>a", 30_000))
	items, _ := FromHTML(strings.Repeat("<ul><li>a", 30_000))
	row, _ := FromHTML("<table><tr>" + strings.Repeat("<td>a", 8000) + strings.Repeat("<tr><td>b", 8000))
	pre, _ := FromHTML("<pre>" + strings.Repeat("a\n", 1<<20))
	paragraphs, _ := FromMarkdown(strings.Repeat("a\n\n", 30_000))
	for name, d := range map[string]*Doc{"text": FromText(big), "lines": FromLines(lines), "one line": FromLines([]string{big}),
		"Markdown": fromMarkdown, "HTML": fromHTML, "cells": cells, "elements": elements, "items": items, "row": row, "paragraphs": paragraphs, "pre": pre} {
		err := d.Check()
		if !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: Check says %v", name, err)
		}
		if n := len(d.Encode()); n > 16*MaxBytes {
			t.Errorf("%s: encoded it has %d bytes", name, n)
		}
	}
}

func TestCleanURL(t *testing.T) {
	for in, want := range map[string]string{
		"https://example.org":                  "https://example.org",
		" HTTP://Example.ORG/A ":               "http://example.org/A",
		"https://münchen.example/ü?q=ä#ö":      "https://xn--mnchen-3ya.example/%C3%BC?q=%C3%A4#%C3%B6",
		"https://example.org/a|b{c}^`\\":       "https://example.org/a%7Cb%7Bc%7D%5E%60%5C",
		"https://example.org/100%":             "https://example.org/100%25",
		"https://example.org/%2f%zz":           "https://example.org/%2f%25zz",
		"https://example.org:8080/":            "https://example.org:8080/",
		"https://[2001:db8::1]/":               "https://[2001:db8::1]/",
		"https://192.0.2.1/":                   "https://192.0.2.1/",
		"https://a_b.example.org/":             "https://a_b.example.org/",
		"mailto:desk@example.org?subject=a b":  "mailto:desk@example.org?subject=a%20b",
		"tel:+33 1 23":                         "tel:+33123",
		"https://example.org/#":                "https://example.org/",
		"java\nscript:alert(1)":                "",
		"javascript://example.org/%0aalert(1)": "",
		"ftp://example.org/":                   "",
		"javascript:alert(1)":                  "",
		"vbscript:x":                           "",
		"data:text/html,x":                     "",
		"file:///etc/passwd":                   "",
		"//example.org/":                       "",
		"/a":                                   "",
		"#a":                                   "",
		"":                                     "",
		"https:example.org":                    "",
		"https:///a":                           "",
		"https://":                             "",
		"https://user@example.org/":            "",
		"https://user:pw@example.org/":         "",
		"https://exa mple.org/":                "",
		"https://example.org:99999/":           "",
		"https://999.1.1.1/":                   "",
		"https://[::1":                         "",
		"mailto:":                              "",
		"tel:":                                 "",
		"tel:alert(1)//\"":                     "",
	} {
		got, ok := CleanURL(in)
		if got != want && ok || ok != (want != "") {
			t.Errorf("CleanURL(%q) is %q, %t; want %q", in, got, ok, want)
		}
		if again, _ := CleanURL(got); ok && again != got {
			t.Errorf("CleanURL(%q) is %q", got, again)
		}
	}
}

func TestFromMarkdown(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"soft line ends", "a\nb", "a b"},
		{"soft line end in Chinese", "北\n京", "北京"},
		{"HTML", "<div>x</div>\n\na <b>b</b><br>c<script>d</script>", "a b\\\ncd"},
		{"address on a line of its own", "a\nhttps://example.org/x\nb", "a\n\n<https://example.org/x>\n\nb"},
		{"address in a line", "see https://example.org/x.", "see <https://example.org/x>."},
		{"address in a list", "- https://example.org/x", "- [https\\://example.org/x](https://example.org/x)"},
		{"address in brackets", "<https://example.org/a_b_c>", "<https://example.org/a_b_c>"},
		{"address with an international name", "https://münchen.example/", "<https://xn--mnchen-3ya.example/>"},
		{"no links by www or mail", "www.example.org a@example.org", "www.example.org a@example.org"},
		{"bad link", "[a](javascript:alert(1)) [b](/c)", "a b"},
		{"picture in text", "a ![x](media:k) b", "a\n\n![](media:k)\n\nb"},
		{"someone's picture", "![A quay](https://example.org/a.jpg)", "![A quay](https://example.org/a.jpg)"},
		{"someone's picture in text", "a ![b](https://example.org/a.jpg)", "a [b](https://example.org/a.jpg)"},
		{"indent is no code", "a\n\n    b\n    c", "a\n\nb\\\nc"},
		{"fenced code", "```go\na *b*\n  c\n```", "`a *b*`\\\n`  c`"},
		{"quote with name", "> a\n> — Mara Dunn", "> a\n>\n> — Mara Dunn"},
		{"a dash alone is no name", "> — a", "> &#8212; a"},
		{"quote in quote", "> > a\n> > — B\n>\n> c", "> a\n>\n> &#8212; B\n>\n> c"},
		{"heading levels", "##### a\n\nb\n===", "### a\n\n# b"},
		{"lists in a row", "- a\n\n* b\n\n1. c\n2) d", "- a\n\n* b\n\n1. c\n\n1) d"},
		{"reference", "[a]\n\n[a]: https://example.org/", "[a](https://example.org/)"},
		{"entity", "&lt;b&gt; &amp;amp; &eacute; &#x1F6A2;", "\\<b> \\&amp; é \U0001f6a2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := FromMarkdown(c.in)
			if got := strings.TrimSuffix(d.Markdown(), "\n"); got != c.want {
				t.Errorf("got\n%q\nwant\n%q", got, c.want)
			}
		})
	}
}

// Reading stops where the limit is passed: what is made on the way doesn't grow
// with what follows.
func TestReadingStopsAtTheLimit(t *testing.T) {
	for name, read := range map[string]func(){
		"elements": func() { FromHTML(strings.Repeat("<p>a", MaxHTML/4)) },
		"breaks":   func() { FromHTML(strings.Repeat("a<br>", MaxHTML/5)) },
		"cells": func() {
			FromMarkdown(strings.Repeat("|a", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n" + strings.Repeat("|\n", 50_000))
		},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		read()
		runtime.ReadMemStats(&after)
		if n := (after.TotalAlloc - before.TotalAlloc) >> 20; n > 64 {
			t.Errorf("%s: %d MiB", name, n)
		}
	}
}
