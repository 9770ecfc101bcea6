macro_rules! m {
    ($name:ident) => {
        #[thread_local] //~ use thread_local
        static A: u8 = 0;
    };
}
many! {
    #[thread_local] //~ use thread_local
    static A: u8 = 0;
}
