package live

import (
	"bytes"
	"context"
	"fmt"
	"time"

	"stoppress/internal/render"
)

// How long a polling reader is asked to wait, where nothing slows it.
const (
	PollLive  = 5 * time.Second
	PollEnded = time.Minute
	pollMost  = 5 * time.Minute
)

// Answer is what /updates answers: the same bytes for everyone who has the same.
type Answer struct {
	Body   *render.Body
	Events bool          // there is something new: one asks again at once
	Poll   time.Duration // else after this long
	slow   int
}

// Updates gives the events after the one that a polling reader has. slow is how
// many times longer than usual it is to wait before it asks again, 1 or more.
func (p *Page) Updates(ctx context.Context, after ID, slow int) (*Answer, error) {
	p.Touch()
	if after.Epoch == 0 {
		after.Epoch = p.Epoch
	}
	current := after.Epoch == p.Epoch
	// Taken before the events are looked for. Another map takes the place of kept
	// with whatever is sent, so that no answer without events is kept when there
	// are some.
	p.mu.RLock()
	head, ended, kept := p.head, p.ended, p.answers
	a := kept[after.Seq]
	p.mu.RUnlock()
	if current && a != nil && a.slow == slow {
		return a, nil
	}

	var frame *Frame
	var err error
	reset := after.Epoch < p.Epoch
	if current {
		frame, _, reset, err = p.after(ctx, after.Seq)
		if err != nil {
			return nil, err
		}
	}

	to, newest, events := after.Seq, head, [][]byte(nil)
	switch {
	case reset:
		to = head
		events = signal("reset", ID{p.Epoch, head}).objects()
	case frame != nil:
		to, newest, events = frame.Last, max(head, frame.Last), frame.objects()
	}
	poll := PollLive
	if ended {
		poll = PollEnded
	}
	poll = min(poll*time.Duration(slow), max(poll, pollMost))
	var b bytes.Buffer
	fmt.Fprintf(&b, `{"epoch":%d,"from":%d,"to":%d,"head":%d,"poll_ms":%d,"events":[`, p.Epoch, after.Seq, to, newest, poll.Milliseconds())
	b.Write(bytes.Join(events, []byte(",")))
	b.WriteString("]}\n")
	a = &Answer{Body: render.NewBody("application/json; charset=utf-8", b.Bytes()), Events: len(events) > 0, Poll: poll, slow: slow}

	if current && !reset {
		p.mu.Lock()
		if len(kept) < maxAnswers || kept[after.Seq] != nil {
			kept[after.Seq] = a
		}
		p.mu.Unlock()
	}
	return a, nil
}
