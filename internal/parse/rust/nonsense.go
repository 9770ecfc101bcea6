package rust

// nonsense reports whether token i and the next can stand in no Rust that is
// not a macro's: the file is worth parsing to say where it is damaged. It sees
// what half-written code looks like, and misses what only a grammar knows.
func (l *layer) nonsense(i int) bool {
	if i+1 >= len(l.tokens) {
		return false
	}
	t, next := &l.tokens[i], &l.tokens[i+1]
	c, n := t.code, next.code
	switch t.Kind {
	case Punct:
		switch c {
		case '=', '+', '/', '%', '^':
			return n == ';' || n == ')' && c != '+' || n == ']'
		case ',':
			return n == ',' || n == ';'
		}
	case Ident:
		return next.Kind == Ident && l.operandWord(i) && l.operandWord(i+1)
	case Number, Char:
		return next.Kind == Number || next.Kind == String || next.Kind == Ident && l.operandWord(i+1)
	case String:
		return (next.Kind == Number || next.Kind == Ident && l.operandWord(i+1)) && !l.is(i-1, "extern")
	}
	return false
}

// operandWord reports whether the identifier at token i is a name in all places.
func (l *layer) operandWord(i int) bool {
	return l.tokens[i].can&mustName != 0
}

// contextual are the words that stand beside a name and are no keywords.
var contextual = map[string]bool{"raw": true, "macro_rules": true, "pin": true, "reuse": true, "builtin": true, "crate": true, "self": true, "_": true}
