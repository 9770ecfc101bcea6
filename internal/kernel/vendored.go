package kernel

import (
	"path"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
	"featscan/internal/source"
)

// An Import is code with an upstream of its own that the kernel carries.
type Import struct {
	Prefix string         // directory, with its final slash
	Name   string         // what it is upstream
	Since  release.Kernel // first kernel release that carries it
	Until  release.Kernel // first that no longer does; zero while it does
	Why    string
}

// imports is the whole table. A directory of the same name in a release outside
// Since and Until is the kernel's own.
var imports = []Import{
	{"rust/alloc/", "alloc", k(6, 1), k(6, 10), "Rust's own alloc crate, copied for its fallible allocation; replaced by rust/kernel/alloc in 6.10"},
	{"rust/pin-init/", "pin-init", k(6, 15), k(0, 0), "a crate of its own since 6.15, kept in step with github.com/Rust-for-Linux/pin-init; rust/kernel/init before that was the kernel's own"},
	{"rust/proc-macro2/", "proc-macro2", k(6, 19), k(0, 0), "copied from crates.io for syn"},
	{"rust/quote/", "quote", k(6, 19), k(0, 0), "copied from crates.io for the kernel's procedural macros"},
	{"rust/syn/", "syn", k(6, 19), k(0, 0), "copied from crates.io for the kernel's procedural macros"},
	{"rust/zerocopy/", "zerocopy", k(7, 2), k(0, 0), "copied from crates.io"},
	{"rust/zerocopy-derive/", "zerocopy-derive", k(7, 2), k(0, 0), "copied from crates.io, the procedural macros of zerocopy"},
}

func k(major, minor int) release.Kernel { return release.Kernel{Major: major, Minor: minor} }

// Imports lists the code with an upstream of its own that this kernel release
// may carry; nil for other trees.
func (m *Model) Imports() []Import {
	if m.Kind != Kernel {
		return nil
	}
	var out []Import
	for _, i := range imports {
		if m.carries(&i) {
			out = append(out, i)
		}
	}
	return out
}

func (m *Model) carries(i *Import) bool {
	at := release.Kernel{Major: m.Version.Major, Minor: m.Version.Minor} // a release candidate counts as its release
	return at.Compare(i.Since) >= 0 && (i.Until.IsZero() || at.Compare(i.Until) < 0)
}

// OwnerOf says whose code a file is.
func (m *Model) OwnerOf(file string) features.Owner {
	if m.Kind == Kernel {
		for i := range imports {
			if strings.HasPrefix(file, imports[i].Prefix) && m.carries(&imports[i]) {
				return features.OwnerVendored
			}
		}
		return features.OwnerTree
	}
	for dir := path.Dir(file); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if m.isVendorDir(path.Dir(dir)) && m.hasChecksum(dir) {
			return features.OwnerVendored
		}
	}
	return features.OwnerTree
}

func (m *Model) isVendorDir(dir string) bool {
	for _, v := range m.vendorDirs {
		if dir == v || path.Base(dir) == v {
			return true
		}
	}
	return false
}

// hasChecksum reports whether cargo put the checksums of a published crate
// beside its files.
func (m *Model) hasChecksum(dir string) bool {
	if v, ok := m.vendored.Load(dir); ok {
		return v.(bool)
	}
	info, err := m.Tree.Stat(dir + "/.cargo-checksum.json")
	has := err == nil && info.Mode().IsRegular()
	m.vendored.Store(dir, has)
	return has
}

// vendorDirs is "vendor", cargo's default, and what .cargo/config.toml says.
func vendorDirs(tree source.Tree) []string {
	dirs := []string{"vendor"}
	for _, name := range []string{".cargo/config.toml", ".cargo/config"} {
		var config struct {
			Source map[string]struct{ Directory string }
		}
		if decodeTOML(tree, name, &config) != nil {
			continue
		}
		for _, s := range config.Source {
			if s.Directory != "" && len(dirs) < 20 {
				dirs = append(dirs, path.Clean(s.Directory))
			}
		}
	}
	return dirs
}
