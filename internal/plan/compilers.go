package plan

import "featscan/internal/release"

// DistroCompiler is the rustc that a distribution's stable release ships: who would be
// left behind by a higher minimum.
type DistroCompiler struct {
	Name  string `json:"name"`
	Rust  string `json:"rust"`
	Since string `json:"since"` // the month of the distribution's release
}

// Compilers are the distributions whose compiler is known for certain, oldest
// compiler first. Each line is as of its Since; what was packaged later under
// another name, such as rustc-1.85 or rustc-web, is not counted.
var Compilers = []DistroCompiler{
	{"Debian 11 bullseye", "1.48.0", "2021-08"},
	{"Debian 12 bookworm", "1.63.0", "2023-06"},
	{"Ubuntu 24.04 LTS", "1.75.0", "2024-04"},
	{"Debian 13 trixie", "1.85.0", "2025-08"},
}

// excluded names the distributions whose compiler is new enough for least and
// too old for v.
func excluded(least, v release.Rust) []string {
	names := []string{}
	for _, c := range Compilers {
		if r, err := release.ParseRust(c.Rust); err == nil && !r.Less(least) && r.Less(v) {
			names = append(names, c.Name)
		}
	}
	return names
}
