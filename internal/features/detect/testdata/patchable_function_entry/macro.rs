macro_rules! m {
    ($name:ident) => {
        #[patchable_function_entry(prefix_nops = 2, entry_nops = 1)] //~ use patchable_function_entry
        fn f() {}
    };
}
many! {
    #[patchable_function_entry(prefix_nops = 2, entry_nops = 1)] //~ use patchable_function_entry
    fn f() {}
}
