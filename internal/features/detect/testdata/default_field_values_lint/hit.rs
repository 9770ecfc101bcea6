#![deny(default_overrides_default_fields)] //~ use default_field_values
#[allow(unused, default_overrides_default_fields)] //~ use default_field_values
fn f() {}
