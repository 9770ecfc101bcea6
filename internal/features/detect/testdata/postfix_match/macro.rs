macro_rules! m {
    ($x:ident, $t:ty) => {
        $x.match { _ => 1 } //~ use postfix_match
    };
}
