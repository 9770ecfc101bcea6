package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/track"
)

// writeHTML is one tree as one page.
func writeHTML(w io.Writer, r *features.Result, o Options) error {
	v := newView(r)
	p := &htmlPage{Title: v.htmlTitle(), Lead: v.htmlLead(), Footer: footer(r.Tool.Version, r.Tool.Database)}
	p.Tiles = tiles(r.Summary.Features, r.Summary.Flags)
	p.add(htmlSection{ID: "features", Title: "Features", Table: featureTable("Features of the tree's own code", v.owned)})
	p.add(v.goalSection())
	p.add(v.todoSection())
	p.add(htmlSection{ID: "options", Title: "Compiler options", Table: v.optionTable("Unstable options", v.flags)})
	p.add(htmlSection{ID: "settings", Title: "Build settings", Table: v.optionTable("Settings of the build", v.settings)})
	p.add(matrixSection(o.Matrix))
	p.add(v.directorySection())
	p.add(htmlSection{ID: "vendored", Title: "Vendored code", Note: "Features that only third-party code in the tree turns on.",
		Table: featureTable("Features of vendored code", v.vendored)})
	p.add(htmlSection{ID: "dormant", Title: "Dormant", Note: "Features that no build of the tree can turn on. They are in no count above.",
		Table: featureTable("Dormant features", v.dormant)})
	p.add(v.findingSection(o))
	p.add(v.damageSection(o))
	return p.write(w)
}

func (v *view) htmlTitle() string {
	switch {
	case v.Tree.Kind == "kernel" && v.Tree.Version != nil:
		return "Unstable Rust in Linux " + Visible(*v.Tree.Version)
	case v.Tree.Kind == "kernel":
		return "Unstable Rust in Linux"
	}
	return "Unstable Rust in this code base"
}

// htmlLead is the answer first, what was read last.
func (v *view) htmlLead() []string {
	var out []string
	for _, s := range append(v.headline(), v.subject(), v.coverage(true)) {
		out = append(out, Visible(s))
	}
	return out
}

func featureTable(caption string, rows []features.Feature) *htmlTable {
	t := &htmlTable{Caption: caption, Head: []string{"feature", "state", "release", "gates", "uses", "subgoal", "crates"}}
	for i := range rows {
		f := &rows[i]
		t.Rows = append(t.Rows, []htmlCell{{Text: Visible(f.Name), Code: true}, {Text: string(f.State), Class: string(f.State)},
			{Text: Visible(when(f))}, {Text: fmt.Sprint(f.Gates), Number: true}, {Text: fmt.Sprint(f.Uses), Number: true},
			{Text: Visible(deref(f.Subgoal))}, {Text: Visible(someNames(f.Crates))}})
	}
	return t
}

// someNames lists names, and how many more there are when they are many.
func someNames(names []string) string {
	const most = 6
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func (v *view) optionTable(caption string, rows []features.Feature) *htmlTable {
	t := &htmlTable{Caption: caption, Head: []string{"name", "state", "release", "places", "subgoal"}}
	for i := range rows {
		f := &rows[i]
		t.Rows = append(t.Rows, []htmlCell{{Text: Visible(f.Name), Code: true}, {Text: string(f.State), Class: string(f.State)},
			{Text: Visible(when(f))}, {Text: fmt.Sprint(v.sightings(f.Name)), Number: true}, {Text: Visible(deref(f.Subgoal))}})
	}
	return t
}

func (v *view) goalSection() htmlSection {
	out := htmlSection{ID: "subgoals", Title: "Subgoals", Note: "How many steps of each subgoal the Rust project has done, and what the tree has of it."}
	for i := range v.Subgoals {
		g := &v.Subgoals[i]
		if len(g.Features) == 0 {
			continue
		}
		done, open := 0, []features.Step{}
		for _, s := range g.Steps {
			if s.Done {
				done++
				continue
			}
			open = append(open, s)
		}
		view := goalView{Title: plainTitle(g.Title), ID: Visible(g.ID), Remaining: g.Remaining, Done: done, Total: len(g.Steps),
			Bar: barChart(done, len(g.Steps)), Open: openSteps(open)}
		for _, n := range g.Features {
			view.Names = append(view.Names, Visible(n))
		}
		out.Goals = append(out.Goals, view)
	}
	slices.SortStableFunc(out.Goals, func(a, b goalView) int { return min(b.Remaining, 1) - min(a.Remaining, 1) })
	return out
}

func (v *view) todoSection() htmlSection {
	out := htmlSection{ID: "todo", Title: "What this tree can do"}
	for _, s := range v.todo() {
		out.Items = append(out.Items, Visible(s))
	}
	return out
}

// directorySection is where the tree's own findings are, by directory and by
// the state of what they are findings of.
func (v *view) directorySection() htmlSection {
	state := map[string]features.State{}
	for i := range v.Features {
		if f := &v.Features[i]; f.TurnedOn && f.Activity != features.Dormant && f.Owner != features.OwnerVendored {
			state[f.Name] = f.State
		}
	}
	total, cells := map[string]int{}, map[string]map[features.State]int{}
	present := map[features.State]bool{}
	for i := range v.Findings {
		f := &v.Findings[i]
		s, ok := state[f.Feature]
		if !ok || f.Owner == features.OwnerVendored || f.Activity == features.Dormant {
			continue
		}
		dir := track.Directory(f.File)
		if cells[dir] == nil {
			cells[dir] = map[features.State]int{}
		}
		cells[dir][s]++
		total[dir]++
		present[s] = true
	}
	g := &grid{title: "Findings in the tree's own code, by directory and state"}
	columns := slices.DeleteFunc(slices.Clone(stack), func(s features.State) bool { return !present[s] })
	for _, s := range columns {
		g.columns = append(g.columns, string(s))
	}
	for _, dir := range busiest(total) {
		row := gridRow{name: placeName(dir)}
		for _, s := range columns {
			n := cells[dir][s]
			g.dark = max(g.dark, n)
			row.cells = append(row.cells, gridCell{text: fmt.Sprint(n), value: n, title: fmt.Sprintf("%s: %s of what is %s", row.name, count(n, "finding"), s)})
		}
		g.rows = append(g.rows, row)
	}
	if len(g.rows) == 0 {
		return htmlSection{}
	}
	return htmlSection{ID: "directories", Title: "Where", Note: g.title + ": the busiest ones.",
		Pictures: []picture{{g.heatChart(wideChart), g.heatChart(narrowChart)}}, Table: g.table()}
}

// findingSection lists every finding, by what it is a finding of; or by the
// groups that were asked for.
func (v *view) findingSection(o Options) htmlSection {
	link := sourceLink{form: o.SourceURL, version: deref(v.Tree.Version), commit: "HEAD"}
	out := htmlSection{ID: "findings", Title: "Every finding"}
	if o.Groups != nil {
		for i := range o.Groups.Items {
			g := &o.Groups.Items[i]
			out.Folds = append(out.Folds, fold{Title: Visible(o.Groups.title(g)) + ": " + count(len(g.Findings), "finding"), Table: findingTable(g.Findings, link)})
		}
		return out
	}
	by := map[string][]*features.Finding{}
	for i := range v.Findings {
		by[v.Findings[i].Feature] = append(by[v.Findings[i].Feature], &v.Findings[i])
	}
	for _, rows := range [][]features.Feature{v.owned, v.flags, v.settings, v.vendored, v.dormant, v.named} {
		for i := range rows {
			f := &rows[i]
			title := Visible(f.Name)
			switch {
			case !f.TurnedOn:
				title += " (not turned on)"
			case f.Activity == features.Dormant:
				title += " (dormant)"
			case f.Owner == features.OwnerVendored:
				title += " (vendored)"
			}
			out.Folds = append(out.Folds, fold{Title: title + ": " + count(len(by[f.Name]), "finding"), Class: string(f.State), State: string(f.State),
				Table: findingTable(by[f.Name], link)})
			delete(by, f.Name)
		}
	}
	return out
}

// maxListed bounds a list of findings: vendored code has thousands of one kind.
const maxListed = 500

func findingTable(findings []*features.Finding, link sourceLink) *htmlTable {
	t := &htmlTable{Head: []string{"place", "kind", "what", "text"}}
	for i, f := range findings {
		if i == maxListed {
			more := fmt.Sprintf("and %d more, which scan --format json lists", len(findings)-i)
			t.Rows = append(t.Rows, []htmlCell{{Text: more}})
			break
		}
		place := htmlCell{Text: Visible(fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Col)), Link: link.to(f.File, f.Line), Code: true}
		t.Rows = append(t.Rows, []htmlCell{place, {Text: string(f.Kind)}, {Text: Visible(strings.TrimSpace(f.Feature + remark(f)))}, {Text: Visible(f.Text), Code: true}})
	}
	return t
}

func (v *view) damageSection(o Options) htmlSection {
	out := htmlSection{ID: "damage", Title: "Damaged and skipped"}
	if !o.ShowDamage {
		return out
	}
	for _, d := range v.Damaged {
		out.Items = append(out.Items, Visible(fmt.Sprintf("damaged: %s:%d:%d: %s", d.File, d.Line, d.Col, d.Reason)))
	}
	for _, s := range v.Skipped {
		out.Items = append(out.Items, Visible(fmt.Sprintf("skipped: %s: %s", s.File, s.Reason)))
	}
	return out
}
