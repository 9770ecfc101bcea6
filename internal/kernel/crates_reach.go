package kernel

import (
	"bytes"
	"path"
	"regexp"
	"sort"
	"strings"

	"featscan/internal/cond"
)

// dirRun is one directory's kbuild file, run on its own.
type dirRun struct {
	subdirs []Setting // directories it descends into, without the last slash
}

// reached is the condition under which Kbuild comes to a directory.
type reached struct {
	ok   bool
	cond *cond.Expr
}

// buildDirs lists the directories whose kbuild file seems to name a Rust file
// below it, and that Kbuild comes to.
func (r *kbuildRun) buildDirs(rs []string) []string {
	want := map[string]bool{}
	named := map[string]map[string]bool{}
	for _, p := range rs {
		for dir := path.Dir(p); ; dir = path.Dir(dir) {
			f := r.b.kbuildFile(dir)
			if f != nil && named[dir] == nil {
				named[dir] = namedStems(f.Src)
			}
			rel := strings.TrimSuffix(p, ".rs")
			if dir != "." {
				rel = rel[len(dir)+1:]
			}
			if named[dir][rel] {
				want[dir] = true
			}
			if dir == "." {
				break
			}
		}
	}
	dirs := make([]string, 0, len(want))
	for d := range want {
		if _, ok := r.reachable(d, 0); ok {
			dirs = append(dirs, d)
		}
	}
	sort.Strings(dirs)
	return dirs
}

// namedStems lists the names in a Makefile that could be those of a source
// file, relative to its directory and without the ending.
func namedStems(src []byte) map[string]bool {
	const most = 1 << 20 // bytes of a kbuild file; the largest of Linux 7.2 has 40,000
	stems := map[string]bool{}
	for _, w := range bytes.FieldsFunc(src[:min(len(src), most)], func(c rune) bool {
		return c != '_' && c != '-' && c != '.' && c != '/' && !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9')
	}) {
		name := strings.TrimLeft(string(w), "./")
		stems[name] = true
		stems[strings.TrimSuffix(name, path.Ext(name))] = true
	}
	return stems
}

func containsName(src []byte, name string) bool { return bytes.Contains(src, []byte(name)) }

// reachable says under which condition Kbuild comes to dir.
func (r *kbuildRun) reachable(dir string, depth int) (*cond.Expr, bool) {
	if got, ok := r.reach[dir]; ok {
		return got.cond, got.ok
	}
	if dir == "." || r.roots[dir] {
		r.reach[dir] = reached{ok: true}
		return nil, true
	}
	r.reach[dir] = reached{} // a directory is not reached through itself
	var ways []*cond.Expr
	for up := path.Dir(dir); depth < 64; up = path.Dir(up) {
		var here []*cond.Expr
		for _, s := range r.run(up).subdirs {
			if s.Text == dir {
				here = append(here, s.Cond)
			}
		}
		if len(here) > 0 {
			if outer, ok := r.reachable(up, depth+1); ok {
				ways = append(ways, cond.AllOf(outer, cond.AnyOf(here...)))
			}
		}
		if up == "." {
			break
		}
	}
	got := reached{ok: len(ways) > 0}
	if got.ok {
		got.cond = cond.AnyOf(ways...)
	}
	r.reach[dir] = got
	return got.cond, got.ok
}

var subMake = regexp.MustCompile(`\$\(build\)=(?:\./)?([\w./-]+)`)

// readRoots finds the directories that the top Makefile hands to a sub-make,
// and those that older releases list in variables such as core-y.
func (r *kbuildRun) readRoots() {
	r.roots = map[string]bool{}
	f := r.b.makefile("Makefile")
	if f == nil {
		return
	}
	for _, m := range subMake.FindAllSubmatch(f.Src, -1) {
		r.roots[path.Clean(string(m[1]))] = true
	}
	for _, list := range []string{"core", "drivers", "libs", "virt", "net", "init"} {
		for _, suffix := range []string{"-y", "-m"} {
			if ok, _ := r.top.Defined(list + suffix); !ok {
				continue
			}
			for _, w := range r.top.Words(list + suffix) {
				if dir, ok := strings.CutSuffix(w.Text(), "/"); ok {
					r.listed = append(r.listed, Setting{path.Clean(dir), w.Cond})
				}
			}
		}
	}
}

// run evaluates a directory's kbuild file alone, for where it descends to.
func (r *kbuildRun) run(dir string) *dirRun {
	if d := r.dirs[dir]; d != nil {
		return d
	}
	d := &dirRun{}
	r.dirs[dir] = d
	if dir == "." {
		d.subdirs = append(d.subdirs, r.listed...)
	}
	f := r.b.kbuildFile(dir)
	if f == nil {
		return d
	}
	if r.spent() {
		return d
	}
	ev := r.enter(dir, f)
	ev.Run(f, nil)
	for _, name := range []string{"obj-y", "obj-m", "subdir-y", "subdir-m"} {
		if ok, _ := ev.Defined(name); !ok {
			continue
		}
		for _, w := range ev.Words(name) {
			text := w.Text()
			if sub, ok := strings.CutSuffix(text, "/"); ok || strings.HasPrefix(name, "subdir") {
				if sub == "" {
					continue
				}
				for _, arch := range r.spellArch(sub) {
					d.subdirs = append(d.subdirs, Setting{path.Join(dir, arch.Text), cond.AllOf(w.Cond, arch.Cond)})
				}
			}
		}
	}
	return d
}

// spellArch writes out $(SRCARCH) in a directory's name.
func (r *kbuildRun) spellArch(dir string) []Setting {
	if !strings.Contains(dir, "$(SRCARCH)") {
		return []Setting{{Text: strings.TrimSuffix(dir, "/")}}
	}
	var out []Setting
	for _, arch := range r.b.Archs() {
		out = append(out, Setting{strings.ReplaceAll(strings.TrimSuffix(dir, "/"), "$(SRCARCH)", arch), cond.NewAtom("arch", arch)})
	}
	return out
}
