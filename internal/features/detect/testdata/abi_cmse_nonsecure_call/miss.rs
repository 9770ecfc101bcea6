// extern "cmse-nonsecure-call" fn f() {}
extern "C" fn f() { let s = "cmse-nonsecure-call"; }
extern "other-cmse-nonsecure-call" {}
#[x(extern = "cmse-nonsecure-call")]
mod m {}
