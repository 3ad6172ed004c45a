package publish

import (
	"archive/zip"
	"io"
	"path"
	"time"

	"github.com/klauspost/compress/flate"
)

// zipped writes the files of a copy into a zip file. The same files give the same
// bytes: each bears the time at which the page was last changed.
type zipped struct {
	z  *zip.Writer
	at time.Time
}

func newZip(w io.Writer, at time.Time) *zipped {
	z := zip.NewWriter(w)
	// One for all, since each file is ended before the next is begun: a new one costs
	// more than the small files that most are.
	f, _ := flate.NewWriter(nil, flate.DefaultCompression) // only an unknown level is an error
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		f.Reset(w)
		return f, nil
	})
	return &zipped{z, at.UTC().Truncate(2 * time.Second)} // a zip file counts in twos
}

func (z *zipped) create(name string) (io.Writer, error) {
	h := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: z.at}
	switch path.Ext(name) {
	case ".jpg", ".png", ".gif", ".webp", ".avif":
		h.Method = zip.Store // they are compressed already
	}
	h.SetMode(0o644)
	return z.z.CreateHeader(h)
}

func (z *zipped) close() error { return z.z.Close() }
