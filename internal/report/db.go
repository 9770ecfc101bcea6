package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"featscan/internal/features/rustdb"
)

// RecordFormat is one way to print records of the Rust database.
type RecordFormat struct {
	Name  string
	Write func(io.Writer, []rustdb.Record) error
}

// RecordFormats are all formats of records, the default first.
var RecordFormats = []RecordFormat{
	{"text", recordsText},
	{"json", func(w io.Writer, r []rustdb.Record) error { return writeIndented(w, r) }},
}

// DifferenceFormat is one way to print differences between two databases.
type DifferenceFormat struct {
	Name  string
	Write func(io.Writer, []rustdb.Difference) error
}

// DifferenceFormats are all formats of differences, the default first.
var DifferenceFormats = []DifferenceFormat{
	{"text", differencesText},
	{"json", func(w io.Writer, d []rustdb.Difference) error { return writeIndented(w, d) }},
}

// recordsText prints one record with all there is to know, or many with a line
// each.
func recordsText(w io.Writer, records []rustdb.Record) error {
	var b strings.Builder
	if len(records) == 1 {
		recordText(&b, &records[0])
	} else {
		for i := range records {
			recordLine(&b, &records[i])
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func recordLine(b *strings.Builder, r *rustdb.Record) {
	line := fmt.Sprintf("%-42s %-8s %-10s", Visible(r.Name), r.Kind, r.State)
	switch {
	case r.State == rustdb.Stable && r.StableSince != nil:
		line += " since " + *r.StableSince
	case r.State == rustdb.Removed && r.RenamedTo != nil:
		line += " now " + Visible(*r.RenamedTo)
	case r.State == rustdb.Removed && r.RemovedIn != nil:
		line += " in " + *r.RemovedIn
	}
	b.WriteString(strings.TrimRight(line, " ") + "\n")
}

func recordText(b *strings.Builder, r *rustdb.Record) {
	kind := map[rustdb.Kind]string{
		rustdb.KindLang: "language feature", rustdb.KindLib: "library feature",
		rustdb.KindLangLib: "language and library feature", rustdb.KindFlag: "compiler option",
	}[r.Kind]
	state := string(r.State)
	if r.StableSince != nil {
		state += " since Rust " + *r.StableSince
	}
	if r.RemovedIn != nil {
		state += " in Rust " + *r.RemovedIn
	}
	fmt.Fprintf(b, "%s: %s, %s\n", Visible(r.Name), kind, state)
	line := func(label, text string) {
		if text != "" {
			fmt.Fprintf(b, "  %-16s %s\n", label, Visible(text))
		}
	}
	line("renamed to", deref(r.RenamedTo))
	line("note", deref(r.Note))
	line("known since", deref(r.KnownSince))
	if r.TrackingIssue != nil {
		line("tracking issue", fmt.Sprintf("https://github.com/rust-lang/rust/issues/%d", *r.TrackingIssue))
	}
	if r.ConstOnly {
		line("gates", "only the use of items in constants, not the items")
	}
	for i, c := range r.History {
		label := ""
		if i == 0 {
			label = "history"
		}
		fmt.Fprintf(b, "  %-16s %s\n", label, changeText(c))
	}
	if o := r.Option; o != nil {
		optionText(line, o)
	}
	if len(r.Gates) > 0 {
		fmt.Fprintf(b, "  gates\n")
		for _, path := range r.Gates {
			fmt.Fprintf(b, "    %s\n", Visible(path))
		}
	}
}

func optionText(line func(label, text string), o *rustdb.RecordOption) {
	line("what it does", o.Help)
	line("takes", o.Expects)
	for _, value := range slices.Sorted(maps.Keys(o.ValueSince)) {
		line("newer value", value+", since Rust "+o.ValueSince[value].String()+" at the latest")
	}
	if o.StableForm != nil {
		since := ""
		if o.StableFormSince != nil {
			since = ", stable since Rust " + *o.StableFormSince
		}
		line("stable form", *o.StableForm+since)
	}
	if o.TargetModifier {
		line("target modifier", "all crates of a build must agree on it")
	}
	if o.Mitigation {
		line("mitigation", "all crates of a build must be protected by it")
	}
}

// changeText words one change: "lang 1.78.0 unstable".
func changeText(c rustdb.RecordChange) string {
	switch {
	case c.From == "1.0.0" && !c.Exact:
		return fmt.Sprintf("%-4s %-9s %s", c.Facet, "before", c.State)
	case !c.Exact:
		return fmt.Sprintf("%-4s %-9s %s (about then: the releases around it were not read)", c.Facet, c.From, c.State)
	}
	return fmt.Sprintf("%-4s %-9s %s", c.Facet, c.From, c.State)
}

func differencesText(w io.Writer, diffs []rustdb.Difference) error {
	var b strings.Builder
	for _, d := range diffs {
		line := fmt.Sprintf("%-42s %-8s %s -> %s", Visible(d.Name), d.Kind, stateText(d.Before), stateText(d.After))
		if d.After != nil && *d.After == rustdb.Stable && d.StableSince != nil {
			line += " since " + *d.StableSince
		}
		if d.RenamedTo != nil {
			line += ", now " + Visible(*d.RenamedTo)
		}
		b.WriteString(line + "\n")
		for _, path := range d.Gated {
			b.WriteString("  + " + Visible(path) + "\n")
		}
		for _, path := range d.Released {
			b.WriteString("  - " + Visible(path) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func stateText(s *rustdb.State) string {
	if s == nil {
		return "unknown"
	}
	return string(*s)
}
