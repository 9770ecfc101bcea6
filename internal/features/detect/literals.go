package detect

// literals finds which of a set of short texts occur in a fragment. It looks
// only where the first two bytes of one of them stand.
type literals struct {
	byPair [1 << 16]uint16 // index into chains, 0 for none
	chains [][]literal
}

type literal struct {
	text  string
	world [3]bool
}

func newLiterals() *literals { return &literals{chains: make([][]literal, 1)} }

func (l *literals) add(text string, world int) {
	pair := int(text[0])<<8 | int(text[1])
	if l.byPair[pair] == 0 {
		l.byPair[pair] = uint16(len(l.chains))
		l.chains = append(l.chains, nil)
	}
	chain := l.chains[l.byPair[pair]]
	for i := range chain {
		if chain[i].text == text {
			chain[i].world[world] = true
			return
		}
	}
	x := literal{text: text}
	x.world[world] = true
	l.chains[l.byPair[pair]] = append(chain, x)
}

// any reports whether src holds a literal of the given world.
func (l *literals) any(src []byte, world int) bool {
	for i := 0; i+1 < len(src); i++ {
		at := l.byPair[int(src[i])<<8|int(src[i+1])]
		if at == 0 {
			continue
		}
		for _, x := range l.chains[at] {
			if x.world[world] && len(src)-i >= len(x.text) && string(src[i:i+len(x.text)]) == x.text {
				return true
			}
		}
	}
	return false
}
