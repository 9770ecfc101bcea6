package detect

import (
	"bytes"
	"slices"

	"featscan/internal/parse/rust"
)

// confirmType holds what depends on the place of a type.
var confirmType = map[string]Confirm{
	"anonymous_lifetime_in_impl_trait": anonymousInImpl,
	"const_async_blocks":               useInConstant,
	"const_for":                        useInConstant,
	"const_try":                        useInConstant,
	"const_try_trait":                  useInConstant,
	"const_trait_impl_try":             useInConstant,
	"impl_trait_in_bindings":           func(c *Candidate) bool { return inBinding(c.Node("use")) },
	"impl_trait_in_fn_trait_return":    func(c *Candidate) bool { return inReturnedFn(c.Node("use")) },
	"unboxed_closures_sugar":           sugarOfOwnTrait,
	"unboxed_closures_trait":           notShadowedFn,
}

// anonymousInImpl keeps lifetimes that nobody named in an argument's impl Trait.
// Where one is left out behind "&", rustc points behind that.
func anonymousInImpl(c *Candidate) bool {
	n := c.Node("use")
	if !isElided(n) || !inArgumentImpl(n) {
		return false
	}
	if n.Type() == "reference_type" {
		c.Start += len("&")
	}
	return true
}

// isElided reports whether a reference has no lifetime. Other nodes are '_ already.
func isElided(n *rust.Node) bool {
	if n.Type() != "reference_type" {
		return true
	}
	for i := range int(n.NamedChildCount()) {
		if n.NamedChild(i).Type() == "lifetime" {
			return false
		}
	}
	return true
}

// inArgumentImpl reports whether a node stands in the generic arguments of an
// impl Trait among the parameters of a function that is not async, or is a
// lifetime among the bounds of one.
func inArgumentImpl(n *rust.Node) bool {
	inImpl, inArguments := isBoundOfImpl(n), false
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.Type() {
		case "type_arguments":
			inArguments = true
		case "abstract_type":
			inImpl = inImpl || inArguments
		case "bounded_type":
			inImpl = inImpl || inArguments && firstBound(p).Type() == "abstract_type"
		case "function_type", "closure_expression", "block":
			return false
		case "parameters":
			f := p.Parent()
			return inImpl && f != nil && (f.Type() == "function_item" || f.Type() == "function_signature_item") && !hasModifier(f, "async")
		}
	}
	return false
}

// isBoundOfImpl reports whether a lifetime is a bound beside impl Trait.
func isBoundOfImpl(n *rust.Node) bool {
	p := n.Parent()
	if n.Type() != "lifetime" || p == nil || p.Type() != "bounded_type" {
		return false
	}
	return firstBound(p).Type() == "abstract_type"
}

// firstBound is the first of the bounds that "+" joins: it alone stands in the
// node of its impl or dyn.
func firstBound(n *rust.Node) *rust.Node {
	for n.Type() == "bounded_type" && n.NamedChildCount() > 0 {
		n = n.NamedChild(0)
	}
	return n
}

// hasModifier reports whether a function has a word such as const or async before fn.
func hasModifier(f *rust.Node, word string) bool {
	for i := range int(f.NamedChildCount()) {
		if m := f.NamedChild(i); m.Type() == "function_modifiers" && hasWord(m, word) {
			return true
		}
	}
	return false
}

// hasWord reports whether a word stands among what a node is made of.
func hasWord(n *rust.Node, word string) bool {
	for i := range int(n.ChildCount()) {
		if n.Child(i).Type() == word {
			return true
		}
	}
	return false
}

// useInConstant reports whether what is used is evaluated as part of a constant.
func useInConstant(c *Candidate) bool { return inConstant(c, c.Node("use")) }

// inConstant reports whether an expression is evaluated as part of a constant: the
// nearest body around it is one.
func inConstant(c *Candidate, n *rust.Node) bool {
	for child, p := n, n.Parent(); p != nil; child, p = p, p.Parent() {
		switch p.Type() {
		case "static_item":
			return c.Region.Macro != rust.LazyStatics && !hasWord(p, "ref")
		case "const_item", "const_block", "enum_variant":
			return true
		case "array_type", "array_expression":
			if x := p.ChildByFieldName("length"); x != nil && x.Equal(child) {
				return true
			}
		case "function_item":
			return (hasModifier(p, "const") || inConstImpl(c, p)) && !hasModifier(p, "async")
		case "closure_expression", "async_block", "gen_block", "ERROR":
			return false
		}
	}
	return false
}

// inConstImpl reports whether a function stands in a const impl or a const trait, of
// which all functions are const. The word is masked, and may stand before the node.
func inConstImpl(c *Candidate, fn *rust.Node) bool {
	list := fn.Parent()
	if list == nil || list.Type() != "declaration_list" {
		return false
	}
	of := list.Parent()
	if of == nil || of.Type() != "impl_item" && of.Type() != "trait_item" {
		return false
	}
	start, body := c.Region.Offset(int(of.StartByte())), c.Region.Offset(int(list.StartByte()))
	return slices.ContainsFunc(c.File.Facts, func(f rust.Fact) bool {
		return (f.Kind == "const-impl" || f.Kind == "const-trait") && f.End <= body &&
			(f.Start >= start || len(bytes.TrimSpace(c.File.Src[f.End:start])) == 0)
	})
}

// inBinding reports whether an impl type is part of the type of a let.
func inBinding(n *rust.Node) bool {
	for child, p := n, n.Parent(); p != nil; child, p = p, p.Parent() {
		switch p.Type() {
		case "let_declaration":
			x := p.ChildByFieldName("type")
			return x != nil && x.Equal(child)
		case "block", "function_type", "declaration_list", "source_file", "abstract_type":
			return false // rustc says nothing of what an impl type that it refuses holds
		}
	}
	return false
}

// inReturnedFn reports whether an impl type is what an Fn() -> .. returns in what a
// function returns, or an alias stands for. What rustc refuses hides what is in it.
func inReturnedFn(n *rust.Node) bool {
	fn := false
	for child, p := n, n.Parent(); p != nil; child, p = p, p.Parent() {
		switch p.Type() {
		case "function_type":
			ret := p.ChildByFieldName("return_type")
			if fn || ret == nil || !ret.Equal(child) || p.ChildByFieldName("trait") == nil {
				return false
			}
			fn = true
		case "function_item", "function_signature_item":
			ret := p.ChildByFieldName("return_type")
			return fn && ret != nil && ret.Equal(child)
		case "type_item":
			return fn && ownerOf(p) != "trait_item"
		case "abstract_type":
			if !fn {
				return false
			}
		case "type_arguments", "generic_type", "tuple_type", "reference_type", "bounded_type", "type_binding",
			"dynamic_type", "array_type", "pointer_type", "higher_ranked_trait_bound":
		default:
			return false
		}
	}
	return false
}

// closureTraits are the traits that have the sugar.
var closureTraits = map[string]bool{
	"Fn": true, "FnMut": true, "FnOnce": true, "AsyncFn": true, "AsyncFnMut": true, "AsyncFnOnce": true,
}

// sugarOfOwnTrait keeps a trait that the file declares, unless rustc_paren_sugar
// or an import may make it one of the Fn family.
func sugarOfOwnTrait(c *Candidate) bool {
	name := c.Text("name")
	return !closureTraits[name] && c.Region.Kind == rust.Code && c.known.declares(name)
}

// notShadowedFn drops a trait that the file itself declares.
func notShadowedFn(c *Candidate) bool { return !c.known.declares(c.Text("name")) }
