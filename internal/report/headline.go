package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// subject says what was read and for which compiler it was judged.
func (v *view) subject() string {
	var b strings.Builder
	switch {
	case v.Tree.Kind == "kernel" && v.Tree.Version != nil:
		b.WriteString("Linux " + *v.Tree.Version)
	case v.Tree.Kind == "kernel":
		b.WriteString("Linux")
	default:
		b.WriteString("Rust code")
	}
	own, stated := v.Tree.MinimumRust["default"]
	if v.Rust != "" {
		b.WriteString(", judged for rustc " + v.Rust)
	}
	switch {
	case !stated:
		b.WriteString("; it states no minimum")
	case own.String() == v.Rust:
		b.WriteString(", its own minimum")
	default:
		b.WriteString("; its own minimum is " + own.String())
	}
	if others := v.otherMinimums(); others != "" {
		b.WriteString(" (" + others + ")")
	}
	b.WriteString(".")
	if v.Tool.Database != "" {
		b.WriteString(" Rust facts up to " + v.Tool.Database)
		if newer(v.Rust, v.Tool.Database) {
			b.WriteString(" only; what came later is not known")
		}
		b.WriteString(".")
	}
	return b.String()
}

// newer reports whether a release is of a later minor version than another.
func newer(rust, than string) bool {
	r, errR := release.ParseRust(rust)
	o, errO := release.ParseRust(than)
	r.Patch, o.Patch = 0, 0
	return errR == nil && errO == nil && o.Less(r)
}

func (v *view) otherMinimums() string {
	var out []string
	for _, arch := range slices.Sorted(maps.Keys(v.Tree.MinimumRust)) {
		if arch != "default" {
			out = append(out, arch+": "+v.Tree.MinimumRust[arch].String())
		}
	}
	return strings.Join(out, ", ")
}

// headline is the answer, in sentences; one element a paragraph.
func (v *view) headline() []string {
	out := []string{v.featureSentence()}
	if s := v.crateSentence(); s != "" {
		out = append(out, s)
	}
	if c := v.Summary.Flags; c.Total > 0 {
		out = append(out, fmt.Sprintf("%s beside them: %s.", count(c.Total, "unstable compiler option"), states(c)))
	}
	if s := v.elsewhereSentence(); s != "" {
		out = append(out, s)
	}
	return out
}

func (v *view) featureSentence() string {
	c := v.Summary.Features
	var b strings.Builder
	switch n := c.Blocked + c.Waiting; {
	case n == 0:
		b.WriteString("No unstable feature keeps this tree off stable Rust.")
	default:
		fmt.Fprintf(&b, "%s %s this tree off stable Rust%s: ", count(n, "unstable feature"), verb(n, "keeps", "keep"), v.kinds())
		var parts []string
		if c.Blocked > 0 {
			parts = append(parts, fmt.Sprintf("%d %s blocked upstream", c.Blocked, verb(c.Blocked, "is", "are")))
		}
		if c.Waiting > 0 {
			parts = append(parts, fmt.Sprintf("%d %s for a newer minimum", c.Waiting, verb(c.Waiting, "waits", "wait")))
		}
		b.WriteString(strings.Join(parts, ", ") + ".")
	}
	if c.Internal > 0 {
		fmt.Fprintf(&b, " %d more %s internal and will never be stable.", c.Internal, verb(c.Internal, "is", "are"))
	}
	if c.Removable > 0 {
		fmt.Fprintf(&b, " %d %s stable already: the gates can go.", c.Removable, verb(c.Removable, "is", "are"))
	}
	if c.Removed > 0 {
		fmt.Fprintf(&b, " %d %s gone or renamed upstream.", c.Removed, verb(c.Removed, "is", "are"))
	}
	if c.Unknown > 0 {
		fmt.Fprintf(&b, " %d %s in no Rust release known.", c.Unknown, verb(c.Unknown, "is", "are"))
	}
	return b.String()
}

// kinds says how many of the features in the headline the language has, and
// how many the library.
func (v *view) kinds() string {
	lang, lib := 0, 0
	for _, f := range v.owned {
		switch {
		case f.State != features.Blocked && f.State != features.Waiting:
		case f.Kind == "lib":
			lib++
		default:
			lang++
		}
	}
	if lang == 0 || lib == 0 {
		return ""
	}
	return fmt.Sprintf(" (%d of the language, %d of its library)", lang, lib)
}

// crateSentence names what is blocked in the one crate that matters most: the
// kernel crate of a kernel, else the crate with the most blocked features.
func (v *view) crateSentence() string {
	blocked := map[string]bool{}
	for _, f := range v.owned {
		blocked[f.Name] = f.State == features.Blocked
	}
	found := map[string][]string{}
	for _, c := range v.Crates {
		if c.Owner == features.OwnerVendored {
			continue
		}
		for _, name := range slices.Concat(c.Features.Active, c.Features.Conditional) {
			if blocked[name] {
				found[c.Name] = append(found[c.Name], name)
			}
		}
	}
	best := ""
	for _, name := range slices.Sorted(maps.Keys(found)) {
		slices.Sort(found[name])
		found[name] = slices.Compact(found[name])
		if len(found[name]) > len(found[best]) {
			best = name
		}
	}
	if v.Tree.Kind == "kernel" && len(found["kernel"]) > 0 {
		best = "kernel"
	}
	if best == "" {
		return ""
	}
	n := len(found[best])
	return fmt.Sprintf("In crate %s %s %s blocked: %s.", best, count(n, "feature"), verb(n, "is", "are"), strings.Join(found[best], ", "))
}

func (v *view) elsewhereSentence() string {
	var parts []string
	if n := v.Summary.Vendored.Total; n > 0 {
		parts = append(parts, fmt.Sprintf("vendored code turns on %s of its own (%s)", count(n, "feature"), states(v.Summary.Vendored)))
	}
	if n := v.Summary.Dormant; n > 0 {
		parts = append(parts, fmt.Sprintf("no build of this tree turns on %s it names", count(n, "other feature")))
	}
	if len(parts) == 0 {
		return ""
	}
	return strings.ToUpper(parts[0][:1]) + strings.Join(parts, "; ")[1:] + "."
}

// states is "24 blocked, 2 waiting", leaving out what there is none of.
func states(c features.Counts) string {
	var parts []string
	for _, s := range []struct {
		n    int
		word features.State
	}{
		{c.Blocked, features.Blocked}, {c.Waiting, features.Waiting}, {c.Removable, features.Removable},
		{c.Internal, features.Internal}, {c.Removed, features.Removed}, {c.Unknown, features.Unknown},
	} {
		if s.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", s.n, s.word))
		}
	}
	return strings.Join(parts, ", ")
}
