extern "riscv-interrupt-m" fn f() {} //~ use abi_riscv_interrupt
extern "riscv-interrupt-m" { //~ use abi_riscv_interrupt
    fn g();
}
type F = unsafe extern "riscv-interrupt-m" fn(u8) -> u8; //~ use abi_riscv_interrupt
fn h(f: &dyn Fn(extern "riscv-interrupt-m" fn())) {} //~ use abi_riscv_interrupt
trait T {
    extern "riscv-interrupt-m" fn m(&self); //~ use abi_riscv_interrupt
}
