package detect

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strings"
	"sync"

	"featscan/internal/features"
	"featscan/internal/parse/rust"
	"featscan/internal/release"
)

//go:embed queries/*.scm
var builtin embed.FS

// rulesVersion counts changes of the Go side of the rules: it takes part in Hash.
const rulesVersion = 11

// maxQueryFile bounds a detector file, in bytes.
const maxQueryFile = 1 << 20

// lineError is a mistake in a query file.
type lineError struct {
	line int
	msg  string
}

// Load compiles the detectors that featscan comes with and those in extra, a
// folder of .scm files; nil adds none. It reports every mistake at once, each
// with its file and line. A detector in extra replaces one of the same name.
func Load(extra fs.FS) (*Set, error) {
	byName := map[string]Detector{}
	sub, err := fs.Sub(builtin, "queries")
	if err != nil {
		return nil, err
	}
	errs := loadDir(sub, byName, true)
	if extra != nil {
		errs = append(errs, loadDir(extra, byName, false)...)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	list := make([]Detector, 0, len(byName))
	for _, d := range byName {
		list = append(list, d)
	}
	return newSet(list), nil
}

func newSet(detectors []Detector) *Set {
	s := &Set{detectors: detectors, features: map[string]bool{}}
	sort.Slice(s.detectors, func(i, j int) bool { return s.detectors[i].Name < s.detectors[j].Name })
	sum := sha256.New()
	fmt.Fprintf(sum, "rules %d\n", rulesVersion)
	for i := range s.detectors {
		d := &s.detectors[i]
		for _, name := range d.Names() {
			others, known := s.features[name]
			s.features[name] = (others || !known) && !slices.Contains(d.Needs, "types")
		}
		fmt.Fprintf(sum, "%s %d\n%s\n", d.Name, len(d.text), d.text)
	}
	s.hash = hex.EncodeToString(sum.Sum(nil))
	s.arrange = sync.OnceFunc(s.arrangement)
	return s
}

// Only is the set of the detectors that wanted accepts.
func (s *Set) Only(wanted func(*Detector) bool) *Set {
	return newSet(slices.DeleteFunc(s.All(), func(d Detector) bool { return !wanted(&d) }))
}

// Decided is the set without the detectors whose matches names must confirm.
func (s *Set) Decided() *Set {
	return newSet(slices.DeleteFunc(s.All(), func(d Detector) bool { return slices.Contains(d.Needs, "names") }))
}

func loadDir(dir fs.FS, byName map[string]Detector, own bool) []error {
	names, err := fs.Glob(dir, "*.scm")
	if err != nil {
		return []error{err}
	}
	var errs []error
	for _, name := range names {
		if info, err := fs.Stat(dir, name); err == nil && info.Size() > maxQueryFile {
			errs = append(errs, fmt.Errorf("%s: detector is larger than %d bytes", name, maxQueryFile))
			continue
		}
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		d, bad := parseDetector(name, string(text))
		if !own { // a test checks ours, and they are read when they are needed
			if bad = append(bad, d.readPatterns()...); len(bad) == 0 {
				bad = d.check()
			}
		}
		for _, e := range bad {
			errs = append(errs, fmt.Errorf("%s:%d: %s", name, e.line, e.msg))
		}
		d.own = own
		byName[d.Name] = d
	}
	return errs
}

// parseDetector reads one query file.
func parseDetector(file, text string) (Detector, []lineError) {
	d := Detector{
		Name: strings.TrimSuffix(path.Base(file), ".scm"), File: file, text: text,
		World: Syntax, Confidence: features.Certain,
	}
	errs := d.header(text)
	for _, m := range []struct{ key, value string }{{"feature", d.Feature}, {"title", d.Title}, {"prose", d.Doc}} {
		if m.value == "" {
			errs = append(errs, lineError{1, "header has no " + m.key})
		}
	}
	return d, errs
}

// readPatterns reads the patterns below the header.
func (d *Detector) readPatterns() []lineError {
	patterns, errs := parsePatterns(d.text)
	if d.World == Attribute {
		// Whether a string is raw makes no difference to an attribute.
		for i, p := range patterns {
			patterns[i].structure = strings.ReplaceAll(p.structure, "( string_literal )", "[ ( string_literal ) ( raw_string_literal ) ]")
		}
	}
	d.patterns = patterns
	switch {
	case d.World == Fact && (len(d.Facts) == 0 || len(patterns) > 0):
		errs = append(errs, lineError{1, "world fact wants facts and no pattern"})
	case d.World != Fact && len(patterns) == 0 && len(d.Facts) == 0:
		errs = append(errs, lineError{1, "detector has no pattern"})
	}
	return errs
}

// check compiles the patterns of a detector, one by one.
func (d *Detector) check() []lineError {
	var errs []lineError
	for _, p := range d.patterns {
		if _, err := rust.CompileQuery(p.structure); err != nil {
			errs = append(errs, lineError{p.line, "query: " + firstLine(err.Error())})
		}
	}
	return errs
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// header reads the comment at the top: "key: value" lines, then an empty comment line, then prose.
func (d *Detector) header(text string) []lineError {
	var errs []lineError
	var prose []string
	inProse := false
	for i, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, ";") {
			break
		}
		body := strings.TrimSpace(strings.TrimLeft(line, ";"))
		switch {
		case inProse:
			prose = append(prose, body)
		case body == "":
			inProse = true
		default:
			key, value, _ := strings.Cut(body, ":")
			if msg := d.set(strings.TrimSpace(key), strings.TrimSpace(value)); msg != "" {
				errs = append(errs, lineError{i + 1, msg})
			}
		}
	}
	d.Doc = strings.TrimSpace(strings.Join(prose, "\n"))
	return errs
}

// set takes one line of the header; the answer is what is wrong with it.
func (d *Detector) set(key, value string) string {
	switch key {
	case "feature":
		d.Feature = value
	case "title":
		d.Title = value
	case "world":
		d.World = World(value)
		if !slices.Contains([]World{Syntax, Attribute, Fact}, d.World) {
			return fmt.Sprintf("world %q: want attribute, fact or syntax", value)
		}
	case "confidence":
		d.Confidence = features.Confidence(value)
		if d.Confidence != features.Certain && d.Confidence != features.Likely {
			return fmt.Sprintf("confidence %q: want certain or likely", value)
		}
	case "needs":
		d.Needs = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "ends":
		d.Ends = value
		return wantRelease(key, value)
	case "facts":
		d.Facts = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "needs-bytes":
		for _, l := range strings.Fields(value) {
			d.NeedsBytes = append(d.NeedsBytes, strings.NewReplacer(`\s`, " ", `\n`, "\n").Replace(l))
		}
		for _, l := range d.NeedsBytes {
			if len(l) < 2 {
				return fmt.Sprintf("needs-bytes %q: want at least two bytes", l)
			}
		}
	case "only-in":
		if d.RootOnly = value == "crate-root"; !d.RootOnly {
			return fmt.Sprintf("only-in %q: want crate-root", value)
		}
	case "instead":
		d.Instead = strings.Fields(strings.ReplaceAll(value, ",", " "))
	case "since":
		d.Since = value
		return wantRelease(key, value)
	case "until":
		d.Until = value
		return wantRelease(key, value)
	case "was":
		for _, f := range strings.Split(value, ",") {
			name, until, ok := strings.Cut(strings.TrimSpace(f), " until ")
			if !ok {
				return fmt.Sprintf("was %q: want NAME until RELEASE", f)
			}
			if msg := wantRelease(key, until); msg != "" {
				return msg
			}
			d.Was = append(d.Was, Former{name, until})
		}
	default:
		return fmt.Sprintf("unknown key %q: want %s", key, headerWords())
	}
	return ""
}

// wantRelease is what is wrong with the release that a key of a header names.
func wantRelease(key, value string) string {
	if _, err := release.ParseRust(value); err != nil {
		return fmt.Sprintf("%s %q: want a release of Rust, such as 1.85.0", key, value)
	}
	return ""
}

// arrangement files the patterns of all detectors by world and structure. A scan
// whose files are all in the cache does without.
func (s *Set) arrangement() {
	s.byFact, s.ours = map[string][]int{}, true
	s.syntax, s.attribute, s.cueless, s.foreign = newWorld(), newWorld(), newLiterals(), newLiterals()
	s.cues, s.sugared = s.cueTable(), s.has(sugared)
	for i := range s.detectors {
		d := &s.detectors[i]
		if d.own {
			d.readPatterns()
		}
		s.ours = s.ours && d.own
		for _, f := range d.Facts {
			s.byFact[f] = append(s.byFact[f], i)
		}
		w := s.syntax
		if d.World == Attribute {
			w = s.attribute
		}
		for _, p := range d.patterns {
			w.add(d, i, p)
		}
		if d.World == Syntax && len(d.patterns) > 0 && !(d.own && cued[d.Name]) {
			s.blind = s.blind || len(d.NeedsBytes) == 0
			where := s.foreign
			if d.own {
				where = s.cueless
			}
			for _, l := range d.NeedsBytes {
				where.add(l, 0)
			}
		}
	}
}

// Check reports the detectors whose feature known does not know.
func (s *Set) Check(known func(feature string) bool) error {
	var errs []error
	for _, d := range s.detectors {
		for _, name := range append(d.Names(), d.Instead...) {
			if !known(name) {
				errs = append(errs, fmt.Errorf("%s: feature %q: no release of Rust knows it", d.File, name))
			}
		}
	}
	return errors.Join(errs...)
}
