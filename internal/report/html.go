package report

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/track"
)

//go:embed templates
var templateFiles embed.FS

// htmlTemplates draw pages and pictures from plain values; they escape all
// that they are given, and hold no tab and no script.
var htmlTemplates = template.Must(template.New("").ParseFS(templateFiles, "templates/*"))

// htmlPage is one page: sections below each other.
type htmlPage struct {
	Title    string
	Lead     []string // the answer, in paragraphs
	Tiles    []tile
	Sections []htmlSection
	Footer   string
}

// tile is one number that people look for first.
type tile struct {
	Number int
	Text   string
	Class  string
}

// htmlSection is one heading and what stands below it; what is nil is not there.
type htmlSection struct {
	ID, Title string
	Note      string
	Legend    []features.State
	Pictures  []picture
	Table     *htmlTable // behind a picture, folded; otherwise open
	Goals     []goalView
	Folds     []fold
	Items     []string
}

// picture is one chart at its two widths.
type picture struct{ Wide, Narrow *chart }

// fold is a table that opens when asked for.
type fold struct {
	Title string
	Class string // of a state
	State string
	Table *htmlTable
}

type htmlTable struct {
	Caption string
	Head    []string
	Rows    [][]htmlCell
}

type htmlCell struct {
	Text   string
	Link   string // "" for none
	Class  string // a state, or ""
	Code   bool
	Number bool
}

// goalView is a subgoal with how far it is.
type goalView struct {
	Title     string
	ID        string
	Remaining int
	Names     []string
	Done      int
	Total     int
	Bar       *chart
	Spark     *chart // nil without a history
	Open      []string
}

// finish gives the charts of a page the names that its titles need.
func (p *htmlPage) finish() {
	n := 0
	name := func(c *chart) {
		if c != nil {
			n++
			c.ID = fmt.Sprintf("c%d", n)
		}
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		for _, pic := range s.Pictures {
			name(pic.Wide)
			name(pic.Narrow)
		}
		for j := range s.Goals {
			name(s.Goals[j].Bar)
			name(s.Goals[j].Spark)
		}
	}
}

func (p *htmlPage) write(w io.Writer) error {
	p.finish()
	return htmlTemplates.ExecuteTemplate(w, "page.html", p)
}

// add keeps a section that has something in it.
func (p *htmlPage) add(s htmlSection) {
	if len(s.Pictures)+len(s.Goals)+len(s.Folds)+len(s.Items) > 0 || s.Table != nil && len(s.Table.Rows) > 0 {
		p.Sections = append(p.Sections, s)
	}
}

// sourceLink makes addresses of source lines from a template, see SourceURL.
type sourceLink struct {
	form    string
	version string
	commit  string
}

func (l sourceLink) to(file string, line int) string {
	if l.form == "" || !SourceURL(l.form) {
		return ""
	}
	parts := strings.Split(file, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.NewReplacer("{path}", strings.Join(parts, "/"), "{line}", fmt.Sprint(line),
		"{version}", url.QueryEscape(l.version), "{commit}", url.QueryEscape(l.commit)).Replace(l.form)
}

// place is a cell for "file:line".
func (l sourceLink) place(at string) htmlCell {
	file, line := at, 0
	if i := strings.LastIndexByte(at, ':'); i >= 0 {
		if _, err := fmt.Sscanf(at[i+1:], "%d", &line); err == nil {
			file = at[:i]
		}
	}
	return htmlCell{Text: Visible(at), Link: l.to(file, line), Code: true}
}

// legendOf lists the states that occur in charts, in their order.
func legendOf(pictures ...picture) []features.State {
	var out []features.State
	for _, state := range stack {
		for _, p := range pictures {
			if slices.ContainsFunc(p.Wide.Rects, func(r rect) bool { return r.Class == string(state) }) {
				out = append(out, state)
				break
			}
		}
	}
	return out
}

func tiles(c, flags features.Counts) []tile {
	out := []tile{{c.Blocked, "blocked upstream", "blocked"}, {c.Waiting, "wait for a newer minimum", "waiting"},
		{c.Removable, "removable now", "removable"}}
	for _, x := range []tile{{c.Removed, "gone upstream", "removed"}, {c.Unknown, "unknown", "unknown"}} {
		if x.Number > 0 {
			out = append(out, x)
		}
	}
	return append(out, tile{c.Internal, "internal", "internal"}, tile{flags.Total, "compiler options", ""})
}

// barChart is how much of a goal is done.
func barChart(done, total int) *chart {
	if total == 0 {
		return nil
	}
	c := &chart{W: 200, H: 10, Title: fmt.Sprintf("%d of %s done", done, plural(total, "step", "steps"))}
	c.rect(0, 0, 200, 10, "track", "")
	c.rect(0, 0, 200*float64(done)/float64(total), 10, "done", "")
	return c
}

// sparkChart is a row of small bars.
func sparkChart(values []int, title string) *chart {
	picked := sampled(len(values), 40)
	if len(picked) < 2 {
		return nil
	}
	c := &chart{W: 120, H: 22, Title: title}
	most := 1
	for _, i := range picked {
		most = max(most, values[i])
	}
	pitch := 120 / float64(len(picked))
	for k, i := range picked {
		h := max(1, 22*float64(values[i])/float64(most))
		c.rect(pitch*float64(k), 22-h, max(1, pitch-1), h, "bar", "")
	}
	return c
}

// matrixSection draws the matrix of rustc releases; its columns are split where
// they would become too narrow.
func matrixSection(m *kernel.Matrix) htmlSection {
	s := htmlSection{ID: "rustc", Title: "Which rustc sees what", Note: "How many features + options are unstable in a build, by release of rustc and architecture. An empty cell is a release too old for that architecture."}
	if m == nil || len(m.Cells) == 0 {
		return s
	}
	wide := slices.Collect(slices.Chunk(m.Archs, 12))
	narrow := slices.Collect(slices.Chunk(m.Archs, 7))
	for i := range max(len(wide), len(narrow)) {
		var p picture
		if i < len(wide) {
			p.Wide = matrixGrid(m, wide[i]).heatChart(wideChart)
		}
		if i < len(narrow) {
			p.Narrow = matrixGrid(m, narrow[i]).heatChart(narrowChart)
		}
		s.Pictures = append(s.Pictures, p)
	}
	s.Table = matrixGrid(m, m.Archs).table()
	s.Items = bestSentences(m)
	return s
}

// trackHTML is a history as one page.
func trackHTML(w io.Writer, s *track.Series, o TrackOptions) error {
	p := &htmlPage{Title: "Unstable Rust over " + plural(len(s.Points), "version", "versions"), Footer: footer(o.Tool, "")}
	for _, line := range trend(s) {
		p.Lead = append(p.Lead, Visible(line))
	}
	if s.Newest != nil {
		last := &s.Points[len(s.Points)-1]
		p.Footer = footer(o.Tool, s.Newest.Database)
		p.Tiles = tiles(last.Features, last.Flags)
		p.add(trendSection(s, "trend", "Features", func(m *track.Moment) features.Counts { return m.Features }, true))
		p.add(heldSection(s))
		p.add(progressSection(s))
		p.add(lifeSection(s))
		p.add(matrixSection(s.Matrix))
		p.add(dirSection(s))
		p.add(trendSection(s, "options", "Compiler options", func(m *track.Moment) features.Counts { return m.Flags }, false))
		p.add(itemSection(s, o))
		p.add(comparedSection(s.Compared))
	}
	return p.write(w)
}

func footer(tool, database string) string {
	out := "Made by featscan"
	if tool != "" {
		out += " " + tool
	}
	if database != "" {
		out += ", which knows Rust up to " + database
	}
	return out + "."
}

func trendSection(s *track.Series, id, title string, of func(*track.Moment) features.Counts, names bool) htmlSection {
	what := "Unstable " + strings.ToLower(title)
	pic := picture{trendChart(s, wideChart, what, of), trendChart(s, narrowChart, what, of)}
	t := &htmlTable{Caption: what + " by state", Head: []string{"version", "minimum", "blocked", "waiting", "removable", "internal", "removed", "unknown", "total", "came", "went"}}
	for i := range s.Points {
		m := &s.Points[i]
		c := of(m)
		row := []htmlCell{{Text: Visible(m.Label)}, {Text: minimumText(m)}}
		for _, n := range []int{c.Blocked, c.Waiting, c.Removable, c.Internal, c.Removed, c.Unknown, c.Total} {
			row = append(row, htmlCell{Text: fmt.Sprint(n), Number: true})
		}
		came, went := m.Added, m.Gone
		if !names {
			came, went = m.FlagsAdded, m.FlagsGone
		}
		t.Rows = append(t.Rows, append(row, htmlCell{Text: Visible(strings.Join(came, " "))}, htmlCell{Text: Visible(strings.Join(went, " "))}))
	}
	return htmlSection{ID: id, Title: title, Legend: legendOf(pic), Pictures: []picture{pic}, Table: t}
}

func heldSection(s *track.Series) htmlSection {
	out := htmlSection{ID: "held", Title: "Held back by the present minimum"}
	for i := range s.HeldBack {
		out.Items = append(out.Items, Visible(heldSentence(&s.HeldBack[i])))
	}
	return out
}

func progressSection(s *track.Series) htmlSection {
	out := htmlSection{ID: "subgoals", Title: "Subgoals", Note: "What remains of each subgoal in the newest version, and how many of its steps the Rust project has done."}
	for i := range s.Subgoals {
		g := &s.Subgoals[i]
		now := g.Remaining[len(g.Remaining)-1]
		v := goalView{Title: plainTitle(g.Title), ID: Visible(g.ID), Remaining: now, Done: g.Done, Total: g.Total,
			Bar: barChart(g.Done, g.Total), Spark: sparkChart(g.Remaining, g.ID+": what remains, version by version"), Open: openSteps(g.Open)}
		for _, n := range g.Names {
			v.Names = append(v.Names, Visible(n))
		}
		out.Goals = append(out.Goals, v)
	}
	slices.SortStableFunc(out.Goals, func(a, b goalView) int { return min(b.Remaining, 1) - min(a.Remaining, 1) })
	return out
}

// plainTitle is a title without the marks of Markdown.
func plainTitle(s string) string { return Visible(strings.ReplaceAll(s, "`", "")) }

func openSteps(steps []features.Step) []string {
	var out []string
	for _, s := range steps {
		text := s.Title
		if s.Owner != nil && *s.Owner != "" {
			text += " (" + *s.Owner + ")"
		}
		out = append(out, plainTitle(text))
	}
	return out
}

// maxLives is how many life lines a chart has; the table behind it has all.
const maxLives = 80

func lifeSection(s *track.Series) htmlSection {
	if len(s.Points) < 2 {
		return htmlSection{}
	}
	lives := slices.Clone(s.Features)
	slices.SortStableFunc(lives, func(a, b track.Life) int { return a.Spans[0].From - b.Spans[0].From })
	shown := lives[:min(len(lives), maxLives)]
	pic := picture{lifeChart(s, shown, wideChart), lifeChart(s, shown, narrowChart)}
	t := &htmlTable{Caption: "Life of each feature", Head: []string{"feature", "state", "from", "to", "life", "days waited", "days kept"}}
	for i := range lives {
		l := &lives[i]
		t.Rows = append(t.Rows, []htmlCell{{Text: Visible(l.Name), Code: true}, {Text: string(l.State), Class: string(l.State)},
			{Text: Visible(l.First)}, {Text: Visible(l.Last)}, {Text: Visible(lifeSentence(l))}, days(l.DaysWaited), days(l.DaysKept)})
	}
	return htmlSection{ID: "lives", Title: "Life lines", Legend: legendOf(pic), Pictures: []picture{pic}, Table: t}
}

func days(n *int) htmlCell {
	if n == nil {
		return htmlCell{Number: true}
	}
	return htmlCell{Text: fmt.Sprint(*n), Number: true}
}

func dirSection(s *track.Series) htmlSection {
	wide, narrow := dirGrid(s, 10), dirGrid(s, 5)
	if len(wide.rows) == 0 {
		return htmlSection{}
	}
	all := dirGrid(s, 60)
	return htmlSection{ID: "directories", Title: "Where", Note: wide.title + ": the busiest ones.",
		Pictures: []picture{{wide.heatChart(wideChart), narrow.heatChart(narrowChart)}}, Table: all.table()}
}

// itemSection lists what the newest version turns on, and where.
func itemSection(s *track.Series, o TrackOptions) htmlSection {
	p := s.Newest
	link := sourceLink{o.SourceURL, deref(p.Version), p.Commit}
	out := htmlSection{ID: "places", Title: "What " + Visible(p.Label) + " turns on, and where"}
	items := slices.Clone(p.Items)
	slices.SortStableFunc(items, func(a, b *track.Item) int {
		return slices.Index(urgency, a.State) - slices.Index(urgency, b.State)
	})
	for _, i := range items {
		if !i.Own() {
			continue
		}
		t := &htmlTable{Head: []string{"where", "what"}}
		for _, at := range i.Places {
			t.Rows = append(t.Rows, []htmlCell{link.place(at), {Text: "turned on"}})
		}
		for _, file := range i.Files {
			t.Rows = append(t.Rows, []htmlCell{{Text: Visible(file), Link: link.to(file, 1), Code: true}, {Text: "used"}})
		}
		title := Visible(i.Name)
		out.Folds = append(out.Folds, fold{Title: fmt.Sprintf("%s: %s, %s", title, count(i.Gates, "gate"), count(i.Uses, "use")),
			Class: string(i.State), State: itemState(i), Table: t})
	}
	return out
}

func itemState(i *track.Item) string {
	if i.State == features.Waiting && i.Until != nil {
		return "waiting until " + *i.Until
	}
	return string(i.State)
}

func comparedSection(c *track.Comparison) htmlSection {
	if c == nil {
		return htmlSection{}
	}
	out := htmlSection{ID: "list", Title: "The hand-kept list", Items: []string{Visible(comparedSentence(c))}}
	for i := range c.Differs {
		out.Items = append(out.Items, Visible(differSentence(c, &c.Differs[i])))
	}
	return out
}
