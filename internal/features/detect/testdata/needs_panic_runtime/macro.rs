macro_rules! m {
    ($name:ident) => {
        #[needs_panic_runtime] //~ use needs_panic_runtime
        mod x {}
    };
}
many! {
    #[needs_panic_runtime] //~ use needs_panic_runtime
    mod x {}
}
