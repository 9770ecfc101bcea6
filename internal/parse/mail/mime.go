package mail

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"strings"

	"github.com/emersion/go-message"
)

// text is the decoded body of a mail, by lines with their line ends.
type text struct {
	lines []string
	// at maps an index of lines to the 1-based line of the input.
	at func(i int) int
	// flowed says that the mail claims to be format=flowed, which breaks
	// patches; it helps to explain a hunk that does not fit.
	flowed bool
}

// text decodes the body. The character set is left alone, as git does: a patch
// is bytes of the files it changes, whatever the mail says of itself.
func (m *mail) text() (*text, error) {
	media, params, err := mime.ParseMediaType(m.header("Content-Type"))
	if err != nil {
		media = "text/plain"
	}
	flowed := strings.EqualFold(params["format"], "flowed")
	encoding := strings.ToLower(clean(m.header("Content-Transfer-Encoding")))
	if strings.HasPrefix(media, "multipart/") || encoding == "base64" || encoding == "quoted-printable" {
		data, err := m.decode()
		if err != nil {
			return nil, err
		}
		t := &text{lines: splitLines(data), flowed: flowed}
		t.at = m.mapped(encoding, strings.HasPrefix(media, "multipart/"))
		return t.transport(), nil
	}
	t := &text{lines: m.body, flowed: flowed}
	t.at = func(i int) int { return m.bodyLine + i }
	return t.transport(), nil
}

// mapped says where decoded lines stand in the input. Quoted-printable keeps
// the order of lines; for base64 and multiparts, lines of the decoded text are
// counted.
func (m *mail) mapped(encoding string, multipart bool) func(int) int {
	if multipart || encoding != "quoted-printable" {
		return func(i int) int { return i + 1 }
	}
	var starts []int
	fresh := true
	for i, line := range m.body {
		if fresh {
			starts = append(starts, m.bodyLine+i)
		}
		line = strings.TrimRight(line, "\r\n \t")
		fresh = !strings.HasSuffix(line, "=")
		for range strings.Count(strings.ToUpper(line), "=0A") {
			starts = append(starts, m.bodyLine+i)
		}
	}
	return func(i int) int {
		if i < len(starts) {
			return starts[i]
		}
		return m.bodyLine + len(m.body)
	}
}

// transport drops the carriage returns that a mail puts at every line. When
// the lines of the diff's own headers have none, those that others have belong
// to the files.
func (t *text) transport() *text {
	for _, line := range t.lines {
		if !strings.HasPrefix(line, "diff --git ") && !strings.HasPrefix(line, "@@ -") && !strings.HasPrefix(line, "+++ ") {
			continue
		}
		if !strings.HasSuffix(line, "\r\n") {
			return t
		}
		lines := make([]string, len(t.lines))
		for i, l := range t.lines {
			lines[i] = l
			if body, ok := strings.CutSuffix(l, "\r\n"); ok {
				lines[i] = body + "\n"
			}
		}
		t.lines = lines
		return t
	}
	return t
}

var (
	errParts = fmt.Errorf("more than %d MIME parts", maxParts)
	errDepth = fmt.Errorf("MIME parts nested deeper than %d", maxDepth)
	errSize  = fmt.Errorf("decoded text larger than %d MiB", MaxSize>>20)
)

// decode joins the text parts of a mail, as git does.
func (m *mail) decode() ([]byte, error) {
	raw := strings.NewReader(m.wellFormed() + "\r\n" + strings.Join(m.body, ""))
	entity, err := message.ReadWithOptions(raw, &message.ReadOptions{MaxHeaderBytes: maxHeader + 1024})
	if err != nil && (entity == nil || message.IsUnknownEncoding(err)) {
		return nil, &Error{Patch: m.name, Line: m.headLine, Msg: "mail header: " + clean(err.Error())}
	}
	d := &decoder{}
	if err := d.entity(entity, 0); err != nil {
		return nil, &Error{Patch: m.name, Line: m.bodyLine, Msg: "mail body: " + clean(err.Error())}
	}
	return d.out.Bytes(), nil
}

// wellFormed gives the header lines that are fields; real mailboxes have
// others among them, and git does not mind.
func (m *mail) wellFormed() string {
	var b strings.Builder
	keep := false
	for _, line := range m.head {
		folded := line[0] == ' ' || line[0] == '\t'
		if !folded {
			keep = headerLine.MatchString(line) || strings.HasSuffix(strings.TrimRight(line, "\r\n"), ":")
		}
		if keep {
			b.WriteString(strings.TrimRight(line, "\r\n"))
			b.WriteString("\r\n")
		}
	}
	return b.String()
}

type decoder struct {
	out   bytes.Buffer
	parts int
}

func (d *decoder) entity(e *message.Entity, depth int) error {
	if depth > maxDepth {
		return errDepth
	}
	if d.parts++; d.parts > maxParts {
		return errParts
	}
	parts := e.MultipartReader()
	if parts == nil {
		return d.leaf(e)
	}
	defer parts.Close()
	for {
		part, err := parts.NextPart()
		if err == io.EOF {
			return nil
		}
		if err != nil && (part == nil || !message.IsUnknownCharset(err)) {
			return err
		}
		if err := d.entity(part, depth+1); err != nil {
			return err
		}
	}
}

// leaf takes what may be a patch: plain text, a text attachment, a file whose
// name says so.
func (d *decoder) leaf(e *message.Entity) error {
	media, params, _ := e.Header.ContentType()
	_, disposition, _ := e.Header.ContentDisposition()
	name := disposition["filename"] + params["name"]
	isText := media == "" || strings.HasPrefix(media, "text/") && media != "text/html"
	if !isText && !strings.HasSuffix(name, ".patch") && !strings.HasSuffix(name, ".diff") {
		return nil
	}
	room := MaxSize - d.out.Len()
	n, err := io.Copy(&d.out, io.LimitReader(e.Body, int64(room)+1))
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return err
	}
	if n > int64(room) {
		return errSize
	}
	if d.out.Len() > 0 && d.out.Bytes()[d.out.Len()-1] != '\n' {
		d.out.WriteByte('\n')
	}
	return nil
}
