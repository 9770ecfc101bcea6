#[rustc_allow_const_fn_unstable(const_trait_impl)] //~ use rustc_attrs
fn f() {}
#[cfg_attr(CONFIG_X, rustc_allow_const_fn_unstable(const_trait_impl))] //~ use rustc_attrs
fn f() {}
