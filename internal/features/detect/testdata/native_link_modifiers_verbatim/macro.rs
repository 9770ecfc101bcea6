macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, modifiers = "+verbatim")] //~ use native_link_modifiers_verbatim
        extern "C" {}
    };
}
