macro_rules! a {
    ($($x:ident),*) => { ${count($x)} }; //~ use macro_metavar_expr
}
macro_rules! c {
    ($($x:ident),*) => { $ {count($x)} + $
        { len() } }; //~ use macro_metavar_expr
    //~^^ use macro_metavar_expr
    () => { $ $a }; //~ use macro_metavar_expr
}
macro_rules! b {
    ($($x:ident),*) => { $( f(${index()}, ${ignore($x)}); )* }; //~ use macro_metavar_expr
}
