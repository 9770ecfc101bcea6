package policy

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"featscan/internal/features"
	"featscan/internal/source"
)

// TestScansOfSeries: a series is scanned twice, before and after, unless a patch
// changes what other files mean; what each patch brings is told of it all the same.
func TestScansOfSeries(t *testing.T) {
	for _, tt := range []struct {
		name  string
		more  func(i int) []string // edits of patch i beside its own file
		scans int
	}{
		{"Rust files", func(int) []string { return nil }, 2},
		{"one Makefile and Kconfig", func(i int) []string {
			return []string{"drivers/x/Makefile", fmt.Sprintf("obj-$(CONFIG_X%d) += n%d.o\n", i, i), "drivers/x/Kconfig", fmt.Sprintf("config X%d\n\tbool \"x\"\n", i)}
		}, 2},
		{"options", func(i int) []string { return []string{"drivers/x/Makefile", fmt.Sprintf("rustflags-y += -Cx%d\n", i)} }, 5},
		{"the core's Makefile", func(i int) []string { return []string{"rust/Makefile", fmt.Sprintf("obj-y += n%d.o\n", i)} }, 5},
	} {
		tree := source.Tree(files(base))
		task := Task{Tree: tree}
		text := map[string]string{}
		for i := range 4 {
			own := fmt.Sprintf("drivers/n%d.rs", i)
			changes := map[string]*source.Content{own: {Data: []byte("#![feature(never_type)]\n")}}
			for pairs := range slices.Chunk(tt.more(i), 2) {
				text[pairs[0]] += pairs[1]
				changes[pairs[0]] = &source.Content{Data: []byte(text[pairs[0]])}
			}
			tree = source.Overlay(tree, changes)
			task.Steps = append(task.Steps, Step{tree, names(changes), &PatchRef{i + 1, ""}})
		}
		scans := 0
		report, err := Lint(context.Background(), task, func(ctx context.Context, tree source.Tree, only []string) (*features.Result, error) {
			scans++
			return toy(ctx, tree, only)
		}, testFacts(), nil)
		if err != nil {
			t.Fatal(err)
		}
		if scans != tt.scans {
			t.Errorf("%s: %d scans, want %d", tt.name, scans, tt.scans)
		}
		for i, p := range report.Problems {
			if want := fmt.Sprintf("drivers/n%d.rs", i); p.Type != "DRIVER_FEATURE" || p.Patch.Index != i+1 || p.File != want {
				t.Errorf("%s: patch %d: %s: %s", tt.name, p.Patch.Index, p.File, p.Message)
			}
		}
		if len(report.Problems) != 4 {
			t.Errorf("%s: %d problems, want 4", tt.name, len(report.Problems))
		}
	}
}
