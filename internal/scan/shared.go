package scan

import (
	"context"
	"strings"
	"sync"

	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/kernel"
	"featscan/internal/resolve"
	"featscan/internal/source"
)

// Shared is what the scans of one task have in common. Their trees lie over one
// base and differ in a few files, and their options are the same. It belongs to
// one goroutine.
type Shared struct {
	loaded      func() loaded
	interesting func() resolve.Names

	units  map[string]*unit // by sharedKey
	builds map[buildFiles]buildFindings
}

type loaded struct {
	options Options
	decided *detect.Set
	err     error
}

// buildFiles are the build files that findings were asked of.
type buildFiles struct {
	model *kernel.Model
	names string
}

type buildFindings struct {
	findings []features.Finding
	damaged  []features.Damaged
}

// Share begins to load, in the background, what scans with these options need.
func Share(opt *Options) *Shared {
	own := *opt
	return &Shared{
		loaded: begin(func() loaded {
			if err := own.load(); err != nil {
				return loaded{err: err}
			}
			return loaded{options: own, decided: own.Detectors.Decided()}
		}),
		interesting: sync.OnceValue(func() resolve.Names { return resolve.Interesting(own.Database) }),
		units:       map[string]*unit{},
		builds:      map[buildFiles]buildFindings{},
	}
}

// begin does something in the background; the answer waits for it. A panic is the
// caller's, when it asks.
func begin[T any](do func() T) func() T {
	once := sync.OnceValue(do)
	go func() {
		defer func() { _ = recover() }()
		once()
	}()
	return once
}

// start is begin for what has no answer.
func start(do func()) (wait func()) {
	done := begin(func() struct{} {
		do()
		return struct{}{}
	})
	return func() { done() }
}

// setUp fills in what is loaded.
func (opt *Options) setUp() error {
	if opt.Shared == nil {
		return opt.load()
	}
	l := opt.Shared.loaded()
	if l.err != nil {
		return l.err
	}
	opt.Load, opt.Detectors, opt.Catalog = nil, l.options.Detectors, l.options.Catalog
	return nil
}

// readShared reads the files of the scan, but for those that another scan has read.
func (s *scanner) readShared(ctx context.Context) ([]*unit, []features.Skipped, error) {
	shared := s.opt.Shared
	if shared == nil {
		return s.readNext(ctx)
	}
	units := make([]*unit, len(s.files))
	keys := make([]string, len(s.files))
	var files []string
	var at []int
	for i, name := range s.files {
		keys[i] = sharedKey(s.tree, name)
		if units[i] = shared.units[keys[i]]; units[i] == nil {
			files, at = append(files, name), append(at, i)
		}
	}
	read, skipped, err := s.readAll(ctx, files)
	if err != nil {
		return nil, nil, err
	}
	for n, u := range read {
		units[at[n]] = u
		if u != nil && !u.Late {
			shared.units[keys[at[n]]] = u
		}
	}
	return units, skipped, nil
}

// sharedKey names a file of the base, or what a tree has in its place.
func sharedKey(tree source.Tree, name string) string {
	if !source.Own(tree, name) {
		return name
	}
	text, err := tree.ReadFile(name)
	if err != nil {
		return name + "\x00\x00" + source.Reason(err)
	}
	return name + "\x00" + string(text)
}

// buildFindings is what the build files of the scan say.
func (s *scanner) buildFindings() buildFindings {
	find := func() (b buildFindings) {
		b.findings, b.damaged = s.model.BuildFindings(s.builds, s.texts)
		return b
	}
	shared := s.opt.Shared
	if shared == nil {
		return find()
	}
	key := buildFiles{s.model, strings.Join(s.builds, "\x00")}
	b, ok := shared.builds[key]
	if !ok {
		b = find()
		shared.builds[key] = b
	}
	return b
}
