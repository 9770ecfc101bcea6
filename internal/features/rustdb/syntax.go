package rustdb

import "slices"

// This file reads the pieces of items: types, use trees, and where things end.

// typeOf is the type written in toks[i:end], as far as it has a name.
func typeOf(toks []token, i, end int) *selfType {
	self := &selfType{}
	for i < end && (toks[i].ident("const") || toks[i].ident("dyn") || toks[i].is("?") || toks[i].is("~")) {
		i++
	}
	if i >= end {
		return self
	}
	switch t := toks[i]; {
	case t.is("["):
		self.prim = "slice"
		for _, inner := range toks[i:behind(toks, i, end)] {
			if inner.is(";") {
				self.prim = "array"
			}
		}
		return self
	case t.is("*"):
		self.prim = "pointer"
		return self
	case t.is("&"):
		self.prim = "reference"
		return self
	case t.is("("):
		self.prim = "tuple"
		return self
	case t.is("!"):
		self.prim = "never"
		return self
	case t.ident("fn") || t.ident("unsafe") || t.ident("extern"):
		self.prim = "fn"
		return self
	}
	for i < end {
		switch t := toks[i]; {
		case t.kind == tokIdent:
			self.segments = append(self.segments, t.text)
			i++
		case t.is("$") && i+1 < end && toks[i+1].ident("crate"):
			i++
		case t.is(":") && i+1 < end && toks[i+1].is(":"):
			i += 2
		default:
			return self
		}
	}
	return self
}

// useTree reads what stands behind `use`.
func useTree(toks []token, i, end int, prefix []string, pub bool, depth int) (leaves []useDecl) {
	if depth > maxNesting {
		return nil
	}
	base := slices.Clone(prefix)
	for i < end {
		switch t := toks[i]; {
		case t.is("*"):
			return append(leaves, useDecl{path: base, pub: pub, glob: true})
		case t.is("{"):
			start := i + 1
			for _, arg := range splitArgs(toks, i) {
				leaves = append(leaves, useTree(toks, start, start+len(arg), base, pub, depth+1)...)
				start += len(arg) + 1
			}
			return leaves
		case t.ident("as") && i+1 < end:
			return append(leaves, useDecl{path: base, name: toks[i+1].text, pub: pub})
		case t.kind == tokIdent && t.text == "self" && len(base) > 0:
			i++ // {self} stands for the prefix
		case t.kind == tokIdent:
			base = append(base, t.text)
			i++
		default:
			i++
		}
	}
	if len(base) == 0 {
		return nil
	}
	return append(leaves, useDecl{path: base, name: base[len(base)-1], pub: pub})
}

// endOfItem is the index behind an item that ends with braces or a semicolon.
func endOfItem(toks []token, i, end int) int {
	for i < end {
		if toks[i].is(";") {
			return i + 1
		}
		if toks[i].is("{") {
			return behind(toks, i, end)
		}
		i = behind(toks, i, end)
	}
	return end
}

// endOfStatement is the index behind the next semicolon.
func endOfStatement(toks []token, i, end int) int {
	for i < end {
		if toks[i].is(";") {
			return i + 1
		}
		i = behind(toks, i, end)
	}
	return end
}

// skipAngles is the index behind the generics that open at i.
func skipAngles(toks []token, i, end int) int {
	depth := 0
	for ; i < end; i++ {
		switch {
		case toks[i].is("<"):
			depth++
		case toks[i].is(">") && !toks[i-1].is("-"):
			depth--
			if depth == 0 {
				return i + 1
			}
		case toks[i].opens() && toks[i].match > 0:
			i = int(toks[i].match)
		}
	}
	return end
}
