package card

import (
	"bytes"
	_ "embed" // the fonts
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// The fonts, cut to the scripts that we set. fonts/README.md says where they
// come from and how they are made.
var (
	//go:embed fonts/NotoSerif-Bold.ttf
	serifBold []byte
	//go:embed fonts/NotoSans-Bold.ttf
	sansBold []byte
	//go:embed fonts/NotoSans-Regular.ttf
	sansRegular []byte
	//go:embed fonts/NotoNaskhArabic-Bold.ttf
	naskhBold []byte
	//go:embed fonts/NotoNaskhArabic-Regular.ttf
	naskhRegular []byte
	//go:embed fonts/NotoSerifHebrew-Bold.ttf
	hebrewSerifBold []byte
	//go:embed fonts/NotoSansHebrew-Bold.ttf
	hebrewSansBold []byte
	//go:embed fonts/NotoSansHebrew-Regular.ttf
	hebrewSansRegular []byte
)

// family is one voice of the card.
type family int

const (
	headline family = iota // serif, bold
	strong                 // sans, bold
	quiet                  // sans
	families
)

// Scripts that a family has a font for; roman has Greek and Cyrillic too.
const (
	roman = iota
	arabic
	hebrew
	scripts
)

// fonts are parsed when the first card is drawn, and then shared: a Font is safe
// for concurrent use.
var fonts = sync.OnceValue(func() (all [families][scripts]*font.Font) {
	for i, files := range [families][scripts][]byte{
		headline: {roman: serifBold, arabic: naskhBold, hebrew: hebrewSerifBold},
		strong:   {roman: sansBold, arabic: naskhBold, hebrew: hebrewSansBold},
		quiet:    {roman: sansRegular, arabic: naskhRegular, hebrew: hebrewSansRegular},
	} {
		for j, file := range files {
			if j == arabic && i == int(strong) {
				all[i][j] = all[headline][arabic]
				continue
			}
			face, err := font.ParseTTF(bytes.NewReader(file))
			if err != nil {
				panic("card: a font of ours: " + err.Error())
			}
			all[i][j] = face.Font
		}
	}
	return all
})

// covers says whether a family can set a character.
func (f family) covers(r rune) bool {
	for _, one := range fonts()[f] {
		if _, ok := one.NominalGlyph(r); ok {
			return true
		}
	}
	return false
}

// faces chooses the font for each character of one text; it is owned by whoever
// draws a card, since a Face is not safe for concurrent use.
type faces struct {
	all    [scripts]*font.Face
	script int
}

func newFaces(f family) *faces {
	var fs faces
	for i, one := range fonts()[f] {
		fs.all[i] = font.NewFace(one)
	}
	return &fs
}

var _ shaping.FontmapScript = (*faces)(nil)

// SetScript says in which script the characters to come stand, so that the
// spaces and marks between Arabic words are of the Arabic font.
func (fs *faces) SetScript(s language.Script) {
	switch s {
	case language.Arabic:
		fs.script = arabic
	case language.Hebrew:
		fs.script = hebrew
	default:
		fs.script = roman
	}
}

// ResolveFace gives the font for a character. What is only a sign of how to join
// or order letters must not part them, so it goes with the font that is in hand.
func (fs *faces) ResolveFace(r rune) *font.Face {
	first := fs.all[fs.script]
	if unicode.Is(unicode.Cf, r) {
		return first
	}
	if _, ok := first.NominalGlyph(r); ok {
		return first
	}
	for _, face := range fs.all {
		if _, ok := face.NominalGlyph(r); ok {
			return face
		}
	}
	return first
}
