macro_rules! m {
    ($x:ident, $t:ty) => {
        struct $x { unsafe a: $t } //~ use unsafe_fields
        struct B { unsafe $x: $t } //~ use unsafe_fields
    };
}
