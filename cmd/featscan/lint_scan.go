package main

import (
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/policy"
	"featscan/internal/release"
	"featscan/internal/scan"
)

// catalogue is read when a problem is to be explained by it, and not before: a
// clean change needs nothing of it.
type catalogue func() *features.Catalog

func (c catalogue) Subgoal(name string) string { return c().Subgoal(name) }
func (c catalogue) Tool(name string) string    { return c().Tool(name) }

func (o *lintOptions) goals(j *job) policy.Goals {
	if j.options.Catalog != nil {
		return catalogue(j.options.Catalog)
	}
	return catalogue(builtInCatalog)
}

// deciding remembers what decides the conditions of results.
type deciding map[*features.Result]*policy.Deciding

func (d deciding) note(r *features.Result, arches []string, on func(*features.Finding, release.Rust, string) cond.Tri) {
	d[r] = &policy.Deciding{Arches: arches, On: on}
}

func (d deciding) of(r *features.Result) *policy.Deciding { return d[r] }

// models lets the steps of a task share what the tree's build comes to. It is
// nil where they cannot, or where one model serves them all.
func (o *lintOptions) models(j *job, task *policy.Task) (*scan.Models, error) {
	if task.Whole {
		return nil, nil
	}
	if m := scan.NewModels(task.Tree, &j.options); m != nil {
		return m, nil
	}
	if touchesBuild(*task) {
		return nil, nil
	}
	var err error
	j.options.Model, err = kernel.Open(task.Tree)
	return nil, err
}

// touchesBuild reports whether a change may say anew how the tree is built; if
// not, the build is worked out once for all steps.
func touchesBuild(task policy.Task) bool {
	for _, step := range task.Steps {
		for _, name := range step.Files {
			if policy.Relevant(name) && (!strings.HasSuffix(name, ".rs") || kernel.IsBuildFile(name)) {
				return true
			}
		}
	}
	return false
}
