extern "efiapi" fn f() {} //~ use abi_efiapi
extern "efiapi" { //~ use abi_efiapi
    fn g();
}
type F = unsafe extern "efiapi" fn(u8) -> u8; //~ use abi_efiapi
fn h(f: &dyn Fn(extern "efiapi" fn())) {} //~ use abi_efiapi
trait T {
    extern "efiapi" fn m(&self); //~ use abi_efiapi
}
