package kernel

import (
	"bytes"
	"strings"
)

// tomlItem is one string, number or word that a TOML file gives a key, with its
// place, which a decoder does not tell.
type tomlItem struct {
	keys []quoted // of its tables, inline ones too, and its own; at least one
	quoted
	array int // the value that it is an element of: items of one have the same number
}

// table is the names of the tables that the item stands in, in one string.
func (i tomlItem) table() string {
	var names []string
	for _, k := range i.keys[:len(i.keys)-1] {
		names = append(names, k.text)
	}
	return strings.Join(names, ".")
}

// own is the item's own key.
func (i tomlItem) own() string { return i.keys[len(i.keys)-1].text }

const maxTOMLDepth = 50 // brackets of a value, parts of a key

// tomlItems reads a TOML file for its values. What is not TOML gives items that
// mean nothing to a reader who asks for keys by name.
func tomlItems(src []byte) []tomlItem {
	r := &tomlReader{src: src}
	var table []quoted
	for r.pos < len(src) {
		switch c := src[r.pos]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			r.pos++
		case c == '#':
			r.line()
		case c == '[':
			for r.pos < len(src) && src[r.pos] == '[' {
				r.pos++
			}
			table = r.key("]")
			r.line()
		default:
			key := r.key("=")
			if len(key) == 0 || r.pos >= len(src) || src[r.pos] != '=' {
				r.line()
				continue
			}
			r.pos++
			r.value(append(table[:len(table):len(table)], key...))
		}
	}
	return r.items
}

type tomlReader struct {
	src    []byte
	pos    int
	items  []tomlItem
	values int
}

// line goes to the end of the line.
func (r *tomlReader) line() {
	n := bytes.IndexByte(r.src[r.pos:], '\n')
	if n < 0 {
		n = len(r.src) - r.pos
	}
	r.pos += n
}

// key reads a dotted key up to a byte of end, or to the end of the line.
func (r *tomlReader) key(end string) []quoted {
	var parts []quoted
	for r.pos < len(r.src) {
		c := r.src[r.pos]
		switch {
		case c == '\n' || strings.IndexByte(end, c) >= 0:
			return parts
		case c == '"' || c == '\'':
			part := r.literal()
			if len(parts) < maxTOMLDepth {
				parts = append(parts, part)
			}
		case bareKey(c):
			start := r.pos
			for r.pos < len(r.src) && bareKey(r.src[r.pos]) {
				r.pos++
			}
			if len(parts) < maxTOMLDepth {
				parts = append(parts, quoted{string(r.src[start:r.pos]), start, r.pos})
			}
		default:
			r.pos++
		}
	}
	return parts
}

func bareKey(c byte) bool { return isNameByte(c) || c == '-' }

// literal reads a string; one without an end stops at its line.
func (r *tomlReader) literal() quoted {
	mark := r.src[r.pos : r.pos+1]
	if triple := bytes.Repeat(mark, 3); bytes.HasPrefix(r.src[r.pos:], triple) {
		mark = triple
	}
	start := r.pos + len(mark)
	end := start
	for end < len(r.src) && !bytes.HasPrefix(r.src[end:], mark) && (r.src[end] != '\n' || len(mark) == 3) {
		if r.src[end] == '\\' && mark[0] == '"' {
			end++
		}
		end++
	}
	end = min(end, len(r.src))
	r.pos = end
	if bytes.HasPrefix(r.src[end:], mark) {
		r.pos += len(mark)
	}
	return quoted{string(r.src[start:end]), start, end}
}

// value reads what stands after '=': up to the end of the line, or of the
// brackets that it opens.
func (r *tomlReader) value(path []quoted) {
	r.values++
	depth := 0
	inline := [][]quoted{path} // the key at each depth
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c == '\n' && depth == 0:
			return
		case c == '#':
			r.line()
		case c == '[' || c == '{':
			r.pos++
			if depth++; depth > maxTOMLDepth {
				return
			}
			here := inline[len(inline)-1]
			if c == '{' {
				here = r.inner(here)
			}
			inline = append(inline, here)
		case c == ']' || c == '}':
			r.pos++
			if depth > 0 {
				depth--
				inline = inline[:len(inline)-1]
			}
		case c == ',' && r.inTable(inline):
			r.pos++
			inline[len(inline)-1] = r.inner(inline[len(inline)-2])
		case c == '"' || c == '\'':
			r.item(inline[len(inline)-1], r.literal())
		case bareKey(c):
			start := r.pos
			for r.pos < len(r.src) && (bareKey(r.src[r.pos]) || r.src[r.pos] == '.') {
				r.pos++
			}
			r.item(inline[len(inline)-1], quoted{string(r.src[start:r.pos]), start, r.pos})
		default:
			r.pos++
		}
	}
}

// inTable reports whether the innermost bracket is an inline table's: it has a
// longer key than what it stands in.
func (r *tomlReader) inTable(inline [][]quoted) bool {
	n := len(inline)
	return n > 1 && len(inline[n-1]) > len(inline[n-2])
}

// inner reads the next key of an inline table.
func (r *tomlReader) inner(path []quoted) []quoted {
	key := r.key("=}")
	if r.pos < len(r.src) && r.src[r.pos] == '=' {
		r.pos++
	}
	if len(path) > 2*maxTOMLDepth || len(key) == 0 {
		return path
	}
	return append(path[:len(path):len(path)], key...)
}

func (r *tomlReader) item(keys []quoted, q quoted) {
	if len(keys) > 0 && len(r.items) < maxFindings {
		r.items = append(r.items, tomlItem{keys, q, r.values})
	}
}
