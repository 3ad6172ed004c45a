package intake

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	xunicode "golang.org/x/text/encoding/unicode"
)

// Limits of a rolling text.
const (
	MaxFile  = 8 << 20   // bytes
	MaxLine  = 128 << 10 // bytes
	MaxLines = 100_000   // that aren't blank, and four times as many in all
)

// What a ParseError is about, for errors.Is.
var (
	ErrEmpty       = errors.New("empty")
	ErrNotText     = errors.New("not text")
	ErrTooLarge    = errors.New("too large")
	ErrLineTooLong = errors.New("line too long")
	ErrEncoding    = errors.New("not UTF-8")
	ErrMarkup      = errors.New("HTML, not text")
	ErrNoStamp     = errors.New("no stamp")
	ErrNoDate      = errors.New("no date")
	ErrZone        = errors.New("unknown time zone")
	ErrFuture      = errors.New("in the future")
)

// A ParseError says why a text could not be read, where, and what to do about it.
type ParseError struct {
	Name   string // of the file; may be empty
	Line   int    // 0: the file as a whole
	Why    string // in English
	Way    string // the way out, likewise
	Kind   error  // one of the Err values of this package
	Saying        // Why and Way
	// Proposal is a day that --date might be, found in the text; only with ErrNoDate, and zero where none was found.
	Proposal Date
}

func (e *ParseError) Error() string {
	var b strings.Builder
	switch {
	case e.Item > 0 && e.Name != "":
		fmt.Fprintf(&b, "%s, %s %d: ", e.Name, unitItem, e.Item)
	case e.Item > 0:
		fmt.Fprintf(&b, "%s %d: ", unitItem, e.Item)
	case e.Name != "":
		b.WriteString(e.Name + ": ")
	}
	if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	b.WriteString(e.Why)
	if e.Way != "" {
		b.WriteString("; " + e.Way)
	}
	return b.String()
}

// of has the error name the place as the outline does.
func (e *ParseError) of(o *Outline) *ParseError {
	if o.Format != "" {
		e.Item, e.Line = e.Line, 0
	}
	return e
}

func (e *ParseError) Unwrap() error { return e.Kind }

const (
	asUTF8  = "UTF-8"
	asUTF16 = "UTF-16"
	as1252  = "Windows-1252"
)

// readText reads the whole of r, bounded by MaxFile and MaxLine, and gives it as UTF-8 with the name of the encoding it was in.
// badLine is the first line that was not UTF-8 where the text was taken for Windows-1252.
func readText(r io.Reader, name string) (text, encoding string, badLine int, err error) {
	fail := func(kind error, line int, code string, a args) (string, string, int, error) {
		return "", "", 0, fail(name, kind, line, nil, code, a)
	}
	raw, over, long, err := readBounded(r)
	if err != nil {
		return "", "", 0, fmt.Errorf("read %s: %w", name, err)
	}
	if kind := signature(raw); kind != "" {
		return fail(ErrNotText, 0, "not_text", args{"what": kind})
	}
	limits := args{"kb": MaxLine >> 10, "mb": MaxFile >> 20}
	if long > 0 {
		return fail(ErrLineTooLong, long, "line_long", limits)
	}
	if over {
		return fail(ErrTooLarge, 0, "file_large", limits)
	}
	wide := func(e xunicode.Endianness) (string, string, int, error) {
		b, err := xunicode.UTF16(e, xunicode.ExpectBOM).NewDecoder().Bytes(raw)
		if err != nil || bytes.ContainsRune(b, utf8.RuneError) {
			return fail(ErrEncoding, 0, "utf16", nil)
		}
		raw = b
		return "", asUTF16, 0, nil
	}
	encoding = asUTF8
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		if _, encoding, _, err = wide(xunicode.LittleEndian); err != nil {
			return "", "", 0, err
		}
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		if _, encoding, _, err = wide(xunicode.BigEndian); err != nil {
			return "", "", 0, err
		}
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))

	if at := bytes.IndexByte(raw, 0); at >= 0 {
		code := "nul"
		if nul := bytes.Count(raw, []byte{0}); nul > len(raw)/3 && nul < len(raw)*2/3 {
			code = "nul_utf16"
		}
		return fail(ErrNotText, lineAt(raw, at), code, nil)
	}
	if !utf8.Valid(raw) {
		good, bad, first, high := 0, 0, -1, 0
		for i := 0; i < len(raw); {
			c, n := utf8.DecodeRune(raw[i:])
			switch {
			case c == utf8.RuneError && n == 1:
				if first < 0 {
					first = i
				}
				bad++
			case n > 1:
				good++
			}
			i += n
		}
		letters := 0
		for _, c := range raw {
			if c >= 0x80 {
				high++
			}
			if c >= 0xc0 || c|0x20 >= 'a' && c|0x20 <= 'z' {
				letters++
			}
		}
		line := lineAt(raw, first)
		at := args{"byte": first - bytes.LastIndexByte(raw[:first], '\n'), "hex": fmt.Sprintf("0x%02X", raw[first])}
		switch {
		case good > 0:
			// Whole UTF-8 letters beside broken ones: a damaged file, not another encoding.
			return fail(ErrEncoding, line, "utf8_damaged", at)
		case hasAny(raw, 0x81, 0x8d, 0x8f, 0x90, 0x9d) || high*3 > letters:
			return fail(ErrEncoding, line, "utf8_neither", at)
		}
		b, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil {
			return fail(ErrEncoding, line, "utf8_neither", at)
		}
		raw, encoding, badLine = b, as1252, line
	}
	if bytes.Count(raw, []byte{'\n'}) > 4*MaxLines || bytes.Count(raw, []byte{'\r'}) > 4*MaxLines {
		return fail(ErrTooLarge, 4*MaxLines, "many_lines", args{"lines": 4 * MaxLines})
	}
	control := 0
	for _, c := range raw {
		if isControl(rune(c)) {
			control++
		}
	}
	if control > 8 && control*100 > len(raw) {
		return fail(ErrNotText, 0, "control_full", nil)
	}
	if len(bytes.TrimFunc(raw, isBlank)) == 0 {
		return fail(ErrEmpty, 0, "empty", nil)
	}
	return string(raw), encoding, badLine, nil
}

func hasAny(b []byte, set ...byte) bool {
	for _, c := range set {
		if bytes.IndexByte(b, c) >= 0 {
			return true
		}
	}
	return false
}

// readBounded reads at most MaxFile bytes. over says that there were more; long is the number of the first line over MaxLine, with
// which it stops. A run of NULs is no line: such a file is read on, so that what is said of it is its size.
func readBounded(r io.Reader) (raw []byte, over bool, long int, err error) {
	line, start, nul := 1, 0, false
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		for i, c := range buf[:n] {
			switch c {
			case '\n', '\r':
				if c == '\n' || i+1 < n && buf[i+1] != '\n' {
					line++
				}
				start, nul = len(raw)+i+1, false
			case 0:
				nul = true
			}
			if len(raw)+i-start >= MaxLine && !nul && signature(raw) == "" {
				return append(raw, buf[:i]...), false, line, nil
			}
		}
		raw = append(raw, buf[:n]...)
		if len(raw) > MaxFile {
			return raw[:MaxFile], true, 0, nil
		}
		if err == io.EOF {
			return raw, false, 0, nil
		}
		if err != nil {
			return nil, false, 0, err
		}
	}
}

var signatures = []struct{ riff, bytes, is string }{
	{"", "\x89PNG\r\n\x1a\n", "a PNG picture"},
	{"", "\xff\xd8\xff", "a JPEG picture"},
	{"", "GIF87a", "a GIF picture"},
	{"", "GIF89a", "a GIF picture"},
	{"", "II*\x00", "a TIFF picture"},
	{"", "MM\x00*", "a TIFF picture"},
	{"", "%PDF-", "a PDF document"},
	{"", "PK\x03\x04", "a ZIP archive or an office document"},
	{"", "\xd0\xcf\x11\xe0", "an office document"},
	{"", "{\\rtf", "an RTF document"},
	{"", "\x1f\x8b", "a gzip archive"},
	{"", "SQLite format 3\x00", "a database"},
	{"", "\x7fELF", "a program"},
	{"RIFF", "WEBP", "a WebP picture"},
	{"RIFF", "WAVE", "a sound"},
	{"RIFF", "AVI ", "a film"},
}

// signature names what the first bytes of a file say that it is, if it isn't text.
func signature(raw []byte) string {
	head := raw[:min(len(raw), 32)]
	for _, s := range signatures {
		if s.riff != "" {
			if len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == s.bytes {
				return s.is
			}
		} else if bytes.HasPrefix(head, []byte(s.bytes)) {
			return s.is
		}
	}
	if len(head) >= 12 && string(head[4:8]) == "ftyp" {
		switch string(head[8:12]) {
		case "avif", "avis":
			return "an AVIF picture"
		case "heic", "heix", "mif1", "msf1":
			return "a HEIC picture"
		}
		return "a film"
	}
	if len(head) >= 14 && string(head[:2]) == "BM" && bytes.IndexByte(head, 0) >= 0 {
		return "a BMP picture"
	}
	return ""
}

// lineAt is the number of the line that byte at is on.
func lineAt(raw []byte, at int) int { return len(splitLines(string(raw[:at]))) }

// isControl says that c has no place in a text. Line ends and tabs have.
func isControl(c rune) bool {
	return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\v' && c != '\f' || c == 0x7f
}

// isBlank says that c shows nothing at the end of a line.
func isBlank(c rune) bool {
	return unicode.IsSpace(c) || c == '\ufeff' || c == '\u200b' || isControl(c)
}

// trimLine takes the spaces off both ends.
func trimLine(s string) string { return strings.TrimFunc(s, isBlank) }

// splitLines parts a text at \n, \r\n, \r, and at the line breaks inside a paragraph that word processors write (\v, \f, U+2028, U+2029).
// There is always at least one line; a text that ends with a line end has an empty last one.
func splitLines(s string) []string {
	out := make([]string, 0, strings.Count(s, "\n")+1)
	start := 0
	for i, c := range s {
		switch c {
		case '\n', '\v', '\f', '\u2028', '\u2029', '\u0085':
			out = append(out, s[start:i])
			start = i + utf8.RuneLen(c)
		case '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				continue
			}
			out = append(out, s[start:i])
			start = i + 1
		}
	}
	out = append(out, s[start:])
	for i, l := range out {
		out[i] = strings.TrimSuffix(l, "\r")
	}
	return out
}
