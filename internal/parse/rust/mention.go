package rust

import (
	"bytes"
	"encoding/binary"
	"maps"
	"slices"
)

// Mentions are the names that texts mention, the pairs of them that a path may
// join, and the other names that types may have, as far as bytes tell: comments,
// strings and macros are read like code. They may say yes too often, never too seldom
// for what tokens have: names, of ASCII alone, are kept as marks of their hashes. The
// zero value mentions nothing.
type Mentions struct {
	names, paths, opens, gates marks
	aliases                    map[string][]uint64 // the names, by their hashes, that each is another for
	veiled                     bool                // a comment hides an alias, or there are too many
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
// other, or in a list behind it, or something is imported from parent that is not told
// here.
func (m *Mentions) Path(parent, name string) bool {
	p := hashOf(parent)
	return m.opens.has(p) || m.paths.has(pairOf(p, hashOf(name)))
}

// Leads reports whether a path may go on behind a name.
func (m *Mentions) Leads(name string) bool {
	h := hashOf(name)
	return m.opens.has(h) || m.paths.has(pairOf(h, anyName))
}

// Aliases are the names that aliases and imports give to something of another name,
// in no order; false when they are not all known.
func (m *Mentions) Aliases() (list []string, all bool) {
	return slices.Collect(maps.Keys(m.aliases)), !m.veiled
}

// Renamed are the aliases by which an import may bring in one of the names, in no order.
func (m *Mentions) Renamed(names []string) (list []string) {
	hashes := map[uint64]bool{anyName: true}
	for _, name := range names {
		if h := hashOf(name); m.opens.has(h) { // "as" leads on
			hashes[h] = true
		}
	}
	for alias, of := range m.aliases {
		if alias != "_" && slices.ContainsFunc(of, func(h uint64) bool { return hashes[h] }) {
			list = append(list, alias)
		}
	}
	return list
}

// anyName stands for a name that is not known, noName for none.
const (
	anyName = 0
	noName  = 1
)

// maxNames bounds how many names one alias is kept to be another for: more are any.
const maxNames = 64

// maxAliases bounds how many are kept. Linux 7.2 has 700.
const maxAliases = 1 << 12

func (m *Mentions) addAlias(name string, of uint64) {
	if m.aliases == nil {
		m.aliases = map[string][]uint64{}
	}
	list := m.aliases[name]
	switch {
	case slices.Contains(list, of):
		return
	case len(list) == maxNames:
		list, of = nil, anyName
	case len(list) == 1 && list[0] == anyName:
		return
	}
	if m.aliases[name] = append(list, of); len(m.aliases) > maxAliases {
		m.aliases, m.veiled = nil, true
	}
}

// Gates reports whether an attribute feature(..) may name the feature.
func (m *Mentions) Gates(feature string) bool { return m.gates.has(hashOf(feature)) }

// Join adds what o mentions.
func (m *Mentions) Join(o *Mentions) {
	m.names.join(&o.names)
	m.paths.join(&o.paths)
	m.opens.join(&o.opens)
	m.gates.join(&o.gates)
	m.veiled = m.veiled || o.veiled
	for name, of := range o.aliases {
		for _, h := range of {
			m.addAlias(name, h)
		}
	}
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
	var last [8]byte
	copy(last[:], name)
	return lastOf(h, binary.LittleEndian.Uint64(last[:]))
}

func lastOf(h, last uint64) uint64 {
	h = (h ^ last) * hashPrime
	return (h ^ h>>32) * hashPrime
}

// hashAt is hashBytes of src[start:end], for most names in one step.
func hashAt(src []byte, start, end int) uint64 {
	if n := end - start; n <= 8 && start+8 <= len(src) {
		return lastOf(uint64(n), binary.LittleEndian.Uint64(src[start:])&(1<<(8*n)-1))
	}
	return hashBytes(src[start:end])
}

func pairOf(parent, name uint64) uint64 { return (parent ^ name>>7) * hashPrime }

// selfHash is of the name that stands for the parent of a list.
var selfHash = hashOf("self")

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
	lists := lists{of: m}
	imports := false // since what may begin an import, up to a semicolon
	var last uint64  // the name before, and where it ends
	lastEnd := 0
	for i := 0; i < len(src); {
		if c := src[i]; !nameByte[c] || c <= '9' { // no name begins with a digit
			if imports {
				imports = c != ';'
				lists.punct(src, i)
			}
			i++
			continue
		}
		start := i
		for i++; i < len(src) && nameByte[src[i]]; i++ {
		}
		h := hashAt(src, start, i)
		m.names.add(h)
		if start == joined {
			m.paths.add(pairOf(parent, h))
		}
		if len(lists.parents) > 0 {
			lists.name(h, i < len(src) && (src[i] == ',' || src[i] == '}'))
		}
		if start < gates {
			m.gates.add(h)
		}
		if i <= start+len("feature") {
			switch string(src[start:i]) {
			case "feature":
				if i > gates && (start == 0 || src[start-1] != '.') {
					gates = listEnd(src, i)
				}
			case "use", "extern":
				imports = true
			case "as":
				if imports {
					switch at := spaceEnd(src, lastEnd); {
					case at == start:
						m.aliasBehind(&behind, i, last)
					case bytes.IndexByte([]byte("/\\:*"), src[at]) >= 0: // a comment, or half a path
						m.aliasBehind(&behind, i, anyName)
					default:
						m.aliasBehind(&behind, i, noName) // it is no import
					}
				}
			case "type":
				m.aliasBehind(&behind, i, noName) // no use of it is one of what it stands for
			}
		}
		last, lastEnd = h, i
		if i == len(src) {
			break
		}
		end := i
		switch c := src[i]; {
		case c == ':' && i+2 < len(src) && src[i+1] == ':':
			m.paths.add(pairOf(h, anyName))
			switch next := i + 2; {
			case src[next] == '{':
				lists.open(h)
				imports, i = true, next+1
			case nameByte[src[next]] && !bytes.HasPrefix(src[next:], []byte("r#")):
				parent, joined = h, next
			default:
				m.opens.add(h)
			}
		case (c <= ' ' || c == '/') && !(i+1 < len(src) && idle[src[i+1]]) && behind.leads(i), c == '\\', c == '$':
			m.opens.add(h)
		}
		if start > 0 && src[start-1] == '\\' {
			m.escaped(src[start:end])
		}
	}
}

// lists are the lists of imports around a place, a::{b, c::{d}}, by their parents.
type lists struct {
	of      *Mentions
	parents []uint64
	fresh   bool // a name may begin an element
	begun   bool // something of the list stands before in the line
	kept    bool // fresh before a comment that is all of a line, which may be documentation, whose text is code
	remark  bool // what is left of the line is a comment
}

// open begins the list that stands behind a name.
func (l *lists) open(parent uint64) {
	l.parents, l.fresh, l.begun = append(l.parents, parent), true, true
	if len(l.parents) > maxLists {
		l.giveUp()
	}
}

// maxLists bounds how deep they nest.
const maxLists = 64

// name is a name in the innermost list; last says that it is all of an element.
func (l *lists) name(h uint64, last bool) {
	if l.remark {
		return
	}
	parent := l.parents[len(l.parents)-1]
	switch {
	case h == selfHash && last:
	case h == selfHash:
		l.of.opens.add(parent) // as something else, perhaps
	case l.fresh:
		l.of.paths.add(pairOf(parent, h))
	}
	l.fresh, l.begun = false, true
}

// punct is the byte at i, which is none of a name, in the innermost list.
func (l *lists) punct(src []byte, i int) {
	if len(l.parents) == 0 {
		return
	}
	switch c := src[i]; {
	case c == '\n':
		l.remark, l.begun, l.fresh, l.kept = false, false, l.fresh || l.kept, false
	case c == ' ' || c == '\t' || c == '\r' || l.remark && c != '\\':
	case c == '/' && !l.begun:
		l.kept = l.kept || l.fresh
	case c == '/' && i+1 < len(src) && src[i+1] == '/':
		l.remark = true
	case c == ':':
	case c == ',':
		l.fresh, l.begun = true, true
	case c == '}':
		l.parents, l.fresh, l.begun = l.parents[:len(l.parents)-1], false, true
	default:
		l.giveUp()
	}
}

// giveUp lets everything follow the parents: of what is in the lists, too much is
// hidden, or it is none.
func (l *lists) giveUp() {
	for _, h := range l.parents {
		l.of.opens.add(h)
	}
	l.parents, l.remark = l.parents[:0], false
}

// maxVeil bounds how many lines of comments are read for an alias.
const maxVeil = 16

// aliasBehind adds the name that follows the word which ends at i, as another for the one
// of that hash. Between the word and it may be comments: what they begin with counts as
// well, since their text may be code.
func (m *Mentions) aliasBehind(c *comments, i int, of uint64) {
	remark := c.inLine(i)
	for range maxVeil {
		if i = spaceEnd(c.src, i); i+1 < len(c.src) && c.src[i] == '\\' {
			i = spaceEnd(c.src, i+2)
		}
		text := i
		for text < len(c.src) && (c.src[text] == '/' || c.src[text] == '!' || c.src[text] == ' ' || c.src[text] == '$') {
			text++
		}
		if bytes.HasPrefix(c.src[text:], []byte("r#")) {
			text += len("r#")
		}
		end := text
		for end < len(c.src) && nameByte[c.src[end]] {
			end++
		}
		if end > text {
			m.addAlias(string(c.src[text:end]), of)
		}
		switch {
		case remark || !bytes.HasPrefix(c.src[i:], []byte("//")) && !bytes.HasPrefix(c.src[i:], []byte("/*")):
			return
		case c.src[i+1] == '*':
			m.veiled = true
			return
		}
		i = c.lineEnd(i)
	}
	m.veiled = true
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
	lineAsked        int  // how far inLine was asked
	remark           bool // what it said
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

// inLine reports whether the line that i is in begins with a comment. It may be
// asked of one place after another.
func (c *comments) inLine(i int) bool {
	if n := bytes.LastIndexByte(c.src[c.lineAsked:i], '\n'); n >= 0 {
		start := c.lineAsked + n + 1
		for start < i && (c.src[start] == ' ' || c.src[start] == '\t') {
			start++
		}
		c.remark = bytes.HasPrefix(c.src[start:], []byte("//"))
	} else if c.lineAsked == 0 {
		c.remark = bytes.HasPrefix(c.src, []byte("//"))
	}
	c.lineAsked = i
	return c.remark
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
	if len(src) == 0 {
		return false
	}
	switch src[0] {
	case ':':
		return len(src) > 1 && src[1] == ':'
	case '/':
		return len(src) > 1 && src[1] == '*'
	case '\\', '$':
		return true
	case 'a':
		return len(src) > 1 && src[1] == 's' && (len(src) == 2 || !nameByte[src[2]])
	}
	return false
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
