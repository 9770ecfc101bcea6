// extern "unadjusted" fn f() {}
extern "C" fn f() { let s = "unadjusted"; }
extern "other-unadjusted" {}
#[x(extern = "unadjusted")]
mod m {}
