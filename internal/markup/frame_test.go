package markup

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

func TestFrames(t *testing.T) {
	for _, c := range []struct{ address, frame, kind string }{
		{"https://www.youtube.com/watch?v=abcdefghi_1", "https://www.youtube-nocookie.com/embed/abcdefghi_1", "video"},
		{"http://m.youtube.com/watch?app=m&v=abcdefghi_1&t=1m30s", "https://www.youtube-nocookie.com/embed/abcdefghi_1?start=90", "video"},
		{"https://youtu.be/abcdefghi_1?si=tracker&t=42", "https://www.youtube-nocookie.com/embed/abcdefghi_1?start=42", "video"},
		{"https://www.youtube.com/live/abcdefghi_1?feature=share", "https://www.youtube-nocookie.com/embed/abcdefghi_1", "video"},
		{"https://www.youtube.com/embed/abcdefghi_1?start=5&autoplay=1", "https://www.youtube-nocookie.com/embed/abcdefghi_1?start=5", "video"},
		{"https://youtube.com/shorts/abcdefghi_1", "https://www.youtube-nocookie.com/embed/abcdefghi_1", "tall"},
		{"https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789?dnt=1", "video"},
		{"https://vimeo.com/123456789/0a1b2c3d4e", "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d4e", "video"},
		{"https://player.vimeo.com/video/123456789?h=0a1b2c3d4e", "https://player.vimeo.com/video/123456789?dnt=1&h=0a1b2c3d4e", "video"},
		{"https://www.dailymotion.com/video/x8abcde_a-title", "https://geo.dailymotion.com/player.html?video=x8abcde", "video"},
		{"https://dai.ly/x8abcde", "https://geo.dailymotion.com/player.html?video=x8abcde", "video"},
		{"https://www.aparat.com/v/aBc12", "https://www.aparat.com/video/video/embed/videohash/aBc12/vt/frame", "video"},
		{"https://www.tiktok.com/@some.one/video/7123456789012345678", "https://www.tiktok.com/player/v1/7123456789012345678", "tall"},
		{"https://archive.org/details/an-old_film.1921", "https://archive.org/embed/an-old_film.1921", "video"},
		{"https://x.com/someone/status/1234567890123456789?s=20", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890123456789", "post"},
		{"https://mobile.twitter.com/someone/status/1234567890123456789/photo/1", "https://platform.twitter.com/embed/Tweet.html?dnt=true&id=1234567890123456789", "post"},
		{"https://bsky.app/profile/harbour.example.org/post/3kabcdefgh2x", "https://embed.bsky.app/embed/harbour.example.org/app.bsky.feed.post/3kabcdefgh2x", "post"},
		{"https://bsky.app/profile/did:plc:abc123/post/3kabcdefgh2x", "https://embed.bsky.app/embed/did:plc:abc123/app.bsky.feed.post/3kabcdefgh2x", "post"},
		{"https://mastodon.social/@harbour/112233445566778899", "https://mastodon.social/@harbour/112233445566778899/embed", "post"},
		{"https://t.me/harbourlog/123", "https://t.me/harbourlog/123?embed=1", "post"},
		{"https://t.me/s/harbourlog/123", "https://t.me/harbourlog/123?embed=1", "post"},
		{"https://www.instagram.com/p/Cabc-12_x/?igsh=x", "https://www.instagram.com/p/Cabc-12_x/embed/", "post"},
		{"https://www.instagram.com/harbour.log/reel/Cabc-12_x/", "https://www.instagram.com/reel/Cabc-12_x/embed/", "post"},
		{"https://old.reddit.com/r/boats/comments/1abcd2/a_title/", "https://embed.reddit.com/r/boats/comments/1abcd2/", "post"},
		{"https://soundcloud.com/harbour/sets/foghorns", "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fharbour%2Fsets%2Ffoghorns", "sound"},
		{"https://open.spotify.com/intl-de/episode/1234567890abcdefABCDEF?si=x", "https://open.spotify.com/embed/episode/1234567890abcdefABCDEF", "sound"},
		{"https://www.openstreetmap.org/#map=14/53.5/-1.25", "https://www.openstreetmap.org/export/embed.html?bbox=-1.27335%2C53.49219%2C-1.22665%2C53.50781&layer=mapnik", "map"},
		{"https://www.openstreetmap.org/?mlat=53.51&mlon=-1.2#map=14/53.5/-1.25", "https://www.openstreetmap.org/export/embed.html?bbox=-1.27335%2C53.49219%2C-1.22665%2C53.50781&layer=mapnik&marker=53.51000%2C-1.20000", "map"},
		{"https://www.google.com/maps/embed?pb=!1m14&x=1", "https://www.google.com/maps/embed?pb=%211m14", "map"},
		{"https://www.datawrapper.de/_/aB3dE/", "https://datawrapper.dwcdn.net/aB3dE/", "chart"},
		{"https://datawrapper.dwcdn.net/aB3dE/7/", "https://datawrapper.dwcdn.net/aB3dE/", "chart"},
		{"https://public.flourish.studio/visualisation/1234567/", "https://flo.uri.sh/visualisation/1234567/embed", "chart"},
	} {
		f, ok := FrameFor(c.address)
		if !ok || f.URL != c.frame || f.Kind != c.kind {
			t.Errorf("%s\n got %v %s %s\nwant %s %s", c.address, ok, f.Kind, f.URL, c.kind, c.frame)
		}
		if !slices.ContainsFunc(FrameSources(), func(s string) bool { return strings.HasPrefix(f.URL, s) }) {
			t.Errorf("%s is framed from nowhere that is listed", c.address)
		}
	}
}

// TestNoFrames: what is not known, or only looks like it, stays a link.
func TestNoFrames(t *testing.T) {
	for _, address := range []string{
		"", "https://example.org/watch?v=abcdefghi_1", "https://youtube.com.example.org/watch?v=abcdefghi_1", "https://notyoutube.com/watch?v=abcdefghi_1",
		"https://youtube.com:8443/watch?v=abcdefghi_1", "javascript://www.youtube.com/watch?v=abcdefghi_1", "//www.youtube.com/watch?v=abcdefghi_1",
		"https://www.youtube.com/watch?v=short", "https://www.youtube.com/watch?v=abcdefghi_1%22%3E%3Cscript%3E", "https://www.youtube.com/@someone", "https://www.youtube.com/embed/../../evil",
		"https://vimeo.com/123456789?h=%26x", "https://x.com/someone", "https://t.me/harbourlog", "https://www.google.com/maps/place/x", "https://www.google.com/url?q=https://evil.example/maps/embed",
		"https://www.openstreetmap.org/", "https://www.openstreetmap.org/#map=14/NaN/0", "https://www.openstreetmap.org/#map=14/91/0", "https://www.openstreetmap.org/#map=1e3/1/1",
		"https://soundcloud.com/harbour", "https://mastodon.example/@harbour/112233445566778899",
	} {
		if f, ok := FrameFor(address); ok {
			t.Errorf("%s is framed as %s", address, f.URL)
		}
	}
}

// FuzzFrameFor: whatever the address, a frame is https and from the list.
func FuzzFrameFor(f *testing.F) {
	for _, s := range []string{"https://www.youtube.com/watch?v=abcdefghi_1&t=1h2m3s", "https://www.openstreetmap.org/?mlat=1&mlon=2#map=3/4/5", "https://www.google.com/maps/embed?pb=x", "https://www.openstreetmap.org/export/embed.html?bbox=1&marker=2"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		frame, ok := FrameFor(s)
		if !ok {
			return
		}
		u, err := url.Parse(frame.URL)
		if err != nil || u.Scheme != "https" || u.User != nil {
			t.Fatalf("%q: %q: %v", s, frame.URL, err)
		}
		if !slices.ContainsFunc(FrameSources(), func(src string) bool {
			l, err := url.Parse(src)
			return err == nil && l.Host == u.Host && strings.HasPrefix(u.Path, l.Path)
		}) {
			t.Fatalf("%q is framed from %s", s, u.Host)
		}
		if strings.ContainsAny(frame.URL, " \"'<>\\\n") {
			t.Fatalf("%q: %q", s, frame.URL)
		}
	})
}
