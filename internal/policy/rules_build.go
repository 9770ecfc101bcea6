package policy

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"featscan/internal/features"
)

// tool names the program that an option belongs to when that is not rustc,
// whose options the database does not list.
func (c *Case) tool(name string) string {
	if c.Goals == nil {
		return ""
	}
	return c.Goals.Tool(name)
}

func unknownFlag(c *Case, f *features.Finding) (string, string, bool) {
	_, known := c.Database.Fact(f.Feature)
	if known || c.tool(f.Feature) != "" || !strings.HasPrefix(f.Feature, "-Z") {
		return "", "", false
	}
	return fmt.Sprintf("option %s is in no Rust release up to %s", f.Feature, short(c.newest)), c.didYouMean(f.Feature), true
}

func removedFlag(c *Case, f *features.Finding) (string, string, bool) {
	fact, known := c.Database.Fact(f.Feature)
	if !known || fact.RemovedIn.IsZero() || fact.StableForm != "" || c.guarded(f) {
		return "", "", false
	}
	help := "pass it to older compilers only"
	if fact.RenamedTo != "" {
		help = "use " + fact.RenamedTo
	}
	return fmt.Sprintf("option %s was removed from Rust in %s", f.Feature, fact.RemovedIn), help, true
}

// stableFlag objects only where the tree's every compiler has the stable form,
// or where nothing chooses between the two.
func stableFlag(c *Case, f *features.Finding) (string, string, bool) {
	fact, known := c.Database.Fact(f.Feature)
	if !known || fact.StableForm == "" && fact.StableSince.IsZero() || c.guarded(f) {
		return "", "", false
	}
	since := fact.StableSince
	if since.IsZero() {
		since = fact.StableFormSince
	}
	if c.whole() && c.minimum.Less(since) {
		return "", "", false // nothing to do before the minimum rises
	}
	message, help := "option "+f.Feature+" is stable", "use the stable form"
	if fact.StableForm != "" {
		message, help = "option "+f.Feature+" has the stable form "+fact.StableForm, "use "+fact.StableForm
	}
	if !since.IsZero() {
		message += " since " + since.String()
	}
	if c.minimum.Less(since) {
		help += fmt.Sprintf(" from Rust %s on, by $(call rustc-min-version,%d)", since, since.Code())
	}
	return message, help, true
}

// flagTooNew leaves options under a configuration alone: Kconfig may make that
// depend on the compiler.
func flagTooNew(c *Case, f *features.Finding) (string, string, bool) {
	at, arch := c.minimumOf(f)
	if _, known := c.Database.Fact(f.Feature); !known || c.guarded(f) || strings.Contains(deref(f.Condition), "CONFIG_") || c.Database.StateAt(f.Feature, at) != features.StatusAbsent {
		return "", "", false
	}
	where := ""
	if arch != "" {
		where = " on " + arch
	}
	return fmt.Sprintf("option %s is unknown to Rust %s, the tree's minimum%s", f.Feature, at, where),
		"pass it under a condition on the compiler's version", true
}

func newFlag(c *Case, f *features.Finding) (string, string, bool) {
	if c.config.allows(f.Feature, f.File) {
		return "", "", false
	}
	name := f.Feature
	if v := deref(f.Value); v != "" {
		name += "=" + v
	}
	return fmt.Sprintf("new unstable option %s (%s)", name, c.outlook(f.Feature)), "say what it waits for", true
}

func newBootstrap(c *Case, f *features.Finding) (string, string, bool) {
	return "RUSTC_BOOTSTRAP is set in another place", "do without unstable features here", !c.config.allows(f.Feature, f.File)
}

func newBuildCfg(c *Case, f *features.Finding) (string, string, bool) {
	return fmt.Sprintf("core or alloc is built with the private cfg %s", f.Feature), "say what it waits for", !c.config.allows(f.Feature, f.File)
}

func newTarget(c *Case, f *features.Finding) (string, string, bool) {
	return "a custom target specification is unstable", "use a built-in target", !c.config.allows(f.Feature, f.File)
}

// undefinedSymbols looks for symbols that the tree does not define and that the
// change brings into a condition.
func undefinedSymbols(c *Case, r *Rule) []Problem {
	var found []Problem
	for _, name := range c.after.Tree.UndefinedSymbols {
		if !strings.HasPrefix(name, "CONFIG_RUSTC_") || strings.HasPrefix(name, "CONFIG_RUSTC_VERSION") {
			continue
		}
		found = append(found, c.symbol(r, name)...)
	}
	return append(found, c.undefinedNow(r)...)
}

// undefinedNow finds the symbols whose definition goes while something in the
// tree still names them.
func (c *Case) undefinedNow(r *Rule) []Problem {
	if c.Before == nil || c.After.Used == nil || !slices.ContainsFunc(c.Files, isKconfig) {
		return nil
	}
	var now []string
	for _, text := range c.After.Text {
		now = append(now, definedIn(text)...)
	}
	var found []Problem
	for _, file := range c.Files {
		if !isKconfig(file) {
			continue
		}
		for _, name := range definedIn(c.Before.Text[file]) {
			if slices.Contains(now, name) || !c.After.Used("CONFIG_"+name) {
				continue
			}
			found = append(found, c.inLine(r, file, 1, name, fmt.Sprintf("CONFIG_%s is defined no longer, and still used", name), "define it, or take away its uses"))
		}
	}
	return found
}

func (c *Case) symbol(r *Rule, name string) []Problem {
	word := regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\b`)
	message := fmt.Sprintf("%s is defined by no Kconfig file, so its condition is always false", name)
	const help = "define it in Kconfig, or correct its name"
	var found []Problem
	for _, file := range c.touched() {
		line := firstMention(file, c.After.Text[file], word)
		if line == 0 || c.Before != nil && firstMention(file, c.Before.Text[file], word) > 0 {
			continue
		}
		found = append(found, c.inLine(r, file, line, name, message, help))
	}
	return found
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

// isComment reports whether all of a line is a comment, in the manner of the
// file's language.
func isComment(file, line string) bool {
	mark := "#"
	if strings.HasSuffix(file, ".rs") {
		mark = "//"
	}
	return strings.HasPrefix(strings.TrimSpace(line), mark)
}

var symbolDefined = regexp.MustCompile(`(?m)^[ \t]*(?:menu)?config[ \t]+(RUSTC_HAS_\w+)`)

// unusedSymbols asks about the symbols that a touched Kconfig file defines; it
// is silent where nobody looked through the tree for their uses.
func unusedSymbols(c *Case, r *Rule) []Problem {
	if c.After.Used == nil {
		return nil
	}
	var found []Problem
	for _, file := range c.touched() {
		if !isKconfig(file) {
			continue
		}
		text := c.After.Text[file]
		for _, at := range symbolDefined.FindAllSubmatchIndex(text, -1) {
			name := string(text[at[2]:at[3]])
			if c.After.Used("CONFIG_"+name) || c.unusedBefore(file, name) {
				continue
			}
			line := 1 + bytes.Count(text[:at[2]], []byte("\n"))
			found = append(found, c.inLine(r, file, line, name, fmt.Sprintf("CONFIG_%s is used nowhere", name), "delete it"))
		}
	}
	return found
}

// unusedBefore reports whether a symbol was defined and unused before the
// change already, or may have been.
func (c *Case) unusedBefore(file, name string) bool {
	if c.Before == nil || !slices.Contains(definedIn(c.Before.Text[file]), name) {
		return false
	}
	return c.Before.Used == nil || !c.Before.Used("CONFIG_"+name)
}
