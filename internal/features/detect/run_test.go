package detect

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/parse/rust"
)

func run1(t *testing.T, set *Set, src string) []Match {
	t.Helper()
	f, err := rust.Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return set.Run(f)
}

func TestMatch(t *testing.T) {
	set := mustLoad(t)
	tests := []struct{ name, src, want string }{
		{"condition", "#[cfg(CONFIG_A)]\nmod m {\n    #[cfg_attr(not(b), used(compiler))]\n    static A: u8 = 0;\n}",
			"3:24-3:38 used_with_arg code certain [CONFIG_A not(b)]"},
		{"in a macro", "macro_rules! m { ($x:expr) => { const { $x } } }", "1:33-1:45 inline_const macro certain [] m"},
		{"in a doc test", "/// ```\n/// m!(const { 1 });\n/// ```\nfn f() {}", "2:8-2:19 inline_const doctest certain [] m"},
		{"tabs and umlauts", "fn f() {\n\tlet ä = (\"ö\", const { 1 });\n}", "2:16-2:27 inline_const code certain []"},
		{"item of an attribute", "#[repr(transparent)]\n#[x]\npub union U { a: u8 }", "3:1-3:1 transparent_unions code certain []"},
		{"unsafe around", "#[unsafe(naked)]\nextern \"C\" fn f() {}", "1:1-1:17 naked_functions code certain []"},
		{"imported", "use half::{bf16, Half as f16};\nfn f(x: f16) {}", ""},
		{"all of another file", "use super::*;\nfn f(x: f16) {}", "2:9-2:12 f16 code likely []"},
		{"all of a module below", "use self::a::*;\nfn f(x: f16) {}", "2:9-2:12 f16 code likely []"},
		{"all of the file", "mod m { use super::*; use core::x::*; fn f(x: f16) {} }", "1:47-1:50 f16 code certain []"},
		{"cast", "fn f() { x as f16 }", "1:15-1:18 f16 code certain []"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range run1(t, set, tt.src) {
				if m.Feature == "unsafe_attributes" {
					continue
				}
				var cfgs []string
				for _, c := range m.Cfgs {
					cfgs = append(cfgs, c.Source)
				}
				s := fmt.Sprintf("%d:%d-%d:%d %s %s %s %v", m.Pos.Line, m.Pos.Col, m.EndPos.Line, m.EndPos.Col,
					m.Feature, m.Context, m.Confidence, cfgs)
				got = append(got, strings.TrimSpace(s+" "+m.Macro))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestPredicatesOfQueries runs one small query a predicate.
func TestPredicatesOfQueries(t *testing.T) {
	tests := []struct{ query, src, want string }{
		{`((identifier) @use (#eq? @use "a"))`, "fn a() { b() }", "1:4"},
		{`((identifier) @use (#not-eq? @use "a"))`, "fn a() { b() }", "1:10"},
		{`((identifier) @use (#match? @use "^[bc]$"))`, "fn a() { b(c) }", "1:10 1:12"},
		{`((identifier) @use (#not-match? @use "^[bc]$"))`, "fn a() { b(c) }", "1:4"},
		{`((identifier) @use (#any-of? @use "a" "c"))`, "fn a() { b(c) }", "1:4 1:12"},
		{`((identifier) @use (#not-any-of? @use "a" "c"))`, "fn a() { b(c) }", "1:10"},
		{`((binary_expression left: (_) @use right: (_) @r) (#eq? @use @r))`, "fn f() { a + a; a + b }", "1:10"},
		{`((identifier) @use (#eq? @use "a") (#not-eq? @use "a"))`, "fn a() {}", ""},
		{`((identifier) @use (#followed-by? @use "()" "+"))`, "fn a( ) { b (); c + b }", "1:11 1:17"},
		{`((identifier) @use (#parent? @use "function_item"))`, "fn a() { b() }", "1:4"},
		{`((identifier) @use (#parent? @use "binary_expression.left" "call_expression"))`, "fn f() { a + b; c(d) }", "1:10 1:17"},
		{`((binary_expression left: (identifier) @use right: (_) @r) (#eq? @use "a") (#at! @r))`, "fn f() { a + b; b + c }", "1:14"},
		{`((identifier) @use (#at! @none))`, "", "predicate #at!: pattern captures no @none"},
		{`((identifier) @use (#eq? @use @none))`, "", "predicate #eq?: pattern captures no @none"},
		{`((identifier) @use (#at! "a"))`, "", "predicate #at!: first argument: want a capture"},
		{`["x" (identifier)] @use`, "fn a() {}", "query"},
	}
	for _, tt := range tests {
		text := "; feature: x\n; title: y\n;\n; prose\n" + tt.query
		set, err := Load(fstest.MapFS{"mine.scm": {Data: []byte(text)}})
		if err != nil {
			if !strings.Contains(err.Error(), tt.want) || tt.want == "" {
				t.Errorf("%s: %v", tt.query, err)
			}
			continue
		}
		var got []string
		for _, m := range run1(t, set, tt.src) {
			if m.Detector == "mine" {
				got = append(got, fmt.Sprintf("%d:%d", m.Pos.Line, m.Pos.Col))
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s: %s", tt.query, diff)
		}
	}
}

// TestConcurrent shares one set between goroutines while it compiles.
func TestConcurrent(t *testing.T) {
	set := mustLoad(t)
	samples, _ := filepath.Glob("testdata/*/hit.rs")
	var wait sync.WaitGroup
	for worker := range 4 {
		wait.Go(func() {
			for i := worker; i < len(samples); i += 9 {
				src, err := os.ReadFile(samples[i])
				if err != nil {
					t.Error(err)
					return
				}
				f, err := rust.Parse(context.Background(), src)
				if err != nil {
					t.Error(err)
					return
				}
				if len(set.Run(f)) == 0 {
					t.Errorf("%s: no match", samples[i])
				}
				f.Close()
			}
		})
	}
	wait.Wait()
}

func TestMarkdown(t *testing.T) {
	set, err := Load(fstest.MapFS{"aaa.scm": {Data: []byte("; feature: f\n; title: things\n; since: 1.2.0\n; confidence: likely\n; needs: names\n;\n; Why.\n\n((identifier) @use)")}})
	if err != nil {
		t.Fatal(err)
	}
	want := "## aaa\n\nThings (`f`, since 1.2.0, likely, needs names)\n\nWhy.\n\n```query\n((identifier) @use)\n```\n"
	if got := string(set.Markdown()); !strings.Contains(got, want) {
		t.Errorf("want %q in %.300q", want, got)
	}
}

func FuzzRun(f *testing.F) {
	samples, _ := filepath.Glob("testdata/*/hit.rs")
	for i := 0; i < len(samples); i += 5 {
		src, err := os.ReadFile(samples[i])
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	set, err := Load(nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for _, m := range run1(t, set, string(src)) {
			if m.Start < 0 || m.Start > m.End || m.End > len(src) {
				t.Errorf("%s: %d to %d of %d bytes", m.Detector, m.Start, m.End, len(src))
			}
		}
	})
}
