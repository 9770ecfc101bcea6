package rust

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func outlineOf(t testing.TB, src string, names ...string) *Outline {
	t.Helper()
	f, err := Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return MakeOutline(f, NewInterest(func(name string) bool { return slices.Contains(names, name) }, nil))
}

func TestOutlineMods(t *testing.T) {
	o := outlineOf(t, `
mod a;
pub(crate) mod b;
#[cfg(CONFIG_X)]
#[path = "other.rs"]
mod c;
#[cfg_attr(windows, path = "win.rs")]
#[cfg_attr(not(windows), path = "unix.rs")]
mod d;
mod inline {
    #![cfg(feature = "y")]
    mod inside;
}
// mod comment;
const S: &str = "mod string;";
macro_rules! m { () => { mod in_macro; } }
cfg_if! { if #[cfg(unix)] { mod in_call; } }
`)
	var got []string
	for _, m := range o.Mods {
		line := m.Name
		if m.Pub {
			line = "pub " + line
		}
		if m.Body >= 0 {
			line += " {}"
		}
		for _, p := range m.Paths {
			line += fmt.Sprintf(" path %s", p.File)
			if p.Cond != nil {
				line += " if " + p.Cond.String()
			}
		}
		if m.Cond != nil {
			line += " cfg " + m.Cond.String()
		}
		if kind := o.Scopes[m.Scope].Kind; kind != ScopeFile && kind != ScopeMod {
			line += " in a macro"
		}
		got = append(got, line)
	}
	want := []string{
		"a", "pub b", `c path other.rs cfg CONFIG_X`, "d path win.rs if windows path unix.rs if not(windows)", "inline {}",
		`inside cfg feature = "y"`, "in_macro in a macro", "in_call cfg unix in a macro",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mods (-want +got):\n%s", diff)
	}
}

func TestOutlineUses(t *testing.T) {
	tests := []struct{ src, want string }{
		{"use a;", "a=a"},
		{"use a::b;", "b=a::b"},
		{"pub use a::b as c;", "pub c=a::b"},
		{"use ::a::b;", "b=::a::b"},
		{"use a::*;", "*=a"},
		{"use *;", "*="},
		{"use a::{self, b, c::{d as e, *}};", "a=a b=a::b e=a::c::d *=a::c"},
		{"use {a, b::c};", "a=a c=b::c"},
		{"use crate::x; use super::super::y; use self::z;", "x=crate::x y=super::super::y z=self::z"},
		{"use a as _;", "_=a"},
		{"use r#type::r#fn;", "fn=type::fn"},
		{"pub(in crate::a) use b::c;", "pub c=b::c"},
		{"macro_rules! m { () => { use $crate::a::B; } }", "B=$crate::a::B"},
	}
	for _, tt := range tests {
		var got []string
		for _, u := range outlineOf(t, tt.src).Uses {
			name := u.Name
			if u.Glob {
				name = "*"
			}
			text := name + "=" + strings.Join(u.Path, "::")
			if u.Pub {
				text = "pub " + text
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.src, diff)
		}
	}
}

func TestOutlineItems(t *testing.T) {
	o := outlineOf(t, `
pub struct A<'a, T: ?Sized + Copy, const N: usize>(&'a T);
enum E { One(u8), #[cfg(x)] Two { y: u8 } }
union U { a: u8 }
trait Tr<T = u8>: Sup + Sized { type X; fn m(&self); const C: u8; }
type Al<T> = Vec<Option<T>>;
impl<T> Tr for A<'_, T, 3> { fn m(self: &Arc<Self>) { struct Deep; } }
#[macro_export] macro_rules! mac { () => {} }
#[proc_macro_derive(Der, attributes(x))] pub fn derive(x: TokenStream) -> TokenStream { sub::go(x) }
const fn cf() {}
static ST: u8 = 1;
struct Tail { a: u8, b: [u8] }
extern "C" { fn ext(); static EXT: u8; }
`)
	var got []string
	for _, it := range o.Items {
		text := fmt.Sprint(it.Kind, " ", it.Name)
		for _, g := range it.Generics {
			text += fmt.Sprintf(" <%s %v>", g.Name, g.IsConst())
		}
		for _, s := range it.Supers {
			text += " : " + s.Last()
		}
		if it.Target != nil && it.Target.Path != nil {
			text += " = " + it.Target.Path.Last()
		}
		if it.Method {
			text += " self"
		}
		if it.Exported {
			text += " exported"
		}
		if it.ProcMacro != "" {
			text += " proc " + it.ProcMacro + " " + strings.Join(it.Mentions, ",")
		}
		if it.Unsized != "" {
			text += " unsized " + it.Unsized
		}
		if it.Cond != nil {
			text += " cfg " + it.Cond.String()
		}
		got = append(got, text)
	}
	want := []string{
		"0 A <T false> <N true>", "1 E", "9 One", "9 Two cfg x", "2 U", "3 Tr <T false> : Sup : Sized", "4 X", "5 m self", "6 C",
		"4 Al <T false> = Vec", "5 m self", "0 Deep", "8 mac exported", "5 derive proc Der sub", "5 cf", "7 ST",
		"0 Tail unsized [b", "5 ext", "7 EXT",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("items (-want +got):\n%s", diff)
	}
}

func TestOutlineRefs(t *testing.T) {
	src := `
use x::Word as Other;
#[derive(Debug, Word)]
struct A<T: Word>(x::Word<u8>);
fn f(w: &dyn Word) -> Other { let Word = 1; a.b().word(2).z(); word; Word!(1); m!(Word); Word { a: 1 }; }
#[Word] fn g<T>() where T: Bar<Word> { Vec::<_>::new(); const { STATIC }; "Word"; }
/// ` + "```\n/// Word::new();\n/// ```" + `
macro_rules! m { ($t:ty) => { impl $t { fn f() { Word } } } }
`
	var got []string
	o := outlineOf(t, src, "Word", ".word")
	for _, r := range o.Refs {
		text := fmt.Sprintf("%d %s", r.Kind, strings.Join(r.Path.Names(), "::"))
		if r.Pattern {
			text += " pattern"
		}
		if r.Const {
			text += " const"
		}
		if r.Recv != nil {
			text += " on " + r.Recv.Root.Last() + " ." + strings.Join(r.Recv.Methods, ".")
		}
		if at := src[r.Path.Start:]; !strings.HasPrefix(at, r.Path.Segs[0].Name) && r.Kind != RefField {
			t.Errorf("%s does not start at its name but at %.10q", text, at)
		}
		got = append(got, text)
	}
	want := []string{
		"3 Word", "0 Word", "0 x::Word", "0 Word", "0 Other", "0 Word pattern", "1 word on a .b", "2 Word", "5 Word", "0 Word",
		"4 Word", "0 Word", "0 Vec::new", "0 STATIC const", "0 Word", "0 Word::new", "0 Word",
	}
	less := func(a, b string) bool { return a < b }
	if diff := cmp.Diff(sorted(want, less), sorted(got, less)); diff != "" {
		t.Errorf("references (-want +got):\n%s", diff)
	}
}

func sorted(list []string, less func(a, b string) bool) []string {
	out := append([]string(nil), list...)
	for i := range out {
		for j := i; j > 0 && less(out[j], out[j-1]); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

func TestStringCode(t *testing.T) {
	src := "f(\"x\"); format!(\"#[used]\\nfn {name}() {{ \\\"y\\\" }}\", r#\"#[a] {{\"#);\n"
	f, err := Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want := "                 #[used]  fn  name () {   \"y \" }       #[a] {     \n"
	if got := len(f.StringCode()); got != len(src) {
		t.Errorf("%d bytes of text for %d of source", got, len(src))
	}
	if diff := cmp.Diff(want, string(f.StringCode())); diff != "" {
		t.Errorf("code in strings (-want +got):\n%s", diff)
	}
}

// FuzzOutline: no input makes an outline panic, and every offset of one lies
// in the file.
func FuzzOutline(f *testing.F) {
	names, _ := filepath.Glob("../../features/detect/testdata/*/*.rs")
	for _, name := range names {
		if src, err := os.ReadFile(name); err == nil {
			f.Add(string(src))
		}
	}
	f.Add("impl<T> A for B<T, _> { fn f(self: *const [u8; 3]) { x.y::<_>().z(); offset_of!(A, b.c); } }")
	f.Add("use a::{self, b::*, ::c as d}; macro_rules! m { ($x:ty) => { type A = <$x as B>::C; } } #[derive(A,)] struct X;")
	f.Fuzz(func(t *testing.T, src string) {
		o := outlineOf(t, src, "A", "b", "offset_of")
		inside := func(what string, start, end int) {
			if start < 0 || start > end || end > len(src) {
				t.Errorf("%s from %d to %d lies outside of %d bytes", what, start, end, len(src))
			}
		}
		for i, s := range o.Scopes {
			inside("scope", s.Start, s.End)
			if s.Parent >= i {
				t.Errorf("scope %d has parent %d", i, s.Parent)
			}
		}
		for _, u := range o.Uses {
			inside("use", u.Start, u.End)
		}
		for _, it := range o.Items {
			inside("item", it.Start, it.End)
		}
		for _, r := range o.Refs {
			inside("reference", r.Path.Start, r.Path.End)
		}
		for _, r := range o.Receivers {
			inside("receiver", r.Type.Start, r.Type.End)
		}
		for _, x := range o.Offsets {
			inside("offset_of", x.Fields[0].Start, x.End)
		}
	})
}
