package kbuild

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// MaxSize is the largest file that Parse reads, in bytes. The kernel's largest
// Makefile has 80 kB.
const MaxSize = 1 << 20

// Bounds on hostile input. The kernel's own files stay far below each.
const (
	maxConditionals = 200    // nested ifeq
	maxNesting      = 100    // nested $( in one value
	maxStatements   = 200000 // in one file
)

// A Span is a range of bytes of a file, End exclusive.
type Span struct{ Start, End int }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.Start >= s.End }

// Damage is a place of a file that could not be understood, and why.
type Damage struct {
	File   string
	Offset int // byte offset in File
	Line   int // 1-based
	Col    int // 1-based, code points
	Reason string
}

// A File is one parsed Makefile.
type File struct {
	Path   string // relative to the tree, for messages
	Src    []byte
	Stmts  []Stmt
	Damage []Damage // in order of position

	text   string        // Src
	parsed map[Span]Expr // see Remember
	lines  []int         // offset of each line's first byte
	parent *File         // the file whose $(eval) made this text, else nil
	anchor int           // where in parent
}

// Kind says what a statement is.
type Kind uint8

const (
	Assign  Kind = iota // Name Op Value; Target where it is target-specific
	Define              // define Name Op, Value over many lines, endef
	Rule                // Name: Value, then Recipes
	Include             // include Value; Optional for -include
	If                  // Branches
	Export              // export or unexport Value, a list of names
	Other               // a bare expansion such as $(error ...), or vpath
)

// A Stmt is one statement. Fields that its kind does not name are zero.
type Stmt struct {
	Kind     Kind
	Span     Span // the whole statement, comments included
	Name     Span // what is assigned, or a rule's targets
	Op       string
	Value    Span
	Target   Span   // a target-specific variable's targets
	Optional bool   // -include, sinclude
	Exported bool   // export NAME = VALUE
	Private  bool   // target: private NAME = VALUE
	Override bool   // override NAME = VALUE
	Recipes  []Span // a rule's recipe lines, without the leading tab; a Rule without Name continues the one before a conditional
	Branches []Branch
}

// A Branch is one arm of a conditional.
type Branch struct {
	Line Span // the directive itself: "ifdef X", "else ifeq (a,b)", "else"
	Test Test
	Body []Stmt
}

// Test is what a conditional directive asks.
type Test struct {
	Word string // ifeq, ifneq, ifdef, ifndef; "" for a plain else
	A, B Span   // ifeq and ifneq compare A with B; ifdef and ifndef name a variable in A
	// Source is the directive as written, without comment, continued lines
	// joined by one space; "" for a plain else.
	Source string
}

// Position is the 1-based line and column (in code points) of a byte offset.
func (f *File) Position(offset int) (line, col int) {
	if f.parent != nil {
		return f.parent.Position(f.anchor)
	}
	offset = max(0, min(offset, len(f.Src)))
	i := sort.SearchInts(f.lines, offset+1) - 1
	return i + 1, utf8.RuneCount(f.Src[f.lines[i]:offset]) + 1
}

// Line is the text of a 1-based line, without its end; of a very long one, the
// first 4000 bytes.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Src)
	if n < len(f.lines) {
		end = f.lines[n]
	}
	end = min(end, f.lines[n-1]+4000)
	for end > f.lines[n-1] && (f.Src[end-1] == '\n' || f.Src[end-1] == '\r') {
		end--
	}
	return string(f.Src[f.lines[n-1]:end])
}

// Text is the source of a span, its continued lines joined by one space.
func (f *File) Text(s Span) string {
	if plain := f.text[s.Start:max(s.Start, s.End)]; strings.IndexByte(plain, '\\') < 0 {
		return plain
	}
	out := make([]byte, 0, s.End-s.Start)
	for i := s.Start; i < s.End; {
		if n := continuation(f.Src, i, s.End); n > 0 {
			for len(out) > 0 && blank(out[len(out)-1]) {
				out = out[:len(out)-1]
			}
			i += n
			for i < s.End && blank(f.Src[i]) {
				i++
			}
			out = append(out, ' ')
			continue
		}
		out = append(out, f.Src[i])
		i++
	}
	return string(out)
}

func (f *File) damage(offset int, reason string) {
	line, col := f.Position(offset)
	f.Damage = append(f.Damage, Damage{File: f.Path, Offset: offset, Line: line, Col: col, Reason: reason})
}

// continuation is the length of a backslash and line end at i, else 0.
func continuation(src []byte, i, end int) int {
	if i+1 < end && src[i] == '\\' {
		if src[i+1] == '\n' {
			return 2
		}
		if src[i+1] == '\r' && i+2 < end && src[i+2] == '\n' {
			return 3
		}
	}
	return 0
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v' }

func space(c byte) bool { return blank(c) || c == '\n' }

// NewFile is a file of another language, for its positions: it has no
// statements.
func NewFile(path string, src []byte) *File {
	return &File{Path: path, Src: src, text: string(src), lines: lineStarts(src)}
}
