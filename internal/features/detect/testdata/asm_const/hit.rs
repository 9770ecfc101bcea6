fn f() {
    asm!("{}", const 1 + 2); //~ use asm_const
    asm!("{a}", a = const B); //~ use asm_const
}
global_asm!("{}", const C); //~ use asm_const
