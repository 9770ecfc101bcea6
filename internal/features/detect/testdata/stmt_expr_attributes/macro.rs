macro_rules! m {
    ($(#[$a:meta])* $n:ident) => {
        $(#[$a])*
        #[inline]
        fn $n() { let x = #[allow(unused)] 1; } //~ use stmt_expr_attributes
    };
}
