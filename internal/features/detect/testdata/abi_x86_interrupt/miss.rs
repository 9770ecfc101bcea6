// extern "x86-interrupt" fn f() {}
extern "C" fn f() { let s = "x86-interrupt"; }
extern "other-x86-interrupt" {}
#[x(extern = "x86-interrupt")]
mod m {}
