package rustdb

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// stabilityWords are the attributes that say something of a library feature.
var stabilityWords = map[string]State{
	"stable":                      Stable,
	"rustc_const_stable":          Stable,
	"unstable":                    Unstable,
	"rustc_default_body_unstable": Unstable,
	"rustc_const_unstable":        constUnstable,
	"unstable_removed":            Removed,
}

// stability is one stability attribute.
type stability struct {
	word             string
	state            State
	feature, since   string
	issue            int
	reason           string
	oldName, implied string
	line             int32
	// arch is set under cfg_attr(target_arch = "arch"), conditional under any other
	// condition: what it gates is then up to the target.
	arch        string
	conditional bool
}

// readLibrary reads the stability attributes of the library crates.
func (rel *Release) readLibrary(tree fs.FS) error {
	src := sources{}
	err := fs.WalkDir(tree, "library", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("%s: %w", name, cause(err))
		case d.IsDir() && skipLibraryDir(name):
			return fs.SkipDir
		case !d.Type().IsRegular() || path.Ext(name) != ".rs":
			return nil
		}
		text, err := readFile(tree, name)
		if err != nil {
			return err
		}
		src[name] = text
		if !strings.Contains(text, "stable") {
			return nil
		}
		for _, s := range stabilities(lex(text)) {
			if err := rel.noteLib(s); err != nil {
				return fmt.Errorf("%s:%d: %w", name, s.line, err)
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	if len(rel.Lib) == 0 {
		return fmt.Errorf("library: no stability attribute in any file")
	}
	for _, d := range rel.Lib {
		d.Issue = commonest(d.issues)
	}
	rel.readItems(src)
	return nil
}

// skipLibraryDir leaves out what is no part of the library as shipped. Vendored
// crates (library/vendor in some source packages) carry no stability of their own.
func skipLibraryDir(name string) bool {
	switch path.Base(name) {
	case "tests", "benches", "target":
		return true
	case "vendor", "backtrace", "alloctests", "coretests", "compiler-builtins":
		return path.Dir(name) == "library"
	}
	return false
}

// stabilities finds every stability attribute in a file: `word(feature = "x", ...)`
// inside #[...], inside cfg_attr, inside macro bodies, and as a bare argument of
// a macro. What only the bootstrap compiler sees is left out.
func stabilities(toks []token) (found []stability) {
	skip := bootstrapOnly(toks)
	for i := 0; i+1 < len(toks); i++ {
		if end, ok := skip[i]; ok {
			i = end
			continue
		}
		if s, ok := stabilityAt(toks, i); ok {
			found = append(found, s)
		}
	}
	return found
}

func stabilityAt(toks []token, i int) (s stability, ok bool) {
	if toks[i].kind != tokIdent || i+1 >= len(toks) || !toks[i+1].is("(") || toks[i+1].match < 0 {
		return s, false
	}
	state, ok := stabilityWords[toks[i].text]
	if !ok {
		return s, false
	}
	s = stability{word: toks[i].text, state: state, line: toks[i].line}
	for _, arg := range splitArgs(toks, i+1) {
		if len(arg) != 3 || !arg[1].is("=") || arg[2].kind != tokString {
			continue
		}
		value := arg[2].text
		switch arg[0].text {
		case "feature":
			s.feature = value
		case "since":
			s.since = value
		case "issue":
			s.issue, _ = strconv.Atoi(value)
		case "reason":
			s.reason = oneLine(value)
		case "old_name":
			s.oldName = value
		case "implied_by":
			s.implied = value
		}
	}
	return s, s.feature != ""
}

// bootstrapOnly maps the start of each `cfg_attr(bootstrap, ...)` to its end.
func bootstrapOnly(toks []token) map[int]int {
	skip := map[int]int{}
	for i := 0; i+2 < len(toks); i++ {
		if !toks[i].ident("cfg_attr") || !toks[i+1].is("(") || toks[i+1].match < 0 {
			continue
		}
		args := splitArgs(toks, i+1)
		if len(args) > 0 && needsBootstrap(args[0]) {
			skip[i] = int(toks[i+1].match)
		}
	}
	return skip
}

// needsBootstrap reports whether a condition is `bootstrap` itself or an all(...)
// that names it outside of not(...).
func needsBootstrap(cond []token) bool {
	if len(cond) == 1 {
		return cond[0].ident("bootstrap")
	}
	if len(cond) == 0 || !cond[0].ident("all") {
		return false
	}
	for i, t := range cond {
		if t.ident("bootstrap") && !(i >= 2 && cond[i-2].ident("not")) {
			return true
		}
	}
	return false
}

// archOf is x for the condition `target_arch = "x"`.
func archOf(cond []token) string {
	if len(cond) == 3 && cond[0].ident("target_arch") && cond[1].is("=") && cond[2].kind == tokString {
		return cond[2].text
	}
	return ""
}

// namesBootstrap reports whether a condition is about the compiler's stage, not
// about the target.
func namesBootstrap(cond []token) bool {
	return slices.ContainsFunc(cond, func(t token) bool { return t.ident("bootstrap") })
}

// weight orders the states that attributes of one feature can have: that of the
// feature is the heaviest.
var weight = map[State]int{Stable: 1, constUnstable: 2, Unstable: 3, Removed: 4}

func (rel *Release) noteLib(s stability) error {
	d := rel.Lib[s.feature]
	if d == nil {
		d = &Declared{issues: map[int]int{}, items: itemSet{}}
		rel.Lib[s.feature] = d
	}
	if weight[s.state] > weight[d.State] {
		d.State, d.Since = s.state, rel.since(s.since)
	} else if v := rel.since(s.since); s.state == d.State && !v.IsZero() && (d.Since.IsZero() || v.Less(d.Since)) {
		d.Since = v
	}
	if s.state != Stable {
		d.issues[s.issue]++
	}
	if s.state == Removed && d.Reason == "" {
		d.Reason = s.reason
	}
	if s.oldName != "" {
		d.OldName = s.oldName
	}
	if s.implied != "" {
		d.ImpliedBy = s.implied
	}
	return nil
}

// commonest is the issue that most items name, the smallest of several; 0 only
// when no item names one.
func commonest(issues map[int]int) int {
	best, count := 0, 0
	for issue, n := range issues {
		if issue != 0 && (n > count || n == count && issue < best) {
			best, count = issue, n
		}
	}
	return best
}
