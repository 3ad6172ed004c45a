package store

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// gone is a database that follow can't reach until a time.
type gone struct {
	dialect
	until time.Time
}

func (d *gone) follow(ctx context.Context, wake func()) error {
	if time.Now().Before(d.until) {
		return errors.New("connection refused")
	}
	wake()
	<-ctx.Done()
	return ctx.Err()
}

// TestFollowAfterLongAbsence: however long the database was away, commits of
// others are looked for within half a second of its return, and the log was not
// filled meanwhile.
func TestFollowAfterLongAbsence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var said bytes.Buffer
		back := time.Now().Add(time.Hour)
		s := &Store{dialect: &gone{until: back}, log: slog.New(slog.NewTextHandler(&said, nil)), watchers: map[chan struct{}]struct{}{}}
		s.ctx, s.stop = context.WithCancel(t.Context())
		ch := s.Watch(s.ctx)
		<-ch // the first comes by itself
		<-ch
		if late := time.Since(back); late < 0 || late > followLater {
			t.Errorf("looked %v after the return", late)
		}
		s.stop()
		s.bg.Wait()
		if n := strings.Count(said.String(), "\n"); n != 2 {
			t.Errorf("the log has %d lines:\n%s", n, said.String())
		}
	})
}
