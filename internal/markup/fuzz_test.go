package markup

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// holds checks what is true of every tree, however it came about.
func holds(t *testing.T, d *Doc) {
	t.Helper()
	if err := d.Check(); err != nil {
		if !errors.Is(err, ErrTooLarge) {
			t.Fatal(err)
		}
		return
	}
	b := d.Encode()
	back, err := Decode(b)
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	if s := diff(d, back); s != "" {
		t.Fatalf("stored and read it is another: %s", s)
	}
	if again := back.Encode(); !bytes.Equal(again, b) {
		t.Fatalf("encoded again it is\n%s\nnot\n%s", again, b)
	}
	out := d.HTML(HTMLOptions{Picture: testPicture})
	harmless(t, out)
	if got := policy.Sanitize(out); got != out {
		t.Fatalf("the sanitizer changed\n%s\nto\n%s", out, got)
	}
	md := d.Markdown()
	if _, ok := tame(md); !ok || len(md) > MaxMarkdown {
		return // more marks than Markdown is read with
	}
	fromMarkdown, _ := FromMarkdown(md)
	if s := diff(d, fromMarkdown); s != "" {
		t.Fatalf("as Markdown it is another: %s\n%q", s, md)
	}
}

// harmless reads HTML as a browser does and fails on what could run or load.
func harmless(t *testing.T, out string) {
	t.Helper()
	z := html.NewTokenizer(strings.NewReader(out))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.CommentToken, html.DoctypeToken:
			t.Fatalf("a comment or doctype in %q", out)
		case html.StartTagToken, html.SelfClosingTagToken:
			tok := z.Token()
			switch tok.Data {
			case "script", "style", "iframe", "object", "embed", "link", "meta", "base", "form", "svg", "math":
				t.Fatalf("<%s> in %q", tok.Data, out)
			}
			for _, a := range tok.Attr {
				v := strings.ToLower(strings.TrimSpace(a.Val))
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(v, "javascript:") || strings.HasPrefix(v, "data:") {
					t.Fatalf("%s=%q in %q", a.Key, a.Val, out)
				}
				if a.Key == "src" && !strings.HasPrefix(a.Val, "/-/media/") {
					t.Fatalf("a request to %q", a.Val)
				}
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"format":"stoppress-body/1","blocks":[{"kind":"paragraph","spans":[{"text":"Hello "},{"text":"world","strong":true,"href":"https://example.org/"},{"break":true}]}]}`))
	f.Add([]byte(`{"format":"stoppress-body/1","blocks":[{"kind":"quote","cite":"A","url":"https://example.org/","blocks":[{"kind":"list","ordered":true,"items":[[{"kind":"paragraph","spans":[{"text":"a\nb","code":true}]}]]}]},{"kind":"heading","level":2,"spans":[{"text":"x"}]}]}`))
	f.Add([]byte(`{"format":"stoppress-body/1","blocks":[{"kind":"table","header":true,"rows":[[{"spans":[{"text":"a|b","emphasis":true}]}],[{},{}]]},{"kind":"picture","media":"k1"},{"kind":"embed","url":"https://example.org/","title":"T"},{"kind":"divider"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Decode(b)
		if err != nil {
			if !errors.Is(err, ErrSyntax) && !errors.Is(err, ErrTooLarge) {
				t.Fatal(err)
			}
			return
		}
		holds(t, d)
	})
}

func FuzzFromMarkdown(f *testing.F) {
	f.Add("# Head\n\nText **bold _both_** `code` [link](https://example.org/a(b) \"t\")\\\nnext\nhttps://example.org/\n\n> quote\n> — Name\n\n1. a\n   - b\n\n![t](https://example.org/)\n\n![](media:k)\n\n***\n\n| a | b |\n|---|:-:|\n| `x\\|y` | |\n")
	f.Add("<script>alert(1)</script>\n\n<b onclick=x>y</b> &lt; &#106;avascript: [x](javascript:alert(1)) <javascript:x>\n\n[r]\n\n[r]: <https://example.org/&quot;>\n")
	f.Add("*a**b*c**\n***\n- \n-\n\n    x\n\t- y\n```\nz\n~~~\n")
	f.Fuzz(func(t *testing.T, s string) {
		d, _ := FromMarkdown(s)
		holds(t, d)
	})
}

func FuzzFromHTML(f *testing.F) {
	f.Add(`<p>One <b>two <i>three</b> four</i></p><ul><li>a<ol><li>b</ol></ul><blockquote cite="https://example.org/">q<footer>N</footer></blockquote><table><tr><th>a<th>b<tr><td>1</table>`)
	f.Add(`<script>alert(1)</script><a href="java&#10;script:alert(1)" onclick=x>y</a><img src=x onerror=alert(1)><svg onload=x><iframe src="https://example.org/"></iframe><pre>a` + "\n" + ` b</pre>`)
	f.Add(`<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.&nbsp;</span>Two<o:p></o:p></p><div style="display:none">x</div><figure data-embed="https://example.org/"><a>t</a></figure>`)
	f.Fuzz(func(t *testing.T, s string) {
		d, _ := FromHTML(s)
		holds(t, d)
	})
}
