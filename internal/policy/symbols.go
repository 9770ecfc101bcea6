package policy

import (
	"bytes"
	"slices"
	"strings"
	"sync"

	"featscan/internal/source"
)

// isInteresting reports whether rules may want to look at a file's text again.
func isInteresting(text []byte) bool {
	for _, sign := range [...]string{"featscan:", "RUSTC_", "rust_allowed_features"} {
		if bytes.Contains(text, []byte(sign)) {
			return true
		}
	}
	return false
}

// symbolStem begins the names of the symbols that say what rustc can do.
const symbolStem = "RUSTC_HAS_"

// collectSymbols notes every CONFIG_RUSTC_HAS_ symbol that text names anywhere
// but in its definition. Kconfig files name symbols without CONFIG_.
func collectSymbols(text []byte, note func(symbol string)) {
	for at := 0; ; {
		n := bytes.Index(text[at:], []byte(symbolStem))
		if n < 0 {
			return
		}
		start := at + n
		end := start + len(symbolStem)
		for end < len(text) && isWordByte(text[end]) {
			end++
		}
		at = end
		before := bytes.TrimSuffix(text[:start], []byte("CONFIG_"))
		if len(before) > 0 && isWordByte(before[len(before)-1]) || end == start+len(symbolStem) {
			continue
		}
		line := before[bytes.LastIndexByte(before, '\n')+1:]
		switch string(bytes.TrimSpace(line)) {
		case "config", "menuconfig":
			continue
		}
		note("CONFIG_" + string(text[start:end]))
	}
}

// Symbols is what a tree says of its CONFIG_RUSTC_HAS_ symbols. All of the tree
// is looked through when it is first asked, which a change seldom needs.
type Symbols interface {
	// Used reports whether any file names a symbol, but for its definition.
	Used(symbol string) bool
	// Defined gives the Kconfig file that defines a symbol, and the line.
	Defined(symbol string) (file string, line int, ok bool)
}

// named is where the files of a tree name symbols, and define them.
type named struct {
	uses    map[string][]string
	defines map[string][]definition
}

type definition struct {
	file string
	line int
}

func newNamed() *named { return &named{map[string][]string{}, map[string][]definition{}} }

func (n *named) add(name string, text []byte) {
	if !bytes.Contains(text, []byte(symbolStem)) {
		return
	}
	collectSymbols(text, func(symbol string) {
		if list := n.uses[symbol]; len(list) == 0 || list[len(list)-1] != name {
			n.uses[symbol] = append(list, name)
		}
	})
	if !isKconfig(name) {
		return
	}
	for _, m := range symbolDefined.FindAllSubmatchIndex(text, -1) {
		symbol := "CONFIG_" + string(text[m[2]:m[3]])
		n.defines[symbol] = append(n.defines[symbol], definition{name, 1 + bytes.Count(text[:m[2]], []byte("\n"))})
	}
}

func (n *named) Used(symbol string) bool { return len(n.uses[symbol]) > 0 }

func (n *named) Defined(symbol string) (string, int, bool) {
	if list := n.defines[symbol]; len(list) > 0 {
		return list[0].file, list[0].line, true
	}
	return "", 0, false
}

// symbolUses finds out where the trees of one task name symbols: what lies below
// them once for all steps.
type symbolUses struct{ below *named }

// in answers for one tree.
func (u *symbolUses) in(tree source.Tree) Symbols {
	return &layered{tree: tree, own: sync.OnceValue(func() *named {
		own := newNamed()
		_, names := source.Layers(tree)
		for _, name := range names {
			if text, err := tree.ReadFile(name); err == nil && Relevant(name) {
				own.add(name, text)
			}
		}
		return own
	}), uses: u}
}

// layered is what the layers of a tree say, and what lies below them and is
// still to be seen.
type layered struct {
	tree source.Tree
	own  func() *named
	uses *symbolUses
}

func (l *layered) Used(symbol string) bool {
	return l.own().Used(symbol) || slices.ContainsFunc(l.uses.of(l.tree).uses[symbol], l.seen)
}

// usual is where a kernel defines what rustc can do.
const usual = "init/Kconfig"

func (l *layered) Defined(symbol string) (string, int, bool) {
	if file, line, ok := l.own().Defined(symbol); ok {
		return file, line, true
	}
	if text, err := l.tree.ReadFile(usual); err == nil {
		n := newNamed()
		n.add(usual, text)
		if file, line, ok := n.Defined(symbol); ok {
			return file, line, true
		}
	}
	for _, d := range l.uses.of(l.tree).defines[symbol] {
		if l.seen(d.file) {
			return d.file, d.line, true
		}
	}
	return "", 0, false
}

func (l *layered) seen(name string) bool {
	_, err := l.tree.Stat(name)
	return !source.Own(l.tree, name) && err == nil
}

// of is what the base of a tree says; all trees of a task have the same.
func (u *symbolUses) of(tree source.Tree) *named {
	if u.below != nil {
		return u.below
	}
	base, _ := source.Layers(tree)
	u.below = newNamed()
	files, _ := source.Walk(base, Relevant)
	for _, name := range files {
		if text, err := base.ReadFile(name); err == nil {
			u.below.add(name, text)
		}
	}
	return u.below
}

// definedIn lists the symbols that a Kconfig file defines, without CONFIG_.
func definedIn(text []byte) []string {
	if !bytes.Contains(text, []byte(symbolStem)) {
		return nil
	}
	var names []string
	for _, m := range symbolDefined.FindAllSubmatch(text, -1) {
		names = append(names, string(m[1]))
	}
	return names
}

// isKconfig reports whether a path is that of a Kconfig file.
func isKconfig(name string) bool {
	return strings.HasPrefix(name[strings.LastIndexByte(name, '/')+1:], "Kconfig")
}
