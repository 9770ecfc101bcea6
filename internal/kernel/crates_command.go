package kernel

import (
	"path"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kbuild"
)

// compilation reads a rustc or rustdoc command line, as the evaluator expanded
// it. ok is false when it calls neither.
func compilation(words []kbuild.Word) (c Compilation, ok bool) {
	args := commandWords(words, &c)
	if args == nil {
		return c, false
	}
	for i := 0; i < len(args); i++ {
		text := args[i].Text
		if strings.HasPrefix(text, "@") && strings.HasSuffix(text, "rustc_cfg") {
			c.Config = true
			continue
		}
		if text == "--test" {
			c.Test = !c.Doc
			c.Doctest = c.Doc
			continue
		}
		name, value, whole := option(text)
		if name == "" {
			continue
		}
		if !whole {
			if i+1 == len(args) {
				break
			}
			i++
			value = args[i].Text
		}
		c.option(name, value, args[i].Cond)
	}
	return c, true
}

// commandWords is what follows the compiler in a command, up to the shell's
// next operator, with the shell's quotes removed.
func commandWords(words []kbuild.Word, c *Compilation) []Setting {
	var args []Setting
	for _, w := range words {
		text := w.Text()
		if args == nil {
			tool := path.Base(text)
			doc := tool == "rustdoc" || strings.Contains(tool, "RUSTDOC")
			if doc || tool == "rustc" || tool == "clippy-driver" || strings.HasPrefix(text, "$(") && strings.Contains(text, "RUSTC") {
				args, c.Doc = []Setting{}, doc
			}
			continue
		}
		switch tool := path.Base(text); {
		case tool == "rustc" || tool == "clippy-driver":
			continue // the other branch of $(if $(skip_clippy),...)
		case text == ";" || text == "|" || text == "&&" || text == "||" || strings.HasPrefix(text, ">"):
			return args
		}
		end := strings.HasSuffix(text, ";")
		args = append(args, Setting{unquote(strings.TrimSuffix(text, ";")), w.Cond})
		if end {
			return args
		}
	}
	return args
}

// option splits one word of a command line into rustc's option and value; the
// value is in the next word when whole is false.
func option(text string) (name, value string, whole bool) {
	switch {
	case len(text) > 2 && (strings.HasPrefix(text, "-Z") || strings.HasPrefix(text, "-C")):
		return text[:2], text[2:], true
	case text == "-Z" || text == "-C" || text == "-L" || text == "-o" || text == "-l":
		return text, "", false
	case !strings.HasPrefix(text, "--"):
		return "", "", true
	}
	if name, value, ok := strings.Cut(text, "="); ok {
		return name, value, true
	}
	switch text {
	case "--cfg", "--extern", "--crate-name", "--crate-type", "--edition", "--out-dir", "--emit",
		"--target", "--sysroot", "--codegen", "--output", "--remap-path-prefix", "--remap-path-scope", "--test-builder":
		return text, "", false
	}
	return "", "", true
}

func (c *Compilation) option(name, value string, when *cond.Expr) {
	value = strings.TrimSpace(value)
	switch name {
	case "--cfg":
		c.Cfgs = append(c.Cfgs, Setting{value, when})
	case "--extern":
		crate, _, _ := strings.Cut(value, "=")
		c.Externs = append(c.Externs, Setting{crate[strings.LastIndexByte(crate, ':')+1:], when})
	case "--crate-name":
		c.Name = value
	case "--crate-type":
		c.Proc = c.Proc || value == "proc-macro"
	case "--edition":
		c.Edition = append(c.Edition, Setting{value, when})
		c.Flags = append(c.Flags, Setting{"--edition=" + value, when})
	case "--codegen":
		c.Flags = append(c.Flags, Setting{"-C" + value, when})
	case "--remap-path-scope":
		c.Flags = append(c.Flags, Setting{name + "=" + value, when})
	case "-C":
		if strings.HasPrefix(value, "linker") || strings.HasPrefix(value, "link-arg") {
			return // what the host's C toolchain is called says nothing of Rust
		}
		c.Flags = append(c.Flags, Setting{name + value, when})
	case "-Z":
		c.Flags = append(c.Flags, Setting{name + value, when})
		c.unstable(value, when)
	}
}

// unstable reads the -Z options that decide features.
func (c *Compilation) unstable(value string, when *cond.Expr) {
	name, arg, _ := strings.Cut(value, "=")
	switch strings.ReplaceAll(name, "_", "-") {
	case "allow-features":
		c.Limited = true
		for _, f := range featureList(arg) {
			c.Allowed = append(c.Allowed, Setting{f, when})
		}
	case "crate-attr":
		list, ok := strings.CutPrefix(strings.TrimSpace(arg), "feature(")
		if !ok {
			return
		}
		for _, f := range featureList(strings.TrimSuffix(list, ")")) {
			c.Features = append(c.Features, Setting{f, when})
		}
	}
}

// featureList splits "a, b,c".
func featureList(list string) []string {
	var out []string
	for _, f := range strings.Split(list, ",") {
		if f = strings.TrimSpace(f); f != "" {
			out = append(out, f)
		}
	}
	return out
}

// unquote removes a shell's quotes and backslashes from one word.
func unquote(s string) string {
	if !strings.ContainsAny(s, `'"\`) {
		return s
	}
	var b strings.Builder
	var quote byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quote == 0 && (c == '\'' || c == '"'):
			quote = c
		case quote != 0 && c == quote:
			quote = 0
		case c == '\\' && quote != '\'' && i+1 < len(s):
			i++
			b.WriteByte(s[i])
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}
