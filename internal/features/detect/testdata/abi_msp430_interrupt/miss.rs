// extern "msp430-interrupt" fn f() {}
extern "C" fn f() { let s = "msp430-interrupt"; }
extern "other-msp430-interrupt" {}
#[x(extern = "msp430-interrupt")]
mod m {}
