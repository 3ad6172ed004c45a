//go:build unix

// Package testpg gives a test a PostgreSQL database of its own.
//
// The first call in a test process starts a private cluster in a temporary
// folder, on a Unix socket, as an unprivileged user where the tests run as
// root. The cluster lives until the process ends, however it ends: a shell
// that waits for the far end of a pipe stops it then and removes the folder.
// Nothing is durable (fsync is off) and nothing outside the folder is touched.
//
// Text sorts by the rules of English, not by bytes, as in most real clusters:
// a query that counts on the order of bytes has to say COLLATE "C".
//
// Only tests import it.
package testpg

import (
	"bufio"
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"stoppress/internal/testneed"
)

// Minimum is the oldest major version of PostgreSQL that tests run on.
const Minimum = 15

// admin is the role that owns the cluster and every database in it.
const admin = "stoppress"

var (
	// once starts the cluster; dir and startErr are written by it alone.
	once     sync.Once
	dir      string
	startErr error

	// alive is the writing end of the pipe that the shell waits on. It is a
	// variable so that no finalizer closes it before the process ends.
	alive *os.File

	made atomic.Int64 // databases made so far
)

// New returns the URL of a fresh, empty database, which is dropped when the
// test ends. Where PostgreSQL isn't installed the test is skipped, or fails
// when CI=true.
func New(t testing.TB) string {
	t.Helper()
	bin := find()
	if bin == "" {
		testneed.Missing(t, fmt.Sprintf("no PostgreSQL %d or newer: initdb is neither under /usr/lib/postgresql nor in $PATH (install postgresql-15)", Minimum))
	}
	once.Do(func() { dir, startErr = start(bin) })
	if startErr != nil {
		t.Fatalf("starting PostgreSQL: %v", startErr)
	}
	name := fmt.Sprintf("test_%d", made.Add(1))
	if err := run("CREATE DATABASE " + name); err != nil {
		t.Fatalf("making a database: %v", err)
	}
	t.Cleanup(func() {
		if err := run("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Errorf("dropping the test's database: %v", err)
		}
	})
	return address(name)
}

// address is the URL of a database in the cluster.
func address(name string) string {
	return "postgres://" + admin + "@/" + name + "?host=" + url.QueryEscape(dir)
}

// run executes one statement outside the tests' own databases.
func run(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, address("postgres"))
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, sql)
	return err
}

// find returns the folder of the newest PostgreSQL, or "".
func find() string {
	var best string
	newest := Minimum - 1
	consider := func(bin string) {
		out, err := exec.Command(filepath.Join(bin, "initdb"), "--version").Output()
		if err != nil {
			return
		}
		// "initdb (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)"
		words := strings.Fields(string(out))
		if len(words) < 3 {
			return
		}
		major, err := strconv.Atoi(strings.SplitN(words[2], ".", 2)[0])
		if err == nil && major > newest {
			best, newest = bin, major
		}
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		consider(filepath.Dir(p))
	}
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin",                // Debian, Ubuntu
		"/usr/pgsql-*/bin",                         // Fedora and its kin
		"/usr/local/pgsql/bin",                     // built by hand
		"/opt/homebrew/opt/postgresql@*/bin",       // Homebrew on Apple silicon
		"/usr/local/opt/postgresql@*/bin",          // Homebrew on Intel
		"/Applications/Postgres.app/Contents/*/*/", // Postgres.app
	} {
		folders, _ := filepath.Glob(pattern) // the patterns are well formed
		slices.Sort(folders)
		for _, bin := range folders {
			consider(bin)
		}
	}
	return best
}

// cluster makes and starts the cluster, says so, and then waits: "read"
// returns when the test process closes its end of the pipe, which it does by
// ending. pg_ctl stops the server by the process id in its data folder.
const cluster = `
{ "$BIN/initdb" --pgdata="$DIR/data" --username="$ADMIN" --auth=trust --no-sync \
	--encoding=UTF8 --locale=C --locale-provider=icu --icu-locale=en-US &&
  cat >>"$DIR/data/postgresql.conf" "$DIR/conf" &&
  "$BIN/pg_ctl" start -D "$DIR/data" -l "$DIR/server.log" -w -t 120
} >"$DIR/start.log" 2>&1 </dev/null && echo ready || echo failed
exec >/dev/null
read -r _
cd /
"$BIN/pg_ctl" stop -D "$DIR/data" -m immediate -w -t 60 2>/dev/null
rm -rf -- "$DIR"
`

// conf is added to the cluster's configuration. %s is the socket's folder.
const conf = `
listen_addresses = ''
unix_socket_directories = '%s'
unix_socket_permissions = 0700
fsync = off
full_page_writes = off
max_connections = 200
shared_buffers = 32MB
timezone = 'UTC'
log_timezone = 'UTC'
`

// start brings up the cluster and returns its folder, which also holds its
// socket.
func start(bin string) (string, error) {
	dir, err := os.MkdirTemp("", "stoppress-pg-")
	if err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "conf"), fmt.Appendf(nil, conf, strings.ReplaceAll(dir, "'", "''")), 0o644); err != nil {
		return "", err
	}
	cmd := exec.Command("/bin/sh", "-c", cluster)
	cmd.Dir = dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "TZ=UTC", "LC_ALL=C", "BIN=" + bin, "DIR=" + dir, "ADMIN=" + admin}
	// A group of its own, so that an interrupt at the terminal doesn't end the
	// shell before it has cleaned up.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if os.Getuid() == 0 {
		// PostgreSQL refuses to run as root.
		who, err := unprivileged()
		if err != nil {
			return "", err
		}
		if err := os.Chown(dir, int(who.Uid), int(who.Gid)); err != nil {
			return "", err
		}
		cmd.SysProcAttr.Credential = who
	}
	stdin, writing, err := os.Pipe()
	if err != nil {
		return "", err
	}
	reading, stdout, err := os.Pipe()
	if err != nil {
		return "", err
	}
	defer reading.Close()
	log, err := os.Create(filepath.Join(dir, "shell.log"))
	if err != nil {
		return "", err
	}
	defer log.Close()
	cmd.Stdin, cmd.Stdout, cmd.Stderr = stdin, stdout, log
	err = cmd.Start()
	stdin.Close()
	stdout.Close()
	if err != nil {
		writing.Close()
		os.RemoveAll(dir)
		return "", err
	}
	alive = writing
	word, err := bufio.NewReader(reading).ReadString('\n')
	if word == "ready\n" {
		return dir, nil
	}
	var said strings.Builder
	for _, name := range []string{"start.log", "server.log", "shell.log"} {
		b, _ := os.ReadFile(filepath.Join(dir, name)) // what was written is shown
		said.Write(b)
	}
	alive.Close()
	return "", fmt.Errorf("it did not start (%q, %v):\n%s", word, err, said.String())
}

// unprivileged is the user that the cluster runs as where the tests are root.
func unprivileged() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err1 == nil && err2 == nil && uid != 0 {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, fmt.Errorf("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody")
}
