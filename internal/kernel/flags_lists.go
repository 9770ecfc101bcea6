package kernel

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
)

// featureAttr finds #![feature(...)] in text handed to rustc; a '#' may be
// written $(pound).
var featureAttr = regexp.MustCompile(`(?:#|\$\(pound\)|\$\{pound\})!\s*\[\s*feature\s*\(([^()\[\]]*)\)\s*\]`)

func (b *buildScan) gatesInStrings(toks []token, in reading) {
	for _, t := range toks {
		if !strings.Contains(t.text, "feature") {
			continue
		}
		for _, m := range featureAttr.FindAllStringSubmatchIndex(t.text, -1) {
			p := in.place
			p.via = "source text handed to rustc"
			b.names(t, m[2], m[3], func(name string, start, end int) {
				b.add(p, features.KindGate, name, nil, start, end)
			})
		}
	}
}

// names calls back for each feature name of a comma or blank separated list at
// bytes i to j of a token, and notes the variables in it.
func (b *buildScan) names(t token, i, j int, found func(name string, start, end int)) (refs []string) {
	for i < j {
		c := t.text[i]
		if ref := t.refAt(i); ref != nil {
			refs = append(refs, ref.name)
			i = ref.end
			continue
		}
		if !isNameByte(c) {
			i++
			continue
		}
		k := i
		for k < j && isNameByte(t.text[k]) && t.refAt(k) == nil {
			k++
		}
		if c < '0' || c > '9' {
			found(t.text[i:k], t.off[i], t.off[k-1]+1)
		}
		i = k
	}
	return refs
}

func isNameByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// lists reports the features in the variables that -Zallow-features and
// -Zcrate-attr name.
func (b *buildScan) lists() {
	assigned := map[string][]int{}
	for i, s := range b.make.met {
		if s.Stmt.Kind == kbuild.Assign {
			name := s.File.Text(s.Stmt.Name)
			assigned[name] = append(assigned[name], i)
		}
	}
	for _, set := range []map[string]bool{b.make.allowed, b.make.gated} { // a list may name another
		for todo := slices.Collect(maps.Keys(set)); len(todo) > 0; {
			name := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			for _, i := range assigned[name] {
				s := b.make.met[i]
				for _, t := range tokenize(s.File, s.File.Expr(s.Stmt.Value)) {
					for _, ref := range t.refs {
						if ref.name != "" && !set[ref.name] {
							set[ref.name] = true
							todo = append(todo, ref.name)
						}
					}
				}
			}
		}
	}
	for _, s := range b.make.met {
		name := s.File.Text(s.Stmt.Name)
		if s.Stmt.Kind != kbuild.Assign || !b.make.allowed[name] && !b.make.gated[name] {
			continue
		}
		p := place{file: s.File, cond: s.Cond, source: s.Source, owner: name, via: name}
		b.list(s.File.Expr(s.Stmt.Value), p)
	}
}

func (b *buildScan) list(e kbuild.Expr, p place) {
	for _, t := range tokenize(p.file, e) {
		b.names(t, 0, len(t.text), func(name string, start, end int) {
			// A list may be handed to -Zallow-features and to -Zcrate-attr: one
			// word of it is one finding, and what is turned on is allowed.
			kind := features.KindGate
			if b.make.allowed[p.owner] {
				kind = features.KindAllow
			}
			b.add(p, kind, name, nil, start, end)
		})
	}
	for _, part := range e {
		switch {
		case part.Kind != kbuild.Call:
		case part.Func == "if" && len(part.Args) > 1:
			test := b.make.test(p.file, part.Args[0])
			written := sourceOf(p.file, part.Args[0])
			b.list(part.Args[1], p.under(test, written))
			if len(part.Args) > 2 {
				b.list(part.Args[2], p.under(kbuild.Not(test), "!"+written))
			}
		default:
			for i, a := range part.Args {
				if i > 0 || part.Func == "strip" || part.Func == "or" || part.Func == "sort" {
					b.list(a, p)
				}
			}
		}
	}
}
