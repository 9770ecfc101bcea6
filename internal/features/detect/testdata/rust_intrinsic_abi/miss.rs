// extern "rust-intrinsic" fn f() {}
extern "C" fn f() { let s = "rust-intrinsic"; }
extern "other-rust-intrinsic" {}
#[x(extern = "rust-intrinsic")]
mod m {}
