package plan

import (
	"cmp"
	"slices"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// Plan is what falls away when the minimum Rust version of a tree rises.
type Plan struct {
	SchemaVersion int              `json:"schema_version"`
	Tool          features.Tool    `json:"tool"`
	Tree          features.Tree    `json:"tree"`
	Versions      []Version        `json:"versions"`  // those asked for, oldest first
	Subgoals      []SubgoalEnd     `json:"subgoals"`  // by name
	Compilers     []DistroCompiler `json:"compilers"` // of distributions, oldest first
}

// Version is the plan for one minimum.
type Version struct {
	Rust  string `json:"rust"`
	Items []Item `json:"items"` // what becomes removable at this minimum, by file and line
	// Minimum are the minimums of each architecture once the default one is
	// raised: those that ask for more keep what they ask for.
	Minimum features.Minimum `json:"minimum_rust"`
	Stays   []Stay           `json:"stays"` // by name
	// Excludes are the distributions whose compiler would become too old.
	Excludes []string `json:"excludes"`
	// Edits are the files as the patch leaves them, by path.
	Edits map[string][]byte `json:"-"`
	// Before are the same files as they are.
	Before map[string][]byte `json:"-"`
}

// Kinds of Item.
const (
	ItemGate    = "gate"    // a name in #![feature(...)]
	ItemAllow   = "allow"   // a name in an allow-list
	ItemSymbol  = "symbol"  // a Kconfig symbol that only asks for a version
	ItemCfg     = "cfg"     // a cfg, cfg_attr or cfg! that asks for such a symbol
	ItemKconfig = "kconfig" // another Kconfig expression
	ItemBranch  = "branch"  // a branch on the version in a Makefile or a host program
	ItemFlag    = "flag"    // an option with a stable form
	ItemComment = "comment" // a comment that speaks of what goes
	ItemMinimum = "minimum" // where the tree states its minimum
)

// Item is one thing to edit.
type Item struct {
	Kind   string  `json:"kind"`
	Name   string  `json:"name"` // the feature, symbol, option or condition
	File   string  `json:"file"`
	Line   int     `json:"line"`
	Action string  `json:"action"` // "remove", "unwrap", "resolve" or "replace"
	With   *string `json:"with"`   // what takes its place, if anything
	Since  string  `json:"since"`  // the first minimum at which it can go
	// Manual says that the patch leaves it to a person, and Why that it does.
	Manual bool   `json:"manual"`
	Why    string `json:"why"`
}

func (i *Item) compare(o *Item) int {
	return cmp.Or(cmp.Compare(i.File, o.File), cmp.Compare(i.Line, o.Line), cmp.Compare(i.Kind, o.Kind), cmp.Compare(i.Name, o.Name))
}

// Stay is a feature or flag that the tree still depends on at a minimum.
type Stay struct {
	Name    string  `json:"name"`
	Kind    string  `json:"kind"`
	Until   *string `json:"until"` // the minimum at which it goes, nil while none is known
	Why     string  `json:"why"`
	Subgoal *string `json:"subgoal"`
}

// SubgoalEnd says at which minimum the tree has nothing left of a subgoal.
type SubgoalEnd struct {
	ID      string   `json:"id"`
	EmptyAt *string  `json:"empty_at"` // nil while something is blocked
	Blocked []string `json:"blocked"`  // what no release known settles, sorted
}

// Text is the tree as the plan needs it: what to look at, and whose it is.
type Text struct {
	Files []string                          // Rust sources and build files, sorted
	Read  func(name string) ([]byte, error) // the bytes of one
	Owned func(name string) bool            // whether it is the tree's own code
}

// Make plans for each of versions, oldest first. r is a scan of the tree for
// its own minimum; what the tree cannot be read for is left out.
func Make(r *features.Result, db *rustdb.DB, text Text, versions []release.Rust) *Plan {
	p := &Plan{
		SchemaVersion: features.SchemaVersion, Tool: r.Tool, Tree: r.Tree,
		Versions: []Version{}, Compilers: Compilers,
	}
	e := newEditor(r, db, text)
	p.Subgoals = e.subgoals()
	since := e.sinces(versions)
	for _, v := range versions {
		version := e.version(v)
		for i := range version.Items {
			version.Items[i].Since = since[key(&version.Items[i])]
			if version.Items[i].Since == "" {
				version.Items[i].Since = v.String()
			}
		}
		version.Stays = e.stays(v)
		version.Excludes = excluded(e.minimum[""], v)
		p.Versions = append(p.Versions, version)
	}
	return p
}

// key identifies an item at whatever minimum it appears.
func key(i *Item) itemKey { return itemKey{i.Kind, i.File, i.Name, i.Action, i.Line} }

type itemKey struct {
	kind, file, name, action string
	line                     int
}

// sinces finds the first minimum of each item of any of the versions.
func (e *editor) sinces(versions []release.Rust) map[itemKey]string {
	since := map[itemKey]string{}
	if len(versions) == 0 {
		return since
	}
	last := slices.MaxFunc(versions, release.Rust.Compare)
	for _, v := range features.Points(e.minimum[""], last) {
		if last.Less(v) {
			break
		}
		for _, i := range e.version(v).Items {
			if _, ok := since[key(&i)]; !ok {
				since[key(&i)] = v.String()
			}
		}
	}
	return since
}

// end is the first minimum from which the tree no longer needs a feature or
// flag that is not stable; false for none, as when the edition of a crate keeps it from
// being stable there.
func (e *editor) end(f *features.Feature) (at release.Rust, ok bool) {
	if e.older[f.Name] != nil {
		return release.Rust{}, false
	}
	switch f.State {
	case features.Removable:
		return release.Rust{}, true
	case features.Waiting:
		if f.Until == nil {
			return release.Rust{}, false
		}
		r, err := release.ParseRust(*f.Until)
		return r, err == nil
	case features.Blocked:
		if known, ok := e.db.Lookup(f.Name); ok && known.Option != nil && known.Option.StableForm != "" {
			return known.Option.StableFormSince, true
		}
	}
	return release.Rust{}, false
}

// stays lists what is left at a minimum.
func (e *editor) stays(v release.Rust) []Stay {
	r, list := e.result, []Stay{}
	vendored := map[string]bool{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Kind == features.KindGate && f.Owner == features.OwnerVendored && f.Activity != features.Dormant && f.Context != features.InDoctest {
			vendored[f.Feature] = true
		}
	}
	for i := range r.Features {
		f := &r.Features[i]
		if !f.TurnedOn || f.Activity == features.Dormant {
			continue
		}
		s := Stay{Name: f.Name, Kind: f.Kind, Subgoal: f.Subgoal}
		at, ok := e.end(f)
		switch {
		case ok && !v.Less(at) && f.Owner == features.OwnerTree && !vendored[f.Name]:
			continue
		case f.Owner != features.OwnerTree, ok && !v.Less(at):
			s.Why = "only vendored code turns it on, which is not edited here"
		case ok:
			text := at.String()
			s.Until, s.Why = &text, "it goes at "+text
		case e.older[f.Name] != nil:
			s.Why = e.olderWhy(f.Name)
		case f.State == features.Internal:
			s.Why = "it is internal to rustc and its library, and never meant to become stable"
		case f.State == features.Removed:
			s.Why = "a newer rustc no longer knows it; the tree has to change first"
		case f.State == features.Unknown:
			s.Why = "no release known has it"
		case f.Setting():
			s.Why = "it is no feature or option that rustc could stabilize"
		default:
			s.Why = "it is unstable in every release up to " + e.db.Newest().String()
		}
		list = append(list, s)
	}
	return list
}

// subgoals says for each subgoal that the tree has features of when it ends.
func (e *editor) subgoals() []SubgoalEnd {
	r := e.result
	ends := map[string]*SubgoalEnd{}
	at := map[string]release.Rust{}
	for i := range r.Features {
		f := &r.Features[i]
		if f.Subgoal == nil || !f.TurnedOn || f.Activity == features.Dormant || f.Owner != features.OwnerTree || f.State == features.Internal {
			continue
		}
		id := *f.Subgoal
		if ends[id] == nil {
			ends[id] = &SubgoalEnd{ID: id, Blocked: []string{}}
		}
		until, ok := e.end(f)
		if !ok {
			ends[id].Blocked = append(ends[id].Blocked, f.Name)
		}
		if at[id].Less(until) {
			at[id] = until
		}
	}
	least := r.Tree.MinimumRust["default"]
	list := []SubgoalEnd{}
	for id, last := range ends {
		if len(last.Blocked) == 0 {
			text := at[id].String()
			if at[id].Less(least) {
				text = least.String()
			}
			last.EmptyAt = &text
		}
		list = append(list, *last)
	}
	slices.SortFunc(list, func(a, b SubgoalEnd) int { return cmp.Compare(a.ID, b.ID) })
	return list
}
