macro_rules! m {
    ($x:ident, $t:ty) => {
        let y = box $x; //~ use box_syntax
    };
}
