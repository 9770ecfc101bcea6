// extern "riscv-interrupt-m" fn f() {}
extern "C" fn f() { let s = "riscv-interrupt-m"; }
extern "other-riscv-interrupt-m" {}
#[x(extern = "riscv-interrupt-m")]
mod m {}
