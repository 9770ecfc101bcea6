package kconfig

import (
	"os"
	"testing"
)

// BenchmarkLoad needs a kernel tree: set KERNEL to its directory.
func BenchmarkLoad(b *testing.B) {
	dir := os.Getenv("KERNEL")
	if dir == "" {
		b.Skip("KERNEL names no kernel tree")
	}
	for b.Loop() {
		s := Load(os.DirFS(dir), "Kconfig", map[string]string{"srctree": "."})
		b.ReportMetric(float64(s.Files), "files")
		b.ReportMetric(float64(len(s.Symbols)), "symbols")
		b.ReportMetric(float64(len(s.Problems)), "problems")
	}
}
