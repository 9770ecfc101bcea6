// #![deny(resolving_to_items_shadowing_supertrait_items)]
#[allow(clippy::resolving_to_items_shadowing_supertrait_items)]
fn f() { let resolving_to_items_shadowing_supertrait_items = 1; }
#[my(resolving_to_items_shadowing_supertrait_items)]
fn g() {}
