package plan

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
)

// makefile edits what a minimum decides in a Makefile: conditionals, $(if),
// names in feature lists, and options that have a stable form.
func (j *job) makefile(name string, p *patch) {
	j.conditionals(name, p)
	j.calls(name, p)
	j.buildFindings(name, p)
}

// A makeLine is one logical line of a Makefile.
type makeLine struct {
	start, end int // with continued lines, without the last newline
	text       string
}

func makeLines(src []byte) []makeLine {
	var out []makeLine
	for at := 0; at < len(src); {
		end := lineEnd(src, at)
		for end < len(src) && continued(src[at:end]) {
			end = lineEnd(src, end+1)
		}
		out = append(out, makeLine{at, end, string(src[at:end])})
		at = end + 1
	}
	return out
}

func continued(line []byte) bool {
	n := 0
	for i := len(line) - 1; i >= 0 && line[i] == '\\'; i-- {
		n++
	}
	return n%2 == 1
}

// A branch is one arm of a conditional.
type branch struct {
	line makeLine // ifeq ..., else, else ifdef ...
	is   cond.Tri // of its own test; True for a plain else
	test string   // its test with its keyword, "" for a plain else
}

var makeKeyword = regexp.MustCompile(`^ *(ifeq|ifneq|ifdef|ifndef|else|endif)\b(.*)`)

// conditionals resolves ifeq, ifdef and their like, outermost first.
func (j *job) conditionals(name string, p *patch) {
	var stack [][]branch
	for _, l := range makeLines(p.src) {
		m := makeKeyword.FindStringSubmatch(l.text)
		if m == nil {
			continue
		}
		test := strings.TrimSpace(m[1] + m[2])
		switch m[1] {
		case "else":
			if len(stack) == 0 {
				continue
			}
			b := branch{line: l, is: cond.True}
			rest := strings.TrimSpace(m[2])
			if i := makeKeyword.FindStringSubmatch(rest); i != nil {
				b.test, b.is = rest, j.makeTest(name, i[1], i[2])
			}
			stack[len(stack)-1] = append(stack[len(stack)-1], b)
		case "endif":
			if len(stack) == 0 {
				continue
			}
			j.resolveArms(name, p, stack[len(stack)-1], l)
			stack = stack[:len(stack)-1]
		default:
			stack = append(stack, []branch{{line: l, test: test, is: j.makeTest(name, m[1], m[2])}})
		}
	}
}

// resolveArms edits one conditional with its endif.
func (j *job) resolveArms(name string, p *patch, arms []branch, endif makeLine) {
	decided := false
	for i := range arms {
		decided = decided || arms[i].test != "" && arms[i].is != cond.Unknown
	}
	if !decided {
		return
	}
	for _, a := range arms {
		if a.test != "" && a.is != cond.Unknown {
			j.add(Item{Kind: ItemBranch, Name: a.test, File: name, Line: lineOf(p.src, a.line.start), Action: "resolve", Why: "the minimum answers it"})
		}
	}
	kept := 0 // arms that stay
	for i, a := range arms {
		end := endif.start
		if i+1 < len(arms) {
			end = arms[i+1].line.start
		}
		switch {
		case a.is == cond.False:
			p.remove(a.line.start, end)
			continue
		case a.is == cond.True && kept == 0:
			p.remove(a.line.start, a.line.end)
			p.remove(end, endif.end)
			return
		case a.is == cond.True:
			if a.test != "" {
				p.replace(a.line.start, a.line.end, "else")
			}
			if end < endif.start {
				p.remove(end, endif.start)
			}
			return
		case kept == 0 && i > 0:
			p.replace(a.line.start, a.line.end, a.test)
		}
		kept++
	}
	if kept == 0 {
		p.remove(endif.start, endif.end)
	}
}

var (
	minVersion = regexp.MustCompile(`^\$\(call +rustc-min-version, *([0-9]+)\)$`)
	configRef  = regexp.MustCompile(`^\$[({]CONFIG_([A-Za-z0-9_]+)[)}]$`)
	eqArgs     = regexp.MustCompile(`^\s*\((.*),([^,]*)\)\s*$`)
)

// makeTest decides the test of a conditional.
func (j *job) makeTest(name, keyword, rest string) cond.Tri {
	is := cond.Unknown
	switch keyword {
	case "ifdef", "ifndef":
		if symbol, ok := strings.CutPrefix(strings.TrimSpace(rest), "CONFIG_"); ok {
			if v, known := j.symbols[symbol]; known {
				is = cond.Of(v)
			}
		}
	case "ifeq", "ifneq":
		m := eqArgs.FindStringSubmatch(rest)
		if m == nil {
			return cond.Unknown
		}
		left, right := strings.TrimSpace(m[1]), strings.TrimSpace(m[2])
		if left == "y" || left == "" {
			left, right = right, left
		}
		is = j.makeValue(name, left)
		switch right {
		case "y":
		case "":
			is = is.Not()
		default:
			return cond.Unknown
		}
	}
	if keyword == "ifndef" || keyword == "ifneq" {
		is = is.Not()
	}
	return is
}

// makeValue says whether an expression is y or empty.
func (j *job) makeValue(name, text string) cond.Tri {
	text = strings.TrimSpace(text)
	if m := minVersion.FindStringSubmatch(text); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil {
			return cond.Unknown
		}
		return versionTest(j.leastFor(name), ">=", n)
	}
	if m := configRef.FindStringSubmatch(text); m != nil {
		if v, ok := j.symbols[m[1]]; ok {
			return cond.Of(v)
		}
	}
	return cond.Unknown
}

// calls resolves what is decided inside a line.
func (j *job) calls(name string, p *patch) {
	for _, l := range makeLines(p.src) {
		trimmed := strings.TrimSpace(l.text)
		if strings.HasPrefix(trimmed, "#") || makeKeyword.MatchString(l.text) || !strings.Contains(l.text, "$") || p.removed(l.start, l.end) {
			continue
		}
		j.callsIn(name, p, l)
	}
}

// callsIn edits one logical line.
func (j *job) callsIn(name string, p *patch, l makeLine) {
	type piece struct {
		start, end int
		text       string
	}
	var pieces []piece
	for i := 0; i < len(l.text); i++ {
		if l.text[i] != '$' {
			continue
		}
		end := callEnd(l.text, i)
		if end < 0 {
			i++
			continue
		}
		call := l.text[i:end]
		value, ok := j.resolveCall(name, call)
		if !ok {
			continue
		}
		item := Item{Kind: ItemBranch, Name: call, File: name, Line: lineOf(p.src, l.start+i), Action: "resolve", With: ptr(value), Why: "the minimum answers it"}
		j.add(item)
		pieces = append(pieces, piece{i, end, value})
		i = end - 1
	}
	if len(pieces) == 0 {
		return
	}
	// What is left decides whether the line stays.
	rest, at := "", 0
	for _, x := range pieces {
		rest += l.text[at:x.start] + x.text
		at = x.end
	}
	rest += l.text[at:]
	if body, _, _ := strings.Cut(rest, "#"); emptyAppend.MatchString(body) {
		p.remove(j.lineComment(p.src, l), l.end)
		return
	}
	for _, x := range pieces {
		j.optionComment(name, p, l, l.text[x.start:x.end], rest)
	}
	for _, x := range pieces {
		start, end := l.start+x.start, l.start+x.end
		switch {
		case x.text != "":
			p.replace(start, end, x.text)
		case lastOfContinuation(p.src, l, start, end):
			// The line before ends the value now.
			from := strings.LastIndexByte(string(p.src[:start]), '\\')
			keep := len(strings.TrimRight(string(p.src[:from]), " \t"))
			p.edits = append(p.edits, edit{start: keep, end: end})
		default:
			p.edits = append(p.edits, blankEdit(p.src, l, start, end))
		}
	}
}

var emptyAppend = regexp.MustCompile(`^\s*[^\s:=+?]+\s*\+=[\s\\]*$`)

// lastOfContinuation reports whether a piece stands alone on the last physical
// line of a longer logical one.
func lastOfContinuation(src []byte, l makeLine, start, end int) bool {
	from := lineStart(src, start)
	return from > l.start && end == l.end && strings.TrimSpace(string(src[from:start])) == ""
}

// blankEdit takes a piece away with the blanks on one side of it, or with its
// line where it stands alone on a continued one.
func blankEdit(src []byte, l makeLine, start, end int) edit {
	from, to := lineStart(src, start), lineEnd(src, end)
	if from > l.start && strings.TrimSpace(string(src[from:start])) == "" && strings.TrimSpace(string(src[end:to])) == `\` {
		return edit{start: from, end: min(to+1, len(src))}
	}
	for start > from && (src[start-1] == ' ' || src[start-1] == '\t') && (end == to || src[end] == ' ' || src[end] == '\t') {
		start--
	}
	return edit{start: start, end: end}
}

// callEnd is the end of the reference that starts with the '$' at i, -1 for none.
func callEnd(text string, i int) int {
	if i+1 >= len(text) || text[i+1] != '(' {
		return -1
	}
	depth := 0
	for k := i + 1; k < len(text); k++ {
		switch text[k] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return k + 1
			}
		}
	}
	return -1
}

// resolveCall is what a reference comes to; false while that is open.
func (j *job) resolveCall(name, call string) (string, bool) {
	if is := j.makeValue(name, call); is != cond.Unknown {
		if is == cond.True {
			return "y", true
		}
		return "", true
	}
	inner, ok := strings.CutPrefix(call[:len(call)-1], "$(if ")
	if !ok {
		return "", false
	}
	args := splitArgs(inner)
	if len(args) < 2 {
		return "", false
	}
	switch j.makeValue(name, args[0]) {
	case cond.True:
		return strings.TrimSpace(args[1]), true
	case cond.False:
		return strings.TrimSpace(strings.Join(args[2:], ",")), true
	}
	return "", false
}

// splitArgs splits the arguments of $(if): at most three.
func splitArgs(text string) []string {
	var args []string
	depth, from := 0, 0
	for i := range len(text) {
		switch text[i] {
		case '(', '{':
			depth++
		case ')', '}':
			depth--
		case ',':
			if depth == 0 && len(args) < 2 {
				args = append(args, text[from:i])
				from = i + 1
			}
		}
	}
	return append(args, text[from:])
}

// lineComment is where the comment begins that speaks of one line only: it
// stands directly over it, and nothing else does directly below.
func (j *job) lineComment(src []byte, l makeLine) int {
	next := ""
	if l.end+1 < len(src) {
		next = strings.TrimSpace(string(src[l.end+1 : lineEnd(src, l.end+1)]))
	}
	if next == "" || strings.HasPrefix(next, "endif") || strings.HasPrefix(next, "else") || strings.HasPrefix(next, "#") {
		return commentAbove(src, l.start, "#")
	}
	return l.start
}

var option = regexp.MustCompile(`-[A-Za-z-][A-Za-z0-9:_-]{2,}`)

// optionComment removes the paragraph over a line that speaks of an option
// which the line no longer has.
func (j *job) optionComment(file string, p *patch, l makeLine, was, now string) {
	for _, name := range option.FindAllString(was, -1) {
		if strings.Contains(now, name) {
			continue
		}
		first := commentAbove(p.src, l.start, "#")
		for at := first; at < l.start; {
			// A paragraph ends at a bare mark.
			end := at
			for end < l.start && strings.TrimSpace(string(p.src[end:lineEnd(p.src, end)])) != "#" {
				end = lineEnd(p.src, end) + 1
			}
			if end > at && strings.Contains(string(p.src[at:end]), "`"+name+"`") {
				from := at
				if at > first {
					from, _, _ = above(p.src, at)
				}
				j.add(Item{Kind: ItemComment, Name: name, File: file, Line: lineOf(p.src, at), Action: "remove", Why: "what it speaks of goes"})
				p.remove(from, end)
			}
			at = lineEnd(p.src, min(end, len(p.src))) + 1
		}
	}
}

// buildFindings edits what the scan found in a Makefile: names in feature lists
// and options.
func (j *job) buildFindings(name string, p *patch) {
	var gone []gateName
	for i := range j.result.Findings {
		f := &j.result.Findings[i]
		if f.File != name || f.Kind == features.KindUse {
			continue
		}
		start, end := offsetOf(p.src, f.Line, f.Col), offsetOf(p.src, f.EndLine, f.EndCol)
		if start < 0 || end <= start || p.removed(start, end) {
			continue
		}
		switch f.Kind {
		case features.KindFlag:
			j.stableForm(f, p, start, end)
		case features.KindGate, features.KindAllow:
			if f.Activity == features.Dormant || !j.stable(f.Feature) || string(p.src[start:end]) != f.Feature || f.Via != nil && *f.Via == features.ViaProbe {
				continue
			}
			kind := ItemGate
			if f.Kind == features.KindAllow {
				kind = ItemAllow
			}
			j.add(Item{Kind: kind, Name: f.Feature, File: name, Line: f.Line, Action: "remove", Why: j.stableWhy(f.Feature)})
			gone = append(gone, gateName{f.Feature, start, end})
		}
	}
	j.listNames(name, p, gone)
}

func (j *job) stableWhy(feature string) string {
	e, ok := j.db.Lookup(feature)
	if !ok {
		return ""
	}
	return "stable since Rust " + e.StableSince.String()
}

// stableForm replaces an option that has a stable spelling.
func (j *job) stableForm(f *features.Finding, p *patch, start, end int) {
	e, ok := j.db.Lookup(f.Feature)
	if !ok || e.Option == nil || e.Option.StableForm == "" || e.Option.StableFormSince.IsZero() || j.leastFor(f.File).Less(e.Option.StableFormSince) {
		return
	}
	if slices.ContainsFunc(p.edits, func(x edit) bool { return x.start <= start && end <= x.end }) {
		return // part of a branch that is resolved
	}
	option, value, has := strings.Cut(string(p.src[start:end]), "=")
	form := e.Option.StableForm
	item := Item{Kind: ItemFlag, Name: f.Feature, File: f.File, Line: f.Line, Action: "replace", With: &form,
		Why: "stable as " + form + " since Rust " + e.Option.StableFormSince.String()}
	switch {
	case strings.HasPrefix(option, "-Z") && form[2:] == f.Feature[2:]:
		p.replace(start, start+len(option), form)
	case strings.HasPrefix(option, "-Z") && "no-"+form[2:] == f.Feature[2:] && (!has || isYes(value)):
		form += "=n"
		p.replace(start, end, form)
	default:
		item.Manual = true // it is spelt otherwise, or takes other values
	}
	j.add(item)
}

func isYes(value string) bool {
	return value == "y" || value == "yes" || value == "on" || value == "true"
}

type gateName struct {
	name       string
	start, end int
}

// listNames takes names out of comma or blank separated lists, and what a
// comment over the list says of them.
func (j *job) listNames(name string, p *patch, gone []gateName) {
	for i := 0; i < len(gone); {
		// Names that follow one another go together.
		k := i
		for k+1 < len(gone) && strings.Trim(string(p.src[gone[k].end:gone[k+1].start]), ", \t") == "" {
			k++
		}
		start, end := gone[i].start, gone[k].end
		switch {
		case end < len(p.src) && p.src[end] == ',':
			end++
			for end < len(p.src) && p.src[end] == ' ' {
				end++
			}
		case start > 0 && (p.src[start-1] == ',' || p.src[start-1] == ' '):
			for start > 0 && (p.src[start-1] == ',' || p.src[start-1] == ' ') {
				if start--; p.src[start] == ',' {
					break
				}
			}
		}
		p.edits = append(p.edits, j.wholeAttr(p.src, start, end))
		i = k + 1
	}
	for _, g := range gone {
		j.listComment(name, p, g)
	}
}

var emptyAttr = regexp.MustCompile(`-Zcrate-attr=(?:'feature\($|"feature\($|feature\($)`)

// wholeAttr widens a removal to -Zcrate-attr='feature(...)' when it empties it.
func (j *job) wholeAttr(src []byte, start, end int) edit {
	from := lineStart(src, start)
	m := emptyAttr.FindIndex(src[from:start])
	if m == nil || end >= len(src) || src[end] != ')' {
		return edit{start: start, end: end}
	}
	start, end = from+m[0], end+1
	if end < len(src) && (src[end] == '\'' || src[end] == '"') {
		end++
	}
	if start > from && src[start-1] == ' ' {
		start--
	}
	return blankEdit(src, makeLine{start: 0, end: len(src)}, start, end)
}

var (
	featureWord = regexp.MustCompile("`feature\\(([a-z0-9_]+)\\)`")
	// listItem is an item of the comment over an allow-list, and listedWord a name in it.
	listItem   = regexp.MustCompile(`^#\s*-\s+(?:Stable since Rust [0-9.]+|Expected to become stable|To be determined):`)
	listedWord = regexp.MustCompile("`?\\b([a-z][a-z0-9_]*)\\b`?")
)

// saidFeatures are the features that a line of the comment over an allow-list names, as
// regexp has them: where each stands with its marks, and its name.
func saidFeatures(line string) [][]int {
	if all := featureWord.FindAllStringSubmatchIndex(line, -1); len(all) > 0 {
		return all
	}
	head := listItem.FindString(line)
	if head == "" {
		return nil
	}
	all := listedWord.FindAllStringSubmatchIndex(line[len(head):], -1)
	for _, m := range all {
		for i := range m {
			m[i] += len(head)
		}
	}
	return all
}

// listComment edits the comment over an allow-list that names a feature.
func (j *job) listComment(name string, p *patch, g gateName) {
	start := lineStart(p.src, g.start)
	for at := start; ; {
		from, to, ok := above(p.src, at)
		if !ok || !strings.HasPrefix(string(p.src[from:to]), "#") {
			return
		}
		at = from
		line := string(p.src[from:to])
		all := saidFeatures(line)
		left := 0
		for _, m := range all {
			if !j.stable(line[m[2]:m[3]]) {
				left++
			}
		}
		for i, m := range all {
			if line[m[2]:m[3]] != g.name {
				continue
			}
			j.add(Item{Kind: ItemComment, Name: g.name, File: name, Line: lineOf(p.src, from), Action: "remove", Why: "what it speaks of goes"})
			switch {
			case left == 0:
				p.remove(from, to)
			case i+1 < len(all):
				p.edits = append(p.edits, edit{start: from + m[0], end: from + all[i+1][0]})
			default:
				p.edits = append(p.edits, edit{start: from + all[i-1][1], end: from + m[1]})
			}
		}
	}
}
