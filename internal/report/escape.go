package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// dangerous reports whether r may change how the text around it is shown: a
// control character, a change of writing direction, or a line break of Unicode.
func dangerous(r rune) bool {
	if r < utf8.RuneSelf {
		return unicode.IsControl(r) // nearly all there is is asked no further
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) ||
		r == '\u2028' || r == '\u2029' || r == utf8.RuneError
}

// Visible makes the dangerous characters of s visible: "\n", "\x1b", "\u202e".
// A byte that is no UTF-8 becomes "\xff". Text without them is returned as is.
func Visible(s string) string {
	if strings.IndexFunc(s, dangerous) < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case !dangerous(r) || r == utf8.RuneError:
			b.WriteRune(r)
		case r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
		i += size
	}
	return b.String()
}

// escapeJSON rewrites the dangerous characters that encoding/json leaves as
// they are, DEL, C1 and the direction marks, as \u escapes. They can stand in
// strings only, so the value stays the same.
func escapeJSON(src []byte) []byte {
	unsafe := func(r rune) bool { return r != '\n' && r != utf8.RuneError && dangerous(r) }
	plain := 0 // how much is known to be harmless, most of it ASCII
	for plain < len(src) {
		if src[plain] < 0x7f {
			plain++
			continue
		}
		r, size := utf8.DecodeRune(src[plain:])
		if unsafe(r) {
			break
		}
		plain += size
	}
	if plain == len(src) {
		return src
	}
	var b bytes.Buffer
	for _, r := range string(src) {
		if unsafe(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.Bytes()
}

// csvField makes s safe for a spreadsheet, which would take a leading '=', '+',
// '-' or '@' for a formula. An option such as -Zsanitizer is left alone: it can
// do no harm, and scripts look for it.
func csvField(s string) string {
	s = Visible(s)
	if s == "" || !strings.ContainsRune("=+-@", rune(s[0])) || isOption(s) {
		return s
	}
	return "'" + s
}

func isOption(s string) bool {
	name, ok := strings.CutPrefix(s, "-Z")
	return ok && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789-_") == ""
}

// mdEscaper keeps text from being read as Markdown or HTML, as a mention or as
// a reference to an issue.
var mdEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "|", `\|`, "~", `\~`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "@", "&#64;", "#", "&#35;")

func mdText(s string) string { return mdEscaper.Replace(Visible(s)) }

// mdCode is a code span that fits a table cell, whatever s holds.
func mdCode(s string) string {
	s = strings.ReplaceAll(Visible(s), "|", `\|`)
	if !strings.Contains(s, "`") {
		return "`" + s + "`"
	}
	fence := "``"
	for strings.Contains(s, fence) {
		fence += "`"
	}
	return fence + " " + s + " " + fence
}
