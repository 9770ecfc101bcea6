package kernel

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"featscan/internal/features"
	"featscan/internal/release"

	"github.com/google/go-cmp/cmp"
)

// tree makes a tree of files.
func tree(files map[string]string) fstest.MapFS {
	fs := fstest.MapFS{}
	for name, text := range files {
		fs[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fs
}

func open(t *testing.T, files map[string]string) *Model {
	t.Helper()
	m, err := Open(tree(files))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

const topMakefile = "# SPDX\nVERSION = 7\nPATCHLEVEL = 2\nSUBLEVEL = 13\nEXTRAVERSION =\nNAME = x\n"

func TestOpen(t *testing.T) {
	tests := []struct {
		name    string
		files   map[string]string
		kind    string
		version string
		minimum map[string]string
		warn    []string
	}{
		{"kernel", map[string]string{"Makefile": topMakefile, "Kbuild": ""}, Kernel, "7.2.13", nil, nil},
		{"release candidate", map[string]string{"Makefile": "VERSION = 6\nPATCHLEVEL = 18\nSUBLEVEL = 0\nEXTRAVERSION = -rc3\n", "Kconfig": ""}, Kernel, "6.18-rc3", nil, nil},
		{"a Makefile alone is no kernel", map[string]string{"Makefile": topMakefile}, Rust, "", nil, nil},
		{"no numbers", map[string]string{"Makefile": "VERSION = x\nPATCHLEVEL = 2\nSUBLEVEL = 0\n", "Kbuild": ""}, Rust, "", nil, nil},
		{"Clippy disagrees", map[string]string{"Makefile": topMakefile, "scripts/min-tool-version.sh": "case $1 in rustc) echo 1.85.0;; esac", ".clippy.toml": "msrv = \"1.78.0\"\n"},
			Kernel, "7.2.13", map[string]string{"default": "1.85.0"}, []string{".clippy.toml: msrv is 1.78.0, but scripts/min-tool-version.sh says 1.85.0"}},
		{"a package", map[string]string{"Cargo.toml": "[package]\nname = \"a\"\nrust-version = \"1.70\"\n"}, Rust, "", map[string]string{"default": "1.70.0"}, nil},
		{"a workspace", map[string]string{
			"Cargo.toml":          "[workspace]\nmembers = [\"crates/*\"]\nexclude = [\"crates/x\"]\n[workspace.package]\nrust-version = \"1.65\"\n",
			"crates/a/Cargo.toml": "[package]\nname = \"a\"\nrust-version.workspace = true\n",
			"crates/b/Cargo.toml": "[package]\nname = \"b\"\nrust-version = \"1.66.1\"\n",
			"crates/x/Cargo.toml": "[package]\nname = \"x\"\nrust-version = \"1.99\"\n",
		}, Rust, "", map[string]string{"default": "1.66.1"}, nil},
		{"packages without a root", map[string]string{"a/Cargo.toml": "[package]\nname = \"a\"\nrust-version = \"1.60\"\n"}, Rust, "", map[string]string{"default": "1.60.0"}, nil},
		{"a pinned toolchain", map[string]string{"rust-toolchain.toml": "[toolchain]\nchannel = \"1.77.2\"\n"}, Rust, "", map[string]string{"default": "1.77.2"}, nil},
		{"a bare toolchain", map[string]string{"rust-toolchain": "1.77.2\n"}, Rust, "", map[string]string{"default": "1.77.2"}, nil},
		{"a pinned toolchain with its host", map[string]string{"rust-toolchain": "1.77.2-x86_64-unknown-linux-gnu"}, Rust, "", map[string]string{"default": "1.77.2"}, nil},
		{"a nightly of a date", map[string]string{"rust-toolchain.toml": "[toolchain]\nchannel = \"nightly-2024-01-01\"\n"}, Rust, "", map[string]string{"default": "1.77.0"}, nil},
		{"the day of a release", map[string]string{"rust-toolchain": "nightly-2025-02-20-x86_64-unknown-linux-gnu"}, Rust, "", map[string]string{"default": "1.87.0"}, nil},
		{"no date", map[string]string{"rust-toolchain": "nightly-2025-02-31"}, Rust, "", nil, nil},
		{"any nightly", map[string]string{"rust-toolchain": "nightly"}, Rust, "", nil, nil},
		{"a broken manifest", map[string]string{"Cargo.toml": "[package\n"}, Rust, "", nil, nil},
		{"nothing", map[string]string{"a.rs": ""}, Rust, "", nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := open(t, tt.files)
			minimum := map[string]string{}
			for arch, r := range m.Minimum {
				minimum[arch] = r.String()
			}
			if len(minimum) == 0 {
				minimum = nil
			}
			if m.Kind != tt.kind || m.Version.String() != tt.version {
				t.Errorf("got %s %q, want %s %q", m.Kind, m.Version, tt.kind, tt.version)
			}
			if diff := cmp.Diff(tt.minimum, minimum); diff != "" {
				t.Errorf("minimum (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.warn, m.Warnings); diff != "" {
				t.Errorf("warnings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMinimum: min-tool-version.sh has had several shapes, and may get others.
func TestMinimum(t *testing.T) {
	const usage = "#!/bin/sh\n# prints\nset -e\nif [ $# != 1 ]; then\n\techo \"Usage: $0 toolname\" >&2\n\texit 1\nfi\n"
	tests := []struct {
		name, script string
		want         map[string]string
	}{
		{"one for all (6.1)", usage + "case \"$1\" in\ngcc)\n\techo 5.1.0\n\t;;\nrustc)\n\techo 1.62.0\n\t;;\n*)\n\techo \"$1: unknown tool\" >&2\n\texit 1\n\t;;\nesac\n",
			map[string]string{"default": "1.62.0"}},
		{"one architecture (7.2)", usage + "case \"$1\" in\nrustc)\n\tif [ \"$SRCARCH\" = \"s390\" ]; then\n\t\techo 1.96.0\n\telse\n\t\techo 1.85.0\n\tfi\n\t;;\nesac\n",
			map[string]string{"default": "1.85.0", "s390": "1.96.0"}},
		{"several, by elif", usage + "case \"$1\" in\nrustc)\n\tif [ \"$SRCARCH\" = s390 ]; then\n\t\techo 1.96.0\n\telif [ \"$SRCARCH\" = loongarch ] || [ $SRCARCH = \"powerpc\" ]; then\n\t\techo 1.95.0\n\telse\n\t\techo 1.85.0\n\tfi ;;\nesac\n",
			map[string]string{"default": "1.85.0", "s390": "1.96.0", "loongarch": "1.95.0", "powerpc": "1.95.0"}},
		{"nested case", usage + "case \"$1\" in\nrustc)\n\tcase \"$SRCARCH\" in\n\ts390|power*)\n\t\techo 1.96.0\n\t\t;;\n\t*)\n\t\techo 1.85.0\n\tesac\n\t;;\nesac\n",
			map[string]string{"default": "1.85.0", "s390": "1.96.0", "powerpc": "1.96.0"}},
		{"variables and test -o", usage + "min=1.85.0\nif test \"$ARCH\" = s390 -o \"$ARCH\" = loongarch; then min=1.96.0; fi\n[ \"$1\" = rustc ] && echo \"$min\"\n",
			map[string]string{"default": "1.85.0", "s390": "1.96.0", "loongarch": "1.96.0"}},
		{"early exit", usage + "if [ \"$1\" = rustc ] && [ \"$SRCARCH\" != x86 ]; then echo 1.90.0; exit 0; fi\ncase $1 in (rustc) echo 1.80.0 ;; esac\n",
			map[string]string{"default": "1.90.0", "x86": "1.80.0"}},
		{"not followed", usage + "case $1 in rustc) cat min ;; esac\n", nil},
		{"no rustc", usage + "case $1 in gcc) echo 5.1.0 ;; esac\n", nil},
		{"unterminated", "case $1 in rustc) if", nil},
		{"unclosed quote", "echo \"1.2.3", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := map[string]string{"Makefile": topMakefile, "scripts/min-tool-version.sh": tt.script}
			for _, arch := range []string{"x86", "s390", "loongarch", "powerpc", "arm64"} {
				files["arch/"+arch+"/Kconfig"] = ""
			}
			m := open(t, files)
			got := map[string]string{}
			for arch, r := range m.Minimum {
				got[arch] = r.String()
			}
			if len(got) == 0 {
				got = nil
				if said := len(m.damaged) > 0; said == (tt.name == "no rustc") {
					t.Errorf("no minimum, and damage %v", m.damaged)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestOwnerOf(t *testing.T) {
	at := func(v release.Kernel) *Model { return &Model{Kind: Kernel, Version: v} }
	cargo := open(t, map[string]string{
		".cargo/config.toml":            "[source.vendored]\ndirectory = \"third/party\"\n",
		"vendor/a/.cargo-checksum.json": "{}", "vendor/a/src/lib.rs": "", "vendor/own/src/lib.rs": "",
		"third/party/b/.cargo-checksum.json": "{}", "third/party/b/lib.rs": "",
	})
	tests := []struct {
		m    *Model
		file string
		want features.Owner
	}{
		{at(k(6, 1)), "rust/alloc/vec/mod.rs", features.OwnerVendored},
		{at(release.Kernel{Major: 6, Minor: 9, Patch: 3}), "rust/alloc/lib.rs", features.OwnerVendored},
		{at(k(6, 10)), "rust/alloc/lib.rs", features.OwnerTree},
		{at(k(6, 12)), "rust/kernel/alloc.rs", features.OwnerTree},
		{at(k(6, 14)), "rust/pin-init/src/lib.rs", features.OwnerTree},
		{at(release.Kernel{Major: 6, Minor: 15, RC: 1}), "rust/pin-init/src/lib.rs", features.OwnerVendored},
		{at(k(7, 2)), "rust/syn/lib.rs", features.OwnerVendored},
		{at(k(7, 2)), "rust/synx.rs", features.OwnerTree},
		{at(k(7, 2)), "rust/zerocopy-derive/lib.rs", features.OwnerVendored},
		{cargo, "vendor/a/src/lib.rs", features.OwnerVendored},
		{cargo, "vendor/own/src/lib.rs", features.OwnerTree},
		{cargo, "third/party/b/lib.rs", features.OwnerVendored},
		{cargo, "src/lib.rs", features.OwnerTree},
	}
	for _, tt := range tests {
		if got := tt.m.OwnerOf(tt.file); got != tt.want {
			t.Errorf("%s in %s %s is owned by %s, want %s", tt.file, tt.m.Kind, tt.m.Version, got, tt.want)
		}
	}
}

func FuzzShell(f *testing.F) {
	f.Add("case $1 in a|b) echo \"$x\" ;; *) if [ a = b ]; then exit; elif ! test -n x; then :; else { x=1; }; fi; esac >&2")
	f.Fuzz(func(t *testing.T, src string) {
		if s, err := parseShell([]byte(src)); err == nil {
			s.run(map[string]string{"1": "rustc"})
		}
	})
}

// withheld is a tree whose Makefile is listed and does not come, as in a partial
// clone.
type withheld struct{ fstest.MapFS }

func (w withheld) ReadFile(name string) ([]byte, error) {
	if name == "Makefile" {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("the object is not here")}
	}
	return w.MapFS.ReadFile(name)
}

func TestOpenWithoutItsMakefile(t *testing.T) {
	tree := fstest.MapFS{"Makefile": {Data: []byte("VERSION = 7\nPATCHLEVEL = 2\nSUBLEVEL = 0\n")}, "Kconfig": {}}
	if m, err := Open(withheld{tree}); err == nil || !strings.Contains(err.Error(), "Makefile") {
		t.Errorf("kind %v, error %v: want one that names the Makefile", m, err)
	}
	delete(tree, "Makefile")
	if m, err := Open(withheld{tree}); err != nil || m.Kind != Rust {
		t.Errorf("a tree without a Makefile: %v", err)
	}
}
