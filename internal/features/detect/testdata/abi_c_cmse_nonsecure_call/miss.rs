// extern "C-cmse-nonsecure-call" fn f() {}
extern "C" fn f() { let s = "C-cmse-nonsecure-call"; }
extern "other-C-cmse-nonsecure-call" {}
#[x(extern = "C-cmse-nonsecure-call")]
mod m {}
