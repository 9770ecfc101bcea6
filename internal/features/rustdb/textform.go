package rustdb

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"featscan/internal/release"
)

// This file writes and reads the strings in which a line holds changes and items.

func encodeFacet(facet []Change) (texts []string) {
	for _, c := range facet {
		text := c.From.String() + " " + string(c.State)
		if !c.Declared.IsZero() {
			text += " = " + c.Declared.String()
		}
		if !c.Sure {
			text += " ?"
		}
		texts = append(texts, text)
	}
	return texts
}

var facetStates = []State{Stable, Unstable, Incomplete, Internal, Removed, constUnstable, gone}

func decodeFacet(texts []string) ([]Change, error) {
	facet := make([]Change, 0, len(texts))
	for _, text := range texts {
		rest, unsure := strings.CutSuffix(text, " ?")
		rest, declared, _ := strings.Cut(rest, " = ")
		from, state, _ := strings.Cut(rest, " ")
		c := Change{State: State(state), Sure: !unsure}
		r, err := release.ParseRust(from)
		if err == nil {
			c.From = r
			err = c.Declared.UnmarshalText([]byte(declared))
		}
		if err != nil {
			return nil, fmt.Errorf("change %q: %w", text, err)
		}
		if !slices.Contains(facetStates, c.State) {
			return nil, fmt.Errorf("change %q: state %q is unknown", text, state)
		}
		if n := len(facet); n > 0 && !facet[n-1].From.Less(r) {
			return nil, fmt.Errorf("change %q: does not follow %s", text, facet[n-1].From)
		}
		facet = append(facet, c)
	}
	return facet, nil
}

// encodeItems writes items, those alike but for the last segment together.
func encodeItems(items []Item) (texts []string) {
	type group struct {
		front, back string
		names       []string
	}
	var groups []*group
	byShape := map[string]*group{}
	for i := range items {
		item := &items[i]
		front, back := item.shape()
		key := front + "\x00" + back
		g := byShape[key]
		if g == nil {
			g = &group{front: front, back: back}
			byShape[key] = g
			groups = append(groups, g)
		}
		g.names = append(g.names, item.Name())
	}
	for _, g := range groups {
		names := g.names[0]
		if len(g.names) > 1 {
			names = "{" + strings.Join(g.names, ",") + "}"
		}
		texts = append(texts, g.front+names+g.back)
	}
	return texts
}

// shape is all of an item's text but its name: what stands before and behind it.
func (i *Item) shape() (front, back string) {
	if i.Const {
		front = "~const "
	}
	front += string(i.Kind) + " " + strings.TrimSuffix(i.Path, i.Name())
	if !i.From.IsZero() || !i.Until.IsZero() {
		back = " " + i.From.String() + ".." + i.Until.String()
	}
	for _, p := range i.Public {
		if parent, same := strings.CutSuffix(p, "::"+i.Name()); same {
			p = parent + "::*"
		}
		back += " = " + p
	}
	return front, back
}

// itemNames are the names of the items that a text describes, and those that users
// may know one by instead.
func itemNames(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		rest, publics, _ := strings.Cut(strings.TrimPrefix(text, "~const "), " = ")
		_, path, _ := strings.Cut(rest, " ")
		_, names := splitNames(itemPath(path))
		for name := range strings.SplitSeq(names, ",") {
			if !yield(name) {
				return
			}
		}
		if publics == "" {
			return
		}
		for public := range strings.SplitSeq(publics, " = ") {
			if strings.HasSuffix(public, "::*") {
				continue
			}
			if name := public[strings.LastIndex(public, ":")+1:]; name != names && !yield(name) {
				return
			}
		}
	}
}

// itemPath is the path in what stands behind the kind of an item.
func itemPath(rest string) string {
	path, _, _ := strings.Cut(rest, " ")
	return path
}

// splitNames cuts a path, such as core::{a,b}, before its names.
func splitNames(path string) (parent, names string) {
	if parent, names, many := strings.Cut(path, "{"); many {
		return parent, strings.TrimSuffix(names, "}")
	}
	at := strings.LastIndex(path, "::")
	if at < 0 {
		return "", path
	}
	return path[:at+2], path[at+2:]
}

func decodeItems(text string) ([]Item, error) {
	g, err := readItems(text, func(_ []string, names string) []string { return strings.Split(names, ",") })
	if err != nil {
		return nil, err
	}
	return g.expand(), nil
}

// decodeNamed decodes those items of a text that users know by a name: the last of
// their paths, or that of a public path, which holds for all of the text.
func decodeNamed(text, name string) ([]Item, error) {
	g, err := readItems(text, func(publics []string, names string) []string {
		switch {
		case slices.ContainsFunc(publics, func(p string) bool { return strings.HasSuffix(p, "::"+name) }):
			return strings.Split(names, ",")
		case lists(names, name):
			return []string{name}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return g.expand(), nil
}

// lists reports whether a name is one of those that commas part: in a text there may be
// thousands.
func lists(names, name string) bool {
	for at := 0; ; at++ {
		next := strings.Index(names[at:], name)
		if next < 0 {
			return false
		}
		at += next
		if end := at + len(name); (at == 0 || names[at-1] == ',') && (end == len(names) || names[end] == ',') {
			return true
		}
	}
}

// itemGroup is what one text tells of items that differ in their last name only.
type itemGroup struct {
	shape   Item
	parent  string // of their paths
	names   []string
	publics []string
}

// readItems reads a text without making its items. pick takes from the last names, which
// commas part, those that are wanted.
func readItems(text string, pick func(publics []string, names string) []string) (*itemGroup, error) {
	rest, konst := strings.CutPrefix(text, "~const ")
	rest, publics, _ := strings.Cut(rest, " = ")
	kind, path, _ := strings.Cut(rest, " ")
	shape := Item{Kind: ItemKind(kind), Const: konst}
	if !slices.Contains(itemKinds, shape.Kind) {
		return nil, fmt.Errorf("item %q: kind %q is unknown", text, kind)
	}
	if at := strings.LastIndexByte(path, ' '); at >= 0 && strings.Contains(path[at:], "..") {
		from, until, _ := strings.Cut(path[at+1:], "..")
		path = path[:at]
		if err := shape.From.UnmarshalText([]byte(from)); err != nil {
			return nil, fmt.Errorf("item %q: %w", text, err)
		}
		if err := shape.Until.UnmarshalText([]byte(until)); err != nil {
			return nil, fmt.Errorf("item %q: %w", text, err)
		}
	}
	if path == "" {
		return nil, fmt.Errorf("item %q: want a kind and a path", text)
	}
	parent, names := splitNames(path)
	var paths []string
	if publics != "" {
		paths = strings.Split(publics, " = ")
	}
	return &itemGroup{shape, parent, pick(paths, names), paths}, nil
}

// expand makes an item of each name. A database has tens of thousands, so
// their paths share one allocation, and so do their lists of public paths.
func (g *itemGroup) expand() []Item {
	shape, parent, names, publics := g.shape, g.parent, g.names, g.publics
	var text strings.Builder
	size := 0
	for _, name := range names {
		size += len(parent) + len(name)
		for _, p := range publics {
			size += len(p) + len(name)
		}
	}
	text.Grow(size)
	ends := make([]int, 0, len(names)*(1+len(publics)))
	for _, name := range names {
		text.WriteString(parent)
		text.WriteString(name)
		ends = append(ends, text.Len())
		for _, p := range publics {
			prefix, same := strings.CutSuffix(p, "*")
			text.WriteString(prefix)
			if same {
				text.WriteString(name)
			}
			ends = append(ends, text.Len())
		}
	}
	all, start := text.String(), 0
	next := func() string {
		s := all[start:ends[0]]
		start, ends = ends[0], ends[1:]
		return s
	}
	items := make([]Item, len(names))
	lists := make([]string, len(names)*len(publics))
	for i := range items {
		items[i] = shape
		items[i].Path = next()
		if len(publics) == 0 {
			continue
		}
		items[i].Public = lists[i*len(publics) : (i+1)*len(publics) : (i+1)*len(publics)]
		for n := range publics {
			items[i].Public[n] = next()
		}
	}
	return items
}
