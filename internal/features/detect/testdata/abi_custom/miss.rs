// extern "custom" fn f() {}
extern "C" fn f() { let s = "custom"; }
extern "other-custom" {}
#[x(extern = "custom")]
mod m {}
