//go:build unix

package main

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupted: a server that is told to end while it begins has not failed,
// however far it is; nor does a command that is then say more than that it was.
func TestInterrupted(t *testing.T) {
	// begin starts the command and gives what tells it to end, and then says how it did.
	begin := func(args ...string) (end func() (stderr string, err error)) {
		var said bytes.Buffer
		cmd := exec.Command("stoppress", args...)
		cmd.Stderr = &said
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		return func() (string, error) {
			_ = cmd.Process.Signal(syscall.SIGTERM)
			err := cmd.Wait()
			return said.String(), err
		}
	}
	// killed: the signal came before the program heard of any.
	killed := func(err error) bool {
		var exit *exec.ExitError
		return errors.As(err, &exit) && exit.Sys().(syscall.WaitStatus).Signaled()
	}
	data := t.TempDir()
	for i := range 30 {
		end := begin("serve", "--data", data, "--listen", "127.0.0.1:0")
		time.Sleep(time.Duration(i) * 7 * time.Millisecond)
		if said, err := end(); err != nil && !killed(err) || strings.Contains(said, "stoppress:") {
			t.Fatalf("told to end after %d ms: %v\n%s", i*7, err, said)
		}
	}

	arrived := make(chan bool, 1)
	silent := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		select {
		case arrived <- true:
		default:
		}
		<-r.Context().Done()
	}))
	defer silent.Close()
	end := begin("verify", silent.URL+"/storm")
	<-arrived
	if said, err := end(); err == nil || killed(err) || said != "stoppress: interrupted\n" {
		t.Errorf("a command: %v\n%s", err, said)
	}
}
