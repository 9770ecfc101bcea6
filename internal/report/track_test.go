package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"featscan/internal/features"
	"featscan/internal/release"
	"featscan/internal/track"
)

// threeVersions is three versions in which everything occurs.
func threeVersions() *track.Series {
	first := fixture()
	first.Tree.Version = ptr("6.12.3")
	first.Tree.MinimumRust = features.Minimum{"default": release.MustRust("1.78.0")}
	first.Features = first.Features[:4]
	first.Summary.Features = features.Counts{Total: 4, Blocked: 2, Waiting: 2}
	first.Summary.Flags = features.Counts{}
	second := fixture()
	second.Tree.Version = ptr("6.18.0-rc1")
	second.Features = append(second.Features[1:6:6], second.Features[9:]...)
	second.Summary.Features = features.Counts{Total: 5, Blocked: 1, Waiting: 2, Removable: 1, Internal: 1}
	a, b, c := track.NewPoint("v6.12.3", first), track.NewPoint("v6.18-rc1\x1b[31m<b>", second), track.NewPoint("v7.2", fixture())
	c.Date, c.Commit = "2026-08-01", "0123456789abcdef"
	s := track.NewSeries([]*track.Point{c, a, b}, nil)
	s.Compared = &track.Comparison{File: "list.md", Entries: 3, Differs: []track.Differ{
		{Name: "const_refs_to_static", Line: 7, What: "stable since", List: "1.82", Fact: "1.83.0"}}}
	return s
}

func TestTrackGolden(t *testing.T) {
	for _, f := range TrackFormats {
		t.Run(f.Name, func(t *testing.T) {
			var b bytes.Buffer
			if err := f.Write(&b, threeVersions(), TrackOptions{SourceURL: "https://example.org/{version}/{path}#L{line}", Tool: "0.1.0"}); err != nil {
				t.Fatal(err)
			}
			golden(t, "track."+f.Name, b.String())
			for i, r := range b.String() {
				if r != '\n' && dangerous(r) {
					t.Errorf("%q at %d", r, i)
				}
			}
		})
	}
}

func TestTrackDiffGolden(t *testing.T) {
	first := fixture()
	first.Features, first.Tree.MinimumRust = first.Features[2:], nil
	first.Features[0].Uses = 9
	d := track.NewDiff(track.NewPoint("a", first), track.NewPoint("b", fixture()), nil)
	for _, f := range DiffFormats {
		var b bytes.Buffer
		if err := f.Write(&b, d); err != nil {
			t.Fatal(err)
		}
		golden(t, "diff."+f.Name, b.String())
	}
}

// An empty history and one of a single point are reports too.
func TestTrackOfLittle(t *testing.T) {
	for _, points := range [][]*track.Point{nil, {track.NewPoint("x", &features.Result{})}} {
		for _, f := range TrackFormats {
			var b bytes.Buffer
			if err := f.Write(&b, track.NewSeries(points, nil), TrackOptions{}); err != nil || b.Len() == 0 {
				t.Errorf("%s of %d points: %v", f.Name, len(points), err)
			}
		}
	}
}

// Pictures are well formed, and say in words what they show.
func TestPicturesAreXML(t *testing.T) {
	var page, alone bytes.Buffer
	if err := trackHTML(&page, threeVersions(), TrackOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := trackSVG(&alone, threeVersions(), TrackOptions{}); err != nil {
		t.Fatal(err)
	}
	pictures := append(regexp.MustCompile(`(?s)<svg.*?</svg>`).FindAllString(page.String(), -1), alone.String())
	if len(pictures) < 8 {
		t.Errorf("%d pictures", len(pictures))
	}
	ids := map[string]bool{}
	for _, p := range pictures {
		d := xml.NewDecoder(strings.NewReader(p))
		for {
			_, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%v in %s", err, p)
			}
		}
		id := regexp.MustCompile(`<title id="(\w+)">[^<]+</title>`).FindStringSubmatch(p)
		if id == nil || ids[id[1]] {
			t.Errorf("no title of its own: %.200s", p)
			continue
		}
		ids[id[1]] = true
	}
}

// A page loads nothing and runs nothing.
func TestPagesStandAlone(t *testing.T) {
	var page, one bytes.Buffer
	if err := trackHTML(&page, threeVersions(), TrackOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := writeHTML(&one, fixture(), Options{ShowDamage: true}); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{page.String(), one.String()} {
		for _, bad := range []string{"<script", "src=", "http:", "https:", "@import", "url(", "<link", "onload", "<b>v", "ZgotmplZ"} {
			if strings.Contains(text, bad) {
				t.Errorf("the page holds %q", bad)
			}
		}
	}
}

// Every number of the trend's table is that of the JSON.
func TestPageSaysWhatJSONSays(t *testing.T) {
	var page, doc bytes.Buffer
	if err := trackHTML(&page, threeVersions(), TrackOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := trackJSON(&doc, threeVersions(), TrackOptions{}); err != nil {
		t.Fatal(err)
	}
	var want struct {
		Points []struct{ Features, Flags features.Counts }
	}
	if err := json.Unmarshal(doc.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	cell := regexp.MustCompile(`<td class="n" data-head="(\w+)">(\d+)</td>`)
	var got []string
	for _, m := range cell.FindAllStringSubmatch(page.String(), -1) {
		if _, isCount := map[string]bool{"blocked": true, "waiting": true, "removable": true, "internal": true, "removed": true, "unknown": true, "total": true}[m[1]]; isCount {
			got = append(got, m[1]+m[2])
		}
	}
	var all []string
	for _, of := range []func(int) features.Counts{
		func(i int) features.Counts { return want.Points[i].Features }, func(i int) features.Counts { return want.Points[i].Flags }} {
		for i := range want.Points {
			c := of(i)
			all = append(all, fmt.Sprint("blocked", c.Blocked), fmt.Sprint("waiting", c.Waiting), fmt.Sprint("removable", c.Removable),
				fmt.Sprint("internal", c.Internal), fmt.Sprint("removed", c.Removed), fmt.Sprint("unknown", c.Unknown), fmt.Sprint("total", c.Total))
		}
	}
	if strings.Join(got, " ") != strings.Join(all, " ") {
		t.Errorf("page %v\nJSON %v", got, all)
	}
}

func TestSourceURL(t *testing.T) {
	tests := []struct {
		form string
		ok   bool
	}{
		{"https://example.org/{path}", true}, {"http://localhost:8080/{version}/{path}#n{line}", true},
		{"https://example.org/", false}, {"javascript:alert('{path}')", false}, {"{path}", false},
		{"https://example.org/{path}\" onclick=x", false}, {"ftp://example.org/{path}", false},
	}
	for _, tt := range tests {
		if got := SourceURL(tt.form); got != tt.ok {
			t.Errorf("SourceURL(%q) = %v", tt.form, got)
		}
	}
	link := sourceLink{"https://example.org/{path}?h=v{version}#n{line}", "7.2", ""}
	if got := link.to("a b/../?x#.rs", 7); got != "https://example.org/a%20b/../%3Fx%23.rs?h=v7.2#n7" {
		t.Error(got)
	}
}

// However many versions there are, a chart stays as large as it is.
func TestChartsAreBounded(t *testing.T) {
	var points []*track.Point
	for i := range 3000 {
		r := fixture()
		r.Summary.Features.Blocked, r.Summary.Features.Total = i%7, 5+i%7
		r.Tree.Version = nil
		points = append(points, track.NewPoint(fmt.Sprint("commit", i), r))
	}
	var b bytes.Buffer
	s := track.NewSeries(points, nil)
	if err := trackSVG(&b, s, TrackOptions{}); err != nil || b.Len() > 200_000 {
		t.Errorf("%d bytes, %v", b.Len(), err)
	}
	b.Reset()
	if err := trackText(&b, s, TrackOptions{}); err != nil || strings.Count(b.String(), "\n") > 200 {
		t.Errorf("%d lines, %v", strings.Count(b.String(), "\n"), err)
	}
}

// The list is split where GitHub would refuse it, between entries, and what it
// says is read back by --compare as no disagreement.
func TestListIsSplit(t *testing.T) {
	r := fixture()
	for i := range 2000 {
		r.Features = append(r.Features, features.Feature{Name: fmt.Sprintf("feature_%04d", i), Kind: "lang", State: features.Blocked,
			Owner: features.OwnerTree, TurnedOn: true, Activity: features.Active})
	}
	var b bytes.Buffer
	if err := writeRFL(&b, r, Options{}); err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(b.String(), "<!-- part ")[1:]
	if len(parts) < 2 {
		t.Errorf("%d parts", len(parts))
	}
	for _, p := range parts {
		if n := len([]rune(p)); n > 64_000 || !strings.Contains(p, "### ") {
			t.Errorf("a part of %d characters: %.100s", n, p)
		}
	}
	entries, err := track.ParseHandList("list", b.Bytes())
	if err != nil || len(entries) < 2000 {
		t.Errorf("%d entries, %v", len(entries), err)
	}
}
