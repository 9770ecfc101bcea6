package kbuild

// An Expr is the syntax of a value: parts that stand next to each other.
type Expr []Part

// PartKind says what a Part is.
type PartKind uint8

const (
	Literal PartKind = iota // Text, as make would see it
	Ref                     // $(Name), ${Name}, $x; Args holds {from, to} of $(Name:from=to)
	Call                    // $(Func Args...)
)

// A Part is a piece of a value.
type Part struct {
	Kind PartKind
	Span Span   // in the file; a Literal's Text is these bytes, or one byte for an escape
	Text string // a Literal's text
	Name Expr   // what a Ref names
	Func string // a Call's function
	Args []Expr
}

// functions are make's own, with the number of arguments after which a comma
// is text; 0 means every comma separates. (GNU make 4.4, function.c.)
var functions = map[string]int{
	"abspath": 1, "addprefix": 2, "addsuffix": 2, "and": 0, "basename": 1, "call": 0, "dir": 1,
	"error": 1, "eval": 1, "file": 2, "filter": 2, "filter-out": 2, "findstring": 2, "firstword": 1,
	"flavor": 1, "foreach": 3, "guile": 1, "if": 3, "info": 1, "intcmp": 5, "join": 2, "lastword": 1,
	"let": 3, "notdir": 1, "or": 0, "origin": 1, "patsubst": 3, "realpath": 1, "shell": 1, "sort": 1,
	"strip": 1, "subst": 3, "suffix": 1, "value": 1, "warning": 1, "wildcard": 1, "word": 2,
	"wordlist": 3, "words": 1,
}

// Expr parses a stretch of f as a value. It never fails: an unclosed reference
// is text.
func (f *File) Expr(s Span) Expr {
	if parsed, ok := f.parsed[s]; ok {
		return parsed
	}
	e := &exprs{src: f.Src, text: f.text, pos: max(0, s.Start), end: min(s.End, len(f.Src))}
	parsed := e.until(0, 0, false, 0)
	if f.parsed != nil {
		f.parsed[s] = parsed
	}
	return parsed
}

// Remember keeps what Expr parses, for a file that is run again and again.
// From then on the file belongs to one goroutine.
func (f *File) Remember() {
	if f.parsed == nil {
		f.parsed = map[Span]Expr{}
	}
}

type exprs struct {
	src      []byte
	text     string // src
	pos, end int
}

// until reads parts up to an unnested closer (or comma, where they separate),
// which it does not consume.
func (e *exprs) until(opener, closer byte, comma bool, depth int) Expr {
	var out Expr
	start, level := e.pos, 0
	flush := func() {
		if e.pos > start {
			out = append(out, Part{Kind: Literal, Span: Span{start, e.pos}, Text: e.text[start:e.pos]})
		}
	}
	one := func(n int, text string) {
		flush()
		out = append(out, Part{Kind: Literal, Span: Span{e.pos, e.pos + n}, Text: text})
		e.pos += n
		start = e.pos
	}
	for e.pos < e.end {
		c := e.src[e.pos]
		switch {
		case closer != 0 && c == closer:
			if level == 0 {
				flush()
				return out
			}
			level--
			e.pos++
		case opener != 0 && c == opener:
			level++
			e.pos++
		case comma && level == 0 && c == ',':
			flush()
			return out
		case c == '\\' && continuation(e.src, e.pos, e.end) > 0:
			one(continuation(e.src, e.pos, e.end), " ")
		case c == '\\' && e.pos+1 < e.end && e.src[e.pos+1] == '#':
			one(2, "#")
		case c == '$' && e.pos+1 < e.end:
			if e.src[e.pos+1] == '$' {
				one(2, "$")
				continue
			}
			flush()
			out = append(out, e.reference(depth))
			start = e.pos
		default:
			e.pos++
		}
	}
	flush()
	return out
}

// reference reads what follows a '$'.
func (e *exprs) reference(depth int) Part {
	start := e.pos
	opener := e.src[e.pos+1]
	var closer byte
	switch opener {
	case '(':
		closer = ')'
	case '{':
		closer = '}'
	}
	if closer == 0 || depth >= maxNesting {
		e.pos += 2
		text := Part{Kind: Literal, Span: Span{start + 1, start + 2}, Text: e.text[start+1 : start+2]}
		if closer != 0 || space(opener) {
			return Part{Kind: Literal, Span: Span{start, e.pos}, Text: e.text[start:e.pos]}
		}
		return Part{Kind: Ref, Span: Span{start, e.pos}, Name: Expr{text}}
	}
	e.pos += 2
	part := e.function(opener, closer, depth)
	if part.Kind != Call {
		part = e.variable(opener, closer, depth)
	}
	part.Span = Span{start, e.pos}
	if e.pos < e.end {
		e.pos++
		part.Span.End++
		return part
	}
	// Unclosed: make stops with an error; here the whole is text.
	return Part{Kind: Literal, Span: Span{start, e.end}, Text: e.text[start:e.end]}
}

func (e *exprs) function(opener, closer byte, depth int) Part {
	i := e.pos
	for i < e.end && (e.src[i] >= 'a' && e.src[i] <= 'z' || e.src[i] == '-') {
		i++
	}
	name := e.text[e.pos:i]
	most, known := functions[name]
	if !known || i >= e.end || !(space(e.src[i]) || continuation(e.src, i, e.end) > 0) {
		return Part{}
	}
	for i < e.end {
		n := continuation(e.src, i, e.end)
		if n == 0 && space(e.src[i]) {
			n = 1
		}
		if n == 0 {
			break
		}
		i += n
	}
	e.pos = i
	part := Part{Kind: Call, Func: name}
	for {
		comma := most == 0 || len(part.Args)+1 < most
		part.Args = append(part.Args, e.until(opener, closer, comma, depth+1))
		if e.pos >= e.end || e.src[e.pos] != ',' {
			return part
		}
		e.pos++
	}
}

// variable reads a name, and the from=to of a substitution reference.
func (e *exprs) variable(opener, closer byte, depth int) Part {
	part := Part{Kind: Ref, Name: e.until(opener, closer, false, depth+1)}
	for i, p := range part.Name {
		if p.Kind != Literal || len(p.Text) != p.Span.End-p.Span.Start {
			continue
		}
		colon := indexByte(p.Text, ':')
		if colon < 0 {
			continue
		}
		rest := append(Expr{cut(p, colon+1, len(p.Text))}, part.Name[i+1:]...)
		for j, q := range rest {
			eq := -1
			if q.Kind == Literal {
				eq = indexByte(q.Text, '=')
			}
			if eq < 0 || len(q.Text) != q.Span.End-q.Span.Start {
				continue
			}
			from := append(append(Expr{}, rest[:j]...), cut(q, 0, eq))
			to := append(Expr{cut(q, eq+1, len(q.Text))}, rest[j+1:]...)
			part.Args = []Expr{from, to}
			part.Name = append(append(Expr{}, part.Name[:i]...), cut(p, 0, colon))
			return part
		}
		return part
	}
	return part
}

func cut(p Part, i, j int) Part {
	return Part{Kind: Literal, Span: Span{p.Span.Start + i, p.Span.Start + j}, Text: p.Text[i:j]}
}

func indexByte(s string, c byte) int {
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			return i
		}
	}
	return -1
}
