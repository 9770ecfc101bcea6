package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite golden files, scripts and the output in README.md")

func TestMain(m *testing.M) {
	// What runs in this process leaves the user's cache alone.
	os.Setenv("XDG_CACHE_HOME", filepath.Join(os.DevNull, "none"))
	testscript.Main(m, map[string]func(){"featscan": main})
}

func TestScripts(t *testing.T) {
	samples, err := filepath.Abs("../../testdata/kernel-samples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		UpdateScripts:       *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, ".cache"))
			env.Setenv("HOME", env.WorkDir)
			return nil
		},
	})
}

// call runs the program in this process.
func call(args ...string) (status int, stdout, stderr string) {
	var out, errs buffer
	e := &env{in: os.Stdin, out: &out, err: &errs, getenv: func(string) string { return "" }}
	status = runEnv(context.Background(), args, e)
	return status, out.String(), errs.String()
}
