macro_rules! m {
    ($n:ident, $t:ty) => {
        #[repr(simd)] //~ use repr_simd
        struct $n([$t; 4]);
    };
}
