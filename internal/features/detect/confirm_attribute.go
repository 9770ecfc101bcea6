package detect

import (
	"slices"
	"sort"
	"strings"

	"featscan/internal/parse/rust"
)

// confirmAttribute holds what the structure of a pattern cannot say.
var confirmAttribute = map[string]Confirm{
	"coroutines_yield":               notInGenerator,
	"f16":                            notShadowed,
	"f16_argument":                   notShadowed,
	"f128_argument":                  notShadowed,
	"f128":                           notShadowed,
	"yield_expr":                     notInGenerator,
	"naked_functions_target_feature": onNaked,
	"stmt_expr_attributes":           notConsumed,
	"const_c_variadic":               func(c *Candidate) bool { return hasModifier(c.Node("use"), "const") },
	"inline_const":                   func(c *Candidate) bool { return !inPattern(c.Node("use")) },
	"inline_const_pat":               func(c *Candidate) bool { return inPattern(c.Node("use")) },
}

// notInGenerator drops a yield where another feature is on that allows it alike.
func notInGenerator(c *Candidate) bool {
	return !slices.ContainsFunc(c.File.Gates, func(g rust.Gate) bool { return yields[g.Name] && g.Name != c.Feature })
}

var yields = map[string]bool{"gen_blocks": true, "coroutines": true, "yield_expr": true}

// onNaked keeps an attribute of a function that is naked.
func onNaked(c *Candidate) bool {
	return slices.ContainsFunc(c.File.Attrs, func(a *rust.Attr) bool {
		return a.Path == "naked" && a.TargetStart == c.Attr.TargetStart && !a.Inner
	})
}

// notConsumed drops an attribute that looks like a macro inside of an item that an
// attribute macro is given: it may be for that one, which takes it away.
func notConsumed(c *Candidate) bool {
	if !isCustom(c.Attr) {
		return true
	}
	return !slices.ContainsFunc(c.File.Attrs, func(a *rust.Attr) bool {
		return a.TargetStart < c.Start && !a.Inner && items[a.Target] && isCustom(a) && c.Start < bodyEnd(c.File, a.TargetStart)
	})
}

var items = map[string]bool{"fn": true, "impl": true, "trait": true, "mod": true}

// bodyEnd is the offset where the braces close that come first from an offset on.
func bodyEnd(f *rust.File, from int) int {
	i := sort.Search(len(f.Tokens), func(i int) bool { return f.Tokens[i].Start >= from })
	for ; i < len(f.Tokens); i++ {
		switch t := f.Tokens[i]; {
		case t.Kind != rust.Open:
		case t.Match < 0:
			return t.End
		case f.Src[t.Start] == '{':
			return f.Tokens[t.Match].End
		default:
			i = t.Match
		}
	}
	return from
}

// notShadowed drops a name that the file itself declares or imports from
// elsewhere than the standard library.
func notShadowed(c *Candidate) bool {
	f := c.File
	name := strings.TrimPrefix(f.Text(c.Start, c.End), "r#")
	text := func(i int) string { return string(f.Src[f.Tokens[i].Start:f.Tokens[i].End]) }
	for i, t := range f.Tokens {
		if i == 0 || t.Kind != rust.Ident || text(i) != name {
			continue
		}
		switch text(i - 1) {
		case "struct", "enum", "union", "trait", "type", "mod":
			return false
		case "as", ":", "{", ",":
			if first := importedFrom(f, i); first >= 0 && text(first) != "std" && text(first) != "core" {
				return false
			}
		}
	}
	return true
}

// importedFrom is the first token of the path by which a use declaration brings
// in the name at token i, -1 when it is part of none.
func importedFrom(f *rust.File, i int) int {
	for j := i - 1; j >= 0 && j > i-200; j-- {
		t := f.Tokens[j]
		text := string(f.Src[t.Start:t.End])
		switch {
		case text == "use":
			for j++; f.Tokens[j].Kind == rust.Punct && j < i; j++ {
			}
			return j
		case t.Kind == rust.Close && t.Match >= 0 && text == "}":
			j = t.Match
		case t.Kind == rust.Ident, text == ":", text == ",", text == "{", text == "*":
		default:
			return -1
		}
	}
	return -1
}

// patterns are the nodes in which a const block is a pattern.
var patterns = map[string]bool{
	"match_pattern": true, "tuple_pattern": true, "slice_pattern": true, "tuple_struct_pattern": true, "or_pattern": true,
	"captured_pattern": true, "field_pattern": true, "reference_pattern": true, "mut_pattern": true, "range_pattern": true,
}

// inPattern reports whether a node stands directly in a pattern, and not in the
// guard of an arm.
func inPattern(n *rust.Node) bool {
	parent := n.Parent()
	if parent == nil {
		return false
	}
	for _, field := range []string{"condition", "value"} {
		if x := parent.ChildByFieldName(field); x != nil && x.Equal(n) {
			return false
		}
	}
	if x := parent.ChildByFieldName("pattern"); x != nil && x.Equal(n) {
		return true
	}
	return patterns[parent.Type()]
}
