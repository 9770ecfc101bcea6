package plan_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features/rustdb"
	"featscan/internal/plan"
	"featscan/internal/release"
)

func impactOf(t *testing.T, tree fstest.MapFS, from, to string) *plan.Impact {
	t.Helper()
	a, b := release.MustRust(from), release.MustRust(to)
	db := rustdb.Default()
	return plan.NewImpact(scanned(t, tree, a), scanned(t, tree, b), rustdb.View{DB: db, At: a}, rustdb.View{DB: db, At: b})
}

func kernelTree(files map[string]string) fstest.MapFS {
	tree := fstest.MapFS{}
	for name, text := range base {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	for name, text := range files {
		tree[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return tree
}

// What changes between two releases, and what rustc says of it.
func TestImpact(t *testing.T) {
	flags := func(line string) fstest.MapFS {
		return kernelTree(map[string]string{"arch/x86/Makefile": "KBUILD_RUSTFLAGS += " + line + "\n"})
	}
	crate := func(src string) fstest.MapFS {
		return fstest.MapFS{
			"Cargo.toml": {Data: []byte("[package]\nname = \"x\"\nrust-version = \"1.70\"\n")},
			"src/lib.rs": {Data: []byte(src)},
		}
	}
	edition := func(year string) fstest.MapFS {
		tree := crate("#![feature(let_chains)]\npub fn f(a: Option<u8>) -> bool { if let Some(x) = a && x > 0 { true } else { false } }\n")
		tree["Cargo.toml"].Data = append(tree["Cargo.toml"].Data, "edition = \""+year+"\"\n"...)
		return tree
	}
	type change struct {
		Name, Change, Effect string
		Breaks               bool
	}
	tests := []struct {
		name     string
		tree     fstest.MapFS
		from, to string
		want     []change
	}{
		{"a flag renamed", flags("-Zdebug-info-for-profiling"), "1.97", "1.98",
			[]change{{"-Zdebug-info-for-profiling", plan.ChangeRenamed, "error: unknown unstable option", true}}},
		{"and its new name before", flags("-Zdebuginfo-for-profiling"), "1.98", "1.97",
			[]change{{"-Zdebuginfo-for-profiling", plan.ChangeUnknown, "error: unknown unstable option", true}}},
		{"a flag removed", flags("-Zno-jump-tables"), "1.92", "1.93",
			[]change{{"-Zno-jump-tables", plan.ChangeUnknown, "error: unknown unstable option", true}}},
		{"a flag replaced behind a version", flags("$(if $(call rustc-min-version,109300),-Cjump-tables=n,-Zno-jump-tables)"), "1.92", "1.93",
			[]change{{"-Zno-jump-tables", plan.ChangeUnknown, "", false}}},
		{"a flag with a stable form", flags("-Zdwarf-version=5"), "1.87", "1.88",
			[]change{{"-Zdwarf-version", plan.ChangeStableForm, "", false}}},
		{"a feature stabilized", crate("#![feature(asm_goto)]\n"), "1.86", "1.87",
			[]change{{"asm_goto", plan.ChangeStabilized, "warning stable_features", false}}},
		{"a feature split", crate("#![feature(new_uninit)]\nuse std::mem::MaybeUninit;\npub fn f(b: Box<MaybeUninit<u8>>) -> Box<u8> { Box::<MaybeUninit<u8>>::write(b, 1) }\n"), "1.78", "1.85",
			[]change{
				{"box_uninit_write", plan.ChangeUngated, "error E0658", true},
				{"new_uninit", plan.ChangeStabilized, "warning stable_features", false},
			}},
		{"a feature stabilized for an edition", edition("2024"), "1.87", "1.88",
			[]change{{"let_chains", plan.ChangeStabilized, "warning stable_features", false}}},
		{"of which the crate is not", edition("2021"), "1.87", "1.88",
			[]change{{"let_chains", plan.ChangeEdition, "error: needs edition 2024", true}}},
		{"nothing", crate("pub fn f() {}\n"), "1.85", "1.98", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			im := impactOf(t, tt.tree, tt.from, tt.to)
			var got []change
			breaks := 0
			for _, c := range im.Changes {
				got = append(got, change{c.Name, c.Change, c.Effect, c.Breaks})
				if c.Breaks {
					breaks++
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" || im.Breaks != breaks {
				t.Errorf("%d break (-want +got):\n%s", im.Breaks, diff)
			}
		})
	}
}
