macro_rules! m {
    ($t:ty) => { ::core::mem::offset_of!($t, A.0) }; //~ use offset_of_enum
}
