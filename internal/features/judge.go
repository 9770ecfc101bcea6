package features

import (
	"slices"
	"sort"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// Judge holds what the state of a feature in a tree is computed from. It is a
// value: judging changes nothing in it.
type Judge struct {
	Database Database
	Catalog  *Catalog // nil: no feature belongs to a subgoal
	// Releases are those judged, oldest first, from the tree's minimum (or the
	// version asked for) to the newest known; see Points.
	Releases []release.Rust
	// Minimum may ask more of some architectures than Releases[0]; they are
	// judged from their own minimum on.
	Minimum Minimum
	// Arches are the architectures whose builds are judged. Empty means one
	// build of no particular architecture.
	Arches []string
	// On says whether a finding is compiled by that rustc for that architecture
	// ("" when Arches is empty). Nil stands for Unknown. Unknown counts as on: a
	// configuration that nobody ruled out may exist.
	On func(f *Finding, at release.Rust, arch string) cond.Tri
	// Detectable reports whether the uses of a feature are looked for at all.
	// Only then is a gate without any use called unneeded. Nil means never.
	Detectable func(feature string) bool
	// Crates are those of the build with the features that reach each, by gates
	// of its own or from the command line. Nil leaves the crates that gates
	// stand in.
	Crates []Crate
	// Needs says whether the code of a crate, its macros expanded, needs a
	// feature; Unknown where not all of the code is in the tree. Nil stands for
	// what the findings of the crate show.
	Needs func(crate, feature string) cond.Tri
}

// Judgement is what judging a tree's findings yields: the features, subgoals
// and totals of a Result. Files, Damaged and Skipped of Summary are left zero.
type Judgement struct {
	Features []Feature
	Subgoals []Subgoal
	Summary  Summary
}

// Points lists the releases to judge from one on: from itself, then every
// minor release up to newest. A zero from means newest alone, and a from
// beyond newest stands for itself.
func Points(from, newest release.Rust) []release.Rust {
	if from.IsZero() {
		return []release.Rust{newest}
	}
	points := []release.Rust{from}
	for minor := from.Minor + 1; from.Major == newest.Major && minor <= newest.Minor; minor++ {
		points = append(points, release.Rust{Major: newest.Major, Minor: minor})
	}
	return points
}

// Judge gives every feature, flag and build setting named by a finding its
// state, and counts them. The order of findings does not matter.
func (j *Judge) Judge(findings []Finding) Judgement {
	var out Judgement
	for _, s := range sightings(findings) {
		f := j.feature(s)
		out.Features = append(out.Features, f)
		count(&out.Summary, &f, s)
	}
	for i := range findings {
		switch findings[i].Kind {
		case KindGate, KindAllow:
			out.Summary.Gates++
		case KindUse:
			out.Summary.Uses++
		}
	}
	if j.Catalog != nil {
		out.Subgoals = j.Catalog.progress(out.Features)
	}
	return out
}

// sighting gathers all findings of one name.
type sighting struct {
	name string
	kind Kind       // the kind of what turns it on; KindUse when nothing does
	on   []*Finding // what turns it on
	all  []*Finding
}

// sightings groups findings by name, sorted. The gate of a doc test or of a
// probe is reported but turns nothing on: it reaches no crate of the tree.
func sightings(findings []Finding) []*sighting {
	byName := map[string]*sighting{}
	var names []string
	for i := range findings {
		f := &findings[i]
		s := byName[f.Feature]
		if s == nil {
			s = &sighting{name: f.Feature, kind: KindUse}
			byName[f.Feature] = s
			names = append(names, f.Feature)
		}
		s.all = append(s.all, f)
		if f.Kind == KindUse {
			continue
		}
		if s.kind == KindUse || f.Kind == KindGate {
			s.kind = f.Kind
		}
		if f.Context != InDoctest && text(f.Via) != ViaProbe {
			s.on = append(s.on, f)
		}
	}
	sort.Strings(names)
	list := make([]*sighting, len(names))
	for i, n := range names {
		list[i] = byName[n]
	}
	return list
}

// feature judges one name.
func (j *Judge) feature(s *sighting) Feature {
	fact, known := j.fact(s)
	f := Feature{
		Name: s.name, Kind: featureKind(s.kind, fact.Kind),
		StableSince: releaseText(fact.StableSince), KnownSince: releaseText(fact.KnownSince),
		Crates: []string{}, UnneededIn: []string{},
		TurnedOn: len(s.on) > 0,
	}
	if fact.TrackingIssue != 0 {
		f.TrackingIssue = &fact.TrackingIssue
	}
	if j.Catalog != nil {
		if id := j.Catalog.Subgoal(s.name); id != "" {
			f.Subgoal = &id
		}
	}
	judged, owner := j.judged(s)
	f.Owner = owner
	f.Activity = activity(judged)
	var on func(at release.Rust) bool
	if f.Activity == Dormant {
		on = func(release.Rust) bool { return true } // what it would wait for if a build turned it on
	} else {
		on = j.anyOn(judged)
	}
	state, until := j.state(s, fact, known, on)
	f.State, f.Until = state, releaseText(until)
	j.tally(&f, s)
	return f
}

// fact asks the database, and for what rustc's sources do not list (options of
// rustdoc and cargo, build cfgs) makes do with what the catalogue knows.
func (j *Judge) fact(s *sighting) (Fact, bool) {
	switch s.kind {
	case KindCfg, KindBootstrap, KindTarget:
		return Fact{}, true
	}
	if fact, ok := j.Database.Fact(s.name); ok {
		return fact, true
	}
	if j.Catalog != nil && j.Catalog.Tool(s.name) != "" {
		return Fact{Kind: "flag"}, true
	}
	return Fact{}, false
}

// judged picks the findings that decide: those of the tree's own code when any
// of them can be compiled, else the vendored ones, else all of them.
func (j *Judge) judged(s *sighting) ([]*Finding, Owner) {
	from := s.on
	if len(from) == 0 {
		from = s.all
	}
	for _, owner := range []Owner{OwnerTree, OwnerVendored} {
		var live []*Finding
		for _, f := range from {
			if f.Owner == owner && j.everOn(f) {
				live = append(live, f)
			}
		}
		if len(live) > 0 {
			return live, owner
		}
	}
	for _, f := range from {
		if f.Owner == OwnerTree {
			return nil, OwnerTree
		}
	}
	return nil, OwnerVendored
}

// activity is that of the most active of the findings that can be compiled;
// none at all is dormant.
func activity(live []*Finding) Activity {
	a := Dormant
	for _, f := range live {
		if f.Activity == Active {
			return Active
		}
		a = Conditional
	}
	return a
}

// everOn reports whether some build of a release judged may compile f. Its
// activity does not decide that: it is the one for the rustc asked for, where the
// caller asked for one, and the tree may turn the feature on for a later one.
func (j *Judge) everOn(f *Finding) bool {
	if f.Activity == Dormant && f.Cond == nil {
		return false
	}
	return slices.ContainsFunc(j.Releases, func(at release.Rust) bool { return j.isOn(f, at) })
}

// anyOn reports whether one of the findings is compiled by a release, and
// remembers the answer.
func (j *Judge) anyOn(list []*Finding) func(release.Rust) bool {
	known := map[release.Rust]bool{}
	return func(at release.Rust) bool {
		on, ok := known[at]
		if !ok {
			on = slices.ContainsFunc(list, func(f *Finding) bool { return j.isOn(f, at) })
			known[at] = on
		}
		return on
	}
}

// isOn reports whether some build of the tree with that rustc may compile f.
func (j *Judge) isOn(f *Finding, at release.Rust) bool {
	if j.On == nil {
		return true
	}
	if len(j.Arches) == 0 {
		return j.On(f, at, "") != cond.False
	}
	return slices.ContainsFunc(j.Arches, func(arch string) bool {
		return !at.Less(j.Minimum[arch]) && j.On(f, at, arch) != cond.False
	})
}

// tally fills in the counts and crates of a feature. Its gates are the places
// that turn it on, those in an allow-list included; for a flag or build setting
// the places that pass it.
func (j *Judge) tally(f *Feature, s *sighting) {
	on, used := map[string]bool{}, map[string]bool{}
	for _, x := range s.all {
		if x.Crate != nil {
			f.Crates = append(f.Crates, *x.Crate)
		}
		switch x.Kind {
		case KindUse:
			f.Uses++
			if x.Crate != nil {
				used[*x.Crate] = true
			}
		default:
			f.Gates++
			if j.Crates == nil && x.Crate != nil && x.Context != InBuild && x.Context != InDoctest && x.Activity != Dormant {
				on[*x.Crate] = true
			}
		}
	}
	for i := range j.Crates {
		c := &j.Crates[i]
		if slices.Contains(c.Features.Active, f.Name) || slices.Contains(c.Features.Conditional, f.Name) {
			on[c.Name] = c.Activity != Dormant || on[c.Name]
			f.Crates = append(f.Crates, c.Name)
		}
	}
	sort.Strings(f.Crates)
	f.Crates = slices.Compact(f.Crates)
	if j.Detectable == nil || !j.Detectable(f.Name) {
		return
	}
	for _, c := range f.Crates {
		if on[c] && !j.needs(c, f.Name, used[c]) {
			f.UnneededIn = append(f.UnneededIn, c)
		}
	}
}

// needs gives a crate the benefit of the doubt.
func (j *Judge) needs(crate, feature string, used bool) bool {
	if j.Needs == nil {
		return used
	}
	return j.Needs(crate, feature) != cond.False
}

// count adds one judged feature to the totals. What nothing turns on, and what
// is neither a feature nor a flag, is in no total.
func count(sum *Summary, f *Feature, s *sighting) {
	if !f.TurnedOn {
		return
	}
	switch s.kind {
	case KindGate, KindAllow, KindFlag:
	default:
		return
	}
	switch {
	case f.Activity == Dormant:
		sum.Dormant++
	case s.kind == KindFlag:
		sum.Flags.Add(f.State)
	case f.Owner == OwnerVendored:
		sum.Vendored.Add(f.State)
	default:
		sum.Features.Add(f.State)
	}
}

func featureKind(kind Kind, upstream string) string {
	switch kind {
	case KindFlag, KindCfg:
		return string(kind)
	case KindBootstrap, KindTarget:
		return "other"
	}
	switch upstream {
	case "lang+lib":
		return "lang"
	case "":
		return "other"
	}
	return upstream
}

func releaseText(r release.Rust) *string {
	if r.IsZero() {
		return nil
	}
	s := r.String()
	return &s
}
