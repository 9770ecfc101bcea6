package kernel

import (
	"io/fs"
	"runtime/debug"
	"strings"
	"testing"

	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
	"featscan/internal/source"
)

// What is said without a configuration must hold for every real one: each
// symbol of a real .config has a value that was left possible.
func TestConfigIsAmongThePossible(t *testing.T) {
	for _, version := range []string{"6.12", "7.2"} {
		t.Run(version, func(t *testing.T) {
			config, err := kconfig.ParseConfig("config", shared(t, "truth/config-"+version))
			if err != nil {
				t.Fatal(err)
			}
			b := newBuild(kernelTree(t, version), true, nil)
			s := b.symbols()
			for _, env := range []Env{{}, {Arch: "x86"}, {Arch: "x86", Rust: release.MustRust("1.85.1")}} {
				c := s.in(env, nil)
				decided, wrong := 0, 0
				for _, name := range sortedKeys(s.set.Symbols) {
					lo, hi := c.value(name)
					want := map[string]uint64{"y": 2, "m": 1}[config["CONFIG_"+name]]
					if typ := s.set.Symbols[name].Type(); typ != kconfig.Bool && typ != kconfig.Tristate {
						if _, ok := config["CONFIG_"+name]; ok {
							want = 2
						}
					}
					if lo == hi {
						decided++
					}
					if want < lo || want > hi {
						if wrong++; wrong < 10 {
							t.Errorf("%s for %q %s: from %d to %d, but the .config has %q", name, env.Arch, env.Rust, lo, hi, config["CONFIG_"+name])
						}
					}
				}
				t.Logf("%q %s: %d of %d symbols decided", env.Arch, env.Rust, decided, len(s.set.Symbols))
			}
		})
	}
}

// The defconfigs of every architecture say what people set there. A few are
// stale; that more than one setting in a hundred cannot be would be our mistake.
// (The unpacked kernels may lack them.)
func TestDefconfigsArePossible(t *testing.T) {
	tree := kernelTree(t, "7.2")
	files, _ := fs.Glob(tree, "arch/*/configs/*defconfig")
	if len(files) == 0 {
		t.Skip("the tree has no defconfigs")
	}
	b := newBuild(tree, true, nil)
	settings, wrong := 0, 0
	for _, name := range files {
		src, err := tree.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		config, err := kconfig.ParseConfig(name, src)
		if err != nil {
			t.Fatal(err)
		}
		c := b.symbols().free(Env{Arch: strings.Split(name, "/")[1]}, nil)
		for _, key := range sortedKeys(config) {
			symbol := strings.TrimPrefix(key, "CONFIG_")
			if v := config[key]; v != "y" && v != "m" || c.set.Symbols[symbol] == nil {
				continue
			}
			settings++
			if _, hi := c.value(symbol); hi == 0 {
				wrong++
				t.Logf("%s: %s cannot be set", name, key)
			}
		}
	}
	if wrong*100 > settings {
		t.Errorf("%d of %d settings cannot be", wrong, settings)
	}
}

// Rust is built for one width of an architecture only, and where Kconfig says
// so it is known.
func TestRustImplies(t *testing.T) {
	b := newBuild(kernelTree(t, "7.2"), true, nil)
	for _, tt := range []struct{ arch, name, arg, want string }{
		{"x86", "CONFIG_X86_64", "", "true"},
		{"x86", "CONFIG_64BIT", "", "true"},
		{"x86", "cfg:target_arch", "x86_64", "true"},
		{"x86", "cfg:target_arch", "x86", "false"},
		{"loongarch", "CONFIG_KASAN", "", "false"},
		{"arm64", "CONFIG_KASAN", "", "unknown"},
		{"", "CONFIG_RANDSTRUCT", "", "false"},
		{"", "CONFIG_MODVERSIONS", "", "unknown"},
	} {
		if got := b.Value(Env{Arch: tt.arch})(tt.name, tt.arg).String(); got != tt.want {
			t.Errorf("%q: %s %s is %s, want %s", tt.arch, tt.name, tt.arg, got, tt.want)
		}
	}
}

// BenchmarkSymbols reads all Kconfig of a kernel.
func BenchmarkSymbols(b *testing.B) {
	tree := benchTree(b)
	for b.Loop() {
		model := newBuild(tree, true, nil)
		model.symbols()
	}
}

// BenchmarkCrates reads what it needs of a kernel's Makefiles and Kconfig to
// know the crates, their files left out.
func BenchmarkCrates(b *testing.B) {
	tree := benchTree(b)
	rs := rustFiles(b, tree)
	for b.Loop() {
		model := newBuild(tree, true, nil)
		model.kbuildCrates(Env{}, rs)
	}
}

// benchTree is a kernel, opened and read with as much garbage as in a scan.
func benchTree(b *testing.B) source.Tree {
	path := kernelPath(b, "7.2")
	tree, err := source.OpenDir(path)
	if err != nil {
		b.Fatal(err)
	}
	const hurried = 400 // as scan.Hurry has it
	before := debug.SetGCPercent(hurried)
	b.Cleanup(func() { debug.SetGCPercent(before); tree.Close() })
	return tree
}

// value is what the symbol X (without CONFIG_) can be.
func (v view) value(name string) (lo, hi uint64) {
	return v.symbol(name, lookThrough).bounds(v.lane)
}
