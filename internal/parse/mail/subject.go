package mail

import (
	"fmt"
	"io"
	"mime"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

var (
	prefixed = regexp.MustCompile(`^\s*((?i:re|aw|fwd?):\s*)*(\[[^\]]{0,200}\]\s*)*`)
	replying = regexp.MustCompile(`^\s*(?i:re|aw):`)
	version  = regexp.MustCompile(`(?i)\bv([0-9]{1,4})\b`)
	numbered = regexp.MustCompile(`\b([0-9]{1,5})/([0-9]{1,5})\b`)
)

// label reads "[PATCH v2 03/10] rust: subject" into p, and reports whether the
// mail is a reply.
func (p *Patch) label(subject string) (reply bool) {
	subject = clean(decodeWords(subject))
	prefix := prefixed.FindString(subject)
	p.Subject = strings.TrimSpace(subject[len(prefix):])
	if m := version.FindStringSubmatch(prefix); m != nil {
		p.Version, _ = strconv.Atoi(m[1])
	}
	if m := numbered.FindStringSubmatch(prefix); m != nil {
		index, _ := strconv.Atoi(m[1])
		total, _ := strconv.Atoi(m[2])
		if index <= total {
			p.Index, p.Total = index, total
		}
	}
	return replying.MatchString(subject)
}

// decodeWords decodes "=?UTF-8?q?...?="; what cannot be decoded stays.
func decodeWords(s string) string {
	words := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		enc, err := htmlindex.Get(charset)
		if err != nil {
			return nil, fmt.Errorf("charset %q: %w", charset, err)
		}
		return enc.NewDecoder().Reader(in), nil
	}}
	if text, err := words.DecodeHeader(s); err == nil {
		return text
	}
	return s
}

// clean folds white space and drops what could act on a terminal or fool a
// reader: control characters, bidirectional overrides, invalid UTF-8.
func clean(s string) string {
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return b.String()
}
