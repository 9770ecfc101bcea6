// extern "swift" fn f() {}
extern "C" fn f() { let s = "swift"; }
extern "other-swift" {}
#[x(extern = "swift")]
mod m {}
