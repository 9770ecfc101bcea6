package detect

import (
	"slices"

	"featscan/internal/parse/rust"
)

// confirmAttribute holds what the structure of a pattern cannot say.
var confirmAttribute = map[string]Confirm{
	"coroutines_yield":               notInGenerator,
	"f16":                            notShadowed,
	"f128":                           notShadowed,
	"yield_expr":                     notInGenerator,
	"naked_functions_target_feature": onNaked,
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

// notShadowed drops a name that the file itself declares or imports.
func notShadowed(c *Candidate) bool {
	name := c.Text("use")
	f := c.File
	for i, t := range f.Tokens {
		if i == 0 || t.Kind != rust.Ident || string(f.Src[t.Start:t.End]) != name {
			continue
		}
		switch p := f.Tokens[i-1]; string(f.Src[p.Start:p.End]) {
		case "struct", "enum", "union", "trait", "type", "mod":
			return false
		}
	}
	return true
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
