package rivals

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Memory is what a process holds that is not a file's, in KB; 0 where the system
// does not say.
func Memory(pid int) (sum int64) {
	status, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(status)) {
		name, rest, _ := strings.Cut(line, ":")
		if name == "RssAnon" || name == "RssShmem" {
			n, _ := strconv.ParseInt(strings.Fields(rest)[0], 10, 64)
			sum += n
		}
	}
	return sum
}

// CPU is the time that a process has run, system calls included; 0 where the
// system does not say. What threads took that have ended is not in it.
func CPU(pid int) (total time.Duration) {
	tasks, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", pid))
	for _, task := range tasks {
		var ns time.Duration
		text, _ := os.ReadFile(task) // "" of a thread that has ended
		_, _ = fmt.Sscan(string(text), &ns)
		total += ns
	}
	return total
}
