package markup

import (
	"fmt"
	"math"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Frame is what a reader who asks for an embed is shown of another site.
type Frame struct {
	URL  string // https, on one of [FrameSources]; made by us of an id, never the address that was given
	Kind string // what room it is given: video, tall, sound, post, map, chart
}

// provider is a site whose pages can be shown within another page.
type provider struct {
	hosts  string // that addresses of it have, without www., m. or mobile.; a space between
	source string // where frames come from, as a Content-Security-Policy has it
	routes []route
}

// route leads from the path of an address to a frame. What the pattern's groups
// matched takes the place of $1, $2 and so on. more, if not nil, gives what is
// added to the frame's address, and may refuse.
type route struct {
	path  *regexp.Regexp
	kind  string
	frame string // what follows source
	more  func(u *url.URL) (string, bool)
}

func to(path, kind, frame string) route {
	return route{regexp.MustCompile(`^` + path + `/?$`), kind, frame, nil}
}

func (r route) with(more func(*url.URL) (string, bool)) route {
	r.more = more
	return r
}

// providers are the sites that a reader can ask for, by the ways that each
// documents for showing it elsewhere, and of these the one that tells it least of
// the reader. docs/decisions says what a site must do to be here.
var providers = []provider{
	{"youtube.com youtu.be youtube-nocookie.com", "https://www.youtube-nocookie.com", []route{
		to(`/watch`, "video", "/embed/").with(func(u *url.URL) (string, bool) {
			id := u.Query().Get("v")
			return id + start(u), youtubeID.MatchString(id)
		}),
		to(`/shorts/([\w-]{11})`, "tall", "/embed/$1"),
		to(`/(?:(?:embed|live|v)/)?([\w-]{11})`, "video", "/embed/$1").with(func(u *url.URL) (string, bool) { return start(u), true }),
	}},
	{"vimeo.com player.vimeo.com", "https://player.vimeo.com", []route{
		to(`(?:/video|/channels/[\w-]+)?/(\d{5,12})`, "video", "/video/$1?dnt=1").with(func(u *url.URL) (string, bool) {
			h := u.Query().Get("h")
			if h == "" {
				return "", true
			}
			return "&h=" + h, hex.MatchString(h)
		}),
		to(`/(\d{5,12})/([0-9a-f]{6,20})`, "video", "/video/$1?dnt=1&h=$2"),
	}},
	{"dailymotion.com dai.ly geo.dailymotion.com", "https://geo.dailymotion.com", []route{
		to(`(?:/embed)?/video/([a-z0-9]{5,12})(?:_[^/]*)?`, "video", "/player.html?video=$1"),
		to(`/([a-z0-9]{5,12})`, "video", "/player.html?video=$1"),
	}},
	{"aparat.com", "https://www.aparat.com", []route{
		to(`/v/([A-Za-z0-9]{4,12})`, "video", "/video/video/embed/videohash/$1/vt/frame"),
		to(`/video/video/embed/videohash/([A-Za-z0-9]{4,12})/vt/frame`, "video", "/video/video/embed/videohash/$1/vt/frame"),
	}},
	{"tiktok.com", "https://www.tiktok.com", []route{
		to(`/@[\w.-]+/video/(\d{15,22})`, "tall", "/player/v1/$1"),
		to(`/(?:player/v1|embed(?:/v2)?)/(\d{15,22})`, "tall", "/player/v1/$1"),
	}},
	{"archive.org", "https://archive.org", []route{
		to(`/(?:details|embed)/([\w.-]{3,100})`, "video", "/embed/$1"),
	}},
	{"x.com twitter.com platform.twitter.com", "https://platform.twitter.com", []route{
		to(`/(?:\w{1,15}|i/web)/status/(\d{5,22})(?:/(?:photo|video)/\d)?`, "post", "/embed/Tweet.html?dnt=true&id=$1"),
	}},
	{"bsky.app", "https://embed.bsky.app", []route{
		to(`/profile/((?:did:[a-z]+:)?[\w.-]{3,100})/post/([a-z0-9]{8,20})`, "post", "/embed/$1/app.bsky.feed.post/$2"),
	}},
	{"mastodon.social", "https://mastodon.social", []route{
		to(`/@(\w{1,60})/(\d{5,22})(?:/embed)?`, "post", "/@$1/$2/embed"),
	}},
	{"t.me", "https://t.me", []route{
		to(`(?:/s)?/([A-Za-z]\w{3,40})/(\d{1,10})`, "post", "/$1/$2?embed=1"),
	}},
	{"instagram.com", "https://www.instagram.com", []route{
		to(`/(?:[\w.]+/)?(p|reel)/([\w-]{5,40})(?:/embed)?`, "post", "/$1/$2/embed/"),
	}},
	{"reddit.com old.reddit.com embed.reddit.com", "https://embed.reddit.com", []route{
		to(`/r/(\w{2,40})/comments/([a-z0-9]{3,12})(?:/[^/]*)?`, "post", "/r/$1/comments/$2/"),
	}},
	{"soundcloud.com", "https://w.soundcloud.com", []route{
		to(`/([\w-]{1,60})/sets/([\w-]{1,120})`, "sound", "/player/?url=https%3A%2F%2Fsoundcloud.com%2F$1%2Fsets%2F$2"),
		to(`/([\w-]{1,60})/([\w-]{1,120})`, "sound", "/player/?url=https%3A%2F%2Fsoundcloud.com%2F$1%2F$2"),
	}},
	{"open.spotify.com", "https://open.spotify.com", []route{
		to(`(?:/intl-[a-z]+)?(?:/embed)?/(episode|show|track|album|playlist)/([A-Za-z0-9]{22})`, "sound", "/embed/$1/$2"),
	}},
	{"openstreetmap.org", "https://www.openstreetmap.org", []route{
		to(`(?:/|/search)?`, "map", "/export/embed.html?").with(osm),
		to(`/export/embed.html`, "map", "/export/embed.html?").with(func(u *url.URL) (string, bool) {
			v := url.Values{}
			for _, k := range []string{"bbox", "layer", "marker"} {
				if s := u.Query().Get(k); s != "" {
					v.Set(k, s)
				}
			}
			return v.Encode(), v.Has("bbox")
		}),
	}},
	{"google.com", "https://www.google.com/maps/embed", []route{
		to(`/maps/embed`, "map", "?pb=").with(func(u *url.URL) (string, bool) {
			pb := u.Query().Get("pb")
			return url.QueryEscape(pb), pb != ""
		}),
	}},
	{"datawrapper.de datawrapper.dwcdn.net", "https://datawrapper.dwcdn.net", []route{
		to(`(?:/_)?/([A-Za-z0-9]{5})(?:/\d{1,5})?`, "chart", "/$1/"),
	}},
	{"public.flourish.studio flo.uri.sh", "https://flo.uri.sh", []route{
		to(`/(visualisation|story)/(\d{3,12})(?:/embed)?`, "chart", "/$1/$2/embed"),
	}},
}

var (
	youtubeID = regexp.MustCompile(`^[\w-]{11}$`)
	hex       = regexp.MustCompile(`^[0-9a-f]{6,20}$`)
	group     = regexp.MustCompile(`\$\d`)
	seconds   = regexp.MustCompile(`^(?:(\d{1,2})h)?(?:(\d{1,3})m)?(?:(\d{1,6})s?)?$`)
)

// FrameFor gives the frame that shows an address; false for what no provider that
// we know shows.
func FrameFor(address string) (Frame, bool) {
	u, err := url.Parse(address)
	if err != nil || !webURL(address) || u.Port() != "" {
		return Frame{}, false
	}
	host := strings.ToLower(u.Hostname())
	for _, p := range []string{"www.", "m.", "mobile."} {
		host = strings.TrimPrefix(host, p)
	}
	for _, p := range providers {
		if !slices.Contains(strings.Fields(p.hosts), host) {
			continue
		}
		for _, r := range p.routes {
			m := r.path.FindStringSubmatch(u.Path)
			if m == nil {
				continue
			}
			more := ""
			if r.more != nil {
				var ok bool
				if more, ok = r.more(u); !ok {
					continue
				}
			}
			path := group.ReplaceAllStringFunc(r.frame, func(g string) string { return m[g[1]-'0'] })
			return Frame{URL: p.source + path + more, Kind: r.kind}, true
		}
	}
	return Frame{}, false
}

// FrameSources are the places that frames come from, as a Content-Security-Policy
// names them, sorted.
func FrameSources() []string {
	var s []string
	for _, p := range providers {
		s = append(s, p.source)
	}
	slices.Sort(s)
	return s
}

// start reads where in a film to begin: ?t=90, 1m30s, or ?start=90.
func start(u *url.URL) string {
	q := u.Query()
	t := q.Get("t")
	if t == "" {
		t = q.Get("start")
	}
	m := seconds.FindStringSubmatch(t)
	if t == "" || m == nil {
		return ""
	}
	n := 0
	for i, each := range []int{3600, 60, 1} {
		k, _ := strconv.Atoi(m[i+1]) // digits, or nothing
		n += k * each
	}
	if n == 0 {
		return ""
	}
	return "?start=" + strconv.Itoa(n)
}

// osm reads #map=ZOOM/LAT/LON, and ?mlat=LAT&mlon=LON where a place is marked, as
// openstreetmap.org shares them. The frame wants the corners of what is shown.
func osm(u *url.URL) (string, bool) {
	frag, err := url.ParseQuery(u.Fragment)
	if err != nil {
		return "", false
	}
	at := strings.Split(frag.Get("map"), "/")
	if len(at) != 3 {
		return "", false
	}
	zoom, err1 := strconv.ParseFloat(at[0], 64)
	lat, err2 := strconv.ParseFloat(at[1], 64)
	lon, err3 := strconv.ParseFloat(at[2], 64)
	// The negations also refuse what is no number.
	if err1 != nil || err2 != nil || err3 != nil || !(zoom >= 1 && zoom <= 19) || !(math.Abs(lat) <= 85) || !(math.Abs(lon) <= 180) {
		return "", false
	}
	// A frame of about 544 x 306 pixels, 256 of them 360 degrees at zoom 0.
	wide := 360 / math.Exp2(zoom) * 544 / 256 / 2
	high := wide * 306 / 544 * math.Cos(lat*math.Pi/180)
	v := url.Values{"layer": {"mapnik"}}
	v.Set("bbox", fmt.Sprintf("%.5f,%.5f,%.5f,%.5f", lon-wide, lat-high, lon+wide, lat+high))
	mlat, err1 := strconv.ParseFloat(u.Query().Get("mlat"), 64)
	mlon, err2 := strconv.ParseFloat(u.Query().Get("mlon"), 64)
	if err1 == nil && err2 == nil && math.Abs(mlat) <= 85 && math.Abs(mlon) <= 180 {
		v.Set("marker", fmt.Sprintf("%.5f,%.5f", mlat, mlon))
	}
	return v.Encode(), true
}
