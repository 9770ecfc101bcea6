package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The next tree is what the revision's own listing says it is, and the paths
// that changed are those that differ.
func TestNextEqualsTree(t *testing.T) {
	dir := repository(t)
	os.Remove(filepath.Join(dir, "rust/lib.rs"))
	write(t, dir, map[string]string{"rust/lib.rs/deep.rs": "a directory now", "z": "z"})
	os.Remove(filepath.Join(dir, "out.rs"))
	run(t, dir, "add", "-A")
	run(t, dir, "commit", "-q", "-m", "three")
	for _, sub := range []string{".", "rust"} {
		one := revision(t, filepath.Join(dir, sub), "one")
		at := one
		for _, rev := range []string{"two", "HEAD", "HEAD", "one"} {
			c, err := one.repo.Commit(rev)
			if err != nil {
				t.Fatal(err)
			}
			next, changed, err := at.Next(c)
			if err != nil {
				t.Fatal(err)
			}
			want := revision(t, filepath.Join(dir, sub), rev)
			if diff := cmp.Diff(want.entries, next.entries, cmp.AllowUnexported(entry{})); diff != "" || next.ID() != want.ID() {
				t.Errorf("%s at %s (-want +got):\n%s", sub, rev, diff)
			}
			if (len(changed) == 0) != (next.ID() == at.ID()) {
				t.Errorf("%s at %s: %v changed", sub, rev, changed)
			}
			at = next
		}
	}
}

func TestHistory(t *testing.T) {
	dir := repository(t)
	run(t, dir, "checkout", "-q", "-b", "side", "one")
	write(t, dir, map[string]string{"side": "1"})
	run(t, dir, "add", "side")
	run(t, dir, "commit", "-q", "-m", "side")
	run(t, dir, "checkout", "-q", "main")
	run(t, dir, "merge", "-q", "-m", "merge", "side")
	repo, err := OpenRepo(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	list, err := repo.History("one", "main")
	if err != nil || len(list) != 2 {
		t.Fatalf("%d commits along first parents, %v", len(list), err)
	}
	if want := run(t, dir, "rev-parse", "two^{commit}"); list[0].ID != want || list[0].Time != 1767225600 {
		t.Errorf("%+v, want %s", list[0], want)
	}
	tags, err := repo.Tags()
	if err != nil || len(tags) != 2 || tags[0].Tag != "one" || tags[1].Tag != "two" || tags[1].ID != list[0].ID || tags[1].Tree != list[0].Tree {
		t.Errorf("%+v, %v", tags, err)
	}
	for _, rev := range []string{"nothing", "-x", "", "one:rust/lib.rs"} {
		if _, err := repo.Commit(rev); err == nil || !strings.Contains(err.Error(), "revision") {
			t.Errorf("%q: %v", rev, err)
		}
		if _, err := repo.History(rev, "two"); err == nil {
			t.Errorf("%q: no error", rev)
		}
	}
}

// What a shallow clone has lost is an error, and not a short history.
func TestHistoryOfShallowClone(t *testing.T) {
	dir := repository(t)
	shallow := filepath.Join(t.TempDir(), "shallow")
	run(t, dir, "clone", "-q", "--bare", "--depth=1", "file://"+dir, shallow)
	run(t, shallow, "fetch", "-q", "--depth=1", "file://"+dir, "refs/tags/one:refs/tags/one")
	repo, err := OpenRepo(shallow)
	if err != nil {
		t.Fatal(err)
	}
	defer repo.Close()
	if _, err := repo.History("one", "main"); err == nil || !strings.Contains(err.Error(), "shallow") {
		t.Error(err)
	}
}
