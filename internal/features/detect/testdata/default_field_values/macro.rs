macro_rules! m {
    ($x:ident, $t:ty) => {
        struct $x { a: $t = 1 } //~ use default_field_values
    };
}
