#[rustc_align(16)] //~ use fn_align
fn f() {}
#[cfg_attr(CONFIG_X, rustc_align(16))] //~ use fn_align
fn f() {}
#[repr(align(16))] //~ use fn_align
pub fn g() {}
#[repr(
    align(16) //~ use fn_align
)]
fn h() {}
