extern "avr-interrupt" fn f() {} //~ use abi_avr_interrupt
extern "avr-interrupt" { //~ use abi_avr_interrupt
    fn g();
}
type F = unsafe extern "avr-interrupt" fn(u8) -> u8; //~ use abi_avr_interrupt
fn h(f: &dyn Fn(extern "avr-interrupt" fn())) {} //~ use abi_avr_interrupt
trait T {
    extern "avr-interrupt" fn m(&self); //~ use abi_avr_interrupt
}
