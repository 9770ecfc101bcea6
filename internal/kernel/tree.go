package kernel

import (
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"strconv"
	"strings"
	"sync"

	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
	"featscan/internal/release"
	"featscan/internal/source"

	"github.com/BurntSushi/toml"
)

// The kinds of tree, as the JSON contract names them.
const (
	Kernel = "kernel" // a Linux kernel, by its own files
	Rust   = "rust"   // any other Rust code base
)

// Model is what a tree says of itself. Open makes one; its methods may be
// called from several goroutines unless they say otherwise.
type Model struct {
	Tree source.Tree
	Kind string // Kernel or Rust
	// Version is a kernel's own version, the zero value for other trees.
	Version release.Kernel
	// Minimum is the oldest rustc that the tree supports, by SRCARCH, with
	// "default" for all others; empty when the tree states none.
	Minimum features.Minimum
	// Warnings are facts of the tree that contradict each other, as
	// "place: what", sorted.
	Warnings []string

	// damaged are files that should have said what the tree is, and do not.
	damaged    []features.Damaged
	vendorDirs []string // directory names under which cargo keeps vendored crates
	vendored   sync.Map // directory -> bool: it has a .cargo-checksum.json

	build
}

// Open reads the few files that say what a tree is. The error is that of
// reading the root; a file that is absent or broken only leaves facts unknown.
func Open(tree source.Tree) (*Model, error) {
	if _, err := fs.ReadDir(tree, "."); err != nil {
		return nil, fmt.Errorf("tree: %w", err)
	}
	m := &Model{Tree: tree, Kind: Rust, Minimum: features.Minimum{}}
	version, ok, err := kernelVersion(tree)
	if err != nil {
		return nil, fmt.Errorf("tree: %w", err)
	}
	if ok {
		m.Kind, m.Version = Kernel, version
		m.kernelMinimum()
	} else {
		m.cargoMinimum()
		m.vendorDirs = vendorDirs(tree)
	}
	sort.Strings(m.Warnings)
	m.build = newBuild(tree, m.Kind == Kernel, m.Minimum)
	return m, nil
}

// kernelVersion reads VERSION, PATCHLEVEL, SUBLEVEL and EXTRAVERSION of the top
// Makefile. A tree is a kernel when these are there and so is some other file
// that only a kernel has at its top. It fails when there is a Makefile that does
// not come when it is asked for, as in a partial clone: a kernel must not pass for
// a tree without a build.
func kernelVersion(tree source.Tree) (release.Kernel, bool, error) {
	if info, err := tree.Stat("Makefile"); err != nil || !info.Mode().IsRegular() || info.Size() > source.MaxFileSize {
		return release.Kernel{}, false, nil
	}
	src, err := tree.ReadFile("Makefile")
	if err != nil {
		return release.Kernel{}, false, err
	}
	values := map[string]string{}
	f := kbuild.Parse("Makefile", src)
	for _, s := range f.Stmts {
		if s.Kind != kbuild.Assign {
			continue
		}
		switch name := f.Text(s.Name); name {
		case "VERSION", "PATCHLEVEL", "SUBLEVEL", "EXTRAVERSION":
			if _, again := values[name]; !again {
				values[name] = strings.TrimSpace(f.Text(s.Value))
			}
		}
	}
	var k release.Kernel
	for _, part := range []struct {
		name string
		to   *int
	}{{"VERSION", &k.Major}, {"PATCHLEVEL", &k.Minor}, {"SUBLEVEL", &k.Patch}} {
		n, err := strconv.Atoi(values[part.name])
		if err != nil || n < 0 || n > 99999 {
			return release.Kernel{}, false, nil
		}
		*part.to = n
	}
	if rc, ok := strings.CutPrefix(values["EXTRAVERSION"], "-rc"); ok {
		if n, err := strconv.Atoi(rc); err == nil && n > 0 && n < 1000 {
			k.RC = n
		}
	}
	for _, own := range []string{"Kbuild", "Kconfig", "scripts/min-tool-version.sh", "rust/Makefile"} {
		if info, err := tree.Stat(own); err == nil && info.Mode().IsRegular() {
			return k, true, nil
		}
	}
	return release.Kernel{}, false, nil
}

// readFile reads a file of ordinary size.
func readFile(tree source.Tree, name string) ([]byte, error) {
	info, err := tree.Stat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s: not a regular file", name)
	}
	if info.Size() > source.MaxFileSize {
		return nil, fmt.Errorf("%s: larger than %d MiB", name, source.MaxFileSize>>20)
	}
	return tree.ReadFile(name)
}

func (m *Model) warn(format string, args ...any) {
	if len(m.Warnings) < 100 {
		m.Warnings = append(m.Warnings, fmt.Sprintf(format, args...))
	}
}

// spoil records that a file does not say what it is there to say.
func (m *Model) spoil(file string, err error) {
	d := features.Damaged{File: file, Line: 1, Col: 1, EndLine: 1, EndCol: 1, Reason: err.Error()}
	var broken toml.ParseError
	if errors.As(err, &broken) && broken.Position.Line > 0 {
		d.Line, d.EndLine = broken.Position.Line, broken.Position.Line
		d.Reason = "TOML: " + broken.Message
	}
	m.damaged = append(m.damaged, d)
}
