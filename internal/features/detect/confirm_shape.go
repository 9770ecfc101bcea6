package detect

import (
	"bytes"
	"strings"

	"featscan/internal/parse/rust"
)

// confirmShape holds what depends on the nodes around a match.
var confirmShape = map[string]Confirm{
	"associated_type_bounds":     func(c *Candidate) bool { return !isPasted(c) },
	"async_fn_in_trait":          func(c *Candidate) bool { return !isRewritten(c) },
	"c_variadic_naked_functions": func(c *Candidate) bool { return c.known.isNaked(c.Start) },
	"exclusive_range_pattern": func(c *Candidate) bool {
		return !isValue(c) && (c.Region != nil || !bytes.HasPrefix(c.File.Src[c.Start:], []byte("..=")))
	},
	"half_open_range_patterns_in_slices": func(c *Candidate) bool { return !isValue(c) },
	"more_qualified_paths":               func(c *Candidate) bool { return !isValue(c) },
	"never_type":                         func(c *Candidate) bool { return !isReturnType(c.Node("use")) && !isBound(c.Node("use")) },
	"impl_trait_in_assoc_type":           func(c *Candidate) bool { return aliasAround(c.Node("use")) == assocAlias },
	"lazy_type_alias":                    func(c *Candidate) bool { return ownerOf(c.Node("use").Parent()) == "" },
	"type_alias_impl_trait":              func(c *Candidate) bool { return aliasAround(c.Node("use")) == freeAlias },
}

// isValue reports a pattern, as the grammar has it, that is none by what stands around it.
// In what macros are given and write, which is often no Rust to the grammar, calls and
// indexes are taken for patterns. Of facts, the parser knows it.
func isValue(c *Candidate) bool {
	n := c.Node("use")
	if n == nil {
		return false
	}
	for p := n.Parent(); p != nil && (patterns[p.Type()] || p.Type() == "struct_pattern") && p.Type() != "match_pattern"; p = n.Parent() {
		n = p
	}
	src := c.File.Src
	before := bytes.TrimRight(src[:c.Region.Offset(int(n.StartByte()))], " \t\r\n")
	after := bytes.TrimLeft(src[c.Region.Offset(int(n.EndByte())):], " \t\r\n")
	return bytes.HasSuffix(before, []byte("=>")) || bytes.HasSuffix(before, []byte(" in")) ||
		len(after) > 0 && bytes.IndexByte([]byte("};.?"), after[0]) >= 0 && !bytes.HasPrefix(after, []byte(".."))
}

// isPasted reports what stands among names that a macro pastes together, [<$a:lower _B>].
func isPasted(c *Candidate) bool {
	args := c.Node("use").Parent()
	start := c.Region.Offset(int(args.StartByte()))
	return start > 0 && c.File.Src[start-1] == '['
}

// isRewritten reports a function in a trait or an impl that the attribute async_trait
// writes anew.
func isRewritten(c *Candidate) bool {
	for n := c.Node("use").Parent().Parent().PrevSibling(); n != nil; n = n.PrevSibling() {
		if n.Type() == "line_comment" || n.Type() == "block_comment" {
			continue
		}
		if n.Type() != "attribute_item" {
			return false
		}
		if strings.Contains(string(c.Region.Bytes(n)), "async_trait") {
			return true
		}
	}
	return false
}

// isBound reports a "!" before the name of a trait, such as $t in a macro, which
// the grammar takes for a type.
func isBound(n *rust.Node) bool {
	parent := n.Parent()
	return parent != nil && parent.Type() == "trait_bounds"
}

// isReturnType says whether a type is what a function, closure or function
// pointer returns. Fn(..) -> T does not count: T is a generic argument there.
func isReturnType(n *rust.Node) bool {
	parent := n.Parent()
	if parent == nil || parent.IsError() {
		return true
	}
	switch parent.Type() {
	case "function_type":
		if parent.ChildByFieldName("trait") != nil {
			return false
		}
	case "function_item", "function_signature_item", "closure_expression":
	default:
		return false
	}
	ret := parent.ChildByFieldName("return_type")
	return ret != nil && ret.Equal(n)
}

type aliasKind uint8

const (
	noAlias    aliasKind = iota
	freeAlias            // type A = ..; in a module or block
	assocAlias           // the same in an impl or trait
)

// aliasOf says what kind of type alias an item is.
func aliasOf(item *rust.Node) aliasKind {
	switch ownerOf(item) {
	case "impl_item", "trait_item":
		return assocAlias
	}
	return freeAlias
}

// ownerOf is the type of the impl, trait or extern block that an item stands in,
// empty for an item of a module or block.
func ownerOf(item *rust.Node) string {
	list := item.Parent()
	if list == nil || list.Type() != "declaration_list" || list.Parent() == nil || list.Parent().Type() == "mod_item" {
		return ""
	}
	return list.Parent().Type()
}

// aliasAround says what kind of type alias a type is part of.
func aliasAround(n *rust.Node) aliasKind {
	for p := n.Parent(); p != nil; p = p.Parent() {
		switch p.Type() {
		case "type_item":
			return aliasOf(p)
		case "block", "declaration_list", "parameters", "where_clause", "trait_bounds", "type_parameters":
			if p.Type() == "parameters" && p.Parent() != nil && p.Parent().Type() == "function_type" {
				continue
			}
			return noAlias
		}
	}
	return noAlias
}
