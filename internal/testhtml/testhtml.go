// Package testhtml checks HTML with the W3C's own checker, vnu, which runs on
// Java and comes with the development dependencies of web/. Only tests import
// it.
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

// Check returns what vnu has to say against a whole document, errors and
// warnings, each with its line. Where Java or vnu is missing the test is
// skipped, or fails when CI=true. Java starts anew, which takes a second or two.
func Check(t testing.TB, document []byte) []string {
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
