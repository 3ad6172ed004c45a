package render

import (
	"strings"

	"stoppress/internal/page"
)

// Event is one event of a page's stream.
type Event struct {
	Kind string // put, drop, page or skip
	Post string // id; "" for page and skip
	// Data is a complete JSON object with every member but seq and head, which
	// whoever sends it adds: what an event says of a post is the same for every
	// seq that brings it.
	Data []byte
	// Head is the page's header as a JSON string where the event changed it, else
	// nil. A put or drop is sent with it as its member head.
	Head []byte
}

// The members of the events' data, in the order in which they are written.
type (
	putJSON struct {
		Post    string       `json:"post"`
		Rev     int64        `json:"rev"`
		Stamp   string       `json:"stamp"`
		Order   string       `json:"order"`
		Group   groupJSON    `json:"group"`
		HTML    string       `json:"html"`
		Updated *updatedJSON `json:"updated,omitempty"`
	}
	groupJSON struct {
		Line string `json:"line"`
		Day  string `json:"day"`
		Date string `json:"date"` // of Day, as data-day has it

		Offset int `json:"offset"` // of the page's clock at Line, in minutes east of UTC
	}
	updatedJSON struct {
		Time string `json:"time"`
		Text string `json:"text"`
	}
	dropJSON struct {
		Post    string       `json:"post"`
		HTML    string       `json:"html"`
		Updated *updatedJSON `json:"updated,omitempty"`
	}
	stateJSON struct {
		State page.State `json:"state"`
		HTML  string     `json:"html"`
		Next  string     `json:"next,omitempty"` // address of what follows a page that has ended
	}
)

// Event gives the event that one entry makes: eff is what it changed in p, the
// page after it.
func (r *Renderer) Event(p *page.Page, v View, eff page.Effect, parts *Parts) Event {
	f := r.frame(p, v)
	switch eff.Kind {
	case page.Put, page.Drop:
		return f.postEvent(eff.Post, eff.Head, parts)
	case page.Own:
		return f.headEvent()
	}
	return Event{Kind: "skip", Data: []byte("{}")}
}

// PostEvent gives the event that brings a post as it stands: put, or drop for
// one that is gone. A page that lacks the post gives skip.
func (r *Renderer) PostEvent(p *page.Page, v View, id string, parts *Parts) Event {
	post := p.Post(id)
	if post == nil {
		return Event{Kind: "skip", Data: []byte("{}")}
	}
	return r.frame(p, v).postEvent(post, false, parts)
}

// HeadEvent gives the event that brings the page's head as it stands.
func (r *Renderer) HeadEvent(p *page.Page, v View) Event { return r.frame(p, v).headEvent() }

func (f *frame) postEvent(post *page.Post, head bool, parts *Parts) Event {
	pt := f.part(post, parts)
	var headJSON []byte
	if head {
		headJSON = encode(f.headHTML())
	}
	var updated *updatedJSON
	if !f.p.Updated.IsZero() {
		updated = &updatedJSON{timeText(f.p.Updated), f.c.moment(f.p.Updated)}
	}
	if post.Gone() {
		return Event{Kind: "drop", Post: post.ID, Head: headJSON, Data: encode(dropJSON{post.ID, string(pt.html), updated})}
	}
	return Event{Kind: "put", Post: post.ID, Head: headJSON, Data: encode(putJSON{
		Post: post.ID, Rev: post.Rev, Stamp: stampText(post.Stamp), Order: post.Order(),
		Group: groupJSON{f.c.label(post.Stamp), f.c.day(post.Stamp), f.c.iso(post.Stamp), f.c.offset(post.Stamp)},
		HTML:  string(pt.html), Updated: updated,
	})}
}

func (f *frame) headEvent() Event {
	html := f.headHTML()
	return Event{Kind: "page", Data: encode(stateJSON{f.p.State, html, f.follows()}), Head: encode(html)}
}

func (f *frame) headHTML() string { return strings.TrimSpace(string(f.head())) }
