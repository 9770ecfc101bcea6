extern "Swift" fn f() {} //~ use abi_swift
extern "Swift" { //~ use abi_swift
    fn g();
}
type F = unsafe extern "Swift" fn(u8) -> u8; //~ use abi_swift
fn h(f: &dyn Fn(extern "Swift" fn())) {} //~ use abi_swift
trait T {
    extern "Swift" fn m(&self); //~ use abi_swift
}
