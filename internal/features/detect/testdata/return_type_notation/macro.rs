macro_rules! m {
    ($x:ident) => { fn f<X: $x<m(..): Send>>() {} }; //~ use return_type_notation
}
