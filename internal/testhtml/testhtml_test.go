package testhtml

import (
	"strings"
	"testing"
)

func TestCheck(t *testing.T) {
	good := `<!DOCTYPE html><html lang="en"><head><title>Harbour</title></head><body><p>Calm.</p></body></html>`
	if found := Check(t, []byte(good)); len(found) != 0 {
		t.Errorf("a good document: %q", found)
	}
	bad := strings.Replace(good, "<p>", `<p id="a" id="b"><blink>`, 1)
	for name, found := range map[string][]string{"vnu": vnu(t, []byte(bad)), "html-validate": validate(t, []byte(bad))} {
		if !strings.Contains(strings.Join(found, "\n"), "blink") {
			t.Errorf("a bad document, by %s: %q", name, found)
		}
	}
}
