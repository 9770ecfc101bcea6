package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// todo is what the people of the tree can do themselves, the nearest first.
// What waits for upstream stands with each subgoal.
func (v *view) todo() []string {
	var out []string
	if now := v.inState(features.Removable); len(now) > 0 {
		out = append(out, fmt.Sprintf("Now: delete %s %s.", verb(len(now), "the gate of", "the gates of"), strings.Join(now, ", ")))
	}
	if gone := v.inState(features.Removed); len(gone) > 0 {
		out = append(out, fmt.Sprintf("Now: replace %s, gone or renamed upstream.", strings.Join(gone, ", ")))
	}
	if odd := v.inState(features.Unknown); len(odd) > 0 {
		out = append(out, fmt.Sprintf("Now: check the spelling of %s, in no Rust release known.", strings.Join(odd, ", ")))
	}
	byUntil := v.waiting()
	for _, r := range slices.SortedFunc(maps.Keys(byUntil), release.Rust.Compare) {
		out = append(out, fmt.Sprintf("With minimum %s: %s %s away.", r, strings.Join(byUntil[r], ", "), verb(len(byUntil[r]), "falls", "fall")))
	}
	unneeded := v.unneeded()
	for _, crate := range slices.Sorted(maps.Keys(unneeded)) {
		out = append(out, fmt.Sprintf("Gates in crate %s that no use was found for: %s.", crate, strings.Join(unneeded[crate], ", ")))
	}
	if symbols := v.Tree.UndefinedSymbols; len(symbols) > 0 {
		out = append(out, fmt.Sprintf("Named in conditions, defined by no Kconfig file: %s.", shortList(symbols, 8)))
	}
	return out
}

// inState is the names of the tree's own features and options in state s.
func (v *view) inState(s features.State) []string {
	var out []string
	for _, f := range slices.Concat(v.owned, v.flags, v.settings) {
		if f.State == s {
			out = append(out, f.Name)
		}
	}
	return out
}

// waiting is what falls away with each minimum, by that minimum.
func (v *view) waiting() map[release.Rust][]string {
	out := map[release.Rust][]string{}
	for _, f := range slices.Concat(v.owned, v.flags, v.settings) {
		if f.State != features.Waiting {
			continue
		}
		if r, err := release.ParseRust(deref(f.Until)); err == nil {
			out[r] = append(out[r], f.Name)
		}
	}
	return out
}

// unneeded is the features of each crate that turns them on without using
// them. What the build turns on for all crates alike is nothing to delete.
func (v *view) unneeded() map[string][]string {
	type gate struct{ crate, feature string }
	own := map[gate]bool{}
	for i := range v.Findings {
		f := &v.Findings[i]
		if f.Kind == features.KindGate && f.Context != features.InBuild {
			own[gate{deref(f.Crate), f.Feature}] = true
		}
	}
	out := map[string][]string{}
	for _, f := range v.owned {
		for _, crate := range f.UnneededIn {
			if own[gate{crate, f.Name}] {
				out[crate] = append(out[crate], f.Name)
			}
		}
	}
	return out
}

// coverage says how much was read, and always what was not understood.
func (v *view) coverage(listed bool) string {
	s := v.Summary
	if s.Damaged == 0 && s.Skipped == 0 {
		return fmt.Sprintf("%s read: none damaged, nothing skipped.", count(s.Files, "Rust file"))
	}
	hint := " (--show-damage lists them)"
	if listed {
		hint = ""
	}
	damaged, skipped := "none damaged for the parser", "nothing skipped"
	if s.Damaged > 0 {
		damaged = fmt.Sprintf("%d damaged for the parser", s.Damaged)
	}
	if s.Skipped > 0 {
		skipped = fmt.Sprintf("%d skipped", s.Skipped)
	}
	return fmt.Sprintf("%s read: %s, %s%s.", count(s.Files, "Rust file"), damaged, skipped, hint)
}

// commands are the next useful ones, at most three.
func (v *view) commands() []string {
	var out []string
	if rows := slices.Concat(v.owned, v.flags, v.vendored); len(rows) > 0 {
		out = append(out, "featscan explain "+rows[0].Name)
	}
	if len(v.waiting()) > 0 {
		out = append(out, "featscan scan --matrix")
	}
	return append(out, "featscan scan --by file")
}

// shortList joins at most n names and says how many more there are.
func shortList(names []string, n int) string {
	if len(names) <= n {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:n], ", "), len(names)-n)
}
