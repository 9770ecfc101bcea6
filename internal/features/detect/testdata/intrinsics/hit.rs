#[rustc_intrinsic] //~ use intrinsics
fn f() {}
#[rustc_intrinsic_must_be_overridden] //~ use intrinsics
fn f() {}
#[cfg_attr(CONFIG_X, rustc_intrinsic)] //~ use intrinsics
fn f() {}
