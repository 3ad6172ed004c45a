package desk_test

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/store"
)

// TestDeadLinks: of a link that does not work nobody is told why, nor whether it ever
// did: the answers are the same, byte by byte, and no password is tried for it.
func TestDeadLinks(t *testing.T) {
	n := newLobby(t, base)
	ada := n.admin()
	ctx := t.Context()
	invite := func() (string, store.Invite) {
		secret, i, err := n.store.Invite(ctx, testBy, store.Invite{Role: store.Editor})
		if err != nil {
			t.Fatal(err)
		}
		return secret, i
	}
	expired, _ := invite()
	n.pass(store.InviteLife + time.Hour)
	used, _ := invite()
	n.browser().must("POST", "/api/invite", obj{"secret": used, "name": "Bo Two", "email": "bo@example.org", "password": goodPassword})
	revoked, i := invite()
	if err := n.store.RevokeInvite(ctx, testBy, i.ID); err != nil {
		t.Fatal(err)
	}
	accounts, err := n.store.Accounts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var back string
	for _, a := range accounts {
		if a.Name == "Bo Two" {
			if back, _, err = n.store.Back(ctx, testBy, a.ID); err != nil {
				t.Fatal(err)
			}
			if err := n.store.Disable(ctx, testBy, a.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = ada
	first := map[string]string{}
	for name, secret := range map[string]string{"never was": strings.Repeat("x", 50), "expired": expired, "used": used, "revoked": revoked, "of a disabled account": back} {
		for _, ask := range []struct{ method, path, kind, body string }{
			{"GET", "/invite/" + secret, "", ""},
			{"GET", "/setup/" + secret, "", ""},
			{"POST", "/invite", "application/x-www-form-urlencoded", "name=Bo&email=bo%40example.org&password=lamp+gravel+Tuesday+oboe&secret=" + secret},
			{"POST", "/api/invite", "application/json", `{"name":"Bo","email":"bo@example.org","password":"` + goodPassword + `","secret":"` + secret + `"}`},
			{"POST", "/api/setup", "application/json", `{"name":"Bo","email":"bo@example.org","password":"` + goodPassword + `","secret":"` + secret + `"}`},
			{"POST", "/api/passkey/join/begin", "application/json", `{"name":"Bo","email":"bo@example.org","secret":"` + secret + `"}`},
		} {
			b := n.browser()
			was := n.desk.Hashes()
			status, text := b.do(ask.method, ask.path, ask.kind, ask.body)
			h := b.last.Header
			h.Del("Date")
			answer := fmt.Sprint(status, h, strings.ReplaceAll(text, secret, "SECRET"))
			key := ask.method + strings.ReplaceAll(ask.path, secret, "")
			if first[key] == "" {
				first[key] = answer
			}
			if answer != first[key] || status != 410 && status != 404 || n.desk.Hashes() != was {
				t.Errorf("%s of a link that %s: %d hashes, %s\nelse %s", key, name, n.desk.Hashes()-was, answer, first[key])
			}
		}
	}
}

// TestFlood: however many come at once, no more than so many wait for a hash, and the
// others are told at once; memory is bounded by that.
func TestFlood(t *testing.T) {
	n := newLobby(t, base)
	n.admin()
	const more = 8
	off := n.desk.Hold()
	answers := make(chan *httptest.ResponseRecorder, desk.HashBounds+more)
	for i := range desk.HashBounds + more {
		go func() {
			r := httptest.NewRequest("POST", "/desk/api/signin", strings.NewReader(fmt.Sprintf(`{"email":"p%d@example.org","password":"some other words"}`, i)))
			r.Header.Set("Content-Type", "application/json")
			r.RemoteAddr = fmt.Sprintf("198.51.100.%d:1", i+1)
			w := httptest.NewRecorder()
			n.desk.ServeHTTP(w, r)
			answers <- w
		}()
	}
	was := n.desk.Hashes()
	for range more {
		if w := <-answers; w.Code != 503 || w.Header().Get("Retry-After") == "" || !strings.Contains(w.Body.String(), "too many people") {
			t.Errorf("%d %v %s", w.Code, w.Header(), w.Body)
		}
	}
	if n.desk.Hashes() != was {
		t.Error("a hash was made with no place for it")
	}
	off()
	for range desk.HashBounds {
		if w := <-answers; w.Code != 401 {
			t.Errorf("who waited: %d %s", w.Code, w.Body)
		}
	}
	if made := n.desk.Hashes() - was; made != desk.HashBounds {
		t.Errorf("%d hashes", made)
	}
	n.browser().must("POST", "/api/signin", obj{"email": "ada@example.org", "password": goodPassword})
}

// chunk is one of a PNG.
func chunk(kind string, data []byte) []byte {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
	b = append(append(b, kind...), data...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

// TestHostilePictures: a file that is not what it says, or says that it is huge, costs
// about what it weighs and gets a plain answer.
func TestHostilePictures(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	head := func(w, h uint32) []byte {
		ihdr := binary.BigEndian.AppendUint32(binary.BigEndian.AppendUint32(nil, w), h)
		return append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(ihdr, 8, 6, 0, 0, 0))...)
	}
	var photo, drawing, zeros bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewGray(image.Rect(0, 0, 64, 48)), nil); err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(&drawing, image.NewGray(image.Rect(0, 0, 64, 48))); err != nil {
		t.Fatal(err)
	}
	z := zlib.NewWriter(&zeros)
	for range 256 { // 256 MB in some 250 KB
		if _, err := z.Write(make([]byte, 1<<20)); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	huge := bytes.Clone(photo.Bytes())
	if i := bytes.Index(huge, []byte{0xff, 0xc0}); i > 0 {
		copy(huge[i+5:], []byte{0xff, 0xff, 0xff, 0xff})
	} else {
		t.Fatal("no frame in the JPEG")
	}
	webp := append([]byte("RIFF\x00\x01\x00\x00WEBPVP8L\x20\x00\x00\x00\x2f"), 0xff, 0xff, 0xff, 0x0f, 0, 0, 0, 0)
	const mb = 1 << 20
	for _, c := range []struct {
		name   string
		in     []byte
		status int
		code   string
		most   uint64 // bytes that it may have allocated in all
	}{
		{"png of 64k x 64k", append(head(65535, 65535), chunk("IDAT", zeros.Bytes())...), 413, "picture_pixels", 8 * mb},
		{"png of 2^31 x 2^31", head(1<<31-1, 1<<31-1), 0, "", 2 * mb},
		{"jpeg of 64k x 64k", huge, 413, "picture_pixels", 2 * mb},
		{"webp of 16k x 16k", webp, 0, "", 2 * mb},
		{"png with 256 MB in a picture of 64 x 48", append(append(head(64, 48), chunk("IDAT", zeros.Bytes())...), chunk("IEND", nil)...), 0, "", 16 * mb},
		{"png whose text is 256 MB", append(append(head(64, 48), chunk("zTXt", append([]byte("Comment\x00\x00"), zeros.Bytes()...))...), chunk("IEND", nil)...), 422, "picture_broken", 16 * mb},
		{"jpeg cut short", photo.Bytes()[:photo.Len()/2], 422, "picture_broken", 4 * mb},
		{"png cut short", drawing.Bytes()[:drawing.Len()-20], 422, "picture_broken", 4 * mb},
		{"gif that is a script", []byte("GIF89a/*\x00\x00*/=alert(1)//"), 422, "picture_kind", 2 * mb},
		{"page", []byte("<!DOCTYPE html><script>alert(1)</script>"), 422, "picture_kind", 2 * mb},
		{"svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`), 422, "picture_kind", 2 * mb},
		{"nothing", nil, 422, "picture_kind", 2 * mb},
		{"21 MB", append(bytes.Clone(photo.Bytes()), make([]byte, 21*mb)...), 413, "too_large", 160 * mb},
	} {
		var was, is runtime.MemStats
		runtime.ReadMemStats(&was)
		status, text := b.do("POST", "/api/media", "image/png", string(c.in))
		runtime.ReadMemStats(&is)
		used := is.TotalAlloc - was.TotalAlloc
		if status >= 500 || status < 400 && !strings.HasPrefix(c.name, "png with") || c.status != 0 && (status != c.status || !strings.Contains(text, `"`+c.code+`"`)) {
			t.Errorf("%s: %d %s", c.name, status, text)
		}
		if used > c.most+8*uint64(len(c.in)) {
			t.Errorf("%s: %d KB in, %d MB were allocated", c.name, len(c.in)>>10, used/mb)
		}
	}
	// What stands behind a picture, or in it, does not come out again.
	for name, in := range map[string][]byte{
		"a page behind a photo":  append(bytes.Clone(photo.Bytes()), "<script>alert('behind')</script>PK\x03\x04behind"...),
		"a page behind a png":    append(bytes.Clone(drawing.Bytes()), "<script>alert('behind')</script>"...),
		"a comment in the photo": append(append(bytes.Clone(photo.Bytes()[:2]), "\xff\xfe\x00\x0ebehind<b>xx"...), photo.Bytes()[2:]...),
	} {
		status, text := b.do("POST", "/api/media", "text/html", string(in))
		if status != 201 {
			t.Errorf("%s: %d %s", name, status, text)
			continue
		}
		_, id, _ := strings.Cut(text, `"id":"`)
		id, _, _ = strings.Cut(id, `"`)
		m, err := n.store.Media(t.Context(), id)
		if err != nil || bytes.Contains(m.Bytes, []byte("behind")) || !strings.HasPrefix(m.Type, "image/") {
			t.Errorf("%s: %s %v", name, m.Type, err)
		}
	}
}

// slowly is a body that is never there, until it is called off. It says when it is
// asked for.
type slowly struct {
	asked chan<- struct{}
	off   <-chan struct{}
	once  sync.Once
}

func (s *slowly) Read([]byte) (int, error) {
	s.once.Do(func() { s.asked <- struct{}{} })
	<-s.off
	return 0, io.ErrUnexpectedEOF
}

// TestSlowUploads: someone whose uploads don't come to an end keeps nobody else from
// sending a picture or a text.
func TestSlowUploads(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	slow := n.as(n.person("Cy Dale", store.Editor, ""))
	asked, off := make(chan struct{}, 100), make(chan struct{})
	var all sync.WaitGroup
	for range 20 {
		r := httptest.NewRequest("POST", "/desk/api/media", &slowly{asked: asked, off: off})
		for name, v := range slow.jar {
			r.AddCookie(&http.Cookie{Name: name, Value: v})
		}
		all.Go(func() {
			w := httptest.NewRecorder()
			n.desk.ServeHTTP(w, r)
			if w.Code != http.StatusUnprocessableEntity {
				t.Errorf("an upload that broke off: %d %s", w.Code, w.Body)
			}
		})
	}
	defer all.Wait()
	defer close(off)
	for range 4 {
		<-asked
	}
	var drawing bytes.Buffer
	if err := png.Encode(&drawing, image.NewGray(image.Rect(0, 0, 64, 48))); err != nil {
		t.Fatal(err)
	}
	answers := make(chan string, 2)
	go func() {
		status, text := b.do("POST", "/api/media", "image/png", drawing.String())
		if status != http.StatusCreated {
			answers <- text
		}
		status, v := b.json("POST", "/api/import/preview", obj{"zone": "Europe/Paris", "lang": "en", "title": "T", "slug": "t", "date": "2024-10-23", "text": "10:30 PM CEST\n\nThe ferry is back.\n"})
		if status != http.StatusOK {
			answers <- fmt.Sprint(v)
		}
		close(answers)
	}()
	select {
	case text, wrong := <-answers:
		if wrong {
			t.Error(text)
		}
	case <-time.After(time.Minute):
		t.Error("someone else waits for them")
	}
}

// endless is a body without an end. It says how much of it was read.
type endless struct{ read int64 }

func (e *endless) Read(b []byte) (int, error) {
	if e.read += int64(len(b)); e.read > 64<<20 {
		return 0, io.ErrUnexpectedEOF
	}
	return len(b), nil
}

// TestEndlessUpload: of a body that says no length no more is read than a file may have.
func TestEndlessUpload(t *testing.T) {
	n := newLobby(t, base)
	b := n.admin()
	for path, most := range map[string]int64{"/desk/api/media": 20 << 20, "/desk/api/import/preview": 12 << 20} {
		body := &endless{}
		r := httptest.NewRequest("POST", path, body)
		for name, v := range b.jar {
			r.AddCookie(&http.Cookie{Name: name, Value: v})
		}
		w := httptest.NewRecorder()
		n.desk.ServeHTTP(w, r)
		if w.Code != http.StatusRequestEntityTooLarge || body.read > most+most/2 { // what is asked for is a buffer's rest
			t.Errorf("%s: %d after %d MB: %s", path, w.Code, body.read>>20, w.Body)
		}
	}
}
