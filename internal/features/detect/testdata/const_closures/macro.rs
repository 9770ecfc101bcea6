macro_rules! m {
    ($x:ident, $t:ty) => {
        let y = const || $x; //~ use const_closures
    };
}
