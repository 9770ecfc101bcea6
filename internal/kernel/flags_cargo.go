package kernel

import (
	"context"
	"regexp"
	"strings"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/parse/rust"
)

// cargoConfig reads .cargo/config.toml and Cargo.toml: flags for rustc and
// rustdoc, the environment, targets, and the table in which Cargo takes options
// that are not stable.
func (b *buildScan) cargoConfig(p place) {
	list := tomlItems(p.file.Src)
	for i := 0; i < len(list); i++ {
		item := list[i]
		table, own := item.table(), item.own()
		at := p
		at.via = own
		if top, _, deep := strings.Cut(table, "."); deep && (top == "target" || top == "host" || top == "profile") {
			at = at.under(cond.NewAtom("make:"+table, ""), table)
		}
		switch {
		case own == "rustflags" || own == "rustdocflags":
			if item.text == "-Z" && i+1 < len(list) && list[i+1].array == item.array {
				i++
				b.wholeOption(at, plainOption, list[i].quoted, item.start)
				continue
			}
			b.optionsIn(at, item.quoted)
		case table == "env" && own == Bootstrap, table == "env."+Bootstrap && own == "value":
			at.via = Bootstrap
			b.add(at, features.KindBootstrap, Bootstrap, &item.text, item.keys[1].start, item.keys[1].end)
		case (own == "target" || own == "forced-target" || own == "default-target") && strings.HasSuffix(item.text, ".json"):
			b.add(at, features.KindTarget, CustomTarget, &item.text, item.start, item.end)
		case table == "" && own == "cargo-features":
			if !stableInCargo[item.text] && item.text != "" {
				b.add(at, features.KindFlag, "-Z"+item.text, nil, item.start, item.end)
			}
		case table == "unstable" && item.text != "false":
			n := i
			for n+1 < len(list) && list[n+1].array == item.array {
				n++
			}
			b.cargoOption(at, item.keys[1], list[i:n+1])
			i = n
		}
	}
}

// stableInCargo are the names that a manifest may list in cargo-features and that the
// Cargo of Rust 1.98 has as stable (src/cargo/core/features.rs). The others are its
// unstable options, of which most go by the same name behind -Z.
var stableInCargo = map[string]bool{
	"alternative-registries": true, "default-run": true, "edition": true, "edition2021": true, "edition2024": true,
	"named-profiles": true, "profile-overrides": true, "rename-dependency": true, "resolver": true, "rust-version": true,
	"strip": true, "workspace-inheritance": true,
}

// optionsIn reads the -Z options of one literal.
func (b *buildScan) optionsIn(p place, q quoted) {
	t := literalToken(q)
	for j, n := 0, 0; j < len(q.text); j = n + 1 {
		if n = strings.IndexByte(q.text[j:], ' '); n < 0 {
			n = len(q.text)
		} else {
			n += j
		}
		if strings.HasPrefix(q.text[j:n], "-Z") && n-j > 2 {
			b.unstable(token{text: t.text[j:n], off: t.off[j:n], start: t.off[j], end: t.off[j] + n - j}, 0, nil, nil, reading{place: p})
		}
	}
}

// cargoOption reports build-std = ["core", "alloc"] of the table unstable as
// cargo's -Zbuild-std=core,alloc.
func (b *buildScan) cargoOption(p place, key quoted, values []tomlItem) {
	var words []string
	for _, v := range values {
		words = append(words, v.text)
	}
	var value *string
	if text := strings.Join(words, ","); text != "true" {
		value = &text
	}
	p.via = "[unstable]"
	b.add(p, features.KindFlag, "-Z"+strings.ReplaceAll(key.text, "_", "-"), value, key.start, key.end)
}

// bootstrapLine is what a build script prints to set a variable for rustc.
var bootstrapLine = regexp.MustCompile(`^cargo::?rustc-env=RUSTC_BOOTSTRAP=(.*)$`)

// buildScript reads build.rs: what it prints for Cargo, and what it sets in its
// own environment or another program's. Comments and names that are only asked
// for set nothing.
func (b *buildScan) buildScript(p place) {
	f, err := rust.Parse(context.Background(), p.file.Src)
	if err != nil {
		return
	}
	defer f.Close()
	p.via = "build script"
	tokens := f.Regions[0].Tokens()
	text := func(i int) string {
		if i < 0 || i >= len(tokens) {
			return ""
		}
		return f.Text(tokens[i].Start(), tokens[i].End())
	}
	for i, t := range tokens {
		if t.Kind != rust.String {
			continue
		}
		literal := inQuotes(text(i))
		if m := bootstrapLine.FindStringSubmatch(literal); m != nil {
			value := &m[1]
			if strings.Contains(m[1], "{") { // of a format string
				value = nil
			}
			b.add(p, features.KindBootstrap, Bootstrap, value, t.Start(), t.End())
			continue
		}
		setter := text(i - 2)
		if literal == Bootstrap && text(i-1) == "(" && text(i+1) == "," && (setter == "env" || setter == "set_var") {
			var value *string
			if i+2 < len(tokens) && tokens[i+2].Kind == rust.String {
				v := inQuotes(text(i + 2))
				value = &v
			}
			b.add(p, features.KindBootstrap, Bootstrap, value, t.Start(), t.End())
		}
	}
}

// inQuotes is the text of a string literal as written between its quotes.
func inQuotes(s string) string {
	first, last := strings.IndexByte(s, '"'), strings.LastIndexByte(s, '"')
	if first < 0 || last <= first {
		return ""
	}
	return s[first+1 : last]
}
