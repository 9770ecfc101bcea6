package detect

import (
	"context"
	"strings"
	"testing"
	"time"

	"featscan/internal/parse/rust"
)

// TestHostile runs every detector over files that nest without end. Each must be
// done in a time that does not grow with the square of its size, and what was
// not understood must be damage.
func TestHostile(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	set := mustLoad(t)
	const n = 60_000
	tests := []struct {
		name, src string
		damaged   bool
	}{
		{"brackets", "fn f() { " + strings.Repeat("(", n) + strings.Repeat(")", n) + " }", true},
		{"generics", "fn f() -> " + strings.Repeat("Vec<", n) + "u8" + strings.Repeat(">", n) + " { const { 1 } }", true},
		{"negations", "fn f() -> bool { " + strings.Repeat("!", n) + "true }", true},
		{"method chain", "fn f() { x" + strings.Repeat(".a()", n) + " }", true},
		{"sum", "fn f() { x" + strings.Repeat("+ x", n) + " }", true},
		{"else if", "fn f() { if a {}" + strings.Repeat(" else if a {}", n) + " }", true},
		{"rules", "macro_rules! m { " + strings.Repeat("($x:expr) => { const { $x } };", n/8) + " }", false},
		{"conditions", "#[cfg_attr(" + strings.Repeat("all(", n) + strings.Repeat(")", n) + ", marker)] trait A {}", true},
		{"attributes", strings.Repeat("#[cfg(a)] ", n/4) + "fn f() {}", false},
		{"references", "fn f(x: " + strings.Repeat("&'a pin mut ", n/4) + "u8) {}", true},
		{"openings", strings.Repeat("<", n), true},
		{"ranges", "fn f() { match x { " + strings.Repeat("..=1 | ", n/4) + "_ => {} } }", true},
		{"generics of impls", strings.Repeat("impl<", n/4), true},
		{"impls as parameters", strings.Repeat("f(impl A, ", n/8), true},
		{"impls in a macro", "m!(" + strings.Repeat("impl A ", n/4) + ")", false},
		{"traits", strings.Repeat("trait a ", n/4), true},
		{"types", strings.Repeat("type A ", n/4), true},
		{"conditions with let", "fn f() { " + strings.Repeat("if let ", n/4) + "}", true},
		{"numbers as arguments", "m!(" + strings.Repeat("f16, ", n/2) + ")", false},
		{"bounds", "fn f<T: " + strings.Repeat("?A + ", n/4) + "B>() {}", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			begin := time.Now()
			f, err := rust.Parse(context.Background(), []byte(tt.src))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			set.Run(f)
			if damage := f.Damage(); tt.damaged && len(damage) == 0 {
				t.Error("no damage is reported")
			}
			if took := time.Since(begin); took > 20*time.Second*slowdown {
				t.Errorf("took %s", took)
			}
		})
	}
}
