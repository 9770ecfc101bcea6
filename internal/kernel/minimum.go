package kernel

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"featscan/internal/parse/kbuild"
	"featscan/internal/release"
	"featscan/internal/source"

	"github.com/BurntSushi/toml"
)

const minToolVersion = "scripts/min-tool-version.sh"

// kernelMinimum asks scripts/min-tool-version.sh for rustc's minimum, once for
// each architecture of the tree, and compares it with what Clippy is told.
func (m *Model) kernelMinimum() {
	src, err := readFile(m.Tree, minToolVersion)
	if err != nil {
		return
	}
	script, err := parseShell(src)
	if err != nil {
		m.warn("%s: %v", minToolVersion, err)
		return
	}
	ask := func(arch string) (release.Rust, error) {
		out, err := script.run(map[string]string{"1": "rustc", "#": "1", "0": minToolVersion, "SRCARCH": arch, "ARCH": arch})
		if err != nil {
			return release.Rust{}, err
		}
		return release.ParseRust(strings.TrimSpace(out))
	}
	general, err := ask("")
	if err != nil {
		m.warn("%s: minimum rustc: %v", minToolVersion, err)
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
				m.warn("%s: %v", root, err)
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

const maxMembers = 2000

// members expands workspace member patterns.
func (m *Model) members(root string, patterns, exclude []string) []string {
	var out []string
	for _, pattern := range patterns {
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

// toolchain is the release that rust-toolchain.toml pins; nightly and beta are
// none.
func (m *Model) toolchain() release.Rust {
	for _, name := range []string{"rust-toolchain.toml", "rust-toolchain"} {
		var config struct{ Toolchain struct{ Channel string } }
		if decodeTOML(m.Tree, name, &config) == nil && config.Toolchain.Channel != "" {
			if r, err := release.ParseRust(config.Toolchain.Channel); err == nil {
				return r
			}
			return release.Rust{}
		}
		src, err := readFile(m.Tree, name) // the older form: a bare channel
		if err != nil || len(src) > 200 {
			continue
		}
		if r, err := release.ParseRust(strings.TrimSpace(string(src))); err == nil {
			return r
		}
	}
	return release.Rust{}
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
