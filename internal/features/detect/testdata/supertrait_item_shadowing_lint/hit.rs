#![deny(resolving_to_items_shadowing_supertrait_items)] //~ use supertrait_item_shadowing
#[allow(unused, resolving_to_items_shadowing_supertrait_items)] //~ use supertrait_item_shadowing
fn f() {}
