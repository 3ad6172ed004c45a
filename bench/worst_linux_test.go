package bench

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/load"
	"stoppress/internal/page"
	"stoppress/internal/store"
)

// throng is how many readers wait on the worst day; stuck is how many of them take
// nothing.
const (
	throng = 10_000
	stuck  = 1_000
)

func init() { servers["asker"] = asker }

// day is the program on one processor, as a small machine has, with a page.
type day struct {
	b                    *testing.B
	program, data, token string
	server               *started
	publisher            *load.Publisher
}

func newDay(b *testing.B, program string) *day {
	b.Helper()
	d := &day{b: b, program: program, data: b.TempDir()}
	s := d.store()
	defer s.Close()
	if _, _, err := s.CreatePage(b.Context(), store.NewPage{Slug: "bench", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}}); err != nil {
		b.Fatal(err)
	}
	var err error
	if d.token, _, err = s.CreateToken(b.Context(), store.By{Name: "bench"}, store.Token{Name: "bench", Expires: time.Now().Add(time.Hour)}); err != nil {
		b.Fatal(err)
	}
	d.serve(free(b))
	return d
}

func (d *day) store() *store.Store {
	d.b.Helper()
	s, err := store.Open(d.b.Context(), store.Options{Dir: d.data})
	if err != nil {
		d.b.Fatal(err)
	}
	return s
}

func (d *day) serve(address string) {
	d.b.Helper()
	d.server = startAt(d.b, address, "taskset", "-c", "0", d.program, "serve", "--data", d.data, "--max-streams", strconv.Itoa(throng+stuck))
	var err error
	if d.publisher, err = load.NewPublisher(find(d.b, d.server.address, "/bench"), d.token); err != nil {
		d.b.Fatal(err)
	}
}

// gather opens n streams, timed from the sending of each post.
func (d *day) gather(n int) (*load.Streams, func()) {
	d.b.Helper()
	return readers(d.b, find(d.b, d.server.address, "/bench/stream"), load.StreamOptions{Readers: n, Timed: true})
}

// deliver publishes a post, and waits until n readers have it.
func (d *day) deliver(to *load.Streams, n, size int) {
	d.b.Helper()
	done, err := d.publisher.Publish(d.b.Context(), 1, size)
	if err != nil {
		d.b.Fatal(err)
	}
	to.Published(done.First, done.Last, done.Sent)
	await(d.b, to, done.Last, n)
}

// room sees that there may be so many readers, each a descriptor of this process.
func room(b *testing.B, n int) {
	b.Helper()
	if err := load.Room(n); err != nil {
		b.Fatal(err)
	}
}

// asker is no server: it asks for the page again and again, as a few readers a
// second do, and says for every update how many microseconds each answer took.
func asker(_ net.Listener, reports <-chan []byte) {
	c, err := net.Dial("tcp", os.Getenv("STOPPRESS_BENCH_ASK"))
	if err != nil {
		panic(err)
	}
	var took []float64
	for r := bufio.NewReader(c); ; {
		select {
		case <-reports:
			if err := json.NewEncoder(os.Stdout).Encode(took); err != nil {
				panic(err)
			}
			took = nil
		case <-time.After(time.Millisecond):
		}
		began := time.Now()
		if _, err := io.WriteString(c, "GET /bench HTTP/1.1\r\nHost: bench\r\nAccept-Encoding: gzip\r\n\r\n"); err != nil {
			panic(err)
		}
		resp, err := http.ReadResponse(r, nil)
		if err != nil {
			panic(err)
		}
		if _, err = io.Copy(io.Discard, resp.Body); err != nil {
			panic(err)
		}
		took = append(took, float64(time.Since(began).Microseconds()))
	}
}

// BenchmarkPageDuringFanOut compares how long a request for the page takes while
// readers are written to without a pause with how long it takes when all is quiet.
func BenchmarkPageDuringFanOut(b *testing.B) {
	room(b, throng)
	for range b.N {
		d := newDay(b, program(b))
		all, close := d.gather(throng)
		ask := spawn(b, "asker", "STOPPRESS_BENCH_ASK="+strings.TrimPrefix(d.server.address, "http://"))
		took := func(while func()) (times []float64) {
			for range 2 { // what it took before is not wanted
				ask.tell("report")
				if err := json.Unmarshal([]byte(ask.hear()), &times); err != nil {
					b.Fatal(err)
				}
				if while != nil {
					while()
					while = nil
				}
			}
			return times
		}
		quiet := took(func() { time.Sleep(5 * time.Second) })
		during := took(func() {
			for range 15 {
				d.deliver(all, throng, 1000)
			}
		})
		for _, p := range []float64{0.5, 0.99} {
			b.Logf("p%.0f: quiet %.0f µs (of %d), during %.0f µs (of %d)", 100*p, quantile(quiet, p), len(quiet), quantile(during, p), len(during))
			b.ReportMetric(quantile(during, p)/quantile(quiet, p), fmt.Sprintf("p%.0f-x-of-quiet", 100*p))
		}
		b.ReportMetric(all.Report().Last, "ms-to-the-last")
		ask.stop()
		close()
		d.server.stop()
	}
}

// stall opens n streams at the address and takes nothing from them once each was
// told where the page stands.
func stall(b *testing.B, address string, n int) (hangUp func()) {
	b.Helper()
	conns := make([]net.Conn, n)
	small := net.Dialer{Control: func(_, _ string, c syscall.RawConn) error {
		return c.Control(func(fd uintptr) { _ = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4<<10) })
	}}
	for i := range conns {
		c, err := small.DialContext(b.Context(), "tcp", strings.TrimPrefix(address, "http://"))
		if err != nil {
			b.Fatal(err)
		}
		conns[i] = c
		if _, err := io.WriteString(c, "GET /bench/stream HTTP/1.1\r\nHost: bench\r\n\r\n"); err != nil {
			b.Fatal(err)
		}
	}
	buf := make([]byte, 4<<10)
	for _, c := range conns {
		for text := ""; !strings.Contains(text, "event: head\n"); {
			k, err := c.Read(buf)
			if err != nil {
				b.Fatal(err)
			}
			text += string(buf[:k])
		}
	}
	return func() {
		for _, c := range conns {
			_ = c.Close()
		}
	}
}

// BenchmarkStalled compares when readers have a post with others among them who
// take nothing, and without: two servers on one core, one post of the one and one
// of the other in turn, so that whatever else the machine does meets both.
func BenchmarkStalled(b *testing.B) {
	const healthy, size, rounds, turns = throng - stuck, 16_000, 3, 6
	room(b, 2*healthy+stuck)
	for range b.N {
		built := program(b)
		var days [2]*day // without, with
		var all [2]*load.Streams
		for i := range days {
			days[i] = newDay(b, built)
			var close func()
			all[i], close = days[i].gather(healthy)
			defer close()
		}
		descriptors := func() int {
			list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", days[1].server.cmd.Process.Pid))
			if err != nil {
				b.Fatal(err)
			}
			return len(list)
		}
		p99, cpu := [2][]float64{}, [2][]float64{}
		var ratios, memory, cut []float64
		each := func() (of [2]float64) {
			for i, d := range days {
				all[i].Forget()
				before := d.server.cpu()
				d.deliver(all[i], healthy, size)
				of[i] = all[i].Report().P99
				p99[i], cpu[i] = append(p99[i], of[i]), append(cpu[i], ms(d.server.cpu()-before))
			}
			return of
		}
		each() // what is made for the first only
		for range rounds {
			before, open := rivals.Memory(days[1].server.cmd.Process.Pid), descriptors()
			hangUp := stall(b, days[1].server.address, stuck)
			for range 6 { // their sockets fill
				days[1].deliver(all[1], healthy, size)
			}
			p99, cpu = [2][]float64{p99[0][:len(ratios)], p99[1][:len(ratios)]}, [2][]float64{cpu[0][:len(ratios)], cpu[1][:len(ratios)]}
			for range turns {
				of := each()
				ratios = append(ratios, of[1]/of[0])
			}
			if n := descriptors(); n < open+stuck/2 {
				b.Fatalf("%d descriptors are open: those who stall were cut too early to be measured", n)
			}
			memory = append(memory, float64(rivals.Memory(days[1].server.cmd.Process.Pid)-before)/stuck)
			began := time.Now()
			until(b, func() bool { return descriptors() < open+stuck/10 }, func() string { return "those who take nothing are kept" })
			cut = append(cut, time.Since(began).Seconds())
			hangUp()
		}
		b.Logf("p99 of %d healthy readers, ms: without %.0f, with %d stalled %.0f", healthy, p99[0], stuck, p99[1])
		b.ReportMetric(middle(ratios), "p99-x-of-none-stalled")
		b.ReportMetric(middle(cpu[1])/middle(cpu[0]), "cpu-x-of-none-stalled")
		b.ReportMetric(middle(memory), "KB/stalled")
		b.ReportMetric(middle(cut), "s-until-cut")
	}
}

// BenchmarkStorm kills a server with its readers, publishes, and starts it again:
// all come back at once, and each must be given what it missed, in order.
func BenchmarkStorm(b *testing.B) {
	const missed = 5
	room(b, throng)
	for range b.N {
		d := newDay(b, program(b))
		all, close := d.gather(throng)
		d.deliver(all, throng, 1000)
		_ = d.server.cmd.Process.Kill()
		_ = d.server.cmd.Wait()
		close()
		s := d.store()
		head, err := s.Find(b.Context(), "bench")
		if err != nil {
			b.Fatal(err)
		}
		for i := range missed {
			_, err := s.Write(b.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
				_, err := tx.Publish([]store.NewPost{story(i)}, store.At{})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		d.serve(strings.TrimPrefix(d.server.address, "http://"))
		began := time.Now()
		back, close := readers(b, find(b, d.server.address, fmt.Sprintf("/bench/stream?after=%d", head.Seq)),
			load.StreamOptions{Readers: throng, PerSecond: 1 << 20, AtOnce: throng})
		until(b, func() bool { return back.Behind(head.Seq+missed) == 0 }, func() string { return fmt.Sprintf("some are not back: %+v", back.Report()) })
		took := time.Since(began)
		if sum := back.Report(); sum.Deliveries != throng*missed || sum.Missed+sum.Duplicated+sum.Resets > 0 {
			b.Fatalf("some lack what they missed, or have it twice: %+v", sum)
		}
		close()
		d.server.stop()
		b.ReportMetric(took.Seconds(), "s-until-all-are-back")
		b.ReportMetric(throng, "readers")
	}
}
