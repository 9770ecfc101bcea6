package report

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// Whatever a tree holds, what is printed of it is one line of valid text that
// no terminal and no spreadsheet takes for an order.
func FuzzEscapes(f *testing.F) {
	for _, s := range []string{"", "plain", "\x1b[31m", "a\nb\r\tc", "\u202e\u2028\u009b", "\xff\xfe", "=1+2", "-Zsanitizer", "-Zx()", "`a``b|", "é漢"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for name, got := range map[string]string{
			"Visible": Visible(s), "csvField": csvField(s), "mdText": mdText(s), "mdCode": mdCode(s),
		} {
			if strings.ContainsFunc(got, func(r rune) bool { return dangerous(r) && !(r == utf8.RuneError && strings.ContainsRune(s, r)) }) {
				t.Errorf("%s(%q) = %q", name, s, got)
			}
			if !utf8.ValidString(got) {
				t.Errorf("%s(%q) is not UTF-8", name, s)
			}
		}
		if got := csvField(s); got != "" && strings.ContainsRune("=+@", rune(got[0])) {
			t.Errorf("csvField(%q) = %q", s, got)
		}
		if Visible(Visible(s)) != Visible(s) {
			t.Errorf("Visible(%q) changes when it is made visible again", s)
		}
	})
}
