macro_rules! m {
    ($x:expr) => { gen { yield $x; } }; //~ use gen_blocks
}
