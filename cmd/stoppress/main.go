// Stop Press serves pages that say "this page will be updated with the latest
// news": editors publish time-stamped updates, and readers' open pages change by
// themselves.
//
// Every command says what it did and exits 0 only if it did it; 1 is for what
// failed, 2 for what was asked wrongly. With --json it says so in JSON. Each
// flag has an environment variable: STOPPRESS_DATA for --data.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	_ "time/tzdata" // so that zones are known on a machine that has none
	"unicode"

	"github.com/alecthomas/kong"

	"stoppress/internal/desk"
	"stoppress/internal/intake"
	"stoppress/internal/record"
	"stoppress/internal/store"
)

// version is set when a release is built.
var version = "dev"

// cli is all commands and flags.
type cli struct {
	Data     string           `help:"Data folder, with the database and the keys." default:"./data" placeholder:"DIR" group:"Of every command"`
	Database string           `help:"Keep the data in PostgreSQL instead; the folder still holds the keys." placeholder:"postgres://..." group:"Of every command"`
	URL      string           `name:"url" help:"Public address of the site: origin and path prefix." placeholder:"https://example.org/live" group:"Of every command"`
	JSON     bool             `name:"json" help:"Say what was done as JSON." group:"Of every command"`
	Watched  []string         `sep:"none" help:"A word of the watch list that is to be published all the same; again for another." placeholder:"WORD" group:"Of every command"`
	Version  kong.VersionFlag `help:"Print the version and exit." env:"-" group:"Of every command"`

	Serve   serveCmd   `cmd:"" help:"Serve the pages, and take what is published."`
	Page    pageCmd    `cmd:"" help:"Make, list, show, change, open, end, reopen and rename pages."`
	Post    postCmd    `cmd:"" help:"Publish a post, or several as one update, or change one that is published."`
	Series  seriesCmd  `cmd:"" help:"Make, list, show, stop and start pages that start anew each day."`
	Import  importCmd  `cmd:"" help:"Turn the text of a page that was kept by hand into posts."`
	Export  exportCmd  `cmd:"" help:"Write a page as text, Markdown, JSON, one HTML file, or a folder that opens without a server."`
	Token   tokenCmd   `cmd:"" help:"Make, list and revoke tokens for the HTTP API."`
	User    userCmd    `cmd:"" help:"List, invite and disable those who may sign in to the desk, and let someone back in."`
	Webhook webhookCmd `cmd:"" help:"Keep webhooks: addresses that are told, signed, of what is published."`
	Watch   watchCmd   `cmd:"" help:"Keep the watch list: words that are asked about before they are published."`
	Audit   auditCmd   `cmd:"" help:"List who did what, or export it."`
	Site    siteCmd    `cmd:"" help:"Show and set what there is once for the whole site: name, colour, contact."`
	Verify  verifyCmd  `cmd:"" help:"Check the record of a site or page, from a copy or an address."`
	Doctor  doctorCmd  `cmd:"" help:"Check the data."`
	Bench   benchCmd   `cmd:"" help:"Load a server of your own, to see how many readers a machine holds."`
	Print   versionCmd `cmd:"" name:"version" help:"Print the version."`
}

// app is what a command is run with.
type app struct {
	*cli
	ctx            context.Context // ends with an interrupt
	stdin          io.Reader
	stdout, stderr io.Writer
	terminal       bool // someone may be typing at stdin
	log            *slog.Logger
}

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run runs one command and returns what to exit with.
func run(args []string, stdin *os.File, stdout, stderr io.Writer) (code int) {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once

	c := &cli{}
	a := &app{cli: c, ctx: ctx, stdin: stdin, stdout: stdout, stderr: stderr, log: slog.New(slog.NewTextHandler(stderr, nil))}
	if st, err := stdin.Stat(); err == nil && st.Mode()&os.ModeCharDevice != 0 {
		a.terminal = true
	}
	exit := exited(-1)
	defer func() {
		if r := recover(); r != nil {
			e, ok := r.(exited)
			if !ok {
				panic(r)
			}
			code = int(e)
		}
	}()
	k, err := kong.New(c,
		kong.Name("stoppress"),
		kong.Description("Pages that are updated with the latest news. In docs/ is what this can't say in a line."),
		kong.DefaultEnvars("STOPPRESS"),
		kong.Vars{"version": version},
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit = exited(code); panic(exit) }), // after --help and --version
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.ValueFormatter(flagHelp),
		kong.Bind(a),
	)
	if err != nil {
		panic(err) // the struct above is wrong
	}
	parsed, err := k.Parse(args)
	if err == nil {
		err = parsed.Run(a)
	} else {
		var wrong *kong.ParseError
		if errors.As(err, &wrong) {
			parsed = wrong.Context
		}
		err = usage("%v", err)
		c.JSON = c.JSON || slices.Contains(args, "--json")
	}
	return a.end(err, parsed)
}

// flagHelp is what help says of a flag: also what it is where it is not given, and
// which environment variable gives it.
func flagHelp(v *kong.Value) string {
	var more []string
	if v.HasDefault {
		more = append(more, "default "+v.Default)
	}
	for _, env := range v.Tag.Envs {
		more = append(more, "$"+env)
	}
	if len(more) == 0 {
		return v.Help
	}
	return fmt.Sprintf("%s (%s).", strings.TrimSuffix(v.Help, "."), strings.Join(more, "; "))
}

type exited int

// usageError is the error of a command that was asked wrongly.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// errInterrupted says that a command was told to end before it had done all of it.
var errInterrupted = errors.New("interrupted")

// interrupted says whether err is only that the program was told to end.
func (a *app) interrupted(err error) bool {
	return a.ctx.Err() != nil && errors.Is(err, context.Canceled)
}

// end says what went wrong, if anything did.
func (a *app) end(err error, parsed *kong.Context) int {
	if err == nil {
		return 0
	}
	var wrong *usageError
	code := 1
	if errors.As(err, &wrong) {
		code = 2
	}
	if a.interrupted(err) {
		err = errInterrupted
	}
	if a.JSON {
		p := *desk.Tell(err)
		if p.Status >= 500 || code == 2 {
			p.Message = err.Error() // there is no one here to keep it from
		}
		if code == 2 {
			p.Code = "usage"
		}
		var text *intake.ParseError
		switch {
		case errors.As(err, &text):
			p.Code, p.Field = "bad_text", "file"
		case errors.Is(err, store.ErrNoSite):
			p.Code = "no_site"
		case errors.Is(err, errNoUser):
			p.Code = "no_account"
		case errors.Is(err, store.ErrNoToken):
			p.Code = "no_token"
		case errors.Is(err, store.ErrSchema):
			p.Code = "schema"
		case errors.Is(err, fs.ErrNotExist):
			p.Code = "no_file"
		case errors.Is(err, record.ErrNoRecord):
			p.Code = "no_record"
		case errors.Is(err, errUnverified):
			p.Code = "unverified"
		case errors.Is(err, errInterrupted):
			p.Code = "interrupted"
		}
		e := json.NewEncoder(a.stderr)
		e.SetEscapeHTML(false)
		_ = e.Encode(p)
		return code
	}
	fmt.Fprintln(a.stderr, "stoppress:", shown(err.Error()))
	var watched *store.Watched
	if errors.As(err, &watched) {
		a.askWatched(watched)
	}
	if code == 2 {
		name := "stoppress"
		if parsed != nil {
			for _, p := range parsed.Path {
				if p.Command != nil {
					name = p.Command.FullPath()
				}
			}
		}
		fmt.Fprintf(a.stderr, "%s --help says how.\n", name)
	}
	return code
}

// say prints what was done: v with --json, else the text.
func (a *app) say(v any, format string, args ...any) error {
	if !a.JSON {
		_, err := fmt.Fprintln(a.stdout, shown(fmt.Sprintf(format, args...)))
		return err
	}
	e := json.NewEncoder(a.stdout)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// note prints a line beside what was done, which with --json must not stand in
// the way of the JSON.
func (a *app) note(format string, args ...any) {
	w := a.stdout
	if a.JSON {
		w = a.stderr
	}
	fmt.Fprintln(w, shown(fmt.Sprintf(format, args...)))
}

// shown is a text as a terminal may be given it. What a server says that is
// verified or measured may be anyone's, and could speak to the terminal itself.
func shown(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

type versionCmd struct{}

func (versionCmd) Run(a *app) error {
	return a.say(map[string]string{"version": version}, "stoppress %s", version)
}
