macro_rules! m {
    ($name:ident, $b:block) => {
        #[naked] //~ use naked_functions
        pub extern "C" fn $name() $b
    };
    (#[naked] $x:tt) => {};
}
m! {
    #[naked] //~ use naked_functions
    fn x() {}
}
