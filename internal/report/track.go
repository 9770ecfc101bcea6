package report

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"featscan/internal/features"
	"featscan/internal/track"
)

// TrackOptions say how a history is shown; the zero value is the plain report.
type TrackOptions struct {
	Color     bool
	SourceURL string // of a source browser, see SourceURL; "" for no links
	Tool      string // version of featscan
}

// TrackFormat is one way to print a history.
type TrackFormat struct {
	Name  string
	Help  string
	Write func(io.Writer, *track.Series, TrackOptions) error
}

// TrackFormats are all formats of a history, the default first.
var TrackFormats = []TrackFormat{
	{"text", "for a terminal, 80 columns", trackText},
	{"json", "everything, in one object", trackJSON},
	{"markdown", "for an issue or a mail", trackMarkdown},
	{"csv", "one line for each version", trackCSV},
	{"html", "one page with charts, for a browser", trackHTML},
	{"svg", "the chart alone, for a README", trackSVG},
	{"badge", "what shields.io reads from an endpoint", trackBadge},
	{"rfl", "the checklist of the kernel's maintainers, in their grammar", trackRFL},
}

func trackJSON(w io.Writer, s *track.Series, _ TrackOptions) error { return writeIndented(w, s) }

// trackColumns are the columns of the CSV format: the counts of the contract.
var trackColumns = []string{
	"label", "kernel_version", "minimum_rust", "date",
	"features_total", "features_blocked", "features_waiting", "features_removable", "features_internal", "features_removed", "features_unknown",
	"flags_total", "flags_blocked", "flags_waiting", "flags_removable", "flags_internal", "flags_removed", "flags_unknown",
	"vendored_total", "dormant", "gates", "uses", "files", "damaged", "skipped", "added", "gone", "flags_added", "flags_gone",
}

func trackCSV(w io.Writer, s *track.Series, _ TrackOptions) error {
	out := csv.NewWriter(w)
	if err := out.Write(trackColumns); err != nil {
		return err
	}
	for i := range s.Points {
		m := &s.Points[i]
		record := []string{csvField(m.Label), deref(m.Version), m.Minimum["default"].String(), deref(m.Date)}
		for _, n := range append(append(counted(m.Features), counted(m.Flags)...),
			m.Vendored.Total, m.Dormant, m.Gates, m.Uses, m.Files, m.Damaged, m.Skipped) {
			record = append(record, strconv.Itoa(n))
		}
		for _, list := range [][]string{m.Added, m.Gone, m.FlagsAdded, m.FlagsGone} {
			record = append(record, csvField(strings.Join(list, " ")))
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func counted(c features.Counts) []int {
	return []int{c.Total, c.Blocked, c.Waiting, c.Removable, c.Internal, c.Removed, c.Unknown}
}

// SourceURL reports whether s is a template for the address of a source line.
func SourceURL(s string) bool {
	return (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && strings.Contains(s, "{path}") &&
		!strings.ContainsFunc(s, func(r rune) bool { return dangerous(r) || strings.ContainsRune(" <>\"'`\\", r) })
}

// trend is the answer of a history in sentences.
func trend(s *track.Series) []string {
	n := len(s.Points)
	if n == 0 {
		return []string{"No version."}
	}
	last := &s.Points[n-1]
	out := []string{standing(last)}
	if n > 1 {
		out = append(out, movement(s))
	}
	if s.Projection != nil {
		out = append(out, outlook(s.Projection))
	} else if n > 1 {
		out = append(out, "No projection: "+s.Reason+".")
	}
	return out
}

// standing says what the newest version depends on.
func standing(m *track.Moment) string {
	c := m.Features
	return fmt.Sprintf("%s depends on %s and %s.", m.Label,
		count(c.Total, "unstable feature")+detail(c), count(m.Flags.Total, "unstable compiler option")+detail(m.Flags))
}

func detail(c features.Counts) string {
	if c.Total == 0 {
		return ""
	}
	return " (" + states(c) + ")"
}

// movement says what changed from the first version to the last.
func movement(s *track.Series) string {
	first, last := &s.Points[0], &s.Points[len(s.Points)-1]
	came, went := 0, 0
	for i := range s.Features {
		if s.Features[i].FirstKnown {
			came++
		}
		if s.Features[i].GoneIn != nil {
			went++
		}
	}
	a, b := first.Features.Blocked+first.Features.Waiting, last.Features.Blocked+last.Features.Waiting
	word := "as many as then"
	switch {
	case b > a:
		word = fmt.Sprintf("%d more than then", b-a)
	case b < a:
		word = fmt.Sprintf("%d fewer than then", a-b)
	}
	return fmt.Sprintf("Since %s, %s came and %d went; %d %s the tree off stable Rust, %s.",
		first.Label, count(came, "feature"), went, b, verb(b, "keeps", "keep"), word)
}

// outlook is a projection in words, with what it rests on.
func outlook(p *track.Projection) string {
	span := "from " + p.Earliest
	switch {
	case p.Earliest == "":
		span = "at no certain date"
	case p.Latest == "":
		span += " on, without an end"
	default:
		span += " to " + p.Latest
	}
	return fmt.Sprintf("At the pace of %s to %s (%.2f a year, %d points) none is left about %s (95 %% interval of the pace: %s), assuming that %s.",
		p.From, p.To, p.PerYear, p.Points, p.Zero, span, p.Assuming)
}

// minimumText is the default minimum of a version, "?" when it states none.
func minimumText(m *track.Moment) string {
	if r, ok := m.Minimum["default"]; ok && !r.IsZero() {
		return r.String()
	}
	return "?"
}
