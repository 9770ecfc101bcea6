macro_rules! m {
    ($n:ident) => {
        #[used(compiler)] //~ use used_with_arg
        static $n: u8 = 0;
    };
}
fn emit() -> T {
    quote! {
        #[used(compiler)] //~ use used_with_arg
        static A: u8 = 0;
    }
}
