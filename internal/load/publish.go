package load

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"
)

// ErrNotForIt: the page is not one that was made to be loaded.
var ErrNotForIt = errors.New(`posts are real: its slug must be "bench" or begin with "bench-"`)

// Publisher publishes on a page by the API.
type Publisher struct {
	address string // of the page in the API
	slug    string
	token   string
	client  *http.Client
	n       int // posts so far
}

// NewPublisher gives a publisher for the page at the target, the address that its readers have. It
// gives ErrNotForIt where the page's slug does not say that it was made for this.
func NewPublisher(t *Target, token string) (*Publisher, error) {
	at := *t.URL
	dir, slug := path.Split(strings.TrimRight(at.Path, "/"))
	if slug != "bench" && !strings.HasPrefix(slug, "bench-") {
		return nil, fmt.Errorf("%q: %w", slug, ErrNotForIt)
	}
	api := (&url.URL{Scheme: at.Scheme, Host: at.Host, Path: dir}).JoinPath("api/v1/pages", slug)
	p := &Publisher{address: api.String(), slug: slug, token: token}
	p.client = &http.Client{
		Timeout:       30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{Timeout: dialTime}).DialContext(ctx, "tcp", t.at.String())
		}},
	}
	return p, nil
}

// Slug is the page's, as the address has it.
func (p *Publisher) Slug() string { return p.slug }

// Posted is what came of one update.
type Posted struct {
	First, Last int64     // seqs of its entries
	Sent        time.Time // when it was sent
	Answered    time.Time // when the answer was there: it is committed
}

// Check sees that the page is there, live, and the token's.
func (p *Publisher) Check(ctx context.Context) error {
	var page struct{ Slug, State string }
	if err := p.ask(ctx, http.MethodGet, p.address, nil, &page); err != nil {
		return err
	}
	if page.Slug != p.slug || page.State != "live" {
		return fmt.Errorf("the page is %s, and %s", page.Slug, page.State)
	}
	return nil
}

// Publish publishes so many posts as one update, each with a text of about so many
// bytes.
func (p *Publisher) Publish(ctx context.Context, posts, size int) (Posted, error) {
	type post struct {
		Headline string `json:"headline"`
		Body     string `json:"body"`
	}
	var update []post
	for range posts {
		p.n++
		update = append(update, post{fmt.Sprintf("Bench %d", p.n), text(p.n, size)})
	}
	var sent any = map[string]any{"posts": update}
	address := p.address + "/updates"
	if posts == 1 {
		sent, address = update[0], p.address+"/posts"
	}
	b, err := json.Marshal(sent)
	if err != nil {
		return Posted{}, err
	}
	var got struct {
		Seq   int64
		Posts []struct{ Seq int64 }
	}
	done := Posted{Sent: time.Now()}
	if err := p.ask(ctx, http.MethodPost, address, b, &got); err != nil {
		return Posted{}, err
	}
	done.Answered = time.Now()
	done.First, done.Last = got.Seq, got.Seq
	for i, x := range got.Posts {
		if i == 0 {
			done.First, done.Last = x.Seq, x.Seq
		}
		done.First, done.Last = min(done.First, x.Seq), max(done.Last, x.Seq)
	}
	if n := done.Last - done.First + 1; done.First < 1 || n != int64(posts) {
		return Posted{}, fmt.Errorf("%s: the answer tells of %d entries, %d were sent", address, n, posts)
	}
	return done, nil
}

func (p *Publisher) ask(ctx context.Context, method, address string, body []byte, into any) error {
	r, err := http.NewRequestWithContext(ctx, method, address, bytes.NewReader(body))
	if err != nil {
		return err
	}
	r.Header.Set("Authorization", "Bearer "+p.token)
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
	}
	a, err := p.client.Do(r)
	if err != nil {
		return err
	}
	defer a.Body.Close()
	b, err := io.ReadAll(io.LimitReader(a.Body, 8<<20))
	if err != nil {
		return err
	}
	if a.StatusCode/100 != 2 {
		var said struct{ Message string }
		if json.Unmarshal(b, &said) != nil || said.Message == "" {
			said.Message = "no page of Stop Press is published to there"
		}
		return fmt.Errorf("%s %s: %s: %s", method, address, a.Status, said.Message)
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s %s: %w", method, address, err)
	}
	return nil
}

// text is some words that differ from post to post, as what is written does: they
// are drawn from a list by a simple sequence, the same for the same n.
func text(n, size int) string {
	const words = "after all along although another around because before below between bridge by call city clear close coast council crews cut dawn day early east evening every far ferry few fire first flood for from gale given ground gusts half harbour has have held high hill hour house in inland into island it just keep last late later left less line local low many may mayor metres midnight mile morning most near new night no north now of off office on once one open or other out over past pier power quay rail rain reach rescue rise river road roof same school sea second shelter ship shore side since sixty slow small so some south square still stop storm street such sun ten than that the their then there these they third this three through tide to today town train tree two under until up village wall wave weather week well were west when where which while wind with without year"
	list := strings.Fields(words)
	var b strings.Builder
	x := uint32(n)*2654435761 + 1
	for sentence := 0; b.Len() < size; sentence++ {
		if sentence > 0 {
			b.WriteString(". ")
		}
		for w := range 9 {
			x = x*1664525 + 1013904223
			word := list[int(x>>8)%len(list)]
			if w == 0 {
				word = strings.ToUpper(word[:1]) + word[1:]
			} else {
				b.WriteByte(' ')
			}
			b.WriteString(word)
		}
	}
	b.WriteByte('.')
	return b.String()
}
