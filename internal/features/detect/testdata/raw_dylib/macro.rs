macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, kind = "raw-dylib")] //~ use raw_dylib
        extern "C" {}
    };
}
