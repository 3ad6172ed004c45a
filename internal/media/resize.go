package media

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"
)

// taps say of which pixels in a row or column one of the result is made, and how much
// of it each gives.
type taps struct {
	first  int
	weight []float32
}

// tapsOf makes the taps of each of to pixels out of from: Catmull-Rom, made wider
// where the result is smaller.
func tapsOf(from, to int) []taps {
	all := make([]taps, to)
	scale := float64(from) / float64(to)
	wide := max(scale, 1)
	for i := range all {
		middle := (float64(i) + 0.5) * scale
		first := max(0, int(math.Floor(middle-2*wide)))
		last := min(from, int(math.Ceil(middle+2*wide)))
		t := taps{first, make([]float32, last-first)}
		sum := 0.0
		weight := func(j int) float64 { return catmullRom(math.Abs(float64(first+j)+0.5-middle) / wide) }
		for j := range t.weight {
			sum += weight(j)
		}
		for j := range t.weight {
			t.weight[j] = float32(weight(j) / sum)
		}
		all[i] = t
	}
	return all
}

func catmullRom(x float64) float64 {
	switch {
	case x < 1:
		return (1.5*x-2.5)*x*x + 1
	case x < 2:
		return ((-0.5*x+2.5)*x-4)*x + 2
	}
	return 0
}

// resized is a part of m at another size. Beside m and the result it takes the memory of
// a few rows, however large m is.
func resized(m image.Image, part image.Rectangle, width, height int) image.Image {
	columns, rows := tapsOf(part.Dx(), width), tapsOf(part.Dy(), height)
	line := image.NewRGBA(image.Rect(0, 0, part.Dx(), 1)) // of m, premultiplied
	var kept, spare [][]float32                           // rows of m that are as wide as the result
	first := 0                                            // of kept
	sum := make([]float32, 4*width)
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	for y, t := range rows {
		for ; first < t.first && len(kept) > 0; first++ {
			spare, kept = append(spare, kept[0]), kept[1:]
		}
		first = t.first
		for len(kept) < len(t.weight) {
			draw.Draw(line, line.Rect, m, image.Pt(part.Min.X, part.Min.Y+first+len(kept)), draw.Src)
			var row []float32
			if n := len(spare); n > 0 {
				row, spare = spare[n-1], spare[:n-1]
			} else {
				row = make([]float32, 4*width)
			}
			across(row, line.Pix, columns)
			kept = append(kept, row)
		}
		clear(sum)
		for i, w := range t.weight {
			for j, v := range kept[i] {
				sum[j] += w * v
			}
		}
		to := out.Pix[y*out.Stride:]
		for x := range width {
			alpha := byteOf(sum[4*x+3])
			to[4*x+3] = alpha
			for c := range 3 {
				to[4*x+c] = min(byteOf(sum[4*x+c]), alpha)
			}
		}
	}
	if opaque(m) {
		return out
	}
	// As a PNG has it, which would take it apart again pixel by pixel.
	plain := image.NewNRGBA(out.Rect)
	draw.Draw(plain, plain.Rect, out, image.Point{}, draw.Src)
	return plain
}

// across makes a row as wide as the result out of one of RGBA.
func across(row []float32, pix []byte, columns []taps) {
	for x, t := range columns {
		var r, g, b, a float32
		p := pix[4*t.first : 4*(t.first+len(t.weight))]
		for i, w := range t.weight {
			r += w * float32(p[4*i])
			g += w * float32(p[4*i+1])
			b += w * float32(p[4*i+2])
			a += w * float32(p[4*i+3])
		}
		row[4*x], row[4*x+1], row[4*x+2], row[4*x+3] = r, g, b, a
	}
}

func byteOf(v float32) byte { return byte(min(max(v+0.5, 0), 255)) }

// depth is how many bytes of memory a pixel takes, at most.
func depth(m color.Model) int {
	switch m {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model: // grey with one that is transparent becomes colours
		return 8
	}
	return 4
}

// progression is what a JPEG takes to be decoded, beside its pixels: how many bytes, as each
// value of a progressive one is kept as four until the last scan is there, and how many scans.
func progression(b []byte) (values int64, scans int) {
	for mark, in := range segments(b) {
		switch {
		case mark == startOfScan:
			scans++
		case mark == startProgressive && len(in) >= 6 && len(in) >= 6+3*int(in[5]):
			height, width := int64(binary.BigEndian.Uint16(in[1:])), int64(binary.BigEndian.Uint16(in[3:]))
			var all, most int64 // values in a unit, of all components and as if each was the largest
			for i := range int(in[5]) {
				n := int64(in[7+3*i]>>4) * int64(in[7+3*i]&15)
				all, most = all+n, max(most, n)
			}
			if most > 0 {
				values = 4 * width * height * all / most
			}
		}
	}
	return values, scans
}
