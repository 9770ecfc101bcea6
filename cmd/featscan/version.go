package main

import (
	"encoding/json"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// version is the release that this source is or will become. It stands in
// every report, so it must not depend on how the program was built.
const version = "0.1.0"

// build describes the program for `featscan version`.
type build struct {
	Name     string `json:"name"`
	Version  string `json:"version"`
	Revision string `json:"revision"` // of the source, "" when unknown
	Modified bool   `json:"modified"` // the source had changes beside the revision
	Go       string `json:"go"`
}

func newVersionCmd(e *env) *cobra.Command {
	var out outputFlags
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the version of featscan",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := out.check(); err != nil {
				return err
			}
			return e.deliver(&out, func(w io.Writer) error { return writeVersion(w, out.format, thisBuild()) })
		},
	}
	out.register(cmd, "text", "json")
	return cmd
}

func thisBuild() build {
	b := build{Name: "featscan", Version: version}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return b
	}
	b.Go = info.GoVersion
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			b.Revision = s.Value
		case "vcs.modified":
			b.Modified = s.Value == "true"
		}
	}
	return b
}

func writeVersion(w io.Writer, format string, b build) error {
	if format == "json" {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(b)
	}
	line := b.Name + " " + b.Version
	if b.Revision != "" {
		line += " (" + b.Revision[:min(12, len(b.Revision))]
		if b.Modified {
			line += ", modified"
		}
		line += ")"
	}
	_, err := fmt.Fprintln(w, line)
	return err
}
