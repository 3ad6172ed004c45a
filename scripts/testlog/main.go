// Testlog reads what "go test -json" writes and shows what a person wants of
// it: the output of tests that failed, go test's closing line for each package
// as it comes, every skipped test with its reason, and the sums at the end. It
// exits 1 if a test or package failed, if no test ran or if, with CI=true, a
// test was skipped, so that nothing goes untested unseen.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
)

// event is a line of "go test -json", as "go doc test2json" describes it.
type event struct {
	Action     string
	Package    string
	ImportPath string // of build-output
	Test       string
	Output     string
}

func main() {
	ok, err := show(os.Stdin, os.Stdout, os.Getenv("CI") == "true")
	if err != nil {
		fmt.Fprintln(os.Stderr, "testlog:", err)
	}
	if err != nil || !ok {
		os.Exit(1)
	}
}

// show copies what matters from in to out and reports whether all is well.
// Output of a test is held until it is known how the test ended.
func show(in io.Reader, out io.Writer, ci bool) (bool, error) {
	type key struct{ pkg, test string }
	held := map[key]*strings.Builder{}
	// A test that never ends, since its process crashed or ran out of time,
	// is still open when its package fails.
	running := map[string]map[string]bool{}
	// A package can fail without a test that did: it didn't build, say.
	failing := map[string]bool{}
	var passed, failed, skipped int
	var skips []string
	r := bufio.NewReader(in)
	for {
		line, err := r.ReadBytes('\n')
		if len(line) > 0 {
			var e event
			if json.Unmarshal(line, &e) != nil {
				out.Write(line) // the go command's own words
				e = event{}
			}
			k := key{e.Package, e.Test}
			switch e.Action {
			case "build-output":
				fmt.Fprint(out, e.Output)
			case "run":
				if running[e.Package] == nil {
					running[e.Package] = map[string]bool{}
				}
				running[e.Package][e.Test] = true
			case "output":
				if e.Test == "" && !chatter(e.Output) {
					fmt.Fprint(out, e.Output)
				} else if e.Test != "" {
					if held[k] == nil {
						held[k] = new(strings.Builder)
					}
					if !strings.HasPrefix(e.Output, "=== ") {
						held[k].WriteString(e.Output)
					}
				}
			case "pass", "fail", "skip":
				said := ""
				if held[k] != nil {
					said = held[k].String()
				}
				delete(held, k)
				if e.Test != "" {
					delete(running[e.Package], e.Test)
					switch e.Action {
					case "pass":
						passed++
					case "fail":
						failed++
						failing[e.Package] = true
						fmt.Fprint(out, said)
					case "skip":
						skipped++
						skips = append(skips, fmt.Sprintf("%s %s: %s", e.Package, e.Test, reason(said)))
					}
				} else if e.Action == "fail" {
					for test := range running[e.Package] {
						failed++
						failing[e.Package] = true
						fmt.Fprintf(out, "%s %s did not end:\n", e.Package, test)
						if b := held[key{e.Package, test}]; b != nil {
							fmt.Fprint(out, b.String())
						}
					}
					if !failing[e.Package] {
						failed++
					}
				}
			}
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return false, err
		}
	}
	for _, s := range skips {
		fmt.Fprintln(out, "skipped:", s)
	}
	fmt.Fprintf(out, "%d passed, %d failed, %d skipped\n", passed, failed, skipped)
	ok := failed == 0
	if passed == 0 {
		fmt.Fprintln(out, "No test passed.")
		ok = false
	}
	if ci && skipped > 0 {
		fmt.Fprintln(out, "With CI=true a skipped test is a failure.")
		ok = false
	}
	return ok, nil
}

// chatter reports whether a package's line of output says nothing that its
// closing line doesn't.
func chatter(line string) bool {
	return line == "PASS\n" || line == "FAIL\n" || strings.Contains(line, "[no test files]") || strings.Contains(line, "no tests to run")
}

// reason is the last thing that a skipped test said.
func reason(said string) string {
	last := "no reason given"
	for line := range strings.Lines(said) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "--- SKIP") {
			last = line
		}
	}
	return last
}
