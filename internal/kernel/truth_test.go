package kernel

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/parse/kconfig"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
	"featscan/internal/source"
)

// sourceReader reads Rust files the slow way, for tests.
func sourceReader(t testing.TB, tree source.Tree) Reader {
	cache := map[string]*Code{}
	return func(name string) *Code {
		if c, ok := cache[name]; ok {
			return c
		}
		var code *Code
		if src, err := tree.ReadFile(name); err == nil {
			f, err := rust.Parse(context.Background(), src)
			if err != nil {
				t.Fatal(err)
			}
			code = &Code{Outline: rust.MakeOutline(f, rust.NewInterest(func(n string) bool { return n == "include" }, nil)), Gates: f.Gates}
			f.Close()
		}
		cache[name] = code
		return code
	}
}

func rustFiles(t testing.TB, tree fs.FS) []string {
	var list []string
	err := fs.WalkDir(tree, ".", func(p string, d fs.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(p, ".rs") && d.Type().IsRegular() {
			list = append(list, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// kernelTree finds an unpacked kernel: FEATSCAN_KERNELS, or what the scorer
// beside the project unpacked.
func kernelTree(t testing.TB, version string) source.Tree {
	return os.DirFS(kernelPath(t, version)).(source.Tree)
}

func kernelPath(t testing.TB, version string) string {
	dir := os.Getenv("FEATSCAN_KERNELS")
	if dir == "" {
		cache, _ := os.UserCacheDir()
		dir = filepath.Join(cache, "featscan-kernels")
	}
	dir = filepath.Join(dir, "linux-"+version)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no kernel at %s", dir)
	}
	return dir
}

func shared(t testing.TB, name string) []byte {
	data, err := os.ReadFile(filepath.Join("../../../shared", name))
	if err != nil {
		t.Skip(err)
	}
	return data
}

// commands is what a real build gave rustc, crate by crate.
type commands struct {
	Crates map[string]struct {
		Root        string
		Files       []string
		FeaturesOn  []string `json:"features_on"`
		FeaturesOff []string `json:"features_off"`
		Cfgs        []string
		ZFlags      []string `json:"z_flags"`
	}
}

// Without a configuration, what is called active must have been there in a real
// build, and nothing that was there may be called dormant.
func TestNothingClaimedTooMuch(t *testing.T) {
	for _, version := range []string{"6.12", "7.2"} {
		t.Run(version, func(t *testing.T) {
			var truth commands
			if err := json.Unmarshal(shared(t, "truth/crates-"+version+".json"), &truth); err != nil {
				t.Fatal(err)
			}
			m, err := Open(kernelTree(t, version))
			if err != nil {
				t.Fatal(err)
			}
			crates := map[string]*Crate{}
			for _, c := range m.Crates(Env{}, rustFiles(t, m.Tree), sourceReader(t, m.Tree)) {
				crates[c.Root] = c
			}
			for _, env := range []Env{{}, {Arch: "x86"}, {Arch: "x86", Rust: release.MustRust("1.85.1")}} {
				builds := m.Builds(env, release.MustRust("1.98.1"))
				for _, w := range truth.Crates {
					c := crates[w.Root]
					claim := func(what string, list []Setting, on []string) {
						for _, s := range list {
							is := slices.Contains(on, s.Text)
							if a := builds.Activity(s.Cond, c); a == features.Active && !is || a == features.Dormant && is {
								// The same flag may be given twice.
								if a == features.Active || !slices.ContainsFunc(list, func(o Setting) bool {
									return o.Text == s.Text && builds.Activity(o.Cond, c) != features.Dormant
								}) {
									t.Errorf("%v: %s: %s %s is %s", env, w.Root, what, s.Text, a)
								}
							}
						}
					}
					files := []Setting{}
					for _, f := range c.Files {
						files = append(files, Setting{f.Path, f.Read})
					}
					on := []Setting{}
					for _, f := range c.Features() {
						on = append(on, Setting{f.Name, f.Cond})
					}
					flags := slices.DeleteFunc(slices.Clone(c.Main.Flags), func(s Setting) bool { return !strings.HasPrefix(s.Text, "-Z") })
					claim("file", files, w.Files)
					claim("feature", on, w.FeaturesOn)
					claim("cfg", c.Main.Cfgs, w.Cfgs)
					claim("flag", flags, w.ZFlags)
					if builds.Activity(c.Main.Cond, c) == features.Dormant {
						t.Errorf("%v: %s is dormant", env, w.Root)
					}
				}
			}
		})
	}
}

// TestTruth compares every crate with the commands of a real build.
func TestTruth(t *testing.T) {
	for _, version := range []string{"6.12", "7.2"} {
		t.Run(version, func(t *testing.T) {
			var truth commands
			if err := json.Unmarshal(shared(t, "truth/crates-"+version+".json"), &truth); err != nil {
				t.Fatal(err)
			}
			config, err := kconfig.ParseConfig("config", shared(t, "truth/config-"+version))
			if err != nil {
				t.Fatal(err)
			}
			tree := kernelTree(t, version)
			b := newBuild(tree, true, features.Minimum{"default": release.MustRust("1.78.0")})
			env := Env{Rust: release.MustRust("1.85.1"), Arch: "x86", Config: config}
			crates := map[string]*Crate{}
			for _, c := range b.Crates(env, rustFiles(t, tree), sourceReader(t, tree)) {
				crates[c.Root] = c
			}
			builds := b.Builds(env, release.MustRust("1.98.1"))
			for name, w := range truth.Crates {
				c := crates[w.Root]
				if c == nil {
					t.Errorf("%s: no crate", w.Root)
					continue
				}
				on := []string{}
				off := []string{}
				for _, f := range c.Features() {
					switch builds.Activity(f.Cond, c) {
					case features.Active:
						on = append(on, f.Name)
					default:
						off = append(off, f.Name)
					}
				}
				zflags := []string{}
				for _, f := range builds.Settings(c.Main.Flags, c) {
					if strings.HasPrefix(f, "-Z") {
						zflags = append(zflags, f)
					}
				}
				check := func(what string, want, got []string) {
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s: %s:\n%s", w.Root, what, diff)
					}
				}
				check("name", []string{name}, []string{c.Name})
				check("files", w.Files, builds.Files(c))
				check("features on", w.FeaturesOn, on)
				check("features off", w.FeaturesOff, off)
				check("cfgs", w.Cfgs, builds.Settings(c.Main.Cfgs, c))
				check("z flags", w.ZFlags, zflags)
			}
		})
	}
}
