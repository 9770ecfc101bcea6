package resolve

import (
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/rust"
)

// DefKind is what a name turned out to mean.
type DefKind uint8

const (
	DefUnknown  DefKind = iota
	DefMod              // a module or crate with source
	DefType             // struct or union
	DefEnum             //
	DefTrait            //
	DefAlias            // a type alias; associated types are not followed
	DefFn               //
	DefConst            //
	DefStatic           //
	DefMacro            //
	DefVariant          //
	DefParam            // a generic parameter
	DefExternal         // an item of a crate without source; Path is how it is reached
	DefPrim             // a primitive type
)

// Def is what a path means.
type Def struct {
	Kind DefKind
	// Path is the canonical path: crate, modules, name. For DefExternal it is the
	// path by which the item was reached, such as core::marker::Unsize.
	Path string
	// Likely says that the name was found among what a macro call is given,
	// which the macro may or may not declare.
	Likely bool

	// cond is what must hold for the name to have this meaning where others have been
	// declared for other conditions, nil for always; of is the crate whose conditions
	// these are, and choices is how many more meanings there are.
	cond    *cond.Expr
	of      *crate
	choices int

	module *module // where it is declared; the module itself for DefMod
	file   *file
	item   int
	ofFn   bool // a parameter of a function
	stable bool // it, or the type that it belongs to, is marked #[stable]
}

// Item is the outline's record of the definition, nil when there is none.
func (d *Def) Item() *rust.Item {
	if d == nil || d.file == nil || d.Kind == DefMod || d.Kind == DefParam || d.Kind == DefExternal || d.Kind == DefPrim {
		return nil
	}
	return &d.file.outline.Items[d.item]
}

// under is the definition where a condition of crate c holds as well.
func (d *Def) under(e *cond.Expr, c *crate, choices int) *Def {
	if d == nil || e == nil {
		return d
	}
	x := *d
	if x.cond == nil {
		x.of = c
	} else if x.of != c {
		x.of = nil
	}
	x.cond, x.choices = cond.AllOf(e, d.cond), max(choices, d.choices)
	return &x
}

// leadsTo is x, which was found through d.
func (d *Def) leadsTo(x *Def) *Def { return x.under(d.cond, d.of, d.choices) }

// condIn is cond for a crate that names the definition. What features another crate
// has is not known; the target and the kernel's configuration are the same for all.
func (d *Def) condIn(c *crate) *cond.Expr {
	if d.cond == nil || d.of == c {
		return d.cond
	}
	for _, atom := range d.cond.Atoms() {
		if strings.HasPrefix(atom, "feature=") {
			return nil
		}
	}
	return d.cond
}

// same reports whether two definitions are the same item.
func (d *Def) same(o *Def) bool {
	if d == nil || o == nil {
		return false
	}
	if d.file != nil && o.file != nil {
		return d.file == o.file && d.item == o.item && d.Kind == o.Kind && d.Kind != DefMod
	}
	return d.Kind == o.Kind && trimFacade(d.Path) == trimFacade(o.Path)
}

// space is a namespace; a name may mean another thing in each.
type space uint8

const (
	typeSpace space = iota
	valueSpace
	macroSpace
)

var defKinds = map[rust.ItemKind]DefKind{
	rust.ItemStruct: DefType, rust.ItemUnion: DefType, rust.ItemEnum: DefEnum, rust.ItemTrait: DefTrait, rust.ItemAlias: DefAlias,
	rust.ItemFn: DefFn, rust.ItemConst: DefConst, rust.ItemStatic: DefStatic, rust.ItemMacro: DefMacro, rust.ItemVariant: DefVariant,
}

// in reports whether an item is known by name in namespace s. A tuple struct's
// name is also a value, a procedural macro's function only a macro to others.
func in(it *rust.Item, name string, s space) bool {
	if s == macroSpace && it.ProcMacro == name {
		return true
	}
	if it.Name != name {
		return false
	}
	switch it.Kind {
	case rust.ItemStruct, rust.ItemVariant:
		return s != macroSpace
	case rust.ItemEnum, rust.ItemUnion, rust.ItemTrait, rust.ItemAlias:
		return s == typeSpace
	case rust.ItemFn, rust.ItemConst, rust.ItemStatic:
		return s == valueSpace
	case rust.ItemMacro:
		return s == macroSpace
	}
	return false
}
