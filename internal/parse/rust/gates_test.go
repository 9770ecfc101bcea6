package rust

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func parse(t testing.TB, src string) *File {
	t.Helper()
	f, err := Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func TestGates(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"plain", "#![feature(a)]", "1:12 a"},
		{"several", "#![feature(a, b,\n  c,)]", "1:12 a|1:15 b|2:3 c"},
		{"space", "# ! [ feature ( a ) ]", "1:17 a"},
		{"comments", "#![feature(/* x(, */ a, // b\n c)]", "1:22 a|2:2 c"},
		{"raw", "#![feature(r#try)]", "1:12 try"},
		{"cfg_attr", "#![cfg_attr(CONFIG_A, feature(a))]", "1:31 a [CONFIG_A]"},
		{"cfg_attr several", "#![cfg_attr(all(CONFIG_A,\n  not( test )), allow(x), feature(a, b), feature(c))]", "2:35 a [all(CONFIG_A, not(test))]|2:38 b [all(CONFIG_A, not(test))]|2:50 c [all(CONFIG_A, not(test))]"},
		{"cfg_attr nested", "#![cfg_attr(a, cfg_attr(b = \"x\", feature(f)))]", "1:42 f [all(a, b = \"x\")]"},
		{"cfg_attr trailing", "#![cfg_attr(any(a, b,), feature(f),)]", "1:33 f [any(a, b)]"},
		{"inner module", "mod m {\n    #![feature(a)]\n}", "2:16 a inner"},
		{"inside fn", "fn f() { #![feature(a)] }", "1:21 a inner"},
		{"outer", "#[feature(a)] fn f() {}", ""},
		{"comment", "// #![feature(a)]\n/* #![feature(b)] /* */ #![feature(c)] */", ""},
		{"string", `const A: &str = "#![feature(a)]"; const B: &str = r##"#"# #![feature(b)]"##; const C: &[u8] = b"\"#![feature(c)]";`, ""},
		{"char", `const A: char = '"'; #![feature(a)] const B: char = '\'';`, "1:33 a"},
		{"lifetime", "impl<'a> S<'a> {} #![feature(a)]", "1:30 a"},
		{"macro body", "macro_rules! m { () => { #![feature(a)] } }", "1:37 a inner macro"},
		{"macro call", "m! { #![feature(a)] }", "1:17 a inner macro"},
		{"doc test", "/// ```\n/// #![feature(a)]\n/// ```\nfn f() {}", "2:16 a doctest"},
		{"doc text", "/// ```text\n/// #![feature(a)]\n/// ```\n/// #![feature(b)]\nfn f() {}", ""},
		{"doc inner", "//! ~~~rust,no_run\n//! # #![feature(a)]\n//! ~~~", "2:18 a doctest"},
		{"doc block", "/** Text\n * ```\n * #![feature(a)]\n * ```\n */\nfn f() {}", "3:15 a doctest"},
		{"shebang", "#!/usr/bin/env run\n#![feature(a)]", "2:12 a"},
		{"no shebang", "#!  // x\n [feature(a)]", "2:11 a"},
		{"bom", "\ufeff#![feature(a)]", "1:12 a"},
		{"frontmatter", "---cargo\n#![feature(b)]\n---\n#![feature(a)]", "4:12 a"},
		{"unicode column", "/* äö */ #![feature(a)]", "1:21 a"},
		{"tab", "\t#![feature(a)]", "1:13 a"},
		{"not a name", "#![feature(a::b, \"c\", 1, d)]", "1:26 d"},
		{"crlf", "#![feature(\r\n  a\r\n)]\r\n", "2:3 a"},
		{"unclosed", "#![feature(a", ""},
		{"damaged elsewhere", "#![feature(a)]\nfn f( { ]", "1:12 a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, g := range f.Gates {
				p := f.Pos(g.Start)
				s := fmt.Sprintf("%d:%d %s", p.Line, p.Col, g.Name)
				if g.Source != "" {
					s += " [" + g.Source + "]"
				}
				if !g.AtRoot && !g.Doctest {
					s += " inner"
				}
				if g.Macro != "" {
					s += " macro"
				}
				if g.Doctest {
					s += " doctest"
				}
				got = append(got, s)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// skipped are the stretches in which a second, independent reader of gates
// sees no code: comments, strings, characters. It knows nothing of the lexer.
var skipped = regexp.MustCompile(`(?s)//[^\n]*|/\*|\bb?c?r(#*)"|"(?:\\.|[^"\\])*"|b?'(?:\\(?:u\{[^}]*\}|x..|.)|[^\\'\n])'`)

// readGates finds the names in #![feature(..)] by blanking what is no code and
// matching expressions on the rest.
func readGates(src string) []string {
	text := []byte(src)
	for at := 0; at < len(src); {
		m := skipped.FindStringSubmatchIndex(src[at:])
		if m == nil {
			break
		}
		start, end := at+m[0], at+m[1]
		switch {
		case src[start:end] == "/*":
			end = commentEndOf(src, start)
		case m[2] >= 0:
			shut := `"` + src[at+m[2]:at+m[3]]
			if i := strings.Index(src[end:], shut); i >= 0 {
				end += i + len(shut)
			} else {
				end = len(src)
			}
		}
		for i := start; i < end; i++ {
			text[i] = ' '
		}
		at = end
	}
	var names []string
	for _, m := range regexp.MustCompile(`#\s*!\s*\[`).FindAllIndex(text, -1) {
		body := balanced(text[m[1]-1:])
		for _, f := range regexp.MustCompile(`\bfeature\s*\(([^)]*)\)`).FindAllSubmatch(body, -1) {
			for _, n := range strings.Split(string(f[1]), ",") {
				if n = strings.TrimPrefix(strings.TrimSpace(n), "r#"); regexp.MustCompile(`^\w+$`).MatchString(n) {
					names = append(names, n)
				}
			}
		}
	}
	return names
}

func commentEndOf(src string, at int) int {
	depth := 0
	for at < len(src) {
		switch {
		case strings.HasPrefix(src[at:], "/*"):
			depth++
			at += 2
		case strings.HasPrefix(src[at:], "*/"):
			depth--
			at += 2
			if depth == 0 {
				return at
			}
		default:
			at++
		}
	}
	return at
}

func balanced(text []byte) []byte {
	depth := 0
	for i, c := range text {
		switch c {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return text[:i+1]
			}
		}
	}
	return nil
}

// TestGatesAgree compares both readers on everything that is there to read:
// our own samples always, the kernels and test corpora where they are.
func TestGatesAgree(t *testing.T) {
	files := 0
	for _, root := range []string{"../../..", "../../../../shared"} {
		filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".rs" {
				return nil
			}
			src, err := os.ReadFile(path)
			if err != nil {
				return nil
			}
			files++
			agree(t, path, string(src))
			return nil
		})
	}
	if files < 100 {
		t.Errorf("only %d files to compare", files)
	}
}

func agree(t *testing.T, path, src string) {
	t.Helper()
	f := parse(t, src)
	var got []string
	for _, g := range f.Gates {
		if !g.Doctest {
			got = append(got, g.Name)
		}
	}
	want := readGates(src)
	if diff := cmp.Diff(want, got); diff != "" && !slices.Equal(want, got) && len(f.Damage()) == 0 {
		t.Errorf("%s: two readers disagree\n%s", path, diff)
	}
}
