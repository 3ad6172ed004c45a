// Package testhtml checks HTML with the W3C's own checker, vnu, which runs on
// Java, and with html-validate, which runs on Node. Both come with the
// development dependencies of web/. Only tests import it.
package testhtml

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"stoppress/internal/testneed"
)

// Check returns what vnu and html-validate (with its recommended rules) have to
// say against a whole document, errors and warnings, each with its line. Where
// one of them is missing the test is skipped, or fails when CI=true. Both start
// anew, which takes a second or two.
func Check(t testing.TB, document []byte) []string {
	t.Helper()
	return append(vnu(t, document), validate(t, document)...)
}

func validate(t testing.TB, document []byte) []string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		testneed.Missing(t, "no node in $PATH (install nodejs)")
	}
	script := filepath.Join(testneed.Root(t), "web", "node_modules", "html-validate", "bin", "html-validate.mjs")
	if _, err := os.Stat(script); err != nil {
		testneed.Missing(t, "no html-validate (run npm ci in web/)")
	}
	cmd := exec.Command(node, script, "--preset", "recommended", "--formatter", "json", "--stdin")
	cmd.Stdin = bytes.NewReader(document)
	var out, other bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &other
	err = cmd.Run() // fails where there is something to say
	var said []struct {
		Messages []struct {
			Rule    string `json:"ruleId"`
			Line    int    `json:"line"`
			Message string `json:"message"`
		} `json:"messages"`
	}
	if bad := json.Unmarshal(out.Bytes(), &said); bad != nil {
		t.Fatalf("html-validate: %v: %v\n%s%s", err, bad, out.Bytes(), other.Bytes())
	}
	var found []string
	for _, f := range said {
		for _, m := range f.Messages {
			found = append(found, fmt.Sprintf("line %d: %s: %s", m.Line, m.Rule, m.Message))
		}
	}
	if err != nil && len(found) == 0 {
		t.Fatalf("html-validate: %v\n%s", err, other.Bytes())
	}
	return found
}

func vnu(t testing.TB, document []byte) []string {
	t.Helper()
	java, err := exec.LookPath("java")
	if err != nil {
		testneed.Missing(t, "no java in $PATH (install default-jre-headless)")
	}
	jar := filepath.Join(testneed.Root(t), "web", "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	if _, err := os.Stat(jar); err != nil {
		testneed.Missing(t, "no vnu.jar (run npm ci in web/)")
	}
	cmd := exec.Command(java, "-Xss8m", "-XX:TieredStopAtLevel=1", "-jar", jar, "--format", "json", "--no-langdetect", "--exit-zero-always", "-")
	cmd.Stdin = bytes.NewReader(document)
	var out, other bytes.Buffer // vnu writes its findings to the standard error
	cmd.Stdout, cmd.Stderr = &other, &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("vnu: %v\n%s%s", err, other.Bytes(), out.Bytes())
	}
	var said struct {
		Messages []struct {
			Type     string `json:"type"`    // "error", "info" or "non-document-error"
			SubType  string `json:"subType"` // "warning", "fatal" or none
			LastLine int    `json:"lastLine"`
			Message  string `json:"message"`
			Extract  string `json:"extract"`
		} `json:"messages"`
	}
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatalf("vnu answered what is not JSON: %v\n%s", err, out.Bytes())
	}
	var found []string
	for _, m := range said.Messages {
		kind := m.Type
		if m.SubType != "" {
			kind = m.SubType
		}
		found = append(found, fmt.Sprintf("line %d: %s: %s: %q", m.LastLine, kind, m.Message, m.Extract))
	}
	return found
}
