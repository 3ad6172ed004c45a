package live

import (
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"stoppress/internal/render"
)

// TestTurn: once another server has taken over, readers leave one by one over the
// time that is given, those who come late too, and until then have what is new.
func TestTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const readers, over = 60, 20 * time.Second
		h, p := newPage(&origin{posts: map[string]string{}}, 3)
		var all sync.WaitGroup
		var mu sync.Mutex
		left := map[int]int{} // by second
		var began time.Time
		read := func(has int64) {
			c := h.Attach(p, &ID{epoch, has})
			all.Go(func() {
				defer c.Close()
				for {
					f, err := c.Next(t.Context())
					if err == nil {
						if f.Last > 0 {
							has = f.Last
						}
						continue
					}
					mu.Lock()
					defer mu.Unlock()
					after := time.Since(began)
					if left[int(after/time.Second)]++; !errors.Is(err, ErrTurn) || after > over+time.Second {
						t.Errorf("after %s: %v", after, err)
					}
					if after > time.Second && has != 4 {
						t.Errorf("one who was here has %d", has)
					}
					return
				}
			})
		}
		for range readers / 2 {
			read(3)
		}
		time.Sleep(time.Hour / 2)
		began = time.Now()
		h.Turn(over)
		time.Sleep(time.Millisecond)
		p.Send([]render.Event{put("new", "while they leave")})
		for range readers / 2 {
			read(3)
		}
		all.Wait()
		if len(left) < 8 {
			t.Errorf("they left in %d different seconds: %v", len(left), left)
		}
	})
}
