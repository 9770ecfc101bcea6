package kbuild

import (
	"bytes"
	"strings"
)

// Parse reads one Makefile. It always returns a File; what it could not
// understand is in File.Damage.
func Parse(path string, src []byte) *File {
	f := &File{Path: path, Src: src, lines: lineStarts(src)}
	if len(src) > MaxSize {
		f.Src, f.lines = nil, []int{0}
		f.damage(0, "Makefile is larger than 1 MiB")
		return f
	}
	f.text = string(src)
	p := &parser{f: f, budget: 16*len(src) + 1<<16}
	f.Stmts = p.block(nil, 0)
	return f
}

func lineStarts(src []byte) []int {
	lines := append(make([]int, 0, 64), 0)
	for i := 0; i < len(src); {
		n := bytes.IndexByte(src[i:], '\n')
		if n < 0 {
			break
		}
		i += n + 1
		lines = append(lines, i)
	}
	return lines
}

type parser struct {
	f      *File
	pos    int  // start of the next logical line
	count  int  // statements made
	inRule bool // a tab line is a recipe; make forgets it at an assignment, not at a conditional or a comment
	budget int  // bytes that skip may still look at
	spent  bool // budget ran out, and was reported
}

// line takes the next logical line: its span without the final line end.
func (p *parser) line() (Span, bool) {
	src := p.f.Src
	if p.pos >= len(src) {
		return Span{}, false
	}
	start := p.pos
	for {
		n := bytes.IndexByte(src[p.pos:], '\n')
		if n < 0 {
			p.pos = len(src)
			return Span{start, len(src)}, true
		}
		end := p.pos + n
		p.pos = end + 1
		if !escaped(src, start, end) {
			return Span{start, end}, true
		}
	}
}

// escaped reports whether an odd number of backslashes stands before end.
func escaped(src []byte, start, end int) bool {
	i := end
	if i > start && src[i-1] == '\r' {
		i--
	}
	n := 0
	for i-n > start && src[i-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}

// block reads statements up to the end of the file or, inside a conditional,
// up to the else or endif that ends this arm, which stop receives.
func (p *parser) block(stop *arm, depth int) []Stmt {
	var stmts []Stmt
	for p.count < maxStatements {
		raw, ok := p.line()
		if !ok {
			return stmts
		}
		if p.inRule && p.f.Src[raw.Start] == '\t' {
			stmts = p.recipe(stmts, raw)
			continue
		}
		text := p.trim(raw)
		if text.Empty() {
			continue
		}
		p.count++
		word, rest := p.word(text)
		switch word {
		case "ifeq", "ifneq", "ifdef", "ifndef":
			stmts = append(stmts, p.conditional(raw, text, depth))
		case "else", "endif":
			if stop != nil {
				*stop = arm{raw: raw, text: text, rest: rest, endif: word == "endif", found: true}
				return stmts
			}
			p.f.damage(text.Start, word+" without a conditional")
		case "endef":
			p.f.damage(text.Start, "endef without a define")
		case "define":
			stmts = append(stmts, p.define(raw, rest, Stmt{}))
			p.inRule = false
		default:
			s := p.statement(raw, text)
			stmts = append(stmts, s)
			p.inRule = s.Kind == Rule
		}
	}
	p.f.damage(p.pos, "more than 200000 statements")
	p.pos = len(p.f.Src)
	return stmts
}

// recipe adds a tab line to the rule before it. Where a conditional stands
// between them the line starts a Rule without a name, so that its condition is
// not lost.
func (p *parser) recipe(stmts []Stmt, raw Span) []Stmt {
	line := Span{raw.Start + 1, raw.End}
	if n := len(stmts); n > 0 && stmts[n-1].Kind == Rule {
		stmts[n-1].Recipes = append(stmts[n-1].Recipes, line)
		stmts[n-1].Span.End = raw.End
		return stmts
	}
	p.count++
	return append(stmts, Stmt{Kind: Rule, Span: raw, Recipes: []Span{line}})
}

// arm is where one branch of a conditional ended.
type arm struct {
	raw, text, rest Span
	endif, found    bool
}

func (p *parser) conditional(raw, text Span, depth int) Stmt {
	s := Stmt{Kind: If, Span: raw}
	if depth >= maxConditionals {
		p.f.damage(text.Start, "conditionals nested more than 200 deep")
		p.pos = len(p.f.Src)
		return s
	}
	b := Branch{Line: text, Test: p.test(text)}
	for {
		var end arm
		b.Body = p.block(&end, depth+1)
		s.Branches = append(s.Branches, b)
		if !end.found {
			s.Span.End = len(p.f.Src)
			p.f.damage(text.Start, b.Test.Word+" without endif")
			return s
		}
		s.Span.End = end.raw.End
		if end.endif {
			return s
		}
		b = Branch{Line: end.text}
		if word, _ := p.word(end.rest); strings.HasPrefix(word, "if") {
			b.Test = p.test(end.rest)
		} else if !end.rest.Empty() {
			p.f.damage(end.rest.Start, "text after else")
		}
	}
}

// test reads "ifeq (a,b)", "ifeq 'a' "b"", "ifdef NAME".
func (p *parser) test(text Span) Test {
	word, rest := p.word(text)
	t := Test{Word: word, Source: p.f.Text(text)}
	if word == "ifdef" || word == "ifndef" {
		t.A = rest
		if rest.Empty() {
			p.f.damage(text.Start, word+" without a name")
		}
		return t
	}
	ok := false
	if !rest.Empty() && p.f.Src[rest.Start] == '(' {
		t.A, t.B, ok = p.parenthesised(rest)
	} else {
		t.A, t.B, ok = p.quoted(rest)
	}
	if !ok {
		p.f.damage(text.Start, word+" wants (a,b) or two quoted words")
	}
	return t
}

func (p *parser) parenthesised(s Span) (a, b Span, ok bool) {
	src, depth, comma := p.f.Src, 0, -1
	for i := s.Start; i < s.End; i++ {
		switch src[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				if comma < 0 {
					return a, b, false
				}
				return p.strip(Span{s.Start + 1, comma}), p.strip(Span{comma + 1, i}), true
			}
		case ',':
			if depth == 1 && comma < 0 {
				comma = i
			}
		}
	}
	return a, b, false
}

func (p *parser) quoted(s Span) (a, b Span, ok bool) {
	take := func(s Span) (Span, Span, bool) {
		s = p.strip(s)
		if s.Empty() || (p.f.Src[s.Start] != '"' && p.f.Src[s.Start] != '\'') {
			return Span{}, s, false
		}
		n := bytes.IndexByte(p.f.Src[s.Start+1:s.End], p.f.Src[s.Start])
		if n < 0 {
			return Span{}, s, false
		}
		return Span{s.Start + 1, s.Start + 1 + n}, Span{s.Start + n + 2, s.End}, true
	}
	if a, s, ok = take(s); !ok {
		return
	}
	b, _, ok = take(s)
	return
}

// define reads up to the matching endef; make counts nested ones.
func (p *parser) define(raw, head Span, s Stmt) Stmt {
	s.Kind, s.Span, s.Op = Define, raw, "="
	s.Name = head
	if name, op, _, ok := p.assignment(head); ok {
		s.Name, s.Op = name, op
	}
	start, depth := p.pos, 1
	for {
		line, ok := p.line()
		if !ok {
			p.f.damage(raw.Start, "define without endef")
			s.Value, s.Span.End = Span{min(start, len(p.f.Src)), len(p.f.Src)}, len(p.f.Src)
			return s
		}
		if p.f.Src[line.Start] == '\t' {
			continue
		}
		switch word, _ := p.word(p.trim(line)); word {
		case "define":
			depth++
		case "endef":
			if depth--; depth == 0 {
				s.Value, s.Span.End = Span{start, max(start, line.Start-1)}, line.End
				return s
			}
		}
	}
}
