package rust

import "slices"

// maxLength bounds how many tokens the length of an array is taken to have.
const maxLength = 64

// startsConst reports whether the semicolon or the brace at token i begins the length of
// an array or a generic argument.
func (o *outliner) startsConst(i int) bool {
	if o.at(i) == '{' {
		prev := o.at(i - 1)
		return prev == '<' || prev == ',' || prev == '='
	}
	for j := i + 1; j < min(i+maxLength, len(o.tokens)); j = o.after(j) {
		switch c := o.at(j); {
		case c == ']':
			return true
		case closes(c), c == ';':
			return false
		}
	}
	return false
}

// constExpr keeps the generic parameters in the expression from token i to before end,
// of which a type is made. One that stands alone is allowed, in braces as well.
func (o *outliner) constExpr(i, end int, p place) {
	if !o.constUses {
		return
	}
	if o.at(i) == '{' && o.closing(i, end) == end-1 {
		i, end = i+1, end-1
	}
	if end-i < 2 {
		return
	}
	var own []uint32 // the names that the expression declares itself
	for ; i < end; i++ {
		if !o.at(i).isName() || o.at(i-1) == '.' || o.isPathSep(i-2) || slices.Contains(own, o.tokens[i].word) {
			continue
		}
		switch k := o.beforeModes(i); o.at(k) {
		case kConst, kLet, kStatic, kFn, kStruct:
			if o.at(k-1) != '*' {
				own = append(own, o.tokens[i].word)
				continue
			}
		}
		if o.seesParameter(o.name(i), p.scope) {
			o.out.ConstUses = append(o.out.ConstUses, ConstUse{Scope: p.scope, Start: o.start(i), End: o.stop(i), Cond: p.cond})
		}
	}
}

// repeatCount keeps the generic parameters in the count of [value; count].
func (o *outliner) repeatCount(open, shut int, p place) {
	if !o.constUses || o.at(open) != '[' || o.at(open-1) == '!' {
		return
	}
	for i := open + 1; i < shut; i = o.after(i) {
		if o.at(i) == ';' {
			o.constExpr(i+1, shut, p)
			return
		}
	}
}

// beforeModes is the token before the name at token i and its mut or ref.
func (o *outliner) beforeModes(i int) int {
	for i--; o.at(i) == kMut || o.at(i) == kRef; i-- {
	}
	return i
}

// seesParameter reports whether a name is a generic parameter that is seen from a scope, or
// Self where that depends on one.
func (o *outliner) seesParameter(name string, scope int) bool {
	scopes := o.out.Scopes
	for s := scope; s >= 0; s = scopes[s].Parent {
		for i := range scopes[s].Generics {
			if o.looked++; o.looked > maxSteps {
				return false
			}
			if scopes[s].Generics[i].Name == name || name == "Self" && scopes[s].Kind == ScopeImpl {
				return true
			}
		}
		switch scopes[s].Kind {
		case ScopeTrait:
			return name == "Self"
		case ScopeMod, ScopeImpl, ScopeEnum, ScopeItem, ScopeDoctest:
			return false
		case ScopeFn:
			// An item in the body of a function does not see its parameters.
			if parent := scopes[s].Parent; parent >= 0 && scopes[parent].Kind != ScopeImpl && scopes[parent].Kind != ScopeTrait {
				return false
			}
		}
	}
	return false
}
