package rust

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// variable is what declarations say of the variable that a receiver is, or of the field
// that it is of a variable or of self; nil when it is something else, or they say nothing.
func (o *outliner) variable(r *Recv, scope int) *Value {
	switch {
	case r.Is != nil:
		return r.Is
	case r.Root == nil || r.Call || r.Index && r.Field == "" || len(r.Methods) > 0 || r.Root.Self != nil || r.Root.Global || len(r.Root.Segs) != 1:
		return nil
	case r.Field == "":
		return o.declared(r.Root)
	case r.Root.Segs[0].Name == "self":
		return o.fieldOf(o.selfType(scope), r.Field, scope)
	}
	switch v := o.declared(r.Root); {
	case v == nil:
		return nil
	case v.Type != nil:
		return o.fieldOf(v.Type, r.Field, scope)
	case v.By == ByLiteral:
		return o.fieldOf(&Type{Kind: TypePath, Path: v.Made}, r.Field, scope)
	}
	return nil
}

// declared is what the declaration says of the variable that a path of one name is.
func (o *outliner) declared(root *Path) *Value {
	around := o.around()
	i := sort.Search(len(around.tokens), func(i int) bool { return around.start(i) >= root.Segs[0].Start })
	if around.at(i) != cName {
		return nil
	}
	around.looked = o.looked
	v := around.declaration(i)
	o.looked = around.looked
	return v
}

// selfType is the type of the impl around a scope, nil without.
func (o *outliner) selfType(scope int) *Type {
	for s := scope; s >= 0; s = o.out.Scopes[s].Parent {
		switch x := &o.out.Scopes[s]; {
		case x.Kind == ScopeImpl && x.Impl < len(o.out.Impls):
			return o.out.Impls[x.Impl].Self
		case x.Kind == ScopeTrait || x.Kind == ScopeMod:
			return nil
		}
	}
	return nil
}

// fieldOf is what a field of a struct of this file is declared as.
func (o *outliner) fieldOf(t *Type, field string, scope int) *Value {
	for t != nil && t.Kind == TypeRef && len(t.Elems) > 0 {
		t = t.Elems[0]
	}
	if t == nil || t.Kind != TypePath || t.Path == nil {
		return nil
	}
	if t.Path.Last() == "Self" {
		t = o.selfType(scope)
	}
	// A longer path may lead to another of that name.
	if t == nil || t.Kind != TypePath || t.Path.Self != nil || len(t.Path.Segs) != 1 || t.Path.Last() == "Self" {
		return nil
	}
	name := t.Path.Last()
	in := o.around()
	in.looked = o.looked
	defer func() { o.looked = in.looked }()
	open, ok := in.structBodies()[name]
	if !ok || open >= len(in.tokens) {
		return nil
	}
	shut := in.closing(open, len(in.tokens))
	named := in.at(open) == '{'
	for i, n := open+1, 0; i < shut; n++ {
		if in.looked++; in.looked > maxSteps {
			return nil
		}
		comma := in.toComma(i, shut)
		at := in.attributesOn(i, comma, nil)
		if in.at(at) == kPub {
			if at++; in.at(at) == '(' {
				at = in.after(at)
			}
		}
		if named && in.at(at+1) == ':' && in.name(at) == field {
			v, _ := in.typed(at+2, comma)
			return v
		}
		if !named && strconv.Itoa(n) == field {
			v, _ := in.typed(at, comma)
			return v
		}
		i = max(comma, i) + 1
	}
	return nil
}

// structBodies are the brackets that open the fields of the structs among the tokens, by
// name; those of several of one name are left out.
func (o *outliner) structBodies() map[string]int {
	if o.structs != nil {
		return o.structs
	}
	o.structs = map[string]int{}
	for i := range o.tokens {
		if o.at(i) != kStruct || !o.at(i+1).isName() {
			continue
		}
		name, open := o.name(i+1), i+2
		if o.at(open) == '<' {
			open = o.angles(open, len(o.tokens))
		}
		for o.at(open) != '{' && o.at(open) != '(' && o.at(open) != ';' && open < len(o.tokens) && !closes(o.at(open)) {
			open = o.after(open)
		}
		if _, again := o.structs[name]; again || o.at(open) != '{' && o.at(open) != '(' {
			open = len(o.tokens)
		}
		o.structs[name] = open
	}
	return o.structs
}

// around reads the code around the region at hand: what is in the arguments of a macro
// is declared outside of them.
func (o *outliner) around() *outliner {
	r := o.region
	switch {
	case r.Kind == Code || r.Kind == Doctest:
		return o
	case r.InDoctest:
		if x := o.other; x != nil && x.region != nil && x.region.Start() <= r.Start() && r.End() <= x.region.End() {
			return x
		}
		if x := o.doctestAround(r); x != nil {
			o.other = o.reading(x, x.Src(), x.Start())
			o.other.tokenize(x.Tokens())
			return o.other
		}
		return o
	}
	if o.other == nil || o.other.region != nil {
		o.other = o.reading(nil, o.src, 0)
		o.other.tokens = o.code
	}
	return o.other
}

// doctestAround is the doc test that a region lies in, nil without.
func (o *outliner) doctestAround(r *Region) *Region {
	if o.doctests == nil {
		o.doctests = []*Region{}
		for _, x := range o.file.Regions {
			if x.Kind == Doctest {
				o.doctests = append(o.doctests, x)
			}
		}
		slices.SortStableFunc(o.doctests, func(a, b *Region) int { return a.Start() - b.Start() })
	}
	i := sort.Search(len(o.doctests), func(i int) bool { return o.doctests[i].Start() > r.Start() }) - 1
	if i < 0 || r.End() > o.doctests[i].End() {
		return nil
	}
	return o.doctests[i]
}

// reading makes an outliner of other tokens of the file, that keeps nothing.
func (o *outliner) reading(r *Region, text []byte, base int) *outliner {
	return &outliner{file: o.file, src: o.src, out: &Outline{}, interesting: nothing.in, words: o.words, region: r, text: text, base: base}
}

// declaration finds the declaration of the variable that token i names, by going back
// through what stands before it and around it up to the function. Where something that
// is not understood may declare that name, the answer is nil.
func (o *outliner) declaration(i int) *Value {
	word := o.tokens[i].word
	apart := false // a statement ends between here and there, on this level
	for k := i - 1; k >= 0; k-- {
		if o.looked++; o.looked > maxSteps {
			return nil
		}
		t := &o.tokens[k]
		switch c := t.code; {
		case c == ';':
			apart = true
		case closes(c):
			open := int(t.match)
			if open < 0 || open >= k || o.binds(k+1) && o.holds(open, k, word) {
				return nil
			}
			next := o.at(k + 1)
			apart = apart || c == '}' && next != '.' && next != '?' && next != ',' && next != ')'
			k = open
		case opens(c):
			apart = false
		case c == kLet && o.isSimple(k, word):
			if o.at(k-1) == kIf || o.at(k-1) == kWhile || o.isPair(k-2, '&', '&') {
				return nil
			}
			if apart {
				return o.initial(k, len(o.tokens))
			}
		case c == kFn && !apart && o.at(k+1) != '(':
			return o.parameter(k, i, word)
		case t.word == word && c == cName:
			if o.at(k-1) == '|' && o.at(k+1) == ':' && !o.isPathSep(k+1) {
				v, _ := o.typed(k+2, i)
				return v
			}
			if o.bindsAlone(k) {
				return nil
			}
		}
	}
	return nil
}

// binds reports whether what stands before token i may be a pattern that declares names.
func (o *outliner) binds(i int) bool {
	switch c := o.at(i); c {
	case '=':
		return o.isArrow(i) || o.at(i+1) != '='
	case kIn, kIf, '|', '@', ':':
		return !o.isPathSep(i)
	}
	return false
}

// bindsAlone reports whether the lone name at token i may be a pattern that declares it:
// of a closure, a loop or an arm.
func (o *outliner) bindsAlone(i int) bool {
	before := i - 1
	for o.at(before) == '&' || o.at(before) == kMut || o.at(before) == kRef {
		before--
	}
	next := o.at(i + 1)
	switch {
	case o.at(before) == '|' && (next == '|' || next == ',' || next == ':' && !o.isPathSep(i+1)):
		return true
	case o.at(before) == ',' && (next == '|' || next == ',' || next == ':' && !o.isPathSep(i+1)):
		return next == '|' || o.inBars(before)
	case next == '=':
		return o.isArrow(i + 1)
	}
	return next == kIn || next == kIf || next == '@'
}

// maxBars bounds how many tokens the parameters of a closure are taken to have.
const maxBars = 100

// inBars reports whether the comma at token i may stand between the parameters of a
// closure: a bar opens them, and nothing else does.
func (o *outliner) inBars(i int) bool {
	for k := i - 1; k >= max(i-maxBars, 0); k-- {
		switch c := o.at(k); {
		case c == '|':
			return true
		case closes(c) && int(o.tokens[k].match) >= 0:
			k = int(o.tokens[k].match)
		case opens(c), c == ';', c == '=':
			return false
		}
	}
	return false
}

// holds reports whether a word stands between two brackets.
func (o *outliner) holds(open, shut int, word uint32) bool {
	for i := open + 1; i < shut; i++ {
		if o.looked++; o.looked > maxSteps || o.tokens[i].word == word {
			return true
		}
	}
	return false
}

// isSimple reports whether the let at token i declares just that variable.
func (o *outliner) isSimple(i int, word uint32) bool {
	i = o.behindModes(i + 1)
	return i < len(o.tokens) && o.tokens[i].word == word && (o.at(i+1) == ':' && !o.isPathSep(i+1) || o.at(i+1) == '=' || o.at(i+1) == ';')
}

func (o *outliner) behindModes(i int) int {
	for o.at(i) == kMut || o.at(i) == kRef {
		i++
	}
	return i
}

// initial reads what the let at token i says of its only variable.
func (o *outliner) initial(i, end int) *Value {
	i = o.behindModes(i+1) + 1
	if o.at(i) == ':' {
		v, next := o.typed(i+1, end)
		if v != nil {
			return v
		}
		i = next
	}
	if o.at(i) != '=' {
		return nil
	}
	return o.made(i+1, end)
}

// typed is a value of the type that begins at token i, nil when that is left open.
func (o *outliner) typed(i, end int) (*Value, int) {
	t, next := o.typeAt(i, end, nil, 0)
	if t == nil || t.Kind == TypeInfer {
		return nil, next
	}
	return &Value{Type: t}, next
}

// parameter reads what the function whose keyword is token i says of a parameter.
func (o *outliner) parameter(i, end int, word uint32) *Value {
	open := o.afterName(i)
	if o.at(open) == '<' {
		open = o.angles(open, end)
	}
	if o.at(open) != '(' {
		return nil
	}
	shut := o.closing(open, end)
	for at := open + 1; at < shut; at = o.comma(at, shut) + 1 {
		name := o.behindModes(o.attributesOn(at, shut, nil))
		if name < shut && o.tokens[name].word == word && o.at(name+1) == ':' {
			v, _ := o.typed(name+2, shut)
			return v
		}
	}
	return nil
}

// made is the value of the expression that begins at token i, as far as its first
// words tell, or a cast at its end: a literal, a struct literal, or the call of a path.
func (o *outliner) made(i, end int) *Value {
	if at := o.cast(i, end); at > i {
		v, _ := o.typed(at, end)
		return v
	}
	inBlock := false
	for o.at(i) == '&' || o.at(i) == kMut || o.at(i) == kUnsafe || o.at(i) == '{' && o.at(i-1) == kUnsafe {
		inBlock = inBlock || o.at(i) == '{'
		i++
	}
	v, next := o.literalValue(i)
	if o.at(i) == '[' {
		v, next = &Value{Type: &Type{Kind: TypeArray}}, o.after(i)
	}
	if v == nil {
		if !o.startsPath(i) {
			return nil
		}
		var path Path
		if path, next = o.path(i, end, false, nil, 0); next == i {
			return nil
		}
		v = &Value{Made: &path}
		switch c := o.at(next); {
		case c == '(':
			v.By = ByCall
		case c == '!' && opens(o.at(next+1)):
			v.By, next = ByMacro, next+1
		case c == '{':
			v.By = ByLiteral
		default:
			return nil
		}
		next = o.after(next)
	}
	next = o.unwrapped(next)
	switch c := o.at(next); {
	case c == ';' && inBlock:
		return nil // a statement before the value
	case c == ';' || c == ',' || c == kElse || closes(c):
		return v
	}
	return nil
}

// cast is the index of the type that an expression is cast to, 0 unless the cast is its
// end.
func (o *outliner) cast(i, end int) int {
	at := 0
	switch o.at(i) {
	case '<':
		i = o.angles(i, end)
	case kIf, kMatch, kFor, kWhile, kLoop, '|', kMove:
		return 0
	}
	for i < end && o.at(i) != ';' && o.at(i) != ',' && o.at(i) != kElse && !closes(o.at(i)) {
		if o.looked++; o.looked > maxSteps {
			return 0
		}
		if o.at(i) == kAs {
			at = i + 1
		}
		i = o.after(i)
	}
	if at == 0 {
		return 0
	}
	if _, next := o.typeAt(at, end, nil, 0); next != i {
		return 0
	}
	return at
}

// unwrapped is the index behind calls that give the value of an Option or a Result, or
// another of the same type.
func (o *outliner) unwrapped(i int) int {
	for {
		switch {
		case o.at(i) == '?':
			i++
		case o.at(i) == '.' && o.at(i+1) == cName && o.at(i+2) == '(' && unwraps[o.name(i+1)]:
			i = o.after(i + 2)
		default:
			return i
		}
	}
}

var unwraps = map[string]bool{"unwrap": true, "expect": true, "unwrap_unchecked": true, "clone": true}

// literalValue is the value of the literal at token i, nil for none and for a number
// that does not tell its type.
func (o *outliner) literalValue(i int) (*Value, int) {
	if i >= len(o.tokens) {
		return nil, i
	}
	name := ""
	switch o.at(i) {
	case kTrue, kFalse:
		name = "bool"
	case cChar:
		if name = "char"; o.raw(i)[0] == 'b' {
			name = "u8"
		}
	case cNumber:
		if name = suffixOf(o.raw(i)); name == "" {
			return nil, i
		}
	case cString:
		switch o.raw(i)[0] {
		case 'b':
			return &Value{Type: &Type{Kind: TypeArray}}, i + 1
		case 'c':
			return &Value{Type: &Type{Kind: TypePath, Path: &Path{Global: true, Segs: []Segment{{Name: "core"}, {Name: "ffi"}, {Name: "CStr"}}}}}, i + 1
		}
		name = "str"
	default:
		return nil, i
	}
	return &Value{Type: &Type{Kind: TypePath, Path: &Path{Segs: []Segment{{Name: name}}}}}, i + 1
}

// suffixOf is the primitive type that a number ends with, "" for none. To a number with
// sixteen digits f is one of them.
func suffixOf(number string) string {
	hex := strings.HasPrefix(number, "0x")
	for i := 1; i < len(number); i++ {
		switch number[i] {
		case 'u', 'i', 'f':
			if number[i] == 'f' && hex {
				continue
			}
			if primitive[number[i:]] || number[i:] == "f16" || number[i:] == "f128" {
				return number[i:]
			}
		}
	}
	return ""
}
