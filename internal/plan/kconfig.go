package plan

import (
	"bytes"
	"path"
	"regexp"
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// A kconfigEntry is one `config NAME` block.
type kconfigEntry struct {
	file       string
	start, end int // with the lines of its body, without the blank ones behind
	lines      []kconfigLine
	inside     bool // of an if block
}

// A kconfigLine is one logical line of a Kconfig file.
type kconfigLine struct {
	start, end int // with continued lines, without the last newline
	word       string
	expr       [2]int // where its expression stands, empty when it has none
	lead       string // what stands before the expression in the line
}

var (
	exprWords = regexp.MustCompile(`^[ \t]*(?:depends[ \t]+on|def_bool|def_tristate|visible[ \t]+if|if)[ \t(]`)
	ifWords   = regexp.MustCompile(`^[ \t]*(?:default|select|imply|bool|tristate|prompt|range)\b.*?[ \t]if[ \t(]`)
)

// kconfigLines splits a file. Help texts are left out.
func kconfigLines(src []byte) []kconfigLine {
	var out []kconfigLine
	help := -1 // the indentation of the keyword of a help text, -1 outside
	for at := 0; at < len(src); {
		end := lineEnd(src, at)
		for end < len(src) && end > at && src[end-1] == '\\' {
			end = lineEnd(src, end+1)
		}
		text := string(src[at:end])
		l := kconfigLine{start: at, end: end}
		at = min(end+1, len(src))
		trimmed := strings.TrimSpace(text)
		depth := indentation(text)
		if help >= 0 {
			if trimmed == "" || depth > help {
				continue
			}
			help = -1
		}
		l.word, _, _ = strings.Cut(strings.ReplaceAll(trimmed, "\t", " "), " ")
		if strings.HasPrefix(l.word, "if(") {
			l.word = "if"
		}
		if l.word == "help" || l.word == "---help---" {
			help = depth
		}
		if m := exprWords.FindStringIndex(text); m != nil {
			l.expr = [2]int{l.start + m[1], end}
		} else if m := ifWords.FindStringIndex(text); m != nil {
			l.expr = [2]int{l.start + m[1], end}
		}
		if l.expr[1] > 0 {
			if src[l.expr[0]-1] == '(' {
				l.expr[0]--
			}
			// A comment may follow.
			if i := bytes.IndexByte(src[l.expr[0]:l.expr[1]], '#'); i >= 0 {
				l.expr[1] = l.expr[0] + i
			}
			l.expr[1] = l.expr[0] + len(bytes.TrimRight(src[l.expr[0]:l.expr[1]], " \t"))
			if l.word == "def_bool" || l.word == "def_tristate" {
				// Its expression is a value, which has a condition behind it.
				if i := bytes.Index(src[l.expr[0]:l.expr[1]], []byte(" if ")); i >= 0 {
					l.expr = [2]int{}
				}
			}
		}
		if l.expr[1] > 0 {
			l.lead = string(src[l.start:l.expr[0]])
		}
		out = append(out, l)
	}
	return out
}

func indentation(line string) int {
	n := 0
	for _, c := range line {
		switch c {
		case '\t':
			n = n/8*8 + 8
		case ' ':
			n++
		default:
			return n
		}
	}
	return n
}

// readKconfig finds the entries of every symbol.
func (e *editor) readKconfig() {
	e.kconfig = map[string][]*kconfigEntry{}
	for _, name := range e.names {
		if !strings.HasPrefix(path.Base(name), "Kconfig") {
			continue
		}
		src := e.sources[name]
		var entry *kconfigEntry
		depth := 0
		for _, l := range kconfigLines(src) {
			switch l.word {
			case "config", "menuconfig":
				entry = &kconfigEntry{file: name, start: l.start, end: l.end, inside: depth > 0}
				fields := strings.Fields(string(src[l.start:l.end]))
				if len(fields) == 2 {
					e.kconfig[fields[1]] = append(e.kconfig[fields[1]], entry)
				}
				continue
			case "if":
				depth++
			case "endif":
				depth--
			}
			switch l.word {
			case "if", "endif", "menu", "endmenu", "choice", "endchoice", "source", "comment", "mainmenu":
				entry = nil
			case "":
			default:
				if entry != nil && l.word[0] != '#' || entry != nil && indentation(string(src[l.start:l.end])) > 0 {
					entry.lines = append(entry.lines, l)
					entry.end = l.end
				}
			}
		}
	}
}

// decideSymbols finds the symbols that only ask for a version and that the
// minimum answers. One may ask for another.
func (j *job) decideSymbols() {
	j.symbols = map[string]bool{}
	for again := true; again; {
		again = false
		for name, entries := range j.kconfig {
			if _, done := j.symbols[name]; done || len(entries) != 1 || !j.text.Owned(entries[0].file) {
				continue
			}
			if is := j.entryValue(entries[0]); is != cond.Unknown {
				j.symbols[name], again = is == cond.True, true
			}
		}
	}
}

// entryValue is the value that an entry always has, Unknown unless it is a
// question for a version and nothing else.
func (j *job) entryValue(e *kconfigEntry) cond.Tri {
	value, asks := cond.Unknown, false
	src := j.sources[e.file]
	for _, l := range e.lines {
		switch l.word {
		case "#", "help", "":
			continue
		case "def_bool", "depends":
		default:
			if strings.HasPrefix(l.word, "#") {
				continue
			}
			return cond.Unknown
		}
		if l.expr[1] == 0 {
			return cond.Unknown
		}
		b := j.kconfigExpr(e.file, string(src[l.expr[0]:l.expr[1]]))
		if b == nil {
			return cond.Unknown
		}
		is := b.simplify(kconfigStyle).is
		for _, a := range b.atoms() {
			asks = asks || a.is != cond.Unknown && a.text != "y" && a.text != "n"
		}
		if l.word == "def_bool" {
			value = is
		} else if is != cond.True {
			return cond.Unknown
		}
	}
	if e.inside || !asks {
		return cond.Unknown
	}
	return value
}

var kconfigToken = regexp.MustCompile(`^(?:\|\||&&|!=|<=|>=|[!()=<>]|"[^"]*"|'[^']*'|[A-Za-z0-9_.\-/$]+)`)

// kconfigExpr parses an expression and decides its atoms; nil for what it
// cannot read.
func (j *job) kconfigExpr(file, text string) *boolean {
	p := &kconfigParser{job: j, file: file, text: text}
	b := p.any(0)
	p.space()
	if p.at < len(text) || p.bad {
		return nil
	}
	return b
}

type kconfigParser struct {
	*job
	file, text string
	at         int
	bad        bool
}

func (p *kconfigParser) space() {
	for p.at < len(p.text) && (strings.IndexByte(" \t\\\n", p.text[p.at]) >= 0) {
		p.at++
	}
}

func (p *kconfigParser) peek() string {
	p.space()
	rest := p.text[p.at:]
	if strings.HasPrefix(rest, "$(") {
		depth := 0
		for i := range len(rest) {
			switch rest[i] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					return rest[:i+1]
				}
			}
		}
		return ""
	}
	return kconfigToken.FindString(rest)
}

func (p *kconfigParser) next() string {
	t := p.peek()
	p.at += len(t)
	p.bad = p.bad || t == ""
	return t
}

const maxDepth = 100

func (p *kconfigParser) any(depth int) *boolean { return p.list(depth, cond.Any, "||", p.all) }
func (p *kconfigParser) all(depth int) *boolean { return p.list(depth, cond.All, "&&", p.unary) }

func (p *kconfigParser) list(depth int, op cond.Op, word string, operand func(int) *boolean) *boolean {
	p.space()
	start := p.at
	b := operand(depth)
	for !p.bad && p.peek() == word {
		p.next()
		if b.op != op || b.text != "" {
			b = &boolean{op: op, sub: []*boolean{b}}
		}
		b.sub = append(b.sub, operand(depth))
	}
	if b.text == "" && !p.bad {
		b.text = strings.TrimSpace(p.text[start:p.at])
	}
	return b
}

func (p *kconfigParser) unary(depth int) *boolean {
	if p.bad = p.bad || depth > maxDepth; p.bad {
		return &boolean{op: cond.Atom, text: "n"}
	}
	p.space()
	start := p.at
	switch t := p.next(); t {
	case "!":
		in := p.unary(depth + 1)
		return &boolean{op: cond.Not, sub: []*boolean{in}, text: p.text[start:p.at]}
	case "(":
		in := p.any(depth + 1)
		p.bad = p.bad || p.next() != ")"
		// The parentheses belong to what is written, not to the operand alone.
		outer := *in
		if in.op == cond.Atom || in.op == cond.Not {
			return &outer
		}
		outer.text = p.text[start:p.at]
		return &outer
	default:
		b := &boolean{op: cond.Atom, text: t}
		switch op := p.peek(); op {
		case "=", "!=", "<", ">", "<=", ">=":
			p.next()
			value := p.next()
			b.text = p.text[start:p.at]
			b.is = p.compare(t, op, value)
		default:
			switch t {
			case "y":
				b.is = cond.True
			case "n":
				b.is = cond.False
			}
			if is, ok := p.symbols[t]; ok {
				b.is = cond.Of(is)
			}
		}
		return b
	}
}

// compare decides RUSTC_VERSION against a number, as far as the minimum does.
func (p *kconfigParser) compare(name, op, value string) cond.Tri {
	if is, ok := p.symbols[name]; ok && (value == "y" || value == "n") && (op == "=" || op == "!=") {
		return cond.Of(is == (value == "y") == (op == "="))
	}
	n, err := strconv.Atoi(value)
	if name != "RUSTC_VERSION" || err != nil {
		return cond.Unknown
	}
	return versionTest(p.leastFor(p.file), op, n)
}

// versionTest decides a comparison that holds, or fails, for all compilers from
// least on.
func versionTest(least release.Rust, op string, n int) cond.Tri {
	code := least.Code()
	switch {
	case op == ">=" && code >= n, op == ">" && code > n, op == "!=" && code > n:
		return cond.True
	case op == "<" && code >= n, op == "<=" && code > n, op == "=" && code > n:
		return cond.False
	}
	return cond.Unknown
}

// kconfigFile edits what a minimum decides in a Kconfig file.
func (j *job) kconfigFile(name string, p *patch) {
	gone := j.goneEntries(name, p)
	type open struct {
		line kconfigLine
		is   cond.Tri
	}
	var blocks []open
	for _, l := range kconfigLines(p.src) {
		if l.word == "endif" && len(blocks) > 0 {
			b := blocks[len(blocks)-1]
			blocks = blocks[:len(blocks)-1]
			if b.is == cond.True {
				p.remove(l.start, l.end)
			}
			continue
		}
		is := cond.Unknown
		if l.expr[1] > 0 && !gone(l.start) {
			is = j.kconfigEdit(name, p, l)
		}
		if l.word == "if" {
			blocks = append(blocks, open{l, is})
		}
	}
}

// goneEntries removes the entries of decided symbols and tells what is in them.
func (j *job) goneEntries(name string, p *patch) func(offset int) bool {
	var spans [][2]int
	for symbol := range j.symbols {
		entry := j.kconfig[symbol][0]
		if entry.file != name || j.vendoredUser(symbol) {
			continue
		}
		p.remove(entry.start, entry.end)
		spans = append(spans, [2]int{entry.start, entry.end})
		j.add(Item{Kind: ItemSymbol, Name: "CONFIG_" + symbol, File: name, Line: lineOf(p.src, entry.start), Action: "remove",
			Why: "every compiler that is left answers the question alike"})
	}
	return func(offset int) bool {
		for _, s := range spans {
			if s[0] <= offset && offset <= s[1] {
				return true
			}
		}
		return false
	}
}

// vendoredUser reports whether code that is not edited asks for a symbol.
func (j *job) vendoredUser(symbol string) bool {
	for _, name := range j.names {
		if !j.text.Owned(name) && mentions(j.sources[name], "CONFIG_"+symbol) {
			return true
		}
	}
	return false
}

// mentions reports whether a whole word stands in src.
func mentions(src []byte, word string) bool {
	for rest := src; ; {
		i := bytes.Index(rest, []byte(word))
		if i < 0 {
			return false
		}
		end := i + len(word)
		if (i == 0 || !isWord(rest[i-1])) && (end == len(rest) || !isWord(rest[end])) {
			return true
		}
		rest = rest[end:]
	}
}

func isWord(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// kconfigEdit simplifies the expression of one line, and says what it is then.
func (j *job) kconfigEdit(name string, p *patch, l kconfigLine) cond.Tri {
	text := string(p.src[l.expr[0]:l.expr[1]])
	b := j.kconfigExpr(name, text)
	if b == nil {
		return cond.Unknown
	}
	asks := false
	for _, a := range b.atoms() {
		asks = asks || a.is != cond.Unknown && a.text != "y" && a.text != "n"
	}
	s := b.simplify(kconfigStyle)
	s.text = bare(s.text)
	if !asks || !s.touched {
		return cond.Unknown
	}
	item := Item{Kind: ItemKconfig, Name: strings.Join(strings.Fields(strings.ReplaceAll(text, "\\\n", " ")), " "), File: name,
		Line: lineOf(p.src, l.start), Action: "resolve", Why: "the minimum answers it"}
	switch {
	case s.is == cond.Unknown:
		item.With = &s.text
		p.replace(l.expr[0], l.expr[1], s.text)
	case l.word == "def_bool" || l.word == "def_tristate":
		value := map[cond.Tri]string{cond.True: "y", cond.False: "n"}[s.is]
		item.With = &value
		p.replace(l.expr[0], l.expr[1], value)
	case s.is == cond.True && (l.word == "depends" || l.word == "visible" || l.word == "if"):
		item.Action = "remove"
		start, _ := wholeLines(p.src, l.start, l.end)
		if l.word == "depends" {
			start = commentAbove(p.src, start, "#")
		}
		p.remove(start, l.end)
	case s.is == cond.True: // default y if ...
		cut := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(l.lead, " \t"), "if"), " \t")
		item.With = ptr(strings.TrimSpace(cut))
		p.remove(l.start+len(cut), l.expr[1])
	case l.word == "default" || l.word == "select" || l.word == "imply":
		item.Action = "remove"
		p.remove(l.start, l.end)
	default:
		item.Manual, item.Why = true, "no compiler that is left meets it"
		s.is = cond.Unknown
	}
	j.add(item)
	return s.is
}

// commentAbove is the start of the comment lines that stand directly over the
// line at start, or start.
func commentAbove(src []byte, start int, mark string) int {
	first := start
	for {
		from, to, ok := above(src, first)
		if !ok || !strings.HasPrefix(strings.TrimSpace(string(src[from:to])), mark) {
			return first
		}
		first = from
	}
}
