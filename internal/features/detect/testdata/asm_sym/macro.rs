macro_rules! m {
    ($x:path) => { asm!("{}", sym $x) }; //~ use asm_sym
}
