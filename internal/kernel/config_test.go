package kernel

import (
	"testing"

	"featscan/internal/parse/kconfig"
	"featscan/internal/release"
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
				c := s.in(env)
				decided, wrong := 0, 0
				for _, name := range sortedKeys(s.set.Symbols) {
					got := c.value(name)
					want := map[string]uint8{"y": 2, "m": 1}[config["CONFIG_"+name]]
					if typ := s.set.Symbols[name].Type(); typ != kconfig.Bool && typ != kconfig.Tristate {
						if _, ok := config["CONFIG_"+name]; ok {
							want = 2
						}
					}
					if got.lo == got.hi {
						decided++
					}
					if want < got.lo || want > got.hi {
						if wrong++; wrong < 10 {
							t.Errorf("%s for %q %s: from %d to %d, but the .config has %q", name, env.Arch, env.Rust, got.lo, got.hi, config["CONFIG_"+name])
						}
					}
				}
				t.Logf("%q %s: %d of %d symbols decided", env.Arch, env.Rust, decided, len(s.set.Symbols))
			}
		})
	}
}

// BenchmarkSymbols reads all Kconfig of a kernel.
func BenchmarkSymbols(b *testing.B) {
	tree := kernelTree(b, "7.2")
	for b.Loop() {
		model := newBuild(tree, true, nil)
		model.symbols()
	}
}

// BenchmarkCrates reads what it needs of a kernel's Makefiles and Kconfig to
// know the crates, their files left out.
func BenchmarkCrates(b *testing.B) {
	tree := kernelTree(b, "7.2")
	rs := rustFiles(b, tree)
	for b.Loop() {
		model := newBuild(tree, true, nil)
		model.kbuildCrates(Env{}, rs)
	}
}
