package kernel

import (
	"bytes"
	"cmp"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
	"featscan/internal/source"
)

// The names under which what is neither a feature nor a -Z option is reported.
const (
	Bootstrap    = "RUSTC_BOOTSTRAP"
	CustomTarget = "custom-target" // a target specification of the tree's own
)

// maxFindings bounds what one hostile file can report.
const maxFindings = 5000

// IsBuildFile reports whether BuildFindings wants to see a file of this path:
// Makefiles, Kconfig files, scripts, cargo's configuration, manifests and build
// scripts, and JSON that may be a target specification.
func IsBuildFile(file string) bool {
	if strings.HasSuffix(file, ".c") || strings.HasSuffix(file, ".h") {
		return false // as most files of a kernel
	}
	base := path.Base(file)
	switch {
	case isMakefile(base), strings.HasPrefix(base, "Kconfig"):
		return !strings.HasSuffix(base, ".rst") && !strings.HasSuffix(base, ".rs")
	case strings.HasSuffix(base, ".sh"), strings.HasSuffix(base, ".py"), strings.HasSuffix(base, ".pl"):
		// The kernel's tests are run by people, not by its build.
		return !strings.HasPrefix(file, "tools/testing/") && !strings.HasPrefix(file, "tools/perf/")
	case strings.HasPrefix(file, "scripts/") && !strings.Contains(base, ".") && strings.Count(file, "/") <= 2:
		return true // if it says what it is: see Matters
	case base == "Cargo.toml", base == "build.rs": // Cargo runs the latter before it builds a package
		return true
	case base == "config.toml" || base == "config":
		return path.Base(path.Dir(file)) == ".cargo"
	case strings.HasSuffix(base, ".json"):
		return strings.Count(file, "/") <= 2 && !strings.HasPrefix(file, "tools/")
	}
	return false
}

func isMakefile(base string) bool {
	return strings.HasPrefix(base, "Makefile") || strings.HasPrefix(base, "makefile") || strings.HasPrefix(base, "Kbuild") ||
		strings.HasPrefix(base, "GNUmakefile") || strings.HasSuffix(base, ".mk") || strings.HasSuffix(base, ".mak")
}

// Matters reports whether a build file can hold a finding, or say which
// variables reach rustc: the byte search that keeps thousands of Makefiles from
// being parsed. CONFIG_RUST and "trusted" alone do not matter.
func Matters(file string, src []byte) bool {
	switch {
	case path.Base(path.Dir(file)) == ".cargo":
		return true
	case path.Base(file) == "build.rs":
		return bytes.Contains(src, []byte(Bootstrap))
	case path.Base(file) == "Cargo.toml" && (bytes.Contains(src, []byte("-target")) || bytes.Contains(src, []byte("cargo-features"))):
		return true // of a package: forced-target, default-target
	}
	if base := path.Base(file); !strings.Contains(base, ".") && !isMakefile(base) && !strings.HasPrefix(base, "Kconfig") && interpreter(src) == "" {
		return false // a program that the build left in scripts/
	}
	for _, word := range [...]struct {
		stem  string
		whole [5]string
	}{{"RUST", [5]string{"RUSTC", "RUSTFLAGS", "RUSTDOC"}}, {"rust", [5]string{"rustc", "rustflags", "rustdoc", "rust_"}}} {
		i := indexBy(src, word.stem, 1)
		for _, needle := range word.whole {
			if i >= 0 && needle != "" && bytes.Contains(src[i:], []byte(needle)) {
				return true
			}
		}
	}
	return indexBy(src, "llvm-target", 2) >= 0
}

// indexBy is bytes.Index, led by the byte of word that is rare in build files:
// twelve megabytes of a kernel's are searched, and few of them have any of what
// is looked for.
func indexBy(src []byte, word string, rare int) int {
	for i := rare; i < len(src); i++ {
		n := bytes.IndexByte(src[i:], word[rare])
		if n < 0 {
			return -1
		}
		i += n
		if start := i - rare; start+len(word) <= len(src) && string(src[start:start+len(word)]) == word {
			return start
		}
	}
	return -1
}

// interpreter is "sh", "script" (Python, Perl) or "", by a file's first line.
func interpreter(src []byte) string {
	line, _, _ := bytes.Cut(src[:min(len(src), 200)], []byte("\n"))
	switch {
	case !bytes.HasPrefix(line, []byte("#!")):
		return ""
	case bytes.Contains(line, []byte("python")), bytes.Contains(line, []byte("perl")):
		return "script"
	case bytes.HasSuffix(bytes.TrimSpace(bytes.SplitN(line, []byte(" -"), 2)[0]), []byte("sh")):
		return "sh"
	}
	return ""
}

// BuildFindings finds what the build files hand to rustc, rustdoc and Clippy
// that is not stable: options, feature lists, build cfgs, RUSTC_BOOTSTRAP and
// target specifications. files are paths that IsBuildFile accepts; one that
// cannot be read is damage, and so is what Open could not make sense of.
// Findings are sorted. Their Activity says only
// whether they have a condition; Model knows more. What is in read is not read again.
func (m *Model) BuildFindings(files []string, read Texts) ([]features.Finding, []features.Damaged) {
	sources := map[string][]byte{}
	var unread []features.Damaged
	var key []string
	buf := make([]byte, 0, OrdinarySize)
	for _, name := range files {
		src, id, err := m.mattering(name, read, buf)
		switch {
		case err != nil:
			unread = append(unread, features.Damaged{File: name, Line: 1, Col: 1, EndLine: 1, EndCol: 1, Reason: "not readable"})
		case src != nil:
			sources[name] = src
			key = append(key, name, id)
		}
	}
	var found []features.Finding
	var damaged []features.Damaged
	if m.known != nil {
		found, damaged = m.known.memo.findings(m, key, sources)
	} else {
		found, damaged = m.FindingsIn(sources)
	}
	damaged = append(append(damaged, unread...), m.damaged...)
	sortDamage(damaged)
	return found, slices.Compact(damaged)
}

// OrdinarySize is more than nearly all build files have, in bytes.
const OrdinarySize = 64 << 10

// mattering is the text of a build file, nil when it does not matter, and with a
// Memo its identity. What is in read, or was read for crates or symbols, is not read
// again; what is read to find that it does not matter is read into buf.
func (m *Model) mattering(name string, read Texts, buf []byte) (src []byte, id string, err error) {
	if m.known != nil {
		x, err := m.known.text(name, false)
		if err != nil || !x.matters {
			return nil, "", err
		}
		return x.src, x.id, nil
	}
	for _, texts := range []Texts{read, m.texts} {
		if src, known := texts[name]; known {
			return src, "", nil
		}
	}
	if f := m.build.makefiles[name]; f != nil && f.Src != nil {
		if !Matters(name, f.Src) {
			return nil, "", nil
		}
		return f.Src, "", nil
	}
	src, err = ReadText(m.Tree, name, buf)
	return src, "", err
}

// Texts are the texts of build files by path, nil for one that does not matter.
type Texts map[string][]byte

// ReadText is the text of a build file, nil when it does not matter. What is read to
// find that is read into buf, where there is room.
func ReadText(tree source.Tree, name string, buf []byte) ([]byte, error) {
	src, err := source.ReadInto(tree, name, buf)
	if err != nil || !Matters(name, src) {
		return nil, err
	}
	return slices.Clone(src), nil
}

// FindingsIn is BuildFindings for files that were read already, by path; files
// that do not matter may be left out.
func (m *Model) FindingsIn(sources map[string][]byte) ([]features.Finding, []features.Damaged) {
	b := &buildScan{m: m, sources: map[string][]byte{}}
	names := make([]string, 0, len(sources))
	for name, src := range sources {
		if len(src) > kbuild.MaxSize {
			b.damage(kbuild.Damage{File: name, Reason: "build file is larger than 1 MiB"})
			continue
		}
		names = append(names, name)
		b.sources[name] = src
	}
	sort.Strings(names)
	b.makefiles(names)
	for _, name := range names {
		if !isMakefile(path.Base(name)) {
			b.text(name)
		}
	}
	return b.finish()
}

// buildScan is one run of BuildFindings.
type buildScan struct {
	m         *Model
	sources   map[string][]byte // of the files that matter
	make      makeScan
	found     []sighting
	last      mark
	unlocking []unlocking
	count     map[string]int // findings by file
	damaged   []features.Damaged
}

// A sighting is a finding before its condition is complete.
type sighting struct {
	f      features.Finding
	cond   *cond.Expr
	source []string // conditions as written
	owner  string   // the variable in whose value it stands, "" for none
}

// place is where something stands and under which conditions.
type place struct {
	file   *kbuild.File
	cond   *cond.Expr
	source []string
	owner  string
	via    string
}

// under is p with one more condition, as written.
func (p place) under(c *cond.Expr, written string) place {
	p.cond = kbuild.Both(p.cond, c)
	if written != "" {
		p.source = append(p.source[:len(p.source):len(p.source)], written)
	}
	return p
}

// add records a finding that stands at bytes start to end of p.file.
func (b *buildScan) add(p place, kind features.Kind, name string, value *string, start, end int) {
	if b.count == nil {
		b.count = map[string]int{}
	}
	if b.count[p.file.Path]++; b.count[p.file.Path] > maxFindings {
		if b.count[p.file.Path] == maxFindings+1 {
			b.damage(kbuild.Damage{File: p.file.Path, Line: 1, Col: 1, Reason: "more than 5000 findings; the rest is not reported"})
		}
		return
	}
	f := features.Finding{Kind: kind, Feature: name, Value: value, File: p.file.Path,
		Context: features.InBuild, Owner: b.m.OwnerOf(p.file.Path), Confidence: features.Certain}
	f.Line, f.Col = b.position(p.file, start)
	f.EndLine, f.EndCol = b.position(p.file, end)
	f.Text = excerpt(p.file.Line(f.Line))
	if p.via != "" {
		f.Via = &p.via
	}
	b.found = append(b.found, sighting{f, p.cond, p.source, p.owner})
}

// position is file.Position, without counting a long line from its start for
// each of its findings.
func (b *buildScan) position(f *kbuild.File, offset int) (line, col int) {
	at := &b.last
	if at.file == f && offset >= at.offset && bytes.IndexByte(f.Src[at.offset:offset], '\n') < 0 {
		line, col = at.line, at.col+utf8.RuneCount(f.Src[at.offset:offset])
	} else {
		line, col = f.Position(offset)
	}
	*at = mark{f, offset, line, col}
	return line, col
}

// mark is a place whose line and column are known.
type mark struct {
	file              *kbuild.File
	offset, line, col int
}

// excerpt is a line for people: trimmed, at most 200 code points.
func excerpt(line string) string {
	line = strings.TrimSpace(line)
	if len(line) > 800 {
		line = line[:800]
	}
	n := 0
	for i := range line {
		if n++; n > 200 {
			return strings.ToValidUTF8(line[:i], "\uFFFD")
		}
	}
	return strings.ToValidUTF8(line, "\uFFFD")
}

func (b *buildScan) damage(d kbuild.Damage) {
	b.damaged = append(b.damaged, features.Damaged{File: d.File, Line: max(d.Line, 1), Col: max(d.Col, 1), EndLine: max(d.Line, 1), EndCol: max(d.Col, 1), Reason: d.Reason})
}

// finish adds to each finding the conditions of its file and of the variables
// it goes through, and sorts.
func (b *buildScan) finish() ([]features.Finding, []features.Damaged) {
	b.unlockTargets()
	out := make([]features.Finding, 0, len(b.found))
	for _, s := range b.found {
		f := s.f
		f.Cond = kbuild.Both(s.cond, b.make.reaches(s.owner))
		f.Activity = features.Active
		if f.Cond != nil {
			f.Activity = features.Conditional
		}
		if kbuild.Never(f.Cond) {
			f.Activity = features.Dormant
		}
		switch {
		case len(s.source) > 0:
			text := strings.Join(s.source, " && ")
			f.Condition = &text
		case f.Cond != nil:
			text := f.Cond.String()
			f.Condition = &text
		}
		if f.Condition != nil && utf8.RuneCountInString(*f.Condition) > 2000 {
			text := string([]rune(*f.Condition)[:2000]) + "..."
			f.Condition = &text
		}
		out = append(out, f)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Compare(&out[j]) < 0 })
	// One token can be met along two ways, such as a file included twice.
	kept := out[:0]
	for i := range out {
		if n := len(kept); n > 0 && kept[n-1].Compare(&out[i]) == 0 {
			continue
		}
		kept = append(kept, out[i])
	}
	sortDamage(b.damaged)
	b.damaged = slices.Compact(b.damaged)
	return kept, b.damaged
}

func sortDamage(list []features.Damaged) {
	sort.SliceStable(list, func(i, j int) bool {
		x, y := list[i], list[j]
		return cmp.Or(cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Col, y.Col), cmp.Compare(x.Reason, y.Reason)) < 0
	})
}
