package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"stoppress/internal/record"
)

// pictureBytes is the most that a picture has.
const pictureBytes = 32 << 20

// pictureID is what a value may name, since it becomes part of a file's name.
var pictureID = regexp.MustCompile(`^[a-z0-9]{1,64}$`)

// pictureFailures compares the pictures that verified values name with those values. get
// gives a picture by its id, fs.ErrNotExist where there is none: then there is
// nothing that could be another.
func pictureFailures(copied fs.FS, r *record.Report, get func(id string) ([]byte, error)) ([]record.Failure, error) {
	type named struct{ id, sum string }
	wanted := map[named][]record.Failure{} // what fails where it is another
	for _, p := range r.Pages {
		of := map[int64]*record.Opening{}
		for _, f := range p.Fields {
			if f.State != record.Verified || f.Name != "cover" && !strings.HasPrefix(f.Name, "media:") {
				continue
			}
			if of[f.Seq] == nil {
				b, err := fs.ReadFile(copied, path.Join(p.Folder, "record", strconv.FormatInt(f.Seq, 10)+".json"))
				if err != nil {
					return nil, err
				}
				if of[f.Seq], err = record.ParseOpening(b); err != nil {
					return nil, err
				}
			}
			for _, v := range of[f.Seq].Fields {
				var m struct{ ID, SHA256 string }
				if v.Name == f.Name && len(v.Value) > 0 && json.Unmarshal(v.Value, &m) == nil && pictureID.MatchString(m.ID) {
					k := named{m.ID, m.SHA256}
					wanted[k] = append(wanted[k], record.Failure{Page: p.ID, Seq: f.Seq, Field: f.Name})
				}
			}
		}
	}
	var mu sync.Mutex // guards failed
	var failed []record.Failure
	var g errgroup.Group
	g.SetLimit(copyAtOnce)
	for k, about := range wanted {
		g.Go(func() error {
			b, err := get(k.id)
			sum := sha256.Sum256(b)
			why := "the picture " + k.id + " is not the one that the value names"
			switch {
			case errors.Is(err, fs.ErrNotExist), err == nil && hex.EncodeToString(sum[:]) == k.sum:
				return nil
			case errors.Is(err, errStatus):
				why = fmt.Sprintf("the picture %s: %v", k.id, err)
			case err != nil:
				return fmt.Errorf("the picture %s: %w", k.id, err)
			}
			mu.Lock()
			defer mu.Unlock()
			for _, f := range about {
				f.Why = why
				failed = append(failed, f)
			}
			return nil
		})
	}
	err := g.Wait()
	slices.SortFunc(failed, func(a, b record.Failure) int {
		return cmp.Or(strings.Compare(a.Page, b.Page), cmp.Compare(a.Seq, b.Seq), strings.Compare(a.Field, b.Field))
	})
	return failed, err
}

// pictureIn gives the pictures of a copy, which lie in media.
func pictureIn(copied fs.FS) func(id string) ([]byte, error) {
	return func(id string) ([]byte, error) {
		names, err := fs.Glob(copied, "media/"+id+".*")
		if err != nil || len(names) == 0 {
			return nil, fs.ErrNotExist // the pattern is a good one
		}
		st, err := fs.Stat(copied, names[0])
		if err == nil && (!st.Mode().IsRegular() || st.Size() > pictureBytes) {
			err = fmt.Errorf("%s is not a file of at most %d MB", names[0], pictureBytes>>20)
		}
		if err != nil {
			return nil, err
		}
		return fs.ReadFile(copied, names[0])
	}
}

// picture asks the server for a picture.
func (c *copier) picture(ctx context.Context) func(id string) ([]byte, error) {
	return func(id string) ([]byte, error) { return c.get(ctx, "-/media/"+id, pictureBytes) }
}
