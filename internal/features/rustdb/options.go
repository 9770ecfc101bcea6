package rustdb

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	optionFile = "compiler/rustc_session/src/options.rs"
	flagBook   = "src/doc/unstable-book/src/compiler-flags"
)

// readOptions reads the tables of -Z and -C options, and the issues that the
// unstable book names for them.
func (rel *Release) readOptions(tree fs.FS) error {
	text, err := readFile(tree, optionFile)
	if err != nil {
		return err
	}
	toks := lex(text)
	expects := valueDescriptions(toks)
	for i := 0; i+2 < len(toks); i++ {
		if !toks[i].ident("options") || !toks[i+1].is("!") || !toks[i+2].opens() {
			continue
		}
		if err := rel.optionTable(toks, i+2, expects); err != nil {
			return err
		}
		i = max(i, int(toks[i+2].match))
	}
	if len(rel.Options) == 0 {
		return fmt.Errorf("%s: no options! table with rows", optionFile)
	}
	return rel.readFlagBook(tree)
}

// optionTable reads one call of options!. Its head holds the prefix as the only
// one-letter string, then follow rows
//
//	#[attribute] name: Type = (default, parser, [TRACKED] {TARGET_MODIFIER: Name}, "help", removed: Err),
//
// whose attribute, braces and last argument may be missing.
func (rel *Release) optionTable(toks []token, open int, expects map[string]string) error {
	end := int(toks[open].match)
	prefix := ""
	for i := open + 1; i < end; i++ {
		t := toks[i]
		switch {
		case t.kind == tokString && len(t.text) == 1 && prefix == "":
			prefix = t.text
		case t.is("(") && i > 0 && toks[i-1].is("=") && t.match > 0:
			name := rowName(toks, open, i)
			if name == "" || prefix == "" {
				return fmt.Errorf("%s:%d: an option wants a name, a type and a prefix of the table", optionFile, t.line)
			}
			full := "-" + prefix + strings.ReplaceAll(name, "_", "-")
			if _, ok := rel.Options[full]; ok {
				return fmt.Errorf("%s:%d: option %q is declared twice", optionFile, t.line, full)
			}
			rel.Options[full] = option(toks, i, rowType(toks, open, i), expects)
			i = int(t.match)
		case t.opens() && t.match > 0:
			i = int(t.match)
		}
	}
	return nil
}

// rowStart is the index of the name of the row whose value opens at i: the
// identifier before the first single colon behind the previous comma. A comma
// inside the type's angle brackets or parentheses ends no row, but the name is
// the last `identifier :` in front of the type either way.
func rowStart(toks []token, open, i int) int {
	for j := i - 1; j > open+1; j-- {
		if toks[j].closes() && toks[j].match > 0 {
			j = int(toks[j].match)
			continue
		}
		pathSep := toks[j-1].is(":") || toks[j+1].is(":")
		if toks[j].is(":") && !pathSep && toks[j-1].kind == tokIdent {
			return j - 1
		}
	}
	return -1
}

func rowName(toks []token, open, i int) string {
	if j := rowStart(toks, open, i); j >= 0 {
		return toks[j].text
	}
	return ""
}

func rowType(toks []token, open, i int) string {
	var b strings.Builder
	for j := rowStart(toks, open, i) + 2; j < i-1; j++ {
		b.WriteString(toks[j].text)
	}
	return b.String()
}

func option(toks []token, open int, typ string, expects map[string]string) *DeclaredOption {
	o := &DeclaredOption{Option: Option{Type: typ}}
	args := splitArgs(toks, open)
	for n, arg := range args {
		switch {
		case n == 1 && len(arg) > 0:
			o.Expects = expects[arg[len(arg)-1].text]
		case n >= 2 && len(arg) > 0 && arg[0].is("["):
			for _, t := range arg {
				o.Tracked = o.Tracked || t.ident("TRACKED")
				o.TargetModifier = o.TargetModifier || t.ident("TARGET_MODIFIER")
				o.Mitigation = o.Mitigation || t.ident("MITIGATION")
			}
		case n >= 3 && len(arg) > 0 && arg[0].kind == tokString:
			o.Help = oneLine(arg[0].text)
		case n >= 3 && len(arg) > 0 && (arg[0].ident("removed") || arg[0].ident("deprecated_do_nothing")):
			o.Dead = o.Dead || arg[0].ident("removed") || arg[len(arg)-1].ident("true")
		}
	}
	// Before 1.86 nothing but the help text told a removed option from others.
	o.Dead = o.Dead || strings.HasPrefix(o.Help, "this option has been removed") ||
		strings.HasPrefix(o.Help, "this option is deprecated and does nothing")
	o.Values = literalValues(o.Expects)
	return o
}

// valueDescriptions reads the strings of mod desc: for each parser, what values
// it takes; one may be declared as equal to another.
func valueDescriptions(toks []token) map[string]string {
	texts, same := map[string]string{}, map[string]string{}
	for i := 0; i+7 < len(toks); i++ {
		if !toks[i].ident("const") || !strings.HasPrefix(toks[i+1].text, "parse_") || !toks[i+2].is(":") {
			continue
		}
		name := toks[i+1].text
		for j := i + 3; j < min(i+9, len(toks)-1); j++ {
			if !toks[j].is("=") {
				continue
			}
			if toks[j+1].kind == tokString {
				texts[name] = oneLine(toks[j+1].text)
			} else if toks[j+1].kind == tokIdent {
				same[name] = toks[j+1].text
			}
			break
		}
	}
	for name, other := range same {
		for hops := 0; hops < 4; hops++ {
			if text, ok := texts[other]; ok {
				texts[name] = text
				break
			}
			other = same[other]
		}
	}
	return texts
}

var quoted = regexp.MustCompile("[`']([A-Za-z0-9][A-Za-z0-9_.-]*)[`']")

// literalValues are the values that a description names between back quotes or
// quotes; a flag that is no more than a boolean has none worth listing.
func literalValues(expects string) []string {
	if strings.HasPrefix(expects, "one of: `y`, `yes`") {
		return nil
	}
	var values []string
	for _, m := range quoted.FindAllStringSubmatch(expects, -1) {
		values = append(values, m[1])
	}
	slices.Sort(values)
	return slices.Compact(values)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

var bookIssue = regexp.MustCompile(`(?s)[Tt]racking issues?.{0,120}?github\.com/rust-lang/rust/issues/(\d+)`)

// readFlagBook notes the tracking issues of the unstable book's pages. A page's
// file name spells its option with '-' or '_'; a page of an option that is gone,
// or that points to another repository, says nothing.
func (rel *Release) readFlagBook(tree fs.FS) error {
	pages, err := fs.ReadDir(tree, flagBook)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", flagBook, cause(err))
	}
	for _, page := range pages {
		name, isPage := strings.CutSuffix(page.Name(), ".md")
		o := rel.Options["-Z"+strings.ReplaceAll(name, "_", "-")]
		if !isPage || o == nil {
			continue
		}
		text, err := readFile(tree, path.Join(flagBook, page.Name()))
		if err != nil {
			return err
		}
		if m := bookIssue.FindStringSubmatch(text); m != nil {
			o.Issue, _ = strconv.Atoi(m[1])
		}
	}
	return nil
}
