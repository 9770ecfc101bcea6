package rust

import (
	"cmp"
	"slices"
	"sort"
)

// invoked lists the names before a `!` and an opening bracket, in code, macros,
// doc tests and code in strings alike. It reads tokens, so that no damage to a tree can hide one.
func (o *outliner) invoked() {
	macros := o.out.Macros()
	seen := map[Invoked]bool{}
	collect := func(src []byte, tokens []Token) {
		for i := 2; i < len(tokens); i++ {
			if tokens[i].Kind != Open || !isPunct(src, tokens[i-1], '!') || tokens[i-2].Kind != Ident {
				continue
			}
			x := Invoked{Name: string(src[tokens[i-2].Start:tokens[i-2].End])}
			if m := o.out.MacroAt(tokens[i].Start, macros); m >= 0 {
				x.In = o.out.Items[m].Name
			}
			seen[x] = true
		}
	}
	collect(o.src, o.file.Tokens)
	for _, r := range o.file.Regions {
		if r.Kind == Doctest {
			collect(o.src, r.Tokens())
		}
	}
	if text := o.file.StringCode(); text != nil {
		collect(text, lex(text).tokens)
	}
	for x := range seen {
		o.out.Invoked = append(o.out.Invoked, x)
	}
	slices.SortFunc(o.out.Invoked, func(a, b Invoked) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.In, b.In)) })
}

// Macros lists the items that are macro definitions and stand in no other one,
// by their start.
func (o *Outline) Macros() []int {
	var list []int
	for i := range o.Items {
		if o.Items[i].Kind == ItemMacro {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Compare(o.Items[a].Start, o.Items[b].Start) })
	outer := list[:0]
	for _, i := range list {
		if n := len(outer); n == 0 || o.Items[i].Start >= o.Items[outer[n-1]].End {
			outer = append(outer, i)
		}
	}
	return outer
}

// MacroAt is the one of macros, as Macros lists them, that an offset is in, or -1.
func (o *Outline) MacroAt(at int, macros []int) int {
	i := sort.Search(len(macros), func(i int) bool { return o.Items[macros[i]].Start > at })
	if i == 0 || o.Items[macros[i-1]].End <= at {
		return -1
	}
	return macros[i-1]
}

// mentions are the names that `::` follows between two tokens.
func (o *outliner) mentions(i, end int) []string {
	var names []string
	for ; i < end; i++ {
		if o.at(i).isName() && o.at(i+1) == ':' && o.at(i+2) == ':' {
			names = append(names, o.raw(i))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
