package policy

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"featscan/internal/features"
)

// Baseline is what a tree had when somebody accepted it: one JSON object a
// line, sorted, without line numbers, so that it is good to commit and to
// review. The first line says what the file is.
type Baseline struct {
	Name      string // of the file, for messages
	sightings []sighting
	// problems are those that are about no finding: a comment, say. Feature is
	// the type, Value the fingerprint.
	problems []sighting
}

// kindProblem marks a problem among the entries of a baseline.
const kindProblem features.Kind = "problem"

// MaxBaseline is the largest baseline that is read, in bytes.
const MaxBaseline = 64 << 20

type baselineHead struct {
	Baseline int    `json:"featscan_baseline"`
	Rust     string `json:"rust"`
}

// WriteBaseline writes what a side holds of the tree's own, and what else would
// be objected to.
func WriteBaseline(w io.Writer, side *Side, facts Facts, config *Config) error {
	list := owned(side.Result, sight(side))
	rest, _ := Judge(Change{After: side, Baseline: &Baseline{sightings: list}}, facts, config)
	for i := range rest {
		if p := &rest[i]; !p.Suppressed {
			list = append(list, sighting{Kind: kindProblem, Feature: p.Type, Value: p.Fingerprint, File: p.File})
		}
	}
	slices.SortFunc(list, sighting.compare)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(baselineHead{1, side.Result.Rust}); err != nil {
		return err
	}
	for _, s := range list {
		if err := enc.Encode(s); err != nil {
			return err
		}
	}
	return nil
}

func owned(r *features.Result, list []sighting) []sighting {
	var own []sighting
	for i, s := range list {
		if f := &r.Findings[i]; f.Owner != features.OwnerVendored && f.Activity != features.Dormant {
			own = append(own, s)
		}
	}
	return own
}

// ParseBaseline reads what WriteBaseline wrote. The error names file and line.
func ParseBaseline(name string, data []byte) (*Baseline, error) {
	b := &Baseline{Name: name}
	in := bufio.NewScanner(bytes.NewReader(data))
	in.Buffer(nil, 1<<20)
	n := 0
	for in.Scan() {
		n++
		if len(bytes.TrimSpace(in.Bytes())) == 0 {
			continue
		}
		if n == 1 {
			var head baselineHead
			if err := strict(in.Bytes(), &head); err != nil || head.Baseline != 1 {
				return nil, fmt.Errorf("%s:1: not a baseline of featscan (write one with `featscan lint --write-baseline FILE`)", name)
			}
			continue
		}
		var s sighting
		if err := strict(in.Bytes(), &s); err != nil || s.Kind == "" || s.File == "" {
			return nil, fmt.Errorf("%s:%d: not an entry of a baseline", name, n)
		}
		if s.Kind == kindProblem {
			b.problems = append(b.problems, s)
			continue
		}
		s.Off = s.crateless()
		b.sightings = append(b.sightings, s)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, err)
	}
	if n == 0 {
		return nil, fmt.Errorf("%s:1: not a baseline of featscan: it is empty", name)
	}
	return b, nil
}

func strict(line []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if dec.More() {
		return errors.New("more than one value")
	}
	return nil
}

// accepted drops the problems that the baseline holds, and says which of those
// that it holds are no longer there.
func (c *Case) accepted(found []Problem) []Problem {
	if c.Baseline == nil {
		return found
	}
	there := map[sighting]bool{}
	found = slices.DeleteFunc(found, func(p Problem) bool {
		s := sighting{Kind: kindProblem, Feature: p.Type, Value: p.Fingerprint, File: p.File}
		there[s] = slices.Contains(c.Baseline.problems, s)
		return there[s]
	})
	r := Find("STALE_BASELINE")
	for _, s := range c.Baseline.problems {
		if !there[s] {
			p := c.stale(r, s.File, "a problem of type "+s.Feature)
			p.Fingerprint = c.fingerprint(r.Type, s.Feature, s.Value, s.File)
			found = append(found, p)
		}
	}
	return found
}

func (c *Case) stale(r *Rule, file, what string) Problem {
	return Problem{
		Type: r.Type, Level: c.config.level(r.Type, r.Level), File: file, Line: 1, Col: 1, EndLine: 1, EndCol: 1,
		Message: fmt.Sprintf("%s holds %s that the tree has no longer", filepath.Base(c.Baseline.Name), what), // no result names a directory of this machine
		Help:    "lower it with --write-baseline",
	}
}

// staleBaseline says what the baseline holds and the tree does not, once for
// each feature and file.
func staleBaseline(c *Case, r *Rule) []Problem {
	if c.Baseline == nil {
		return nil
	}
	type key struct {
		kind          features.Kind
		feature, file string
	}
	count := map[key]int{}
	var keys []key
	for _, s := range c.gone {
		k := key{s.Kind, s.Feature, s.File}
		if count[k]++; count[k] == 1 {
			keys = append(keys, k)
		}
	}
	var found []Problem
	for _, k := range keys {
		name := k.feature
		p := c.stale(r, k.file, plural(count[k], string(k.kind)+" of "+k.feature))
		p.Feature = &name
		c.about(&p, name)
		p.Fingerprint = c.fingerprint(r.Type, string(k.kind), k.feature, k.file)
		found = append(found, p)
	}
	return found
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	head, rest, _ := strings.Cut(what, " ")
	return fmt.Sprintf("%d %ss %s", n, head, rest)
}
