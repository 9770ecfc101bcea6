macro_rules! m {
    ($t:ty) => { ::core::mem::offset_of!($t, a.0) }; //~ use offset_of_nested
}
