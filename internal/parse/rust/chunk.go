package rust

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

// itemEnd is the index behind the item at token i of the file: behind its body in
// braces, or behind a semicolon where a "=" says that a value may end in braces.
func (f *File) itemEnd(i int) int {
	l := f.Regions[0].from
	valued := false
	for ; i < len(f.Tokens); i++ {
		t := f.Tokens[i]
		switch {
		case t.Kind == Open && t.Match > i:
			body := l.is(i, "{") && !valued && !l.is(i-1, "<") && !l.is(i-1, ",") && !l.is(i-1, "=")
			i = t.Match
			if body && !l.is(i+1, ";") && !l.is(i+1, "<") && !l.is(i+1, ">") && !l.is(i+1, ",") && !l.is(i+1, ".") && !l.is(i+1, "else") {
				return i + 1
			}
		case l.is(i, ";"):
			return i + 1
		case l.is(i, "="):
			valued = true
		}
	}
	return i
}
