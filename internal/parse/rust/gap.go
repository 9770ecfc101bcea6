package rust

// Fact is a piece of syntax that the grammar does not know, found among the
// tokens. What can be masked so that the rest parses is masked.
type Fact struct {
	Kind       string // see the list at gap
	Start, End int
	Place
	masked bool
}

func (l *layer) fact(kind string, first, last int, masked bool) {
	l.file.Facts = append(l.file.Facts, Fact{
		Kind: kind, Start: l.tokens[first].Start, End: l.tokens[last].End,
		Place: Place{l.doctest, l.top().macro}, masked: masked,
	})
}

// mask notes a fact over the tokens first to last, and masks them by text.
func (l *layer) mask(kind string, first, last int, text string) {
	l.fact(kind, first, last, true)
	l.edit(l.tokens[first].Start, l.tokens[last].End, text)
}

// gap looks for syntax beyond the grammar that begins at token i.
func (l *layer) gap(i int) {}
