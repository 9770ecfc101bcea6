package features

import "featscan/internal/release"

// Status is what one release of rustc says of one feature or flag.
type Status string

// What a release of rustc can say; the words are those of `featscan db show`.
const (
	StatusAbsent     Status = "absent" // the release does not know the name
	StatusUnstable   Status = "unstable"
	StatusIncomplete Status = "incomplete" // unstable, and known not to work yet
	StatusInternal   Status = "internal"   // for rustc and the standard library alone
	StatusStable     Status = "stable"
	StatusRemoved    Status = "removed"
)

// Fact is what the sources of rustc, over all releases read, say of one name.
type Fact struct {
	Kind          string       // "lang", "lib", "lang+lib" or "flag"
	StableSince   release.Rust // zero while unstable
	KnownSince    release.Rust // zero when older than the first release read
	RemovedIn     release.Rust // zero while it is there
	RenamedTo     string       // "" when nothing took its place
	Note          string       // why it went, or what else the database says
	Edition       string       // the oldest edition in which it is stable, "" for all
	TrackingIssue int          // in rust-lang/rust; 0 when there is none

	// Of flags only: rustc's help text, whether all crates of a build must agree
	// on it, and a stable option that does the same, such as "-Cdwarf-version",
	// from StableFormSince on.
	Help            string
	TargetModifier  bool
	StableForm      string
	StableFormSince release.Rust
}

// Since says since when it is stable, and where: "1.87.0", "1.88.0 in edition 2024 alone".
func (f *Fact) Since() string {
	if f.Edition != "" {
		return f.StableSince.String() + " in edition " + f.Edition + " alone"
	}
	return f.StableSince.String()
}

// Database answers what rustc says of a name. Flags are asked for as "-Zname",
// with '-' and never '_'.
type Database interface {
	// Fact reports false for a name in no release known.
	Fact(name string) (Fact, bool)
	// Items are the paths of what a library feature gates, sorted.
	Items(name string) []string
	// StateAt answers for a release after the newest known as for the newest.
	StateAt(name string, at release.Rust) Status
	// Newest is the newest release known.
	Newest() release.Rust
	// Releases are the minor releases known, oldest first, the newest one last.
	Releases() []release.Rust
	// Names lists every name known, sorted.
	Names() []string
}
