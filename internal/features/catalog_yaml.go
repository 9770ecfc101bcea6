package features

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"
)

// yaml.v3 refuses unknown keys by itself, but says so in terms of Go types,
// without columns, and forgets to below any custom UnmarshalYAML. So the
// document is read as a tree of nodes, and this file alone turns nodes into
// values: nothing is ignored, nothing is guessed, and every complaint is
// collected.

// place is where in the file something stands; both are 1-based, and a zero
// Col means the whole line.
type place struct{ Line, Col int }

// phrase, number and truth are scalars that remember where they stand, for the
// complaints that need sense and not only form.
type (
	phrase struct {
		Value string
		At    place
	}
	number struct {
		Value int
		At    place
	}
	truth struct {
		Value bool
		At    place
	}
	// version is any scalar: YAML takes 1.87 for a number.
	version phrase
)

// decoder turns nodes into the structs of catalog_load.go.
type decoder struct{ problems []CatalogError }

func (d *decoder) complain(at place, format string, args ...any) {
	d.problems = append(d.problems, CatalogError{Line: at.Line, Col: at.Col, Msg: fmt.Sprintf(format, args...)})
}

func at(n *yaml.Node) place { return place{n.Line, n.Column} }

// decode fills v from n; what names the thing in complaints, as in `a subgoal`.
func (d *decoder) decode(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.complain(at(n), "%s uses an anchor or alias; write the value out", what)
		return
	}
	switch target := v.Addr().Interface().(type) {
	case *phrase:
		d.text(n, target, what)
		return
	case *number:
		if d.scalar(n, "!!int", what, "a number") {
			value, err := strconv.Atoi(n.Value)
			if err != nil || value < 0 {
				d.complain(at(n), "%s is %q: want a number", what, n.Value)
			}
			*target = number{value, at(n)}
		}
		return
	case *version:
		if n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
			d.complain(at(n), "%s is %s: want a release, such as 1.87.0", what, describe(n))
			return
		}
		*target = version{n.Value, at(n)}
		return
	case *truth:
		if d.scalar(n, "!!bool", what, "true or false") {
			*target = truth{strings.EqualFold(n.Value, "true"), at(n)}
		}
		return
	}
	if v.Kind() == reflect.Slice {
		d.list(n, v, what)
		return
	}
	d.mapping(n, v, what)
}

func (d *decoder) scalar(n *yaml.Node, tag, what, want string) bool {
	if n.Kind == yaml.ScalarNode && n.Tag == tag {
		return true
	}
	d.complain(at(n), "%s is %s: want %s", what, describe(n), want)
	return false
}

func (d *decoder) text(n *yaml.Node, t *phrase, what string) {
	t.At = at(n)
	if n.Kind == yaml.ScalarNode && n.Tag == "!!null" {
		d.complain(at(n), "%s is empty: give it a value or leave the key out", what)
		return
	}
	if !d.scalar(n, "!!str", what, "text; put quotes around it if it is meant as text") {
		return
	}
	if i := strings.IndexFunc(n.Value, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
		d.complain(at(n), "%s contains a control character (%q)", what, n.Value[i:i+1])
		return
	}
	t.Value = strings.TrimSpace(n.Value)
	if t.Value == "" {
		d.complain(at(n), "%s is empty: give it a value or leave the key out", what)
	}
}

func (d *decoder) list(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.SequenceNode {
		d.complain(at(n), "%s is %s: want a list", what, describe(n))
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content)))
	for i, item := range n.Content {
		d.decode(item, v.Index(i), singular(what))
	}
}

// mapping fills a struct by the `yaml` tags of its fields; a field tagged
// ",required" must be there. A field of type place takes the mapping's own.
func (d *decoder) mapping(n *yaml.Node, v reflect.Value, what string) {
	if n.Kind != yaml.MappingNode {
		d.complain(at(n), "%s is %s: want keys and values", what, describe(n))
		return
	}
	fields, keys := map[string]int{}, []string{}
	for i := range v.NumField() {
		key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if key == "" {
			v.Field(i).Set(reflect.ValueOf(at(n)))
			continue
		}
		fields[key] = i
		keys = append(keys, key)
	}
	slices.Sort(keys)
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, known := fields[key.Value]
		if !known || key.Kind != yaml.ScalarNode {
			d.complain(at(key), "unknown key %q in %s%s", key.Value, what, didYouMean(key.Value, keys))
			continue
		}
		if line, twice := seen[key.Value]; twice {
			d.complain(at(key), "key %q stands twice in %s, first on line %d", key.Value, what, line)
			continue
		}
		seen[key.Value] = key.Line
		d.decode(value, v.Field(field), key.Value)
	}
	for _, key := range keys {
		_, option, _ := strings.Cut(v.Type().Field(fields[key]).Tag.Get("yaml"), ",")
		if _, ok := seen[key]; !ok && option == "required" {
			d.complain(at(n), "%s has no %q", what, key)
		}
	}
}

// describe says what a node is in words of the file, not of YAML.
func describe(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.SequenceNode:
		return "a list"
	case n.Kind == yaml.MappingNode:
		return "a group of keys"
	case n.Tag == "!!null":
		return "empty"
	case n.Tag == "!!str":
		return fmt.Sprintf("the text %q", n.Value)
	case n.Tag == "!!bool":
		return fmt.Sprintf("the truth value %q", n.Value)
	case n.Tag == "!!int" || n.Tag == "!!float":
		return fmt.Sprintf("the number %q", n.Value)
	}
	return fmt.Sprintf("%q", n.Value)
}

// singular names one item of the list under a key.
func singular(key string) string {
	switch key {
	case "names":
		return "a name"
	case "no_goal":
		return "a group under no_goal"
	case "rfcs":
		return "an RFC"
	}
	article := "a "
	if strings.ContainsRune("aeiou", rune(key[0])) {
		article = "an "
	}
	return article + strings.TrimSuffix(key, "s")
}
