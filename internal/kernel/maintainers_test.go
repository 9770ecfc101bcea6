package kernel

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/release"
)

const maintainersText = `List of maintainers
===================

	M: an example that is no entry
F:	not/an/entry/without/a/title

RUST
M:	Somebody <s@example.org>
S:	Maintained
F:	rust/
F:	scripts/*rust*
X:	rust/special

RUST [SPECIAL]
F:	rust/special/
F:	rust/kernel/special.rs

LOCKS
F:	rust/kernel/sync
K:	\block

BY NAME
N:	[^a-z]zebra
F:	tools/zebra/

THE REST
F:	*
F:	*/
`

func TestMaintainers(t *testing.T) {
	m := ParseMaintainers([]byte(maintainersText), func(name string) bool { return name == "rust/kernel/sync" || name == "rust/special" })
	tests := []struct{ file, want string }{
		{"rust/Makefile", "RUST"},
		{"rust/kernel/lib.rs", "RUST"},
		{"rust/kernel/special.rs", "RUST [SPECIAL]"},
		{"rust/special/deep/file.rs", "RUST [SPECIAL]"},
		{"rust/kernel/sync/lock.rs", "LOCKS"},
		{"rust/kernel/synchrony.rs", "RUST"},
		{"scripts/generate_rust_target.rs", "RUST"},
		{"scripts/sub/generate_rust_target.rs", "THE REST"},
		{"drivers/x/a_zebra.c", "THE REST"},
		{"Makefile", "THE REST"},
		{"arch/x86/Makefile", "THE REST"},
	}
	for _, tt := range tests {
		if got := m.Entry(tt.file); got != tt.want {
			t.Errorf("Entry(%s) = %q, want %q", tt.file, got, tt.want)
		}
	}
	if got := (*Maintainers)(nil).Entry("x"); got != "" {
		t.Errorf("no MAINTAINERS gives %q", got)
	}
}

func FuzzMaintainers(f *testing.F) {
	f.Add(maintainersText, "rust/kernel/lib.rs")
	f.Add("A\nF:\t[\nN:\t(\nF:\t*?[a-\n", "a/b")
	f.Fuzz(func(_ *testing.T, src, file string) {
		ParseMaintainers([]byte(src), nil).Entry(file)
	})
}

func found(kind features.Kind, name, file, crate string, c *cond.Expr) features.Finding {
	f := features.Finding{Kind: kind, Feature: name, File: file, Cond: c, Owner: features.OwnerTree}
	if crate != "" {
		f.Crate = &crate
	}
	return f
}

func TestGroupFindings(t *testing.T) {
	findings := []features.Finding{
		found(features.KindGate, "b", "rust/kernel/lib.rs", "kernel", nil),
		found(features.KindUse, "b", "rust/kernel/sync/lock.rs", "kernel", nil),
		found(features.KindUse, "a", "rust/kernel/sync/lock.rs", "kernel", nil),
		found(features.KindFlag, "-Zx", "Makefile", "", nil),
	}
	owners := ParseMaintainers([]byte(maintainersText), func(name string) bool { return name == "rust/kernel/sync" })
	tests := []struct {
		by   By
		want []Group
	}{
		{ByCrate, []Group{{Key: "kernel", Features: []string{"a", "b"}, Gates: 1, Uses: 2}, {Features: []string{"-Zx"}, Flags: 1}}},
		{ByMaintainers, []Group{{Key: "LOCKS", Features: []string{"a", "b"}, Uses: 2}, {Key: "RUST", Features: []string{"b"}, Gates: 1}, {Key: "THE REST", Features: []string{"-Zx"}, Flags: 1}}},
		{ByDirectory, []Group{{Key: "rust/kernel/sync", Features: []string{"a", "b"}, Uses: 2}, {Key: ".", Features: []string{"-Zx"}, Flags: 1}, {Key: "rust/kernel", Features: []string{"b"}, Gates: 1}}},
		{BySubgoal, []Group{{Key: "of b", Features: []string{"b"}, Gates: 1, Uses: 1}, {Key: "of -Zx", Features: []string{"-Zx"}, Flags: 1}, {Key: "of a", Features: []string{"a"}, Uses: 1}}},
	}
	for _, tt := range tests {
		got := GroupFindings(tt.by, findings, owners, func(f string) string { return "of " + f })
		if diff := cmp.Diff(tt.want, got, cmpopts.IgnoreFields(Group{}, "Findings")); diff != "" {
			t.Errorf("by %s:\n%s", tt.by, diff)
		}
	}
	if _, err := ParseBy("color"); err == nil || err.Error() != `--by "color": want one of crate, directory, file, maintainers, subgoal` {
		t.Error(err)
	}
}

func TestMatrix(t *testing.T) {
	since := func(r string) *cond.Expr { return cond.NewAtom("rustc>=", r) }
	findings := []features.Finding{
		found(features.KindGate, "always", "a.rs", "kernel", nil),
		found(features.KindGate, "early", "a.rs", "kernel", cond.Negate(since("1.86.0"))),
		found(features.KindFlag, "-Zarm", "arch/arm/Makefile", "", cond.NewAtom("arch", "arm")),
		found(features.KindFlag, "-Zmaybe", "Makefile", "", cond.NewAtom("CONFIG_X", "")),
		found(features.KindUse, "always", "a.rs", "kernel", nil),
	}
	var envs []Env
	for _, arch := range []string{"x86", "arm"} {
		for _, r := range []string{"1.85.0", "1.86.0", "1.87.0"} {
			envs = append(envs, Env{Arch: arch, Rust: release.MustRust(r)})
		}
	}
	b := newBuild(sampleKernel(), true, nil)
	on := func(f *features.Finding, at release.Rust, arch string) cond.Tri {
		if f.Cond != nil && f.Cond.Name == "CONFIG_X" {
			return cond.Unknown
		}
		return f.Cond.Eval(b.Value(Env{Rust: at, Arch: arch}))
	}
	status := func(name string, at release.Rust) features.Status {
		if name == "always" && !at.Less(release.MustRust("1.87.0")) {
			return features.StatusStable
		}
		return features.StatusUnstable
	}
	m := NewMatrix(envs, findings, on, status)
	wantBest := []MatrixBest{
		{Arch: "arm", Rust: release.MustRust("1.87.0"), Features: []string{}, Flags: []string{"-Zarm", "-Zmaybe"}},
		{Arch: "x86", Rust: release.MustRust("1.87.0"), Features: []string{}, Flags: []string{"-Zmaybe"}},
	}
	if diff := cmp.Diff(wantBest, m.Best); diff != "" {
		t.Error(diff)
	}
	wantCell := MatrixCell{Arch: "arm", Rust: release.MustRust("1.85.0"), UnstableFeatures: 2, UnstableFlags: 2,
		Features: []MatrixItem{
			{"always", features.Active, features.StatusUnstable, true, features.OwnerTree},
			{"early", features.Active, features.StatusUnstable, true, features.OwnerTree},
		},
		Flags: []MatrixItem{
			{"-Zarm", features.Active, features.StatusUnstable, true, features.OwnerTree},
			{"-Zmaybe", features.Conditional, features.StatusUnstable, true, features.OwnerTree},
		},
	}
	if diff := cmp.Diff(wantCell, m.Cells[0]); diff != "" {
		t.Error(diff)
	}
	if len(m.Cells) != 6 || len(m.Rust) != 3 || len(m.Archs) != 2 {
		t.Errorf("%d cells, %d releases, %d architectures", len(m.Cells), len(m.Rust), len(m.Archs))
	}
}
