package rust

import (
	"cmp"
	"slices"
)

// invoked lists the names before a `!` and an opening bracket, in code, macros,
// doc tests and code in strings alike. It reads tokens, so that no damage to a tree can hide one.
func (o *outliner) invoked() {
	var macros []*Item
	for i := range o.out.Items {
		if o.out.Items[i].Kind == ItemMacro {
			macros = append(macros, &o.out.Items[i])
		}
	}
	seen := map[Invoked]bool{}
	collect := func(src []byte, tokens []Token) {
		for i := 2; i < len(tokens); i++ {
			if tokens[i].Kind != Open || !isPunct(src, tokens[i-1], '!') || tokens[i-2].Kind != Ident {
				continue
			}
			x := Invoked{Name: string(src[tokens[i-2].Start:tokens[i-2].End])}
			for _, it := range macros {
				if it.Start <= tokens[i].Start && tokens[i].Start < it.End {
					x.In = it.Name
				}
			}
			seen[x] = true
		}
	}
	collect(o.src, o.file.Tokens)
	for _, r := range o.file.Regions {
		if r.Kind == Doctest {
			collect(o.src, r.tokens())
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

// mentions are the names that `::` follows between two offsets.
func (o *outliner) mentions(start, end int) []string {
	var names []string
	tokens := o.tokensIn(start, end)
	for i := 0; i+2 < len(tokens); i++ {
		if tokens[i].Kind == Ident && isPunct(o.src, tokens[i+1], ':') && isPunct(o.src, tokens[i+2], ':') {
			names = append(names, string(o.src[tokens[i].Start:tokens[i].End]))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
