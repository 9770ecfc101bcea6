// Package release names, parses and orders kernel and Rust releases. It knows
// nothing of trees or features, and imports the standard library only.
package release

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
)

// Rust is a release of rustc, such as 1.85.0. The zero value means "none".
type Rust struct{ Major, Minor, Patch int }

// ParseRust reads "1.85", "1.85.0" or "1.89.0-nightly"; a missing patch level
// is 0 and anything after a '-' or '+' is dropped.
func ParseRust(s string) (Rust, error) {
	text, _, _ := strings.Cut(s, "-")
	text, _, _ = strings.Cut(text, "+")
	n, ok := numbers(text, 2, 3)
	if !ok {
		return Rust{}, fmt.Errorf("rust release %q: want two or three numbers, such as 1.85.0", s)
	}
	return Rust{n[0], n[1], n[2]}, nil
}

// MustRust is ParseRust for tables and tests; it panics on bad input.
func MustRust(s string) Rust {
	r, err := ParseRust(s)
	if err != nil {
		panic(err)
	}
	return r
}

// RustFromCode reads the kernel's canonical form, 100000*major + 100*minor +
// patch (scripts/rustc-version.sh), such as 108500 for 1.85.0.
func RustFromCode(n int) Rust { return Rust{n / 100000, n / 100 % 1000, n % 100} }

// Code is the kernel's canonical form of r; RustFromCode undoes it.
func (r Rust) Code() int { return r.Major*100000 + r.Minor*100 + r.Patch }

// IsZero reports whether r names no release.
func (r Rust) IsZero() bool { return r == Rust{} }

// Compare orders releases: negative when r came before o.
func (r Rust) Compare(o Rust) int {
	return cmp.Or(cmp.Compare(r.Major, o.Major), cmp.Compare(r.Minor, o.Minor), cmp.Compare(r.Patch, o.Patch))
}

// Less reports whether r came before o.
func (r Rust) Less(o Rust) bool { return r.Compare(o) < 0 }

// String is "1.85.0", or "" for the zero value.
func (r Rust) String() string {
	if r.IsZero() {
		return ""
	}
	return fmt.Sprintf("%d.%d.%d", r.Major, r.Minor, r.Patch)
}

// MarshalText writes r as String does, so that JSON carries "1.85.0".
func (r Rust) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (r *Rust) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*r = Rust{}
		return nil
	}
	v, err := ParseRust(string(text))
	if err != nil {
		return err
	}
	*r = v
	return nil
}

// Kernel is a release of Linux. RC is 0 for a final release. The zero value
// means "none".
type Kernel struct{ Major, Minor, Patch, RC int }

// ParseKernel reads "6.12", "v6.12.3", "v6.12-rc10" and the same with a local
// suffix ("6.12.3-1-amd64"), which is dropped.
func ParseKernel(s string) (Kernel, error) {
	bad := fmt.Errorf("kernel release %q: want a form such as v6.12, 6.12.3 or v6.12-rc1", s)
	text, suffix, _ := strings.Cut(strings.TrimPrefix(s, "v"), "-")
	n, ok := numbers(text, 2, 3)
	if !ok {
		return Kernel{}, bad
	}
	k := Kernel{Major: n[0], Minor: n[1], Patch: n[2]}
	if rest, is := strings.CutPrefix(suffix, "rc"); is {
		rest, _, _ = strings.Cut(rest, "-")
		rc, err := strconv.Atoi(rest)
		if err != nil || rc < 1 || rc > 999 {
			return Kernel{}, bad
		}
		k.RC = rc
	}
	return k, nil
}

// IsZero reports whether k names no release.
func (k Kernel) IsZero() bool { return k == Kernel{} }

// Compare orders releases the way they were published: v6.12-rc10 follows
// v6.12-rc9, and both precede v6.12. (semver gets the first of these wrong.)
func (k Kernel) Compare(o Kernel) int {
	rc := func(n int) int {
		if n == 0 {
			return 1 << 30
		}
		return n
	}
	return cmp.Or(cmp.Compare(k.Major, o.Major), cmp.Compare(k.Minor, o.Minor),
		cmp.Compare(k.Patch, o.Patch), cmp.Compare(rc(k.RC), rc(o.RC)))
}

// String is "6.12", "6.12.3" or "6.12-rc1", or "" for the zero value.
func (k Kernel) String() string {
	if k.IsZero() {
		return ""
	}
	s := fmt.Sprintf("%d.%d", k.Major, k.Minor)
	if k.Patch != 0 {
		s += fmt.Sprintf(".%d", k.Patch)
	}
	if k.RC != 0 {
		s += fmt.Sprintf("-rc%d", k.RC)
	}
	return s
}

// numbers splits "1.85.0" into its numbers, padded with zeroes to three; each
// is at most 99999, so that no arithmetic on them can overflow.
func numbers(s string, least, most int) (n [3]int, ok bool) {
	parts := strings.Split(s, ".")
	if len(parts) < least || len(parts) > most {
		return n, false
	}
	for i, p := range parts {
		v, err := strconv.ParseUint(p, 10, 17)
		if err != nil || v > 99999 {
			return n, false
		}
		n[i] = int(v)
	}
	return n, true
}
