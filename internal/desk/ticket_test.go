package desk_test

import (
	"strings"
	"testing"
)

// TestTicket: the link of a demonstration signs in from the machine itself, and not
// by way of a proxy on it, for which everyone sits there.
func TestTicket(t *testing.T) {
	n := newLobby(t, "http://127.0.0.1:8080")
	g, err := n.desk.Guest(t.Context(), testBy)
	if err != nil {
		t.Fatal(err)
	}
	path := strings.TrimPrefix(g.Link, "http://127.0.0.1:8080/desk")
	refuse := func(what string, b *browser) {
		t.Helper()
		if status, _ := b.get(path); status != 403 || b.session() != "" {
			t.Errorf("%s: %d", what, status)
		}
	}
	refuse("from elsewhere", n.browser())
	n.from = "127.0.0.1:5"
	for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded", "X-Real-Ip", "Via"} {
		b := n.browser()
		b.header.Set(name, "127.0.0.1")
		refuse("with "+name, b)
	}
	b := n.browser()
	if status, _ := b.get(path); status != 303 || b.session() == "" {
		t.Errorf("from the machine itself: %d", status)
	}
	if status, _ := n.browser().get(path); status != 410 {
		t.Errorf("a second time: %d", status)
	}
}
