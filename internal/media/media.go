// Package media takes in pictures that come from outside.
//
// [Scale] makes a picture smaller for a screen that shows it so, [Crop] cuts it to
// the shape that others show pictures of links in.
//
// What [Take] returns was decoded and encoded anew, so it is a picture and
// nothing else: no place or name of a camera, no preview, no second file behind
// the first. What a hostile file can cost is bounded before it is decoded.
package media

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"iter"
	"net/http"
	"runtime/debug"
	"slices"
	"strings"

	"golang.org/x/image/webp"

	"stoppress/internal/store"
)

// Limits of a picture.
const (
	MaxBytes  = 20 << 20   // of the file that comes in
	MaxPixels = 50_000_000 // before it is scaled
	MaxSide   = 2560       // pixels; a larger picture is scaled down to it

	longest    = 1<<16 - 1 // pixels of a side before that, as a JPEG has at most
	maxDecoded = 400 << 20 // bytes that a picture takes while it is decoded; see mostDecoded
	maxScans   = 64        // of a JPEG, each of which goes through all of the picture and may take no more than 80 bytes
	muchMemory = 64 << 20  // of a picture, to be given back before the next

	quality       = 88 // of a JPEG that is taken in
	scaledQuality = 80 // and of one made from it for a smaller screen
)

// What can be wrong with a file, to match with errors.Is.
var (
	ErrKind     = errors.New("not a JPEG, PNG or WebP picture")
	ErrTooLarge = errors.New("picture too large")
	ErrPixels   = fmt.Errorf("%w", ErrTooLarge) // of these, one of too many pixels
	ErrBroken   = errors.New("damaged picture")
)

// one lets one picture be decoded at a time: one of MaxPixels may take some
// hundreds of megabytes while it is.
var one = make(chan struct{}, 1)

// scaling bounds how many pictures are made smaller at once. It is apart from one,
// so that no reader waits for what an editor sends; these are MaxSide at most.
var scaling = make(chan struct{}, 2)

// kind is a format that is taken in.
type kind struct {
	name   string
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

var kinds = map[string]kind{ // by what net/http detects
	"image/jpeg": {"JPEG", func(b []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(b)) }},
	"image/png": {"PNG", func(b []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return png.Decode(bytes.NewReader(b)) }},
	"image/webp": {"WebP", func(b []byte) (image.Config, error) { return webp.DecodeConfig(bytes.NewReader(b)) },
		func(b []byte) (image.Image, error) { return webp.Decode(bytes.NewReader(b)) }},
}

// Take takes in a JPEG, PNG or WebP picture, known by its content, and returns it
// upright and without metadata, ready for [store.Store.PutMedia]. A PNG stays
// one; a JPEG, and a WebP without transparency, become a JPEG. Colours are taken
// as sRGB. Only the first picture of an animation is kept.
//
// Errors wrap ErrKind, ErrTooLarge or ErrBroken, or are those of ctx, which ends
// the wait for other pictures that are being taken in.
func Take(ctx context.Context, b []byte) (store.Media, error) {
	if len(b) > MaxBytes {
		return store.Media{}, fmt.Errorf("%w: the file has over %d MB; save it smaller", ErrTooLarge, MaxBytes>>20)
	}
	f, err := examine(b)
	if err != nil {
		return store.Media{}, err
	}
	select {
	case one <- struct{}{}:
		defer func() { <-one }()
	case <-ctx.Done(): // whoever sent it is gone
		return store.Media{}, ctx.Err()
	}
	if f.cost > muchMemory {
		defer debug.FreeOSMemory() // else the next one would come on top of it
	}
	m, err := f.pixels()
	if err != nil {
		return store.Media{}, err
	}
	out, err := f.encode(upright(shrunk(m), orientation(b)), quality)
	switch {
	case err != nil:
		return store.Media{}, err
	case len(out.Bytes) > store.MaxMedia:
		return store.Media{}, fmt.Errorf("%w: it takes over %d MB as a PNG; save it as a JPEG", ErrTooLarge, store.MaxMedia>>20)
	}
	return out, nil
}

// Scale makes a picture that the store holds so many pixels wide, its height in
// proportion; for one that is no wider it answers false, since nothing is gained
// by pixels that no camera saw. It is also false where the smaller picture would
// take more bytes than m, as may happen to a drawing of few colours. A JPEG stays
// one, a PNG stays one, a WebP becomes one of the two. The same picture and width
// give the same bytes.
//
// Errors wrap ErrKind, ErrTooLarge or ErrBroken, or are those of ctx, which ends
// the wait for other pictures that are being made.
func Scale(ctx context.Context, m store.Media, width int) (store.Media, bool, error) {
	f, err := examine(m.Bytes)
	if err != nil || f.width <= width || width < 1 {
		return store.Media{}, false, err
	}
	select {
	case scaling <- struct{}{}:
		defer func() { <-scaling }()
	case <-ctx.Done():
		return store.Media{}, false, ctx.Err()
	}
	from, err := f.pixels()
	if err != nil {
		return store.Media{}, false, err
	}
	size := from.Bounds().Size()
	out, err := f.encode(resized(from, from.Bounds(), width, max(1, (size.Y*width+size.X/2)/size.X)), scaledQuality)
	if err != nil || len(out.Bytes) >= len(m.Bytes) {
		return store.Media{}, false, err
	}
	return out, true, nil
}

// Crop cuts a picture that the store holds to a shape, and makes it that many
// pixels at most. What stays is as much as can, with the focus as near to its
// middle as the edges allow. false: the picture is smaller than half of that in a
// direction, and of no use so.
//
// Errors are as of [Scale].
func Crop(ctx context.Context, m store.Media, width, height int) (store.Media, bool, error) {
	f, err := examine(m.Bytes)
	if err != nil || 2*f.width < width || 2*f.height < height || width < 1 || height < 1 {
		return store.Media{}, false, err
	}
	select {
	case scaling <- struct{}{}:
		defer func() { <-scaling }()
	case <-ctx.Done():
		return store.Media{}, false, ctx.Err()
	}
	from, err := f.pixels()
	if err != nil {
		return store.Media{}, false, err
	}
	part := window(from.Bounds(), width, height, m.Focus)
	to := image.Rect(0, 0, min(width, part.Dx()), min(height, part.Dy()))
	kept, err := f.encode(resized(from, part, to.Dx(), to.Dy()), scaledQuality)
	return kept, err == nil, err
}

// window is the largest part of a picture of the shape of width to height, with
// the focus as near to its middle as can be.
func window(all image.Rectangle, width, height int, focus store.Focus) image.Rectangle {
	w, h := all.Dx(), all.Dy()
	if w*height > h*width {
		w = max(1, h*width/height)
	} else {
		h = max(1, w*height/width)
	}
	x := min(max(0, all.Dx()*focus.X/1000-w/2), all.Dx()-w)
	y := min(max(0, all.Dy()*focus.Y/1000-h/2), all.Dy()-h)
	return image.Rect(x, y, x+w, y+h).Add(all.Min)
}

// file is a picture whose head has been read and found good.
type file struct {
	kind
	found         string // of kinds
	bytes         []byte
	width, height int
	cost          int64 // bytes of memory that decoding it takes, about
}

// examine reads the head of a file, before anything that costs is done.
func examine(b []byte) (file, error) {
	found := detect(b)
	k, ok := kinds[found]
	if !ok {
		return file{}, fmt.Errorf("%w: this is %s; save the picture as a JPEG or PNG", ErrKind, found)
	}
	c, err := k.config(b)
	switch {
	case err != nil:
		return file{}, fmt.Errorf("%w: it begins as a %s, but: %v", ErrBroken, k.name, err)
	case c.Width < 1 || c.Height < 1:
		return file{}, fmt.Errorf("%w: it has %d x %d pixels", ErrBroken, c.Width, c.Height)
	case int64(c.Width)*int64(c.Height) > MaxPixels || max(c.Width, c.Height) > longest:
		return file{}, fmt.Errorf("%w: it has %d x %d pixels, the limit is %d million in all and %d on a side", ErrPixels, c.Width, c.Height, MaxPixels/1_000_000, longest)
	}
	cost := int64(c.Width) * int64(c.Height) * int64(depth(c.ColorModel))
	switch {
	case found == "image/png" && b[interlacing] != 0:
		cost *= 2 // each pass is a picture of its own, beside the one that they make
	case found == "image/jpeg":
		values, scans := progression(b)
		if scans > maxScans {
			return file{}, fmt.Errorf("%w: it comes in more than %d scans; save it anew, and not as a progressive JPEG", ErrPixels, maxScans)
		}
		cost += values
	}
	if most := mostDecoded(); cost > most {
		return file{}, fmt.Errorf("%w: it has %d x %d pixels and takes over %d MB to be read; save it with fewer, and not as a progressive JPEG or an interlaced PNG", ErrPixels, c.Width, c.Height, most>>20)
	}
	return file{k, found, b, c.Width, c.Height, cost}, nil
}

// mostDecoded is how many bytes a picture may take while it is decoded: on a small machine
// half of what the process has, so that no picture takes the server away from readers.
func mostDecoded() int64 {
	return min(maxDecoded, max(muchMemory, debug.SetMemoryLimit(-1)/2)) // -1 only asks
}

func (f file) pixels() (image.Image, error) {
	m, err := f.decode(f.bytes)
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrBroken, f.name, err)
	}
	return m, nil
}

// encode writes m as a file of the kind that f stays or becomes.
func (f file) encode(m image.Image, quality int) (store.Media, error) {
	var out bytes.Buffer
	var err error
	kept := "image/png"
	if f.found == "image/jpeg" || f.found == "image/webp" && opaque(m) {
		kept = "image/jpeg"
		err = jpeg.Encode(&out, m, &jpeg.Options{Quality: quality})
	} else {
		err = png.Encode(&out, m)
	}
	if err != nil {
		return store.Media{}, fmt.Errorf("encoding the picture: %w", err)
	}
	size := m.Bounds().Size()
	return store.Media{Type: kept, Width: size.X, Height: size.Y, Bytes: out.Bytes()}, nil
}

// detect says what a file is, by its content alone: its type if it is of kinds, else a
// name for people.
func detect(b []byte) string {
	starts := func(with ...string) bool {
		return slices.ContainsFunc(with, func(s string) bool { return bytes.HasPrefix(b, []byte(s)) })
	}
	if len(b) > 12 && string(b[4:8]) == "ftyp" {
		switch brand := string(b[8:12]); {
		case brand == "mif1", strings.HasPrefix(brand, "hei"):
			return "a HEIC picture"
		case brand == "avif":
			return "an AVIF picture"
		}
	}
	found, _, _ := strings.Cut(http.DetectContentType(b), ";")
	family, _, _ := strings.Cut(found, "/")
	switch {
	case kinds[found].name != "":
		return found
	case len(b) == 0:
		return "an empty file"
	case starts("II*\x00", "MM\x00*"):
		return "a TIFF picture, or a camera's raw one"
	case family == "text" && bytes.Contains(b[:min(len(b), 4<<10)], []byte("<svg")):
		return "an SVG drawing"
	case others[found] != "":
		return others[found]
	case family == "text":
		return "a text"
	case family == "video", family == "audio":
		return "a recording"
	}
	return "a file of another kind"
}

var others = map[string]string{ // by what net/http detects
	"image/gif": "a GIF picture", "image/bmp": "a BMP picture", "text/html": "a web page",
	"application/pdf": "a PDF", "application/zip": "a ZIP archive",
}

func opaque(m image.Image) bool {
	o, ok := m.(interface{ Opaque() bool })
	return ok && o.Opaque()
}

// shrunk returns m with no side over MaxSide.
func shrunk(m image.Image) image.Image {
	size := m.Bounds().Size()
	long := max(size.X, size.Y)
	if long <= MaxSide {
		return m
	}
	return resized(m, m.Bounds(), max(1, size.X*MaxSide/long), max(1, size.Y*MaxSide/long))
}

// upright turns m as the Exif orientation o says, 1 to 8.
func upright(m image.Image, o int) image.Image {
	if o < 2 || o > 8 {
		return m
	}
	from := m.Bounds()
	w, h := from.Dx(), from.Dy()
	if o >= 5 {
		w, h = h, w
	}
	to := image.NewRGBA(image.Rect(0, 0, w, h)) // only a JPEG has one, and it is opaque
	for y := range h {
		for x := range w {
			var u, v int // where the pixel comes from
			switch o {
			case 2:
				u, v = w-1-x, y
			case 3:
				u, v = w-1-x, h-1-y
			case 4:
				u, v = x, h-1-y
			case 5:
				u, v = y, x
			case 6:
				u, v = y, w-1-x
			case 7:
				u, v = h-1-y, w-1-x
			case 8:
				u, v = h-1-y, x
			}
			to.Set(x, y, m.At(from.Min.X+u, from.Min.Y+v))
		}
	}
	return to
}

// segments goes through a JPEG as image/jpeg does, which steps over whatever stands
// between segments: the mark of each and what it holds, up to the picture's end.
func segments(b []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		for b = b[min(2, len(b)):]; ; { // from where it says what it is
			at := bytes.IndexByte(b, 0xff)
			if at < 0 {
				return
			}
			for b = b[at:]; len(b) > 0 && b[0] == 0xff; { // one, and fill bytes
				b = b[1:]
			}
			if len(b) == 0 || b[0] == endOfImage {
				return
			}
			mark := b[0]
			if b = b[1:]; mark == 0 || firstRestart <= mark && mark <= lastRestart { // they stand among pixels, and hold nothing
				continue
			}
			if len(b) < 2 {
				return
			}
			size := int(binary.BigEndian.Uint16(b))
			if size < 2 || size > len(b) || !yield(mark, b[2:size]) {
				return
			}
			b = b[size:]
		}
	}
}

// interlacing is where a PNG says whether its pixels come in passes (W3C PNG, 11.2.1).
const interlacing = 28

// Marks of a JPEG's segments (ITU-T T.81, table B.1).
const (
	startProgressive = 0xc2
	firstRestart     = 0xd0
	lastRestart      = 0xd7
	endOfImage       = 0xd9
	startOfScan      = 0xda
	exifSegment      = 0xe1
)

// orientation reads tag 0x0112 of a JPEG's Exif segment (TIFF 6.0, Exif 2.32);
// 1 where there is none.
func orientation(b []byte) int {
	if !bytes.HasPrefix(b, []byte{0xff, 0xd8}) {
		return 1
	}
	for mark, in := range segments(b) {
		if mark == startOfScan {
			break
		}
		if t, ok := bytes.CutPrefix(in, []byte("Exif\x00\x00")); ok && mark == exifSegment {
			return tiffOrientation(t)
		}
	}
	return 1
}

func tiffOrientation(t []byte) int {
	if len(t) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(t[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := int64(order.Uint32(t[4:]))
	if at+2 > int64(len(t)) {
		return 1
	}
	list := t[at+2:]
	for range order.Uint16(t[at:]) {
		if len(list) < 12 {
			break
		}
		if order.Uint16(list) == 0x0112 && order.Uint16(list[2:]) == 3 {
			if o := int(order.Uint16(list[8:])); o >= 1 && o <= 8 {
				return o
			}
			break
		}
		list = list[12:]
	}
	return 1
}
