#[link(name = "raw-dylib", kind = "static")]
extern "C" {}
// #[link(kind = "raw-dylib")]
fn f() { let s = "raw-dylib"; }
