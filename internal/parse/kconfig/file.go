package kconfig

import (
	"fmt"
	"strings"
	"sync/atomic"
)

// Type is the type of a symbol.
type Type uint8

const (
	Untyped Type = iota
	Bool
	Tristate
	String
	Int
	Hex
)

// Prop is one "VALUE if COND" line of a symbol, both in source form; Cond is ""
// when the line has no condition.
type Prop struct {
	Value string
	Cond  string
}

// Def is one definition of a symbol: one config or menuconfig block.
type Def struct {
	Name string
	File string // slash-separated, relative to the tree
	Line int    // 1-based
	Type Type
	In   *Context // what the block stands in, nil at the top
	body string   // the lines behind the first, up to the last property
	read atomic.Pointer[Lines]
}

// Lines are what a definition says of its symbol, select and imply left out.
type Lines struct {
	Prompts  []Prop // Value is the text shown
	Defaults []Prop
	Depends  []Prop // "depends on VALUE if COND"; all must hold
}

// Lines gives the definition's lines. They are parsed when they are first
// asked for, which of most symbols of a tree nothing does.
func (d *Def) Lines() *Lines {
	l := d.read.Load()
	if l == nil {
		d.read.CompareAndSwap(nil, readLines(d.body))
		l = d.read.Load()
	}
	return l
}

// Context is one if, menu, choice or source that surrounds a definition.
type Context struct {
	Parent *Context
	Conds  []Prop // as Lines.Depends
	// Visible is for prompts only: a menu's "visible if".
	Visible []Prop
	Choice  bool
	// Vary names the variable of a source statement that has taken the value
	// Value, such as SRCARCH and "x86"; "" for anything else.
	Vary, Value string
	end         string // the keyword that closes it
}

// Problem is something that could not be read, and where.
type Problem struct {
	File   string
	Line   int // 1-based, 0 for the whole file
	Reason string
}

// File is one parsed Kconfig file.
type File struct {
	Path     string
	Defs     []*Def // in the order of the file
	Sources  []Source
	Macros   map[string]string // NAME = TEXT and NAME := TEXT, unexpanded
	Problems []Problem
}

// force is one "select NAME if COND", or imply.
type force struct {
	name, cond string
	imply      bool
	by         *Def
	to         *Symbol // of that name, once all symbols are known
}

// Source is one source statement.
type Source struct {
	Pattern  string // as written, relative to the tree's root
	Relative bool   // rsource: relative to the file
	Optional bool   // osource: may be missing
	Line     int
	In       *Context
	after    int // number of Defs before it
}

// Parse reads one file. It never fails: what it does not understand becomes a
// Problem and is passed over.
func Parse(path string, src []byte) *File { return parse(path, string(src), nil, &room{}) }

// parse is Parse for a file that outer stands around. It keeps nothing of src itself.
func parse(path, src string, outer *Context, room *room) *File {
	p := &parser{file: &File{Path: path}, lines: lines{src: src, line: 1}, ctx: outer, outer: outer, room: room}
	for {
		text, line, ok := p.lines.next()
		if !ok {
			break
		}
		p.statement(text, line)
	}
	p.leave(nil)
	if p.ctx != p.outer {
		p.problem(p.lines.line-1, "unclosed block, want %q", p.ctx.end)
	}
	return p.file
}

// parser invariants: at most one of def and block takes property lines; ctx is
// the innermost open if, menu or choice, or outer, and depth is the number of
// those that the file opened.
type parser struct {
	room  *room
	outer *Context
	file  *File
	lines lines
	def   *Def     // the config block that properties belong to
	body  int      // where its second line begins
	end   int      // and its last property ends, 0 without one
	block *Context // or the menu or choice
	ctx   *Context
	depth int
}

// leave ends the config block at hand, and has properties belong to a menu or choice,
// or to nothing.
func (p *parser) leave(block *Context) {
	if p.end > 0 {
		p.def.body = p.room.keep(p.lines.src[p.body:p.end])
	}
	p.def, p.end, p.block = nil, 0, block
}

func (p *parser) problem(line int, format string, args ...any) {
	const most = 50
	if len(p.file.Problems) < most {
		p.file.Problems = append(p.file.Problems, Problem{p.file.Path, line, fmt.Sprintf(format, args...)})
	}
}

func (p *parser) statement(text string, line int) {
	text = trimLeft(text)
	if text == "" || text[0] == '#' {
		return
	}
	w, rest := word(text)
	switch w {
	case "help", "---help---":
		if uncomment(rest) == "" {
			p.lines.skipHelp()
			return
		}
	case "config", "menuconfig":
		p.config(uncomment(rest), line)
		return
	case "if", "menu", "choice":
		p.open(w, uncomment(rest), line)
		return
	case "endif", "endmenu", "endchoice":
		p.close(w, line)
		return
	case "source", "rsource", "osource", "orsource":
		p.source(w, uncomment(rest), line)
		return
	case "comment", "mainmenu":
		// A comment takes "depends on" lines, which must not reach the
		// definition before it.
		p.leave(&Context{})
		return
	}
	if w != "" && assigns(rest) {
		p.assign(w, rest)
		return
	}
	if strings.HasPrefix(text, "$(") {
		return // $(error-if,...) and the like
	}
	p.property(w, rest, line)
}

// assigns reports whether the text behind a word makes it a macro assignment.
func assigns(rest string) bool {
	return strings.HasPrefix(rest, "=") || strings.HasPrefix(rest, ":=") || strings.HasPrefix(rest, "+=")
}

func (p *parser) assign(name, rest string) {
	if p.file.Macros == nil {
		p.file.Macros = map[string]string{}
	}
	_, value, _ := strings.Cut(rest, "=")
	p.file.Macros[p.room.keep(name)] = p.room.keep(trimLeft(value))
}

func (p *parser) config(rest string, line int) {
	name, more := word(rest)
	if name == "" || more != "" {
		p.problem(line, "config %.60q: want one symbol", rest)
		p.leave(&Context{})
		return
	}
	p.leave(nil)
	p.def = p.room.def()
	p.def.Name, p.def.File, p.def.Line, p.def.In = p.room.keep(name), p.file.Path, line, p.ctx
	p.body = p.lines.pos
	p.file.Defs = append(p.file.Defs, p.def)
}

func (p *parser) open(kind, rest string, line int) {
	p.depth++
	if p.depth > maxDepth {
		// The block is counted, so that its end is matched, and not entered.
		if p.depth == maxDepth+1 {
			p.problem(line, "more than %d nested blocks", maxDepth)
		}
		return
	}
	ctx := &Context{Parent: p.ctx, end: "end" + kind, Choice: kind == "choice"}
	if kind == "if" {
		ctx.Conds = []Prop{{Value: p.room.keep(rest)}}
	}
	p.leave(ctx)
	p.ctx = ctx
}

func (p *parser) close(word string, line int) {
	if p.depth > maxDepth {
		p.depth--
		return
	}
	p.leave(nil)
	if p.ctx == p.outer || p.ctx.end != word {
		p.problem(line, "%s without its beginning", word)
		return
	}
	p.ctx = p.ctx.Parent
	p.depth--
}

func (p *parser) source(kind, rest string, line int) {
	pattern, more, ok := quoted(rest)
	if !ok {
		pattern, more = strings.TrimSpace(rest), ""
	}
	if pattern == "" || more != "" {
		p.problem(line, "source %.60q: want one path", rest)
		return
	}
	p.leave(nil)
	p.file.Sources = append(p.file.Sources, Source{
		Pattern: p.room.keep(pattern), Relative: strings.HasSuffix(kind, "rsource"),
		Optional: kind[0] == 'o', Line: line, In: p.ctx, after: len(p.file.Defs),
	})
}

var types = map[string]Type{
	"bool": Bool, "boolean": Bool, "def_bool": Bool, "tristate": Tristate, "def_tristate": Tristate,
	"string": String, "int": Int, "hex": Hex,
}

func (p *parser) property(w, rest string, line int) {
	if p.def == nil && p.block == nil {
		p.problem(line, "unexpected %.40q", w)
		return
	}
	if w == "depends" {
		if on, _ := word(rest); on != "on" {
			p.problem(line, "depends %.60q: want \"depends on\"", uncomment(rest))
			return
		}
	}
	if p.def != nil {
		p.ofSymbol(w, rest, line)
		return
	}
	// A choice's prompt, default and type decide nothing here.
	switch w {
	case "depends":
		p.block.Conds = append(p.block.Conds, depends(p.room.keep(uncomment(rest))))
	case "visible":
		_, cond := cutIf(uncomment(rest))
		p.block.Visible = append(p.block.Visible, Prop{Value: p.room.keep(cond)})
	}
}

// ofSymbol notes a property of a symbol; see Def.Lines for most.
func (p *parser) ofSymbol(w, rest string, line int) {
	switch w {
	case "select", "imply":
		value, cond := cutIf(uncomment(rest))
		name, _ := word(value)
		p.room.force(force{name: p.room.keep(name), cond: p.room.keep(cond), imply: w == "imply", by: p.def})
		return
	case "depends", "default", "prompt":
	case "range", "visible", "modules", "option", "optional", "transitional":
		return
	default:
		typ, ok := types[w]
		if !ok {
			p.problem(line, "unknown property %.40q", w)
			return
		}
		p.def.Type = typ
	}
	p.end = p.lines.pos
}

// readLines reads the body of a definition, in which a file's parser has found
// no fault.
func readLines(body string) *Lines {
	l := &Lines{}
	lines := lines{src: body}
	for {
		text, _, ok := lines.next()
		if !ok {
			return l
		}
		w, rest := word(trimLeft(text))
		if assigns(rest) {
			continue
		}
		rest = uncomment(rest)
		switch w {
		case "help", "---help---":
			if rest == "" {
				lines.skipHelp()
			}
		case "depends":
			if on, _ := word(rest); on == "on" {
				l.Depends = append(l.Depends, depends(rest))
			}
		case "default", "def_bool", "def_tristate":
			l.Defaults = append(l.Defaults, prop(rest))
		case "prompt", "bool", "boolean", "tristate", "string", "int", "hex":
			if p := prop(rest); p.Value != "" || w == "prompt" {
				if text, _, ok := quoted(p.Value); ok {
					p.Value = text
				}
				l.Prompts = append(l.Prompts, p)
			}
		}
	}
}

// depends reads what follows "depends".
func depends(rest string) Prop {
	_, expr := word(rest)
	return prop(expr)
}

func prop(text string) Prop {
	value, cond := cutIf(text)
	return Prop{value, cond}
}
