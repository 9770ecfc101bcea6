macro_rules! m {
    ($x:ident) => { asm!("", lateout(reg) $x, label { return; }) }; //~ use asm_goto_with_outputs
}
macro_rules! n {
    ($x:ident, $l:block) => { asm!("", out(reg) $x, label $l) }; //~ use asm_goto_with_outputs
}
