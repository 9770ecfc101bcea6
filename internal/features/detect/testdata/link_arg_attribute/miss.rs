#[link(name = "link-arg", kind = "static")]
extern "C" {}
// #[link(kind = "link-arg")]
fn f() { let s = "link-arg"; }
