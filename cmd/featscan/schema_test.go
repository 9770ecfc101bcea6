package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// What the commands print for the samples is what the published schemas say.
func TestOutputMeetsItsSchema(t *testing.T) {
	samples, err := filepath.Glob("../../testdata/kernel-samples/v*")
	if err != nil || len(samples) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	runs := map[string][][]string{
		"track":   {append([]string{"track"}, samples...)},
		"db":      {{"db", "show"}, {"db", "show", "--at", "1.70"}},
		"db-diff": {{"db", "diff", "1.70", "1.98"}},
	}
	for _, name := range []string{"asm_goto", "-Zsanitizer", "no_fp_fmt_parse", "coerce-pointee", "NEW_GATE", "blocked", "RUSTC_BOOTSTRAP"} {
		runs["explain"] = append(runs["explain"], []string{"explain", name})
	}
	newest := samples[len(samples)-1]
	runs["explain"] = append(runs["explain"], []string{"explain", "coerce-pointee", newest})
	runs["scan"] = [][]string{{"scan", newest}, {"scan", "--by", "crate", newest}}
	runs["impact"] = [][]string{{"impact", "--from", "1.98", "--rust-version", "1.70", newest}}
	for _, tree := range samples {
		runs["scan"] = append(runs["scan"], []string{"scan", "--matrix", tree})
		runs["lint"] = append(runs["lint"], []string{"lint", "--verbose", tree})
		runs["plan"] = append(runs["plan"], []string{"plan", tree})
		runs["impact"] = append(runs["impact"], []string{"impact", tree})
		runs["diff"] = append(runs["diff"], []string{"diff", tree, newest})
	}
	for name, commands := range runs {
		schema, err := jsonschema.NewCompiler().Compile("../../docs/schema/" + name + ".schema.json")
		if err != nil {
			t.Fatal(err)
		}
		for _, args := range commands {
			status, stdout, stderr := call(append(args, "--format", "json")...)
			if status == exitTrouble {
				t.Errorf("%q: status %d: %s", args, status, stderr)
				continue
			}
			value, err := jsonschema.UnmarshalJSON(strings.NewReader(stdout))
			if err != nil {
				t.Errorf("%q: %v", args, err)
				continue
			}
			if err := schema.Validate(value); err != nil {
				t.Errorf("%q: %v", args, err)
			}
		}
	}
}
