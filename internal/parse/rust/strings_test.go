package rust

import (
	"context"
	"strings"
	"testing"
)

// TestStringCodeLeavesProse: text that a procedural macro writes is code, a message that
// quotes an attribute is not. In Linux 7.2 such messages of rust/macros were once
// taken for attributes on expressions.
func TestStringCodeLeavesProse(t *testing.T) {
	src := "fn f() {\n" +
		"    let code = format!(\"#[used] static {name}: u8 = 0;\");\n" +
		"    let message = \"`#[vtable]` attribute should only be applied to traits\";\n" +
		"    let plain = \"no attribute\";\n}\n"
	f, err := Parse(context.Background(), []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got := string(f.StringCode())
	if len(got) != len(src) {
		t.Fatalf("length %d, want that of the file, %d", len(got), len(src))
	}
	if at := strings.Index(got, "#[used]"); at != strings.Index(src, "#[used]") {
		t.Errorf("#[used] is at %d:\n%s", at, got)
	}
	if strings.Contains(got, "vtable") || strings.Contains(got, "no attribute") {
		t.Errorf("prose was kept:\n%s", got)
	}
}

func TestIsMessage(t *testing.T) {
	for literal, want := range map[string]bool{
		`"unknown type in #[name] attribute"`:           true,
		`"expected: #[scope(\"/prefix\")]"`:             true,
		`"{e}\nwant a type, e.g. #[into(u32)]"`:         true,
		`"#[derive(Name)] doesn't work on unions."`:     true,
		`"fn f() {}\n#[used]"`:                          false,
		`"#[name] must be applied to enums"`:            true,
		`"#[derive(Name)]: #[a(lo)] and #[a(hi)]"`:      true,
		`"The '#[bits]' attribute must be a list."`:     true,
		`"empty nested list in #[name], is not usable"`: true,
		`"see #[name]"`:                                 true,
		`"#[name] for structs"`:                         true,
		`"#[used] static {name}: u8 = 0;"`:              false,
		`"#[used]"`:                                     false,
		`"{a} #[b] {c} fn d() {{ }}"`:                   false,
		`"\n#[a]\n#[b = \"c\"] pub fn d() {{ }}"`:       false,
		`"struct S {{ #[a] x: u8 }}"`:                   false,
		`"let x = #[a] y;"`:                             false,
		`"enum E {{ #[a] V, #[b] W }}"`:                 false,
	} {
		if got := isMessage([]byte(literal)); got != want {
			t.Errorf("isMessage(%s) = %v, want %v", literal, got, want)
		}
	}
}
