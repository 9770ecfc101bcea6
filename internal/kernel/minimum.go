package kernel

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"featscan/internal/parse/kbuild"
	"featscan/internal/release"
	"featscan/internal/source"

	"github.com/BurntSushi/toml"
)

const minToolVersion = "scripts/min-tool-version.sh"

var errNoAnswer = errors.New("knows no rustc")

// kernelMinimum asks scripts/min-tool-version.sh for rustc's minimum, once for
// each architecture of the tree, and compares it with what Clippy is told.
func (m *Model) kernelMinimum() {
	src, err := readFile(m.Tree, minToolVersion)
	if err != nil {
		return
	}
	script, err := parseShell(src)
	if err != nil {
		m.spoil(minToolVersion, err)
		return
	}
	ask := func(arch string) (release.Rust, error) {
		out, err := script.run(map[string]string{"1": "rustc", "#": "1", "0": minToolVersion, "SRCARCH": arch, "ARCH": arch})
		if err != nil {
			return release.Rust{}, err
		}
		if out = strings.TrimSpace(out); out == "" {
			return release.Rust{}, errNoAnswer
		}
		return release.ParseRust(out)
	}
	general, err := ask("")
	if errors.Is(err, errNoAnswer) {
		return // a kernel from before Rust
	}
	if err != nil {
		m.spoil(minToolVersion, fmt.Errorf("minimum rustc: %w", err))
		return
	}
	m.Minimum["default"] = general
	entries, _ := fs.ReadDir(m.Tree, "arch")
	for _, e := range entries {
		if own, err := ask(e.Name()); e.IsDir() && err == nil && own != general {
			m.Minimum[e.Name()] = own
		}
	}
	m.clippyMinimum(general)
}

func (m *Model) clippyMinimum(general release.Rust) {
	for _, name := range []string{".clippy.toml", "clippy.toml"} {
		var config struct{ MSRV string }
		if err := decodeTOML(m.Tree, name, &config); err != nil || config.MSRV == "" {
			continue
		}
		if r, err := release.ParseRust(config.MSRV); err == nil && r != general {
			m.warn("%s: msrv is %s, but %s says %s", name, r, minToolVersion, general)
		}
	}
}

// manifest is what matters here of a Cargo.toml.
type manifest struct {
	Package *struct {
		RustVersion any `toml:"rust-version"`
	}
	Workspace *struct {
		Members []string
		Exclude []string
		Package struct {
			RustVersion any `toml:"rust-version"`
		}
	}
}

// version is the rust-version of the manifest's own package, whether it says
// "the workspace's", and false when it says none.
func (c *manifest) version() (r release.Rust, inherits, ok bool) {
	if c.Package == nil {
		return r, false, false
	}
	if table, is := c.Package.RustVersion.(map[string]any); is {
		inherit, _ := table["workspace"].(bool)
		return r, inherit, false
	}
	r, ok = asRelease(c.Package.RustVersion)
	return r, false, ok
}

func asRelease(v any) (release.Rust, bool) {
	s, _ := v.(string)
	if s != "" && !strings.Contains(s, ".") {
		s += ".0" // Cargo takes "1" as well
	}
	r, err := release.ParseRust(s)
	return r, err == nil
}

// cargoMinimum is the oldest rustc that can build every package of the
// workspace: the newest rust-version among them. Without any, a pinned
// toolchain says it.
func (m *Model) cargoMinimum() {
	var newest release.Rust
	take := func(r release.Rust, ok bool) {
		if ok && newest.Less(r) {
			newest = r
		}
	}
	for _, root := range m.manifests() {
		var c manifest
		if err := decodeTOML(m.Tree, root, &c); err != nil {
			if !errors.Is(err, fs.ErrNotExist) {
				m.spoil(root, err)
			}
			continue
		}
		r, _, ok := c.version()
		take(r, ok)
		if c.Workspace == nil {
			continue
		}
		shared, ok := asRelease(c.Workspace.Package.RustVersion)
		inherited := c.Package == nil
		for _, member := range m.members(path.Dir(root), c.Workspace.Members, c.Workspace.Exclude) {
			var mc manifest
			if decodeTOML(m.Tree, member, &mc) != nil {
				continue
			}
			r, inherits, own := mc.version()
			take(r, own)
			inherited = inherited || inherits
		}
		take(shared, ok && inherited)
	}
	if newest.IsZero() {
		newest = m.toolchain()
	}
	if !newest.IsZero() {
		m.Minimum["default"] = newest
	}
}

// manifests are the Cargo.toml at the top or, without one, those one directory
// below.
func (m *Model) manifests() []string {
	if _, err := m.Tree.Stat("Cargo.toml"); err == nil {
		return []string{"Cargo.toml"}
	}
	return m.members(".", []string{"*"}, nil)
}

// The most members, and patterns that name them, of a workspace.
const (
	maxMembers   = 2000
	maxPatterned = 1000
)

// members expands workspace member patterns.
func (m *Model) members(root string, patterns, exclude []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, pattern := range patterns {
		if seen[pattern] || len(seen) >= maxPatterned {
			continue
		}
		seen[pattern] = true
		dirs, err := fs.Glob(m.Tree, path.Join(root, pattern))
		if err != nil {
			continue
		}
		for _, dir := range dirs {
			skip := false
			for _, x := range exclude {
				skip = skip || path.Join(root, x) == dir
			}
			name := path.Join(dir, "Cargo.toml")
			if info, err := m.Tree.Stat(name); !skip && err == nil && info.Mode().IsRegular() && len(out) < maxMembers {
				out = append(out, name)
			}
		}
	}
	return out
}

// toolchain is the release that rust-toolchain.toml pins. Beta, and nightly
// without a date, pin none.
func (m *Model) toolchain() release.Rust {
	for _, name := range []string{"rust-toolchain.toml", "rust-toolchain"} {
		var config struct{ Toolchain struct{ Channel string } }
		if decodeTOML(m.Tree, name, &config) == nil && config.Toolchain.Channel != "" {
			return channel(config.Toolchain.Channel)
		}
		src, err := readFile(m.Tree, name) // the older form: a bare channel
		if err != nil || len(src) > 200 {
			continue
		}
		if r := channel(strings.TrimSpace(string(src))); !r.IsZero() {
			return r
		}
	}
	return release.Rust{}
}

// channel is the release of a toolchain's name, with or without a target behind
// it: that of 1.77.2, and the one that nightly was called on its date.
func channel(name string) release.Rust {
	if date, ok := strings.CutPrefix(name, "nightly-"); ok && len(date) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, date[:len(time.DateOnly)]); err == nil {
			return nightly(day)
		}
		return release.Rust{}
	}
	version, _, _ := strings.Cut(name, "-")
	r, err := release.ParseRust(version)
	if err != nil {
		return release.Rust{}
	}
	return r
}

// nightly is the release that nightly was on its way to: two ahead of the last
// one, of which there is one every six weeks.
func nightly(day time.Time) release.Rust {
	first := time.Date(2015, time.December, 10, 0, 0, 0, 0, time.UTC) // 1.5.0
	if day.Before(first) {
		return release.Rust{}
	}
	return release.Rust{Major: 1, Minor: 5 + int(day.Sub(first).Hours()/24)/42 + 2}
}

// decodeTOML reads a small TOML file. Nesting is bounded before the decoder,
// which recurses, sees it.
func decodeTOML(tree source.Tree, name string, into any) (err error) {
	src, err := readFile(tree, name)
	if err != nil {
		return err
	}
	if len(src) > kbuild.MaxSize {
		return fmt.Errorf("larger than %d MiB", kbuild.MaxSize>>20)
	}
	for _, line := range bytes.Split(src, []byte("\n")) {
		depth := 0
		for _, c := range line {
			switch c {
			case '[', '{':
				depth++
			case ']', '}':
				depth--
			}
			if depth > 50 {
				return errors.New("nested more than 50 deep")
			}
		}
	}
	if bytes.Count(src, []byte("[")) > 20000 || bytes.Count(src, []byte("{")) > 20000 {
		return errors.New("more than 20000 brackets")
	}
	_, err = toml.Decode(string(src), into)
	return err
}
