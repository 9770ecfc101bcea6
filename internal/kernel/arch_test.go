package kernel

import "testing"

func TestArch(t *testing.T) {
	b := newBuild(sampleKernel(), true, nil)
	tests := []struct{ in, want, err string }{
		{"", "", ""},
		{"x86", "x86", ""},
		{"x86_64", "x86", ""},
		{"sh", "", `architecture "sh": this tree builds no Rust for it, want one of arm, x86`},
		{"vax", "", `architecture "vax": this tree builds no Rust for it, want one of arm, x86`},
	}
	for _, tt := range tests {
		got, err := b.Arch(tt.in)
		text := ""
		if err != nil {
			text = err.Error()
		}
		if got != tt.want || text != tt.err {
			t.Errorf("Arch(%q) = %q, %q, want %q, %q", tt.in, got, text, tt.want, tt.err)
		}
	}
}
