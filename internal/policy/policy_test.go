package policy

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/release"
	"featscan/internal/source"
)

// facts is a small database: each rule has a name to be tried on.
type facts map[string]features.Fact

func (d facts) Items(string) []string { return nil }

func (d facts) Fact(name string) (features.Fact, bool) { f, ok := d[name]; return f, ok }

func (d facts) Newest() release.Rust { return v("1.98.1") }

func (d facts) Releases() []release.Rust { return []release.Rust{v("1.85.0"), v("1.98.1")} }

func (d facts) Names() []string { return slices.Sorted(maps.Keys(d)) }

func (d facts) StateAt(name string, at release.Rust) features.Status {
	f, ok := d[name]
	switch {
	case !ok || at.Less(f.KnownSince):
		return features.StatusAbsent
	case !f.StableSince.IsZero() && !at.Less(f.StableSince):
		return features.StatusStable
	case !f.RemovedIn.IsZero() && !at.Less(f.RemovedIn):
		return features.StatusRemoved
	case strings.HasPrefix(name, "inner_"):
		return features.StatusInternal
	case strings.HasPrefix(name, "half_"):
		return features.StatusIncomplete
	}
	return features.StatusUnstable
}

var v = release.MustRust

var database = facts{
	"old":              {StableSince: v("1.80.0")},
	"soon":             {KnownSince: v("1.80.0"), StableSince: v("1.90.0"), TrackingIssue: 12},
	"never_type":       {TrackingIssue: 35121},
	"fresh":            {KnownSince: v("1.88.0")},
	"gone":             {RemovedIn: v("1.86.0"), RenamedTo: "never_type"},
	"inner_thing":      {},
	"half_done":        {},
	"listed":           {},
	"-Zplain":          {Kind: "flag"},
	"-Zstabilized":     {Kind: "flag", StableSince: v("1.90.0"), StableForm: "-Cstabilized"},
	"-Zremoved":        {Kind: "flag", RemovedIn: v("1.90.0")},
	"-Zfresh":          {Kind: "flag", KnownSince: v("1.90.0")},
	"-Zallow-features": {Kind: "flag"},
}

func testFacts() Facts {
	return Facts{Database: database}
}

var (
	gateRE  = regexp.MustCompile(`#!\[(?:cfg_attr\((\w+), )?feature\(([\w, ]+)\)`)
	useRE   = regexp.MustCompile(`use_(\w+)!`)
	flagRE  = regexp.MustCompile(`(-Z[a-z-]+)(?:=(\S+))?`)
	allowRE = regexp.MustCompile(`^rust_allowed_features := (\S+)`)
)

// toy is a scanner for the samples below: enough of gates, options, and uses
// written as use_NAME!() to try the rules on.
func toy(_ context.Context, tree source.Tree, only []string) (*features.Result, error) {
	r := &features.Result{Rust: "1.85.0", Tree: features.Tree{Kind: "kernel", MinimumRust: features.Minimum{"default": v("1.85.0"), "s390": v("1.96.0")}}}
	files, _ := source.Walk(tree, Relevant)
	crates := map[string]*features.Crate{}
	var order []string
	defined := map[string]bool{}
	needed := map[string]bool{}
	var allowed []string
	for _, name := range files {
		data, _ := tree.ReadFile(name)
		for _, m := range regexp.MustCompile(`(?m)^config (\w+)`).FindAllSubmatch(data, -1) {
			defined["CONFIG_"+string(m[1])] = true
		}
		crate := strings.Split(name, "/")[0] + "_" + strings.TrimSuffix(strings.Split(name+"/", "/")[1], ".rs")
		if strings.HasSuffix(name, ".rs") && crates[crate] == nil {
			crates[crate] = &features.Crate{Name: crate, Root: name}
			order = append(order, crate)
		}
		if strings.HasSuffix(name, ".rs") {
			crates[crate].Files = append(crates[crate].Files, name)
			if strings.HasSuffix(name, "/lib.rs") {
				crates[crate].Root = name
			}
		}
		for i, line := range strings.Split(string(data), "\n") {
			add := func(kind features.Kind, feature, cond string, col int) {
				f := features.Finding{Kind: kind, Feature: feature, File: name, Line: i + 1, Col: col + 1, EndLine: i + 1, EndCol: col + 1 + len(feature),
					Activity: features.Active, Context: features.InCode, Owner: features.OwnerTree, Confidence: features.Certain, Text: strings.TrimSpace(line)}
				if strings.HasSuffix(name, ".rs") {
					f.Crate = &crates[crate].Name
				}
				if cond != "" {
					f.Condition = &cond
				}
				if strings.Contains(name, "vendored") {
					f.Owner = features.OwnerVendored
				}
				r.Findings = append(r.Findings, f)
			}
			if m := gateRE.FindStringSubmatchIndex(line); m != nil && !strings.HasPrefix(line, "//") {
				cond := ""
				if m[2] >= 0 {
					cond = line[m[2]:m[3]]
				}
				for _, f := range strings.Split(line[m[4]:m[5]], ", ") {
					add(features.KindGate, f, cond, strings.Index(line, f))
					crates[crate].Features.Active = append(crates[crate].Features.Active, f)
				}
			}
			if m := allowRE.FindStringSubmatch(line); m != nil {
				for _, f := range strings.Split(m[1], ",") {
					add(features.KindAllow, f, "", strings.Index(line, f))
					allowed = append(allowed, f)
				}
			}
			for _, m := range useRE.FindAllStringSubmatchIndex(line, -1) {
				add(features.KindUse, line[m[2]:m[3]], "", m[0])
				needed[line[m[2]:m[3]]+crate] = true
			}
			if strings.HasPrefix(line, "#") || strings.HasSuffix(name, ".rs") {
				continue
			}
			for _, m := range flagRE.FindAllStringSubmatch(line, -1) {
				cond := ""
				if strings.Contains(line, "rustc-min-version") {
					cond = "$(call rustc-min-version,109000)"
				}
				add(features.KindFlag, m[1], cond, 0)
				value := m[2]
				r.Findings[len(r.Findings)-1].Value = &value
			}
		}
	}
	for _, name := range files {
		data, _ := tree.ReadFile(name)
		for _, m := range regexp.MustCompile(`CONFIG_RUSTC_HAS_\w+`).FindAllString(string(data), -1) {
			if !defined[m] && !strings.Contains(strings.Join(r.Tree.UndefinedSymbols, " ")+" ", m+" ") {
				r.Tree.UndefinedSymbols = append(r.Tree.UndefinedSymbols, m)
			}
		}
	}
	for _, name := range order {
		c := *crates[name]
		if !strings.HasPrefix(c.Root, "rust/") {
			c.Features.Active = append(c.Features.Active, allowed...)
		}
		r.Crates = append(r.Crates, c)
		for _, f := range crates[name].Features.Active {
			if !needed[f+name] && strings.HasPrefix(f, "inner") == false && strings.Contains(name, "tidy") {
				r.Features = append(r.Features, features.Feature{Name: f, UnneededIn: []string{name}})
			}
		}
	}
	return r, nil
}

const base = `
-- scripts/Makefile.build --
#   - To be determined: ` + "`feature(listed)`" + `.
rust_allowed_features := listed
-- rust/kernel/lib.rs --
#![no_std]
// Stable since Rust 1.90.0.
#![feature(soon)]
//
// To be determined.
#![feature(listed)]

mod a;
-- rust/kernel/a.rs --
pub fn one() {
    use_soon!(1);
}

pub fn two() {
    let x = use_soon!(2);
}
-- drivers/d.rs --
fn d() { use_listed!(); }
-- init/Kconfig --
config RUSTC_HAS_SOON
	def_bool RUSTC_VERSION >= 109000
-- Makefile --
KBUILD_RUSTFLAGS := -Zplain=1 -Zallow-features=
ifdef CONFIG_RUSTC_HAS_SOON
endif
`

// files reads a tree in the manner of txtar.
func files(text string) fstest.MapFS {
	tree := fstest.MapFS{}
	var name string
	for _, line := range strings.SplitAfter(text, "\n") {
		if rest, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(rest, " --\n") {
			name = strings.TrimSuffix(rest, " --\n")
			tree[name] = &fstest.MapFile{}
			continue
		}
		if name != "" {
			tree[name].Data = append(tree[name].Data, line...)
		}
	}
	return tree
}

// edit replaces text in one file of the base tree; a name without file makes one.
func edit(pairs ...string) map[string]*source.Content {
	tree := files(base)
	out := map[string]*source.Content{}
	for i := 0; i+2 < len(pairs); i += 3 {
		name, from, to := pairs[i], pairs[i+1], pairs[i+2]
		text := ""
		if out[name] != nil {
			text = string(out[name].Data)
		} else if f := tree[name]; f != nil {
			text = string(f.Data)
		}
		switch {
		case to == "-delete-":
			out[name] = nil
			continue
		case from == "":
			text += to
		case !strings.Contains(text, from):
			panic("no " + from + " in " + name)
		default:
			text = strings.Replace(text, from, to, 1)
		}
		out[name] = &source.Content{Data: []byte(text)}
	}
	return out
}

func names(changes map[string]*source.Content) []string {
	var list []string
	for n := range changes {
		list = append(list, n)
	}
	return list
}

// lint judges one change of the base tree and gives the problems in the terse
// form.
func lint(t *testing.T, config *Config, pairs ...string) (problems, news []string) {
	t.Helper()
	before := files(base)
	changes := edit(pairs...)
	task := Task{Tree: before, Steps: []Step{{Tree: source.Overlay(before, changes), Files: names(changes)}}}
	report, err := Lint(context.Background(), task, toy, testFacts(), config)
	if err != nil {
		t.Fatal(err)
	}
	show := func(list []Problem) (out []string) {
		for _, p := range list {
			s := fmt.Sprintf("%s:%d: %s:%s: %s", p.File, p.Line, p.Level, p.Type, p.Message)
			if p.Suppressed {
				s += " [" + *p.Reason + "]"
			}
			out = append(out, s)
		}
		return out
	}
	return show(report.Problems), show(report.News)
}

const aOne = "pub fn one() {\n    use_soon!(1);\n}\n"

// TestRules tries each rule on a change that it objects to and on near misses.
func TestRules(t *testing.T) {
	tests := []struct {
		name  string
		pairs []string
		want  []string
	}{
		{"nothing changed", []string{"rust/kernel/a.rs", "", "// a comment\n"}, nil},
		{"moved within the file", []string{"rust/kernel/a.rs", aOne + "\n", "", "rust/kernel/a.rs", "", "\n" + aOne}, nil},
		{"indented", []string{"rust/kernel/a.rs", "    use_soon!(1);", "\t\tuse_soon!(1);"}, nil},
		{"moved within the crate", []string{"rust/kernel/a.rs", aOne, "", "rust/kernel/b.rs", "", aOne}, nil},
		{"line edited within its function", []string{"rust/kernel/a.rs", "let x = use_soon!(2)", "let renamed = f(use_soon!(3))"}, nil},
		{"gate written into another's attribute", []string{"rust/kernel/lib.rs", "#![feature(soon)]", "#![feature(soon, listed)]", "rust/kernel/lib.rs", "// To be determined.\n#![feature(listed)]\n", ""}, []string{
			`rust/kernel/lib.rs:3: WARNING:COMMENT_GROUP: the comment says that listed is stable since Rust 1.90.0, and it is not stable up to 1.98`}},
		{"gate put under a condition", []string{"rust/kernel/lib.rs", "#![feature(soon)]", "#![cfg_attr(CONFIG_RUSTC_HAS_SOON, feature(soon))]"}, nil},
		{"gate loses its place to another", []string{"rust/kernel/lib.rs", "#![feature(soon)]", "#![feature(never_type)]", "rust/kernel/lib.rs", "// Stable since Rust 1.90.0.\n", ""}, []string{
			`rust/kernel/a.rs:2: ERROR:UNGATED_USE: needs soon, which crate rust_kernel does not turn on (stable since 1.90.0, and the tree's minimum is 1.85.0)`,
			`rust/kernel/a.rs:6: ERROR:UNGATED_USE: needs soon, which crate rust_kernel does not turn on (stable since 1.90.0, and the tree's minimum is 1.85.0)`,
			`rust/kernel/lib.rs:2: ERROR:NEW_GATE: new gate never_type in crate rust_kernel (unstable in every release up to 1.98)`}},
		{"new gate of the allow-list", []string{"rust/macros/lib.rs", "", "#![feature(listed)]\n"}, nil},
		{"new gate", []string{"rust/macros/lib.rs", "", "\n#![feature(soon)]\n"}, []string{
			`rust/macros/lib.rs:2: ERROR:NEW_GATE: new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0)`}},
		{"new gate in vendored code", []string{"rust/vendored/lib.rs", "", "#![feature(never_type)]\n"}, nil},
		{"commented gate", []string{"rust/macros/lib.rs", "", "// #![feature(soon)]\n"}, nil},
		{"driver gate", []string{"drivers/d.rs", "", "#![feature(never_type)]\n"}, []string{
			`drivers/d.rs:2: ERROR:DRIVER_FEATURE: gate never_type is not in rust_allowed_features (unstable in every release up to 1.98)`}},
		{"driver gate that allows itself", []string{"drivers/d.rs", "", "#![feature(never_type)]\n", "scripts/Makefile.build", ":= listed", ":= listed,never_type"}, []string{
			`drivers/d.rs:2: ERROR:DRIVER_FEATURE: gate never_type is not in rust_allowed_features (unstable in every release up to 1.98)`,
			`scripts/Makefile.build:2: WARNING:ALLOW_LIST_COMMENT: the comment above the allow-list does not explain never_type`,
			`scripts/Makefile.build:2: WARNING:NEW_ALLOWED_FEATURE: never_type is new in the allow-list (unstable in every release up to 1.98)`}},
		{"driver gate of the allow-list", []string{"drivers/d.rs", "", "#![feature(listed)]\n"}, nil},
		{"unknown", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(never_typ)]"}, []string{
			`rust/kernel/lib.rs:2: ERROR:UNKNOWN_FEATURE: gate never_typ is in no Rust release up to 1.98`}},
		{"removed", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(gone)]"}, []string{
			`rust/kernel/lib.rs:2: ERROR:REMOVED_FEATURE: gate gone was removed from Rust in 1.86.0`}},
		{"removed, for old compilers", []string{"rust/macros/lib.rs", "", "#![cfg_attr(CONFIG_RUSTC_VERSION_OLD, feature(gone))]"}, []string{
			`rust/macros/lib.rs:1: ERROR:NEW_GATE: new gate gone in crate rust_macros (removed in 1.86.0)`}},
		{"stable", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(old)]"}, []string{
			`rust/kernel/lib.rs:2: WARNING:STABLE_GATE: gate old is not needed: stable since 1.80.0, and the tree's minimum is 1.85.0`}},
		{"too new", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(fresh)]"}, []string{
			`rust/kernel/lib.rs:2: ERROR:UNKNOWN_AT_MINIMUM: gate fresh is unknown to Rust 1.85.0, the tree's minimum; it came with 1.88.0`}},
		{"too new, but not where it is", []string{"arch/s390/x.rs", "", "#![feature(fresh)]\n"}, []string{
			`arch/s390/x.rs:1: ERROR:DRIVER_FEATURE: gate fresh is not in rust_allowed_features (unstable in every release up to 1.98)`}},
		{"incomplete", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(half_done)]"}, []string{
			`rust/kernel/lib.rs:2: ERROR:INCOMPLETE_FEATURE: gate half_done is incomplete: rustc warns that it may crash or go wrong`}},
		{"internal", []string{"rust/kernel/lib.rs", "#![no_std]", "#![no_std]\n#![feature(inner_thing)]"}, []string{
			`rust/kernel/lib.rs:2: WARNING:INTERNAL_FEATURE: gate inner_thing is internal to Rust and will never be stable`}},
		{"not at the root", []string{"rust/kernel/a.rs", "pub fn one", "#![feature(never_type)]\npub fn one"}, []string{
			`rust/kernel/a.rs:1: ERROR:GATE_NOT_AT_ROOT: gate never_type is not at the root of a crate, where alone it has an effect`}},
		{"new use without gate", []string{"rust/kernel/a.rs", "", "fn new() { use_never_type!(); }\n"}, []string{
			`rust/kernel/a.rs:8: ERROR:UNGATED_USE: needs never_type, which crate rust_kernel does not turn on (unstable in every release up to 1.98)`}},
		{"new use with gate", []string{"rust/kernel/a.rs", "", "fn new() { use_soon!(); }\n"}, nil},
		{"driver use of the allow-list", []string{"drivers/e.rs", "", "fn new() { use_listed!(); }\n"}, nil},
		{"driver use of what the core may", []string{"drivers/e.rs", "", "fn new() { use_soon!(); }\n"}, []string{
			`drivers/e.rs:1: ERROR:UNGATED_USE: needs soon, which crate drivers_e does not turn on (stable since 1.90.0, and the tree's minimum is 1.85.0)`}},
		{"new flag", []string{"Makefile", "-Zplain=1", "-Zplain=1 -Zplain=2"}, []string{
			`Makefile:1: WARNING:NEW_FLAG: new unstable option -Zplain=2 (unstable in every release up to 1.98)`}},
		{"flag moved", []string{"Makefile", "-Zplain=1 ", "", "Makefile", "", "KBUILD_RUSTFLAGS += -Zplain=1\n"}, nil},
		{"commented flag", []string{"Makefile", "", "# -Zplain=3\n"}, nil},
		{"unknown flag", []string{"Makefile", "", "X += -Zplane\n"}, []string{
			`Makefile:4: ERROR:UNKNOWN_FLAG: option -Zplane is in no Rust release up to 1.98`}},
		{"removed flag", []string{"Makefile", "", "X += -Zremoved\n"}, []string{
			`Makefile:4: ERROR:REMOVED_FLAG: option -Zremoved was removed from Rust in 1.90.0`}},
		{"stable flag", []string{"Makefile", "", "X += -Zstabilized\n"}, []string{
			`Makefile:4: WARNING:STABLE_FLAG: option -Zstabilized has the stable form -Cstabilized since 1.90.0`}},
		{"stable flag, chosen by version", []string{"Makefile", "", "X += $(if $(call rustc-min-version,109000),-Cstabilized,-Zstabilized)\n"}, []string{
			`Makefile:4: WARNING:NEW_FLAG: new unstable option -Zstabilized (stable since 1.90.0, and the tree's minimum is 1.85.0)`}},
		{"flag too new", []string{"Makefile", "", "X += -Zfresh\n"}, []string{
			`Makefile:4: ERROR:UNKNOWN_FLAG_AT_MINIMUM: option -Zfresh is unknown to Rust 1.85.0, the tree's minimum`}},
		{"undefined symbol", []string{"rust/kernel/a.rs", "pub fn two", "// CONFIG_RUSTC_HAS_NOTHING\n#[cfg(CONFIG_RUSTC_HAS_NOTHING)]\npub fn two"}, []string{
			`rust/kernel/a.rs:6: ERROR:UNDEFINED_SYMBOL: CONFIG_RUSTC_HAS_NOTHING is defined by no Kconfig file, so its condition is always false`}},
		{"defined symbol", []string{"rust/kernel/a.rs", "pub fn two", "#[cfg(CONFIG_RUSTC_HAS_SOON)]\npub fn two"}, nil},
		{"symbol renamed at its definition", []string{"init/Kconfig", "RUSTC_HAS_SOON", "RUSTC_HAS_SOO"}, []string{
			`init/Kconfig:1: ERROR:UNDEFINED_SYMBOL: CONFIG_RUSTC_HAS_SOON is defined no longer, and still used`,
			`init/Kconfig:1: CHECK:UNUSED_SYMBOL: CONFIG_RUSTC_HAS_SOO is used nowhere`}},
		{"symbol that nothing defines, on code that needs no feature", []string{"drivers/d.rs", "", "#[cfg(CONFIG_RUSTC_HAS_NOTHING)]\nfn e() {}\n", "Makefile", "", "ifdef CONFIG_RUSTC_HAS_NIL\nendif\n", "drivers/Kconfig", "", "config X\n\tdepends on RUSTC_HAS_NULL\n"}, []string{
			`Makefile:4: ERROR:UNDEFINED_SYMBOL: CONFIG_RUSTC_HAS_NIL is defined by no Kconfig file, so its condition is always false`,
			`drivers/Kconfig:2: ERROR:UNDEFINED_SYMBOL: CONFIG_RUSTC_HAS_NULL is defined by no Kconfig file, so its condition is always false`,
			`drivers/d.rs:2: ERROR:UNDEFINED_SYMBOL: CONFIG_RUSTC_HAS_NOTHING is defined by no Kconfig file, so its condition is always false`}},
		{"symbol named in comments and in its definition", []string{"drivers/d.rs", "", "// CONFIG_RUSTC_HAS_NOTHING\n", "drivers/Kconfig", "", "# RUSTC_HAS_NULL\n"}, nil},
		{"last use of a symbol", []string{"Makefile", "ifdef CONFIG_RUSTC_HAS_SOON\nendif\n", ""}, []string{
			`init/Kconfig:1: CHECK:UNUSED_SYMBOL: CONFIG_RUSTC_HAS_SOON is used nowhere`}},
		{"use of a symbol moved", []string{"Makefile", "ifdef CONFIG_RUSTC_HAS_SOON\nendif\n", "", "drivers/d.rs", "", "#[cfg(CONFIG_RUSTC_HAS_SOON)]\nfn e() {}\n"}, nil},
		{"definition moved", []string{"init/Kconfig", "config RUSTC_HAS_SOON\n\tdef_bool RUSTC_VERSION >= 109000\n", "", "drivers/Kconfig", "", "config RUSTC_HAS_SOON\n\tdef_bool RUSTC_VERSION >= 109000\n"}, nil},
		{"unused symbol", []string{"init/Kconfig", "", "config RUSTC_HAS_MORE\n\tdef_bool y\n"}, []string{
			`init/Kconfig:3: CHECK:UNUSED_SYMBOL: CONFIG_RUSTC_HAS_MORE is used nowhere`}},
		{"symbol defined and used", []string{"init/Kconfig", "", "config RUSTC_HAS_MORE\n\tdef_bool y\nconfig X\n\tdepends on RUSTC_HAS_MORE\n"}, nil},
		{"group: wrong release", []string{"rust/kernel/lib.rs", "Rust 1.90.0.", "Rust 1.89.0."}, []string{
			`rust/kernel/lib.rs:3: WARNING:COMMENT_GROUP: the comment says that soon is stable since Rust 1.89.0, and it is since 1.90.0`}},
		{"group: stable by now", []string{"rust/kernel/lib.rs", "// Stable since Rust 1.90.0.", "// Expected to become stable."}, []string{
			`rust/kernel/lib.rs:3: WARNING:COMMENT_GROUP: the comment says "Expected to become stable." of soon, which is stable since Rust 1.90.0`}},
		{"group: in a Makefile's list", []string{"scripts/Makefile.build", "To be determined: `feature(listed)`.", "Stable since Rust 1.91.0: `feature(listed)`, `feature(soon)`."}, []string{
			`scripts/Makefile.build:1: WARNING:COMMENT_GROUP: the comment says that listed is stable since Rust 1.91.0, and it is not stable up to 1.98`,
			`scripts/Makefile.build:1: WARNING:COMMENT_GROUP: the comment says that soon is stable since Rust 1.91.0, and it is since 1.90.0`,
			`scripts/Makefile.build:2: WARNING:ALLOW_LIST_COMMENT: the comment above the allow-list explains soon, which is not in the list`}},
		{"group: a special case in its own words", []string{"rust/kernel/lib.rs", "Rust 1.90.0.", "Rust 1.91.0 under a different name, which is why."}, nil},
		{"group: a sentence about one feature", []string{"rust/kernel/lib.rs", "mod a;", "// `feature(soon)` is stable since Rust 1.92.0.\nmod a;"}, []string{
			`rust/kernel/lib.rs:8: WARNING:COMMENT_GROUP: the comment says that soon is stable since Rust 1.92.0, and it is since 1.90.0`}},
		{"gate goes, uses stay", []string{"rust/kernel/lib.rs", "// Stable since Rust 1.90.0.\n#![feature(soon)]\n", ""}, []string{
			`rust/kernel/a.rs:2: ERROR:UNGATED_USE: needs soon, which crate rust_kernel does not turn on (stable since 1.90.0, and the tree's minimum is 1.85.0)`,
			`rust/kernel/a.rs:6: ERROR:UNGATED_USE: needs soon, which crate rust_kernel does not turn on (stable since 1.90.0, and the tree's minimum is 1.85.0)`}},
		{"gate goes with its uses", []string{"rust/kernel/lib.rs", "// Stable since Rust 1.90.0.\n#![feature(soon)]\n", "", "rust/kernel/a.rs", "", "-delete-"}, nil},
		{"allowed feature goes, use stays", []string{"scripts/Makefile.build", ":= listed", ":= ", "scripts/Makefile.build", "#   - To be determined: `feature(listed)`.\n", ""}, []string{
			`drivers/d.rs:1: ERROR:UNGATED_USE: needs listed, which crate drivers_d does not turn on (unstable in every release up to 1.98)`}},
		{"unneeded gate", []string{"rust/tidy/lib.rs", "", "#![feature(listed)]\n"}, []string{
			`rust/tidy/lib.rs:1: CHECK:UNNEEDED_GATE: gate listed is not needed: no use of it was found in crate rust_tidy`}},
		{"needed gate", []string{"rust/tidy/lib.rs", "", "#![feature(listed)]\nfn f() { use_listed!(); }\n"}, nil},

		{"suppressed", []string{"rust/macros/lib.rs", "", "#![feature(soon)] // featscan: allow(NEW_GATE) agreed on the list\n"}, []string{
			`rust/macros/lib.rs:1: ERROR:NEW_GATE: new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0) [agreed on the list]`}},
		{"suppressed from above", []string{"rust/macros/lib.rs", "", "// featscan: allow(STABLE_GATE, NEW_GATE) agreed\n// another comment\n#![feature(soon)]\n"}, []string{
			`rust/macros/lib.rs:3: ERROR:NEW_GATE: new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0) [agreed]`}},
		{"suppressed in a Makefile", []string{"Makefile", "", "# featscan: allow(NEW_FLAG) measured\nX += -Zplain=9\n"}, []string{
			`Makefile:5: WARNING:NEW_FLAG: new unstable option -Zplain=9 (unstable in every release up to 1.98) [measured]`}},
		{"another type suppressed", []string{"rust/macros/lib.rs", "", "#![feature(soon)] // featscan: allow(NEW_FLAG) wrong one\n"}, []string{
			`rust/macros/lib.rs:1: WARNING:UNUSED_SUPPRESSION: this comment allows NEW_FLAG, and there is nothing to allow`,
			`rust/macros/lib.rs:1: ERROR:NEW_GATE: new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0)`}},
		{"suppression of what was there before", []string{"rust/kernel/lib.rs", "#![feature(soon)]", "#![feature(soon)] // featscan: allow(NEW_GATE) since ever"}, nil},
		{"suppression without reason", []string{"rust/macros/lib.rs", "", "#![feature(listed)] // featscan: allow(NEW_GATE)\n"}, []string{
			`rust/macros/lib.rs:1: WARNING:BAD_SUPPRESSION: this comment is not understood: a reason is missing`}},
		{"suppression of an unknown type", []string{"rust/macros/lib.rs", "", "// featscan: allow(NEW_GATES) x\n"}, []string{
			`rust/macros/lib.rs:1: WARNING:BAD_SUPPRESSION: this comment is not understood: type "NEW_GATES" is unknown; did you mean NEW_GATE?`}},
		{"no patch, but a request", []string{"Documentation/x.rst", "", "-Zplain #![feature(never_type)]\n"}, nil},
	}
	tried := map[string]bool{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := lint(t, nil, tt.pairs...)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
		for _, w := range tt.want {
			tried[strings.Split(w, ":")[3]] = true
		}
	}
	for _, name := range []string{"STALE_BASELINE", "GATE_REMOVED", "ALLOW_LIST_GATES", "NEW_BOOTSTRAP", "NEW_BUILD_CFG", "NEW_TARGET_SPEC"} {
		tried[name] = true // by the tests below
	}
	for _, r := range Rules {
		if !tried[r.Type] {
			t.Errorf("%s: no test objects with it", r.Type)
		}
		if r.Title == "" || len(r.Title) > 46 || len(r.Doc) < 100 || !regexp.MustCompile(`^[A-Z][A-Z_]+$`).MatchString(r.Type) {
			t.Errorf("%s: wants a title of at most 46 columns and a paragraph", r.Type)
		}
	}
}

func TestBuildKinds(t *testing.T) {
	for kind, want := range map[features.Kind]string{features.KindBootstrap: "NEW_BOOTSTRAP", features.KindCfg: "NEW_BUILD_CFG", features.KindTarget: "NEW_TARGET_SPEC"} {
		f := features.Finding{Kind: kind, Feature: "x", File: "Makefile", Line: 1, Owner: features.OwnerTree, Activity: features.Active}
		before := &Side{Result: &features.Result{Rust: "1.85.0"}}
		after := &Side{Result: &features.Result{Rust: "1.85.0", Findings: []features.Finding{f}}}
		found, _ := Judge(Change{Before: before, After: after}, testFacts(), nil)
		if len(found) != 1 || found[0].Type != want {
			t.Errorf("%s: %v", kind, found)
		}
		if found, _ = Judge(Change{Before: after, After: after}, testFacts(), nil); len(found) != 0 {
			t.Errorf("%s without a change: %v", kind, found)
		}
	}
}

func TestNews(t *testing.T) {
	_, news := lint(t, nil, "rust/kernel/lib.rs", "// Stable since Rust 1.90.0.\n#![feature(soon)]\n", "", "Makefile", "-Zplain=1 ", "", "rust/kernel/a.rs", "", "-delete-")
	want := []string{
		"Makefile:0: CHECK:GATE_REMOVED: option -Zplain is gone",
		"rust/kernel/a.rs:0: CHECK:GATE_REMOVED: fewer uses of soon",
		"rust/kernel/lib.rs:0: CHECK:GATE_REMOVED: gate soon is gone",
	}
	if diff := cmp.Diff(want, news); diff != "" {
		t.Error(diff)
	}
}

// TestSwap: one use of a feature goes and another one, elsewhere, comes. The
// count stays, and the new one is new.
func TestSwap(t *testing.T) {
	tree := files(base)
	tree["rust/kernel/lib.rs"].Data = []byte("#![no_std]\nmod a;\n") // nothing turns soon on
	changes := map[string]*source.Content{"rust/kernel/a.rs": {Data: []byte("pub fn other() {\n    other(use_soon!(7));\n}\n\npub fn two() {\n    let x = use_soon!(2);\n}\n")}}
	task := Task{Tree: tree, Steps: []Step{{Tree: source.Overlay(tree, changes), Files: names(changes)}}}
	report, err := Lint(context.Background(), task, toy, testFacts(), nil)
	if err != nil || len(report.Problems) != 1 || report.Problems[0].Line != 2 {
		t.Errorf("%v %v", report.Problems, err)
	}
}

// TestSeriesSteps: each patch is judged on top of the earlier ones.
func TestSeriesSteps(t *testing.T) {
	tree := files(base)
	one := source.Overlay(tree, edit("rust/macros/lib.rs", "", "#![feature(soon)]\n"))
	two := source.Overlay(one, edit("rust/kernel/a.rs", "", "// nothing\n"))
	three := source.Overlay(two, map[string]*source.Content{"rust/macros/lib.rs": nil})
	task := Task{Tree: tree, Steps: []Step{
		{one, []string{"rust/macros/lib.rs"}, &PatchRef{1, "add"}},
		{two, []string{"rust/kernel/a.rs"}, &PatchRef{2, "idle"}},
		{three, []string{"rust/macros/lib.rs"}, &PatchRef{3, "take away"}},
	}}
	report, err := Lint(context.Background(), task, toy, testFacts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems) != 1 || report.Problems[0].Patch.Index != 1 || len(report.News) != 1 || report.News[0].Patch.Index != 3 {
		t.Errorf("%v %v", report.Problems, report.News)
	}
}

// TestSymbolOfSeries: what one patch defines, or uses no longer, a later one may
// use, or take away.
func TestSymbolOfSeries(t *testing.T) {
	const more = "config RUSTC_HAS_MORE\n\tdef_bool y\n"
	tree := files(base)
	one := source.Overlay(tree, edit("init/Kconfig", "", more, "Makefile", "ifdef CONFIG_RUSTC_HAS_SOON\nendif\n", ""))
	task := Task{Tree: tree, Steps: []Step{{one, []string{"init/Kconfig", "Makefile"}, &PatchRef{1, "one"}}}}
	count := func() (n int) {
		report, err := Lint(context.Background(), task, toy, testFacts(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return len(report.Problems)
	}
	if n := count(); n != 2 {
		t.Errorf("one patch: %d problems, want 2", n)
	}
	two := source.Overlay(one, edit("init/Kconfig", string(tree["init/Kconfig"].Data), more, "drivers/d.rs", "", "#[cfg(CONFIG_RUSTC_HAS_MORE)]\nfn e() {}\n"))
	task.Steps = append(task.Steps, Step{two, []string{"init/Kconfig", "drivers/d.rs"}, &PatchRef{2, "two"}})
	if n := count(); n != 0 {
		t.Errorf("two patches: %d problems, want none", n)
	}
}

// TestGateOfSeries: the patch after the one that turns a feature on uses it.
func TestGateOfSeries(t *testing.T) {
	tree := files(base)
	one := source.Overlay(tree, edit("rust/tidy/lib.rs", "", "#![feature(listed)]\nmod m;\n"))
	step := Step{one, []string{"rust/tidy/lib.rs"}, &PatchRef{1, "one"}}
	for text, want := range map[string]int{"fn f() { use_listed!(); }\n": 0, "fn f() {}\n": 1} {
		two := source.Overlay(one, edit("rust/tidy/m.rs", "", text))
		task := Task{Tree: tree, Steps: []Step{step, {two, []string{"rust/tidy/m.rs"}, &PatchRef{2, "two"}}}}
		report, err := Lint(context.Background(), task, toy, testFacts(), nil)
		if err != nil || len(report.Problems) != want {
			t.Errorf("%q: %v, %v", text, report.Problems, err)
		}
	}
}

func TestFingerprint(t *testing.T) {
	first := func(pairs ...string) []Problem {
		before := files(base)
		changes := edit(pairs...)
		report, err := Lint(context.Background(), Task{Tree: before, Steps: []Step{{Tree: source.Overlay(before, changes), Files: names(changes)}}}, toy, testFacts(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return report.Problems
	}
	a := first("rust/macros/lib.rs", "", "#![feature(soon)]\n")
	b := first("rust/macros/lib.rs", "", "\n\n   #![feature(soon)]\n")
	if a[0].Line == b[0].Line || a[0].Fingerprint != b[0].Fingerprint {
		t.Errorf("%q at line %d, %q at line %d", a[0].Fingerprint, a[0].Line, b[0].Fingerprint, b[0].Line)
	}
	twice := first("rust/kernel/a.rs", "", "fn n() {\n    use_never_type!();\n    use_never_type!();\n}\n")
	if len(twice) != 2 || twice[0].Fingerprint == twice[1].Fingerprint {
		t.Errorf("the same line twice: %v", twice)
	}
}

func TestWholeTree(t *testing.T) {
	tree := files(base + "-- drivers/e.rs --\n#![feature(never_type)]\n-- rust/old/lib.rs --\n#![feature(old)] // featscan: allow(STABLE_GATE) for the other compiler\n// featscan: allow(NEW_GATE) nothing here\n")
	report, err := Lint(context.Background(), Task{Tree: tree, Whole: true}, toy, testFacts(), nil)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range report.Open() {
		got = append(got, p.File+" "+p.Type)
	}
	if diff := cmp.Diff([]string{"drivers/e.rs DRIVER_FEATURE", "rust/old/lib.rs UNUSED_SUPPRESSION"}, got); diff != "" {
		t.Error(diff)
	}
	if worst, ok := report.Worst(); !ok || worst != Error {
		t.Error(worst)
	}
	report.Filter(nil, []string{"DRIVER_FEATURE"})
	if worst, _ := report.Worst(); worst != Warning {
		t.Error(worst)
	}
}

func TestBaseline(t *testing.T) {
	tree := files(base)
	result, _ := toy(context.Background(), tree, nil)
	text := map[string][]byte{}
	for name, f := range tree {
		text[name] = f.Data
	}
	var out bytes.Buffer
	if err := WriteBaseline(&out, &Side{Result: result, Text: text}, testFacts(), nil); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), `"line"`) {
		t.Error("a baseline must not hold line numbers")
	}
	baseline, err := ParseBaseline("b.jsonl", out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	check := func(tree source.Tree, want ...string) {
		t.Helper()
		report, err := Lint(context.Background(), Task{Tree: tree, Whole: true, Baseline: baseline}, toy, testFacts(), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range report.Problems {
			got = append(got, p.File+" "+p.Type+" "+p.Message)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	check(tree)
	check(source.Overlay(tree, edit("rust/macros/lib.rs", "", "#![feature(soon)]\n")), "rust/macros/lib.rs NEW_GATE new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0)")
	check(source.Overlay(tree, edit("rust/kernel/a.rs", "    use_soon!(1);\n", "")), "rust/kernel/a.rs STALE_BASELINE b.jsonl holds 1 use of soon that the tree has no longer")

	for in, want := range map[string]string{
		"":                                  "b.jsonl:1: not a baseline of featscan: it is empty",
		"{}":                                "b.jsonl:1: not a baseline",
		"[]\n":                              "b.jsonl:1: not a baseline",
		out.String() + "{\"kind\":1}\n":     fmt.Sprintf("b.jsonl:%d: not an entry", strings.Count(out.String(), "\n")+1),
		out.String() + "{\"kind\":\"use\"}": "not an entry",
	} {
		if _, err := ParseBaseline("b.jsonl", []byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.20q: %v, want %q", in, err, want)
		}
	}
}

// TestBaselineOfProblems: what is about a comment or a symbol, and no finding, is
// accepted as well, and missed when it goes.
func TestBaselineOfProblems(t *testing.T) {
	wrong := edit("rust/kernel/lib.rs", "Rust 1.90.0.", "Rust 1.89.0.", "rust/kernel/a.rs", "", "// featscan: allow(NEW_GATE) for nothing\n")
	tree := source.Overlay(files(base), wrong)
	ctx := context.Background()
	side, err := WholeSide(ctx, tree, toy)
	if err != nil {
		t.Fatal(err)
	}
	side.Text["rust/kernel/lib.rs"] = wrong["rust/kernel/lib.rs"].Data
	var out bytes.Buffer
	if err := WriteBaseline(&out, side, testFacts(), nil); err != nil {
		t.Fatal(err)
	}
	baseline, err := ParseBaseline("b.jsonl", out.Bytes())
	if err != nil || len(baseline.problems) != 2 {
		t.Fatalf("%d problems, %v", len(baseline.problems), err)
	}
	for _, tt := range []struct {
		tree source.Tree
		want string
	}{
		{tree, ""},
		{source.Overlay(tree, edit("rust/kernel/lib.rs", "mod a;", "mod a; // moved\n")), "STALE_BASELINE rust/kernel/lib.rs"},
		{source.Overlay(tree, edit("rust/kernel/lib.rs", "Rust 1.90.0.", "Rust 1.88.0.")), "STALE_BASELINE rust/kernel/lib.rs COMMENT_GROUP rust/kernel/lib.rs"},
	} {
		report, err := Lint(ctx, Task{Tree: tt.tree, Whole: true, Baseline: baseline}, toy, testFacts(), nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, p := range report.Problems {
			got = strings.TrimSpace(got + " " + p.Type + " " + p.File)
		}
		if got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

func TestConfig(t *testing.T) {
	config, err := ParseConfig(".featscan.yaml", []byte(`
# a policy
allow:
  - features: [never_type, "-Zplain"]
    paths: ["drivers/gpu/**", Makefile]
    reason: the compiler folk asked for a trial
    issue: https://example.org/1
levels:
  NEW_GATE: warning
  STABLE_GATE: ignore
exclude: ["samples/**"]
`))
	if err != nil {
		t.Fatal(err)
	}
	got, _ := lint(t, config,
		"drivers/gpu/x.rs", "", "#![feature(never_type)]\n", "drivers/d.rs", "", "#![feature(never_type)]\n",
		"Makefile", "", "X += -Zplain=7\n", "samples/s.rs", "", "#![feature(never_type)]\n",
		"rust/macros/lib.rs", "", "#![feature(soon)]\n#![feature(old)]\n")
	want := []string{
		"drivers/d.rs:2: ERROR:DRIVER_FEATURE: gate never_type is not in rust_allowed_features (unstable in every release up to 1.98)",
		"rust/macros/lib.rs:1: WARNING:NEW_GATE: new gate soon in crate rust_macros (stable since 1.90.0, and the tree's minimum is 1.85.0)",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if _, err := ParseConfig("x", nil); err != nil {
		t.Error("an empty policy is the built-in one:", err)
	}
}

func TestConfigMistakes(t *testing.T) {
	_, err := ParseConfig("p.yaml", []byte(`alow: []
allow:
  - features: []
    reson: x
  - reason: y
    paths: "drivers/**"
    features: [a]
    issue:
  - text
levels:
  NEW_GATES: error
  NEW_GATE: fatal
exclude: ["[a"]
exclude: [b]
---
second: 1
`))
	want := `p.yaml:1:1: unknown key "alow" in a policy; did you mean "allow"?
p.yaml:3:15: features: the list is empty
p.yaml:3:5: an allow entry without "issue"
p.yaml:3:5: an allow entry without "reason"
p.yaml:4:5: unknown key "reson" in an allow entry; did you mean "reason"?
p.yaml:6:12: paths: want a list
p.yaml:8:11: issue: want a text
p.yaml:9:5: an allow entry: want keys and values
p.yaml:11:3: unknown key "NEW_GATES" in levels; did you mean "NEW_GATE"?
p.yaml:12:13: level "fatal" of NEW_GATE: want one of check, error, ignore, warning
p.yaml:13:11: exclude: "[a" is no path pattern
p.yaml:14:1: key "exclude" a second time in a policy
p.yaml:15:1: a second document; want one`
	if err == nil {
		t.Fatal("no error")
	}
	wantLines, gotLines := strings.Split(want, "\n"), strings.Split(err.Error(), "\n")
	if diff := cmp.Diff(len(wantLines), len(gotLines)); diff != "" {
		t.Error(err)
	}
	for _, line := range wantLines {
		if !strings.Contains(err.Error()+"\n", line+"\n") {
			t.Errorf("missing: %s\ngot:\n%v", line, err)
		}
	}
	for _, in := range []string{"a: [", "\t", "- x", "a: &b 1\nc: *d"} {
		if _, err := ParseConfig("p.yaml", []byte(in)); err == nil || !strings.HasPrefix(err.Error(), "p.yaml:") {
			t.Errorf("%q: %v", in, err)
		}
	}
}
