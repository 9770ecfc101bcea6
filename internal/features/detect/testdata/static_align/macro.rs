macro_rules! m {
    ($name:ident) => {
        #[rustc_align_static(16)] //~ use static_align
        static A: u8 = 0;
    };
}
many! {
    #[rustc_align_static(16)] //~ use static_align
    static A: u8 = 0;
}
