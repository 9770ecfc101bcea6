package rust

import "strings"

// code is what a token is to the outline: the byte of punctuation and brackets,
// a class of literals, a keyword, or a name.
type code byte

const (
	cEnd      code = 0 // beyond the last token
	cLifetime code = 1
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

// tok is one token of the region that is read. Doc comments are left out.
type tok struct {
	start, end int32 // offsets in the file
	match      int32 // index of the partner of a bracket, -1 without
	before     int32 // how many of the tokens before it matter
	code       code
	glued      bool // nothing stands between it and the next token
	says       word // what the name by itself says
}

// word is what a name by itself says.
type word uint8

const (
	wordMatters word = 1 << iota // wherever it stands
	wordMember                   // behind a dot or a colon
	wordGeneric                  // before generic arguments
	wordDeclares
	wordShouts   // in the capitals that statics and constants have
	wordBuiltin  // a primitive type, which no path of one name refers to
	wordInterest // the name itself is wanted, or is another name for one that is
)

// entry is what is known of a text, once a file.
type entry struct {
	code code
	says word
}

// lookUp tells what a text is, and looks it up once a file.
func (o *outliner) lookUp(text []byte) entry {
	if e, ok := o.words[string(text)]; ok {
		return e
	}
	e := entry{code: cName}
	if c, ok := keywordCodes[string(text)]; ok {
		e.code = c
	}
	name := strings.TrimPrefix(string(text), "r#")
	wanted := o.interesting(string(text)) || o.renames[string(text)]
	if wanted {
		e.says |= wordInterest
	}
	if declares[name] || name == "const" || name == "macro" {
		e.says |= wordMatters | wordDeclares
	}
	if wanted || o.interesting(name) || o.renames[name] {
		e.says |= wordMatters
	}
	if o.interesting("." + name) {
		e.says |= wordMember
	}
	if allocates[name] {
		e.says |= wordGeneric
	}
	if shouts(string(text)) {
		e.says |= wordShouts
	}
	if primitive[name] {
		e.says |= wordBuiltin
	}
	o.words[string(text)] = e
	return e
}

var primitive = map[string]bool{
	"u8": true, "i8": true, "u16": true, "i16": true, "u32": true, "i32": true, "u64": true, "i64": true, "u128": true, "i128": true,
	"isize": true, "usize": true, "f32": true, "f64": true, "bool": true, "str": true, "char": true,
}

// tokenize makes the tokens of a region whose text begins at offset base of the file.
func (o *outliner) tokenize(tokens []Token, text []byte, base int) {
	list := o.tokens[:0]
	if cap(list) < len(tokens) {
		list = make([]tok, 0, len(tokens)+len(tokens)/4)
	}
	// The partners are moved by the doc comments before them.
	shift := o.shift[:0]
	docs := int32(0)
	for i := range tokens {
		shift = append(shift, docs)
		t := &tokens[i]
		if t.Kind == Doc {
			docs++
			continue
		}
		x := tok{start: int32(t.Start), end: int32(t.End), match: int32(t.Match)}
		switch t.Kind {
		case Ident:
			e := o.lookUp(text[t.Start-base : t.End-base])
			x.code, x.says = e.code, e.says
		case Lifetime:
			x.code = cLifetime
		case String:
			x.code = cString
		case Char:
			x.code = cChar
		case Number:
			x.code = cNumber
		default:
			x.code = code(text[t.Start-base])
			if x.code >= 128 || x.code == cName || x.code == cLifetime {
				x.code = '?' // no byte of punctuation that Rust knows
			}
		}
		if n := len(list); n > 0 {
			list[n-1].glued = list[n-1].end == x.start
		}
		list = append(list, x)
	}
	if docs > 0 {
		for i := range list {
			if m := list[i].match; m >= 0 {
				list[i].match = m - shift[m]
			}
		}
	}
	o.tokens, o.shift = list, shift
	n := int32(0)
	for i := range list {
		list[i].before = n
		if o.matters(i) {
			n++
		}
	}
	o.matter = n
}

// at is the code of token i.
func (o *outliner) at(i int) code {
	if i < 0 || i >= len(o.tokens) {
		return cEnd
	}
	return o.tokens[i].code
}

func (o *outliner) glued(i int) bool { return i >= 0 && i < len(o.tokens) && o.tokens[i].glued }

// matters reports whether a token says that something there is to be kept: a
// name that matters, a declaration, a macro call, an attribute or an argument `_`.
func (o *outliner) matters(i int) bool {
	t := &o.tokens[i]
	switch t.code {
	case '!':
		return i > 0 && o.at(i-1).isName() && opens(o.at(i+1))
	case '#':
		return true
	case cWild:
		before, after := o.at(i-1), o.at(i+1)
		return (before == '<' || before == ',') && (after == '>' || after == ',')
	}
	if t.says == 0 {
		return false
	}
	switch {
	case t.says&wordMatters != 0:
		return true
	case t.says&wordMember != 0 && (o.at(i-1) == '.' || o.at(i-1) == ':'):
		return true
	}
	return t.says&wordGeneric != 0 && (o.at(i+1) == '<' || o.at(i+1) == ':')
}

func opens(c code) bool { return c == '(' || c == '[' || c == '{' }

func closes(c code) bool { return c == ')' || c == ']' || c == '}' }

// quiet reports whether nothing of the tokens from i to before end matters.
func (o *outliner) quiet(i, end int) bool {
	return o.count(i) == o.count(end)
}

func (o *outliner) count(i int) int32 {
	if i >= len(o.tokens) {
		return o.matter
	}
	return o.tokens[i].before
}

// start is the offset in the file where token i begins.
func (o *outliner) start(i int) int {
	if i >= len(o.tokens) {
		return o.base + len(o.text)
	}
	return int(o.tokens[i].start)
}

// stop is the offset in the file where token i ends.
func (o *outliner) stop(i int) int {
	if i < 0 {
		return o.base
	}
	if i >= len(o.tokens) {
		return o.base + len(o.text)
	}
	return int(o.tokens[i].end)
}

// spanStart is where something that begins with token i begins: at the dollar for
// $crate or a macro variable, as rustc has it.
func (o *outliner) spanStart(i int) int {
	at := o.start(i)
	if at > 0 && at <= len(o.src) && o.src[at-1] == '$' {
		at--
	}
	return at
}

// raw is the text of token i.
func (o *outliner) raw(i int) string {
	t := &o.tokens[i]
	return string(o.text[int(t.start)-o.base : int(t.end)-o.base])
}

// name is the text of token i, with the $ of a macro variable restored.
func (o *outliner) name(i int) string {
	if i >= len(o.tokens) {
		return ""
	}
	return o.word(o.raw(i), o.start(i))
}

// word restores what masking took off a name: the $ of a macro variable.
func (o *outliner) word(name string, start int) string {
	if start > 0 && o.src[start-1] == '$' {
		return "$" + name
	}
	if len(name) > 2 && name[:2] == "r#" {
		return name[2:]
	}
	return name
}

// after is the index behind the bracket that token i opens, or behind token i.
func (o *outliner) after(i int) int {
	if m := int(o.tokens[i].match); m > i {
		return m + 1
	}
	return i + 1
}

// closing is the index of the partner of the bracket at i. One that is never closed
// holds nothing, lest what follows it be read once for each of them.
func (o *outliner) closing(i, end int) int {
	if m := int(o.tokens[i].match); m > i && m < end {
		return m
	}
	return min(i+1, end)
}

// isPair reports whether tokens i and i+1 are these, without space between them.
func (o *outliner) isPair(i int, a, b code) bool {
	return o.at(i) == a && o.at(i+1) == b && o.glued(i)
}

// isPathSep reports whether tokens i and i+1 are "::".
func (o *outliner) isPathSep(i int) bool { return o.at(i) == ':' && o.at(i+1) == ':' && o.glued(i) }

// isArrow reports whether tokens i and i+1 are "=>".
func (o *outliner) isArrow(i int) bool { return o.at(i) == '=' && o.at(i+1) == '>' && o.glued(i) }

// angles is the index behind the ">" that closes the "<" at i, or end without one.
func (o *outliner) angles(i, end int) int {
	depth := 0
	for i < end {
		if o.steps++; o.steps > maxSteps {
			return end
		}
		switch c := o.at(i); {
		case c == '<':
			depth++
		case c == '>' && !(i > 0 && (o.at(i-1) == '-' || o.at(i-1) == '=') && o.glued(i-1)):
			if depth--; depth == 0 {
				return i + 1
			}
		case opens(c):
			i = o.after(i)
			continue
		case c == ';' || closes(c):
			return i
		}
		i++
	}
	return end
}
