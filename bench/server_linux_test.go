package bench

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strconv"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/load"
)

// servers are what this program can be, each a process of its own on one core:
// what it takes is its alone.
var servers = map[string]rivals.Server{}

// TestMain is a server where it is asked to be one.
func TestMain(m *testing.M) {
	serve := servers[os.Getenv("STOPPRESS_BENCH_SERVER")]
	if serve == nil {
		os.Exit(m.Run())
	}
	runtime.GOMAXPROCS(1)
	if err := rivals.Run(serve); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child is such a process.
type child struct {
	b       *testing.B
	pid     int
	address string
	in      io.Writer
	out     *bufio.Scanner
	stop    func()
}

// spawn starts one of the servers, with what is given added to its environment.
func spawn(b *testing.B, server string, env ...string) *child {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(append(os.Environ(), "STOPPRESS_BENCH_SERVER="+server), env...)
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		b.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	c := &child{b: b, pid: cmd.Process.Pid, in: in, out: bufio.NewScanner(out)}
	c.out.Buffer(nil, 1<<20)
	c.stop = func() { _ = in.Close(); _ = cmd.Process.Kill(); _ = cmd.Wait() }
	c.address = "http://" + c.hear()
	return c
}

// pin has a process run on the first processor alone; the load has the others.
func pin(b *testing.B, pid int) {
	b.Helper()
	if out, err := exec.Command("taskset", "-a", "-p", "-c", "0", strconv.Itoa(pid)).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
}

// hear gives the next line that it says.
func (c *child) hear() string {
	c.b.Helper()
	if !c.out.Scan() {
		c.b.Fatal("the server said nothing")
	}
	return c.out.Text()
}

// tell gives it a line: "collect", or an update.
func (c *child) tell(line string) {
	c.b.Helper()
	if _, err := fmt.Fprintln(c.in, line); err != nil {
		c.b.Fatal(err)
	}
}

// memory is what it holds once it has given back what it can, in KB.
func (c *child) memory() float64 {
	c.tell("collect")
	c.hear()
	return float64(rivals.Memory(c.pid))
}

// find gives an address below a server's.
func find(b *testing.B, address, path string) *load.Target {
	b.Helper()
	t, err := load.Find(b.Context(), address+path, false)
	if err != nil {
		b.Fatal(err)
	}
	return t
}

// until waits for something, and says what is lacking where it does not come.
func until(b *testing.B, is func() bool, lacks func() string) {
	b.Helper()
	for deadline := time.Now().Add(2 * time.Minute); !is(); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			b.Fatal(lacks())
		}
	}
}

// await waits until n readers have the update.
func await(b *testing.B, s *load.Streams, update int64, n int) {
	b.Helper()
	until(b, func() bool { return s.Had(update) >= n }, func() string { return fmt.Sprintf("%d of %d have update %d", s.Had(update), n, update) })
}

// readers opens streams and waits until they are open.
func readers(b *testing.B, t *load.Target, o load.StreamOptions) (*load.Streams, func()) {
	b.Helper()
	s := load.NewStreams(t, o)
	ctx, stop := context.WithCancel(b.Context())
	end := make(chan error, 1)
	go func() { end <- s.Run(ctx) }()
	until(b, func() bool { return s.Waiting() == 0 }, func() string { return fmt.Sprintf("%d streams are not open", s.Waiting()) })
	if sum := s.Report(); sum.Connected < o.Readers {
		b.Fatalf("not all are open: %+v", sum)
	}
	return s, func() {
		stop()
		if err := <-end; err != nil {
			b.Error(err)
		}
	}
}
