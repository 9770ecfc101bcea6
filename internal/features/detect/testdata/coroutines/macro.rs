macro_rules! m {
    ($x:ident, $t:ty) => {
        || { yield $x; } //~ use coroutines
    };
}
