// extern "avr-interrupt" fn f() {}
extern "C" fn f() { let s = "avr-interrupt"; }
extern "other-avr-interrupt" {}
#[x(extern = "avr-interrupt")]
mod m {}
