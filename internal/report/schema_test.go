package report

import (
	"encoding"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/plan"
	"featscan/internal/track"
)

// documents are the Go values behind the published schemas.
var documents = map[string]any{
	"scan":    document{},
	"lint":    lintDocument{},
	"track":   track.Series{},
	"diff":    track.Diff{},
	"plan":    plan.Plan{},
	"impact":  plan.Impact{},
	"explain": features.Explanation{},
	"db":      []rustdb.Record{},
	"db-diff": []rustdb.Difference{},
}

// schemaNode is what the comparison needs of a JSON Schema.
type schemaNode struct {
	Ref         string                `json:"$ref"`
	Description string                `json:"description"`
	Properties  map[string]schemaNode `json:"properties"`
	Required    []string              `json:"required"`
	Additional  json.RawMessage       `json:"additionalProperties"`
	Items       *schemaNode           `json:"items"`
	AnyOf       []schemaNode          `json:"anyOf"`
	Defs        map[string]schemaNode `json:"$defs"`
}

// Every field of a JSON document is described in its schema, every described
// field exists, and nothing else may appear.
func TestSchemasDescribeEveryField(t *testing.T) {
	files, err := filepath.Glob("../../docs/schema/*.schema.json")
	if err != nil || len(files) != len(documents) {
		t.Errorf("%d schemas for %d documents (%v)", len(files), len(documents), err)
	}
	for name, value := range documents {
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(filepath.Join("../../docs/schema", name+".schema.json"))
			if err != nil {
				t.Fatal(err)
			}
			var root schemaNode
			if err := json.Unmarshal(src, &root); err != nil {
				t.Fatal(err)
			}
			c := &schemaComparison{t: t, defs: root.Defs, met: map[string]bool{}}
			c.compare("", reflect.TypeOf(value), root)
			for def := range root.Defs {
				if !c.met[def] {
					t.Errorf("$defs has %q, which nothing refers to", def)
				}
			}
		})
	}
}

type schemaComparison struct {
	t    *testing.T
	defs map[string]schemaNode
	met  map[string]bool // definitions
}

var textMarshaler = reflect.TypeFor[encoding.TextMarshaler]()

func (c *schemaComparison) compare(at string, typ reflect.Type, node schemaNode) {
	for typ.Kind() == reflect.Pointer {
		typ = typ.Elem()
	}
	if len(node.AnyOf) > 0 {
		node = node.AnyOf[0] // the other one is null
	}
	if def, ok := strings.CutPrefix(node.Ref, "#/$defs/"); ok {
		if c.met[def] {
			return
		}
		c.met[def] = true
		node = c.defs[def]
	}
	switch {
	case typ.Implements(textMarshaler):
	case typ.Kind() == reflect.Struct:
		c.object(at, typ, node)
	case typ.Kind() == reflect.Slice && node.Items == nil:
		c.t.Errorf("%s is an array and has no items", at)
	case typ.Kind() == reflect.Slice:
		c.compare(at+"[]", typ.Elem(), *node.Items)
	}
}

func (c *schemaComparison) object(at string, typ reflect.Type, node schemaNode) {
	if string(node.Additional) != "false" {
		c.t.Errorf("%s: want additionalProperties false", at)
	}
	fields := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || !f.IsExported() || name == "-" {
			continue
		}
		fields[name] = true
		place := strings.TrimPrefix(at+"."+name, ".")
		property, ok := node.Properties[name]
		switch {
		case !ok:
			c.t.Errorf("%s is not in the schema", place)
			continue
		case property.Description == "":
			c.t.Errorf("%s is not described", place)
		case slices.Contains(node.Required, name) == (option == "omitempty"):
			c.t.Errorf("%s: only what is always there is required", place)
		}
		c.compare(place, f.Type, property)
	}
	for name := range node.Properties {
		if !fields[name] {
			c.t.Errorf("%s.%s is in the schema and not in %s", at, name, typ)
		}
	}
}
