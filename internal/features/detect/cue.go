package detect

import (
	"slices"
	"sort"

	"featscan/internal/parse/rust"
)

// A cue is what a match cannot be without, in tokens: it reports whether token
// i may be part of one. Most fragments of most files hold no cue at all, and
// telling that takes a hundredth of the time that parsing them does. A cue may
// say yes too often, never too seldom.
type cue func(t text, i int) bool

// cues are those of our own detectors, by the token that they begin with, each
// with the detectors that it is made for. A syntax detector that has none counts
// wherever one of its needs-bytes occurs.
var cues = []struct {
	words     []string
	holds     cue
	detectors []string
}{
	{[]string{"yield"}, always, []string{"yield_expr"}},
	{[]string{"f16"}, named, []string{"f16"}},
	{[]string{"f128"}, named, []string{"f128"}},
	{[]string{"impl"}, implementation, []string{
		"anonymous_lifetime_in_impl_trait", "impl_trait_in_assoc_type", "impl_trait_in_bindings", "impl_trait_in_fn_trait_return",
		"inherent_associated_types", "negative_impls", "type_alias_impl_trait",
	}},
	{[]string{"trait"}, traitWithDefault, []string{"associated_type_defaults"}},
	{[]string{"type"}, whereBehindType, []string{"lazy_type_alias"}},
	{[]string{"extern"}, externWithType, []string{"extern_types"}},
	{[]string{"default"}, defaultItem, []string{"specialization_fn"}},
	{[]string{"Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce"}, parameterized,
		[]string{"unboxed_closures_sugar", "unboxed_closures_trait"}},
	{[]string{"const"}, func(t text, i int) bool { return t.is(i+1, "{") }, []string{"inline_const"}},
	{[]string{"const"}, constPattern, []string{"inline_const_pat"}},
	{[]string{"try"}, func(t text, i int) bool { return t.is(i+1, "{") }, []string{"try_blocks"}},
	{[]string{"async"}, blockFollows, []string{"const_async_blocks"}},
	{[]string{"gen"}, blockFollows, []string{"gen_blocks"}},
	{[]string{"raw"}, func(t text, i int) bool { return t.is(i+1, "const") || t.is(i+1, "mut") }, []string{"raw_ref_op"}},
	{[]string{"else"}, elseOfLet, []string{"let_else"}},
	{[]string{"let"}, letInCondition, []string{"if_let_guard", "let_chains"}},
	{[]string{"!"}, exclamation, []string{"never_type"}},
	{[]string{"_"}, func(t text, i int) bool { return t.is(i-1, ";") && t.is(i+1, "]") }, []string{"generic_arg_infer_array"}},
	{[]string{"."}, dots, []string{"c_variadic", "const_c_variadic", "extended_varargs_abi_support", "half_open_range_patterns_in_slices"}},
	{[]string{"."}, rangeInPattern, []string{"exclusive_range_pattern"}},
	{[]string{":"}, boundOfArgument, []string{"associated_type_bounds"}},
	{[]string{"{"}, func(t text, i int) bool { return t.is(i-1, ":") && t.kind(i-2) == rust.Lifetime }, []string{"label_break_value"}},
	{[]string{"type"}, genericType, []string{"generic_associated_types"}},
	{[]string{"enum"}, discriminants, []string{"arbitrary_enum_discriminant"}},
	{[]string{"impl"}, func(t text, i int) bool {
		return t.is(i-1, ">") || t.is(i-1, "<") || t.is(i-1, ",") || t.is(i-1, "(") || t.is(i-1, "&") || t.is(i-1, "[")
	}, []string{"return_position_impl_trait_in_trait"}},
	{[]string{"async"}, func(t text, i int) bool { return !t.is(i+1, "{") && !t.is(i+1, "|") && !t.is(i+1, "move") }, []string{"async_fn_in_trait"}},
	{[]string{"for"}, func(t text, i int) bool { return !t.is(i+1, "<") && inConstantBody(t, i) }, []string{"const_for"}},
	{[]string{"?"}, func(t text, i int) bool { return t.kind(i+1) != rust.Ident && inConstantBody(t, i) }, []string{"const_try", "const_try_trait", "const_trait_impl_try"}},
	{[]string{">"}, qualifiedPath, []string{"more_qualified_paths"}},
}

// sugared is the detector that Trait(A) is a cue for, whatever trait it is.
const sugared = "unboxed_closures_sugar"

// cued are the detectors that the cues are made for.
var cued = func() map[string]bool {
	names := map[string]bool{}
	for _, c := range cues {
		for _, d := range c.detectors {
			names[d] = true
		}
	}
	return names
}()

// cueTable holds cues by the first byte of their token, which together with its
// length rules nearly every token out.
type cueTable [256]struct {
	lengths uint64 // one bit for each
	cues    []wordCue
}

type wordCue struct {
	word  string
	holds cue
}

// cueTable are the cues of the set's detectors.
func (s *Set) cueTable() *cueTable {
	table := new(cueTable)
	for _, c := range cues {
		if !slices.ContainsFunc(c.detectors, s.has) {
			continue
		}
		for _, word := range c.words {
			of := &table[word[0]]
			of.lengths |= 1 << len(word)
			of.cues = append(of.cues, wordCue{word, c.holds})
		}
	}
	return table
}

func (s *Set) has(detector string) bool {
	d, ok := s.Lookup(detector)
	return ok && d.own
}

// blockFollows: a module may have the word for its name.
func blockFollows(t text, i int) bool {
	return (t.is(i+1, "{") || t.is(i+1, "move") || t.is(i+1, "use")) && !t.is(i-1, "mod")
}

// constPattern finds const blocks where a pattern may stand: behind neither is
// there a semicolon, nor a value's method, and where a statement may begin only what
// follows the pattern of an arm.
func constPattern(t text, i int) bool {
	if !t.is(i+1, "{") || t.tokens[i+1].Match() < 0 {
		return t.is(i+1, "{")
	}
	next := t.tokens[i+1].Match() + 1
	arm := t.is(next, "=") || t.is(next, "|") || t.is(next, "if") || t.is(next, ".") && t.is(next+1, ".")
	switch t.at(i - 1) {
	case "{", "}", ";":
		return arm
	case "=":
		return t.is(i-2, ".") // the end of a range
	case "return":
		return false
	}
	return arm || (t.is(next, ":") || t.is(next, ",") || t.is(next, "in") || t.kind(next) == rust.Close) && t.inPattern(i)
}

// inPattern reports whether the lists around token i may be patterns, by what
// follows each. Those of a macro call may be anything.
func (t text) inPattern(i int) bool {
	for open := t.around(i); open >= 0; open = t.around(open) {
		end := t.tokens[open].Match()
		switch {
		case end < 0 || t.is(open, "{"):
			return true
		case t.is(open-1, "!"):
			return t.kind(open-2) != rust.Ident || !evaluates[t.at(open-2)]
		case !mayFollowPattern(t, end+1):
			return false
		case t.is(end+1, "}"):
			return t.closesFields(end + 1)
		}
	}
	return true
}

// evaluates are the macros of the standard library that are given values alone.
var evaluates = map[string]bool{
	"assert": true, "assert_eq": true, "assert_ne": true, "debug_assert": true, "debug_assert_eq": true, "debug_assert_ne": true,
}

// closesFields reports whether the brace at token i may close the fields of a struct.
func (t text) closesFields(i int) bool {
	open := t.tokens[i].Match()
	return open < 0 || t.kind(open+1) == rust.Ident && (t.is(open+2, ":") && !t.is(open+3, ":") || t.is(open+2, ",")) || t.is(open+1, "ref") ||
		t.is(open+1, "mut") || t.kind(open+1) == rust.Number || t.is(open+1, "#") || t.is(open+1, "$")
}

func always(text, int) bool { return true }

// named finds the name of a type: no attribute has one, and only a where clause has
// one before a colon.
func named(t text, i int) bool {
	if t.is(i+1, ":") && !t.is(i+2, ":") && !t.behindWhere(i) {
		return false
	}
	for open := t.around(i); open >= 0; open = t.around(open) {
		if t.is(open, "[") && (t.is(open-1, "#") || t.is(open-1, "!") && t.is(open-2, "#")) {
			return false
		}
	}
	return true
}

// behindWhere reports whether token i may stand in a where clause, of which a macro may
// repeat the parts.
func (t text) behindWhere(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch {
		case j < i-farBack || t.is(j, "where"):
			return true
		case t.is(j, ";") || t.kind(j) == rust.Open && !t.is(j-1, "$"):
			return false
		case t.kind(j) == rust.Close && t.tokens[j].Match() >= 0 && t.tokens[j].Match() < j:
			j = t.tokens[j].Match()
		}
	}
	return false
}

// text is tokens and what they are tokens of. steps counts how often one was looked at.
type text struct {
	src    []byte
	tokens []rust.Token
	steps  *int
}

// maxSteps bounds what the cues of one text look at: what is left counts as cues when
// it is spent. A file that was not made to annoy needs less than twenty steps a token.
const maxSteps = 20_000_000

func (t text) at(i int) string {
	*t.steps++
	if i < 0 || i >= len(t.tokens) {
		return ""
	}
	return string(t.src[t.tokens[i].Start():t.tokens[i].End()])
}

func (t text) is(i int, s string) bool {
	*t.steps++
	if i < 0 || i >= len(t.tokens) {
		return false
	}
	return t.tokens[i].Reads(t.src, s)
}

func (t text) kind(i int) rust.TokenKind {
	if i < 0 || i >= len(t.tokens) {
		return rust.Close
	}
	return t.tokens[i].Kind
}

// glued reports whether nothing stands between token i and the next.
func (t text) glued(i int) bool {
	return i >= 0 && i+1 < len(t.tokens) && t.tokens[i].End() == t.tokens[i+1].Start()
}

// elseOfLet: only that of let-else may follow something else than a block,
// or a macro call in braces.
func elseOfLet(t text, i int) bool {
	if !t.is(i-1, "}") {
		return true
	}
	open := t.tokens[i-1].Match()
	return open < 0 || t.is(open-1, "!")
}

// letInCondition finds chains, and conditions that "=>" follows, as in guards.
func letInCondition(t text, i int) bool {
	switch prev := t.at(i - 1); prev {
	case "if", "while":
		return conditionGoesOn(t, i+1)
	case ";":
		return false
	case "(", "[":
		return conditionGoesOn(t, i+1) // perhaps a repetition in a macro
	default:
		if t.kind(i-1) != rust.Punct {
			return false
		}
		joined := t.is(i-1, "&") && t.is(i-2, "&") || t.is(i-1, "|") && t.is(i-2, "|")
		return joined || conditionGoesOn(t, i+1)
	}
}

// conditionGoesOn follows a condition from behind its let to its end, and
// reports whether "&&" or "=>" comes first.
func conditionGoesOn(t text, i int) bool {
	assigned := false
	for ; i < len(t.tokens); i++ {
		tok := t.tokens[i]
		switch {
		case tok.Kind == rust.Close || t.is(i, ";"):
			return false
		case t.is(i, "=") && t.glued(i) && t.is(i+1, ">"), t.is(i, "&") && t.glued(i) && t.is(i+1, "&"):
			return true
		case t.is(i, "="):
			assigned = true
		case tok.Kind == rust.Open && tok.Match() > i:
			block := t.is(i, "{") && assigned
			i = tok.Match()
			// The block may be part of an expression that goes on.
			if block && t.kind(i+1) != rust.Punct && !t.is(i+1, "{") && !t.is(i+1, "as") {
				return false
			}
		}
	}
	return false
}

// exclamation finds "!" where a type may stand, save those that functions
// return.
func exclamation(t text, i int) bool {
	switch t.kind(i + 1) {
	case rust.Ident:
		if !t.is(i+1, "where") && !(t.is(i+1, "as") && t.is(i-1, "<")) {
			return false
		}
	case rust.Punct:
		switch t.at(i + 1) {
		case "=":
			if t.glued(i) && !t.is(i+2, "=") {
				return false
			}
		case "*", "&", "-", "!", "<", "$", "#":
			return false
		case ":":
			if t.is(i+2, ":") {
				return false
			}
		}
	case rust.Open:
		if !t.is(i+1, "{") || t.kind(i-1) == rust.Ident && t.glued(i-1) {
			return false
		}
	case rust.Close:
		if t.kind(i-1) == rust.Open && t.is(i-2, "!") && t.kind(i-3) == rust.Ident {
			return false // all that a macro is given
		}
	default:
		return false
	}
	if !t.is(i-1, ">") || !t.is(i-2, "-") || !t.is(i-3, ")") {
		return true
	}
	open := t.tokens[i-3].Match()
	return open < 2 || t.kind(open-1) != rust.Ident || !t.is(open-2, "fn")
}

// dots finds "..." among parameters and a range without an end in a list.
func dots(t text, i int) bool {
	if !t.is(i+1, ".") || t.is(i-1, ".") && t.glued(i-1) {
		return false
	}
	end := i + 2
	if t.is(end, ".") {
		return t.inParameters(i)
	}
	if t.is(end, "=") {
		end++
	}
	if !t.is(end, ",") && !t.is(end, "]") && !t.is(end, "|") {
		return false
	}
	if t.is(i-1, "[") || t.is(i-1, ",") || t.is(i-1, "@") {
		return false
	}
	open := t.around(i)
	return t.is(open, "[") && !t.indexes(open)
}

// around is the index of the bracket that is open at token i, -1 for none.
func (t text) around(i int) int {
	for j := i - 1; j >= 0; j-- {
		*t.steps++
		switch t.tokens[j].Kind {
		case rust.Close:
			if m := t.tokens[j].Match(); m >= 0 && m < j {
				j = m
			}
		case rust.Open:
			return j
		}
	}
	return -1
}

// inParameters reports whether token i may stand among the parameters of a
// function or of a pointer to one. What repeats them in a macro is passed over.
func (t text) inParameters(i int) bool {
	open := t.around(i)
	for t.is(open-1, "$") {
		open = t.around(open)
	}
	if !t.is(open, "(") {
		return open < 0
	}
	name := open - 1
	if t.is(name, ">") || t.is(name, "fn") || t.is(name, "?") || t.is(name, "*") || t.kind(name) == rust.Close {
		return true // generics, no name, or what a macro writes before them
	}
	if t.kind(name) == rust.Ident && (t.is(name-1, "$") || t.is(name-1, "#")) {
		name--
	}
	return t.is(name-1, "fn") || t.is(name-1, ")") || t.is(name-1, "?") || t.is(name-1, "*")
}

// indexes reports whether the bracket at token i stands behind a value. Braces
// end a block more often than a value, and an attribute ends in a bracket.
func (t text) indexes(i int) bool {
	if t.kind(i-1) == rust.Ident {
		return !keywords[t.at(i-1)]
	}
	return t.is(i-1, ")") || t.is(i-1, "]") && (t.tokens[i-1].Match() < 0 || !t.is(t.tokens[i-1].Match()-1, "#"))
}

// qualifiedPath finds the end of <T>, or of generic arguments behind an operator,
// before a name, or several, and an opening bracket.
func qualifiedPath(t text, i int) bool {
	if !t.is(i+1, ":") || !t.is(i+2, ":") || t.is(i-1, "-") || t.is(i-1, "=") {
		return false
	}
	name := i + 3
	switch {
	case t.is(name, "$"):
		name++
	case t.is(name, "[") && t.is(name+1, "<") && t.tokens[name].Match() > name:
		name = t.tokens[name].Match() // what paste! joins
	case t.kind(name) != rust.Ident:
		return false
	}
	for t.is(name+1, ":") && t.is(name+2, ":") {
		if t.kind(name+3) == rust.Ident {
			name += 3
		} else if end := t.anglesEnd(name + 3); end > 0 {
			name = end
		} else {
			break
		}
	}
	end := -1 // the bracket that closes what looks like a call
	if t.is(name+1, "(") {
		if end = t.tokens[name+1].Match(); end > 0 && (!mayFollowPattern(t, end+1) || !t.maybePatterns(name+2, end)) {
			return false
		}
	} else if !t.is(name+1, "{") && !t.is(name, "{") {
		return false
	}
	depth := 0
	for j := i; j >= 0 && j > i-200; j-- {
		switch {
		case t.is(j, ">") && !t.is(j-1, "-") && !t.is(j-1, "="):
			depth++
		case t.is(j, "<"):
			if depth--; depth == 0 {
				return qualifiedFrom(t, j, end)
			}
		case t.tokens[j].Kind == rust.Close && t.tokens[j].Match() >= 0:
			j = t.tokens[j].Match()
		}
	}
	return true
}

// anglesEnd is the index of the ">" that closes the "<" at token i, -1 without.
func (t text) anglesEnd(i int) int {
	if !t.is(i, "<") {
		return -1
	}
	depth := 0
	for j := i; j < len(t.tokens) && j < i+farBack; j++ {
		switch {
		case t.is(j, "<"):
			depth++
		case t.is(j, ">") && !t.is(j-1, "-"):
			if depth--; depth == 0 {
				return j
			}
		case t.tokens[j].Kind == rust.Open && t.tokens[j].Match() > j:
			j = t.tokens[j].Match()
		case t.tokens[j].Kind == rust.Close || t.is(j, ";"):
			return -1
		}
	}
	return -1
}

// maybePatterns reports whether the tokens from i to end may be patterns: no pattern
// calls a method, indexes or ends in a question mark.
func (t text) maybePatterns(i, end int) bool {
	for ; i < end; i++ {
		if t.kind(i) != rust.Ident || keywords[t.at(i)] {
			continue
		}
		if t.is(i+1, ".") && !t.is(i+2, ".") || t.is(i+1, "[") || t.is(i+1, "?") {
			return false
		}
	}
	return true
}

// mayFollowPattern reports whether token i may stand behind a pattern.
func mayFollowPattern(t text, i int) bool {
	switch t.at(i) {
	case "|", ",", ":", "if", "in", "$":
		return true
	case "=":
		return !t.glued(i) || !t.is(i+1, "=")
	}
	return t.kind(i) == rust.Close
}

// qualifiedFrom tells by what stands before the "<" at token i whether a pattern,
// or the braces of a struct, may begin there. end is the bracket that closes what
// looks like a call, -1 without.
func qualifiedFrom(t text, i, end int) bool {
	prev := t.at(i - 1)
	switch {
	case prev == ":" && t.is(i-2, ":"), t.kind(i-1) == rust.Ident && !keywords[prev]:
		return false // generic arguments
	case prev == ">" && t.is(i-2, "-"), t.is(i-2, "*") && (prev == "mut" || prev == "const"):
		return false // the type that a function returns, or that a pointer points to
	case end < 0:
		return true
	case prev == "=", prev == ">" && t.is(i-2, "="), prev == ";", prev == "return":
		return false // a value
	case t.is(end+1, "}"):
		return t.closesFields(end + 1) // or is the last of a block
	}
	return t.inPattern(i)
}

// keywords are those behind which a pattern may begin.
var keywords = map[string]bool{"let": true, "ref": true, "mut": true, "in": true, "for": true, "box": true, "if": true, "while": true, "match": true, "return": true, "else": true}

// modified are the words that may follow default before an item.
var modified = map[string]bool{
	"fn": true, "unsafe": true, "async": true, "const": true, "extern": true, "type": true, "impl": true, "gen": true, "safe": true, "$": true,
}

// defaultItem finds default before an item. What a macro writes between them counts.
func defaultItem(t text, i int) bool {
	if t.is(i+1, "$") && t.kind(i+2) == rust.Ident {
		i += 2
	}
	return modified[t.at(i+1)]
}

// parameterized: the trait of closures with generic arguments.
func parameterized(t text, i int) bool { return t.is(i+1, "<") || t.is(i+1, ":") && t.is(i+2, ":") }

// holdsType reports whether the braces that token i opens hold a type item, with
// a value where one is asked for.
func (t text) holdsType(i int, value bool) bool {
	if !t.is(i, "{") || t.tokens[i].Match() < 0 {
		return true
	}
	for j := i + 1; j < t.tokens[i].Match(); j++ {
		switch {
		case t.is(j, "$") && t.is(j+1, "("):
			j++ // a repetition is read like what it repeats
		case t.tokens[j].Kind == rust.Open && t.tokens[j].Match() > j:
			j = t.tokens[j].Match()
		case !t.is(j, "type") || t.is(j-1, "$"):
		case !value:
			return true
		default:
			depth := 0
			for ; j < t.tokens[i].Match() && !t.is(j, ";"); j++ {
				switch {
				case t.is(j, "=") && depth <= 0:
					return true
				case t.is(j, "<"):
					depth++
				case t.is(j, ">") && !t.is(j-1, "-"):
					depth--
				}
			}
		}
	}
	return false
}

// bodyFrom is the index of the braces that follow token i in its item, -1
// without. Those among generics hold constants.
func (t text) bodyFrom(i int) int {
	depth := 0
	for j := i; j < len(t.tokens); j++ {
		switch {
		case t.is(j, "{") && depth == 0:
			return j
		case t.is(j, "<"):
			depth++
		case t.is(j, ">") && depth > 0 && !t.is(j-1, "-") && !t.is(j-1, "="):
			depth--
		case t.tokens[j].Kind == rust.Close || t.is(j, ";"):
			return -1
		case t.tokens[j].Kind == rust.Open && t.tokens[j].Match() > j:
			j = t.tokens[j].Match()
		}
	}
	return -1
}

func traitWithDefault(t text, i int) bool {
	if next := t.at(i + 1); t.kind(i+1) != rust.Ident && next != "$" && next != "#" && next != "[" || next == "$" && t.is(i+2, "(") || next == "for" {
		return false
	}
	body := t.bodyFrom(i)
	return body < 0 || t.holdsType(body, true)
}

func externWithType(t text, i int) bool {
	if t.kind(i+1) == rust.String {
		i++
	}
	return t.is(i+1, "{") && t.holdsType(i+1, false)
}

// whereBehindType finds an alias with a where clause behind its type. Types that
// are associated may have one.
func whereBehindType(t text, i int) bool {
	if t.associated(i) {
		return false
	}
	valued := false
	for j := i + 1; j < len(t.tokens) && !t.is(j, ";") && t.tokens[j].Kind != rust.Close; j++ {
		switch {
		case t.tokens[j].Kind == rust.Open && t.tokens[j].Match() > j:
			j = t.tokens[j].Match()
		case t.is(j, "="):
			valued = true
		case valued && t.is(j, "where"):
			return true
		}
	}
	return false
}

// associated reports whether the item at token i stands in a trait or an impl.
func (t text) associated(i int) bool {
	open := t.around(i)
	if !t.is(open, "{") {
		return false
	}
	for j := open - 1; j >= 0; j-- {
		switch t.at(j) {
		case "impl":
			if beforeItem[t.at(j-1)] || t.kind(j-1) == rust.Doc {
				return t.bodyFrom(j) == open
			}
		case "trait":
			return true
		case ";", "{", "}", "fn", "mod", "=":
			return false
		case ")", "]":
			if m := t.tokens[j].Match(); m >= 0 && m < j {
				j = m
			}
		}
	}
	return false
}

// beforeItem are the tokens that an impl item may follow.
var beforeItem = map[string]bool{"": true, "}": true, ";": true, "{": true, "]": true, "unsafe": true, "default": true}

// implementation tells items, of which negative ones and those of a type's own
// with types in them count, from types.
func implementation(t text, i int) bool {
	if t.kind(i+1) == rust.Close || t.is(i+1, "{") || t.is(i+1, ",") || t.is(i+1, ";") {
		return false
	}
	item := beforeItem[t.at(i-1)] || t.kind(i-1) == rust.Doc || t.is(i-1, "(") && t.is(i-2, "$") || t.is(i+1, "<")
	body := t.bodyFrom(i + 1)
	ofTrait := false
	for j := i + 1; j != body && j < len(t.tokens) && t.tokens[j].Kind != rust.Close && !t.is(j, ";"); j++ {
		switch {
		case t.negates(j):
			return true
		case t.is(j, "for"):
			ofTrait = ofTrait || !t.is(j+1, "<")
		case t.tokens[j].Kind == rust.Open && t.tokens[j].Match() > j:
			for end := t.tokens[j].Match(); j < end; j++ {
				if t.negates(j) {
					return true
				}
			}
		}
	}
	switch {
	case ofTrait && body >= 0 && (item || t.is(i-1, "*") || t.is(i-1, "?") || t.is(i-1, "+")): // behind what a macro repeats
		return false
	case !item:
		return implType(t, i)
	}
	return body >= 0 && t.holdsType(body, false)
}

// negates reports whether token i is the exclamation mark of anything but a macro call.
func (t text) negates(i int) bool {
	called := t.kind(i-1) == rust.Ident && t.kind(i+1) == rust.Open && !t.is(i-1, "impl") && !t.is(i-1, "const")
	return t.is(i, "!") && !called
}

// implType: impl in a type counts where an alias, a variable or a closure has
// it, and where a lifetime in it is left out.
func implType(t text, i int) bool {
	return leftOut(t, i) || implOf(t, i)
}

// leftOut reports whether the impl at token i may have a lifetime that is left out,
// as one of a list, such as parameters are.
func leftOut(t text, i int) bool {
	open := t.around(i)
	if t.is(open, "{") || t.is(i-1, ">") && t.is(i-2, "-") {
		return false
	}
	depth := 0
	for j := i + 1; j < len(t.tokens) && depth >= 0 && !t.is(j, ";") && t.tokens[j].Kind != rust.Close; j++ {
		switch {
		case t.is(j, "&") && t.kind(j+1) != rust.Lifetime, t.is(j, "'_"):
			return true
		case t.tokens[j].Kind == rust.Open:
			end := t.tokens[j].Match()
			if end < j || depth == 0 && t.is(j, "{") {
				return end < j
			}
			called := t.kind(j-1) == rust.Ident || t.is(j-1, ">") && t.is(j-2, "-") // whose lifetimes are its own
			if !called && t.hasReference(j, end) {
				return true
			}
			j = end
		case t.is(j, "<"):
			depth++
		case t.is(j, ">") && !t.is(j-1, "-"):
			depth--
		case depth == 0 && (t.is(j, "=") || t.is(j, ",")):
			return false // a value, or the next parameter
		}
	}
	return false
}

// hasReference reports whether a lifetime may be left out between two tokens.
func (t text) hasReference(i, end int) bool {
	for ; i < end; i++ {
		if t.is(i, "&") && t.kind(i+1) != rust.Lifetime || t.is(i, "'_") {
			return true
		}
	}
	return false
}

// farBack is how many tokens before a type are asked what it belongs to.
const farBack = 400

// implOf reports whether the impl at token i may belong to an alias, a variable or
// what a closure returns, and not to the parameters or the result of a function.
func implOf(t text, i int) bool {
	listed := false // others of a list stand between
	depth := 0
	for j := i - 1; j >= 0 && j > i-farBack; j-- {
		tok := t.tokens[j]
		switch {
		case tok.Kind == rust.Close && tok.Match() >= 0 && tok.Match() < j:
			if t.is(j, "}") {
				return true
			}
			j = tok.Match()
			continue
		case tok.Kind == rust.Open:
			listed, depth = false, 0
		case t.is(j, ">") && !t.is(j-1, "-") && !t.is(j-1, "="):
			depth++
		case t.is(j, "<"):
			if depth--; depth < 0 {
				listed, depth = false, 0
			}
		case t.is(j, ","):
			listed = listed || depth == 0
		}
		switch t.at(j) {
		case "fn":
			if t.kind(j+1) == rust.Ident || t.is(j+1, "$") { // no pointer to a function
				return false
			}
		case "Fn", "FnMut", "FnOnce", "AsyncFn", "AsyncFnMut", "AsyncFnOnce":
			if !listed && depth == 0 {
				return true
			}
		case "type", "let", ";", "{":
			return true
		}
	}
	return true
}

// Cues marks the tokens of src with which a match may begin or end, or that
// stand inside one. Nothing matches in a fragment without a mark.
func (s *Set) Cues(src []byte, tokens []rust.Token) []bool {
	s.arrange()
	marks := make([]bool, len(tokens))
	if s.blind {
		for i := range marks {
			marks[i] = true
		}
		return marks
	}
	t := text{src, tokens, new(int)}
	for i := range tokens {
		tok := &tokens[i]
		start := tok.Start()
		if tok.End() > start+2 && src[start] == 'r' && src[start+1] == '#' && tok.Kind == rust.Ident {
			start += len("r#")
		}
		of := &s.cues[src[start]]
		if of.lengths>>uint(tok.End()-start)&1 == 0 {
			continue
		}
		for _, c := range of.cues {
			if tok.End()-start == len(c.word) && string(src[start:tok.End()]) == c.word {
				marks[i] = marks[i] || *t.steps > maxSteps || c.holds(t, i)
			}
		}
	}
	if s.sugared {
		t.ownTraits(marks)
	}
	if len(tokens) == 0 {
		return marks
	}
	from := tokens[0].Start()
	s.cueless.find(src[from:], func(at int) {
		at += from
		i := sort.Search(len(tokens), func(i int) bool { return tokens[i].End() > at })
		// Our own detectors find nothing in comments.
		if i < len(tokens) && tokens[i].Start() <= at && tokens[i].Kind != rust.Doc {
			marks[i] = true
		}
	})
	s.foreign.find(src, func(at int) {
		if i := sort.Search(len(tokens), func(i int) bool { return tokens[i].End() > at }); i < len(tokens) {
			marks[i] = true
		}
	})
	return marks
}

// ownTraits marks Trait(A) for the traits that the tokens declare.
func (t text) ownTraits(marks []bool) {
	var names map[string]bool
	var first [256]bool // bytes that one of them begins with
	for i := 1; i < len(t.tokens); i++ {
		if t.tokens[i-1].Reads(t.src, "trait") && t.kind(i) == rust.Ident {
			if names == nil {
				names = map[string]bool{}
			}
			names[t.at(i)] = true
			first[t.src[t.tokens[i].Start()]] = true
		}
	}
	if names == nil {
		return
	}
	for i := range t.tokens {
		tok := &t.tokens[i]
		if first[t.src[tok.Start()]] && tok.Kind == rust.Ident && t.is(i+1, "(") && names[string(t.src[tok.Start():tok.End()])] {
			marks[i] = true
		}
	}
}

// find calls each with every place where one of the texts stands.
func (l *literals) find(src []byte, each func(at int)) {
	if len(l.chains) == 1 {
		return
	}
	for i := 0; i+1 < len(src); i++ {
		at := l.byPair[int(src[i])<<8|int(src[i+1])]
		if at == 0 {
			continue
		}
		for _, x := range l.chains[at] {
			if len(src)-i >= len(x.text) && string(src[i:i+len(x.text)]) == x.text {
				each(i)
				break
			}
		}
	}
}
