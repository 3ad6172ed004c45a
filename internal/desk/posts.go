package desk

import (
	"errors"
	"fmt"
	"net/http"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// publish: POST /pages/{page}/posts
func (a *work) publish(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	of := o.takeOrigin(c)
	o.takeWatched(c)
	post, warnings, err := o.takePost()
	if err == nil {
		err = a.pictures(c.Context(), post.Texts.Media)
	}
	if err != nil {
		return 0, nil, err
	}
	of.key(c, head)
	r, err := a.write(c, head, func(tx *store.Tx) error {
		if of.draft != "" {
			post.ID = of.draft
			_, err := tx.PublishDraft(post, of.rev)
			return err
		}
		_, err := tx.Publish([]store.NewPost{post}, store.At{})
		return err
	})
	if err != nil {
		return 0, nil, a.refused(c, head, of, err)
	}
	d := DoneOf(r.Epoch, r.Entries[0], a.base, head.Slug)
	d.Warnings = warnings
	return http.StatusCreated, d, nil
}

// takePost takes the whole object as a new post.
func (o *object) takePost() (store.NewPost, []string, error) {
	s := o.takeTexts()
	o.takeFlags(s)
	o.end()
	if *o.err != nil {
		return store.NewPost{}, nil, *o.err
	}
	texts, err := s.Texts(page.Texts{})
	return store.NewPost{Texts: texts, Flags: s.Flags(page.Flags{})}, s.Warnings, err
}

// publishBatch: POST /pages/{page}/updates
func (a *work) publishBatch(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	if o.has("drafts") {
		return a.publishDrafts(c, head, o)
	}
	if !o.has("posts") {
		return 0, nil, refuse(codeInvalid, "posts", "posts_none", "an update needs its posts")
	}
	posts, warnings := a.takePosts(c, o)
	o.takeWatched(c)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	r, err := a.write(c, head, func(tx *store.Tx) error {
		_, err := tx.Publish(posts, store.At{})
		return err
	})
	if err != nil {
		return 0, nil, err
	}
	b := BatchOf(r, a.base, head.Slug)
	for i := range b.Posts {
		b.Posts[i].Warnings = warnings[i]
	}
	return http.StatusCreated, b, nil
}

// takePosts takes the posts of an update out of a request, and for each what was
// left out of its body.
func (a *work) takePosts(c *call, o *object) (posts []store.NewPost, warnings [][]string) {
	items, _ := o.list("posts")
	o.each("posts", items, func(in *object) {
		post, said, err := in.takePost()
		if err == nil {
			err = a.pictures(c.Context(), post.Texts.Media)
		}
		if err != nil {
			p := *Tell(err)
			if p.Field == "" || p.Field == "body" {
				p.Field = fmt.Sprintf("posts[%d].body", len(posts))
				p.post(len(posts) + 1)
			}
			o.fail(&p)
		}
		posts, warnings = append(posts, post), append(warnings, said)
	})
	return posts, warnings
}

// showPost: GET /pages/{page}/posts/{id}
func (a *work) showPost(c *call) (int, any, error) {
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	post, err := a.store.Post(c.Context(), head.ID, c.PathValue("id"))
	if err != nil {
		return 0, nil, err
	}
	return http.StatusOK, PostOf(post, a.base, head.Slug), nil
}

// postOps are the ops on a post that is published.
var postOps = []page.Op{
	page.OpEdit, page.OpAmend, page.OpCorrect, page.OpFlag, page.OpWithdraw, page.OpRestore,
	page.OpWithhold, page.OpRelease, page.OpErase,
}

// postOp: POST /pages/{page}/posts/{id}/{op}
func (a *work) postOp(c *call) (int, any, error) {
	op, err := opOf(c, postOps...)
	if err != nil {
		return 0, nil, err
	}
	head, err := a.find(c)
	if err != nil {
		return 0, nil, err
	}
	o, err := readObject(c.body)
	if err != nil {
		return 0, nil, err
	}
	change := store.Change{Op: op, Post: c.PathValue("id")}
	if o.has("rev") {
		if change.Rev = o.number("rev"); change.Rev < 1 {
			o.fail(refuse(codeInvalid, "rev", "request", "a revision is a number from 1 on"))
		}
	}
	story, of := &Story{}, origin{}
	switch op {
	case page.OpEdit, page.OpAmend, page.OpCorrect:
		of = o.takeOrigin(c)
		story = o.takeTexts()
		if op == page.OpCorrect {
			change.Reason, change.Note = o.word("kind"), o.word("note")
		}
	case page.OpFlag:
		o.takeFlags(story)
		if story.Key == nil && story.Pinned == nil && story.Breaking == nil {
			o.fail(refuse(codeInvalid, "key", "request", "name a flag: key, pinned or breaking"))
		}
	case page.OpWithdraw, page.OpRestore:
		change.Note, change.Reason = o.word("note"), o.word("reason")
	default:
		change.Reason, change.Targets = o.word("reason"), o.takeTargets()
	}
	o.takeWatched(c)
	o.end()
	if *o.err != nil {
		return 0, nil, *o.err
	}
	if err := a.pictures(c.Context(), story.media()); err != nil {
		return 0, nil, err
	}
	change.Edit, change.Flags = story.Texts, story.Flags
	of.key(c, head)
	r, err := a.write(c, head, func(tx *store.Tx) error {
		if _, err := tx.Change(change); err != nil || of.draft == "" {
			return err
		}
		return tx.TakeDraft(of.draft, of.rev)
	})
	var stale *store.Stale
	if errors.As(err, &stale) {
		err = Refused(stale, change.Note, story, a.base, head.Slug)
	}
	if err != nil {
		return 0, nil, a.refused(c, head, of, err)
	}
	d := DoneOf(r.Epoch, r.Entries[0], a.base, head.Slug)
	d.Warnings = story.Warnings
	return http.StatusOK, d, nil
}

// Refused is the Problem of a change made from an old revision, with both texts.
func Refused(stale *store.Stale, note string, story *Story, base, slug string) *Problem {
	p := Tell(stale)
	p.Current, p.Yours = PostOf(stale.Post, base, slug), yoursOf(stale.Rev, note, story)
	return p
}

// takeTargets takes the values that withhold, release and erase are about.
func (o *object) takeTargets() []page.Target {
	var targets []page.Target
	items, _ := o.list("targets")
	o.each("targets", items, func(in *object) {
		targets = append(targets, page.Target{Seq: in.number("seq"), Name: in.word("name")})
	})
	return targets
}
