// extern "platform-intrinsic" fn f() {}
extern "C" fn f() { let s = "platform-intrinsic"; }
extern "other-platform-intrinsic" {}
#[x(extern = "platform-intrinsic")]
mod m {}
