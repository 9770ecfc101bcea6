package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/release"
)

// document is the JSON contract: a Result, and what --by and --matrix add.
type document struct {
	features.Result
	By     *Groups        `json:"by,omitempty"`
	Matrix *kernel.Matrix `json:"matrix,omitempty"`
}

func writeJSON(w io.Writer, r *features.Result, o Options) error {
	doc := document{Result: normal(r), By: o.Groups, Matrix: o.Matrix}
	if len(doc.Findings) <= findingsAtATime {
		return writeIndented(w, doc)
	}
	// Findings are most of the document: they are encoded beside each other, and put
	// where the others left room. No string holds a line's end.
	chunks := slices.Collect(slices.Chunk(doc.Findings, findingsAtATime))
	doc.Findings = doc.Findings[:0]
	parts := make([][]byte, len(chunks))
	var rest []byte
	var next atomic.Int64
	var group errgroup.Group
	for i := range runtime.GOMAXPROCS(0) {
		group.Go(func() (err error) {
			if i == 0 {
				if rest, err = newEncoder("").encode(doc); err != nil {
					return err
				}
			}
			enc := newEncoder("  ")
			for n := int(next.Add(1)) - 1; n < len(chunks) && err == nil; n = int(next.Add(1)) - 1 {
				var part []byte
				part, err = enc.encode(chunks[n])
				parts[n] = bytes.Clone(bytes.TrimSuffix(bytes.TrimPrefix(part, []byte("[")), []byte("\n  ]\n")))
			}
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	before, after, found := bytes.Cut(rest, []byte("\n  \"findings\": []"))
	if !found {
		return errors.New("document without findings")
	}
	pieces := [][]byte{before, []byte("\n  \"findings\": [")}
	for i, part := range parts {
		if i > 0 {
			pieces = append(pieces, []byte(","))
		}
		pieces = append(pieces, part)
	}
	for _, piece := range append(pieces, []byte("\n  ]"), after) {
		if _, err := w.Write(piece); err != nil {
			return err
		}
	}
	return nil
}

// findingsAtATime is how many findings are encoded at a time, in memory that is used
// again for the next.
const findingsAtATime = 100

// writeIndented prints v as every JSON document of the program looks: indented
// by two, and without control characters.
func writeIndented(w io.Writer, v any) error {
	text, err := newEncoder("").encode(v)
	if err != nil {
		return err
	}
	_, err = w.Write(text)
	return err
}

// encoder makes such JSON, one value after the other in the same memory.
type encoder struct {
	text bytes.Buffer
	json *json.Encoder
}

// newEncoder makes an encoder that writes prefix before each line but the first.
func newEncoder(prefix string) *encoder {
	e := new(encoder)
	e.json = json.NewEncoder(&e.text)
	e.json.SetEscapeHTML(false)
	e.json.SetIndent(prefix, "  ")
	return e
}

// encode is the JSON of v, until the next is encoded.
func (e *encoder) encode(v any) ([]byte, error) {
	e.text.Reset()
	if err := e.json.Encode(v); err != nil {
		return nil, err
	}
	return escapeJSON(e.text.Bytes()), nil
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
