extern "ptx-kernel" fn f() {} //~ use abi_ptx
extern "ptx-kernel" { //~ use abi_ptx
    fn g();
}
type F = unsafe extern "ptx-kernel" fn(u8) -> u8; //~ use abi_ptx
fn h(f: &dyn Fn(extern "ptx-kernel" fn())) {} //~ use abi_ptx
trait T {
    extern "ptx-kernel" fn m(&self); //~ use abi_ptx
}
