package features

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file has the general advice: what holds for every name of a kind, and
// what the words of a report mean. What holds for single names or subgoals is
// in features.yaml and goes before it.

// about is what the catalogue says a name is.
func (x *Explainer) about(name string) string {
	if about := x.Catalog.Note(name).About; about != "" {
		return about
	}
	base, _, _ := strings.Cut(name, "=")
	if about := x.Catalog.Note(base).About; about != "" {
		return about
	}
	if s := x.Catalog.Find(x.Catalog.Subgoal(name)); s != nil {
		return s.About
	}
	return ""
}

func title(kind string, status Status, fact Fact) string {
	what := map[string]string{"lang": "language feature", "lib": "library feature", "flag": "compiler option"}[kind]
	switch {
	case status == StatusStable && !fact.StableSince.IsZero():
		return fmt.Sprintf("%s, stable since Rust %s", what, fact.Since())
	case status == StatusStable:
		return what + ", stable"
	case status == StatusRemoved && !fact.RemovedIn.IsZero():
		return fmt.Sprintf("%s, removed in Rust %s", what, fact.RemovedIn)
	case status == StatusRemoved:
		return what + ", removed"
	case status == StatusInternal:
		return what + ", internal to rustc and its libraries"
	case status == StatusIncomplete:
		return what + ", unstable and incomplete"
	}
	return what + ", unstable"
}

// defaultAbout stands in where nobody has described a name.
func defaultAbout(kind string, items, shapes []string) string {
	switch {
	case kind == "lib" && len(items) == 1:
		return fmt.Sprintf("It gates one item of the standard library: %s.", items[0])
	case kind == "lib" && len(items) > 1:
		return fmt.Sprintf("It gates %d items of the standard library, such as %s.", len(items), items[0])
	case kind == "lib":
		return "It gates items of the standard library."
	case kind == "lang" && len(shapes) > 0:
		return fmt.Sprintf("It gates a part of the language: %s.", strings.Join(shapes, "; "))
	case kind == "lang":
		return "It gates a part of the language."
	}
	return ""
}

// meanwhile is how a kernel may use the name as it is today.
func (x *Explainer) meanwhile(e *Explanation, name, edition string) []string {
	out := sentences(x.Catalog.Note(name).Meanwhile)
	if len(out) == 0 && e.Subgoal != nil {
		out = sentences(x.Catalog.Find(e.Subgoal.ID).Meanwhile)
	}
	switch {
	case e.Kind == "flag" && e.State == string(StatusStable):
		out = append(out, "It is stable: any rustc of that release or newer takes it, without RUSTC_BOOTSTRAP.")
	case e.Kind == "flag":
		out = append(out, "Unstable options need RUSTC_BOOTSTRAP=1 or a nightly rustc; Kbuild sets it for the whole tree. Do not add one for a single driver.")
	case e.Kind == "cfg":
		out = append(out, "It takes effect where the library itself is compiled; code that uses the library needs nothing.")
	case e.State == string(StatusStable) && edition != "":
		out = append(out, fmt.Sprintf("With rustc %s or newer it needs no gate in edition %s, and has no place in older ones, where an older rustc takes it with a gate.", deref(e.StableSince, "of that release"), edition))
	case e.State == string(StatusStable):
		out = append(out, fmt.Sprintf("With rustc %s or newer it needs no gate. For older compilers the gate stays, and under -Zallow-features a stable library feature has to stay in the list too.", deref(e.StableSince, "of that release")))
	case e.State == string(StatusInternal):
		out = append(out, "Only what builds the standard library may turn it on; anything else breaks with any new rustc.")
	case e.State == string(StatusRemoved):
		out = append(out, "A gate for it is an error with a rustc that no longer knows it. A tree that supports older ones has to make the gate depend on the version.")
	case e.State == "":
	default:
		out = append(out, "A module may use what rust_allowed_features in scripts/Makefile.build lists. Anything else belongs into rust/kernel, behind a safe interface, and wants a discussion on the rust-for-linux list first: is there another way, is it likely to become stable?")
	}
	return out
}

// wayOut is how a tree gets rid of the name.
func (x *Explainer) wayOut(e *Explanation, name string, status Status, fact Fact) []string {
	note := x.Catalog.Note(name)
	out := sentences(note.WayOut)
	if len(out) == 0 && e.Subgoal != nil {
		out = sentences(x.Catalog.Find(e.Subgoal.ID).WayOut)
	}
	renamed := note.RenamedTo
	if fact.RenamedTo != "" {
		renamed = fact.RenamedTo
	}
	if renamed != "" && e.RenamedTo == nil {
		e.RenamedTo = &renamed
	}
	switch {
	case fact.StableForm != "" && !fact.StableFormSince.IsZero():
		out = append(out, fmt.Sprintf("Pass %s from rustc %s on, for instance as $(if $(call rustc-min-version,%d),%s,%s).",
			fact.StableForm, fact.StableFormSince, fact.StableFormSince.Code(), fact.StableForm, name))
	case status == StatusStable && e.Kind == "flag":
		out = append(out, "Nothing to get rid of; it is stable.")
	case status == StatusStable && fact.Edition != "":
		out = append(out, fmt.Sprintf("Move the crates that use it to edition %s and raise the minimum rustc to %s. Then delete the gate; `featscan plan` writes the patch, and leaves the gate alone as long as an older edition needs it.", fact.Edition, deref(e.StableSince, "that release")))
	case status == StatusStable:
		out = append(out, fmt.Sprintf("Raise the minimum rustc to %s, or make the gate depend on the version (a Kconfig symbol with RUSTC_VERSION, used in cfg_attr). Then delete the gate; `featscan plan` writes the patch.", deref(e.StableSince, "that release")))
	case status == StatusRemoved && renamed != "":
		out = append(out, fmt.Sprintf("It is now %s: use that where rustc knows it.", renamed))
	case status == StatusRemoved:
		out = append(out, "Delete it; nothing took its place under a name of its own.")
	case status == StatusInternal && len(out) == 0:
		out = append(out, "Do without what it gates; it will not become stable.")
	case len(out) == 0 && e.Kind == "flag":
		out = append(out, "There is no stable form yet. Keep it in one place of the build, where a later form can be chosen by rustc-min-version.")
	case len(out) == 0:
		out = append(out, "Nothing stable does the same yet. Keep its uses in few places, so that there is little to change when that comes.")
	}
	return out
}

// settings are the build settings that a report names and no catalogue lists.
var settings = []struct{ name, title, about, meanwhile, wayOut string }{
	{
		"RUSTC_BOOTSTRAP", "environment variable that makes a stable rustc accept unstable features",
		"rustc refuses unstable features and options unless it is a nightly build, or this variable is 1. It exists for building rustc itself; the kernel sets it so that any released rustc can build it. As long as it is set, nothing else checks what a tree depends on.",
		"The top Makefile exports it. Do not set it elsewhere, and do not rely on it in tools outside the build.",
		"It goes last: when no feature and no unstable option is left, core included.",
	},
	{
		"custom-target", "custom target specification",
		"Describes a target that rustc does not know by name. The format is unstable and changes with rustc; the kernel generates one for some architectures.",
		"Prefer a built-in target with options (--target=x86_64-unknown-none and -Ctarget-feature) where one fits.",
		"Use a built-in target for the architecture, as arm64 and others do.",
	},
}

func (x *Explainer) setting(e *Explanation, name string) bool {
	for _, s := range settings {
		if s.name == name || s.name == "custom-target" && strings.HasSuffix(name, ".json") {
			e.Kind, e.Title, e.About = "other", s.title, s.about
			e.Meanwhile, e.WayOut = []string{s.meanwhile}, []string{s.wayOut}
			x.place(e, s.name)
			return true
		}
	}
	return false
}

// states are the words with which a report judges; the contract defines them.
var states = []struct{ name, title, about, wayOut string }{
	{string(Blocked), "the tree depends on it, and the newest Rust release still has it unstable",
		"No change to the tree's minimum rustc helps: the Rust project has to make it stable first, or the tree has to do without.",
		"See which step of its subgoal is open with `featscan explain NAME`."},
	{string(Waiting), "the tree depends on it today, and will not from a known Rust release on",
		"It became stable in a release newer than the tree's minimum, or the tree itself stops asking for it from some release on (a gate that a Kconfig symbol turns off, a flag replaced behind rustc-min-version).",
		"Raise the minimum to the release that the report names, then delete it."},
	{string(Removable), "turned on, and stable in every rustc that the tree supports",
		"The gate does nothing any more.",
		"Delete it; `featscan plan` writes the patch."},
	{string(Internal), "never meant to become stable",
		"It exists for rustc and its standard library. A kernel that builds core itself cannot avoid all of them.",
		"It goes with the reason for it, if that ever goes."},
	{string(Removed), "gone or renamed upstream",
		"A supported rustc refuses it, or does not know it any more, and the tree asks for it there.",
		"Use what took its place, or make it depend on the rustc version."},
	{string(Unknown), "in no Rust release known",
		"A misspelt name, or one newer than the database.",
		"Check the spelling; `featscan version` shows the newest release known."},
	{string(Dormant), "no build of the tree can turn it on",
		"Its condition cannot hold in this tree: a cfg that nothing sets, a compiler older than the minimum. It is counted by itself.",
		"Nothing to do in vendored code; elsewhere it can be deleted."},
}

func (x *Explainer) state(e *Explanation, name string) bool {
	for _, s := range states {
		if s.name == name {
			e.Kind, e.Title, e.About, e.WayOut = "state", s.title, s.about, []string{s.wayOut}
			return true
		}
	}
	return false
}

func sentences(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// join makes one paragraph of several texts, without saying anything twice.
func join(texts ...string) string {
	var out []string
	for _, t := range texts {
		t = strings.Join(strings.Fields(t), " ")
		if t == "" || slices.Contains(out, t) {
			continue
		}
		if !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "?") && !strings.HasSuffix(t, "!") {
			t += "."
		}
		first, size := utf8.DecodeRuneInString(t)
		out = append(out, string(unicode.ToUpper(first))+t[size:])
	}
	return strings.Join(out, " ")
}

func deref(s *string, other string) string {
	if s == nil {
		return other
	}
	return *s
}
