fn f() {
    asm!("", options(may_unwind)); //~ use asm_unwind
    core::arch::asm!("", options(nostack, may_unwind)); //~ use asm_unwind
}
