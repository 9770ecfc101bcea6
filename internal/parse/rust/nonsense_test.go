package rust

import (
	"context"
	"testing"
)

// TestDamageWithoutQuestion: a file in which nothing is asked for is parsed for
// its damage when its tokens make no sense, and is left alone when they do.
func TestDamageWithoutQuestion(t *testing.T) {
	for src, want := range map[string]bool{
		"fn f() { let x = ; }":                        true,
		"fn f() { a b }":                              true,
		"fn f() { g(1, , 2); }":                       true,
		"fn f() { let x = 1 2; }":                     true,
		"garbage here;":                               true,
		"@@@ !!!":                                     true,
		"fn f(":                                       true,
		"struct S { a: u8,, b: u8 }":                  true,
		"fn f() { let x = 1; }":                       false,
		"m! { a b, , 1 2 = ; }":                       false,
		"macro_rules! m { (a b) => { a b = ; }; }":    false,
		"/// ```\n/// a b\n/// ```\nfn f() {}":        false,
		"pub(crate) unsafe extern \"C\" fn f() {}":    false,
		"union U { a: u8 } pub auto trait T {}":       false,
		"fn f() { &raw const a; async move { b } }":   false,
		"impl<T: A +> X for Y<T> where T: B, {}":      false,
		"fn f() -> impl A + use<> { loop { break } }": false,
	} {
		f, err := Parse(context.Background(), []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		MakeOutline(f, nil)
		if got := len(f.Damage()) > 0; got != want {
			t.Errorf("%q: damaged is %v, want %v", src, got, want)
		}
		f.Close()
	}
}
