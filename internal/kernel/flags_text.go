package kernel

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
)

// text reads a build file that is not a Makefile.
func (b *buildScan) text(name string) {
	f := kbuild.NewFile(name, b.sources[name])
	p := place{file: f}
	base := path.Base(name)
	switch {
	case strings.HasPrefix(base, "Kconfig"):
		b.kconfig(p)
	case strings.HasSuffix(base, ".sh"), !strings.Contains(base, ".") && interpreter(f.Src) == "sh":
		p.via = "shell script"
		whole := kbuild.Span{End: len(f.Src)}
		b.shell(p, kbuild.Expr{{Kind: kbuild.Literal, Span: whole, Text: string(f.Src)}})
	case strings.HasSuffix(base, ".py"), strings.HasSuffix(base, ".pl"), !strings.Contains(base, ".") && interpreter(f.Src) == "script":
		p.via = "script"
		b.script(p)
	case strings.HasSuffix(base, ".json"):
		if i := bytes.Index(f.Src, []byte(`"llvm-target"`)); i >= 0 {
			value := name
			b.add(p, features.KindTarget, CustomTarget, &value, i, i+len(`"llvm-target"`))
		}
	case base == "build.rs":
		b.buildScript(p)
	default:
		b.cargoConfig(p)
	}
}

// shell reads commands one a line, without following what they do.
func (b *buildScan) shell(p place, e kbuild.Expr) {
	toks := tokenize(p.file, e)
	b.gatesInStrings(toks, reading{place: p})
	for len(toks) > 0 {
		n := 0
		for n < len(toks) && !toks[n].op {
			n++
		}
		b.command(toks[:n], reading{place: p})
		toks = toks[min(n+1, len(toks)):]
	}
}

// kconfig reads the macro calls of a Kconfig file, such as
// $(rustc-option,-Zx). Comments and help texts only speak of options.
func (b *buildScan) kconfig(p place) {
	f, help := p.file, 0 // help is the indentation of a help text, 0 outside one, -1 before its first line
	for start := 0; start < len(f.Src); {
		end := len(f.Src)
		if n := bytes.IndexByte(f.Src[start:], '\n'); n >= 0 {
			end = start + n
		}
		line := kbuild.Span{Start: start, End: end}
		start = end + 1
		text := bytes.TrimLeft(f.Src[line.Start:line.End], " \t")
		if len(text) == 0 {
			continue
		}
		if help != 0 {
			indent := width(f.Src[line.Start : line.End-len(text)])
			if help < 0 {
				help = indent
			}
			if indent >= help && indent > 0 {
				continue
			}
			help = 0
		}
		if word := string(bytes.TrimSpace(text)); word == "help" || word == "---help---" {
			help = -1
			continue
		}
		if text[0] == '#' || !bytes.Contains(text, []byte("-Z")) && !bytes.Contains(text, []byte(Bootstrap)) && !bytes.Contains(text, []byte("feature")) {
			continue
		}
		for _, part := range f.Expr(line) {
			b.macro(part, p, 0)
		}
	}
}

func width(blanks []byte) int {
	n := 0
	for _, c := range blanks {
		if c == '\t' {
			n |= 7
		}
		n++
	}
	return n
}

// macro reads $(name,args...), which to make's syntax is one long name.
func (b *buildScan) macro(part kbuild.Part, p place, depth int) {
	if part.Kind == kbuild.Literal || depth > 50 {
		return
	}
	args := splitCommas(part.Name)
	if part.Kind == kbuild.Call { // $(shell cmd): the same word in both languages
		args = part.Args
	}
	if len(args) == 0 {
		return
	}
	name := part.Func
	if name == "" {
		name = sourceOf(p.file, args[0])
		args = args[1:]
	}
	in := reading{place: p, reaches: strings.HasPrefix(name, "rustc")}
	in.via = "$(" + name + ")"
	if in.reaches {
		in.place = in.under(cond.NewAtom("make:"+p.file.Text(part.Span), ""), p.file.Text(part.Span))
	}
	for _, a := range args {
		b.expr(a, in)
		for _, q := range a {
			b.macro(q, p, depth+1)
		}
	}
}

func splitCommas(e kbuild.Expr) []kbuild.Expr {
	out := []kbuild.Expr{nil}
	for _, p := range e {
		if p.Kind != kbuild.Literal || len(p.Text) != p.Span.End-p.Span.Start {
			out[len(out)-1] = append(out[len(out)-1], p)
			continue
		}
		for i, j := 0, 0; j <= len(p.Text); j++ {
			if j < len(p.Text) && p.Text[j] != ',' {
				continue
			}
			if j > i {
				out[len(out)-1] = append(out[len(out)-1], kbuild.Part{Kind: kbuild.Literal, Text: p.Text[i:j],
					Span: kbuild.Span{Start: p.Span.Start + i, End: p.Span.Start + j}})
			}
			if j < len(p.Text) {
				out = append(out, nil)
			}
			i = j + 1
		}
	}
	return out
}

// quoted is a string literal of a script; start is its first byte inside the
// quotes.
type quoted struct {
	text       string
	start, end int
}

// literals finds the string literals of a Python or Perl script or of TOML; a
// '#' outside them starts a comment.
func literals(src []byte) []quoted {
	var out []quoted
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case '\\':
			i++
		case '#':
			n := bytes.IndexByte(src[i:], '\n')
			if n < 0 {
				return out
			}
			i += n
		case '\'', '"':
			mark := string(c)
			if triple := strings.Repeat(mark, 3); bytes.HasPrefix(src[i:], []byte(triple)) {
				mark = triple
			}
			start := i + len(mark)
			end := start
			for end < len(src) && !bytes.HasPrefix(src[end:], []byte(mark)) {
				if src[end] == '\\' {
					end++
				} else if src[end] == '\n' && len(mark) == 1 {
					break
				}
				end++
			}
			end = min(end, len(src))
			out = append(out, quoted{string(src[start:end]), start, end})
			i = min(end+len(mark)-1, len(src))
			if end < len(src) && src[end] == '\n' {
				i = end // not closed on its line: no literal
				out = out[:len(out)-1]
			}
		}
	}
	return out
}

var (
	wholeOption = regexp.MustCompile(`^-Z([a-z][A-Za-z0-9_-]*)(?:=(.*))?$`)
	plainOption = regexp.MustCompile(`^([a-z][A-Za-z0-9_-]*)(?:=(.*))?$`)
	assigned    = regexp.MustCompile(`^["']\]?\s*[=:,]\s*["']([^"']*)["']`)
)

// script reads the arguments that a script hands to rustc: a literal that is
// one whole option. Text that only speaks of options is longer.
func (b *buildScan) script(p place) {
	list := literals(p.file.Src)
	for i, q := range list {
		rest := p.file.Src[q.end:]
		switch {
		case q.text == "-Z" && i+1 < len(list) && list[i+1].start-q.end <= 8:
			b.wholeOption(p, plainOption, list[i+1], q.start)
		case strings.HasPrefix(q.text, "-Z"):
			b.wholeOption(p, wholeOption, q, q.start)
		case strings.HasPrefix(q.text, "--target=") && strings.HasSuffix(q.text, ".json"):
			value := q.text[len("--target="):]
			b.add(p, features.KindTarget, CustomTarget, &value, q.start, q.end)
		case q.text == Bootstrap:
			if m := assigned.FindSubmatch(rest[:min(len(rest), 200)]); m != nil && !strings.HasPrefix(strings.TrimLeft(string(rest), "'\"] "), ",") {
				value := string(m[1])
				b.add(p, features.KindBootstrap, Bootstrap, &value, q.start, q.end)
			}
		case strings.HasPrefix(strings.TrimSpace(q.text), "#!["):
			t := literalToken(q)
			b.gatesInStrings([]token{t}, reading{place: p})
		}
	}
}

func literalToken(q quoted) token {
	t := token{text: q.text, start: q.start, end: q.end, off: make([]int, len(q.text))}
	for i := range t.off {
		t.off[i] = q.start + i
	}
	return t
}

func (b *buildScan) wholeOption(p place, form *regexp.Regexp, q quoted, start int) {
	m := form.FindStringSubmatch(q.text)
	if m == nil {
		return
	}
	text := q.text
	if form == plainOption {
		text = "-Z" + text
		q.start -= 2 // so that offsets of text are those of the file
	}
	t := literalToken(quoted{text, q.start, q.end})
	if t.off[0] != start {
		t.off[0] = start
	}
	b.unstable(t, 0, nil, nil, reading{place: p})
}
