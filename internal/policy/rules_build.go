package policy

import (
	"fmt"
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

// isComment reports whether all of a line is a comment, in the manner of the
// file's language.
func isComment(file, line string) bool {
	mark := "#"
	if strings.HasSuffix(file, ".rs") {
		mark = "//"
	}
	return strings.HasPrefix(strings.TrimSpace(line), mark)
}
