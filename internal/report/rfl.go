package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"featscan/internal/features"
	"featscan/internal/track"
)

// The checklist of the kernel's maintainers, in their own grammar:
//
//	  - [x] `feature(NAME)`.
//	    + Key: value.
//
// GitHub takes 65,536 characters in one text, which their list has outgrown.

// maxPart is the most that one part of the list has, in characters.
const maxPart = 60_000

// maxUsedBy is how many files an entry names.
const maxUsedBy = 8

// rflEntry is one entry: its text, and where it belongs.
type rflEntry struct {
	section int
	name    string
	text    string
}

// rflSections are the headings, in the words of the maintainers' lists.
var rflSections = []string{
	"### Required (we almost certainly want them)",
	"### Done (stabilized, fixed, not needed anymore...)",
	"### Internal (never meant to become stable)",
}

func writeRFL(w io.Writer, r *features.Result, _ Options) error {
	label := "this tree"
	if r.Tree.Version != nil {
		label = "v" + strings.TrimPrefix(*r.Tree.Version, "v")
	}
	return trackRFL(w, track.NewSeries([]*track.Point{track.NewPoint(label, r)}, nil), TrackOptions{})
}

func trackRFL(w io.Writer, s *track.Series, _ TrackOptions) error {
	if s.Newest == nil {
		_, err := io.WriteString(w, "No version.\n")
		return err
	}
	entries := rflEntries(s)
	head := fmt.Sprintf("Unstable Rust of %s, judged for rustc %s; Rust facts up to %s.", mdText(s.Newest.Label), s.Newest.Rust, s.Newest.Database)
	parts := rflParts(entries, head)
	for i, p := range parts {
		if len(parts) > 1 {
			p = fmt.Sprintf("<!-- part %d of %d: a text of its own -->\n", i+1, len(parts)) + p
		}
		if i > 0 {
			p = "\n" + p
		}
		if _, err := io.WriteString(w, p); err != nil {
			return err
		}
	}
	return nil
}

// rflParts splits the list between entries.
func rflParts(entries []rflEntry, head string) []string {
	var parts []string
	var b strings.Builder
	size, section := 0, -1
	add := func(text string) {
		b.WriteString(text)
		size += utf8.RuneCountInString(text)
	}
	add(head + "\n")
	for _, e := range entries {
		if size+utf8.RuneCountInString(e.text)+200 > maxPart {
			parts = append(parts, b.String())
			b.Reset()
			size, section = 0, -1
		}
		if e.section != section {
			section = e.section
			add("\n" + rflSections[section] + "\n\n")
		}
		add(e.text)
	}
	return append(parts, b.String())
}

// rflEntries are the entries of the newest version and of what it has no more,
// sorted by section and name.
func rflEntries(s *track.Series) []rflEntry {
	items := map[string]*track.Item{}
	for _, i := range s.Newest.Items {
		if i.Own() {
			items[i.Name] = i
		}
	}
	var out []rflEntry
	for _, list := range [][]track.Life{s.Features, s.Flags} {
		for i := range list {
			l := &list[i]
			out = append(out, rflEntry{rflSection(l), l.Name, rflText(l, items[l.Name])})
		}
	}
	slices.SortStableFunc(out, func(a, b rflEntry) int {
		return cmp.Or(a.section-b.section, strings.Compare(rflName(a.name), rflName(b.name)))
	})
	return out
}

func rflSection(l *track.Life) int {
	switch {
	case l.GoneIn != nil, l.State == features.Removable, l.State == features.Waiting && l.StableSince != nil:
		return 1
	case l.State == features.Internal:
		return 2
	}
	return 0
}

// rflName is how the list writes a name.
func rflName(name string) string {
	if strings.HasPrefix(name, "-") {
		return name
	}
	return "feature(" + name + ")"
}

func rflText(l *track.Life, i *track.Item) string {
	var b strings.Builder
	tick := " "
	if rflSection(l) == 1 {
		tick = "x"
	}
	fmt.Fprintf(&b, "  - [%s] %s.\n", tick, mdCode(rflName(l.Name)))
	key := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "    + %s: %s.\n", name, value)
		}
	}
	if l.TrackingIssue != nil && *l.TrackingIssue > 0 {
		key("Tracking Issue", fmt.Sprintf("https://github.com/rust-lang/rust/issues/%d", *l.TrackingIssue))
	}
	key("Used by", rflUsedBy(l, i))
	key("Status", rflStatus(l))
	if i != nil && i.Subgoal != nil {
		key("Goal", mdText(*i.Subgoal))
	}
	return b.String()
}

// rflUsedBy are the files that use it, or turn it on; the build is "Kbuild".
func rflUsedBy(l *track.Life, i *track.Item) string {
	if i == nil {
		if l.GoneIn == nil {
			return ""
		}
		had := "from " + l.First + " to " + l.Last
		if l.First == l.Last {
			had = "only in " + l.First
		}
		return fmt.Sprintf("not anymore since %s (%s)", mdText(*l.GoneIn), mdText(had))
	}
	if i.Flag() {
		return "Kbuild"
	}
	files := slices.Clone(i.Files)
	for _, at := range i.Places {
		file := at[:max(0, strings.LastIndexByte(at, ':'))]
		if !slices.Contains(files, file) {
			files = append(files, file)
		}
	}
	slices.Sort(files)
	var out []string
	for k, f := range files {
		if k == maxUsedBy {
			out = append(out, fmt.Sprintf("and %d more", len(files)-k))
			break
		}
		out = append(out, mdCode(f))
	}
	return strings.Join(out, ", ")
}

// rflStatus follows the idiom of the lists: "stabilized in 1.92, added as
// unstable in 1.89".
func rflStatus(l *track.Life) string {
	var parts []string
	if l.StableSince != nil {
		parts = append(parts, "stabilized in "+shortRelease(*l.StableSince))
	}
	if l.KnownSince != nil {
		parts = append(parts, "added as unstable in "+shortRelease(*l.KnownSince))
	}
	if l.FirstKnown {
		parts = append(parts, "in the tree since "+mdText(l.First))
	}
	switch {
	case l.GoneIn != nil:
	case l.State == features.Waiting && l.Until != nil:
		parts = append(parts, "needed until the minimum is "+shortRelease(*l.Until))
	case l.State == features.Removable:
		parts = append(parts, "the gate can go")
	case l.StableSince == nil:
		parts = append(parts, string(l.State))
	}
	return strings.Join(parts, ", ")
}

// shortRelease writes 1.92.0 as people do, 1.92.
func shortRelease(s string) string { return strings.TrimSuffix(s, ".0") }
