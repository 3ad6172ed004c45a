package desk

import "time"

// What tests in package desk_test may see and turn.

func init() { costs = cost{memory: 64, time: 1, threads: 1} }

// Row is a route, as its test names it.
type Row struct {
	Method, Path, Least, Op string
	Step, JSON              bool
}

func (d *Desk) Rows() []Row {
	var all []Row
	for _, r := range d.routes() {
		all = append(all, Row{r.method, r.path, string(r.least), string(r.op), r.step, r.answer != nil})
	}
	return all
}

func (d *Desk) SetClock(now func() time.Time) { d.now = now }

func (d *Desk) Hashes() int64 { return d.gate.press.made.Load() }

// Crowd takes all places of those who wait for a hash, until it is called off.
func (d *Desk) Crowd() (off func()) {
	for range cap(d.gate.press.queue) {
		d.gate.press.queue <- struct{}{}
	}
	return func() {
		for range cap(d.gate.press.queue) {
			<-d.gate.press.queue
		}
	}
}

// Hold takes the places of those who are at work on a hash, until it is called off.
func (d *Desk) Hold() (off func()) {
	for range cap(d.gate.press.places) {
		d.gate.press.places <- struct{}{}
	}
	return func() {
		for range cap(d.gate.press.places) {
			<-d.gate.press.places
		}
	}
}

// HashBounds is how many hashes are made at once, and how many may wait besides.
const HashBounds = hashAtOnce + hashWaiting

var (
	CheckPassword = checkPassword
	ReadPHC       = func(s string) error { _, _, _, err := readPHC(s); return err }
	LangTags      = langTags
	LangFiles     = langFiles
	HouseFile     = houseFile
	StepOf        = stepOf
	Device        = device
)

func (d *Desk) Onward(next string) string { return d.onward(next) }

// SampleOf makes a sample of those who read.
var SampleOf = sampleOf
