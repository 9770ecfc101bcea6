package report

import (
	"fmt"
	"slices"
	"strings"

	"featscan/internal/kernel"
	"featscan/internal/release"
)

// matrixColumns is how many architectures fit side by side.
const matrixColumns = 7

// matrix prints, for every rustc release and architecture, how many features
// and how many options are unstable, and what is left on the best compiler.
func (p *page) matrix(m *kernel.Matrix) {
	if m == nil {
		return
	}
	p.title("UNSTABLE FEATURES + OPTIONS, BY RUSTC RELEASE", "")
	for archs := range slices.Chunk(m.Archs, matrixColumns) {
		line := pad("", 10)
		for _, arch := range archs {
			line += fmt.Sprintf("%10s", Visible(archName(arch)))
		}
		p.line(line)
		for _, at := range m.Rust {
			line := "  " + pad(at.String(), 8)
			for _, arch := range archs {
				line += fmt.Sprintf("%10s", cellText(m, arch, at))
			}
			p.line(line)
		}
	}
	for _, s := range bestSentences(m) {
		p.item(4, s)
	}
}

func archName(arch string) string {
	if arch == "" {
		return "any"
	}
	return arch
}

// cellText is "4+22", or "-" where that release cannot build that
// architecture.
func cellText(m *kernel.Matrix, arch string, at release.Rust) string {
	for i := range m.Cells {
		if c := &m.Cells[i]; c.Arch == arch && c.Rust == at {
			return fmt.Sprintf("%d+%d", c.UnstableFeatures, c.UnstableFlags)
		}
	}
	return "-"
}

// bestSentences say which rustc sees the fewest unstable features, and what is
// left there; architectures on which the same is left share a sentence.
func bestSentences(m *kernel.Matrix) []string {
	where := map[string][]string{}
	var order []string
	for _, b := range m.Best {
		left := "no feature"
		if len(b.Features) > 0 {
			left = count(len(b.Features), "feature") + " (" + strings.Join(b.Features, ", ") + ")"
		}
		if where[left] == nil {
			order = append(order, left)
		}
		where[left] = append(where[left], fmt.Sprintf("%s with rustc %s (%s)", archName(b.Arch), b.Rust, count(len(b.Flags), "option")))
	}
	out := make([]string, len(order))
	for i, left := range order {
		out[i] = fmt.Sprintf("Fewest: %s on %s.", left, strings.Join(where[left], ", "))
	}
	return out
}
