macro_rules! m {
    ($t:ty) => {
        impl A for $t { default type B = u8; } //~ use specialization
    };
}
