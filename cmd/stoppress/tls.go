package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/acme"
	"golang.org/x/crypto/acme/autocert"
	"golang.org/x/net/idna"
)

// tlsFlags are how the server speaks TLS by itself, where no proxy does.
type tlsFlags struct {
	Host      []string `help:"Speak TLS with a certificate for this name, which is got and renewed by itself." placeholder:"NAME"`
	Email     string   `help:"Where the authority writes about the certificate." placeholder:"EMAIL"`
	Authority string   `help:"Another authority than Let's Encrypt: its ACME directory." placeholder:"URL"`
	HTTP      string   `name:"http" help:"Where plain http is led on to https; with --tls-host it is :80 unless told, and none to leave it out." placeholder:"ADDR"`
	Cert      string   `help:"Speak TLS with the certificate in this file, which is read anew when it changes." type:"path" placeholder:"FILE"`
	Key       string   `help:"And its key." type:"path" placeholder:"FILE"`
	HSTS      string   `name:"hsts" help:"How long browsers are to know that there is https here; 0 takes it back." default:"180d" placeholder:"AGE"`
}

const (
	defaultListen = "127.0.0.1:8080"
	anyPort       = ":443"
	warmFirst     = time.Minute // after a certificate could not be got
	warmLast      = time.Hour
)

// A seal is the server's TLS: nil where it has none.
type seal struct {
	config *tls.Config
	hosts  []string          // names that certificates are got for
	auto   *autocert.Manager // nil: from files
	hsts   string
	log    *slog.Logger
}

// settle checks the flags, and says what follows from them: where to listen and
// what the public address is, where neither was said.
func (f *tlsFlags) settle(a *app, c *serveCmd) error {
	byName, byFile := len(f.Host) > 0, f.Cert != "" || f.Key != ""
	switch {
	case byName && byFile:
		return usage("give --tls-host, or --tls-cert with --tls-key, not both")
	case byFile && (f.Cert == "" || f.Key == ""):
		return usage("--tls-cert and --tls-key go together")
	case !byName && (f.Email != "" || f.Authority != ""):
		return usage("--tls-email and --tls-authority go with --tls-host")
	case !byName && !byFile:
		if f.HTTP != "" {
			return usage("--tls-http goes with --tls-host, or with --tls-cert")
		}
		return nil
	case c.Demo:
		return usage("--demo speaks no TLS")
	}
	for i, h := range f.Host {
		name, err := idna.Lookup.ToASCII(h)
		if _, ip := netip.ParseAddr(h); err != nil || ip == nil || strings.ContainsAny(h, ":/* ") || !strings.Contains(name, ".") {
			return usage("--tls-host %q: give a name such as news.example.org, without https:// and port", h)
		}
		f.Host[i] = strings.ToLower(name)
	}
	if byName && c.Listen == defaultListen {
		c.Listen = anyPort
	}
	switch {
	case byName && f.HTTP == "":
		f.HTTP = ":80"
	case f.HTTP == "none":
		f.HTTP = ""
	}
	if a.URL == "" {
		return nil
	}
	u, err := url.Parse(a.URL)
	switch {
	case err != nil:
		return err
	case u.Scheme != "https":
		return usage("--url %s is not https, and the server speaks TLS", a.URL)
	case byName && !slices.Contains(f.Host, strings.ToLower(u.Hostname())):
		return usage("--url is at %s, for which --tls-host gets no certificate", u.Hostname())
	}
	return nil
}

// open makes the server's TLS. dir is the data folder, where certificates are kept.
func (f *tlsFlags) open(dir string, log *slog.Logger) (*seal, error) {
	if len(f.Host) == 0 && f.Cert == "" {
		return nil, nil
	}
	s := &seal{hosts: f.Host, log: log}
	if f.HSTS != "0" {
		age, err := parseAge(f.HSTS)
		if err != nil {
			return nil, usage("--tls-hsts %v", err)
		}
		s.hsts = fmt.Sprintf("max-age=%d", age/time.Second)
	} else {
		s.hsts = "max-age=0"
	}
	if f.Cert != "" {
		files := &certFiles{cert: f.Cert, key: f.Key, log: log}
		if _, err := files.get(nil); err != nil {
			return nil, fmt.Errorf("reading the certificate: %w", err)
		}
		s.config = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: files.get}
		return s, nil
	}
	cache := filepath.Join(dir, "certificates")
	if err := os.MkdirAll(cache, 0o700); err != nil {
		return nil, err
	}
	if err := os.Chmod(cache, 0o700); err != nil { // it may have been copied here with less care
		return nil, err
	}
	s.auto = &autocert.Manager{
		Prompt: autocert.AcceptTOS, Cache: autocert.DirCache(cache), Email: f.Email,
		HostPolicy: autocert.HostWhitelist(f.Host...), Client: &acme.Client{DirectoryURL: autocert.DefaultACMEDirectory, UserAgent: "stoppress"},
	}
	if f.Authority != "" {
		s.auto.Client.DirectoryURL = f.Authority
	}
	s.config = s.auto.TLSConfig()
	s.config.MinVersion = tls.VersionTLS12
	return s, nil
}

// warm gets the certificates before the first reader comes, and says in the log
// what is wrong where that does not go: the handshakes that fail are not logged,
// since anybody can make one fail.
func (s *seal) warm(ctx context.Context) {
	if s == nil || s.auto == nil {
		return
	}
	var all sync.WaitGroup
	for _, host := range s.hosts {
		all.Go(func() {
			for wait := warmFirst; ; wait = min(2*wait, warmLast) {
				c, err := s.auto.GetCertificate(&tls.ClientHelloInfo{
					ServerName: host, SupportedCurves: []tls.CurveID{tls.CurveP256}, SupportedVersions: []uint16{tls.VersionTLS13},
					SignatureSchemes: []tls.SignatureScheme{tls.ECDSAWithP256AndSHA256}, CipherSuites: []uint16{tls.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256},
				})
				if err == nil {
					s.log.Info("the certificate is there", "name", host, "until", c.Leaf.NotAfter)
					return
				}
				if ctx.Err() != nil {
					return
				}
				s.log.Error("no certificate could be got; the authority must reach this server under that name, at port 443 or 80", "name", host, "again_in", wait, "error", err)
				select {
				case <-time.After(wait):
				case <-ctx.Done():
					return
				}
			}
		})
	}
	all.Wait()
}

// over is a handler that tells browsers that there is https here.
func (s *seal) over(h http.Handler) http.Handler {
	if s == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Strict-Transport-Security", s.hsts)
		h.ServeHTTP(w, r)
	})
}

// plain answers http: what the authority asks, and for all others where https is.
// base is the public address.
func (s *seal) plain(base *url.URL) http.Handler {
	port := base.Port()
	lead := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		host := strings.ToLower(r.Host)
		if h, _, err := net.SplitHostPort(host); err == nil {
			host = h
		}
		switch {
		case host != base.Hostname() && !slices.Contains(s.hosts, host): // it leads nobody to another site
			http.Error(w, "There is no such site here.", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead: // it was sent in the open already; better that it fails
			http.Error(w, "Send this by https.", http.StatusForbidden)
		default:
			if port != "" {
				host = net.JoinHostPort(host, port)
			}
			to := url.URL{Scheme: "https", Host: host, Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: r.URL.RawQuery}
			http.Redirect(w, r, to.String(), http.StatusPermanentRedirect)
		}
	})
	if s.auto == nil {
		return lead
	}
	return s.auto.HTTPHandler(lead)
}

// certFiles is a certificate that someone else renews.
type certFiles struct {
	cert, key string
	log       *slog.Logger

	mu    sync.Mutex // guards what follows
	now   *tls.Certificate
	stats [2]os.FileInfo // of the files as they were last read, well or not
}

// get gives the certificate as it is in the files. Where what is there now can't
// be read, or the key is not the certificate's, the one before goes on.
func (f *certFiles) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var stats [2]os.FileInfo
	for i, name := range []string{f.cert, f.key} {
		st, err := os.Stat(name)
		if err != nil {
			if f.now != nil {
				return f.now, nil // it is being put in the place of the other
			}
			return nil, err
		}
		stats[i] = st
	}
	same := f.now != nil
	for i, was := range f.stats {
		same = same && was != nil && os.SameFile(was, stats[i]) && was.ModTime().Equal(stats[i].ModTime()) && was.Size() == stats[i].Size()
	}
	if same {
		return f.now, nil
	}
	f.stats = stats
	c, err := tls.LoadX509KeyPair(f.cert, f.key)
	switch {
	case err == nil:
		if f.now != nil {
			f.log.Info("the certificate was read anew", "until", c.Leaf.NotAfter)
		}
		f.now = &c
	case f.now == nil:
		return nil, err
	default:
		f.log.Error("the new certificate can't be read; the one before goes on", "error", err)
	}
	return f.now, nil
}
