extern "custom" fn f() {} //~ use abi_custom
extern "custom" { //~ use abi_custom
    fn g();
}
type F = unsafe extern "custom" fn(u8) -> u8; //~ use abi_custom
fn h(f: &dyn Fn(extern "custom" fn())) {} //~ use abi_custom
trait T {
    extern "custom" fn m(&self); //~ use abi_custom
}
