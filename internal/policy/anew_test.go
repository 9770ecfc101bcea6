package policy

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
	"featscan/internal/source"
)

// TestJudgedAnew: a gate that nobody touched is another matter when the tree's
// minimum Rust is, and so is one under another condition.
func TestJudgedAnew(t *testing.T) {
	side := func(minimum, cond string) *Side {
		name := "rust_kernel"
		f := features.Finding{Kind: features.KindGate, Feature: "soon", File: "rust/kernel/lib.rs", Line: 3, Col: 1, EndLine: 3, EndCol: 2, Crate: &name,
			Owner: features.OwnerTree, Activity: features.Active, Context: features.InCode}
		if cond != "" {
			f.Condition = &cond
		}
		fresh := f
		fresh.Feature = "fresh"
		return &Side{Result: &features.Result{Rust: minimum, Tree: features.Tree{Kind: "kernel"}, Findings: []features.Finding{f, fresh}}}
	}
	for _, tt := range []struct {
		name          string
		before, after *Side
		file          string
		want          []string
	}{
		{"raised until it is stable", side("1.88.0", ""), side("1.90.0", ""), minimumFile, []string{"STABLE_GATE soon"}},
		{"raised, and not so far", side("1.88.0", ""), side("1.89.0", ""), minimumFile, nil},
		{"lowered until it is unknown", side("1.89.0", ""), side("1.86.0", ""), minimumFile, []string{"UNKNOWN_AT_MINIMUM fresh"}},
		{"another file", side("1.86.0", ""), side("1.86.0", ""), "rust/kernel/a.rs", nil},
		{"under a condition on the compiler", side("1.86.0", ""), side("1.86.0", "CONFIG_RUSTC_HAS_X"), "rust/kernel/lib.rs", nil},
		{"under a condition on something else instead", side("1.86.0", "CONFIG_RUSTC_HAS_X"), side("1.86.0", "CONFIG_X"), "rust/kernel/lib.rs", []string{"UNKNOWN_AT_MINIMUM fresh"}},
	} {
		found, _ := Judge(Change{Before: tt.before, After: tt.after, Files: []string{tt.file}}, testFacts(), nil)
		var got []string
		for _, p := range found {
			got = append(got, p.Type+" "+*p.Feature)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// TestReadAnew: what such a change makes lint read.
func TestReadAnew(t *testing.T) {
	tree := fstest.MapFS{
		minimumFile:                  {Data: []byte("echo 1.85.0\n")},
		"init/Kconfig":               {Data: []byte("config RUSTC_HAS_A\n\tdef_bool RUSTC_VERSION >= 108800\n\nconfig RUSTC_HAS_B\n\tdef_bool y\n")},
		"rust/kernel/lib.rs":         {Data: []byte("#![cfg_attr(CONFIG_RUSTC_HAS_A, feature(a))]\n")},
		"rust/kernel/b.rs":           {Data: []byte("#[cfg(CONFIG_RUSTC_HAS_B)]\n")},
		"drivers/a/root.rs":          {Data: []byte("mod old;\n")},
		"drivers/a/old.rs":           {Data: []byte("")},
		"drivers/a/new.rs":           {Data: []byte("pub(crate) mod deep;\nmod new;\n")},
		"drivers/a/new/deep/mod.rs":  {Data: []byte("#[path = \"../../else.rs\"]\nmod x;\n")},
		"drivers/a/else.rs":          {Data: []byte("mod absent;")},
		"drivers/a/inline/within.rs": {Data: []byte("")},
		"drivers/a/commented.rs":     {Data: []byte("")},
	}
	for _, tt := range []struct {
		file, text string
		want       []string
	}{
		{minimumFile, "echo 1.90.0\n", []string{"drivers/a/commented.rs", "drivers/a/else.rs", "drivers/a/inline/within.rs", "drivers/a/new.rs", "drivers/a/new/deep/mod.rs", "drivers/a/old.rs", "drivers/a/root.rs", "rust/kernel/b.rs", "rust/kernel/lib.rs"}},
		{"drivers/a/root.rs", "mod old;\n    pub mod new;\n// mod b;\n/*\nmod commented;\n*/\nmod inline { mod within; }\n", []string{"drivers/a/else.rs", "drivers/a/inline/within.rs", "drivers/a/new.rs", "drivers/a/new/deep/mod.rs"}},
		{"drivers/a/root.rs", "mod old;\n#[cfg_attr(CONFIG_X, path = \"else.rs\")]\nmod one;\n", []string{"drivers/a/else.rs"}},
		{"drivers/a/root.rs", "pub mod old; // moved\n", nil},
		{"init/Kconfig", "config RUSTC_HAS_A\n\tdef_bool RUSTC_VERSION >= 108500\n\nconfig RUSTC_HAS_B\n\tdef_bool y\n", []string{"rust/kernel/lib.rs"}},
		{"init/Kconfig", "config X\n\nconfig RUSTC_HAS_B\n\tdef_bool y\n\nconfig RUSTC_HAS_A\n\tdef_bool RUSTC_VERSION >= 108800\n", nil},
	} {
		l := &linter{touched: []string{tt.file}}
		after := source.Overlay(tree, map[string]*source.Content{tt.file: {Data: []byte(tt.text)}})
		if diff := cmp.Diff(tt.want, l.judgedAnew(t.Context(), Task{Tree: tree, Steps: []Step{{Tree: after}}}, nil)); diff != "" {
			t.Errorf("%s: %s", tt.file, diff)
		}
	}
}
