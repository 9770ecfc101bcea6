package rust

import (
	"context"
	"strings"
	"testing"
	"time"
)

// TestOutlineHostile: an outline takes time in proportion to the file, however
// its brackets, operators and lists are arranged.
func TestOutlineHostile(t *testing.T) {
	const n = 100_000
	repeat := func(s string) string { return strings.Repeat(s, n) }
	for name, src := range map[string]string{
		"angles never closed": "struct S { " + repeat("a: X<, ") + "}",
		"arguments":           "type T = " + repeat("A<"),
		"bindings":            "type T = A<" + repeat("B = A<"),
		"comparisons":         "const C: u8 = " + repeat("a < b, "),
		"methods":             "fn f() { #[x] a" + repeat(".b()") + "; }",
		"fields":              "fn f() { #[x] a" + repeat(".b") + "; }",
		"calls":               "fn f() { #[x] a" + repeat("()") + "; }",
		"references":          "type T = " + repeat("&") + "u8;",
		"prefixes":            "fn f() { #[x] " + repeat("!") + "a; }",
		"closures":            "fn f() { #[x] " + repeat("|a| ") + "a; }",
		"else if":             "fn f() { #[x] if a {} " + repeat("else if a {} ") + "}",
		"parentheses":         "fn f() { #[x] " + repeat("(") + repeat(")") + "; }",
		"braces":              "fn f() { #[x] " + repeat("{") + repeat("}") + " }",
		"bounds":              "fn f<T: " + repeat("A + ") + "B>() {}",
		"where":               "fn f() where " + repeat("A: B, ") + "{}",
		"imports":             "use " + repeat("a::") + "{" + repeat("b, ") + "};",
		"nested imports":      "use " + repeat("a::{") + repeat("}") + ";",
		"attributes":          repeat("#[a] ") + "fn f() {}",
		"modules":             repeat("mod m { ") + repeat("}"),
		"patterns":            "fn f() { #[x] match a { " + repeat("(A | ") + "_ => 1 } }",
		"arms":                "fn f() { #[x] match a { " + repeat("A => #[x] b, ") + " } }",
		"enum":                "enum E { " + repeat("A = 1 < 2, ") + "}",
		"half an item":        repeat("impl "),
		"half a function":     repeat("fn f("),
		"words":               "fn f() { #[x] " + repeat("a ") + "}",
		"lets":                "fn f() { #[x] " + repeat("let a ") + "}",
		"paths":               "fn f() { #[x] " + repeat("a::") + "b; }",
	} {
		f, err := Parse(context.Background(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		begin := time.Now()
		o := MakeOutline(f, NewInterest(func(string) bool { return true }, nil))
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("%s: %d bytes took %v", name, len(src), took)
		}
		for _, s := range o.Scopes {
			if s.Start < 0 || s.End > len(src) || s.Start > s.End {
				t.Errorf("%s: a scope from %d to %d", name, s.Start, s.End)
				break
			}
		}
		f.Close()
	}
}
