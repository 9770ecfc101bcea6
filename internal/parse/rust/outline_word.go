package rust

import "strings"

// code is what a token is to the outline: the byte of punctuation and brackets,
// a class of literals, a keyword, or a name.
type code byte

const (
	cEnd      code = 0 // beyond the last token
	cLifetime code = 1
	cDoc      code = 2 // which the outline leaves out
	cName     code = 'a'
	cString   code = '"'
	cChar     code = '\''
	cNumber   code = '0'
	cWild     code = '_'
)

// The keywords. Those from kAuto on are names save where an item begins, and
// those from kSelf on are names that a path may begin with.
const (
	kAs code = 128 + iota
	kAsync
	kBecome
	kBox
	kBreak
	kConst
	kContinue
	kDyn
	kElse
	kEnum
	kExtern
	kFalse
	kFn
	kFor
	kIf
	kImpl
	kIn
	kLet
	kLoop
	kMatch
	kMod
	kMove
	kMut
	kPub
	kRef
	kReturn
	kStatic
	kStruct
	kTrait
	kTrue
	kType
	kUnsafe
	kUse
	kWhere
	kWhile
	kYield
	kAuto
	kAwait
	kDefault
	kGen
	kMacro
	kMacroRules
	kRaw
	kSafe
	kUnion
	kSelf
	kSelfType
	kSuper
	kCrate
)

var keywordCodes = map[string]code{
	"as": kAs, "async": kAsync, "become": kBecome, "box": kBox, "break": kBreak, "const": kConst, "continue": kContinue,
	"dyn": kDyn, "else": kElse, "enum": kEnum, "extern": kExtern, "false": kFalse, "fn": kFn, "for": kFor, "if": kIf,
	"impl": kImpl, "in": kIn, "let": kLet, "loop": kLoop, "match": kMatch, "mod": kMod, "move": kMove, "mut": kMut,
	"pub": kPub, "ref": kRef, "return": kReturn, "static": kStatic, "struct": kStruct, "trait": kTrait, "true": kTrue,
	"type": kType, "unsafe": kUnsafe, "use": kUse, "where": kWhere, "while": kWhile, "yield": kYield,
	"auto": kAuto, "await": kAwait, "default": kDefault, "gen": kGen, "macro": kMacro, "macro_rules": kMacroRules,
	"raw": kRaw, "safe": kSafe, "union": kUnion, "self": kSelf, "Self": kSelfType, "super": kSuper, "crate": kCrate,
	"_": cWild,
}

// isName reports whether a token can be a segment of a path.
func (c code) isName() bool { return c == cName || c >= kAuto }

// isPlain reports whether a token can be the name of an item.
func (c code) isPlain() bool { return c == cName || c >= kAuto && c < kSelf }

// word is what a name by itself says.
type word uint8

const (
	wordMatters  word = 1 << iota // wherever it stands
	wordMember                    // behind a dot
	wordOwned                     // where it is seen what it belongs to
	wordCalled                    // and behind a dot outside of constants
	wordGeneric                   // before generic arguments
	wordShouts                    // in the capitals that statics and constants have
	wordBuiltin                   // a primitive type, which no path of one name refers to
	wordInterest                  // the name itself is wanted, or is another name for one that is
)

// saysOf tells what a name by itself says.
func (x *Interest) saysOf(text string) word {
	var w word
	name := strings.TrimPrefix(text, "r#")
	if declares[name] || name == "const" || name == "macro" {
		w |= wordMatters
	}
	if x.heads == nil || x.heads[name] {
		if x.in(text) {
			w |= wordInterest
		}
		if x.in(name) {
			w |= wordMatters
		}
		if x.in("." + name) {
			w |= wordMember
		}
		if x.in("::" + name) {
			w |= wordOwned
		}
		if x.in("()" + name) {
			w |= wordCalled
		}
	}
	if allocates[name] {
		w |= wordGeneric
	}
	if shouts(text) {
		w |= wordShouts
	}
	if primitive[name] {
		w |= wordBuiltin
	}
	return w
}

var primitive = map[string]bool{
	"u8": true, "i8": true, "u16": true, "i16": true, "u32": true, "i32": true, "u64": true, "i64": true, "u128": true, "i128": true,
	"isize": true, "usize": true, "f32": true, "f64": true, "bool": true, "str": true, "char": true,
}

// matters reports whether a name that says w is to be kept before a token, whatever it
// belongs to.
func (w word) matters(after code) bool {
	return w&wordMatters != 0 || w&wordGeneric != 0 && (after == '<' || after == ':')
}

// isMember reports whether a name that says w may be one of a type's.
func (w word) isMember() bool { return w&(wordMember|wordOwned) != 0 }

// infersBetween reports whether a "_" between two tokens is a generic argument.
func infersBetween(before, after code) bool {
	return (before == '<' || before == ',') && (after == '>' || after == ',')
}
