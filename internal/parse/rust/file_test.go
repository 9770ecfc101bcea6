package rust

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPos(t *testing.T) {
	f := parse(t, "\ufeffa\tb\nä🙂c\r\n\xff\xfed")
	tests := []struct {
		offset int
		want   Pos
	}{
		{0, Pos{1, 1}}, {3, Pos{1, 1}}, {5, Pos{1, 3}}, {7, Pos{2, 1}}, {9, Pos{2, 2}}, {13, Pos{2, 3}},
		{16, Pos{3, 1}}, {18, Pos{3, 3}}, {19, Pos{3, 4}}, {99, Pos{3, 4}}, {-1, Pos{1, 1}},
	}
	for _, tt := range tests {
		if got := f.Pos(tt.offset); got != tt.want {
			t.Errorf("Pos(%d) = %v, want %v", tt.offset, got, tt.want)
		}
	}
}

func TestRegions(t *testing.T) {
	tests := []struct{ name, src, kind, want string }{
		{"expressions", "fn f() { m!(a, b<c, d>, [1, 2]); }", "macro call", "{a; b<c, d>; [1, 2]}"},
		{"comparison", "fn f() { m!(a < b, c > d); }", "macro call", "{a < b, c > d}"},
		{"items", "m! { pub fn f(a: u8, b: u8) {} }", "macro call", "{ pub fn f(a: u8, b: u8) {} }"},
		{"metavariable", "macro_rules! m { ($x:expr) => { $x + $crate::A } }", "macro body", "{  x +  crate::A }"},
		{"keyword", "macro_rules! m { ($type:ty) => { f::<$type>() } }", "macro body", "{ f::< m   >() }"},
		{"self", "macro_rules! m { ($self:ty) => { impl A for $self {} } }", "macro body", "{ impl A for  m    {} }"},
		{"fragments", "macro_rules! m { ($v:vis $b:block $l:lifetime) => { $v fn f<$l>() $b } }", "macro body", "{    fn f<'l>() {} }"},
		{"repetition", "macro_rules! m { ($($x:expr),*) => { [$( $x ),*] } }", "macro body", "{ [    x    ] }"},
		{"expression", "macro_rules! m { ($x:ident) => { ${count($x)} } }", "macro body", "{  m           }"},
		{"two rules", "macro_rules! m { () => (1); ($x:tt) => [2] }", "macro body", "{1}|{2}"},
		{"macro item", "macro m($x:expr) { $x }", "macro body", "{  x }"},
		{"nested", "macro_rules! m { () => { macro_rules! n { () => { 1 } } } }", "macro body", "{ macro_rules! n {             } }|{ 1 }"},
		{"negation", "fn f() { if !(a) {} }", "macro call", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, r := range f.Regions {
				if len(r.Src()) != r.End()-r.Start() {
					t.Errorf("%v: length %d, want %d", r.Kind, len(r.Src()), r.End()-r.Start())
				}
				if r.Kind.String() == tt.kind {
					got = append(got, string(r.Src()))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDoctests(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"fenced", "/// ```\n/// let a = 1;\n/// ```\nfn f() {}", "let a = 1;"},
		{"hidden", "/// ```\n/// # use x;\n/// #\n/// ## y\n/// #[z]\n/// ```\nfn f() {}", "use x; # y #[z]"},
		{"language", "/// ```c\n/// int a;\n/// ```\n/// ```text,rust\n/// b;\n/// ```\nfn f() {}", "b;"},
		{"ignored", "/// ```ignore\n/// a;\n/// ```\n/// ```compile_fail\n/// b;\n/// ```\n/// ```should_panic,edition2021\n/// c;\n/// ```\nfn f() {}", "c;"},
		{"indented", "/// Text.\n///\n///     a;\n///     b;\n///\n/// More.\nfn f() {}", "a; b;"},
		{"list", "/// - item\n///\n///     no code\nfn f() {}", ""},
		{"longer fence", "/// ````\n/// a;\n/// ```\n/// b;\n/// ````\nfn f() {}", "a; ``` b;"},
		{"attribute", "#[doc = \"```\\n\"]\n#[doc = r\"```\n a;\n```\"]\nfn f() {}", "a;"},
		{"four slashes", "//// ```\n//// a;\n//// ```\nfn f() {}", ""},
		{"unclosed", "/// ```\n/// a;\nfn f() {}", "a;"},
		{"in a macro", "m! {\n    /// ```\n    /// a;\n    /// ```\n    fn f() {}\n}", "a;"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, r := range f.Regions {
				if r.Kind == Doctest {
					got = append(got, strings.Join(strings.Fields(string(r.Src())), " "))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCfgs(t *testing.T) {
	tests := []struct{ name, src, want string }{ // the conditions at "X"
		{"item", "#[cfg(a)] fn f() { X }", "a"},
		{"after", "#[cfg(a)] fn f() {} fn g() { X }", ""},
		{"nested", "#[cfg(a)] mod m { #[cfg(not(b))] impl S { #[cfg(c = \"d\")] const A: u8 = X; } }", "a|not(b)|c = \"d\""},
		{"statement", "fn f() { #[cfg(a)] let b = X; }", "a"},
		{"next statement", "fn f() { #[cfg(a)] let b = 1; X }", ""},
		{"block", "fn f() { #[cfg(a)] { X } }", "a"},
		{"else", "fn f() { #[cfg(a)] if b {} else { X } }", "a"},
		{"arm", "fn f() { match a { #[cfg(a)] S { .. } => { X } _ => {} } }", "a"},
		{"next arm", "fn f() { match a { #[cfg(a)] S { .. } => { 1 } _ => X } }", ""},
		{"field", "struct S { #[cfg(a)] a: M<u8, X>, b: u8 }", "a"},
		{"next field", "struct S { #[cfg(a)] a: M<u8, u8>, b: X }", ""},
		{"variant", "enum E { #[cfg(a)] A { x: X }, B }", "a"},
		{"argument", "fn f() { g(#[cfg(a)] X, 1) }", "a"},
		{"const argument", "#[cfg(a)] impl A<{ 1 }> for B { X }", "a"},
		{"use", "#[cfg(a)] use a::{b, X};", "a"},
		{"inner file", "#![cfg(a)]\nfn f() { X }", "a"},
		{"inner module", "mod m { #![cfg(a)] X }", "a"},
		{"cfg_attr", "#[cfg_attr(a, cfg(b))] fn f() { X }", "any(not(a), b)"},
		{"two", "#[cfg(a)] #[inline] #[cfg(b)] fn f() { X }", "a|b"},
		{"macro body", "#[cfg(a)] macro_rules! m { () => { X } }", "a"},
		{"macro item", "m! { #[cfg(a)] fn f() { X } }", "a"},
		{"visibility", "#[cfg(a)] pub(in crate::b) unsafe extern \"C\" fn f() { X }", "a"},
		{"doc test", "#[cfg(a)]\n/// ```\n/// #[cfg(b)]\n/// fn g() { X }\n/// ```\nfn f() {}", "a|b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, c := range f.Cfgs(strings.Index(tt.src, "X")) {
				got = append(got, c.Source)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestPredicates(t *testing.T) {
	tests := []struct{ src, want string }{
		{"CONFIG_A", "CONFIG_A"},
		{`CONFIG_A = "m"`, `CONFIG_A = "m"`},
		{"all(a, not(any(b, c)))", "all(a, not(any(b, c)))"},
		{"true", "true"},
		{`version("1.80")`, "rustc >= 1.80.0"},
		{`target(os = "linux", arch = "x86")`, `all(target_os = "linux", target_arch = "x86")`},
		{"accessible(a::b)", "unknown"},
		{"1", "unknown"},
		{"all()", "all()"},
	}
	for _, tt := range tests {
		f := parse(t, "#[cfg("+tt.src+")] fn f() {}")
		conds := f.Cfgs(strings.Index(string(f.Src), "fn"))
		if len(conds) != 1 || conds[0].Expr.String() != tt.want {
			t.Errorf("%s: got %v, want %s", tt.src, conds, tt.want)
		}
	}
}

// TestGaps holds syntax that the grammar does not know and that is masked, with
// the fact that says so.
func TestGaps(t *testing.T) {
	tests := []struct{ src, want string }{
		{"struct A<T, const N: u64 = 0>(T);", "1:26 const-default"},
		{"impl<T: ?Sized, const N: usize = { 1 + 2 }, const M: i8 = -1> A for B {}", "1:32 const-default|1:57 const-default"},
		{"unsafe extern \"C\" { safe fn a(); pub unsafe static B: u8; }", "1:1 unsafe-extern|1:21 safe-item|1:38 unsafe-static"},
		{"const fn f<T: ~const A + ?Sized>() where T: ~const B {}", "1:15 tilde-const|1:45 tilde-const"},
		{"const fn f<T: [const] A + const B>() {}", "1:15 bracket-const|1:27 const-bound"},
		{"impl<T> const A for B<T> {} impl const A for C {}", "1:9 const-impl|1:34 const-impl"},
		{"pub const trait A {} const unsafe trait B {}", "1:5 const-trait|1:22 const-trait"},
		{"pub unsafe auto trait A {}", "1:1 auto-trait"},
		{"fn f() { let a = async || 1; let b = async move |x| x; }", "1:18 async-closure|1:38 async-closure"},
		{"fn f(x: impl async Fn(u8) -> u8) {}", "1:14 async-bound"},
		{"fn f() { let a = for<'a> |x: &'a u8| x; }", "1:18 closure-binder"},
		{"fn f() { become g(1); do yeet 2; }", "1:10 become|1:23 yeet"},
		{"struct S { a: u8 = 1, b: M<A, B> = M { c: 2, d: 3 }, e: u8 }", "1:17 field-default|1:33 field-default"},
		{"fn f<T: A<B = 1> + C<D, E = { 2 }, F = -3>>() -> impl G<H = true> { a < b; m!(c, d = 1, e) }", "1:11 const-binding|1:25 const-binding|1:36 const-binding|1:57 const-binding"},
		{"fn f() { if a < b { c = 1 } } type A = B<C = D>;", ""},
		{"enum E { A { a: u8 = 1 }, B(C), D = 2 }", "1:19 field-default"},
		{"type A = for<'a, T> fn(); fn f<A>() where for<const N: u8> A: B {} fn g(x: &dyn for<'a: 'b> C) {}", "1:18 type-binder|1:53 type-binder"},
		{"struct S { unsafe a: u8, pub unsafe b: u8 }", "1:12 unsafe-field|1:30 unsafe-field"},
		{"pub trait A<T> = B<T> + C;", "1:1 trait-alias"},
		{"pub macro m($x:expr) { $x }", "1:1 decl-macro"},
		{"fn f() -> impl A + use<'a, T> { 1 }", "1:20 precise-capturing"},
		{"fn f() { match x { ..=5 => 1, ..A::B | ..='a' if c => 2, (..3, _) => 4, _ => 5 } }", "1:20 half-open-pattern|1:31 half-open-pattern|1:40 half-open-pattern|1:59 half-open-pattern"},
		{"fn f() { match x { y @ 0..const { 5 } => 1, ..=const { 6 } => 2, _ => 3 } }", ""},
		{"fn f() { let a = x[..5]; let b = (..3, 1); g(..=2) }", ""},
		{"const A: f16 = 1f16; const B: f128 = 1.5e3_f128;", "1:16 literal-f16|1:38 literal-f128"},
		{"fn f(x: dyn* A) {}", "1:9 dyn-star"},
		{"fn f(&x: &pin mut A, y: &pin const B) { let mut ref z = y; }", "1:11 pin-ref|1:26 pin-ref|1:53 mut-ref"},
		{"fn f(ref pin mut a: A) { let Some(mut ref pin const b) = a; let ref pin = 1; }", "1:10 pin-ref|1:43 pin-ref|1:53 mut-ref"},
		{"fn f() { static async || {}; static async move |_| 1; static move || 2; static || 3; }", "1:10 static-closure|1:17 async-closure|1:30 static-closure|1:37 async-closure|1:55 static-closure|1:73 static-closure"},
		{"fn f() { for ! in x {} g(|!| 1); a | !b | c; for _ in !x {} }", "1:14 never-pattern|1:27 never-pattern"},
		{"const A<T>: u8 = 1;", "1:8 generic-const"},
		{"fn f() { let a = Token![const]; m!(become); }", ""},
		{"fn f() { let a = #[inline] || 1; }", ""},
	}
	for _, tt := range tests {
		t.Run(tt.src, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, x := range f.Facts {
				p := f.Pos(x.Start)
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Col, x.Kind))
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
			if d := f.Damage(); len(d) > 0 {
				t.Errorf("damage %v in %s", d, f.Regions[0].Src())
			}
		})
	}
}

func TestDamage(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"none", "fn f() {}", ""},
		{"unclosed", "fn f() {", "1:8 bracket is never closed"},
		{"closes nothing", "}", "1:1 bracket closes nothing"},
		{"string", "const A: &str = \"x", "1:17 string is never closed"},
		{"comment", "/* /* */", "1:1 comment is never closed"},
		{"nul", "fn f() {}\x00\x00", "1:10 NUL byte"},
		{"syntax", "fn f() { let = ; }", "syntax error"},
		{"in a macro", "m! { let = ; }", ""},
		{"too deep", strings.Repeat("(", 600) + strings.Repeat(")", 600), "1:1 brackets nest too deep"},
		{"bytes", "fn f() { \"\xff\" }", ""},
		{"empty", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := parse(t, tt.src)
			var got []string
			for _, d := range f.Damage() {
				p := f.Pos(d.Start)
				got = append(got, fmt.Sprintf("%d:%d %s", p.Line, p.Col, d.Reason))
			}
			all := strings.Join(got, "|")
			if tt.want == "" && all != "" || !strings.Contains(all, tt.want) {
				t.Errorf("got %s, want %s", all, tt.want)
			}
		})
	}
}

// TestStableSyntax: what stable Rust takes is understood, and is no fact.
func TestStableSyntax(t *testing.T) {
	for _, src := range []string{
		"fn f(raw: &X) { g(&raw); h(&raw[..2]); i(&raw.0); j(&raw?); k(&raw as *const u8); m(|&raw| raw) }",
		"fn f() { let S { a, #[cfg(x)] b, .. } = s; match s { S { #[cfg(x)] ref b, a: 1 } => 1, E::V { #[cfg(x)] c: Some(d), .. } => 2 } }",
		"fn f() { g(a, #[allow(x)] if b { 1 } else { 2 }, c); h(#[cfg(x)] match y { _ => 1 }, #[cfg(y)] Option::<()>::None) }",
		"fn f() where {} trait A where { fn g() where; }",
		"fn f<T>() where (): A<T>, {} impl<T> A for B where C: D, (): E<T>, (T,): F {}",
		"fn f(a: Option<&mut dyn (FnMut(&A, B))>, b: &(dyn C + Send), c: Box<dyn (Fn(u8) -> u8)>, d: &impl (Fn())) {}",
		"fn f() { g::<I, -1831, 1831>(e); h::<-1>(); let x: B<-1, 2> = 1; let y = (a < -1, b > c); z(1, -1, 2) }",
		"fn f() { let x = [#[cfg(a)] 1, #[cfg(b)] 2]; S { #[cfg(a)] b: 1, ..c }; match x { #[cfg(a)] A => 1, #[cfg(b)] B if c => 2, _ => 3 } }",
		"fn f() { a as usize; (a as u8) << 2; let x: <A as B<C>>::D; <[u8]>::f(); <dyn G>::h(); <() as I>::J }",
		"trait A: B + for<'a> C<'a> where Self: Sized { type D<'a, T>: E where Self: 'a; const F: u8 = 1; fn g(&self) -> impl H; }",
		"fn f() { let x = unsafe { &*y } as *const _ as usize; { 1 } - 1; *if a { &b } else { &c } = 1; for x in [B { c: 1 }] {} }",
		"fn f() { unsafe extern \"C\" fn g(x: *const u8, ...) -> u8; } type F = unsafe extern \"C-unwind\" fn(x: u8, ...) -> !;",
	} {
		f := parse(t, src)
		for _, d := range f.Damage() {
			t.Errorf("%q: %s at %q", src, d.Reason, src[d.Start:])
		}
		for _, x := range f.Facts {
			t.Errorf("%q: %s at %q", src, x.Kind, src[x.Start:x.End])
		}
	}
}

// TestHostile holds inputs that once were, or could be, slow. Each must end well
// within the budget; the test's own time limit is the check.
func TestHostile(t *testing.T) {
	n := 30_000
	for _, src := range []string{
		strings.Repeat("(", n), strings.Repeat("}", n), strings.Repeat("([{", n), strings.Repeat("<", n), strings.Repeat("'", n),
		"m!(" + strings.Repeat("a<", n) + ")", strings.Repeat("#[cfg(a)] x ", n/4), strings.Repeat("#[a] ", n/4),
		strings.Repeat("m!(", 400) + strings.Repeat("x,", n) + strings.Repeat(")", 400),
		"const A: u8 = " + strings.Repeat("1+", n) + "1;", strings.Repeat("\x00", n), strings.Repeat("/*", n),
	} {
		parse(t, src).Damage()
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"#![feature(a)]\nfn f() {}", "macro_rules! m { ($x:ty) => { $x } }", "/// ```\n/// #![feature(a)]\n/// ```\nfn f() {}",
		"#[cfg_attr(a, cfg(b), c = \"d\")] struct S<const N: u8 = 0>;", "m!(a, $b, ${c}, $(d),*)", "r#\"\"# '\\'' b'x' 1.0e5 'a: /* */",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		file := parse(t, string(src))
		inside := func(what string, start, end int) {
			if start < 0 || start > end || end > len(src) {
				t.Errorf("%s: %d to %d of %d bytes", what, start, end, len(src))
			}
		}
		for _, g := range file.Gates {
			inside("gate", g.Start, g.End)
		}
		for _, a := range file.Attrs {
			inside("attribute", a.Start, a.End)
		}
		for _, x := range file.Facts {
			inside("fact", x.Start, x.End)
		}
		for _, d := range file.Damage() {
			inside("damage", d.Start, d.End)
		}
		for _, r := range file.Regions {
			inside("region", r.Start(), r.End())
			if len(r.Src()) != r.End()-r.Start() {
				t.Errorf("%v: mask changed the length", r.Kind)
			}
		}
		file.AttributeRegion(func(*Attr) bool { return true }).Root()
	})
}

func BenchmarkParse(b *testing.B) {
	src := []byte(strings.Repeat("/// Text.\n#[cfg(a)]\npub fn f<T: A>(x: &T) -> u8 {\n    let y = m!(x, 1);\n    match y { Some(z) => z, None => { g(&x.y[1..2]) } }\n}\n", 200))
	p := NewParser()
	defer p.Close()
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		f, err := p.Parse(b.Context(), src)
		if err != nil {
			b.Fatal(err)
		}
		f.Root()
		f.Close()
	}
}

// TestParserLines: files that one parser has open at once have lines of their own.
func TestParserLines(t *testing.T) {
	p := NewParser()
	defer p.Close()
	var open []*File
	for range 2 {
		for _, src := range []string{"\n\na", "a\nb", "\n\n\n\n"} {
			f, err := p.Parse(context.Background(), []byte(src))
			if err != nil {
				t.Fatal(err)
			}
			f.Pos(0)
			open = append(open, f)
		}
		for _, f := range open {
			if got, want := f.Pos(len(f.Src)).Line, 1+strings.Count(string(f.Src), "\n"); got != want {
				t.Errorf("%q ends in line %d, want %d", f.Src, got, want)
			}
			f.Close()
		}
		open = nil
	}
}
