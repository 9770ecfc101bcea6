package report

import (
	"fmt"
	"strings"
)

// matrix prints, one line a rustc release and architecture, how much is on and
// what of it is unstable, and what is left on the best compiler.
func (p *page) matrix(m *Matrix) {
	if m == nil {
		return
	}
	p.title("BY RUSTC RELEASE", "on  unstable")
	for _, c := range m.Cells {
		p.line(fmt.Sprintf("    %s %s %s %5d     %5d", pad(Visible(c.Rust), 10), pad(Visible(c.Arch), 14), pad("", 33), len(c.On), len(c.Unstable)))
	}
	for _, c := range m.Best {
		p.item(4, m.best(c))
	}
}

// best says what is left on the compiler with the fewest unstable features.
func (m *Matrix) best(c Cell) string {
	where := ""
	if c.Arch != "default" && c.Arch != "" {
		where = " on " + c.Arch
	}
	if len(c.Unstable) == 0 {
		return fmt.Sprintf("Fewest with rustc %s%s: none is left.", c.Rust, where)
	}
	return fmt.Sprintf("Fewest with rustc %s%s: %s", c.Rust, where, strings.Join(c.Unstable, ", "))
}
