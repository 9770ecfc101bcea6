macro_rules! m {
    ($x:ident, $t:ty) => {
        let mut ref z = $x; //~ use mut_ref
    };
}
