package rust

import "sort"

// offsetOf reads the tokens of offset_of!(Type, a.b), which the grammar leaves
// as they are.
func (o *outliner) offsetOf(start, end int, p place) {
	tokens := o.tokensIn(start, end)
	for len(tokens) > 0 && tokens[0].Kind != Open {
		tokens = tokens[1:]
	}
	if len(tokens) < 3 {
		return
	}
	call := OffsetOf{Scope: p.scope, Cond: p.cond, End: end}
	tokens = tokens[1:]
	depth, i := 0, 0
	for ; i < len(tokens); i++ {
		t := tokens[i]
		text := string(o.src[t.Start:t.End])
		switch {
		case t.Kind == Open || text == "<":
			depth++
		case t.Kind == Close || text == ">":
			depth--
		case text == "," && depth == 0:
			o.offsetFields(&call, tokens[i+1:])
			return
		case t.Kind == Ident && depth == 0:
			if len(call.Type.Segs) == 0 {
				call.Type.Start = t.Start
			}
			call.Type.End = t.End
			call.Type.Segs = append(call.Type.Segs, Segment{Name: o.word(text, t.Start), Start: t.Start})
		case text == ":" && len(call.Type.Segs) == 0 && depth == 0:
			call.Type.Global = true
		}
	}
}

func (o *outliner) offsetFields(call *OffsetOf, tokens []Token) {
	for _, t := range tokens {
		if t.Kind != Ident && t.Kind != Number && !(t.Kind == Punct && (o.src[t.Start] == '.' || o.src[t.Start] == '$')) {
			break
		}
		if t.Kind != Punct {
			call.Fields = append(call.Fields, Segment{Name: o.word(string(o.src[t.Start:t.End]), t.Start), Start: t.Start})
			call.End = t.End
		}
	}
	if len(call.Type.Segs) > 0 && len(call.Fields) > 0 {
		o.out.Offsets = append(o.out.Offsets, *call)
	}
}

// tokensIn are the tokens of the region between two offsets.
func (o *outliner) tokensIn(start, end int) []Token {
	all := o.region.Tokens()
	first := sort.Search(len(all), func(i int) bool { return all[i].Start >= start })
	last := sort.Search(len(all), func(i int) bool { return all[i].Start >= end })
	return all[first:last]
}
