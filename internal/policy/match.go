package policy

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
)

// sighting is a finding without its position: what a finding is recognised by
// after the code around it has moved. It is also a line of a baseline.
type sighting struct {
	Kind    features.Kind `json:"kind"`
	Feature string        `json:"feature"`
	Value   string        `json:"value,omitempty"`
	File    string        `json:"file"`
	Crate   string        `json:"crate,omitempty"`
	// Cond is the condition in source form, "" for always and for uses.
	Cond string `json:"condition,omitempty"`
	// Item is the head of the function, impl or macro around a use.
	Item string `json:"item,omitempty"`
	// Text is the source line with its white space squeezed; only uses have
	// it, since a gate or option often shares its line with others.
	Text string `json:"text,omitempty"`
	// Off says that no build compiles it. A change that has it compiled brings
	// something new, though the code was in the tree before.
	Off bool `json:"-"`
}

func (s sighting) compare(o sighting) int {
	return cmp.Or(cmp.Compare(s.File, o.File), cmp.Compare(s.Kind, o.Kind), cmp.Compare(s.Feature, o.Feature),
		cmp.Compare(s.Value, o.Value), cmp.Compare(s.Crate, o.Crate), cmp.Compare(s.Item, o.Item),
		cmp.Compare(s.Text, o.Text), cmp.Compare(s.Cond, o.Cond))
}

// sight makes the sightings of a side, one for each finding of its result.
func sight(side *Side) []sighting {
	if side == nil || side.Result == nil {
		return nil
	}
	if side.sightings == nil {
		side.sightings = side.sight()
	}
	return side.sightings
}

func (side *Side) sight() []sighting {
	files := map[string][][]byte{}
	list := make([]sighting, len(side.Result.Findings))
	for i := range side.Result.Findings {
		f := &side.Result.Findings[i]
		s := sighting{Kind: f.Kind, Feature: f.Feature, Value: deref(f.Value), File: f.File, Crate: deref(f.Crate), Cond: squeeze(deref(f.Condition))}
		if f.Kind == features.KindUse {
			lines, ok := files[f.File]
			if !ok {
				lines = bytes.Split(side.Text[f.File], []byte("\n"))
				files[f.File] = lines
			}
			s.Text, s.Item, s.Cond = squeeze(f.Text), item(lines, f.Line), ""
		}
		s.Off = f.Activity == features.Dormant || s.crateless()
		list[i] = s
	}
	return list
}

// crateless reports whether a sighting stands in Rust code of no crate.
func (s sighting) crateless() bool { return s.Crate == "" && strings.HasSuffix(s.File, ".rs") }

func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// itemHead starts a function, type, impl, trait, module, constant or macro.
var itemHead = regexp.MustCompile(`^\s*(?:pub(?:\([^)]*\))?\s+)?(?:(?:default|const|async|unsafe|safe|auto|extern(?:\s+"[^"]*")?)\s+)*(?:(?:fn|struct|enum|union|trait|mod|static|const|type)\s+\w+|impl\b[^{;]*|macro_rules!\s*\w+)`)

// item is the head of the item around a line: the nearest line above that is
// indented less and starts one. It is a reading by layout, which is all that
// recognising a use after an edit of its line needs.
func item(lines [][]byte, line int) string {
	const farthest = 500
	if line < 1 || line > len(lines) {
		return ""
	}
	limit := indent(lines[line-1]) + 1
	for i := line - 1; i >= 0 && i > line-farthest; i-- {
		if len(bytes.TrimSpace(lines[i])) == 0 || indent(lines[i]) >= limit {
			continue
		}
		if head := itemHead.Find(lines[i]); head != nil {
			return squeeze(string(head))
		}
		limit = min(limit, max(indent(lines[i]), 1))
	}
	return ""
}

func indent(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case ' ':
			n++
		case '\t':
			n += 4
		default:
			return n
		}
	}
	return n
}

// passes say, from the strictest to the loosest, when a sighting after is one
// that was there before. Each pass pairs what the earlier ones left over.
var passes = []func(s sighting) (sighting, bool){
	// Unchanged, or merely at another line.
	func(s sighting) (sighting, bool) { return s, true },
	// Moved within its crate.
	func(s sighting) (sighting, bool) { s.File, s.Item = "", ""; return s, s.Crate != "" },
	// A use whose line was edited, within the same function.
	func(s sighting) (sighting, bool) {
		s.Text = ""
		return s, s.Kind == features.KindUse && s.Item != ""
	},
	// The crate came to be named otherwise.
	func(s sighting) (sighting, bool) { s.Crate = ""; return s, true },
	// A gate or option that is now under a condition, or under another one;
	// not one that has lost its condition.
	func(s sighting) (sighting, bool) {
		if s.Kind == features.KindUse {
			return s, false
		}
		s.Cond, s.Crate = "", ""
		return s, true
	},
}

// match pairs sightings before and after, and gives the indices of those after
// that are fresh and of those before that are gone.
func match(before, after []sighting) (fresh, gone []int) {
	fresh, gone, _ = matched(before, after)
	return fresh, gone
}

// matched is match with the pairs, by the index of the one after.
func matched(before, after []sighting) (fresh, gone []int, pairs map[int]int) {
	pairs = map[int]int{}
	oldUsed, newUsed := make([]bool, len(before)), make([]bool, len(after))
	for n, key := range passes {
		waiting := map[sighting][]int{}
		for i, s := range before {
			if k, ok := key(s); ok && !oldUsed[i] {
				waiting[k] = append(waiting[k], i)
			}
		}
		for i, s := range after {
			k, ok := key(s)
			if !ok || newUsed[i] {
				continue
			}
			candidates := waiting[k]
			if n == len(passes)-1 {
				candidates = slices.DeleteFunc(slices.Clone(candidates), func(j int) bool {
					return oldUsed[j] || before[j].Cond != "" && s.Cond == ""
				})
			}
			if len(candidates) == 0 {
				continue
			}
			oldUsed[candidates[0]], newUsed[i] = true, true
			pairs[i] = candidates[0]
			if n < len(passes)-1 {
				waiting[k] = candidates[1:]
			}
		}
	}
	return unused(newUsed), unused(oldUsed), pairs
}

func unused(used []bool) []int {
	var list []int
	for i, u := range used {
		if !u {
			list = append(list, i)
		}
	}
	return list
}
