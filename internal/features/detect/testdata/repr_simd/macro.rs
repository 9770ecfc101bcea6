macro_rules! m {
    ($n:ident, $t:ty) => {
        #[repr(simd)] //~ use repr_simd
        struct $n([$t; 4]);
    };
}
macro_rules! declared {
    ($($decl:item)*) => { $( #[derive(Clone)] #[repr(simd)] $decl )* }; //~ use repr_simd
}
