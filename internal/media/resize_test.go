package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"slices"
	"testing"

	"golang.org/x/image/draw"
)

// What is made at another size is what the library makes, which takes the memory of the
// picture several times over.
func TestResized(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	plain, clear := image.NewRGBA(image.Rect(3, 5, 103, 85)), image.NewNRGBA(image.Rect(0, 0, 90, 120))
	ycc := image.NewYCbCr(image.Rect(0, 0, 101, 63), image.YCbCrSubsampleRatio420)
	for _, pix := range [][]byte{plain.Pix, clear.Pix, ycc.Y, ycc.Cb, ycc.Cr} {
		for i := range pix {
			pix[i] = byte(r.Uint32())
		}
	}
	for i := 3; i < len(plain.Pix); i += 4 {
		plain.Pix[i] = 255
	}
	for name, m := range map[string]image.Image{"opaque": plain, "clear": clear, "as a JPEG has it": ycc} {
		b := m.Bounds()
		for _, part := range []image.Rectangle{b, image.Rect(b.Min.X+7, b.Min.Y+11, b.Max.X-9, b.Max.Y-2)} {
			for _, size := range []image.Point{{40, 33}, {part.Dx(), part.Dy()}, {1, 1}, {part.Dx() - 1, 2}, {part.Dx() + 9, 2 * part.Dy()}} {
				to := image.Rectangle{Max: size}
				var want draw.Image = image.NewNRGBA(to)
				if opaque(m) {
					want = image.NewRGBA(to)
				}
				draw.CatmullRom.Scale(want, to, m, part, draw.Src, nil)
				got := resized(m, part, size.X, size.Y)
				if got.Bounds() != to || got.ColorModel() != want.ColorModel() {
					t.Fatalf("%s: %v of %T", name, got.Bounds(), got)
				}
				worst := 0
				for y := range size.Y {
					for x := range size.X {
						a, b := color.RGBAModel.Convert(got.At(x, y)).(color.RGBA), color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
						for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
							worst = max(worst, d, -d)
						}
					}
				}
				if worst > 3 {
					t.Errorf("%s, %v at %v: off by %d", name, part, size, worst)
				}
			}
		}
	}
}

// A large picture is made smaller in little memory beside its own.
func TestResizedMemory(t *testing.T) {
	m := image.NewGray(image.Rect(0, 0, 5200, 400))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	out := shrunk(m)
	runtime.ReadMemStats(&after)
	size := out.Bounds().Size()
	if took, most := int(after.TotalAlloc-before.TotalAlloc), 4*size.X*size.Y+4<<20; size.X != MaxSide || took > most {
		t.Errorf("%v: %d MB were taken, %d are enough", size, took>>20, most>>20)
	}
}

// What a picture would take to be read is known before it is, and bounded.
func TestDecodedBound(t *testing.T) {
	scan := []byte{0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0}
	head := func(mark byte, width, height int, units ...byte) []byte {
		b := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 7, 'J', 'F', 'I', 'F', 0, 0xff, 0xff, mark, 0, byte(8 + 3*len(units)), 8}
		b = binary.BigEndian.AppendUint16(b, uint16(height))
		b = append(binary.BigEndian.AppendUint16(b, uint16(width)), byte(len(units)))
		for i, u := range units {
			b = append(b, byte(i+1), u, 0)
		}
		return append(b, scan...)
	}
	all := head(0xc2, 7000, 7000, 0x11, 0x11, 0x11)
	scans := func(n int) []byte {
		pixels := []byte{1, 2, 0xff, 0, 0xff, 0xd0, 3} // a byte that looks like a mark, and a restart
		return append(append(head(0xc2, 80, 80, 0x11), bytes.Repeat(append(pixels, scan...), n-1)...), 0xff, 0xd9)
	}
	for name, of := range map[string]struct {
		b    []byte
		want error
	}{
		"progressive, all of it":      {head(0xc2, 7000, 7000, 0x11, 0x11, 0x11), ErrPixels},
		"progressive, behind a zero":  {slices.Insert(bytes.Clone(all), 11, 0), ErrPixels},
		"progressive, behind nothing": {slices.Insert(bytes.Clone(all), 11, 0xff, 0xd0, 0xff, 0), ErrPixels},
		"many scans":                  {scans(maxScans), nil},
		"too many scans":              {scans(maxScans + 1), ErrPixels},
		"pictures behind the picture": {slices.Concat(scans(maxScans), []byte{0, 2}, scans(maxScans)[2:]), nil},
		"progressive, of four":        {head(0xc2, 5000, 5000, 0x11, 0x11, 0x11, 0x11), ErrPixels},
		"progressive, as is usual":    {head(0xc2, 6000, 4000, 0x22, 0x11, 0x11), nil},
		"progressive, from a program": {head(0xc2, 6000, 4000, 0x11, 0x11, 0x11), nil},
		"baseline":                    {head(0xc0, 7000, 7000, 0x11, 0x11, 0x11), nil},
		"too many pixels":             {head(0xc0, 65000, 65000, 0x11, 0x11, 0x11), ErrPixels},
	} {
		f, err := examine(of.b)
		if !errors.Is(err, of.want) {
			t.Errorf("%s: %v, %d MB", name, err, f.cost>>20)
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewNRGBA64(image.Rect(0, 0, 100, 50))); err != nil {
		t.Fatal(err)
	}
	if f, err := examine(b.Bytes()); err != nil || f.cost != 100*50*8 {
		t.Errorf("16 bits: %d bytes, %v", f.cost, err)
	}
	for name, c := range map[string]struct {
		bits, colours, passes byte
		want                  int64
	}{"in passes": {8, 6, 1, 8}, "in passes, 16 bits": {16, 6, 1, 16}, "grey, 16 bits": {16, 0, 0, 8}, "grey": {8, 0, 0, 4}} {
		h := header(100, 50)
		h[24], h[25], h[interlacing] = c.bits, c.colours, c.passes
		h = binary.BigEndian.AppendUint32(h[:29], crc32.ChecksumIEEE(h[12:29]))
		if f, err := examine(h); err != nil || f.cost != 100*50*c.want {
			t.Errorf("%s: %d bytes, %v", name, f.cost, err)
		}
	}
	b.Reset()
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, longest+1))); err != nil {
		t.Fatal(err)
	}
	if _, err := examine(b.Bytes()); !errors.Is(err, ErrPixels) {
		t.Errorf("a thread: %v", err)
	}
	// Where there is little memory, less of it.
	was := debug.SetMemoryLimit(300 << 20)
	defer debug.SetMemoryLimit(was)
	for side, want := range map[int]error{6000: nil, 6500: ErrPixels} {
		if f, err := examine(head(0xc0, side, side, 0x11, 0x11, 0x11)); !errors.Is(err, want) {
			t.Errorf("in 300 MB: %v, %d MB", err, f.cost>>20)
		}
	}
	debug.SetMemoryLimit(1 << 20)
	if _, err := examine(head(0xc0, 4000, 4000, 0x11, 0x11, 0x11)); err != nil {
		t.Errorf("in next to none: %v", err)
	}
	for _, cut := range [][]byte{nil, {0xff}, head(0xc2, 100, 100, 0x11)[:20], head(0xc2, 100, 100, 0)} {
		if n, _ := progression(cut); n != 0 {
			t.Errorf("%x: %d", cut, n)
		}
	}
}

// What is looked at of a JPEG before it is decoded is what image/jpeg finds in it.
func FuzzSegments(f *testing.F) {
	b := asJPEG(f, halves(20, 10))
	f.Add(b)
	f.Add(slices.Insert(bytes.Clone(b), 2, 0xff))
	f.Add(slices.Insert(bytes.Clone(b), 2, 0, 7, 0xff, 0, 0xff, 0xd3))
	f.Add(bytes.Replace(b, []byte{0xff, 0xc0}, []byte{0xff, startProgressive}, 1))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := jpeg.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			return
		}
		for mark, in := range segments(b) {
			if mark >= 0xc0 && mark <= startProgressive {
				if len(in) < 6 || int(binary.BigEndian.Uint16(in[1:])) != c.Height || int(binary.BigEndian.Uint16(in[3:])) != c.Width {
					t.Errorf("%x, want %d x %d", in, c.Width, c.Height)
				}
				return
			}
		}
		t.Errorf("image/jpeg finds %d x %d pixels, we do not", c.Width, c.Height)
	})
}
