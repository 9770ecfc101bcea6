// Package internal holds the rules of the house that no compiler checks, as
// tests over the source of every package.
package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "featscan"

// floors are the rooms of the house from the ground up. A package may import
// packages of lower floors only, never of its own: every arrow points down.
// docs/architecture.md draws the same picture.
var floors = [][]string{
	{".", "internal/release", "internal/cond"},
	{"internal/source", "internal/parse/rust", "internal/parse/kbuild", "internal/parse/kconfig", "internal/parse/mail", "internal/features"},
	{"internal/features/rustdb"},
	{"internal/features/detect"},
	{"internal/kernel"},
	{"internal/resolve"},
	{"internal/scan"},
	{"internal/policy", "internal/track", "internal/plan"},
	{"internal/report"},
	{"cmd/featscan"},
}

// reserved are imports that one room has for itself, with the reason. A path
// that ends in a slash stands for everything below it as well.
var reserved = []struct {
	path  string
	rooms []string
	why   string
}{
	{"github.com/smacker/go-tree-sitter/", []string{"internal/parse/rust"}, "a change of grammar or binding stays in the room that reads Rust"},
	{"github.com/tree-sitter/", []string{"internal/parse/rust"}, "the grammar is named in one file"},
	{"os/exec", []string{"internal/source"}, "git is the only program that is started"},
	{"net", nil, "nothing is fetched, ever"},
	{"net/http/", nil, "nothing is fetched, ever"},
	{"net/rpc/", nil, "nothing is fetched, ever"},
	{"net/smtp", nil, "nothing is sent, ever"},
	{"github.com/spf13/", []string{"cmd/featscan"}, "only the command line knows flags"},
	{"gopkg.in/yaml.v3", []string{"internal/features", "internal/policy"}, "YAML is read in as few places as possible"},
}

// source is one Go file of the module.
type source struct {
	room string // directory, relative to the module
	name string
	file *ast.File
	fset *token.FileSet
}

// sources parses every Go file of the module, tests only when asked for.
func sources(t *testing.T, tests bool) []source {
	t.Helper()
	root := ".."
	fset := token.NewFileSet()
	var out []source
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && p != root && (name == "testdata" || strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || !tests && strings.HasSuffix(name, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(fset, p, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(p))
		out = append(out, source{filepath.ToSlash(rel), name, file, fset})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func floorOf(room string) int {
	return slices.IndexFunc(floors, func(rooms []string) bool { return slices.Contains(rooms, room) })
}

func TestArrowsPointDown(t *testing.T) {
	for _, s := range sources(t, false) {
		from := floorOf(s.room)
		if from < 0 {
			t.Errorf("%s: this room is on no floor; add it to floors and to docs/architecture.md", s.room)
			continue
		}
		for _, spec := range s.file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			room, ours := strings.CutPrefix(name, module+"/")
			if name == module {
				room, ours = ".", true
			}
			if ours && floorOf(room) >= from {
				t.Errorf("%s imports %s, which is not below it", path.Join(s.room, s.name), room)
			}
		}
	}
}

func TestReservedImports(t *testing.T) {
	for _, s := range sources(t, false) {
		for _, spec := range s.file.Imports {
			name := strings.Trim(spec.Path.Value, `"`)
			for _, r := range reserved {
				if matches(name, r.path) && !slices.Contains(r.rooms, s.room) {
					t.Errorf("%s imports %q: %s", path.Join(s.room, s.name), name, r.why)
				}
			}
		}
	}
}

func matches(name, path string) bool {
	return name == strings.TrimSuffix(path, "/") || strings.HasSuffix(path, "/") && strings.HasPrefix(name, path)
}

// calls visits every call of a function of an imported package.
func calls(f *ast.File, visit func(pkg, name string, pos token.Pos)) {
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		sel, ok := call.Fun.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok {
			visit(x.Name, sel.Sel.Name, call.Pos())
		}
		return true
	})
}

func TestOnlyMainExits(t *testing.T) {
	for _, s := range sources(t, false) {
		if s.room == "cmd/featscan" && s.name == "main.go" {
			continue
		}
		calls(s.file, func(pkg, name string, pos token.Pos) {
			if pkg == "os" && name == "Exit" || pkg == "log" && strings.HasPrefix(name, "Fatal") {
				t.Errorf("%s: %s.%s; return an error instead", s.fset.Position(pos), pkg, name)
			}
		})
	}
}

func TestNobodyPrintsBehindTheCallersBack(t *testing.T) {
	for _, s := range sources(t, false) {
		calls(s.file, func(pkg, name string, pos token.Pos) {
			if pkg == "fmt" && strings.HasPrefix(name, "Print") {
				t.Errorf("%s: fmt.%s writes to standard output; take an io.Writer", s.fset.Position(pos), name)
			}
		})
		if s.room == "cmd/featscan" {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if ok && x.Name == "os" && (sel.Sel.Name == "Stdout" || sel.Sel.Name == "Stderr" || sel.Sel.Name == "Args") {
				t.Errorf("%s: os.%s belongs to cmd/featscan", s.fset.Position(sel.Pos()), sel.Sel.Name)
			}
			return true
		})
	}
}

// A report is a pure function of the value that it prints.
func TestReportsOpenNothing(t *testing.T) {
	for _, s := range sources(t, false) {
		if s.room != "internal/report" {
			continue
		}
		for _, spec := range s.file.Imports {
			if name := strings.Trim(spec.Path.Value, `"`); name == "os" || name == "time" || name == "path/filepath" {
				t.Errorf("%s imports %q", path.Join(s.room, s.name), name)
			}
		}
	}
}

func TestGoroutinesLiveInScan(t *testing.T) {
	// source walks directories in parallel and feeds git's standard input.
	rooms := []string{"internal/scan", "internal/source"}
	for _, s := range sources(t, false) {
		if slices.Contains(rooms, s.room) {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if g, ok := n.(*ast.GoStmt); ok {
				t.Errorf("%s: goroutines live in %s", s.fset.Position(g.Pos()), strings.Join(rooms, " and "))
			}
			return true
		})
	}
}

func TestEveryRoomHasAPackageComment(t *testing.T) {
	documented := map[string]bool{}
	for _, s := range sources(t, false) {
		documented[s.room] = documented[s.room] || s.file.Doc != nil
	}
	for room, ok := range documented {
		if !ok {
			t.Errorf("%s: no file has a package comment that says what the room knows and refuses to know", room)
		}
	}
}
