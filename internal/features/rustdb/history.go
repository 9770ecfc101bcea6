package rustdb

import "featscan/internal/release"

// facet turns what the releases say of a facet into its history.
//
//   - A change declared with a release between the two releases that show it is
//     dated so. (Declared dates outside of that are wrong or mean something else:
//     removed.rs often says when a feature was added.)
//   - Between two adjacent releases the change is that of the later one.
//   - Otherwise a name that becomes known is taken to have been known, and not yet
//     stable, since its tracking issue was opened or, where that is not known,
//     since right after the release that lacks it; and any other change to have
//     happened with the release that shows it. Such changes are not Sure.
//   - At the first release read, the state is taken to have held since ever, except
//     that what is stable was unstable before its date and what is unstable was
//     absent before its date.
func facet(seen []sighting, born release.Rust) []Change {
	var history []Change
	add := func(from release.Rust, state State, sure bool) {
		if n := len(history); n > 0 && history[n-1].State == state {
			return
		}
		history = append(history, Change{From: from, State: state, Sure: sure})
	}
	was := false
	for i, s := range seen {
		was = was || s.state != Absent
		state := s.state
		if state == Absent && was {
			state = gone
		}
		if i == 0 {
			first(s, add)
			continue
		}
		prev := seen[i-1]
		if s.state == prev.state && s.state != Absent {
			continue
		}
		between := prev.release.Less(s.since) && s.since.Compare(minorOf(s.release)) <= 0
		adjacent := s.release.Minor == prev.release.Minor+1
		appears := prev.state == Absent && s.state != Absent
		// A name that was known for no release would not be worth a guess.
		last := minorOf(s.release)
		if between {
			last = release.Rust{Major: s.since.Major, Minor: s.since.Minor - 1}
		}
		presumed := clamp(born, nextMinor(prev.release), last)
		switch {
		case state == Absent:
		case s.option && appears && !adjacent && s.state == Stable:
			// A stable option that is used too early is an error.
			add(minorOf(s.release), Stable, false)
		case appears && !adjacent && s.state == Stable && (!between || nextMinor(prev.release).Less(s.since)):
			add(presumed, Unstable, false)
			if between {
				add(s.since, Stable, true)
			} else {
				add(minorOf(s.release), Stable, false)
			}
		case appears && !adjacent && state == Removed && between && nextMinor(prev.release).Less(s.since):
			add(presumed, Unstable, false)
			add(s.since, Removed, true)
		case s.state != Absent && between:
			add(s.since, state, true)
		case adjacent:
			add(minorOf(s.release), state, true)
		case appears:
			add(presumed, state, false)
		default:
			add(minorOf(s.release), state, false)
		}
	}
	return history
}

func first(s sighting, add func(release.Rust, State, bool)) {
	dated := !s.since.IsZero() && dawn.Less(s.since) && s.since.Compare(s.release) <= 0
	switch {
	case s.state == Absent:
	case s.state == Stable && dated:
		add(dawn, Unstable, false)
		add(s.since, Stable, true)
	case s.state == Removed && dated:
		// The date is that of the removal or that of the addition.
		add(s.since, s.state, false)
	case dated:
		add(s.since, s.state, true)
	default:
		add(dawn, s.state, s.state == Stable && !s.since.IsZero())
	}
}

// clamp is r moved into [low, high]; low wins where that is empty.
func clamp(r, low, high release.Rust) release.Rust {
	if high.Less(r) {
		r = high
	}
	if r.Less(low) {
		r = low
	}
	return r
}

func minorOf(r release.Rust) release.Rust   { return release.Rust{Major: r.Major, Minor: r.Minor} }
func nextMinor(r release.Rust) release.Rust { return release.Rust{Major: r.Major, Minor: r.Minor + 1} }
