macro_rules! m {
    ($x:ident, $t:ty) => {
        match $x { Some(box y) => y } //~ use box_patterns
    };
}
