package rustdb

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"featscan/internal/release"
)

// The file is JSON lines, of which the first is the head:
//
//	{"schema":1,"read":["1.63.0","1.85.1"]}
//	{"name":"asm_goto","lang":["1.78.0 unstable","1.87.0 stable"],"issue":119364}
//
// A change that is not sure ends in " ?"; " = 1.83.0" stands for Change.Declared.
// Items that differ in their last segment only share one string:
//
//	~const fn core::hint::{must_use,spin} 1.64.0..1.88.0 = std::hint::* = core::old::name
//
// "~const" stands for Item.Const, the releases are those of Item.From and
// Item.Until, of which either or both may be missing, and behind each " = " is a
// public path, with "*" for the last segment where that is the same.

const (
	schema = 1
	// gatesKey is how an entry with items shows it undecoded.
	gatesKey = `"gates":[`
)

type headLine struct {
	Schema int      `json:"schema"`
	Read   []string `json:"read"`
}

type entryLine struct {
	Name        string      `json:"name"`
	Lang        []string    `json:"lang,omitempty"`
	Lib         []string    `json:"lib,omitempty"`
	Flag        []string    `json:"flag,omitempty"`
	StableSince string      `json:"stable_since,omitempty"`
	KnownSince  string      `json:"known_since,omitempty"`
	RemovedIn   string      `json:"removed_in,omitempty"`
	RenamedTo   string      `json:"renamed_to,omitempty"`
	Note        string      `json:"note,omitempty"`
	Edition     string      `json:"edition,omitempty"`
	Issue       int         `json:"issue,omitempty"`
	Option      *optionLine `json:"option,omitempty"`
	Gates       []string    `json:"gates,omitempty"`
}

type optionLine struct {
	Type            string                  `json:"type"`
	Expects         string                  `json:"expects,omitempty"`
	Values          []string                `json:"values,omitempty"`
	ValueSince      map[string]release.Rust `json:"value_since,omitempty"`
	Help            string                  `json:"help,omitempty"`
	Tracked         bool                    `json:"tracked,omitempty"`
	TargetModifier  bool                    `json:"target_modifier,omitempty"`
	Mitigation      bool                    `json:"mitigation,omitempty"`
	StableForm      string                  `json:"stable_form,omitempty"`
	StableFormSince string                  `json:"stable_form_since,omitempty"`
}

// Write writes the database, the same bytes for the same content.
func (db *DB) Write(w io.Writer) error {
	out := bufio.NewWriter(w)
	head := headLine{Schema: schema}
	for _, r := range db.read {
		head.Read = append(head.Read, r.String())
	}
	if err := writeLine(out, head); err != nil {
		return err
	}
	for _, e := range db.All() {
		if err := writeLine(out, encode(e)); err != nil {
			return err
		}
	}
	return out.Flush()
}

func writeLine(out *bufio.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := out.Write(b.Bytes())
	return err
}

// Load reads a database and checks every line of it; name is what errors call it.
func Load(name string, r io.Reader) (*DB, error) {
	text, err := io.ReadAll(io.LimitReader(r, maxSource+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	if len(text) > maxSource {
		return nil, fmt.Errorf("%s: larger than %d MB; want a database of featscan db build", name, maxSource>>20)
	}
	db, err := index(name, string(text))
	if err != nil {
		return nil, err
	}
	for i := range db.lines {
		e, err := decode(db.lines[i])
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, i+2, err)
		}
		db.entries[i] = e
	}
	return db, nil
}

// index finds the lines of a database and their names, without decoding them.
func index(name, text string) (*DB, error) {
	if text == "" {
		return nil, fmt.Errorf("%s: empty; want a database of featscan db build", name)
	}
	first, rest, _ := strings.Cut(text, "\n")
	read, err := decodeHead(first)
	if err != nil {
		return nil, fmt.Errorf("%s:1: %w", name, err)
	}
	n := strings.Count(rest, "\n")
	db := &DB{read: read, byKey: make(map[string]int, n), names: make([]string, 0, n), lines: make([]string, 0, n)}
	for line := 2; rest != ""; line++ {
		var text string
		var ended bool
		text, rest, ended = strings.Cut(rest, "\n")
		if !ended {
			return nil, fmt.Errorf("%s:%d: the last line does not end; was the file cut off?", name, line)
		}
		entry, err := nameOf(text)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, line, err)
		}
		if last := len(db.names) - 1; last >= 0 && entry <= db.names[last] {
			return nil, fmt.Errorf("%s:%d: name %q does not sort behind %q of the line before", name, line, entry, db.names[last])
		}
		db.byKey[entry] = len(db.names)
		db.names = append(db.names, entry)
		db.lines = append(db.lines, text)
	}
	db.entries, db.heads = make([]*Entry, len(db.lines)), make([]*Entry, len(db.lines))
	return db, nil
}

func decodeHead(line string) ([]release.Rust, error) {
	var head headLine
	if err := unmarshal(line, &head); err != nil {
		return nil, fmt.Errorf("%w; want the head of a database of featscan db build", err)
	}
	if head.Schema != schema {
		return nil, fmt.Errorf("schema %d: want %d", head.Schema, schema)
	}
	var read []release.Rust
	for _, text := range head.Read {
		r, err := release.ParseRust(text)
		if err != nil {
			return nil, err
		}
		if len(read) > 0 && !read[len(read)-1].Less(r) {
			return nil, fmt.Errorf("release %s does not follow %s", r, read[len(read)-1])
		}
		read = append(read, r)
	}
	if len(read) == 0 {
		return nil, errors.New(`"read" is empty; want the releases that the database was built from`)
	}
	return read, nil
}

// nameOf is the name of an entry; every line starts with it.
func nameOf(line string) (string, error) {
	rest, ok := strings.CutPrefix(line, `{"name":"`)
	name, _, ended := strings.Cut(rest, `"`)
	if !ok || !ended || name == "" {
		return "", errors.New(`a line wants to start with {"name":"..."`)
	}
	return name, nil
}

// unmarshal is strict: unknown keys and anything behind the value are errors.
func unmarshal(line string, into any) error {
	dec := json.NewDecoder(strings.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		return plain(err)
	}
	if dec.More() {
		return errors.New("more than one value on the line")
	}
	return nil
}

// plain words an error of encoding/json without the names of Go types.
func plain(err error) error {
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		return fmt.Errorf("key %q: unexpected %s", typ.Field, typ.Value)
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("not JSON at byte %d", syntax.Offset)
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("not JSON: the line ends too early")
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

func encode(e *Entry) entryLine {
	line := entryLine{
		Name: e.Name, Lang: encodeFacet(e.Lang), Lib: encodeFacet(e.Lib), Flag: encodeFacet(e.Flag),
		StableSince: e.StableSince.String(), KnownSince: e.KnownSince.String(), RemovedIn: e.RemovedIn.String(),
		RenamedTo: e.RenamedTo, Note: e.Note, Edition: e.Edition, Issue: e.TrackingIssue,
	}
	line.Gates = encodeItems(e.Gates)
	if o := e.Option; o != nil {
		line.Option = &optionLine{
			Type: o.Type, Expects: o.Expects, Values: o.Values, ValueSince: o.ValueSince, Help: o.Help, Tracked: o.Tracked,
			TargetModifier: o.TargetModifier, Mitigation: o.Mitigation,
			StableForm: o.StableForm, StableFormSince: o.StableFormSince.String(),
		}
	}
	return line
}

func decode(text string) (*Entry, error) {
	var line entryLine
	if err := unmarshal(text, &line); err != nil {
		return nil, err
	}
	e := &Entry{Name: line.Name, RenamedTo: line.RenamedTo, Note: line.Note, Edition: line.Edition, TrackingIssue: line.Issue}
	var errs [6]error
	e.Lang, errs[0] = decodeFacet(line.Lang)
	e.Lib, errs[1] = decodeFacet(line.Lib)
	e.Flag, errs[2] = decodeFacet(line.Flag)
	errs[3] = e.StableSince.UnmarshalText([]byte(line.StableSince))
	errs[4] = e.KnownSince.UnmarshalText([]byte(line.KnownSince))
	errs[5] = e.RemovedIn.UnmarshalText([]byte(line.RemovedIn))
	for _, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%q: %w", e.Name, err)
		}
	}
	for _, text := range line.Gates {
		items, err := decodeItems(text)
		if err != nil {
			return nil, fmt.Errorf("%q: %w", e.Name, err)
		}
		e.Gates = append(e.Gates, items...)
	}
	slices.SortFunc(e.Gates, func(a, b Item) int { return a.Compare(&b) })
	if o := line.Option; o != nil {
		e.Option = &Option{
			Type: o.Type, Expects: o.Expects, Values: o.Values, ValueSince: o.ValueSince, Help: o.Help, Tracked: o.Tracked,
			TargetModifier: o.TargetModifier, Mitigation: o.Mitigation, StableForm: o.StableForm,
		}
		if err := e.Option.StableFormSince.UnmarshalText([]byte(o.StableFormSince)); err != nil {
			return nil, fmt.Errorf("%q: %w", e.Name, err)
		}
	}
	return e, e.kindOf()
}

// kindOf sets the kind that follows from the facets an entry has.
func (e *Entry) kindOf() error {
	lang, lib, flag := len(e.Lang) > 0, len(e.Lib) > 0, len(e.Flag) > 0
	switch {
	case flag && !lang && !lib && e.Name[0] == '-':
		e.Kind = KindFlag
	case lang && lib && !flag:
		e.Kind = KindLangLib
	case lang && !flag:
		e.Kind = KindLang
	case lib && !flag:
		e.Kind = KindLib
	default:
		return fmt.Errorf("%q: want a history of \"lang\", \"lib\" or both, or of \"flag\"", e.Name)
	}
	return nil
}
