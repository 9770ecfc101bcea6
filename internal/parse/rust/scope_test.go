package rust

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"featscan/internal/cond"
)

// TestCfgEndsWithItsItem: a where clause ends in a comma as rustfmt writes it, and
// the body behind it was taken for a generic argument: the cfg on the item went on
// to the next one, whose uses were dormant by it (boxed.rs of Linux 6.1).
func TestCfgEndsWithItsItem(t *testing.T) {
	for _, item := range []string{
		"fn f<T>() where\n    T: A,\n{\n}",
		"impl<T> A for B<T> where T: C, {}",
		"impl A for B<u8, { 1 }> {}",
		"impl A for B<{ 1 }> where u8: C<{ 2 }, 3>, {}",
		"struct S<const N: usize = { 1 }> { a: u8 }",
		"struct S<T>(T) where T: A,;",
		"const C: u8 = { 1 };",
		"m! { a, b }",
	} {
		src := "#[cfg(x)]\n" + item + "\nfn next() {}\n"
		f, err := Parse(context.Background(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Cfgs(strings.Index(src, "next")); len(got) != 0 {
			t.Errorf("%q: what follows is under %v", item, got)
		}
		if got := f.Cfgs(strings.Index(src, "\nfn next") - 1); len(got) != 1 {
			t.Errorf("%q: its end is under %d conditions, want 1", item, len(got))
		}
		if got := len(slices.Collect(f.Chunks(false, nil))); got != 2 {
			t.Errorf("%q and a function are %d chunks, want 2", item, got)
		}
		f.Close()
	}
}

func TestChunks(t *testing.T) {
	src := `//! text
use a::b;
#[x]
mod m {
    //! text
    fn f() {}
    a::b! { c }
    pub(crate) mod n { struct S; }
    m!();
    impl T for S {}
}
mod o;
#[y] mod p {}
a! x { y }
fn g() {}
`
	f, err := Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts := func(inner bool) (list []string) {
		for c := range f.Chunks(inner, nil) {
			list = append(list, string(c.Original()))
		}
		return list
	}
	if got := strings.Join(texts(false), ""); got != src {
		t.Errorf("chunks are not the whole file: %q", got)
	}
	marked := make([]bool, len(f.Tokens))
	marked[slices.IndexFunc(f.Tokens, func(t Token) bool { return f.Text(t.Start(), t.End()) == "S" })] = true
	if list := slices.Collect(f.Chunks(true, marked)); len(list) != 1 || string(list[0].Original()) != " struct S;" {
		t.Errorf("of one marked item there are %d chunks", len(list))
	}
	want := []string{"//! text\nuse a::b;", "\n#[x]\nmod m {", "\n    //! text\n    fn f() {}", "\n    a::b! { c }", "\n    pub(crate) mod n {",
		" struct S;", " }", "\n    m!();", "\n    impl T for S {}", "\n}", "\nmod o;", "\n#[y] mod p {", "}", "\na! x { y }", "\nfn g() {}\n"}
	if diff := cmp.Diff(want, texts(true)); diff != "" {
		t.Errorf("inner chunks (-want +got):\n%s", diff)
	}
}

// TestBranches: what cfg_if! and cfg_select! choose holds under its own predicate and
// where those before it fail, for detectors (Cfgs) and for names (Mods) alike.
func TestBranches(t *testing.T) {
	for src, want := range map[string][]string{
		"m! { if #[cfg(a)] { mod x; } else if #[cfg(b)] { mod y; } else { mod z; } } mod end;": {"a", "all(not(a), b)", "all(not(a), not(b))", ""},
		"m! { if #[cfg(a)] { mod x; } } mod end;":                                              {"a", ""},
		"m! { if #[cfg(a)] #[cfg(b)] { mod x; } else { mod y; } mod z; }":                      {"all(a, b)", "not(all(a, b))", ""},
		"cfg_select! { a => { mod x; } any(b, c) => { mod y; }, _ => { mod z; } } mod end;":    {"a", "all(not(a), any(b, c))", "all(not(a), not(any(b, c)))", ""},
		"cfg_select! { a => { mod x; } true => { mod y; } }":                                   {"a", "all(not(a), true)"},
		"cfg_select! { _ => { mod x; } }":                                                      {""},
		"m! { if #[cfg(a)] { mod x; } else if b { mod y; } mod z; }":                           {"a", "", ""}, // no cfg_if!
		"m! { if #[cfg(a)] { mod x; } else }":                                                  {"a"},
	} {
		f, err := Parse(context.Background(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		mods := MakeOutline(f, NewInterest(func(string) bool { return true }, nil)).Mods
		slices.SortFunc(mods, func(a, b Mod) int { return a.Start - b.Start })
		var got []string
		for _, m := range mods {
			c := joinConds(f.Cfgs(m.Start))
			got = append(got, c.Source)
			if diff := cmp.Diff(conjuncts(c.Expr), conjuncts(m.Cond)); diff != "" {
				t.Errorf("%s: %s, for the outline (-Cfgs +Cond):\n%s", src, m.Name, diff)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", src, diff)
		}
		f.Close()
	}
}

func conjuncts(e *cond.Expr) (list []string) {
	for _, c := range e.Conjuncts() {
		if text := c.String(); text != "true" {
			list = append(list, text)
		}
	}
	slices.Sort(list)
	return list
}
