extern "x86-interrupt" fn f() {} //~ use abi_x86_interrupt
extern "x86-interrupt" { //~ use abi_x86_interrupt
    fn g();
}
type F = unsafe extern "x86-interrupt" fn(u8) -> u8; //~ use abi_x86_interrupt
fn h(f: &dyn Fn(extern "x86-interrupt" fn())) {} //~ use abi_x86_interrupt
trait T {
    extern "x86-interrupt" fn m(&self); //~ use abi_x86_interrupt
}
