#![rustc_coherence_is_core] //~ use rustc_attrs
#![pattern_complexity = "9"] //~ use rustc_attrs
#[rustc_diagnostic_item = "x"] //~ use rustc_attrs
struct S;
#[cfg_attr(CONFIG_X, rustc_layout_scalar_valid_range_start(1))] //~ use rustc_attrs
struct T(u8);
fn f(#[rustc_dummy] x: u8) {} //~ use rustc_attrs
#[r#rustc_dummy] //~ use rustc_attrs
fn g() {}
#[rustc_const_stable_indirect] //~ use rustc_attrs
const fn h() {}
