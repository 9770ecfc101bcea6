#[rustfmt::skip]
fn f() {}
