macro_rules! m {
    ($x:ident, $t:ty) => {
        match $x { ..=5 => 1 } //~ use half_open_range_patterns
    };
}
