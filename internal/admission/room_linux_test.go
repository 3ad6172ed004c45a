package admission

import (
	"testing"
	"testing/fstest"
)

// The least limit counts of all groups that the process is in, of either version,
// seen from within a container or from outside.
func TestGroupLimit(t *testing.T) {
	files := func(pairs ...string) fstest.MapFS {
		fs := fstest.MapFS{}
		for i := 0; i < len(pairs); i += 2 {
			fs[pairs[i]] = &fstest.MapFile{Data: []byte(pairs[i+1])}
		}
		return fs
	}
	for name, of := range map[string]struct {
		fs   fstest.MapFS
		want int64
	}{
		"none":             {files("proc/self/cgroup", "0::/\n"), 0},
		"no groups at all": {files(), 0},
		"its own":          {files("proc/self/cgroup", "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max", "5000\n", "sys/fs/cgroup/a/memory.max", "max\n"), 5000},
		"one around it":    {files("proc/self/cgroup", "0::/a/b\n", "sys/fs/cgroup/a/b/memory.max", "5000\n", "sys/fs/cgroup/a/memory.max", "3000\n"), 3000},
		"in a container":   {files("proc/self/cgroup", "0::/docker/x\n", "sys/fs/cgroup/memory.max", "7000\n"), 7000},
		"version 1":        {files("proc/self/cgroup", "5:cpu,memory:/x\n1:name=systemd:/x\n", "sys/fs/cgroup/memory/x/memory.limit_in_bytes", "9000\n", "sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"), 9000},
	} {
		if got := groupLimit(of.fs); got != of.want {
			t.Errorf("%s: %d, not %d", name, got, of.want)
		}
	}
}
