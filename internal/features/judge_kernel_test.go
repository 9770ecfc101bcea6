package features_test

import (
	"testing"

	"featscan/internal/cond"
	"featscan/internal/features"
	"featscan/internal/features/rustdb"
	"featscan/internal/release"
)

// What kernels turn on, and the state that the contract gives each of them
// with the facts of every Rust release up to 1.98. The conditions are those of
// the kernels, as rustc releases: CONFIG_RUSTC_HAS_FILE_WITH_NUL is 1.89 and so on.
func TestStatesOfKernels(t *testing.T) {
	not := func(v string) *cond.Expr { return cond.Negate(cond.NewAtom("rustc>=", v)) }
	since := func(v string) *cond.Expr { return cond.NewAtom("rustc>=", v) }
	type row struct {
		name  string
		on    *cond.Expr
		state features.State
		until string
	}
	kernels := []struct {
		kernel, minimum string
		rows            []row
	}{
		{"6.1", "1.62.0", []row{
			{"core_ffi_c", nil, features.Waiting, "1.64.0"},
			{"compiler_builtins", nil, features.Internal, ""},
			{"-Zbinary-dep-depinfo", nil, features.Blocked, ""},
			{"-Zcrate-attr", nil, features.Blocked, ""},
			// the copy of alloc
			{"receiver_trait", nil, features.Removed, ""},
			{"box_syntax", nil, features.Removed, ""},
			{"core_intrinsics", nil, features.Internal, ""},
			{"nll", nil, features.Waiting, "1.63.0"},
			{"min_specialization", nil, features.Blocked, ""},
			{"alloc_layout_extra", nil, features.Waiting, "1.95.0"},
		}},
		{"6.12", "1.78.0", []row{
			{"arbitrary_self_types", nil, features.Blocked, ""},
			{"coerce_unsized", nil, features.Blocked, ""},
			{"dispatch_from_dyn", nil, features.Blocked, ""},
			{"unsize", nil, features.Blocked, ""},
			{"inline_const", nil, features.Waiting, "1.79.0"},
			{"lint_reasons", nil, features.Waiting, "1.81.0"},
			{"used_with_arg", nil, features.Blocked, ""},
			{"compiler_builtins", nil, features.Internal, ""},
			{"-Zno-jump-tables", nil, features.Removed, ""},
			{"-Zdwarf-version", nil, features.Blocked, ""},
		}},
		{"6.18", "1.78.0", []row{
			{"coerce_unsized", not("1.84.0"), features.Waiting, "1.84.0"},
			{"dispatch_from_dyn", not("1.84.0"), features.Waiting, "1.84.0"},
			{"derive_coerce_pointee", since("1.84.0"), features.Blocked, ""},
			{"const_mut_refs", nil, features.Waiting, "1.83.0"},
			{"asm_goto", nil, features.Waiting, "1.87.0"},
			{"offset_of_nested", nil, features.Waiting, "1.82.0"},
			{"generic_nonzero", nil, features.Waiting, "1.79.0"},
		}},
		{"7.2", "1.85.0", []row{
			{"generic_arg_infer", nil, features.Waiting, "1.89.0"},
			{"arbitrary_self_types", nil, features.Blocked, ""},
			{"derive_coerce_pointee", nil, features.Blocked, ""},
			{"used_with_arg", nil, features.Blocked, ""},
			{"asm_goto", nil, features.Waiting, "1.87.0"},
			{"file_with_nul", since("1.89.0"), features.Waiting, "1.92.0"},
			{"cfi_encoding", nil, features.Blocked, ""},
			{"extract_if", nil, features.Waiting, "1.87.0"},
			{"proc_macro_span", not("1.88.0"), features.Waiting, "1.88.0"},
			{"compiler_builtins", nil, features.Internal, ""},
			{"-Zno-jump-tables", not("1.93.0"), features.Waiting, "1.93.0"},
			{"-Zllvm-module-flag", not("1.98.0"), features.Waiting, "1.98.0"},
			{"-Zdebug-info-for-profiling", not("1.98.0"), features.Waiting, "1.98.0"},
			{"-Zdebuginfo-for-profiling", since("1.98.0"), features.Blocked, ""},
			{"-Zpacked-stack", cond.NewAtom("arch", "s390"), features.Blocked, ""},
		}},
	}
	db := rustdb.Default().Upstream()
	for _, k := range kernels {
		for _, n := range k.rows {
			t.Run(k.kernel+" "+n.name, func(t *testing.T) {
				kind := features.KindGate
				if n.name[0] == '-' {
					kind = features.KindFlag
				}
				j := features.Judge{
					Database: db,
					Releases: features.Points(release.MustRust(k.minimum), db.Newest()),
					Minimum:  features.Minimum{"default": release.MustRust(k.minimum), "s390": release.MustRust("1.96.0")},
					Arches:   []string{"arm64", "s390", "x86"},
					On: func(f *features.Finding, at release.Rust, arch string) cond.Tri {
						return f.Cond.Eval(func(name, arg string) cond.Tri {
							if name == "arch" {
								return cond.Of(arg == arch)
							}
							return cond.Of(!at.Less(release.MustRust(arg)))
						})
					},
				}
				f := j.Judge([]features.Finding{{
					Kind: kind, Feature: n.name, Cond: n.on, Owner: features.OwnerTree, Activity: features.Conditional,
				}}).Features[0]
				until := ""
				if f.Until != nil {
					until = *f.Until
				}
				if f.State != n.state || until != n.until {
					t.Errorf("got %s %q, want %s %q", f.State, until, n.state, n.until)
				}
			})
		}
	}
}
