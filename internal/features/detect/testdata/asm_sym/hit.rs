fn f() {
    asm!("call {}", sym g); //~ use asm_sym
    asm!("{a}", a = sym <B as C>::d); //~ use asm_sym
}
