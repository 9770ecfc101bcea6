macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, kind = "static-nobundle")] //~ use static_nobundle
        extern "C" {}
    };
}
