package rust

import (
	"iter"
	"slices"
	"sort"
)

// Chunks are the code of the file, cut between its items, so that only those have
// to be parsed in which there is something to find: of its tokens, marked gives
// where. Without marks they are the whole of it. What is not sure to be the end of
// an item is none. inner cuts the bodies of modules as well: what is left of a
// module is no item then.
func (f *File) Chunks(inner bool, marked []bool) iter.Seq[*Region] {
	return func(yield func(*Region) bool) {
		if code := f.Regions[0]; code.done || len(f.damage) > 0 || f.deep {
			yield(code)
		} else {
			f.chunks(inner, marked, yield)
		}
	}
}

func (f *File) chunks(inner bool, marked []bool, yield func(*Region) bool) {
	code := f.Regions[0]
	defer func() { code.from.frames = nil }()
	var shut []int // the closing braces of the modules around, outermost first
	start := 0
	for i := 0; i < len(f.Tokens); {
		first := i
		if n := len(shut); n > 0 && i >= shut[n-1] {
			i, shut = shut[n-1]+1, shut[:n-1]
		} else {
			limit := len(f.Tokens)
			if n > 0 {
				limit = shut[n-1]
			}
			next, body := f.itemEnd(i, limit)
			if i = min(next, limit); inner && body >= 0 && len(shut) < maxNesting {
				i, shut = body+1, append(shut, f.Tokens[body].Match())
			}
		}
		end := len(f.Src)
		if i < len(f.Tokens) {
			end = f.Tokens[i-1].End()
		}
		if marked != nil && !slices.Contains(marked[first:i], true) {
			start = end
			continue
		}
		if !yield(&Region{Kind: Code, file: f, start: start, end: end, from: code.from}) {
			return
		}
		start = end
	}
}

// itemEnd is the index behind the item at token i of what ends at limit, and that
// of the brace that opens its body when it is a module, else -1. What is no item
// goes on to the next semicolon, which nothing but an item has.
func (f *File) itemEnd(i, limit int) (next, body int) {
	l := f.Regions[0].from
	l.frames = nil
	if limit < len(f.Tokens) {
		l.frames = []frame{{close: limit}}
	}
	for j := -1; i != j; {
		for j = i; l.kind(i) == Doc && i < limit; i++ {
		}
		i = min(l.afterAttributes(i), limit)
	}
	end, body := 0, -1
	switch target := l.target(i); target {
	case "expr", "closure", "async", "field", "":
		if shut := l.macroBraces(i, limit); shut >= 0 {
			return shut + 1, -1
		}
		end = l.until(i, limit, ";")
	case "mod":
		end = l.itemEnd(i, target)
		if at := l.skipVisibility(i); l.is(at, "mod") && l.is(at+2, "{") && l.tokens[at+2].Match() > at && l.tokens[at+2].Match() < limit {
			body = at + 2
		}
	default:
		end = l.itemEnd(i, target)
	}
	return max(i+1, sort.Search(len(f.Tokens), func(i int) bool { return f.Tokens[i].Start() >= end })), body
}

// macroBraces is the index of the brace that closes the macro call with braces at
// token i, -1 when there is none: as an item, such a call ends there.
func (l *layer) macroBraces(i, limit int) int {
	for l.kind(i) == Ident && l.is(i+1, ":") && l.is(i+2, ":") && i < limit {
		i += 3
	}
	if l.kind(i) != Ident || !l.is(i+1, "!") {
		return -1
	}
	if i += 2; l.kind(i) == Ident {
		i++
	}
	if !l.is(i, "{") || l.tokens[i].Match() < i || l.tokens[i].Match() >= limit {
		return -1
	}
	return l.tokens[i].Match()
}

// hollowFrom is how many tokens a body must have to be worth leaving out.
const hollowFrom = 16

// Hollow leaves out of the region's tree doc comments, bodies of functions and,
// together with its body, what a function takes and returns: each where it holds no
// token that keep marks. keep is indexed as File.Tokens. It must be called before the
// region is parsed.
func (r *Region) Hollow(keep []bool) {
	if r.done || r.src != nil {
		return
	}
	f, l := r.file, r.from
	first, last := r.TokenRange()
	empty := func(i, j int) bool { return j > i && !slices.Contains(keep[i:j], true) }
	leave := func(i, j int) { // what stands between two tokens
		if j > i+1 {
			r.hollow = append(r.hollow, span{f.Tokens[i].End(), f.Tokens[j].Start()})
		}
	}
	for i := first; i < last; i++ {
		if f.Tokens[i].Kind == Doc && !keep[i] {
			r.hollow = append(r.hollow, span{f.Tokens[i].Start(), f.Tokens[i].End()})
			continue
		}
		if !l.is(i, "fn") || l.kind(i+1) != Ident {
			continue
		}
		params := i + 2
		if l.is(params, "<") {
			params = l.anglesEnd(params, last) + 1
		}
		for i++; i < last && !l.is(i, "{") && !l.is(i, ";"); i++ {
			if t := f.Tokens[i]; t.Kind == Open && t.Match() > i {
				i = t.Match()
			}
		}
		if i >= last {
			return
		}
		shut := f.Tokens[i].Match()
		if !l.is(i, "{") || shut-i < hollowFrom || !empty(i, shut) {
			continue
		}
		leave(i, shut)
		if !l.is(params, "(") || params >= i {
			continue
		}
		// A parenthesis that is never closed has no end.
		if end := f.Tokens[params].Match(); end > params && empty(params, i) {
			leave(params, end) // the parameters
			leave(end, i)      // the result and the where clause
		}
		i = shut
	}
}
