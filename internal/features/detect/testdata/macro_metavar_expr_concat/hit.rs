macro_rules! a {
    ($x:ident) => { fn ${concat(get_, $x)}() {} }; //~ use macro_metavar_expr_concat
}
