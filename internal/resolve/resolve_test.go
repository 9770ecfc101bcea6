package resolve

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

// tree is a program read from a txtar archive. Its comment says, a line each:
//
//	crate NAME ROOT [EDITION]   a crate
//	alone CRATE                 it knows no other crate
//	gates CRATE FEATURE...      what the crate turns on
//	rust VERSION                the release judged, 1.85.1 when absent
//	nostd CRATE                 the build makes it no_std
//	docs CRATE MODULE           what its doc tests import by themselves
type tree struct {
	files   map[string]string
	crates  []Crate
	gates   map[string][]string
	release release.Rust
}

func readTree(t *testing.T, name string) *tree {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	archive := txtar.Parse(data)
	x := &tree{files: map[string]string{}, gates: map[string][]string{}, release: release.Rust{Major: 1, Minor: 85, Patch: 1}}
	for _, f := range archive.Files {
		x.files[f.Name] = string(f.Data)
	}
	for line := range strings.Lines(string(archive.Comment)) {
		x.directive(t, strings.Fields(line))
	}
	return x
}

func (x *tree) directive(t *testing.T, words []string) {
	t.Helper()
	if len(words) == 0 || words[0] == "#" {
		return
	}
	switch words[0] {
	case "crate":
		x.crates = append(x.crates, Crate{Name: words[1], Root: words[2], Edition: strings.Join(words[3:], "")})
	case "gates":
		x.gates[words[1]] = words[2:]
	case "rust":
		r, err := release.ParseRust(words[1])
		if err != nil {
			t.Fatal(err)
		}
		x.release = r
	case "nostd", "docs", "alone":
		for i := range x.crates {
			if x.crates[i].Name != words[1] {
				continue
			}
			if words[0] == "alone" {
				x.crates[i].Externs = map[string]string{}
			}
			x.crates[i].NoStd = x.crates[i].NoStd || words[0] == "nostd"
			x.crates[i].DocPreludes = append(x.crates[i].DocPreludes, words[2:]...)
		}
	default:
		t.Fatalf("unknown directive %q", words[0])
	}
}

func (x *tree) program(t *testing.T) *Program {
	t.Helper()
	return x.programOf(t, rust.NewInterest(Interesting(rustdb.Default()).Has, nil))
}

func (x *tree) programOf(t *testing.T, interest *rust.Interest) *Program {
	t.Helper()
	parser := rust.NewParser()
	t.Cleanup(parser.Close)
	db := rustdb.Default()
	return New(x.crates, Options{DB: db, Rust: x.release, Load: func(name string) *rust.Outline {
		src, ok := x.files[name]
		if !ok {
			return nil
		}
		f, err := parser.Parse(context.Background(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		return rust.MakeOutline(f, interest)
	}})
}

func (x *tree) uses(p *Program) []Use {
	var all []Use
	for i, c := range x.crates {
		all = append(all, p.Uses(i, func(f string) bool { return slices.Contains(x.gates[c.Name], f) })...)
	}
	return all
}

// marks reads the expectations of a source: `//~ use FEATURE [likely] [if COND]
// [| VIA]` on the line itself, `//~^` for each line further up. A column may follow
// as @COL.
func marks(name, src string) []string {
	var want []string
	for i, line := range strings.Split(src, "\n") {
		for _, mark := range strings.Split(line, "//~")[1:] {
			up := len(mark) - len(strings.TrimLeft(mark, "^"))
			feature, ok := strings.CutPrefix(strings.TrimSpace(mark[up:]), "use ")
			if ok {
				want = append(want, fmt.Sprintf("%s:%d %s", name, i+1-up, strings.TrimSpace(feature)))
			}
		}
	}
	return want
}

func TestUses(t *testing.T) {
	names, err := filepath.Glob("testdata/uses/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("no samples", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			x := readTree(t, name)
			var want, got []string
			for file, src := range x.files {
				want = append(want, marks(file, src)...)
			}
			for _, u := range x.uses(x.program(t)) {
				src := x.files[u.File]
				text := fmt.Sprintf("%s:%d %s", u.File, strings.Count(src[:u.Start], "\n")+1, u.Feature)
				if u.Confidence == features.Likely {
					text += " likely"
				}
				line := src[strings.LastIndex(src[:u.Start], "\n")+1:]
				line, _, _ = strings.Cut(line, "\n")
				_, line, _ = strings.Cut(line, "//~")
				if strings.Contains(line, "@") {
					text += fmt.Sprintf(" @%d", u.Start-strings.LastIndex(src[:u.Start], "\n"))
				}
				if strings.Contains(line, " if ") && u.Cond != nil {
					text += " if " + u.Cond.String()
				}
				if strings.Contains(line, " | ") {
					text += " | " + u.Via
				}
				got = append(got, text)
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("uses (-want +got):\n%s", diff)
			}
		})
	}
}

// TestDeterminism: neither the order in which files are asked for nor that of
// crates changes what a crate uses.
func TestDeterminism(t *testing.T) {
	x := readTree(t, "testdata/uses/self_alias.txtar")
	first := x.uses(x.program(t))
	for range 3 {
		p := x.program(t)
		for i := range x.crates {
			p.Files(len(x.crates) - 1 - i)
		}
		if diff := cmp.Diff(first, x.uses(p)); diff != "" {
			t.Fatalf("second run differs:\n%s", diff)
		}
	}
}

// FuzzProgram: whatever the sources say, resolution ends, and every use lies
// inside its file.
func FuzzProgram(f *testing.F) {
	names, _ := filepath.Glob("testdata/uses/*.txtar")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range txtar.Parse(data).Files {
			f.Add(file.Data, []byte("use crate::*; pub use super::b::*;"))
		}
	}
	f.Fuzz(func(t *testing.T, a, b []byte) {
		x := &tree{files: map[string]string{"a.rs": string(a), "b.rs": string(b)}, release: release.Rust{Major: 1, Minor: 85}}
		x.crates = []Crate{{Name: "a", Root: "a.rs"}, {Name: "b", Root: "b.rs", Edition: "2015"}}
		p := x.program(t)
		for _, u := range x.uses(p) {
			if u.Start < 0 || u.Start > u.End || u.End > len(x.files[u.File]) {
				t.Errorf("use %+v lies outside of its file", u)
			}
		}
		p.Needs(nil)
		if bytes.Contains(a, []byte("macro_rules")) {
			p.DeadMacros()("a.rs", len(a)/2)
		}
	})
}
