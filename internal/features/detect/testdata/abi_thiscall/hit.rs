extern "thiscall" fn f() {} //~ use abi_thiscall
extern "thiscall" { //~ use abi_thiscall
    fn g();
}
type F = unsafe extern "thiscall" fn(u8) -> u8; //~ use abi_thiscall
fn h(f: &dyn Fn(extern "thiscall" fn())) {} //~ use abi_thiscall
trait T {
    extern "thiscall" fn m(&self); //~ use abi_thiscall
}
