package rust

// Type is the structure of a Rust type as it is written: nothing in it is
// resolved, and what a macro variable stands for is not guessed.
type Type struct {
	Kind       TypeKind
	Mut        bool    // &mut, *mut
	Start, End int     // byte offsets in the file
	Path       *Path   // TypePath only
	Elems      []*Type // what a reference or pointer points to, an array's or slice's element, a tuple's fields
}

// TypeKind is the form of a Type.
type TypeKind uint8

const (
	TypeOther TypeKind = iota // functions, macros, and what could not be read
	TypePath
	TypeRef
	TypePtr
	TypeTuple
	TypeArray
	TypeSlice
	TypeDyn
	TypeImpl
	TypeNever
	TypeInfer // _
)

// Path is a path as it is written, in a type, an expression or a bound.
type Path struct {
	Global     bool  // begins with ::
	Self       *Type // the T of <T as Trait>::, else nil
	Trait      *Path // the Trait of <T as Trait>::, else nil
	Segs       []Segment
	Start, End int // byte offsets in the file
}

// Segment is one name of a path with its generic arguments. The first name may
// be self, Self, super, crate, $crate, or a macro variable such as $t.
type Segment struct {
	Name  string
	Start int
	Args  []Arg
}

// Arg is one generic argument that is no lifetime and no associated item.
type Arg struct {
	Start int
	Infer bool  // it is _
	Const bool  // a literal or a block, which only a constant can be
	Type  *Type // nil unless it is written as a type
}

// Last is the last name of the path, "" when there is none.
func (p *Path) Last() string {
	if p == nil || len(p.Segs) == 0 {
		return ""
	}
	return p.Segs[len(p.Segs)-1].Name
}

// Names lists the path's names without their arguments.
func (p *Path) Names() []string {
	names := make([]string, len(p.Segs))
	for i := range p.Segs {
		names[i] = p.Segs[i].Name
	}
	return names
}
