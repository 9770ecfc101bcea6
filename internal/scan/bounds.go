package scan

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/kernel"
	"featscan/internal/parse/rust"
	"featscan/internal/resolve"
)

// bounds are what the files of a tree are read for: a scan by itself leaves out
// what it would not report, which is most of what there is to find. A feature is
// out of bounds that is stable at the release judged and that nothing gates; a
// name, when the tree cannot mean an item by it that is in bounds.
type bounds struct {
	decided *detect.Set               // the detectors whose matches count as they are
	has     func(name string) bool    // whether a name counts
	names   resolve.Names             // nil for everything
	items   *rustdb.Items             // that they may mean, nil for everything
	heads   map[string]bool           // of names
	key     string                    // tells these bounds from others, "" for everything
	gated   func(feature string) bool // nil for everything
	system  bool                      // the tree is taken to have source of the compiler's own crates
}

// everything is what is read of trees that others are compared with.
func everything(decided *detect.Set, has func(string) bool) *bounds {
	return &bounds{decided: decided, has: has}
}

// bound finds the bounds of the tree before its files are read.
func (s *scanner) bound(ctx context.Context) {
	if shared := s.opt.Shared; shared != nil {
		s.bounds = everything(shared.loaded().decided, func(name string) bool { return shared.interesting().Has(name) })
		return
	}
	if s.opt.Memo != nil {
		s.bounds = everything(s.opt.Detectors.Decided(), resolve.Interesting(s.opt.Database).Has)
		return
	}
	s.mentions = s.mentioned(ctx)
	flags := s.flagged()
	s.limit(func(feature string) bool { return s.mentions.Gates(feature) || flags.Name(feature) }, slices.ContainsFunc(s.files, systemRoot))
}

// limit sets the bounds of a tree that may gate these features. system says that it
// has source of the compiler's own crates.
func (s *scanner) limit(gated func(feature string) bool, system bool) {
	tree := &resolve.Tree{Rust: s.rust, Gated: gated, Mentions: s.mentions, System: system}
	names := resolve.InterestingIn(s.opt.Database, tree)
	s.bounds = &bounds{has: names.Has, names: names, items: tree.Items(s.opt.Database), heads: names.Heads(), gated: gated, system: system}
	s.bounds.decided = s.opt.Detectors.Decided().Only(func(d *detect.Detector) bool { return s.counts(d, gated) })
	sum := sha256.New()
	for _, d := range s.bounds.decided.All() {
		sum.Write([]byte(d.Name + "\n"))
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		sum.Write([]byte(name + "\n"))
	}
	s.bounds.key = hex.EncodeToString(sum.Sum(nil)[:20])
}

// hold reports whether the bounds hold for the crates that were found: what gates
// a feature is known only now.
func (s *scanner) hold() bool {
	if s.bounds.gated == nil {
		return true
	}
	for _, c := range s.crates {
		if !s.bounds.system && resolve.IsSystemCrate(c.Name) {
			return false
		}
		if slices.ContainsFunc(gatedNames(c), func(name string) bool { return !s.bounds.gated(name) }) {
			return false
		}
	}
	return true
}

// widen sets bounds that hold for the crates.
func (s *scanner) widen() {
	before, gated := s.bounds, map[string]bool{}
	for _, c := range s.crates {
		for _, name := range gatedNames(c) {
			gated[name] = true
		}
		before.system = before.system || resolve.IsSystemCrate(c.Name)
	}
	s.limit(func(feature string) bool { return gated[feature] || before.gated(feature) }, before.system)
}

// systemRoot reports what is, by its name, the root of one of the compiler's own
// crates: core/src/lib.rs, and alloc/lib.rs in older kernels.
func systemRoot(file string) bool {
	dir, base := path.Split(file)
	return base == "lib.rs" && resolve.IsSystemCrate(path.Base(strings.TrimSuffix(strings.TrimSuffix(dir, "/"), "/src")))
}

// maxHeld bounds the text that is kept from its first reading to the second, in
// bytes: five times that of Linux 7.2.
const maxHeld = 32 << 20

// mentioned reads all Rust files for the names in them, and beside them the build files
// for whether they matter. Those of Kconfig are left to the model, which reads most of
// them for itself.
func (s *scanner) mentioned(ctx context.Context) *rust.Mentions {
	builds := slices.DeleteFunc(slices.Clone(s.builds), func(file string) bool { return strings.HasPrefix(path.Base(file), "Kconfig") })
	all := new(rust.Mentions)
	s.held, s.texts = make([][]byte, len(s.files)), kernel.Texts{}
	var next, held atomic.Int64
	var mu sync.Mutex
	var group sync.WaitGroup
	n := len(s.files) + len(builds)
	for range min(s.jobs(), max(n, 1)) {
		group.Go(func() {
			own, texts, buf := new(rust.Mentions), kernel.Texts{}, make([]byte, 0, kernel.OrdinarySize)
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if b := i - len(s.files); b >= 0 {
					if src, err := kernel.ReadText(s.tree, builds[b], buf); err == nil {
						texts[builds[b]] = src
					}
					continue
				}
				src, err := s.tree.ReadFile(s.files[i])
				if err != nil {
					continue // which the second reading tells
				}
				own.Add(src)
				if held.Add(int64(len(src))) <= maxHeld {
					s.held[i] = src
				}
			}
			mu.Lock()
			defer mu.Unlock()
			all.Join(own)
			maps.Copy(s.texts, texts)
		})
	}
	group.Wait()
	return all
}

// flagged are the words of the build files that are likely to gate features. hold
// finds what stands elsewhere.
func (s *scanner) flagged() *rust.Mentions {
	dirs := map[string]bool{".": true}
	for _, file := range s.files {
		dirs[path.Dir(file)] = true
	}
	words := new(rust.Mentions)
	for file, src := range s.texts {
		if src != nil && (dirs[path.Dir(file)] || isShared(file)) {
			words.Add(src)
		}
	}
	return words
}

// isShared reports a build file that may speak for other directories: what Kbuild
// includes, such as scripts/Makefile.build, and what cargo reads.
func isShared(file string) bool {
	base := path.Base(file)
	return strings.HasPrefix(base, "Makefile.") || base == "Cargo.toml" || path.Base(path.Dir(file)) == ".cargo"
}
