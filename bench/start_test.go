package bench

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"stoppress/bench/rivals"
	"stoppress/internal/markup"
	"stoppress/internal/page"
	"stoppress/internal/store"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testpg"
)

// The log that servers are started on: a page of 10,000 posts, and others that
// share what is left.
const (
	millionEntries = 1_000_000
	millionPages   = 1000
	millionLive    = 100 // the others have ended
)

// million fills a database with a million entries, where it is empty. Each goes
// through the store, so the record is what it would be had editors written it.
func million(b *testing.B, o store.Options) {
	b.Helper()
	s, err := store.Open(b.Context(), o)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if next := entries(b, s); next == millionEntries {
		return
	} else if next > 0 {
		b.Fatalf("%s holds something else, or was not finished; remove it", s.Dir())
	}
	for i := range millionPages {
		left := millionEntries - entries(b, s)
		n := left/(millionPages-i) - 2 // it is opened, and it may be ended
		if i == 0 {
			n = long
		}
		fill(b, s, fmt.Sprintf("page-%d", i), n, i >= millionLive)
	}
	if n := millionEntries - entries(b, s); n > 0 {
		fill(b, s, "page-last", n-1, false)
	}
}

// entries is how many entries a store's log has.
func entries(b *testing.B, s *store.Store) int {
	b.Helper()
	site, err := s.Site(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	return int(site.Next)
}

// fill makes a page of n short posts, three an update, and ends it if it is to be.
func fill(b *testing.B, s *store.Store, slug string, n int, end bool) {
	b.Helper()
	head, _, err := s.CreatePage(b.Context(), store.NewPage{Slug: slug, Head: page.Head{Title: "Storm", Zone: "Europe/Paris", Lang: "en"}})
	if err != nil {
		b.Fatal(err)
	}
	begin := time.Now().Add(-time.Duration(n) * 3 * time.Minute).Truncate(time.Minute)
	_, err = s.Write(b.Context(), store.Command{Page: head.ID}, func(tx *store.Tx) error {
		for i := 0; i < n; i += 3 {
			var batch []store.NewPost
			for j := i; j < min(i+3, n); j++ {
				batch = append(batch, store.NewPost{Texts: page.Texts{
					Headline: fmt.Sprintf("Reading number %d", j),
					Body:     markup.FromText("The wind has gone round to the west and blows at force seven.").Encode(),
				}})
			}
			if _, err := tx.Publish(batch, store.At{Stamp: begin.Add(time.Duration(i) * 3 * time.Minute), Imported: true}); err != nil {
				return err
			}
		}
		if end {
			return tx.End("")
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}

// started is the program, running.
type started struct {
	b       *testing.B
	cmd     *exec.Cmd
	address string
	ready   time.Duration // from its start until it said so
}

// program builds Stop Press.
func program(b *testing.B) string {
	b.Helper()
	at := filepath.Join(b.TempDir(), "stoppress")
	if out, err := exec.Command("go", "build", "-o", at, "stoppress/cmd/stoppress").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	return at
}

// start runs the program until the benchmark, or stop, ends it.
func start(b *testing.B, program string, args ...string) *started {
	b.Helper()
	return startAt(b, free(b), append([]string{program, "serve"}, args...)...)
}

// free gives an address that nothing listens at, and hardly will in the next moment.
func free(b *testing.B) string {
	b.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

// startAt is start at an address, by a command to which only that is added.
func startAt(b *testing.B, address string, command ...string) *started {
	b.Helper()
	s := &started{b: b, address: "http://" + address}
	s.cmd = exec.Command(command[0], append(command[1:], "--listen", address)...)
	s.cmd.Stderr = os.Stderr
	began := time.Now()
	if err := s.cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(s.stop)
	for {
		answer, err := http.Get(s.address + "/readyz")
		if err == nil {
			answer.Body.Close()
			if answer.StatusCode == http.StatusOK {
				break
			}
		}
		if time.Since(began) > testbrowser.Patience {
			b.Fatal("the server is not ready")
		}
		time.Sleep(2 * time.Millisecond)
	}
	s.ready = time.Since(began)
	return s
}

func (s *started) stop() {
	if s.cmd.ProcessState == nil {
		_ = s.cmd.Process.Signal(os.Interrupt)
		_ = s.cmd.Wait()
	}
}

// get asks for an address as a browser does, and says how long the answer took.
func (s *started) get(path string) time.Duration {
	s.b.Helper()
	r, err := http.NewRequestWithContext(s.b.Context(), http.MethodGet, s.address+path, nil)
	if err != nil {
		s.b.Fatal(err)
	}
	r.Header.Set("Accept-Encoding", "br")
	began := time.Now()
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		s.b.Fatal(err)
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil || answer.StatusCode != http.StatusOK {
		s.b.Fatalf("%s: %s, %v", path, answer.Status, err)
	}
	return time.Since(began)
}

// memory is what the process holds of the machine's memory that is not a file's,
// in MB; 0 where the system does not say.
func (s *started) memory() float64 { return float64(rivals.Memory(s.cmd.Process.Pid)) / 1024 }

// cpu is the CPU time that the process took so far; 0 where the system does not say.
func (s *started) cpu() time.Duration { return rivals.CPU(s.cmd.Process.Pid) }

// BenchmarkStart starts the program on a log of a million entries, and on an empty
// one, turn by turn: until it is ready, the first request for the page of 10,000
// posts and for the list of 1,000 pages, and what lies in memory before and after.
//
// STOPPRESS_BENCH_DIR names a folder in which the log is kept for the next time;
// without it one is made, which takes some minutes. On PostgreSQL it is made each
// time, and only with STOPPRESS_BENCH_POSTGRES set.
func BenchmarkStart(b *testing.B) {
	program := program(b)
	dir := os.Getenv("STOPPRESS_BENCH_DIR")
	if dir == "" {
		dir = b.TempDir()
	}
	b.Run("sqlite", func(b *testing.B) {
		full := filepath.Join(dir, "million")
		million(b, store.Options{Dir: full})
		turns(b, program, []string{"--data", b.TempDir()}, []string{"--data", full})
	})
	b.Run("postgres", func(b *testing.B) {
		if os.Getenv("STOPPRESS_BENCH_POSTGRES") == "" {
			b.Skip("set STOPPRESS_BENCH_POSTGRES")
		}
		keys, empty := b.TempDir(), b.TempDir()
		full, none := testpg.New(b), testpg.New(b)
		million(b, store.Options{Dir: keys, URL: full})
		turns(b, program, []string{"--data", empty, "--database", none}, []string{"--data", keys, "--database", full})
	})
}

// turns starts the program on an empty log and on a full one in turn.
func turns(b *testing.B, program string, empty, full []string) {
	start(b, program, empty...).stop() // makes what is made once
	var none, all, page, list, loaded, held, bare, first []float64
	for b.Loop() {
		s := start(b, program, empty...)
		none, bare = append(none, ms(s.ready)), append(bare, s.memory())
		s.stop()
		s = start(b, program, full...)
		all, held = append(all, ms(s.ready)), append(held, s.memory())
		before := s.cpu()
		page = append(page, ms(s.get("/page-0")))
		first = append(first, ms(s.cpu()-before))
		list = append(list, ms(s.get("/")))
		loaded = append(loaded, s.memory())
		s.stop()
	}
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(middle(all), "ms-ready")
	b.ReportMetric(middle(all)/middle(none), "ready-x-of-empty")
	b.ReportMetric(middle(page), "ms-first-of-10000")
	b.ReportMetric(middle(first), "cpu-ms-first-of-10000")
	b.ReportMetric(middle(list), "ms-list-of-1000")
	b.ReportMetric(middle(held)-middle(bare), "MB-more-than-empty")
	b.ReportMetric(middle(loaded)-middle(held), "MB-for-a-page-and-the-list")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// middle is the median.
func middle(list []float64) float64 { return quantile(list, 0.5) }

// quantile is what a part of them, from 0 to 1, does not exceed.
func quantile(list []float64, part float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	return sorted[min(int(part*float64(len(sorted))), len(sorted)-1)]
}
