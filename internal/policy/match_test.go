package policy

import (
	"testing"

	"featscan/internal/features"
)

// TestComesAlive: code that no build compiled, and that a change has compiled, is
// new. Code that stays out, or that was in a crate of another name, is not.
func TestComesAlive(t *testing.T) {
	side := func(kind features.Kind, crate string, activity features.Activity) *Side {
		f := features.Finding{Kind: kind, Feature: "never_type", File: "drivers/d.rs", Line: 1, Col: 1, EndLine: 1, EndCol: 2,
			Owner: features.OwnerTree, Confidence: features.Certain, Context: features.InCode, Activity: activity, Text: "x"}
		r := &features.Result{Rust: "1.85.0", Tree: features.Tree{Kind: "kernel"}}
		if crate != "" {
			f.Crate = &crate
			r.Crates = []features.Crate{{Name: crate, Root: "drivers/d.rs", Files: []string{"drivers/d.rs"}}}
		}
		r.Findings = []features.Finding{f}
		return &Side{Result: r, Text: map[string][]byte{"drivers/d.rs": []byte("x\n")}}
	}
	const on, maybe, off = features.Active, features.Conditional, features.Dormant
	for _, tt := range []struct {
		name          string
		before, after *Side
		want          string
	}{
		{"gate of a file that joins the build", side(features.KindGate, "", off), side(features.KindGate, "d", on), "DRIVER_FEATURE"},
		{"use in a file that joins the build", side(features.KindUse, "", maybe), side(features.KindUse, "d", on), "UNGATED_USE"},
		{"gate that comes to life in its crate", side(features.KindGate, "d", off), side(features.KindGate, "d", maybe), "DRIVER_FEATURE"},
		{"gate that stays outside", side(features.KindGate, "", off), side(features.KindGate, "", off), ""},
		{"gate that some builds had before", side(features.KindGate, "d", maybe), side(features.KindGate, "d", on), ""},
		{"crate renamed", side(features.KindUse, "d", on), side(features.KindUse, "e", on), ""},
		{"file that leaves the build", side(features.KindGate, "d", on), side(features.KindGate, "", off), ""},
	} {
		found, _ := Judge(Change{Before: tt.before, After: tt.after, Files: []string{"drivers/Makefile"}}, testFacts(), nil)
		got := ""
		for _, p := range found {
			got += p.Type
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
