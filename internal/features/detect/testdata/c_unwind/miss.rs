// extern "C-unwind" fn f() {}
extern "C" fn f() { let s = "C-unwind"; }
extern "other-C-unwind" {}
#[x(extern = "C-unwind")]
mod m {}
