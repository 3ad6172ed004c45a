package markup

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// The HTML of many bodies is valid HTML5 to the W3C's own checker.
func TestHTMLIsValid(t *testing.T) {
	missing := t.Skip
	if os.Getenv("CI") == "true" {
		missing = t.Fatal
	}
	if testing.Short() {
		t.Skip("starts Java")
	}
	jar, err := filepath.Abs("../../web/node_modules/vnu-jar/build/dist/vnu.jar")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(jar); err != nil {
		missing("no vnu.jar: run npm ci in web")
	}
	java, err := exec.LookPath("java")
	if err != nil {
		missing("no java")
	}
	var page strings.Builder
	page.WriteString("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Bodies</title></head><body><h1>1</h1><h2>2</h2><h3>3</h3><h4>4</h4>\n")
	for i := range 300 {
		page.WriteString(genDoc().Example(i).HTML(HTMLOptions{Picture: testPicture}))
	}
	page.WriteString("</body></html>\n")
	file := filepath.Join(t.TempDir(), "bodies.html")
	if err := os.WriteFile(file, []byte(page.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(java, "-jar", jar, "--errors-only", "--stdout", file).Output(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
