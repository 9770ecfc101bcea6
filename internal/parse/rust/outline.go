package rust

import "featscan/internal/cond"

// Outline is what name resolution needs to know of one file, as plain data
// that outlives the syntax tree: scopes, declarations, imports, and those
// references that the caller called interesting. It depends on the file's
// bytes alone, so that it can be cached by content. All offsets are bytes in
// the file; every Cond is the whole condition within the file, that of
// enclosing items included, nil when there is none.
type Outline struct {
	Scopes    []Scope // [0] is the file; a parent comes before its children
	Mods      []Mod
	Uses      []Use
	Externs   []ExternCrate
	Includes  []Include
	Items     []Item
	Impls     []Impl
	Receivers []Receiver
	ConstUses []ConstUse
	Calls     []Invocation
	Refs      []Ref
	Offsets   []OffsetOf
	Bounds    []Bound
	// Invoked are the names of macros that the file invokes in any way, or hands to
	// macros, each once for every macro definition that it does so in, sorted.
	Invoked []Invoked
	// NoStd, NoCore and MacroUse are the attributes of these names on the file.
	NoStd, NoCore, MacroUse bool
}

// ScopeKind says what opens a scope.
type ScopeKind uint8

const (
	ScopeFile      ScopeKind = iota
	ScopeMod                 // mod name { }
	ScopeFn                  // a function with its generics
	ScopeBlock               // a block that declares something
	ScopeImpl                // Scope.Impl says which
	ScopeTrait               // names in it are the trait's own items
	ScopeEnum                // names in it are variants
	ScopeItem                // a type or alias with its generics
	ScopeMacroCall           // the arguments of a macro call
	ScopeMacroBody           // what a macro_rules! writes
	ScopeDoctest             // one code block of a documentation comment
	ScopeString              // Rust code inside a string literal
)

// Scope is a stretch of the file in which names are looked up together.
type Scope struct {
	Kind       ScopeKind
	Parent     int    // index, -1 for the file
	Name       string // of the mod, fn, trait, type or macro
	Start, End int
	Impl       int // index of the Impl for ScopeImpl, else -1
	Generics   []Generic
	Cond       *cond.Expr
	Const      bool // evaluated at compile time: const items, const fn, const blocks
	ConstFn    bool
}

// Generic is one type or const parameter; lifetimes are left out.
type Generic struct {
	Name string
	// Type is that of a const parameter, without a path for the scalars that every
	// release takes, and nil for a type parameter.
	Type *Type
}

// IsConst reports whether a parameter is a constant.
func (g *Generic) IsConst() bool { return g.Type != nil }

// IsScalar reports whether a parameter is an integer, a bool or a char, or of a type that
// could not be read.
func (g *Generic) IsScalar() bool {
	return g.Type != nil && g.Type.Kind == TypePath && g.Type.Path == nil
}

// scalar is the type of those parameters.
var scalar = &Type{Kind: TypePath}

// Mod is one module declaration, with its body in this file or elsewhere.
type Mod struct {
	Name  string
	Scope int // where it is declared
	Body  int // the scope of its body, -1 when it lies in another file
	Pub   bool
	// MacroUse is #[macro_use] on the declaration or in a body in this file: its
	// macro_rules! are seen around the module.
	MacroUse bool
	Paths    []ModPath // #[path], also under cfg_attr, in source order
	Cond     *cond.Expr
	Start    int
}

// ModPath is one #[path = "..."] and the cfg_attr condition it stands under.
type ModPath struct {
	File string
	Cond *cond.Expr
}

// Use is one leaf of a use declaration.
type Use struct {
	Scope      int
	Path       []string // begins with "" for a leading ::
	Name       string   // what the leaf brings in; "_" brings nothing in; "" for a glob
	Glob       bool
	SelfOnly   bool // {self}: only the module or type of that name
	Pub        bool // visible outside its module in any way
	Unstable   bool // #[unstable], or in what is marked so
	Start, End int  // of the leaf, which is where rustc points
	Cond       *cond.Expr
}

// ExternCrate is an extern crate declaration.
type ExternCrate struct {
	Scope      int
	Crate      string // "self" for extern crate self as x
	Name       string
	MacroUse   bool
	Start, End int
	Cond       *cond.Expr
}

// Include is an include! where items are expected: the items of another file
// belong to the scope.
type Include struct {
	Scope int
	File  string // relative to this file's directory; "" when it is computed, as for generated files
	Cond  *cond.Expr
}

// ItemKind is the kind of a named item.
type ItemKind uint8

const (
	ItemStruct ItemKind = iota
	ItemEnum
	ItemUnion
	ItemTrait
	ItemAlias // type aliases and associated types
	ItemFn
	ItemConst
	ItemStatic
	ItemMacro
	ItemVariant
)

// Item is one named item; modules are Mods.
type Item struct {
	Kind     ItemKind
	Name     string
	Scope    int // where it is declared
	Body     int // the scope of what it contains, -1 when it has none
	Generics []Generic
	Target   *Type // what an alias stands for
	// Supers are the supertraits of a trait.
	Supers []*Path
	// Unsized is the last field of a struct when it has no size of its own, behind
	// a "[" for a slice, an "s" for str and a "d" for dyn.
	Unsized string
	// Exported is #[macro_export], ProcMacro the name under which a function
	// is a procedural macro.
	Exported  bool
	ProcMacro string
	// Stable is #[stable]: without a mark, an item of the standard library is as the
	// module is that it stands in.
	Stable bool
	// Mentions are, for a procedural macro, the names that its body continues with
	// "::", which lead to the modules that do its work.
	Mentions   []string
	Method     bool // a function that takes self
	Start, End int
	Cond       *cond.Expr
}

// Impl is one impl block.
type Impl struct {
	Scope    int // where it stands
	Body     int // its own scope
	Self     *Type
	Trait    *Path // nil for an inherent impl
	Negative bool
	Start    int
	Cond     *cond.Expr
}

// Receiver is a self parameter with a type: self: Arc<Self>.
type Receiver struct {
	Scope int // of the function
	Type  *Type
	Cond  *cond.Expr
}

// ConstUse is a generic parameter in an expression of a type: in the length of an array or
// a constant argument that is not the parameter alone.
type ConstUse struct {
	Scope      int
	Start, End int
	Cond       *cond.Expr
}

// Invocation is one macro invocation.
type Invocation struct {
	Scope      int
	Path       Path
	Start, End int
	Cond       *cond.Expr
	Const      bool
	ConstFn    bool
}

// RefKind is the kind of a Ref.
type RefKind uint8

const (
	RefPath       RefKind = iota // a path in a type, bound, expression or pattern
	RefMethod                    // .name(...)
	RefMacro                     // name!
	RefDerive                    // in #[derive(...)]
	RefAttr                      // #[name]
	RefField                     // a field in a struct literal or a pattern; Path is that of what has it, its span the field's
	RefBinding                   // an item that a trait's arguments name, Trait<NAME = T>; Path is Trait::NAME, its span the name's
	RefConstTrait                // a trait in impl const Trait, or in a bound behind const
	RefMut                       // &mut in a constant context, where a value is borrowed or a type says it; Path is its span
	RefMutCall                   // the same where only types can tell: what a method is called on that may borrow so, &mut *x
	RefShared                    // & of a variable there, whose declaration Recv has; Path is its span
	RefSharedCall                // what a method is called on there, a variable in the same way
)

// Ref is one reference that may decide a feature.
type Ref struct {
	Kind    RefKind
	Scope   int
	Path    Path // of RefMethod: one segment, the method
	Pattern bool // a lone name that may bind a variable
	Value   bool // in an expression, and not called
	Const   bool // evaluated at compile time, and not a static's initialiser
	// ConstFn says that the compile-time context is a const fn.
	ConstFn bool
	Static  bool // in a static's initialiser
	// Recv is what a method is called on.
	Recv *Recv
	Cond *cond.Expr
}

// Recv is the visible history of a method's receiver.
type Recv struct {
	Root    *Path    // the path it begins with, nil when it begins with something else
	Call    bool     // the root is called: Root(...)
	Methods []string // methods called on the root, in order
	Index   bool     // an index or a field access lies between
	Field   string   // the only field, where it is of the root and nothing else lies between
	// Is is what is seen of its value where it is a variable, a field of one or of self, or
	// a literal, else nil.
	Is *Value
}

// Value is what the code says of the type of a value.
type Value struct {
	Type *Type // as it is declared, or that of a literal; nil when it is not said
	Made *Path // what makes the value, nil when Type is set
	By   Maker // how
}

// Maker says how a path makes a value.
type Maker uint8

const (
	ByCall    Maker = iota // path(..), or what an Option or a Result of that holds
	ByLiteral              // path { .. }
	ByMacro                // path!(..)
)

// OffsetOf is one call of a macro named offset_of.
type OffsetOf struct {
	Scope  int
	Type   Path      // without generic arguments
	Fields []Segment // what is asked for; names or numbers
	// Types are those of the fields but for the last, as far as this file declares them.
	Types []*Type
	End   int
	Cond  *cond.Expr
}

// Bound is a bound of a type parameter by a trait that is interesting.
type Bound struct {
	Scope int // of what is generic, or where the bound holds
	Param string
	Trait Path
}

// Invoked is the name of a macro, and the macro definition that invokes it.
type Invoked struct {
	Name   string
	In     string // "" outside of definitions
	Handed bool   // it stands alone among the arguments of a macro, which may invoke it
}
