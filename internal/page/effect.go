package page

import (
	"bytes"
	"reflect"
	"sync"
	"time"
)

// Kind is what an entry does to the page that a reader has open.
type Kind uint8

// The kinds. Every entry makes exactly one event, of one of them.
const (
	Skip Kind = iota // nothing visible changed
	Put              // a post is new or changed
	Drop             // a post is gone
	Own              // the head of the page changed
)

// Effect is what an entry changed for readers.
type Effect struct {
	Kind Kind
	Post *Post // Put and Drop: as it stands now
	Head bool  // Put and Drop: the page's head changed with the post
}

// former is what an entry's effect depends on of the page before it.
type former struct {
	head    Head
	updated time.Time
	post    *Post // the one that the entry is about; nil where there was none
}

// Effect tells what e, which turned before into p, changed for readers.
func (p *Page) Effect(before *Page, e *Entry) Effect {
	return p.effect(former{before.Head, before.Updated, before.Post(e.Post)}, e)
}

func (p *Page) effect(before former, e *Entry) Effect {
	if e.Post == "" {
		switch e.Op {
		case OpWithhold, OpRelease, OpErase:
			if reflect.DeepEqual(before.head, p.Head) {
				return Effect{Kind: Skip}
			}
		}
		return Effect{Kind: Own}
	}
	was, is := before.post, p.Post(e.Post)
	head := headed(was) || headed(is) || !p.sameDay(before.updated, p.Updated)
	switch {
	case is.Gone() && (was == nil || was.Gone()) && e.Op != OpWithdraw && was.noteSame(is):
		return Effect{Kind: Skip}
	case is.Gone():
		return Effect{Kind: Drop, Post: is, Head: head}
	}
	switch e.Op {
	case OpWithhold, OpRelease, OpErase:
		if !was.Gone() && was.shows(is) {
			return Effect{Kind: Skip}
		}
	}
	return Effect{Kind: Put, Post: is, Head: head}
}

// sameDay says whether both fall on one day where the page is at home. The head
// tells times of the day on which the page was last updated without a date.
func (p *Page) sameDay(a, b time.Time) bool {
	if a.Equal(b) {
		return true
	}
	l := Location(p.Zone)
	ay, am, ad := a.In(l).Date()
	by, bm, bd := b.In(l).Date()
	return ay == by && am == bm && ad == bd
}

// locations holds the zones that were asked for. time.LoadLocation reads the
// zone's file each time, and Effect is asked of every entry of a log.
var locations sync.Map // string to *time.Location; its own synchronisation

// Location is the zone of an IANA name, UTC where it can't be known.
func Location(zone string) *time.Location {
	if l, ok := locations.Load(zone); ok {
		return l.(*time.Location)
	}
	if zone == "" || zone == "Local" {
		return time.UTC
	}
	l, err := time.LoadLocation(zone)
	if err != nil {
		return time.UTC
	}
	locations.Store(zone, l)
	return l
}

// headed says whether the head of the page names the post.
func headed(p *Post) bool {
	return p != nil && !p.Gone() && (p.Key || p.Pinned || p.Flags.Breaking)
}

func (p *Post) noteSame(q *Post) bool {
	if p == nil {
		return true
	}
	return p.Note == q.Note
}

// shows says whether readers see the same of both.
func (p *Post) shows(q *Post) bool {
	a, b := p.Texts, q.Texts
	same := bytes.Equal(a.Body, b.Body)
	a.Body, b.Body = nil, nil
	return same && reflect.DeepEqual(a, b) && reflect.DeepEqual(p.Corrections, q.Corrections) && p.Flags == q.Flags
}
