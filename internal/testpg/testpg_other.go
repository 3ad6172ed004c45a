//go:build !unix

// Package testpg gives a test a PostgreSQL database of its own, on systems
// that have a shell and Unix sockets.
package testpg

import (
	"testing"

	"stoppress/internal/testneed"
)

// New skips the test, or fails it when CI=true.
func New(t testing.TB) string {
	t.Helper()
	testneed.Missing(t, "tests against PostgreSQL run on Unix systems")
	return ""
}
