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
