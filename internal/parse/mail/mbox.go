package mail

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// unpack bounds the input, and unpacks a mailbox as archives of mailing lists
// hand it out (t.mbox.gz).
func unpack(in Input) ([]byte, error) {
	data := in.Data
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, &Error{Patch: in.Name, Msg: "gzip: " + err.Error()}
		}
		if data, err = io.ReadAll(io.LimitReader(z, MaxSize+1)); err != nil {
			return nil, &Error{Patch: in.Name, Msg: "gzip: " + err.Error()}
		}
	}
	if len(data) > MaxSize {
		return nil, &Error{Patch: in.Name, Msg: fmt.Sprintf("larger than %d MiB", MaxSize>>20)}
	}
	return data, nil
}

// fromLine is what separates the mails of a mailbox. The time at its end tells
// it from a sentence that starts with "From ".
var fromLine = regexp.MustCompile(`^From .*[0-9]{1,2}:[0-9]{2}:[0-9]{2} .*[0-9]{4}(?: [-+][0-9]{4})?\r?$`)

// headerLine starts a mail that is not in a mailbox.
var headerLine = regexp.MustCompile(`^[!-9;-~]+:[ \t]`)

// split cuts an input into mails. An input that is neither a mailbox nor starts
// with a header is one mail without header: a diff, perhaps with a description.
func split(name string, data []byte) ([]*mail, error) {
	lines := splitLines(data)
	first := 0
	for first < len(lines) && strings.TrimSpace(lines[first]) == "" {
		first++
	}
	if first == len(lines) {
		return nil, nil
	}
	if !isFrom(lines[first]) {
		m := &mail{name: name, body: lines, bodyLine: 1}
		if headerLine.MatchString(lines[first]) && !strings.HasPrefix(lines[first], "Index: ") {
			m = newMail(name, lines, first)
		}
		return []*mail{m}, m.bounded()
	}
	var mails []*mail
	for start := first; start < len(lines); {
		end := start + 1
		for end < len(lines) && !isFrom(lines[end]) {
			end++
		}
		m := newMail(name, lines[:end], start+1)
		m.unquote()
		if err := m.bounded(); err != nil {
			return nil, err
		}
		if mails = append(mails, m); len(mails) > maxMails {
			return nil, &Error{Patch: name, Line: start + 1, Msg: fmt.Sprintf("more than %d mails", maxMails)}
		}
		start = end
	}
	return mails, nil
}

func isFrom(line string) bool {
	return strings.HasPrefix(line, "From ") && len(line) < 1000 && fromLine.MatchString(strings.TrimSuffix(line, "\n"))
}

// splitLines keeps the line ends; the last line may have none.
func splitLines(data []byte) []string {
	lines := strings.SplitAfter(string(data), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// mail is one message, not yet decoded.
type mail struct {
	name     string
	head     []string
	headLine int // line of the input that head starts at
	body     []string
	bodyLine int
}

// newMail parts header and body of the lines from start on.
func newMail(name string, lines []string, start int) *mail {
	end := start
	for end < len(lines) && strings.TrimRight(lines[end], "\r\n") != "" {
		end++
	}
	body := min(end+1, len(lines))
	return &mail{name: name, head: lines[start:end], headLine: start + 1, body: lines[body:], bodyLine: body + 1}
}

func (m *mail) bounded() error {
	size := 0
	for _, l := range m.head {
		size += len(l)
	}
	if size > maxHeader {
		return &Error{Patch: m.name, Line: m.headLine, Msg: fmt.Sprintf("mail header larger than %d KiB", maxHeader>>10)}
	}
	return nil
}

// unquote undoes what mailboxes do to lines that start with "From ".
func (m *mail) unquote() {
	copied := false
	for i, line := range m.body {
		rest := strings.TrimLeft(line, ">")
		if len(rest) == len(line) || !strings.HasPrefix(rest, "From ") {
			continue
		}
		if !copied {
			m.body = append([]string(nil), m.body...)
			copied = true
		}
		m.body[i] = line[1:]
	}
}

// header gives the first field of that name, unfolded; "" without one.
func (m *mail) header(name string) string {
	for i, line := range m.head {
		key, value, ok := strings.Cut(line, ":")
		if !ok || !strings.EqualFold(key, name) {
			continue
		}
		for _, more := range m.head[i+1:] {
			if more[0] != ' ' && more[0] != '\t' {
				break
			}
			value += more
		}
		return strings.TrimSpace(value)
	}
	return ""
}
