package rust

// tok is one token of the region that is read. Doc comments are left out.
type tok struct {
	start, end int32  // offsets in the file
	match      int32  // index of the partner of a bracket, -1 without
	before     int32  // how many of the tokens before it matter
	word       uint32 // of an identifier: its number
	code       code
	glued      bool // nothing stands between it and the next token
	says       word // what the name by itself says
}

// tokenize makes the tokens of a region.
func (o *outliner) tokenize(tokens []Token) {
	list := o.tokens[:0]
	if cap(list) < len(tokens) {
		list = make([]tok, 0, len(tokens)+len(tokens)/4)
	}
	// The partners are moved by the doc comments before them.
	shift := o.shift[:0]
	docs := int32(0)
	for i := range tokens {
		shift = append(shift, docs)
		t := &tokens[i]
		if t.Kind == Doc {
			docs++
			continue
		}
		x := tok{start: t.start, end: t.end, match: t.match, word: t.word, code: t.code}
		if t.word != 0 {
			x.says = o.words.says(t.word)
		}
		if n := len(list); n > 0 {
			list[n-1].glued = list[n-1].end == x.start
		}
		list = append(list, x)
	}
	if docs > 0 {
		for i := range list {
			if m := list[i].match; m >= 0 {
				list[i].match = m - shift[m]
			}
		}
	}
	o.tokens, o.shift = list, shift
}

// weigh counts how many tokens matter.
func (o *outliner) weigh() {
	n := int32(0)
	for i := range o.tokens {
		o.tokens[i].before = n
		if o.matters(i) {
			n++
		}
	}
	o.matter = n
}

// at is the code of token i.
func (o *outliner) at(i int) code {
	if i < 0 || i >= len(o.tokens) {
		return cEnd
	}
	return o.tokens[i].code
}

func (o *outliner) glued(i int) bool { return i >= 0 && i < len(o.tokens) && o.tokens[i].glued }

// matters reports whether a token says that something there is to be kept: a
// name that matters, a declaration, a macro call, an attribute or an argument `_`.
func (o *outliner) matters(i int) bool {
	t := &o.tokens[i]
	switch t.code {
	case '!':
		return i > 0 && o.at(i-1).isName() && opens(o.at(i+1))
	case '#':
		return true
	case cWild:
		return infersBetween(o.at(i-1), o.at(i+1))
	case ';', '{':
		return o.constUses && o.startsConst(i)
	}
	return t.says != 0 && (t.says.matters(o.at(i+1)) || t.says.isMember() && o.memberMatters(i))
}

// memberMatters reports whether the name at token i may be that of a type's item which
// is to be kept.
func (o *outliner) memberMatters(i int) bool {
	switch {
	case o.at(i-1) == '.':
		says := o.tokens[i].says
		return says&wordMember != 0 || says&wordCalled != 0 && o.madeBefore(i-1)
	case o.at(i-1) == '<' || o.at(i-1) == ',':
		return o.at(i+1) == '=' || o.at(i-1) == '<' && o.at(i+1) == ':' // of what a trait's arguments bind
	case !o.isPathSep(i - 2):
		return false
	case o.at(i - 3).isName():
		return o.belongs(o.name(i-3), o.name(i)) || o.tokens[i].says&wordMember != 0 && o.region.isUnknown(o.name(i-3))
	}
	return true // behind <T>, or generic arguments
}

// madeBefore reports whether what stands before token i may be a value of which the type is
// seen: a variable, a literal, Type::MAX, or the call of a path such as Type::new().
func (o *outliner) madeBefore(i int) bool {
	i--
	switch c := o.at(i); c {
	case cName:
		return o.at(i-1) != '.' && o.at(i-1) != ':' || o.isPathSep(i-2) && ownConstants[o.raw(i)]
	case cString, cChar, cNumber, kTrue, kFalse:
		return true
	}
	for o.at(i) == '?' || o.at(i) == kAwait {
		if o.at(i) == kAwait {
			i--
		}
		i--
	}
	if o.at(i) != ')' {
		return false
	}
	switch name := int(o.tokens[i].match) - 1; {
	case o.at(name).isName():
		return o.isPathSep(name-2) || o.at(name-1) != '.' && upper(o.raw(name))
	case o.at(name) == '!':
		return false
	}
	return true // parentheses around it, or generic arguments
}

// upper reports whether a name begins as those of types and variants do.
func upper(name string) bool { return name[0] >= 'A' && name[0] <= 'Z' }

func opens(c code) bool { return c == '(' || c == '[' || c == '{' }

func closes(c code) bool { return c == ')' || c == ']' || c == '}' }

// quiet reports whether nothing of the tokens from i to before end matters.
func (o *outliner) quiet(i, end int) bool {
	return o.count(i) == o.count(end)
}

func (o *outliner) count(i int) int32 {
	if i >= len(o.tokens) {
		return o.matter
	}
	return o.tokens[i].before
}

// start is the offset in the file where token i begins.
func (o *outliner) start(i int) int {
	if i >= len(o.tokens) {
		return o.base + len(o.text)
	}
	return int(o.tokens[i].start)
}

// stop is the offset in the file where token i ends.
func (o *outliner) stop(i int) int {
	if i < 0 {
		return o.base
	}
	if i >= len(o.tokens) {
		return o.base + len(o.text)
	}
	return int(o.tokens[i].end)
}

// spanStart is where something that begins with token i begins: at the dollar for
// $crate or a macro variable, as rustc has it.
func (o *outliner) spanStart(i int) int {
	at := o.start(i)
	if at > 0 && at <= len(o.src) && o.src[at-1] == '$' {
		at--
	}
	return at
}

// raw is the text of token i.
func (o *outliner) raw(i int) string {
	t := &o.tokens[i]
	if t.word != 0 {
		return o.words.known(t.word).text
	}
	return string(o.text[int(t.start)-o.base : int(t.end)-o.base])
}

// name is the text of token i, with the $ of a macro variable restored.
func (o *outliner) name(i int) string {
	if i >= len(o.tokens) {
		return ""
	}
	return o.word(o.raw(i), o.start(i))
}

// word restores what masking took off a name: the $ of a macro variable.
func (o *outliner) word(name string, start int) string {
	if start > 0 && o.src[start-1] == '$' {
		return "$" + name
	}
	if len(name) > 2 && name[:2] == "r#" {
		return name[2:]
	}
	return name
}

// after is the index behind the bracket that token i opens, or behind token i.
func (o *outliner) after(i int) int {
	if m := int(o.tokens[i].match); m > i {
		return m + 1
	}
	return i + 1
}

// closing is the index of the partner of the bracket at i. One that is never closed
// holds nothing, lest what follows it be read once for each of them.
func (o *outliner) closing(i, end int) int {
	if m := int(o.tokens[i].match); m > i && m < end {
		return m
	}
	return min(i+1, end)
}

// comma is the index of the next comma of this level, as brackets make levels, or end.
func (o *outliner) comma(i, end int) int {
	for i < end && o.at(i) != ',' {
		i = o.after(i)
	}
	return min(i, end)
}

// angled is what the "<" at token i encloses: the index of its ">", or of what ends the
// search for it, and the index behind.
func (o *outliner) angled(i, end int) (last, next int) {
	next = o.angles(i, end)
	if last = next - 1; o.at(last) != '>' {
		last = next
	}
	return last, next
}

// isPair reports whether tokens i and i+1 are these, without space between them.
func (o *outliner) isPair(i int, a, b code) bool {
	return o.at(i) == a && o.at(i+1) == b && o.glued(i)
}

// isPathSep reports whether tokens i and i+1 are "::".
func (o *outliner) isPathSep(i int) bool { return o.at(i) == ':' && o.at(i+1) == ':' && o.glued(i) }

// isArrow reports whether tokens i and i+1 are "=>".
func (o *outliner) isArrow(i int) bool { return o.at(i) == '=' && o.at(i+1) == '>' && o.glued(i) }

// angles is the index behind the ">" that closes the "<" at i, or end without one.
func (o *outliner) angles(i, end int) int {
	depth := 0
	for i < end {
		if o.steps++; o.steps > maxSteps {
			return end
		}
		switch c := o.at(i); {
		case c == '<':
			depth++
		case c == '>' && !(i > 0 && (o.at(i-1) == '-' || o.at(i-1) == '=') && o.glued(i-1)):
			if depth--; depth == 0 {
				return i + 1
			}
		case opens(c):
			i = o.after(i)
			continue
		case c == ';' || closes(c):
			return i
		}
		i++
	}
	return end
}
