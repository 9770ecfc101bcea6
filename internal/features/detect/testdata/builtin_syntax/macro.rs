macro_rules! m {
    ($x:ident, $t:ty) => {
        builtin # offset_of($t, $x) //~ use builtin_syntax
    };
}
