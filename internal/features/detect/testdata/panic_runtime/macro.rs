macro_rules! m {
    ($name:ident) => {
        #[panic_runtime] //~ use panic_runtime
        mod x {}
    };
}
many! {
    #[panic_runtime] //~ use panic_runtime
    mod x {}
}
