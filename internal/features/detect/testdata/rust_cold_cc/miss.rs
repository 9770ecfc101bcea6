// extern "rust-cold" fn f() {}
extern "C" fn f() { let s = "rust-cold"; }
extern "other-rust-cold" {}
#[x(extern = "rust-cold")]
mod m {}
