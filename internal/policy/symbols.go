package policy

import (
	"bytes"
	"reflect"
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

// symbolUses finds out where the trees of one task use CONFIG_RUSTC_HAS_ symbols.
// All of the tree below is looked through when first asked, which a change
// seldom needs, and then once for all steps.
type symbolUses struct {
	mu   sync.Mutex
	base map[source.Tree]map[string][]string // the files that name a symbol
}

// in answers for one tree.
func (u *symbolUses) in(tree source.Tree) func(string) bool {
	collect := sync.OnceValue(func() map[string]bool {
		base, own := source.Layers(tree)
		used := map[string]bool{}
		for symbol, files := range u.below(base) {
			used[symbol] = slices.ContainsFunc(files, func(name string) bool {
				_, err := tree.Stat(name)
				_, over := slices.BinarySearch(own, name)
				return !over && err == nil
			})
		}
		for _, name := range own {
			if text, err := tree.ReadFile(name); err == nil && Relevant(name) {
				collectSymbols(text, func(symbol string) { used[symbol] = true })
			}
		}
		return used
	})
	return func(symbol string) bool { return collect()[symbol] }
}

func (u *symbolUses) below(base source.Tree) map[string][]string {
	u.mu.Lock()
	defer u.mu.Unlock()
	comparable := reflect.TypeOf(base).Comparable()
	if comparable {
		if known, ok := u.base[base]; ok {
			return known
		}
	}
	found := map[string][]string{}
	files, _ := source.Walk(base, Relevant)
	for _, name := range files {
		if text, err := base.ReadFile(name); err == nil {
			collectSymbols(text, func(symbol string) {
				if list := found[symbol]; len(list) == 0 || list[len(list)-1] != name {
					found[symbol] = append(list, name)
				}
			})
		}
	}
	if comparable {
		if u.base == nil {
			u.base = map[source.Tree]map[string][]string{}
		}
		u.base[base] = found
	}
	return found
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
