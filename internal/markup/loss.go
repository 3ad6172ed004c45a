package markup

import "fmt"

// A Loss is something that a text showed and that has no place in a body.
type Loss struct {
	Kind LossKind // "": none of these, Text is a sentence that says it in English
	Text string   // a picture's description or caption, a link's address; may be empty
}

// LossKind says what was left out.
type LossKind string

// The kinds.
const (
	LostPicture LossKind = "picture"
	LostCaption LossKind = "caption" // of a picture that was left out
	LostLink    LossKind = "link"    // its text stays
	LostFrame   LossKind = "frame"
	LostObject  LossKind = "object"
	LostPlayer  LossKind = "player"
	LostDrawing LossKind = "drawing"
	LostFormula LossKind = "formula"
	LostButton  LossKind = "button"
	LostField   LossKind = "field" // of a form
	LostStruck  LossKind = "struck"
	LostMore    LossKind = "more" // what is beyond the losses that are told
)

var lossWords = map[LossKind]string{
	LostPicture: "A picture", LostFrame: "A frame", LostObject: "An object", LostPlayer: "A player", LostDrawing: "A drawing",
	LostFormula: "A formula", LostButton: "A button", LostField: "A form field", LostStruck: "Struck-out text", LostMore: "More",
}

// String says it in an English sentence.
func (l Loss) String() string {
	switch {
	case l.Kind == "":
		return l.Text
	case l.Kind == LostLink:
		return fmt.Sprintf("The link to %q was left out; its text stays.", l.Text)
	case l.Kind == LostCaption:
		return fmt.Sprintf("The caption of a picture was left out: %q", l.Text)
	case l.Text != "":
		return fmt.Sprintf("%s was left out: %q", lossWords[l.Kind], l.Text)
	}
	return lossWords[l.Kind] + " was left out."
}
