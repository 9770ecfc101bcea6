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
	return c.known.isNaked(c.Attr.TargetStart)
}

// notConsumed drops an attribute that looks like a macro inside of an item that an
// attribute macro is given: it may be for that one, which takes it away.
func notConsumed(c *Candidate) bool {
	return !isCustom(c.Attr) || !c.known.consumed(c.Start)
}

var items = map[string]bool{"fn": true, "impl": true, "trait": true, "mod": true}

// maxHead bounds how many tokens stand before the body of an item.
const maxHead = 1 << 12

// bodyEnd is the offset where the braces close that come first from an offset on.
func bodyEnd(f *rust.File, from int) int {
	i := sort.Search(len(f.Tokens), func(i int) bool { return f.Tokens[i].Start >= from })
	for limit := i + maxHead; i < min(limit, len(f.Tokens)); i++ {
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
	return !c.known.shadows(strings.TrimPrefix(c.File.Text(c.Start, c.End), "r#"))
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
