package rustdb

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"featscan/internal/release"
)

// Release is what one Rust source tree says of its features and options.
type Release struct {
	Version release.Rust
	Lang    map[string]*Declared
	Lib     map[string]*Declared
	// Options are keyed by "-Zname" and "-Cname".
	Options map[string]*DeclaredOption

	// stable says since when items are stable.
	stable map[itemKey]release.Rust
}

// Declared is one facet of a feature as one source tree declares it.
type Declared struct {
	State State
	// Since is the release that the declaration names; zero for none. What it means
	// depends on the state: for unstable and removed language features it is often
	// the release that added them.
	Since release.Rust
	Issue int
	// Reason is why it was removed, in rustc's words.
	Reason string
	// OldName is a former name, ImpliedBy a feature that was split and whose gate
	// still turns this one on.
	OldName, ImpliedBy string

	// items are those that the feature gates or, where it is stable, gated once.
	items  itemSet
	issues map[int]int
}

// DeclaredOption is one row of rustc's option tables.
type DeclaredOption struct {
	Option
	Issue int
	// Dead is set when rustc still knows the option but refuses it, or warns and
	// does nothing.
	Dead bool
}

// maxSource is the largest source file that is read; the largest one of Rust
// itself, generated Neon intrinsics, has 5 MB.
const maxSource = 64 << 20

// ReadDir is ReadTree for a directory.
func ReadDir(dir string) (*Release, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, cause(err))
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s: want a directory with an unpacked Rust source tree", dir)
	}
	rel, err := ReadTree(os.DirFS(dir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return rel, nil
}

// ReadTree reads an unpacked Rust source tree: a release tarball, a checkout or a
// distribution's source package. It needs src/version (or version), compiler/ and
// library/, and runs nothing of it.
func ReadTree(tree fs.FS) (*Release, error) {
	version, err := readVersion(tree)
	if err != nil {
		return nil, err
	}
	rel := &Release{
		Version: version,
		Lang:    map[string]*Declared{}, Lib: map[string]*Declared{}, Options: map[string]*DeclaredOption{},
		stable: map[itemKey]release.Rust{},
	}
	if err := rel.readLang(tree); err != nil {
		return nil, err
	}
	if err := rel.readOptions(tree); err != nil {
		return nil, err
	}
	if err := rel.readLibrary(tree); err != nil {
		return nil, err
	}
	return rel, nil
}

func readVersion(tree fs.FS) (release.Rust, error) {
	for _, name := range []string{"src/version", "version"} {
		text, err := readFile(tree, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return release.Rust{}, err
		}
		word, _, _ := strings.Cut(strings.TrimSpace(text), " ")
		v, err := release.ParseRust(word)
		if err != nil {
			return release.Rust{}, fmt.Errorf("%s: %w", name, err)
		}
		return v, nil
	}
	return release.Rust{}, errors.New("src/version: no such file; want an unpacked Rust source tree, which says there which release it is")
}

// since reads the release that a declaration names: three numbers, two in
// stdarch, or the placeholder for the release in the making.
func (rel *Release) since(text string) release.Rust {
	if text == "CURRENT_RUSTC_VERSION" {
		return rel.Version
	}
	v, err := release.ParseRust(text)
	if err != nil {
		return release.Rust{}
	}
	return v
}

// readFile reads a text file of at most maxSource bytes.
func readFile(tree fs.FS, name string) (string, error) {
	f, err := tree.Open(name)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, cause(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, cause(err))
	}
	if !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s: not a regular file", name)
	}
	text, err := io.ReadAll(io.LimitReader(f, maxSource+1))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, cause(err))
	}
	if len(text) > maxSource {
		return "", fmt.Errorf("%s: larger than %d MB", name, maxSource>>20)
	}
	return string(text), nil
}

// cause strips the operation and the path that errors of the file system carry:
// the caller names the place.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
