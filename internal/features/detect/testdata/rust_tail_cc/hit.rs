extern "tail" fn f() {} //~ use rust_tail_cc
extern "tail" { //~ use rust_tail_cc
    fn g();
}
type F = unsafe extern "tail" fn(u8) -> u8; //~ use rust_tail_cc
fn h(f: &dyn Fn(extern "tail" fn())) {} //~ use rust_tail_cc
trait T {
    extern "tail" fn m(&self); //~ use rust_tail_cc
}
