package source

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, root string, files map[string]string) {
	t.Helper()
	for name, data := range files {
		full := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t *testing.T, root string) *Dir {
	t.Helper()
	d, err := OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	return d
}

func rust(p string) bool { return filepath.Ext(p) == ".rs" }

func TestOpenDirRefuses(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"file": "x"})
	tests := []struct{ name, path, want string }{
		{"missing", filepath.Join(root, "absent"), "no such directory"},
		{"a file", filepath.Join(root, "file"), "not a directory"},
		{"below a file", filepath.Join(root, "file", "x"), "not a directory"},
		{"empty", "", "no such directory"},
		{"NUL", "a\x00b", "invalid argument"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := OpenDir(tt.path)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("OpenDir(%q) = %v, want an error with %q", tt.path, err, tt.want)
			}
		})
	}
}

// modes runs a test with the system's fast calls, told to the scheduler or not, and with
// the portable ones.
func modes(t *testing.T, run func(t *testing.T, prepare func(*Dir) *Dir)) {
	t.Run("fast", func(t *testing.T) { run(t, func(d *Dir) *Dir { return d }) })
	t.Run("far", func(t *testing.T) { run(t, func(d *Dir) *Dir { d.near = false; return d }) })
	t.Run("portable", func(t *testing.T) { run(t, func(d *Dir) *Dir { d.fast = false; return d }) })
}

func TestWalkDir(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret.rs": "secret"})
	root := t.TempDir()
	write(t, root, map[string]string{
		"lib.rs": "a", "a-b/z.rs": "b", "a/z.rs": "c", "a/Makefile": "d",
		".git/hooks/x.rs": "no", "a/.tmp_12/t.rs": "no",
		"target/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55", "target/debug/gen.rs": "no",
		"drivers/target/core.rs": "yes", "new\nline.rs": "x", "bad\xff.rs": "x",
	})
	links := map[string]string{
		"loop": ".", "a/up": "..", "out": outside, "abs.rs": filepath.Join(root, "lib.rs"),
		"in.rs": "a/z.rs", "dead.rs": "nowhere", "self.rs": "self.rs", "dead-dir": "nowhere",
		"escape.rs": "../" + filepath.Base(outside) + "/secret.rs",
	}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.rs"), 0o644); err != nil {
		t.Fatal(err)
	}
	modes(t, func(t *testing.T, prepare func(*Dir) *Dir) {
		files, skipped := Walk(prepare(open(t, root)), rust)
		want := []string{"a-b/z.rs", "a/z.rs", "bad\xff.rs", "drivers/target/core.rs", "lib.rs", "new\nline.rs"}
		if diff := cmp.Diff(want, files); diff != "" {
			t.Errorf("files (-want +got):\n%s", diff)
		}
		wantSkipped := []Skip{
			{"a/.tmp_12", "build output (temporary directory of Kbuild)"},
			{"abs.rs", "symbolic link: leads out of the tree"},
			{"dead.rs", "symbolic link to nothing"},
			{"escape.rs", "symbolic link: leads out of the tree"},
			{"in.rs", "symbolic link (read where the file is)"},
			{"out", "symbolic link: leads out of the tree"},
			{"pipe.rs", "a FIFO, not a regular file"},
			{"self.rs", "symbolic link: symbolic link loop"},
			{"target", "build output (it has a CACHEDIR.TAG)"},
		}
		if diff := cmp.Diff(wantSkipped, skipped); diff != "" {
			t.Errorf("skipped (-want +got):\n%s", diff)
		}
	})
}

func TestReadFile(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, map[string]string{"secret.rs": "secret"})
	root := t.TempDir()
	write(t, root, map[string]string{"lib.rs": "fn main() {}\n", "empty.rs": "", "dir/x.rs": "x"})
	for name, to := range map[string]string{"in.rs": "dir/x.rs", "out.rs": filepath.Join(outside, "secret.rs"), "d": "dir"} {
		if err := os.Symlink(to, filepath.Join(root, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(root, "pipe.rs"), 0o644); err != nil {
		t.Fatal(err)
	}
	big, err := os.Create(filepath.Join(root, "big.rs"))
	if err != nil {
		t.Fatal(err)
	}
	if err := big.Truncate(1 << 30); err != nil { // sparse: no gigabyte is written
		t.Fatal(err)
	}
	big.Close()
	tests := []struct {
		name, want string
		err        error
	}{
		{"lib.rs", "fn main() {}\n", nil},
		{"empty.rs", "", nil},
		{"in.rs", "x", nil},
		{"d/x.rs", "x", nil},
		{"out.rs", "", ErrOutside},
		{"../" + filepath.Base(outside) + "/secret.rs", "", fs.ErrInvalid},
		{"/etc/passwd", "", fs.ErrInvalid},
		{"dir/../lib.rs", "", fs.ErrInvalid},
		{"a\x00b", "", fs.ErrInvalid},
		{"absent.rs", "", fs.ErrNotExist},
		{"lib.rs/x", "", syscall.ENOTDIR},
		{"dir", "", ErrNotRegular},
		{"pipe.rs", "", ErrNotRegular},
		{"big.rs", "", ErrTooLarge},
	}
	modes(t, func(t *testing.T, prepare func(*Dir) *Dir) {
		d := prepare(open(t, root))
		for _, tt := range tests {
			got, err := d.ReadFile(tt.name)
			if string(got) != tt.want || !errors.Is(err, tt.err) {
				t.Errorf("ReadFile(%q) = %q, %v; want %q, %v", tt.name, got, err, tt.want, tt.err)
			}
		}
	})
}

func TestUnreadable(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root reads everything")
	}
	root := t.TempDir()
	write(t, root, map[string]string{"shut/x.rs": "x", "shut.rs": "x"})
	os.Chmod(filepath.Join(root, "shut"), 0)
	os.Chmod(filepath.Join(root, "shut.rs"), 0)
	defer os.Chmod(filepath.Join(root, "shut"), 0o755)
	d := open(t, root)
	_, skipped := Walk(d, rust)
	if diff := cmp.Diff([]Skip{{"shut", "directory not read: permission denied"}}, skipped); diff != "" {
		t.Error(diff)
	}
	if _, err := d.ReadFile("shut.rs"); Reason(err) != "permission denied" {
		t.Errorf("reason %q", Reason(err))
	}
}

func TestDirIsFS(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"a/b/c.rs": "x", "d.rs": "yy"})
	if err := fstest.TestFS(open(t, root), "a/b/c.rs", "d.rs"); err != nil {
		t.Error(err)
	}
}

func TestWalkAnyTree(t *testing.T) {
	tree := fstest.MapFS{"x/b.rs": {}, "x/a.rs": {}, "c.rs": {}, "x/.git/d.rs": {}, "x/Kconfig": {}}
	files, skipped := Walk(tree, rust)
	if diff := cmp.Diff([]string{"c.rs", "x/a.rs", "x/b.rs"}, files); diff != "" || skipped != nil {
		t.Errorf("%s%v", diff, skipped)
	}
}

func BenchmarkWalk(b *testing.B) {
	d, err := OpenDir(os.Getenv("FEATSCAN_BENCH_TREE"))
	if err != nil {
		b.Skip("FEATSCAN_BENCH_TREE names no tree")
	}
	defer d.Close()
	for b.Loop() {
		Walk(d, rust)
	}
}

func TestReadInto(t *testing.T) {
	root := t.TempDir()
	write(t, root, map[string]string{"small": "0123456789", "full": "0123456789abcdef", "large": strings.Repeat("x", 40)})
	dir, err := OpenDir(root)
	if err != nil {
		t.Fatal(err)
	}
	defer dir.Close()
	for _, tree := range []Tree{dir, NewWitness(dir), os.DirFS(root).(Tree)} {
		buf := make([]byte, 3, 16)
		for _, name := range []string{"large", "small", "full", "small"} {
			want, err := tree.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := ReadInto(tree, name, buf); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%T %s: %q, %v", tree, name, got, err)
			}
		}
		if _, err := ReadInto(tree, "none", buf); err == nil {
			t.Errorf("%T: a file that is not there was read", tree)
		}
	}
}
