extern "unadjusted" fn f() {} //~ use abi_unadjusted
extern "unadjusted" { //~ use abi_unadjusted
    fn g();
}
type F = unsafe extern "unadjusted" fn(u8) -> u8; //~ use abi_unadjusted
fn h(f: &dyn Fn(extern "unadjusted" fn())) {} //~ use abi_unadjusted
trait T {
    extern "unadjusted" fn m(&self); //~ use abi_unadjusted
}
