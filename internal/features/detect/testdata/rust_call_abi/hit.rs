extern "rust-call" fn f() {} //~ use unboxed_closures
extern "rust-call" { //~ use unboxed_closures
    fn g();
}
type F = unsafe extern "rust-call" fn(u8) -> u8; //~ use unboxed_closures
fn h(f: &dyn Fn(extern "rust-call" fn())) {} //~ use unboxed_closures
trait T {
    extern "rust-call" fn m(&self); //~ use unboxed_closures
}
