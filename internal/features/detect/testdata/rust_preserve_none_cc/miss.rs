// extern "rust-preserve-none" fn f() {}
extern "C" fn f() { let s = "rust-preserve-none"; }
extern "other-rust-preserve-none" {}
#[x(extern = "rust-preserve-none")]
mod m {}
