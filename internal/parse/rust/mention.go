package rust

import (
	"bytes"
	"encoding/binary"
)

// Mentions are the names that texts mention, and the pairs of them that a path
// may join, as far as bytes tell: comments, strings and macros are read like
// code. They may say yes too often, never too seldom for what tokens have: names,
// of ASCII alone, are kept as marks of their hashes. The zero value mentions nothing.
type Mentions struct {
	names, paths, opens, gates marks
}

// marks is a set of hashes; some have one mark in common.
type marks [1 << 15]uint64

func (m *marks) add(hash uint64)      { m[hash>>49] |= 1 << (hash >> 43 & 63) }
func (m *marks) has(hash uint64) bool { return m[hash>>49]>>(hash>>43&63)&1 != 0 }

func (m *marks) join(o *marks) {
	for i := range m {
		m[i] |= o[i]
	}
}

// Name reports whether a name is mentioned.
func (m *Mentions) Name(name string) bool { return m.names.has(hashOf(name)) }

// Path reports whether a path may lead from parent to name: one stands before the
// other, or something is imported from parent that is not told here.
func (m *Mentions) Path(parent, name string) bool {
	p := hashOf(parent)
	return m.opens.has(p) || m.paths.has(pairOf(p, hashOf(name)))
}

// Gates reports whether an attribute feature(..) may name the feature.
func (m *Mentions) Gates(feature string) bool { return m.gates.has(hashOf(feature)) }

// Join adds what o mentions.
func (m *Mentions) Join(o *Mentions) {
	m.names.join(&o.names)
	m.paths.join(&o.paths)
	m.opens.join(&o.opens)
	m.gates.join(&o.gates)
}

const hashPrime = 0x9E3779B97F4A7C15

func hashOf(name string) uint64 { return hashBytes([]byte(name)) }

// hashBytes is a hash of a name, up to eight bytes at a time.
func hashBytes(name []byte) uint64 {
	h, n := uint64(len(name)), len(name)
	for ; n > 8; n = len(name) {
		h = (h ^ binary.LittleEndian.Uint64(name)) * hashPrime
		h ^= h >> 32
		name = name[8:]
	}
	last := uint64(0)
	switch {
	case n == 8:
		last = binary.LittleEndian.Uint64(name)
	case n >= 4:
		last = uint64(binary.LittleEndian.Uint32(name)) | uint64(binary.LittleEndian.Uint32(name[n-4:]))<<32
	case n > 0:
		last = uint64(name[0]) | uint64(name[n/2])<<8 | uint64(name[n-1])<<16
	}
	h = (h ^ last) * hashPrime
	return (h ^ h>>32) * hashPrime
}

func pairOf(parent, name uint64) uint64 { return (parent ^ name>>7) * hashPrime }

// featureHash is of the one word that Mentions knows: it makes an attribute a gate.
var featureHash = hashOf("feature")

// nameByte are the bytes of names.
var nameByte = func() (table [256]bool) {
	for c := range table {
		table[c] = c == '_' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z'
	}
	return table
}()

// Add reads one more text.
func (m *Mentions) Add(src []byte) {
	parent, joined := uint64(0), -1 // the name before, and where one begins that follows it behind "::"
	gates := 0                      // the end of what an attribute feature(..) lists
	behind := comments{src: src}
	for i := 0; i < len(src); {
		if !nameByte[src[i]] || src[i] <= '9' { // no name begins with a digit
			i++
			continue
		}
		start := i
		for i++; i < len(src) && nameByte[src[i]]; i++ {
		}
		h := hashBytes(src[start:i])
		m.names.add(h)
		if start == joined {
			m.paths.add(pairOf(parent, h))
		}
		if start < gates {
			m.gates.add(h)
		}
		if h == featureHash && i > gates && (start == 0 || src[start-1] != '.') {
			gates = listEnd(src, i)
		}
		if i == len(src) {
			break
		}
		switch c := src[i]; {
		case c == ':' && i+2 < len(src) && src[i+1] == ':':
			if next := i + 2; nameByte[src[next]] && !bytes.HasPrefix(src[next:], []byte("r#")) {
				parent, joined = h, next
			} else {
				m.opens.add(h)
			}
		case (c <= ' ' || c == '/') && !(i+1 < len(src) && idle[src[i+1]]) && behind.leads(i), c == '\\', c == '$':
			m.opens.add(h)
		}
		if start > 0 && src[start-1] == '\\' {
			m.escaped(src[start:i])
		}
	}
}

// escaped adds a name that begins with the letter of an escape in a string.
func (m *Mentions) escaped(name []byte) {
	rest := string(name[1:])
	m.names.add(hashOf(rest))
	m.opens.add(hashOf(rest))
	m.gates.add(hashOf(rest))
}

// idle are the bytes with which nothing begins that leads on.
var idle = func() (table [256]bool) {
	for c := range table {
		table[c] = c > ' ' && bytes.IndexByte([]byte(":a/\\$*"), byte(c)) < 0
	}
	return table
}()

// comments answers what follows names across comments. What it found out about a
// comment holds for each name before or in it, so that no line is read twice.
type comments struct {
	src              []byte
	lineFrom, lineTo int // a line, as far as it was read
	from, to         int // where lines begin of which the answer is known
	answer           bool
}

// leads reports whether what follows white space may go on from a name: "::",
// "as", or a comment that holds or hides one of these.
func (c *comments) leads(i int) bool {
	first := -1 // the first line behind a comment
	for {
		i = spaceEnd(c.src, i)
		switch {
		case goesOn(c.src[i:]):
			return c.learn(first, i, true)
		case !bytes.HasPrefix(c.src[i:], []byte("//")):
			return c.learn(first, i, false)
		}
		for i < len(c.src) && (c.src[i] == '/' || c.src[i] == '!') {
			i++
		}
		// In a documentation comment, its text is code.
		text := i
		for text < len(c.src) && (c.src[text] == ' ' || c.src[text] == '\t') {
			text++
		}
		if goesOn(c.src[text:]) {
			return c.learn(first, i, true)
		}
		if i = c.lineEnd(i); c.from <= i && i <= c.to {
			return c.answer
		}
		if first < 0 {
			first = i
		}
	}
}

func (c *comments) learn(from, to int, answer bool) bool {
	if from >= 0 {
		c.from, c.to, c.answer = from, to, answer
	}
	return answer
}

func (c *comments) lineEnd(i int) int {
	if i < c.lineFrom || i >= c.lineTo {
		c.lineFrom, c.lineTo = i, i+lineLength(c.src[i:])
	}
	return c.lineTo
}

// goesOn reports whether src begins with what a path or an import goes on with,
// or with what may hide that.
func goesOn(src []byte) bool {
	return bytes.HasPrefix(src, []byte("::")) || bytes.HasPrefix(src, []byte("/*")) || bytes.HasPrefix(src, []byte("\\")) || bytes.HasPrefix(src, []byte("$")) ||
		bytes.HasPrefix(src, []byte("as")) && (len(src) == 2 || !nameByte[src[2]])
}

func spaceEnd(src []byte, i int) int {
	for i < len(src) && src[i] <= ' ' {
		i++
	}
	return i
}

// listEnd is the end of what an attribute of which the name ends at i may list, 0
// when it lists nothing.
func listEnd(src []byte, i int) int {
	i = spaceEnd(src, i)
	if i == len(src) || src[i] != '(' && src[i] != '/' && src[i] != '\\' {
		return 0
	}
	if n := bytes.IndexAny(src[i:], `)/\"`); n >= 0 && src[i+n] == ')' {
		return i + n
	}
	return len(src) // a bracket in a comment or a string closes nothing
}
