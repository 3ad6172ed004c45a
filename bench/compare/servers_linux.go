package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"stoppress/internal/load"
)

// server is one that was started.
type server struct {
	pid     int // of the process whose memory and CPU count
	stream  string
	publish func(ctx context.Context, posts int) (load.Posted, error) // only ours gives seqs
	stop    func()
}

// build is what the servers are made of.
type build struct {
	dir, self, program, others string
	runs                       int
	event                      int // bytes of data in a rival's event
}

func newBuild() (*build, error) {
	dir, err := os.MkdirTemp("", "stoppress-compare-")
	if err != nil {
		return nil, err
	}
	b := &build{dir: dir, program: filepath.Join(dir, "stoppress"), others: filepath.Join(dir, "others"), event: 1000}
	if b.self, err = os.Executable(); err != nil {
		return nil, err
	}
	root, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "stoppress").Output()
	if err != nil {
		return nil, fmt.Errorf("run it in the project: %w", err)
	}
	at := strings.TrimSpace(string(root))
	for _, c := range []struct{ dir, out, what string }{{at, b.program, "./cmd/stoppress"}, {filepath.Join(at, "bench/others"), b.others, "."}} {
		cmd := exec.Command("go", "build", "-o", c.out, c.what)
		cmd.Dir, cmd.Stderr = c.dir, os.Stderr
		if err := cmd.Run(); err != nil {
			return nil, fmt.Errorf("building %s: %w", c.what, err)
		}
	}
	return b, nil
}

// pinned gives a command that has the server's core to itself.
func pinned(name string, args ...string) *exec.Cmd {
	cmd := exec.Command("taskset", append([]string{"-c", serverCore, name}, args...)...)
	cmd.Stderr = os.Stderr
	return cmd
}

// ended gives what stops a process and waits for it.
func ended(cmd *exec.Cmd) func() {
	return func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		kill := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		defer kill.Stop()
		_ = cmd.Wait()
	}
}

// lines starts a server that takes its updates on its standard input.
func (b *build) lines(name string, args ...string) (*server, error) {
	cmd := pinned(name, args...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	said := bufio.NewScanner(out)
	if !said.Scan() {
		ended(cmd)()
		return nil, errors.New("the server said nothing")
	}
	return &server{
		pid: cmd.Process.Pid, stream: "http://" + said.Text() + "/?stream=bench", stop: ended(cmd),
		publish: func(context.Context, int) (load.Posted, error) {
			at := time.Now()
			_, err := fmt.Fprintf(in, "%s\n", b.data())
			return load.Posted{Sent: at, Answered: time.Now()}, err
		},
	}, nil
}

// data is an update of a rival: as long as an event of ours.
func (b *build) data() string {
	return fmt.Sprintf(`{"n":%d,"html":%q}`, b.runs, strings.Repeat("x", max(b.event-20, 1)))
}

// errMissing: something is not installed.
var errMissing = errors.New("not installed")

// nginx.conf, with module, user, folder, files, folder and address.
const nginxConf = `load_module %s; %s daemon off; pid %s/pid; worker_processes 1; worker_rlimit_nofile %d;
error_log stderr; events { worker_connections %[4]d; }
http { access_log off; client_body_temp_path %[3]s/body; proxy_temp_path %[3]s/proxy; fastcgi_temp_path %[3]s/fastcgi;
uwsgi_temp_path %[3]s/uwsgi; scgi_temp_path %[3]s/scgi;
server { listen %[5]s backlog=4096; nchan_channel_id bench;
location /sub { nchan_subscriber eventsource; nchan_subscriber_first_message newest; }
location /pub { nchan_publisher; nchan_message_buffer_length 10; client_max_body_size 1m; client_body_buffer_size 1m; } } }
`

// nchan starts nginx with its module.
func (b *build) nchan() (*server, error) {
	module := ""
	for _, at := range []string{"/usr/lib/nginx/modules", "/usr/lib64/nginx/modules", "/usr/share/nginx/modules"} {
		if _, err := os.Stat(filepath.Join(at, "ngx_nchan_module.so")); err == nil {
			module = filepath.Join(at, "ngx_nchan_module.so")
		}
	}
	nginx, err := exec.LookPath("nginx")
	if err != nil || module == "" {
		return nil, fmt.Errorf("nginx with nchan (Debian: nginx-light, libnginx-mod-nchan) is %w", errMissing)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := l.Addr().String()
	_ = l.Close()
	dir := filepath.Join(b.dir, "nginx", strconv.Itoa(b.runs))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	conf, user := filepath.Join(dir, "nginx.conf"), ""
	if os.Getuid() == 0 {
		user = "user root;"
	}
	room := *readers*5/4 + 100 // it drops who waits for an answer when a sixteenth is left
	if err := os.WriteFile(conf, fmt.Appendf(nil, nginxConf, module, user, dir, room, address), 0o600); err != nil {
		return nil, err
	}
	cmd := pinned(nginx, "-c", conf, "-p", dir)
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{stream: "http://" + address + "/sub", stop: ended(cmd)}
	// Its worker is the process that counts.
	err = until(context.Background(), func() bool {
		of, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%[1]d/children", cmd.Process.Pid))
		if err != nil {
			return false
		}
		first, _, _ := strings.Cut(strings.TrimSpace(string(of)), " ")
		s.pid, err = strconv.Atoi(first)
		c, dialErr := net.Dial("tcp", address)
		if dialErr == nil {
			_ = c.Close()
		}
		return err == nil && dialErr == nil
	})
	if err != nil {
		s.stop()
		return nil, fmt.Errorf("nginx does not start: %w", err)
	}
	s.publish = func(ctx context.Context, _ int) (load.Posted, error) {
		at := time.Now()
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+address+"/pub", strings.NewReader(b.data()))
		if err != nil {
			return load.Posted{}, err
		}
		r.Header.Set("Content-Type", "text/plain")
		a, err := http.DefaultClient.Do(r)
		if err != nil {
			return load.Posted{}, err
		}
		_, _ = io.Copy(io.Discard, a.Body)
		_ = a.Body.Close()
		if a.StatusCode/100 != 2 {
			return load.Posted{}, fmt.Errorf("nchan answers %s", a.Status)
		}
		return load.Posted{Sent: at, Answered: time.Now()}, nil
	}
	return s, nil
}

// stopPress starts the program with data of its own and an empty page.
func (b *build) stopPress() (_ *server, err error) {
	data := filepath.Join(b.dir, "data", strconv.Itoa(b.runs))
	run := func(args ...string) ([]byte, error) {
		return exec.Command(b.program, append(args, "--data", data)...).Output()
	}
	if _, err := run("page", "create", "bench", "--title", "Bench", "--zone", "UTC", "--lang", "en"); err != nil {
		return nil, err
	}
	said, err := run("token", "create", "bench", "--json")
	if err != nil {
		return nil, err
	}
	var token struct{ Token string }
	if err := json.Unmarshal(said, &token); err != nil {
		return nil, err
	}
	cmd := pinned(b.program, "serve", "--listen", "127.0.0.1:0", "--data", data, "--json")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &server{pid: cmd.Process.Pid, stop: ended(cmd)}
	defer func() {
		if err != nil {
			s.stop()
		}
	}()
	var at struct{ Address string }
	if err := json.NewDecoder(out).Decode(&at); err != nil {
		return nil, err
	}
	target, err := load.Find(context.Background(), at.Address+"/bench", false)
	if err != nil {
		return nil, err
	}
	p, err := load.NewPublisher(target, token.Token)
	if err != nil {
		return nil, err
	}
	s.stream = at.Address + "/bench/stream"
	s.publish = func(ctx context.Context, posts int) (load.Posted, error) { return p.Publish(ctx, posts, postSize) }
	return s, nil
}
