package rust

import "strings"

// offsetOf reads offset_of!(Type, a.b), whose brackets are tokens open and before next.
func (o *outliner) offsetOf(open, next int, p place) {
	call := OffsetOf{Scope: p.scope, Cond: p.cond, End: o.stop(next - 1)}
	depth := 0
	for i := open + 1; i < next; i++ {
		switch c := o.at(i); {
		case opens(c) || c == '<':
			depth++
		case closes(c) || c == '>':
			depth--
		case c == ',' && depth == 0:
			o.offsetFields(&call, i+1, next)
			return
		case (c.isName() || c >= kAs) && depth == 0:
			if len(call.Type.Segs) == 0 {
				call.Type.Start = o.start(i)
			}
			call.Type.End = o.stop(i)
			call.Type.Segs = append(call.Type.Segs, Segment{Name: o.name(i), Start: o.start(i)})
		case c == ':' && len(call.Type.Segs) == 0 && depth == 0:
			call.Type.Global = true
		}
	}
}

func (o *outliner) offsetFields(call *OffsetOf, i, end int) {
	for ; i < end; i++ {
		c := o.at(i)
		field := c.isName() || c >= kAs || c == cWild || c == cNumber
		if !field && c != '.' && c != '$' {
			break
		}
		if !field {
			continue
		}
		start := o.start(i)
		for _, name := range strings.Split(o.name(i), ".") { // 1.0 is one token
			if name != "" {
				call.Fields = append(call.Fields, Segment{Name: name, Start: start})
			}
			start += len(name) + len(".")
		}
		call.End = o.stop(i)
	}
	if len(call.Fields) == 0 {
		return
	}
	of := &Type{Kind: TypePath, Path: &call.Type}
	for i := 0; i+1 < len(call.Fields) && i < maxPath; i++ {
		field := o.fieldOf(of, call.Fields[i].Name, call.Scope)
		if field == nil || field.Type == nil {
			break
		}
		of = field.Type
		call.Types = append(call.Types, of)
	}
	o.out.Offsets = append(o.out.Offsets, *call)
}
