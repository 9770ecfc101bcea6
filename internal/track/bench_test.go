package track

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"testing"
	"time"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/kernel"
	"featscan/internal/scan"
	"featscan/internal/source"
)

// synthetic makes a repository of n commits over a small tree of files Rust
// files and as many C files: each commit rewrites one file, every fourth one of
// them in Rust, and every tenth of those turns a feature on or off.
func synthetic(tb testing.TB, n, files int) string {
	tb.Helper()
	program, err := exec.LookPath("git")
	if err != nil {
		tb.Skip("git is not installed")
	}
	dir := tb.TempDir()
	run := func(in []byte, args ...string) {
		cmd := exec.Command(program, args...)
		cmd.Dir, cmd.Stdin = dir, bytes.NewReader(in)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "GIT_DIR="+dir)
		if out, err := cmd.CombinedOutput(); err != nil {
			tb.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run(nil, "init", "-q", "--bare", "-b", "main", dir)
	var b bytes.Buffer
	put := func(name, text string) { fmt.Fprintf(&b, "M 100644 inline %s\ndata %d\n%s\n", name, len(text), text) }
	for i := range n {
		fmt.Fprintf(&b, "commit refs/heads/main\ncommitter A <a@example.org> %d +0000\ndata 1\nx\n", 1_600_000_000+i*3600)
		if i == 0 {
			put("Cargo.toml", "[package]\nname = \"x\"\nrust-version = \"1.78\"\n")
			for f := range files {
				put(fmt.Sprintf("src/m%d.rs", f), "fn f() {}\n")
				put(fmt.Sprintf("c/m%d.c", f), "int f;\n")
			}
		}
		switch {
		case i%40 == 0:
			put("src/lib.rs", fmt.Sprintf("#![feature(never_type, %s)]\n", []string{"used_with_arg", "extract_if"}[i/40%2]))
		case i%4 == 0:
			put(fmt.Sprintf("src/m%d.rs", i%files), fmt.Sprintf("fn f() -> u32 { %d }\n", i))
		default:
			put(fmt.Sprintf("c/m%d.c", i%files), fmt.Sprintf("int f = %d;\n", i))
		}
	}
	run(b.Bytes(), "fast-import", "--quiet")
	return dir
}

// walk follows the history of a repository with a cache, and says how long each
// tree that was scanned took.
func walk(tb testing.TB, dir string, s *Selection) (h *History, scans []time.Duration) {
	tb.Helper()
	repo, err := source.OpenRepo(dir)
	if err != nil {
		tb.Fatal(err)
	}
	defer repo.Close()
	stops, err := s.Stops(repo)
	if err != nil {
		tb.Fatal(err)
	}
	detectors, err := detect.Load(nil)
	if err != nil {
		tb.Fatal(err)
	}
	catalog, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
	if err != nil {
		tb.Fatal(err)
	}
	cache, err := scan.OpenCache()
	if err != nil {
		tb.Fatal(err)
	}
	h = NewHistory(nil)
	w := &Walk{Repo: repo, Settings: "test", History: h}
	memo := scan.NewMemo()
	w.Scan = func(ctx context.Context, _ string, tree source.Tree) (*features.Result, *kernel.Matrix, error) {
		start := time.Now()
		r, err := scan.Run(ctx, tree, scan.Options{
			Detectors: detectors, Database: rustdb.Default(), Catalog: func() *features.Catalog { return catalog }, Cache: cache, Memo: memo, Jobs: 1})
		scans = append(scans, time.Since(start))
		return r, nil, err
	}
	if err := w.Run(context.Background(), stops); err != nil {
		tb.Fatal(err)
	}
	return h, scans
}

// A commit that changes nothing that a scan reads is not scanned.
func TestWalkScansWhatChanged(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	dir := synthetic(t, 41, 4)
	h, scans := walk(t, dir, &Selection{Revs: []string{"main~40..main"}, Every: EveryCommit})
	if len(h.Points()) != 41 || len(scans) != 11 {
		t.Errorf("%d points of %d scans, want 41 of 11", len(h.Points()), len(scans))
	}
	s := NewSeries(h.Points(), nil)
	if last := s.Points[40]; len(last.Added) != 1 || last.Added[0] != "extract_if" || last.Gone[0] != "used_with_arg" {
		t.Errorf("%+v", last)
	}
	months, _ := walk(t, dir, &Selection{Revs: []string{"main~40..main"}, Every: EveryMonth})
	if len(months.Points()) != 2 {
		t.Errorf("%d months", len(months.Points()))
	}
}

// BenchmarkHistory follows synthetic histories: the time and the memory of a
// commit are the same in a history of a thousand and of ten thousand.
func BenchmarkHistory(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.Setenv("XDG_CACHE_HOME", b.TempDir())
			dir := synthetic(b, n, 20)
			var m runtime.MemStats
			rounds := 0
			for b.Loop() {
				h, _ := walk(b, dir, &Selection{Revs: []string{fmt.Sprintf("main~%d..main", n-1)}, Every: EveryCommit})
				runtime.GC()
				runtime.ReadMemStats(&m)
				runtime.KeepAlive(h)
				rounds++
			}
			b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-held")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(rounds*n), "ms/commit")
		})
	}
}

// BenchmarkSecondRevision is what one more revision costs in a tree of two
// thousand Rust files when one of them changed, beside the first.
func BenchmarkSecondRevision(b *testing.B) {
	dir := synthetic(b, 5, 2000)
	var first, second time.Duration
	rounds := 0
	for b.Loop() {
		b.Setenv("XDG_CACHE_HOME", b.TempDir())
		_, scans := walk(b, dir, &Selection{Revs: []string{"main~1", "main"}})
		first, second = first+scans[0], second+scans[1]
		rounds++
	}
	b.ReportMetric(first.Seconds()*1000/float64(rounds), "ms-first")
	b.ReportMetric(second.Seconds()*1000/float64(rounds), "ms-second")
}
