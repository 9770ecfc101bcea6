package report

import (
	"fmt"
	"io"
	"strings"

	"featscan/internal/plan"
)

// mailWidth is where the body of a kernel commit message wraps.
const mailWidth = 75

// PlanMail writes the patch of the first version as a mail in the kernel's
// style. It invents no author and no sign-off; whoever sends it adds theirs.
func PlanMail(w io.Writer, p *plan.Plan) error {
	if len(p.Versions) == 0 {
		return nil
	}
	v := &p.Versions[0]
	diff := v.Diff()
	if len(diff) == 0 {
		return nil
	}
	var b strings.Builder
	short := strings.TrimSuffix(v.Rust, ".0")
	fmt.Fprintf(&b, "Subject: [PATCH] rust: bump the minimum Rust version to %s\n\n", short)
	before := "an older release"
	if r, ok := p.Tree.MinimumRust["default"]; ok {
		before = r.String()
	}
	b.WriteString(wrap(fmt.Sprintf("Raise the minimum supported Rust version from %s to %s, and remove what only older compilers needed.", before, v.Rust), "", mailWidth))
	for _, g := range []struct{ kind, title string }{
		{plan.ItemGate, "These features are stable there, or no longer turned on:"},
		{plan.ItemAllow, "They leave the list of allowed features:"},
		{plan.ItemSymbol, "These symbols are always set, or never:"},
		{plan.ItemFlag, "These options have a stable form:"},
	} {
		if names := planNames(v, g.kind); len(names) > 0 {
			fmt.Fprintf(&b, "\n%s\n\n", g.title)
			b.WriteString(wrap(strings.Join(names, ", ")+".", "  ", mailWidth))
		}
	}
	b.WriteString("\n")
	if rest := planCount(v, plan.ItemCfg, plan.ItemBranch, plan.ItemKconfig); rest > 0 {
		b.WriteString(wrap(fmt.Sprintf("Resolve %s on the compiler's version.", plural(rest, "condition", "conditions")), "", mailWidth))
	}
	b.WriteString("---\n")
	total := [2]int{}
	stats := v.Stats()
	width := 0
	for _, s := range stats {
		width = max(width, len(s.File))
	}
	for _, s := range stats {
		fmt.Fprintf(&b, " %-*s | %3d\n", width, s.File, s.Added+s.Deleted)
		total[0] += s.Added
		total[1] += s.Deleted
	}
	fmt.Fprintf(&b, " %s changed, %s(+), %s(-)\n\n", plural(len(stats), "file", "files"),
		plural(total[0], "insertion", "insertions"), plural(total[1], "deletion", "deletions"))
	if _, err := io.WriteString(w, b.String()); err != nil {
		return err
	}
	_, err := w.Write(diff)
	return err
}

// planNames are the names of one kind, each once, in order of appearance.
func planNames(v *plan.Version, kind string) []string {
	seen := map[string]bool{}
	var names []string
	for _, i := range v.Items {
		name := i.Name
		if i.With != nil && kind == plan.ItemFlag {
			name += " (" + *i.With + ")"
		}
		if i.Kind == kind && !seen[name] {
			seen[name] = true
			names = append(names, Visible(name))
		}
	}
	return names
}

func planCount(v *plan.Version, kinds ...string) int {
	n := 0
	for _, i := range v.Items {
		for _, k := range kinds {
			if i.Kind == k && !i.Manual {
				n++
			}
		}
	}
	return n
}
