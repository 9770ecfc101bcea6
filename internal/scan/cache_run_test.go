package scan

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"featscan"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/source"
)

func cachedOptions(t *testing.T, c *Cache) Options {
	t.Helper()
	return Options{Database: rustdb.Default(), Version: "test", Cache: c, Load: func(o *Options) (err error) {
		catalog, err := features.LoadCatalog(featscan.FeaturesName, featscan.Features)
		if err != nil {
			return err
		}
		o.Catalog = func() *features.Catalog { return catalog }
		o.Detectors, err = detect.Load(nil)
		return err
	}}
}

func scanned(t *testing.T, dir string, opt Options) *features.Result {
	t.Helper()
	tree, err := source.OpenDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer tree.Close()
	r, err := Run(context.Background(), tree, opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func testCache(t *testing.T) *Cache {
	t.Helper()
	c, err := openCache(filepath.Join(t.TempDir(), "featscan"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sample copies a sample kernel, with times long past unless fresh.
func sample(t *testing.T, fresh bool) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../testdata/kernel-samples/v7.2")); err != nil {
		t.Fatal(err)
	}
	if !fresh {
		age(t, dir)
	}
	return dir
}

func age(t *testing.T, dir string) {
	t.Helper()
	old := time.Now().Add(-time.Hour)
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, old, old)
	})
	if err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// Whatever changes in a tree, a scan with a cache says what one without says.
func TestCacheNeverLies(t *testing.T) {
	c := testCache(t)
	dir := sample(t, true)
	same := func(what string) {
		t.Helper()
		want := scanned(t, dir, cachedOptions(t, nil))
		for range 2 {
			if diff := cmp.Diff(want, scanned(t, dir, cachedOptions(t, c))); diff != "" {
				t.Errorf("%s (-without +with cache):\n%s", what, diff)
			}
		}
	}
	same("at first")
	at := func(name string) string { return filepath.Join(dir, name) }
	write(t, at("rust/kernel/new.rs"), "#![feature(never_type)]\n")
	same("a file more")
	write(t, at("rust/kernel/new.rs"), "#![feature(never_typo)]\n")
	same("a file of the same size")
	write(t, at("a/b/c/new.rs"), "fn f(x: impl Fn() -> !) {}\n")
	same("directories more")
	if err := os.Rename(at("a/b"), at("a/d")); err != nil {
		t.Fatal(err)
	}
	same("a directory renamed")
	if err := os.RemoveAll(at("a")); err != nil {
		t.Fatal(err)
	}
	same("a directory removed")
	if err := os.Symlink("/etc/hostname", at("rust/kernel/out.rs")); err != nil {
		t.Fatal(err)
	}
	same("a link out of the tree")
	write(t, at("rust/there"), "")
	if err := os.Symlink("../there", at("rust/kernel/in.rs")); err != nil {
		t.Fatal(err)
	}
	same("a link in the tree")
	if err := os.Remove(at("rust/there")); err != nil {
		t.Fatal(err)
	}
	same("a link to nothing")
	write(t, at("rust/Makefile"), "")
	same("an empty Makefile")
	write(t, at("scripts/min-tool-version.sh"), "")
	same("no versions")
	if c.Problem() != nil {
		t.Error(c.Problem())
	}
}

// entries lists the files of the cache below a room.
func entries(t *testing.T, c *Cache, room string) []string {
	t.Helper()
	pattern := filepath.Join(c.dir, room, "*", "*")
	if room == unitRoom {
		pattern = filepath.Dir(pattern)
	}
	list, err := filepath.Glob(pattern)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// keptUnits are the keys of the files that a cache knows, as another process sees it.
func keptUnits(t *testing.T, c *Cache) map[string]bool {
	t.Helper()
	other := reopened(t, c)
	other.units.find("")
	keys := map[string]bool{}
	for _, x := range other.units.list {
		for key := range x.entries {
			keys[key] = true
		}
	}
	return keys
}

// A second scan of an unchanged tree reads nothing, and one of a tree with a
// change reads what changed.
func TestCacheIsUsed(t *testing.T) {
	c := testCache(t)
	dir := sample(t, false)
	want := scanned(t, dir, cachedOptions(t, c))
	opt := cachedOptions(t, c)
	opt.Load = func(*Options) error { t.Error("read again"); return nil }
	if diff := cmp.Diff(want, scanned(t, dir, opt)); diff != "" {
		t.Error(diff)
	}
	units := len(keptUnits(t, c))
	write(t, filepath.Join(dir, "rust/kernel/new.rs"), "fn new() {}")
	scanned(t, dir, cachedOptions(t, c))
	if more := len(keptUnits(t, c)); units == 0 || more != units+1 {
		t.Errorf("%d files became %d: want one more", units, more)
	}
	if n := len(entries(t, c, resultRoom)); n != 1 {
		t.Errorf("%d results of one directory", n)
	}
}

// reopened is the cache as another process has it.
func reopened(t *testing.T, c *Cache) *Cache {
	t.Helper()
	other, err := openCache(c.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(other.Close)
	return other
}

func TestCacheDamaged(t *testing.T) {
	c := testCache(t)
	dir := sample(t, false)
	want := scanned(t, dir, cachedOptions(t, c))
	for what, damage := range map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)/2] },
		"empty":   func([]byte) []byte { return nil },
		"flipped": func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
	} {
		for _, room := range []string{unitRoom, resultRoom} {
			for _, name := range entries(t, c, room) {
				data, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, damage(data), 0o600); err != nil {
					t.Fatal(err)
				}
			}
		}
		for _, c := range []*Cache{c, reopened(t, c)} {
			if diff := cmp.Diff(want, scanned(t, dir, cachedOptions(t, c))); diff != "" {
				t.Errorf("%s: %s", what, diff)
			}
		}
		if c.Problem() == nil {
			t.Errorf("%s: nobody noticed", what)
		}
		c = reopened(t, c)
		if scanned(t, dir, cachedOptions(t, c)); c.Problem() != nil {
			t.Errorf("%s: it is not repaired: %v", what, c.Problem())
		}
	}
}

func TestCacheShared(t *testing.T) {
	dir := sample(t, false)
	want := scanned(t, dir, cachedOptions(t, nil))
	room := filepath.Join(t.TempDir(), "featscan")
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			c, err := openCache(room)
			if err != nil {
				t.Error(err)
				return
			}
			opt := cachedOptions(t, c)
			opt.Jobs = i
			if diff := cmp.Diff(want, scanned(t, dir, opt)); diff != "" {
				t.Error(diff)
			}
			if c.Problem() != nil {
				t.Error(c.Problem())
			}
		})
	}
	all.Wait()
}

func TestCacheUnwritable(t *testing.T) {
	c := testCache(t)
	for _, room := range []string{unitRoom, resultRoom} {
		write(t, filepath.Join(c.dir, room), "in the way")
	}
	dir := sample(t, false)
	if diff := cmp.Diff(scanned(t, dir, cachedOptions(t, nil)), scanned(t, dir, cachedOptions(t, c))); diff != "" {
		t.Error(diff)
	}
	if c.Problem() == nil {
		t.Error("nobody noticed")
	}
	if err := os.Chmod(c.dir, 0o777); err != nil {
		t.Fatal(err)
	}
	if _, err := openCache(c.dir); err == nil {
		t.Error("a cache that everybody may write to was opened")
	}
}

func TestCacheShrinks(t *testing.T) {
	c := testCache(t)
	now := time.Now()
	for i, name := range []string{"aa01", "bb02", "cc03", "dd04"} {
		file := c.file(resultRoom, name)
		write(t, file, string(make([]byte, 1000)))
		then := now.Add(time.Duration(i-10) * time.Hour)
		if err := os.Chtimes(file, then, then); err != nil {
			t.Fatal(err)
		}
	}
	killed := filepath.Join(c.dir, unitRoom, temporary+"1")
	write(t, killed, "half")
	if err := os.Chtimes(killed, now.Add(-2*time.Hour), now.Add(-2*time.Hour)); err != nil {
		t.Fatal(err)
	}
	c.shrink(3500, now)
	var left []string
	for _, name := range append(entries(t, c, resultRoom), entries(t, c, unitRoom)...) {
		left = append(left, filepath.Base(name))
	}
	if diff := cmp.Diff([]string{"03", "04"}, left); diff != "" {
		t.Error(diff)
	}
}
