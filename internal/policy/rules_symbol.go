package policy

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var symbolDefined = regexp.MustCompile(`(?m)^[ \t]*(?:menu)?config[ \t]+(RUSTC_HAS_\w+)`)

// undefinedSymbols looks for symbols that the tree does not define and that the
// change brings, and for those whose definition it takes away.
func undefinedSymbols(c *Case, r *Rule) []Problem {
	var found []Problem
	said := map[string]bool{}
	for _, name := range c.after.Tree.UndefinedSymbols {
		if !strings.HasPrefix(name, "CONFIG_RUSTC_") || strings.HasPrefix(name, "CONFIG_RUSTC_VERSION") {
			continue
		}
		said[name] = true
		found = append(found, c.undefined(r, name)...)
	}
	if c.After.Symbols == nil || c.after.Tree.Kind != "kernel" {
		return found
	}
	for _, name := range c.broughtSymbols() {
		if _, _, defined := c.After.Symbols.Defined(name); !defined && !said[name] {
			found = append(found, c.undefined(r, name)...)
		}
	}
	return append(found, c.undefinedNow(r)...)
}

// broughtSymbols are the symbols that touched files name and did not name before.
func (c *Case) broughtSymbols() []string { return c.symbolsOnly(c.After, c.Before) }

// symbolsOnly are the symbols that the touched files name on one side and not on
// the other, which may be nil.
func (c *Case) symbolsOnly(one, other *Side) []string {
	names := func(side *Side) (list []string) {
		if side == nil {
			return nil
		}
		for file, text := range side.Text {
			if c.Files == nil || slices.Contains(c.Files, file) {
				collectSymbols(text, func(symbol string) { list = append(list, symbol) })
			}
		}
		return list
	}
	known := names(other)
	list := slices.DeleteFunc(names(one), func(name string) bool { return slices.Contains(known, name) })
	slices.Sort(list)
	return slices.Compact(list)
}

// undefinedNow finds the symbols whose definition goes while something in the
// tree still names them.
func (c *Case) undefinedNow(r *Rule) []Problem {
	if c.Before == nil {
		return nil
	}
	var found []Problem
	for _, file := range c.Files {
		if !isKconfig(file) {
			continue
		}
		for _, name := range definedIn(c.Before.Text[file]) {
			if slices.Contains(definedIn(c.After.Text[file]), name) || !c.After.Symbols.Used("CONFIG_"+name) {
				continue
			}
			if _, _, elsewhere := c.After.Symbols.Defined("CONFIG_" + name); !elsewhere {
				found = append(found, c.inLine(r, file, 1, name, fmt.Sprintf("CONFIG_%s is defined no longer, and still used", name), "define it, or take away its uses"))
			}
		}
	}
	return found
}

// undefined objects to a symbol in each touched file that begins to name it.
func (c *Case) undefined(r *Rule, name string) []Problem {
	message := fmt.Sprintf("%s is defined by no Kconfig file, so its condition is always false", name)
	const help = "define it in Kconfig, or correct its name"
	var found []Problem
	for _, file := range c.touched() {
		word := symbolWord(file, name)
		line := firstMention(file, c.After.Text[file], word)
		if line == 0 || c.Before != nil && firstMention(file, c.Before.Text[file], word) > 0 {
			continue
		}
		found = append(found, c.inLine(r, file, line, name, message, help))
	}
	return found
}

// symbolWord is a symbol as a file names it: Kconfig leaves out CONFIG_.
func symbolWord(file, name string) *regexp.Regexp {
	if isKconfig(file) {
		name = strings.TrimPrefix(name, "CONFIG_")
	}
	return regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`)
}

// firstMention is the first line outside comments that has the word, or 0.
func firstMention(file string, text []byte, word *regexp.Regexp) int {
	if !word.Match(text) {
		return 0
	}
	for i, line := range strings.Split(string(text), "\n") {
		if word.MatchString(line) && !isComment(file, line) {
			return i + 1
		}
	}
	return 0
}

// unusedSymbols objects to the symbols that nothing uses: those that a touched
// file defines, and those that it used last. It is silent where nobody looked
// through the tree.
func unusedSymbols(c *Case, r *Rule) []Problem {
	if c.After.Symbols == nil {
		return nil
	}
	var asked []string
	for _, file := range c.touched() {
		if !isKconfig(file) {
			continue
		}
		for _, name := range definedIn(c.After.Text[file]) {
			if !c.definedBefore(name) {
				asked = append(asked, "CONFIG_"+name)
			}
		}
	}
	if c.Before != nil {
		asked = append(asked, c.symbolsOnly(c.Before, c.After)...)
	}
	slices.Sort(asked)
	var found []Problem
	for _, symbol := range slices.Compact(asked) {
		if c.After.Symbols.Used(symbol) {
			continue
		}
		if c.neededLater(symbol) {
			continue
		}
		if file, line, ok := c.After.Symbols.Defined(symbol); ok {
			found = append(found, c.inLine(r, file, line, strings.TrimPrefix(symbol, "CONFIG_"), symbol+" is used nowhere", "delete it"))
		}
	}
	return found
}

// neededLater reports whether a later patch of the series uses a symbol, or takes
// it away.
func (c *Case) neededLater(symbol string) bool {
	if c.After.AtLast == nil {
		return false
	}
	_, _, defined := c.After.AtLast.Defined(symbol)
	return !defined || c.After.AtLast.Used(symbol)
}

// definedBefore reports whether a file that the change touches defined a symbol.
func (c *Case) definedBefore(name string) bool {
	return c.Before != nil && slices.ContainsFunc(c.Files, func(file string) bool {
		return isKconfig(file) && slices.Contains(definedIn(c.Before.Text[file]), name)
	})
}
