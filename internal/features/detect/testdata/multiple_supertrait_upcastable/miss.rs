// #![deny(multiple_supertrait_upcastable)]
#[allow(clippy::multiple_supertrait_upcastable)]
fn f() { let multiple_supertrait_upcastable = 1; }
#[my(multiple_supertrait_upcastable)]
fn g() {}
