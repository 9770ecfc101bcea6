extern "rust-preserve-none" fn f() {} //~ use rust_preserve_none_cc
extern "rust-preserve-none" { //~ use rust_preserve_none_cc
    fn g();
}
type F = unsafe extern "rust-preserve-none" fn(u8) -> u8; //~ use rust_preserve_none_cc
fn h(f: &dyn Fn(extern "rust-preserve-none" fn())) {} //~ use rust_preserve_none_cc
trait T {
    extern "rust-preserve-none" fn m(&self); //~ use rust_preserve_none_cc
}
