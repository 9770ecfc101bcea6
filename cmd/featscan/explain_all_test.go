package main

import (
	"testing"

	"featscan/internal/policy"
)

// Whatever a report or a message names can be explained: every message type,
// every subgoal, and every name that the catalogue places.
func TestEverythingIsExplained(t *testing.T) {
	x, err := newExplainer(&treeFlags{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range policy.Rules {
		if r.Title == "" || len(r.Doc) < 80 {
			t.Errorf("%s: want a title, and prose that says what to do", r.Type)
		}
		names = append(names, r.Type)
	}
	for _, s := range x.Catalog.Subgoals {
		names = append(names, s.ID)
	}
	names = append(names, x.Catalog.Names()...)
	for _, name := range names {
		if e, err := x.Explain(name); err != nil || e.Kind == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
