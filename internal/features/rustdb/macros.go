package rustdb

import "slices"

// macroRule is one rule of a macro_rules! definition, its tokens copied.
type macroRule struct {
	pattern, body []token
}

// maxExpansion bounds the tokens of one expansion.
const maxExpansion = 1 << 20

// macroCall reads a macro definition, or an invocation that may declare items.
func (p *itemParser) macroCall(toks []token, i, end int, in scope, a attributes) int {
	name, j := toks[i].text, i+2
	defined := ""
	if j < end && toks[j].kind == tokIdent {
		defined = toks[j].text
		j++
	}
	if j >= end || !toks[j].opens() {
		return j
	}
	next := behind(toks, j, end)
	if a.skip || next == j+1 { // or a bracket that nothing closes
		return next
	}
	if name == "macro_rules" {
		p.crate.macros[defined] = rulesOf(toks, j)
		owner, pub := in.mod, false
		if a.exported {
			owner, pub = p.crate.root, true
		}
		d := owner.declare(ItemMacro, defined, pub, a.gates)
		d.owner = in.mod
		return next
	}
	args := toks[j+1 : next-1]
	for _, rule := range p.crate.macros[name] {
		bound, ok := matchRule(rule.pattern, args)
		if !ok {
			continue
		}
		out := expand(rule.body, bound)
		p.crate.budget -= len(out)
		if p.crate.budget < 0 || len(out) >= maxExpansion {
			return next
		}
		pairUp(out)
		p.items(out, 0, len(out), in)
		return next
	}
	// Not one of ours: cfg_if! and the like hold items as they are.
	p.items(toks, j+1, next-1, in)
	return next
}

// rulesOf splits `(pattern) => {body};...`.
func rulesOf(toks []token, open int) (rules []macroRule) {
	end := int(toks[open].match)
	for i := open + 1; i < end; {
		if !toks[i].opens() || toks[i].match < 0 {
			i++
			continue
		}
		patternEnd := int(toks[i].match)
		b := patternEnd + 1
		for b < end && !toks[b].opens() {
			b++
		}
		if b >= end || toks[b].match < 0 {
			return rules
		}
		rules = append(rules, macroRule{pattern: copied(toks[i+1 : patternEnd]), body: copied(toks[b+1 : toks[b].match])})
		i = int(toks[b].match) + 1
	}
	return rules
}

// copied are tokens with bracket links that count from their own start.
func copied(toks []token) []token {
	out := slices.Clone(toks)
	pairUp(out)
	return out
}

func pairUp(toks []token) {
	for i := range toks {
		toks[i].match = -1
	}
	l := lexer{toks: toks}
	l.pair()
}

// capture is what a macro variable stands for: tokens, or one capture for each
// repetition.
type capture struct {
	toks []token
	reps []captures
}

type captures map[string]*capture

// matchRule matches a macro's arguments against a pattern, as far as declaring
// items needs it: a fragment ends where the next token of the pattern stands.
func matchRule(pattern, args []token) (captures, bool) {
	bound := captures{}
	args = copied(args)
	steps := 0
	rest, ok := matchSeq(pattern, args, 0, len(args), bound, &steps, 0)
	return bound, ok && rest == len(args)
}

const maxSteps = 200000

func matchSeq(pat, args []token, at, end int, bound captures, steps *int, depth int) (int, bool) {
	for i := 0; i < len(pat); {
		*steps++
		if *steps > maxSteps || depth > maxNesting {
			return at, false
		}
		switch t := pat[i]; {
		case t.is("$") && i+1 < len(pat) && pat[i+1].is("("):
			var ok bool
			if i, at, ok = matchRepeat(pat, i, args, at, end, bound, steps, depth); !ok {
				return at, false
			}
		case t.is("$") && i+3 < len(pat) && pat[i+1].kind == tokIdent && pat[i+2].is(":"):
			next, ok := fragment(pat[i+3].text, args, at, end, follow(pat, i+4))
			if !ok {
				return at, false
			}
			bound[pat[i+1].text] = &capture{toks: args[at:next]}
			at = next
			i += 4
		case at >= end:
			return at, false
		case t.opens() && t.match >= 0:
			if args[at].text != t.text || args[at].match < 0 {
				return at, false
			}
			inner, stop := pat[i+1:t.match], int(args[at].match)
			got, ok := matchSeq(copied(inner), args, at+1, stop, bound, steps, depth+1)
			if !ok || got != stop {
				return at, false
			}
			at = stop + 1
			i = int(t.match) + 1
		default:
			if args[at].kind != t.kind || args[at].text != t.text {
				return at, false
			}
			at++
			i++
		}
	}
	return at, true
}

// matchRepeat matches `$( ... ) sep op` at pat[i].
func matchRepeat(pat []token, i int, args []token, at, end int, bound captures, steps *int, depth int) (int, int, bool) {
	if pat[i+1].match < 0 {
		return i, at, false
	}
	inner := copied(pat[i+2 : pat[i+1].match])
	j := int(pat[i+1].match) + 1
	var sep *token
	if j < len(pat) && !isRepeatOp(pat[j]) {
		sep = &pat[j]
		j++
	}
	if j >= len(pat) || !isRepeatOp(pat[j]) {
		return i, at, false
	}
	var reps []captures
	for at <= end {
		from := at
		if len(reps) > 0 && sep != nil {
			if at >= end || args[at].text != sep.text {
				break
			}
			from++
		}
		one := captures{}
		got, ok := matchSeq(inner, args, from, end, one, steps, depth+1)
		if !ok || got == at {
			break
		}
		at = got
		reps = append(reps, one)
		if pat[j].is("?") {
			break
		}
	}
	for _, name := range variables(inner) {
		bound[name] = &capture{reps: reps}
	}
	return j + 1, at, true
}

func isRepeatOp(t token) bool { return t.is("*") || t.is("+") || t.is("?") }

// variables are the names that a pattern binds.
func variables(pat []token) (names []string) {
	for i := 0; i+2 < len(pat); i++ {
		if pat[i].is("$") && pat[i+1].kind == tokIdent && pat[i+2].is(":") {
			names = append(names, pat[i+1].text)
		}
	}
	return names
}

// follow is the token that must stand behind a fragment, nil for none.
func follow(pat []token, i int) *token {
	if i < len(pat) && !pat[i].is("$") {
		return &pat[i]
	}
	return nil
}

// fragment is the index behind the fragment of the given kind at args[at].
func fragment(kind string, args []token, at, end int, stop *token) (int, bool) {
	switch kind {
	case "vis":
		if at < end && args[at].ident("pub") {
			at++
			if at < end && args[at].is("(") {
				at = behind(args, at, end)
			}
		}
		return at, true
	case "ident":
		return at + 1, at < end && args[at].kind == tokIdent
	case "lifetime":
		return at + 1, at < end && args[at].kind == tokLifetime
	case "literal":
		if at < end && args[at].is("-") {
			at++
		}
		return at + 1, at < end && (args[at].kind == tokLiteral || args[at].kind == tokString ||
			args[at].ident("true") || args[at].ident("false"))
	case "tt", "block":
		return behind(args, at, end), at < end
	case "item":
		return endOfItem(args, at, end), at < end
	}
	// ty, path, expr, pat, stmt, meta: up to what ends such a thing in a list.
	from, angles := at, 0
	for at < end {
		t := args[at]
		ends := t.is(",") || t.is(";") || t.is("=") && at+1 < end && args[at+1].is(">")
		if stop != nil && t.kind == stop.kind && t.text == stop.text {
			ends = true
		}
		if ends && angles <= 0 && at > from {
			break
		}
		switch {
		case t.is("<") && kind != "expr":
			angles++
		case t.is(">") && kind != "expr" && !(at > 0 && args[at-1].is("-")):
			angles--
		case t.is("{") && kind == "ty":
			return at, at > from
		}
		at = behind(args, at, end)
	}
	return at, at > from
}

// expand writes a macro body with its variables replaced.
func expand(body []token, bound captures) []token {
	var out []token
	write(&out, body, bound, 0)
	return out
}

func write(out *[]token, body []token, bound captures, depth int) {
	if depth > maxNesting {
		return
	}
	for i := 0; i < len(body) && len(*out) < maxExpansion; i++ {
		t := body[i]
		if !t.is("$") || i+1 >= len(body) {
			*out = append(*out, t)
			continue
		}
		next := body[i+1]
		switch {
		case next.is("(") && next.match > 0:
			inner := copied(body[i+2 : next.match])
			j := int(next.match) + 1
			var sep *token
			if j < len(body) && !isRepeatOp(body[j]) {
				sep = &body[j]
				j++
			}
			repeat(out, inner, sep, bound, depth)
			i = j
		case next.kind == tokIdent && bound[next.text] != nil:
			*out = append(*out, bound[next.text].toks...)
			i++
		case next.ident("crate"):
			*out = append(*out, next)
			i++
		default:
			*out = append(*out, t)
		}
	}
}

// repeat writes the inside of `$( ... )*` once for each repetition of the
// variables that stand in it.
func repeat(out *[]token, inner []token, sep *token, bound captures, depth int) {
	var reps []captures
	for i := 0; i+1 < len(inner); i++ {
		if inner[i].is("$") && inner[i+1].kind == tokIdent {
			if c := bound[inner[i+1].text]; c != nil && c.toks == nil && len(c.reps) > len(reps) {
				reps = c.reps
			}
		}
	}
	for n := range reps {
		if n > 0 && sep != nil {
			*out = append(*out, *sep)
		}
		layer := captures{}
		for name, c := range bound {
			layer[name] = c
			if n < len(c.reps) {
				if own := c.reps[n][name]; own != nil {
					layer[name] = own
				}
			}
		}
		write(out, inner, layer, depth+1)
	}
}
