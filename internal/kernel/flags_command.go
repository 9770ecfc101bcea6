package kernel

import (
	"path"
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
)

// A token is one word as a shell would split it. text has no quotes; off holds
// the file offset of each of its bytes. References are left as written.
type token struct {
	text       string
	off        []int
	refs       []reference
	start, end int  // in the file, quotes included
	op         bool // an operator that ends a command
}

// reference is a $(...) inside a token.
type reference struct {
	i, end int    // in text
	name   string // the variable, "" for a call or a computed name
	part   kbuild.Part
}

func (t token) refAt(i int) *reference {
	for k := range t.refs {
		if r := &t.refs[k]; i >= r.i && i < r.end {
			return r
		}
	}
	return nil
}

// tokenize splits an expression. Quotes group, a backslash takes the next byte
// as it is, and a '#' that starts a word starts a comment.
func tokenize(f *kbuild.File, e kbuild.Expr) []token {
	var out []token
	var cur token
	var text []byte
	open := false
	flush := func(end int) {
		if open {
			cur.text, cur.end = string(text), end
			out = append(out, cur)
		}
		cur, text, open = token{}, nil, false
	}
	begin := func(at int) {
		if !open {
			open, cur.start = true, at
		}
	}
	quote, escape, comment := byte(0), false, false
	last := 0
	for _, part := range e {
		if part.Kind != kbuild.Literal {
			if comment {
				continue
			}
			begin(part.Span.Start)
			escape = false
			ref := reference{i: len(text), name: plainName(part), part: part}
			for o := part.Span.Start; o < part.Span.End; o++ {
				text = append(text, f.Src[o])
				cur.off = append(cur.off, o)
			}
			ref.end = len(text)
			cur.refs = append(cur.refs, ref)
			last = part.Span.End
			continue
		}
		exact := len(part.Text) == part.Span.End-part.Span.Start
		for i := 0; i < len(part.Text); i++ {
			c, at, end := part.Text[i], part.Span.Start, part.Span.End
			if exact {
				at, end = part.Span.Start+i, part.Span.Start+i+1
			}
			last = end
			put := func() {
				begin(at)
				text = append(text, c)
				cur.off = append(cur.off, at)
			}
			switch {
			case comment:
				comment = c != '\n'
			case escape:
				escape = false
				if c != '\n' {
					put()
				} else if len(text) == 0 && quote == 0 {
					open = false // a continued line
				}
			case c == '\\' && quote != '\'':
				begin(at)
				escape = true
			case quote != 0:
				if c == quote {
					quote = 0
				} else {
					put()
				}
			case c == '\'' || c == '"':
				begin(at)
				quote = c
			case c == ' ' || c == '\t' || c == '\r':
				flush(at)
			case c == ';' || c == '|' || c == '&' || c == '\n':
				flush(at)
				out = append(out, token{text: string(c), start: at, end: end, op: true})
			case c == '#' && !open && exact:
				comment = true
			default:
				put()
			}
		}
	}
	flush(last)
	return out
}

// plainName is the variable that a reference names, "" when it is computed.
func plainName(p kbuild.Part) string {
	if p.Kind == kbuild.Ref && len(p.Name) == 1 && p.Name[0].Kind == kbuild.Literal {
		return strings.TrimSpace(p.Name[0].Text)
	}
	return ""
}

// command reports what one simple command (or list of options) says to rustc,
// and whether it goes there.
func (b *buildScan) command(toks []token, in reading) bool {
	reaches, cargo := in.reaches, false
	for _, t := range toks {
		switch {
		case strings.HasPrefix(t.text, Bootstrap+"="):
			value := t.text[len(Bootstrap)+1:]
			b.add(in.place, features.KindBootstrap, Bootstrap, &value, t.start, t.end)
		case isTool(t, "cargo", "CARGO"):
			cargo = true
		case cargo && t.text == "--":
			cargo, reaches = false, true // cargo rustc -- options of rustc
		case b.isRustTool(t):
			reaches = true
		}
	}
	if !reaches {
		return false
	}
	after := false // cargo's own options
	for i, t := range toks {
		switch {
		case isTool(t, "cargo", "CARGO"):
			after = true
			continue
		case after && t.text == "--":
			after = false
			continue
		case after || cargo && assignment(t) == 0:
			continue
		}
		var next *token
		if i+1 < len(toks) {
			next = &toks[i+1]
		}
		b.option(t, next, toks, in)
	}
	return !cargo
}

// isTool reports whether a token calls a program, by name or through a
// variable.
func isTool(t token, name, variable string) bool {
	for _, r := range t.refs {
		if r.name == variable {
			return true
		}
	}
	word := strings.TrimLeft(t.text, "@+-(`$")
	return len(t.refs) == 0 && path.Base(word) == name
}

// isRustTool reports whether a token is rustc, rustdoc or Clippy, or a variable
// that goes to one of them.
func (b *buildScan) isRustTool(t token) bool {
	for _, r := range t.refs {
		if b.make.rustPart(r.part) {
			return true
		}
	}
	if assignment(t) > 0 {
		return true
	}
	if len(t.refs) > 0 {
		return false
	}
	word := t.text[strings.LastIndexAny(t.text, "=(`")+1:] // x=$(rustc ...)
	switch strings.Trim(path.Base(strings.TrimLeft(word, "@+-")), "${}") {
	case "rustc", "rustdoc", "clippy-driver":
		return true
	case "RUSTC", "RUSTDOC", "HOSTRUSTC", "RUSTC_OR_CLIPPY", "CLIPPY_DRIVER":
		return strings.Contains(word, "$")
	}
	return false
}

// assignment is where the value of RUSTFLAGS="-Zx" starts in a token, 0 when it
// assigns nothing of rustc's.
func assignment(t token) int {
	for i := 0; i < len(t.text); i++ {
		switch c := t.text[i]; {
		case c == '=' && i > 0 && isRustName(t.text[:i]) && !strings.HasPrefix(t.text, Bootstrap):
			return i + 1
		case !isNameByte(c) || t.refAt(i) != nil:
			return 0
		}
	}
	return 0
}

// option reports one token, and the one after it where the two belong together.
func (b *buildScan) option(t token, next *token, all []token, in reading) {
	switch {
	case strings.HasPrefix(t.text, "-Z"):
		b.unstable(t, 0, next, all, in)
	case assignment(t) > 0: // a quoted list of options in one word
		for i := assignment(t); i < len(t.text); i++ {
			if strings.HasPrefix(t.text[i:], "-Z") && (t.text[i-1] == '=' || t.text[i-1] == ' ') && t.refAt(i) == nil {
				b.unstable(t, i, nil, nil, in)
			}
		}
	case strings.HasPrefix(t.text, "--target=") && strings.HasSuffix(t.text, ".json"):
		value := t.text[len("--target="):]
		b.add(in.place, features.KindTarget, CustomTarget, &value, t.start, t.end)
	case t.text == "--target" && next != nil && strings.HasSuffix(next.text, ".json"):
		value := next.text
		b.add(in.place, features.KindTarget, CustomTarget, &value, t.start, next.end)
	case in.cfgs:
		b.cfg(t, next, in)
	}
}

// cfg reports a build cfg of core or alloc: --cfg x, --cfg=x, or x itself in a
// list of them. feature="x" is a Cargo feature of the crate.
func (b *buildScan) cfg(t token, next *token, in reading) {
	name, start := t.text, 0
	switch {
	case t.text == "--cfg" && next != nil && !in.bare:
		t, name = *next, next.text
	case strings.HasPrefix(t.text, "--cfg="):
		start = len("--cfg=")
		name = t.text[start:]
	case !in.bare || strings.HasPrefix(t.text, "-"):
		return
	}
	if name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != "" {
		return
	}
	b.add(in.place, features.KindCfg, name, nil, t.off[start], t.off[start+len(name)-1]+1)
}

// unstable reports the -Z option at byte i of a token; the option may be the
// next token.
func (b *buildScan) unstable(t token, i int, next *token, all []token, in reading) {
	start := t.off[i]
	i += 2
	if i == len(t.text) {
		if next == nil || next.op {
			return
		}
		t, i = *next, 0
	}
	j := i
	for j < len(t.text) && t.refAt(j) == nil && (isNameByte(t.text[j]) || t.text[j] == '-') {
		j++
	}
	if ref := t.refAt(i); i == j && ref != nil {
		b.chosen(ref.part, in)
		return
	}
	if i == j || t.text[i] < 'a' || t.text[i] > 'z' {
		return // no option of rustc
	}
	name := strings.ReplaceAll(t.text[i:j], "_", "-")
	end, to := t.off[j-1]+1, len(t.text)
	var value *string
	if j < len(t.text) && t.text[j] == '=' {
		if k := strings.IndexByte(t.text[j:], ' '); k > 0 && t.refAt(j+k) == nil && start != t.start {
			to = j + k // one of several in a quoted list
		}
		text := t.text[j+1 : to]
		value = &text
		if end = t.off[to-1] + 1; to == len(t.text) && start == t.start {
			end = t.end
		}
	}
	p := in.place
	if name == "unstable-options" {
		b.unlocks(len(b.found), all)
	}
	b.add(p, features.KindFlag, "-Z"+name, value, start, end)
	if value == nil {
		return
	}
	switch name {
	case "allow-features":
		for _, ref := range b.names(t, j+1, to, func(name string, start, end int) {
			b.add(in.place, features.KindAllow, name, nil, start, end)
		}) {
			b.make.allowed[ref] = true
		}
	case "crate-attr":
		b.crateAttr(t, j+1, to, in)
	}
}

// crateAttr reports the features of -Zcrate-attr=feature(a, b).
func (b *buildScan) crateAttr(t token, i, j int, in reading) {
	at := strings.Index(t.text[i:j], "feature(")
	if at < 0 || at > 0 && isNameByte(t.text[i+at-1]) {
		return
	}
	from := i + at + len("feature(")
	to := from
	for to < j && (t.text[to] != ')' || t.refAt(to) != nil) {
		to++
	}
	p := in.place
	p.via = strings.TrimSpace("-Zcrate-attr in " + p.via)
	for _, ref := range b.names(t, from, to, func(name string, start, end int) {
		b.add(p, features.KindGate, name, nil, start, end)
	}) {
		b.make.gated[ref] = true
	}
}
