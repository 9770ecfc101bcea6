package track

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"featscan/internal/release"
)

// Entry is one name of a hand-kept list.
type Entry struct {
	Name   string       // "arbitrary_self_types", "-Zsanitizer"
	Line   int          // where it stands
	Done   bool         // ticked, or in the part of the list for what is done
	Wish   bool         // of what the tree does not use yet, or used once
	Stable release.Rust // the release that the list says it is stable since; zero for none
	As     string       // the name that was stabilized, "" for Name itself
	Issue  int          // of rust-lang/rust; 0 for none
	Valued bool         // an option with one of its values, which has issues of its own
}

// ParseHandList reads the checklist grammar of the kernel's maintainers in
// Markdown, or a JSON array of objects with the same facts.
func ParseHandList(name string, data []byte) ([]Entry, error) {
	parse := parseChecklist
	if text := bytes.TrimSpace(data); len(text) > 0 && text[0] == '[' && bytes.HasPrefix(bytes.TrimSpace(text[1:]), []byte("{")) {
		parse = parseJSONList
	}
	entries, err := parse(name, data)
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("%s: no entry such as \"- [ ] `feature(asm_goto)`\" is in it", name)
	}
	return entries, err
}

var (
	checkbox   = regexp.MustCompile(`^\s*[-*+] +\[([ xX])\] +(.*)$`)
	quoted     = regexp.MustCompile("`([^`]+)`")
	feature    = regexp.MustCompile(`^feature\(([a-z0-9_]+)\)$`)
	option     = regexp.MustCompile(`^-Z ?([a-z][a-zA-Z0-9_-]*)`)
	plainName  = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
	stableIn   = regexp.MustCompile(`(?i)\bstab(?:ili[sz]ed|le)\b[^.,;]*?\b(?:in|since)\b[^.,;0-9]*(1\.\d+(?:\.\d+)?)`)
	notYet     = regexp.MustCompile(`(?i)\b(?:un|partially |not )stab`)
	renamedAs  = regexp.MustCompile(`\(as ([a-z0-9_]+)\)`)
	rustIssue  = regexp.MustCompile(`rust-lang/rust/(?:issues/|#)(\d+)`)
	doneHeader = regexp.MustCompile(`(?i)^\W*done\b`)
	header     = regexp.MustCompile(`^(?:#+ |\*|_|<summary>)`)
	wishHeader = regexp.MustCompile(`(?i)nice to have|low priority|would like`)
)

// parseChecklist reads lines "- [x] `feature(a)` & `feature(b)` (gloss)." and
// the lines "+ Key: value." below them. Anything else is prose.
func parseChecklist(name string, data []byte) ([]Entry, error) {
	var entries []Entry
	var open []int // entries that the lines below belong to
	done, wish := false, false
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		m := checkbox.FindStringSubmatch(line)
		if m == nil {
			if header.MatchString(line) {
				open, done, wish = nil, doneHeader.MatchString(line), wishHeader.MatchString(line)
			}
			for _, i := range open {
				entries[i].detail(line)
			}
			continue
		}
		open = nil
		for _, id := range namesIn(m[2]) {
			open = append(open, len(entries))
			entries = append(entries, Entry{Name: canonical(id), Line: n, Done: m[1] != " " || done, Wish: wish, Valued: valued(id)})
		}
		for _, i := range open {
			entries[i].detail(m[2])
		}
	}
	return entries, nil
}

// namesIn are the features and -Z options that a line quotes before its gloss,
// as it writes them.
func namesIn(text string) []string {
	if i := strings.Index(text, " ("); i >= 0 {
		text = text[:i]
	}
	var names []string
	for _, q := range quoted.FindAllStringSubmatch(text, -1) {
		if canonical(q[1]) != "" {
			names = append(names, q[1])
		}
	}
	return names
}

// canonical is the name by which a feature or option is known here, "" for what
// is neither.
func canonical(s string) string {
	if m := feature.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	if m := option.FindStringSubmatch(s); m != nil {
		return "-Z" + strings.ReplaceAll(m[1], "_", "-")
	}
	return ""
}

func valued(option string) bool {
	return strings.HasPrefix(option, "-") && strings.Contains(option, "=")
}

// detail reads what a line says of an entry. The first word on a matter counts.
func (e *Entry) detail(line string) {
	if m := stableIn.FindStringSubmatch(line); m != nil && e.Stable.IsZero() && !notYet.MatchString(m[0]) {
		e.Stable, _ = release.ParseRust(m[1])
		if as := renamedAs.FindStringSubmatch(line); as != nil {
			e.As = as[1]
		}
	}
	if m := rustIssue.FindStringSubmatch(line); m != nil && e.Issue == 0 && strings.Contains(line, "Tracking") {
		e.Issue, _ = strconv.Atoi(m[1])
	}
}

type listObject struct {
	Name     string  `json:"name"`
	Kind     string  `json:"kind"`
	Stable   *string `json:"stabilized_in"`
	Section  string  `json:"section"`
	Tracking *string `json:"tracking_issue"`
}

func parseJSONList(name string, data []byte) ([]Entry, error) {
	d := json.NewDecoder(bytes.NewReader(data))
	if _, err := d.Token(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var entries []Entry
	for d.More() {
		at := d.InputOffset()
		for int(at) < len(data) && data[at] != '{' {
			at++
		}
		line := 1 + bytes.Count(data[:at], []byte("\n"))
		var o listObject
		if err := d.Decode(&o); err != nil {
			return nil, fmt.Errorf("%s:%d: not an entry: %w", name, line, plainJSON(err))
		}
		if e, ok := o.entry(line); ok {
			entries = append(entries, e)
		}
	}
	return entries, nil
}

func (o *listObject) entry(line int) (Entry, bool) {
	e := Entry{Name: canonical(o.Name), Line: line, Valued: valued(o.Name), Done: o.Section == "done", Wish: o.Section == "future" || o.Section == "historic"}
	if e.Name == "" && plainName.MatchString(o.Name) && (o.Kind == "lang" || o.Kind == "lib" || o.Kind == "perma") {
		e.Name = o.Name
	}
	if o.Stable != nil {
		version, _, _ := strings.Cut(*o.Stable, " ")
		e.Stable, _ = release.ParseRust(version)
		if as := renamedAs.FindStringSubmatch(*o.Stable); as != nil {
			e.As = as[1]
		}
	}
	if o.Tracking != nil {
		if m := rustIssue.FindStringSubmatch(*o.Tracking); m != nil {
			e.Issue, _ = strconv.Atoi(m[1])
		}
	}
	return e, e.Name != ""
}
