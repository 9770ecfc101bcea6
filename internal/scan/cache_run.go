package scan

import (
	"context"
	"crypto/sha1"
	"encoding/hex"
	"path/filepath"
	"strconv"
	"strings"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/kernel"
	"featscan/internal/source"
)

// wantedFile says which files of a tree a scan looks for.
func wantedFile(p string) bool { return strings.HasSuffix(p, ".rs") || kernel.IsBuildFile(p) }

// treeEntry is what a scan of a directory came to, and all that it saw there.
type treeEntry struct {
	Seen   []source.Seen
	Result *features.Result
}

// runCached is Run over a directory: when all that an earlier run with the
// same options saw is still so, its result is the result.
func runCached(ctx context.Context, dir *source.Dir, opt Options) (*features.Result, error) {
	c := opt.Cache
	key := c.treeKey(dir, &opt)
	var old treeEntry
	if c.get(resultRoom, key, &old) && old.Result != nil {
		holds, renewed := source.Holds(dir, old.Seen, wantedFile)
		if holds {
			if renewed {
				c.put(resultRoom, key, &old)
			}
			return old.Result, ctx.Err()
		}
	}
	if err := opt.load(); err != nil {
		return nil, err
	}
	witness := source.NewWitness(dir)
	s, result, err := run(ctx, witness, opt)
	if err != nil {
		return nil, err
	}
	if seen := witness.Seen(); seen != nil && !s.late() {
		c.put(resultRoom, key, &treeEntry{seen, result})
	}
	c.seal()
	c.sweep()
	return result, nil
}

// treeKey names the result of a scan: the directory, and every option that
// decides what is reported.
func (c *Cache) treeKey(dir *source.Dir, opt *Options) string {
	name, err := filepath.Abs(dir.Path())
	if err != nil {
		name = dir.Path()
	}
	config := opt.Config
	return c.key("tree", name, opt.Version, opt.Rust.String(), opt.Arch, string(encode(nil, &config)))
}

// cacheable reports whether what is cached may be used: entries do not say
// which database they were made with, so that it must be the program's own.
func (opt *Options) cacheable() bool { return opt.Cache != nil && opt.Database == rustdb.Default() }

// readCached is readFile through the cache, by the file's name in git: where
// the tree knows that without reading the file, a known one is not read.
func (s *scanner) readCached(ctx context.Context, r *reader, path string) (*unit, error) {
	c := s.opt.Cache
	var src []byte
	id, known := "", false
	if tree, ok := s.tree.(source.Identified); ok {
		id, known = tree.BlobID(path)
	}
	if !known {
		var err error
		if src, err = s.text(path); err != nil {
			return nil, err
		}
		id = blobID(src)
	}
	key := c.key("unit", s.opt.Detectors.Hash(), s.bounds.key, id)
	u := &unit{}
	if c.units.get(key, u) {
		return u, nil
	}
	if known {
		var err error
		if src, err = s.text(path); err != nil {
			return nil, err
		}
	}
	u, err := r.read(ctx, src)
	if err == nil && !u.Late {
		c.wrote(c.units.put(key, summed(key, u)))
	}
	return u, err
}

// blobID is git's name of a file with this content, in a repository that
// names objects with SHA-1: a work tree and its commits share entries by it.
func blobID(src []byte) string {
	h := sha1.New()
	h.Write([]byte("blob " + strconv.Itoa(len(src)) + "\x00"))
	h.Write(src)
	return hex.EncodeToString(h.Sum(nil))
}
