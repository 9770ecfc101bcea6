package scan

import (
	"context"
	"os"
	"testing"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/source"
)

// BenchmarkScan scans the tree that FEATSCAN_BENCH_TREE names, without a cache.
func BenchmarkScan(b *testing.B) {
	dir := os.Getenv("FEATSCAN_BENCH_TREE")
	if dir == "" {
		b.Skip("FEATSCAN_BENCH_TREE names no tree")
	}
	opt := benchOptions(b)
	for b.Loop() {
		tree, err := source.OpenDir(dir)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Run(context.Background(), tree, opt); err != nil {
			b.Fatal(err)
		}
		tree.Close()
	}
}

func benchOptions(b *testing.B) Options {
	b.Helper()
	catalog, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	if err != nil {
		b.Fatal(err)
	}
	detectors, err := detect.Load(nil)
	if err != nil {
		b.Fatal(err)
	}
	return Options{Database: rustdb.Default(), Catalog: func() *features.Catalog { return catalog }, Detectors: detectors, Version: "bench"}
}

// BenchmarkLoad makes what every scan needs, whatever the tree.
func BenchmarkLoad(b *testing.B) {
	for _, c := range []struct {
		name string
		load func() error
	}{
		{"catalog", func() error { _, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features); return err }},
		{"detectors", func() error { _, err := detect.Load(nil); return err }},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if err := c.load(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkModel does what a scan asks of the kernel's build files, with the
// Rust files read once: crates, builds, their findings, activity and states.
// What only names decide is left out.
func BenchmarkModel(b *testing.B) {
	dir := os.Getenv("FEATSCAN_BENCH_TREE")
	if dir == "" {
		b.Skip("FEATSCAN_BENCH_TREE names no tree")
	}
	opt := benchOptions(b)
	tree, err := source.OpenDir(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer tree.Close()
	read, err := open(tree, opt)
	if err != nil {
		b.Fatal(err)
	}
	read.listing = list(tree)
	if err := read.read(context.Background()); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		s, err := open(tree, opt)
		if err != nil {
			b.Fatal(err)
		}
		s.files, s.builds, s.units = read.files, read.builds, read.units
		s.place()
		s.gates()
		for i, u := range s.units {
			for m := range u.Matches {
				s.match(u, s.files[i], &u.Matches[m], s.home(s.files[i]))
			}
		}
		s.build(s.buildFindings())
		s.result()
	}
}
