package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"math"
	"math/rand/v2"
	"sync"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// demoPictures are the demo's pictures, by the name that a story gives.
var demoPictures = map[string]func(sea) image.Image{
	"tide":    drawTide,
	"wind":    drawWind,
	"harbour": drawHarbour,
}

// A canvas is drawn on with smooth edges.
type canvas struct {
	*image.RGBA
}

type spot struct{ x, y float64 }

var (
	paper = rgb(0xf6f4ef)
	ink   = rgb(0x16181d)
	faint = rgb(0x565b66)
	rule  = rgb(0xd9d5cb)
	water = rgb(0x0b4f6c)
	amber = rgb(0x8a5a00)
)

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// clear is c let through by a, 0 to 1.
func clear(c color.RGBA, a float64) color.RGBA {
	f := func(v uint8) uint8 { return uint8(float64(v) * a) }
	return color.RGBA{f(c.R), f(c.G), f(c.B), uint8(255 * a)}
}

// mix is a with a share of b, 0 to 1.
func mix(a, b color.RGBA, share float64) color.RGBA {
	f := func(a, b uint8) uint8 { return uint8(float64(a) + share*(float64(b)-float64(a))) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 255}
}

func newCanvas(w, h int, back color.RGBA) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, w, h))}
	draw.Draw(c.RGBA, c.Bounds(), image.NewUniform(back), image.Point{}, draw.Src)
	return c
}

// fill fills an outline. Only the box that it lies in is looked at: most are
// small, and there are thousands.
func (c *canvas) fill(with color.RGBA, outline ...spot) {
	low, high := outline[0], outline[0]
	for _, p := range outline {
		low, high = spot{min(low.x, p.x), min(low.y, p.y)}, spot{max(high.x, p.x), max(high.y, p.y)}
	}
	in := image.Rect(int(math.Floor(low.x)), int(math.Floor(low.y)), int(math.Ceil(high.x)), int(math.Ceil(high.y))).Intersect(c.Bounds())
	if in.Empty() {
		return
	}
	at := func(p spot) (x, y float32) { return float32(p.x - float64(in.Min.X)), float32(p.y - float64(in.Min.Y)) }
	r := vector.NewRasterizer(in.Dx(), in.Dy())
	r.MoveTo(at(outline[0]))
	for _, p := range outline[1:] {
		r.LineTo(at(p))
	}
	r.ClosePath()
	r.Draw(c.RGBA, in, image.NewUniform(with), image.Point{})
}

func (c *canvas) box(with color.RGBA, x, y, w, h float64) {
	c.fill(with, spot{x, y}, spot{x + w, y}, spot{x + w, y + h}, spot{x, y + h})
}

func (c *canvas) disc(with color.RGBA, at spot, radius float64) {
	var round []spot
	for i := range 40 {
		a := 2 * math.Pi * float64(i) / 40
		round = append(round, spot{at.x + radius*math.Cos(a), at.y + radius*math.Sin(a)})
	}
	c.fill(with, round...)
}

// line draws a line of some width through the spots.
func (c *canvas) line(with color.RGBA, width float64, through ...spot) {
	for i := 1; i < len(through); i++ {
		a, b := through[i-1], through[i]
		long := math.Hypot(b.x-a.x, b.y-a.y)
		if long == 0 {
			continue
		}
		u, v := -(b.y-a.y)/long*width/2, (b.x-a.x)/long*width/2
		c.fill(with, spot{a.x + u, a.y + v}, spot{b.x + u, b.y + v}, spot{b.x - u, b.y - v}, spot{a.x - u, a.y - v})
		if i > 1 && width > 3 {
			c.disc(with, a, width/2)
		}
	}
}

var demoFont = sync.OnceValue(func() *opentype.Font {
	f, err := opentype.Parse(goregular.TTF)
	if err != nil {
		panic(err) // the font is part of the program
	}
	return f
})

// text writes a line; align is 0 at its start, 1 at its end.
func (c *canvas) text(with color.RGBA, size float64, at spot, align float64, s string) {
	face, err := opentype.NewFace(demoFont(), &opentype.FaceOptions{Size: size, DPI: 72})
	if err != nil {
		panic(err) // likewise
	}
	defer face.Close()
	d := font.Drawer{Dst: c.RGBA, Src: image.NewUniform(with), Face: face}
	wide := float64(d.MeasureString(s)) / 64
	d.Dot = fixed.Point26_6{X: fixed.Int26_6((at.x - align*wide) * 64), Y: fixed.Int26_6(at.y * 64)}
	d.DrawString(s)
}

// drawTide is the water level up to when its story was published, and the
// forecast from there.
func drawTide(s sea) image.Image {
	const (
		w, h         = 1200, 800
		left, right  = 90, w - 40
		top, bottom  = 60, h - 90
		from, until  = opened, forecastTo
		measured     = -362
		lowest, most = -40, 170
	)
	c := newCanvas(w, h, paper)
	x := func(m float64) float64 { return left + (m-from)/(until-from)*(right-left) }
	y := func(cm float64) float64 { return bottom - (cm-lowest)/(most-lowest)*(bottom-top) }

	for cm := 0.0; cm <= 150; cm += 50 {
		if cm < customs { // above it the line would run through a name
			c.box(rule, left, y(cm)-1, right-left, 2)
		}
		c.text(faint, 36, spot{left - 14, y(cm) + 12}, 1, fmt.Sprintf("%.0f", cm))
	}
	for _, q := range []struct {
		cm   float64
		name string
		up   float64
	}{{netmakers, "Netmakers’ Quay floods at 120", 40}, {customs, "Customs Quay, 140", -12}} {
		c.box(amber, left, y(q.cm)-1.5, right-left, 3)
		c.text(amber, 36, spot{left + 12, y(q.cm) + q.up}, 0, q.name)
	}
	// Full hours, three apart.
	t := s.at(from).Truncate(time.Hour).Add(time.Hour)
	for ; t.Before(s.at(until)); t = t.Add(time.Hour) {
		if t.Hour()%3 != 0 {
			continue
		}
		at := x(t.Sub(s.start).Minutes())
		c.box(rule, at-1, bottom, 2, 16)
		if at > left+30 && at < right-40 {
			c.text(faint, 36, spot{at, bottom + 58}, 0.5, t.Format("3 PM"))
		}
	}
	c.box(faint, left, bottom-1, right-left, 2)

	curve := func(a, b float64) (through []spot) {
		for m := a; m <= b; m += 3 {
			through = append(through, spot{x(m), y(s.forecast(m))})
		}
		return through
	}
	c.line(water, 7, curve(from, measured)...)
	for m := float64(measured) + 9; m < until-12; m += 20 {
		c.line(water, 5, curve(m, m+12)...)
	}
	now := spot{x(measured), y(s.forecast(measured))}
	c.disc(paper, now, 15)
	c.disc(water, now, 11)
	c.text(ink, 36, spot{now.x, now.y - 34}, 0.75, "measured")
	peak := spot{x(highWater), y(s.forecast(highWater))}
	c.disc(paper, peak, 15)
	c.disc(water, peak, 11)
	c.text(ink, 36, spot{peak.x + 8, peak.y - 28}, 1, "forecast "+s.at(highWater).Format("3:04 PM"))
	return c
}

// drawWind is a map of the coast with the wind over it.
func drawWind(sea) image.Image {
	const w, h = 1200, 900
	c := newCanvas(w, h, rgb(0xdfe9ee))
	land := rgb(0xefeadd)
	shore := []spot{{620, 0}, {606, 60}, {560, 110}, {520, 150}, {500, 196}, {516, 240}, {570, 262}, {650, 280}, {716, 318}, {748, 370},
		{752, 420}, {790, 440}, {760, 462}, {728, 500}, {690, 560}, {668, 620}, {650, 690}, {618, 750}, {600, 820}, {604, 900}, {1200, 900}, {1200, 0}}
	coast := smooth(shore[:len(shore)-2])
	c.fill(land, append(append([]spot{}, coast...), shore[len(shore)-2:]...)...)
	island := smooth([]spot{{250, 560}, {290, 536}, {340, 548}, {362, 590}, {340, 640}, {296, 664}, {256, 636}, {240, 596}, {250, 560}})
	c.fill(land, island...)
	river := smooth([]spot{{786, 440}, {860, 452}, {920, 500}, {1010, 520}, {1090, 590}, {1200, 610}})
	c.line(rgb(0xc3d6df), 9, river...)
	c.line(rgb(0xa9b8bd), 3, coast...)
	c.line(rgb(0xa9b8bd), 3, island...)

	// Gusts in metres a second: strongest at Marre Head, weaker inland.
	gust := func(p spot) float64 {
		inland := max(0, p.x-640) / 560
		near := math.Exp(-(math.Pow((p.x-470)/380, 2) + math.Pow((p.y-170)/360, 2)))
		return 25 + 8.5*near - 7*inland
	}
	places := []struct {
		at    spot
		name  string
		align float64
	}{
		{spot{512, 200}, "Marre Head", 0}, {spot{776, 418}, "Skellerhavn", 0}, {spot{300, 596}, "Lyrholm", 0.5},
		{spot{664, 646}, "Ovstrand", 0}, {spot{964, 644}, "Brakeby", 0},
	}
	label := func(i int) spot {
		p := places[i]
		if p.align == 0.5 {
			return spot{p.at.x, p.at.y - 24}
		}
		return spot{p.at.x + 24, p.at.y + 12}
	}
	for row := range 9 {
		for col := range 11 {
			p := spot{30 + 112*float64(col) + 56*float64(row%2), 66 + 98*float64(row)}
			busy := false
			for i, q := range places {
				l := label(i)
				x0 := l.x - q.align*150
				if p.x > x0-110 && p.x < x0+250 && math.Abs(p.y-l.y+10) < 42 || math.Hypot(p.x+40-q.at.x, p.y-q.at.y) < 60 {
					busy = true
				}
			}
			if busy {
				continue
			}
			g := gust(p)
			strong := min(1, max(0, (g-17)/15))
			long := 30 + 56*strong
			a := 0.10 + 0.22*math.Sin(p.y/300+p.x/700)
			to := spot{p.x + long*math.Cos(a), p.y + long*math.Sin(a)}
			with := mix(rgb(0x9db9c8), rgb(0x0a3550), strong)
			neck := spot{to.x - 20*math.Cos(a), to.y - 20*math.Sin(a)}
			c.line(with, 4+3*strong, p, neck)
			c.fill(with, to, spot{neck.x - 11*math.Sin(a), neck.y + 11*math.Cos(a)}, spot{neck.x + 11*math.Sin(a), neck.y - 11*math.Cos(a)})
		}
	}
	for i, p := range places {
		c.disc(paper, p.at, 14)
		c.disc(ink, p.at, 9)
		l := label(i)
		c.text(ink, 40, l, p.align, p.name)
		l.y += 44
		if p.align == 0.5 {
			l.y = p.at.y + 52 // its name stands above it
		}
		c.text(water, 36, l, p.align, fmt.Sprintf("%d m/s", rounded(gust(p.at))))
	}
	return c
}

// smooth runs a curve through the spots (Catmull and Rom's).
func smooth(p []spot) []spot {
	var out []spot
	for i := 0; i+1 < len(p); i++ {
		a, b, c, d := p[max(i-1, 0)], p[i], p[i+1], p[min(i+2, len(p)-1)]
		for k := range 12 {
			t := float64(k) / 12
			f := func(a, b, c, d float64) float64 {
				return 0.5 * (2*b + (c-a)*t + (2*a-5*b+4*c-d)*t*t + (3*b-a-3*c+d)*t*t*t)
			}
			out = append(out, spot{f(a.x, b.x, c.x, d.x), f(a.y, b.y, c.y, d.y)})
		}
	}
	return append(out, p[len(p)-1])
}

// drawHarbour is the harbour under the front.
func drawHarbour(sea) image.Image {
	const (
		w, h    = 1600, 900
		horizon = 560.0
	)
	c := newCanvas(w, h, rgb(0x1d2733))
	// The sky: dark above, a strip of light at the horizon.
	for y := range int(horizon) {
		t := float64(y) / horizon
		with := mix(rgb(0x222d3a), rgb(0x566575), math.Pow(t, 1.6))
		with = mix(with, rgb(0xe2b98a), math.Pow(max(0, (t-0.72)/0.28), 1.8)*0.9)
		c.box(with, 0, float64(y), w, 1)
	}
	lots := rand.New(rand.NewPCG(7, 3))
	// Clouds in banks, each darker and lower at its end.
	for bank := range 7 {
		base := 60 + 62*float64(bank)
		outline := []spot{{-50, -10}, {w + 50, -10}}
		phase := lots.Float64() * 6
		for x := float64(w + 50); x >= -50; x -= 20 {
			t := x / w
			outline = append(outline, spot{x, base + 26*math.Sin(3.1*t*math.Pi+phase) + 12*math.Sin(9*t*math.Pi+2*phase) - 46*t})
		}
		c.fill(clear(mix(rgb(0x141b24), rgb(0x46525f), float64(bank)/7), 0.20), outline...)
	}
	// Rain under the front, to the left.
	for range 130 {
		x, y := lots.Float64()*620-60, 250+lots.Float64()*240
		c.line(clear(rgb(0xb9c4cf), 0.06), 2, spot{x + 26, y}, spot{x, y + 90})
	}
	// The sea.
	for y := int(horizon); y < h; y++ {
		t := (float64(y) - horizon) / (h - horizon)
		with := mix(rgb(0x6f7176), rgb(0x17222d), math.Pow(t, 0.5))
		c.box(with, 0, float64(y), w, 1)
	}
	c.box(rgb(0xd9b489), 0, horizon-1, w, 3)
	// Marre Head with its light, and the breakwater.
	far, dark := rgb(0x2b3540), rgb(0x11171e)
	head := smooth([]spot{{880, horizon + 2}, {960, 540}, {1040, 516}, {1130, 492}, {1230, 486}, {1340, 470}, {1460, 476}, {1600, 462}})
	c.fill(far, append(head, spot{1600, horizon + 2})...)
	lamp := spot{1130, 398}
	for i := range 12 { // its beam, fainter the farther it is
		t := math.Pow(float64(i+1)/12, 1.4)
		c.fill(clear(rgb(0xffe9b8), 0.032), lamp, spot{lamp.x - 1250*t, lamp.y - 150*t}, spot{lamp.x - 1250*t, lamp.y - 44*t})
		c.fill(clear(rgb(0xffe9b8), 0.028), lamp, spot{lamp.x + 560*t, lamp.y + 10*t}, spot{lamp.x + 560*t, lamp.y + 60*t})
	}
	c.fill(far, spot{1116, 496}, spot{1121, 408}, spot{1139, 408}, spot{1144, 496})
	c.box(far, 1114, 404, 32, 6)
	c.box(rgb(0xffe9b8), 1121, 389, 18, 15)
	c.fill(far, spot{1117, 389}, spot{1130, 374}, spot{1143, 389})
	c.disc(clear(rgb(0xffe9b8), 0.25), lamp, 30)
	c.fill(rgb(0x202a34), spot{560, 578}, spot{590, 566}, spot{1010, 558}, spot{1060, 560}, spot{1060, 580}, spot{560, 592})
	for range 5 { // spray over it
		x := 600 + lots.Float64()*380
		for range 60 {
			c.disc(clear(rgb(0xe7ebee), 0.22), spot{x + lots.NormFloat64()*18, 560 - math.Abs(lots.NormFloat64())*16}, 1+2.5*lots.Float64())
		}
	}
	// Waves, broader the nearer they are.
	for row := range 26 {
		t := float64(row) / 26
		y := horizon + 14 + math.Pow(t, 1.5)*330
		for range 12 - row/4 {
			x, long := lots.Float64()*w, 30+150*t*(0.5+lots.Float64())
			with := clear(mix(rgb(0xd9b489), rgb(0x8fa0ae), min(1, t*1.7)), 0.34-0.16*t)
			crest := smooth([]spot{{x, y}, {x + long*0.3, y - 4 - 8*t}, {x + long*0.65, y - 3 - 6*t}, {x + long, y + 2*t}})
			under := smooth([]spot{{x + long, y + 2*t}, {x + long*0.6, y - 1 - t}, {x + long*0.3, y - 1 - 2*t}, {x, y}})
			c.fill(with, append(crest, under...)...)
		}
	}
	town(c, lots, dark)
	boats(c, dark)
	return c
}

// town draws roofs, a church and two cranes along the right side.
func town(c *canvas, lots *rand.Rand, dark color.RGBA) {
	const quay = 690.0
	back := rgb(0x1d2630)
	for x := 1020.0; x < 1600; { // a row behind
		wide, high := 44+34*lots.Float64(), 70+50*lots.Float64()+(x-1020)/9
		c.fill(back, spot{x, quay}, spot{x, quay - high}, spot{x + wide/2, quay - high - 30}, spot{x + wide, quay - high}, spot{x + wide, quay})
		x += wide - 2
	}
	c.fill(back, spot{1330, quay}, spot{1330, 470}, spot{1352, 330}, spot{1374, 470}, spot{1374, quay}) // the church
	c.line(back, 4, spot{1352, 336}, spot{1352, 306})
	c.line(back, 4, spot{1343, 316}, spot{1361, 316})
	x := 960.0
	for x < 1620 {
		wide, high := 62+40*lots.Float64(), 66+40*lots.Float64()
		ridge := quay - high - 34 - 14*lots.Float64()
		c.fill(dark, spot{x, quay}, spot{x, quay - high}, spot{x + wide/2, ridge}, spot{x + wide, quay - high}, spot{x + wide, quay})
		c.box(dark, x+wide*0.68, ridge+4, 10, 26)
		for floor := range 2 {
			for n := range 3 {
				if lots.Float64() < 0.36 {
					c.box(rgb(0xf0c988), x+wide*(0.18+0.24*float64(n)), quay-high+12+34*float64(floor), 9, 15)
				}
			}
		}
		x += wide + 1
	}
	for _, at := range []float64{800, 890} { // the cranes
		c.line(dark, 8, spot{at - 26, quay}, spot{at - 8, 540}, spot{at + 8, 540}, spot{at + 26, quay})
		c.line(dark, 5, spot{at - 20, 650}, spot{at + 12, 590})
		c.line(dark, 5, spot{at + 20, 650}, spot{at - 12, 590})
		c.box(dark, at-20, 516, 44, 30)
		c.line(dark, 7, spot{at, 520}, spot{at - 120, 440})
		c.line(dark, 3, spot{at - 120, 440}, spot{at - 4, 500})
		c.line(dark, 2, spot{at - 118, 441}, spot{at - 118, 520})
	}
	c.fill(dark, spot{720, quay + 26}, spot{720, quay - 4}, spot{1600, quay - 4}, spot{1600, quay + 60}) // the quay
	for n := range 9 {                                                                                   // lamps of the quay in the water
		at := 800 + 92*float64(n)
		c.disc(rgb(0xf6d79c), spot{at, quay - 16}, 5)
		c.disc(clear(rgb(0xf6d79c), 0.20), spot{at, quay - 16}, 14)
		for k := range 6 {
			y := quay + 42 + 4*float64(n) + 17*float64(k)
			c.line(clear(rgb(0xf6d79c), 0.30-0.04*float64(k)), 4, spot{at - 12 + 3*lots.NormFloat64(), y}, spot{at + 12 + 3*lots.NormFloat64(), y})
		}
	}
}

// boats draws three boats at their moorings, masts aslant in the wind.
func boats(c *canvas, dark color.RGBA) {
	for _, b := range []struct{ x, y, size, lean float64 }{{180, 760, 1.25, 0.10}, {430, 700, 0.85, 0.14}, {610, 730, 0.7, 0.07}} {
		at := func(x, y float64) spot { return spot{b.x + b.size*(x-y*b.lean), b.y + b.size*y} }
		c.fill(dark, at(-110, -22), at(-92, 16), at(70, 18), at(112, -34), at(60, -22))
		c.fill(dark, at(-66, -20), at(-62, -58), at(-6, -58), at(0, -20))
		c.line(dark, 5*b.size, at(22, -20), at(22, -220))
		c.line(dark, 2, at(22, -214), at(108, -34))
		c.line(dark, 2, at(22, -214), at(-108, -24))
		c.fill(rgb(0xf0c988), at(-54, -50), at(-52, -38), at(-36, -38), at(-36, -50))
		c.line(clear(rgb(0x0d1319), 0.55), 7*b.size, at(-96, 26), at(-20, 30), at(80, 26))
	}
}
