//go:build unix

package main

import (
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"stoppress/internal/testbrowser"
	"stoppress/internal/testneed"
)

// What docs/embed.md tells hosts to do, done.

// snippets are the blocks of code under a heading of the document, in order.
func snippets(t *testing.T, heading string) []string {
	t.Helper()
	return snippetsOf(t, "docs/embed.md", heading)
}

// snippetsOf are those of any document.
func snippetsOf(t *testing.T, document, heading string) []string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(testneed.Root(t), document))
	if err != nil {
		t.Fatal(err)
	}
	_, text, ok := strings.Cut(string(b), "\n"+heading+"\n")
	if !ok {
		t.Fatalf("%s has no heading %q", document, heading)
	}
	var found []string
	code := ""
	for line := range strings.Lines(text + "\n.") {
		if strings.HasPrefix(line, "#") {
			break
		}
		if in, ok := strings.CutPrefix(line, "    "); ok || code != "" && strings.TrimSpace(line) == "" {
			code += strings.TrimRight(in, "\n") + "\n"
			continue
		}
		if code != "" {
			found, code = append(found, code), ""
		}
	}
	if code != "" {
		found = append(found, code)
	}
	return found
}

// tool finds a program, also where only root looks for it.
func tool(t *testing.T, name, install string) string {
	t.Helper()
	for _, at := range []string{name, "/usr/sbin/" + name, "/usr/local/sbin/" + name} {
		if at, err := exec.LookPath(at); err == nil {
			return at
		}
	}
	testneed.Missing(t, "no "+name+" (install "+install+")")
	return ""
}

// beside runs a server until the test ends, and waits until it answers there.
func beside(t *testing.T, address string, cmd *exec.Cmd) {
	t.Helper()
	var said strings.Builder
	cmd.Stdout, cmd.Stderr = &said, &said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		_ = cmd.Wait()
		if t.Failed() {
			t.Log(said.String())
		}
	})
	eventually(t, cmd.Path+" does not answer", func() bool {
		c, err := net.Dial("tcp", address)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
}

// free is an address on this machine that nothing listens on.
func free(t *testing.T) string {
	t.Helper()
	for range 100 { // below those that the system gives to whoever asks for any
		at := fmt.Sprint("127.0.0.1:", 20_000+rand.IntN(10_000))
		if l, err := net.Listen("tcp", at); err == nil {
			_ = l.Close()
			return at
		}
	}
	t.Fatal("no port is free")
	return ""
}

// nginx runs one until the test ends, with these directives of http and of its one
// server, which listens at the address. What it writes lies in the folder.
func nginx(t *testing.T, dir, at, http, server string) {
	t.Helper()
	program := tool(t, "nginx", "nginx-light")
	user, temp := "", ""
	if os.Geteuid() == 0 {
		user = "user root;\n"
	}
	for _, kind := range []string{"client_body", "proxy", "fastcgi", "uwsgi", "scgi"} {
		temp += kind + "_temp_path " + dir + "/" + kind + ";\n"
	}
	conf := user + "daemon off; pid " + dir + "/pid; error_log stderr; events {}\nhttp {\naccess_log off; default_type text/html;\n" + temp + http +
		"server {\nlisten " + at + ";\n" + server + "}\n}\n"
	file := filepath.Join(dir, "nginx.conf")
	if err := os.WriteFile(file, []byte(conf), 0o644); err != nil {
		t.Fatal(err)
	}
	beside(t, at, exec.Command(program, "-p", dir, "-c", file, "-e", "stderr"))
}

func TestEmbedDocument(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	live := strings.TrimPrefix(s.address, "http://")
	here := func(code string) string {
		code = strings.ReplaceAll(code, "https://live.example.org/storm", s.address+"/"+c.slug)
		return strings.ReplaceAll(code, "https://live.example.org", s.address)
	}
	holds := func(t *testing.T, got string) {
		t.Helper()
		for _, id := range c.posts {
			if !strings.Contains(got, `id="p-`+id+`"`) {
				t.Fatalf("post %s is not in\n%s", id, got)
			}
		}
		want(t, "JSON-LD", strings.Count(got, "application/ld+json"), 1)
	}
	t.Run("php", func(t *testing.T) {
		php := tool(t, "php", "php-cli")
		dir := t.TempDir()
		own := c.serve()
		code := strings.ReplaceAll(snippets(t, "### PHP")[0], "https://live.example.org/storm", own.address+"/"+c.slug)
		if err := os.WriteFile(filepath.Join(dir, "page.php"), []byte(code), 0o644); err != nil {
			t.Fatal(err)
		}
		run := func() string {
			out, err := exec.Command(php, "-d", "sys_temp_dir="+dir, filepath.Join(dir, "page.php")).CombinedOutput()
			if err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			return string(out)
		}
		holds(t, run())
		copies, err := filepath.Glob(filepath.Join(dir, "live-page-*.html"))
		if err != nil || len(copies) != 1 {
			t.Fatalf("copies kept: %q, %v", copies, err)
		}
		if err := os.Chtimes(copies[0], time.Now(), time.Now().Add(-time.Hour)); err != nil {
			t.Fatal(err)
		}
		own.kill()
		holds(t, run()) // from the copy: nothing answers there
	})
	t.Run("nginx", func(t *testing.T) {
		dir, at := t.TempDir(), free(t)
		story := `<!DOCTYPE html><!--# include virtual="/live/` + c.slug + `/fragment" -->`
		if err := os.WriteFile(filepath.Join(dir, "story.html"), []byte(story), 0o644); err != nil {
			t.Fatal(err)
		}
		nginx(t, dir, at, "proxy_cache_path "+dir+"/cache keys_zone=live:1m inactive=10d max_size=100m;\nupstream live.example.org { server "+live+"; }\n",
			"root "+dir+";\n"+snippets(t, "### nginx (SSI)")[0])
		holds(t, take(t, "http://"+at+"/story.html"))
	})
	t.Run("varnish", func(t *testing.T) {
		varnish := tool(t, "varnishd", "varnish")
		code := snippets(t, "### Varnish and other ESI")
		own := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			_, _ = fmt.Fprint(w, "<!DOCTYPE html>"+strings.ReplaceAll(code[0], "/storm/", "/"+c.slug+"/"))
		}))
		t.Cleanup(own.Close)
		back := func(name, address string) string {
			host, port, _ := net.SplitHostPort(address)
			return fmt.Sprintf("backend %s { .host = %q; .port = %q; .first_byte_timeout = 2s; }\n", name, host, port)
		}
		dir, at := t.TempDir(), free(t)
		vcl := "vcl 4.1;\n" + back("default", strings.TrimPrefix(own.URL, "http://")) + back("live", live) + code[1]
		if err := os.WriteFile(filepath.Join(dir, "default.vcl"), []byte(vcl), 0o644); err != nil {
			t.Fatal(err)
		}
		beside(t, at, exec.Command(varnish, "-F", "-n", filepath.Join(dir, "n"), "-a", at, "-f", filepath.Join(dir, "default.vcl"), "-s", "malloc,16m", "-j", "none"))
		var got string
		eventually(t, "varnish does not serve", func() bool {
			r, err := http.Get("http://" + at + "/story")
			if err != nil {
				return false
			}
			r.Body.Close()
			return r.StatusCode == http.StatusOK
		})
		got = take(t, "http://"+at+"/story")
		holds(t, got)
	})
	t.Run("element", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Open(s.address + "/" + c.slug)
		tab.Open(host(t, func() string { return here(snippets(t, "## The element")[0]) }))
		tab.Wait(`document.querySelector("stop-press iframe")?.offsetHeight > 2000`)
	})
	t.Run("frame", func(t *testing.T) {
		code := snippets(t, "## A frame")
		tab := testbrowser.New(t)
		tab.Open(s.address + "/" + c.slug)
		tab.Open(host(t, func() string { return "<script>" + code[1] + "</script>" + here(code[0]) }))
		tab.Wait(`document.querySelector("iframe").offsetHeight > 2000`)
	})
	t.Run("policy", func(t *testing.T) {
		// A host with a strict policy, and what the document says it must allow.
		text, err := os.ReadFile(filepath.Join(testneed.Root(t), "docs/embed.md"))
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(text), "**Content-Security-Policy.**")
		_, rest, _ = strings.Cut(rest, "\n    ")
		policy, _, _ := strings.Cut(rest, "\n")
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Security-Policy", "default-src 'none'; "+here(policy))
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			_, _ = fmt.Fprint(w, `<!DOCTYPE html><html lang="en"><title>A story</title><link rel="icon" href="data:,"><main>`+take(t, s.address+"/"+c.slug+"/fragment")+`</main>`)
		}))
		t.Cleanup(server.Close)
		tab := testbrowser.New(t)
		tab.Allow("data:,") // the host's own icon
		tab.Open(s.address + "/" + c.slug)
		tab.Open(server.URL)
		hostLinked(tab)
		want(t, "its own faces", eval[string](tab, `getComputedStyle(document.querySelector(".stop-press .body")).fontFamily.includes("Noto Serif")`+` + ""`), "true")
		d := c.post("A boat")
		tab.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, d.ID))
	})
	t.Run("elsewhere", func(t *testing.T) {
		// The article is the page's home; what it does not hold any more is on the server.
		address := host(t, func() string { return take(t, s.address+"/"+c.slug+"/fragment?posts=1") })
		var done struct{}
		c.run(&done, "", "page", "set", c.slug, "--canonical", address)
		eventually(t, "the page does not know its home", func() bool {
			return strings.Contains(take(t, s.address+"/"+c.slug+"/fragment"), `data-canonical="`+address+`"`)
		})
		tab := testbrowser.New(t)
		tab.Open(s.address + "/" + c.slug)
		tab.Open(address)
		hostLinked(tab)
		want(t, "links of posts", eval[string](tab, `[...document.querySelectorAll("article")].map(a => a.querySelector("[data-h='4'] a").href === location.href + "#" + a.id).join()`), "true")
		for _, from := range []string{address, "about:blank"} {
			tab.Open(from)
			tab.Open(address + "#p-" + c.posts[0])
			tab.Wait(fmt.Sprintf(`location.href === %q && document.getElementById("p-%s")`, s.address+"/"+c.slug+"/"+c.posts[0], c.posts[0]))
		}
	})
}
