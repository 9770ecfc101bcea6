package features

import (
	"cmp"

	"featscan/internal/cond"
	"featscan/internal/release"
)

// Kind says what a finding is a sighting of.
type Kind string

const (
	KindGate      Kind = "gate"      // #![feature(x)], also under cfg_attr, also -Zcrate-attr=feature(x)
	KindAllow     Kind = "allow"     // -Zallow-features, rust_allowed_features
	KindUse       Kind = "use"       // code that needs the feature
	KindFlag      Kind = "flag"      // an unstable compiler, rustdoc or Clippy option; Feature is "-Zname"
	KindCfg       Kind = "cfg"       // a cfg with which core or alloc is built, such as no_fp_fmt_parse
	KindBootstrap Kind = "bootstrap" // RUSTC_BOOTSTRAP
	KindTarget    Kind = "target"    // a custom target specification
)

// Activity says when a finding is compiled.
type Activity string

const (
	Active      Activity = "active"      // in every build of the tree
	Conditional Activity = "conditional" // depends on configuration, architecture or rustc version
	Dormant     Activity = "dormant"     // in no build of the tree
)

// Context says what kind of text a finding stands in.
type Context string

const (
	InCode    Context = "code"
	InMacro   Context = "macro" // inside a macro definition or invocation
	InDoctest Context = "doctest"
	InTest    Context = "test"
	InExample Context = "example"
	InBuild   Context = "build" // Makefiles, Kconfig, scripts
)

// Owner says whose code a finding stands in.
type Owner string

const (
	OwnerTree     Owner = "tree"
	OwnerVendored Owner = "vendored" // code with an upstream of its own copied into the tree
)

// Confidence says how a use was established.
type Confidence string

const (
	Certain Confidence = "certain" // the syntax or resolved names prove it
	Likely  Confidence = "likely"  // needs types to be sure
)

// ViaProbe is the Via of a gate in a program that a script hands to rustc to
// ask what it can do. No crate of the tree has it.
const ViaProbe = "source text handed to rustc"

// Finding is one sighting of one feature, flag or build setting: the unit of
// every count. File, Line, Col, Kind and Feature identify it.
type Finding struct {
	Kind       Kind       `json:"kind"`
	Feature    string     `json:"feature"` // rustc's name; "-Zname" (with '-', never '_') for flags
	Value      *string    `json:"value"`   // a flag's value, else nil
	File       string     `json:"file"`    // slash-separated, relative to the tree
	Line       int        `json:"line"`    // 1-based
	Col        int        `json:"col"`     // 1-based, Unicode code points
	EndLine    int        `json:"end_line"`
	EndCol     int        `json:"end_col"` // exclusive
	Crate      *string    `json:"crate"`
	Condition  *string    `json:"condition"` // in source form, nil when unconditional
	Activity   Activity   `json:"activity"`
	Context    Context    `json:"context"`
	Owner      Owner      `json:"owner"`
	Confidence Confidence `json:"confidence"`
	Via        *string    `json:"via"`  // how a name was resolved, such as "DArc = kernel::sync::Arc"
	Text       string     `json:"text"` // the source line (trimmed, at most 200 code points); for people, not compared

	// Cond is the whole condition under which the finding is compiled: its own
	// cfg, that of its file and that of its crate. Nil means always. It is what
	// Activity and a feature's state are computed from.
	Cond *cond.Expr `json:"-"`
	// Detector names the query that made a use finding, "" otherwise.
	Detector string `json:"-"`
}

// Compare is a total order: by file, position, kind, feature, then the rest.
func (f *Finding) Compare(o *Finding) int {
	return cmp.Or(
		cmp.Compare(f.File, o.File),
		cmp.Compare(f.Line, o.Line), cmp.Compare(f.Col, o.Col),
		cmp.Compare(f.Kind, o.Kind), cmp.Compare(f.Feature, o.Feature),
		cmp.Compare(f.EndLine, o.EndLine), cmp.Compare(f.EndCol, o.EndCol),
		cmp.Compare(text(f.Crate), text(o.Crate)), cmp.Compare(text(f.Value), text(o.Value)),
		cmp.Compare(text(f.Condition), text(o.Condition)), cmp.Compare(f.Context, o.Context),
		cmp.Compare(text(f.Via), text(o.Via)))
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// Damaged is a stretch of a file that the grammar could not understand;
// findings inside or next to it may be missing.
type Damaged struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Col     int    `json:"col"`
	EndLine int    `json:"end_line"`
	EndCol  int    `json:"end_col"`
	Reason  string `json:"reason"`
}

// Compare orders by file and position.
func (d *Damaged) Compare(o *Damaged) int {
	return cmp.Or(cmp.Compare(d.File, o.File), cmp.Compare(d.Line, o.Line), cmp.Compare(d.Col, o.Col),
		cmp.Compare(d.EndLine, o.EndLine), cmp.Compare(d.EndCol, o.EndCol), cmp.Compare(d.Reason, o.Reason))
}

// Skipped is a file or directory that was not read, and why.
type Skipped struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Compare orders by file.
func (s *Skipped) Compare(o *Skipped) int {
	return cmp.Or(cmp.Compare(s.File, o.File), cmp.Compare(s.Reason, o.Reason))
}

// Minimum is the oldest rustc that a tree supports, by SRCARCH. The key
// "default" is always there when the tree states a minimum at all.
type Minimum map[string]release.Rust
