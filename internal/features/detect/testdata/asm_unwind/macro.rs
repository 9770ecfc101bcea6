macro_rules! m {
    () => { asm!("", options(may_unwind)) }; //~ use asm_unwind
}
