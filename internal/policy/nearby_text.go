package policy

import (
	"slices"
	"strings"
)

// The readings of Rust text below are by layout and without a pattern, which
// costs more than the parse: a check has to read a dozen files this way.

func isWordByte(c byte) bool {
	return c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c >= 0x80
}

// withoutComments drops line comments.
func withoutComments(text string) string {
	var out strings.Builder
	out.Grow(len(text))
	for {
		before, after, found := strings.Cut(text, "//")
		out.WriteString(before)
		if !found {
			return out.String()
		}
		end := strings.IndexByte(after, '\n')
		if end < 0 {
			return out.String()
		}
		text = after[end:]
	}
}

// useItem is a `use` declaration.
type useItem struct {
	tree   string
	handed bool // it hands its names on
}

// useItems finds every `use ...;`.
func useItems(text string) []useItem {
	var items []useItem
	for at := 0; ; {
		n := strings.Index(text[at:], "use")
		if n < 0 {
			return items
		}
		start := at + n
		at = start + len("use")
		if start > 0 && isWordByte(text[start-1]) || at >= len(text) || !strings.ContainsRune(" \t\r\n", rune(text[at])) {
			continue
		}
		end := strings.IndexByte(text[at:], ';')
		if end < 0 {
			return items
		}
		items = append(items, useItem{strings.TrimSpace(text[at : at+end]), isPublic(text[:start])})
		at += end
	}
}

// isPublic reports whether what comes before an item ends in pub or pub(...).
func isPublic(before string) bool {
	head := strings.TrimRight(before, " \t\r\n")
	if len(head) == len(before) {
		return false
	}
	if strings.HasSuffix(head, ")") {
		open := strings.LastIndexByte(head, '(')
		if open < 0 {
			return false
		}
		head = head[:open]
	}
	rest, ok := strings.CutSuffix(head, "pub")
	return ok && (rest == "" || !isWordByte(rest[len(rest)-1]))
}

// pathStarts are where the paths begin that name a module of the kernel.
var pathStarts = []string{"crate", "kernel", "super", "self", "pin_init", "macros"}

// codePaths finds the paths that begin with one of pathStarts, in segments.
func codePaths(text string) [][]string {
	var paths [][]string
	for at := 0; ; {
		n := strings.Index(text[at:], "::")
		if n < 0 {
			return paths
		}
		colons := at + n
		start := colons
		for start > at && isWordByte(text[start-1]) {
			start--
		}
		at = colons + 2
		if !slices.Contains(pathStarts, text[start:colons]) {
			continue
		}
		segments := []string{text[start:colons]}
		for end := colons; strings.HasPrefix(text[end:], "::"); {
			word := end + 2
			for end = word; end < len(text) && isWordByte(text[end]); end++ {
			}
			if end == word {
				break
			}
			segments = append(segments, text[word:end])
			at = end
		}
		if len(segments) > 1 {
			paths = append(paths, segments)
		}
	}
}

// eachWord calls do with every word of text.
func eachWord(text string, do func(string)) {
	for at := 0; at < len(text); {
		for at < len(text) && !isWordByte(text[at]) {
			at++
		}
		start := at
		for at < len(text) && isWordByte(text[at]) {
			at++
		}
		if start < at {
			do(text[start:at])
		}
	}
}

// objects lists what a Makefile builds, without ".o"; the Rust file has its name.
func objects(text string) []string {
	var names []string
	for at := 0; ; {
		n := strings.Index(text[at:], ".o")
		if n < 0 {
			return names
		}
		dot := at + n
		start := dot
		for start > at && (isWordByte(text[start-1]) || text[start-1] == '-') {
			start--
		}
		at = dot + len(".o")
		if name := strings.TrimLeft(text[start:dot], "-"); name != "" && (at == len(text) || !isWordByte(text[at])) {
			names = append(names, name)
		}
	}
}

// eachUseToken calls do with the words, braces and commas of a use tree.
func eachUseToken(text string, do func(string)) {
	for at := 0; at < len(text); {
		start := at
		for at < len(text) && isWordByte(text[at]) {
			at++
		}
		if start < at {
			do(text[start:at])
			continue
		}
		if strings.IndexByte("{},", text[at]) >= 0 {
			do(text[at : at+1])
		}
		at++
	}
}
