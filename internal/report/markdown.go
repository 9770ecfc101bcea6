package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
)

// maxMarkdown is the size of a report in bytes that surely fits an issue
// comment, which holds 65,536 characters.
const maxMarkdown = 60_000

func writeMarkdown(w io.Writer, r *features.Result, o Options) error {
	v := newView(r)
	m := &markdown{room: maxMarkdown}
	m.add("## Unstable Rust in this tree\n\n" + mdText(v.subject()) + "\n\n")
	for i, s := range v.headline() {
		if i == 0 {
			s = "**" + mdText(s) + "**"
		} else {
			s = mdText(s)
		}
		m.add(s + "\n\n")
	}
	// What must never be missing is added to the end of every report, so its
	// room is taken first.
	end := "\n" + mdText(v.coverage(true)) + "\n"
	m.room -= len(end) + 200
	m.goals(v)
	m.options("Compiler options", v, v.flags)
	m.options("Build settings", v, v.settings)
	m.features("Vendored code", v.vendored)
	m.names("Dormant, turned on by no build", v.dormant)
	m.names("In no crate: in doc tests, in probes, or used without a gate", v.named)
	m.matrix(o.Matrix)
	m.todo(v)
	m.places(v, o.Groups)
	if o.ShowDamage {
		m.damage(v)
	}
	if m.left > 0 {
		m.b.WriteString(fmt.Sprintf("\n%s left out to fit a comment; `featscan scan --format json` has all.\n", count(m.left, "line")))
	}
	m.b.WriteString(end)
	_, err := io.WriteString(w, m.b.String())
	return err
}

// markdown is a report in the making that never outgrows its room.
type markdown struct {
	b    strings.Builder
	room int // bytes left
	left int // lines left out
}

// add appends one block, or counts what it leaves out.
func (m *markdown) add(s string) bool {
	if len(s) > m.room || m.left > 0 {
		m.left += strings.Count(strings.TrimSpace(s), "\n") + 1
		return false
	}
	m.room -= len(s)
	m.b.WriteString(s)
	return true
}

// table appends a table; the head goes with the first row, so that no table
// stands empty.
func (m *markdown) table(title string, head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	rule := strings.Repeat("|---", len(head)) + "|\n"
	start := ""
	if title != "" {
		start = "### " + mdText(title) + "\n\n"
	}
	start += mdRow(head) + rule
	for i, row := range rows {
		if i == 0 {
			m.add(start + mdRow(row))
			continue
		}
		m.add(mdRow(row))
	}
	m.add("\n")
}

func mdRow(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

func (m *markdown) goals(v *view) {
	var rows [][]string
	for i := range v.goals {
		g := &v.goals[i]
		steps := ""
		if done, total := g.progress(); total > 0 {
			steps = fmt.Sprintf("%d of %d", done, total)
		}
		gates, uses := 0, 0
		var list []string
		for _, f := range g.rows {
			gates, uses = gates+f.Gates, uses+f.Uses
			list = append(list, mdFeature(&f))
		}
		rows = append(rows, []string{
			mdGoal(g), strings.Join(list, "<br>"), steps,
			fmt.Sprint(gates), fmt.Sprint(uses), mdText(g.next()),
		})
	}
	m.table("By subgoal", []string{"subgoal", "features", "steps done", "gates", "uses", "next"}, rows)
}

func mdGoal(g *goal) string {
	if g.ID == "" {
		return "no subgoal"
	}
	title := mdText(g.Title)
	i := slices.IndexFunc(g.Documents, isWebAddress)
	if i < 0 {
		return title
	}
	return "[" + title + "](" + g.Documents[i] + ")"
}

// isWebAddress keeps anything out of a link that could end it early.
func isWebAddress(s string) bool {
	return strings.HasPrefix(s, "https://") && !strings.ContainsFunc(s, func(r rune) bool {
		return dangerous(r) || strings.ContainsRune(" ()<>|\"'`", r)
	})
}

func mdFeature(f *features.Feature) string {
	s := mdCode(f.Name) + " " + string(f.State)
	if w := when(f); w != "" {
		s += " " + mdText(w)
	}
	return s
}

func (m *markdown) options(title string, v *view, rows []features.Feature) {
	var out [][]string
	for i := range rows {
		f := &rows[i]
		out = append(out, []string{
			mdCode(f.Name), string(f.State), mdText(when(f)),
			fmt.Sprint(v.sightings(f.Name)), mdText(deref(f.Subgoal)),
		})
	}
	m.table(title, []string{"name", "state", "release", "places", "subgoal"}, out)
}

func (m *markdown) features(title string, rows []features.Feature) {
	var out [][]string
	for i := range rows {
		f := &rows[i]
		out = append(out, []string{
			mdCode(f.Name), string(f.State), mdText(when(f)),
			fmt.Sprint(f.Gates), fmt.Sprint(f.Uses), mdText(strings.Join(f.Crates, ", ")),
		})
	}
	m.table(title, []string{"name", "state", "release", "gates", "uses", "crates"}, out)
}

// names lists features of which only the names matter.
func (m *markdown) names(title string, rows []features.Feature) {
	if len(rows) == 0 {
		return
	}
	list := make([]string, len(rows))
	for i, f := range rows {
		list[i] = mdCode(f.Name)
	}
	m.add(mdText(title) + ": " + strings.Join(list, ", ") + "\n\n")
}

func (m *markdown) matrix(x *kernel.Matrix) {
	if x == nil {
		return
	}
	head := []string{"rustc"}
	for _, arch := range x.Archs {
		head = append(head, mdText(archName(arch)))
	}
	var rows [][]string
	for _, at := range x.Rust {
		row := []string{at.String()}
		for _, arch := range x.Archs {
			row = append(row, cellText(x, arch, at))
		}
		rows = append(rows, row)
	}
	m.table("Unstable features + options, by rustc release", head, rows)
	for _, s := range bestSentences(x) {
		m.add(mdText(s) + "\n\n")
	}
}

func (m *markdown) todo(v *view) {
	todo := v.todo()
	if len(todo) == 0 {
		return
	}
	m.add("### What this tree can do\n\n")
	for _, s := range todo {
		m.add("- " + mdText(s) + "\n")
	}
	m.add("\n")
}

// places lists where features are turned on, folded away, or every finding by
// group.
func (m *markdown) places(v *view, groups *Groups) {
	if groups == nil {
		if gates := v.gates(); len(gates) > 0 {
			m.fold("Where they are turned on", pointers(gates))
		}
		return
	}
	for _, g := range groups.Items {
		m.fold(fmt.Sprintf("%s: %s", groups.title(&g), count(len(g.Findings), "finding")), g.Findings)
	}
}

func (m *markdown) fold(title string, findings []*features.Finding) {
	const end = "\n</details>\n"
	if !m.add("<details><summary>" + mdText(title) + "</summary>\n\n") {
		m.left += len(findings)
		return
	}
	m.room -= len(end)
	for _, f := range findings {
		m.add(fmt.Sprintf("- %s %s %s%s\n", mdCode(fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)),
			f.Kind, mdCode(f.Feature), mdText(remark(f))))
	}
	m.b.WriteString(end)
}

func (m *markdown) damage(v *view) {
	for _, d := range v.Damaged {
		m.add(fmt.Sprintf("- damaged: %s %s\n", mdCode(fmt.Sprintf("%s:%d:%d", d.File, d.Line, d.Col)), mdText(d.Reason)))
	}
	for _, s := range v.Skipped {
		m.add(fmt.Sprintf("- skipped: %s %s\n", mdCode(s.File), mdText(s.Reason)))
	}
}
