package policy

import (
	"fmt"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

// outlook says in a few words what a feature or flag waits for.
func (c *Case) outlook(name string) string {
	var text string
	fact, known := c.Database.Fact(name)
	switch now := c.Database.StateAt(name, c.newest); {
	case !known:
		text = "in no Rust release known"
	case !fact.StableSince.IsZero():
		text = "stable since " + fact.Since()
		if c.minimum.Less(fact.StableSince) {
			text += ", and the tree's minimum is " + c.minimum.String()
		}
	case now == features.StatusInternal:
		text = "internal to Rust"
	case now == features.StatusIncomplete:
		text = "incomplete in " + short(c.newest)
	case !fact.RemovedIn.IsZero():
		text = "removed in " + fact.RemovedIn.String()
	default:
		text = "unstable in every release up to " + short(c.newest)
	}
	if c.Goals == nil {
		return text
	}
	if id := c.Goals.Subgoal(name); id != "" {
		return text + "; subgoal " + id
	}
	return text + "; no subgoal"
}

func short(r release.Rust) string { return fmt.Sprintf("%d.%d", r.Major, r.Minor) }

// noun is what a finding is, for messages.
func noun(f *features.Finding) string {
	switch f.Kind {
	case features.KindAllow:
		return "allowed feature " + f.Feature
	case features.KindFlag:
		return "option " + f.Feature
	case features.KindUse:
		return "use of " + f.Feature
	}
	return "gate " + f.Feature
}

// gateNotAtRoot is for gates that rustc does not read: in a file that is not
// the first of its crate, or within a module. The scan calls both dormant.
func gateNotAtRoot(c *Case, f *features.Finding) (string, string, bool) {
	if !misplaced(c, f) {
		return "", "", false
	}
	help := "move it to the first file of the crate"
	for i := range c.after.Crates {
		if crate := &c.after.Crates[i]; crate.Name == deref(f.Crate) && slices.Contains(crate.Files, f.File) {
			help = fmt.Sprintf("move it to the head of %s, or delete it", crate.Root)
		}
	}
	return fmt.Sprintf("gate %s is not at the root of a crate, where alone it has an effect", f.Feature), help, true
}

func misplaced(c *Case, f *features.Finding) bool {
	if f.Kind != features.KindGate || f.Owner == features.OwnerVendored || !strings.HasSuffix(f.File, ".rs") {
		return false
	}
	switch f.Context {
	case features.InCode, features.InExample, features.InTest:
	default:
		return false
	}
	if c.roots[f.File] {
		return f.Activity == features.Dormant && f.Crate != nil && f.Condition == nil
	}
	return c.member[f.File]
}

func unknownFeature(c *Case, f *features.Finding) (string, string, bool) {
	if _, known := c.Database.Fact(f.Feature); known || f.Feature == "" {
		return "", "", false
	}
	return fmt.Sprintf("%s is in no Rust release up to %s", noun(f), short(c.newest)), c.didYouMean(f.Feature), true
}

func (c *Case) didYouMean(name string) string {
	near := features.Nearest(name, c.Database.Names())
	if len(near) == 0 {
		return "check the spelling"
	}
	return "did you mean " + strings.Join(near, " or ") + "?"
}

func removedFeature(c *Case, f *features.Finding) (string, string, bool) {
	fact, known := c.Database.Fact(f.Feature)
	if !known || fact.RemovedIn.IsZero() || !fact.StableSince.IsZero() || c.guarded(f) {
		return "", "", false
	}
	help := "write the code without it"
	if fact.RenamedTo != "" {
		help = "use " + fact.RenamedTo
	}
	return fmt.Sprintf("%s was removed from Rust in %s", noun(f), fact.RemovedIn), help, true
}

// guarded reports whether the condition of a finding speaks of the compiler, so
// that it may well be off for the releases that do not fit.
func (c *Case) guarded(f *features.Finding) bool {
	for _, atom := range f.Cond.Atoms() {
		if strings.HasPrefix(atom, "rustc>=") || strings.HasPrefix(atom, "CONFIG_RUSTC_") || strings.Contains(atom, "rustc-option") || strings.Contains(atom, "rustc-min-version") {
			return true
		}
	}
	text := deref(f.Condition)
	return strings.Contains(text, "CONFIG_RUSTC_") || strings.Contains(text, "rustc-option") || strings.Contains(text, "rustc-min-version") || strings.Contains(text, "rustc >=")
}

func stableGate(c *Case, f *features.Finding) (string, string, bool) {
	if c.Database.StateAt(f.Feature, c.minimum) != features.StatusStable || f.Context == features.InDoctest {
		return "", "", false
	}
	fact, _ := c.Database.Fact(f.Feature)
	since := "stable at the tree's minimum already"
	if !fact.StableSince.IsZero() {
		since = fmt.Sprintf("stable since %s, and the tree's minimum is %s", fact.Since(), c.minimum)
	}
	return fmt.Sprintf("%s is not needed: %s", noun(f), since), "delete it", true
}

// unknownAtMinimum asks the minimum of each architecture that the file may be
// compiled for.
func unknownAtMinimum(c *Case, f *features.Finding) (string, string, bool) {
	if f.Context == features.InDoctest || c.offWhereUnknown(f) {
		return "", "", false
	}
	at, arch := c.minimumOf(f)
	if at.IsZero() || c.Database.StateAt(f.Feature, at) != features.StatusAbsent {
		return "", "", false
	}
	if on := c.firstOn(f, at); at.Less(on) {
		return fmt.Sprintf("%s is unknown to Rust %s, for which its condition holds already", noun(f), short(on)),
			"have the condition ask for the release that brought the feature", true
	}
	fact, _ := c.Database.Fact(f.Feature)
	since := ""
	if !fact.KnownSince.IsZero() {
		since = fmt.Sprintf("; it came with %s", fact.KnownSince)
	}
	where := ""
	if arch != "" {
		where = " on " + arch
	}
	return fmt.Sprintf("%s is unknown to Rust %s, the tree's minimum%s%s", noun(f), at, where, since),
		"put it under a condition on the compiler, such as CONFIG_RUSTC_HAS_...", true
}

// offWhereUnknown reports whether no build with a minimum Rust that does not
// know a feature compiles the finding. A symbol that has nothing to do with the
// compiler makes no such difference, and only the tree's Kconfig can tell.
func (c *Case) offWhereUnknown(f *features.Finding) bool {
	d := c.After.Deciding
	if d == nil || f.Cond == nil {
		return c.guarded(f)
	}
	for _, atom := range f.Cond.Atoms() {
		if strings.Contains(atom, "rustc-option") || strings.Contains(atom, "rustc-min-version") {
			return true
		}
	}
	return len(d.Arches) > 0 && c.firstOn(f, c.minimum).IsZero()
}

// onWhereStable reports whether a finding is compiled by no compiler to which its feature
// is not stable. Without what decides its condition, one on the compiler is trusted where
// the feature becomes stable at all.
func (c *Case) onWhereStable(f *features.Finding) bool {
	if f.Cond == nil || c.Database.StateAt(f.Feature, c.newest) != features.StatusStable {
		return false
	}
	if d := c.After.Deciding; d == nil || len(d.Arches) == 0 {
		return c.guarded(f)
	}
	return c.firstWhere(f, c.minimum, func(s features.Status) bool { return s != features.StatusStable }).IsZero()
}

// firstOn is the oldest release from the one given on that does not know a
// feature and for which a finding is compiled all the same, on some
// architecture; zero when there is none.
func (c *Case) firstOn(f *features.Finding, from release.Rust) release.Rust {
	return c.firstWhere(f, from, func(s features.Status) bool { return s == features.StatusAbsent })
}

// firstWhere is firstOn as long as the state of the feature is one that is asked for.
func (c *Case) firstWhere(f *features.Finding, from release.Rust, is func(features.Status) bool) release.Rust {
	d := c.After.Deciding
	if d == nil || f.Cond == nil {
		return release.Rust{}
	}
	for _, at := range features.Points(from, c.newest) {
		if !is(c.Database.StateAt(f.Feature, at)) {
			break
		}
		for _, arch := range d.Arches {
			own := c.after.Tree.MinimumRust[arch]
			if !at.Less(own) && d.On(f, at, arch) != cond.False {
				return at
			}
		}
	}
	return release.Rust{}
}

// minimumOf is the oldest compiler that sees a finding: that of the one
// architecture it is bound to, or the tree's.
func (c *Case) minimumOf(f *features.Finding) (release.Rust, string) {
	for arch, at := range c.after.Tree.MinimumRust {
		if arch == "default" || !c.minimum.Less(at) {
			continue
		}
		bound := strings.HasPrefix(f.File, "arch/"+arch+"/")
		if !bound && f.Cond != nil {
			bound = f.Cond.Eval(func(name, arg string) cond.Tri {
				if name == "arch" && arg != arch {
					return cond.True
				}
				if name == "arch" {
					return cond.False
				}
				return cond.Unknown
			}) == cond.False
		}
		if bound {
			return at, arch
		}
	}
	return c.minimum, ""
}

func incompleteFeature(c *Case, f *features.Finding) (string, string, bool) {
	incomplete := c.Database.StateAt(f.Feature, c.newest) == features.StatusIncomplete || c.Database.StateAt(f.Feature, c.minimum) == features.StatusIncomplete
	if !incomplete || c.permitted(f) {
		return "", "", false
	}
	return fmt.Sprintf("%s is incomplete: rustc warns that it may crash or go wrong", noun(f)), "write the code without it", true
}

// driver reports whether a file is code of a kernel outside its core crates.
func (c *Case) driver(file string) bool {
	return c.after.Tree.Kind == "kernel" && strings.HasSuffix(file, ".rs") && !strings.HasPrefix(file, "rust/")
}

// permitted reports whether the tree's allow-list or the policy holds the
// feature of a finding.
func (c *Case) permitted(f *features.Finding) bool {
	return f.Kind != features.KindAllow && c.allowed[f.Feature] || c.config.allows(f.Feature, f.File)
}

func driverFeature(c *Case, f *features.Finding) (string, string, bool) {
	if f.Kind != features.KindGate || f.Context == features.InDoctest || !c.driver(f.File) || c.permitted(f) {
		return "", "", false
	}
	list := "rust_allowed_features"
	if !c.listed {
		list = "the tree's allow-list"
	}
	return fmt.Sprintf("gate %s is not in %s (%s)", f.Feature, list, c.outlook(f.Feature)),
		"write the driver without it, or move what needs it into rust/kernel", true
}

func internalFeature(c *Case, f *features.Finding) (string, string, bool) {
	if c.Database.StateAt(f.Feature, c.newest) != features.StatusInternal || c.permitted(f) || f.Context == features.InDoctest {
		return "", "", false
	}
	return fmt.Sprintf("%s is internal to Rust and will never be stable", noun(f)), "write the code without it", true
}

func newGate(c *Case, f *features.Finding) (string, string, bool) {
	if f.Context == features.InDoctest || c.permitted(f) || c.alsoAllowed(f) {
		return "", "", false
	}
	return fmt.Sprintf("new gate %s%s (%s)", f.Feature, inCrate(f), c.outlook(f.Feature)),
		"say why it is needed and what it waits for, or write the code without it", true
}

// alsoAllowed reports whether a gate of the build is one entry of an allow-list
// that is passed to rustc twice; NEW_ALLOWED_FEATURE speaks of it.
func (c *Case) alsoAllowed(f *features.Finding) bool {
	return slices.ContainsFunc(c.fresh, func(o *features.Finding) bool {
		return o.Kind == features.KindAllow && o.Feature == f.Feature && o.File == f.File && o.Line == f.Line
	})
}

func inCrate(f *features.Finding) string {
	if f.Crate == nil {
		return ""
	}
	return " in crate " + *f.Crate
}

func newAllowed(c *Case, f *features.Finding) (string, string, bool) {
	if c.config.allows(f.Feature, f.File) {
		return "", "", false
	}
	return fmt.Sprintf("%s is new in the allow-list (%s)", f.Feature, c.outlook(f.Feature)),
		"say why all code outside the core crates may use it", true
}

// ungatedUse leaves doc tests alone, whose gates rustdoc adds, and findings
// that only types could settle.
func ungatedUse(c *Case, f *features.Finding) (string, string, bool) {
	if f.Context == features.InDoctest || f.Confidence != features.Certain || f.Crate == nil || c.permitted(f) {
		return "", "", false
	}
	on, known := c.enabled[*f.Crate]
	if !known || on[f.Feature] {
		return "", "", false
	}
	if c.Database.StateAt(f.Feature, c.minimum) == features.StatusStable || c.onWhereStable(f) {
		return "", "", false
	}
	if f.Context == features.InMacro && c.allowedNow(f.Feature) {
		return "", "", false // the code that calls the macro has the feature
	}
	return fmt.Sprintf("needs %s, which crate %s does not turn on (%s)", f.Feature, *f.Crate, c.outlook(f.Feature)),
		"write it without the feature", true
}

// allowedNow reports whether the allow-list holds a feature after the change.
func (c *Case) allowedNow(feature string) bool {
	return slices.ContainsFunc(c.after.Findings, func(f features.Finding) bool {
		return f.Kind == features.KindAllow && f.Feature == feature
	})
}

func unneededGates(c *Case, r *Rule) []Problem {
	var found []Problem
	for i := range c.after.Findings {
		f := &c.after.Findings[i]
		if f.Kind != features.KindGate || f.Crate == nil || f.Owner != features.OwnerTree || f.Activity == features.Dormant || f.Context != features.InCode {
			continue
		}
		if c.objected[f] || !unneeded(c.after, f.Feature, *f.Crate) {
			continue // one objection to a gate is enough
		}
		if !c.whole() && !slices.Contains(c.fresh, f) && (c.Before == nil || unneeded(c.Before.Result, f.Feature, *f.Crate)) {
			continue // it was so before the change
		}
		found = append(found, c.at(r, f, fmt.Sprintf("gate %s is not needed: no use of it was found in crate %s", f.Feature, *f.Crate), "delete it"))
	}
	return found
}

func unneeded(r *features.Result, feature, crate string) bool {
	i := slices.IndexFunc(r.Features, func(f features.Feature) bool { return f.Name == feature })
	return i >= 0 && slices.Contains(r.Features[i].UnneededIn, crate)
}

// news are the gates, options and allow-list entries that go, and the features
// whose last use goes.
func (c *Case) news() []Problem {
	rule := Find("GATE_REMOVED")
	var list []Problem
	seen := map[string]bool{}
	for _, s := range c.gone {
		var what string
		switch s.Kind {
		case features.KindGate:
			what = "gate " + s.Feature + " is gone"
		case features.KindAllow:
			what = s.Feature + " is gone from the allow-list"
		case features.KindFlag:
			what = "option " + s.Feature + " is gone"
		case features.KindUse:
			what = "fewer uses of " + s.Feature
		default:
			continue
		}
		if seen[s.File+what] {
			continue
		}
		seen[s.File+what] = true
		name := s.Feature
		p := Problem{Type: rule.Type, Level: rule.Level, Feature: &name, File: s.File, Message: what}
		c.about(&p, name)
		p.Fingerprint = c.fingerprint(rule.Type, string(s.Kind), s.Feature, s.File)
		list = append(list, p)
	}
	return list
}
