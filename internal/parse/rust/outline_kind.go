package rust

import sitter "github.com/smacker/go-tree-sitter"

// nodeKind sorts the grammar's symbols into what an outline treats alike. The
// declarations stand together, from kMod to kMacroDef.
type nodeKind uint8

const (
	kOther nodeKind = iota
	kToken          // punctuation, literals, labels: nothing below it matters
	kSkip           // comments: they do not come between an attribute and its item
	kAttr
	kInnerAttr
	kMod
	kUse
	kExtern
	kStruct
	kUnion
	kEnum
	kTrait
	kAlias
	kConst
	kStatic
	kFn
	kFnSig
	kImpl
	kMacroDef
	kVariant
	kMacroCall
	kCall
	kPath // a path of several names, or with arguments
	kName // a path of one name
	kParam
	kBlock
	kConstBlock
	kStructLit
)

var kindNames = map[string]nodeKind{
	"line_comment": kSkip, "block_comment": kSkip,
	"attribute_item": kAttr, "inner_attribute_item": kInnerAttr,
	"mod_item": kMod, "use_declaration": kUse, "extern_crate_declaration": kExtern,
	"struct_item": kStruct, "union_item": kUnion, "enum_item": kEnum, "trait_item": kTrait,
	"type_item": kAlias, "associated_type": kAlias, "const_item": kConst, "static_item": kStatic,
	"function_item": kFn, "function_signature_item": kFnSig, "impl_item": kImpl, "macro_definition": kMacroDef,
	"enum_variant": kVariant, "macro_invocation": kMacroCall, "call_expression": kCall,
	"scoped_identifier": kPath, "scoped_type_identifier": kPath, "generic_type": kPath, "generic_type_with_turbofish": kPath,
	"generic_function": kPath, "identifier": kName, "type_identifier": kName,
	"parameter": kParam, "struct_expression": kStructLit, "block": kBlock, "const_block": kConstBlock,
	"token_tree": kToken, "string_literal": kToken, "raw_string_literal": kToken, "integer_literal": kToken,
	"float_literal": kToken, "char_literal": kToken, "boolean_literal": kToken, "lifetime": kToken, "label": kToken,
	"visibility_modifier": kToken, "field_identifier": kToken, "shorthand_field_identifier": kToken,
	"primitive_type": kToken, "fragment_specifier": kToken, "mutable_specifier": kToken,
}

// kinds is indexed by symbol.
var kinds = func() []nodeKind {
	table := make([]nodeKind, language.SymbolCount())
	for i := range table {
		s := sitter.Symbol(i)
		if language.SymbolType(s) != sitter.SymbolTypeRegular {
			table[i] = kToken
			continue
		}
		table[i] = kindNames[language.SymbolName(s)]
	}
	return table
}()

func kindOf(n *Node) nodeKind {
	if s := int(n.Symbol()); s < len(kinds) {
		return kinds[s]
	}
	return kOther // an error node, whose symbol is outside of the table
}
