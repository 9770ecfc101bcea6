macro_rules! m {
    ($name:ident) => {
        #[compiler_builtins] //~ use compiler_builtins
        mod x {}
    };
}
many! {
    #[compiler_builtins] //~ use compiler_builtins
    mod x {}
}
