#[link(name = "static-nobundle", kind = "static")]
extern "C" {}
// #[link(kind = "static-nobundle")]
fn f() { let s = "static-nobundle"; }
