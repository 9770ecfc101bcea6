package release

import (
	"testing"
)

func TestParseKernel(t *testing.T) {
	tests := []struct {
		in   string
		want Kernel
	}{
		{"6.12", Kernel{6, 12, 0, 0}},
		{"v6.12.107", Kernel{6, 12, 107, 0}},
		{"v7.2-rc10", Kernel{7, 2, 0, 10}},
		{"6.1.192-1-amd64", Kernel{6, 1, 192, 0}},
		{"7.2.0-rc3-next-20260101", Kernel{7, 2, 0, 3}},
	}
	for _, tt := range tests {
		got, err := ParseKernel(tt.in)
		if err != nil || got != tt.want {
			t.Errorf("ParseKernel(%q) = %v, %v; want %v", tt.in, got, err, tt.want)
		}
	}
	for _, bad := range []string{"", "v", "6", "6.x", "6.12-rc", "6.12-rc0", "6.1.2.3", "99999999999.1", "6.-1"} {
		if got, err := ParseKernel(bad); err == nil {
			t.Errorf("ParseKernel(%q) = %v, want an error", bad, got)
		}
	}
}

func TestKernelOrderIsThatOfPublication(t *testing.T) {
	order := []string{"v6.1", "v6.1.192", "v6.12-rc1", "v6.12-rc9", "v6.12-rc10", "v6.12", "v6.12.1", "v7.0"}
	for i := range order {
		for j := range order {
			a, _ := ParseKernel(order[i])
			b, _ := ParseKernel(order[j])
			if got, want := a.Compare(b), i-j; (got < 0) != (want < 0) || (got > 0) != (want > 0) {
				t.Errorf("%s.Compare(%s) = %d", order[i], order[j], got)
			}
		}
	}
}

func TestParseRust(t *testing.T) {
	for in, want := range map[string]string{"1.85": "1.85.0", "1.85.1": "1.85.1", "1.99.0-nightly": "1.99.0", "1.62.0": "1.62.0"} {
		got, err := ParseRust(in)
		if err != nil || got.String() != want {
			t.Errorf("ParseRust(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
	for _, bad := range []string{"", "1", "one.two", "1.85.0.1", "1..2", "1.85 "} {
		if got, err := ParseRust(bad); err == nil {
			t.Errorf("ParseRust(%q) = %v, want an error", bad, got)
		}
	}
}

func TestRustCode(t *testing.T) {
	r := MustRust("1.89.0")
	if r.Code() != 108900 || RustFromCode(108900) != r {
		t.Errorf("code of %s is %d, and back %s", r, r.Code(), RustFromCode(r.Code()))
	}
}

func FuzzKernel(f *testing.F) {
	for _, s := range []string{"v6.12-rc10", "6.1.192", "7.2.0-rc3-next", "x", "1.2.3.4"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k, err := ParseKernel(s)
		if err != nil {
			return
		}
		again, err := ParseKernel(k.String())
		if err != nil || again.Compare(k) != 0 {
			t.Fatalf("%q -> %s -> %v, %v", s, k, again, err)
		}
	})
}
