package detect

import (
	"bytes"
	"fmt"
	"strings"

	"featscan/internal/features"
)

// Markdown is the page that documents every detector: what it finds, where
// rustc would report it, and what has to be resolved before it counts.
func (s *Set) Markdown() []byte {
	var b bytes.Buffer
	b.WriteString("# Detectors\n\nGenerated from `internal/features/detect/queries`; do not edit.\n\n")
	writeGuide(&b)
	fmt.Fprintf(&b, "\n# All %d, by name\n", len(s.detectors))
	for i := range s.detectors {
		d := &s.detectors[i]
		fmt.Fprintf(&b, "\n## %s\n\n%s (`%s`%s)\n\n%s\n", d.Name, sentence(d.Title), d.Feature, d.remarks(), d.Doc)
		if q := d.queryText(); q != "" {
			fmt.Fprintf(&b, "\n```query\n%s\n```\n", q)
		}
	}
	return b.Bytes()
}

func sentence(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// remarks are the facts of the header, for one line.
func (d *Detector) remarks() string {
	var b strings.Builder
	if len(d.Instead) > 0 {
		b.WriteString(", instead " + strings.Join(d.Instead, ", "))
	}
	for _, f := range d.Was {
		fmt.Fprintf(&b, ", `%s` until %s", f.Feature, f.Until)
	}
	if d.Since != "" {
		b.WriteString(", since " + d.Since)
	}
	if d.Ends != "" {
		b.WriteString(", ends with " + d.Ends)
	}
	if d.Until != "" {
		b.WriteString(", until " + d.Until)
	}
	if d.Confidence == features.Likely {
		b.WriteString(", likely")
	}
	if d.RootOnly {
		b.WriteString(", in the root of a crate")
	}
	if len(d.Needs) > 0 {
		b.WriteString(", needs " + strings.Join(d.Needs, " and "))
	}
	if len(d.Facts) > 0 {
		b.WriteString(", facts " + strings.Join(d.Facts, ", "))
	}
	return b.String()
}

// queryText is the file without its header.
func (d *Detector) queryText() string {
	lines := strings.Split(d.text, "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], ";") {
		lines = lines[1:]
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}
