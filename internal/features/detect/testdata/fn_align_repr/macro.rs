macro_rules! m {
    ($name:ident) => {
        #[repr(align(16))] //~ use fn_align
        fn $name() {}
    };
}
