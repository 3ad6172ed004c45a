//go:build unix

package testpg

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close(context.Background()) })
	return conn
}

func TestNewIsFreshAndSortsAsEnglish(t *testing.T) {
	ctx := context.Background()
	a, b := New(t), New(t)
	if a == b {
		t.Fatalf("two databases have one URL, %s", a)
	}
	if _, err := connect(t, a).Exec(ctx, "CREATE TABLE seen (n int)"); err != nil {
		t.Fatal(err)
	}
	var tables int
	if err := connect(t, b).QueryRow(ctx, "SELECT count(*) FROM pg_tables WHERE tablename = 'seen'").Scan(&tables); err != nil {
		t.Fatal(err)
	}
	if tables != 0 {
		t.Error("a table made in one database is in the other")
	}
	var less, bytes bool
	if err := connect(t, b).QueryRow(ctx, `SELECT 'a' < 'B', 'a' COLLATE "C" < 'B' COLLATE "C"`).Scan(&less, &bytes); err != nil {
		t.Fatal(err)
	}
	if !less || bytes {
		t.Errorf("'a' < 'B' is %t, and by bytes %t; want true and false", less, bytes)
	}
}

func TestDroppedAtTheEnd(t *testing.T) {
	var name string
	t.Run("inner", func(t *testing.T) {
		url := New(t)
		if err := connect(t, url).QueryRow(context.Background(), "SELECT current_database()").Scan(&name); err != nil {
			t.Fatal(err)
		}
	})
	var left int
	if err := connect(t, New(t)).QueryRow(context.Background(), "SELECT count(*) FROM pg_database WHERE datname = $1", name).Scan(&left); err != nil {
		t.Fatal(err)
	}
	if left != 0 {
		t.Errorf("database %s is still there", name)
	}
}

// TestKilled starts a cluster in a process of its own, kills that process and
// waits until neither the server nor its folder is left.
func TestKilled(t *testing.T) {
	if os.Getenv("STOPPRESS_TESTPG_CHILD") != "" {
		New(t)
		fmt.Printf("\ncluster %s\n", dir)
		select {} // until killed
	}
	New(t) // skips where there is no PostgreSQL
	child := exec.Command(os.Args[0], "-test.run=^TestKilled$", "-test.timeout=2m")
	child.Env = append(os.Environ(), "STOPPRESS_TESTPG_CHILD=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var folder string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if f, ok := strings.CutPrefix(lines.Text(), "cluster "); ok {
			folder = f
			break
		}
	}
	b, readErr := os.ReadFile(filepath.Join(folder, "data", "postmaster.pid"))
	child.Process.Kill()
	child.Wait()
	if readErr != nil {
		t.Fatalf("the child's cluster: %v", readErr)
	}
	pid, err := strconv.Atoi(strings.SplitN(string(b), "\n", 2)[0])
	if err != nil {
		t.Fatal(err)
	}
	deadline := time.Now().Add(time.Minute)
	for {
		_, statErr := os.Stat(folder)
		running := syscall.Kill(pid, 0) == nil
		if os.IsNotExist(statErr) && !running {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("a minute after its process was killed: server %d running %t, folder %s there %t", pid, running, folder, statErr == nil)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
