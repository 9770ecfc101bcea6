extern "rust-cold" fn f() {} //~ use rust_cold_cc
extern "rust-cold" { //~ use rust_cold_cc
    fn g();
}
type F = unsafe extern "rust-cold" fn(u8) -> u8; //~ use rust_cold_cc
fn h(f: &dyn Fn(extern "rust-cold" fn())) {} //~ use rust_cold_cc
trait T {
    extern "rust-cold" fn m(&self); //~ use rust_cold_cc
}
