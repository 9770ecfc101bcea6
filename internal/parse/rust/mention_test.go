package rust

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func mentionsOf(text string) *Mentions {
	m := new(Mentions)
	m.Add([]byte(text))
	return m
}

func TestMentionsPath(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"num::fmt", true},
		{"core::num::fmt::x", true},
		{"num :: fmt", true},
		{"num::\n    fmt", true},
		{"num::{fmt, x}", true},
		{"num::{x, fmt}", true},
		{"num::{\n    x::{y, z},\n    fmt as f,\n}", true},
		{"num::{self as n}", true},
		{"num::{x, // why\n fmt}", true},
		{"num::{x, // why,\n fmt}", true},
		{"num::{\n// why\n fmt}", true},
		{"num::{ //\n fmt}", true},
		{"/// num::{\n///     x,\n///     fmt,\n/// }", true},
		{"num::{x, /* why */ fmt}", true},
		{`"num::{x, // why\nfmt}"`, true},
		{"num::{x, r#fmt}", true},
		{"num::{*}", true},
		{"num::{x, $y}", true},
		{"num::*", true},
		{"num::r#fmt", true},
		{"num::$x", true},
		{"use core::num as n;", true},
		{"num // why\n  ::fmt", true},
		{"num // why\n  // more\n\n::fmt", true},
		{"num /* why */ ::fmt", true},
		{"/// num\n/// ::fmt", true},
		{"/// use core::num\n///   as n;", true},
		{`"num\n::fmt"`, true},
		{`"\num::fmt"`, true},
		{"$num::fmt", true},

		{"use core::num; num::NonZero", false},
		{"fmt::num", false},
		{"num::{x, y} fmt", false},
		{"num::{x, // fmt\n}", false},
		{"num::{\n    x, //\n}\n fmt", false},
		{"num::{self, x as fmt}", false},
		{"num::{x::{y, fmt}}", false},
		{"num::{x, fmt::y}::fmt", true},
		{"num, fmt", false},
		{"num astray", false},
		{"num // fmt", false},
		{"/// num\n/// fmt", false},
		{"num\n// :\nfmt", false},
		{"num / fmt", false},
		{"xnum::fmt", false},
		{"num::fmtx", false},
		{"num.fmt()", false},
	}
	for _, tt := range tests {
		if got := mentionsOf(tt.text).Path("num", "fmt"); got != tt.want {
			t.Errorf("%q: num::fmt: got %t, want %t", tt.text, got, tt.want)
		}
	}
}

func TestMentionsAliases(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"type A = B;", []string{"A"}},
		{"use a::B as A;", []string{"A"}},
		{"use a::{B as A, C};", []string{"A"}},
		{"type r#A = B;", []string{"A"}},
		{"type\n    // why\n    A = B;", []string{"A", "why"}},
		{"/// type\n/// A = B;", []string{"A"}},
		{`"type\nA"`, []string{"A"}},
		{"extern crate b as a;", []string{"a"}},
		{"x as A", nil},
		{"// a type" + strings.Repeat("\n// of it", 100), []string{"of"}},
		{"use b; x as A", nil},
		{"types A", nil},
	}
	for _, tt := range tests {
		got, all := mentionsOf(tt.text).Aliases()
		slices.Sort(got)
		if !all || !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, %t, want %q", tt.text, got, all, tt.want)
		}
	}
	for _, text := range []string{"type /* why */ A = B;", "use a as /**/ b;", "type " + strings.Repeat("//\n", 100) + "A = B;"} {
		if _, all := mentionsOf(text).Aliases(); all {
			t.Errorf("%.30q: all aliases are said to be known", text)
		}
	}
}

func TestMentionsGates(t *testing.T) {
	tests := []struct {
		text string
		want bool
	}{
		{"#![feature(x)]", true},
		{"#![feature(a, x)]", true},
		{"#![cfg_attr(y, feature(a,\n  x))]", true},
		{"//! #![feature (\n//! x)]", true},
		{"#![feature(a /* ) */, x)]", true},
		{`#![feature(")", x)]`, true},
		{"#![feature/**/(x)]", true},

		{`#[cfg(feature = "x")] fn x()`, false},
		{"#![feature(a)] x", false},
		{"y.feature(x)", false},
		{"features(x)", false},
		{"feature", false},
	}
	for _, tt := range tests {
		if got := mentionsOf(tt.text).Gates("x"); got != tt.want {
			t.Errorf("%q: got %t, want %t", tt.text, got, tt.want)
		}
	}
}

func TestMentionsJoin(t *testing.T) {
	m := mentionsOf("a::b")
	m.Join(mentionsOf("c::{d} #![feature(e)]"))
	if !m.Name("a") || !m.Name("d") || !m.Path("a", "b") || !m.Path("c", "d") || m.Path("c", "z") || !m.Gates("e") || m.Name("f") || m.Gates("a") {
		t.Error("joined mentions are not those of both")
	}
}

// mentionAll holds the mentions of a text against what its tokens say.
func mentionAll(t *testing.T, src []byte) {
	t.Helper()
	m := mentionsOf(string(src))
	f, err := Parse(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	// No name, one that stands for a macro's variable, or one that nothing gated has.
	other := func(name string) bool {
		return name == "" || name[0] == '$' || !bytes.Contains(src, []byte(name)) || strings.IndexFunc(name, func(c rune) bool { return c >= 0x80 }) >= 0
	}
	path := func(names []string) {
		for i, name := range names {
			switch {
			case other(name):
			case !m.Name(name):
				t.Errorf("%q of %q is not mentioned: %.60q", name, names, src)
			case i > 0 && !other(names[i-1]) && !m.Path(names[i-1], name):
				t.Errorf("no path leads from %q to %q of %q", names[i-1], name, names)
			}
		}
	}
	o := MakeOutline(f, NewInterest(func(string) bool { return true }, nil))
	aliases, all := m.Aliases()
	alias := func(name string) {
		if all && !other(name) && nameByte[name[0]] && name[0] > '9' && !slices.Contains(aliases, name) {
			t.Errorf("alias %q is not mentioned: %.60q", name, src)
		}
	}
	for _, u := range o.Uses {
		path(u.Path)
		if u.Glob || len(u.Path) == 0 {
			continue
		}
		if last := u.Path[len(u.Path)-1]; u.Name != last {
			alias(u.Name)
			// What is no Rust may be read as an import by one of the two alone.
			written, _ := regexp.Match(`\b`+regexp.QuoteMeta(last)+`\s+as\s+(r#)?`+regexp.QuoteMeta(u.Name)+`\b`, src)
			if all && written && u.Name != "_" && u.Name[0] > '9' && slices.Contains(aliases, u.Name) && !other(last) && !slices.Contains(m.Renamed([]string{last}), u.Name) {
				t.Errorf("alias %q is not one of %q: %.60q", u.Name, last, src)
			}
		}
	}
	for _, it := range o.Items {
		if it.Kind == ItemAlias {
			alias(it.Name)
		}
	}
	for _, r := range o.Refs {
		switch names := r.Path.Names(); r.Kind {
		case RefDerive, RefAttr: // their names are glued together
		case RefBinding: // what a trait has needs no path to it
			path(names[:len(names)-1])
			path(names[len(names)-1:])
		default:
			path(names)
		}
	}
	for _, g := range f.Gates {
		if !m.Gates(g.Name) {
			t.Errorf("gate %q is not mentioned", g.Name)
		}
	}
}

func TestMentionsCoverTokens(t *testing.T) {
	samples, err := filepath.Glob("../../features/detect/testdata/*/*.rs")
	if err != nil || len(samples) == 0 {
		t.Fatal(samples, err)
	}
	for _, path := range samples {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		mentionAll(t, src)
	}
}

func FuzzMentions(f *testing.F) {
	for _, text := range []string{
		"use a::{b as c, d::*};", "fn f() { a :: b(); <T as x::Y>::z() }", "/// ```\n/// use a\n///   ::b;\n/// ```\nfn f() {}",
		"#![feature(a, /* ) */ b)]", "macro_rules! m { ($x:ident) => { a::$x::b } }", "a // x\n::b", "mod r#try { use r#a::r#b; }",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) > 1<<12 || !slices.Equal(src, bytes.ToValidUTF8(src, nil)) {
			return
		}
		mentionAll(t, src)
	})
}

func BenchmarkMentions(b *testing.B) {
	src := bytes.Repeat([]byte("    /// Gives the number of things.\n    pub fn count(&self) -> usize { core::mem::size_of::<Self>() }\n"), 1000)
	m := new(Mentions)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		m.Add(src)
	}
}

// TestMentionsHostile reads texts that would take hours if each name looked ahead
// as far as the one before.
func TestMentionsHostile(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("feature(", 1<<20),
		strings.Repeat("feature ", 1<<20),
		strings.Repeat("a\n// ", 1<<20),
		strings.Repeat("a //", 1<<20),
		"a" + strings.Repeat("\n", 1<<22),
		strings.Repeat("a::", 1<<20),
		strings.Repeat("a::{", 1<<20),
		strings.Repeat("a::{}", 1<<20),
		strings.Repeat("type //", 1<<20),
		strings.Repeat("type \n//", 1<<20),
		"type" + strings.Repeat(" ", 1<<22),
		strings.Repeat(`\`, 1<<22),
	} {
		mentionsOf(text)
	}
}

// TestHashAt: a name has one hash, whatever stands behind it.
func TestHashAt(t *testing.T) {
	src := []byte("abcdefghijklmnopqrstuvwxyz")
	for start := range src {
		for end := start; end <= len(src); end++ {
			if got, want := hashAt(src, start, end), hashOf(string(src[start:end])); got != want {
				t.Errorf("%q has the hashes %x and %x", src[start:end], got, want)
			}
		}
	}
}
