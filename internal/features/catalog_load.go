package features

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// catalogSchema is the version of the file format that LoadCatalog reads.
const catalogSchema = 1

// maxCatalog bounds the file, in bytes; ours has a tenth of it.
const maxCatalog = 2 << 20

// CatalogError is one mistake in a catalogue file.
type CatalogError struct {
	File      string
	Line, Col int // 1-based; 0 when the mistake has no single place
	Msg       string
}

// Error writes "features.yaml:41:5: what is wrong".
func (e *CatalogError) Error() string {
	switch {
	case e.Line == 0:
		return e.File + ": " + e.Msg
	case e.Col == 0:
		return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
	}
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg)
}

// The shape of the file. Every key is here; the required ones say so.
type (
	catalogFile struct {
		Schema    number         `yaml:"schema,required"`
		Source    phrase         `yaml:"source"`
		Documents []documentFile `yaml:"documents,required"`
		Subgoals  []subgoalFile  `yaml:"subgoals,required"`
		NoGoal    []noGoalFile   `yaml:"no_goal"`
		Notes     []noteFile     `yaml:"notes"`
	}
	documentFile struct {
		At       place
		ID       phrase `yaml:"id,required"`
		Title    phrase `yaml:"title,required"`
		Status   phrase `yaml:"status"`
		Contact  phrase `yaml:"contact"`
		Tracking phrase `yaml:"tracking"`
	}
	subgoalFile struct {
		At        place
		ID        phrase     `yaml:"id,required"`
		Title     phrase     `yaml:"title,required"`
		About     phrase     `yaml:"about,required"`
		Documents []phrase   `yaml:"documents,required"`
		Owners    []phrase   `yaml:"owners"`
		Issues    []phrase   `yaml:"issues"`
		RFCs      []number   `yaml:"rfcs"`
		Features  []phrase   `yaml:"features"`
		Flags     []phrase   `yaml:"flags"`
		Cfgs      []phrase   `yaml:"cfgs"`
		Also      []phrase   `yaml:"also"`
		Steps     []stepFile `yaml:"steps,required"`
		Meanwhile phrase     `yaml:"meanwhile,required"`
		WayOut    phrase     `yaml:"way_out,required"`
		Note      phrase     `yaml:"note"`
	}
	stepFile struct {
		At       place
		Title    phrase  `yaml:"title,required"`
		Document phrase  `yaml:"document,required"`
		Done     truth   `yaml:"done,required"`
		Owner    phrase  `yaml:"owner"`
		Note     phrase  `yaml:"note"`
		Evidence phrase  `yaml:"evidence"`
		Since    version `yaml:"since"`
	}
	noGoalFile struct {
		Reason phrase   `yaml:"reason,required"`
		Names  []phrase `yaml:"names,required"`
	}
	noteFile struct {
		Name      phrase `yaml:"name,required"`
		About     phrase `yaml:"about"`
		Tool      phrase `yaml:"tool"`
		RenamedTo phrase `yaml:"renamed_to"`
		Meanwhile phrase `yaml:"meanwhile"`
		WayOut    phrase `yaml:"way_out"`
		Note      phrase `yaml:"note"`
	}
)

// LoadCatalog reads a catalogue; name is the file's name for messages. The
// error, if any, joins every mistake found, in the order of the file.
func LoadCatalog(name string, src []byte) (*Catalog, error) {
	var d decoder
	var file catalogFile
	if err := readYAML(src, &d, &file); err != nil {
		err.File = name
		return nil, err
	}
	b := builder{decoder: &d, placed: map[string]placing{}}
	c := b.build(&file)
	if len(d.problems) == 0 {
		return c, nil
	}
	slices.SortStableFunc(d.problems, func(a, b CatalogError) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
	})
	errs := make([]error, len(d.problems))
	for i := range d.problems {
		d.problems[i].File = name
		errs[i] = &d.problems[i]
	}
	return nil, errors.Join(errs...)
}

// readYAML fills file; an error it returns is one that leaves nothing to check.
func readYAML(src []byte, d *decoder, file *catalogFile) *CatalogError {
	if len(src) > maxCatalog {
		return &CatalogError{Msg: fmt.Sprintf("%d bytes is too large: at most %d are read", len(src), maxCatalog)}
	}
	if err := controlCharacter(src); err != nil {
		return err
	}
	in := yaml.NewDecoder(bytes.NewReader(src))
	var doc yaml.Node
	if err := in.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			return &CatalogError{Msg: "empty file: want at least schema, documents and subgoals"}
		}
		return syntaxError(err)
	}
	d.decode(doc.Content[0], reflect.ValueOf(file).Elem(), "the file")
	var second yaml.Node
	switch err := in.Decode(&second); {
	case err == nil:
		d.complain(place{Line: second.Line}, "a second document starts here: want one document a file")
	case !errors.Is(err, io.EOF):
		return syntaxError(err)
	}
	return nil
}

// controlCharacter finds what YAML forbids in a file; yaml.v3 does not say where.
func controlCharacter(src []byte) *CatalogError {
	line, col := 1, 0
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		col++
		switch {
		case r == '\n':
			line, col = line+1, 0
		case r == utf8.RuneError && size == 1:
			return &CatalogError{Line: line, Col: col, Msg: fmt.Sprintf("byte 0x%02x is not UTF-8", src[i])}
		case unicode.IsControl(r) && r != '\t' && r != '\r':
			return &CatalogError{Line: line, Col: col, Msg: fmt.Sprintf("control character %q", r)}
		}
		i += size
	}
	return nil
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?`)

// syntaxError takes the line out of yaml's text; the package offers no other way.
func syntaxError(err error) *CatalogError {
	msg := err.Error()
	m := yamlLine.FindStringSubmatch(msg)
	if m == nil {
		return &CatalogError{Msg: "not YAML: " + msg}
	}
	line, _ := strconv.Atoi(m[1])
	return &CatalogError{Line: line, Msg: "not YAML: " + strings.TrimPrefix(msg, m[0])}
}
