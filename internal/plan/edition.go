package plan

import (
	"fmt"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
)

// older finds the uses of features that are stable in new editions alone, by the
// feature, where the crate is of an older edition: a rustc in which the feature is stable
// refuses them, with a gate or without.
func older(r *features.Result, db *rustdb.DB) map[string][]Place {
	editions := map[home]string{}
	for i := range r.Crates {
		c := &r.Crates[i]
		for _, file := range c.Files {
			if c.Edition != nil {
				editions[home{c.Name, file}] = *c.Edition
			}
		}
	}
	places := map[string][]Place{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind != features.KindUse || f.Crate == nil || f.Activity == features.Dormant || f.Context == features.InDoctest {
			continue
		}
		e, ok := db.Lookup(f.Feature)
		if !ok || e.Edition == "" {
			continue
		}
		if own, known := editions[home{*f.Crate, f.File}]; known && own < e.Edition {
			places[f.Feature] = append(places[f.Feature], Place{f.Kind, f.File, f.Line, f.Col})
		}
	}
	return places
}

// olderWhy says why a gate stays whatever the minimum.
func (e *editor) olderWhy(feature string) string {
	entry, _ := e.db.Lookup(feature)
	return fmt.Sprintf("it is stable in edition %s alone, and crates of older ones use it: rustc %s would refuse that, gate or no gate", entry.Edition, entry.StableSince)
}

// home is a file in a crate.
type home struct{ crate, file string }
