package detect

import (
	"strings"

	"featscan/internal/parse/rust"
)

// isCustom reports whether an attribute in plain code can only be an attribute
// macro: its name is none that a release of rustc knows (rustc_feature,
// builtin_attrs.rs, from 1.63 to 1.98), no macro of the prelude, and of no tool; nor
// rustfmt_skip, which old code has for rustfmt alone.
func isCustom(a *rust.Attr) bool {
	if a.Macro != "" || a.Path == "" || builtinAttributes[a.Path] || strings.HasPrefix(a.Path, "rustc_") {
		return false
	}
	tool, _, inPath := strings.Cut(a.Path, "::")
	return !inPath || !tools[tool]
}

// tools are those that rustc and rustup's components register.
var tools = map[string]bool{
	"clippy": true, "diagnostic": true, "miri": true, "rust_analyzer": true, "rustc": true, "rustfmt": true, "rustdoc": true, "kani": true,
}

var builtinAttributes = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range strings.Fields(`
alloc_error_handler allow allow_internal_unsafe allow_internal_unstable automatically_derived bench cfg cfg_accessible
cfg_attr cfg_eval cfi_encoding cmse_nonsecure_entry cold collapse_debuginfo compiler_builtins const_continue
const_eval_limit const_trait contracts coroutine coverage crate_id crate_name crate_type custom_mir debugger_visualizer
default_lib_allocator define_opaque deny deprecated deprecated_safe derive derive_const do_not_recommend doc eii expect
export_name export_stable feature ffi_const ffi_pure ffi_returns_twice forbid force_target_feature fundamental
global_allocator ignore inline instruction_set instrument_fn lang link link_args link_name link_ordinal link_section
linkage loop_match macro_escape macro_export macro_use main marker may_dangle move_size_limit must_not_suspend must_use
naked needs_allocator needs_panic_runtime no_builtins no_core no_coverage no_crate_inject no_debug no_implicit_prelude
no_link no_main no_mangle no_sanitize no_start no_std non_exhaustive omit_gdb_pretty_printer_section optimize
panic_handler panic_runtime patchable_function_entry path pattern_complexity pattern_complexity_limit pin_v2 plugin
plugin_registrar pointee prelude_import proc_macro proc_macro_attribute proc_macro_derive profiler_runtime
recursion_limit reexport_test_harness_main register_attr register_tool repr rustfmt_skip sanitize should_panic splat stable start
target_feature test test_case test_runner thread_local track_caller type_const type_length_limit unsafe unstable
unsafe_eii used warn windows_subsystem`) {
		names[n] = true
	}
	return names
}()
