package policy

import (
	"featscan/internal/features"
)

// Rule is one reason to object. A rule about findings is asked for each fresh
// one, in the order of Rules, until one objects; a rule about the tree is asked
// once.
type Rule struct {
	Type  string // UPPER_SNAKE
	Level Level
	Title string // one line, for lists of at most 80 columns
	Doc   string // a paragraph for `featscan explain`: what, why, and what to do

	change  bool // asked only when there is a before
	fact    bool // about a finding that was there before as well: when it did not hold then
	kinds   []features.Kind
	finding func(c *Case, f *features.Finding) (message, help string, ok bool)
	tree    func(c *Case, r *Rule) []Problem
}

var (
	gates = []features.Kind{features.KindGate}
	asked = []features.Kind{features.KindGate, features.KindAllow}
	uses  = []features.Kind{features.KindUse}
	flags = []features.Kind{features.KindFlag}
)

// Rules are all rules. Facts come before policy: a feature that rustc does not
// know is not worth an argument about where it may be used.
var Rules = []*Rule{
	{
		Type: "GATE_NOT_AT_ROOT", Level: Error, kinds: gates, finding: gateNotAtRoot,
		Title: "a gate outside the first file of a crate",
		Doc:   "rustc takes `#![feature(...)]` at the first file of a crate only, and ignores it, with a warning that the kernel turns off, in every other module. The gate does nothing, and the code that relies on it does not compile. Move the gate to the crate's first file, or leave it out where the build turns the feature on for all of the tree.",
	},
	{
		Type: "UNKNOWN_FEATURE", Level: Error, kinds: asked, finding: unknownFeature,
		Title: "a gate for a feature that no Rust release has",
		Doc:   "No release of rustc up to the newest in featscan's database knows this name. It is most often a slip of the pen; rustc refuses an unknown feature (E0635). The message names the nearest real names. When the feature is newer than the database, `featscan db build` makes a newer one.",
	},
	{
		Type: "REMOVED_FEATURE", Level: Error, fact: true, kinds: asked, finding: removedFeature,
		Title: "a gate for a feature that Rust removed",
		Doc:   "rustc once had this feature and has it no longer: it was dropped, split or given another name. Newer compilers refuse the old name (E0557). Where both old and new compilers must build the tree, put the old gate under a condition on the compiler's version.",
	},
	{
		Type: "STABLE_GATE", Level: Warning, fact: true, kinds: asked, finding: stableGate,
		Title: "a gate for what is stable at the minimum Rust",
		Doc:   "Every compiler that can build this tree has the feature without a gate. The kernel turns off the lint that would say so (`stable_features`), so such gates stay unnoticed for years. Delete the gate.",
	},
	{
		Type: "UNKNOWN_AT_MINIMUM", Level: Error, fact: true, kinds: asked, finding: unknownAtMinimum,
		Title: "a gate that the minimum Rust does not know",
		Doc:   "The oldest compiler that the tree supports, on some architecture, does not know this feature and refuses the gate (E0635). Put the gate under a condition such as `#![cfg_attr(CONFIG_RUSTC_HAS_..., feature(...))]` with a Kconfig symbol that asks for the release that brought the feature, or raise the minimum first.",
	},
	{
		Type: "INCOMPLETE_FEATURE", Level: Error, kinds: asked, finding: incompleteFeature,
		Title: "a gate for a feature that is incomplete",
		Doc:   "rustc marks some features as incomplete: their design or implementation has known holes, and they may crash the compiler or make wrong code. No tree that is to be built with stable Rust should come to depend on one.",
	},
	{
		Type: "DRIVER_FEATURE", Level: Error, kinds: asked, finding: driverFeature,
		Title: "a driver's gate that the allow-list lacks",
		Doc:   "A kernel keeps the features that drivers may use in one list, `rust_allowed_features` in scripts/Makefile.build, and passes it to rustc; any other gate outside rust/ is refused at build time (E0725). Write the code without the feature, move what needs it behind an abstraction in rust/kernel, or have the list extended first: a feature qualifies when the minimum Rust knows it and it is stable in a later release, or certain to be.",
	},
	{
		Type: "INTERNAL_FEATURE", Level: Warning, kinds: asked, finding: internalFeature,
		Title: "a gate for a feature internal to Rust",
		Doc:   "Internal features exist for rustc and the standard library alone. They carry no promise, may change with any release, and will never be stable, so a tree that turns one on cannot be built with stable Rust until the code is written in another way.",
	},
	{
		Type: "NEW_GATE", Level: Error, change: true, kinds: gates, finding: newGate,
		Title: "the change adds a gate for an unstable feature",
		Doc:   "Each gate of an unstable feature is one more thing that keeps the tree from being built with stable Rust, and one more thing that may change under it. The change adds one that neither the tree's allow-list nor its policy (.featscan.yaml) holds. Say in the commit message why it is needed and what it waits for, or write the code without it.",
	},
	{
		Type: "NEW_ALLOWED_FEATURE", Level: Warning, change: true, kinds: []features.Kind{features.KindAllow}, finding: newAllowed,
		Title: "the change adds a feature to the allow-list",
		Doc:   "The allow-list is what all code outside the core crates may use. Extending it is a decision for the whole tree: a feature qualifies when the minimum Rust knows it and it is stable in a later release, or certain to be. The list's comment, which groups the features by what they wait for, is to be kept in step.",
	},
	{
		Type: "UNGATED_USE", Level: Error, kinds: uses, finding: ungatedUse,
		Title: "code that needs a feature without its gate",
		Doc:   "At the tree's minimum Rust this code needs a feature that neither the crate's own gates nor the build turn on, so rustc refuses it (E0658). A newer compiler may take it, which is how such code gets written. Write it without the feature, or see DRIVER_FEATURE and NEW_GATE for how a feature comes to be allowed.",
	},
	{
		Type: "UNKNOWN_FLAG", Level: Error, kinds: flags, finding: unknownFlag,
		Title: "a -Z option that no Rust release has",
		Doc:   "No release of rustc up to the newest in featscan's database knows this `-Z` option, and rustc ends with an error on one that it does not know. It is a slip of the pen, or the option belongs to another tool. The message names the nearest real names.",
	},
	{
		Type: "REMOVED_FLAG", Level: Error, fact: true, kinds: flags, finding: removedFlag,
		Title: "a -Z option that Rust removed or renamed",
		Doc:   "Newer compilers do not know this `-Z` option any longer and end with an error. Pass it under a condition on the compiler's version (`$(call rustc-min-version,...)`, `$(call rustc-option,...)`), with its successor for the newer ones.",
	},
	{
		Type: "STABLE_FLAG", Level: Warning, fact: true, kinds: flags, finding: stableFlag,
		Title: "a -Z option that has a stable form",
		Doc:   "The option has become stable under another spelling, usually `-C` instead of `-Z`, and the `-Z` spelling disappears some releases later. Use the stable form; where the tree's minimum Rust is older than it, choose by `$(call rustc-min-version,...)`.",
	},
	{
		Type: "UNKNOWN_FLAG_AT_MINIMUM", Level: Error, fact: true, kinds: flags, finding: flagTooNew,
		Title: "a -Z option the minimum Rust does not know",
		Doc:   "The oldest compiler that the tree supports ends with an error on this option. Pass it under a condition on the compiler's version.",
	},
	{
		Type: "NEW_FLAG", Level: Warning, change: true, kinds: flags, finding: newFlag,
		Title: "the change adds an unstable compiler option",
		Doc:   "Options that start with `-Z` are as unstable as features, and need a nightly compiler or RUSTC_BOOTSTRAP. Each one is to be stabilized before the tree can be built with stable Rust; the Rust project tracks those that the kernel needs. Say in the commit message what the option waits for.",
	},
	{
		Type: "NEW_BOOTSTRAP", Level: Error, change: true, kinds: []features.Kind{features.KindBootstrap}, finding: newBootstrap,
		Title: "the change sets RUSTC_BOOTSTRAP anew",
		Doc:   "RUSTC_BOOTSTRAP makes a stable compiler take unstable features, with no list of which ones. A tree should set it in one place, for as long as its list of features is not empty.",
	},
	{
		Type: "NEW_BUILD_CFG", Level: Warning, change: true, kinds: []features.Kind{features.KindCfg}, finding: newBuildCfg,
		Title: "the change adds a private cfg of core or alloc",
		Doc:   "The standard library's own cfgs (`no_fp_fmt_parse`, `no_global_oom_handling` and the like) are private to it. The Rust project tracks stable ways to build a reduced library; each further cfg is one more to replace.",
	},
	{
		Type: "NEW_TARGET_SPEC", Level: Warning, change: true, kinds: []features.Kind{features.KindTarget}, finding: newTarget,
		Title: "the change adds a custom target specification",
		Doc:   "The format of target specification files is unstable and changes with LLVM. A built-in target with stable options is the way out.",
	},
	{
		Type: "UNNEEDED_GATE", Level: Check, tree: unneededGates,
		Title: "a gate whose crate shows no use of the feature",
		Doc:   "No code of the crate, macros and their expansions included, was seen to need the feature. The kernel turns off rustc's lint for it (`unused_features`). Delete the gate, or keep it where the code that needs it is generated.",
	},
	{
		Type: "COMMENT_GROUP", Level: Warning, tree: commentGroups,
		Title: "a comment above gates contradicts the facts",
		Doc:   "The kernel groups its gates under comments: `Stable since Rust 1.89.0.`, `Expected to become stable.`, `To be determined.`. The feature below this one is in another state, or another release made it stable. Move the gate to the group it belongs to, or correct the release.",
	},
	{
		Type: "ALLOW_LIST_COMMENT", Level: Warning, tree: allowListComment,
		Title: "the allow-list and its comment differ",
		Doc:   "scripts/Makefile.build explains each feature of `rust_allowed_features` in a comment above the list. A feature that is in only one of the two was forgotten in the other.",
	},
	{
		Type: "ALLOW_LIST_GATES", Level: Error, tree: allowListGates,
		Title: "the allow-list and -Zcrate-attr differ",
		Doc:   "A kernel passes one list of features to rustc twice: `-Zallow-features` says what code outside the core crates may use, and `-Zcrate-attr=feature(...)` turns it on there. What is allowed and not turned on does not compile (E0658), and what is turned on and not allowed is refused (E0725). Pass the same list to both.",
	},
	{
		Type: "UNDEFINED_SYMBOL", Level: Error, tree: undefinedSymbols,
		Title: "a CONFIG_RUSTC symbol that nothing defines",
		Doc:   "A condition on an undefined symbol is always false, and nothing says so: the gate or the code below it is never compiled. Define the symbol in Kconfig (`def_bool RUSTC_VERSION >= ...`), or correct its name.",
	},
	{
		Type: "UNUSED_SYMBOL", Level: Check, tree: unusedSymbols,
		Title: "a CONFIG_RUSTC_HAS symbol that nothing uses",
		Doc:   "The change defines the symbol, or takes away its last use, and no Rust file, Makefile or Kconfig file names it. Delete the definition, or use it.",
	},
	{
		Type: "STALE_BASELINE", Level: Warning, tree: staleBaseline,
		Title: "the baseline holds more than the tree",
		Doc:   "The count fell, which is good, and the baseline was not lowered with it, so the same thing could come back unnoticed. Write it anew with `featscan lint --write-baseline FILE`.",
	},
	{
		Type: "BAD_SUPPRESSION", Level: Warning,
		Title: "a featscan comment is not understood",
		Doc:   "A suppression is written `// featscan: allow(TYPE) reason` in Rust and `# featscan: allow(TYPE) reason` in Makefiles and Kconfig files, at the end of the line that it is about or in a line of its own above it. The type must exist and the reason must be given.",
	},
	{
		Type: "UNUSED_SUPPRESSION", Level: Warning,
		Title: "a featscan comment suppresses nothing",
		Doc:   "Nothing is objected to at the line that the comment is about. What it allowed is gone, or has moved away from it; delete the comment.",
	},
	{
		Type: "GATE_REMOVED", Level: Check,
		Title: "good news: a gate, an option or a use goes",
		Doc:   "Something that kept the tree from being built with stable Rust is gone. Good news are shown with --verbose only, and never make a check fail.",
	},
}

// Find returns the rule of a type, or nil.
func Find(name string) *Rule {
	for _, r := range Rules {
		if r.Type == name {
			return r
		}
	}
	return nil
}

// Types lists the names of all rules.
func Types() []string {
	names := make([]string, len(Rules))
	for i, r := range Rules {
		names[i] = r.Type
	}
	return names
}
