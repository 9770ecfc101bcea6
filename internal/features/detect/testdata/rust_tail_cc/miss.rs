// extern "tail" fn f() {}
extern "C" fn f() { let s = "tail"; }
extern "other-tail" {}
#[x(extern = "tail")]
mod m {}
