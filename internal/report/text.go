package report

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/fatih/color"
	"github.com/mattn/go-runewidth"

	"featscan/internal/features"
	"featscan/internal/kernel"
)

// textWidth is how wide the text format is; only paths go beyond it.
const textWidth = 80

// maxGates is how many places that turn features on are listed without --by.
const maxGates = 30

// maxVendored is how many features of vendored code are listed: the tree's own
// people cannot do much about them, and an old kernel has eighty.
const maxVendored = 20

func writeText(w io.Writer, r *features.Result, o Options) error {
	v := newView(r)
	p := newPage(o.Color)
	p.para(0, v.subject())
	for i, s := range v.headline() {
		if i < 2 {
			p.blank()
		}
		if i == 0 {
			p.strong(2, s)
			continue
		}
		p.para(2, s)
	}
	p.goals(v)
	p.options("COMPILER OPTIONS", v, v.flags)
	p.options("BUILD SETTINGS", v, v.settings)
	p.vendored(v.vendored)
	p.dormant(v)
	p.matrix(o.Matrix)
	p.todo(v)
	p.places(v, o.Groups)
	if o.ShowDamage {
		p.damage(v)
	}
	p.blank()
	p.para(0, v.coverage(o.ShowDamage))
	p.commands(v.commands())
	_, err := io.WriteString(w, p.b.String())
	return err
}

// page is the text format in the making: lines of at most textWidth columns.
type page struct {
	b     strings.Builder
	bold  *color.Color
	faint *color.Color
	state map[features.State]*color.Color
}

func newPage(colored bool) *page {
	p := &page{bold: color.New(color.Bold), faint: color.New(color.Faint)}
	red, yellow, green, blue := color.New(color.FgRed), color.New(color.FgYellow), color.New(color.FgGreen), color.New(color.FgBlue)
	p.state = map[features.State]*color.Color{
		features.Blocked: red, features.Unknown: red, features.Removed: red,
		features.Waiting: yellow, features.Removable: green, features.Internal: blue,
	}
	for _, c := range []*color.Color{p.bold, p.faint, red, yellow, green, blue} {
		if colored {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
	}
	return p
}

func (p *page) blank() { p.b.WriteByte('\n') }

func (p *page) line(s string) { p.b.WriteString(strings.TrimRight(s, " ") + "\n") }

// para prints s in lines that fit, each behind indent spaces.
func (p *page) para(indent int, s string) { p.wrap(indent, indent, s, nil) }

func (p *page) strong(indent int, s string) { p.wrap(indent, indent, s, p.bold) }

// item prints s with its further lines indented below the first.
func (p *page) item(indent int, s string) { p.wrap(indent, indent+2, s, nil) }

func (p *page) wrap(first, rest int, s string, c *color.Color) {
	indent, line := first, ""
	flush := func() {
		text := line
		if c != nil {
			text = c.Sprint(line)
		}
		p.line(strings.Repeat(" ", indent) + text)
		indent, line = rest, ""
	}
	for word := range strings.FieldsSeq(Visible(s)) {
		if line != "" && indent+runewidth.StringWidth(line)+1+runewidth.StringWidth(word) > textWidth {
			flush()
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	if line != "" {
		flush()
	}
}

// commands prints what to run next, never breaking a line inside a command.
func (p *page) commands(all []string) {
	line := ""
	for _, c := range all {
		c = Visible(c)
		if line != "" && runewidth.StringWidth(line+" · "+c) > textWidth {
			p.line(line)
			line = ""
		}
		if line != "" {
			line += " · "
		}
		line += c
	}
	p.line(line)
}

// title starts a section; right is the heading of its last columns.
func (p *page) title(s, right string) {
	p.blank()
	room := textWidth - runewidth.StringWidth(right)
	if right == "" || runewidth.StringWidth(s) >= room {
		p.line(strings.TrimRight(p.bold.Sprint(s)+"  "+right, " "))
		return
	}
	p.line(p.bold.Sprint(s) + pad("", room-runewidth.StringWidth(s)) + right)
}

// goals prints the tree's own features under their subgoals.
func (p *page) goals(v *view) {
	if len(v.goals) == 0 {
		return
	}
	p.title("FEATURES BY SUBGOAL", "gates   uses")
	for i := range v.goals {
		p.goal(&v.goals[i])
	}
}

func (p *page) goal(g *goal) {
	title := g.ID + " · " + g.Title
	switch {
	case g.ID == "":
		title = "no subgoal"
	case g.ID == g.Title:
		title = g.ID
	}
	bar := ""
	if done, total := g.progress(); total > 0 {
		bar = fmt.Sprintf("%s %d of %s", progressBar(done, total), done, count(total, "step"))
	}
	room := textWidth - 4 - runewidth.StringWidth(bar)
	p.line("  " + pad(fit(Visible(title), room), room) + " " + bar)
	for i := range g.rows {
		p.row(&g.rows[i])
	}
	if next := g.next(); next != "" {
		p.item(4, "next: "+next)
	}
}

// row prints one feature.
func (p *page) row(f *features.Feature) {
	p.line(fmt.Sprintf("    %s %s %s %s %5d  %5d",
		p.word(f.State), pad(Visible(f.Name), 31), pad(f.Kind, 4),
		pad(Visible(when(f)), 13), f.Gates, f.Uses))
}

// word is a state in its colour and column.
func (p *page) word(s features.State) string {
	if c := p.state[s]; c != nil {
		return c.Sprint(pad(string(s), 9))
	}
	return pad(string(s), 9)
}

func (p *page) vendored(rows []features.Feature) {
	if len(rows) == 0 {
		return
	}
	p.title("VENDORED CODE", "gates   uses")
	for i := range rows[:min(len(rows), maxVendored)] {
		p.row(&rows[i])
	}
	if more := len(rows) - maxVendored; more > 0 {
		p.para(4, fmt.Sprintf("and %d more: featscan scan --format json", more))
	}
}

// options prints compiler options with their subgoal and how often each stands
// in the build files.
func (p *page) options(title string, v *view, rows []features.Feature) {
	if len(rows) == 0 {
		return
	}
	label := func(f *features.Feature, width int) string {
		name, release := Visible(f.Name), Visible(when(f))
		return pad(name, width-runewidth.StringWidth(release)) + release
	}
	width := 0
	for i := range rows {
		width = max(width, runewidth.StringWidth(rows[i].Name+" "+when(&rows[i])))
	}
	width = min(max(width, 24), 46)
	goal := textWidth - (4 + 10 + width + 6 + 2)
	p.title(title, pad("places", 8)+pad("subgoal", goal))
	for i := range rows {
		p.line(fmt.Sprintf("    %s %s%6d  %s", p.word(rows[i].State), label(&rows[i], width),
			v.sightings(rows[i].Name), fit(Visible(deref(rows[i].Subgoal)), goal)))
	}
}

// sightings is how many findings there are of a flag or setting.
func (v *view) sightings(name string) int {
	n := 0
	for i := range v.Findings {
		if v.Findings[i].Feature == name {
			n++
		}
	}
	return n
}

// dormant lists what is in no count but that of the dormant.
func (p *page) dormant(v *view) {
	if len(v.dormant) > 0 {
		p.title("DORMANT: NAMED, BUT TURNED ON BY NO BUILD", "")
		p.para(4, strings.Join(names(v.dormant), ", "))
	}
	if len(v.named) > 0 {
		p.title("IN NO CRATE: IN DOC TESTS, IN PROBES, OR USED WITHOUT A GATE", "")
		p.para(4, strings.Join(names(v.named), ", "))
	}
}

func (p *page) todo(v *view) {
	todo := v.todo()
	if len(todo) == 0 {
		return
	}
	p.title("WHAT THIS TREE CAN DO", "")
	for _, s := range todo {
		p.item(4, s)
	}
}

// places prints where features are turned on, or every finding by group.
func (p *page) places(v *view, groups *Groups) {
	if groups != nil {
		p.groups(groups)
		return
	}
	gates := v.gates()
	if len(gates) == 0 {
		return
	}
	p.title("WHERE THEY ARE TURNED ON", "")
	for i := range gates[:min(len(gates), maxGates)] {
		p.place(&gates[i])
	}
	if more := len(gates) - maxGates; more > 0 {
		p.para(4, fmt.Sprintf("and %d more: featscan scan --by file", more))
	}
}

// place prints one finding, its position in the form that editors and
// terminals open.
func (p *page) place(f *features.Finding) {
	s := fmt.Sprintf("    %s:%d:%d: %s %s", Visible(f.File), f.Line, f.Col, f.Kind, Visible(f.Feature))
	if f.Value != nil && *f.Value != "" {
		s += "=" + Visible(*f.Value)
	}
	if f.Confidence == features.Likely {
		s += ", likely"
	}
	if more := remark(f); more != "" {
		s += p.faint.Sprint(more)
	}
	p.line(s)
}

// remark is what else one should know about a finding.
func remark(f *features.Finding) string {
	s := ""
	if f.Via != nil {
		s += " via " + Visible(*f.Via)
	}
	if f.Condition != nil {
		s += " if " + Visible(*f.Condition)
	}
	if f.Activity == features.Dormant {
		s += " (dormant)"
	}
	return s
}

// groups lists the findings. What no build compiles in code that has an
// upstream of its own is counted only: a kernel's copy of syn has thousands.
func (p *page) groups(groups *Groups) {
	for i := range groups.Items {
		g := &groups.Items[i]
		p.title(Visible(groups.title(g)), count(len(g.Findings), "finding"))
		foreign := map[string]int{}
		for _, f := range g.Findings {
			if f.Activity == features.Dormant && f.Owner == features.OwnerVendored {
				foreign[f.Feature]++
				continue
			}
			p.place(f)
		}
		if len(foreign) > 0 {
			var names []string
			for _, name := range slices.Sorted(maps.Keys(foreign)) {
				names = append(names, fmt.Sprintf("%d %s", foreign[name], name))
			}
			p.item(4, "in vendored code that no build compiles: "+strings.Join(names, ", "))
		}
	}
}

// title names a group; one without a key holds what belongs to none.
func (g *Groups) title(item *kernel.Group) string {
	if item.Key != "" {
		return placeName(item.Key)
	}
	if g.By == kernel.ByMaintainers {
		return "no entry in MAINTAINERS"
	}
	return "no " + string(g.By)
}

// pointers makes a list of findings one that points to them.
func pointers(findings []features.Finding) []*features.Finding {
	out := make([]*features.Finding, len(findings))
	for i := range findings {
		out[i] = &findings[i]
	}
	return out
}

func (p *page) damage(v *view) {
	if len(v.Damaged) > 0 {
		p.title("DAMAGED FOR THE PARSER", "")
	}
	for _, d := range v.Damaged {
		p.line(fmt.Sprintf("    %s:%d:%d: %s", Visible(d.File), d.Line, d.Col, Visible(d.Reason)))
	}
	if len(v.Skipped) > 0 {
		p.title("SKIPPED", "")
	}
	for _, s := range v.Skipped {
		p.line(fmt.Sprintf("    %s: %s", Visible(s.File), Visible(s.Reason)))
	}
}

// progressBar is eight cells, full only when everything is done.
func progressBar(done, total int) string {
	const cells = 8
	n := done * cells / total
	return strings.Repeat("█", n) + strings.Repeat("░", cells-n)
}

// pad fills s with spaces to width columns; longer text is left as it is.
func pad(s string, width int) string {
	if n := width - runewidth.StringWidth(s); n > 0 {
		return s + strings.Repeat(" ", n)
	}
	return s
}

// fit cuts s to width columns, and shows that it did.
func fit(s string, width int) string { return runewidth.Truncate(s, width, "…") }
