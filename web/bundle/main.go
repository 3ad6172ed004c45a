// Command bundle makes the scripts and style sheets that the server embeds from
// their sources in web/src and web/desk.
//
//	go run ./web/bundle          writes them
//	go run ./web/bundle -check   writes nothing; fails if one is not what the sources make
//
// The bundles are committed, so that building the server needs no Node. Both
// ways fail if readers would be sent more than the budget allows, and both check
// the types where web/node_modules holds the compiler.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"

	"github.com/evanw/esbuild/pkg/api"
)

// output is one bundled file.
type output struct {
	source string // from the root of the repository
	target string
	budget int  // bytes when gzipped; 0: no limit
	host   bool // as it runs within another site's page
	desk   bool // of the desk's script, which is made of packages of web/node_modules
}

// deskBudget is what the desk's first load may have in all, gzipped: its script,
// with what that shares with what is fetched later, its style sheet, and its
// texts in one language.
const (
	deskBudget  = 150 * 1024
	chunkBudget = 24 * 1024
)

var outputs = []output{
	{source: "web/src/reader.ts", target: "internal/render/assets/reader.js", budget: 5 * 1024},
	{source: "web/src/keys.ts", target: "internal/render/assets/keys.js", budget: 1024},
	{source: "web/src/extras.ts", target: "internal/render/assets/extras.js", budget: 3 * 1024},
	{source: "web/src/left.ts", target: "internal/render/assets/left.js", budget: 1024},
	{source: "web/src/sw.ts", target: "internal/render/assets/sw.js", budget: 3 * 1024},
	{source: "web/src/sw-off.ts", target: "internal/render/assets/sw-off.js", budget: 512},
	{source: "web/src/reader.css", target: "internal/render/assets/reader.css"},
	{source: "web/src/reader.ts", target: "internal/render/assets/host.js", budget: 7 * 1024, host: true},
	{source: "web/src/host.css", target: "internal/render/assets/host.css", host: true},
	{source: "web/src/embed.ts", target: "internal/render/assets/embed.js", budget: 2 * 1024},
	{source: "web/desk/desk.css", target: "internal/desk/assets/desk.css"},
	{source: "web/desk/in.ts", target: "internal/desk/assets/in.js", budget: 2 * 1024},
	{source: "web/desk/work.css", target: "internal/desk/assets/work.css", budget: 10 * 1024},
	{source: "web/desk/texts/en.json", target: "internal/desk/assets/work.en.json", budget: 6 * 1024},
	{source: "web/desk/texts/fr.json", target: "internal/desk/assets/work.fr.json", budget: 6 * 1024},
	{source: "web/desk/texts/es.json", target: "internal/desk/assets/work.es.json", budget: 6 * 1024},
	{source: "web/desk/texts/de.json", target: "internal/desk/assets/work.de.json", budget: 6 * 1024},
	{source: "web/desk/texts/ar.json", target: "internal/desk/assets/work.ar.json", budget: 6 * 1024},
	{source: "web/desk/texts/fa.json", target: "internal/desk/assets/work.fa.json", budget: 6 * 1024},
	{source: "web/desk/texts/more/en.json", target: "internal/desk/assets/more.en.json", budget: 18 * 1024},
	{source: "web/desk/texts/more/fr.json", target: "internal/desk/assets/more.fr.json", budget: 18 * 1024},
	{source: "web/desk/texts/more/es.json", target: "internal/desk/assets/more.es.json", budget: 18 * 1024},
	{source: "web/desk/texts/more/de.json", target: "internal/desk/assets/more.de.json", budget: 18 * 1024},
	{source: "web/desk/texts/more/ar.json", target: "internal/desk/assets/more.ar.json", budget: 18 * 1024},
	{source: "web/desk/texts/more/fa.json", target: "internal/desk/assets/more.fa.json", budget: 18 * 1024},
	{source: "web/desk/desk.tsx", target: "internal/desk/assets/chunk.js", budget: chunkBudget, desk: true},
	{source: "web/desk/desk.tsx", target: "internal/desk/assets/desk.js", budget: deskBudget - chunkBudget - (10+6+2)*1024, desk: true},
	{source: "web/desk/desk.tsx", target: "internal/desk/assets/more.js", budget: 64 * 1024, desk: true},
}

func main() {
	check := flag.Bool("check", false, "write nothing; fail if a committed bundle is not what the sources make")
	flag.Parse()
	root, err := findRoot()
	if err == nil {
		err = run(root, *check)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run makes all outputs, or none: files that are made of one another must never
// lie beside those of another day.
func run(root string, check bool) error {
	errs := []error{types(root)}
	made := make([][]byte, len(outputs))
	for i, o := range outputs {
		text, err := o.make(root)
		if err == nil && text != nil && check {
			err = o.held(root, text)
		}
		made[i], errs = text, append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		if check {
			return err
		}
		return fmt.Errorf("NOTHING WAS WRITTEN; the bundles are as they were:\n%w", err)
	}
	if check {
		return nil
	}
	for i, o := range outputs {
		if made[i] == nil {
			continue
		}
		target := filepath.Join(root, o.target)
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(target, made[i], 0o644); err != nil {
			return err
		}
	}
	return nil
}

// make gives what the file should hold, within its budget; nil where its
// packages are missing.
func (o output) make(root string) ([]byte, error) {
	if _, err := os.Stat(filepath.Join(root, "web", "node_modules", "preact")); o.desk && err != nil {
		fmt.Printf("%s not looked at: its packages are missing; to have them: npm ci --prefix web\n", o.target)
		return nil, nil
	}
	text, err := o.text(root)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", o.source, err)
	}
	size, err := gzipped(text)
	if err != nil {
		return nil, err
	}
	fmt.Printf("%-36s %6d bytes, %5d gzipped\n", o.target, len(text), size)
	if o.budget > 0 && size > o.budget {
		return nil, fmt.Errorf("%s: %d bytes gzipped, %d over its budget of %d", o.target, size, size-o.budget, o.budget)
	}
	return text, nil
}

// held says how the committed file differs from what it should hold.
func (o output) held(root string, text []byte) error {
	held, err := os.ReadFile(filepath.Join(root, o.target))
	if err != nil {
		return fmt.Errorf("%s: not made yet; run: go run ./web/bundle", o.target)
	}
	if !bytes.Equal(held, text) {
		return fmt.Errorf("%s: not what %s makes; run: go run ./web/bundle", o.target, o.source)
	}
	return nil
}

// text is what the file should hold.
func (o output) text(root string) ([]byte, error) {
	source := filepath.Join(root, o.source)
	if !o.desk {
		return bundle(source, o.host)
	}
	made, err := deskFiles(source)
	if err != nil {
		return nil, err
	}
	text, ok := made[filepath.Base(o.target)]
	if !ok || len(made) != 3 {
		return nil, fmt.Errorf("made %v, not desk.js, chunk.js and more.js", slices.Sorted(maps.Keys(made)))
	}
	return licensed(root, text)
}

// deskFiles gives the desk's script in three files: desk.js, with which it
// starts; more.js, which it fetches later; and chunk.js, what both are made of.
func deskFiles(source string) (map[string][]byte, error) {
	o := options(source)
	o.Format = api.FormatESModule
	o.Splitting = true
	o.ChunkNames = "[name]"
	r := api.Build(o)
	if err := failed(r); err != nil {
		return nil, err
	}
	made := map[string][]byte{}
	for _, f := range r.OutputFiles {
		made[filepath.Base(f.Path)] = f.Contents
	}
	return made, nil
}

func options(source string) api.BuildOptions {
	return api.BuildOptions{
		EntryPoints:       []string{source},
		Outdir:            filepath.Dir(source), // named only; nothing is written
		Bundle:            true,
		Format:            api.FormatIIFE,
		Target:            api.ES2020,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		External:          []string{"*.woff2", "*.svg"},
		LogLevel:          api.LogLevelSilent,
	}
}

func failed(r api.BuildResult) error {
	if len(r.Errors) == 0 {
		return nil
	}
	return errors.New(api.FormatMessages(r.Errors, api.FormatMessagesOptions{Kind: api.ErrorMessage})[0])
}

// bundle gives the source and all that it imports as one small file. What only
// a page within another site's needs stands in the sources under HOST.
func bundle(source string, host bool) ([]byte, error) {
	if filepath.Ext(source) == ".json" {
		text, err := os.ReadFile(source)
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		err = json.Compact(&b, text)
		return b.Bytes(), err
	}
	o := options(source)
	o.Define = map[string]string{"HOST": fmt.Sprint(host)}
	if host && filepath.Ext(source) == ".css" {
		reader, err := os.ReadFile(filepath.Join(filepath.Dir(source), "reader.css"))
		if err != nil {
			return nil, err
		}
		own, err := os.ReadFile(source)
		if err != nil {
			return nil, err
		}
		text, err := hosted(string(reader), string(own))
		if err != nil {
			return nil, err
		}
		o.EntryPoints = nil
		o.Stdin = &api.StdinOptions{Contents: text, Sourcefile: "host.css", Loader: api.LoaderCSS, ResolveDir: filepath.Dir(source)}
		// None of these knows rules within rules.
		o.Engines = []api.Engine{{Name: api.EngineChrome, Version: "105"}, {Name: api.EngineSafari, Version: "15.4"}, {Name: api.EngineFirefox, Version: "110"}}
	}
	r := api.Build(o)
	if err := failed(r); err != nil {
		return nil, err
	}
	if len(r.OutputFiles) != 1 {
		return nil, fmt.Errorf("made %d files, not one", len(r.OutputFiles))
	}
	return r.OutputFiles[0].Contents, nil
}

// licensed puts above a script the licenses of what it is made of, as they ask.
// The other packages of the editor are under the second, by the same authors.
func licensed(root string, text []byte) ([]byte, error) {
	var b bytes.Buffer
	for _, name := range []string{"preact", "prosemirror-view"} {
		license, err := os.ReadFile(filepath.Join(root, "web", "node_modules", name, "LICENSE"))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&b, "/*! %s\n%s*/\n", name, license)
	}
	b.Write(text)
	return b.Bytes(), nil
}

func gzipped(text []byte) (int, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return 0, err
	}
	if _, err := w.Write(text); err != nil {
		return 0, err
	}
	if err := w.Close(); err != nil {
		return 0, err
	}
	return b.Len(), nil
}

// types checks the types of the sources, where the compiler is.
func types(root string) error {
	web := filepath.Join(root, "web")
	tsc := filepath.Join(web, "node_modules", ".bin", "tsc")
	if _, err := os.Stat(tsc); err != nil {
		fmt.Println("types not checked: no compiler; to have it: npm ci --prefix web")
		return nil
	}
	out, err := exec.Command(tsc, "--noEmit", "-p", web).CombinedOutput()
	if err != nil {
		return fmt.Errorf("types: %w\n%s", err, bytes.TrimSpace(out))
	}
	return nil
}

// findRoot gives the nearest folder from the current one up that holds go.mod.
func findRoot() (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", errors.New("run this inside the repository: no go.mod in this folder or above")
		}
		dir = up
	}
}
