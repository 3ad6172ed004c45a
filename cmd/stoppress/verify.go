package main

import (
	"encoding/base64"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"stoppress/internal/record"
)

// errUnverified is the error of a record that does not hold.
var errUnverified = errors.New("the record does not hold")

type verifyCmd struct {
	Where  string  `arg:"" help:"A copy's folder, or the address of a site or of one page." placeholder:"DIR|URL"`
	Key    *string `help:"The verifier key to trust, or a file that holds it. Without it the record is checked with its own." placeholder:"KEY|FILE"`
	Old    *string `help:"A checkpoint that was kept from earlier: the record must have grown from it." placeholder:"FILE"`
	Save   string  `help:"Keep what was fetched from an address in this new folder." placeholder:"DIR"`
	Fields bool    `help:"Say the answer for every value."`
}

// Run checks a record and says what it proved, the failures first.
func (c *verifyCmd) Run(a *app) error {
	o, err := c.options()
	if err != nil {
		return err
	}
	var report *record.Report
	var missed []record.Failure
	if isAddress(c.Where) {
		report, missed, err = c.fetched(a, o)
	} else if c.Save != "" {
		return usage("--save is for what is fetched from an address")
	} else {
		report, missed, err = verifyFolder(c.Where, o)
	}
	if err != nil {
		return err
	}
	if report.OK() && !report.Whole && len(report.Pages) == 0 {
		missed = append(missed, record.Failure{Why: "there are neither entries here nor a page's record; nothing but the checkpoint was verified"})
	}
	report.Failures = append(missed, report.Failures...)
	if err := c.tell(a, report); err != nil {
		return err
	}
	if !report.OK() {
		return fmt.Errorf("%w: %s", errUnverified, count(len(report.Failures), "failure", "failures"))
	}
	return nil
}

func (c *verifyCmd) options() (o record.Options, err error) {
	if c.Key != nil { // also where it is empty: it was meant to say something
		o.Key = *c.Key
		if b, err := readSmall(*c.Key); err == nil {
			o.Key = strings.TrimSpace(string(b))
		} else if *c.Key != "" && !strings.Contains(*c.Key, "+") { // it can only have been a file's name
			return o, fmt.Errorf("--key: %w", err)
		}
		if _, _, err := record.ParsePublic(o.Key); err != nil {
			return o, usage("--key: %v", err)
		}
	}
	if c.Old != nil {
		if o.Old, err = readSmall(*c.Old); err != nil {
			return o, fmt.Errorf("--old: %w", err)
		}
	}
	return o, nil
}

// readSmall reads a file of at most 64 KB.
func readSmall(name string) ([]byte, error) {
	st, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	if !st.Mode().IsRegular() || st.Size() > 64<<10 {
		return nil, fmt.Errorf("%s is not a file of at most 64 KB", name)
	}
	return os.ReadFile(name)
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func verifyFolder(dir string, o record.Options) (*record.Report, []record.Failure, error) {
	st, err := os.Stat(dir)
	switch {
	case err != nil:
		return nil, nil, err
	case !st.IsDir():
		return nil, nil, usage("%s is not a folder; name the folder that holds record/EPOCH/checkpoint, or an address", dir)
	}
	copied := os.DirFS(dir)
	report, err := record.Verify(copied, o)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, err)
	}
	others, err := pictureFailures(copied, report, pictureIn(copied))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", dir, err)
	}
	return report, others, nil
}

// fetched verifies a copy that it makes of the record at an address.
func (c *verifyCmd) fetched(a *app, o record.Options) (report *record.Report, missed []record.Failure, err error) {
	dir := c.Save
	if dir != "" {
		if dir, err = filepath.Abs(dir); err != nil {
			return nil, nil, err
		}
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, nil, err
		}
		if in, err := os.ReadDir(dir); err != nil || len(in) > 0 {
			return nil, nil, errors.Join(usage("--save %s: it is not empty", c.Save), err)
		}
	} else {
		if dir, err = os.MkdirTemp("", "stoppress-verify-"); err != nil {
			return nil, nil, err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, nil, err
	}
	defer root.Close()
	missed, from, err := copyRecord(a.ctx, c.Where, root, o)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Where, err)
	}
	if report, err = record.Verify(root.FS(), o); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Where, err)
	}
	// Nothing in a record says what a page was called at first.
	if p := from.pages[from.only]; p != nil && p.folder != path.Base(c.Where) {
		a.note("%s leads to the page %s there; that is the one that was looked at", c.Where, p.folder)
	}
	others, err := pictureFailures(root.FS(), report, from.picture(a.ctx))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", c.Where, err)
	}
	return report, append(missed, others...), nil
}

// The forms of a report in JSON.
type (
	verifyJSON struct {
		OK      bool   `json:"ok"`
		Origin  string `json:"origin"`
		Entries int64  `json:"entries"`
		Root    string `json:"root"`
		Key     string `json:"key"`
		Pinned  bool   `json:"pinned"` // the key was given, not taken from the record
		Whole   bool   `json:"whole"`  // every entry of the site was there
		verifyCounts
		Failures []verifyFailure `json:"failures"`
		Pages    []verifyPage    `json:"pages"`
	}
	verifyCounts struct {
		Verified int `json:"verified"`
		Withheld int `json:"withheld"`
		Erased   int `json:"erased"`
		Failed   int `json:"failed"`
	}
	verifyFailure struct {
		Page  string `json:"page,omitempty"`
		Seq   int64  `json:"seq,omitempty"`
		Field string `json:"field,omitempty"`
		Why   string `json:"why"`
	}
	verifyPage struct {
		Page    string `json:"page"`
		Folder  string `json:"folder"`
		Entries int64  `json:"entries"`
		verifyCounts
		Fields []verifyField `json:"fields"`
	}
	verifyField struct {
		Seq    int64  `json:"seq"`
		Name   string `json:"name"`
		Answer string `json:"answer"`
		Why    string `json:"why,omitempty"`
	}
)

func (n *verifyCounts) add(s record.State) {
	switch s {
	case record.Verified:
		n.Verified++
	case record.Withheld:
		n.Withheld++
	case record.Erased:
		n.Erased++
	default:
		n.Failed++
	}
}

func (n verifyCounts) String() string {
	var parts []string
	for _, c := range []struct {
		n     int
		state record.State
	}{{n.Verified, record.Verified}, {n.Withheld, record.Withheld}, {n.Erased, record.Erased}, {n.Failed, record.Failed}} {
		if c.n > 0 || c.state == record.Verified {
			parts = append(parts, fmt.Sprintf("%d %s", c.n, c.state))
		}
	}
	return strings.Join(parts, "; ")
}

func (c *verifyCmd) tell(a *app, r *record.Report) error {
	said := verifyJSON{OK: r.OK(), Key: r.Key, Pinned: r.Pinned, Whole: r.Whole, Failures: []verifyFailure{}, Pages: []verifyPage{}}
	var text strings.Builder
	for _, f := range r.Failures {
		said.Failures = append(said.Failures, verifyFailure(f))
		fmt.Fprintln(&text, f)
	}
	for _, p := range r.Pages {
		page := verifyPage{Page: p.ID, Folder: p.Folder, Entries: p.Seq, Fields: []verifyField{}}
		var fields strings.Builder
		for _, f := range p.Fields {
			page.add(f.State)
			said.add(f.State)
			page.Fields = append(page.Fields, verifyField{f.Seq, f.Name, string(f.State), f.Why})
			// A value that is there in spite of its seal is worth a line also where not every one is asked for.
			if c.Fields || f.State == record.Verified && f.Why != "" {
				fmt.Fprintf(&fields, "  seq %d %s: %s", f.Seq, f.Name, f.State)
				if f.Why != "" {
					fmt.Fprintf(&fields, " (%s)", f.Why)
				}
				fields.WriteString("\n")
			}
		}
		said.Pages = append(said.Pages, page)
		name := "page " + p.ID
		if p.Folder != "" {
			name = p.Folder + ", " + name
		}
		fmt.Fprintf(&text, "%s, %s: %v\n%s", name, count(int(p.Seq), "entry", "entries"), page.verifyCounts, fields.String())
	}
	if r.Checkpoint.Site != "" {
		said.Origin, said.Entries = r.Checkpoint.Origin(), r.Checkpoint.Size
		said.Root = base64.StdEncoding.EncodeToString(r.Checkpoint.Root[:])
		whole := "; what may be missing at a page's end only the whole site's record shows"
		if r.Whole {
			whole = ", all of them here"
		}
		fmt.Fprintf(&text, "Log %s, %s under the checkpoint%s\n", said.Origin, count(int(said.Entries), "entry", "entries"), whole)
	}
	key := "the record's own: whose it is, only a key from elsewhere tells"
	if r.Pinned {
		key = "the one given"
	}
	if r.Key != "" {
		fmt.Fprintf(&text, "Key %s, %s\n", r.Key, key)
	}
	text.WriteString(map[bool]string{true: "Verified: everything holds", false: "FAILED: not everything holds"}[r.OK()])
	return a.say(said, "%s", text.String())
}
