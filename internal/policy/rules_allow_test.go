package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/features"
)

// TestAllowListGates: the list that is allowed and the one that is turned on.
func TestAllowListGates(t *testing.T) {
	side := func(list, allow, attr string) *Side {
		r := &features.Result{Rust: "1.85.0", Tree: features.Tree{Kind: "kernel"}}
		for i, o := range [][2]string{{"-Zallow-features", allow}, {"-Zcrate-attr", attr}, {"-Zcrate-attr", "no_std"}} {
			if o[1] != "" {
				r.Findings = append(r.Findings, features.Finding{Kind: features.KindFlag, Feature: o[0], Value: &o[1], File: "scripts/Makefile.build",
					Line: i + 2, Col: 1, EndLine: i + 2, EndCol: 2, Owner: features.OwnerTree, Activity: features.Active})
			}
		}
		return &Side{Result: r, Text: map[string][]byte{"scripts/Makefile.build": []byte("list := " + list + "\n")}}
	}
	const both, attr = "$(list)", "feature($(list))"
	good := side("a,b", both, attr)
	for _, tt := range []struct {
		name          string
		before, after *Side
		want          string
	}{
		{"nothing", good, good, ""},
		{"list grows", good, side("a,b,c", both, attr), ""},
		{"list written out", good, side("a,b", both, "feature(b,a)"), ""},
		{"one more is turned on", good, side("a,b", both, "feature($(list),c)"), "3 c is turned on"},
		{"one more is allowed", good, side("a,b", both+",c", attr), "2 c is in the allow-list"},
		{"one is not turned on", good, side("a,b", both, "feature(b)"), "2 a is in the allow-list"},
		{"nothing is turned on any longer", good, side("a", both, ""), "2 a is in the allow-list"},
		{"nothing ever was", side("a", both, ""), side("a,b", both, ""), ""},
		{"so it was before", side("a,b", both, "feature(b)"), side("a,b", both, "feature(b)"), ""},
		{"what only make can tell", good, side("a,b", "$(shell x)", attr), ""},
		{"whole tree", nil, side("a,b", both, "feature(b)"), "2 a is in the allow-list"},
		{"whole tree that turns on nothing", nil, side("a,b", both, ""), ""},
	} {
		found, _ := Judge(Change{Before: tt.before, After: tt.after, Files: []string{"scripts/Makefile.build"}}, testFacts(), nil)
		var got []string
		for _, p := range found {
			if p.Type == "ALLOW_LIST_GATES" {
				message, _, _ := strings.Cut(p.Message, ",")
				got = append(got, string(rune('0'+p.Line))+" "+strings.TrimSuffix(message, " by -Zcrate-attr"))
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}
