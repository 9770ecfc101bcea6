package plan

import (
	"regexp"
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// rust edits what a minimum decides in a Rust file.
func (j *job) rust(name string, p *patch) {
	t := &rustText{src: p.src, tok: rustTokens(p.src)}
	f := &rustFile{job: j, name: name, patch: p, rustText: t, src: p.src}
	for i := 0; i < len(t.tok); i++ {
		switch {
		case t.tok[i].kind == comment:
			f.docGates(i)
		case t.text(i) == "#":
			if a, ok := t.attrAt(i); ok {
				f.attr(a)
				i = a.last
			}
		case t.text(i) == "cfg" && t.text(i+1) == "!" && t.text(i+2) == "(" && t.tok[i+2].mate > 0:
			f.cfgMacro(i)
		case t.text(i) == "if":
			f.versionIf(i)
		}
	}
	f.docCfgs()
	f.unusedTest()
	f.groups()
}

type rustFile struct {
	*job
	*patch
	*rustText
	name  string
	src   []byte
	gone  []attr           // attributes that go, in order
	plain map[int]string   // attributes that lost their condition, by first token: the feature they gate
	tests map[int]struct{} // calls of rustc_version_atleast that were resolved
}

// predicate parses the cfg predicate of tokens first to last.
func (f *rustFile) predicate(part [2]int, depth int) *boolean {
	b := &boolean{op: cond.Atom, text: f.span(part)}
	first := f.text(part[0])
	if part[0] == part[1] {
		if symbol, ok := strings.CutPrefix(first, "CONFIG_"); ok {
			if is, known := f.symbols[symbol]; known {
				b.is = cond.Of(is)
			}
		}
		return b
	}
	if f.text(part[0]+1) != "(" || f.tok[part[0]+1].mate != part[1] || depth > maxDepth {
		return b
	}
	switch first {
	case "not":
		b.op = cond.Not
	case "all":
		b.op = cond.All
	case "any":
		b.op = cond.Any
	default:
		return b
	}
	for _, sub := range f.list(part[0] + 1) {
		b.sub = append(b.sub, f.predicate(sub, depth+1))
	}
	if b.op == cond.Not && len(b.sub) != 1 {
		return &boolean{op: cond.Atom, text: b.text}
	}
	return b
}

// attr edits one attribute.
func (f *rustFile) attr(a attr) {
	if a.args < 0 || f.removed(f.tok[a.first].start, f.tok[a.last].end) {
		return
	}
	parts := f.list(a.args)
	switch f.text(a.name) {
	case "cfg":
		if len(parts) == 1 {
			f.cfg(a, parts[0])
		}
	case "cfg_attr":
		if len(parts) > 0 {
			f.cfgAttr(a, parts)
		}
	case "feature":
		if a.inner {
			f.gates(a, parts)
		}
	}
}

func (f *rustFile) item(kind, name string, at int, action, why string) *Item {
	f.add(Item{Kind: kind, Name: name, File: f.name, Line: lineOf(f.src, at), Action: action, Why: why})
	return &f.items[len(f.items)-1]
}

const answered = "the minimum answers it"

// cfg resolves #[cfg(...)].
func (f *rustFile) cfg(a attr, part [2]int) {
	s := f.predicate(part, 0).simplify(cfgStyle)
	if !s.touched {
		return
	}
	start, end := f.tok[a.first].start, f.tok[a.last].end
	text := "cfg(" + f.span(part) + ")"
	switch s.is {
	case cond.Unknown:
		f.item(ItemCfg, text, start, "replace", answered).With = ptr("cfg(" + s.text + ")")
		f.replace(f.tok[part[0]].start, f.tok[part[1]].end, s.text)
	case cond.True:
		f.item(ItemCfg, text, start, "remove", answered)
		if !f.unwrapBlock(a) {
			f.drop(start, end)
		}
	case cond.False:
		last, ok := f.thing(a.last + 1)
		if a.inner || !ok {
			i := f.item(ItemCfg, text, start, "remove", "no compiler that is left meets it")
			i.Manual = true
			return
		}
		f.item(ItemCfg, text, start, "remove", "no compiler that is left meets it")
		f.drop(f.attached(a.first), f.tok[last].end)
	}
}

// drop removes a span with its lines or, within a line, with the blanks behind.
func (f *rustFile) drop(start, end int) {
	from, to := wholeLines(f.src, start, end)
	if from == start && to == end {
		for end < len(f.src) && f.src[end] == ' ' {
			end++
		}
	}
	f.remove(start, end)
}

// attached is where what documents the thing of an attribute begins: attributes
// and comments directly before it.
func (f *rustFile) attached(first int) int {
	start := f.tok[first].start
	for i := first - 1; i >= 0; i-- {
		t := f.tok[i]
		// A blank line parts them.
		if strings.Count(string(f.src[t.end:start]), "\n") > 1 {
			return start
		}
		switch {
		case t.kind == comment:
			if from := lineStart(f.src, t.start); strings.TrimSpace(string(f.src[from:t.start])) != "" || strings.HasPrefix(f.text(i), "//!") {
				return start // behind code, or of what is around
			}
			start = t.start
		case f.text(i) == "]" && t.mate > 0 && f.text(t.mate-1) == "#":
			i = t.mate - 1
			start = f.tok[i].start
		default:
			return start
		}
	}
	return start
}

// unwrapBlock removes the attribute of a bare block together with its braces
// when nothing is declared in the block.
func (f *rustFile) unwrapBlock(a attr) bool {
	open := f.code(a.last + 1)
	if open != a.last+1 || f.text(open) != "{" || f.tok[open].mate < 0 {
		return false
	}
	shut := f.tok[open].mate
	for i := open + 1; i < shut; i++ {
		switch f.text(i) {
		case "let", "fn", "use", "static", "const", "struct", "macro_rules", "#":
			return false
		}
		if f.tok[i].kind == opening && f.text(i) != "(" && f.tok[i].mate > i {
			i = f.tok[i].mate
		}
	}
	from, to := lineStart(f.src, f.tok[a.first].start), lineEnd(f.src, f.tok[shut].end)
	if strings.TrimSpace(string(f.src[from:f.tok[a.first].start])) != "" || strings.TrimSpace(string(f.src[f.tok[shut].end:to])) != "" {
		return false
	}
	body := f.src[lineEnd(f.src, f.tok[open].end):lineStart(f.src, f.tok[shut].start)]
	text, ok := f.dedented(string(body), f.tok[open].end, f.tok[shut].start)
	if !ok {
		return false
	}
	f.replace(from, to, strings.Trim(text, "\n"))
	return true
}

// dedented is text one level to the left; false when a literal in it spans
// lines, whose bytes would change.
func (f *rustFile) dedented(text string, start, end int) (string, bool) {
	for _, t := range f.tok {
		if t.start >= start && t.end <= end && t.kind == literal && strings.Contains(string(f.src[t.start:t.end]), "\n") {
			return "", false
		}
	}
	lines := strings.Split(text, "\n")
	for i, l := range lines {
		switch {
		case strings.HasPrefix(l, "    "):
			lines[i] = l[4:]
		case strings.HasPrefix(l, "\t"):
			lines[i] = l[1:]
		}
	}
	return strings.Join(lines, "\n"), true
}

// gates takes the names that are stable out of #![feature(...)].
func (f *rustFile) gates(a attr, parts [][2]int) {
	left := f.stableOut(a, parts)
	if len(left) == len(parts) {
		return
	}
	if len(left) == 0 {
		f.drop(f.tok[a.first].start, f.tok[a.last].end)
		f.gone = append(f.gone, a)
		return
	}
	f.shorten(a.args, parts, left)
}

// stableOut notes the stable names of a feature list and returns the others.
func (f *rustFile) stableOut(a attr, parts [][2]int) (left [][2]int) {
	for _, part := range parts {
		name := f.span(part)
		if !f.stable(name) {
			left = append(left, part)
			continue
		}
		f.item(ItemGate, name, f.tok[part[0]].start, "remove", f.stableWhy(name))
	}
	return left
}

// attrWidth is how long the arguments of an attribute may be before rustfmt
// writes them one below the other.
const attrWidth = 70

// shorten leaves only some parts of a list. A list that was too long for one
// line gets one when what is left fits, as rustfmt would have it.
func (f *rustFile) shorten(open int, parts, left [][2]int) {
	shut := f.tok[open].mate
	start, end := f.tok[open].end, f.tok[shut].start
	whole := string(f.src[start:end])
	commented := false
	for i := open; i < shut; i++ {
		commented = commented || f.tok[i].kind == comment
	}
	keep := map[int]bool{}
	var texts, all []string
	for _, p := range left {
		keep[p[0]] = true
		texts = append(texts, f.span(p))
	}
	for _, p := range parts {
		all = append(all, f.span(p))
	}
	line := strings.Join(texts, ", ")
	if !strings.Contains(whole, "\n") || !commented && len(line) <= attrWidth && len(strings.Join(all, ", ")) > attrWidth {
		f.replace(start, end, line)
		return
	}
	for i, p := range parts {
		if keep[p[0]] {
			continue
		}
		to := f.tok[p[1]].end
		if f.text(p[1]+1) == "," {
			to = f.tok[p[1]+1].end
		} else if i > 0 && len(left) > 0 {
			// The last one had no comma behind; the one before keeps its own.
			to = f.tok[p[1]].end
		}
		f.remove(f.tok[p[0]].start, to)
	}
}

// cfgAttr resolves #[cfg_attr(condition, attributes...)].
func (f *rustFile) cfgAttr(a attr, parts [][2]int) {
	s := f.predicate(parts[0], 0).simplify(cfgStyle)
	start, end := f.tok[a.first].start, f.tok[a.last].end
	text := "cfg_attr(" + f.span(parts[0]) + ")"
	if s.is == cond.False {
		for _, p := range parts[1:] {
			f.gatesOf(p, func(name string, at int) {
				f.item(ItemGate, name, at, "remove", "no compiler that is left turns it on")
			})
		}
		f.item(ItemCfg, text, start, "remove", "no compiler that is left meets it")
		f.drop(start, end)
		f.gone = append(f.gone, a)
		return
	}
	attrs, edited := f.inner(a, parts[1:])
	switch {
	case !s.touched && !edited:
		return
	case len(attrs) == 0 && edited:
		f.drop(start, end)
		f.gone = append(f.gone, a)
		return
	case s.is == cond.True:
		f.item(ItemCfg, text, start, "unwrap", answered)
		f.unwrap(a, attrs)
		return
	}
	condition := f.span(parts[0])
	if s.touched {
		f.item(ItemCfg, text, start, "replace", answered).With = ptr("cfg_attr(" + s.text + ")")
		condition = s.text
	}
	args := condition + ", " + strings.Join(attrs, ", ")
	if strings.Contains(args, "\n") || len(args) > attrWidth {
		indent := f.indent(start)
		args = "\n" + indent + "    " + condition + ",\n" + indent + "    " + strings.Join(attrs, ",\n"+indent+"    ") + "\n" + indent
	}
	f.replace(f.tok[a.args].end, f.tok[f.tok[a.args].mate].start, args)
}

// gatesOf calls back for the names that an attribute under cfg_attr turns on.
func (f *rustFile) gatesOf(part [2]int, found func(name string, at int)) {
	if f.text(part[0]) != "feature" || f.text(part[0]+1) != "(" || f.tok[part[0]+1].mate < 0 {
		return
	}
	for _, p := range f.list(part[0] + 1) {
		found(f.span(p), f.tok[p[0]].start)
	}
}

// inner is what is left of the attributes under cfg_attr once stable features
// are taken out.
func (f *rustFile) inner(a attr, parts [][2]int) (attrs []string, edited bool) {
	for _, p := range parts {
		if f.text(p[0]) != "feature" || f.text(p[0]+1) != "(" || !a.inner || f.tok[p[0]+1].mate < 0 {
			attrs = append(attrs, f.span(p))
			continue
		}
		names := f.list(p[0] + 1)
		left := f.stableOut(a, names)
		if len(left) == len(names) {
			attrs = append(attrs, f.span(p))
			continue
		}
		edited = true
		if len(left) == 0 {
			continue
		}
		var texts []string
		for _, n := range left {
			texts = append(texts, f.span(n))
		}
		attrs = append(attrs, "feature("+strings.Join(texts, ", ")+")")
	}
	return attrs, edited
}

func (f *rustFile) indent(offset int) string {
	line := f.src[lineStart(f.src, offset):offset]
	return string(line[:len(line)-len(strings.TrimLeft(string(line), " \t"))])
}

// unwrap writes the attributes of a cfg_attr that always holds, one a line.
func (f *rustFile) unwrap(a attr, attrs []string) {
	mark := "#["
	if a.inner {
		mark = "#!["
	}
	start := f.tok[a.first].start
	var lines []string
	for _, text := range attrs {
		if strings.Contains(text, "\n") {
			text = strings.ReplaceAll(text, "\n    ", "\n")
		}
		lines = append(lines, mark+text+"]")
	}
	f.replace(start, f.tok[a.last].end, strings.Join(lines, "\n"+f.indent(start)))
	if len(attrs) == 1 && strings.HasPrefix(attrs[0], "feature(") {
		if f.plain == nil {
			f.plain = map[int]string{}
		}
		f.plain[a.first] = strings.TrimSuffix(strings.TrimPrefix(attrs[0], "feature("), ")")
	}
}

// cfgMacro resolves cfg!(...): the whole of an if, or else the constant.
func (f *rustFile) cfgMacro(i int) {
	open := i + 2
	parts := f.list(open)
	start, end := f.tok[i].start, f.tok[f.tok[open].mate].end
	if len(parts) != 1 || f.removed(start, end) {
		return
	}
	s := f.predicate(parts[0], 0).simplify(cfgStyle)
	if !s.touched {
		return
	}
	with := "cfg!(" + s.text + ")"
	switch s.is {
	case cond.True:
		with = "true"
	case cond.False:
		with = "false"
	}
	f.item(ItemCfg, f.span([2]int{i, f.tok[open].mate}), start, "replace", answered).With = &with
	f.replace(start, end, with)
}

var docGate = regexp.MustCompile(`#!\[feature\(([A-Za-z0-9_, ]+)\)\]`)

// docGates takes stable names out of the gates of documentation tests.
func (f *rustFile) docGates(i int) {
	text := f.text(i)
	if !strings.HasPrefix(text, "///") && !strings.HasPrefix(text, "//!") {
		return
	}
	m := docGate.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	var left []string
	names := strings.Split(text[m[2]:m[3]], ",")
	for _, n := range names {
		n = strings.TrimSpace(n)
		if !f.stable(n) {
			left = append(left, n)
			continue
		}
		f.item(ItemGate, n, f.tok[i].start, "remove", f.stableWhy(n))
	}
	at := f.tok[i].start
	switch rest := strings.TrimSpace(text[3:m[0]]) + strings.TrimSpace(text[m[1]:]); {
	case len(left) == len(names):
	case len(left) > 0:
		f.replace(at+m[2], at+m[3], strings.Join(left, ", "))
	case rest == "" || rest == "#":
		f.remove(at, f.tok[i].end)
	default:
		f.replace(at+m[0], at+m[1], "")
	}
}

var docIf = regexp.MustCompile(`^(\s*//[/!] ?)(\s*)# if cfg!\((not\()?CONFIG_([A-Za-z0-9_]+)\)?\) \{$`)

// docCfgs resolves `# if cfg!(CONFIG_X) {` in the hidden lines of documentation
// tests.
func (f *rustFile) docCfgs() {
	if !strings.Contains(string(f.src), "# if cfg!(") {
		return
	}
	for at := 0; at < len(f.src); at = lineEnd(f.src, at) + 1 {
		line := string(f.src[at:lineEnd(f.src, at)])
		m := docIf.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		is, known := f.symbols[m[4]]
		if !known {
			continue
		}
		closer := m[1] + m[2] + "# }"
		end := lineEnd(f.src, at) + 1
		var body []string
		for end < len(f.src) {
			l := string(f.src[end:lineEnd(f.src, end)])
			end = lineEnd(f.src, end) + 1
			if l == closer {
				break
			}
			if !strings.HasPrefix(strings.TrimSpace(l), "//") {
				return
			}
			body = append(body, strings.Replace(l, "#     ", "# ", 1))
		}
		f.item(ItemCfg, "cfg!("+m[3]+"CONFIG_"+m[4]+")", at, "resolve", answered)
		if is == (m[3] != "") {
			body = nil
		}
		text := strings.Join(body, "\n")
		if text != "" {
			text += "\n"
		}
		f.replace(at, min(end, len(f.src)), text)
	}
}

// versionIf resolves `if x.rustc_version_atleast(1, 86, 0) {} else if ... else {}`
// of a host program.
func (f *rustFile) versionIf(i int) {
	if f.text(i-1) == "else" {
		return
	}
	arms, end := f.arms(i)
	decided := false
	for _, a := range arms {
		decided = decided || a.call >= 0 && a.is != cond.Unknown
	}
	if !decided || f.removed(f.tok[i].start, f.tok[i].end) {
		return
	}
	from := lineStart(f.src, f.tok[i].start)
	if strings.TrimSpace(string(f.src[from:f.tok[i].start])) != "" {
		return // an expression
	}
	var kept []ifArm
	for _, a := range arms {
		if a.call >= 0 && a.is != cond.Unknown {
			f.item(ItemBranch, f.span([2]int{a.first, a.open - 1}), f.tok[a.first].start, "resolve", answered)
			if f.tests == nil {
				f.tests = map[int]struct{}{}
			}
			f.tests[a.call] = struct{}{}
		}
		// What follows an arm that always holds is never reached.
		if a.is != cond.False && (len(kept) == 0 || kept[len(kept)-1].is != cond.True) {
			kept = append(kept, a)
		}
	}
	f.replace(from, f.tok[end].end, f.written(kept, f.indent(f.tok[i].start)))
}

// written is a chain of arms as source, the first line indented.
func (f *rustFile) written(arms []ifArm, indent string) string {
	if len(arms) == 0 {
		return ""
	}
	if arms[0].is == cond.True {
		body := f.src[f.tok[arms[0].open].end:f.tok[f.tok[arms[0].open].mate].start]
		text, _ := f.dedented(string(body), f.tok[arms[0].open].end, f.tok[arms[0].open].end)
		return strings.TrimRight(strings.Trim(text, "\n"), " \t\n")
	}
	out := indent
	for n, a := range arms {
		if n > 0 {
			out += " else "
		}
		if a.is != cond.True {
			out += "if " + f.span([2]int{a.first, a.open - 1}) + " "
		}
		out += string(f.src[f.tok[a.open].start:f.tok[f.tok[a.open].mate].end])
	}
	return out
}

// An ifArm is one arm of an if; is is True for a plain else.
type ifArm struct {
	first int // the first token of its condition
	open  int // its brace
	call  int // the token of rustc_version_atleast when that is the condition, else -1
	is    cond.Tri
}

// arms reads an if with its else parts, and the last token of all.
func (f *rustFile) arms(i int) (arms []ifArm, end int) {
	for {
		a := ifArm{first: i + 1, call: -1}
		k := i + 1
		for k < len(f.tok) && f.text(k) != "{" && f.text(k) != ";" {
			if f.tok[k].kind == opening && f.tok[k].mate > k {
				k = f.tok[k].mate
			}
			k++
		}
		if f.text(k) != "{" || f.tok[k].mate < 0 {
			return nil, 0
		}
		a.open = k
		a.call, a.is = f.versionCall(a.first, k)
		arms = append(arms, a)
		end = f.tok[k].mate
		if f.text(end+1) != "else" {
			return arms, end
		}
		if f.text(end+2) == "{" && f.tok[end+2].mate > 0 {
			arms = append(arms, ifArm{first: end + 2, open: end + 2, call: -1, is: cond.True})
			return arms, f.tok[end+2].mate
		}
		if f.text(end+2) != "if" {
			return nil, 0
		}
		i = end + 2
	}
}

// versionCall decides a condition that is just a question for a version.
func (f *rustFile) versionCall(first, open int) (call int, is cond.Tri) {
	call = -1
	for k := first; k < open; k++ {
		if f.text(k) == "rustc_version_atleast" && f.text(k+1) == "(" && f.tok[k+1].mate == open-1 && k <= first+4 {
			call = k
			break
		}
	}
	if call < 0 {
		return -1, cond.Unknown
	}
	for k := first; k < call; k++ {
		if s := f.text(k); s != "." && f.tok[k].kind != word {
			return -1, cond.Unknown
		}
	}
	var n [3]int
	parts := f.list(call + 1)
	if len(parts) != 3 {
		return -1, cond.Unknown
	}
	for i, p := range parts {
		v, err := strconv.Atoi(f.span(p))
		if err != nil {
			return -1, cond.Unknown
		}
		n[i] = v
	}
	return call, versionTest(f.least(""), ">=", release.Rust{Major: n[0], Minor: n[1], Patch: n[2]}.Code())
}

// unusedTest removes the function that nothing calls any more.
func (f *rustFile) unusedTest() {
	if len(f.tests) == 0 {
		return
	}
	definition := -1
	for i := range f.tok {
		if f.text(i) != "rustc_version_atleast" || f.tok[i].kind != word {
			continue
		}
		if f.text(i-1) == "fn" {
			definition = i - 1
			continue
		}
		if _, done := f.tests[i]; !done && !f.removed(f.tok[i].start, f.tok[i].end) {
			return
		}
	}
	if definition < 0 {
		return
	}
	if last, ok := f.thing(definition); ok {
		f.item(ItemBranch, "fn rustc_version_atleast", f.tok[definition].start, "remove", "nothing asks any more")
		start := f.attached(definition)
		f.remove(start, f.tok[last].end)
	}
}

// stableSince is the release since which a feature is stable; zero if it is not.
func (f *rustFile) stableSince(feature string) release.Rust {
	e, ok := f.db.Lookup(feature)
	if !ok || e.StateAt(f.db.Newest()) != rustdb.Stable {
		return release.Rust{}
	}
	return e.StableSince
}
