package kernel

import (
	"bytes"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/parse/kbuild"
)

// isRustName reports whether a name speaks of Rust. ("trusted" does not.)
func isRustName(name string) bool {
	low := strings.ToLower(name)
	for i := 0; ; {
		n := strings.Index(low[i:], "rust")
		if n < 0 {
			return low == "clippy_driver"
		}
		if i += n; i == 0 || low[i-1] != 't' {
			return true
		}
		i += 4
	}
}

// isRust reports whether a variable's value is handed to rustc: its name says
// so, or a command of rustc's or another such variable refers to it.
func (s *makeScan) isRust(name string) bool { return isRustName(name) || s.rust[name] }

// spread finds the variables whose values go into those that are rustc's.
func (s *makeScan) spread() {
	parts := map[string][]string{} // by the variable they go into
	var todo []string
	for name, uses := range s.uses {
		if isRustName(name) {
			todo = append(todo, name)
		}
		for _, u := range uses {
			parts[u.to] = append(parts[u.to], name)
			if isRustName(u.to) {
				todo = append(todo, u.to)
			}
		}
	}
	for name := range s.rust {
		todo = append(todo, name)
	}
	done := map[string]bool{"": true}
	for len(todo) > 0 {
		name := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if done[name] {
			continue
		}
		done[name], s.rust[name] = true, true
		todo = append(todo, parts[name]...)
	}
}

// rustPart reports whether a reference is to one of rustc's names, itself or in
// an argument such as $(if $(skip_clippy),$(RUSTC),$(RUSTC_OR_CLIPPY)).
func (s *makeScan) rustPart(p kbuild.Part) bool {
	if p.Kind == kbuild.Ref {
		name := plainName(p)
		return isRustName(name) && !strings.Contains(strings.ToLower(name), "rustfmt")
	}
	if p.Func == "call" && len(p.Args) > 0 || p.Func == "shell" {
		return false
	}
	for i, a := range p.Args {
		if i == 0 && (p.Func == "if" || p.Func == "filter-out" || p.Func == "filter") {
			continue
		}
		for _, q := range a {
			if q.Kind != kbuild.Literal && s.rustPart(q) {
				return true
			}
		}
	}
	return false
}

// collectUses notes where each variable is referred to. A recipe and a
// command's definition are ends: what they refer to is used.
func (s *makeScan) collectUses(b *buildScan) {
	for _, m := range s.met {
		f, stmt := m.File, m.Stmt
		switch stmt.Kind {
		case kbuild.Assign, kbuild.Define:
			to := f.Text(stmt.Name)
			if !removes(to) && bytes.IndexByte(f.Src[stmt.Value.Start:stmt.Value.End], '$') >= 0 {
				e := f.Expr(stmt.Value)
				s.refer(f, e, m.Cond, to, 0)
				s.commandRefs(b, f, e)
				b.selfReference(f, stmt, to, e)
			}
		case kbuild.Rule:
			for _, r := range stmt.Recipes {
				e := f.Expr(r)
				s.refer(f, e, m.Cond, "", 0)
				s.commandRefs(b, f, e)
			}
		}
	}
	s.spread()
}

// speaksOfRust is a cheap test that isRustTool would fail without.
func speaksOfRust(src []byte) bool {
	for _, word := range [...]string{"rust", "RUST", "clippy", "CLIPPY"} {
		if bytes.Contains(src, []byte(word)) {
			return true
		}
	}
	return false
}

// selfReference reports A = $(A) ..., which make refuses to expand.
func (b *buildScan) selfReference(f *kbuild.File, stmt *kbuild.Stmt, name string, e kbuild.Expr) {
	if stmt.Op != "=" || stmt.Kind != kbuild.Assign || !stmt.Target.Empty() {
		return
	}
	for _, p := range e {
		if plainName(p) == name {
			line, col := f.Position(p.Span.Start)
			b.damage(kbuild.Damage{File: f.Path, Line: line, Col: col, Reason: "variable " + name + " refers to itself"})
			return
		}
	}
}

// commandRefs notes the variables of commands that call rustc.
func (s *makeScan) commandRefs(b *buildScan, f *kbuild.File, e kbuild.Expr) {
	if len(e) == 0 || !speaksOfRust(f.Src[e[0].Span.Start:e[len(e)-1].Span.End]) {
		return
	}
	rust := false
	var refs []string
	for _, t := range append(tokenize(f, e), token{op: true}) {
		if t.op {
			if rust {
				for _, r := range refs {
					s.rust[r] = true
				}
			}
			rust, refs = false, nil
			continue
		}
		rust = rust || b.isRustTool(t)
		for _, r := range t.refs {
			if r.name != "" {
				refs = append(refs, r.name)
			}
		}
	}
}

const maxUses = 64 // of one variable; more make it unconditional

func (s *makeScan) refer(f *kbuild.File, e kbuild.Expr, c *cond.Expr, to string, depth int) {
	for _, p := range e {
		switch {
		case p.Kind == kbuild.Ref:
			if name := plainName(p); name != "" && name != to && len(s.uses[name]) <= maxUses {
				s.uses[name] = append(s.uses[name], use{c, to})
			}
			s.refer(f, p.Name, c, to, depth+1)
		case p.Kind != kbuild.Call:
		case p.Func == "if" && len(p.Args) > 1:
			test := s.test(f, p.Args[0])
			s.refer(f, p.Args[1], kbuild.Both(c, test), to, depth+1)
			if len(p.Args) > 2 {
				s.refer(f, p.Args[2], kbuild.Both(c, kbuild.Not(test)), to, depth+1)
			}
		default:
			for i, a := range p.Args {
				if i == 0 && (p.Func == "filter" || p.Func == "filter-out" || p.Func == "findstring" || p.Func == "call") {
					continue
				}
				s.refer(f, a, c, to, depth+1)
			}
		}
	}
}

// test is the condition under which an expression is not empty, as far as the
// expression alone says.
func (s *makeScan) test(f *kbuild.File, e kbuild.Expr) *cond.Expr {
	if s.tested > maxTested {
		return cond.Constant(cond.Unknown)
	}
	ev := kbuild.NewEvaluator(kbuild.Options{})
	c := ev.Present(f, e)
	s.tested += ev.Steps()
	return c
}

// maxTested bounds what all tests together may cost, in the evaluator's steps.
const maxTested = 1 << 21

// reaches is the condition under which a variable's value gets anywhere: nil
// when nothing here says.
func (s *makeScan) reaches(name string) *cond.Expr {
	if s.work++; name == "" || s.busy[name] || s.work > 100000 {
		return nil
	}
	if c, ok := s.memo[name]; ok {
		return c
	}
	uses := s.uses[name]
	if len(uses) == 0 || len(uses) > maxUses {
		return nil
	}
	s.busy[name] = true
	c := cond.Constant(cond.False)
	for _, u := range uses {
		if u.to != "" && s.busy[u.to] {
			continue // A += $(B) beside B = $(A): adds nothing
		}
		c = kbuild.Either(c, kbuild.Both(u.cond, s.reaches(u.to)))
	}
	delete(s.busy, name)
	if kbuild.Never(c) {
		c = nil
	}
	if len(s.busy) == 0 || c == nil {
		s.memo[name] = c
	}
	return c
}
