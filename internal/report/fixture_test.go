package report

import (
	"featscan/internal/features"
	"featscan/internal/release"
)

// fixture is one small result in which everything occurs: each state, each
// owner, a dormant feature, options, damage, and text that a hostile tree
// could hold.
func fixture() *features.Result {
	return &features.Result{
		SchemaVersion: features.SchemaVersion,
		Tool:          features.Tool{Name: "featscan", Version: "0.1.0", Database: "1.98.1"},
		Tree: features.Tree{
			Kind: "kernel", Version: ptr("7.2.13"),
			MinimumRust:      features.Minimum{"default": release.MustRust("1.85.0"), "s390": release.MustRust("1.96.0")},
			UndefinedSymbols: []string{"CONFIG_RUSTC_HAS_TYPO"},
		},
		Rust: "1.85.0",
		Summary: features.Summary{
			Files: 473, Damaged: 1, Skipped: 2,
			Features: features.Counts{Total: 7, Blocked: 2, Waiting: 2, Removable: 1, Internal: 1, Removed: 1},
			Vendored: features.Counts{Total: 1, Blocked: 1},
			Flags:    features.Counts{Total: 2, Blocked: 1, Waiting: 1},
			Dormant:  1, Gates: 12, Uses: 65,
		},
		Features: fixtureFeatures(),
		Subgoals: fixtureSubgoals(),
		Crates: []features.Crate{
			{
				Name: "kernel", Root: "rust/kernel/lib.rs", Owner: features.OwnerTree, Edition: ptr("2021"),
				Activity: features.Active, Files: []string{"rust/kernel/lib.rs", "rust/kernel/sync/arc.rs"},
				Cfgs: []string{"CONFIG_RUST"}, Flags: []string{"--edition=2021"},
				Features: features.CrateFeatures{
					Active:      []string{"arbitrary_self_types", "generic_arg_infer", "used_with_arg"},
					Conditional: []string{"file_with_nul"},
				},
			},
			{Name: "syn", Root: "rust/syn/lib.rs", Owner: features.OwnerVendored, Activity: features.Conditional},
		},
		Findings: fixtureFindings(),
		Damaged:  []features.Damaged{{File: "rust/kernel/xarray.rs", Line: 7, Col: 3, EndLine: 7, EndCol: 9, Reason: "syntax error"}},
		Skipped: []features.Skipped{
			{File: "drivers/\x1b[31mred\nline.rs", Reason: "larger than 16 MiB"},
			{File: "rust/loop", Reason: "symbolic link"},
		},
	}
}

func fixtureFeatures() []features.Feature {
	list := []features.Feature{
		{Name: "arbitrary_self_types", Kind: "lang", State: features.Blocked, KnownSince: ptr("1.23.0"), TrackingIssue: number(44874),
			Subgoal: ptr("arbitrary-self-types"), Owner: features.OwnerTree, Gates: 2, Uses: 58,
			Crates: []string{"kernel"}, Activity: features.Active, UnneededIn: []string{"rust_minimal", "kernel"}},
		{Name: "used_with_arg", Kind: "lang", State: features.Blocked, KnownSince: ptr("1.60.0"),
			Owner: features.OwnerTree, Gates: 3, Uses: 2, Crates: []string{"kernel", "rust_minimal"}, Activity: features.Active},
		{Name: "generic_arg_infer", Kind: "lang", State: features.Waiting, Until: ptr("1.89.0"), StableSince: ptr("1.89.0"),
			Owner: features.OwnerTree, Gates: 2, Crates: []string{"kernel"}, Activity: features.Active, UnneededIn: []string{"kernel"}},
		{Name: "file_with_nul", Kind: "lib", State: features.Waiting, Until: ptr("1.92.0"), StableSince: ptr("1.92.0"), KnownSince: ptr("1.89.0"),
			Subgoal: ptr("caller-location"), Owner: features.OwnerTree, Gates: 1, Uses: 1, Crates: []string{"kernel"}, Activity: features.Conditional},
		{Name: "raw_ref_op", Kind: "lang", State: features.Removable, StableSince: ptr("1.82.0"),
			Owner: features.OwnerTree, Gates: 1, Uses: 3, Crates: []string{"kernel"}, Activity: features.Active},
		{Name: "compiler_builtins", Kind: "lib", State: features.Internal,
			Owner: features.OwnerTree, Gates: 1, Uses: 1, Crates: []string{"compiler_builtins"}, Activity: features.Active},
		{Name: "unadjusted_stuff", Kind: "lang", State: features.Removed,
			Owner: features.OwnerTree, Gates: 1, Crates: []string{"kernel"}, Activity: features.Active},
		{Name: "proc_macro_span", Kind: "lib", State: features.Blocked, KnownSince: ptr("1.15.0"),
			Owner: features.OwnerVendored, Gates: 1, Crates: []string{"syn"}, Activity: features.Conditional},
		{Name: "doc_cfg", Kind: "lang", State: features.Blocked,
			Owner: features.OwnerVendored, Gates: 1, Crates: []string{"syn"}, Activity: features.Dormant},
		{Name: "-Zsanitizer", Kind: "flag", State: features.Blocked, KnownSince: ptr("1.20.0"),
			Subgoal: ptr("sanitizers"), Owner: features.OwnerTree, Uses: 2, Crates: []string{}, Activity: features.Conditional},
		{Name: "-Zno-jump-tables", Kind: "flag", State: features.Waiting, Until: ptr("1.93.0"),
			Subgoal: ptr("compiler-flags-for-code-generation"), Owner: features.OwnerTree, Uses: 1, Activity: features.Conditional},
	}
	for i := range list {
		list[i].TurnedOn = true
	}
	return append(list, features.Feature{Name: "no_core", Kind: "lang", State: features.Blocked, Owner: features.OwnerTree, Gates: 1, Activity: features.Active})
}

func fixtureSubgoals() []features.Subgoal {
	return []features.Subgoal{
		{
			ID: "arbitrary-self-types", Title: "Arbitrary self types v2", Goals: []string{"2024h2", "2025h1"},
			Documents:     []string{"https://rust-lang.github.io/rust-project-goals/2024h2/rfl_stable.html"},
			TrackingIssue: number(44874), Owners: []string{"lang"},
			Steps: []features.Step{
				{Title: "Implementation", Done: true, Owner: ptr("adetaylor")},
				{Title: "Stabilization report"},
				{Title: "Stabilization decision, after a final comment period that everybody was invited to", Owner: ptr("lang")},
			},
			Features: []string{"arbitrary_self_types"}, Remaining: 1, Gates: 2, Uses: 58,
		},
		{ID: "caller-location", Title: "Caller location as a C string", Features: []string{"file_with_nul"}, Remaining: 1, Gates: 1, Uses: 1,
			Steps: []features.Step{{Title: "Stabilization", Done: true}}},
		{ID: "sanitizers", Title: "Sanitizer support", Features: []string{"-Zsanitizer"}, Remaining: 1},
	}
}

func fixtureFindings() []features.Finding {
	return []features.Finding{
		finding(features.Finding{Kind: features.KindUse, Feature: "arbitrary_self_types", File: "rust/kernel/sync/arc.rs", Line: 88, Col: 13,
			Crate: ptr("kernel"), Via: ptr("DArc = kernel::sync::Arc"), Text: "fn run(self: DArc<Self>);"}),
		finding(features.Finding{Kind: features.KindGate, Feature: "arbitrary_self_types", File: "rust/kernel/lib.rs", Line: 14, Col: 12,
			Crate: ptr("kernel"), Text: "#![feature(arbitrary_self_types)]"}),
		finding(features.Finding{Kind: features.KindGate, Feature: "file_with_nul", File: "rust/kernel/lib.rs", Line: 20, Col: 51,
			Crate: ptr("kernel"), Condition: ptr("CONFIG_RUSTC_HAS_FILE_WITH_NUL"), Activity: features.Conditional,
			Text: "#![cfg_attr(CONFIG_RUSTC_HAS_FILE_WITH_NUL, feature(file_with_nul))]"}),
		finding(features.Finding{Kind: features.KindAllow, Feature: "used_with_arg", File: "scripts/Makefile.build", Line: 320, Col: 26,
			Context: features.InBuild, Text: "rust_allowed_features := arbitrary_self_types,used_with_arg"}),
		finding(features.Finding{Kind: features.KindUse, Feature: "raw_ref_op", File: "drivers/=1+2,\x1b[2J\r\n\u202eevil|`name.rs", Line: 1, Col: 1,
			Confidence: features.Likely, Context: features.InMacro, Text: "=HYPERLINK(\"x\") \u009b31m <script>"}),
		finding(features.Finding{Kind: features.KindFlag, Feature: "-Zsanitizer", Value: ptr("kernel-address"), File: "scripts/Makefile.kasan", Line: 71, Col: 30,
			Condition: ptr("CONFIG_KASAN"), Activity: features.Conditional, Context: features.InBuild, Text: "kasan_params += -Zsanitizer=kernel-address"}),
	}
}

// finding fills in what most findings share.
func finding(f features.Finding) features.Finding {
	if f.Activity == "" {
		f.Activity = features.Active
	}
	if f.Context == "" {
		f.Context = features.InCode
	}
	if f.Confidence == "" {
		f.Confidence = features.Certain
	}
	f.Owner = features.OwnerTree
	f.EndLine, f.EndCol = f.Line, f.Col+len(f.Feature)
	return f
}

func ptr(s string) *string { return &s }

func number(n int) *int { return &n }
