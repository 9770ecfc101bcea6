package kbuild

// origin is where a variable is referred to, in case the reference has to stand
// as it is.
type origin struct {
	kind originKind
	file *File // nil for a variable that is asked for by name
	span Span
	part *Part // of a call
}

type originKind uint8

const (
	asked    originKind = iota // by name, outside of any file
	referred                   // $(NAME), where NAME may be computed
	written                    // what stands there is not the name alone
	called                     // $(call NAME,...)
	silent                     // a reference that stands nowhere
)

// reference is the source form of a reference, with the name that it came to.
func (ev *Evaluator) reference(name string, o origin) Seg {
	switch o.kind {
	case silent:
		return Seg{}
	case asked:
		return Seg{Text: "$(" + name + ")"}
	case called:
		return ev.parent.frame(o.file, *o.part).Segs[0]
	}
	s := Seg{Text: o.file.Text(o.span), File: o.file, Off: o.span.Start}
	if o.kind == referred && name != o.file.Text(Span{o.span.Start + 2, max(o.span.Start+2, o.span.End-1)}) {
		s.Text = "$(" + name + ")"
	}
	return s
}
