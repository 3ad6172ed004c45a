package main

import (
	"archive/zip"
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"stoppress/internal/testneed"
	"stoppress/internal/testpg"
)

func TestMain(m *testing.M) {
	// The race detector lets a process wait for a second before it ends, and
	// these tests run it some thousand times.
	os.Setenv("GORACE", "atexit_sleep_ms=10 "+os.Getenv("GORACE"))
	testscript.Main(m, map[string]func(){"stoppress": main})
}

// patience is how long a script waits for what must come.
const patience = 90 * time.Second

// TestScripts runs testdata/*.txt. Beside testscript's own commands there are
//
//	serve NAME [flags...]   start a server; $NAME is its address; it is stopped at the end
//	stop NAME               interrupt it; what it said is the stdout and stderr, and it must exit 0
//	http METHOD URL [header...] [@file]
//	                        the answer's status, headers and body as stdout
//	capture VAR REGEXP      sets $VAR to the first group in the last stdout
//	unzip URL DIR           fetch a zip file, and unpack it into a new folder
//	stream NAME URL         listen to a stream
//	heard NAME REGEXP       wait until the stream has said it
//	await URL TEXT          ask until the answer's status or body holds the text
//	glob PATTERN N          N files are like the pattern
//	samelines FILE FILE     the same but for blank lines and trailing spaces
//	mkjson FILE SECRET [NAME EMAIL]
//	                        write what someone who follows a link gives
//	blob FILE N TEXT        write a file of N bytes, TEXT over and over; 0: once
//
// $FAR is a time of day that does not come while they run, $NEARER one an hour before it.
func TestScripts(t *testing.T) { scripts(t, "testdata/*.txt", nil) }

// TestPostgres runs those scripts again that begin with "# both engines".
func TestPostgres(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.HasPrefix(b, []byte("# both engines")) {
			continue
		}
		n++
		t.Run(filepath.Base(file), func(t *testing.T) {
			scripts(t, file, map[string]string{"STOPPRESS_DATABASE": testpg.New(t)})
		})
	}
	if n == 0 {
		t.Error("no script is for both engines")
	}
}

// TestSeed runs testdata/seed/*.txt with a real hand-kept page as $SEED. It is
// not part of the project.
func TestSeed(t *testing.T) {
	file := filepath.Join(testneed.Root(t), "../shared/seed/rolling-page.txt")
	if _, err := os.Stat(file); err != nil {
		testneed.Missing(t, "the seed text is not here: "+err.Error())
	}
	scripts(t, "testdata/seed/*.txt", map[string]string{"SEED": file})
}

// far is a time of day in a zone, some twelve hours from now, and a while before or
// after: whatever happens at it does not happen in a test.
func far(zone *time.Location, off time.Duration) string {
	return time.Now().In(zone).Add(12*time.Hour + off).Format("15:04")
}

func scripts(t *testing.T, pattern string, env map[string]string) {
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no script: %s, %v", pattern, err)
	}
	testscript.Run(t, testscript.Params{
		Files: files,
		Setup: func(e *testscript.Env) error {
			e.Values[serversKey{}] = map[string]*server{}
			e.Values[streamsKey{}] = map[string]*stream{}
			e.Setenv("GORACE", os.Getenv("GORACE"))
			e.Setenv("FAR", far(time.UTC, 0))
			e.Setenv("NEARER", far(time.UTC, -time.Hour))
			for name, value := range env {
				e.Setenv(name, value)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"serve": serveScript, "stop": stopScript, "http": httpScript, "capture": capture,
			"unzip": unzip, "stream": streamScript, "heard": heard, "blob": blob, "mkjson": mkjson,
			"await": await, "glob": glob, "samelines": samelines,
		},
	})
}

type (
	serversKey struct{}
	streamsKey struct{}
)

// server is a process that serves.
type server struct {
	cmd            *exec.Cmd
	stdout, stderr lockedBuffer
	done           chan error
}

// lockedBuffer is written by one goroutine and read by another.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// until waits for what a pattern finds.
func (l *lockedBuffer) until(re *regexp.Regexp, ended <-chan error) []string {
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
		if m := re.FindStringSubmatch(l.String()); m != nil {
			return m
		}
		select {
		case <-ended:
			return re.FindStringSubmatch(l.String())
		case <-time.After(5 * time.Millisecond):
		}
	}
	return nil
}

func servers(ts *testscript.TestScript) map[string]*server {
	return ts.Value(serversKey{}).(map[string]*server)
}

var addressLine = regexp.MustCompile(`(?m)^Stop Press is at (http://\S+)$`)

func serveScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: serve NAME [flags...]")
	}
	name := args[0]
	path, err := exec.LookPath(filepath.Join(strings.SplitN(ts.Getenv("PATH"), string(os.PathListSeparator), 2)[0], "stoppress"))
	ts.Check(err)
	s := &server{done: make(chan error, 1)}
	s.cmd = exec.Command(path, append([]string{"serve", "--listen", "127.0.0.1:0"}, args[1:]...)...)
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"), "TMPDIR="+ts.Getenv("TMPDIR"), "HOME="+ts.Getenv("HOME"))
	for _, v := range []string{"STOPPRESS_DATA", "STOPPRESS_DATABASE", "STOPPRESS_URL"} {
		if value := ts.Getenv(v); value != "" {
			s.cmd.Env = append(s.cmd.Env, v+"="+value)
		}
	}
	s.cmd.Stdout, s.cmd.Stderr = &s.stdout, &s.stderr
	ts.Check(s.cmd.Start())
	go func() { s.done <- s.cmd.Wait(); close(s.done) }()
	servers(ts)[name] = s
	ts.Defer(func() { s.cmd.Process.Kill(); <-s.done })
	m := s.stdout.until(addressLine, s.done)
	if m == nil {
		ts.Fatalf("serve: it did not say where it is\n%s%s", s.stdout.String(), s.stderr.String())
	}
	ts.Setenv(name, m[1])
	fmt.Fprint(ts.Stdout(), s.stdout.String())
}

func stopScript(ts *testscript.TestScript, neg bool, args []string) {
	s := servers(ts)[args[0]]
	ts.Check(s.cmd.Process.Signal(os.Interrupt))
	select {
	case err := <-s.done:
		fmt.Fprint(ts.Stdout(), s.stdout.String())
		fmt.Fprint(ts.Stderr(), s.stderr.String())
		if err != nil {
			ts.Fatalf("stop: %v", err)
		}
	case <-time.After(patience):
		ts.Fatalf("stop: it goes on")
	}
}

var client = &http.Client{
	Timeout:       patience,
	CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
}

func httpScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: http METHOD URL [header...] [@file]")
	}
	var body io.Reader
	r, err := http.NewRequest(args[0], args[1], nil)
	ts.Check(err)
	for _, a := range args[2:] {
		if file, ok := strings.CutPrefix(a, "@"); ok {
			body = strings.NewReader(ts.ReadFile(file))
			r.Header.Set("Content-Type", "application/json")
		} else if name, value, ok := strings.Cut(a, ": "); ok {
			r.Header.Set(name, value)
		} else {
			ts.Fatalf("http: %q is neither a header nor a file", a)
		}
	}
	if body != nil {
		r.Body = io.NopCloser(body)
	}
	resp, err := client.Do(r)
	ts.Check(err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	ts.Check(err)
	fmt.Fprintf(ts.Stdout(), "%s\n", resp.Status)
	var header bytes.Buffer
	ts.Check(resp.Header.Write(&header))
	fmt.Fprintf(ts.Stdout(), "%s\n%s", strings.ReplaceAll(header.String(), "\r", ""), b)
}

func unzip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unzip URL DIR")
	}
	resp, err := client.Get(args[0])
	ts.Check(err)
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	ts.Check(err)
	if resp.StatusCode != http.StatusOK {
		ts.Fatalf("unzip: %s", resp.Status)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	ts.Check(err)
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), z))
}

func capture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: capture VAR REGEXP")
	}
	m := regexp.MustCompile("(?m)" + args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(m) < 2 {
		ts.Fatalf("capture: nothing is like %s", args[1])
	}
	ts.Setenv(args[0], m[1])
}

// stream is a reader of one page.
type stream struct {
	said lockedBuffer
	done chan error
}

func streamScript(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: stream NAME URL")
	}
	ctx, cancel := context.WithCancel(context.Background())
	ts.Defer(cancel)
	r, err := http.NewRequestWithContext(ctx, "GET", args[1], nil)
	ts.Check(err)
	r.Header.Set("Accept-Encoding", "identity")
	resp, err := http.DefaultTransport.RoundTrip(r)
	ts.Check(err)
	if resp.StatusCode != http.StatusOK {
		resp.Body.Close()
		ts.Fatalf("stream: %s", resp.Status)
	}
	s := &stream{done: make(chan error, 1)}
	go func() {
		defer resp.Body.Close()
		_, err := io.Copy(&s.said, bufio.NewReader(resp.Body))
		s.done <- err
		close(s.done)
	}()
	ts.Value(streamsKey{}).(map[string]*stream)[args[0]] = s
}

func heard(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: heard NAME REGEXP")
	}
	s := ts.Value(streamsKey{}).(map[string]*stream)[args[0]]
	if s.said.until(regexp.MustCompile("(?m)"+args[1]), s.done) == nil {
		ts.Fatalf("heard: not a word of %s in\n%s", args[1], s.said.String())
	}
}

func blob(ts *testscript.TestScript, neg bool, args []string) {
	n := 0
	if len(args) == 3 {
		fmt.Sscan(args[1], &n)
	}
	if neg || len(args) != 3 || args[2] == "" {
		ts.Fatalf("usage: blob FILE N TEXT")
	}
	text := strings.NewReplacer(`\n`, "\n", `\r`, "\r", `\0`, "\x00", `\xe9`, "\xe9", `\ufeff`, "\ufeff").Replace(args[2])
	if n == 0 {
		n = len(text)
	}
	b := []byte(strings.Repeat(text, n/len(text)+1))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b[:n], 0o666))
}

func await(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: await URL TEXT")
	}
	last := ""
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		resp, err := client.Get(args[0])
		ts.Check(err)
		b, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		ts.Check(err)
		if last = resp.Status + "\n" + string(b); strings.Contains(last, args[1]) {
			return
		}
	}
	ts.Fatalf("await: %q did not come; the last answer was\n%s", args[1], last)
}

func glob(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: glob PATTERN N")
	}
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if fmt.Sprint(len(found)) != args[1] {
		ts.Fatalf("glob: %d are like %s: %s", len(found), args[0], found)
	}
}

func samelines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: samelines FILE FILE")
	}
	var lines [2][]string
	for i, file := range args {
		for line := range strings.Lines(ts.ReadFile(file)) {
			if line = strings.TrimRight(line, " \t\r\n"); line != "" {
				lines[i] = append(lines[i], line)
			}
		}
	}
	for i := range max(len(lines[0]), len(lines[1])) {
		if i >= len(lines[0]) || i >= len(lines[1]) || lines[0][i] != lines[1][i] {
			ts.Fatalf("samelines: they part at line %d of %d and %d", i+1, len(lines[0]), len(lines[1]))
		}
	}
}

func mkjson(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 && len(args) != 4 {
		ts.Fatalf("usage: mkjson FILE SECRET [NAME EMAIL]")
	}
	v := map[string]string{"secret": args[1], "password": "lamp gravel Tuesday oboe"}
	if len(args) == 4 {
		v["name"], v["email"] = args[2], args[3]
	}
	b, err := json.Marshal(v)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}
