//go:build unix

package admission

import "golang.org/x/sys/unix"

// files is how many descriptors the process may have. Go has raised the limit as
// far as it goes.
func files() int64 {
	var l unix.Rlimit
	if unix.Getrlimit(unix.RLIMIT_NOFILE, &l) != nil {
		return 1024
	}
	return int64(min(uint64(l.Cur), 1<<30))
}
