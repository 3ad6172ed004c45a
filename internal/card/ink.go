package card

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/vector"
)

// Colours of the light page.
var (
	paper = color.RGBA{0xFF, 0xFF, 0xFF, 0xFF}
	ink   = color.RGBA{0x16, 0x18, 0x1D, 0xFF}
	meta  = color.RGBA{0x56, 0x5B, 0x66, 0xFF}
	red   = color.RGBA{0xB3, 0x14, 0x1B, 0xFF}
)

// tone is what something is drawn in: one colour on one ground. The picture's
// palette has the steps from ground to colour of each, so that a pixel is the
// tone and how much of it is covered.
type tone uint8

const (
	toneInk tone = iota // on paper
	toneMeta
	toneRed
	toneBand // the site's name on the masthead
	tones

	steps = 64 / int(tones) // more could not be told from these, and cost bytes
)

// canvas is a picture being drawn. Whoever draws it owns it.
type canvas struct {
	*image.Paletted
	pen  vector.Rasterizer
	mask *image.Alpha
}

func newCanvas(accent color.RGBA) *canvas {
	name := paper // on the accent, whichever can be read better
	if contrast(ink, accent) > contrast(paper, accent) {
		name = ink
	}
	var palette color.Palette
	for _, c := range [tones][2]color.RGBA{toneInk: {paper, ink}, toneMeta: {paper, meta}, toneRed: {paper, red}, toneBand: {accent, name}} {
		for i := range steps {
			palette = append(palette, mix(c[0], c[1], i))
		}
	}
	return &canvas{
		Paletted: image.NewPaletted(image.Rect(0, 0, Width, Height), palette),
		mask:     image.NewAlpha(image.Rect(0, 0, 256, 256)),
	}
}

// mix is step i on the way from one colour to another.
func mix(from, to color.RGBA, i int) color.RGBA {
	one := func(a, b uint8) uint8 { return uint8((int(a)*(steps-1-i) + int(b)*i + (steps-1)/2) / (steps - 1)) }
	return color.RGBA{one(from.R, to.R), one(from.G, to.G), one(from.B, to.B), 0xFF}
}

// contrast is that of WCAG 2, from 1 to 21.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	one := func(v uint8) float64 {
		if f := float64(v) / 255; f > 0.04045 {
			return math.Pow((f+0.055)/1.055, 2.4)
		} else {
			return f / 12.92
		}
	}
	return 0.2126*one(c.R) + 0.7152*one(c.G) + 0.0722*one(c.B)
}

// fill covers a rectangle with step i of a tone.
func (c *canvas) fill(r image.Rectangle, t tone, i int) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := c.Pix[c.PixOffset(r.Min.X, y):c.PixOffset(r.Max.X, y)]
		for x := range row {
			row[x] = uint8(int(t)*steps + i)
		}
	}
}

// line draws a line of text from x on, with its baseline at y.
func (c *canvas) line(line []shaping.Output, x, y float64, t tone) {
	for _, run := range line {
		scale := float64(run.Size) / 64 / float64(run.Face.Upem())
		for _, g := range run.Glyphs {
			if o, ok := run.Face.GlyphData(g.GlyphID).(font.GlyphOutline); ok && len(o.Segments) > 0 {
				c.glyph(o.Segments, x+float64(g.XOffset)/64, y-float64(g.YOffset)/64, scale, t)
			}
			x += float64(g.Advance) / 64
		}
	}
}

// glyph draws an outline, given in units of the font, with its origin at x, y.
func (c *canvas) glyph(outline []font.Segment, x, y, scale float64, t tone) {
	at := func(p opentype.SegmentPoint) (float64, float64) {
		return x + float64(p.X)*scale, y - float64(p.Y)*scale
	}
	left, top, right, bottom := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range outline {
		for _, p := range outline[i].ArgsSlice() {
			px, py := at(p)
			left, right, top, bottom = min(left, px), max(right, px), min(top, py), max(bottom, py)
		}
	}
	box := image.Rect(int(math.Floor(left)), int(math.Floor(top)), int(math.Ceil(right)), int(math.Ceil(bottom)))
	if box.Empty() || !box.Overlaps(c.Rect) || box.Dx() > Width || box.Dy() > Height {
		return
	}
	if box.Dx() > c.mask.Rect.Dx() || box.Dy() > c.mask.Rect.Dy() {
		c.mask = image.NewAlpha(image.Rect(0, 0, max(box.Dx(), c.mask.Rect.Dx()), max(box.Dy(), c.mask.Rect.Dy())))
	}
	in := func(p opentype.SegmentPoint) (float32, float32) {
		px, py := at(p)
		return float32(px - float64(box.Min.X)), float32(py - float64(box.Min.Y))
	}
	c.pen.Reset(box.Dx(), box.Dy())
	c.pen.DrawOp = draw.Src
	for i := range outline {
		s := &outline[i]
		ax, ay := in(s.Args[0])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c.pen.ClosePath()
			c.pen.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			c.pen.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			bx, by := in(s.Args[1])
			c.pen.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			bx, by := in(s.Args[1])
			dx, dy := in(s.Args[2])
			c.pen.CubeTo(ax, ay, bx, by, dx, dy)
		}
	}
	c.pen.ClosePath()
	c.pen.Draw(c.mask, image.Rect(0, 0, box.Dx(), box.Dy()), image.Opaque, image.Point{})

	seen := box.Intersect(c.Rect)
	for py := seen.Min.Y; py < seen.Max.Y; py++ {
		row := c.Pix[c.PixOffset(seen.Min.X, py):]
		cover := c.mask.Pix[c.mask.PixOffset(seen.Min.X-box.Min.X, py-box.Min.Y):]
		for i := range seen.Dx() {
			add := (int(cover[i])*(steps-1) + 127) / 255
			if add == 0 {
				continue
			}
			if was := int(row[i]); was/steps == int(t) { // letters that touch
				add = min(steps-1, add+was%steps)
			}
			row[i] = uint8(int(t)*steps + add)
		}
	}
}

// png writes the picture.
func (c *canvas) png() []byte {
	var b bytes.Buffer
	e := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := e.Encode(&b, c.Paletted); err != nil {
		panic("card: encoding to memory: " + err.Error())
	}
	return b.Bytes()
}
