package desk

import (
	"net/http"
	"time"

	"stoppress/internal/store"
)

// cookies are the desk's: both are for its paths alone, no script can read them,
// and no page of another site can have them sent with anything but a link.
type cookies struct {
	path   string
	secure bool // the public address is https
}

// deviceLife is how long a browser that someone signed in with stays known.
const deviceLife = 180 * 24 * time.Hour

// name puts before a name what keeps a page on http, or of a sibling domain,
// from setting it. The stricter __Host- would need the path /.
func (k cookies) name(s string) string {
	if k.secure {
		return "__Secure-" + s
	}
	return s
}

func (k cookies) set(w http.ResponseWriter, name, value string, life time.Duration) {
	c := &http.Cookie{
		Name: k.name(name), Value: value, Path: k.path, MaxAge: int(life / time.Second),
		HttpOnly: true, Secure: k.secure, SameSite: http.SameSiteLaxMode,
	}
	if life <= 0 {
		c.MaxAge = -1
	}
	http.SetCookie(w, c)
}

func (k cookies) get(r *http.Request, name string) string {
	c, err := r.Cookie(k.name(name))
	if err != nil {
		return ""
	}
	return c.Value
}

const (
	sessionCookie = "stoppress_desk"
	deviceCookie  = "stoppress_device"
)

func (k cookies) session(r *http.Request) string { return k.get(r, sessionCookie) }

func (k cookies) setSession(w http.ResponseWriter, secret string) {
	k.set(w, sessionCookie, secret, store.SessionLife)
}

func (k cookies) endSession(w http.ResponseWriter) { k.set(w, sessionCookie, "", -1) }
