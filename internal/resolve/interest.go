package resolve

import (
	"maps"
	"slices"
	"strings"

	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// Names are the names whose mention may decide a library feature, for
// rust.MakeOutline: those of free items as they are, those of items of types and
// traits behind a dot, or two colons when only the type decides, and brackets where that
// holds for calls outside of constants as well, those of variants both ways. What is
// known of the types stands there as well: "Box::new" for an item that is one of Box,
// "Box::" for a name that may be another one of any type, and anyOwner when nothing is
// known, and rust.WantsAnyOwner before a name that tells enough behind any type. Of a
// trait of which only the constness is gated "const Default" stands there.
type Names map[string]bool

const anyOwner = "::"

// Has reports whether a name is one of them.
func (n Names) Has(name string) bool {
	if n[name] {
		return name != anyOwner
	}
	i := strings.Index(name, "::")
	return i > 0 && (n[anyOwner] || n[name[:i+len("::")]]) && (n["."+name[i+len("::"):]] || n[name[i:]])
}

// Heads are the names without what stands before them, see rust.NewInterest.
func (n Names) Heads() map[string]bool {
	heads := make(map[string]bool, len(n))
	for name := range n {
		if head := strings.TrimLeft(name, ".:()"); !strings.Contains(head, "::") {
			heads[head] = true
		}
	}
	return heads
}

// any reports whether an item of that name is one of them, whatever it belongs to.
func (n Names) any(name string) bool { return n[name] || n["."+name] || n["::"+name] }

func (n Names) add(name string, k rustdb.ItemKind) {
	if isMember(k) {
		n["."+name] = true
	}
	n.addFree(name, k)
}

// addFree adds what stands by itself. An import may make a variant do so.
func (n Names) addFree(name string, k rustdb.ItemKind) {
	if k == rustdb.ItemVariant || !isMember(k) && k != rustdb.ItemImpl && k != rustdb.ItemPrim {
		n[name] = true
	}
}

// free are the names that stand by themselves.
func (n Names) free() (list []string) {
	for name := range n {
		if !strings.ContainsAny(name, ".:()!") {
			list = append(list, name)
		}
	}
	return list
}

// Interesting are the names of all items of the database.
func Interesting(db *rustdb.DB) Names { return interesting(db.Items()) }

func interesting(items *rustdb.Items) Names {
	names := Names{}
	names[anyOwner], names[rust.WantsBorrows], names[rust.WantsConstUses], names[rust.WantsAnyOwner] = true, true, true, true
	for name := range items.Names() {
		for kind := range items.Kinds(name) {
			names.add(name, kind)
			if isPathOnly(kind) {
				names[rust.WantsAnyOwner+name] = true
			}
			if kind == rustdb.ItemTrait {
				names[rust.WantsConstTrait+name] = true
			}
		}
	}
	return names
}

// Tree is what bounds the uses of one tree, before it is known what its names mean.
type Tree struct {
	Rust release.Rust // judged for
	// Gated reports whether a crate of the tree may turn a feature on.
	Gated func(feature string) bool
	// Mentions are of all its Rust files.
	Mentions *rust.Mentions
	// System says that it has source of the compiler's own crates, whose items have
	// other paths than their users know.
	System bool

	items *rustdb.Items // see Items
}

// InterestingIn is Interesting for one tree: with outlines of fewer names its
// crates have the same uses. An item counts when it is gated at the release judged, or a
// crate of the tree may turn its feature on, and the tree can name it: a free item needs
// a path to it from the module that it is in, what belongs to a type needs the type's
// name. A method may be called on what nobody can see the type of, but that is told only
// to those who turn its feature on.
func InterestingIn(db *rustdb.DB, t *Tree) Names {
	// A static of any name may need it in a constant, and only a name that is kept
	// is resolved.
	items := t.Items(db)
	if t.System || t.Gated(ruleStatic) || db.StateAt(ruleStatic, t.Rust) != rustdb.Stable {
		names := interesting(items)
		t.renameFree(names)
		return names
	}
	names := Names{}
	for _, rule := range []string{ruleMut, ruleCell} {
		if t.Gated(rule) || db.StateAt(rule, t.Rust) != rustdb.Stable {
			names[rust.WantsBorrows] = true
		}
	}
	if t.Gated(ruleConstExpr) {
		names[rust.WantsConstUses] = true
	}
	for name := range items.Names() {
		if !t.Mentions.Name(name) {
			continue
		}
		if items.OnlyVendor(name) {
			names[name] = true // what few there are stand by themselves
			continue
		}
		list := items.Named(name)
		for i := range list {
			g := &list[i]
			gated := t.Gated(g.Feature)
			switch {
			case !gated && !gatedAt(db, g, t.Rust) || !t.names(g) && !(gated && isMember(g.Kind)):
			case isMember(g.Kind):
				names.own(name, g, gated || t.bringsIn(db, g))
				if gated && isPathOnly(g.Kind) && tells(name) && inTrait(db, g, func(*rustdb.Gated) bool { return true }) {
					names[rust.WantsAnyOwner], names[rust.WantsAnyOwner+name] = true, true
				}
				if g.Kind == rustdb.ItemVariant && t.reaches(g) {
					names[name] = true
				}
			case g.Const && g.Kind == rustdb.ItemTrait:
				names[rust.WantsConstTrait+name] = true
			default:
				names.addFree(name, g.Kind)
			}
		}
	}
	t.rename(names)
	return names
}

// Items are the items of the database that names of the tree may mean: with vendor
// intrinsics where it names a module of them.
func (t *Tree) Items(db *rustdb.DB) *rustdb.Items {
	if t.items != nil {
		return t.items
	}
	t.items = db.Items()
	if slices.ContainsFunc(architectures, func(arch string) bool { return t.Mentions.Leads(arch) && t.Mentions.Path("arch", arch) }) {
		t.items = db.WithVendor(t.Mentions.Name)
	}
	return t.items
}

// architectures are the modules of core::arch.
var architectures = strings.Fields(`aarch64 amdgpu arm hexagon loongarch32 loongarch64 mips mips64 nvptx powerpc powerpc64
riscv32 riscv64 s390x sparc wasm wasm32 wasm64 x86 x86_64`)

// bringsIn reports whether the item belongs to a gated trait that the tree may import.
func (t *Tree) bringsIn(db *rustdb.DB, g *rustdb.Gated) bool {
	return inTrait(db, g, func(trait *rustdb.Gated) bool { return gatedAt(db, trait, t.Rust) && t.names(trait) })
}

// own adds what belongs to a type. any says that it matters whatever it is called on: its
// feature is on, or its trait in scope.
func (n Names) own(name string, g *rustdb.Gated, any bool) {
	n["::"+name] = true
	if !g.Const {
		n["()"+name] = true
	}
	if any {
		n["."+name] = true
	}
	for _, path := range append([]string{g.Path}, g.Public...) {
		if i := strings.LastIndex(path, "::"); i > 0 {
			n[lastName(path[:i])+"::"+name] = true
		}
	}
}

// rename adds the names that the tree has for types of other names, where one of
// their items, or what makes a value of them, may follow.
func (t *Tree) rename(names Names) {
	aliases, all := t.Mentions.Aliases()
	if !all {
		names[anyOwner] = true
		return
	}
	var members []string
	for name := range names {
		if member, ok := strings.CutPrefix(name, "::"); ok {
			members = append(members, member)
		}
	}
	members = slices.AppendSeq(members, maps.Keys(constructors))
	t.renameFree(names)
	for _, alias := range aliases {
		names[alias+rust.WantsBindings] = true
		if slices.ContainsFunc(members, func(m string) bool { return t.Mentions.Path(alias, m) }) {
			names[alias+"::"] = true
		}
	}
}

// renameFree adds the names under which imports of the tree bring in what stands by itself.
func (t *Tree) renameFree(names Names) {
	for free := names.free(); len(free) > 0; {
		others := t.Mentions.Renamed(free)
		free = free[:0]
		for _, name := range others {
			if !names[name] {
				names[name] = true
				free = append(free, name) // which may be renamed as well
			}
		}
	}
}

// isPathOnly reports what belongs to a type or trait and no value has.
func isPathOnly(k rustdb.ItemKind) bool { return k == rustdb.ItemAssocFn || k == rustdb.ItemAssoc }

// tells reports whether a name behind a type tells what is meant.
func tells(name string) bool { return !ambiguous()[name] && !ambiguous()["::"+name] && !common[name] }

// inTrait reports whether an item belongs to a trait that a feature gates, and of that.
func inTrait(db *rustdb.DB, g *rustdb.Gated, of func(trait *rustdb.Gated) bool) bool {
	i := strings.LastIndex(g.Path, "::")
	return i > 0 && slices.ContainsFunc(db.Items().Named(lastName(g.Path[:i])), func(x rustdb.Gated) bool {
		return isTrait(&x) && !x.Const && x.Path == g.Path[:i] && of(&x)
	})
}

// isMember reports what belongs to a type or trait.
func isMember(k rustdb.ItemKind) bool {
	switch k {
	case rustdb.ItemMethod, rustdb.ItemAssocFn, rustdb.ItemAssoc, rustdb.ItemVariant, rustdb.ItemField:
		return true
	}
	return false
}

// names reports whether a path of the tree can mean the item.
func (t *Tree) names(g *rustdb.Gated) bool {
	return t.leads(g, g.Path) || slices.ContainsFunc(g.Public, func(path string) bool { return t.leads(g, path) })
}

// reaches reports whether the tree may bring in the item from what it belongs to.
func (t *Tree) reaches(g *rustdb.Gated) bool {
	return slices.ContainsFunc(append([]string{g.Path}, g.Public...), func(path string) bool {
		i := strings.LastIndex(path, "::")
		return i > 0 && t.Mentions.Path(lastName(path[:i]), lastName(path))
	})
}

// leads reports whether one path of the item can be written in the tree.
func (t *Tree) leads(g *rustdb.Gated, path string) bool {
	i := strings.LastIndex(path, "::")
	if i < 0 {
		return true
	}
	owner := lastName(path[:i])
	if isMember(g.Kind) {
		// <[T]>::name needs no name of the type.
		return t.Mentions.Name(owner) || unnamed[owner]
	}
	return t.Mentions.Path(owner, lastName(path)) || g.Kind == rustdb.ItemMacro && slices.Contains(preludeModules, path[:i]+"::") ||
		preludeTypes[lastName(path)] != ""
}

// unnamed are the owners of methods that primitiveName stands for, and types that have
// values where they are not named: of literals, prelude variants, macros, and by what
// dereferences to them.
var unnamed = map[string]bool{
	"slice": true, "array": true, "pointer": true, "tuple": true, "never": true, "reference": true,
	"bool": true, "char": true, "str": true, "u8": true, "u16": true, "u32": true, "u64": true, "u128": true, "usize": true,
	"i8": true, "i16": true, "i32": true, "i64": true, "i128": true, "isize": true, "f16": true, "f32": true, "f64": true, "f128": true,
	"Option": true, "Result": true, "Vec": true, "String": true, "Path": true, "OsStr": true, "CStr": true,
}
