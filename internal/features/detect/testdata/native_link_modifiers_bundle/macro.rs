macro_rules! m {
    ($n:literal) => {
        #[link(name = $n, modifiers = "+bundle")] //~ use native_link_modifiers_bundle
        extern "C" {}
    };
}
