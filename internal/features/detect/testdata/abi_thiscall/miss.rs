// extern "thiscall" fn f() {}
extern "C" fn f() { let s = "thiscall"; }
extern "other-thiscall" {}
#[x(extern = "thiscall")]
mod m {}
