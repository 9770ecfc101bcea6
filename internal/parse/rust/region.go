package rust

import (
	"bytes"
	"slices"
	"sort"

	sitter "github.com/smacker/go-tree-sitter"
)

// RegionKind says what a Region is a fragment of.
type RegionKind uint8

const (
	Code       RegionKind = iota // the file, outside of the others, or some of its items
	MacroCall                    // the arguments of name!(..)
	MacroBody                    // what one rule of macro_rules! expands to, or the body of a macro item
	Doctest                      // a Rust code block in a doc comment
	Attributes                   // attributes, one after the other; see File.AttributeRegion
)

func (k RegionKind) String() string {
	return [...]string{"code", "macro call", "macro body", "doctest", "attribute"}[k]
}

// Region is a fragment that is parsed on its own. Its Src has the length of the
// fragment, but what is no Rust syntax outside of macros and comments is masked:
// $x by " x", $( and )* by spaces, the top-level commas of macro arguments by
// semicolons, the margin of doc comments by spaces, and the brackets around the
// fragment by braces, so that it parses as a block.
type Region struct {
	Kind  RegionKind
	Macro string // the macro's name, for MacroCall and MacroBody
	// InDoctest tells a macro region that stands inside a doc test.
	InDoctest bool

	file       *File
	start, end int
	from       *layer
	commas     []int // offsets of the commas to mask by semicolons
	segments   []segment
	about      about
	hollow     []span  // what Hollow leaves out
	lexed      []Token // of a doc test, once asked for
	root       *Node
	src        []byte
	done       bool
}

// edit replaces the bytes from start to end by text and spaces. Its text is
// never longer than what it replaces.
type edit struct {
	from       *layer
	start, end int
	text       string
}

// segment maps a stretch of an Attributes region's Src to the attributes that
// it is the text of, in the order of the file.
type segment struct {
	start, end int // in the region's Src, from "#" to after "]"
	lead       int // length of what stands before the attribute's body
	attrs      []*Attr
}

// about is which of a segment's attributes Offset is about.
type about struct {
	segment int
	attr    *Attr
}

// Start is the offset in the file of the fragment's first byte.
func (r *Region) Start() int { return r.start }

// End is the offset in the file of the fragment's end.
func (r *Region) End() int { return r.end }

// File is the file that the region is a fragment of.
func (r *Region) File() *File { return r.file }

// Original is the fragment as it stands in the file.
func (r *Region) Original() []byte { return r.file.Src[r.start:r.end] }

// Src is the masked fragment: the text that Root is the tree of.
func (r *Region) Src() []byte {
	if r.src == nil {
		r.src = r.mask()
	}
	return r.src
}

// Root is the root of the fragment's tree, nil when it could not be parsed.
// Offsets of nodes are relative to the region; Offset converts them.
func (r *Region) Root() *Node {
	if r.done {
		return r.root
	}
	r.done = true
	root, why := r.file.tree(r.Src)
	if why != "" && r.Kind != Attributes && !r.file.deep {
		r.file.damage = append(r.file.damage, Damage{r.start, r.end, why})
	}
	r.root = root
	if r.Kind == Code && root != nil && root.HasError() {
		r.file.doubtful = true
	}
	return root
}

// Offset is the place in the file of an offset in Src.
func (r *Region) Offset(at int) int {
	if r.Kind != Attributes {
		return r.start + at
	}
	i := sort.Search(len(r.segments), func(i int) bool { return r.segments[i].end >= at })
	if i == len(r.segments) {
		return r.end
	}
	s := r.segments[i]
	attr := s.attrs[0]
	if r.about.segment == i && r.about.attr != nil {
		attr = r.about.attr
	}
	inside := attr.bodyStart + at - s.start - s.lead
	switch {
	case at <= s.start+len("#"):
		return attr.Start
	case inside >= attr.bodyEnd && at > s.end-len("]"):
		return attr.End
	}
	return min(max(inside, attr.bodyStart), attr.bodyEnd)
}

// EachAttr calls each with the attributes that a place in an Attributes region's
// Src is the text of. During the call Offset is about that one.
func (r *Region) EachAttr(at int, each func(*Attr)) {
	i := sort.Search(len(r.segments), func(i int) bool { return r.segments[i].end > at })
	if i == len(r.segments) || r.segments[i].start > at {
		return
	}
	for _, a := range r.segments[i].attrs {
		r.about = about{i, a}
		each(a)
	}
	r.about = about{}
}

// Text is the masked text of a node, which is what its tree was made from.
func (r *Region) Text(n *Node) string { return string(r.Bytes(n)) }

// Bytes is Text, which must not be changed.
func (r *Region) Bytes(n *Node) []byte { return r.Src()[n.StartByte():n.EndByte()] }

// mask makes Src.
func (r *Region) mask() []byte {
	f := r.file
	text := append([]byte(nil), r.from.src[r.start-r.from.base:r.end-r.from.base]...)
	put := func(e edit) {
		if e.from != r.from || e.start < r.start || e.end > r.end {
			return
		}
		n := copy(text[e.start-r.start:e.end-r.start], e.text)
		for i := e.start - r.start + n; i < e.end-r.start; i++ {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	first := sort.Search(len(f.edits), func(i int) bool { return f.edits[i].start >= r.start })
	for _, e := range f.edits[first:] {
		if e.start >= r.end {
			break
		}
		put(e)
	}
	for _, b := range r.from.blanks {
		if b.start >= r.start && b.end <= r.end {
			put(edit{r.from, b.start, b.end, ""})
		}
	}
	for _, b := range r.hollow {
		put(edit{r.from, b.start, b.end, ""})
	}
	for _, at := range r.commas {
		text[at-r.start] = ';'
	}
	if (r.Kind == MacroCall || r.Kind == MacroBody) && len(text) >= 2 {
		text[0], text[len(text)-1] = '{', '}'
	}
	if r.Kind == Code && r.start == 0 {
		for i := range prelude(f.Src) {
			if text[i] != '\n' {
				text[i] = ' '
			}
		}
	}
	for i, c := range text {
		if c == 0 {
			text[i] = ' '
		}
	}
	return text
}

// AttributeRegion makes a region of the attributes that want accepts: they are
// written one after the other, each as an outer attribute, with cfg_attr and
// unsafe(..) taken off. What stands in the file more than once, as some do
// before every item, is written once.
func (f *File) AttributeRegion(want func(*Attr) bool) *Region {
	r := &Region{Kind: Attributes, file: f, end: len(f.Src)}
	var text []byte
	written := map[string]int{}
	for _, a := range slices.Concat(f.Attrs, f.Predicates) {
		if !want(a) {
			continue
		}
		body := &Region{Kind: Attributes, file: f, start: a.bodyStart, end: a.bodyEnd, from: a.from}
		masked := body.mask()
		a.blankComments(masked)
		lead, tail := "#[", "]"
		if a.bare {
			lead, tail = "#[cfg(", ")]"
		} else if at := bytes.IndexByte(masked, '!'); a.Call && at >= 0 {
			masked[at] = ' '
		}
		key := lead + string(masked)
		i, again := written[key]
		if again {
			r.segments[i].attrs = append(r.segments[i].attrs, a)
			continue
		}
		written[key] = len(r.segments)
		start := len(text)
		text = append(append(append(text, lead...), masked...), tail...)
		r.segments = append(r.segments, segment{start, len(text), len(lead), []*Attr{a}})
		text = append(text, '\n')
	}
	r.src = text
	if len(text) == 0 {
		r.done = true
	}
	return r
}

// blankComments takes the comments out of the text of an attribute: patterns ask
// for neighbours.
func (a *Attr) blankComments(text []byte) {
	if bytes.IndexByte(text, '/') < 0 {
		return
	}
	tokens := a.from.tokens
	at := a.bodyStart
	for i := sort.Search(len(tokens), func(i int) bool { return tokens[i].Start() >= at }); at < a.bodyEnd; i++ {
		for ; at < tokens[i].Start(); at++ {
			if text[at-a.bodyStart] != '\n' {
				text[at-a.bodyStart] = ' '
			}
		}
		at = tokens[i].End()
	}
}

// Query is a compiled tree-sitter query. It is safe for use by several goroutines.
type Query struct {
	q     *sitter.Query
	names []string
}

// Capture is one captured node.
type Capture struct {
	Name string
	Node *Node
}

// CompileQuery compiles patterns in tree-sitter's query syntax. Predicates in
// it are ignored.
func CompileQuery(text string) (*Query, error) {
	q, err := sitter.NewQuery([]byte(text), language)
	if err != nil {
		return nil, err
	}
	names := make([]string, q.CaptureCount())
	for i := range names {
		names[i] = q.CaptureNameForId(uint32(i))
	}
	return &Query{q: q, names: names}, nil
}

// Match runs a query over the region and calls found for each match, with the
// index of its pattern. captures is valid during the call only.
func (r *Region) Match(q *Query, found func(pattern int, captures []Capture)) {
	root := r.Root()
	if root == nil {
		return
	}
	cursor := r.file.parser.cursor
	cursor.Exec(q.q, root)
	var captures []Capture
	for {
		m, ok := cursor.NextMatch()
		if !ok {
			return
		}
		captures = captures[:0]
		for _, c := range m.Captures {
			captures = append(captures, Capture{q.names[c.Index], c.Node})
		}
		found(int(m.PatternIndex), captures)
	}
}
