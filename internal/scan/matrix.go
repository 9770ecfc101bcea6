package scan

import (
	"context"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
	"featscan/internal/source"
)

// RunMatrix scans tree as Run does, and also says what each of its builds turns
// on: every rustc from the tree's minimum to the newest known, whatever
// Options.Rust is, for every architecture or the one of Options.
func RunMatrix(ctx context.Context, tree source.Tree, opt Options) (*features.Result, *kernel.Matrix, error) {
	if !opt.cacheable() {
		opt.Cache = nil
	}
	s, result, err := run(ctx, tree, opt)
	if err != nil {
		return nil, nil, err
	}
	db := opt.Database.Upstream()
	builds := s.model.Builds(kernel.Env{Arch: opt.Arch, Config: opt.Config}, opt.Database.Newest())
	turnedOn := map[string]bool{}
	for i := range result.Features {
		turnedOn[result.Features[i].Name] = result.Features[i].TurnedOn
	}
	on := func(f *features.Finding, at release.Rust, arch string) cond.Tri {
		if !turnedOn[f.Feature] {
			return cond.False // in a probe, say
		}
		return s.judgeOf.On(f, at, arch)
	}
	return result, kernel.NewMatrix(builds.Envs(), result.Findings, on, db.StateAt), nil
}
