macro_rules! m {
    ($n:ident) => {
        #[diagnostic::on_unimplemented] //~ use diagnostic_namespace
        impl T for $n {}
    };
}
