package detect

import "featscan/internal/parse/rust"

// The cues of features that became stable, which trees with an older minimum wait for.

// rangeInPattern finds A..B where a pattern may stand.
func rangeInPattern(t text, i int) bool {
	if !t.is(i+1, ".") || t.is(i-1, ".") || t.is(i+2, ".") || t.is(i+2, "=") {
		return false
	}
	switch t.kind(i - 1) {
	case rust.Number, rust.Char, rust.String, rust.Ident, rust.Close:
	default:
		return false
	}
	end := i + 2
	for t.kind(end) == rust.Number || t.kind(end) == rust.Char || t.kind(end) == rust.String || t.kind(end) == rust.Ident && !t.is(end, "if") ||
		t.is(end, "-") || t.is(end, ":") || t.is(end, "$") || t.is(end, "<") || t.is(end, ">") {
		end++
	}
	switch {
	case end == i+2, t.is(end, "{"), t.is(end, ";"), t.is(end, "."):
		return false
	case t.is(end, "=") || t.is(end, "|") || t.is(end, "if") || t.is(end, "@"):
		return true
	}
	return t.inPattern(i)
}

// inConstantBody reports whether token i may be evaluated as part of a constant: the
// nearest function around it is const or in a const impl or trait, or a const or a static
// stands before it.
func inConstantBody(t text, i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch {
		case j < i-farBack:
			return true
		case t.kind(j) == rust.Close && t.tokens[j].Match() >= 0 && t.tokens[j].Match() < j:
			j = t.tokens[j].Match()
		case t.is(j, "fn"):
			for j--; t.kind(j) == rust.String || t.is(j, "extern") || t.is(j, "unsafe") || t.is(j, "async"); j-- {
			}
			return t.is(j, "const") || t.inConstItem(j)
		case t.is(j, "static") || t.is(j, "const") && !t.is(j-1, "*"):
			return true
		}
	}
	return false
}

// inConstItem reports whether what token i stands in the braces of may have const in front.
func (t text) inConstItem(i int) bool {
	inside, steps := true, 0 // what is in brackets is one step
	for j := i; j >= 0; j-- {
		steps++
		switch {
		case steps > 10*farBack:
			return true
		case t.kind(j) == rust.Close && t.tokens[j].Match() >= 0 && t.tokens[j].Match() < j && (inside || !t.is(j, "}")):
			j = t.tokens[j].Match()
		case inside:
			inside = !t.is(j, "{")
		case t.is(j, "const"):
			return true
		case t.is(j, ";") || t.is(j, "{") || t.is(j, "}"):
			return false
		}
	}
	return false
}

// declaring are the words behind which generic parameters follow a name.
var declaring = map[string]bool{"fn": true, "struct": true, "enum": true, "union": true, "trait": true, "type": true, "const": true}

// boundOfArgument finds the colon behind a name among generic arguments.
func boundOfArgument(t text, i int) bool {
	if t.is(i+1, ":") || t.is(i-1, ":") {
		return false
	}
	if t.kind(i-1) != rust.Ident && !t.is(i-1, ">") && !t.is(i-1, ")") {
		return false
	}
	depth := 0
	for j := i - 1; j >= 0; j-- {
		switch {
		case j < i-farBack:
			return true
		case t.is(j, ">") && !t.is(j-1, "-") && !t.is(j-1, "="):
			depth++
		case t.is(j, "<"):
			if depth--; depth >= 0 {
				continue
			}
			before := j - 2
			if t.is(before, "$") || t.is(before, "#") {
				before--
			}
			return !t.is(j-1, "impl") && !t.is(j-1, "for") && !declaring[t.at(before)]
		case t.kind(j) == rust.Open, t.is(j, ";"), t.is(j, "where"):
			return false
		case t.kind(j) == rust.Close && t.tokens[j].Match() >= 0 && t.tokens[j].Match() < j:
			if t.is(j, "}") && depth == 0 {
				return false
			}
			j = t.tokens[j].Match()
		}
	}
	return false
}

// genericType finds type Name<..>, and where clauses behind the name.
func genericType(t text, i int) bool {
	for j := i + 1; j < len(t.tokens); j++ {
		switch {
		case t.is(j, "<") && j < i+4, t.is(j, "where"):
			return true
		case t.is(j, ";"), t.kind(j) == rust.Close:
			return false
		case t.kind(j) == rust.Open && t.tokens[j].Match() > j:
			j = t.tokens[j].Match()
		}
	}
	return false
}

// discriminants finds enums with fields and with values. What a macro writes may have both.
func discriminants(t text, i int) bool {
	open := i + 1
	for open < len(t.tokens) && !t.is(open, "{") && !t.is(open, ";") {
		open++
	}
	if !t.is(open, "{") || t.tokens[open].Match() < 0 {
		return t.is(open, "{")
	}
	fields, values := false, false
	for j := open + 1; j < t.tokens[open].Match(); j++ {
		switch {
		case t.is(j, "="):
			values = true
		case t.kind(j) == rust.Open && t.tokens[j].Match() > j:
			fields = fields || !t.is(j, "[")
			j = t.tokens[j].Match()
		case t.is(j, "$"):
			return true
		}
	}
	return fields && values
}
