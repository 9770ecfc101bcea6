macro_rules! a {
    ($x:ident) => {
        macro_rules! b { ($$y:ident) => {} } //~ use macro_metavar_expr
    };
}
