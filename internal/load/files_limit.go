//go:build linux || darwin

package load

import "syscall"

// raise raises the limit of open files to n, or as far as it goes, and gives what
// it is then.
func raise(n uint64) (uint64, error) {
	var is syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &is); err != nil {
		return 0, err
	}
	if is.Cur >= n {
		return is.Cur, nil
	}
	want := is
	want.Cur = min(is.Max, n)
	_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &want)
	if is.Max < n { // who may raise that too is root
		want.Cur, want.Max = n, n
		_ = syscall.Setrlimit(syscall.RLIMIT_NOFILE, &want)
	}
	err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &is)
	return is.Cur, err
}
