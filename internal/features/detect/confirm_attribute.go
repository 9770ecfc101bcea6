package detect

import (
	"slices"
	"strings"

	"featscan/internal/parse/rust"
)

// confirmAttribute holds what the structure of a pattern cannot say.
var confirmAttribute = map[string]Confirm{
	"coroutines_yield":               notInGenerator,
	"generators":                     notInGenerator,
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

var yields = map[string]bool{"gen_blocks": true, "generators": true, "coroutines": true, "yield_expr": true}

// onNaked keeps an attribute of a function that is naked.
func onNaked(c *Candidate) bool {
	return c.known.isNaked(c.Attr.TargetStart)
}

// notConsumed drops an attribute that looks like a macro inside of an item that an
// attribute macro is given: it may be for that one, which takes it away.
func notConsumed(c *Candidate) bool {
	return !isCustom(c.Attr) || !c.known.consumed(c.Start)
}

// notShadowed drops a name that the file itself declares or imports from
// elsewhere than the standard library.
func notShadowed(c *Candidate) bool {
	return !c.known.shadows(strings.TrimPrefix(c.File.Text(c.Start, c.End), "r#"))
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
