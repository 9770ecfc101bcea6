package kernel

import (
	"strings"

	"featscan/internal/features"
	"featscan/internal/parse/kbuild"
)

// gatedOptions are the options of rustc and rustdoc that ask for
// -Zunstable-options by being there; from rustc_session::config and
// librustdoc's list of unstable options. One ending in '=' only with a value
// that is listed.
var gatedOptions = map[string]bool{
	// rustdoc
	"--call-locations": true, "--disable-minification": true, "--disable-per-crate-search": true, "--display-doctest-warnings": true,
	"--document-hidden-items": true, "--emit": true, "--enable-index-page": true, "--enable-per-target-ignores": true,
	"--extern-html-root-takes-precedence": true, "--extern-html-root-url": true, "--extract-doctests": true,
	"--generate-link-to-definition": true, "--generate-macro-expansion": true, "--generate-redirect-map": true,
	"--html-no-source": true, "--include-parts-dir": true, "--index-page": true, "--markdown-no-toc": true, "--markdown-playground-url": true,
	"--merge": true, "--merge-doctests": true, "--nocapture": true, "--no-run": true, "--output-format": true, "--parts-out-dir": true,
	"--persist-doctests": true, "--playground-url": true, "--read-doctest": true, "--resource-suffix": true, "--runtool": true, "--runtool-arg": true,
	"--scrape-examples-output-path": true, "--scrape-examples-target-crate": true, "--scrape-tests": true, "--show-coverage": true,
	"--show-type-layout": true, "--sort-modules-by-appearance": true, "--static-root-path": true, "--test-builder": true,
	"--test-builder-wrapper": true, "--test-run-directory": true, "--unversioned-files": true, "--with-examples": true, "--write-doctest": true,
	// rustc
	"--env-set": true, "--pretty": true, "--remap-path-scope": true, "--unpretty": true,
}

// gatedValues are values that ask for -Zunstable-options.
var gatedValues = []string{
	"-Cpanic=immediate-abort", "-Clink-self-contained=+", "-Clink-self-contained=-", "-Clinker-flavor=gnu", "-Clinker-flavor=darwin",
	"-Clinker-flavor=unix", "-Clinker-flavor=llvm-bc", "-Clinker-flavor=ptx", "-Cinstrument-coverage=branch", "--print=target-spec-json",
	"--print=all-target-specs-json", "--print=check-cfg", "--print=crate-root-lint-levels", "--print=supported-crate-types",
	"--extern=priv:", "--extern=noprelude:", "--extern=nounused:", "--extern=force:", "--json=unused-externs",
}

// unlocked are the options of a command that need -Zunstable-options, in the
// order written.
func unlocked(rest []token) []string {
	var out []string
	for i, t := range rest {
		text := t.text
		name, _, _ := strings.Cut(text, "=")
		if (text == "--extern" || text == "--print" || text == "--json" || text == "-C") && i+1 < len(rest) {
			sep := "="
			if text == "-C" {
				sep = ""
			}
			text += sep + rest[i+1].text
		}
		is := gatedOptions[name] && name != "--emit" || name == "--target" && strings.HasSuffix(text, ".json")
		for _, v := range gatedValues {
			is = is || strings.HasPrefix(text, v)
		}
		if is && len(out) < 10 {
			out = append(out, text)
		}
	}
	return out
}

// An unlocking is an -Zunstable-options whose command is known; what it unlocks
// is complete only when all flags have been seen.
type unlocking struct {
	index   int // in found
	options []string
	refs    []string // the variables of the command
	command []token
}

func (b *buildScan) unlocks(index int, command []token) {
	if n := len(b.unlocking); n > 0 && len(command) > 0 {
		if last := b.unlocking[n-1].command; len(last) > 0 && &last[0] == &command[0] {
			return // said twice in one command
		}
	}
	u := unlocking{command: command, index: index, options: unlocked(command)}
	for _, t := range command {
		for _, r := range t.refs {
			u.refs = variables(r.part, u.refs)
		}
	}
	b.unlocking = append(b.unlocking, u)
}

// variables adds the names that a reference or call refers to.
func variables(p kbuild.Part, names []string) []string {
	if len(names) > 200 {
		return names
	}
	if n := plainName(p); n != "" {
		return append(names, n)
	}
	for _, a := range p.Args {
		for _, q := range a {
			if q.Kind != kbuild.Literal {
				names = variables(q, names)
			}
		}
	}
	return names
}

// unlockTargets completes what each -Zunstable-options unlocks: since Rust 1.95
// a target specification of one's own needs it too.
func (b *buildScan) unlockTargets() {
	specs := map[string]string{} // variable -> target
	var todo []string
	for _, s := range b.found {
		if s.f.Kind == features.KindTarget && s.owner != "" && specs[s.owner] == "" {
			specs[s.owner] = *s.f.Value
			todo = append(todo, s.owner)
		}
	}
	for len(todo) > 0 {
		name := todo[0]
		todo = todo[1:]
		for _, u := range b.make.uses[name] {
			if u.to != "" && specs[u.to] == "" {
				specs[u.to] = specs[name]
				todo = append(todo, u.to)
			}
		}
	}
	for _, u := range b.unlocking {
		if u.index >= len(b.found) {
			continue
		}
		for _, r := range u.refs {
			if target := specs[r]; target != "" {
				u.options = append(u.options, "--target="+target)
				break
			}
		}
		if len(u.options) > 0 {
			f := &b.found[u.index].f
			via := strings.TrimSpace(text(f.Via) + " unlocks " + strings.Join(u.options, ", "))
			f.Via = &via
		}
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
