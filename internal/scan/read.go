package scan

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/source"
)

// readAll reads every file into a unit, in parallel: goroutine i alone writes
// the elements it takes, and the order of files is the order of the result. A
// file that cannot be read is nil, and is listed in skipped.
func (s *scanner) readAll(ctx context.Context, files []string) ([]*unit, []features.Skipped, error) {
	units := make([]*unit, len(files))
	reasons := make([]string, len(files))
	order := s.largestFirst(files)
	var next, done atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range min(s.jobs(), max(len(files), 1)) {
		group.Go(func() error {
			r := s.newReader()
			defer r.parser.Close()
			for {
				n := int(next.Add(1)) - 1
				if n >= len(files) {
					return nil
				}
				i := order[n]
				u, err := s.readOne(ctx, r, files[i])
				switch {
				case ctx.Err() != nil:
					return ctx.Err()
				case errors.Is(err, errDefect):
					return err
				case err != nil:
					reasons[i] = source.Reason(err)
				}
				units[i] = u
				if s.opt.Progress != nil {
					s.opt.Progress(int(done.Add(1)), len(files))
				}
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	if s.opt.Cache != nil {
		s.opt.Cache.settle()
	}
	var skipped []features.Skipped
	for i, reason := range reasons {
		if reason != "" {
			skipped = append(skipped, features.Skipped{File: files[i], Reason: reason})
		}
	}
	return units, skipped, nil
}

// largestFirst is the order in which files are read, by index, where their texts are
// there: memory that is kept from file to file need not grow, and none is left to
// one reader at the end.
func (s *scanner) largestFirst(files []string) []int {
	order, size := make([]int, len(files)), make([]int, len(files))
	for i := range files {
		order[i] = i
		if at, ok := slices.BinarySearch(s.files, files[i]); ok && at < len(s.held) {
			size[i] = len(s.held[at])
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return size[b] - size[a] })
	return order
}

func (s *scanner) newReader() *reader {
	return &reader{parser: rust.NewParser(), detectors: s.bounds.decided, interest: rust.NewInterest(s.bounds.has, s.bounds.heads)}
}

// readOne reads one file, through the cache when there is one.
func (s *scanner) readOne(ctx context.Context, r *reader, path string) (u *unit, err error) {
	err = guard(path, func() error {
		if s.opt.Cache != nil {
			u, err = s.readCached(ctx, r, path)
			return err
		}
		src, err := s.text(path)
		if err == nil {
			u, err = r.read(ctx, src)
		}
		return err
	})
	return u, err
}

// text is what a file holds. What was read before is given once.
func (s *scanner) text(path string) ([]byte, error) {
	if i, ok := slices.BinarySearch(s.files, path); ok && i < len(s.held) && s.held[i] != nil {
		src := s.held[i]
		s.held[i] = nil
		return src, nil
	}
	return s.tree.ReadFile(path)
}

// late reports whether a file could not be read in the time that it had, which
// another run may have.
func (s *scanner) late() bool {
	return slices.ContainsFunc(s.units, func(u *unit) bool { return u != nil && u.Late })
}

func (s *scanner) jobs() int {
	if s.opt.Jobs > 0 {
		return s.opt.Jobs
	}
	return runtime.GOMAXPROCS(0)
}
