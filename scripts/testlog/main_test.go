package main

import (
	"strings"
	"testing"
)

// The events as Go 1.26 writes them, shortened.
const (
	begin = `{"Action":"start","Package":"p"}
{"Action":"run","Package":"p","Test":"TestA"}
{"Action":"output","Package":"p","Test":"TestA","Output":"=== RUN   TestA\n"}
{"Action":"output","Package":"p","Test":"TestA","Output":"    a_test.go:3: about A\n"}
`
	pass = `{"Action":"pass","Package":"p","Test":"TestA","Elapsed":0}
`
	skip = `{"Action":"run","Package":"p","Test":"TestB"}
{"Action":"output","Package":"p","Test":"TestB","Output":"    b_test.go:3: no anchor here\n"}
{"Action":"output","Package":"p","Test":"TestB","Output":"--- SKIP: TestB (0.00s)\n"}
{"Action":"skip","Package":"p","Test":"TestB","Elapsed":0}
`
	fail = `{"Action":"output","Package":"p","Test":"TestA","Output":"--- FAIL: TestA (0.00s)\n"}
{"Action":"fail","Package":"p","Test":"TestA","Elapsed":0}
`
	ok = `{"Action":"output","Package":"p","Output":"PASS\n"}
{"Action":"output","Package":"p","Output":"ok  \tp\t0.002s\n"}
{"Action":"pass","Package":"p","Elapsed":0.002}
`
	bad = `{"Action":"output","Package":"p","Output":"FAIL\tp\t0.002s\n"}
{"Action":"fail","Package":"p","Elapsed":0.002}
`
	build = `{"ImportPath":"p","Action":"build-output","Output":"p/a.go:3:1: undefined: x\n"}
{"ImportPath":"p","Action":"build-fail"}
{"Action":"output","Package":"p","Output":"FAIL\tp [build failed]\n"}
{"Action":"fail","Package":"p","Elapsed":0,"FailedBuild":"p"}
`
)

func TestShow(t *testing.T) {
	for _, c := range []struct {
		name, in string
		ci, ok   bool
		want     string
	}{
		{"pass", begin + pass + ok, true, true, "ok  \tp\t0.002s\n1 passed, 0 failed, 0 skipped\n"},
		{"fail", begin + fail + bad, false, false, "    a_test.go:3: about A\n--- FAIL: TestA (0.00s)\nFAIL\tp\t0.002s\n0 passed, 1 failed, 0 skipped\nNo test passed.\n"},
		{"skip", begin + pass + skip + ok, false, true, "ok  \tp\t0.002s\nskipped: p TestB: b_test.go:3: no anchor here\n1 passed, 0 failed, 1 skipped\n"},
		{"skip in CI", begin + pass + skip + ok, true, false, "ok  \tp\t0.002s\nskipped: p TestB: b_test.go:3: no anchor here\n1 passed, 0 failed, 1 skipped\nWith CI=true a skipped test is a failure.\n"},
		{"crash", begin + bad, false, false, "FAIL\tp\t0.002s\np TestA did not end:\n    a_test.go:3: about A\n0 passed, 1 failed, 0 skipped\nNo test passed.\n"},
		{"build", begin + pass + ok + build, false, false, "ok  \tp\t0.002s\np/a.go:3:1: undefined: x\nFAIL\tp [build failed]\n1 passed, 1 failed, 0 skipped\n"},
		{"nothing", "go: no such thing\n", false, false, "go: no such thing\n0 passed, 0 failed, 0 skipped\nNo test passed.\n"},
	} {
		var out strings.Builder
		got, err := show(strings.NewReader(c.in), &out, c.ci)
		if err != nil || got != c.ok || out.String() != c.want {
			t.Errorf("%s: %t, %v, want %t\n%s\nwant\n%s", c.name, got, err, c.ok, out.String(), c.want)
		}
	}
}
