package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"featscan/internal/features"
	"featscan/internal/features/detect"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/kconfig"
	"featscan/internal/scan"
	"featscan/internal/source"
)

// job is one tree, opened, and what a scan of it needs. Commands that scan
// make one from their treeFlags, and close it.
type job struct {
	tree    source.Tree
	options scan.Options
	closer  io.Closer
	problem error // of the cache
}

// open reads what the flags name and opens the tree at dir. Every error names
// the flag or the place that is wrong.
func (t *treeFlags) open(dir string) (*job, error) {
	j, err := t.openLazily(dir)
	if err != nil {
		return nil, err
	}
	if err := j.options.Load(&j.options); err != nil {
		j.close()
		return nil, err
	}
	j.options.Load = nil
	return j, nil
}

// openLazily is open for a command that needs no more than a result, which
// may be kept: what is built in is loaded when it turns out that it is not.
func (t *treeFlags) openLazily(dir string) (*job, error) {
	j, err := t.prepare()
	if err != nil {
		return nil, err
	}
	j.tree, j.closer, err = openTree(dir, t.rev)
	return j, err
}

// prepare is openLazily without a tree.
func (t *treeFlags) prepare() (*job, error) {
	rust, err := t.check()
	if err != nil {
		return nil, err
	}
	j := &job{options: scan.Options{
		Rust: rust, Arch: t.arch, Jobs: t.jobs,
		Version: version, Database: rustdb.Default(),
	}}
	j.options.Load = func(o *scan.Options) (err error) {
		o.Catalog = builtInCatalog
		if t.features != "" {
			c, err := readCatalog(t.features)
			if err != nil {
				return err
			}
			o.Catalog = func() *features.Catalog { return c }
		}
		o.Detectors, err = readDetectors(t.detectors, o.Database)
		return err
	}
	if t.features != "" || t.detectors != "" {
		if err := j.options.Load(&j.options); err != nil {
			return nil, err
		}
	}
	if j.options.Config, err = readConfig(t.config); err != nil {
		return nil, err
	}
	if !t.noCache && t.features == "" && t.detectors == "" {
		j.options.Cache, j.problem = scan.OpenCache()
	}
	return j, nil
}

// remark says, to those who want to know more, what is wrong with the cache.
func (j *job) remark(e *env) {
	if j.options.Cache != nil {
		j.problem = cmp.Or(j.problem, j.options.Cache.Problem())
	}
	if j.problem != nil && e.verbose && !e.quiet {
		fmt.Fprintf(e.err, "featscan: warning: %v\n", j.problem)
	}
}

func (j *job) close() {
	j.keep()
	j.closer.Close()
}

// keep writes what is not in the cache yet.
func (j *job) keep() {
	if j.options.Cache != nil {
		j.options.Cache.Close()
	}
}

// openTree opens a directory, or a git revision of the repository it is in
// when rev is not "".
func openTree(dir, rev string) (source.Tree, io.Closer, error) {
	if rev != "" {
		tree, err := source.OpenGit(dir, rev)
		if err != nil {
			return nil, nil, err
		}
		if err := tree.Held(); err != nil {
			tree.Close()
			return nil, nil, fmt.Errorf("revision %q: %w", rev, err)
		}
		return tree, tree, nil
	}
	tree, err := source.OpenDir(dir)
	if err != nil {
		return nil, nil, err
	}
	return tree, tree, nil
}

// readConfig reads the .config that --config names; nil for "".
func readConfig(file string) (kconfig.Config, error) {
	if file == "" {
		return nil, nil
	}
	src, err := readBounded(file, maxConfig)
	if err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	return kconfig.ParseConfig(file, src)
}

// maxConfig bounds the file of --config; a full .config has 300 KiB.
const maxConfig = 64 << 20

// readDetectors loads the built-in detectors and those that --detectors names,
// and refuses one that finds a feature of which no release of Rust knows.
func readDetectors(dir string, db *rustdb.DB) (*detect.Set, error) {
	if dir == "" {
		return detect.Load(nil)
	}
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		err = errors.New("not a directory")
	}
	if err != nil {
		return nil, fmt.Errorf("--detectors: %q: %s", dir, source.Reason(err))
	}
	files := os.DirFS(dir)
	if names, err := fs.Glob(files, "*.scm"); err == nil && len(names) == 0 {
		return nil, fmt.Errorf("--detectors: %q: want a directory with detectors, *.scm", dir)
	}
	set, err := detect.Load(files)
	if err != nil {
		return nil, err
	}
	return set, set.Check(func(feature string) bool {
		_, known := db.Lookup(feature)
		return known
	})
}

// runScan is the pipeline, as a command calls it. A command that tests replace
// it in takes it as an argument.
func runScan(ctx context.Context, j *job) (*features.Result, error) {
	return scan.Run(ctx, j.tree, j.options)
}
