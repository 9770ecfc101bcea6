package kernel

import (
	"fmt"
	"slices"
	"strings"
)

// otherNames are what people, make's ARCH and rustc's targets call an
// architecture, where SRCARCH has another name.
var otherNames = map[string]string{
	"x86_64": "x86", "i386": "x86", "i686": "x86", "aarch64": "arm64", "armv7": "arm",
	"riscv32": "riscv", "riscv64": "riscv", "riscv64gc": "riscv", "loongarch64": "loongarch", "s390x": "s390",
	"powerpc64": "powerpc", "powerpc64le": "powerpc", "ppc64": "powerpc", "ppc64le": "powerpc",
	"mips64": "mips", "sparc64": "sparc", "sparc32": "sparc", "parisc64": "parisc", "uml": "um",
}

// Arch is the SRCARCH that name means: itself, or what another name stands for,
// such as x86 for x86_64. The error lists the architectures for which the tree
// can build Rust. A tree that is no kernel takes any name.
func (b *build) Arch(name string) (string, error) {
	if name == "" || !b.kernel {
		return name, nil
	}
	arch := name
	if other, ok := otherNames[name]; ok {
		arch = other
	}
	can := b.Archs()
	if len(can) == 0 || slices.Contains(can, arch) {
		return arch, nil
	}
	return "", fmt.Errorf("architecture %q: this tree builds no Rust for it, want one of %s", name, strings.Join(can, ", "))
}
