package plan

import (
	"path"
	"regexp"
	"strings"

	"featscan/internal/release"
)

// IsMinimumFile reports whether a tree may state its minimum in a file: a
// kernel in some, and whatever cargo builds in its manifests and in what pins a
// toolchain. They are not all among what a scan reads.
func IsMinimumFile(name string) bool {
	switch name {
	case ".clippy.toml", "Documentation/process/changes.rst", "clippy.toml", "scripts/min-tool-version.sh", "rust-toolchain", "rust-toolchain.toml":
		return true
	}
	return path.Base(name) == "Cargo.toml"
}

var (
	rustVersion = regexp.MustCompile(`(?m)^[ \t]*rust-version[ \t]*=[ \t]*["']([0-9.]+)["']`)
	channelLine = regexp.MustCompile(`(?m)^[ \t]*channel[ \t]*=[ \t]*["']([0-9.]+)["']`)
	channelOnly = regexp.MustCompile(`^\s*([0-9.]+)\s*$`)
	msrvLine    = regexp.MustCompile(`(?m)^msrv\s*=\s*"([0-9.]+)"`)
	changesLine = regexp.MustCompile(`(?m)^Rust \(optional\) +([0-9.]+) +`)
	rustcCase   = regexp.MustCompile(`(?ms)^rustc\)\n(.*?)^\s*;;`)
	echoLine    = regexp.MustCompile(`(?m)^\s*echo ([0-9]+\.[0-9]+\.[0-9]+)$`)
	oneChoice   = regexp.MustCompile(`(?s)^([ \t]*)if \[ [^\n]*\n[ \t]*echo ([0-9.]+)\n[ \t]*else\n[ \t]*echo ([0-9.]+)\n[ \t]*fi\n$`)
)

// minimumFile raises the minimum where the tree states it; a plan presupposes
// that. An architecture that asks for more keeps its own, and so does what
// cargo builds in a kernel.
func (j *job) minimumFile(name string, p *patch) {
	switch base := path.Base(name); {
	case base == "Cargo.toml", strings.HasPrefix(base, "rust-toolchain"):
		if j.result.Tree.Kind == "kernel" {
			return
		}
		lines := []*regexp.Regexp{channelLine, channelOnly}
		if base == "Cargo.toml" {
			lines = []*regexp.Regexp{rustVersion}
		}
		for _, line := range lines {
			for _, m := range line.FindAllSubmatchIndex(p.src, -1) {
				j.raise(name, p, m[2], m[3])
			}
		}
	case strings.HasSuffix(name, "clippy.toml"):
		for _, m := range msrvLine.FindAllSubmatchIndex(p.src, -1) {
			j.raise(name, p, m[2], m[3])
		}
	case strings.HasSuffix(name, "changes.rst"):
		if m := changesLine.FindSubmatchIndex(p.src); m != nil {
			if j.raise(name, p, m[2], m[3]) {
				// The columns of the table stay where they are.
				if d := len(j.at.String()) - (m[3] - m[2]); d > 0 && m[1]-m[3] > d {
					p.remove(m[3], m[3]+d)
				} else if d < 0 {
					p.replace(m[3], m[3], strings.Repeat(" ", -d))
				}
			}
		}
	default:
		m := rustcCase.FindSubmatchIndex(p.src)
		if m == nil {
			return
		}
		body := p.src[m[2]:m[3]]
		if c := oneChoice.FindSubmatch(body); c != nil && j.covers(string(c[2])) && j.covers(string(c[3])) {
			j.add(Item{Kind: ItemMinimum, Name: string(c[3]), File: name, Line: lineOf(p.src, m[2]), Action: "replace", With: ptr(j.at.String()),
				Why: "every architecture asks for less"})
			p.replace(m[2], m[3], string(c[1])+"echo "+j.at.String()+"\n")
			return
		}
		for _, e := range echoLine.FindAllSubmatchIndex(body, -1) {
			j.raise(name, p, m[2]+e[2], m[2]+e[3])
		}
	}
}

// covers reports whether the new minimum is at least version.
func (j *job) covers(version string) bool {
	r, err := release.ParseRust(version)
	return err == nil && !j.at.Less(r)
}

// raise replaces an older version that stands at start to end.
func (j *job) raise(name string, p *patch, start, end int) bool {
	r, err := release.ParseRust(string(p.src[start:end]))
	if err != nil || !r.Less(j.at) {
		return false
	}
	at := j.at.String()
	if strings.Count(string(p.src[start:end]), ".") == 1 && j.at.Patch == 0 {
		at = strings.TrimSuffix(at, ".0") // as it is written
	}
	j.add(Item{Kind: ItemMinimum, Name: r.String(), File: name, Line: lineOf(p.src, start), Action: "replace", With: ptr(at),
		Why: "the minimum that all else here presupposes"})
	p.replace(start, end, at)
	return true
}
