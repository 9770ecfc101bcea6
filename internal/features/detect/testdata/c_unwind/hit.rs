extern "C-unwind" fn f() {} //~ use c_unwind
extern "C-unwind" { //~ use c_unwind
    fn g();
}
type F = unsafe extern "C-unwind" fn(u8) -> u8; //~ use c_unwind
fn h(f: &dyn Fn(extern "C-unwind" fn())) {} //~ use c_unwind
trait T {
    extern "C-unwind" fn m(&self); //~ use c_unwind
}
