package page

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Seal says what became of a value after it was committed.
type Seal uint8

// The seals. Only Open values are published anywhere.
const (
	Open     Seal = iota
	Withheld      // kept, published nowhere
	Erased        // destroyed
	Absent        // not given to whoever loaded the log; the reason comes with a later entry
)

// Value is one committed value and what became of it.
type Value struct {
	Name  string
	Bytes []byte // nil unless known
	Seal  Seal
}

// Revision is one entry of a post's history.
type Revision struct {
	Seq    int64
	Rev    int64
	Op     Op
	Time   time.Time
	Reason string
	Values []Value // sorted by name
}

// Correction is a correction that readers are told of.
type Correction struct {
	Time time.Time
	Kind string // correction, clarification or note
	Note string
	Seq  int64
}

// Post is one story as it stands. It is immutable: a change makes a new one.
type Post struct {
	ID       string
	Rev      int64
	Stamp    time.Time // UTC, to the minute
	Batch    int64
	Position int64
	Texts    // withheld and erased values are left out
	Flags

	Withdrawn   bool
	Note        string    // what readers are told of the withdrawal
	Imported    bool      // the stamp was taken from a text written elsewhere
	Published   time.Time // when its publish entry was committed
	Amended     time.Time // when new information last came; zero if never
	Changed     time.Time // when it last changed in a way that readers are told of
	Corrections []Correction
	Revisions   []Revision // oldest first
	Sealed      bool       // a value of the post as it stands is withheld or erased
}

// Gone says that nothing of the post is shown: it was withdrawn, or all that it
// said is withheld or erased.
func (p *Post) Gone() bool {
	return p.Withdrawn || p.Sealed && p.Headline == "" && len(p.Body) == 0
}

// Compare orders posts as readers see them: the newest stamp first, within a
// stamp the newest batch, within a batch as the editor put it.
func Compare(a, b *Post) int {
	if c := b.Stamp.Compare(a.Stamp); c != 0 {
		return c
	}
	if c := cmp.Compare(b.Batch, a.Batch); c != 0 {
		return c
	}
	if c := cmp.Compare(a.Position, b.Position); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

// MaxPosition is the greatest position in a batch.
const MaxPosition = 99_999_999

// Order is the post's place as text: of two posts of a page the one whose Order
// is greater stands nearer to the top of the page as it opens.
func (p *Post) Order() string {
	return fmt.Sprintf("%s.%010d.%08d", p.Stamp.UTC().Format("200601021504"), p.Batch, MaxPosition-p.Position)
}

// start makes the post that a publish entry brings.
func start(e *Entry) (*Post, error) {
	p := &Post{
		ID: e.Post, Stamp: e.Stamp, Batch: e.Batch, Position: e.Position,
		Flags: e.Flags, Imported: e.Reason == ReasonImported, Published: e.Time,
	}
	return p, p.take(e)
}

// FoldPost folds the entries of one post, oldest first, from its publish entry
// on. It is what the store checks a command against.
func FoldPost(entries []Entry) (*Post, error) {
	if len(entries) == 0 || entries[0].Op != OpPublish {
		return nil, fmt.Errorf("%w: a post begins with publish", ErrEntry)
	}
	p, err := start(&entries[0])
	if err != nil {
		return nil, err
	}
	for i := range entries[1:] {
		if p, err = p.Apply(&entries[i+1]); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// Apply returns the post as it stands after an entry about it.
func (p *Post) Apply(e *Entry) (*Post, error) {
	n := *p
	return &n, n.take(e)
}

// take changes p, which no one else holds yet, by one entry.
func (p *Post) take(e *Entry) error {
	if e.Rev != p.Rev+1 {
		return fmt.Errorf("%w: post %s: revision %d after %d", ErrEntry, e.Post, e.Rev, p.Rev)
	}
	p.Rev = e.Rev
	r, note := revision(e)
	p.Revisions = append(slices.Clip(p.Revisions), r)

	switch e.Op {
	case OpAmend:
		p.Amended, p.Changed = e.Time, e.Time
	case OpCorrect:
		kind := e.Reason
		if kind == "" {
			kind = ReasonCorrection
		}
		p.Changed = e.Time
		p.Corrections = append(slices.Clip(p.Corrections), Correction{Time: e.Time, Kind: kind, Note: note, Seq: e.Seq})
	case OpWithdraw:
		p.Withdrawn, p.Note, p.Changed = true, note, e.Time
	case OpRestore:
		p.Withdrawn, p.Note, p.Changed = false, "", e.Time
	case OpWithhold, OpRelease, OpErase:
		p.Revisions = sealed(p.Revisions, e)
		return p.refold()
	}
	return p.set(r)
}

// revision gives an entry as a piece of history, and the note that it bears.
func revision(e *Entry) (r Revision, note string) {
	r = Revision{Seq: e.Seq, Rev: e.Rev, Op: e.Op, Time: e.Time, Reason: e.Reason}
	if len(e.Fields) > 0 {
		r.Values = make([]Value, 0, len(e.Fields))
	}
	for _, f := range e.Fields {
		v := Value{Name: f.Name, Bytes: f.Value}
		if f.Missing {
			v.Bytes, v.Seal = nil, Absent
		}
		if f.Name == FieldNote {
			note = string(v.Bytes)
		}
		r.Values = append(r.Values, v)
	}
	return r, note
}

// set takes the values of one revision into the post as it stands.
func (p *Post) set(r Revision) (err error) {
	for _, v := range r.Values {
		f := Field{Name: v.Name, Value: v.Bytes}
		switch {
		case v.Name == FieldNote: // belongs to the entry, not to the post
			continue
		case v.Seal != Open:
			f.Value, p.Sealed = nil, true // a value that can't be shown takes the former one away
		}
		if v.Name == FieldFlags {
			p.Flags, err = decodeFlags(f.Value)
		} else {
			err = p.Texts.set(f)
		}
		if err != nil {
			return fmt.Errorf("post %s, revision %d: %w", p.ID, r.Rev, err)
		}
	}
	return nil
}

// refold makes the texts anew from the revisions, after their seals changed.
func (p *Post) refold() error {
	p.Texts, p.Sealed = Texts{}, false
	open := map[string]bool{} // whether the newest value of a name is open
	for _, r := range p.Revisions {
		for _, v := range r.Values {
			if v.Name != FieldNote {
				open[v.Name] = v.Seal == Open
			}
		}
		if err := p.set(r); err != nil {
			return err
		}
	}
	p.Sealed = false
	for _, o := range open {
		p.Sealed = p.Sealed || !o
	}
	corrections := slices.Clone(p.Corrections)
	for i := range corrections {
		corrections[i].Note = noteOf(p.Revisions, corrections[i].Seq)
	}
	p.Corrections = corrections
	if p.Withdrawn {
		for _, r := range p.Revisions {
			if r.Op == OpWithdraw {
				p.Note = noteOf(p.Revisions, r.Seq)
			}
		}
	}
	return nil
}

func noteOf(rs []Revision, seq int64) string {
	for _, r := range rs {
		if r.Seq != seq {
			continue
		}
		for _, v := range r.Values {
			if v.Name == FieldNote && v.Seal == Open {
				return string(v.Bytes)
			}
		}
	}
	return ""
}

// sealed returns the revisions with the targets of e withheld, released or
// erased. What was erased stays erased.
func sealed(rs []Revision, e *Entry) []Revision {
	out := slices.Clone(rs)
	for i, r := range out {
		values := slices.Clone(r.Values)
		for j, v := range values {
			if !slices.Contains(e.Targets, Target{Seq: r.Seq, Name: v.Name}) {
				continue
			}
			switch {
			case e.Op == OpErase:
				values[j].Seal, values[j].Bytes = Erased, nil
			case v.Seal == Erased:
			case e.Op == OpWithhold:
				values[j].Seal = Withheld
			case e.Op == OpRelease && v.Bytes != nil:
				values[j].Seal = Open
			}
		}
		out[i].Values = values
	}
	return out
}
