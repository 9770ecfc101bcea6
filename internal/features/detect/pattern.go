package detect

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/parse/rust"
)

// pattern is one top-level pattern of a query file: its structure, which
// tree-sitter matches, and its predicates, which we do.
type pattern struct {
	line       int
	structure  string // predicates taken out, one space between tokens
	predicates []predicate
}

// predicate is one (#op args..) of a pattern.
type predicate struct {
	op   string // without "#"; "not-" stays
	args []argument
	re   *regexp.Regexp // of match? and not-match?
	attr bool           // it speaks of the attribute at hand
	all  bool           // of that as a whole, wherever in it a match is
	// texts says that a capture has to be one of some texts.
	texts bool
}

type argument struct {
	capture bool
	text    string // the capture's name without "@", or the string
}

// operators are the predicates that a pattern may use, with how many arguments each
// takes at least: a capture first, save for those that speak of the attribute at hand.
var operators = map[string]int{
	"eq?": 2, "not-eq?": 2, "match?": 2, "not-match?": 2, "any-of?": 2, "not-any-of?": 2, "parent?": 2, "followed-by?": 2, "at!": 1,
}

var attributeOperators = map[string]int{
	"target?": 1, "not-target?": 1, "inner?": 0, "outer?": 0, "at-item!": 0,
	"position?": 1, "modifier?": 1, "not-modifier?": 1, "unsafe?": 0, "predicate?": 0, "alone?": 0, "root?": 0, "not-root?": 0, "attribute?": 1,
	"custom?": 0, "bodiless?": 0,
}

type queryToken struct {
	text string
	line int
}

// tokenize cuts a query into brackets, strings, and words; comments are dropped.
func tokenize(text string) []queryToken {
	var tokens []queryToken
	line := 1
	for i := 0; i < len(text); {
		c := text[i]
		start := i
		switch {
		case c == '\n':
			line++
			i++
			continue
		case c == ' ' || c == '\t' || c == '\r':
			i++
			continue
		case c == ';':
			for i < len(text) && text[i] != '\n' {
				i++
			}
			continue
		case strings.IndexByte("()[]", c) >= 0:
			i++
		case c == '"':
			for i++; i < len(text) && text[i] != '"' && text[i] != '\n'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
			i = min(i+1, len(text))
		default:
			for i < len(text) && strings.IndexByte(" \t\r\n()[]\";", text[i]) < 0 {
				i++
			}
		}
		tokens = append(tokens, queryToken{text[start:i], line})
	}
	return tokens
}

// parsePatterns splits a query into patterns. Errors carry the line.
func parsePatterns(text string) ([]pattern, []lineError) {
	var patterns []pattern
	var errs []lineError
	tokens := tokenize(text)
	for i := 0; i < len(tokens); {
		p := pattern{line: tokens[i].line}
		end, ok := formEnd(tokens, i)
		if !ok {
			return patterns, append(errs, lineError{p.line, "bracket is never closed or closes nothing"})
		}
		for end < len(tokens) && strings.HasPrefix(tokens[end].text, "@") {
			end++
		}
		var words []string
		for j := i; j < end; {
			if tokens[j].text == "(" && j+1 < end && strings.HasPrefix(tokens[j+1].text, "#") {
				stop, _ := formEnd(tokens, j)
				pred, err := parsePredicate(tokens[j+1 : stop-1])
				if err != nil {
					errs = append(errs, lineError{tokens[j].line, err.Error()})
				}
				p.predicates = append(p.predicates, pred)
				j = stop
				continue
			}
			words = append(words, tokens[j].text)
			j++
		}
		p.structure = strings.Join(words, " ")
		captures := func(name string) bool { return strings.Contains(" "+p.structure+" ", " @"+name+" ") }
		if !captures("use") {
			errs = append(errs, lineError{p.line, "pattern captures no @use, which is what is reported"})
		}
		for _, pred := range p.predicates {
			for _, a := range pred.args {
				if a.capture && !captures(a.text) {
					errs = append(errs, lineError{p.line, "predicate #" + pred.op + ": pattern captures no @" + a.text})
				}
			}
		}
		patterns = append(patterns, p)
		i = end
	}
	return patterns, errs
}

// formEnd is the index after the form that starts at token i.
func formEnd(tokens []queryToken, i int) (int, bool) {
	depth := 0
	for ; i < len(tokens); i++ {
		switch tokens[i].text {
		case "(", "[":
			depth++
		case ")", "]":
			depth--
		}
		if depth < 0 {
			return i + 1, false
		}
		if depth == 0 {
			return i + 1, true
		}
	}
	return i, false
}

func parsePredicate(tokens []queryToken) (predicate, error) {
	p := predicate{op: strings.TrimPrefix(tokens[0].text, "#")}
	least, known := operators[p.op]
	if !known {
		least, p.attr = attributeOperators[p.op]
	}
	if !known && !p.attr {
		return p, fmt.Errorf("unknown predicate #%s", p.op)
	}
	for _, t := range tokens[1:] {
		switch {
		case strings.HasPrefix(t.text, "@"):
			p.args = append(p.args, argument{true, t.text[1:]})
		default:
			p.args = append(p.args, argument{false, unescape(t.text)})
		}
	}
	p.all = p.attr && p.op != "alone?" && p.op != "predicate?"
	if len(p.args) < least {
		return p, fmt.Errorf("predicate #%s: want at least %d arguments", p.op, least)
	}
	if !p.attr && !p.args[0].capture {
		return p, fmt.Errorf("predicate #%s: first argument: want a capture", p.op)
	}
	p.texts = (p.op == "eq?" || p.op == "any-of?") && !slices.ContainsFunc(p.args[1:], func(a argument) bool { return a.capture })
	if p.op == "match?" || p.op == "not-match?" {
		re, err := regexp.Compile(p.args[1].text)
		if err != nil {
			return p, fmt.Errorf("predicate #%s: %w", p.op, err)
		}
		p.re = re
	}
	return p, nil
}

// unescape is the content of a query string, in which \" and \\ stand for " and \.
func unescape(s string) string {
	return escapes.Replace(strings.TrimSuffix(strings.TrimPrefix(s, `"`), `"`))
}

var escapes = strings.NewReplacer(`\\`, `\`, `\"`, `"`, `\n`, "\n")

// holds decides a predicate about the texts of captures.
func (p *predicate) holds(c *Candidate) bool {
	if p.attr {
		return c.Attr != nil && p.holdsOf(c)
	}
	text, ok := c.text(p.args[0].text)
	if !ok {
		// A capture in an optional part that is not there satisfies negations only.
		return strings.HasPrefix(p.op, "not-")
	}
	if (p.op == "match?" || p.op == "eq?" || p.op == "any-of?") && c.metavariable(p.args[0].text) {
		return false
	}
	switch p.op {
	case "match?", "not-match?":
		return p.re.MatchString(text) == (p.op == "match?")
	case "at!": // says where to report
		return true
	case "followed-by?":
		return p.follows(c)
	case "parent?":
		return p.isParent(c.Node(p.args[0].text))
	}
	for _, a := range p.args[1:] {
		want := a.text
		if a.capture {
			want, _ = c.text(a.text)
		}
		if want == text {
			return !strings.HasPrefix(p.op, "not-")
		}
	}
	return strings.HasPrefix(p.op, "not-")
}

// follows reports whether one of the texts stands behind the capture.
func (p *predicate) follows(c *Candidate) bool {
	rest := bytes.TrimLeft(c.Region.Src()[c.Node(p.args[0].text).EndByte():], " \t\r\n")
	return slices.ContainsFunc(p.args[1:], func(a argument) bool { return bytes.HasPrefix(rest, []byte(a.text)) })
}

// isParent reports whether a node stands directly in one of the kinds of node, as
// the field of it that a dot may name.
func (p *predicate) isParent(n *rust.Node) bool {
	parent := n.Parent()
	if parent == nil {
		return false
	}
	for _, a := range p.args[1:] {
		kind, field, named := strings.Cut(a.text, ".")
		if kind != parent.Type() {
			continue
		}
		if x := parent.ChildByFieldName(field); !named || x != nil && x.Equal(n) {
			return true
		}
	}
	return false
}

// stands reports whether one of the texts stands in src.
func (p *predicate) stands(src []byte) bool {
	return slices.ContainsFunc(p.args[1:], func(a argument) bool { return bytes.Contains(src, []byte(a.text)) })
}

// holdsOf decides a predicate about the attribute at hand.
func (p *predicate) holdsOf(c *Candidate) bool {
	a := c.Attr
	names := func(words ...string) bool {
		return slices.ContainsFunc(p.args, func(x argument) bool { return slices.Contains(words, x.text) })
	}
	switch p.op {
	case "target?":
		return names(a.Target)
	case "not-target?":
		return !names(a.Target)
	case "position?":
		return names(a.Position)
	case "modifier?":
		return names(a.Modifiers...)
	case "not-modifier?":
		return !names(a.Modifiers...)
	case "inner?":
		return a.Inner
	case "root?":
		return a.AtRoot
	case "not-root?":
		return !a.AtRoot
	case "outer?":
		return !a.Inner && !a.Call
	case "unsafe?":
		return a.Unsafe
	case "attribute?":
		return names(a.Path)
	case "alone?":
		before := bytes.TrimRight(c.File.Src[:c.Start], " \t\r\n")
		return !bytes.HasSuffix(before, []byte("::"))
	case "custom?":
		return isCustom(a)
	case "bodiless?":
		return a.Bodiless
	case "predicate?":
		return a.InPredicate(c.Start)
	}
	return true // at-item!, which says where to report
}
