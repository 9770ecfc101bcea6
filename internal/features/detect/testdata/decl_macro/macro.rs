macro_rules! m {
    ($n:ident) => {
        pub macro $n() {} //~ use decl_macro
        macro b() {} //~ use decl_macro
    };
}
