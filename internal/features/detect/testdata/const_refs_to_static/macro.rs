macro_rules! m {
    ($n:ident) => { const $n: &u8 = &STATIC; }; //~ use const_refs_to_static
}
