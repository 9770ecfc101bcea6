package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestDBCommand(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	head := `{"schema":1,"read":["1.85.1"]}` + "\n"
	small := write("small.jsonl", head+`{"name":"asm_goto","lang":["1.78.0 unstable"]}`+"\n")
	grown := write("grown.jsonl", head+`{"name":"asm_goto","lang":["1.78.0 unstable","1.85.0 stable"]}`+"\n")
	corrupt := write("corrupt.jsonl", head+`{"name":"asm_goto","lang":["soon unstable"]}`+"\n")
	cut := write("cut.jsonl", head+`{"name":"asm_goto","lang":["1.7`)
	tests := []struct {
		name   string
		args   []string
		status int
		out    string // a part of standard output
		err    string // a part of standard error
	}{
		{"help", []string{}, 0, "featscan db [command]", ""},
		{"show", []string{"show", "asm_goto"}, 0, "asm_goto: language feature, stable since Rust 1.87.0", ""},
		{"show at", []string{"show", "asm_goto", "--at", "1.85"}, 0, "asm_goto: language feature, unstable\n", ""},
		{"show json", []string{"show", "--format=json", "--at", "1.86", "extract_if"}, 0, `"alloc::vec::Vec::extract_if"`, ""},
		{"show option", []string{"show", "-Zsanitizer_cfi_normalize_integers"}, 0, "-Zsanitizer-cfi-normalize-integers: compiler option", ""},
		{"show option in two words", []string{"show", "-Z", "no-jump-tables"}, 0, "-Cjump-tables, stable since Rust 1.93.0", ""},
		{"show renamed", []string{"show", "drain_filter"}, 0, "renamed to       extract_if", ""},
		{"show several", []string{"show", "f16", "asm_goto"}, 0, "asm_goto                                   lang     stable     since 1.87.0\nf16", ""},
		{"show since", []string{"show", "--since", "1.98"}, 0, "since 1.98.0", ""},
		{"show not yet", []string{"show", "--at", "1.70", "asm_goto", "--format", "json"}, 0, "[]\n", "not known yet at Rust 1.70.0: asm_goto"},
		{"show file", []string{"show", "--db", small}, 0, "asm_goto: language feature, unstable", ""},
		{"unknown name", []string{"show", "asm_gotto"}, 2, "", `name "asm_gotto" is in no Rust release known; did you mean asm_goto?`},
		{"nothing like it", []string{"show", "xyzzy_plugh_quux"}, 2, "", "is in no Rust release known\n"},
		{"future", []string{"show", "--at", "1.199"}, 2, "", "--at 1.199.0: the database knows Rust up to 1.98.1"},
		{"bad release", []string{"show", "--at", "soon"}, 2, "", `--at: rust release "soon"`},
		{"bad format", []string{"show", "--format", "yaml"}, 2, "", "want one of json, text"},
		{"no such database", []string{"show", "--db", filepath.Join(dir, "none")}, 2, "", "none: no such file"},
		{"corrupt database", []string{"show", "--db", corrupt}, 2, "", `corrupt.jsonl:2: "asm_goto": change "soon unstable": rust release "soon"`},
		{"cut database", []string{"show", "--db", cut}, 2, "", "cut.jsonl:2: the last line does not end; was the file cut off?"},
		{"diff", []string{"diff", small, grown}, 0, "asm_goto                                   lang     unstable -> stable since 1.85.0\n", ""},
		{"diff json", []string{"diff", small, grown, "--format", "json"}, 0, `"before": "unstable"`, ""},
		{"diff releases", []string{"diff", "1.86", "1.87"}, 0, "unstable -> stable since 1.87.0", ""},
		{"diff same", []string{"diff", small, small}, 0, "", ""},
		{"diff one", []string{"diff", small}, 2, "", "want two databases"},
		{"diff nothing", []string{"diff", small, "nowhere"}, 2, "", "nowhere: no such file; want a database, a Rust source tree or a release"},
		{"build nothing", []string{"build"}, 2, "", "--rust-src: want at least one directory"},
		{"build nowhere", []string{"build", "--rust-src", filepath.Join(dir, "none")}, 2, "", "none: no such file or directory"},
		{"build no tree", []string{"build", "--rust-src", dir}, 2, "", "src/version: no such file; want an unpacked Rust source tree"},
		{"build a file", []string{"build", small}, 2, "", "want a directory with an unpacked Rust source tree"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var stdout, stderr bytes.Buffer
			status := run(append([]string{"db"}, tt.args...), strings.NewReader(""), &stdout, &stderr)
			if status != tt.status {
				t.Errorf("status %d, want %d", status, tt.status)
			}
			if !strings.Contains(stdout.String(), tt.out) {
				t.Errorf("standard output %.300q\nwants %q", stdout.String(), tt.out)
			}
			if !strings.Contains(stderr.String(), tt.err) || tt.err == "" && stderr.Len() > 0 {
				t.Errorf("standard error %q\nwants %q", stderr.String(), tt.err)
			}
			if status == 2 && strings.Count(stderr.String(), "\n") != 1 {
				t.Errorf("standard error %q, want one line", stderr.String())
			}
		})
	}
}
