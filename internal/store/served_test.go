package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stoppress/internal/page"
	"stoppress/internal/record"
)

func file(t testing.TB, s *Store, pageID, path string) []byte {
	t.Helper()
	return must[[]byte](t)(s.RecordFile(ctx, pageID, path))
}

// A checkpoint is signed once for each size, and two Stores sign the same.
func TestCheckpoint(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s, other := r.open(), r.open()
		site := must[Site](t)(s.Site(ctx))
		path := fmt.Sprintf("%d/checkpoint", site.Epoch)
		h := livePage(t, s, "storm")
		var old record.Checkpoint
		for i := range 5 {
			publish(t, s, h.ID, "A", "B")
			b := file(t, s, "", path)
			c := must[record.Checkpoint](t)(record.VerifyCheckpoint(b, site.PublicKey))
			if c.Size != int64(1+2*(i+1)) || c.Epoch != site.Epoch || c.Site != site.ID || old.Size >= c.Size {
				t.Errorf("%+v after %+v", c, old)
			}
			if again := file(t, s, "", path); &again[0] != &b[0] {
				t.Error("signed again")
			}
			if theirs := file(t, other, "", path); string(theirs) != string(b) {
				t.Errorf("two servers say %q and %q", b, theirs)
			}
			old = c
		}
		_, err := s.RecordFile(ctx, "", fmt.Sprintf("%d/checkpoint", site.Epoch+1))
		wantErr(t, err, ErrNoRecord)
	})
}

// What does not continue the tree that was signed last is not signed.
func TestCheckpointOfAnotherTree(t *testing.T) {
	for name, change := range map[string]string{
		"another past":    `UPDATE tree_hash SET hash = (SELECT hash FROM tree_hash WHERE pos = 3) WHERE pos = 6`,
		"a shorter log":   `UPDATE site SET next = 2`,
		"no leaf at all":  `UPDATE site SET next = 0`,
		"a missing hash":  `DELETE FROM tree_hash WHERE pos = 6`,
		"another's epoch": `UPDATE site SET epoch = epoch + 1`,
	} {
		t.Run(name, func(t *testing.T) {
			s := newRig(t, "sqlite").open()
			h := livePage(t, s, "storm")
			publish(t, s, h.ID, "A", "B", "C")
			path := fmt.Sprintf("%d/checkpoint", must[Site](t)(s.Site(ctx)).Epoch)
			file(t, s, "", path)
			publish(t, s, h.ID, "D")
			if _, err := s.write.ExecContext(ctx, change); err != nil {
				t.Fatal(err)
			}
			b, err := s.RecordFile(ctx, "", path)
			if want := map[bool]error{true: ErrNoRecord, false: ErrDatabase}[name == "another's epoch"]; !errors.Is(err, want) {
				t.Errorf("%q, %v", b, err)
			}
		})
	}
}

// TestOpeningsAndFold: whatever is done in whatever order, an opening holds a value if
// and only if the fold of the page shows it to be open.
func TestOpeningsAndFold(t *testing.T) {
	s := newRig(t, "sqlite").open()
	h := livePage(t, s, "storm")
	var posts []string
	for _, e := range publish(t, s, h.ID, "A", "B", "C") {
		posts = append(posts, e.Post)
	}
	const seed = 7
	rnd := rand.New(rand.NewPCG(seed, seed))
	ops := []page.Op{page.OpEdit, page.OpCorrect, page.OpFlag, page.OpWithdraw, page.OpRestore, page.OpWithhold, page.OpRelease, page.OpRelease, page.OpErase}
	done := map[page.Op]int{}
	counts := map[string]int{}
	for i := range 250 {
		c := Change{Op: ops[rnd.IntN(len(ops))]}
		if seal := c.Op == page.OpWithhold || c.Op == page.OpRelease || c.Op == page.OpErase; !seal || rnd.IntN(3) > 0 {
			c.Post = posts[rnd.IntN(len(posts))]
		} else {
			do(t, s, h.ID, func(tx *Tx) error {
				return tx.SetPage(func(p page.Head) (page.Head, error) { p.Standfirst = fmt.Sprint(i); return p, nil })
			})
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		log := p.Log()
		if c.Post != "" {
			post := p.Post(c.Post)
			c.Rev, log = post.Rev, post.Revisions
		}
		switch c.Op {
		case page.OpEdit:
			c.Edit = setHeadline(fmt.Sprint(i))
		case page.OpCorrect:
			c.Edit, c.Note = setHeadline(fmt.Sprint(i)), "It was wrong."
		case page.OpFlag:
			c.Flags = func(f page.Flags) page.Flags { f.Key = !f.Key; return f }
		case page.OpWithdraw, page.OpRestore:
			c.Note = "Note."
		default:
			for _, r := range log {
				for _, v := range r.Values {
					if rnd.IntN(2*len(log)) < 2 && (c.Op != page.OpErase || rnd.IntN(8) == 0) {
						c.Targets = append(c.Targets, page.Target{Seq: r.Seq, Name: v.Name})
					}
				}
			}
			if len(c.Targets) == 0 {
				continue
			}
		}
		if _, err := change(s, h.ID, c); err != nil {
			if !errors.Is(err, ErrState) && !errors.Is(err, ErrUnchanged) && !errors.Is(err, ErrInvalid) {
				t.Fatal(err)
			}
			continue // not possible as things stand
		}
		done[c.Op]++
		if done[c.Op]%5 == 1 {
			for what, n := range compareOpenings(t, s, h.ID) {
				counts[what] += n
			}
		}
		if t.Failed() {
			t.Fatalf("after %+v, op %d of seed %d", c, i, seed)
		}
	}
	for _, op := range ops {
		if done[op] == 0 {
			t.Errorf("%s was never done", op)
		}
	}
	if counts["open"] == 0 || counts["withdrawn"] == 0 || counts["sealed"] == 0 {
		t.Errorf("%v", counts)
	}
}

// copyRecord copies a page's part of the record into memory.
func copyRecord(t *testing.T, s *Store, pageID string, seq int64) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	if err := s.CopyRecord(ctx, pageID, "storm", seq, func(path string, b []byte) error {
		if files[path] != nil {
			t.Errorf("%s was given twice", path)
		}
		files[path] = &fstest.MapFile{Data: b, Mode: 0o644}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return files
}

// The copy of a page's record holds, also in a tree of many tiles, and one that
// was overtaken by a withdrawal is none.
func TestCopyRecord(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		other := livePage(t, s, "calm")
		h := livePage(t, s, "storm")
		var posts []page.Entry
		for range 3 {
			publish(t, s, other.ID, slices.Repeat([]string{"X"}, 200)...)
			posts = append(posts, publish(t, s, h.ID, slices.Repeat([]string{"Headline"}, 90)...)...)
		}
		for range 3 {
			publish(t, s, other.ID, slices.Repeat([]string{"X"}, 300)...)
		}
		if _, err := change(s, h.ID, Change{Op: page.OpWithdraw, Post: posts[3].Post, Rev: 1, Note: "It was wrong."}); err != nil {
			t.Fatal(err)
		}
		p := must[*page.Page](t)(s.Load(ctx, h.ID))
		files := copyRecord(t, s, h.ID, p.Seq)
		report := must[*record.Report](t)(record.Verify(files, record.Options{}))
		if !report.OK() || len(report.Pages) != 1 || report.Pages[0].Seq != p.Seq {
			t.Fatalf("%+v", report)
		}
		tiles := 0
		for name := range files {
			if strings.Contains(name, "/tile/") {
				tiles++
			}
		}
		if all := len(record.Tiles(0, must[Site](t)(s.Site(ctx)).Next)) / 2; tiles >= all {
			t.Errorf("the copy has %d tiles of %d, though some lead to no leaf of the page", tiles, all)
		}
		if b := files[fmt.Sprintf("storm/record/%d.json", posts[3].Seq)]; b == nil || strings.Contains(string(b.Data), "Headline") {
			t.Error("what was withdrawn is opened")
		}

		// What comes after the seq is not in it; what is taken away after it ends it.
		publish(t, s, h.ID, "later")
		if files := copyRecord(t, s, h.ID, p.Seq); files[fmt.Sprintf("storm/record/%d.json", p.Seq+1)] != nil {
			t.Error("it holds more than was asked for")
		}
		n := 0
		err := s.CopyRecord(ctx, h.ID, "storm", p.Seq, func(string, []byte) error {
			if n++; n == 20 {
				if _, err := change(s, h.ID, Change{Op: page.OpWithdraw, Post: posts[0].Post, Rev: 1, Note: "It was wrong."}); err != nil {
					t.Error(err)
				}
			}
			return nil
		})
		wantErr(t, err, ErrTaken)
		full := errors.New("full")
		if err := s.CopyRecord(ctx, h.ID, "storm", p.Seq+2, func(string, []byte) error { return full }); !errors.Is(err, full) {
			t.Errorf("%v", err)
		}
	})
}

// compareOpenings holds every opening of a page against its fold.
func compareOpenings(t *testing.T, s *Store, pageID string) map[string]int {
	t.Helper()
	p := must[*page.Page](t)(s.Load(ctx, pageID))
	counts := map[string]int{}
	copied := copyRecord(t, s, pageID, p.Seq)
	for seq := int64(1); seq <= p.Seq; seq++ {
		if own := fmt.Sprintf("storm/record/%d.json", seq); copied[own] == nil || string(copied[own].Data) != string(file(t, s, pageID, fmt.Sprintf("%d.json", seq))) {
			t.Errorf("seq %d: the copy's opening is not the one that is served", seq)
		}
		o := must[*record.Opening](t)(record.ParseOpening(file(t, s, pageID, fmt.Sprintf("%d.json", seq))))
		l := must[*record.Leaf](t)(record.ParseLeaf(o.Leaf))
		log, withdrawn := p.Log(), false
		if l.Post != "" {
			post := p.Post(l.Post)
			log, withdrawn = post.Revisions, post.Withdrawn && l.Op != "withdraw" && l.Op != "restore"
		}
		want := map[string]string{}
		for _, r := range log {
			for _, v := range r.Values {
				switch {
				case r.Seq != seq:
				case withdrawn:
					counts["withdrawn"]++
				case v.Seal != page.Open:
					counts["sealed"]++
				default:
					counts["open"]++
					want[v.Name] = string(v.Bytes)
				}
			}
		}
		for _, f := range o.Fields {
			if v, ok := want[f.Name]; !ok || v != string(f.Value) {
				t.Errorf("seq %d: %s is opened as %q, the fold has %q", seq, f.Name, f.Value, v)
			}
			delete(want, f.Name)
		}
		for name := range want {
			t.Errorf("seq %d: %s is open in the fold and not opened", seq, name)
		}
	}
	return counts
}
