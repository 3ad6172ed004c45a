package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/desk"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// aheadAtMost is how far before its time a stamp may be given: clocks differ.
const aheadAtMost = time.Minute

type postCmd struct {
	slugged
	Files   []string `arg:"" optional:"" help:"Markdown files, - for standard input. Several are published as one update, in this order from the top." name:"file"`
	Op      string   `help:"What to do: publish, edit, amend, correct, flag, withdraw, restore, withhold, release, erase." default:"publish" enum:"publish,edit,amend,correct,flag,withdraw,restore,withhold,release,erase" placeholder:"OP"`
	ID      string   `name:"id" help:"The post that it is done to." placeholder:"ID"`
	Rev     int64    `help:"The revision that the change was made from; edit, amend and correct need it." placeholder:"R"`
	Note    string   `help:"What readers are told: correct, withdraw, restore."`
	Kind    string   `help:"correct: correction, clarification or note." placeholder:"KIND"`
	Reason  string   `help:"Why: legal, privacy, safety, copyright, mistake, duplicate, request or other."`
	Targets []string `help:"withhold, release, erase: the values that are meant; none: all of the post's." placeholder:"SEQ:NAME"`
	Flags   []string `help:"publish, flag: key, pinned, breaking; no-key and so on take one off."`
	Key     string   `help:"Idempotency key: done once, however often it is said."`
}

// Run publishes, or does one op.
func (c *postCmd) Run(a *app) error {
	op := page.Op(c.Op)
	if err := c.check(op); err != nil {
		return err
	}
	if len(c.Files) == 0 && (op == page.OpPublish || op == page.OpEdit || op == page.OpAmend) {
		c.Files = []string{"-"}
	}
	targets, err := parseTargets(c.Targets)
	if err != nil {
		return err
	}
	var flags desk.Story
	if err := setFlags(&flags, c.Flags); err != nil {
		return usage("--flags: %v", err)
	}
	// The data first: a page that isn't there is said before a story is typed.
	s, err := a.open(toChange)
	if err != nil {
		return err
	}
	defer s.Close()
	head, err := a.find(s, c.Page)
	if err != nil {
		return err
	}
	var files []*storyFile
	for _, name := range c.Files {
		f, err := a.readStory(name)
		if err != nil {
			return err
		}
		if op == page.OpPublish && f.story.Headline == nil && f.story.Body == nil {
			return inFile(f.name, badFile(0, "it is empty: a post has a headline or a text"))
		}
		files = append(files, f)
	}
	cmd := store.Command{Page: head.ID, Scope: commandScope, By: a.by(), Watched: a.Watched, Key: c.Key, Request: c.request(files)}
	if op == page.OpPublish {
		return c.publish(a, s, head, cmd, files, &flags)
	}
	return c.change(a, s, head, cmd, files, &flags, targets)
}

// check looks at what goes together.
func (c *postCmd) check(op page.Op) error {
	texts := op == page.OpEdit || op == page.OpAmend || op == page.OpCorrect
	seal := op == page.OpWithhold || op == page.OpRelease || op == page.OpErase
	noted := op == page.OpCorrect || op == page.OpWithdraw || op == page.OpRestore
	switch {
	case op == page.OpPublish && c.ID != "":
		return usage("--id is for what is done to a published post: name it with --op")
	case op == page.OpPublish && c.Rev != 0:
		return usage("--rev is for what is done to a published post: name it with --op")
	case op != page.OpPublish && c.ID == "":
		return usage("--op %s is done to a post: name it with --id", op)
	case c.Rev < 0:
		return usage("--rev %d: revisions count from 1", c.Rev)
	case texts && c.Rev == 0:
		return usage("--op %s needs the revision that the change was made from: --rev", op)
	case len(c.Files) > 1 && op != page.OpPublish:
		return usage("--op %s takes one file", op)
	case len(c.Files) > 0 && op != page.OpPublish && !texts:
		return usage("--op %s takes no file", op)
	case c.Note != "" && !noted:
		return usage("--op %s has no note", op)
	case op == page.OpCorrect && c.Note == "":
		return usage("--op correct tells readers what was wrong: --note")
	case c.Kind != "" && op != page.OpCorrect:
		return usage("--kind is for --op correct")
	case c.Kind != "" && c.Kind != "correction" && c.Kind != "clarification" && c.Kind != "note":
		return usage("--kind %q: it is correction, clarification or note", c.Kind)
	case c.Reason != "" && op == page.OpCorrect:
		return usage("--op correct has a --kind, no --reason")
	case c.Reason != "" && op == page.OpPublish:
		return usage("--reason is for what is done to a published post")
	case len(c.Targets) > 0 && !seal:
		return usage("--targets is for withhold, release and erase")
	case op == page.OpFlag && len(c.Flags) == 0:
		return usage("--op flag needs --flags")
	case len(c.Flags) > 0 && op != page.OpFlag && op != page.OpPublish:
		return usage("--flags is for publish and flag")
	case len(c.Flags) > 0 && len(c.Files) > 1:
		return usage("--flags is for one post; put flags into the files' front matter")
	}
	return nil
}

// request is what the keyed hash of an idempotent command is made of.
func (c *postCmd) request(files []*storyFile) []byte {
	b := fmt.Appendf(nil, "post %q", []string{c.Op, c.ID, fmt.Sprint(c.Rev), c.Note, c.Kind, c.Reason, strings.Join(c.Targets, ","), strings.Join(c.Flags, ",")})
	for _, f := range files {
		b = fmt.Appendf(b, " %d ", len(f.text))
		b = append(b, f.text...)
	}
	return b
}

func (c *postCmd) publish(a *app, s *store.Store, head store.Head, cmd store.Command, files []*storyFile, flags *desk.Story) error {
	var posts []store.NewPost
	stamp := ""
	for _, f := range files {
		texts, err := f.story.Texts(page.Texts{})
		if err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
		posts = append(posts, store.NewPost{Texts: texts, Flags: flags.Flags(f.story.Flags(page.Flags{}))})
		if f.stamp != "" {
			if stamp != "" && stamp != f.stamp {
				return badStamp("%s: the files go into one update, but have two stamps: %s and %s", f.name, stamp, f.stamp)
			}
			stamp = f.stamp
		}
	}
	var zone *time.Location
	if stamp != "" {
		p, err := s.Load(a.ctx, head.ID)
		if err != nil {
			return err
		}
		if zone, err = time.LoadLocation(p.Zone); err != nil {
			return err
		}
	}
	r, err := s.Write(a.ctx, cmd, func(tx *store.Tx) error {
		at := store.At{}
		if stamp != "" {
			t, err := parseStamp(stamp, zone, tx.Now())
			if err != nil {
				return err
			}
			switch last := tx.Head().LastStamp; {
			case t.Before(last):
				return badStamp("%s is before the page's newest, %s; only an import sets a post back: stoppress import", t.Format(time.RFC3339), last.Format(time.RFC3339))
			case t.After(tx.Now().Add(aheadAtMost)):
				return badStamp("%s is still to come; leave it out and the server gives the present one", t.Format(time.RFC3339))
			}
			at.Stamp = t
		}
		_, err := tx.Publish(posts, at)
		return err
	})
	if err != nil {
		return err
	}
	if len(r.Entries) == 1 {
		d := desk.DoneOf(r.Epoch, r.Entries[0], a.URL, head.Slug)
		return a.say(d, "Published %s under %s (seq %d): %s%s", d.ID, d.Stamp, d.Seq, d.URL, again(r))
	}
	b := desk.BatchOf(r, a.URL, head.Slug)
	lines := []string{fmt.Sprintf("Published %s as one update under %s%s", count(len(b.Posts), "post", "posts"), b.Stamp, again(r))}
	for _, d := range b.Posts {
		lines = append(lines, fmt.Sprintf("  %s (seq %d): %s", d.ID, d.Seq, d.URL))
	}
	return a.say(b, "%s", strings.Join(lines, "\n"))
}

// past is what an op has done.
var past = map[page.Op]string{
	page.OpEdit: "Edited", page.OpAmend: "Amended", page.OpCorrect: "Corrected", page.OpFlag: "Flagged",
	page.OpWithdraw: "Withdrew", page.OpRestore: "Restored", page.OpWithhold: "Withheld values of", page.OpRelease: "Released values of", page.OpErase: "Erased values of",
}

func (c *postCmd) change(a *app, s *store.Store, head store.Head, cmd store.Command, files []*storyFile, flags *desk.Story, targets []page.Target) error {
	story, stamp := &desk.Story{}, ""
	for _, f := range files {
		story, stamp = f.story, f.stamp
		if story.Key != nil || story.Pinned != nil || story.Breaking != nil {
			return inFile(f.name, badFile(0, "flags: they are changed with --op flag --flags"))
		}
	}
	change := store.Change{
		Op: page.Op(c.Op), Post: c.ID, Rev: c.Rev, Edit: story.Texts, Flags: flags.Flags,
		Note: c.Note, Reason: c.Reason, Targets: targets,
	}
	if change.Op == page.OpCorrect {
		change.Reason = c.Kind
	}
	var zone *time.Location
	if stamp != "" {
		p, err := s.Load(a.ctx, head.ID)
		if err != nil {
			return err
		}
		if zone, err = time.LoadLocation(p.Zone); err != nil {
			return err
		}
	}
	r, err := s.Write(a.ctx, cmd, func(tx *store.Tx) error {
		if stamp != "" {
			post, err := tx.Post(c.ID)
			if err != nil {
				return err
			}
			if t, err := parseStamp(stamp, zone, post.Stamp); err != nil {
				return err
			} else if !t.Equal(post.Stamp) {
				return badStamp("the post bears %s, and no edit changes that; leave it out", post.Stamp.Format(time.RFC3339))
			}
		}
		_, err := tx.Change(change)
		return err
	})
	var stale *store.Stale
	if errors.As(err, &stale) {
		return c.stale(a, head, stale, story)
	}
	if err != nil {
		return err
	}
	d := desk.DoneOf(r.Epoch, r.Entries[0], a.URL, head.Slug)
	return a.say(d, "%s %s, now at revision %d (seq %d): %s%s", past[d.Op], d.ID, d.Rev, d.Seq, d.URL, again(r))
}

// stale shows both texts: the one that stands, and the one that was to replace
// it.
func (c *postCmd) stale(a *app, head store.Head, stale *store.Stale, story *desk.Story) error {
	if a.JSON {
		return desk.Refused(stale, c.Note, story, a.URL, head.Slug)
	}
	show := func(title, headline string, body *markup.Doc) {
		fmt.Fprintf(a.stderr, "--- %s\n", title)
		if headline != "" {
			fmt.Fprintf(a.stderr, "# %s\n\n", headline)
		}
		if text := strings.TrimSpace(body.Markdown()); text != "" {
			fmt.Fprintln(a.stderr, text)
		}
	}
	doc, err := markup.Decode(stale.Post.Texts.Body)
	if err != nil {
		return err
	}
	show(fmt.Sprintf("as it stands, revision %d", stale.Post.Rev), stale.Post.Headline, doc)
	headline := ""
	if story.Headline != nil {
		headline = *story.Headline
	}
	show(fmt.Sprintf("yours, made from revision %d", stale.Rev), headline, story.Body)
	return fmt.Errorf("%w; make the change in the text as it stands and say --rev %d", stale, stale.Post.Rev)
}

// parseTargets reads values named as SEQ:NAME.
func parseTargets(words []string) ([]page.Target, error) {
	var targets []page.Target
	for _, w := range words {
		seq, name, _ := strings.Cut(w, ":")
		n, err := strconv.ParseInt(seq, 10, 64)
		if err != nil || n < 1 || name == "" {
			return nil, usage("--targets %q: name an entry's value, such as 12:body", w)
		}
		targets = append(targets, page.Target{Seq: n, Name: name})
	}
	return targets, nil
}
