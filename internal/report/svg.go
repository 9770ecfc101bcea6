package report

import (
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/mattn/go-runewidth"

	"featscan/internal/features"
	"featscan/internal/kernel"
	"featscan/internal/track"
)

// A chart is drawn for a width in pixels at which its text can be read, and not
// scaled to another: pages hold one for a desk and one for a phone.
const (
	wideChart   = 720
	narrowChart = 340
)

// glyph is about how wide a character of the charts' text is, in pixels.
const glyph = 6.7

// chart is a picture of rectangles and texts; the template draws it as it is.
type chart struct {
	ID    string // unique on a page, for the title
	W, H  int
	Title string
	Rects []rect
	Texts []svgText
}

type rect struct {
	X, Y, W, H float64
	Class      string
	Title      string // shown when pointed at, and read aloud
}

type svgText struct {
	X, Y   float64
	Class  string // also says where X is: "mid", "end", or the start
	Text   string
	Turned bool // by 90 degrees, around its start
}

func (c *chart) rect(x, y, w, h float64, class, title string) {
	c.Rects = append(c.Rects, rect{tenth(x), tenth(y), tenth(w), tenth(h), class, Visible(title)})
}

func (c *chart) text(x, y float64, class, text string) {
	c.Texts = append(c.Texts, svgText{X: tenth(x), Y: tenth(y), Class: class, Text: Visible(text)})
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

// clip shortens s to what fits into so many pixels.
func clip(s string, pixels float64) string {
	return fit(Visible(s), max(1, int(pixels/glyph)))
}

func textPixels(s string) float64 { return float64(runewidth.StringWidth(Visible(s))) * glyph }

// stack is the order in which states stand on each other.
var stack = []features.State{features.Blocked, features.Waiting, features.Removed, features.Unknown, features.Removable, features.Internal}

func countOf(c features.Counts, s features.State) int {
	switch s {
	case features.Blocked:
		return c.Blocked
	case features.Waiting:
		return c.Waiting
	case features.Removable:
		return c.Removable
	case features.Internal:
		return c.Internal
	case features.Removed:
		return c.Removed
	}
	return c.Unknown
}

// sampled picks at most most of n things by index: the first, the last, and
// the others evenly.
func sampled(n, most int) []int {
	if n <= most {
		most = n
	}
	if most <= 0 {
		return nil
	}
	if most == 1 {
		return []int{n - 1}
	}
	out := make([]int, most)
	for i := range out {
		out[i] = i * (n - 1) / (most - 1)
	}
	return out
}

// trendChart stacks the features of each version by state.
func trendChart(s *track.Series, width int, what string, of func(*track.Moment) features.Counts) *chart {
	c := &chart{W: width, H: 240, Title: fmt.Sprintf("%s by state, over %s", what, plural(len(s.Points), "version", "versions"))}
	const left, top, bottom = 30.0, 18.0, 36.0
	plotW, plotH := float64(width)-left-6, float64(c.H)-top-bottom
	columns := sampled(len(s.Points), int(plotW/4))
	most := 1
	for _, i := range columns {
		most = max(most, of(&s.Points[i]).Total)
	}
	step := tick(most)
	most = (most + step - 1) / step * step
	y := func(n int) float64 { return top + plotH*(1-float64(n)/float64(most)) }
	for n := 0; n <= most; n += step {
		c.rect(left, y(n), plotW, 1, "grid", "")
		c.text(left-6, y(n)+4, "end dim", fmt.Sprint(n))
	}
	pitch := plotW / float64(max(1, len(columns)))
	bar := min(64, max(pitch-max(1, pitch*0.25), 1))
	for k, i := range columns {
		m := &s.Points[i]
		x := left + pitch*float64(k) + (pitch-bar)/2
		c.column(m, of(m), x, bar, y)
	}
	c.axis(s, columns, left, pitch, float64(c.H)-bottom+16)
	return c
}

// column draws one version.
func (c *chart) column(m *track.Moment, n features.Counts, x, bar float64, y func(int) float64) {
	below := 0
	for _, state := range stack {
		v := countOf(n, state)
		if v == 0 {
			continue
		}
		high := y(below) - y(below+v)
		c.rect(x, y(below+v), bar, high, string(state), fmt.Sprintf("%s: %d %s", m.Label, v, state))
		if high >= 13 && bar >= 16 {
			c.text(x+bar/2, y(below+v)+high/2+4, "mid on", fmt.Sprint(v))
		}
		below += v
	}
	if bar >= 16 {
		c.text(x+bar/2, y(below)-5, "mid strong", fmt.Sprint(n.Total))
	}
}

// axis names the columns below a chart: as many as there is room for, the last
// always.
func (c *chart) axis(s *track.Series, columns []int, left, pitch, y float64) {
	widest := 0.0
	for _, i := range columns {
		widest = max(widest, textPixels(s.Points[i].Label))
	}
	room := min(widest, 110) + 10
	every := max(1, int(math.Ceil(room/pitch)))
	for k := len(columns) - 1; k >= 0; k -= every {
		label := clip(s.Points[columns[k]].Label, max(room-6, 0))
		half := textPixels(label) / 2
		x := left + pitch*(float64(k)+0.5)
		x = min(max(x, half+2), float64(c.W)-half-2)
		c.text(x, y, "mid dim", label)
	}
}

// tick is a step for about five lines.
func tick(most int) int {
	for step := 1; ; step *= 10 {
		for _, n := range []int{1, 2, 5} {
			if most <= 5*n*step {
				return n * step
			}
		}
	}
}

// lifeChart draws a line for each feature, from the version that turned it on
// to the last that had it.
func lifeChart(s *track.Series, lives []track.Life, width int) *chart {
	narrow := width < 500
	labelW, row := 190.0, 22.0
	if narrow {
		labelW, row = 0, 36
	}
	const right, bottom = 8.0, 26.0
	c := &chart{W: width, H: int(row*float64(len(lives)) + bottom + 4), Title: "Life lines of " + plural(len(lives), "feature", "features")}
	plotW := float64(width) - labelW - right
	pitch := plotW / float64(max(1, len(s.Points)))
	for k := range lives {
		l := &lives[k]
		y := row * float64(k)
		if narrow {
			c.text(2, y+13, "", clip(l.Name, float64(width)-4))
			y += 18
		} else {
			c.text(labelW-8, y+15, "end", clip(l.Name, labelW-12))
			y += 4
		}
		c.rect(labelW, y+6, plotW, 1, "grid", "")
		for _, span := range l.Spans {
			x := labelW + pitch*float64(span.From)
			w := max(2, pitch*float64(span.To-span.From+1)-min(2, pitch/4))
			c.rect(x, y, w, 13, string(span.State), l.Name+": "+lifeSentence(l))
		}
	}
	columns := make([]int, len(s.Points))
	for i := range columns {
		columns[i] = i
	}
	c.axis(s, columns, labelW, pitch, float64(c.H)-8)
	return c
}

// grid is a heat map: rows and columns of numbers.
type grid struct {
	title   string
	columns []string
	rows    []gridRow
	dark    int // the value that is darkest
}

type gridRow struct {
	name  string
	cells []gridCell
}

type gridCell struct {
	text  string
	title string
	value int // shades it; below 0 is a cell that does not exist
}

// shade is the class of a value: six steps of its square root, so that a few
// busy places do not make all others look empty.
func (g *grid) shade(v int) string {
	if v <= 0 || g.dark <= 0 {
		return "h0"
	}
	return fmt.Sprintf("h%d", min(5, 1+int(4*math.Sqrt(float64(v)/float64(g.dark))+0.001)))
}

// heatChart draws a grid. On a phone the names of rows stand above them.
func (g *grid) heatChart(width int) *chart {
	narrow := width < 500
	labelW, row, top := 190.0, 24.0, 24.0
	long := 0.0
	for _, r := range g.rows {
		long = max(long, textPixels(r.name))
	}
	labelW = min(labelW, long+14)
	above := narrow && labelW > 80
	if above {
		labelW, row = 0, 40
	}
	pitch := min(120, (float64(width)-labelW-2)/float64(max(1, len(g.columns))))
	turned := slices.ContainsFunc(g.columns, func(s string) bool { return textPixels(s)+4 > pitch })
	if turned {
		for _, s := range g.columns {
			top = max(top, min(100, textPixels(s)+12))
		}
	}
	c := &chart{W: width, H: int(top + row*float64(len(g.rows)) + 4), Title: g.title}
	for k, name := range g.columns {
		x := labelW + pitch*(float64(k)+0.5)
		if turned {
			c.Texts = append(c.Texts, svgText{X: tenth(x + 4), Y: top - 6, Class: "dim", Text: clip(name, 92), Turned: true})
			continue
		}
		c.text(x, top-8, "mid dim", name)
	}
	for i, r := range g.rows {
		y := top + row*float64(i)
		if above {
			c.text(2, y+13, "", clip(r.name, float64(width)-4))
			y += 17
		} else {
			c.text(labelW-8, y+15, "end", clip(r.name, labelW-10))
		}
		for k, cell := range r.cells {
			if cell.value < 0 {
				continue
			}
			x := labelW + pitch*float64(k)
			shade := g.shade(cell.value)
			c.rect(x+1, y, pitch-2, 20, shade, cell.title)
			if textPixels(cell.text) <= pitch+2 {
				c.text(x+pitch/2, y+14, "mid t"+shade, cell.text)
			}
		}
	}
	return c
}

// table is the grid as numbers.
func (g *grid) table() *htmlTable {
	t := &htmlTable{Caption: g.title, Head: []string{""}}
	for _, name := range g.columns {
		t.Head = append(t.Head, Visible(name))
	}
	for _, r := range g.rows {
		row := []htmlCell{{Text: Visible(r.name)}}
		for _, c := range r.cells {
			row = append(row, htmlCell{Text: Visible(c.text), Number: true})
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// matrixGrid is how much is unstable, by release of rustc and architecture.
func matrixGrid(m *kernel.Matrix, archs []string) *grid {
	g := &grid{title: "Unstable features + options that a build turns on, by release of rustc and architecture"}
	for _, arch := range archs {
		g.columns = append(g.columns, archName(arch))
	}
	for _, at := range m.Rust {
		row := gridRow{name: at.String()}
		for _, arch := range archs {
			cell := gridCell{text: cellText(m, arch, at), value: -1}
			for i := range m.Cells {
				if x := &m.Cells[i]; x.Arch == arch && x.Rust == at {
					cell.value = x.UnstableFeatures
					cell.title = fmt.Sprintf("rustc %s, %s: %s, %s unstable", at, archName(arch), count(x.UnstableFeatures, "feature"), count(x.UnstableFlags, "option"))
					g.dark = max(g.dark, x.UnstableFeatures)
				}
			}
			row.cells = append(row.cells, cell)
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// maxDirs is how many directories a heat map has.
const maxDirs = 24

// dirGrid is where the findings are, by directory and version.
func dirGrid(s *track.Series, columns int) *grid {
	g := &grid{title: "Findings in the tree's own code, by directory"}
	picked := sampled(len(s.Points), columns)
	total := map[string]int{}
	for _, i := range picked {
		g.columns = append(g.columns, s.Points[i].Label)
		for dir, n := range s.Points[i].ByDir {
			total[dir] = max(total[dir], n)
			g.dark = max(g.dark, n)
		}
	}
	for _, dir := range busiest(total) {
		row := gridRow{name: placeName(dir)}
		for _, i := range picked {
			n := s.Points[i].ByDir[dir]
			row.cells = append(row.cells, gridCell{text: fmt.Sprint(n), value: n, title: fmt.Sprintf("%s, %s: %s", row.name, s.Points[i].Label, count(n, "finding"))})
		}
		g.rows = append(g.rows, row)
	}
	return g
}

// placeName is a directory for people.
func placeName(dir string) string {
	if dir == "." {
		return "(top)"
	}
	return dir
}

// busiest are the directories with most findings, at most maxDirs.
func busiest(total map[string]int) []string {
	var dirs []string
	for dir := range total {
		dirs = append(dirs, dir)
	}
	slices.SortFunc(dirs, func(a, b string) int {
		if total[a] != total[b] {
			return total[b] - total[a]
		}
		if a < b {
			return -1
		}
		return 1
	})
	return dirs[:min(len(dirs), maxDirs)]
}

// trackSVG is the trend alone, for a README.
func trackSVG(w io.Writer, s *track.Series, _ TrackOptions) error {
	c := trendChart(s, wideChart, "Unstable features", func(m *track.Moment) features.Counts { return m.Features })
	c.legend()
	return htmlTemplates.ExecuteTemplate(w, "alone.svg", c)
}

// legend adds what the colours mean below the chart.
func (c *chart) legend() {
	x, y := 30.0, float64(c.H)+6
	c.H += 26
	for _, state := range stack {
		if !slices.ContainsFunc(c.Rects, func(r rect) bool { return r.Class == string(state) }) {
			continue
		}
		c.rect(x, y, 12, 12, string(state), "")
		c.text(x+18, y+10, "", string(state))
		x += 18 + textPixels(string(state)) + 22
	}
}
