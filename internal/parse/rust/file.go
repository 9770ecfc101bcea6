// Package rust turns the bytes of a Rust file into syntax: tokens, attributes,
// crate feature gates, and regions, which are fragments (the file itself, the
// body of a macro, the arguments of a macro call, a code block in a doc
// comment) that tree-sitter parses each on its own. It is the only importer of
// tree-sitter. It knows the language and no feature by name.
//
// Every position it gives is a byte offset into the file as it was read:
// whatever is masked before parsing keeps its length. Nothing in it panics on
// or waits for hostile input: nesting, size and time are bounded, and what could
// not be understood becomes Damage.
package rust

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"time"

	sitter "github.com/smacker/go-tree-sitter"

	"featscan/internal/cond"
)

// Node is a node of a syntax tree. It must not outlive its File.
type Node = sitter.Node

// Budget is the time that all trees of one file together may take to parse.
// The slowest file of Linux 7.2 needs 0.1 s.
const Budget = 3 * time.Second

// Damage is a stretch of a file that could not be understood.
type Damage struct {
	Start, End int // byte offsets, End exclusive
	Reason     string
}

// Pos is a position for people: both numbers start at 1, and Col counts
// Unicode code points, as rustc does.
type Pos struct{ Line, Col int }

// Parser holds what can be reused from file to file. It belongs to one
// goroutine, and must outlive the Files that it made.
type Parser struct {
	ts     *sitter.Parser
	cursor *sitter.QueryCursor
	// Memory that the last file gave back.
	tokens, lexed []Token
	spare         []Token // for the tokens of doc tests; what is in use has length
	open          int     // how many files are not closed yet
	starts        []int   // of lines
	draft         draft
	words         words
}

// NewParser makes a parser; Close frees it.
func NewParser() *Parser {
	p := &Parser{ts: sitter.NewParser(), cursor: sitter.NewQueryCursor()}
	p.ts.SetLanguage(language)
	return p
}

// Close frees the parser.
func (p *Parser) Close() {
	p.cursor.Close()
	p.ts.Close()
}

// File is one file, read. It belongs to one goroutine; Close frees its trees and
// its tokens.
// Trees are parsed when a region's Root is first asked for.
type File struct {
	Src    []byte
	Tokens []Token // of the code; doc tests have their own
	Attrs  []*Attr // every attribute, in order, also in macros and doc tests, cfg_attr unfolded
	// Predicates are those of cfg!(..) calls and of the arms of cfg_select!.
	Predicates []*Attr
	Gates      []Gate // the features that #![feature(..)] names
	Facts      []Fact // syntax that the grammar does not know, in order
	// Regions holds the code of the file first, then the fragments inside it in
	// order of their start.
	Regions []*Region

	parser *Parser
	owned  bool // the parser is the file's own
	ctx    context.Context
	left   time.Duration // of the Budget
	damage []Damage
	lines  *Lines // nil until one is asked for
	edits  []edit
	scopes []scope // by start
	// branches are conditions of what follows others in a choice, by where it begins.
	branches map[int]*cond.Expr
	around   []int // see Cfgs
	trees    []*sitter.Tree
	spelt    []byte // see StringCode
	spoken   bool   // it is known
	deep     bool
	long     bool // its trees may be deep although its brackets are not
	outlined bool
	doubtful bool // its outline or one of its trees met what it could not understand
	steps    int  // of looking ahead
}

type span struct{ start, end int }

// Parse reads one file with a parser of its own; see Parser.Parse.
func Parse(ctx context.Context, src []byte) (*File, error) {
	p := NewParser()
	f, err := p.Parse(ctx, src)
	if err != nil {
		p.Close()
		return nil, err
	}
	f.owned = true
	return f, nil
}

// Parse reads src as one Rust file. It fails only when ctx is done; anything
// wrong with src is reported by File.Damage. src must not change afterwards.
func (p *Parser) Parse(ctx context.Context, src []byte) (*File, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	f := &File{Src: src, parser: p, ctx: ctx, left: Budget}
	if p.open++; p.open == 1 {
		p.spare = p.spare[:0]
		p.words.bound()
	}
	l := lex(&p.words, p.tokens, src)
	p.tokens = nil
	f.Tokens, f.damage = l.tokens, l.damage
	f.deep, f.long = l.depth > maxNesting, l.long
	if f.deep {
		f.damage = append(f.damage, Damage{0, len(src), "brackets nest too deep"})
	}
	code := &layer{file: f, src: src, tokens: f.Tokens}
	f.Regions = []*Region{{Kind: Code, file: f, end: len(src), from: code}}
	if start, end := frontmatter(src); start < end {
		f.Facts = append(f.Facts, Fact{Kind: "frontmatter", Start: start, End: end, masked: true})
	}
	code.analyse()
	sort.SliceStable(f.edits, func(i, j int) bool { return f.edits[i].start < f.edits[j].start })
	sort.SliceStable(f.Facts, func(i, j int) bool { return f.Facts[i].Start < f.Facts[j].Start })
	sort.SliceStable(f.Attrs, func(i, j int) bool { return f.Attrs[i].Start < f.Attrs[j].Start })
	sort.SliceStable(f.scopes, func(i, j int) bool { return f.scopes[i].start < f.scopes[j].start })
	regions := f.Regions[1:]
	sort.SliceStable(regions, func(i, j int) bool { return regions[i].start < regions[j].start })
	f.gates()
	return f, nil
}

// lex reads a text that the file at hand keeps the tokens of. They are moved by
// base.
func (p *Parser) lex(src []byte, base int) *lexer {
	want := len(src)/tokenBytes + 8
	if cap(p.spare)-len(p.spare) < want {
		p.spare = make([]Token, 0, max(want, 1<<12))
	}
	used := len(p.spare)
	l := lex(&p.words, p.spare[used:used:used+want], src)
	if n := len(l.tokens); n <= want {
		p.spare = p.spare[:used+n]
		l.tokens = l.tokens[:n:n]
	}
	for i := range l.tokens {
		l.tokens[i].move(base)
	}
	return l
}

// Close frees the trees; the nodes of the file are invalid from then on.
func (f *File) Close() {
	for _, t := range f.trees {
		t.Close()
	}
	f.trees = nil
	if f.lines != nil {
		f.parser.starts, f.lines = f.lines.starts, nil
	}
	if f.Tokens != nil && !f.owned {
		f.parser.tokens, f.Tokens = f.Tokens[:0], nil
		f.parser.open--
	}
	if f.owned {
		f.parser.Close()
		f.owned = false
	}
}

// Pos converts a byte offset; one outside the file is moved to its nearest end.
func (f *File) Pos(offset int) Pos {
	if f.lines == nil {
		f.lines = newLines(f.Src, f.parser.starts)
		f.parser.starts = nil // until the file is closed
	}
	return f.lines.Pos(offset)
}

// Text is the source between two offsets.
func (f *File) Text(start, end int) string { return string(f.Src[start:end]) }

// Root is the root of the tree of the whole file, with the bodies of macro
// definitions blanked and what the grammar does not know masked. It is nil when
// the file could not be parsed at all.
func (f *File) Root() *Node { return f.Regions[0].Root() }

// tree parses text within what is left of the file's budget.
func (f *File) tree(masked func() []byte) (*Node, string) {
	if f.deep {
		return nil, "brackets nest too deep"
	}
	if f.left <= 0 || f.ctx.Err() != nil {
		return nil, "no time left to parse it"
	}
	begin := time.Now()
	text := masked()
	f.parser.ts.SetOperationLimit(int(max(f.left/time.Microsecond, 1)))
	tree, err := f.parser.ts.ParseCtx(context.Background(), nil, text)
	f.left -= time.Since(begin)
	if err != nil {
		f.parser.ts.Reset()
		if errors.Is(err, sitter.ErrOperationLimit) {
			f.left = 0
			return nil, "takes too long to parse"
		}
		return nil, err.Error()
	}
	f.trees = append(f.trees, tree)
	if f.long && tooDeep(tree.RootNode()) {
		return nil, "syntax nests too deep"
	}
	return tree.RootNode(), ""
}

// maxTreeDepth bounds the depth of trees: whoever asks tree-sitter for a node's
// parent or runs a query pays for its depth, node by node. The deepest tree of
// Linux 7.2 has 71 levels, and of rustc's own tests 104.
const maxTreeDepth = 1500

// maxErrorWidth bounds the children of one error: its list is flat, and queries
// look through the rest of it at each of them.
const maxErrorWidth = 4000

// tooDeep reports whether a tree is beyond one of these bounds.
func tooDeep(root *Node) bool {
	c := sitter.NewTreeCursor(root)
	defer c.Close()
	depth := 1
	for {
		if n := c.CurrentNode(); n.IsError() && n.ChildCount() > maxErrorWidth {
			return true
		}
		if c.GoToFirstChild() {
			if depth++; depth > maxTreeDepth {
				return true
			}
			continue
		}
		for !c.GoToNextSibling() {
			if !c.GoToParent() {
				return false
			}
			depth--
		}
	}
}

// Late reports whether the time for the file's trees ran out, so that another
// run may understand more of it.
func (f *File) Late() bool { return f.left <= 0 }

// Damage lists what could not be understood, in order; damage inside macro
// fragments and doc tests does not count, since their tokens need be no valid Rust.
// A file whose outline and whose items, as far as they were parsed, left no doubt
// is not parsed once more to look for damage where nothing is asked for.
func (f *File) Damage() []Damage {
	var root *Node
	if !f.outlined || f.doubtful || len(f.damage) > 0 {
		root = f.Root()
	}
	list := append([]Damage(nil), f.damage...)
	if root != nil && root.HasError() {
		list = append(list, f.treeDamage(root)...)
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Start < list[j].Start })
	if len(list) > maxDamage {
		rest := Damage{list[maxDamage].Start, len(f.Src), fmt.Sprintf("%d more stretches that could not be understood", len(list)-maxDamage)}
		list = append(list[:maxDamage:maxDamage], rest)
	}
	return list
}

// maxDamage is how much damage of one file is listed one by one.
const maxDamage = 100

// treeDamage finds the outermost errors of a tree, save those inside macro
// calls and those at syntax that is known to be beyond the grammar.
func (f *File) treeDamage(root *Node) []Damage {
	var list []Damage
	c := sitter.NewTreeCursor(root)
	defer c.Close()
	for {
		n := c.CurrentNode()
		bad := n.IsError() || n.IsMissing()
		if bad && !f.excused(int(n.StartByte()), int(n.EndByte())) {
			reason := "syntax error"
			if n.IsMissing() {
				reason = "missing " + n.Type()
			}
			list = append(list, Damage{int(n.StartByte()), int(n.EndByte()), reason})
		}
		if !bad && n.HasError() && n.Type() != "token_tree" && n.Type() != "macro_definition" && c.GoToFirstChild() {
			continue
		}
		for !c.GoToNextSibling() {
			if !c.GoToParent() {
				return list
			}
		}
	}
}

// excused reports whether the stretch holds, or stands in, syntax that Facts
// already lists.
func (f *File) excused(start, end int) bool {
	for _, x := range f.Facts {
		if x.Start <= end && start <= x.End && !x.masked {
			return true
		}
	}
	return false
}
