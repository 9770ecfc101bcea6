package resolve

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sites are the places of a word that stands for the use of a feature of that
// name: USE_name.
func (x *tree) sites() []Site {
	var list []Site
	for file, src := range x.files {
		for at := 0; ; {
			i := strings.Index(src[at:], "USE_")
			if i < 0 {
				break
			}
			at += i
			end := at
			for end < len(src) && (src[end] == '_' || src[end] >= 'a' && src[end] <= 'z' || src[end] >= 'A' && src[end] <= 'Z') {
				end++
			}
			line := src[strings.LastIndex(src[:at], "\n")+1 : at]
			list = append(list, Site{File: file, Start: at, Feature: src[at+len("USE_") : end],
				Doctest: strings.HasPrefix(line, "//"), String: strings.Contains(line, `"`)})
			at = end
		}
	}
	return list
}

func TestNeeds(t *testing.T) {
	x := readTree(t, "testdata/needs.txtar")
	p := x.program(t)
	got := map[string]string{}
	docs := map[string]bool{}
	for i, need := range p.Needs(x.sites()) {
		var names []string
		for f := range need.Features {
			names = append(names, f)
		}
		slices.Sort(names)
		text := strings.Join(names, " ")
		if need.Open {
			text += " open"
		}
		got[x.crates[i].Name] = text
		if x.crates[i].Name == "kernel" {
			docs = need.Doctests
		}
	}
	want := map[string]string{
		"kernel":   "attr own",
		"macros":   "",
		"driver":   "chain quoted",
		"quiet":    "",
		"texts":    "",
		"texting":  "text",
		"bindings": " open",
		"inside":   "",
		"handing":  "far handed",
		"textual":  "beyond written",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("needs (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]bool{"doc": true, "chain": true}, docs); diff != "" {
		t.Errorf("needs of doc tests (-want +got):\n%s", diff)
	}
}

func TestDeadMacros(t *testing.T) {
	x := readTree(t, "testdata/needs.txtar")
	p := x.program(t)
	dead := p.DeadMacros()
	var got []string
	for _, s := range x.sites() {
		if dead(s.File, s.Start) {
			got = append(got, s.Feature)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"alone", "field", "itself"}, got); diff != "" {
		t.Errorf("uses in macros that nothing invokes (-want +got):\n%s", diff)
	}
}

// TestHanded has macros be given the names of methods, as far as a name tells.
func TestHanded(t *testing.T) {
	x := readTree(t, "testdata/handed.txtar")
	want := map[string]bool{"is_ascii_octdigit": true, "funnel_shifts": true}
	if diff := cmp.Diff(want, x.program(t).Needs(nil)[0].Handed); diff != "" {
		t.Errorf("handed (-want +got):\n%s", diff)
	}
}
