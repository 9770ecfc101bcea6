// extern "C-cmse-nonsecure-entry" fn f() {}
extern "C" fn f() { let s = "C-cmse-nonsecure-entry"; }
extern "other-C-cmse-nonsecure-entry" {}
#[x(extern = "C-cmse-nonsecure-entry")]
mod m {}
