macro_rules! m {
    ($n:ident) => {
        extern "C" {
            #[link_name = "llvm.abs"]
            fn $n(); //~ use link_llvm_intrinsics
        }
    };
}
