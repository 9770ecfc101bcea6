macro_rules! m {
    ($x:ident, $t:ty) => {
        struct $x { unsafe a: $t } //~ use unsafe_fields
    };
}
