package markup

import (
	"strings"
	"testing"
)

// What comes in as HTML is shown here as the Markdown of the tree made of it.
func TestFromHTML(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", `<p>One</p><p>Two <b>three</b></p>`, "One\n\nTwo **three**"},
		{"paragraphs left open", `<p>One<p>Two`, "One\n\nTwo"},
		{"lines of a mail", `<div dir="ltr"><div>One</div><div><br></div><div>Two<br>Three</div></div>`, "One\n\nTwo\\\nThree"},
		{"two breaks end a paragraph", `One<br><br>Two<br>`, "One\n\nTwo"},
		{"white space", "<p>\n  One \n two&nbsp; three&nbsp;! </p><p>&nbsp;</p>", "One two three\u00a0!"},
		{"space at the edge of marks", `<p>One<b> two </b>three <i> four</i></p>`, "One **two** three *four*"},
		{"nested marks", `<p><b>a <i>b <a href="https://example.org/">c</a></i></b></p>`, "**a _b [c](https://example.org/)_**"},
		{"marks by style", `<p><span style="font-weight:700;FONT-STYLE: italic">a</span><b style="font-weight:normal"> b</b></p>`, "**_a_** b"},
		{"script and style", `<style>p{}</style><p>a<script>alert(1)</script>b</p><svg><text>x</text></svg>`, "ab"},
		{"hidden", `<p>a<span style="display: none">b</span><span hidden>c</span></p>`, "a"},
		{"bad links keep their text", `<p><a href="javascript:alert(1)">a</a> <a href="/x">b</a> <a href="data:,x">c</a> <a href="#d">d</a></p>`, "a b c d"},
		{"good links", `<p><a href="HTTPS://EXAMPLE.org/é?q=a b">a</a> <a href="mailto:desk@example.org">b</a> <a href="tel:+33 1">c</a></p>`,
			"[a](https://example.org/%C3%A9?q=a%20b) [b](mailto:desk@example.org) [c](tel:+331)"},
		{"links through a redirect", `<p>x <a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">a</a> <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Fb&amp;data=1">b</a></p>`,
			"x [a](https://example.org/a) [b](https://example.org/b)"},
		{"lists", `<ul><li>a<li>b<ol><li>c</li></ol><li><p>d</p><p>e</p></ul>`, "- a\n- b\n  1. c\n- d\n\n  e"},
		{"a list right in a list", `<ul><li>a</li><ul><li>b</li></ul></ul>`, "- a\n  - b"},
		{"word list", `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>One<o:p></o:p></p>` +
			`<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Two</p><p class=MsoNormal>End<o:p>&nbsp;</o:p></p>`,
			"- One\n  1. Two\n\nEnd"},
		{"headings", `<h1>a</h1><h2><b>b</b></h2><h5>c</h5>`, "# a\n\n## b\n\n### c"},
		{"quote", `<blockquote cite="https://example.org/"><p>a</p><footer>— Mara Dunn</footer></blockquote>`, "> a\n>\n> — [Mara Dunn](https://example.org/)"},
		{"quote in a figure", `<figure><blockquote>a</blockquote><figcaption>Mara Dunn</figcaption></figure><p>b</p>`, "> a\n>\n> — Mara Dunn\n\nb"},
		{"table", `<table><tr><th>a</th><th>b</th></tr><tr><td>1<td><b>2</b></table>`, "| a | b |\n| --- | --- |\n| 1 | **2** |"},
		{"table without a header", `<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>1</td></tr></tbody></table>`, "|  |  |\n| --- | --- |\n| a | b |\n| 1 |  |"},
		{"layout table", `<table><tr><td><h2>a</h2></td><td><table><tr><td>b</td></tr></table></td></tr></table>`, "## a\n\nb"},
		{"address alone", `<p>a</p><p>https://example.org/b</p><p>see https://example.org/</p>`, "a\n\n<https://example.org/b>\n\nsee https\\://example.org/"},
		{"linked address alone", `<div><a href="https://example.org/b">https://example.org/b</a></div>`, "<https://example.org/b>"},
		{"frame", `<iframe src="//example.org/v" title="A film"><p>no</p></iframe><p>a</p>`, "![A film](https://example.org/v)\n\na"},
		{"picture with caption", `<figure><img src="https://example.org/a.jpg" alt="Waves"><figcaption>Waves at noon</figcaption></figure><p>a</p>`, "a"},
		{"own picture", `<p>a<img src="media:k1">b</p>`, "a\n\n![](media:k1)\n\nb"},
		{"struck out", `<p>a <s>b</s><del>c</del><span style="text-decoration:line-through">d</span></p>`, "a"},
		{"preformatted", "<pre>a  b\n  c\n\nd</pre>", "a  b\\\n&#32; c\n\nd"},
		{"code", `<p><code>a*b</code></p>`, "`a*b`"},
		{"divider", `<p>a<hr>b`, "a\n\n***\n\nb"},
		{"closing tags of nothing", `</b></p>a</div></table>b`, "ab"},
		{"comment and doctype", `<!DOCTYPE html><html><head><title>t</title><meta charset=utf-8></head><body><!--StartFragment-->a<!--EndFragment-->`, "a"},
		{"quotation", `<p><q>a</q></p>`, "“a”"},
		{"definitions", `<dl><dt>a<dd>b</dl>`, "**a**\n\nb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, _ := FromHTML(c.in)
			if got := strings.TrimSuffix(d.Markdown(), "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFromHTMLWarns(t *testing.T) {
	_, w := FromHTML(`<p><a href="javascript:x">a</a><img src=x alt="Waves"><s>b</s><video src=x></video></p>`)
	all := strings.Join(w, "\n")
	for _, want := range []string{`"javascript:x"`, `"Waves"`, "Struck-out", "player"} {
		if !strings.Contains(all, want) {
			t.Errorf("no warning of %s in\n%s", want, all)
		}
	}
	if _, w := FromHTML(strings.Repeat(`<img alt=`+"a"+`>`, 5)); len(w) != 1 {
		t.Errorf("the same warning %d times", len(w))
	}
	var many strings.Builder
	for i := range 100 {
		many.WriteString("<img alt=" + strings.Repeat("a", i+1) + ">")
	}
	if _, w := FromHTML(many.String()); len(w) != maxWarned {
		t.Errorf("%d warnings, want %d", len(w), maxWarned)
	}
}

// What HTML gives back, HTML reads: a body copied from a page keeps its form.
func TestHTMLReadsItsOwn(t *testing.T) {
	md := "# Head\n\nText **b** *i* `c` [l](https://example.org/)\\\nnext\n\n> quoted\n>\n> — [Mara Dunn](https://example.org/)\n\n- a\n- b\n  1. c\n\n![Film](https://example.org/v)\n\n<https://example.org/w>\n\n***\n\n| a | b |\n| --- | --- |\n| 1 | 2 |"
	d, _ := FromMarkdown(md)
	back, warnings := FromHTML(d.HTML(HTMLOptions{HeadingBase: 1}))
	if s := diff(d, back); s != "" || len(warnings) > 0 {
		t.Error(s, warnings)
	}
}
