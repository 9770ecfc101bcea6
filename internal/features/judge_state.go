package features

import (
	"strings"

	"featscan/internal/release"
)

// state is the contract's rule: look at every release judged and ask whether
// the tree turns the feature on there and whether it is unstable there.
func (j *Judge) state(s *sighting, fact Fact, known bool, on func(release.Rust) bool) (State, release.Rust) {
	if !known {
		return Unknown, release.Rust{}
	}
	if s.kind == KindBootstrap {
		return Internal, release.Rust{}
	}
	last := -1 // index of the last release where it is on and not stable
	for i, at := range j.Releases {
		if !on(at) {
			continue
		}
		switch j.statusAt(s, fact, at) {
		case StatusRemoved:
			return Removed, release.Rust{}
		case StatusStable:
		default:
			last = i
		}
	}
	switch {
	case last < 0:
		return Removable, release.Rust{}
	case last < len(j.Releases)-1:
		return Waiting, j.Releases[last+1]
	}
	if j.statusAt(s, fact, j.Releases[last]) == StatusInternal {
		return Internal, release.Rust{}
	}
	return Blocked, release.Rust{}
}

// statusAt is StateAt with two things made plain: a name that a release no
// longer knows is removed, and a library feature that is internal by rustc's
// naming rule is internal.
func (j *Judge) statusAt(s *sighting, fact Fact, at release.Rust) Status {
	if s.kind == KindCfg || s.kind == KindTarget {
		return StatusUnstable
	}
	if _, listed := j.Database.Fact(s.name); !listed {
		return StatusUnstable // an option of another tool, see fact
	}
	status := j.Database.StateAt(s.name, at)
	switch status {
	case StatusAbsent:
		if gone(fact, at) {
			return StatusRemoved
		}
	case StatusUnstable, StatusIncomplete:
		if internalName(s.name) {
			return StatusInternal
		}
	}
	return status
}

// gone tells "no longer known" from "not yet known".
func gone(fact Fact, at release.Rust) bool {
	if !fact.RemovedIn.IsZero() {
		return !at.Less(fact.RemovedIn)
	}
	return !fact.KnownSince.IsZero() && !at.Less(fact.KnownSince)
}

// internalName is the rule of rustc's own internal_features lint for library
// features, which carry no mark of being internal but their name.
func internalName(name string) bool {
	return name == "core_intrinsics" || strings.HasSuffix(name, "_internal") || strings.HasSuffix(name, "_internals")
}
