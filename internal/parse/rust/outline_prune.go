package rust

import (
	"sort"
	"strings"
)

// pruner tells the stretches of function bodies that leave nothing in an outline:
// without a name that matters, a declaration, a macro call, an attribute or an
// argument `_`. Most statements are such, and are not walked.
type pruner struct {
	o      *outliner
	tokens []Token
	counts []int32 // of the tokens that matter before each token
}

// prune makes the pruner of a region's tokens; those of the code serve the macros
// in it as well.
func (o *outliner) prune(r *Region) *pruner {
	if r.Kind == Doctest || r.InDoctest {
		return o.newPruner(r.Tokens())
	}
	if o.whole == nil {
		o.whole = o.newPruner(o.file.Tokens)
	}
	return o.whole
}

func (o *outliner) newPruner(tokens []Token) *pruner {
	p := &pruner{o: o, tokens: tokens, counts: make([]int32, len(tokens)+1)}
	for i := range tokens {
		p.counts[i+1] = p.counts[i]
		if p.matters(i) {
			p.counts[i+1]++
		}
	}
	return p
}

// empty reports whether nothing between two offsets of the file matters.
func (p *pruner) empty(start, end int) bool {
	first := sort.Search(len(p.tokens), func(i int) bool { return p.tokens[i].Start >= start })
	last := first + sort.Search(len(p.tokens)-first, func(i int) bool { return p.tokens[first+i].Start >= end })
	return p.counts[first] == p.counts[last]
}

func (p *pruner) punct(i int, one ...byte) bool {
	return i >= 0 && i < len(p.tokens) && isPunct(p.o.src, p.tokens[i], one...)
}

// word is what a name by itself says.
type word uint8

const (
	wordMatters word = 1 << iota // wherever it stands
	wordMember                   // behind a dot or a colon
	wordGeneric                  // before generic arguments
)

func (p *pruner) matters(i int) bool {
	t := p.tokens[i]
	switch t.Kind {
	case Ident:
		w := p.o.meaning(p.o.src[t.Start:t.End])
		switch {
		case w&wordMatters != 0, w&wordMember != 0 && p.punct(i-1, '.', ':'), w&wordGeneric != 0 && p.punct(i+1, '<', ':'):
			return true
		}
		return t.End-t.Start == 1 && p.o.src[t.Start] == '_' && p.punct(i-1, '<', ',') && p.punct(i+1, '>', ',')
	case Punct:
		switch p.o.src[t.Start] {
		case '!':
			return i > 0 && i+1 < len(p.tokens) && p.tokens[i-1].Kind == Ident && p.tokens[i+1].Kind == Open
		case '#':
			return true
		}
	}
	return false
}

// meaning looks a name up once a file.
func (o *outliner) meaning(text []byte) word {
	if w, ok := o.words[string(text)]; ok {
		return w
	}
	var w word
	name := strings.TrimPrefix(string(text), "r#")
	if declares[name] || name == "const" || name == "macro" || o.interesting(name) || o.renames[name] || o.renames[string(text)] {
		w |= wordMatters
	}
	if o.interesting("." + name) {
		w |= wordMember
	}
	if allocates[name] {
		w |= wordGeneric
	}
	o.words[string(text)] = w
	return w
}
