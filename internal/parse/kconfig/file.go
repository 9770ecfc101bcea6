package kconfig

import (
	"fmt"
	"strings"
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
	Line  int // 1-based
}

// Def is one definition of a symbol: one config or menuconfig block.
type Def struct {
	Name     string
	File     string // slash-separated, relative to the tree
	Line     int    // 1-based
	Type     Type
	Prompts  []Prop // Value is the text shown
	Defaults []Prop
	Depends  []Prop // "depends on VALUE if COND"; all must hold
	Selects  []Prop // Value is the selected symbol
	Implies  []Prop
	Ranges   []Prop
	Modules  bool     // the symbol that says whether there are modules
	In       *Context // what the block stands in, nil at the top
}

// Context is one if, menu, choice or source that surrounds a definition.
type Context struct {
	Parent *Context
	Conds  []Prop // as Def.Depends
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

// parse is Parse for a file that outer stands around.
func parse(path, src string, outer *Context, room *room) *File {
	p := &parser{file: &File{Path: path}, lines: lines{src: src, line: 1}, ctx: outer, outer: outer, room: room}
	for {
		text, line, ok := p.lines.next()
		if !ok {
			break
		}
		p.statement(text, line)
	}
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
	block *Context // or the menu or choice
	ctx   *Context
	depth int
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
		p.def, p.block = nil, &Context{}
		return
	}
	if w != "" && assigns(rest) {
		p.assign(w, rest)
		return
	}
	if strings.HasPrefix(text, "$(") {
		return // $(error-if,...) and the like
	}
	p.property(w, uncomment(rest), line)
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
	p.file.Macros[name] = trimLeft(value)
}

func (p *parser) config(rest string, line int) {
	name, more := word(rest)
	if name == "" || more != "" {
		p.problem(line, "config %.60q: want one symbol", rest)
		p.def, p.block = nil, &Context{}
		return
	}
	p.def = p.room.def()
	p.def.Name, p.def.File, p.def.Line, p.def.In = name, p.file.Path, line, p.ctx
	p.block = nil
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
		ctx.Conds = []Prop{{Value: rest, Line: line}}
	}
	p.ctx, p.def, p.block = ctx, nil, ctx
}

func (p *parser) close(word string, line int) {
	if p.depth > maxDepth {
		p.depth--
		return
	}
	p.def, p.block = nil, nil
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
	p.def, p.block = nil, nil
	p.file.Sources = append(p.file.Sources, Source{
		Pattern: pattern, Relative: strings.HasSuffix(kind, "rsource"),
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
		p.depends(rest, line)
		return
	}
	if w == "visible" {
		_, cond := cutIf(rest)
		if p.block != nil {
			p.block.Visible = append(p.block.Visible, Prop{Value: cond, Line: line})
		}
		return
	}
	if p.def == nil {
		return // a choice's prompt, default and type decide nothing here
	}
	p.ofSymbol(w, rest, line)
}

func (p *parser) depends(rest string, line int) {
	on, expr := word(rest)
	if on != "on" {
		p.problem(line, "depends %.60q: want \"depends on\"", rest)
		return
	}
	value, cond := cutIf(expr)
	prop := Prop{value, cond, line}
	if p.def != nil {
		p.def.Depends = p.room.add(p.def.Depends, prop)
		return
	}
	p.block.Conds = p.room.add(p.block.Conds, prop)
}

func (p *parser) ofSymbol(w, rest string, line int) {
	value, cond := cutIf(rest)
	prop := Prop{value, cond, line}
	d := p.def
	switch w {
	case "default":
		d.Defaults = p.room.add(d.Defaults, prop)
	case "select":
		d.Selects = p.room.add(d.Selects, prop)
	case "imply":
		d.Implies = p.room.add(d.Implies, prop)
	case "range":
		d.Ranges = p.room.add(d.Ranges, prop)
	case "prompt":
		p.prompt(prop)
	case "def_bool", "def_tristate":
		d.Type = types[w]
		d.Defaults = p.room.add(d.Defaults, prop)
	case "bool", "boolean", "tristate", "string", "int", "hex":
		d.Type = types[w]
		if value != "" {
			p.prompt(prop)
		}
	case "modules":
		d.Modules = true
	case "option":
		d.Modules = d.Modules || value == "modules"
	case "optional", "transitional":
	default:
		p.problem(line, "unknown property %.40q", w)
	}
}

func (p *parser) prompt(prop Prop) {
	if text, _, ok := quoted(prop.Value); ok {
		prop.Value = text
	}
	p.def.Prompts = p.room.add(p.def.Prompts, prop)
}
