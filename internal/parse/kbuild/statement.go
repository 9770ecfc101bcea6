package kbuild

import "bytes"

// statement reads one logical line that is neither a conditional nor a define.
func (p *parser) statement(raw, text Span) Stmt {
	s := Stmt{Span: raw}
	word, rest := p.word(text)
	switch word {
	case "include", "-include", "sinclude":
		if _, _, _, ok := p.assignment(text); !ok {
			s.Kind, s.Value, s.Optional = Include, rest, word != "include"
			return s
		}
	case "vpath", "undefine", "load", "-load":
		if _, _, _, ok := p.assignment(text); !ok {
			s.Kind, s.Value = Other, rest
			return s
		}
	case "unexport":
		s.Kind, s.Value = Export, rest
		return s
	}
	assign, rest, ok := p.modified(text, s)
	if ok {
		return assign
	}
	if assign.Exported && rest != text {
		s.Kind, s.Value = Export, rest
		return s
	}
	if assign.Override && rest != text {
		if w, r := p.word(rest); w == "define" {
			return p.define(raw, r, assign)
		}
	}
	return p.rule_(s, text)
}

// modified reads [export|override|private]... NAME OP VALUE. When there is no
// assignment it returns the modifiers seen and what follows them.
func (p *parser) modified(text Span, s Stmt) (Stmt, Span, bool) {
	for {
		if name, op, value, ok := p.assignment(text); ok {
			s.Kind, s.Name, s.Op, s.Value = Assign, name, op, value
			return s, text, true
		}
		word, rest := p.word(text)
		switch word {
		case "export":
			s.Exported = true
		case "override":
			s.Override = true
		case "private":
			s.Private = true
		default:
			return s, text, false
		}
		text = rest
	}
}

// rule_ reads "targets: prerequisites; recipe", a target-specific variable, or
// a bare expansion.
func (p *parser) rule_(s Stmt, text Span) Stmt {
	colon := p.find(text, ':')
	if colon < 0 {
		s.Kind, s.Value = Other, text
		return s
	}
	s.Kind, s.Name = Rule, p.strip(Span{text.Start, colon})
	after := Span{colon + 1, text.End}
	for !after.Empty() && (p.f.Src[after.Start] == ':' || p.f.Src[after.Start] == '&') {
		after.Start++
	}
	after = p.strip(after)
	if assign, _, ok := p.modified(after, Stmt{Span: s.Span}); ok {
		assign.Target = s.Name
		return assign
	}
	if semi := p.find(after, ';'); semi >= 0 {
		s.Recipes = append(s.Recipes, p.strip(Span{semi + 1, after.End}))
		after.End = semi
	}
	s.Value = p.strip(after)
	return s
}

// assignment splits "NAME OP VALUE" as make does: one word (references may
// hold blanks), then blanks, then an operator.
func (p *parser) assignment(text Span) (name Span, op string, value Span, ok bool) {
	src, i := p.f.Src, text.Start
	for i < text.End && !space(src[i]) {
		if n, is := operator(src, i, text.End); is {
			return p.split(text, i, n)
		}
		switch {
		case src[i] == ':' || src[i] == ';':
			return name, "", value, false // a rule
		case src[i] == '$':
			i = p.skip(i, text.End)
		case continuation(src, i, text.End) > 0:
			i += continuation(src, i, text.End)
			goto blanks
		default:
			i++
		}
	}
blanks:
	for i < text.End {
		switch n := continuation(src, i, text.End); {
		case n > 0:
			i += n
		case space(src[i]):
			i++
		default:
			if n, is := operator(src, i, text.End); is {
				return p.split(text, i, n)
			}
			return name, "", value, false
		}
	}
	return name, "", value, false
}

func (p *parser) split(text Span, i, n int) (name Span, op string, value Span, ok bool) {
	name = p.strip(Span{text.Start, i})
	return name, p.f.text[i : i+n], p.lstrip(Span{i + n, text.End}), !name.Empty()
}

// operator is the length of the assignment operator at i.
func operator(src []byte, i, end int) (int, bool) {
	switch src[i] {
	case '=', ':', '?', '+', '!':
	default:
		return 0, false
	}
	for _, op := range [...]string{"=", ":=", "?=", "+=", "!=", "::=", ":::="} {
		if bytes.HasPrefix(src[i:end], []byte(op)) {
			return len(op), true
		}
	}
	return 0, false
}

// find is the first c outside references, or -1.
func (p *parser) find(s Span, c byte) int {
	for i := s.Start; i < s.End; {
		switch p.f.Src[i] {
		case c:
			return i
		case '$':
			i = p.skip(i, s.End)
		case '\\':
			i += 2
		default:
			i++
		}
	}
	return -1
}

// skip is the offset after the reference at i; an unclosed one is two bytes.
func (p *parser) skip(i, end int) int {
	src := p.f.Src
	if i+1 >= end {
		return end
	}
	open := src[i+1]
	closer := byte(')')
	switch open {
	case '(':
	case '{':
		closer = '}'
	default:
		return i + 2
	}
	depth := 0
	for j := i + 1; j < end; j++ {
		if p.budget--; p.budget < 0 {
			break
		}
		switch src[j] {
		case open:
			depth++
		case closer:
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	if p.budget < 0 && !p.spent {
		p.spent = true
		p.f.damage(i, "too many unclosed references")
	}
	return min(i+2, end)
}

// trim is a logical line without its comment and surrounding blanks. Since GNU
// make 4.3 a '#' inside a reference starts no comment.
func (p *parser) trim(s Span) Span {
	src := p.f.Src
	if bytes.IndexByte(src[s.Start:s.End], '#') < 0 {
		return p.strip(s)
	}
	for i := s.Start; i < s.End; {
		switch src[i] {
		case '\\':
			i += 2
		case '$':
			i = p.skip(i, s.End)
		case '#':
			return p.strip(Span{s.Start, i})
		default:
			i++
		}
	}
	return p.strip(s)
}

// word splits off the first blank-separated word.
func (p *parser) word(s Span) (string, Span) {
	src, i := p.f.Src, s.Start
	for i < s.End && !space(src[i]) && continuation(src, i, s.End) == 0 {
		// "ifeq(a,b)" is refused by make, but "else" may be followed by '#'.
		i++
	}
	if i-s.Start > 16 { // longer than any directive
		return "", s
	}
	return p.f.text[s.Start:i], p.strip(Span{i, s.End})
}

func (p *parser) strip(s Span) Span {
	s = p.lstrip(s)
	for s.End > s.Start {
		switch {
		case space(p.f.Src[s.End-1]):
			s.End--
		case p.f.Src[s.End-1] == '\\' && s.End < len(p.f.Src) && (p.f.Src[s.End] == '\n' || p.f.Src[s.End] == '\r') && escaped(p.f.Src, s.Start, s.End):
			s.End--
		default:
			return s
		}
	}
	return s
}

func (p *parser) lstrip(s Span) Span {
	for s.Start < s.End {
		n := continuation(p.f.Src, s.Start, s.End)
		if n == 0 && space(p.f.Src[s.Start]) {
			n = 1
		}
		if n == 0 {
			break
		}
		s.Start += n
	}
	return s
}
