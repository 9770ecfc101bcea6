// Package scan is the pipeline: it lists a tree's files, reads them in
// parallel, places them in the crates of the build, resolves names, and has the
// findings judged. It is the only package with goroutines, and it owns the
// cache. What a feature is, what a build says and what a name means is known by
// the rooms that it calls.
package scan

import (
	"context"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/kernel"
	"featscan/internal/parse/kconfig"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
	"featscan/internal/source"
)

// Options controls a scan. Detectors and Database must be set; the zero value
// of the rest is the default.
type Options struct {
	Detectors *detect.Set
	Database  *rustdb.DB
	// Catalog gives the catalogue. It is asked for when all files have been read,
	// in the background; nil for none.
	Catalog func() *features.Catalog
	Version string // of featscan, for the report

	Rust   release.Rust   // judge for this rustc; zero means the tree's own minimum
	Arch   string         // SRCARCH to judge for; "" means all
	Config kconfig.Config // a .config that decides conditions; nil keeps them symbolic

	// Model is what the tree says of itself, for a caller that scans several
	// trees with the same build files, one after another; nil reads it anew.
	Model *kernel.Model
	// Memo is for a caller that scans one tree after another; nil keeps nothing.
	Memo *Memo

	// Load sets Detectors and Catalog, which takes longer than to find a result
	// that is kept; nil when they are set.
	Load func(*Options) error
	// Cache spares the reading of what was read before, for scans with the
	// catalogue and the detectors of the program; nil reads everything.
	Cache *Cache

	// Shared is what several scans have in common; nil for one by itself.
	Shared *Shared

	// Brief leaves out of the result what each crate is built with: its cfgs,
	// flags and edition.
	Brief bool

	// Decided is told of every result that was not kept by a cache: what decides
	// its conditions, and the architectures that there are. May be nil.
	Decided func(r *features.Result, arches []string, on func(f *features.Finding, at release.Rust, arch string) cond.Tri)

	Jobs     int                   // files read at a time; 0 means one for each CPU
	Progress func(done, total int) // called from several goroutines; may be nil
}

// Run scans tree. It fails when tree cannot be read at all or ctx is done;
// what is wrong with single files is in the result.
func Run(ctx context.Context, tree source.Tree, opt Options) (*features.Result, error) {
	if !opt.cacheable() {
		opt.Cache = nil
	}
	if dir, ok := tree.(*source.Dir); ok && opt.Cache != nil && opt.Model == nil && !opt.Brief {
		return runCached(ctx, dir, opt)
	}
	s, result, err := run(ctx, tree, opt)
	if err == nil && opt.Decided != nil {
		opt.Decided(result, s.judgeOf.Arches, s.judgeOf.On)
	}
	return result, err
}

// load sets what is still to be set.
func (opt *Options) load() error {
	if opt.Load == nil {
		return nil
	}
	err := opt.Load(opt)
	opt.Load = nil
	return err
}

func run(ctx context.Context, tree source.Tree, opt Options) (*scanner, *features.Result, error) {
	defer Hurry()()
	listed := begin(func() listing { return list(tree) })
	s, err := open(tree, opt)
	if err != nil {
		listed()
		return nil, nil, err
	}
	symbols := func() {}
	if s.model.Kind == kernel.Kernel && s.apart() {
		reserveOnce()
		symbols = start(s.model.ReadSymbols)
	}
	s.listing = listed()
	defer limitMemory(len(s.files))()
	prepared := start(func() {
		symbols()
		s.model.Prepare(s.env(), s.files)
	})
	s.bound(ctx)
	built := begin(func() buildFindings {
		prepared()
		return s.buildFindings()
	})
	defer built()
	err = s.read(ctx)
	s.held = nil
	prepared()
	if !s.apart() {
		built()
	}
	if err != nil {
		return nil, nil, err
	}
	if s.opt.Catalog != nil {
		s.opt.Catalog = begin(s.opt.Catalog)
	}
	s.place()
	if !s.hold() {
		s.widen()
		if err := s.read(ctx); err != nil {
			return nil, nil, err
		}
	}
	s.gates()
	decided := s.meanings()
	s.crateFacts = s.crateList() // while the rest is decided
	s.uses(decided)
	s.build(built())
	return s, s.result(), nil
}

// apart reports whether the model is asked several things at once: not where one scan
// shares what it knows with another, nor where a .config has Makefiles evaluated only
// when the crates are asked for.
func (s *scanner) apart() bool {
	return s.opt.Memo == nil && s.opt.Shared == nil && s.opt.Model == nil && s.opt.Config == nil
}

// scanner is one run. Its fields are filled in the order of Run's steps.
type scanner struct {
	tree  source.Tree
	opt   Options
	model *kernel.Model
	rust  release.Rust // judged for

	listing
	bounds   *bounds
	mentions *rust.Mentions // of all files, where the bounds follow from them
	held     [][]byte       // the text of files that were read for them
	texts    kernel.Texts   // of build files that were read beside them
	units    []*unit        // of files; nil for one that cannot be read
	unread   []features.Skipped
	damaged  []features.Damaged

	crates     []*kernel.Crate
	homes      map[string][]home                 // the crates that compile a file
	judged     *kernel.Builds                    // what activity is decided over
	judgeOf    *features.Judge                   // of the result
	gatedIn    map[*kernel.Crate]map[string]bool // the features that reach a crate or are allowed in it
	findings   []sighting
	shown      shown
	crateFacts []features.Crate // as the report has them
	needs      func() needs     // waits for what each crate needs once its macros are expanded
}

// sighting is a finding with the crate whose cfgs decide it, nil for none.
type sighting struct {
	features.Finding
	crate *kernel.Crate
	start int // its offset in the file, for uses
	// written says that it stands in a string literal, as text that a procedural
	// macro writes.
	written bool
}

// home is a crate that compiles a file.
type home struct {
	crate *kernel.Crate
	cond  *cond.Expr // of the file in the crate
}

func open(tree source.Tree, opt Options) (*scanner, error) {
	if err := opt.setUp(); err != nil {
		return nil, err
	}
	model := opt.Model
	if model == nil {
		var err error
		if model, err = opt.Memo.open(tree); err != nil {
			return nil, err
		}
	}
	arch, err := model.Arch(opt.Arch)
	if err != nil {
		return nil, err
	}
	opt.Arch = arch
	s := &scanner{tree: tree, opt: opt, model: model, rust: opt.Rust}
	if s.rust.IsZero() {
		s.rust = model.MinimumFor(opt.Arch)
	}
	if s.rust.IsZero() {
		s.rust = opt.Database.Newest()
	}
	return s, nil
}

// listing is what there is to read in a tree.
type listing struct {
	files   []string // Rust files, sorted
	builds  []string // build files, sorted
	skipped []features.Skipped
}

func list(tree source.Tree) listing {
	var l listing
	files, skips := source.Walk(tree, wantedFile)
	for _, f := range files {
		if strings.HasSuffix(f, ".rs") {
			l.files = append(l.files, f)
		}
		if kernel.IsBuildFile(f) { // Cargo's build.rs is both
			l.builds = append(l.builds, f)
		}
	}
	for _, k := range skips {
		l.skipped = append(l.skipped, features.Skipped{File: k.Path, Reason: k.Reason})
	}
	return l
}

// read reads the tree's Rust files.
func (s *scanner) read(ctx context.Context) error {
	units, skipped, err := s.readShared(ctx)
	if err != nil {
		return err
	}
	s.units, s.unread, s.damaged = units, skipped, nil
	for i, u := range units {
		if u == nil {
			continue
		}
		for _, d := range u.Damage {
			d.File = s.files[i]
			s.damaged = append(s.damaged, d)
		}
	}
	return nil
}

// unit is what a file says, nil when there is no such file or it is unreadable.
func (s *scanner) unit(path string) *unit {
	i, ok := slices.BinarySearch(s.files, path)
	if !ok {
		return nil
	}
	return s.units[i]
}

// place finds the crates of the tree's build and the files of each.
func (s *scanner) place() {
	env := s.env()
	s.crates = s.model.Crates(env, s.files, func(path string) *kernel.Code {
		u := s.unit(path)
		if u == nil {
			return nil
		}
		return &kernel.Code{Outline: u.Outline, Gates: u.Gates}
	})
	s.homes, s.gatedIn = map[string][]home{}, map[*kernel.Crate]map[string]bool{}
	for _, c := range s.crates {
		s.gatedIn[c] = map[string]bool{}
		for _, name := range gatedNames(c) {
			s.gatedIn[c][name] = true
		}
		for _, f := range c.Files {
			s.homes[f.Path] = append(s.homes[f.Path], home{c, f.Cond})
		}
	}
	env.Rust = s.opt.Rust
	s.judged = s.model.Builds(env, s.opt.Database.Newest())
}

// env is what decides which crates there are.
func (s *scanner) env() kernel.Env { return kernel.Env{Arch: s.opt.Arch, Config: s.opt.Config} }

// outline gives name resolution the outline of a file.
func (s *scanner) outline(path string) *rust.Outline {
	if u := s.unit(path); u != nil {
		return u.Outline
	}
	return nil
}
