package detect

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite docs/detectors.md")

// TestDetectorsPage checks that the page of all detectors is the one they make.
func TestDetectorsPage(t *testing.T) {
	path := filepath.Join("..", "..", "..", "docs", "detectors.md")
	got := mustLoad(t).Markdown()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/detectors.md (-want +got), make docs rewrites it:\n%s", diff)
	}
}
