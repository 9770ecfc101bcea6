package plan_test

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/plan"
	"featscan/internal/release"
)

// base makes a tree that is a kernel by its own files.
var base = map[string]string{
	"Makefile":         "VERSION = 7\nPATCHLEVEL = 3\nSUBLEVEL = 0\nEXTRAVERSION =\n",
	"Kbuild":           "",
	"Kconfig":          "source \"init/Kconfig\"\n",
	"rust/Makefile":    "obj-$(CONFIG_RUST) += kernel.o\n",
	"arch/x86/Kconfig": "config X86\n\tdef_bool y\n", "arch/s390/Kconfig": "config S390\n\tdef_bool y\n",
}

// Each archive has the minimum ("to"), files before and after the patch.
func TestEdits(t *testing.T) {
	archives, err := filepath.Glob("testdata/edits/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			tree, want, to := fstest.MapFS{}, map[string]string{}, ""
			for file, text := range base {
				tree[file] = &fstest.MapFile{Data: []byte(text)}
			}
			for _, f := range archive.Files {
				if file, ok := strings.CutPrefix(f.Name, "before/"); ok {
					tree[file] = &fstest.MapFile{Data: f.Data}
				} else if file, ok := strings.CutPrefix(f.Name, "after/"); ok {
					want[file] = string(f.Data)
				} else {
					to = strings.TrimSpace(string(f.Data))
				}
			}
			p := plan.Make(scanned(t, tree, release.Rust{}), rustdb.Default(), text(t, tree), []release.Rust{release.MustRust(to)})
			got := map[string]string{}
			for file := range want {
				got[file] = string(tree[file].Data)
			}
			for file, data := range p.Versions[0].Edits {
				got[file] = string(data)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// What cargo builds states its minimum in a manifest, or pins it; a crate for cargo in a
// kernel has nothing to do with the kernel's.
func TestCargoMinimum(t *testing.T) {
	crate := map[string]string{"src/lib.rs": "#![feature(asm_goto)]\n"}
	for _, tc := range []struct {
		name         string
		file         string
		before, want string
		kernel       bool
	}{
		{"as it is written", "Cargo.toml", "[package]\nname = \"a\"\nrust-version = \"1.80\" # why\n", "[package]\nname = \"a\"\nrust-version = \"1.90\" # why\n", false},
		{"with its patch", "Cargo.toml", "[package]\nname = \"a\"\nrust-version = '1.80.1'\n", "[package]\nname = \"a\"\nrust-version = '1.90.0'\n", false},
		{"of the workspace", "Cargo.toml", "[package]\nname = \"a\"\n[workspace.package]\nrust-version=\"1.80\"\n", "[package]\nname = \"a\"\n[workspace.package]\nrust-version=\"1.90\"\n", false},
		{"new enough", "Cargo.toml", "[package]\nname = \"a\"\nrust-version = \"1.91\"\n", "", false},
		{"pinned", "rust-toolchain.toml", "[toolchain]\nchannel = \"1.80.0\"\n", "[toolchain]\nchannel = \"1.90.0\"\n", false},
		{"pinned by a word", "rust-toolchain", "1.80.0\n", "1.90.0\n", false},
		{"a nightly", "rust-toolchain", "nightly-2024-05-01\n", "", false},
		{"in a kernel", "tools/a/Cargo.toml", "[package]\nname = \"a\"\nrust-version = \"1.80\"\n", "", true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tree := fstest.MapFS{}
			files := crate
			if tc.kernel {
				files = base
			}
			for file, text := range files {
				tree[file] = &fstest.MapFile{Data: []byte(text)}
			}
			if tree["Cargo.toml"] == nil && !tc.kernel {
				tree["Cargo.toml"] = &fstest.MapFile{Data: []byte("[package]\nname = \"a\"\n")}
			}
			tree[tc.file] = &fstest.MapFile{Data: []byte(tc.before)}
			p := plan.Make(scanned(t, tree, release.Rust{}), rustdb.Default(), text(t, tree), []release.Rust{release.MustRust("1.90")})
			if diff := cmp.Diff(tc.want, string(p.Versions[0].Edits[tc.file])); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// A gate stays where the edition of the code keeps it from being stable.
func TestEdition(t *testing.T) {
	for edition, goes := range map[string]bool{"2021": false, "2024": true} {
		tree := fstest.MapFS{
			"Cargo.toml": {Data: []byte("[package]\nname = \"a\"\nrust-version = \"1.85\"\nedition = \"" + edition + "\"\n")},
			"src/lib.rs": {Data: []byte("#![feature(let_chains)]\npub fn f(a: Option<u8>) -> bool { if let Some(x) = a && x > 0 { true } else { false } }\n")},
		}
		p := plan.Make(scanned(t, tree, release.Rust{}), rustdb.Default(), text(t, tree), []release.Rust{release.MustRust("1.90")})
		v := &p.Versions[0]
		if _, edited := v.Edits["src/lib.rs"]; edited != goes || (len(v.Stays) == 0) != goes {
			t.Errorf("edition %s: edited %v, stays %v; want the gate gone: %v", edition, edited, v.Stays, goes)
		}
	}
}

// Whatever a tree holds, planning ends and its edits stay inside the files.
func FuzzEdits(f *testing.F) {
	f.Add("#![feature(asm_goto)]\n#[cfg(CONFIG_RUSTC_HAS_OLD)]\nfn f() {}", "ifdef CONFIG_RUSTC_HAS_OLD\nelse\nendif\n", "config RUSTC_HAS_OLD\n\tdef_bool RUSTC_VERSION >= 108600\n")
	f.Add("#![cfg_attr(not(CONFIG_RUSTC_HAS_OLD), feature(a,))] r#\"", "A += $(if $(call rustc-min-version,1),,x) \\\n", "if (RUSTC_VERSION > 1\nendif")
	f.Fuzz(func(t *testing.T, rust, makefile, kconfig string) {
		tree := fstest.MapFS{}
		for file, text := range base {
			tree[file] = &fstest.MapFile{Data: []byte(text)}
		}
		tree["rust/kernel/lib.rs"] = &fstest.MapFile{Data: []byte(rust)}
		tree["arch/x86/Makefile"] = &fstest.MapFile{Data: []byte(makefile)}
		tree["init/Kconfig"] = &fstest.MapFile{Data: []byte(kconfig)}
		tree["scripts/min-tool-version.sh"] = &fstest.MapFile{Data: []byte("case \"$1\" in\nrustc)\n\techo 1.85.0\n\t;;\nesac\n")}
		r := &features.Result{Tree: features.Tree{MinimumRust: features.Minimum{"default": release.MustRust("1.85.0")}}}
		words := plan.Text{Files: slices.Sorted(maps.Keys(tree)), Read: tree.ReadFile, Owned: func(string) bool { return true }}
		p := plan.Make(r, rustdb.Default(), words, []release.Rust{release.MustRust("1.92.0")})
		_ = p.Versions[0].Diff()
	})
}
