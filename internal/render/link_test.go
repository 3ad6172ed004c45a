package render

import "testing"

// TestLinked: what a note says is text, but for addresses that are what they seem.
func TestLinked(t *testing.T) {
	for note, want := range map[string]string{
		"":            "",
		"It is over.": "It is over.",
		"Go on at https://example.org/live/gale-2.":                   "Go on at <example.org/live/gale-2 https://example.org/live/gale-2>.",
		"It is over. [Gale, day 2](https://example.org/live/gale-2)!": "It is over. <Gale, day 2 https://example.org/live/gale-2>!",
		"http://example.org/ (there)":                                 "<example.org http://example.org/> (there)",
		"[x](javascript:alert(1)) javascript:alert(1)":                "[x](javascript:alert(1)) javascript:alert(1)",
		"https://bank.example@evil.example/":                          "https://bank.example@evil.example/",
		"https:// and http://[":                                       "https:// and http://[",
		`[<b>x</b>](https://example.org/"onclick=x)`:                  `[<b>x</b>](<example.org https://example.org/>"onclick=x)`,
		"ادامه: https://example.org/fa، بخوانید":                      "ادامه: <example.org/fa https://example.org/fa>، بخوانید",
	} {
		got := ""
		for _, r := range linked(note) {
			if r.URL != "" {
				got += "<" + r.Text + " " + r.URL + ">"
			} else {
				got += r.Text
			}
		}
		if got != want {
			t.Errorf("%q: %q, not %q", note, got, want)
		}
	}
}
