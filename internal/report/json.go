package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/release"
)

// document is the JSON contract: a Result, and what --by and --matrix add.
type document struct {
	features.Result
	By     *groupsJSON `json:"by,omitempty"`
	Matrix *Matrix     `json:"matrix,omitempty"`
}

type groupsJSON struct {
	What   string      `json:"what"`
	Groups []groupJSON `json:"groups"`
}

// groupJSON counts a group; its findings are in the result already.
type groupJSON struct {
	Name     *string  `json:"name"` // null for the findings of no group
	Features []string `json:"features"`
	Flags    []string `json:"flags"`
	Gates    int      `json:"gates"`
	Uses     int      `json:"uses"`
	Files    int      `json:"files"`
}

func writeJSON(w io.Writer, r *features.Result, o Options) error {
	doc := document{Result: normal(r), By: groupCounts(o.Groups), Matrix: normalMatrix(o.Matrix)}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(b.Bytes()))
	return err
}

func groupCounts(g *Groups) *groupsJSON {
	if g == nil {
		return nil
	}
	out := &groupsJSON{What: g.By, Groups: []groupJSON{}}
	for _, item := range g.Items {
		out.Groups = append(out.Groups, countGroup(item))
	}
	return out
}

func countGroup(item Group) groupJSON {
	g := groupJSON{Features: []string{}, Flags: []string{}}
	if item.Name != "" {
		g.Name = &item.Name
	}
	files := map[string]bool{}
	for i := range item.Findings {
		f := &item.Findings[i]
		files[f.File] = true
		switch f.Kind {
		case features.KindGate, features.KindAllow:
			g.Gates++
			g.Features = append(g.Features, f.Feature)
		case features.KindUse:
			g.Uses++
			g.Features = append(g.Features, f.Feature)
		default:
			g.Flags = append(g.Flags, f.Feature)
		}
	}
	g.Files = len(files)
	slices.Sort(g.Features)
	slices.Sort(g.Flags)
	g.Features, g.Flags = slices.Compact(g.Features), slices.Compact(g.Flags)
	return g
}

func normalMatrix(m *Matrix) *Matrix {
	if m == nil {
		return nil
	}
	return &Matrix{Cells: normalCells(m.Cells), Best: normalCells(m.Best)}
}

func normalCells(cells []Cell) []Cell {
	cells = list(cells)
	for i := range cells {
		cells[i].On, cells[i].Unstable = list(cells[i].On), list(cells[i].Unstable)
	}
	return cells
}

// normal is r as the contract wants it: no array null, every top-level array
// sorted. It shares nothing that it changes with r.
func normal(r *features.Result) features.Result {
	n := *r
	if n.Tree.MinimumRust == nil {
		n.Tree.MinimumRust = map[string]release.Rust{}
	}
	n.Tree.UndefinedSymbols = list(n.Tree.UndefinedSymbols)
	n.Features, n.Subgoals, n.Crates = list(n.Features), list(n.Subgoals), list(n.Crates)
	n.Findings, n.Damaged, n.Skipped = list(n.Findings), list(n.Damaged), list(n.Skipped)
	for i := range n.Features {
		f := &n.Features[i]
		f.Crates, f.UnneededIn = list(f.Crates), list(f.UnneededIn)
	}
	for i := range n.Subgoals {
		s := &n.Subgoals[i]
		s.Goals, s.Documents, s.Owners = list(s.Goals), list(s.Documents), list(s.Owners)
		s.Steps, s.Features = list(s.Steps), list(s.Features)
	}
	for i := range n.Crates {
		c := &n.Crates[i]
		c.Files, c.Cfgs, c.Flags = list(c.Files), list(c.Cfgs), list(c.Flags)
		f := &c.Features
		f.Active, f.Conditional, f.Dormant = list(f.Active), list(f.Conditional), list(f.Dormant)
	}
	sortResult(&n)
	return n
}

func sortResult(n *features.Result) {
	slices.SortStableFunc(n.Features, func(a, b features.Feature) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), cmp.Compare(a.Kind, b.Kind))
	})
	slices.SortStableFunc(n.Subgoals, func(a, b features.Subgoal) int { return strings.Compare(a.ID, b.ID) })
	slices.SortStableFunc(n.Crates, func(a, b features.Crate) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Root, b.Root))
	})
	slices.SortStableFunc(n.Findings, func(a, b features.Finding) int { return a.Compare(&b) })
	slices.SortStableFunc(n.Damaged, func(a, b features.Damaged) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	slices.SortStableFunc(n.Skipped, func(a, b features.Skipped) int {
		return cmp.Or(strings.Compare(a.File, b.File), strings.Compare(a.Reason, b.Reason))
	})
}

// list is a copy of s that is never nil.
func list[T any](s []T) []T { return append(make([]T, 0, len(s)), s...) }
