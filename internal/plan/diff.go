package plan

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
)

// Diff is the patch for one version as a unified diff that git apply and
// patch -p1 take; empty when there is nothing to edit.
func (v *Version) Diff() []byte {
	var out bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(v.Edits)) {
		d := diff.Diff("a/"+name, v.Before[name], "b/"+name, v.Edits[name])
		_, d, _ = bytes.Cut(d, []byte("\n"))
		fmt.Fprintf(&out, "diff --git a/%s b/%s\n", name, name)
		out.Write(d)
	}
	return out.Bytes()
}

// Stat are the changed lines by file, as git's diffstat counts them.
type Stat struct {
	File           string
	Added, Deleted int
}

// Stats counts the lines of the patch.
func (v *Version) Stats() []Stat {
	var out []Stat
	for _, name := range slices.Sorted(maps.Keys(v.Edits)) {
		s := Stat{File: name}
		lines := strings.Split(string(diff.Diff("a", v.Before[name], "b", v.Edits[name])), "\n")
		for _, l := range lines[min(3, len(lines)):] {
			switch {
			case strings.HasPrefix(l, "+"):
				s.Added++
			case strings.HasPrefix(l, "-"):
				s.Deleted++
			}
		}
		out = append(out, s)
	}
	return out
}
