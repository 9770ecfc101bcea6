package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"featscan/internal/features/rustdb"
	"featscan/internal/report"
	"featscan/internal/track"
)

// trackOptions are the parsed flags and arguments of `featscan track`.
type trackOptions struct {
	args      []string
	tree      treeFlags
	out       outputFlags
	git       string
	tags      []string
	every     string
	store     string
	compare   string
	sourceURL string
}

// newTrackCmd makes the command.
func newTrackCmd(e *env) *cobra.Command {
	var o trackOptions
	cmd := &cobra.Command{
		Use:   "track TREE-OR-REV...",
		Short: "Show how the number of unstable features moves over versions",
		Long: `Scan several versions of a tree and show what came, what went, what is left,
how long each feature has been waited for, what the present minimum Rust
version holds back, and where the number is heading, if the versions tell.

A version is a directory, a file that "scan --format json" wrote, or a git
revision or range A..B of the repository that --git names (default: the current
directory). Revisions are read without a checkout. Of a range, A, B and the
releases between them are looked at, along first parents; --every says
otherwise.

With --store, points are kept in a file of one line each: what it holds is not
scanned again, and belongs to the history that is shown.`,
		Example: `  featscan track linux-6.1 linux-6.12 linux-7.2
  featscan track --git ~/linux v6.1..v7.2
  featscan track --git ~/linux --tags 'v6.*' --every release --store h.jsonl
  featscan track --store history.jsonl --format html --output history.html
  featscan track --git ~/linux v7.2 --compare hand-list.md
  featscan track diff v6.12 v7.2`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.args = args
			if err := o.check(); err != nil {
				return err
			}
			return o.run(cmd.Context(), e)
		},
	}
	o.tree.registerReading(cmd)
	var names []string
	for _, f := range report.TrackFormats {
		names = append(names, f.Name)
	}
	o.out.register(cmd, names...)
	f := cmd.Flags()
	f.StringVar(&o.git, "git", "", "take the arguments for revisions of the git repository in `DIR`")
	f.StringSliceVar(&o.tags, "tags", nil, "look at the tags that match these `PATTERNS`, such as 'v6.*'")
	f.StringVar(&o.every, "every", "", "look at each release, month or commit of a range or of the tags (default: release, all tags)")
	f.StringVar(&o.store, "store", "", "keep the points in this `FILE`, and show all that it holds")
	f.StringVar(&o.compare, "compare", "", "say where the hand-kept list in this `FILE` disagrees with the newest version")
	f.StringVar(&o.sourceURL, "source-url", "", sourceURLHelp)
	cmd.AddCommand(newDiffCmd(e))
	return cmd
}

const sourceURLHelp = "link findings in HTML to this `URL`, in which {path}, {line} and {version} are filled in"

func (o *trackOptions) check() error {
	if err := o.out.check(); err != nil {
		return err
	}
	if o.every != "" {
		if err := oneOf("--every", o.every, track.EveryCommit, track.EveryMonth, track.EveryRelease); err != nil {
			return err
		}
	}
	if len(o.args) == 0 && len(o.tags) == 0 && o.store == "" {
		return usagef("nothing to track: want trees, saved scans, revisions, --tags or --store")
	}
	for _, rev := range o.args {
		if rev == "" || strings.HasPrefix(rev, "-") {
			return usagef("argument %q: want a tree, a saved scan or a revision", rev)
		}
	}
	_, err := o.tree.check()
	return errors.Join(err, checkSourceURL(o.sourceURL))
}

// checkSourceURL refuses what would make a link that leads nowhere.
func checkSourceURL(s string) error {
	if s == "" || report.SourceURL(s) {
		return nil
	}
	return usagef("--source-url %q: want an https address with {path}, such as https://example.org/{version}/{path}#L{line}", s)
}

func (o *trackOptions) run(ctx context.Context, e *env) error {
	var list []byte
	if o.compare != "" {
		var err error
		if list, err = os.ReadFile(o.compare); err != nil {
			return fmt.Errorf("--compare: %w", err)
		}
	}
	g, err := newGathering(e, &o.tree, o.store)
	if err != nil {
		return err
	}
	defer g.close()
	g.matrix = o.out.format == "html"
	if o.store != "" {
		// A build machine whose time is up keeps the points that were finished.
		var stop context.CancelFunc
		ctx, stop = signal.NotifyContext(ctx, syscall.SIGTERM)
		defer stop()
	}
	selection := &track.Selection{Tags: o.tags, Every: o.every}
	err = g.gather(ctx, o.git, o.args, selection)
	if err := g.save(err); err != nil {
		return err
	}
	if len(g.history.Points()) == 0 {
		return fmt.Errorf("--store %q: holds no point yet", o.store)
	}
	catalog, err := readCatalog(o.tree.features)
	if err != nil {
		return err
	}
	series := track.NewSeries(g.history.Points(), catalog)
	trees := make([]damagedTree, len(series.Points))
	for i := range series.Points {
		trees[i] = damagedTree{series.Points[i].Label, series.Points[i].Damaged}
	}
	e.damaged(trees...)
	if o.compare != "" {
		entries, err := track.ParseHandList(o.compare, list)
		if err != nil {
			return err
		}
		series.Compared = track.Compare(o.compare, entries, series, rustdb.Default().Upstream(), catalog)
	}
	shown := report.TrackOptions{Color: e.coloredOutput(&o.out), SourceURL: o.sourceURL, Tool: version}
	for _, f := range report.TrackFormats {
		if f.Name == o.out.format {
			return e.deliver(&o.out, func(w io.Writer) error { return f.Write(w, series, shown) })
		}
	}
	return nil
}

// readStore reads the points that a file holds; none when there is no file.
func readStore(name string) ([]*track.Point, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(name)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("--store: %w", err)
	}
	return track.ReadStore(name, bytes.NewReader(data))
}
