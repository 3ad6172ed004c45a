package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/search"
)

// Watchword is a word or phrase that nothing is published with before someone has
// been asked: a name under an injunction, a minor's, what is under embargo.
type Watchword struct {
	ID      string
	Page    string    // id of the page it is for; "": all
	Word    string    // as it was put in; a star at an end stands for any letters
	Reason  string    // what is said when it is asked
	Until   time.Time // when it lapses; zero: it does not
	Account string    // who put it in; "": not a person who signed in
	Created time.Time
}

// Bounds of a watch list.
const (
	MaxWatchwords = 500 // of the site, and of each page
	MaxWatchword  = 200 // bytes of a word or phrase
	MaxWatched    = 5   // places that are told of a word
)

// Watched is the error of a command that would publish words of the watch list
// that it did not name. Nothing of it was done.
type Watched struct {
	Words []WatchedWord
}

// WatchedWord is one of them.
type WatchedWord struct {
	Word, Reason string
	Page         string         // "": of the site's list
	Where        []WatchedPlace // at most MaxWatched
}

// WatchedPlace is where a word was found.
type WatchedPlace struct {
	Post  string // id; "": the page's own texts, or a post that has none yet
	Field string // headline, body, note ...; media for what goes with a picture
	Text  string // what it says there
}

func (w *Watched) Error() string {
	var words []string
	for _, x := range w.Words {
		words = append(words, fmt.Sprintf("%q (%s)", x.Word, x.Reason))
	}
	return "the watch list has " + strings.Join(words, ", ")
}

// Unwrap makes it ErrWatched.
func (w *Watched) Unwrap() error { return ErrWatched }

// Watchwords are those of a page, or with "" of the site, the oldest first, also
// those that have lapsed.
func (s *Store) Watchwords(ctx context.Context, pageID string) ([]Watchword, error) {
	return s.watchwords(ctx, s.read, `page = $1`, pageID)
}

func (s *Store) watchwords(ctx context.Context, q querier, where string, args ...any) (list []Watchword, err error) {
	const doing = "reading the watch list"
	rows, err := q.QueryContext(ctx, `SELECT id, page, word, reason, until, account, created FROM watchword WHERE `+where+` ORDER BY created, word, page`, args...)
	if err != nil {
		return nil, s.fail(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		var w Watchword
		var until sql.NullInt64
		var created int64
		if err := rows.Scan(&w.ID, &w.Page, &w.Word, &w.Reason, &until, &w.Account, &created); err != nil {
			return nil, s.fail(doing, err)
		}
		if until.Valid {
			w.Until = fromMillis(until.Int64)
		}
		w.Created = fromMillis(created)
		list = append(list, w)
	}
	return list, s.fail(doing, rows.Err())
}

// AddWatchword puts a word on the list of its Page, or with "" on the site's. One
// that is there with the same word is replaced, so that a word has one reason.
func (s *Store) AddWatchword(ctx context.Context, by By, w Watchword) (Watchword, error) {
	const doing = "changing the watch list"
	w.Until = w.Until.Truncate(time.Millisecond)
	w.Word, w.Reason = strings.TrimSpace(w.Word), strings.TrimSpace(w.Reason)
	if err := checkLine("word", w.Word, MaxWatchword); err != nil {
		return w, err
	}
	if _, ok := search.ReadPhrase(w.Word); !ok {
		return w, invalid("word", "word_letters", "a word of the watch list has letters or digits")
	}
	if err := checkLine("reason", w.Reason, MaxTitle); err != nil {
		return w, err
	}
	if w.Reason == "" {
		return w, invalid("reason", "word_reason", "say why: whoever publishes reads it")
	}
	err := s.as(ctx, by, func(t *Tx) error {
		if err := t.watchedPage(w.Page); err != nil {
			return err
		}
		if !w.Until.IsZero() && !w.Until.After(t.now) {
			return invalid("until", "until_over", "the time is over already")
		}
		w.ID, w.Account, w.Created = randomID(), by.Account, t.now
		if err := t.exec(doing, `DELETE FROM watchword WHERE page = $1 AND word = $2`, w.Page, w.Word); err != nil {
			return err
		}
		var n int
		if err := t.tx.QueryRowContext(ctx, `SELECT count(*) FROM watchword WHERE page = $1`, w.Page).Scan(&n); err != nil {
			return t.fail(err)
		}
		if n >= MaxWatchwords {
			return tooLarge("word", "words_full max", "a watch list has at most %d words", MaxWatchwords)
		}
		until := sql.NullInt64{Int64: millis(w.Until), Valid: !w.Until.IsZero()}
		if err := t.exec(doing, `INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
			w.ID, w.Page, w.Word, w.Reason, until, w.Account, millis(w.Created)); err != nil {
			return err
		}
		return t.Note(Act{Act: ActWatch, Page: w.Page, About: w.Word})
	})
	return w, err
}

// DropWatchword takes a word off the list of a page, or with "" of the site's.
func (s *Store) DropWatchword(ctx context.Context, by By, pageID, id string) error {
	return s.as(ctx, by, func(t *Tx) error {
		var word string
		err := t.tx.QueryRowContext(ctx, `SELECT word FROM watchword WHERE page = $1 AND id = $2`, pageID, id).Scan(&word)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNoWatchword
		} else if err != nil {
			return t.fail(err)
		}
		if err := t.exec("changing the watch list", `DELETE FROM watchword WHERE id = $1`, id); err != nil {
			return err
		}
		return t.Note(Act{Act: ActUnwatch, Page: pageID, About: word})
	})
}

// watchedPage is ErrNoPage where there is no such page; "" is the site.
func (t *Tx) watchedPage(id string) error {
	if id == "" {
		return nil
	}
	var n int
	if err := t.tx.QueryRowContext(t.ctx, `SELECT count(*) FROM page WHERE id = $1`, id).Scan(&n); err != nil {
		return t.fail(err)
	}
	if n == 0 {
		return ErrNoPage
	}
	return nil
}

// CheckWatched says whether texts could be published on a page as far as the watch
// list goes: a *[Watched] names the words that were not acknowledged. It is for
// asking early; what is published is looked at again in its own transaction.
func (s *Store) CheckWatched(ctx context.Context, pageID string, acknowledged []string, texts ...page.Texts) error {
	list, err := s.watchedNow(ctx, s.read, pageID, s.now())
	if err != nil || len(list) == 0 {
		return err
	}
	l := lookout{list: list}
	for _, x := range texts {
		for _, f := range x.Fields() {
			l.look("", f.Name, f.Value)
		}
	}
	_, err = l.met(acknowledged)
	return err
}

// lookout looks for words of the watch list.
type lookout struct {
	list  []watching
	found []WatchedWord // by list; nothing in Where: not found
}

type watching struct {
	Watchword
	phrase search.Phrase
}

// watchedNow gives the words that hold for a page now.
func (s *Store) watchedNow(ctx context.Context, q querier, pageID string, now time.Time) ([]watching, error) {
	words, err := s.watchwords(ctx, q, `page IN ('', $1) AND (until IS NULL OR until > $2)`, pageID, millis(now))
	if err != nil {
		return nil, err
	}
	var list []watching
	for _, w := range words {
		if p, ok := search.ReadPhrase(w.Word); ok {
			list = append(list, watching{w, p})
		}
	}
	return list, nil
}

// look looks through the value of one field.
func (l *lookout) look(post, name string, value []byte) {
	switch name {
	case page.FieldLang, page.FieldZone, page.FieldClock, page.FieldFlags:
		return
	}
	if l.found == nil {
		l.found = make([]WatchedWord, len(l.list))
	}
	field := name
	if strings.HasPrefix(name, page.FieldMedia) {
		field = "media"
	}
	for _, text := range said(name, value) {
		text = search.Seen(text)
		words := search.Words(text)
		for i, w := range l.list {
			if len(l.found[i].Where) == MaxWatched {
				continue
			}
			from, to, ok := w.phrase.Find(words)
			if !ok {
				continue
			}
			l.found[i].Where = append(l.found[i].Where, WatchedPlace{post, field, search.Around(text, words, from, to, 40)})
		}
	}
}

// met gives the words that were found; an error where one was not acknowledged.
func (l *lookout) met(acknowledged []string) (words []string, err error) {
	w := &Watched{}
	ask := false
	for i, f := range l.found {
		if len(f.Where) == 0 {
			continue
		}
		f.Word, f.Reason, f.Page = l.list[i].Word, l.list[i].Reason, l.list[i].Page
		w.Words = append(w.Words, f)
		words = append(words, f.Word)
		ask = ask || !slices.Contains(acknowledged, f.Word)
	}
	if ask {
		return nil, w
	}
	return words, nil
}

// checkWatched looks through all that the command is about to publish, and notes
// the words that it named.
func (t *Tx) checkWatched() error {
	if len(t.entries) == 0 {
		return nil
	}
	list, err := t.s.watchedNow(t.ctx, t.tx, t.head.ID, t.now)
	if err != nil || len(list) == 0 {
		return err
	}
	l := lookout{list: list}
	for i := range t.entries {
		e := &t.entries[i]
		for _, f := range e.Fields {
			l.look(e.Post, f.Name, f.Value)
		}
		if e.Op != page.OpRestore && e.Op != page.OpRelease {
			continue
		}
		// It brings back what was published before the word was watched for.
		p, err := t.Post(e.Post)
		if err != nil {
			return err
		}
		for _, f := range p.Texts.Fields() {
			l.look(e.Post, f.Name, f.Value)
		}
		for _, c := range p.Corrections {
			l.look(e.Post, page.FieldNote, []byte(c.Note))
		}
	}
	words, err := l.met(t.cmd.Watched)
	if err != nil {
		return err
	}
	for _, w := range slices.Compact(words) {
		if err := t.Note(Act{Act: ActWatched, Post: t.entries[0].Post, Seq: t.entries[0].Seq, About: w}); err != nil {
			return err
		}
	}
	return nil
}

// said gives the texts of a field's value. Words that a mark or a picture's name
// parts in the body are whole in it.
func said(name string, value []byte) (texts []string) {
	switch name {
	case page.FieldTitle, page.FieldStandfirst, page.FieldHeadline, page.FieldByline, page.FieldNote, page.FieldSlug:
		return []string{string(value)}
	case page.FieldCanonical:
		return []string{unescaped(string(value))}
	case page.FieldBody:
		if doc, err := markup.Decode(value); err == nil {
			texts = append(texts, strings.Join(doc.Paragraphs(), "\n\n"))
		}
	}
	var v any
	if json.Unmarshal(value, &v) != nil {
		return append(texts, string(value))
	}
	return append(texts, strs(name == page.FieldBody, "", v)...)
}

// strs gives the strings in a JSON value that people read or that lead them on.
// Of a body, only what is beside its text.
func strs(body bool, key string, v any) (texts []string) {
	switch v := v.(type) {
	case string:
		switch key {
		case "href", "url":
			texts = append(texts, unescaped(v))
		case "title", "cite":
			texts = append(texts, v)
		case "id", "sha256", "type", "time", "until", "lang":
		default:
			if !body {
				texts = append(texts, v)
			}
		}
	case []any:
		for _, x := range v {
			texts = append(texts, strs(body, key, x)...)
		}
	case map[string]any:
		for k, x := range v {
			texts = append(texts, strs(body, k, x)...)
		}
	}
	return texts
}

// unescaped is an address as people read it.
func unescaped(s string) string {
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
}
