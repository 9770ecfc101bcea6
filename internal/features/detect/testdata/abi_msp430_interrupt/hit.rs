extern "msp430-interrupt" fn f() {} //~ use abi_msp430_interrupt
extern "msp430-interrupt" { //~ use abi_msp430_interrupt
    fn g();
}
type F = unsafe extern "msp430-interrupt" fn(u8) -> u8; //~ use abi_msp430_interrupt
fn h(f: &dyn Fn(extern "msp430-interrupt" fn())) {} //~ use abi_msp430_interrupt
trait T {
    extern "msp430-interrupt" fn m(&self); //~ use abi_msp430_interrupt
}
