package kernel

import (
	"errors"
	"fmt"
	"strings"
)

// This file reads the small part of the shell's language in which
// scripts/min-tool-version.sh has been written over the years: echo, exit,
// assignments, if, case, test, && and ||. Whatever else a script does makes the
// answer unknown, never wrong.

const (
	maxScript = 64 << 10 // bytes
	maxShell  = 100      // nesting
	maxRun    = 20000    // commands run
)

// shellScript is a parsed script.
type shellScript struct{ body []shellNode }

// shellNode is one command.
type shellNode struct {
	kind  string // "simple", "if", "case", "and", "or", "not", "group"
	words []shellWord
	arms  []shellArm
	left  []shellNode
	right []shellNode
}

// shellArm is a test and its body, or case patterns and their body; both empty
// for an else.
type shellArm struct {
	test     []shellNode
	patterns []shellWord
	body     []shellNode
}

// shellWord is a word in pieces; a piece is text or, with name, $name.
type shellWord []shellPiece

type shellPiece struct {
	text, name string
	quoted     bool
}

// shellTokens splits a script into words and operators; an operator is a word
// of one piece with name "op".
func shellTokens(src []byte) ([]shellWord, error) {
	if len(src) > maxScript {
		return nil, fmt.Errorf("script is larger than %d bytes", maxScript)
	}
	var out []shellWord
	var word shellWord
	started := false
	text := func(s string, quoted bool) {
		started = true
		if n := len(word); n > 0 && word[n-1].name == "" && word[n-1].quoted == quoted {
			word[n-1].text += s
			return
		}
		word = append(word, shellPiece{text: s, quoted: quoted})
	}
	flush := func() {
		if started {
			out = append(out, word)
		}
		word, started = nil, false
	}
	op := func(s string) {
		flush()
		out = append(out, shellWord{{text: s, name: "op"}})
	}
	double := false
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '\\' && i+1 < len(src):
			if i++; src[i] != '\n' {
				text(string(src[i]), true)
			}
		case c == '"':
			double = !double
			text("", true)
		case c == '$':
			name, n := shellName(src[i+1:])
			if n == 0 {
				return nil, errors.New("uses an expansion that is not followed here")
			}
			started = true
			word = append(word, shellPiece{name: name, quoted: double})
			i += n
		case c == '`':
			return nil, errors.New("runs another command")
		case double:
			text(string(c), true)
		case c == '\'':
			n := strings.IndexByte(string(src[i+1:]), '\'')
			if n < 0 {
				return nil, errors.New("quote without an end")
			}
			text(string(src[i+1:i+1+n]), true)
			i += n + 1
		case c == '#' && !started:
			for i+1 < len(src) && src[i+1] != '\n' {
				i++
			}
		case c == ' ' || c == '\t' || c == '\r':
			flush()
		case c == '\n':
			op(";")
		case c == ';' || c == '&' || c == '|' || c == '(' || c == ')' || c == '<' || c == '>':
			s := string(c)
			if i+1 < len(src) && src[i+1] == c && (c == ';' || c == '&' || c == '|') {
				s += s
				i++
			}
			op(s)
		default:
			text(string(c), false)
		}
	}
	flush()
	if double {
		return nil, errors.New("quote without an end")
	}
	return append(out, shellWord{{text: ";", name: "op"}}), nil
}

// shellName reads NAME, {NAME} or a special parameter after '$'.
func shellName(s []byte) (string, int) {
	brace := len(s) > 0 && s[0] == '{'
	i := 0
	if brace {
		i = 1
	}
	start := i
	for i < len(s) && (s[i] == '_' || s[i] >= '0' && s[i] <= '9' || s[i]|32 >= 'a' && s[i]|32 <= 'z') {
		i++
	}
	if i == start && i < len(s) && (s[i] == '#' || s[i] == '@' || s[i] == '*' || s[i] == '?') {
		i++
	}
	name := string(s[start:i])
	if brace {
		if i >= len(s) || s[i] != '}' {
			return "", 0
		}
		i++
	}
	if name == "" {
		return "", 0
	}
	return name, i
}

type shellParser struct {
	toks []shellWord
	pos  int
}

func parseShell(src []byte) (*shellScript, error) {
	toks, err := shellTokens(src)
	if err != nil {
		return nil, err
	}
	p := &shellParser{toks: toks}
	body, err := p.list(0)
	if err != nil {
		return nil, err
	}
	if p.pos < len(p.toks) {
		return nil, fmt.Errorf("%q is out of place", p.word())
	}
	return &shellScript{body}, nil
}

// word is the literal text of the next token, "" at the end.
func (p *shellParser) word() string {
	if p.pos >= len(p.toks) || len(p.toks[p.pos]) != 1 || p.toks[p.pos][0].quoted {
		return ""
	}
	return p.toks[p.pos][0].text
}

func (p *shellParser) isOp(s string) bool {
	return p.pos < len(p.toks) && len(p.toks[p.pos]) == 1 && p.toks[p.pos][0].name == "op" && p.toks[p.pos][0].text == s
}

func (p *shellParser) expect(word string) error {
	for p.isOp(";") && word != ";" {
		p.pos++
	}
	if p.word() != word {
		return fmt.Errorf("%q where %q was expected", p.word(), word)
	}
	p.pos++
	return nil
}

// list reads commands up to a word that ends a construct.
func (p *shellParser) list(depth int) ([]shellNode, error) {
	if depth > maxShell {
		return nil, errors.New("nested too deep")
	}
	var out []shellNode
	for p.pos < len(p.toks) {
		if p.isOp(";") {
			p.pos++
			continue
		}
		switch p.word() {
		case "fi", "then", "else", "elif", "esac", ";;", "}", ")":
			return out, nil
		}
		n, err := p.chain(depth)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// chain reads a && b || c, from the left.
func (p *shellParser) chain(depth int) (shellNode, error) {
	n, err := p.command(depth)
	for err == nil && (p.isOp("&&") || p.isOp("||")) {
		kind := map[string]string{"&&": "and", "||": "or"}[p.word()]
		p.pos++
		for p.isOp(";") {
			p.pos++
		}
		var right shellNode
		right, err = p.command(depth)
		n = shellNode{kind: kind, left: []shellNode{n}, right: []shellNode{right}}
	}
	return n, err
}

func (p *shellParser) command(depth int) (shellNode, error) {
	switch p.word() {
	case "!":
		p.pos++
		if depth > maxShell {
			return shellNode{}, errors.New("nested too deep")
		}
		inner, err := p.command(depth + 1)
		return shellNode{kind: "not", left: []shellNode{inner}}, err
	case "{":
		p.pos++
		body, err := p.list(depth + 1)
		if err == nil {
			err = p.expect("}")
		}
		return shellNode{kind: "group", left: body}, err
	case "if":
		return p.conditional(depth)
	case "case":
		return p.caseOf(depth)
	case "for", "while", "until", "function", "select":
		return shellNode{}, fmt.Errorf("%q is not followed here", p.word())
	}
	n := shellNode{kind: "simple"}
	for p.pos < len(p.toks) {
		t := p.toks[p.pos]
		if len(t) == 1 && t[0].name == "op" {
			switch t[0].text {
			case ">", "<": // a redirection: [n]> word, >&2
				if last := len(n.words) - 1; last >= 0 && len(n.words[last]) == 1 && strings.Trim(n.words[last][0].text, "0123456789") == "" && n.words[last][0].name == "" {
					n.words = n.words[:last]
				}
				for p.pos++; p.isOp("&") || p.isOp(">"); p.pos++ {
				}
				p.pos++
				n.left = []shellNode{{kind: "redirected"}}
				continue
			case ";", ";;", "&&", "||", ")":
				return n, nil
			}
			return n, fmt.Errorf("%q is not followed here", t[0].text)
		}
		n.words = append(n.words, t)
		p.pos++
	}
	return n, nil
}

func (p *shellParser) conditional(depth int) (shellNode, error) {
	n := shellNode{kind: "if"}
	for {
		word := p.word()
		p.pos++
		var arm shellArm
		var err error
		if word != "else" {
			if arm.test, err = p.list(depth + 1); err != nil {
				return n, err
			}
			if err = p.expect("then"); err != nil {
				return n, err
			}
		}
		if arm.body, err = p.list(depth + 1); err != nil {
			return n, err
		}
		n.arms = append(n.arms, arm)
		switch p.word() {
		case "elif", "else":
			if word == "else" {
				return n, errors.New("text after else")
			}
		default:
			return n, p.expect("fi")
		}
	}
}

func (p *shellParser) caseOf(depth int) (shellNode, error) {
	n := shellNode{kind: "case"}
	p.pos++
	if p.pos >= len(p.toks) {
		return n, errors.New("case without a word")
	}
	n.words = []shellWord{p.toks[p.pos]}
	p.pos++
	if err := p.expect("in"); err != nil {
		return n, err
	}
	for {
		for p.isOp(";") || p.isOp("(") {
			p.pos++
		}
		if p.word() == "esac" {
			p.pos++
			return n, nil
		}
		var arm shellArm
		for !p.isOp(")") {
			if p.pos >= len(p.toks) {
				return n, errors.New("case without esac")
			}
			if !p.isOp("|") {
				arm.patterns = append(arm.patterns, p.toks[p.pos])
			}
			p.pos++
		}
		p.pos++
		var err error
		if arm.body, err = p.list(depth + 1); err != nil {
			return n, err
		}
		if p.isOp(";;") {
			p.pos++
		}
		n.arms = append(n.arms, arm)
	}
}
