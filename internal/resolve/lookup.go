package resolve

import (
	"cmp"
	"slices"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/rust"
)

// spot is where a name is looked up from: a scope of a file in a module of a
// crate.
type spot struct {
	module *module
	file   *file
	scope  int
}

type memoKey struct {
	scope  int
	name   string
	space  space
	choice int
}

// resolve finds what the names of a path mean in namespace s of its last name.
func (p *Program) resolve(names []string, global bool, at spot, s space) *Def {
	q := newSearch(p, 0)
	return q.resolve(names, global, at, s)
}

func (q *search) resolve(names []string, global bool, at spot, s space) *Def {
	if len(names) == 0 || at.module == nil {
		return nil
	}
	return q.path(names, global, at, s)
}

// path resolves names one after the other.
func (q *search) path(names []string, global bool, at spot, s space) *Def {
	if q.tired() || len(names) > 64 {
		return nil
	}
	first := typeSpace
	if len(names) == 1 {
		first = s
	}
	d, rest := q.first(names, global, at, first)
	for i, name := range rest {
		if d == nil {
			return nil
		}
		next := typeSpace
		if i == len(rest)-1 {
			next = s
		}
		d = q.member(d, name, next)
	}
	return d
}

// first resolves the beginning of a path, and says what is left of it.
func (q *search) first(names []string, global bool, at spot, s space) (*Def, []string) {
	if names[0] == "" {
		global, names = true, names[1:]
	}
	if len(names) == 0 {
		return nil, nil
	}
	if global {
		if edition2015(at.module.crate) {
			if d := q.inModule(rootOf(q.p, at.module), names[0], s); d != nil {
				return d, names[1:]
			}
		}
		return q.externName(at.module.crate, names[0], true), names[1:]
	}
	m := at.module
	switch names[0] {
	case "crate", "$crate":
		return q.modDef(rootOf(q.p, m)), names[1:]
	case "self":
		return q.modDef(m), names[1:]
	case "super":
		rest := names
		for len(rest) > 0 && rest[0] == "super" && m != nil {
			m, rest = m.parent, rest[1:]
		}
		return q.modDef(m), rest
	case "Self":
		return nil, nil // the caller knows what Self is
	}
	if strings.HasPrefix(names[0], "$") {
		return nil, nil
	}
	return q.name(names[0], at, s), names[1:]
}

func rootOf(p *Program, m *module) *module {
	return p.rootModule(m.crate)
}

func (q *search) modDef(m *module) *Def {
	if m == nil {
		return nil
	}
	return &Def{Kind: DefMod, Path: m.path, module: m, file: m.file}
}

// name looks a lone name up: generics, blocks outwards to the module, extern
// crates, preludes.
func (q *search) name(name string, at spot, s space) *Def {
	scopes := at.file.outline.Scopes
	doctest := false
	for i := at.scope; i >= 0; i = scopes[i].Parent {
		sc := &scopes[i]
		if s != macroSpace {
			for _, g := range sc.Generics {
				if g.Name == name {
					return &Def{Kind: DefParam, Path: name, ofFn: sc.Kind == rust.ScopeFn}
				}
			}
		}
		if i == at.module.scope && at.file == at.module.file && !doctest {
			break
		}
		switch sc.Kind {
		case rust.ScopeFn, rust.ScopeBlock, rust.ScopeMacroBody, rust.ScopeMacroCall, rust.ScopeItem, rust.ScopeDoctest, rust.ScopeMod:
			if !at.file.names().some[i] {
				break // as most functions and blocks
			}
			if d := q.inScope(at.module, at.file, i, name, s); d != nil {
				return d
			}
		}
		if sc.Kind == rust.ScopeDoctest {
			doctest = true // a crate of its own: the module around it is out of sight
			break
		}
	}
	if doctest {
		return q.outside(name, at, s, true)
	}
	if d := q.inModule(at.module, name, s); d != nil {
		return d
	}
	if at.module.host != nil {
		if d := q.inModule(at.module.host, name, s); d != nil {
			return d
		}
	}
	if s == macroSpace {
		for m := at.module; m != nil; m = m.parent {
			if d := q.textual(m, name); d != nil {
				return d
			}
		}
	}
	return q.outside(name, at, s, false)
}

// outside looks beyond modules: extern crates, imported macros, preludes.
func (q *search) outside(name string, at spot, s space, doctest bool) *Def {
	c := at.module.crate
	if s == typeSpace {
		if d := q.externName(c, name, false); d != nil {
			return d
		}
		if doctest && name == c.Name {
			return q.modDef(q.p.rootModule(c))
		}
	}
	root, foreign := q.p.rootModule(c), ""
	if root != nil {
		for _, e := range root.file.outline.Externs {
			if e.MacroUse && s == macroSpace {
				if x := q.p.externCrate(c, e.Crate); x != nil {
					if d := q.exported(x, name); d != nil {
						return d
					}
				} else if !systemCrates[e.Crate] {
					foreign = e.Crate
				}
			}
		}
	}
	if doctest {
		for _, prelude := range c.DocPreludes {
			if d := q.path(append(strings.Split(prelude, "::"), name), true, at, s); d != nil {
				return d
			}
		}
	}
	d := q.prelude(name, at, s)
	if foreign != "" && d != nil && !strings.Contains(d.Path, "::macros::builtin::") {
		// A crate that is not at hand may have a macro of that name, which goes before
		// all but those that rustc builds in and crates seldom replace.
		return &Def{Kind: DefExternal, Path: foreign}
	}
	return d
}

// externName is the crate of that name. sure says that nothing but a crate can
// be meant.
func (q *search) externName(c *crate, name string, sure bool) *Def {
	if x := q.p.externCrate(c, name); x != nil {
		return q.modDef(q.p.rootModule(x))
	}
	if systemCrates[name] && name != "test" || sure {
		return &Def{Kind: DefExternal, Path: name}
	}
	if root := q.p.rootModule(c); root != nil {
		for _, e := range root.file.outline.Externs {
			if e.Name != name || e.Scope != 0 {
				continue
			}
			if e.Crate == "self" {
				return q.modDef(root)
			}
			if x := q.p.externCrate(c, e.Crate); x != nil {
				return q.modDef(q.p.rootModule(x))
			}
			return &Def{Kind: DefExternal, Path: e.Crate}
		}
	}
	if _, declared := c.Externs[name]; declared {
		return &Def{Kind: DefExternal, Path: name}
	}
	return nil
}

// member resolves name inside d.
func (q *search) member(d *Def, name string, s space) *Def {
	x := q.memberOf(d, name, s)
	if x == nil && d.choices > 0 {
		x = &Def{Kind: DefUnknown, Path: d.Path} // another meaning may have it
	}
	return d.leadsTo(x)
}

func (q *search) memberOf(d *Def, name string, s space) *Def {
	switch d.Kind {
	case DefMod:
		if name == "self" {
			return d
		}
		if x := q.inModule(d.module, name, s); x != nil {
			return x
		}
		if s == macroSpace && d.module.parent == nil {
			return q.exported(d.module.crate, name)
		}
		return nil
	case DefExternal:
		return &Def{Kind: DefExternal, Path: d.Path + "::" + name}
	case DefAlias:
		if t := q.target(d); t != nil {
			return q.member(t, name, s)
		}
	case DefEnum:
		if v := q.variant(d, name); v != nil {
			return v
		}
		return q.assoc(d, name)
	case DefType, DefTrait, DefPrim:
		return q.assoc(d, name)
	}
	return nil
}

// variant is the variant of that name of an enum, nil without.
func (q *search) variant(d *Def, name string) *Def {
	if it := d.Item(); it != nil && it.Body >= 0 {
		for i := range d.file.names().named(nameKey{it.Body, name}).each(isItem) {
			x := q.itemDef(d.module, d.file, i)
			x.stable = x.stable || d.stable
			return x
		}
	}
	return nil
}

// assoc stands for an associated item of a type, which is not looked for: its
// path is all that is known.
func (q *search) assoc(d *Def, name string) *Def {
	x := &Def{Kind: DefUnknown, Path: d.Path + "::" + name, module: d.module, stable: d.stable}
	if d.Kind == DefPrim {
		x.Kind = DefExternal
	}
	return x
}

// target follows a type alias to the definition of its head.
func (q *search) target(d *Def) *Def {
	it := d.Item()
	if it == nil || it.Target == nil || it.Target.Kind != rust.TypePath || it.Target.Path.Self != nil {
		return nil
	}
	if q.tired() {
		return nil
	}
	scope := it.Scope
	if it.Body >= 0 {
		scope = it.Body
	}
	return q.path(it.Target.Path.Names(), it.Target.Path.Global, spot{d.module, d.file, scope}, typeSpace)
}

// inModule looks name up among the names of a module.
func (q *search) inModule(m *module, name string, s space) *Def {
	if m == nil {
		return nil
	}
	key := memoKey{scope: m.scope, name: name, space: s, choice: q.choice}
	if x, ok := m.memo[key]; ok {
		q.several = max(q.several, x.several)
		return x.def
	}
	outer, several := q.apart(), q.several
	q.several = 0
	d := q.inScope(m, m.file, m.scope, name, s)
	if q.whole(outer) {
		m.memo[key] = remembered{d, q.several}
	}
	q.several = max(q.several, several)
	return d
}

// remembered is what a name means in a module, and search.several on the way.
type remembered struct {
	def     *Def
	several int
}

// inScope looks name up among what one scope declares and imports.
func (q *search) inScope(m *module, f *file, scope int, name string, s space) *Def {
	key := busyKey{m, f, scope, name, s}
	if q.tired() {
		return nil
	}
	if d, ok := q.waiting(key); ok {
		return d
	}
	outer := q.enter(key)
	d := q.declared(m, f, scope, name, s)
	q.leave(key, outer, d)
	return d
}

// declared is inScope without a guard against circles.
func (q *search) declared(m *module, f *file, scope int, name string, s space) *Def {
	names := f.names()
	if list := names.named(nameKey{scope, name}); list.first > 0 {
		if d := q.choose(m, f, scope, name, list, s); d != nil {
			return d
		}
	}
	if f == m.file && scope == m.scope {
		for _, i := range f.modules().includes[scope] {
			if x := q.p.included(m, i); x != nil && x.host == m {
				if d := q.inModule(x, name, s); d != nil {
					return d
				}
			}
		}
	}
	// An import that waits for itself is unknown, and leaves the name to other globs.
	var unknown *Def
	globs := names.globs[scope]
	for _, i := range globs {
		d := q.globbed(m, f, scope, i, name, s)
		if d != nil && d.Kind != DefUnknown {
			if c := f.outline.Uses[i].Cond; c != nil && slices.ContainsFunc(globs, func(k int) bool { return k != i && f.outline.Uses[k].Cond != nil }) {
				return d.under(c, m.crate, 0) // another is there for other conditions
			}
			return d
		}
		unknown = cmp.Or(unknown, d)
	}
	return unknown
}

// choose is what the declarations of a name in one scope mean.
func (q *search) choose(m *module, f *file, scope int, name string, list declarations, s space) *Def {
	if list.several() {
		if d := q.alternative(m, f, scope, name, list, s); d != nil {
			return d
		}
	}
	for i := range list.each(isItem) {
		if in(&f.outline.Items[i], name, s) {
			return q.itemDef(m, f, i)
		}
	}
	if s == typeSpace && f == m.file && scope == m.scope {
		for i := range list.each(isMod) {
			if all := q.p.variants(m, i); len(all) > 0 {
				sub := all[min(q.choice, len(all)-1)]
				return q.modDef(sub).under(sub.choice, m.crate, len(all)-1)
			}
		}
	}
	if d, c := q.importedName(m, f, scope, list, s); d != nil {
		return q.standIn(d, m, name, c)
	}
	if s == typeSpace {
		for i := range list.each(isExtern) {
			if d := q.declaredExtern(m, f, i); d != nil {
				return q.standIn(d, m, name, f.outline.Externs[i].Cond)
			}
		}
	}
	return nil
}

// standIn is what a name means that stands for crate d under a condition: #[cfg(x)] use core as
// std leaves std for everything else.
func (q *search) standIn(d *Def, m *module, name string, c *cond.Expr) *Def {
	switch {
	case c == nil || name != "core" && name != "alloc" && name != "std" || d.Path == name || strings.Contains(d.Path, "::"):
		return d
	case q.choice > 0:
		return q.externName(m.crate, name, true).under(cond.Negate(c), m.crate, 1)
	}
	return d.under(c, m.crate, 1)
}

// alternative is a meaning of a name that one scope declares several times, each
// time under a condition: #[cfg(x)] use a::T; #[cfg(not(x))] struct T. Which of them,
// the search was told; the last when there are fewer.
func (q *search) alternative(m *module, f *file, scope int, name string, list declarations, s space) *Def {
	type meaning struct {
		def  *Def
		cond *cond.Expr
	}
	var found []meaning
	declared := 0
	add := func(d *Def, c *cond.Expr) {
		declared++
		if d != nil {
			found = append(found, meaning{d, c})
		}
	}
	o := f.outline
	for i := range list.each(isItem) {
		switch it := &o.Items[i]; {
		case it.Cond == nil:
		case in(it, name, s):
			add(q.itemDef(m, f, i), it.Cond)
		default:
			declared++ // an import may seem to lead here as well: of other crates nobody knows
		}
	}
	if s == typeSpace && f == m.file && scope == m.scope {
		for i := range list.each(isMod) {
			if c := o.Mods[i].Cond; c != nil {
				for _, sub := range q.p.variants(m, i) {
					add(q.modDef(sub), cond.AllOf(c, sub.choice))
				}
			}
		}
	}
	for i := range list.each(isUse) {
		if c := o.Uses[i].Cond; c != nil {
			add(q.used(m, f, scope, i, s), c)
		}
	}
	if s == typeSpace {
		for i := range list.each(isExtern) {
			if c := o.Externs[i].Cond; c != nil {
				add(q.declaredExtern(m, f, i), c)
			}
		}
	}
	if declared < 2 || len(found) == 0 {
		return nil
	}
	x := found[min(q.choice, len(found)-1)]
	return x.def.under(x.cond, m.crate, len(found)-1)
}

// importedName looks through the imports of one name. When none of them leads
// anywhere the name is unknown, and nothing further out is meant.
func (q *search) importedName(m *module, f *file, scope int, list declarations, s space) (*Def, *cond.Expr) {
	first := -1
	for i := range list.each(isUse) {
		if d := q.used(m, f, scope, i, s); d != nil {
			return d, f.outline.Uses[i].Cond
		}
		if first < 0 {
			first = i
		}
	}
	if first < 0 {
		return nil, nil
	}
	for other := typeSpace; other <= macroSpace; other++ {
		for i := range list.each(isUse) {
			if other != s && q.used(m, f, scope, i, other) != nil {
				return nil, nil
			}
		}
	}
	return &Def{Kind: DefUnknown, Path: strings.Join(f.outline.Uses[first].Path, "::"), module: m}, f.outline.Uses[first].Cond
}

func (q *search) itemDef(m *module, f *file, i int) *Def {
	it := &f.outline.Items[i]
	likely := false
	for s := it.Scope; s > 0; s = f.outline.Scopes[s].Parent {
		likely = likely || f.outline.Scopes[s].Kind == rust.ScopeMacroCall
	}
	return &Def{Kind: defKinds[it.Kind], Path: m.path + "::" + it.Name, Likely: likely, module: m, file: f, item: i, stable: it.Stable}
}

func (q *search) declaredExtern(m *module, f *file, i int) *Def {
	e := &f.outline.Externs[i]
	if e.Crate == "self" {
		return q.modDef(rootOf(q.p, m))
	}
	return q.externName(m.crate, e.Crate, true)
}

// used resolves the import i.
func (q *search) used(m *module, f *file, scope, i int, s space) *Def {
	u := &f.outline.Uses[i]
	if u.SelfOnly && s != typeSpace {
		return nil
	}
	d := q.importPath(m, f, scope, u.Path, s)
	if d != nil && d.Kind == DefUnknown {
		return nil
	}
	return d
}

// importPath resolves the path of a use declaration. Until edition 2018 it
// began at the crate's root.
func (q *search) importPath(m *module, f *file, scope int, path []string, s space) *Def {
	at := spot{m, f, scope}
	if len(path) == 0 {
		return q.modDef(rootOf(q.p, m)) // `use *`, of edition 2015
	}
	if edition2015(m.crate) && path[0] != "" && path[0] != "self" && path[0] != "super" && path[0] != "crate" && !inDoctest(f, scope) {
		if d := q.path(append([]string{"crate"}, path...), false, at, s); d != nil {
			return d
		}
		return q.path(path, true, at, s)
	}
	if d := q.path(path, false, at, s); d != nil {
		return d
	}
	if len(path) > 1 && path[0] != "" && !isKeyword(path[0]) && q.name(path[0], at, typeSpace) == nil {
		return &Def{Kind: DefExternal, Path: strings.Join(path, "::")} // a crate that is not at hand
	}
	return nil
}

func isKeyword(s string) bool {
	return s == "self" || s == "super" || s == "crate" || s == "Self" || strings.HasPrefix(s, "$")
}

func inDoctest(f *file, scope int) bool {
	for s := scope; s > 0; s = f.outline.Scopes[s].Parent {
		if f.outline.Scopes[s].Kind == rust.ScopeDoctest {
			return true
		}
	}
	return false
}

// globTarget is what the glob import i of a file brings in the names of.
func (q *search) globTarget(m *module, f *file, scope, i int) *Def {
	key := globKey{f, i, q.choice}
	if d, ok := m.globs[key]; ok {
		return d
	}
	outer := q.apart()
	d := q.importPath(m, f, scope, f.outline.Uses[i].Path, typeSpace)
	if q.whole(outer) {
		if m.globs == nil {
			m.globs = map[globKey]*Def{}
		}
		m.globs[key] = d
	}
	return d
}

type globKey struct {
	file   *file
	use    int
	choice int
}

// globbed looks name up behind the glob import i.
func (q *search) globbed(m *module, f *file, scope, i int, name string, s space) *Def {
	d := q.globTarget(m, f, scope, i)
	if d == nil {
		return nil
	}
	var x *Def
	switch d.Kind {
	case DefMod:
		x = q.inModule(d.module, name, s)
	case DefEnum:
		x = q.variant(d, name) // a glob brings in no associated items
	case DefExternal:
		if path := d.Path + "::" + name; q.p.knownExternal(path, s) {
			x = &Def{Kind: DefExternal, Path: path}
		}
	}
	if x == nil {
		q.several = max(q.several, d.choices)
	}
	return d.leadsTo(x)
}

// textual is a macro_rules! that is seen in module m and the modules inside it: one
// of its own, or of a module with #[macro_use]. That it is seen only behind its
// definition is not asked for.
func (q *search) textual(m *module, name string) *Def {
	if d, ok := m.textual[name]; ok {
		return d
	}
	if q.tired() {
		return nil
	}
	d := q.ownMacro(m, name)
	for _, i := range m.file.modules().mods[m.scope] {
		if d != nil {
			break
		}
		if sub := q.p.macroUsed(m, i); sub != nil {
			d = q.textual(sub, name)
		}
	}
	if !q.cut {
		if m.textual == nil {
			m.textual = map[string]*Def{}
		}
		m.textual[name] = d
	}
	return d
}

// macroUsed is the module that declaration i of m makes, if what it defines is seen
// around it.
func (p *Program) macroUsed(m *module, i int) *module {
	decl := &m.file.outline.Mods[i]
	if !decl.MacroUse && decl.Body >= 0 {
		return nil
	}
	sub := p.sub(m, i)
	if sub == nil || !decl.MacroUse && !sub.file.outline.MacroUse {
		return nil
	}
	return sub
}

// ownMacro is a macro_rules! that a module itself defines.
func (q *search) ownMacro(m *module, name string) *Def {
	for i := range m.file.names().named(nameKey{m.scope, name}).each(isItem) {
		if in(&m.file.outline.Items[i], name, macroSpace) {
			return q.itemDef(m, m.file, i)
		}
	}
	return nil
}

// exported is a #[macro_export] macro of a crate.
func (q *search) exported(c *crate, name string) *Def {
	q.p.loadAll(c)
	if list := c.macros[name]; len(list) > 0 {
		return list[0]
	}
	return nil
}
