// extern "rust-call" fn f() {}
extern "C" fn f() { let s = "rust-call"; }
extern "other-rust-call" {}
#[x(extern = "rust-call")]
mod m {}
