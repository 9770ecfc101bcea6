package rust

import (
	"slices"
	"sort"
)

// Chunks are the code of the file, cut between its items, so that only those have
// to be parsed in which there is something to find. Together they are the whole
// of it; what is not sure to be the end of an item is none.
func (f *File) Chunks() []*Region {
	code := f.Regions[0]
	if code.done || len(f.damage) > 0 || f.deep {
		return f.Regions[:1]
	}
	var chunks []*Region
	start := 0
	for i := 0; i < len(f.Tokens); {
		i = f.itemEnd(i)
		end := len(f.Src)
		if i < len(f.Tokens) {
			end = f.Tokens[i-1].End
		}
		chunks = append(chunks, &Region{Kind: Code, file: f, start: start, end: end, from: code.from})
		start = end
	}
	return chunks
}

// itemEnd is the index behind the item at token i of the file. What is no item, such
// as a macro call, goes on to the next semicolon, which nothing but an item has.
func (f *File) itemEnd(i int) int {
	l := f.Regions[0].from
	l.frames = nil
	for j := -1; i != j; {
		for j = i; l.kind(i) == Doc && i < len(f.Tokens); i++ {
		}
		i = l.afterAttributes(i)
	}
	end := 0
	switch target := l.target(i); target {
	case "expr", "closure", "async", "field", "":
		end = l.until(i, len(f.Tokens), ";")
	default:
		end = l.itemEnd(i, target)
	}
	return max(i+1, sort.Search(len(f.Tokens), func(i int) bool { return f.Tokens[i].Start >= end }))
}

// hollowFrom is how many tokens a body must have to be worth leaving out.
const hollowFrom = 16

// Hollow leaves out of the region's tree the bodies of the functions in it that
// hold no token that keep marks; keep is indexed as File.Tokens. It must be
// called before the region is parsed.
func (r *Region) Hollow(keep []bool) {
	if r.done || r.src != nil {
		return
	}
	f, l := r.file, r.from
	first, last := r.TokenRange()
	for i := first; i < last; i++ {
		if !l.is(i, "fn") || l.kind(i+1) != Ident {
			continue
		}
		for i++; i < last && !l.is(i, "{") && !l.is(i, ";"); i++ {
			if t := f.Tokens[i]; t.Kind == Open && t.Match > i {
				i = t.Match
			}
		}
		if i >= last {
			return
		}
		shut := f.Tokens[i].Match
		if !l.is(i, "{") || shut-i < hollowFrom || slices.Contains(keep[i:shut], true) {
			continue
		}
		r.hollow = append(r.hollow, span{f.Tokens[i].End, f.Tokens[shut].Start})
		i = shut
	}
}
