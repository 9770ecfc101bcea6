// extern "vectorcall" fn f() {}
extern "C" fn f() { let s = "vectorcall"; }
extern "other-vectorcall" {}
#[x(extern = "vectorcall")]
mod m {}
