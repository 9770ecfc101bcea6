package detect

import (
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// confirmAttribute holds what the structure of a pattern cannot say.
var confirmAttribute = map[string]Confirm{
	"f16":                            notShadowed,
	"f16_argument":                   notShadowed,
	"f128_argument":                  notShadowed,
	"f128":                           notShadowed,
	"yield_expr":                     maybeYield,
	"test_case_attribute":            ofPrelude,
	"pattern_types":                  func(c *Candidate) bool { return !c.known.defines("pattern_type") },
	"extern_types":                   func(c *Candidate) bool { return !c.known.consumed(c.Start) },
	"inherent_associated_types":      notQuoted,
	"naked_functions_target_feature": onNaked,
	"stmt_expr_attributes":           notConsumed,
	"const_c_variadic":               func(c *Candidate) bool { return hasModifier(c.Node("use"), "const") },
	"inline_const":                   func(c *Candidate) bool { return !inPattern(c.Node("use")) },
	"inline_const_pat":               func(c *Candidate) bool { return inPattern(c.Node("use")) },
}

// maybeYield makes a yield likely that a macro is given: it may never reach rustc, as in
// try_stream! { yield x; }.
func maybeYield(c *Candidate) bool {
	if c.Region != nil && c.Region.Kind == rust.MacroCall {
		c.Confidence = features.Likely
	}
	return true
}

// onNaked keeps an attribute of a function that is naked.
func onNaked(c *Candidate) bool {
	return c.known.isNaked(c.Attr.TargetStart)
}

// notConsumed drops an attribute that looks like a macro inside of an item that an
// attribute macro is given: it may be for that one, which takes it away.
func notConsumed(c *Candidate) bool {
	return !isCustom(c.Attr) || !c.known.consumed(c.Start)
}

// ofPrelude drops an attribute with arguments, of which that of the prelude has none,
// and one that the file imports from elsewhere.
func ofPrelude(c *Candidate) bool {
	return len(c.Attr.Args()) == 0 && !c.known.shadows(c.Attr.Path)
}

// notQuoted drops what is in an impl that an attribute macro is given, or whose head a
// procedural macro completes: impl #generics #trait for #type.
func notQuoted(c *Candidate) bool {
	if c.known.consumed(c.Start) {
		return false
	}
	if c.Region == nil {
		return true
	}
	body := c.Node("use").Parent()
	head := c.Region.Src()[body.Parent().StartByte():body.StartByte()]
	for i, b := range head {
		if b == '#' && (i+1 == len(head) || head[i+1] != '[') { // an attribute quotes nothing
			return false
		}
	}
	return true
}

// notShadowed drops a name that the file itself declares or imports from
// elsewhere than the standard library, or takes from another module by a path. A glob
// import may bring one as well.
func notShadowed(c *Candidate) bool {
	if n := c.Node("use"); n != nil {
		if p := n.Parent(); p != nil && p.Type() == "scoped_type_identifier" && p.ChildByFieldName("name").Equal(n) {
			return false
		}
	}
	if c.known.globs() {
		c.Confidence = features.Likely
	}
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
