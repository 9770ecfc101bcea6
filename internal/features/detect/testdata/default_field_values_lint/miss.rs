// #![deny(default_overrides_default_fields)]
#[allow(clippy::default_overrides_default_fields)]
fn f() { let default_overrides_default_fields = 1; }
#[my(default_overrides_default_fields)]
fn g() {}
