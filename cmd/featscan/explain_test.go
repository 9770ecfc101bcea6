package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExplainCommand(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.yaml")
	if err := os.WriteFile(broken, []byte("schema: 1\ndocs: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	scan := filepath.Join(filepath.Dir(broken), "scan.json")
	saved := `{"schema_version": 1, "tool": {"name": "featscan"}, "tree": {"kind": "kernel", "version": "7.2"}, "rust": "1.85.0",
		"features": [{"name": "asm_goto", "kind": "lang", "state": "waiting", "until": "1.87.0", "subgoal": "asm-goto", "gates": 1, "uses": 1,
			"owner": "tree", "activity": "active", "turned_on": true}],
		"findings": [{"kind": "gate", "feature": "asm_goto", "file": "lib.rs", "line": 3, "col": 12, "text": "x"}]}`
	if err := os.WriteFile(scan, []byte(saved), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name   string
		args   []string
		status int
		out    string // a part of standard output
		err    string // a part of standard error
	}{
		{"feature", []string{"asm_goto"}, 0, "asm_goto: language feature, stable since Rust 1.87.0", ""},
		{"subgoal", []string{"coerce-pointee"}, 0, "Derive smart pointer", ""},
		{"flag", []string{"-Zfixed-x18"}, 0, "-Zfixed-x18: compiler option", ""},
		{"flag spelled with _", []string{"-Zfixed_x18"}, 0, "-Zfixed-x18: compiler option", ""},
		{"flag in two words", []string{"-Z", "fixed-x18"}, 0, "-Zfixed-x18: compiler option", ""},
		{"flag behind --", []string{"--", "-Zfixed-x18"}, 0, "-Zfixed-x18: compiler option", ""},
		{"flag with a value", []string{"-Zsanitizer=kcfi", "--format", "json"}, 0, `"name": "-Zsanitizer=kcfi"`, ""},
		{"json", []string{"--format=json", "asm_goto"}, 0, `"stable_since": "1.87.0"`, ""},
		{"markdown", []string{"asm_goto", "--format", "markdown"}, 0, "## asm\\_goto", ""},
		{"in a tree", []string{"asm-goto", "--from", scan}, 0, "asm_goto: waiting until Rust 1.87.0; 1 gate, 1 use", ""},
		{"nothing in a tree", []string{"mcdc", "--from", scan}, 0, "No gate, flag or use in the tree belongs to it.", ""},
		{"from no scan", []string{"asm-goto", "--from", broken}, 2, "", "not a saved scan"},
		{"from nothing", []string{"asm-goto", "--from", "-"}, 2, "", "not a saved scan"},
		{"from no file", []string{"asm-goto", "--from", "/nonexistent.json"}, 2, "", "/nonexistent.json"},
		{"help", []string{"--help"}, 0, "featscan explain NAME", ""},
		{"unknown name", []string{"asm_gotto"}, 2, "", `did you mean "asm_goto"`},
		{"nothing like it", []string{"xyzzy_plugh_quux"}, 2, "", "is no feature, flag, subgoal or message type known"},
		{"no name", nil, 2, "", "want the name of a feature"},
		{"too much", []string{"asm_goto", "f16", "f128"}, 2, "", `argument "f128": want one name and at most one tree`},
		{"no such tree", []string{"asm_goto", "/nonexistent"}, 2, "", "/nonexistent"},
		{"message type", []string{"unneeded_gate"}, 0, "UNNEEDED_GATE: ", ""},
		{"flag without a tree", []string{"asm_goto", "--rust", "1.90"}, 2, "", "--rust: it needs a tree"},
		{"tree and saved scan", []string{"asm_goto", "--from", scan, "."}, 2, "", "not both"},
		{"unknown format", []string{"asm_goto", "--format", "yaml"}, 2, "", "want one of"},
		{"unknown flag", []string{"asm_goto", "--frobnicate"}, 2, "", "frobnicate"},
		{"bad colour", []string{"asm_goto", "--color", "sometimes"}, 2, "", "--color"},
		{"no such catalogue", []string{"asm_goto", "--features", "/nonexistent.yaml"}, 2, "", "/nonexistent.yaml"},
		{"broken catalogue", []string{"asm_goto", "--features", broken}, 2, "", `unknown key "docs" in the file`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			status := run(append([]string{"explain"}, tt.args...), strings.NewReader(""), &out, &errs)
			if status != tt.status {
				t.Errorf("status %d, want %d; %s", status, tt.status, errs.String())
			}
			if !strings.Contains(out.String(), tt.out) || !strings.Contains(errs.String(), tt.err) {
				t.Errorf("out %.300q, err %q; want %q, %q", out.String(), errs.String(), tt.out, tt.err)
			}
			if lines := strings.Count(errs.String(), "\n"); status == 2 && lines != 1 {
				t.Errorf("%d lines on standard error, want 1", lines)
			}
			if status == 2 && out.Len() > 0 {
				t.Errorf("status 2 with output %q", out.String())
			}
		})
	}
}
