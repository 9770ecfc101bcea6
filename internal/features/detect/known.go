package detect

import (
	"slices"
	"sort"

	"featscan/internal/parse/rust"
)

// known is what confirmations ask of a whole file, each found out once: a file may
// have a match in every line.
type known struct {
	file      *rust.File
	traits    map[string]bool // that it declares
	shadowed  map[string]bool // by name, once asked
	naked     map[int]bool    // where functions begin that are naked
	consumers []consumer      // by start; nil until asked for
	globbed   struct{ asked, answer bool }
}

// consumer is an item that an attribute macro is given.
type consumer struct {
	start int
	end   int // the last of its own and of those before it
}

// declares reports whether the file has a trait of that name.
func (k *known) declares(name string) bool {
	if k.traits == nil {
		k.traits = map[string]bool{}
		tokens := k.file.Tokens
		for i := 1; i < len(tokens); i++ {
			if tokens[i].Kind == rust.Ident && tokens[i-1].Reads(k.file.Src, "trait") {
				k.traits[k.file.Text(tokens[i].Start(), tokens[i].End())] = true
			}
		}
	}
	return k.traits[name]
}

// shadows reports whether the file declares a name, or imports it from elsewhere than
// the standard library.
func (k *known) shadows(name string) bool {
	answer, asked := k.shadowed[name]
	if !asked {
		if k.shadowed == nil {
			k.shadowed = map[string]bool{}
		}
		answer = shadows(k.file, name)
		k.shadowed[name] = answer
	}
	return answer
}

func shadows(f *rust.File, name string) bool {
	text := func(i int) string { return f.Text(f.Tokens[i].Start(), f.Tokens[i].End()) }
	for i := 1; i < len(f.Tokens); i++ {
		if f.Tokens[i].Kind != rust.Ident || text(i) != name {
			continue
		}
		switch text(i - 1) {
		case "struct", "enum", "union", "trait", "type", "mod":
			return true
		case "as", ":", "{", ",":
			if first := importedFrom(f, i); first >= 0 && text(first) != "std" && text(first) != "core" {
				return true
			}
		}
	}
	return false
}

// defines reports whether the file has a macro_rules! of that name, which is not how
// core declares one that rustc builds in.
func (k *known) defines(macro string) bool {
	if slices.ContainsFunc(k.file.Attrs, func(a *rust.Attr) bool { return a.Path == "rustc_builtin_macro" }) {
		return false
	}
	tokens := k.file.Tokens
	for i := 2; i < len(tokens); i++ {
		if tokens[i].Kind == rust.Ident && tokens[i-1].Reads(k.file.Src, "!") && tokens[i-2].Reads(k.file.Src, "macro_rules") && tokens[i].Reads(k.file.Src, macro) {
			return true
		}
	}
	return false
}

// globs reports whether the file imports all of a module that may lie in another file, and
// is not of the standard library.
func (k *known) globs() bool {
	if !k.globbed.asked {
		k.globbed.asked = true
		tokens, src := k.file.Tokens, k.file.Src
		for i := 1; i < len(tokens) && !k.globbed.answer; i++ {
			if tokens[i].Reads(src, "*") && tokens[i-1].Reads(src, ":") {
				if first := importedFrom(k.file, i); first >= 0 {
					root := k.file.Text(tokens[first].Start(), tokens[first].End())
					k.globbed.answer = !systemRoots[root] && !(root == "super" && k.nested(first))
				}
			}
		}
	}
	return k.globbed.answer
}

// systemRoots are the first names of paths whose globs bring no other type f16.
var systemRoots = map[string]bool{"std": true, "core": true, "alloc": true}

// nested reports whether token i is in a module within the file, to which super is the
// file.
func (k *known) nested(i int) bool {
	for i--; i >= 0; i-- {
		switch t := k.file.Tokens[i]; {
		case t.Kind == rust.Close && t.Match() >= 0 && t.Match() < i:
			i = t.Match()
		case t.Kind == rust.Open:
			return true
		}
	}
	return false
}

// importedFrom is the first token of the path by which a use declaration brings
// in the name at token i, -1 when it is part of none.
func importedFrom(f *rust.File, i int) int {
	for j := i - 1; j >= 0 && j > i-200; j-- {
		t := f.Tokens[j]
		text := string(f.Src[t.Start():t.End()])
		switch {
		case text == "use":
			for j++; f.Tokens[j].Kind == rust.Punct && j < i; j++ {
			}
			return j
		case t.Kind == rust.Close && t.Match() >= 0 && text == "}":
			j = t.Match()
		case t.Kind == rust.Ident, text == ":", text == ",", text == "{", text == "*":
		default:
			return -1
		}
	}
	return -1
}

// isNaked reports whether the function that begins at an offset is naked.
func (k *known) isNaked(start int) bool {
	if k.naked == nil {
		k.naked = map[int]bool{}
		for _, a := range k.file.Attrs {
			if a.Path == "naked" && !a.Inner {
				k.naked[a.TargetStart] = true
			}
		}
	}
	return k.naked[start]
}

// consumed reports whether an offset is in the body of an item that an attribute macro
// is given.
func (k *known) consumed(at int) bool {
	if k.consumers == nil {
		k.consumers = []consumer{}
		for _, a := range k.file.Attrs {
			if !a.Inner && items[a.Target] && isCustom(a) {
				k.consumers = append(k.consumers, consumer{a.TargetStart, bodyEnd(k.file, a.TargetStart)})
			}
		}
		slices.SortStableFunc(k.consumers, func(a, b consumer) int { return a.start - b.start })
		for i := 1; i < len(k.consumers); i++ {
			k.consumers[i].end = max(k.consumers[i].end, k.consumers[i-1].end)
		}
	}
	i := sort.Search(len(k.consumers), func(i int) bool { return k.consumers[i].start >= at })
	return i > 0 && at < k.consumers[i-1].end
}

var items = map[string]bool{"fn": true, "impl": true, "trait": true, "mod": true, "extern": true}

// maxHead bounds how many tokens stand before the body of an item.
const maxHead = 1 << 12

// bodyEnd is the offset where the braces close that come first from an offset on, or the
// item ends without.
func bodyEnd(f *rust.File, from int) int {
	i := sort.Search(len(f.Tokens), func(i int) bool { return f.Tokens[i].Start() >= from })
	for limit := i + maxHead; i < min(limit, len(f.Tokens)); i++ {
		switch t := f.Tokens[i]; {
		case f.Src[t.Start()] == ';':
			return t.End()
		case t.Kind != rust.Open:
		case t.Match() < 0:
			return t.End()
		case f.Src[t.Start()] == '{':
			return f.Tokens[t.Match()].End()
		default:
			i = t.Match()
		}
	}
	return from
}
