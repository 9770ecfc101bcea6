macro_rules! m {
    ($x:ident, $t:ty) => {
        do yeet $x //~ use yeet_expr
    };
}
