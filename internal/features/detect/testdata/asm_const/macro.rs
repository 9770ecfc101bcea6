macro_rules! m {
    ($x:expr) => { asm!("{}", const $x) }; //~ use asm_const
}
