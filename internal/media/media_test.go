package media

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"slices"
	"strings"
	"testing"

	"stoppress/internal/store"
)

var (
	red  = color.RGBA{220, 30, 30, 255}
	blue = color.RGBA{30, 30, 220, 255}
)

// halves is w x h, red in its left half and blue in its right.
func halves(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.Set(x, y, blue)
			if x < w/2 {
				m.Set(x, y, red)
			}
		}
	}
	return m
}

func encoded(t testing.TB, encode func(io.Writer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, m image.Image) []byte {
	return encoded(t, func(w io.Writer) error { return png.Encode(w, m) })
}

func asJPEG(t testing.TB, m image.Image) []byte {
	return encoded(t, func(w io.Writer) error { return jpeg.Encode(w, m, nil) })
}

// exif puts an Exif segment with an orientation, and a secret behind it, into a
// JPEG.
func exif(b []byte, order binary.AppendByteOrder, orientation uint16) []byte {
	t := []byte("MM\x00\x2a")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		t = []byte("II\x2a\x00")
	}
	t = order.AppendUint32(t, 8)
	t = order.AppendUint16(t, 2)
	for _, e := range []struct{ tag, value uint16 }{{0x0100, 7}, {0x0112, orientation}} {
		t = order.AppendUint16(t, e.tag)
		t = order.AppendUint16(t, 3)
		t = order.AppendUint32(t, 1)
		t = order.AppendUint16(t, e.value)
		t = append(t, 0, 0)
	}
	t = append(t, "\x00\x00\x00\x00secret place"...)
	segment := append([]byte("Exif\x00\x00"), t...)
	out := append([]byte{0xff, 0xd8, 0xff, 0xe1}, binary.BigEndian.AppendUint16(nil, uint16(len(segment)+2))...)
	return append(append(out, segment...), b[2:]...)
}

// header is a PNG that claims a size and has no pixels.
func header(w, h uint32) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), w)
	chunk = append(binary.BigEndian.AppendUint32(chunk, h), 8, 6, 0, 0, 0)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	return binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
}

// dot is a WebP of one pixel, lossless.
func dot(t testing.TB) []byte {
	b, err := base64.StdEncoding.DecodeString("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTake(t *testing.T) {
	clear := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	photo := asJPEG(t, halves(64, 48))
	for _, c := range []struct {
		name   string
		in     []byte
		kind   string
		width  int
		height int
	}{
		{"png", asPNG(t, halves(64, 48)), "image/png", 64, 48},
		{"png with transparency", asPNG(t, clear), "image/png", 40, 30},
		{"jpeg", photo, "image/jpeg", 64, 48},
		{"grey jpeg", asJPEG(t, image.NewGray(image.Rect(0, 0, 9, 9))), "image/jpeg", 9, 9},
		{"webp with transparency", dot(t), "image/png", 1, 1},
		{"turned jpeg", exif(photo, binary.BigEndian, 6), "image/jpeg", 48, 64},
		{"turned jpeg with a fill byte", slices.Insert(exif(photo, binary.BigEndian, 6), 2, 0xff), "image/jpeg", 48, 64},
		{"wide", asPNG(t, halves(5120, 20)), "image/png", 2560, 10},
		{"tall and thin", asPNG(t, halves(2, 6000)), "image/png", 1, 2560},
		{"page behind a picture", append(bytes.Clone(photo), "<script>secret()</script>PK\x03\x04"...), "image/jpeg", 64, 48},
		{"text in a png", withChunk(asPNG(t, halves(4, 4)), "tEXt", "Comment\x00secret"), "image/png", 4, 4},
		{"exif in a png", withChunk(asPNG(t, halves(4, 4)), "eXIf", "MM\x00\x2a\x00\x00\x00\x08\x00\x00secret place"), "image/png", 4, 4},
		{"xmp in a png", withChunk(asPNG(t, halves(4, 4)), "iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00<x:xmpmeta>secret</x:xmpmeta>"), "image/png", 4, 4},
		{"a time and a profile in a png", withChunk(withChunk(asPNG(t, halves(4, 4)), "tIME", "\x07\xe8\x0a\x17\x14\x1e\x00"), "iCCP", "secret\x00\x00x"), "image/png", 4, 4},
		{"xmp in a jpeg", withSegment(photo, 0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>secret</x:xmpmeta>"), "image/jpeg", 64, 48},
		{"iptc in a jpeg", withSegment(photo, 0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x06secret"), "image/jpeg", 64, 48},
		{"a comment and a profile in a jpeg", withSegment(withSegment(photo, 0xfe, "secret"), 0xe2, "ICC_PROFILE\x00\x01\x01secret"), "image/jpeg", 64, 48},
		{"exif and xmp in a webp", withRIFF(dot(t), "EXIF", "MM\x00\x2a\x00\x00\x00\x08\x00\x00secret place", "XMP ", "<x:xmpmeta>secret</x:xmpmeta>"), "image/png", 1, 1},
	} {
		m, err := Take(t.Context(), c.in)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if m.Type != c.kind || m.Width != c.width || m.Height != c.height {
			t.Errorf("%s: %s of %d x %d, want %s of %d x %d", c.name, m.Type, m.Width, m.Height, c.kind, c.width, c.height)
		}
		got, format, err := image.DecodeConfig(bytes.NewReader(m.Bytes))
		if err != nil || "image/"+format != m.Type || got.Width != m.Width || got.Height != m.Height {
			t.Errorf("%s: what came out is %s of %d x %d, %v", c.name, format, got.Width, got.Height, err)
		}
		// Nor in what is made of it for phones and for links.
		all := [][]byte{m.Bytes}
		for _, made := range []func() (store.Media, bool, error){
			func() (store.Media, bool, error) { return Scale(t.Context(), m, m.Width/2) },
			func() (store.Media, bool, error) { return Crop(t.Context(), m, m.Width, max(1, m.Height/2)) },
		} {
			less, ok, err := made()
			if err != nil {
				t.Errorf("%s: %v", c.name, err)
			} else if ok {
				all = append(all, less.Bytes)
			}
		}
		for _, b := range all {
			for _, left := range []string{"secret", "Exif", "eXIf", "EXIF", "xmp", "XMP ", "tEXt", "iTXt", "zTXt", "tIME", "iCCP", "ICC_PROFILE", "8BIM", "script"} {
				if bytes.Contains(b, []byte(left)) {
					t.Errorf("%s: %q is still in it", c.name, left)
				}
			}
		}
	}
}

// withChunk puts a chunk behind the header of a PNG.
func withChunk(b []byte, kind, data string) []byte {
	chunk := []byte(kind + data)
	out := binary.BigEndian.AppendUint32(bytes.Clone(b[:33]), uint32(len(data)))
	out = binary.BigEndian.AppendUint32(append(out, chunk...), crc32.ChecksumIEEE(chunk))
	return append(out, b[33:]...)
}

// withSegment puts a segment behind the beginning of a JPEG.
func withSegment(b []byte, mark byte, data string) []byte {
	out := append([]byte{0xff, 0xd8, 0xff, mark}, binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))...)
	return append(append(out, data...), b[2:]...)
}

// withRIFF makes a simple lossless WebP of one pixel an extended one, with pairs of
// a chunk's name and data behind its pixels.
func withRIFF(b []byte, pairs ...string) []byte {
	chunk := func(kind string, data []byte) []byte {
		out := binary.LittleEndian.AppendUint32([]byte(kind), uint32(len(data)))
		if out = append(out, data...); len(data)%2 == 1 {
			out = append(out, 0)
		}
		return out
	}
	const alpha, exif, xmp = 1 << 4, 1 << 3, 1 << 2
	in := append([]byte("WEBP"), chunk("VP8X", []byte{alpha | exif | xmp, 0, 0, 0, 0, 0, 0, 0, 0, 0})...)
	in = append(in, b[12:]...)
	for i := 0; i < len(pairs); i += 2 {
		in = append(in, chunk(pairs[i], []byte(pairs[i+1]))...)
	}
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(in))), in...)
}

func TestHostile(t *testing.T) {
	photo, drawing := asJPEG(t, halves(64, 48)), asPNG(t, halves(64, 48))
	for _, c := range []struct {
		name string
		in   []byte
		want error
		says string
	}{
		{"empty", nil, ErrKind, "empty"},
		{"text", []byte("Dear desk, the picture is attached."), ErrKind, "a text"},
		{"page", []byte("<!DOCTYPE html><script>alert(1)</script>"), ErrKind, "a web page"},
		{"svg", []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`), ErrKind, "an SVG drawing"},
		{"gif", encoded(t, func(w io.Writer) error { return gif.Encode(w, halves(4, 4), nil) }), ErrKind, "a GIF picture"},
		{"svg behind a declaration", []byte(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>`), ErrKind, "an SVG drawing"},
		{"tiff", []byte("II*\x00\x08\x00\x00\x00"), ErrKind, "a TIFF picture"},
		{"pdf", []byte("%PDF-1.7\n"), ErrKind, "a PDF"},
		{"avif", []byte("\x00\x00\x00\x18ftypavif\x00\x00\x00\x00"), ErrKind, "an AVIF picture"},
		{"film", []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), ErrKind, "a recording"},
		{"bytes", []byte{0, 1, 2}, ErrKind, "a file of another kind"},
		{"heic", []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), ErrKind, "HEIC"},
		{"gif that is a script", []byte("GIF89a/*"), ErrKind, "a GIF picture"},
		{"file over the limit", append(bytes.Clone(photo), make([]byte, MaxBytes)...), ErrTooLarge, "20 MB"},
		{"64k x 64k", header(65535, 65535), ErrTooLarge, "65535 x 65535"},
		{"one row over", header(10_000, 5_001), ErrPixels, "10000 x 5001"},
		{"one pixel over, in a row", header(50_000_001, 1), ErrPixels, "50000001 x 1"},
		{"no pixels", header(0, 10), ErrBroken, "PNG"},
		{"a header alone", header(10, 10), ErrBroken, "PNG"},
		{"jpeg cut short", photo[:len(photo)/2], ErrBroken, "JPEG"},
		{"png cut short", drawing[:len(drawing)-20], ErrBroken, "PNG"},
		{"jpeg of two bytes", photo[:3], ErrBroken, "JPEG"},
		{"webp without pixels", dot(t)[:20], ErrBroken, "WebP"},
	} {
		m, err := Take(t.Context(), c.in)
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %v with %q", c.name, err, c.want, c.says)
		}
		if m.Bytes != nil {
			t.Errorf("%s: a picture came out beside the error", c.name)
		}
	}
}

// TestUpright turns a picture by each orientation and looks where its red half
// has gone.
func TestUpright(t *testing.T) {
	photo := asJPEG(t, halves(64, 32))
	for o, at := range map[uint16]image.Point{ // the middle of what was the left half
		0: {16, 16}, 1: {16, 16}, 2: {48, 16}, 3: {48, 16}, 4: {16, 16},
		5: {16, 16}, 6: {16, 16}, 7: {16, 48}, 8: {16, 48}, 9: {16, 16},
	} {
		for _, order := range []binary.AppendByteOrder{binary.BigEndian, binary.LittleEndian} {
			got, err := Take(t.Context(), exif(photo, order, o))
			if err != nil {
				t.Fatal(err)
			}
			m, err := jpeg.Decode(bytes.NewReader(got.Bytes))
			if err != nil {
				t.Fatal(err)
			}
			if turned := o >= 5 && o <= 8; turned != (m.Bounds().Dx() == 32) {
				t.Errorf("orientation %d, %v: it is %v", o, order, m.Bounds())
			}
			if r, _, b, _ := m.At(at.X, at.Y).RGBA(); r < b {
				t.Errorf("orientation %d, %v: the left half is not at %v", o, order, at)
			}
		}
	}
}

// TestTurns tells apart the turns that two halves can't.
func TestTurns(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 3, 2))
	m.Set(0, 0, red) // the upper left corner
	for o, want := range map[int]image.Point{1: {0, 0}, 2: {2, 0}, 3: {2, 1}, 4: {0, 1}, 5: {0, 0}, 6: {1, 0}, 7: {1, 2}, 8: {0, 2}} {
		turned, size := upright(m, o), upright(m, o).Bounds()
		for y := range size.Dy() {
			for x := range size.Dx() {
				if is := turned.At(x, y) == red; is != (image.Pt(x, y) == want) {
					t.Errorf("orientation %d: %d,%d is red: %v; want %v to be", o, x, y, is, want)
				}
			}
		}
	}
}

func FuzzOrientation(f *testing.F) {
	f.Add(exif([]byte{0xff, 0xd8, 0xff, 0xda}, binary.BigEndian, 6))
	f.Add(exif([]byte{0xff, 0xd8, 0xff, 0xda}, binary.LittleEndian, 3))
	f.Add([]byte{0xff, 0xd8, 0xff, 0xff, 0xff, 0xe1, 0, 8, 'E', 'x', 'i', 'f', 0, 0})
	f.Fuzz(func(t *testing.T, b []byte) {
		if o := orientation(b); o < 1 || o > 8 {
			t.Errorf("orientation %d", o)
		}
	})
}

func TestScale(t *testing.T) {
	big := halves(2000, 1250)
	for _, c := range []struct {
		name, kind string
		bytes      []byte
	}{{"JPEG", "image/jpeg", asJPEG(t, big)}, {"PNG", "image/png", asPNG(t, noise(2000, 1250))}} {
		m := store.Media{Bytes: c.bytes, Type: c.kind, Width: 2000, Height: 1250}
		before := bytes.Clone(c.bytes)
		small, ok, err := Scale(t.Context(), m, 400)
		if err != nil || !ok {
			t.Fatalf("%s: %v, %v", c.name, ok, err)
		}
		if small.Type != c.kind || small.Width != 400 || small.Height != 250 || len(small.Bytes) >= len(c.bytes) {
			t.Errorf("%s: %s %d x %d of %d bytes", c.name, small.Type, small.Width, small.Height, len(small.Bytes))
		}
		if got, _, err := image.DecodeConfig(bytes.NewReader(small.Bytes)); err != nil || got.Width != 400 || got.Height != 250 {
			t.Errorf("%s: decoded as %v, %v", c.name, got, err)
		}
		if !bytes.Equal(before, c.bytes) {
			t.Errorf("%s: the original was changed", c.name)
		}
		again, _, err := Scale(t.Context(), m, 400)
		if err != nil || !bytes.Equal(again.Bytes, small.Bytes) {
			t.Errorf("%s: other bytes the second time, %v", c.name, err)
		}
		for _, width := range []int{2000, 2001, 0, -1} {
			if _, ok, err := Scale(t.Context(), m, width); ok || err != nil {
				t.Errorf("%s: made %d wide: %v, %v", c.name, width, ok, err)
			}
		}
	}
	// It shows the same.
	small, _, err := Scale(t.Context(), store.Media{Bytes: asJPEG(t, big)}, 400)
	if err != nil {
		t.Fatal(err)
	}
	m, err := jpeg.Decode(bytes.NewReader(small.Bytes))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, b, _ := m.At(50, 125).RGBA(); r < b {
		t.Error("the left half is not red any more")
	}
	if r, _, b, _ := m.At(350, 125).RGBA(); b < r {
		t.Error("the right half is not blue any more")
	}
	// A line of one pixel's height stays a picture.
	if line, ok, err := Scale(t.Context(), store.Media{Bytes: asPNG(t, noise(3000, 1))}, 400); err != nil || ok && line.Height != 1 {
		t.Errorf("a line: %v, %d high", err, line.Height)
	}
}

// noise is a picture that no format makes small.
func noise(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	n := uint32(1)
	for i := range m.Pix {
		n = n*1664525 + 1013904223
		m.Pix[i] = byte(n >> 24)
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// TestScaleNever: what would take more bytes than it saves is not made, nor is
// anything made of what is no picture.
func TestScaleNever(t *testing.T) {
	flat := image.NewPaletted(image.Rect(0, 0, 1600, 1600), color.Palette{red, blue})
	for i := range flat.Pix {
		flat.Pix[i] = uint8(i / 7 % 2)
	}
	b := asPNG(t, flat)
	if small, ok, err := Scale(t.Context(), store.Media{Bytes: b}, 1500); ok || err != nil {
		t.Errorf("a drawing of %d bytes became one of %d, %v", len(b), len(small.Bytes), err)
	}
	for _, c := range []struct {
		bytes []byte
		want  error
	}{{[]byte("GIF89a......"), ErrKind}, {nil, ErrKind}, {header(60_000, 60_000), ErrTooLarge}, {asJPEG(t, halves(900, 900))[:700], ErrBroken}} {
		if _, ok, err := Scale(t.Context(), store.Media{Bytes: c.bytes}, 400); ok || !errors.Is(err, c.want) {
			t.Errorf("%.20q: %v, %v, want %v", c.bytes, ok, err, c.want)
		}
	}
}

// TestCrop: what stays is of the shape asked for, holds the focus, and nothing is
// made larger than it was.
func TestCrop(t *testing.T) {
	from := image.NewRGBA(image.Rect(0, 0, 1000, 900))
	for y := range 900 {
		for x := range 1000 {
			c := color.RGBA{0, 0, 200, 255}
			if y < 300 {
				c = color.RGBA{200, 0, 0, 255}
			} else if y >= 600 {
				c = color.RGBA{0, 200, 0, 255}
			}
			from.Set(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, from); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		focus store.Focus
		want  [3]uint32 // of its middle
	}{
		{store.Focus{X: 500, Y: 0}, [3]uint32{200, 0, 0}},
		{store.Middle, [3]uint32{0, 0, 200}},
		{store.Focus{X: 0, Y: 1000}, [3]uint32{0, 200, 0}},
	} {
		m, ok, err := Crop(t.Context(), store.Media{Type: "image/png", Bytes: b.Bytes(), Focus: c.focus}, 1000, 400)
		if err != nil || !ok || m.Width != 1000 || m.Height != 400 {
			t.Fatalf("%dx%d, %v, %v", m.Width, m.Height, ok, err)
		}
		got, err := png.Decode(bytes.NewReader(m.Bytes))
		if err != nil {
			t.Fatal(err)
		}
		r, g, bl, _ := got.At(500, 200).RGBA()
		if [3]uint32{r >> 8, g >> 8, bl >> 8} != c.want {
			t.Errorf("focus %v: %d %d %d", c.focus, r>>8, g>>8, bl>>8)
		}
	}
	for _, c := range []struct{ w, h, width, height int }{{2000, 1000, 1000, 500}, {1800, 1800, 900, 900}, {500, 100, 500, 100}} {
		m, ok, err := Crop(t.Context(), store.Media{Bytes: b.Bytes(), Focus: store.Middle}, c.w, c.h)
		if err != nil || !ok || m.Width != c.width || m.Height != c.height {
			t.Errorf("%v: %dx%d, %v, %v", c, m.Width, m.Height, ok, err)
		}
	}
	if _, ok, err := Crop(t.Context(), store.Media{Bytes: b.Bytes()}, 2100, 100); ok || err != nil {
		t.Errorf("a small picture was cut: %v", err)
	}
}

// TestTakeGivenUp: a picture whose sender has gone is not worked on once its turn
// has come.
func TestTakeGivenUp(t *testing.T) {
	one <- struct{}{} // another is being taken in
	defer func() { <-one }()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 20 { // with room for two, one of these would go on
		if _, err := Take(ctx, b.Bytes()); !errors.Is(err, context.Canceled) {
			t.Fatalf("given up: %v", err)
		}
	}
}
