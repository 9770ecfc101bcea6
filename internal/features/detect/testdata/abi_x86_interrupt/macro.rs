macro_rules! m {
    ($($n:ident),*) => { $( extern "x86-interrupt" fn $n() {} )* }; //~ use abi_x86_interrupt
}
