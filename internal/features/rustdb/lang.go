package rustdb

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

const featureDir = "compiler/rustc_feature/src/"

// langStates are the words that declare_features! uses, over the years.
var langStates = map[string]State{
	"active":         Unstable, // until 1.7x, for what is now unstable or internal
	"unstable":       Unstable,
	"incomplete":     Incomplete,
	"internal":       Internal,
	"accepted":       Stable,
	"removed":        Removed,
	"stable_removed": Removed,
}

// readLang reads the language features. The list of unstable ones was called
// active.rs until 1.7x.
func (rel *Release) readLang(tree fs.FS) error {
	unstable := featureDir + "unstable.rs"
	text, err := readFile(tree, unstable)
	if errors.Is(err, fs.ErrNotExist) {
		unstable = featureDir + "active.rs"
		text, err = readFile(tree, unstable)
	}
	if err != nil {
		return err
	}
	if err := rel.declareFeatures(unstable, text); err != nil {
		return err
	}
	for _, name := range []string{featureDir + "accepted.rs", featureDir + "removed.rs"} {
		text, err := readFile(tree, name)
		if err != nil {
			return err
		}
		if err := rel.declareFeatures(name, text); err != nil {
			return err
		}
	}
	return nil
}

// declareFeatures reads the rows of every `declare_features!(...)` call in a file:
//
//	(state, name, "since", issue),
//	(state, name, "since", issue, edition-or-None),
//	(removed, name, "since", issue, reason),
//	(removed, name, "since", issue, None, reason),
//	(removed, name, "since", issue, reason, pull),
func (rel *Release) declareFeatures(file, text string) error {
	toks := lex(text)
	rows := 0
	for i := 0; i+2 < len(toks); i++ {
		if !toks[i].ident("declare_features") || !toks[i+1].is("!") || !toks[i+2].opens() {
			continue
		}
		end := int(toks[i+2].match)
		for j := i + 3; j < end; j++ {
			if !toks[j].is("(") || toks[j].match < 0 {
				continue
			}
			if err := rel.declareFeature(toks, j); err != nil {
				return fmt.Errorf("%s:%d: %w", file, toks[j].line, err)
			}
			rows++
			j = int(toks[j].match)
		}
		i = max(i, end)
	}
	if rows == 0 {
		return fmt.Errorf("%s: no declare_features! table with rows", file)
	}
	return nil
}

func (rel *Release) declareFeature(toks []token, open int) error {
	args := splitArgs(toks, open)
	if len(args) < 4 || len(args[0]) == 0 || len(args[1]) == 0 {
		return errors.New("a feature wants a state, a name, a release and an issue")
	}
	state, ok := langStates[args[0][len(args[0])-1].text]
	if !ok {
		return fmt.Errorf("feature state %q is unknown", args[0][len(args[0])-1].text)
	}
	name := args[1][0].text
	if _, ok := rel.Lang[name]; ok {
		return fmt.Errorf("feature %q is declared twice", name)
	}
	d := &Declared{State: state, Issue: issueOf(args[3])}
	if len(args[2]) == 1 {
		d.Since = rel.since(args[2][0].text)
	}
	if state == Removed {
		d.Reason = reasonOf(args[4:])
	}
	rel.Lang[name] = d
	return nil
}

// splitArgs splits what stands inside the bracket at open at its top-level
// commas; an empty last argument is dropped.
func splitArgs(toks []token, open int) (args [][]token) {
	end := int(toks[open].match)
	start := open + 1
	for i := open + 1; i < end; i++ {
		if toks[i].opens() && toks[i].match > 0 {
			i = int(toks[i].match)
			continue
		}
		if toks[i].is(",") {
			args = append(args, toks[start:i])
			start = i + 1
		}
	}
	if start < end {
		args = append(args, toks[start:end])
	}
	return args
}

// issueOf reads `Some(123)` or `None`.
func issueOf(arg []token) int {
	for _, t := range arg {
		if t.kind == tokLiteral {
			n, err := strconv.Atoi(strings.ReplaceAll(t.text, "_", ""))
			if err == nil {
				return n
			}
		}
	}
	return 0
}

// reasonOf is the first string among the arguments behind the issue.
func reasonOf(args [][]token) string {
	for _, arg := range args {
		for _, t := range arg {
			if t.kind == tokString {
				return strings.Join(strings.Fields(t.text), " ")
			}
		}
	}
	return ""
}
