#[patchable_function_entry(prefix_nops = 2, entry_nops = 1)] //~ use patchable_function_entry
fn f() {}
#[cfg_attr(CONFIG_X, patchable_function_entry(prefix_nops = 2, entry_nops = 1))] //~ use patchable_function_entry
fn f() {}
