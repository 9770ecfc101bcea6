package rustdb

import (
	"maps"
	"slices"

	"featscan/internal/release"
)

// gates joins the items that the releases say a library feature gates. An item
// seen in two releases but not in one between is two items.
func gates(name string, rels []*Release, history []Change) []Item {
	open := map[itemKey]*Item{}
	var done []Item
	for i, rel := range rels {
		seen := gatedIn(name, rels, i)
		for _, key := range slices.Collect(maps.Keys(open)) {
			if now, ok := seen[key]; ok {
				open[key].Public = now.Public
				continue
			}
			item := *open[key]
			item.Until = until(key, rel, rels[i-1])
			done = append(done, item)
			delete(open, key)
		}
		for key, item := range seen {
			if _, ok := open[key]; ok {
				continue
			}
			if i > 0 {
				item.From = gatedFrom(rels[i-1], name, history)
			}
			if !item.Until.IsZero() {
				done = append(done, item)
				continue
			}
			open[key] = &item
		}
	}
	for _, item := range open {
		done = append(done, *item)
	}
	slices.SortFunc(done, func(a, b Item) int { return a.Compare(&b) })
	return done
}

// gatedFrom is the release from which an item that prev does not have may have
// been gated: with the feature itself, if that came later.
func gatedFrom(prev *Release, name string, history []Change) release.Rust {
	from := nextMinor(prev.Version)
	if prev.Lib[name] != nil {
		return from
	}
	for _, c := range history {
		if prev.Version.Less(c.From) && known(c.State) {
			return c.From
		}
	}
	return from
}

// gatedIn are the items that the feature gates in release i. Those of a feature
// that was born and became stable since the release before are among them, with
// the release in which they became stable.
func gatedIn(name string, rels []*Release, i int) itemSet {
	d := rels[i].Lib[name]
	if d == nil {
		return nil
	}
	if d.State != Stable {
		return d.items
	}
	if i == 0 || rels[i-1].Lib[name] != nil {
		return nil
	}
	items := itemSet{}
	for key, item := range d.items {
		since := rels[i].stable[key]
		if nextMinor(rels[i-1].Version).Less(since) && since.Compare(rels[i].Version) <= 0 {
			item.Until = since
			items[key] = item
		}
	}
	return items
}

// until is the release in which an item that rel does not gate any more stopped
// being gated: since when it is stable, else when rel came out.
func until(key itemKey, rel, prev *Release) release.Rust {
	if since := rel.stable[key]; prev.Version.Less(since) && since.Compare(rel.Version) <= 0 {
		return since
	}
	return minorOf(rel.Version)
}

// align dates the end of one facet by the change of the other: a feature that
// moves from library to language, or whose one half becomes stable or is removed,
// loses the other half in the same release.
func (e *Entry) align(rels []*Release) {
	for _, pair := range [][2][]Change{{e.Lang, e.Lib}, {e.Lib, e.Lang}} {
		ends, other := pair[0], pair[1]
		for i := range ends {
			c := &ends[i]
			if c.State != gone || c.Sure {
				continue
			}
			after := before(rels, c.From)
			for _, o := range other {
				if o.Sure && (o.State == Stable || o.State == Removed) && after.Less(o.From) && o.From.Compare(c.From) <= 0 {
					c.From, c.Sure = o.From, true
					break
				}
			}
		}
	}
}

// before is the newest release read that is older than r.
func before(rels []*Release, r release.Rust) (newest release.Rust) {
	for _, rel := range rels {
		if rel.Version.Less(r) {
			newest = rel.Version
		}
	}
	return newest
}

// redeclared notes where the sources date a stabilization otherwise than the
// history does, and takes the newest such date for the entry.
func (e *Entry) redeclared(rels []*Release) {
	for n, facet := range []*[]Change{&e.Lang, &e.Lib} {
		for _, rel := range rels {
			d := []map[string]*Declared{rel.Lang, rel.Lib}[n][e.Name]
			if d == nil || d.State != Stable || d.Since.IsZero() || e.merged(rel.Version) != Stable {
				continue
			}
			if since := e.StableSinceAt(rel.Version); since != d.Since && at(*facet, rel.Version) == Stable && e.Kind != KindLangLib {
				*facet = declare(*facet, rel.Version, d.Since)
			}
		}
	}
	if !e.StableSince.IsZero() {
		e.StableSince = e.StableSinceAt(rels[len(rels)-1].Version)
	}
}

// declare notes, in the stable state that holds at r, the date that r gives it.
func declare(facet []Change, r, since release.Rust) []Change {
	last := -1
	for i, c := range facet {
		if c.From.Compare(r) <= 0 {
			last = i
		}
	}
	from := minorOf(r)
	if facet[last].From == from || facet[last].Declared.IsZero() && !facet[last].Sure {
		facet[last].Declared = since
		return facet
	}
	return slices.Insert(facet, last+1, Change{From: from, State: Stable, Sure: false, Declared: since})
}
