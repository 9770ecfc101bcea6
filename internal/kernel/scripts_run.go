package kernel

import (
	"errors"
	"fmt"
	"path"
	"strings"
)

// shellRun is one run of a script.
type shellRun struct {
	vars  map[string]string
	out   strings.Builder
	steps int
	bytes int // of all that was expanded
}

// maxExpanded bounds what a run expands, in bytes.
const maxExpanded = 16 << 20

var (
	errExit  = errors.New("exit")
	errShell = errors.New("does something that is not followed here")
)

// run is what the script prints with these variables; an error when that is not
// known.
func (s *shellScript) run(vars map[string]string) (string, error) {
	r := &shellRun{vars: map[string]string{}}
	for k, v := range vars {
		r.vars[k] = v
	}
	_, err := r.list(s.body)
	if err != nil && !errors.Is(err, errExit) {
		return "", err
	}
	return r.out.String(), nil
}

func (r *shellRun) list(nodes []shellNode) (ok bool, err error) {
	ok = true
	for _, n := range nodes {
		if ok, err = r.node(n); err != nil {
			return ok, err
		}
	}
	return ok, nil
}

func (r *shellRun) node(n shellNode) (bool, error) {
	if r.steps++; r.steps > maxRun || r.out.Len() > maxScript {
		return false, errShell
	}
	switch n.kind {
	case "group":
		return r.list(n.left)
	case "not":
		ok, err := r.list(n.left)
		return !ok, err
	case "and", "or":
		ok, err := r.list(n.left)
		if err != nil || ok == (n.kind == "or") {
			return ok, err
		}
		return r.list(n.right)
	case "if":
		for _, arm := range n.arms {
			ok, err := r.list(arm.test) // an else has no test, and true
			if err != nil {
				return false, err
			}
			if ok {
				return r.list(arm.body)
			}
		}
		return true, nil
	case "case":
		word, err := r.expand(n.words[0])
		for _, arm := range n.arms {
			for _, words := range arm.patterns {
				pattern, bad := r.expand(words)
				if err = errors.Join(err, bad); err != nil {
					return false, errShell
				}
				if hit, err := path.Match(pattern, word); err == nil && hit {
					return r.list(arm.body)
				}
			}
		}
		return true, nil
	}
	return r.simple(n)
}

func (r *shellRun) expand(w shellWord) (string, error) {
	var b strings.Builder
	for _, p := range w {
		text := p.text
		if p.name != "" && p.name != "op" {
			text = r.vars[p.name]
		}
		if r.bytes += len(text); b.Len()+len(text) > maxScript || r.bytes > maxExpanded {
			return "", errShell
		}
		b.WriteString(text)
	}
	return b.String(), nil
}

func (r *shellRun) simple(n shellNode) (bool, error) {
	words := n.words
	for len(words) > 0 {
		name, _, is := strings.Cut(words[0][0].text, "=")
		if !is || words[0][0].name != "" || words[0][0].quoted || strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789") != "" {
			break
		}
		value, err := r.expand(words[0])
		if err != nil {
			return false, err
		}
		r.vars[name] = value[len(name)+1:]
		words = words[1:]
	}
	if len(words) == 0 {
		return true, nil
	}
	args := make([]string, 0, len(words))
	for _, w := range words {
		arg, err := r.expand(w)
		if err != nil {
			return false, err
		}
		args = append(args, arg)
	}
	switch args[0] {
	case "echo", "printf":
		text := strings.Join(args[1:], " ")
		if args[0] == "printf" {
			if len(args) != 3 || strings.Trim(args[1], "%s\\n") != "" {
				return false, errShell
			}
			text = args[2]
		}
		if len(n.left) == 0 { // not redirected
			r.out.WriteString(text + "\n")
		}
		return true, nil
	case "exit", "return":
		return true, errExit
	case "set", ":", "true", "export", "local", "readonly":
		return true, nil
	case "false":
		return false, nil
	case "test":
		return shellTest(args[1:])
	case "[", "[[":
		if last := args[len(args)-1]; last != "]" && last != "]]" {
			return false, errShell
		}
		return shellTest(args[1 : len(args)-1])
	}
	return false, fmt.Errorf("runs %q", args[0])
}

// shellTest is test(1) with strings, numbers, -a, -o and !.
func shellTest(args []string) (bool, error) {
	for _, join := range []string{"-o", "-a"} {
		for i, a := range args {
			if a != join || i == 0 {
				continue
			}
			left, err := shellTest(args[:i])
			if err != nil {
				return false, err
			}
			right, err := shellTest(args[i+1:])
			if join == "-o" {
				return left || right, err
			}
			return left && right, err
		}
	}
	switch {
	case len(args) > 0 && args[0] == "!":
		ok, err := shellTest(args[1:])
		return !ok, err
	case len(args) == 2 && args[0] == "-n":
		return args[1] != "", nil
	case len(args) == 2 && args[0] == "-z":
		return args[1] == "", nil
	case len(args) == 1:
		return args[0] != "", nil
	case len(args) == 3:
		switch args[1] {
		case "=", "==", "-eq":
			return args[0] == args[2], nil
		case "!=", "-ne":
			return args[0] != args[2], nil
		}
	}
	return false, errShell
}
