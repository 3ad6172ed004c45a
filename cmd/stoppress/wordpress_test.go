//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"stoppress/internal/page"
	"stoppress/internal/testbrowser"
	"stoppress/internal/testneed"
)

// The plugin in a real WordPress, with a database of its own, in a temporary
// folder: what its readers get.

// wpFiles is where Debian's package puts WordPress.
const wpFiles = "/usr/share/wordpress"

// wordpress starts one with the plugin, and with posts of the titles and contents
// given. It gives the address of each, and what runs PHP within it.
func wordpress(t *testing.T, server string, posts ...[2]string) (at []string, run func(code string)) {
	t.Helper()
	tools := map[string]string{}
	for _, name := range []string{"php", "mariadb-install-db", "mariadbd"} {
		at, err := exec.LookPath(name)
		if err != nil {
			at = "/usr/sbin/" + name
			if _, err := os.Stat(at); err != nil {
				testneed.Missing(t, "no "+name+" (install php-cli, php-mysql, mariadb-server and wordpress)")
			}
		}
		tools[name] = at
	}
	if _, err := os.Stat(wpFiles + "/wp-load.php"); err != nil {
		testneed.Missing(t, "no WordPress in "+wpFiles+" (install wordpress)")
	}
	if out, err := exec.Command(tools["php"], "-m").Output(); err != nil || !bytes.Contains(out, []byte("mysqli")) {
		testneed.Missing(t, "no mysqli in PHP (install php-mysql)")
	}

	// A socket's path must be short.
	dir, err := os.MkdirTemp("", "sp-wp")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	write := func(name, text string) {
		t.Helper()
		at := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	own := func(cmd *exec.Cmd) *exec.Cmd {
		cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
		return cmd
	}
	stop := func(cmd *exec.Cmd) {
		t.Cleanup(func() {
			_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
			_ = cmd.Wait()
		})
	}

	data := filepath.Join(dir, "db")
	var user []string
	if os.Geteuid() == 0 {
		user = []string{"--user=root"}
	}
	install := exec.Command(tools["mariadb-install-db"], append([]string{"--no-defaults", "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve"}, user...)...)
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("mariadb-install-db: %v\n%s", err, out)
	}
	sock := filepath.Join(dir, "db.sock")
	log, err := os.Create(filepath.Join(dir, "db.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	db := own(exec.Command(tools["mariadbd"], append([]string{"--no-defaults", "--datadir=" + data, "--socket=" + sock, "--pid-file=" + filepath.Join(dir, "db.pid"), "--skip-networking",
		"--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M"}, user...)...))
	db.Stderr = log
	if err := db.Start(); err != nil {
		t.Fatal(err)
	}
	stop(db)
	eventually(t, "the database does not answer", func() bool {
		c, err := net.Dial("unix", sock)
		if err == nil {
			c.Close()
		}
		return err == nil
	})

	// WordPress itself is only linked to; its own small files are copied, since they
	// look for the settings beside themselves.
	root, err := filepath.Glob(wpFiles + "/*.php")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range root {
		b, err := os.ReadFile(at)
		if err != nil {
			t.Fatal(err)
		}
		write(filepath.Base(at), string(b))
	}
	for _, name := range []string{"wp-includes", "wp-admin"} {
		if err := os.Symlink(filepath.Join(wpFiles, name), filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(filepath.Join(dir, "wp-content/plugins/stop-press"), os.DirFS(filepath.Join(testneed.Root(t), "wordpress/stop-press"))); err != nil {
		t.Fatal(err)
	}
	// A theme of blocks: what WordPress does to text it does there twice.
	write("wp-content/themes/bare/style.css", "/* Theme Name: Bare */ h2, p { color: #070 } p { margin: 2em }")
	write("wp-content/themes/bare/functions.php", "<?php add_action( 'wp_enqueue_scripts', function () { wp_enqueue_style( 'bare', get_stylesheet_uri() ); } );")
	write("wp-content/themes/bare/templates/index.html", `<!-- wp:query {"query":{"perPage":10,"inherit":true}} --><main class="wp-block-query"><!-- wp:post-template --><!-- wp:post-title {"level":1} /--><!-- wp:post-content /--><!-- /wp:post-template --></main><!-- /wp:query -->`)
	write("wp-content/themes/bare/templates/singular.html", `<!-- wp:group {"tagName":"main"} --><main class="wp-block-group"><!-- wp:post-title {"level":1} /--><!-- wp:post-content /--></main><!-- /wp:group -->`)
	// Here everything is on one machine, which WordPress does not ask for embeds.
	write("wp-content/mu-plugins/local.php", `<?php
add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', function ( $p ) { $p[] = (int) parse_url( get_option( 'stop_press_server' ), PHP_URL_PORT ); return $p; } );`)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := "http://" + l.Addr().String()
	l.Close()
	write("wp-config.php", `<?php
define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', 'root' ); define( 'DB_PASSWORD', '' ); define( 'DB_HOST', 'localhost:`+sock+`' );
define( 'DB_CHARSET', 'utf8mb4' ); define( 'DB_COLLATE', '' ); $table_prefix = 'wp_';
defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' ); define( 'WP_CONTENT_DIR', __DIR__ . '/wp-content' );
define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', true ); define( 'DISABLE_WP_CRON', true ); define( 'WP_HTTP_BLOCK_EXTERNAL', false ); define( 'AUTOMATIC_UPDATER_DISABLED', true );
require ABSPATH . 'wp-settings.php';`)
	said, err := json.Marshal(posts)
	if err != nil {
		t.Fatal(err)
	}
	write("posts.json", string(said))
	write("install.php", `<?php
$db = new mysqli( 'localhost', 'root', '', '', 0, '`+sock+`' );
$db->query( 'CREATE DATABASE wordpress CHARACTER SET utf8mb4' );
$_SERVER['HTTP_HOST'] = parse_url( '`+address+`', PHP_URL_HOST ) . ':' . parse_url( '`+address+`', PHP_URL_PORT );
define( 'WP_INSTALLING', true ); define( 'WP_SITEURL', '`+address+`' );
require __DIR__ . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter( 'pre_wp_mail', '__return_false' );
wp_install( 'The Ellery Lantern', 'editor', 'editor@lantern.example', true, '', 'secret' );
require_once ABSPATH . 'wp-admin/includes/plugin.php';
update_option( 'template', 'bare' ); update_option( 'stylesheet', 'bare' );
update_option( 'active_plugins', array( 'stop-press/stop-press.php' ) );
update_option( 'stop_press_server', '`+server+`' );
$at = array();
kses_remove_filters();
foreach ( json_decode( file_get_contents( __DIR__ . '/posts.json' ) ) as $p ) {
	$at[] = '`+address+`/?p=' . wp_insert_post( array( 'post_title' => $p[0], 'post_content' => wp_slash( $p[1] ), 'post_status' => 'publish', 'post_author' => 1 ) );
}
echo "\n" . json_encode( $at );`)
	php := exec.Command(tools["php"], "-d", "memory_limit=256M", "install.php")
	php.Dir = dir
	out, err := php.CombinedOutput()
	lines := bytes.Split(bytes.TrimSpace(out), []byte("\n"))
	if err != nil || json.Unmarshal(lines[len(lines)-1], &at) != nil {
		t.Fatalf("setting up WordPress: %v\n%s", err, out)
	}
	web := own(exec.Command(tools["php"], "-d", "memory_limit=256M", "-S", strings.TrimPrefix(address, "http://"), "-t", dir))
	web.Env = append(os.Environ(), "PHP_CLI_SERVER_WORKERS=4")
	if err := web.Start(); err != nil {
		t.Fatal(err)
	}
	stop(web)
	eventually(t, "WordPress does not answer", func() bool {
		r, err := http.Get(address + "/?p=1")
		if err == nil {
			r.Body.Close()
		}
		return err == nil && r.StatusCode == http.StatusOK
	})
	return at, func(code string) {
		t.Helper()
		write("run.php", "<?php $_SERVER['HTTP_HOST'] = 'x'; require __DIR__ . '/wp-load.php';\n"+code)
		php := exec.Command(tools["php"], "run.php")
		php.Dir = dir
		if out, err := php.CombinedOutput(); err != nil || len(bytes.TrimSpace(out)) > 0 {
			t.Fatalf("in WordPress: %v\n%s", err, out)
		}
	}
}

func TestWordPress(t *testing.T) {
	t.Parallel()
	c := build(t, english, 12, "")
	s := c.serve()
	at := s.address + "/" + c.slug
	// Words that WordPress would write its own way.
	odd := c.change("# He said \"no\" :) to Wordpress -- twice...\n\n"+`"Quoted" :-) he said 8-) 3x4 -- it's 'so' ;) in Wordpress.`+"\n", page.OpEdit, c.posts[9], "--rev", "1")
	var asked atomic.Int64
	stranger := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	t.Cleanup(stranger.Close)
	posts, run := wordpress(t, s.address,
		[2]string{"Shortcode", `[stop_press page="` + at + `"]`},
		[2]string{"Block", `<!-- wp:stop-press/live-page {"page":"` + at + `","level":3,"posts":2} /-->`},
		[2]string{"Embed", "<!-- wp:embed {\"url\":\"" + at + "\",\"type\":\"rich\"} -->\n<figure class=\"wp-block-embed is-type-rich\"><div class=\"wp-block-embed__wrapper\">\n" + at + "\n</div></figure>\n<!-- /wp:embed -->"},
		[2]string{"Elsewhere", `[stop_press page="` + stranger.URL + `/storm"] [stop_press page="` + s.address + `.evil.example/storm"] [stop_press page="../record"] [stop_press page="` + s.address + `/gale/page.json"]`},
		[2]string{"Late", `[stop_press page="` + c.slug + `" level="4"]`},
	)
	shortcode, block, embed, elsewhere := posts[0], posts[1], posts[2], posts[3]

	got := take(t, shortcode)
	for _, id := range c.posts {
		if !strings.Contains(got, `id="p-`+id+`"`) {
			t.Errorf("the shortcode's page lacks post %s", id)
		}
	}
	if strings.Contains(got, english.secret) || strings.Contains(got, english.secretHeadline) {
		t.Error("withdrawn text is in WordPress")
	}
	if strings.Contains(got, "Warning:") || strings.Contains(got, "Notice:") || strings.Contains(got, "Deprecated:") {
		t.Errorf("PHP has something to say:\n%s", got)
	}
	_, rest, _ := strings.Cut(got, `<script type="application/ld+json">`)
	text, _, _ := strings.Cut(rest, "</script>")
	var whole struct {
		Type    string            `json:"@type"`
		Updates []json.RawMessage `json:"liveBlogUpdate"`
	}
	if err := json.Unmarshal([]byte(text), &whole); err != nil {
		t.Fatalf("the JSON-LD: %v\n%s", err, text)
	}
	want(t, "type of the JSON-LD", whole.Type, "LiveBlogPosting")
	want(t, "posts in it", len(whole.Updates), 13) // fourteen, one withdrawn

	got = take(t, block)
	want(t, "heading in the block", strings.Contains(got, `<h3 data-h="1">`+english.title), true)
	if n := strings.Count(got, "<article "); n < 2 || n >= 10 {
		t.Errorf("%d articles in a block that asks for 2 posts", n)
	}
	got = take(t, elsewhere)
	if strings.Contains(got, "stop-press\"") || strings.Contains(got, "<stop-press") || strings.Contains(got, "Stop Press:") {
		t.Errorf("something of an address that is not allowed is shown:\n%s", got)
	}
	want(t, "requests to another server", asked.Load(), 0)
	site, _, _ := strings.Cut(shortcode, "?")
	feed := take(t, site+"?feed=rss2")
	want(t, "a link in WordPress' feed", strings.Contains(feed, at), true)
	want(t, "the fragment in WordPress' feed", strings.Contains(feed, "data-page"), false)
	list := take(t, site)
	want(t, "the page in a list of articles", strings.Contains(list, "data-page"), true)
	want(t, "JSON-LD in a list of articles", strings.Contains(list, "LiveBlogPosting"), false)

	t.Run("live", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Allow("favicon.ico") // WordPress'
		tab.Open(at)
		tab.Open(shortcode)
		hostLinked(tab)
		want(t, "the fragment as WordPress gives it", eval[string](tab, fmt.Sprintf(`%s(%q)`, asIncluded, at+"/fragment?level=2")), "")
		want(t, "a headline", eval[string](tab, fmt.Sprintf(`document.querySelector("#p-%s [data-h='4']").textContent`, odd.ID)), `He said "no" :) to Wordpress -- twice...`)
		want(t, "the theme's colour in it", eval[string](tab, `getComputedStyle(document.querySelector(".stop-press [data-h='1']")).color`), "rgb(22, 24, 29)")
		d := c.post("Boats are in")
		tab.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, d.ID))
		tab.Screenshot("wordpress-shortcode")
	})
	t.Run("oembed", func(t *testing.T) {
		tab := testbrowser.New(t)
		tab.Allow("favicon.ico")
		tab.Open(at)
		tab.Open(embed)
		want(t, "sandbox of the frame", eval[string](tab, `document.querySelector("iframe.wp-embedded-content").getAttribute("sandbox")`), "allow-scripts")
		tab.Wait(`document.querySelector("iframe").height === "1000"`)
		want(t, "the frame is seen, and what stands for it is not", eval[string](tab, `[...document.querySelectorAll(".wp-embedded-content")].map(e => e.tagName + (e.offsetHeight > 0)).join()`), "BLOCKQUOTEfalse,IFRAMEtrue")
		frame := tab.Frame("/embed")
		frame.Wait(`document.querySelector("[data-page]").dataset.link === "stream"`)
		want(t, "origin of the frame", eval[string](frame, "origin"), "null")
		want(t, "the rest can be scrolled to", eval[bool](frame, "scrollTo(0, 300), scrollY === 300"), true)
		d := c.post("Another boat")
		frame.Wait(pillShown)
		frame.Eval(`document.querySelector("[data-new]").click()`, nil)
		frame.Wait(fmt.Sprintf(`document.getElementById("p-%s")`, d.ID))
		tab.Screenshot("wordpress-oembed")
		frame.Eval(`(a => { a.focus(); a.click() })(document.querySelector(".source a"))`, nil)
		tab.Wait(fmt.Sprintf("location.href === %q", at))
	})
	t.Run("outage", func(t *testing.T) {
		s.kill()
		// The copies are not fresh any more: the server is asked, in vain.
		run(`global $wpdb; foreach ( $wpdb->get_col( "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '_transient_stop_press_%'" ) as $name ) {
			$copy = get_option( $name ); $copy['until'] = 0; update_option( $name, $copy ); }`)
		for range 2 {
			if got := take(t, shortcode); !strings.Contains(got, `id="p-`+c.posts[3]) {
				t.Errorf("without the server WordPress shows\n%s", got)
			}
		}
		got := take(t, posts[4])
		want(t, "a link where there is no copy", strings.Contains(got, `<a href="`+at+`">`), true)
	})
}
