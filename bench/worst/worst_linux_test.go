// Package worst measures the worst day: bench/README.md says what.
package worst

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"stoppress/internal/page"
	"stoppress/internal/store"
)

// throng is how many readers wait on the worst day, where the limit of descriptors
// lets so many in; stuck is how many of them take nothing.
const (
	throng = 10_000
	stuck  = 1_000
)

// day is the program with a page, and those who read it.
type day struct {
	b       *testing.B
	data    string
	program string
	token   string
	posts   int
	server  *exec.Cmd
	address string
	readers []*os.File
}

func newDay(b *testing.B) *day {
	b.Helper()
	d := &day{b: b, data: b.TempDir(), program: filepath.Join(b.TempDir(), "stoppress")}
	if out, err := exec.Command("go", "build", "-o", d.program, "../../cmd/stoppress").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	s := d.store()
	defer s.Close()
	if _, _, err := s.CreatePage(b.Context(), store.NewPage{Slug: "bench", Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}}); err != nil {
		b.Fatal(err)
	}
	var err error
	if d.token, _, err = s.CreateToken(b.Context(), store.By{Name: "bench"}, store.Token{Name: "bench", Expires: time.Now().Add(time.Hour)}); err != nil {
		b.Fatal(err)
	}
	d.serve("127.0.0.1:0")
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

// serve starts the server: on one processor, as a small machine has.
func (d *day) serve(address string) {
	d.b.Helper()
	d.server = exec.Command("taskset", "-c", "0", d.program, "serve", "--data", d.data, "--listen", address, "--max-streams", strconv.Itoa(throng+stuck))
	out, err := d.server.StdoutPipe()
	if err != nil {
		d.b.Fatal(err)
	}
	if err := d.server.Start(); err != nil {
		d.b.Fatal(err)
	}
	d.b.Cleanup(func() { _ = d.server.Process.Kill(); _ = d.server.Wait() })
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if at, ok := strings.CutPrefix(lines.Text(), "Stop Press is at http://"); ok {
			d.address = at
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return
		}
	}
	d.b.Fatal("the server did not start")
}

// post publishes a post of so many bytes.
func (d *day) post(size int) {
	d.b.Helper()
	d.posts++
	body := fmt.Sprintf(`{"headline":"Post %d","body":%q}`, d.posts, strings.Repeat("water ", size/6))
	r, err := http.NewRequest(http.MethodPost, "http://"+d.address+"/api/v1/pages/bench/posts", strings.NewReader(body))
	if err != nil {
		d.b.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+d.token)
	r.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		d.b.Fatal(err)
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusCreated {
		text, _ := io.ReadAll(resp.Body)
		d.b.Fatalf("%s: %s", resp.Status, text)
	}
}

// gather opens n streams, and waits until each has been told where the page stands.
func (d *day) gather(n int) {
	d.b.Helper()
	from := len(d.readers)
	for range n {
		d.readers = append(d.readers, dialAt(d.b, d.address, "/bench/stream"))
	}
	d.b.Cleanup(func() {
		for _, f := range d.readers[from:] {
			_ = f.Close()
		}
	})
	awaitHeads(d.b, d.readers[from:])
}

// deliver publishes a post, and says when each of the readers had it.
func (d *day) deliver(readers []*os.File, size int) (times []time.Duration) {
	d.b.Helper()
	poll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
	if err != nil {
		d.b.Fatal(err)
	}
	defer unix.Close(poll)
	tails := make([]string, len(readers))
	for i, f := range readers {
		e := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(i)}
		if err := unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, int(f.Fd()), &e); err != nil {
			d.b.Fatal(err)
		}
	}
	mark := fmt.Sprintf("Post %d<", d.posts+1)
	began := time.Now()
	posted := make(chan bool)
	go func() { d.post(size); close(posted) }()
	buf, events, had := make([]byte, 256<<10), make([]unix.EpollEvent, 512), make([]bool, len(readers))
	for deadline := began.Add(time.Minute); len(times) < len(readers); {
		if time.Now().After(deadline) {
			d.b.Fatalf("%d readers lack it", len(readers)-len(times))
		}
		k, err := unix.EpollWait(poll, events, 1000)
		if err != nil && err != unix.EINTR {
			d.b.Fatal(err)
		}
		for _, e := range events[:max(k, 0)] {
			m, err := unix.Read(int(readers[e.Fd].Fd()), buf)
			if err != nil || m == 0 {
				d.b.Fatalf("a stream ended: %v", err)
			}
			s := tails[e.Fd] + string(buf[:m])
			if !had[e.Fd] && strings.Contains(s, mark) {
				had[e.Fd] = true
				times = append(times, time.Since(began))
			}
			tails[e.Fd] = s[max(0, len(s)-len(mark)+1):]
		}
	}
	<-posted
	return times
}

// throngSize is how many readers there may be, with so many more.
func throngSize(b *testing.B, more int) int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		b.Fatal(err)
	}
	return min(throng, int(limit.Cur)*3/4-more)
}

// percentile gives the time below which that part of them are.
func percentile(times []time.Duration, part float64) time.Duration {
	slices.Sort(times)
	return times[min(int(part*float64(len(times))), len(times)-1)]
}

// init is, where it is asked to be, a process that asks for the page, one request
// after the other as a few readers a second do, until its input ends, and prints
// how many microseconds each took.
func init() {
	address := os.Getenv("STOPPRESS_BENCH_ASK")
	if address == "" {
		return
	}
	over := make(chan bool)
	go func() { _, _ = io.Copy(io.Discard, os.Stdin); close(over) }()
	c, err := net.Dial("tcp", address)
	if err != nil {
		panic(err)
	}
	for r := bufio.NewReader(c); ; {
		select {
		case <-over:
			os.Exit(0)
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
		fmt.Println(time.Since(began).Microseconds())
	}
}

// ask asks for the page while something is done.
func (d *day) ask(while func()) (times []time.Duration) {
	d.b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "STOPPRESS_BENCH_ASK="+d.address)
	cmd.Stderr = os.Stderr
	var out bytes.Buffer
	cmd.Stdout = &out
	in, err := cmd.StdinPipe()
	if err != nil {
		d.b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		d.b.Fatal(err)
	}
	while()
	_ = in.Close()
	if err := cmd.Wait(); err != nil {
		d.b.Fatal(err)
	}
	for _, line := range strings.Fields(out.String()) {
		n, err := strconv.Atoi(line)
		if err != nil {
			d.b.Fatal(err)
		}
		times = append(times, time.Duration(n)*time.Microsecond)
	}
	if len(times) < 50 {
		d.b.Fatalf("only %d requests", len(times))
	}
	return times
}

// BenchmarkPageDuringFanOut compares how long a request for the page takes while
// readers are written to without a pause with how long it takes when all is quiet.
func BenchmarkPageDuringFanOut(b *testing.B) {
	for range b.N {
		d := newDay(b)
		d.gather(throngSize(b, 0))
		const rounds = 15
		var last []time.Duration
		quiet := d.ask(func() { time.Sleep(5 * time.Second) })
		during := d.ask(func() {
			for range rounds {
				last = append(last, percentile(d.deliver(d.readers, 1000), 1))
			}
		})
		for _, p := range []float64{0.5, 0.99} {
			b.Logf("p%.0f: quiet %s (of %d), during %s (of %d)", 100*p, percentile(quiet, p), len(quiet), percentile(during, p), len(during))
		}
		b.ReportMetric(float64(percentile(during, 0.5))/float64(percentile(quiet, 0.5)), "p50-x-of-quiet")
		b.ReportMetric(float64(percentile(during, 0.99))/float64(percentile(quiet, 0.99)), "p99-x-of-quiet")
		b.ReportMetric(ms(percentile(last, 0.5)), "ms-to-the-last")
	}
}

// BenchmarkStalled compares when readers have a post with others among them who
// take nothing, and without.
func BenchmarkStalled(b *testing.B) {
	for range b.N {
		d := newDay(b)
		n := throngSize(b, stuck)
		d.gather(n - stuck)
		healthy := d.readers
		const size, rounds = 16_000, 5
		deliver := func(rounds int) (times []time.Duration) {
			for range rounds {
				times = append(times, d.deliver(healthy, size)...)
			}
			return times
		}
		deliver(2) // what is made for the first only
		without := deliver(rounds)
		before := resident(b, d.server.Process.Pid)
		d.gather(stuck)
		deliver(10) // their sockets fill
		with := deliver(rounds)
		after := resident(b, d.server.Process.Pid)
		fds := func() int {
			list, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", d.server.Process.Pid))
			if err != nil {
				b.Fatal(err)
			}
			return len(list)
		}
		began := time.Now()
		for fds() > len(healthy)+200 {
			if time.Since(began) > time.Minute {
				b.Fatalf("%d descriptors are open: those who take nothing are kept", fds())
			}
			time.Sleep(100 * time.Millisecond)
		}
		cut := time.Since(began)
		without = append(without, deliver(rounds)...) // before and after
		b.Logf("p99 of %d healthy readers: %s without, %s with %d stalled", len(healthy), percentile(without, 0.99), percentile(with, 0.99), stuck)
		b.ReportMetric(float64(percentile(with, 0.99))/float64(percentile(without, 0.99)), "p99-x-of-none-stalled")
		b.ReportMetric(float64(after-before)/stuck, "KB/stalled")
		b.ReportMetric(cut.Seconds(), "s-until-cut")
	}
}

// BenchmarkStorm kills a server with its readers, publishes, and starts it again:
// all come back at once, and each must be given what it missed, in order.
func BenchmarkStorm(b *testing.B) {
	const missed = 5
	for range b.N {
		d := newDay(b)
		n := throngSize(b, 0)
		d.gather(n)
		d.deliver(d.readers, 1000)
		_ = d.server.Process.Kill()
		_ = d.server.Wait()
		for _, f := range d.readers {
			_ = f.Close()
		}
		s := d.store()
		head, err := s.Find(b.Context(), "bench")
		if err != nil {
			b.Fatal(err)
		}
		for i := range missed {
			_, err := s.Write(b.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
				_, err := tx.Publish([]store.NewPost{{Texts: page.Texts{Headline: fmt.Sprint("Missed ", i)}}}, store.At{})
				return err
			})
			if err != nil {
				b.Fatal(err)
			}
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		d.serve(d.address)
		began := time.Now()
		back := make([]*os.File, n)
		for i := range back {
			back[i] = dialAt(b, d.address, fmt.Sprintf("/bench/stream?after=%d", head.Seq))
			defer back[i].Close()
		}
		texts := make([]strings.Builder, n)
		poll, err := unix.EpollCreate1(unix.EPOLL_CLOEXEC)
		if err != nil {
			b.Fatal(err)
		}
		for i, f := range back {
			e := unix.EpollEvent{Events: unix.EPOLLIN, Fd: int32(i)}
			if err := unix.EpollCtl(poll, unix.EPOLL_CTL_ADD, int(f.Fd()), &e); err != nil {
				b.Fatal(err)
			}
		}
		buf, events, done := make([]byte, 64<<10), make([]unix.EpollEvent, 512), make([]bool, n)
		for left := n; left > 0; {
			if time.Since(began) > 2*time.Minute {
				b.Fatalf("%d readers are not back", left)
			}
			k, err := unix.EpollWait(poll, events, 1000)
			if err != nil && err != unix.EINTR {
				b.Fatal(err)
			}
			for _, e := range events[:max(k, 0)] {
				m, err := unix.Read(int(back[e.Fd].Fd()), buf)
				if err != nil || m == 0 {
					b.Fatalf("one who came back was sent away: %v, %s", err, texts[e.Fd].String())
				}
				t := &texts[e.Fd]
				t.Write(buf[:m])
				if !done[e.Fd] && strings.Contains(t.String(), "event: head\n") {
					done[e.Fd] = true
					left--
				}
			}
		}
		took := time.Since(began)
		_ = unix.Close(poll)
		for i := range texts {
			text := texts[i].String()
			for k := range int64(missed) {
				id := fmt.Sprintf(":%d\n", head.Seq+1+k)
				at := strings.Index(text, id)
				if at < 0 || strings.Count(text, id) != 1 {
					b.Fatalf("reader %d lacks seq %d, or has it twice:\n%.3000s", i, head.Seq+1+k, text)
				}
				text = text[at:]
			}
		}
		b.ReportMetric(took.Seconds(), "s-until-all-are-back")
		b.ReportMetric(float64(n), "readers")
	}
}

// dialAt opens a stream; what is given is a socket and nothing else.
func dialAt(b *testing.B, address, path string) *os.File {
	b.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		b.Fatal(err)
	}
	defer c.Close()
	if _, err := io.WriteString(c, "GET "+path+" HTTP/1.1\r\nHost: bench\r\n\r\n"); err != nil {
		b.Fatal(err)
	}
	raw, err := c.(*net.TCPConn).SyscallConn()
	if err != nil {
		b.Fatal(err)
	}
	fd := -1
	_ = raw.Control(func(was uintptr) { fd, err = unix.FcntlInt(was, unix.F_DUPFD_CLOEXEC, 0) })
	if err != nil {
		b.Fatal(err)
	}
	return os.NewFile(uintptr(fd), "reader")
}

// awaitHeads reads until every reader was told that it has everything.
func awaitHeads(b *testing.B, files []*os.File) {
	b.Helper()
	buf := make([]byte, 64<<10)
	for i, f := range files {
		for text := ""; !strings.Contains(text, "event: head\n"); {
			poll := []unix.PollFd{{Fd: int32(f.Fd()), Events: unix.POLLIN}}
			if n, err := unix.Poll(poll, 60_000); err == unix.EINTR {
				continue
			} else if err != nil || n == 0 {
				b.Fatalf("reader %d hears nothing: %v", i, err)
			}
			n, err := unix.Read(int(f.Fd()), buf)
			if err != nil || n == 0 {
				b.Fatalf("the stream of reader %d ended: %v", i, err)
			}
			text += string(buf[:n])
		}
	}
}

// resident is the memory of a process in KB, without what it shares with others.
func resident(b *testing.B, pid int) int64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "RssAnon:")
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		b.Fatal("no RssAnon")
	}
	n, err := strconv.ParseInt(fields[0], 10, 64)
	if err != nil {
		b.Fatal(err)
	}
	return n
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
