extern "swift" fn f() {} //~ use abi_swift
extern "swift" { //~ use abi_swift
    fn g();
}
type F = unsafe extern "swift" fn(u8) -> u8; //~ use abi_swift
fn h(f: &dyn Fn(extern "swift" fn())) {} //~ use abi_swift
trait T {
    extern "swift" fn m(&self); //~ use abi_swift
}
