macro_rules! m {
    ($x:ident) => { asm!("", lateout(reg) $x, label { return; }) }; //~ use asm_goto_with_outputs
}
