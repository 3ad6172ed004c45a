package desk_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"time"

	"stoppress/internal/media"
	"stoppress/internal/store"
)

// TestSettings: what is set is kept and shown, what can't be is refused by its
// field, and a logo is a picture that is here.
func TestSettings(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	ada.must("PUT", "/api/settings", obj{"name": "The Ellery Lantern", "hold_seconds": 5, "footer": []obj{{"name": "Imprint", "url": "https://example.org/imprint"}}})
	if site := ada.must("GET", "/api/me", nil)["site"].(obj); site["hold_seconds"] != 5.0 || site["name"] != "The Ellery Lantern" {
		t.Errorf("%v", site)
	}
	for _, bad := range []struct {
		field string
		set   obj
	}{
		{"hold_seconds", obj{"hold_seconds": 31}}, {"hold_seconds", obj{"hold_seconds": -1}}, {"hold_seconds", obj{"hold_seconds": 1e15}},
		{"accent", obj{"accent": "red"}}, {"hub", obj{"hub": "javascript:alert(1)"}}, {"footer", obj{"footer": []obj{{"name": "x", "url": "javascript:alert(1)"}}}},
		{"logo", obj{"logo": obj{"id": "0123456789abcdef0123"}}}, {"logo", obj{"logo": obj{"id": "\x00"}}},
	} {
		if p := ada.refused(422, "invalid", "PUT", "/api/settings", bad.set); p["field"] != bad.field {
			t.Errorf("%v: field %v", bad.set, p["field"])
		}
	}
	ada.refused(400, "wrong_type", "PUT", "/api/settings", obj{"hold_seconds": "soon"})
	ada.refused(400, "unknown_field", "PUT", "/api/settings", obj{"logo": obj{"id": "a", "url": "https://evil.example/x.svg"}})

	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 64, 32))); err != nil {
		t.Fatal(err)
	}
	m, err := media.Take(t.Context(), b.Bytes())
	if err == nil {
		m, err = n.store.PutMedia(t.Context(), m)
	}
	if err != nil {
		t.Fatal(err)
	}
	set := ada.must("PUT", "/api/settings", obj{"logo": obj{"id": m.ID}})
	if !strings.HasSuffix(set["logo_url"].(string), "/-/media/"+m.ID) || set["logo"].(obj)["width"] != 64.0 {
		t.Errorf("%v", set)
	}
	if set = ada.must("PUT", "/api/settings", obj{"logo": nil}); set["logo"] != nil || set["logo_url"] != nil || set["hold_seconds"] != 5.0 {
		t.Errorf("%v", set)
	}

	// What runs on readers' pages is not set by one who found a desk open.
	counts := obj{"script": "https://stats.example/count.js", "hosts": []string{"stats.example"}}
	ada.must("PUT", "/api/settings", obj{"measure": counts})
	n.pass(11 * time.Minute)
	for _, other := range []obj{{"script": "https://stats.example/other.js", "hosts": []string{"stats.example"}}, {"script": "https://stats.example/count.js", "hosts": []string{"stats.example", "evil.example"}}} {
		ada.refused(403, "stepup", "PUT", "/api/settings", obj{"measure": other, "name": "Taken"})
	}
	if got := ada.must("GET", "/api/settings", nil); fmt.Sprint(got["measure"]) != "map[hosts:[stats.example] script:https://stats.example/count.js]" || got["name"] != "The Ellery Lantern" {
		t.Errorf("%v", got)
	}
	ada.must("PUT", "/api/settings", obj{"measure": counts, "name": "The Lantern"})
	if got := ada.must("PUT", "/api/settings", obj{"measure": nil}); got["measure"] != nil { // which takes nothing from readers
		t.Errorf("%v", got)
	}
	ada.refused(403, "stepup", "PUT", "/api/settings", obj{"measure": counts})
}

// TestTheirs: someone is signed out, and removed, by an administrator; the last one stays.
func TestTheirs(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	bo := n.person("bo", store.Editor, "")
	desk, phone := n.as(bo), n.as(bo)
	me := ada.must("GET", "/api/me", nil)["account"].(obj)["id"].(string)
	if got := ada.must("POST", "/api/people/"+bo+"/signout", nil); got["ended"] != 2.0 {
		t.Errorf("%v", got)
	}
	desk.refused(401, "signin", "GET", "/api/me", nil)
	phone.refused(401, "signin", "GET", "/api/me", nil)
	ada.must("POST", "/api/people/"+me+"/signout", nil)
	ada.must("GET", "/api/me", nil) // not out of the one that asks
	ada.refused(409, "last_administrator", "DELETE", "/api/people/"+me, nil)
	n.pass(11 * time.Minute)
	ada.refused(403, "stepup", "DELETE", "/api/people/"+bo, nil)
	ada.must("POST", "/api/stepup", obj{"password": goodPassword})
	ada.must("DELETE", "/api/people/"+bo, nil)
	ada.refused(404, "no_account", "DELETE", "/api/people/"+bo, nil)

	// What is told of an error is in the language of whoever asks.
	ada.must("PATCH", "/api/me", obj{"lang": "fr"})
	if p := ada.refused(409, "last_administrator", "DELETE", "/api/people/"+me, nil); p["message"] != "Le site n’aurait plus d’administrateur. Nommez-en un autre d’abord." {
		t.Errorf("%v", p)
	}
	ada.must("POST", "/api/pages", obj{"slug": "storm", "title": "Storm", "zone": "Europe/Oslo", "lang": "en"})
	p := ada.refused(413, "too_large", "POST", "/api/pages/storm/posts", obj{"headline": strings.Repeat("x", 1312)})
	if p["message"] != "Titre\u00a0: 1\u00a0312 caractères\u00a0; la limite est de 300. Raccourcissez le texte." || p["detail"] != "1312 characters, the limit is 300" || p["kind"] != "long" {
		t.Errorf("%v", p)
	}
	// What is the server's fault, too.
	n.store.Close()
	if p := ada.refused(503, "stopping", "GET", "/api/pages", nil); p["message"] != "The server is being started anew. Try again in a moment." {
		t.Errorf("%v", p)
	}
}

// TestAuditTable: the audit log as a table, in which nothing that comes from
// outside is a formula.
func TestAuditTable(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	names := []string{`=HYPERLINK("https://evil.example")`, "+1+1", "-2+3", "@SUM(A1)", "＝1+1", " =1+1", `plain, with "quotes"`, "a;=1+1", "b; +1", `c;"=1+1"`, "d; ＠x", "e;f=1", "g;;-1"}
	for _, name := range names {
		ada.must("POST", "/api/tokens", obj{"name": name})
	}
	if acts := ada.must("GET", "/api/audit?act=token", nil)["acts"].([]any); len(acts) != len(names) {
		t.Errorf("%d acts of %d tokens", len(acts), len(names))
	}
	if acts := ada.must("GET", "/api/audit?act=token-revoke", nil)["acts"].([]any); len(acts) != 0 {
		t.Errorf("%v", acts)
	}
	if _, text := ada.get("/audit.jsonl?act=token"); strings.Count(text, "\n") != len(names) || strings.Count(text, `"act":"token"`) != len(names) {
		t.Errorf("of what was asked for, the file has\n%s", text)
	}
	if status, _ := ada.get("/audit.jsonl?page=nowhere"); status != 404 {
		t.Errorf("of a page that there is not: %d", status)
	}
	status, text := ada.get("/audit.csv")
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
	if status != 200 || err != nil || !strings.HasPrefix(text, "\ufeff") {
		t.Fatalf("%d %v\n%s", status, err, text)
	}
	about := map[string]bool{}
	for _, row := range rows[1:] {
		for i, cell := range row {
			if cell != "" && strings.ContainsAny(strings.TrimSpace(cell)[:1], "=+-@") {
				t.Errorf("%s %q is a formula", rows[0][i], cell)
			}
		}
		about[row[5]] = true
	}
	for i, name := range names {
		if i < 6 {
			name = "'" + name
		}
		name = strings.NewReplacer(";=", ";'=", "; +", ";' +", `;"=`, `;'"=`, "; ＠", ";' ＠", ";-", ";'-").Replace(name)
		if !about[name] {
			t.Errorf("%q is not in the table as it is", name)
		}
	}
	// For a spreadsheet that parts cells at semicolons.
	for line := range strings.Lines(text) {
		for _, cell := range strings.Split(line, ";") {
			if cell = strings.Trim(cell, " \t\r\n\""); cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("%q is a formula in %q", cell, line)
			}
		}
	}
	if rows[len(rows)-1][3] != "audit" || rows[0][3] != "act" {
		t.Errorf("its last line is %v", rows[len(rows)-1])
	}
}

// TestTokenScope: a token that reads changes nothing, whatever it asks for.
func TestTokenScope(t *testing.T) {
	h := newHouse(t)
	h.page("gale")
	reads := "Bearer " + h.newToken(store.Token{Name: "reads", Scope: store.ScopeRead})
	h.must(200, "GET", "/pages", "", "Authorization", reads)
	h.must(200, "HEAD", "/pages/gale", "", "Authorization", reads)
	for _, ask := range [][2]string{{"POST", "/pages"}, {"PATCH", "/pages/gale"}, {"POST", "/pages/gale"}, {"POST", "/pages/gale/end"}, {"POST", "/pages/gale/posts"}, {"POST", "/pages/gale/updates"}, {"POST", "/pages/gale/posts/0aaaaaaaaa/erase"}} {
		if got := h.must(403, ask[0], ask[1], `{}`, "Authorization", reads); got.code() != "token_scope" {
			t.Errorf("%v: %s", ask, got.raw)
		}
	}
	if _, _, err := h.store.CreateToken(t.Context(), store.By{Name: "x"}, store.Token{Name: "x", Scope: "everything"}); err == nil {
		t.Error("a scope that there is not")
	}
}
