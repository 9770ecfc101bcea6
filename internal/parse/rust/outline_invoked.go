package rust

import (
	"cmp"
	"slices"
	"sort"
)

// invoked lists the names before a `!` and an opening bracket, and those that stand
// alone in such brackets, in code, macros, doc tests and code in strings alike. It
// reads tokens, so that no damage to a tree can hide one.
func (o *outliner) invoked() {
	type key struct {
		word   uint32
		macro  int // index of the definition around it, -1 without
		handed bool
	}
	macros := o.out.Macros()
	seen := map[key]bool{}
	collect := func(tokens []Token) {
		call := -1 // the end of the outermost call around the token
		for i := range tokens {
			t, handed := &tokens[i], false
			switch {
			case t.Kind != Ident:
				continue
			case i+2 < len(tokens) && tokens[i+1].code == '!' && tokens[i+2].Kind == Open:
				call = max(call, tokens[i+2].Match())
			case i < call && alone(tokens, i):
				handed = true
			default:
				continue
			}
			seen[key{t.word, o.out.MacroAt(t.Start(), macros), handed}] = true
		}
	}
	collect(o.file.Tokens)
	for _, r := range o.file.Regions {
		if r.Kind == Doctest {
			collect(r.Tokens())
		}
	}
	if text := o.file.StringCode(); text != nil {
		collect(lex(o.words, nil, text).tokens)
	}
	for x := range seen {
		name := Invoked{Name: o.words.known(x.word).text, Handed: x.handed}
		if x.macro >= 0 {
			name.In = o.out.Items[x.macro].Name
		}
		o.out.Invoked = append(o.out.Invoked, name)
	}
	slices.SortFunc(o.out.Invoked, compareInvoked)
	o.out.Invoked = slices.Compact(o.out.Invoked) // definitions may have one name
}

// alone reports whether the name at token i, or the path that ends there, stands by
// itself between brackets and what separates arguments: part of no expression,
// pattern or field.
func alone(tokens []Token, i int) bool {
	if prev := &tokens[i-1]; prev.Kind == Punct {
		switch prev.code {
		case ',', ';', ':', '=', '>', '@':
		default:
			return false
		}
	}
	switch next := &tokens[i+1]; next.Kind {
	case Close:
		return true
	case Open:
		return next.code != '('
	case Punct:
		return next.code == ',' || next.code == ';' || next.code == '=' && tokens[i+2].code == '>'
	}
	return false
}

func compareInvoked(a, b Invoked) int {
	if order := cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.In, b.In)); order != 0 || a.Handed == b.Handed {
		return order
	}
	if a.Handed {
		return 1
	}
	return -1
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
