package track

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// A store is a history in a file: one point a line, sorted, so that it is good
// to commit and to review.

// storeVersion is that of the form of a line.
const storeVersion = 1

type storeLine struct {
	Version int `json:"featscan_point"`
	*Point
}

// maxLine bounds a line of a store, in bytes; that of Linux 6.1, which copies
// half of Rust's alloc crate, has 40,000.
const maxLine = 16 << 20

// ReadStore reads what WriteStore wrote. The error names file and line.
func ReadStore(name string, r io.Reader) ([]*Point, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	var points []*Point
	lines := map[string]int{} // of labels
	for n := 1; ; n++ {
		line, err := readLine(in)
		if errors.Is(err, io.EOF) {
			return points, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		p, err := parsePoint(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: not a point of a history: %w", name, n, err)
		}
		if first, again := lines[p.Label]; again {
			return nil, fmt.Errorf("%s:%d: label %q is on line %d already", name, n, p.Label, first)
		}
		lines[p.Label] = n
		if len(points) > 0 {
			p.share(points[len(points)-1])
		}
		points = append(points, p)
	}
}

// readLine reads a line without its end; io.EOF when there is none.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		switch {
		case err == nil:
			return line[:len(line)-1], nil
		case len(line) > maxLine:
			return nil, fmt.Errorf("the line is longer than %d MiB", maxLine>>20)
		case errors.Is(err, io.EOF) && len(line) > 0:
			return line, nil
		case !errors.Is(err, bufio.ErrBufferFull):
			return nil, err
		}
	}
}

func parsePoint(line []byte) (*Point, error) {
	l := storeLine{Point: &Point{}}
	if err := json.Unmarshal(line, &l); err != nil {
		return nil, plainJSON(err)
	}
	if l.Point == nil || l.Version != storeVersion {
		return nil, fmt.Errorf("want \"featscan_point\": %d", storeVersion)
	}
	p := l.Point
	if err := p.check(); err != nil {
		return nil, err
	}
	p.settle()
	return p, nil
}

// plainJSON is err without the names of Go types.
func plainJSON(err error) error {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		return fmt.Errorf("a %s is no value of %q", kind.Value, strings.TrimPrefix(kind.Field, "Point."))
	}
	return err
}

// check refuses what no scan could have said.
func (p *Point) check() error {
	switch {
	case p.Label == "":
		return errors.New("it has no label")
	case p.Time < 0:
		return fmt.Errorf("time %d", p.Time)
	}
	if p.Version != nil {
		if _, err := release.ParseKernel(*p.Version); err != nil {
			return err
		}
	}
	if _, ok := parseDay(p.Date); p.Date != "" && !ok {
		return fmt.Errorf("date %q", p.Date)
	}
	states := []features.State{features.Blocked, features.Waiting, features.Removable, features.Internal, features.Removed, features.Unknown}
	for _, i := range p.Items {
		if i == nil || i.Name == "" {
			return errors.New("an item has no name")
		}
		if !slices.Contains(states, i.State) {
			return fmt.Errorf("%q has the state %q", i.Name, i.State)
		}
		i.Crates, i.Places, i.Files = filled(i.Crates), filled(i.Places), filled(i.Files)
	}
	if p.Items == nil || p.Dirs == nil || p.Subgoals == nil || p.Minimum == nil {
		return errors.New("items, directories, subgoals or minimum_rust is missing")
	}
	return nil
}

func filled(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// WriteStore writes points, oldest first.
func WriteStore(w io.Writer, points []*Point) error {
	sorted := slices.Clone(points)
	slices.SortStableFunc(sorted, (*Point).Compare)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, p := range sorted {
		if err := enc.Encode(storeLine{storeVersion, p}); err != nil {
			return err
		}
	}
	return nil
}

// History is a set of points by label, as a store holds them and a run adds to
// it.
type History struct {
	points  []*Point
	byLabel map[string]int
	byTree  map[string]*Point // by tree and settings
}

// NewHistory starts from the points of a store.
func NewHistory(points []*Point) *History {
	h := &History{byLabel: map[string]int{}, byTree: map[string]*Point{}}
	for _, p := range points {
		h.Put(p)
	}
	return h
}

// Points are all points. They belong to the history.
func (h *History) Points() []*Point { return h.points }

// Put adds a point, in place of one with the same label.
func (h *History) Put(p *Point) {
	if len(h.points) > 0 {
		p.share(h.points[len(h.points)-1])
	}
	if p.Tree != "" {
		h.byTree[p.Tree+" "+p.Settings] = p
	}
	i, again := h.byLabel[p.Label]
	if again {
		p.given = h.points[i].given
		h.points[i] = p
		return
	}
	p.given = len(h.points)
	h.byLabel[p.Label] = len(h.points)
	h.points = append(h.points, p)
}

// Find gives a point that was made of a tree under the settings, nil when
// there is none.
func (h *History) Find(tree, settings string) *Point { return h.byTree[tree+" "+settings] }

// ByLabel gives the point of a label, nil when there is none.
func (h *History) ByLabel(label string) *Point {
	i, ok := h.byLabel[label]
	if !ok {
		return nil
	}
	return h.points[i]
}
