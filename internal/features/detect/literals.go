package detect

// literals finds which of a set of short texts occur in a fragment, and so
// which groups of patterns may match in it. It looks only where the first two
// bytes of one of them stand.
type literals struct {
	byPair [1 << 16]uint16 // index into chains, 0 for none
	chains [][]literal
}

type literal struct {
	text   string
	groups []int
}

func newLiterals() *literals { return &literals{chains: make([][]literal, 1)} }

// add notes that a group may match where text occurs.
func (l *literals) add(text string, group int) {
	pair := int(text[0])<<8 | int(text[1])
	if l.byPair[pair] == 0 {
		l.byPair[pair] = uint16(len(l.chains))
		l.chains = append(l.chains, nil)
	}
	chain := l.chains[l.byPair[pair]]
	for i := range chain {
		if chain[i].text == text {
			chain[i].groups = append(chain[i].groups, group)
			return
		}
	}
	l.chains[l.byPair[pair]] = append(chain, literal{text, []int{group}})
}

// mark sets need[g] for every group g that may match in src, and reports
// whether it set any.
func (l *literals) mark(src []byte, need []bool) bool {
	any := false
	for i := 0; i+1 < len(src); i++ {
		at := l.byPair[int(src[i])<<8|int(src[i+1])]
		if at == 0 {
			continue
		}
		for _, x := range l.chains[at] {
			if len(src)-i < len(x.text) || string(src[i:i+len(x.text)]) != x.text {
				continue
			}
			for _, g := range x.groups {
				need[g] = true
			}
			any = true
		}
	}
	return any
}
