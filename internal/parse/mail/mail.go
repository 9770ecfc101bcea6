// Package mail reads patches as people send them: a diff, one mail, a whole
// series in a mailbox. It knows mail, MIME and unified diffs; it refuses to
// know what a patch is about, opens no file and follows no path.
//
// Every patch is hostile. Sizes, parts and nesting are bounded, paths that
// leave the tree are refused, and nothing is guessed: a hunk whose counts are
// wrong, or that does not fit, is an *Error naming patch, line and hunk, so that
// no half of a change is ever judged as the whole.
package mail

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of what is read.
const (
	MaxSize   = 64 << 20  // bytes of one input, and of all its decoded parts
	maxHeader = 256 << 10 // bytes of the header of one mail or part
	maxParts  = 64        // parts of one mail
	maxDepth  = 8         // multiparts inside each other
	maxMails  = 10000     // mails of one input
)

// Patch is one change to be applied as a whole: a mail, or a diff file.
type Patch struct {
	Name      string // of the input it came from, for messages
	Subject   string // without "[PATCH ...]", "" for a bare diff
	MessageID string // without angle brackets
	Version   int    // of the series, 1 when the subject names none
	Index     int    // its place in the series, from 1; 0 when the subject names none
	Total     int    // patches in the series; 0 when the subject names none
	Files     []*File
}

// Series is what an input holds: patches in the order in which they apply,
// and the mails that are no patch.
type Series struct {
	Patches []*Patch
	Cover   string // subject of the cover letter, "" without one
	Ignored []Ignored
}

// Ignored is a mail that takes no part, and why.
type Ignored struct {
	Name, Subject, Reason string
}

// Error is a patch that cannot be read or does not apply.
type Error struct {
	Patch string // name of the input
	Line  int    // 1-based, 0 when the whole input is meant
	File  string // path that the patch changes, "" when not known
	Hunk  int    // 1-based within the file, 0 when not about a hunk
	Msg   string
}

func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Patch)
	if e.Line > 0 {
		fmt.Fprintf(&b, ":%d", e.Line)
	}
	b.WriteString(": ")
	if e.File != "" {
		fmt.Fprintf(&b, "%q: ", e.File)
	}
	if e.Hunk > 0 {
		fmt.Fprintf(&b, "hunk %d ", e.Hunk)
	}
	b.WriteString(e.Msg)
	return b.String()
}

// Input is one file or stream of patches.
type Input struct {
	Name string // for messages: the file's name, "standard input"
	Data []byte
}

// Parse reads all inputs as one series. An input without any patch is an
// error, an empty one is not: `git format-patch` of no commits writes nothing.
func Parse(inputs ...Input) (*Series, error) {
	s := &Series{}
	var mails []*mail
	for _, in := range inputs {
		data, err := unpack(in)
		if err != nil {
			return nil, err
		}
		found, err := split(in.Name, data)
		if err != nil {
			return nil, err
		}
		mails = append(mails, found...)
	}
	for _, m := range mails {
		if err := s.add(m, len(mails) == 1); err != nil {
			return nil, err
		}
	}
	if len(s.Patches) == 0 && s.Cover == "" && len(mails) > 0 {
		return nil, &Error{Patch: mails[0].name, Msg: "holds no patch (neither a diff nor a mail with one)"}
	}
	s.latest()
	s.order()
	return s, nil
}

// add takes one mail into the series.
func (s *Series) add(m *mail, alone bool) error {
	p := &Patch{Name: m.name, Version: 1}
	reply := p.label(m.header("Subject"))
	p.MessageID = strings.Trim(clean(m.header("Message-Id")), "<> ")
	for _, q := range s.Patches {
		if p.MessageID != "" && q.MessageID == p.MessageID {
			s.ignore(p, "the same mail a second time")
			return nil
		}
	}
	if reply && !alone {
		s.ignore(p, "a reply")
		return nil
	}
	text, err := m.text()
	if err != nil {
		return err
	}
	if p.Files, err = sections(m.name, text); err != nil {
		return err
	}
	switch {
	case len(p.Files) > 0:
		s.Patches = append(s.Patches, p)
	case p.Total > 0 && p.Index == 0:
		s.Cover = p.Subject
	default:
		s.ignore(p, "no diff in it")
	}
	return nil
}

func (s *Series) ignore(p *Patch, reason string) {
	s.Ignored = append(s.Ignored, Ignored{p.Name, p.Subject, reason})
}

// latest keeps the highest version, when a thread holds several.
func (s *Series) latest() {
	version := 0
	for _, p := range s.Patches {
		version = max(version, p.Version)
	}
	s.Patches = slices.DeleteFunc(s.Patches, func(p *Patch) bool {
		if p.Version < version {
			s.ignore(p, fmt.Sprintf("version %d, and version %d is here too", p.Version, version))
		}
		return p.Version < version
	})
}

// order sorts by the numbers of the subjects, when every patch has one and they
// speak of one series; mailing lists deliver in any order.
func (s *Series) order() {
	seen := map[int]bool{}
	for _, p := range s.Patches {
		if p.Index == 0 || p.Total != s.Patches[0].Total || seen[p.Index] {
			return
		}
		seen[p.Index] = true
	}
	slices.SortStableFunc(s.Patches, func(a, b *Patch) int { return a.Index - b.Index })
}
