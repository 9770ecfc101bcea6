macro_rules! m {
    ($x:ident, $t:ty) => {
        become $x(1) //~ use explicit_tail_calls
    };
}
