// Package card draws the picture that a page or a post is shared with: its
// headline, when it was, where it stands and who says so, on 1200 by 630 pixels.
//
// It is pure: texts and a colour in, a PNG out, the same bytes for the same
// texts. Letters are shaped as their script asks, lines are broken and ordered
// as Unicode has it, and a text from right to left has its card laid out from
// the right. Whatever a text is made of, drawing it costs bounded time and
// memory. What none of the fonts can set is never shown as empty boxes: signs
// are left out, and a text with such a letter in it is not set at all.
package card

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"image"
	"image/color"
	"strconv"
)

// Size of the picture in pixels, and its type: what the networks ask for.
const (
	Width  = 1200
	Height = 630
	Type   = "image/png"
)

// look is counted up when cards come to look different, so that whoever keeps
// them asks anew.
const look = 1

// Card is what stands on a card. A text that is empty is left out.
type Card struct {
	Accent   string // colour of the masthead, #rgb or #rrggbb; "" is ink
	Site     Text   // who says so
	Word     Text   // Live or Breaking, in red
	Time     Text   // when it was, with its zone
	Date     Text
	Headline Text // from the side on which it begins, all is laid out
	Foot     Text // title of the page, or what it is about
}

// Hash names the picture: it is that of all that goes into it, in hexadecimal
// digits.
func (c Card) Hash() string {
	b, err := json.Marshal(struct {
		Look int
		Card
	}{look, c})
	if err != nil {
		panic("card: encoding a plain structure: " + err.Error())
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:6])
}

// Measures in pixels. The picture is seen at half its size or less, so that
// these are about twice what the page has.
const (
	margin = 72
	inner  = Width - 2*margin
	band   = 92 // height of the masthead
	bare   = 20 // likewise, without a name
	rule   = 4
	gap    = 26 // between the texts of the time line
)

var (
	nameSizes  = []float64{40, 34, 28}
	timeSizes  = []float64{36, 32, 28, 24}
	headSizes  = []float64{116, 104, 92, 84, 76, 70, 64, 58, 53, 48, 44}
	footSizes  = []float64{32, 29}
	clockSizes = []float64{120, 104, 92, 76, 64, 52}
)

// Draw draws the card. It is safe for concurrent use; each call takes some three
// megabytes while it lasts.
func Draw(c Card) []byte {
	s := newSetter()
	cv := newCanvas(parse(c.Accent))
	rtl := c.Headline.RTL
	put := func(b block, x, y float64, t tone) {
		for i, line := range b.lines {
			from := x
			if rtl {
				from = Width - x - width(line)
			}
			cv.line(line, from, y+float64(i)*b.lead, t)
		}
	}

	top := bare
	if p := s.paragraph(c.Site, strong); p != nil {
		top = band
		cv.fill(image.Rect(0, 0, Width, top), toneBand, 0)
		put(p.set(nameSizes, inner, band, 1), margin, 60, toneBand)
	} else {
		cv.fill(image.Rect(0, 0, Width, top), toneBand, 0)
	}

	head, foot := s.paragraph(c.Headline, headline), s.paragraph(c.Foot, quiet)
	if head == nil { // its script is one that we can't set, or it says nothing
		head, foot = s.paragraph(c.Foot, headline), nil
	}
	sizes := headSizes
	if head == nil { // nor the page's title: the time is all there is to say
		if head = s.paragraph(c.Time, headline); head != nil {
			c.Time, sizes = Text{}, clockSizes
		}
	}

	y := float64(top + 44)
	cv.fill(image.Rect(margin, int(y), Width-margin, int(y)+rule), toneInk, steps-1)
	y += 54
	s.timeLine(c, put, y)

	bottom := float64(Height - 46)
	if foot != nil {
		b := foot.set(footSizes, inner, 100, 2)
		put(b, margin, bottom-float64(len(b.lines)-1)*b.lead, toneMeta)
		bottom -= float64(len(b.lines))*b.lead + 16
	}
	if head != nil {
		y += 36
		b := head.set(sizes, inner, bottom-y, 5)
		put(b, margin, y+b.size*head.rise, toneInk)
	}
	return cv.png()
}

// timeLine sets what stands under the rule, in the greatest size in which it fits
// in one line; if in none, the date is left out.
func (s *setter) timeLine(c Card, put func(block, float64, float64, tone), y float64) {
	type item struct {
		p *para
		t tone
	}
	var items []item
	for _, one := range []struct {
		text Text
		f    family
		t    tone
	}{{c.Word, strong, toneRed}, {c.Time, strong, toneInk}, {c.Date, quiet, toneMeta}} {
		if p := s.paragraph(one.text, one.f); p != nil {
			items = append(items, item{p, one.t})
		}
	}
	for len(items) > 0 {
		for _, size := range timeSizes {
			var blocks []block
			x := float64(margin)
			for _, it := range items {
				b := it.p.set([]float64{size}, inner, 100, 1)
				blocks = append(blocks, b)
				x += width(b.lines[0]) + gap
			}
			if x-gap > Width-margin && len(items) > 1 {
				continue
			}
			x = margin
			for i, b := range blocks {
				put(b, x, y, items[i].t)
				x += width(b.lines[0]) + gap
			}
			return
		}
		items = items[:len(items)-1]
	}
}

// parse reads a colour; ink where it is none.
func parse(s string) color.RGBA {
	if len(s) == 4 {
		s = string([]byte{s[0], s[1], s[1], s[2], s[2], s[3], s[3]})
	}
	if len(s) != 7 || s[0] != '#' {
		return ink
	}
	n, err := strconv.ParseUint(s[1:], 16, 32)
	if err != nil {
		return ink
	}
	return color.RGBA{uint8(n >> 16), uint8(n >> 8), uint8(n), 0xFF}
}
