package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"runtime"
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
	head := func(mark byte, width, height int, units ...byte) []byte {
		b := []byte{0xff, 0xd8, 0xff, 0xe0, 0, 7, 'J', 'F', 'I', 'F', 0, 0xff, 0xff, mark, 0, byte(8 + 3*len(units)), 8}
		b = binary.BigEndian.AppendUint16(b, uint16(height))
		b = append(binary.BigEndian.AppendUint16(b, uint16(width)), byte(len(units)))
		for i, u := range units {
			b = append(b, byte(i+1), u, 0)
		}
		return append(b, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0)
	}
	for name, of := range map[string]struct {
		b    []byte
		want error
	}{
		"progressive, all of it":      {head(0xc2, 7000, 7000, 0x11, 0x11, 0x11), ErrPixels},
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
	b.Reset()
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 1, longest+1))); err != nil {
		t.Fatal(err)
	}
	if _, err := examine(b.Bytes()); !errors.Is(err, ErrPixels) {
		t.Errorf("a thread: %v", err)
	}
	for _, cut := range [][]byte{nil, {0xff}, head(0xc2, 100, 100, 0x11)[:20], head(0xc2, 100, 100, 0)} {
		if n := coefficients(cut); n != 0 {
			t.Errorf("%x: %d", cut, n)
		}
	}
}
