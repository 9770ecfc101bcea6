macro_rules! a {
    ($($x:ident),*) => {
        $( const ${ concat(A_, $x) }: u8 = 0; )* //~ use macro_metavar_expr_concat
    };
}
