#[rustc_eii_foreign_item] //~ use eii_internals
fn f() {}
#[cfg_attr(CONFIG_X, rustc_eii_foreign_item)] //~ use eii_internals
fn f() {}
