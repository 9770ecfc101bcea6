#[rustc_align(16)] //~ use fn_align
fn f() {}
#[cfg_attr(CONFIG_X, rustc_align(16))] //~ use fn_align
fn f() {}
